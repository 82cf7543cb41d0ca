"""Runs spraw and the oracle of homelessness side by side: they must agree on every cell of three returns in several
offices and periods, with and without blemishes, each cell must be above zero in one of them, and they must disagree as
soon as one filter, limit or point in time is changed.

    check.py SPRAW TEMPLATES WORK
"""

import csv
import datetime
import pathlib
import sys

import openpyxl

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from beside import conclude, last_line, make_office, moved, newest_cells, run, unnoticed

# name, arguments of `spraw demo`
OFFICES = [
    ("town", ["--inhabitants", "40000", "--seed", "1"]),
    ("thorough", ["--inhabitants", "30000", "--seed", "3", "--thorough", "--clean"]),
    ("heavy", ["--inhabitants", "60000", "--seed", "5", "--thorough", "--dirty"]),
]
# the register of a half-year as well: entries begin and end in it
RUNS = [("bezdomnosc", "2023"), ("bezdomnosc", "2024"), ("bezdomnosc", "2025"), ("badanie-nocne", "2024"),
        ("badanie-nocne", "2025"), ("rejestr-miejsc", "2023"), ("rejestr-miejsc", "2024"), ("rejestr-miejsc", "2025"),
        ("rejestr-miejsc", "2025-H1")]

YEARLY = "bezdomnosc/2022-01-01"
NIGHT = "badanie-nocne/2024-01-01"
REGISTER = "rejestr-miejsc/2021-01-01"

# return, file, what stands there, what is put in its place; of the thorough office in 2025
MUTATIONS = [
    ("bezdomnosc", "views/homeless_known.toml", "add_days(:end, -1)", ":end"),
    ("bezdomnosc", "views/homeless_known.toml", "age < param('osoba_doroslosc_wiek', :end)", "age < 21"),
    ("bezdomnosc", "views/homeless_at_end.toml", 'within = "on_last_day"', 'within = "during"'),
    ("bezdomnosc", "views/homeless_cause_third.toml", 'cause = "cause_3"', 'cause = "cause_1"'),
    ("bezdomnosc", "views/prison_releases.toml", "work_from < released and", "work_from <= released or"),
    ("bezdomnosc", "views/shelter_stay_nights.toml", "coalesce(person_id, decision.person_id)", "coalesce(person_id, stay_id)"),
    ("bezdomnosc", "views/shelter_use_nights.toml", "to_day >= :end", "to_day > :end"),
    ("bezdomnosc", "views/shelter_facility_ids.toml", "{ latest = ", "{ first = "),
    ("bezdomnosc", "parameters/homelessness.csv", "sezon_zimowy_od_miesiecy;10", "sezon_zimowy_od_miesiecy;11"),
    ("bezdomnosc", "parameters/homelessness.csv", "zk_praca_socjalna_miesiecy;3", "zk_praca_socjalna_miesiecy;1"),
    ("bezdomnosc", f"{YEARLY}/section_b7_register.toml", "where = \"to_day is null or to_day > :end\"", "where = \"to_day is null\""),
    ("bezdomnosc", f"{YEARLY}/section_b8_programmes.toml", 'when = "started"', 'when = "during"'),
    ("bezdomnosc", f"{YEARLY}/section_b9_prison.toml", "help is null or help = 'inna'", "help is null"),
    ("bezdomnosc", f"{YEARLY}/section_1.toml", "[5] / [4]", "[5] / [1]"),
    ("badanie-nocne", "views/night_people.toml", "coalesce(person_mark, 'arkusz ' || form_id)", "coalesce(form_id, person_mark)"),
    ("badanie-nocne", "views/night_people.toml", '{ latest = "night"', '{ first = "night"'),
    ("badanie-nocne", f"{NIGHT}/section_everybody.toml", "cuts = [0, 18, 26, 41, 61]", "cuts = [0, 18, 26, 41, 51]"),
    ("badanie-nocne", "lists/night_answer.csv", "10.16;10.16;", "10.16;10.15;"),
    ("rejestr-miejsc", "views/shelter_entries_begun.toml", "add_days(to_before, 1)", "add_days(to_before, 2)"),
    ("rejestr-miejsc", "views/shelter_entries_ended.toml", "goes_on = false", "goes_on"),
    ("rejestr-miejsc", f"{REGISTER}/sections.toml", 'when     = "on_last_day"', 'when     = "during"'),
]

# Cells that are zero by what they mean: a new entry had no places before, an ended one has none after.
NEVER = {"rejestr-miejsc M-4/1/2", "rejestr-miejsc M-4/3/3"}

# Sections whose rows the data give, and how their numbers begin.
GIVEN = {("1", "2."), ("M-1", "1."), ("M-2", "1.")}

