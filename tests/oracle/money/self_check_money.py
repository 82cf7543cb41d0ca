"""The small office of tests/cases/money counted by the SQL alone, with the answers worked out by hand."""

import datetime
from pathlib import Path

import duckdb

import count
import sources

CASE = Path(__file__).resolve().parents[2] / "cases/money/in/dane/2025-H1"
FILES = {"persons": "osoby.csv", "families": "rodziny.csv", "decisions": "decyzje.csv", "payments": "wyplaty.csv",
         "services": "uslugi.csv", "contributions": "skladki.csv", "budget": "budzet.csv", "deliveries": "dowoz.csv",
         "orders": "zlecenia.csv", "staff": "kadry.csv", "facilities": "jednostki.csv"}
YEAR, HALF, QUARTER = (1, 12, 31), (1, 6, 30), (1, 3, 31)

EXPECTED = [
    ("posilek", YEAR, {
        ("O", 1): "7 2 5", ("O", 2): "3 1 2", ("O", 3): "5 2 5", ("O", 4): "4 1 3", ("O", 5): "2 1 2",
        ("M1", 1): "3 1 1 0 3 1", ("M1", 5): "45 0 10 0 35 0", ("M1", 8): "455 100 75 0 380 100",
        ("M2", 3): "1 1", ("M2", 7): "43 38", ("M2", 10): "891 481", ("M2", 11): "441 381",
        ("F", 1): "1448 523 925 36.1", ("F", 2): "455 120 335 26.4", ("F", 4): "102 72 30 70.6"}),
    ("skl-zdr", HALF, {("1", 1): "4 6 550", ("1", 2): "2 3 291", ("1", 5): "1 1 50"}),
    ("skl-emrent", HALF, {("1", 1): "2 3 553", ("1", 2): "1 2 453", ("1", 3): "1 1 100"}),
    ("ops-85219", QUARTER, {
        ("Z", 1): "6 4.50", ("Z", 3): "2 1.50", ("Z", 5): "2 1.00", ("W", 1): "570000 138001 24.2",
        ("W", 4): "450000 112001 24.9", ("W", 7): "30000 5001 16.7"}),
    ("uslugi-85228", QUARTER, {
        ("U", 1): "4 4 72.00 66.50 2988 70 44.93", ("U", 3): "1 1 10.00 8.00 240 0 30.00",
        ("P", 1): "X 4 66.50 2988", ("P", 3): "1 1 18.50 648", ("P", 4): "1 1 20.00 700", ("P", 7): "X 0 0.00 0"}),
    ("mk1", QUARTER, {("1", 1): "2 2000", ("1", 6): "63 576", ("1", 7): "25 195", ("1", 9): "57 2188",
                      ("1", 8): "0 0"}),
    ("mk2", QUARTER, {("1", 2): "1 600", ("1", 6): "0 0"}),
]


def run():
    con = duckdb.connect()
    sources.prepare(con)
    sources.load_canonical(con, CASE, FILES)
    wrong = done = 0
    for form, (first, month, day), rows in EXPECTED:
        cells = count.count(con, form, datetime.date(2025, first, 1), datetime.date(2025, month, day))
        for (section, row), expected in rows.items():
            got = [value for (s, r, _), value in sorted(cells.items(), key=lambda own: int(own[0][2]))
                   if (s, r) == (section, str(row))]
            done += len(got)
            if [str(value) for value in got] != expected.split():
                wrong += 1
                print(f"{form} {section}/{row}: {[str(value) for value in got]}, by hand {expected}")
    print(f"{done} values checked, {wrong} rows wrong")
    return 1 if wrong else 0
