"""A few records made by hand, with the answers worked out by hand. Years: 2025, and 2024 before it."""

import datetime
from decimal import Decimal

import duckdb

import base
import sources
import years
from self_check_foster import drawn

# as exported after 2025; counted for 2024 and for 2025
RECORDS = {
    "assistants": """
        assistant_id | contract | fte  | from_day   | to_day
        A1           | praca    | 1    | 2020-01-01 |
        A2           | zlecenie | 0,75 | 2024-03-01 | 2025-12-30    # not there on the last day
    """,
    "assistant_families": """
        cooperation_id | assistant_id | family_id | from_day   | to_day     | children | reason  | end_reason
        W1             | A1           | F1        | 2024-01-01 | 2025-03-31 | 2        | sad     | zmiana_metody
        W2             | A2           | F1        | 2025-04-01 |            | 3        | sad     |              # the next day: no end
        W3             | A1           | F2        | 2024-02-01 | 2025-05-31 | 1        | wniosek | cele
        W4             | A1           | F2        | 2025-06-02 | 2025-12-31 | 4        | wniosek | zaprzestanie # a day later: an end, and there on the last day
        W5             | A1           | F3        | 2024-02-01 | 2024-12-31 | 5        | wniosek | cele
    """,
    "settlements": """
        settlement_id | child_id | other | authority | direction    | month      | amount | share
        S1            | C1       | 0809  | powiat    | zobowiazanie | 2025-03-01 | 100,40 | 10
        S2            | C1       | 0809  | powiat    | zobowiazanie | 2025-12-31 | 100,40 | 30
        S3            | C2       | 0809  | powiat    | zobowiazanie | 2026-01-01 | 900    | 50
        S4            | C2       | 0809  | powiat    | zobowiazanie | 2025-03-01 | 7      |
        S5            | C2       | 0809  | gmina     | nalezna      | 2025-03-01 | 5      | 50
    """,
    "persons": """
        person_id | birth_date | sex
        C1        | 2015-12-31 | K       # 10 on the last day
        C2        | 2016-01-01 | M       # 9
        C3        | 2007-06-30 | M       # of age on the day of leaving
        C4        | 2007-07-01 | K       # a day before
    """,
    "placements": """
        placement_id | child_id | form           | from_day   | to_day     | left_to | reason_lead  | first_ever
        U1           | C1       | socjalizacyjna | 2025-01-01 |            |         | sieroctwo    | T
        U2           | C2       | iop            | 2024-12-31 |            |         | polsieroctwo | T
        U3           | C3       | rdd            | 2020-01-01 | 2025-06-30 | rodzina |              |
        U4           | C4       | rdd            | 2020-01-01 | 2025-06-30 | rodzina |              |
        U5           | C9       | rdd            | 2025-12-31 |            |         |              |         # not in the register
    """,
    "foster_families": """
        ff_id | kind      | from_day   | to_day     | coordinator_id
        R1    | pogotowie | 2025-12-31 |            | K1
        R2    | rdd       | 2020-01-01 | 2025-12-31 |             # there on its last day
    """,
    "parent_fees": """
        fee_id | child_id | month      | due | paid
        O1     | C1       | 2025-01-01 | 30  | 10
        O2     | C1       | 2025-02-01 |     | 10
    """,
}

X = None
# section/row: year before, the year, change, change in per cent
EXPECTED = {
    "wspieranie-rodziny": {
        "1/1": (2, 1, -1, "-50.0"), "1/2": ("1.75", "1", "-0.75", "-42.9"), "1/3": (3, 2, -1, "-33.3"),
        "1/4": (8, 7, -1, "-12.5"), "1/5": (3, 2, -1, "-33.3"), "1/6": ("1.5", "2.0", "0.5", "33.3"),
        "2/1": (1, 1, 0, "0.0"), "2/1.1": (1, 1, 0, "0.0"), "2/1.2": (0, 1, 1, X), "2/1.4": (0, 0, 0, X),
        "2/2": ("100.0", "100.0", "0.0", X),
        "5/1": (0, 1, 1, X), "5/2": (0, 201, 201, X), "5/2.1": (0, 100, 100, X), "5/3": (X, 201, X, X),
        "6/1": (X, "0.50", X, X)},
    "piecza-zastepcza": {
        "1/1": (3, 3, 0, "0.0"), "1/1.1": (2, 1, -1, "-50.0"), "1/2": ("66.7", "33.3", "-33.4", X),
        "1/4": (1, 1, 0, "0.0"), "1/5": (1, 1, 0, "0.0"), "2/1.4": (1, 2, 1, "100.0"), "2/1.9": (0, 1, 1, X),
        "3/1": (2, 3, 1, "50.0"), "3/2": (1, 2, 1, "100.0"), "3/3": (0, 2, 2, X), "3/3.1": (0, 1, 1, X),
        "3/5": (X, "50.0", X, X), "4/5": (1, 2, 1, "100.0"), "5/1": (1, 2, 1, "100.0"), "5/2": (0, 1, 1, X),
        "5/3": (0, 1, 1, X), "7/6": ("0.0", "50.0", "50.0", X), "11/3": (0, 208, 208, X),
        "11/6": (X, "66.7", X, X)},
    "program-pieczy": {"1/1": (3, 4, 1, "33.3"), "1/2": (0, 1, 1, X), "1/4": ("0.0", "25.0", "25.0", X)},
}
BY_HAND = {("wspieranie-rodziny", 2025): {("6", "potrzeba_asystentow"): Decimal("0.5")},
           ("program-pieczy", 2024): {("1", "limit"): Decimal(3)},
           ("program-pieczy", 2025): {("1", "limit"): Decimal(4)}}


def tables(year):
    con = duckdb.connect()
    sources.prepare(con)
    for name, table in sources.TABLES.items():
        con.execute(f"CREATE TABLE raw_{name} (file_no INT, row_no INT, "
                    f"{', '.join(f'{column} VARCHAR' for column in table['columns'])})")
        if name in RECORDS:
            header, lines = drawn(RECORDS[name])
            sources.insert(con, name, [
                [1, number] + [dict(zip(header, line)).get(column, "") for column in table["columns"]]
                for number, line in enumerate(lines, start=2)])
        sources.clean.type_table(con, name)
    base.prepare(con, datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    return con


def run():
    done = wrong = 0
    for name, compute in years.RETURNS.items():
        before, this = (years.Year(tables(year), BY_HAND.get((name, year), {})) for year in (2024, 2025))
        for own in (before, this):
            compute(own)
        changed = years.changes(this.found, before.found, this.shares)
        for place, expected in EXPECTED[name].items():
            cell = tuple(place.split("/"))
            got = [before.found[cell], this.found[cell], changed[(*cell, "zmiana")], changed[(*cell, "procent")]]
            by_hand = [None if own is None else Decimal(own) for own in expected]
            done += len(by_hand)
            if [None if own.value is None else Decimal(own.value) for own in got] != by_hand:
                wrong += 1
                print(f"{name} {place}: {[str(own.value) for own in got]}, by hand {expected}")
    print(f"{done} values checked, {wrong} rows wrong")
    return 1 if wrong else 0
