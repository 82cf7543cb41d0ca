"""spraw beside an oracle: offices made, returns made in them, templates changed on purpose. For every check.py."""

import csv
import pathlib
import shutil
import subprocess
import sys

SAMPLE = pathlib.Path(__file__).resolve().parent.parent.parent / "sample_data"


def run(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True)


def make_office(spraw, office, years, arguments, without=()):
    """An office by `spraw demo`; without arguments the sample that ships, less what is left out."""
    if arguments is None:
        shutil.copytree(SAMPLE, office, ignore=shutil.ignore_patterns("wyniki", ".spraw", *without))
        return
    made = run(spraw, "demo", office, "--years", years, *arguments)
    if made.returncode:
        sys.exit(f"spraw demo: {made.stdout}{made.stderr}")


def newest_cells(spraw, office, form, period, *options):
    """Makes a return; the cells of its newest version."""
    extra = [part for option in options for part in ("--option", option)]
    made = run(spraw, "run", form, "-C", office, "--period", period, "-q", *extra)
    if made.returncode not in (0, 1):
        sys.exit(f"spraw ended with {made.returncode}: {made.stdout}{made.stderr}")
    versions = (office / "wyniki" / str(period) / form).glob("v*")
    newest = max(versions, key=lambda folder: int(folder.name[1:]))
    return next(newest.glob(f"{form}_*.csv"))


def counted(cells):
    """Each cell that is counted, and whether it is above zero."""
    with open(cells, encoding="utf-8-sig", newline="") as file:
        for line in csv.DictReader(file, delimiter=";"):
            if line["status"] in ("computed", "formula"):
                place = "/".join(line[name] for name in ("section", "row", "column"))
                yield place, line["value"].strip("0,") != ""


def last_line(answer):
    """What a program said of the cells in the end."""
    return (answer.stdout.strip().splitlines() or [answer.stderr])[-1]


def unnoticed(office, templates, path, old, new, differs, every=False):
    """Why a template changed on purpose went by: a sentence, or none. `differs` makes the return and says whether the
    oracle disagrees; None when nothing was compared."""
    text = (templates / path).read_text(encoding="utf-8")
    if old not in text:
        return f"{path} no longer says {old!r}"
    target = office / "wzory" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text.replace(old, new, -1 if every else 1), encoding="utf-8")
    told = differs()
    shutil.rmtree(office / "wzory")
    if told is None:
        return f"nothing was compared after {new!r} in {path}"
    return None if told else f"nobody noticed {new!r} in {path}"


def moved(agreed, cells):
    """Does the oracle disagree with these cells? It said the same as each of `agreed`, so it says something else than
    every cell that is not as there: a changed template need not be counted a second time to know."""
    before, after = told(agreed), told(cells)
    return (before != after) if after else None


def told(cells):
    """What a return says in each of its cells."""
    with open(cells, encoding="utf-8-sig", newline="") as file:
        return {(line["section"], line["row"], line["column"]): (line["row_label"], line["value"], line["status"])
                for line in csv.DictReader(file, delimiter=";")}


def conclude(changes, failed):
    """The summary of the changed templates; ends with what is wrong, if anything is."""
    print(f"{changes} changed templates, {sum('noticed' in own for own in failed)} unnoticed")
    if failed:
        sys.exit("\n".join(failed))
