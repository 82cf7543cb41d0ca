"""A tiny office made by hand, with the answers worked out by hand."""

import duckdb

import cells as form
import clean

# Dates, amounts and yes/no as people write them; None = unreadable.
DAYS = {
    "05.03.2025": "2025-03-05", "5.3.2025": "2025-03-05", "05-03-2025": "2025-03-05",
    "05/03/2025": "2025-03-05", "2025-03-05": "2025-03-05", "2025/03/05": "2025-03-05", "5.3.2025 r.": "2025-03-05",
    "5.3.2025r.": "2025-03-05", "29.02.2024": "2024-02-29",
    "29.02.2025": None, "31.04.2025": None, "05.03.25": None, "marzec": None, "45721": None,
}
AMOUNTS = {
    "1234,56": 123456, "1 234,56": 123456, "1\u00a0234,56 zł": 123456, "1\u202f234.5": 123450,
    "1234 ZŁ": 123400, "-12,50": -1250, "0": 0, "12,345": None, "12,500": None, "12 34,00": None, "+5": None, "dużo": None,
}
YES_NO = {"tak": True, "T": True, "1": True, "TRUE": True, "Nie": False, "n": False, "0": False, "?": None}
HALF_UP = {0: 0, 49: 0, 50: 1, 149: 1, 150: 2, 250: 3, 123450: 1235, -50: -1, -49: 0}

