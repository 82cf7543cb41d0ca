"""A few records made by hand, with the answers worked out by hand. Period: 2025-H1."""

import datetime

import duckdb

import oracle_foster
import sources

RECORDS = {
    "persons": """
        person_id | birth_date | sex | citizenship
        C1        | 2025-06-30 | K   | polskie      # 0 on the last day
        C2        | 01.07.2007 | m   | ukraińskie   # 17
        C3        | 30.06.2007 | M   | polskie      # 18 that day
        C4        | 2015-01-01 | K   |
        C5        | 2010-01-01 | K   | polskie
        C6        | ?          | K   | polskie      # age not known
        C7        | 01.03.2007 | K   | polskie      # 18 on the day of leaving
    """,
    "foster_families": """
        ff_id | kind         | from_day   | to_day     | carers     | foreigner | rural | coordinator_id | contract_from | contract_to
        R1    | spokrewniona | 2020-01-01 |            | samotna    | T         |       | K1             |               |
        R2    | pogotowie    | 2024-01-01 | 2025-06-30 | malzenstwo |           | T     | K1             | 2024-01-01    | 2025-06-29
        R3    | rdd          | 2024-01-01 | 2025-06-29 | malzenstwo |           |       |                | 2024-01-01    |
        R4    | niezawodowa  | 2024-01-01 | 2024-12-31 | samotna    |           |       |                |               |
    """,
    "placements": """
        placement_id | child_id | ff_id | form          | from_day   | to_day     | came_from | left_to | reason_lead | orphan  | first_ever | learns
        U1           | C1       | R1    | spokrewniona  | 2025-06-30 |            | szpital   |         | ubostwo     | sierota | T          |
        U2           | C2       | R2    | pogotowie     | 2025-01-01 | 2025-03-10 | rodzina   | instytucja | przemoc  |         | T          |
        U3           | C2       |       | socjalizacyjna | 2025-03-10 |           | rodzinna  |         | przemoc     |         | N          | T   # moved: one stay
        U4           | C3       |       | rpot          | 2020-01-01 |            | rodzina   |         | inny        |         |            | T
        U5           | C4       | R1    | spokrewniona  | 2022-01-01 | 2025-07-01 | rodzina   |         | ubostwo     |         |            |     # still here
        U6           | C5       | R2    | pogotowie     | 2024-12-01 | 2025-01-01 | rodzina   | rodzina | ubostwo     |         | T          |     # left on the first day
        U7           | C5       | R2    | pogotowie     | 2025-02-01 | 2025-02-01 | inne      | adopcja | ubostwo     |         |            |     # came and went
        U8           | C6       | R2    | pogotowie     | 2025-04-01 | 2025-03-01 | rodzina   | rodzina | ubostwo     |         | T          |     # cannot be
        U9           | C6       | R1    | spokrewniona  | 2025-01-05 | ?          | rodzina   |         | ubostwo     |         |            |     # not known whether here
        U10          | C7       | R4    | niezawodowa   | 2020-01-01 | 2025-03-01 | rodzina   | rodzina | ubostwo     |         |            |     # of age, whatever is said of where to
        U11          | C6       |       | iop           | 2025-06-01 |            |           |         |             |         |            |     # here; how long in care is not known
    """,
    "foster_benefits": """
        benefit_id | ff_id | recipient    | benefit         | month      | units | raised | amount | funding
        B1         | R1    | spokrewniona | utrzymanie      | 2025-01-01 | 2     | T      | 100,25 | wlasne
        B2         | R1    | spokrewniona | utrzymanie      | 2025-06-30 |       |        | 100,25 | wlasne    # units missing
        B3         | R3    | rdd          | nieletni        | 2025-02-01 | 1     |        | 306    | wlasne    # a blocked cell: not in row 1
        B4         | R2    | pogotowie    | wynagrodzenie   | 2025-02-01 |       |        | 5000   | dotacja
        B5         | R1    | spokrewniona | utrzymanie      | 2025-07-01 | 1     |        | 999    | wlasne    # after the period
        B7         | R2    |              | dodatek_wychowawczy | 2025-03-31 | 1 |      | 500,50 |          # by its family an emergency one
        B6         | R2    | specjalistyczna | losowe       | 2025-02-01 | 1     |        | 0,50   | dotacja
    """,
    "child_reviews": """
        review_id | child_id | held
        V1        | C2       | 2025-04-01   # six months after it came: in time, due in July
        V2        | C4       | 2025-01-15   # due in 2022
        V3        | C3       | 2024-12-30   # the next was due on the last day and not held
        V4        | C5       | 2025-01-15   # not in care
    """,
    "foster_family_reviews": """
        review_id | ff_id | held       | result
        W1        | R1    | 2022-12-31 | pozytywna
        W2        | R1    | 2024-11-01 | negatywna   # again within half a year
        W3        | R1    | 2025-05-01 | pozytywna   # on that day
        W4        | R3    | 2025-05-01 | pozytywna   # no child yet
    """,
    "parent_fees": """
        fee_id | child_id | month      | due | paid | payer_id
        E1     | C2       | 2025-03-01 | 100 | 50   | P1   # moved in March: where it went
        E2     | C4       | 2025-03-15 | 0   | 0    | P2   # nothing to pay
        E3     | C5       | 2025-01-20 | 20  | 10   |      # left on the first day
    """,
    "settlements": """
        settlement_id | child_id | other   | authority | direction    | month      | amount | share
        S1            | C2       | 0809092 | gmina     | nalezna      | 2025-03-01 | 100    | 10       # moved in March: not known for which form
        S2            | C1       | 0809    | powiat    | nalezna      | 2025-06-01 | 10     |          # placed on the 30th of that month
        S3            | C9       | 0809    | powiat    | zobowiazanie | 2025-06-01 | 20     |
        S4            | C9       | 0809    | powiat    | zobowiazanie | 2025-06-01 | 30,50  | 50       # the share of the gmina: in its return
    """,
    "leavers": """
        leaver_id | person_id | left_day   | form
        L1        | X1        | 2025-06-30 | terapeutyczna
        L2        | X2        | 2024-06-30 | pogotowie
    """,
    "leaver_benefits": """
        payment_id | leaver_id | benefit    | month      | amount
        Q1         | L2        | nauka      | 2025-01-25 | 700,50
        Q2         | L2        | nauka      | 2025-02-25 |
        Q3         | L1        | mieszkanie | 2025-07-01 |
    """,
    "training_people": """
        training_id | person_key | finished
        T1          | o1         | T
        T2          | o1         | N
    """,
    "trainings": """
        training_id | kind       | held       | hours | cost
        T1          | doskonalace | 2025-02-01 | 7,5  | 100,49
        T2          | doskonalace | 2025-03-01 | 8    | 100,01
    """,
    "assistants": """
        assistant_id | contract | fte | from_day   | to_day     | wage
        A1           | praca    | 1   | 2020-01-01 |            | 6000
        A2           | zlecenie | 0,5 | 2025-02-15 | 2025-04-01 | 3000,50   # three months
    """,
    "assistant_families": """
        cooperation_id | assistant_id | family_id | from_day   | to_day     | children | reason | end_reason
        W1             | A1           | F1        | 2024-01-01 | 2025-02-01 | 2        | sad    | cele
        W2             | A2           | F1        | 2025-02-15 |            | 3        | sad    |
        W3             | A1           | F2        | 2024-01-01 | 2024-12-31 | 5        | wniosek | cele
    """,
    "support_families": """
        support_id | helped_family | from_day   | to_day     | task
        P1         | F1            | 2025-04-01 |            | opieka         # three months to the last day
        P2         | F1            | 2024-06-30 | 2025-06-30 | role           # more than a year; here on the last day
        P3         | F2            | 2024-12-01 | 2025-03-01 | gospodarstwo   # three months and a day
    """,
    "day_centres": """
        centre_id | kind       | places | from_day
        D1        | opiekuncza | 20     | 2020-01-01
    """,
    "day_centre_use": """
        centre_id | child_id | from_day   | to_day
        D1        | C4       | 2025-01-01 | 2025-02-01
        D1        | C4       | 2025-03-01 |
        D1        | C5       | 2024-01-01 | 2025-01-01
    """,
}

