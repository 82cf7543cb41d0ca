"""A few units made by hand, with the answers worked out by hand. Year: 2024."""

import datetime

import duckdb

import count
import loading
import sources

RECORDS = {
    "facilities": """
        facility_id | kind            | operator | places | part_of | opened     | closed
        A           | osrodek         | gmina    |        |         |            |
        B           | sds             | gmina    | 20     | A       |            | 2024-12-31   # closes on the last day
        C           | noclegownia     | powiat   | 10     |         | 2025-01-01 |              # opens after it
        D           | dps             | powiat   | 30     |         |            |
        E           | dps             | ?        | ?      |         |            |              # nobody knows who runs it
        F           | placowka_opieki | statutowa| 5      |         |            |
        G           | pow_rodzinna    | gmina    | 8      |         |            |              # of foster care
    """,
    "residents": """
        stay_id | facility_id | person_id | sex | resident_group | from_day   | came_from | to_day     | left_to | payment
        1       | D           | P1        | k   | alkohol        | 2020-01-01 | dom       | 2024-01-01 | zgon    | gmina     # before, and went on the first day
        2       | D           | P2        | M   |                | 2024-12-31 | dps       |            |         | rodzina   # came on the last
        3       | D           | P3        | M   | alkohol        | 2024-05-05 | dom       | 2024-05-05 |         | gmina     # came and went
        4       | D           | P4        | M   | alkohol        | 2024-05-05 | dom       | 2023-05-05 | dom     | gmina     # came, no more
        5       | D           | P5        | K   | fizycznie      | 2023-05-05 | dom       | ?          |         | gmina     # not known
        6       | E           | P6        | K   | ?              | 2023-05-05 | dom       |            |         |
        7       | F           | P7        | K   |                | 2023-05-05 |           | 2025-01-01 | zgon    |           # stays to the end
        8       | B           | P1        | K   |                | 2023-05-05 |           | 2024-01-01 |         |           # not in the year
        9       | B           | P8        | K   |                | 2023-05-05 |           | 2024-01-02 |         |
        10      | C           | P8        | K   |                | 2024-05-05 |           |            |         |           # in a unit not yet open
    """,
    "home_waiting": """
        waiting_id | person_id | resident_group | since      | until      | ended
        1          | Q1        | alkohol        | 2024-12-31 | 2025-01-01 | zgon
        2          | Q1        |                | 2024-05-05 |            |            # once more
        3          | Q2        | alkohol        | 2024-05-05 | 2024-12-31 | inne
        4          | Q3        | alkohol        | 2024-05-05 | ?          |
    """,
    "decisions": """
        decision_id | person_id | kind       | benefit | issued
        D1          | P9        | przyznanie | SCH     | 2024-01-01
    """,
    "shelter_stays": """
        stay_id | decision_id | person_id | facility_id | from_day   | to_day | day_cost
        1       | D1          |           | B           | 2024-06-01 |        | 50,00
    """,
    "staff": """
        staff_id | facility_id | post            | contract    | fte  | in_area | on_leave | from_day   | to_day
        1        | A           | pracownik       |             | 1    | T       | N        | 2020-01-01 |
        1        | A           | zastepca        | praca       | 0,25 |         | N        | 2021-01-01 |              # deputy head of 1.25
        2        | A           | pracownik       | praca       | 1    | T       | T        | 2020-01-01 |              # on leave
        3        | A           | st_pracownik    | praca       | 0,5  | T       | N        | 2020-01-01 | 2024-12-31
        4        | A           | radca           | ?           | 1    |         | N        | 2020-01-01 |              # of which kind?
        5        | B           | terapeuta       | praca       | 1    |         | N        | 2020-01-01 |              # of the office too
        6        | D           | lekarz          | kontrakt    | 0    |         | N        | 2020-01-01 |
        6        | D           | lekarz          | praca       | 0,5  |         | N        | 2021-01-01 |              # with both
        7        | D           | obsluga         | wolontariat | 0    |         | N        | 2020-01-01 |
        8        | E           | pozostali       | zlecenie    | 0    |         | N        | 2020-01-01 |
        9        |             | pracownik       | praca       | 1    |         | N        | 2020-01-01 |              # nowhere
        10       | D           | dyrektor        | praca       | 1    |         | N        | 2024-12-31 | 2024-01-01   # cannot be
    """,
}