TABLES = {
    "persons": """
        person_id | birth_date
        P1        | 01.05.1980
        P2        | 2010-01-01
        P3        | 30.6.2004 r.   # 21, at school: a child
        P4        | 30.06.2007     # 18 on the last day: no child
        P5        |                # not known: no child
        P6        | 01.01.2015
        P7        | 01.01.2016
    """,
    "families": """
        family_id | as_of      | single_parent | main_income | rural
        F1        | 2024-01-01 | nie           | praca       | nie
        F1        | 2025-03-01 | T             | renta       | tak
        F1        | 2025-07-01 | nie           | praca       | nie    # after the period
        F2        | 2025-01-15 | nie           | emeryt      | ?      # both unreadable
        F3        | 2025-07-02 | nie           | praca       | nie    # no state on the last day
        F4        | 2023-05-05 | nie           | emerytura   | nie    # helped by social work only
    """,
    "family_members": """
        family_id | person_id | relation | in_education | valid_from | valid_to
        F1        | P1        | glowa    |              | 2020-01-01 |
        F1        | P2        | Dziecko  |              | 2020-01-01 | 2025-06-30
        F1        | P3        | dziecko  | tak          | 2020-01-01 |
        F1        | P4        | dziecko  |              | 2020-01-01 |
        F1        | P5        | dziecko  |              | 2020-01-01 |
        F1        | P6        | dziecko  |              | 2020-01-01 | 2025-06-29   # left before the last day
        F1        | P7        | dziecko  |              | 2020-01-01 | kiedyś       # not known when: not counted
        F2        | P8        | glowa    |              | 2025-01-15 |
        F4        | P9        | glowa    |              | 2023-05-05 |
    """,
    "decisions": """
        decision_id | person_id | family_id | kind       | benefit | issued     | from_day   | to_day     | monthly | units | amount  | mode     | shelter      | continued | homeless | left_institution
        D1          | P1        | F1        | przyznanie | ZST-S   | 2024-11-30 | 2025-01-31 | 2025-02-27 | tak     | 1     | 100,25  |          |              |           |          |
        D2          | P1        | F1        | przyznanie | ZST-S   | 2024-11-30 | 2025-01-31 | 2025-02-26 | tak     | 1     | 100,25  |          |              |           |          |
        D3          | P8        | F2        | przyznanie | POS-I   | 2025-01-10 | 2025-01-10 |            |         | 7,5   | 20,25   | doraznie |              |           |          |
        D4          | P8        | F2        | odmowa     | ZCL     | 2025-01-10 | 2025-01-10 |            |         |       | 99      |          |              |           |          |
        D5          | P2        | F1        | przyznanie | SCH     | 2025-01-10 | 2024-12-01 |            |         |       |         |          | noclegownia  |           |          |
        D6          | P8        | F2        | przyznanie | MCH     | 2024-01-10 | 2025-01-10 |            |         |       | 10      |          |              |           |          |  # MCH ended in 2023: set aside
        D7          | P1        | F1        | zmiana     | ZOK-B   | 2025-01-10 | 2025-01-10 | 2025-03-31 | tak     | 1     | 50,50   |          |              | nie       |          |
        D8          | P8        | F2        | zmiana     | ZOK-C   | 2025-01-10 | 2025-05-01 |            | tak     | 1     | 10,00   |          |              | T         |          |
    """,
    "payments": """
        payment_id | decision_id | person_id | family_id | benefit | paid       | units | amount  | source
        W1         | D1          |           |           |         | 2025-01-01 | 1     | 0,49    |
        W2         | D1          |           |           |         | 2025-06-30 | 1     | 0,01    |           # 0,50 zł together: 1
        W3         | D1          |           |           |         | 2025-07-01 | 1     | 500     |           # after the period
        W4         | D3          |           |           |         | 2025-02-01 | 1,5   | 20,25   |
        W5         | D3          |           |           |         | 2025-03-01 | 1     | 20,24   |           # 2,5 meals: 3; 40,49 zł: 40
        W6         | D4          |           |           | ZCL     | 2025-03-01 | 1     | 99      |           # refused: left out
        W7         | D6          | P8        | F2        | MCH     | 2025-03-01 | 1     | 10,50   |           # its decision is set aside, its own code will do
        W8         |             | P9        | F3        | SUO     | 2025-03-01 | 1     | 10      |           # counted in services
        W9         | D7          |           |           |         | 2025-03-01 | 1     | 50,50   | dotacja
        W9         | D7          |           |           |         | 2025-03-01 | 1     | 51,50   | dotacja   # the same key: the later one
        W10        | D8          |           |           |         | 2025-03-01 | 1     | 10,49   | wlasne
        W11        | D8          |           |           |         | 2025-03-01 | x     | 10,00   | wlasne    # units unreadable: set aside
        W12        | D8          |           |           |         | 31.02.2025 | 1     | 10,00   | wlasne    # no such day: set aside
        W13        | D7          |           |           | ZOK-X   | 2025-03-01 | 1     | 10,00   | wlasne    # unreadable benefit: in no row
        W14        | D3          | P10       | F3        | ZCL     | 2025-03-01 | 1     | 5       |           # a family without a state
    """,
    "services": """
        service_id | decision_id | person_id | kind | settled    | hours_done | cost
        U1         |             | P1        | SUO  | 2025-06-30 | 3,25       | 100,10
        U2         |             | P1        | SUO  | 2025-05-31 | 3,25       | 100,40   # 6,5 h: 7; 200,50 zł: 201
    """,
    "shelter_stays": """
        stay_id | decision_id | person_id | shelter    | from_day   | to_day     | day_cost
        S1      | D5          |           |            | 2024-12-20 | 2025-01-01 | 10,10   # left on the first day: not in
        S2      | D5          |           |            | 2024-12-30 | 2025-01-03 | 10,10   # 1 and 2 January
        S3      | D5          | P11       | ogrzewalnia | 2025-06-30 | 2025-07-05 | 10,10  # 1 day
        S4      | D5          |           |            | 2025-02-02 | 2025-02-02 | 10,10   # came and went: counted, no day
        S5      | D5          |           |            | 2025-06-29 |            | 10,10   # 2 days
    """,
    "social_work": """
        social_work_id | family_id | form           | task   | from_day   | to_day
        R1             | F1        | praca_socjalna | gmina  | 2024-01-01 |
        R2             | F4        | kontrakt       | gmina  | 2025-06-30 |
        R3             | F4        | projekt        | gmina  | 2024-06-30 | 2024-12-31   # before the period
        R4             | F2        | poradnictwo    | powiat | 2025-01-01 | 2025-01-01
    """,
    "contracts": """
        contract_id | person_id | family_id | from_day   | to_day
        K1          | P9        | F4        | 2025-06-30 |
        K2          | P9        | F4        | 2025-01-01 | 2025-02-01
        K3          | P1        | F1        | 2024-01-01 | 2025-01-01
    """,
    "crisis_interventions": """
        intervention_id | family_id | task  | day
        I1              | F1        | gmina | 2025-01-01
        I2              | F1        | gmina | 2025-06-30
        I3              | F2        | gmina | 2025-07-01
    """,
    "reasons": """
        reason_id | family_id | reason | from_day   | to_day
        X1        | F1        | 01     | 2024-01-01 |
        X2        | F1        | 04a    | 2025-01-01 |
        X3        | F2        | 04     | 2025-01-01 |
        X4        | F4        | 01     | 2025-01-01 |            # helped by social work only
        X5        | F1        | 05     | 2025-01-01 | ?          # not known whether in the period
    """,
}

