"""The counting of indicators proved on a few records and numbers, with the answers worked out by hand or published."""

import datetime
import pathlib
import tempfile
from decimal import Decimal
from fractions import Fraction

import duckdb

import base
import care
import catalogue
import oracle_indicators
import sources
import typed
from self_check_foster import drawn

# children, their places and carers, of the common year 2025
RECORDS = {
    "persons": """
        person_id | birth_date | sex | citizenship
        C1        | 2007-12-31 | K   | polskie      # of age on the last day
        C2        | 2008-01-01 | M   | Ukraina
        C3        | 2007-06-30 | M   | polskie      # of age on the day of leaving
        C4        | 2007-07-02 | K   | polskie      # a day before
        C5        | 2000-01-01 | K   | polskie
    """,
    "facilities": """
        facility_id | kind               | places
        F1          | pow_socjalizacyjna | 14
        F2          | iop                | 20         # no home under the act
    """,
    "foster_families": """
        ff_id | kind        | from_day   | to_day     | carers     | carer1_birth | carer2_birth
        R1    | zawodowa    | 2025-12-31 |            | samotna    | 1975-01-01   |                # fifty
        R2    | rdd         | 2020-01-01 | 2025-12-31 | samotna    | 1974-12-31   |                # fifty-one, and there on its last day
        R3    | pogotowie   | 2020-01-01 |            | malzenstwo | 1990-01-01   | 1960-01-01     # the second one
        R4    | niezawodowa | 2020-01-01 | 2025-12-30 | samotna    | 1960-01-01   |
        R5    | zawodowa    | 2025-05-01 | 2025-04-01 | samotna    | 1960-01-01   |                # ended before it began
    """,
    "placements": """
        placement_id | child_id | form           | from_day   | to_day     | left_to            | reason_lead | certificate
        U1           | C1       | socjalizacyjna | 2025-12-22 |            |                    | przemoc     | T
        U2           | C1       | pow_rodzinna   | 2025-12-30 |            |                    | przemoc     | T     # in two at once
        U3           | C2       | iop            | 2024-12-31 |            |                    | inny        | T
        U4           | C3       | spokrewniona   | 2020-01-01 | 2025-06-30 | samodzielny_wlasne |             |
        U5           | C4       | spokrewniona   | 2020-01-01 | 2025-07-01 | samodzielny_wlasne |             |
        U6           | C5       | zawodowa       | 2020-01-01 | 2025-03-31 | samodzielny_wlasne |             |       # goes on in R2
        U7           | C5       | rdd            | 2025-03-31 | 2025-12-31 | samodzielny_rodzina |            |       # gone on the last day
    """,
}

EXPECTED = {
    "dzieci_w_pieczy": 2, "dzieci_w_rodzinnej": 0, "dzieci_w_pow_rodzinnych": 1,
    "dzieci_w_pieczy_0_17": 1, "dzieci_u_zawodowych": 0, "wychowankowie_stan": 1, "umieszczeni_przemoc": 1,
    "orzeczenie_placowki": 1, "cudzoziemcy_w_pieczy": 1, "miejsca_pow": 14,
    "wychowankowie_dziennie": Fraction(10, 365),            # C1 alone, from 22 December, each day once
    "rodziny": 3, "rodziny: zawodowa": 1, "zawodowe_50": 2, "zawodowe_razem": 2, "zawodowe_nowe": 1, "rodziny_zakonczone": 2,
    "pelnoletni_odchodzacy": 2, "usamodzielnieni_wlasne": 1, "usamodzielnieni_rodzina": 1,
}

# what a voivodeship published of 2023 and 2024: indicator, measures, printed
PUBLISHED = [
    ("PZ-01", {"dzieci_w_rodzinnej": 3131, "dzieci_w_pow_rodzinnych": 170, "dzieci_w_pieczy": 4247}, "77.7"),
    ("PZ-02", {"dzieci_w_rodzinnej": 3131, "dzieci_w_pow_rodzinnych": 170, "dzieci_w_pieczy": 4247,
               "dzieci_u_spokrewnionych": 1623}, "63.9"),
    ("PZ-03", {"dzieci_w_rodzinnej": 3131, "dzieci_w_pieczy": 4247}, "73.7"),
    ("PZ-12", {"zawodowe_50": 121, "rodziny: zawodowa": 200, "rodziny: specjalistyczna": 4, "rodziny: pogotowie": 3,
               "rodziny: rdd": 5}, "57.1"),
    ("WR-02", {"rodziny_z_asystentem": 3719, "asystenci": 289}, "12.9"),
    ("WR-03", {"rodziny: bezradnosc": 4947, "rodziny_z_asystentem": 3719}, "1228"),
    ("ON-07", {"mieszkania_osoby": 444, "mieszkania_miejsca": 489}, "90.8"),
]

