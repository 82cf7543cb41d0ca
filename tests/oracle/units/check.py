"""Runs spraw and the oracle of units side by side: they must agree on every cell of several offices and years, with
and without blemishes, each cell must be above zero in one of them, and they must disagree as soon as one filter,
sum or point in time is changed.

    check.py SPRAW TEMPLATES WORK
"""

import pathlib
import sys

import openpyxl

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from beside import conclude, counted, last_line, make_office, moved, newest_cells, run, unnoticed

# name, years, arguments of `spraw demo`, and what is counted in it
NOW = [(form, year) for form in ("mrips-06", "mrips-05") for year in ("2023", "2025")]
OFFICES = [
    ("town", "2023..2025", ["--inhabitants", "60000", "--seed", "2", "--clean"], NOW),
    ("heavy", "2023..2025", ["--inhabitants", "90000", "--seed", "5", "--thorough", "--dirty"], NOW),
    ("old", "2020..2020", ["--inhabitants", "40000", "--seed", "7", "--thorough", "--clean"],
     [("mpips-03", "2020"), ("mpips-03", "2020-H1")]),
    ("thorough", "2023..2025", ["--inhabitants", "140000", "--seed", "3", "--thorough", "--clean"], NOW),
]
M06, M05, OLD = "mrips-06/2021-01-01", "mrips-05/2021-01-01", "mpips-03/2014-01-01"

# form, period, file, what stands there, what is put in its place
MUTATIONS = [
    ("mrips-06", "2025", f"{M06}/section_gmina.toml", "kind = 'sds'", "kind = 'dps'"),
    ("mrips-06", "2025", f"{M06}/section_powiat.toml", "operator = 'zlecenie_powiat'", "operator = 'powiat'"),
    ("mrips-06", "2025", f"{M06}/section_gmina.toml", 'count  = "person"', 'count  = "*"'),
    ("mrips-06", "2025", f"{M06}/section_staff.toml", "+ ([42] - [43])", "+ [42]"),
    ("mrips-06", "2025", f"{M06}/section_staff.toml", "in_area", "employee"),
    ("mrips-06", "2025", f"{M06}/section_staff.toml", "not in_group(post, 'ops')", "not in_group(post, 'pcpr')"),
    ("mrips-06", "2025", "views/users_in_period.toml", 'within = "during"', 'within = "on_last_day"'),
    ("mrips-06", "2025", "views/users_of_shelters.toml", "coalesce(person_id, decision.person_id)", "person_id"),
    ("mrips-06", "2025", "views/employed_parts.toml", "not is_true(on_leave)", "on_leave is null or not is_true(on_leave and fte > 1)"),
    ("mrips-05", "2025", "views/employed.toml", 'by = ["follows", "less", "from_day"]', 'by = ["less", "follows", "from_day"]'),
    ("mrips-06", "2025", "views/employed.toml", "sum(fte)", "max(fte)"),
    ("mrips-06", "2025", "lists/facility_kind.csv", "klub samopomocy;;;wsparcie miejsca", "klub samopomocy;;;miejsca"),
    ("mrips-05", "2025", "views/employed_parts.toml", "or in_group(contract, 'nieetat')", ""),
    ("mrips-05", "2025", "views/home_stays.toml", "from_day < :start and", "from_day <= :end and"),
    ("mrips-05", "2025", f"{M05}/section_1.toml", 'when    = "ended"', 'when    = "during"'),
    ("mrips-05", "2025", f"{M05}/section_1.toml", "payment = 'gmina'", "payment = 'gmina_calosc'"),
    ("mrips-05", "2025", f"{M05}/section_3.toml", 'when   = "on_last_day"', 'when   = "during"'),
    ("mrips-05", "2025", f"{M05}/section_4.toml", "employee and posts < 1", "employee and posts <= 1"),
    ("mrips-05", "2025", "tables/residents.toml", 'to_is = "day_after"', 'to_is = "last_day"'),
]