# section/row -> its columns.
X = "X"
EXPECTED = {
    "1A/1": (1, X, 201, 0, 0), "1A/2": (1, 7, 201, 0, 0),
    "1B/1": (5, X, 1 + 62 + 51 + 40 + 5, 3, 6),
    "1B/2": (1, 2, 1, 1, 5), "1B/3": (1, 2, 1, 1, 5), "1B/4": (0, 0, 0, 0, 0),
    "1B/5": (2, 2, 62, 2, 6),              # 51,50 + 10,49 = 61,99
    "1B/6": (X, X, 10, X, X), "1B/7": (X, X, 52, X, X),
    "1B/8": (1, 1, 10, 1, 1), "1B/9": (1, 1, 52, 1, 5), "1B/13": (1, 1, 10, 1, 1),
    "1B/14": (2, 5, 51, 1, 5), "1B/17": (1, 4, 40, 1, 5), "1B/18": (1, 1, 10, 1, 5),
    "1B/20": (1, 3, 40, 1, 1), "1B/22": (1, 3, 40, 1, 1), "1B/23": (0, 0, 0, 0, 0),
    "1B/33": (X, X, X, 1, 5), "1B/34": (X, X, X, 2, 6), "1B/37": (1, 1, 5, 1, 0),
    "1C-1/1": (1, X, 11, 1, 1), "1C-1/26": (1, 1, 11, 1, 1), "1C-1/27": (X, X, X, 1, 1),
    "1C-3/1": (None,) * 5,
    "2/1": (5, 3, 1, 6), "2/2": (3, 3, 1, 6), "2/3": (4, 2, 1, 6), "2/4": (1, 0, 0, 0), "2/5": (5, 3, 1, 6),
    "2/6": (X, 2, 1, 6), "2/7": (X, 1, 0, 1), "2/8": (X, 1, 0, 1), "2/9": (X, 0, 0, 0),
    "2/10": (2, 3, 1, 6),
    "3/1": (1, 1, 5), "3/4": (2, 1, 6), "3/5": (1, 1, 5), "3/6": (0, 0, 0),
    "4/1": (2, 1, 6), "4/2": (1, 0, 1), "4/6": (1, 1, 5), "4/8": (1, 1, 5), "4/10": (1, 1, 5),
    "4/16": (1, 1, 5), "4/18": (1, 1, 5), "4/21": (1, 1, 5), "4/25": (1, 1, 5),
}
EXPECTED_WITH = [
    # D1 is one full month (31 I + 1 month = 28 II), D2 none; D8: two months; D7: 10 I-31 III is two
    (dict(basis="decyzja"), {
        "1B/2": (1, 1, 100, 1, 5), "1B/5": (2, 4, 121, 2, 6), "1B/6": (X, X, 0, X, X),
        "1B/8": (1, 2, 20, 1, 1), "1B/9": (1, 2, 101, 1, 5),
        "1B/20": (1, 8, 20, 1, 1), "1B/14": (1, 0, 0, 1, 5), "1B/17": (1, 0, 0, 1, 5), "1A/2": (0, 0, 0, 0, 0),
        "1B/37": (0, 0, 0, 0, 0), "2/1": (3, 2, 1, 6)}),
    (dict(okresowy_osoby="rodzina"), {"1B/5": (6, 2, 62, 2, 6), "1B/9": (5, 1, 52, 1, 5), "1B/13": (1, 1, 10, 1, 1)}),
    (dict(child_age="15"), {"4/9": (1, 1, 5), "4/10": (0, 0, 0)}),
    (dict(student_age="21"), {"4/9": (1, 1, 5), "4/17": (1, 1, 5)}),
    (dict(social_work_only="true"), {"3/1": (2, 1, 6), "4/1": (3, 1, 7), "4/21": (2, 1, 6), "4/22": (1, 0, 1)}),
    # exact: 0,50 + 61,99 + 50,50 + 40,49 + 5 = 158,48
    (dict(razem="dokladne"), {"1B/1": (5, X, 158, 3, 6)}),
    (dict(services_from="payments"), {"1A/2": (1, 1, 10, 1, 0), "1A/1": (1, X, 10, 1, 0)}),
    (dict(shelter_from="payments"), {"1B/14": (0, 0, 0, 0, 0)}),
]


