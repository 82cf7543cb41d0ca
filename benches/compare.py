#!/usr/bin/env python3
"""Measures spraw against pandas, polars, DuckDB and calamine in one session, and prints ratios.

    compare.py [--spraw target/release/spraw] [--walk target/release/examples/walk] [--dev target/debug/spraw]
               [--load target/release/examples/load]
               [--payments 1000000] [--xlsx-rows 100000] [--runs 3] [--only a,b,c,d,e] [--keep DIR]

Nothing is asserted about time. The exit code is 1 when the contestants do not count the same cells.
See README.md beside this file.
"""

import argparse
import csv
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent
FORM, PERIOD = "mrpips-03", "2025"


def environment():
    """The Python of target/bench-env, made when it is not there."""
    folder = REPOSITORY / "target/bench-env"
    python = folder / "bin/python"
    stamp, wanted = folder / "requirements.txt", (HERE / "requirements.txt").read_text()
    if not stamp.exists() or stamp.read_text() != wanted:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", HERE / "requirements.txt"], check=True)
        stamp.write_text(wanted)
    return python


# --- contestants ---------------------------------------------------------------------------------------

class Contestant:
    """A whole process: its best time, its highest memory, and what it counted last."""

    def __init__(self, name, command, before=lambda: None, good=(0,)):
        self.name, self.command, self.before, self.good = name, [str(part) for part in command], before, good
        self.times, self.memory, self.output = [], 0, ""

    def run(self):
        self.before()
        with tempfile.TemporaryFile() as output:
            start = time.perf_counter()
            process = subprocess.Popen(self.command, stdout=output, stderr=subprocess.STDOUT)
            _, status, usage = os.wait4(process.pid, 0)
            self.times.append(time.perf_counter() - start)
            process.returncode = os.waitstatus_to_exitcode(status)
            self.memory = max(self.memory, usage.ru_maxrss * 1024)
            output.seek(0)
            self.output = output.read().decode()
        if process.returncode not in self.good:
            sys.exit(f"{self.name} ended with {process.returncode}:\n{self.output[-3000:]}")

    @property
    def best(self):
        return min(self.times)

    def line(self):
        spread = " ".join(f"{one:.2f}" for one in sorted(self.times))
        return f"    {self.name:<44} {self.best:8.2f} s {self.memory / 2**20:8.0f} MiB   ({spread})"


def spraw(binary, office, name, periods=(PERIOD,), first=True):
    """A run that writes: the results of the run before are taken away, and the cells that it kept of workbooks
    when it is the `first`. 1 is made, but look."""
    left = ["wyniki", ".spraw"] if first else ["wyniki"]
    words = [word for period in periods for word in ("--period", period)]
    return Contestant(name, [binary, "run", FORM, "--quiet", "-C", office, *words],
                      before=lambda: [shutil.rmtree(office / own, ignore_errors=True) for own in left], good=(0, 1))


def race(contestants, runs):
    """All of them in turn, so that what else the machine does meets all of them alike."""
    for _ in range(runs):
        for one in contestants:
            one.run()
    for one in contestants:
        print(one.line())
    sys.stdout.flush()


# --- the same cells? ------------------------------------------------------------------------------------

def written_cells(office):
    """(section, row, column) -> value, from the cell csv that spraw wrote."""
    path, = (office / "wyniki" / PERIOD / FORM / "v1").glob(f"{FORM}_*.csv")
    with open(path, encoding="utf-8-sig", newline="") as file:
        return {(line["section"], line["row"], line["column"]): line["value"].removesuffix(",00")
                for line in csv.DictReader(file, delimiter=";")}


def printed_cells(text):
    lines = csv.DictReader(text.splitlines(), delimiter=";")
    return {(line["section"], line["row"], line["column"]): line["value"] for line in lines}


