"""Runs spraw and the oracle of indicators side by side, over a strategy that has every indicator that is counted: they must
agree on each value, numerator, denominator and status of three years in several offices; each indicator must be other than
zero in one of them; and a cell, filter, measure, point in time, formula or minimum that is changed must be noticed in the
indicators that it reaches.

    check.py SPRAW TEMPLATES WORK
"""

import io
import pathlib
import sys

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE)] + [str(HERE.parent / own) for own in ("ozps", "yearly", "foster", "")]

from beside import make_office, newest_cells, run
import catalogue
import odd
import oracle_indicators

FIRST, LAST = 2023, 2025
# name, arguments of `spraw demo`, returns that were made before and are read instead of the exports
OFFICES = [
    ("thorough", ["--inhabitants", "9000", "--seed", "11", "--thorough", "--clean"], []),
    ("usual", ["--inhabitants", "6000", "--seed", "12"],
     [("mrips-06", "2025"), ("wrispz-p", "2025-H2"), ("wrispz-g", "2024-H2"), ("ozps", "2024")]),
    ("dirty", ["--inhabitants", "6000", "--seed", "13", "--thorough", "--dirty"], []),
]
# indicator: why no office has a number there
NEVER = {}
ALL = "wszystkie"

HELP, CARE, FAMILY, SENIORS, ABLE, STAFF, HOME, PEOPLE = (
    f"indicators/{own}.toml"
    for own in ("pomoc", "piecza", "rodzina", "seniorzy", "niepelnosprawnosc", "wsparcie", "bezdomnosc", "ludnosc"))
PUBLIC = " and (in_group(operator, 'gmina') or in_group(operator, 'powiat'))"


def cell(old, new):
    """The same source with another cell; the comment that stands before it names the old one."""
    return f'cells = "[{old}', f'cells = "[{new}'