# indicator, measures -> value as printed, why there is none
EDGES = [
    ("WR-04", {"asystenci": 0}, "0", ""),
    ("WR-04", {}, None, "no_measure"),
    ("WR-02", {"rodziny_z_asystentem": 7, "asystenci": 0}, None, "zero_denominator"),
    ("WR-03", {"rodziny: bezradnosc": 4, "rodziny_z_asystentem": 7}, "-3", ""),
    ("SE-11a", {"czekajacy: podeszly_wiek": 2}, None, "too_few"),
    ("SE-11a", {"czekajacy: podeszly_wiek": 3}, "3", ""),
    ("SE-11a", {"czekajacy: podeszly_wiek": 0}, "0", ""),
    # 1,125 by 10: half up at the third place
    ("WR-10", {"zawodowe_nowe": Fraction(9, 800), "limit_zawodowych": Fraction(1, 10)}, "11.3", ""),
]

# indicator, its values in three years -> status of the last
JUDGED = [
    ("WR-04", (3, 2, 4), "on_path"), ("WR-04", (3, 4, 2), "off_path"), ("WR-04", (None, 3, 2), "off_path"),
    ("WR-04", (None, None, 2), "needs_sentence"), ("WR-04", (3, 3, None), "no_data"), ("WR-09a", (3, 3, 3), "needs_sentence"),
    ("WR-09a", (0, 0, 0), "on_path"), ("WR-04", (0, 1, 0), "needs_sentence"),
    ("PZ-08", (1, 2, 3), "needs_sentence"), ("SE-11a", (9, 9, 1), "needs_sentence"),
]
ALONE = {"WR-04": "asystenci", "WR-09a": "rodziny: bezradnosc", "PZ-08": "dzieci_w_rodzinnej",
         "SE-11a": "czekajacy: podeszly_wiek"}

TYPED = """period;section;row;column;value;who;why
2025;7;2;y0;1234,5;x;x
2025;7;d853;y0;1;x;x
2025;2;10;p1;99;x;x
2024;2;10;y0;98;x;x
"""


def of_care():
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
    base.prepare(con, datetime.date(2025, 1, 1), datetime.date(2025, 12, 31))
    c = base.Cells(con)
    return (care.children(c) | care.in_homes(c) | care.foster_families(c) | care.families_of_the_year(c)
            | care.leaving(c))


def value(name, measures):
    own = catalogue.INDICATORS[name]
    found = catalogue.value_of(own, {key: Fraction(number) for key, number in measures.items() if number is not None})
    return None if found.value is None else str(oracle_indicators.printed(found.value, own.places)), found


def run():
    found = of_care()
    wrong = [f"{name}: {found[name]}, by hand {own}" for name, own in EXPECTED.items() if found[name] != own]
    for name, measures, expected in PUBLISHED:
        if value(name, measures)[0] != expected:
            wrong.append(f"{name}: {value(name, measures)[0]}, published {expected}")
    for name, measures, expected, why in EDGES:
        own, told = value(name, measures)
        if (own, told.why) != (expected, why):
            wrong.append(f"{name} of {measures}: {own} {told.why}, by hand {expected} {why}")
    for name, series, expected in JUDGED:
        known = [value(name, {ALONE[name]: own})[1] for own in series]
        status = catalogue.status_of(catalogue.INDICATORS[name], known)
        if status != expected:
            wrong.append(f"{name} of {series}: {status}, by hand {expected}")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "dane-reczne").mkdir()
        (folder / "dane-reczne" / "ozps.csv").write_text(TYPED, encoding="utf-8")
        told = typed.rows(folder, 2025)
        if told != {"wydatki_852": Decimal(1235), "wydatki_853": 1}:
            wrong.append(f"typed in: {told}")
    many = len(EXPECTED) + len(PUBLISHED) + len(EDGES) + len(JUDGED) + 1
    print("\n".join(wrong) or f"{many} values checked, the counting of indicators is proved on its examples")
    return 1 if wrong else 0