DAY = datetime.date
# What no invented office has, known in both halves of 2025.
ENTRIES = [
    # a child homeless since before its birth; no sex; no date of birth; an end before the beginning; two at once
    ["EX1", DAY(2025, 2, 2), None, DAY(2000, 1, 1), "dom_matek", None, None, None, "K", DAY(2012, 1, 1), "brak", "4.1", None],
    ["EX2", DAY(2025, 2, 2), None, DAY(2025, 1, 31), "oik", "10.1", "10.2", "10.3", None, DAY(1990, 1, 1), None, None, None],
    ["EX3", DAY(2025, 2, 2), None, DAY(2025, 9, 30), "oik", "10.1", None, None, "K", None, "ue", "4.2", None],
    ["EX4", DAY(2025, 4, 4), DAY(2025, 4, 1), None, "sow", "10.7", None, None, "M", DAY(1980, 1, 1), "ue", "4.2", "zgon"],
    ["EX5", DAY(2024, 4, 4), DAY(2025, 12, 31), DAY(2024, 12, 31), "sow", "10.7", None, None, "m", DAY(1980, 1, 1), "ue", "4.2", "zgon"],
    ["EX5", DAY(2025, 6, 4), None, DAY(2025, 6, 30), "izba", "10.8", None, None, "M", DAY(1980, 1, 1), "inne", "4.3", None],
    ["EX6", DAY(2025, 12, 31), None, DAY(2025, 12, 31), "izba", "10.8", None, None, "K", DAY(2007, 12, 31), "inne", "4.3", None],
    ["EX7", DAY(2025, 12, 1), None, DAY(2025, 12, 1), "izba", None, "10.8", "10.9", "M", DAY(2008, 1, 1), "inne", "4.3", None],
    # no date of birth again; an end after the year
    ["EX8", DAY(2025, 2, 2), DAY(2026, 2, 2), DAY(2025, 1, 30), "oik", "10.1", None, None, "M", None, "ue", "4.2", "wyjazd"],
    # a child without a home for more than ten years
    ["EX9", DAY(2025, 2, 2), None, DAY(2013, 1, 1), "dom_matek", "10.7", None, None, "K", DAY(2012, 1, 1), "ue", "4.2", None],
]
RELEASES = [
    # work since the release, since longer than three months before it, since three months to the day; help after the year
    ["EX1", "EXO1", DAY(2025, 5, 5), DAY(2025, 5, 5), "inna", DAY(2025, 5, 5), "T"],
    ["EX2", "EXO2", DAY(2025, 5, 5), DAY(2025, 5, 8), None, DAY(2025, 2, 4), "T"],
    ["EX3", "EXO3", DAY(2025, 5, 5), DAY(2025, 5, 1), "inna", DAY(2025, 2, 5), None],
    ["EX4", "EXO4", DAY(2025, 12, 31), DAY(2026, 1, 1), "zasilek", None, "N"],
]
FORMS = [
    # a child of no known age whose age was guessed, the same person twice, an earlier night, nothing known
    ["EX1", DAY(2025, 2, 27), "EXZ1", "oik", "M", None, "oszacowany", "dziecko", "polskie", "4.1"],
    ["EX2", DAY(2025, 2, 27), "EXZ2", "oik", "K", 18, "oszacowany", None, "ue", "4.2", "5.1", "6.1", "7.1", "8.1"],
    ["EX3", DAY(2025, 2, 27), "EXZ2", "sow", "K", 18, "oszacowany", None, "ue", "4.2", "5.1", "6.1", "7.1", "8.1"],
    ["EX4", DAY(2025, 1, 27), "EXZ4", "sow", "K", 18, "oszacowany", None, "ue", "4.2", "5.1", "6.1", "7.1", "8.1"],
    ["EX5", DAY(2025, 2, 27), None, "sow", None, None, None, None, None, None],
    ["EX6", DAY(2025, 2, 27), "EXZ6", "oik", "K", 12, "oszacowany", None, "polskie", "4.1", "5.5", "6.1", "7.1", "8.1"],
]
ANSWERS = ["EX2;9.10", "EX2;10.10", "EX4;9.9", "EX6;9.9", "EX99;9.9"]
USES = [
    # over the end of the year, with and without its own number; nobody; an end before the beginning; no shelter
    "EX1;J02;nocleg;EXO1;30.12.2025;03.01.2026;3;50,00",
    "EX2;J02;nocleg;EXO2;01.12.2025;;;",
    "EX3;J03;nocleg;;01.05.2025;31.05.2025;12;10,10",
    "EX4;J03;nocleg;EXO4;01.05.2025;30.04.2025;12;10,10",
    "EX5;J05;nocleg;EXO5;01.05.2025;30.05.2025;12;10,10",
    "EX6;J02;nocleg;EXO6;01.12.2025;31.12.2025;30;",
]
PLACES = [
    # a shelter of the emergency, one whose places change with a gap of a day, one that ends on its first day
    "EX1;J21;kryzys_masowy;Hala;ul. Sportowa 1;0862011;9;9;MOPS;Przykładów;gmina;tel.;;02.03.2025;",
    "EX2;J22;noclegownia;Stara;ul. Krótka 1;0862011;9;9;MOPS;Przykładów;;tel.;0809012;01.01.2024;31.03.2025",
    "EX3;J22;noclegownia;Stara;;0862011;7;8;MOPS;Przykładów;inna;tel.;0809012;02.04.2025;",
    "EX4;J23;schronisko;Nowe;;0862011;7;9;;;koscielna;;;05.05.2025;05.05.2025",
    "EX5;J24;schronisko;Dalsze;;0809012;4;9;Parafia;Sąsiedzin;koscielna;tel.;0809012;05.05.2025;05.05.2026",
    "EX6;J25;ogrzewalnia;Ciepła;;0809012;3;9;Gmina;Sąsiedzin;gmina;tel.;0809012;31.12.2025;",
]


