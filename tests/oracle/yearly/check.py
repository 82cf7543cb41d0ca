"""Runs spraw and the oracle of the yearly reports side by side: they must agree on every cell, of every year
and of what changed, each cell must be other than zero in one of the offices, and they must disagree as soon as
a filter, measure, point in time or period is changed.

    check.py SPRAW TEMPLATES WORK
"""

import csv
import io
import pathlib
import sys

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "foster"), str(HERE.parent)]

from beside import conclude, make_office, newest_cells, unnoticed
import oracle_yearly
import strange
import years

YEAR = 2025
# report, section/row/column: why no office has a record there
NEVER = {}
# name, arguments of `spraw demo`; the sample office is the one that ships
OFFICES = [
    ("sample", None),
    ("thorough", ["--inhabitants", "60000", "--seed", "11", "--thorough", "--clean"]),
    ("usual", ["--inhabitants", "40000", "--seed", "12"]),
]
W, P, R = ("wspieranie-rodziny", "piecza-zastepcza", "program-pieczy")
FAMILIES, CHILDREN, TABLES = "2023-01-01/families.toml", "2023-01-01/children.toml", "2023-01-01/tables.toml"

# report, file, what stands there, what is put in its place
MUTATIONS = [
    (W, f"{W}/2023-01-01/template.toml", 'period = "year-1"', 'period = "year-2"'),
    (R, f"{R}/2023-01-01/template.toml", 'change = { from = "y1", to = "y0" }', 'change = { from = "y2", to = "y0" }'),
    (W, f"{W}/{TABLES}", "next_ones = 0", "next_ones >= 0"),
    (W, f"{W}/{TABLES}", "share = 30", "share = 50"),
    (W, f"{W}/{TABLES}", 'pick = "from_day", when = "during"', 'pick = "from_day", when = "on_last_day"'),
    (W, f"{W}/{TABLES}", 'count = "support_id", when = "ended"', 'count = "support_id", when = "started"'),
    (P, f"{P}/{CHILDREN}", "leaves and age_when_leaving < 18 and left_to = 'rodzina'", "leaves and left_to = 'rodzina'"),
    (P, f"{P}/{CHILDREN}", "reason_lead in ('sieroctwo', 'polsieroctwo')", "reason_lead = 'sieroctwo'"),
    (P, f"{P}/{FAMILIES}", "in_group(benefit, 'wynagrodzenia')", "benefit = 'wynagrodzenie'"),
    (P, f"{P}/{FAMILIES}", 'count = "person_key"', 'count = "*"'),
    (P, f"{P}/{FAMILIES}", 'sum = "paid"', 'sum = "due"'),
    (R, f"{R}/{TABLES}", "[zawodowe] * 100 / [limit]", "[nowe] * 100 / [limit]"),
    (R, f"{R}/{TABLES}", 'when = "started"', 'when = "during"'),
]


def counted(path, report):
    """Each cell that has a value, of a year or what changed, and whether it is other than zero here."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        for line in csv.DictReader(file, delimiter=";"):
            place = "/".join(line[name] for name in ("section", "row", "column"))
            if line["status"] != "blocked":
                yield (report, place), line["value"].strip("-0,") != ""


def compared(spraw, office, report, mine):
    """How many cells of the newest version differ, what was said of it, and the cells."""
    cells, said = newest_cells(spraw, office, report, YEAR), io.StringIO()
    differ = oracle_yearly.compare(mine[report], cells, YEAR, said)
    return differ, said.getvalue(), cells


def main(spraw, templates, work):
    failed, answers, seen = [], {}, {}
    for name, arguments in OFFICES:
        office = work / name
        make_office(spraw, office, f"{YEAR - 2}..{YEAR}", arguments)
        if name == "thorough":
            strange.add(office)
        answers[name] = years.count(office, YEAR)
        for report in years.RETURNS:
            differ, said, cells = compared(spraw, office, report, answers[name])
            for cell, above in counted(cells, report):
                seen[cell] = seen.get(cell, False) or above
            print(f"{name} {report}: {said.strip().splitlines()[-1]}")
            if differ:
                failed.append(f"{name} {report}\n{said}")
    empty = {cell for cell, above in seen.items() if not above}
    failed += [f"no office has a record in {cell}" for cell in sorted(empty - set(NEVER))]
    failed += [f"{cell} is no longer empty in every office" for cell in sorted(set(NEVER) - empty)]
    print(f"{len(seen)} cells that are counted, {len(empty)} of them zero in every office")
    office = work / "thorough"
    for report, path, old, new in MUTATIONS:
        answer = unnoticed(office, templates, path, old, new,
                           lambda: compared(spraw, office, report, answers["thorough"])[0] > 0)
        failed += [answer] if answer else []
    conclude(len(MUTATIONS), failed)


if __name__ == "__main__":
    main(*(pathlib.Path(argument).resolve() for argument in sys.argv[1:4]))