# Each group is one run over the years since the first: the indicators in which a change must be seen, the file, what stands
# there, what is put in its place. No two changes of a group name the same indicator.
MUTATIONS = [
    (LAST, [
        ("PS-BEN-05", HELP, *cell("mrpips-03:4/16/1", "mrpips-03:4/17/1")),
        ("PS-BEN-06", HELP, *cell("mrpips-03:4/11/1] + [", "")),
        ("PS-BEN-07", HELP, *cell("mrpips-03:4/21/1", "mrpips-03:4/22/1")),
        ("PS-POW-03", HELP, *cell("mrpips-03:3/5/3", "mrpips-03:3/4/3")),
        ("PS-POW-08 WR-09b", HELP, *cell("mrpips-03:3/9/3", "mrpips-03:3/10/3")),
        ("PS-SW-01", HELP, *cell("mrpips-03:2/2/4", "mrpips-03:2/2/1")),
        ("PS-SW-03", HELP, *cell("mrpips-03:2/10/1", "mrpips-03:2/10/2")),
        ("PS-SW-06", HELP, *cell("posilek:M1/1/3", "posilek:M1/1/5")),
        ("PS-SW-09c", HELP, "where = \"chapter = '85214'\"\nsum = \"executed\"",
         "where = \"chapter = '85214'\"\nsum = \"plan\""),
        ("PS-SW-10", HELP, *cell("mrpips-03:1B/33/4", "mrpips-03:1B/33/5")),
        ("PZ-01 PZ-02", CARE, *cell("wrispz-p:P-7B/3/1", "wrispz-p:P-7B/2/1")),
        ("PZ-10", CARE, "in_group(form, 'pow')", "in_group(form, 'instytucjonalna')"),
        ("PZ-10a", CARE, "where = \"in_group(form, 'pow')\"\nwhen = \"on_last_day\"",
         "where = \"in_group(form, 'instytucjonalna')\"\nwhen = \"on_last_day\""),
        ("PZ-12", CARE, "age > 50", "age >= 50"),
        ("PZ-13", CARE, *cell("piecza-zastepcza:5/3/y0", "piecza-zastepcza:5/2/y0")),
        ("PZ-14", CARE, *cell("piecza-zastepcza:8/3/y0", "piecza-zastepcza:8/1/y0")),
        ("PZ-15", CARE, "left_to = 'samodzielny_wlasne'", "left_to in ('samodzielny_wlasne', 'samodzielny_inne')"),
        ("PZ-17a", CARE, *cell("wrispz-p:P-7C/3/1", "wrispz-p:P-7C/3/2")),
        ("PZ-18b", CARE, "in_group(form, 'pow') and certificate", "certificate"),
        ("PZ-19", CARE, 'where = "foreigner"', 'where = "not foreigner"'),
        ("WR-01 WR-02 WR-03", FAMILY, *cell("wspieranie-rodziny:1/3/y0", "wspieranie-rodziny:1/5/y0")),
        ("WR-02a", FAMILY, *cell("wrispz-g:G-1B/2/1", "wrispz-g:G-1B/1/1")),
        ("WR-06", FAMILY, *cell("wspieranie-rodziny:4/4/y0", "wspieranie-rodziny:4/3/y0")),
        ("WR-07", FAMILY, *cell("wrispz-g:G-2/1/1", "wrispz-g:G-2/2/1")),
        ("WR-10", FAMILY, *cell("program-pieczy:1/3/y0", "program-pieczy:1/2/y0")),
        ("SE-02", SENIORS, '[uslugi_osoby]"\ndenominator = "[ludnosc_60_64] + ', '[uslugi_osoby]"\ndenominator = "'),
        ("SE-05", SENIORS, "and neighbour", "and not neighbour"),
        ("SE-06a", SENIORS, *cell("mrips-06:G/4/2] + [", "")),
        ("SE-06b", SENIORS, f"kind = 'dzienny_dom'{PUBLIC}", "kind = 'dzienny_dom'"),
        ("SE-08", SENIORS, "where = \"kind = 'dps'\"\nwhen = \"on_last_day\"", "where = \"kind = 'dps'\"\nwhen = \"during\""),
        ("SE-11a", SENIORS, *cell("mrips-05:3/2/7", "mrips-05:3/2/6")),
        ("ON-06a", ABLE, *cell("mrips-06:G/15/1] + [", "")),
        ("ON-07a", ABLE, f"'mieszkanie_chronione'){PUBLIC}\"\ncount = \"person_id\"",
         "'mieszkanie_chronione')\"\ncount = \"person_id\""),
        ("BZ-02", HOME, *cell("badanie-nocne:N-1/0/1", "badanie-nocne:N-1/0/2")),
        ("BZ-04", HOME, *cell("mrips-06:G/6/1] + [", "")),
        ("BZ-05", HOME, 'when = "during"', 'when = "on_last_day"'),
        ("UP-03", STAFF, "kind = 'poradnictwo' and in_group(operator, 'powiat')", "kind = 'poradnictwo'"),
        ("KA-01 KA-02 PS-SW-04", STAFF, *cell("mrips-06:Z/27/1", "mrips-06:Z/27/2")),
        ("KA-04", STAFF, *cell("ozps:6/3/y0", "ozps:6/1/y0")),
        ("PZ-04 KX-02", PEOPLE, *cell("ozps:2/3/y0] + [", "")),
    ]),
    (LAST, [
        ("PS-BEN-01 PS-BEN-03", "quantities/pomoc.toml", "in_group(given, 'gmina')", "in_group(given, 'wlasne')"),
        ("BZ-01", "views/reasons_in_period.toml", 'within = "during"', 'within = "on_last_day"'),
        ("PS-SW-07", HELP, '"[dozywiani_uczniowie]"\ndenominator = "[dozywiani]"\nmultiplier  = 100',
         '"[dozywiani_uczniowie]"\ndenominator = "[dozywiani]"\nmultiplier  = 1000'),
        ("PS-SW-08b", HELP, "[wydatki_853] + [wydatki_855]", "[wydatki_853] - [wydatki_855]"),
        ("PS-SW-09a", "views/budget_at_end.toml", '  { latest = "as_of", per = "chapter", ties = "all" },\n', ""),
        ("PZ-08 PZ-03", CARE, *cell("wrispz-p:P-8/6/2", "wrispz-p:P-8/1/2")),
        ("PZ-09", CARE, "[wrispz-p:P-7A/4/1@half_2] + [wrispz-p:P-7A/5/1@half_2]", "[wrispz-p:P-7A/4/1@half_2]"),
        ("PZ-10", CARE, 'when = "daily_average"', 'when = "on_last_day"'),
        ("PZ-12", "views/carers_second.toml", "carers = 'malzenstwo' or carer2_birth is not null", "carers = 'samotna'"),
        ("PZ-15 PZ-16", "views/care_flows.toml", "full_years(child.birth_date, to_day)",
         "full_years(child.birth_date, from_day)"),
        ("WR-03", FAMILY, "[rodziny_bezradnosc] - [rodziny_z_asystentem]",
         "[rodziny_z_asystentem] - [rodziny_bezradnosc]"),
        ("WR-10a", FAMILY, *cell("program-pieczy:1/2/y0", "program-pieczy:2/2/y0")),
        ("SE-01", SENIORS, *cell("mrpips-03:1B/25/1", "mrpips-03:1B/26/1")),
        ("SE-04", "views/care_services.toml", "coalesce(person_id, decision.person_id)", "service_id"),
        ("SE-11c", SENIORS, '"[czekajacy_psychicznie]"\nround       = 0\ncharacter   = "destymulanta"\n'
         'observed    = "stan"\nminimum     = 3', '"[czekajacy_psychicznie]"\nround       = 0\n'
         'character   = "destymulanta"\nobserved    = "stan"\nminimum     = 4'),
        ("SE-06b SE-07 ON-02 ON-06c ON-07 UP-01 ES-01a ES-01b BZ-03b", "views/users_in_period.toml", 'within = "during"',
         'within = "on_last_day"'),
        ("ON-06a ON-06b", "views/units_at_end.toml", "coalesce(closed, :end) >= :end", "coalesce(closed, :end) >= :start"),
        ("ON-07a", "views/residents_at_end.toml", 'within = "on_last_day"', 'within = "during"'),
        ("ES-03a", STAFF, *cell("ozps:6/1/y0", "ozps:6/3/y0")),
    ]),
    (FIRST, [
        ("SE-05", SENIORS, 'count = "person"\nfrom = 2023', 'count = "person"\nfrom = 2024'),
        ("PS-SW-05", HELP, 'cells = "[posilek:O/1/1]"\nfrom = 2019', 'cells = "[posilek:O/1/1]"\nfrom = 2024'),
        ("PZ-01", CARE, 'multiplier  = 100\nround       = 1', 'multiplier  = 100\nround       = 2'),
        ("ES-01b", STAFF, '"[kis_osoby]"\nround       = 0\ncharacter   = "stymulanta"',
         '"[kis_osoby]"\nround       = 0\ncharacter   = "destymulanta"'),
        ("UP-03", STAFF, 'break]]\nyear = 2021\nwhy = "w 2021 roku zmieniła się definicja',
         'break]]\nyear = 2025\nwhy = "w 2021 roku zmieniła się definicja'),
    ]),
]