def only_homeless(office):
    """The office keeps nothing else: what other departments export takes time and decides no cell."""
    kept = ("bezdomnosc.xlsx", "korzystanie.csv", "miejsca_bezdomni.csv", "badanie_nocne.xlsx",
            "badanie_odpowiedzi.csv", "pobyty.csv", "decyzje.xlsx")
    for folder in (office / "dane").iterdir():
        for path in folder.iterdir():
            if path.name not in kept:
                path.unlink()
    mappings = office / "mapowania"
    first, *sources = (mappings / "eksporty.toml").read_text(encoding="utf-8").split("[[source]]")
    needed = [own for own in sources if 'table = "shelter_stays"' in own or 'table = "decisions"' in own]
    for path in mappings.iterdir():
        if path.name != "bezdomnosc.toml":
            path.unlink()
    (mappings / "eksporty.toml").write_text("".join(f"[[source]]{own}" for own in needed), encoding="utf-8")


def add_edges(office):
    for half in ("2025-H1", "2025-H2"):
        folder = office / "dane" / half
        for name, sheet, rows in (("bezdomnosc.xlsx", "Rejestr", ENTRIES), ("bezdomnosc.xlsx", "Zwolnieni z ZK", RELEASES),
                                  ("badanie_nocne.xlsx", "Arkusze", FORMS)):
            book = openpyxl.load_workbook(folder / name)
            for row in rows:
                book[sheet].append(row)
            book.save(folder / name)
        for name, encoding, lines in (("korzystanie.csv", "cp1250", USES), ("miejsca_bezdomni.csv", "utf-8", PLACES),
                                      ("badanie_odpowiedzi.csv", "utf-8", ANSWERS)):
            with open(folder / name, "a", encoding=encoding, newline="") as file:
                file.write("".join(f"{line}\r\n" for line in lines))


def compared(spraw, office, form, period, until=None):
    """The answer of the oracle for the newest version of the period, and the cells of that version."""
    option = [f"zima_do={until}"] if until else []
    cells = newest_cells(spraw, office, form, period, *option)
    told = ["--until", until] if until else []
    return run(sys.executable, HERE / "oracle_homeless.py", office, form, period, "--cells", cells, *told), cells


def counted_in(form, cells):
    """Each cell that is counted, and whether it is above zero; rows that the data give are one row."""
    with open(cells, encoding="utf-8-sig", newline="") as file:
        for line in csv.DictReader(file, delimiter=";"):
            if line["status"] in ("computed", "formula", "missing"):
                row = "*" if (line["section"], line["row"][:2]) in GIVEN else line["row"]
                place = f"{line['section']}/{row}/{line['column']}"
                yield f"{form} {place}", line["value"].strip("0,") != ""


def main(spraw, templates, work):
    failed, seen, agreed = [], {}, {}
    for name, arguments in OFFICES:
        office = work / name
        make_office(spraw, office, "2023..2025", arguments)
        only_homeless(office)
        if name == "thorough":
            add_edges(office)
        runs = [(form, period, None) for form, period in RUNS] + [("bezdomnosc", "2024", "2025-03-31")]
        for form, period, until in runs:
            answer, cells = compared(spraw, office, form, period, until)
            agreed[office, form, period] = cells
            for cell, above in counted_in(form, cells):
                seen[cell] = seen.get(cell, False) or above
            print(f"{name} {form} {period}: {last_line(answer)}")
            if answer.returncode:
                failed.append(f"{name} {form} {period}\n{answer.stdout}{answer.stderr}")
    failed += [f"no office has a record in {cell}" for cell, above in sorted(seen.items()) if not above and cell not in NEVER]
    print(f"{len(seen)} cells that are counted")
    office = work / "thorough"
    for form, path, old, new in MUTATIONS:
        answer = unnoticed(office, templates, path, old, new,
                           lambda: moved(agreed[office, form, "2025"], newest_cells(spraw, office, form, "2025")))
        failed += [answer] if answer else []
    conclude(len(MUTATIONS), failed)


if __name__ == "__main__":
    main(*(pathlib.Path(argument).resolve() for argument in sys.argv[1:4]))
