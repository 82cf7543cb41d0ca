"""Runs spraw and the oracle of the report on the centre's work side by side: they must agree on every cell of three
years and of what changed, each cell must be other than zero in one of the offices, and a filter, measure, point in
time or period that is changed must be noticed in the cells where it stands.

    check.py SPRAW TEMPLATES WORK
"""

import csv
import io
import pathlib
import shutil
import sys

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE)] + [str(HERE.parent / own) for own in ("yearly", "foster", "")]

from beside import make_office, newest_cells
import edges
import oracle_centre
import oracle_yearly

YEAR = 2025
REPORT = oracle_centre.REPORT
# name, arguments of `spraw demo`
OFFICES = [
    ("usual", ["--inhabitants", "20000", "--seed", "21", "--clean"]),
    ("thorough", ["--inhabitants", "25000", "--seed", "11", "--thorough", "--clean"]),
    ("dirty", ["--inhabitants", "25000", "--seed", "12", "--thorough", "--dirty"]),
]
# section/row/column: why no office has a number there
NEVER = {}

EDITION = f"{REPORT}/2023-01-01"
ONE, TWO, THREE, FOUR, FIVE = (
    f"{EDITION}/{own}.toml"
    for own in ("1_potrzeby", "2_praca", "3_srodowisko", "4_jednostki", "5_sprawozdawczosc"))

# Each group is one run: the cells in which a change must be seen, the file, what stands there, what is put in its
# place. No two changes of a group reach the same cells.
MUTATIONS = [
    [
        ("1A/2.1/", ONE, 'where = "rural"', 'where = "not rural"'),
        ("1B/", "views/reasons_of_helped.toml", '"helped > 0"', '"helped >= 0"'),
        ("1C/1.5/", ONE, "size >= 5", "size > 5"),
        ("2/3.1/", ONE, "<= param('wywiad_dni', done)", "< param('wywiad_dni', done)"),
        ("3A/2.3/", ONE, "in_group(given, 'celowe_inne') and in_group(given, 'pieniezne')", "given = 'ZCL'"),
        ("3B/1.1/", "views/decisions_issued.toml", 'of = "issued"', 'of = "validity"'),
        ("3A/2.4/", ONE, "not in_group(given, 'okresowy')", "not in_group(given, 'bilet')"),
        ("3A/3.6/", ONE, "not in_group(given, 'dps') and not", "not in_group(given, 'pogrzeb') and not"),
        ("4A/2/", TWO, "where = \"form = 'poradnictwo'\"", "where = \"task = 'gmina' and form = 'poradnictwo'\""),
        ("4B/5.1/", TWO, "when = \"ended\", where = \"status = 'zrealizowany'\"",
         "when = \"ended\", where = \"status = 'trwa'\""),
        ("5/3/", TWO, 'sum = "hours_plan"', 'sum = "hours_done"'),
        ("6/6/", TWO, "next_ones = 0", "next_ones >= 0"),
        ("7A/2/", "views/prison_releases.toml", "is_true(help_from <= :end)", "help_from is not null"),
        ("8/3/", THREE, 'where = "anonymous"', 'where = "not anonymous"'),
        ("9/4.1/", THREE, "ended_by in ('mieszkanie', 'rodzina')", "ended_by = 'mieszkanie'"),
        ("9/6.1/", THREE, "result = 'cel'", "result = 'czesciowo'"),
        ("10/1.3/", THREE, "kind = 'losowe'", "kind = 'inny'"),
        ("11A/3/", "quantities/srodowisko.toml", "kind = 'ngo' and contact = 'zlecenie'", "contact = 'wniosek'"),
        ("11B/1/", THREE, 'of      = "started"', 'of      = "procedure"'),
        ("12A/4/", "views/shelter_use_nights.toml", "days is not null and", "days is null and"),
        ("11A/2/", "views/partners_with_families.toml", "count_distinct(family_id)", "count()"),
        ("12B/5/", "views/centre_use_in_period.toml", "kind = 'uslugi'", "kind = 'nocleg'"),
        ("12C/3/", "views/employed_parts.toml", "not is_true(on_leave)", "is_true(on_leave) or not is_true(on_leave)"),
        ("13A/4/", "views/programme_people_in_time.toml", "finished and to_day <= :end", "to_day <= :end"),
        ("13B/", FOUR, 'sum = "spent", where', 'sum = "budget", where'),
        ("14/2/", FIVE, "sent <= due", "sent < due"),
        ("15/1/", FIVE, "kind = 'rada' and version = 1", "kind = 'rada' and version >= 1"),
        ("16/1/", FIVE, "kind = 'monitoring' and version = 1", "kind = 'monitoring'"),
    ],
    [
        ("1A/1/", "quantities/pomoc.toml", "in_group(given, 'gmina')", "in_group(given, 'wlasne')"),
        ("1B/4/", ONE, "in_group(reason, 'macierzynstwo')", "reason = '04'"),
        ("1B/9/", ONE, "in_group(reason, 'bezradnosc')", "reason = '08'"),
        ("2/6/", ONE, 'count = "worker"', 'count = "family_id"'),
        ("3B/1.5/", ONE, "in_group(benefit, 'powiat')", "not in_group(benefit, 'powiat')"),
        ("4A/1/", "views/social_work_in_period.toml", 'within = "during"', 'within = "on_last_day"'),
        ("4B/1/", "views/contracts_in_period.toml", 'within = "during"', 'within = "on_last_day"'),
        ("5/1/", "views/care_services.toml", "coalesce(person_id, decision.person_id)", "decision_id"),
        ("6/2/", "quantities/rodzina.toml", 'when   = "during"', 'when   = "on_last_day"'),
        ("7A/5/", "views/prison_releases.toml", "at_least(days_between(released, help_from), 0)",
         "days_between(released, help_from)"),
        ("7B/2/", THREE, "reason = '11'", "reason = '12'"),
        ("8/2/", THREE, 'count = "person_id", where = "person_id is not null"', 'count = "contact_id"'),
        ("9/2/", "views/homeless_at_end.toml", 'within = "on_last_day"', 'within = "during"'),
        ("12A/3/", "views/shelter_stay_nights.toml", "coalesce(person_id, decision.person_id)", "person_id"),
        ("12B/4/", "views/service_order_on_day.toml", "from_day <= :day", "from_day < add_months(:day, -6)"),
        ("12C/1/", "views/units_at_end.toml", "coalesce(opened, :end) <= :end", "coalesce(opened, :end) <= :start"),
        ("13A/1/", "views/programmes_of_year.toml", "year = :year", "year <= :year"),
    ],
    [("14/1/y1", f"{EDITION}/template.toml", 'period = "year-1"', 'period = "year-2"')],
    [("5/6/zmiana", f"{EDITION}/template.toml", 'change = { from = "y1", to = "y0" }',
      'change = { from = "y2", to = "y0" }'),
     ("3A/3/", ONE, "where = \"in_group(given, 'niepieniezne')\"", "where = \"in_group(given, 'uslugi')\"")],
]


