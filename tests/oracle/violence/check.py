"""Runs spraw and the oracle of PRZEMOC side by side: they must agree on every cell of several offices and years,
with and without blemishes, each cell must be above zero in one of them, and they must disagree as soon as one
filter, limit or point in time is changed.

    check.py SPRAW TEMPLATES WORK
"""

import pathlib
import sys

import openpyxl

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from beside import conclude, counted, last_line, make_office, moved, newest_cells, run, unnoticed

# name, arguments of `spraw demo`; the sample office is the one that ships
OFFICES = [
    ("sample", None),
    ("thorough", ["--inhabitants", "140000", "--seed", "3", "--thorough", "--clean"]),
    ("heavy", ["--inhabitants", "90000", "--seed", "5", "--thorough", "--dirty"]),
]
# the limits change in 2023, the edition in 2024
YEARS = ["2023", "2024", "2025"]
BASE = "przemoc/2021-01-01"

# year, file, what stands there, what is put in its place
MUTATIONS = [
    ("2025", f"{BASE}/section_231.toml", "started < :start and", "started <= :end and"),
    ("2025", f"{BASE}/section_231.toml", "kind = 'nk_c'", "kind = 'nk_d'"),
    ("2025", f"{BASE}/section_231.toml", "sex = 'K' and band = 'starszy'", "sex = 'M' and band = 'starszy'"),
    ("2025", f"{BASE}/section_231.toml", 'when    = "started"', 'when    = "during"'),
    ("2025", "przemoc/2024-01-01/template.toml", '"economic"', '"electronic"'),
    ("2025", "views/violence_persons_covered.toml", "min(covered_from)", "max(covered_from)"),
    ("2025", "views/violence_persons_in_time.toml", 'within = "during"', 'within = "on_last_day"'),
    ("2025", "views/violence_term_group.toml", 'since = "received"', 'since = "coalesce(received, started)"'),
    ("2025", "views/violence_term_meeting.toml", "add_working_days(since", "add_days(since"),
    ("2025", "views/violence_terms.toml", "closed >= due", "closed >= :start"),
    ("2023", "views/violence_term_passing.toml", "case when old_limit is null", "case when old_limit is not null"),
    ("2025", "parameters/domestic_violence.csv", "nk_grupa_dni;3", "nk_grupa_dni;4"),
    ("2025", "parameters/domestic_violence.csv", "osoba_starsza_wiek;60", "osoba_starsza_wiek;65"),
    ("2025", "calendar/holidays.csv", "11-11;;", "11-11;2030-01-01;"),
]


# Procedures that no invented office has, known in both halves of 2025: over before the group was due, an end before
# the beginning, a group on the last day of the year, an NK-A that came in the next year.
EDGES = [
    ["EX1", "EXF1", "2025-03-03", "policja", "2025-03-04", "", "", "", "T", "T", "N", "N", "N", "2025-03-05", "brak_zasadnosci"],
    ["EX2", "EXF2", "2025-04-04", "oswiata", "2025-04-07", "", "", "", "T", "N", "N", "N", "T", "2025-04-01", "inny"],
    ["EX3", "EXF3", "2025-12-22", "gkrpa", "2025-12-28", "2025-12-31", "", "2026-01-09", "N", "T", "T", "N", "N", "", ""],
    ["EX4", "EXF4", "2025-12-31", "ochrona_zdrowia", "2026-01-02", "", "", "", "N", "T", "N", "N", "N", "", ""],
    ["EX5", "EXF1", "2025-05-05", "policja", "", "", "", "", "", "", "", "", "", "", ""],
]
EDGE_PEOPLE = [
    ["EX1", "EXO1", "doznajacy", "K", "2007-03-03", "", "N"],  # of age on the day the first one begins
    ["EX5", "EXO1", "doznajacy", "k", "2007-03-03", "", "T"],
    ["EX3", "EXO2", "doznajacy", "M", "2026-01-01", "", "N"],  # born after the year
    ["EX3", "EXO3", "doznajacy", "", "", "dziecko", "N"],
    ["EX2", "EXO4", "doznajacy", "K", "1990-01-01", "", "N"],
    ["EX9", "EXO5", "doznajacy", "K", "1990-01-01", "", "N"],
]


def only_violence(office):
    """The office keeps nothing else: what other departments export takes time and decides no cell."""
    for folder in (office / "dane").iterdir():
        for path in folder.iterdir():
            if path.name not in ("niebieska_karta.xlsx", "karty_nk.csv"):
                path.unlink()
    for path in (office / "mapowania").iterdir():
        if path.name != "przemoc.toml":
            path.unlink()


def add_edges(office):
    for half in ("2025-H1", "2025-H2"):
        path = office / "dane" / half / "niebieska_karta.xlsx"
        book = openpyxl.load_workbook(path)
        for row in EDGES:
            book["Procedury"].append([cell or None for cell in row])
        for row in EDGE_PEOPLE:
            book["Osoby"].append([cell or None for cell in row])
        book.save(path)


def compared(spraw, office, year, everybody=False):
    """The answer of the oracle for the newest version of the year, and the cells of that version."""
    option = ["wszczete_przez=wszystkich"] if everybody else []
    cells = newest_cells(spraw, office, "przemoc", year, *option)
    told = ["--everybody"] if everybody else []
    return run(sys.executable, HERE / "oracle_violence.py", office, year, "--cells", cells, *told), cells


def main(spraw, templates, work):
    failed, seen, agreed = [], {}, {}
    for name, arguments in OFFICES:
        office = work / name
        make_office(spraw, office, "2023..2025", arguments, without=["dane-reczne"])
        if arguments is not None:
            only_violence(office)
        if name == "thorough":
            add_edges(office)
        for year in YEARS:
            answer, cells = compared(spraw, office, year)
            agreed[office, year] = cells
            for cell, above in counted(cells):
                seen[cell] = seen.get(cell, False) or above
            print(f"{name} {year}: {last_line(answer)}")
            if answer.returncode:
                failed.append(f"{name} {year}\n{answer.stdout}{answer.stderr}")
    office = work / "thorough"
    answer, _ = compared(spraw, office, "2025", everybody=True)
    if answer.returncode:
        failed.append(f"of all founders\n{answer.stdout}{answer.stderr}")
    failed += [f"no office has a record in {cell}" for cell, above in sorted(seen.items()) if not above]
    print(f"{len(seen)} cells that are counted")
    for year, path, old, new in MUTATIONS:
        answer = unnoticed(office, templates, path, old, new,
                           lambda: moved(agreed[office, year], newest_cells(spraw, office, "przemoc", year)))
        failed += [answer] if answer else []
    conclude(len(MUTATIONS), failed)


if __name__ == "__main__":
    main(*(pathlib.Path(argument).resolve() for argument in sys.argv[1:4]))
