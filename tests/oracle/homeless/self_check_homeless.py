"""The small office of tests/cases/homeless, with the answers worked out by hand."""

import csv
import datetime
from pathlib import Path

import duckdb

import oracle_homeless
import loading
import sources

CASE = Path(__file__).resolve().parents[2] / "cases/homeless/in/dane/2025-H1"
FILES = {"homeless": "homeless", "programmes": "homeless_programmes", "releases": "releases", "uses": "facility_use",
         "entries": "shelter_places", "forms": "night_count", "answers": "night_answers", "stays": "shelter_stays",
         "decisions": "decisions"}
RENAMED = {"operator_seat": "seat", "operator_form": "legal", "agreement_gmina": "agreement"}

EXPECTED = {
    "bezdomnosc": """
        1    | 1    | 32 2 3 11318 477 4.2 38960 81.68
        1    | 2.1  | 20 0 2 7300 337 4.6 33300 98.81      # F2
        1    | 2.2  | 12 2 3 4018 140 3.5 5660 40.43       # F1
        14   | 1    | 3 123
        14   | 3    | 1 60
        14   | 4    | 2 63
        B-1  | 0    | 5 2 2 1                              # h1 h2 h3 h4 and h7 again
        B-1  | 17   | 1 1 0 0
        B-2  | 0    | 5 2 3
        B-2  | 2    | 1 1 0
        B-3  | 1    | 3 0 2 1
        B-4  | bd   | 1 0 0 1
        B-5  | 5.2  | 1 1 0 0
        B-5  | 5.3  | 1 0 0 1                              # twelve months to the day
        B-5  | 5.4  | 1 0 1 0
        B-5  | 5.7  | 1 0 1 0
        B-6  | 0    | 4 2 2
        B-6  | 10.8 | 2 1 1
        B-7  | 1    | 3 1 2 0
        B-7  | 2    | 3 2 0 1
        B-7  | 3    | 2 1 1 0
        B-7  | 3.2  | 1 1 0 0
        B-7  | 4    | 4 2 1 1
        B-8  | 1    | 1 4 3 1 1 1 0 2
        B-8  | 4    | 0 1 0 0 0 0 0 1
        B-8  | 5    | 1 4 3 1 1 1 0 2
        B-9  | 1    | 4 2 1 5
        B-9  | 2    | 2 1 1 5
        B-9  | 2.1  | 1 1 1 5
        B-9  | 2.2  | 1 0 1 0
        B-9  | 2.4  | 0 0 0 None
    """,
    "badanie-nocne": """
        N-1  | 0     | 6 2 2 2
        N-1  | 7     | 2 0 0 2
        N-2  | 0     | 6 4 2 1
        N-2  | bd    | 2 1 1 0
        N-3  | bd    | 1 0 1 0
        N-4  | 4.1   | 2 0 0 2
        N-5  | 0     | 4 2 2
        N-6  | bd    | 1 0 1
        N-9  | 9.11  | 1 0 1
        N-10 | 10.7  | 2 2 0
        N-11 | 0     | 3 2 1
        N-12 | 12.10 | 1 1 0
    """,
    "rejestr-miejsc": """
        M-1 | 1.1 | 3 20
        M-1 | 1.2 | 10 12
        M-2 | 1.1 | 0 3
        M-2 | 1.2 | 8 10
        M-2 | 1.3 | 3 0
        M-3 | 0   | 2 13 3 32
        M-3 | 3   | 1 3 3 20
        M-4 | 0   | 3 11 13
        M-4 | 2   | 1 8 10
    """,
}


def loaded():
    con = duckdb.connect()
    sources.prepare(con)
    for name, file in FILES.items():
        with open(CASE / f"{file}.csv", encoding="utf-8", newline="") as text:
            lines = list(csv.DictReader(text, delimiter=";"))
        known = [{RENAMED.get(column, column): value for column, value in line.items()} for line in lines]
        columns = sources.TABLES[name]["columns"]
        loading.insert(con, name, [[1, number] + [line.get(column, "") for column in columns]
                                   for number, line in enumerate(known, start=2)])
        sources.clean.type_table(con, name)
    return con


def run():
    wrong = done = 0
    for form, table in EXPECTED.items():
        first, last = datetime.date(2025, 1, 1), datetime.date(2025, 12, 31)
        cells = oracle_homeless.counted(loaded(), form, first, last).cells
        for line in table.strip().splitlines():
            section, row, expected = (part.strip() for part in line.split("#")[0].split("|"))
            got = [value for (s, r, _), value in cells.items() if (s, r) == (section, row)]
            done += len(got)
            said = [str(value) if value is None else f"{float(value):g}" for value in got]
            if said != expected.split():
                wrong += 1
                print(f"{section}/{row}: {said}, by hand {expected}")
    print(f"{done} values checked, {wrong} rows wrong")
    return 1 if wrong else 0