def counted(path):
    """Each cell that has a number, and whether it is other than zero."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        for line in csv.DictReader(file, delimiter=";"):
            if line["status"] != "blocked":
                yield "/".join(line[name] for name in ("section", "row", "column")), line["value"].strip("-0,") != ""


def compared(spraw, office, mine):
    """How many cells of the newest version differ, what was said of it, and the cells."""
    cells, said = newest_cells(spraw, office, REPORT, YEAR), io.StringIO()
    differ = oracle_yearly.compare(mine, cells, YEAR, said)
    return differ, said.getvalue(), cells


def unnoticed(spraw, office, templates, group, mine):
    """The changes of a group after which the cells that they reach are as before."""
    silent = []
    for _, path, old, new in group:
        own = office / "wzory" / path
        source = own if own.exists() else templates / path
        text = source.read_text(encoding="utf-8")
        if old not in text:
            silent.append(f"{path} no longer says {old!r}")
            continue
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text(text.replace(old, new), encoding="utf-8")
    _, said, _ = compared(spraw, office, mine)
    shutil.rmtree(office / "wzory")
    places = [line.split(" ", 1)[0] for line in said.splitlines()]
    return silent + [f"nobody noticed {new!r} in {path}" for reached, path, _, new in group
                     if not any(place.startswith(reached) for place in places)]


def main(spraw, templates, work):
    failed, answers, seen = [], {}, {}
    for name, arguments in OFFICES:
        office = work / name
        make_office(spraw, office, f"{YEAR - 2}..{YEAR}", arguments)
        if name == "thorough":
            edges.add(office)
        answers[name] = oracle_centre.count(office, YEAR)
        differ, said, cells = compared(spraw, office, answers[name])
        for cell, above in counted(cells):
            seen[cell] = seen.get(cell, False) or above
        print(f"{name}: {said.strip().splitlines()[-1]}")
        if differ:
            failed.append(f"{name}\n{said}")
    empty = {cell for cell, above in seen.items() if not above}
    failed += [f"no office has a record in {cell}" for cell in sorted(empty - set(NEVER))]
    failed += [f"{cell} is no longer empty in every office" for cell in sorted(set(NEVER) - empty)]
    print(f"{len(seen)} cells that are counted, {len(empty)} of them zero in every office")
    for group in MUTATIONS:
        failed += unnoticed(spraw, work / "thorough", templates, group, answers["thorough"])
    print(f"{sum(map(len, MUTATIONS))} changes of the templates, {sum('noticed' in own for own in failed)} unnoticed")
    if failed:
        sys.exit("\n".join(failed))


if __name__ == "__main__":
    main(*(pathlib.Path(argument).resolve() for argument in sys.argv[1:4]))