def disagree(name, ours, theirs):
    """How many cells are not the same. Section 1C-3 is entered by hand: nobody counts it."""
    asked = {cell for cell in ours.keys() | theirs.keys() if cell[0] != "1C-3"}
    wrong = sorted(cell for cell in asked if ours.get(cell) != theirs.get(cell))
    print(f"    cells: {name}: {len(asked)} compared, {len(wrong)} differ")
    for cell in wrong[:5]:
        print(f"        {'/'.join(cell)}: {ours.get(cell)!r}, {name} {theirs.get(cell)!r}")
    return len(wrong)


# --- the measurements -----------------------------------------------------------------------------------

class Bench:
    def __init__(self, args, folder, python):
        self.args, self.folder, self.python = args, folder, python
        self.ratios, self.wrong = [], 0

    def office(self, name, *options):
        folder = self.folder / name
        if not folder.exists():
            print(f"    (making {folder})", flush=True)
            subprocess.run([self.python, HERE / "make_office.py", folder, *map(str, options)], check=True)
        return folder

    def ratio(self, what, value, target=""):
        self.ratios.append((what, f"{value:.2f}", target))

    def big_office(self):
        return self.office(f"office-{self.args.payments}", "--payments", self.args.payments)

    def a(self):
        print(f"(a) {self.args.payments} payments in csv: the whole of `spraw run`; the others only read and count")
        office = self.big_office()
        data = office / "dane" / PERIOD
        peer = lambda name, script, *words: Contestant(name, [self.python, HERE / script, data, *words])
        ours = spraw(self.args.spraw, office, "spraw run")
        peers = [peer("pandas, reading with pyarrow", "peer_pandas.py", "pyarrow"),
                 peer("pandas, its default reader", "peer_pandas.py", "c"),
                 peer("polars", "peer_polars.py"), peer("DuckDB", "peer_duckdb.py")]
        race([ours, *peers], self.args.runs)
        cells = written_cells(office)
        for one in peers:
            self.wrong += disagree(one.name, cells, printed_cells(one.output))
        for one, target in zip(peers, ["<= 0.5", "<= 0.5", "", ""]):
            self.ratio(f"(a) spraw run / {one.name}", ours.best / one.best, target)
        self.ratio("(a) spraw's peak memory, GiB", ours.memory / 2**30, "<= 1.5")
        for one in peers:
            self.ratio(f"(a) spraw's peak memory / {one.name}", ours.memory / one.memory)

    def b(self):
        rows = self.args.xlsx_rows
        print(f"(b) {rows} payments in a workbook: the whole of `spraw run`; calamine walks the cells of that workbook")
        office = self.office(f"office-xlsx-{rows}", "--payments", rows, "--xlsx")
        same = self.office(f"office-{rows}", "--payments", rows)
        tiny = self.office("office-100", "--payments", 100)
        ours = spraw(self.args.spraw, office, "spraw run, payments in xlsx")
        again = spraw(self.args.spraw, office, "the same again: its cells are kept", first=False)
        from_csv = spraw(self.args.spraw, same, "spraw run, the same payments in csv")
        alone = spraw(self.args.spraw, tiny, "spraw run, 100 payments in csv")
        contestants = [ours, again, from_csv, alone]
        if self.args.walk:
            walk = Contestant("calamine walks the cells", [self.args.walk, office / "dane" / PERIOD / "wyplaty.xlsx"])
            contestants.append(walk)
        race(contestants, self.args.runs)
        self.wrong += disagree("the same in csv", written_cells(office), written_cells(same))
        if self.args.walk:
            self.ratio("(b) spraw run, xlsx / calamine", ours.best / walk.best, "<= 1.3")
            self.ratio("(b) spraw run again, xlsx / calamine", again.best / walk.best, "<= 1.3")
            self.ratio("(b) more than from csv / calamine", (ours.best - from_csv.best) / walk.best)

    def c(self):
        print(f"(c) {self.args.payments} payments in csv, a form of ten times the rows")
        office = self.big_office()
        alike = self.office(f"form-10-of-{self.args.payments}", "--rows-of", office)
        apart = self.office(f"form-10-distinct-of-{self.args.payments}", "--rows-of", office, "--distinct")
        ours = spraw(self.args.spraw, office, "the form as it is")
        ten = spraw(self.args.spraw, alike, "ten times the rows")
        ten_apart = spraw(self.args.spraw, apart, "ten times the rows, conditions of their own")
        race([ours, ten, ten_apart], self.args.runs)
        cells = written_cells(office)
        for one, folder in ((ten, alike), (ten_apart, apart)):
            many = written_cells(folder)
            originals = {cell: value for cell, value in many.items() if "x" not in cell[1]}
            self.wrong += disagree(one.name, cells, originals)
        self.ratio("(c) ten times the rows / the form as it is", ten.best / ours.best, "< 2")
        self.ratio("(c) the same, conditions of their own", ten_apart.best / ours.best)

    def d(self):
        print("(d) sample_data in the dev build, as the README's first command asks")
        office = self.folder / "sample_data"
        shutil.rmtree(office, ignore_errors=True)
        shutil.copytree(REPOSITORY / "sample_data", office, ignore=shutil.ignore_patterns("wyniki"))
        ours = spraw(self.args.dev, office, "spraw run, 2025-H1 and 2025", ("2025-H1", "2025"))
        race([ours], self.args.runs)
        self.ratio("(d) dev build on sample_data, seconds", ours.best, "< 5")

    def e(self):
        print(f"(e) {self.args.payments} payments in csv read with types and places; polars reads them with types")
        if not self.args.load.exists():
            sys.exit(f"no {self.args.load}: cargo build --release --example load")
        office = self.big_office()
        ours = Contestant("spraw reads", [self.args.load, office, PERIOD, "payments", "amount"])
        polars = Contestant("polars reads", [self.python, HERE / "peer_polars_read.py", office / "dane" / PERIOD])
        start = Contestant("polars is imported", [self.python, "-c", "import polars"])
        race([ours, polars, start], self.args.runs)
        same = ours.output.split() == polars.output.split()
        print(f"    records and amounts: {ours.output.strip()}, polars {polars.output.strip()}")
        self.wrong += not same
        self.ratio("(e) spraw reads / polars reads", ours.best / polars.best, "<= 3")
        self.ratio("(e) spraw reads / polars without its import", ours.best / (polars.best - start.best))