EXPECTED = {
    "mrips-06": {
        ("G", "1"): (1, "X", "X", "X", "X", "X"),
        ("G", "2"): (1, 20, 2, 0, 0, 0),        # P8, P9
        ("G", "3"): (1, 20, 2, 0, 0, 0),
        ("P", "2"): (0, 0, 1, 0, 0, 0),         # of the unit that opens later
        ("P", "9"): (0, 0, 1, 0, 0, 0),
        ("P", "10"): (1, 30, 2, 0, 0, 0),       # P2, P3
        ("Z", "1"): (4, "3.25"),                # deputy, senior, therapist, doctor
        ("Z", "24"): (3, "2.75"),
        ("Z", "26"): (1, "1.25"),
        ("Z", "27"): (1, "0.5"),
        ("Z", "31"): (0, 0),
        ("Z", "32"): (1, "0.5"),
        ("Z", "41"): (1, 1),
        ("Z", "42"): (1, 1),
        ("Z", "43"): (1, 1),
        ("Z", "44"): (1, "0.5"),
    },
    "mrips-05": {
        ("1", "1"): (2, 2, 0, 0, 1, 0, 0),      # P1, P6
        ("1", "2"): (3, 0, 3, 0, 3, 0, 0),
        ("1", "3"): (1, 0, 1, 0, 1, 0, 0),
        ("1", "4"): (2, 1, 1, 0, 2, 0, 0),
        ("1", "8"): (1, 0, 1, 0, 1, 0, 0),
        ("1", "9"): (2, 1, 1, 0, 1, 0, 0),
        ("1", "15"): (1, 1, 0, 0, 0, 0, 0),
        ("2", "1"): (1, 1, 0, 0, 1),
        ("2", "5"): (1, 1, 0, 0, 1),
        ("3", "1"): (3, 0, 3, 0, 0, 2, 1),
        ("3", "8"): (2, 0, 2, 0, 0, 0, 1),
        ("3", "9"): (1, 0, 1, 0, 0, 1, 1),
        ("4", "1"): (3, 1, 1, "0.5", 2),
        ("4", "9"): (2, 1, 1, "0.5", 1),
        ("5", "1"): (3, 0, 2, 0, 0),
        ("5", "4"): (1, 0, 0, 0, 0),
        ("5", "6"): (1, 0, 1, 0, 0),
    },
}


def drawn(text):
    """A table drawn with bars -> column names and rows."""
    rows = [[part.strip() for part in line.split("#")[0].split("|")] for line in text.strip().splitlines()]
    return rows[0], rows[1:]


def run():
    wrong = done = 0
    for form, expected in EXPECTED.items():
        con = duckdb.connect()
        sources.prepare(con)
        for name, text in RECORDS.items():
            header, lines = drawn(text)
            columns = sources.TABLES[name]["columns"]
            loading.insert(con, name, [
                [1, number] + [dict(zip(header, line)).get(column, "") for column in columns]
                for number, line in enumerate(lines, start=2)])
        for name in sources.TABLES:
            sources.clean.type_table(con, name)
        cells = count.count(con, datetime.date(2024, 1, 1), datetime.date(2024, 12, 31), form)
        for place, own in expected.items():
            got = [value for (section, row, _), value in cells.items() if (section, row) == place]
            done += len(own)
            if [str(value) for value in got] != [str(value) for value in own]:
                wrong += 1
                print(f"{form} {'/'.join(place)}: {[str(value) for value in got]}, by hand {list(own)}")
    print(f"{done} values checked, {wrong} rows wrong")
    return 1 if wrong else 0