KEPT = {"decisions", "shelter_stays", "facilities", "staff", "residents", "home_waiting"}
FILES = {"decyzje.xlsx", "pobyty.csv", "jednostki.csv", "placowki_pieczy.csv", "kadry.csv", "jednostki_pomocy.csv",
         "kadry_jednostek.csv", "osoby_w_jednostkach.xlsx", "oczekujacy_na_dps.csv"}


def only_units(office):
    """The office keeps nothing else: what other departments export takes time and decides no cell."""
    for folder in (office / "dane").iterdir():
        for path in folder.iterdir():
            if path.name not in FILES:
                path.unlink()
    for path in (office / "mapowania").iterdir():
        head, *sources = path.read_text(encoding="utf-8").split("[[source]]")
        own = [source for source in sources if source.split('"')[1] in KEPT]
        path.write_text("[[source]]".join([head, *own]), encoding="utf-8")


def lines_of(path, encoding="utf-8"):
    return [line.split(";") for line in path.read_text(encoding=encoding).splitlines()]


def add_edges(office):
    """What no invented office has: residents and people who wait of whom little is known, in a home of each who runs
    one; stays that end on the first and the last day of the year; a head of a small part of a post."""
    for half in ("2025-H1", "2025-H2"):
        folder = office / "dane" / half
        homes = {"gmina": "J06"}
        for line in lines_of(folder / "jednostki_pomocy.csv"):
            if line[2] == "dps":
                homes[line[3]] = line[0]
        book = openpyxl.load_workbook(folder / "osoby_w_jednostkach.xlsx")
        for number, home in enumerate(homes.values()):
            for sex in "KM":
                known = [f"EX{number}{sex}", home, f"EXO{number}{sex}", sex, None, "2025-03-03", None, None, None, None]
                book["Osoby"].append(known)
            first = [f"EXF{number}", home, f"EXP{number}", "K", "alkohol", "2020-01-01", "dom", "2025-01-01", "zgon", "gmina"]
            book["Osoby"].append(first)
            last = [f"EXL{number}", home, f"EXQ{number}", "M", "alkohol", "2020-01-01", "dom", "2025-12-31", "zgon", "gmina"]
            book["Osoby"].append(last)
        book.save(folder / "osoby_w_jednostkach.xlsx")
        with open(folder / "oczekujacy_na_dps.csv", "a", encoding="utf-8", newline="") as file:
            file.write("EXW;EXW;J06;;2025-02-02;;\r\n")
        with open(folder / "kadry_jednostek.csv", "a", encoding="cp1250", newline="") as file:
            file.write("EXK;J06;dyrektor;praca;0,25;N;N;01.01.2020;\r\nEXK;J06;opiekun_dps;praca;0,5;N;N;01.02.2020;\r\n")


def compared(spraw, office, form, period):
    """The answer of the oracle for the newest version of the period, and the cells of that version."""
    cells = newest_cells(spraw, office, form, period)
    return run(sys.executable, HERE / "oracle_units.py", office, form, period, "--cells", cells), cells


def main(spraw, templates, work):
    failed, seen, agreed = [], {}, {}
    for name, years, arguments, wanted in OFFICES:
        office = work / name
        make_office(spraw, office, years, arguments)
        only_units(office)
        if name == "thorough":
            add_edges(office)
        for form, period in wanted:
            answer, cells = compared(spraw, office, form, period)
            agreed[office, form, period] = cells
            for cell, above in counted(cells):
                seen[form, cell] = seen.get((form, cell), False) or above
            print(f"{name} {form} {period}: {last_line(answer)}")
            if answer.returncode:
                failed.append(f"{name} {form} {period}\n{answer.stdout}{answer.stderr}")
    failed += [f"no office has a record in {cell}" for cell, above in sorted(seen.items()) if not above]
    print(f"{len(seen)} cells that are counted")
    for form, period, path, old, new in MUTATIONS:
        answer = unnoticed(office, templates, path, old, new,
                           lambda: moved(agreed[office, form, period], newest_cells(spraw, office, form, period)))
        failed += [answer] if answer else []
    conclude(len(MUTATIONS), failed)


if __name__ == "__main__":
    main(*(pathlib.Path(argument).resolve() for argument in sys.argv[1:4]))