def main():
    parser = argparse.ArgumentParser(description="spraw against its peers, in one session.")
    release = REPOSITORY / "target/release"
    parser.add_argument("--spraw", type=Path, default=release / "spraw")
    parser.add_argument("--walk", type=Path, default=release / "examples/walk")
    parser.add_argument("--load", type=Path, default=release / "examples/load")
    parser.add_argument("--dev", type=Path, default=REPOSITORY / "target/debug/spraw")
    parser.add_argument("--payments", type=int, default=1_000_000)
    parser.add_argument("--xlsx-rows", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", default="a,b,c,d,e", metavar="a,b,c,d,e")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="make the offices here, and leave them")
    args = parser.parse_args()
    if not args.walk.exists():
        print(f"no {args.walk}: (b) goes without calamine (cargo build --release --example walk)")
        args.walk = None
    python = environment()
    busy = os.getloadavg()[0]
    print(f"{os.cpu_count()} cores, load {busy:.1f}, best of {args.runs} runs")
    if busy > 0.7:
        print("something else runs on this machine: the ratios are worth little")
    with tempfile.TemporaryDirectory(prefix="spraw-bench-") as scratch:
        folder = args.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        bench = Bench(args, folder.resolve(), python)
        for name in args.only.split(","):
            getattr(bench, name)()
    print()
    for what, value, target in bench.ratios:
        print(f"{what:<64} {value:>6}   {target}")
    print(f"{bench.wrong} cells differ between contestants")
    return 1 if bench.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