def plan(office, name, since, indicators):
    """A strategy that has these indicators."""
    own = "\n".join(f'[[goal.operational.indicator]]\nid = "{indicator}"' for indicator in indicators)
    path = office / "wzory" / "strategies" / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'[strategy]\ntitle = "Wszystkie wskaźniki"\nfrom = {since}\nto = 2030\nsince = {since}\n'
                    f'unit = {{ name = "M. Przykładów (1)" }}\n\n[[goal]]\nid = "1"\ntitle = "Cel"\n\n'
                    f'[[goal.operational]]\nid = "1.1"\ntitle = "Cel operacyjny"\n\n{own}\n', encoding="utf-8")


def monitored(spraw, office, name):
    """The csv of the newest look at a strategy. What was typed in and is counted too is told, so 1 is no failure."""
    made = run(spraw, "monitor", name, "-C", office, "--period", LAST, "-q")
    if made.returncode not in (0, 1):
        sys.exit(f"spraw ended with {made.returncode}: {made.stdout}{made.stderr}")
    versions = (office / "wyniki" / str(LAST) / name).glob("v*")
    newest = max(versions, key=lambda folder: int(folder.name[1:]))
    return next(newest.glob("*.csv"))


def compared(spraw, office, name, told, since=FIRST, indicators=catalogue.INDICATORS):
    """The indicators that differ, and what was said of them."""
    plan(office, name, since, indicators)
    years, said = range(since, LAST + 1), io.StringIO()
    values, statuses = oracle_indicators.judged({year: told[year] for year in years})
    values = {place: value for place, value in values.items() if place[0] in indicators}
    cells = monitored(spraw, office, name)
    return oracle_indicators.compare((values, statuses), cells, years, said), said.getvalue()


def unnoticed(spraw, office, templates, since, group, told):
    """The changes of a group after which an indicator that they reach is as before."""
    silent, changed = [], set()
    for _, path, old, new in group:
        own = office / "wzory" / path
        text = (own if own.exists() else templates / path).read_text(encoding="utf-8")
        if old not in text:
            silent.append(f"nobody noticed anything: {path} no longer says {old!r}")
            continue
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text(text.replace(old, new, 1), encoding="utf-8")
        changed.add(own)
    reached = [own for names, *_ in group for own in names.split()]
    differ, _ = compared(spraw, office, "zmieniona", told, since, reached)
    for own in changed:
        own.unlink()
    for names, path, _, new in group:
        same = [own for own in names.split() if own not in differ]
        if same:
            silent.append(f"nobody noticed {new!r} of {path} in {' '.join(same)}")
    return silent


def main(spraw, templates, work):
    failed, told, seen = [], {}, {}
    for name, arguments, returns in OFFICES:
        office = work / name
        make_office(spraw, office, f"{FIRST}..{LAST}", arguments)
        if name == "thorough":
            odd.add(office)
        for form, period in returns:
            newest_cells(spraw, office, form, period)
        told[name] = {year: oracle_indicators.measures(office, year) for year in range(FIRST, LAST + 1)}
        for (indicator, _), value in oracle_indicators.judged(told[name])[0].items():
            seen[indicator] = seen.get(indicator, False) or bool(value.value)
        differ, said = compared(spraw, office, ALL, told[name])
        print(f"{name}: {said.strip().splitlines()[-1]}")
        if differ:
            failed.append(f"{name}\n{said}")
    empty = {indicator for indicator, above in seen.items() if not above}
    failed += [f"no office has a number of {indicator}" for indicator in sorted(empty - set(NEVER))]
    failed += [f"{indicator} is no longer zero in every office" for indicator in sorted(set(NEVER) - empty)]
    print(f"{len(seen)} indicators, {len(empty)} of them zero in every office")
    for since, group in MUTATIONS:
        failed += unnoticed(spraw, work / "thorough", templates, since, group, told["thorough"])
    changes = sum(len(group) for _, group in MUTATIONS)
    print(f"{changes} changes of the catalogue and its views, {sum('noticed' in own for own in failed)} unnoticed")
    if failed:
        sys.exit("\n".join(failed))


if __name__ == "__main__":
    main(*(pathlib.Path(argument).resolve() for argument in sys.argv[1:4]))