def records(text):
    """A table drawn with bars -> column names and rows."""
    lines = [line.split("#")[0] for line in text.strip().splitlines()]
    rows = [[part.strip() for part in line.split("|")] for line in lines]
    return rows[0], rows[1:]


def count(options):
    con = duckdb.connect()
    clean.make_macros_and_codes(con)
    for name, text in TABLES.items():
        columns, rows = records(text)
        assert set(columns) >= set(clean.TABLES[name]["columns"]), name
        con.execute(f"CREATE TABLE raw_{name} (file_no INT, row_no INT, {', '.join(f'{c} TEXT' for c in columns)})")
        con.executemany(f"INSERT INTO raw_{name} VALUES ({', '.join('?' * (len(columns) + 2))})",
                        [[1, n, *row] for n, row in enumerate(rows)])
        clean.type_table(con, name)
    return form.compute(con, "2025-01-01", "2025-06-30", options)


def run():
    wrong = []

    def check(what, got, expected):
        if got != expected:
            wrong.append(f"{what}: {got}, by hand {expected}")

    con = duckdb.connect()
    clean.make_macros_and_codes(con)

    def typed(macro, text):
        return con.execute(f"SELECT {macro}(tidy(?))", [f" {text}\u00a0"]).fetchone()[0]

    for text, expected in DAYS.items():
        day = typed("to_day_value", text)
        check(f"day {text!r}", day and day.isoformat(), expected)
    for text, expected in AMOUNTS.items():
        check(f"amount {text!r}", typed("to_grosze", text), expected)
    for text, expected in YES_NO.items():
        check(f"yes/no {text!r}", typed("to_yes_no", text), expected)
    for hundredths, expected in HALF_UP.items():
        check(f"half up {hundredths}", form.half_up(hundredths), expected)

    done = len(DAYS) + len(AMOUNTS) + len(YES_NO) + len(HALF_UP)
    for options, expected in [({}, EXPECTED), *EXPECTED_WITH]:
        cells = count(options)
        for place, values in expected.items():
            section, row = place.split("/")
            got = tuple(v for (s, r, _), v in cells.items() if (s, r) == (section, int(row)))
            check(f"{options or 'defaults'} {place}", got, values)
            done += len(values)
    for line in wrong:
        print(line)
    print(f"{done} values checked, {len(wrong)} wrong")
    return 1 if wrong else 0