X, NO = "X", None
EXPECTED = {
    "P-A/1": (2, 2, 201, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0),         # 200,50; 0,50
    "P-A/1.3": (X, X, X, X, X, X, 0, 0, 0, X, X, X, 0, 0, 0),
    "P-2/1": (0, 2, 1, 5000), "P-2/3": (0, 1, 1, 5000), "P-2/5": (0, 1, 0, 0), "P-2/7": (X, X, 0, 0),
    "P-3/1": (NO,) * 3, "P-3/3": (0, 0, 0), "P-3/4": (0, 0, 0),
    "P-4/1": (2, 1, 1, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 3), "P-4/8": (0,) * 14 + (1,),
    "P-4/3": (1, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1),
    "P-6/1": (5, 1, 1, 0, 0, 2), "P-6/15": (1, 0, 0, 0, 0, 0), "P-6/10": (1, 0, 1, 0, 0, 0),  # C2: 181 days in both forms
    "P-7A/1": (2, 1, 0, 0, 1, 0, 0, 2, 2, 1, 0, 0, 2, 5), "P-7A/6": (0,) * 12 + (1, 2),
    "P-7B/1": (3, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 0, 0, 1, 0, 0, 3),
    "P-7C/1": (5, 2, 3), "P-7C/9": (2, 2, 0), "P-7C/4": (1, 0, 1),
    "P-8/1": (4, 3, 1), "P-8/2": (4, 3, 1), "P-8/2.1": (1, 1, 0), "P-8/2.4": (2, 2, 0),
    "P-8/3": (X, 0, 1), "P-8/4": (3, 3, 0), "P-8/4.1": (2, 2, 0), "P-8/4.1.1": (1, 1, 0), "P-8/4.1.3": (1, 1, 0),
    "P-8/4.1.4": (0, 0, 0), "P-8/4.2": (1, 1, 0), "P-8/4.2.1": (0, 0, 0), "P-8/5": (X, 1, 0),
    "P-8/6": (5, 2, 3),  # 4 + 4 - 3 = 5
    "P-9/4": (1, 1, 1, 2, 701, 0, 0, 0, 0, 0, 0, 0, 0, 0), "P-9/4.5": (1,) + (0,) * 13,
    "P-10A/1": (0, 0, 2, 2), "P-10C/1": (2, 1, 1, "15.5", 201),
    "P-11A/1": (507 + 5000 + 701 + 201, 507, 5001),
    "P-11A/2": (507, 507, 1), "P-11A/3": (5000, 0, 5000), "P-11A/4": (701, X, X),
    "P-11B/1": (100, 100, 0, 0, 10, 20), "P-11B/2": (0, 0, 0, 0, 10, 0), "P-11B/3": (0,) * 6,
    "P-11B/4": (100, 100, 0, 0, 0, 20),
    "P-10H/1": (2, 1, 1, 0, 0, 1, 0, 0), "P-10H/2": (0,) * 6 + (NO, 0), "P-10H/3": (2, 1, 1, 0, 0, 1, 0, 0),
    "P-10I/1": (1, 1, 1, 1, 0, 0, 100, 0), "P-10I/2": (0,) * 6 + (NO, 0), "P-10I/5": (1, 1, 1, 1, 0, 0, 100, 0),
    "P-11C/1": (2, 1, 120, 60, 50), "P-11C/2": (0, 0, 0, 0, NO), "P-11C/10": (1, 1, 100, 50, 50),
    "P-11C/16": (1, 0, 20, 10, 50),
    "1A/1": (2, 2, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 2, 2),
    "1B/2": (1, 1, 1, 1) + (0,) * 10 + (1, 1),                        # C1, a year not yet old
    "2A/1": (5, 4, 1, 1, 0, 0, 0, 0, 1, 1, 2, 1, 1, 1, 4, 3),        # C2 left at 17, C7 at 18, C5 came and went
    "2A/7": (2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 0, 0, 2, 1),
    "3/1": (3, 2, 1, 0, 1, 1, 0, 0), "4/1": (1,) + (0,) * 6, "5/3": (0,), "5/4": (2,),
    "6/1": (3, 1, 2, 1, 0, 0, 0, 2, 0), "6/2": (0,) * 9, "6/8": (3, 1, 2, 1, 0, 0, 0, 2, 0),
    "7A/1": (2, 1, 0, 1) + (0,) * 6 + (1, 1, 3), "7B/1": (0,) * 13, "7C/1": (1, 1) + (0,) * 9 + (1, 1),
    "A/1": (0, 1, 501), "A/1.3": (0, 1, 501), "B/2": (0, 0, 0), "C/2.1": (501,), "D/1": (0, 0, 0, 0, 1, 501),
    "E/1": (0, 0, 0),
    "G-1A/1": (1, 2, 1, 36000 + 9002), "G-1A/1.3": (0, 1, 0, 9002),
    "G-1B/1": (1, 3), "G-1B/1.2": (1, 3), "G-1B/2": (1, 3), "G-1B/3": (1, 2), "G-1B/3.1": (1, 2),
    "G-2/1": (2,), "G-2/1.1": (1,), "G-2/1.2": (2,), "G-2/1.3": (1,), "G-2/1.4": (0,), "G-2/2": (3,),
    "G-2/2.1": (1,), "G-2/2.2": (1,), "G-2/2.3": (1,), "G-2/3": (2,),
    "G-3/1": (1, 20, 1, 2, NO), "G-4/1": (1, 31), "G-4/4.3": (1, 31), "G-4/2": (0, 0),
}


def drawn(text):
    """A table drawn with bars -> column names and rows."""
    rows = [[part.strip() for part in line.split("#")[0].split("|")] for line in text.strip().splitlines()]
    return rows[0], rows[1:]


def run():
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
    cells = oracle_foster.count(con, datetime.date(2025, 1, 1), datetime.date(2025, 6, 30))
    wrong = done = 0
    for place, expected in EXPECTED.items():
        section, row = place.split("/")
        got = [value for (s, r, _), value in cells.items() if (s, r) == (section, row)]
        done += len(expected)
        if [str(value) for value in got] != [str(value) for value in expected]:
            wrong += 1
            print(f"{place}: {[str(value) for value in got]}, by hand {[str(value) for value in expected]}")
    print(f"{done} values checked, {wrong} rows wrong")
    return 1 if wrong else 0
