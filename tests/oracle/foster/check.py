"""Runs spraw and the oracle of foster care side by side: they must agree on every cell of several offices,
with and without blemishes, each cell must be above zero in one of them, and they must disagree as soon as
one filter or point in time of the templates is changed.

    check.py SPRAW TEMPLATES WORK
"""

import csv
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent.parent

# name, arguments of `spraw demo`; the sample office is the one that ships
OFFICES = [
    ("sample", None),
    ("thorough", ["--inhabitants", "140000", "--seed", "1", "--thorough", "--clean"]),
    ("clean", ["--inhabitants", "60000", "--seed", "7", "--clean"]),
    ("light", ["--inhabitants", "60000", "--seed", "2"]),
    ("heavy", ["--inhabitants", "60000", "--seed", "6", "--thorough", "--dirty"]),
]
RETURNS = ["wrispz-p", "wrispz-g"]

# return, section/row/column: why no office has a record there
NEVER = {}
P, G = "wrispz-p/2023-01-01", "wrispz-g/2023-01-01"

# return, file, what stands there, what is put in its place
MUTATIONS = [
    ("wrispz-p", f"{P}/section_07a.toml", 'when     = "on_last_day"', 'when     = "on_first_day"'),
    ("wrispz-p", "views/care_flows.toml", "before = 0", "before >= 0"),
    ("wrispz-p", "views/care_flows.toml", "and after = 0", "and after >= 0"),
    ("wrispz-p", f"{P}/section_01.toml", "where    = \"benefit = 'utrzymanie'\"", "where    = \"benefit = 'przyjecie'\""),
    ("wrispz-p", f"{P}/section_10.toml", 'count = "person_key", unit', 'count = "*", unit'),
    ("wrispz-p", f"{P}/section_07a.toml", 'where    = "first_this_year"', 'where    = "not first_this_year"'),
    ("wrispz-g", f"{G}/section_2.toml", 'when    = "started"', 'when    = "ended"'),
]


def run(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True)


def compared(spraw, office, form, period):
    """The answer of the oracle for the newest version of a return, and the cells of that version."""
    made = run(spraw, "run", form, "-C", office, "--period", period, "-q")
    if made.returncode not in (0, 1):
        sys.exit(f"spraw ended with {made.returncode}: {made.stderr}")
    versions = (office / "wyniki" / period / form).glob("v*")
    newest = max(versions, key=lambda folder: int(folder.name[1:]))
    cells = next(newest.glob(f"{form}_*.csv"))
    return run(sys.executable, HERE / "oracle_foster.py", office, period, "--cells", cells), cells


def counted(cells):
    """Each cell that is counted, and whether it is above zero."""
    with open(cells, encoding="utf-8-sig", newline="") as file:
        for line in csv.DictReader(file, delimiter=";"):
            if line["status"] in ("computed", "formula"):
                place = "/".join(line[name] for name in ("section", "row", "column"))
                yield (line["form"].lower(), place), line["value"].strip("0,") != ""


def main(spraw, templates, work):
    failed, seen = [], {}
    for name, arguments in OFFICES:
        office = work / name
        if arguments is None:
            ignored = shutil.ignore_patterns("wyniki", ".spraw")
            shutil.copytree(ROOT / "sample_data", office, ignore=ignored)
        else:
            made = run(spraw, "demo", office, "--years", "2023..2025", *arguments)
            if made.returncode:
                sys.exit(f"spraw demo: {made.stderr}")
        for form in RETURNS:
            for period in ("2025-H1", "2025-H2"):
                answer, cells = compared(spraw, office, form, period)
                for cell, above in counted(cells):
                    seen[cell] = seen.get(cell, False) or above
                print(f"{name} {form} {period}: {(answer.stdout.strip().splitlines() or [answer.stderr])[-1]}")
                if answer.returncode:
                    failed.append(f"{name} {form} {period}\n{answer.stdout}{answer.stderr}")
    empty = {cell for cell, above in seen.items() if not above}
    failed += [f"no office has a record in {cell}" for cell in sorted(empty - set(NEVER))]
    failed += [f"{cell} is no longer empty in every office" for cell in sorted(set(NEVER) - empty)]
    print(f"{len(seen)} cells that are counted, {len(empty)} of them zero in every office")
    office = work / "thorough"
    for form, path, old, new in MUTATIONS:
        text = (templates / path).read_text(encoding="utf-8")
        if old not in text:
            failed.append(f"{path} no longer says {old!r}")
            continue
        target = office / "wzory" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text.replace(old, new, 1), encoding="utf-8")
        answer, _ = compared(spraw, office, form, "2025-H1")
        shutil.rmtree(office / "wzory")
        if answer.returncode == 0:
            failed.append(f"nobody noticed {new!r} in {path}")
    print(f"{len(MUTATIONS)} changed templates, {sum('nobody noticed' in own for own in failed)} unnoticed")
    if failed:
        sys.exit("\n".join(failed))


if __name__ == "__main__":
    main(*(pathlib.Path(argument).resolve() for argument in sys.argv[1:4]))
