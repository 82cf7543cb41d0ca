"""Runs spraw and the oracle of the returns of money side by side: they must agree on every cell of several offices and
periods, with and without blemishes, each cell must be above zero in one of them, and they must disagree as soon as one
filter, rate or point in time is changed.

    check.py SPRAW TEMPLATES WORK
"""

import io
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path[:0] = [str(HERE), str(HERE.parent)]

import openpyxl

from beside import conclude, counted, make_office, newest_cells, unnoticed
import compared
import oracle_money

# name, arguments of `spraw demo`; the office of 2015 has the older layout of meals
OFFICES = [
    ("thorough", "2023..2025", ["--inhabitants", "40000", "--seed", "3", "--thorough", "--clean"]),
    ("heavy", "2023..2025", ["--inhabitants", "50000", "--seed", "5", "--thorough", "--dirty"]),
    ("plain", "2024..2025", ["--inhabitants", "30000", "--seed", "8"]),
    ("of_2015", "2015..2015", ["--inhabitants", "20000", "--seed", "2", "--thorough", "--dirty"]),
]
QUARTERLY = ["mk1", "mk2", "ops-85219", "uslugi-85228"]
RETURNS = (
    [("posilek", "2023"), ("posilek", "2024"), ("posilek", "2025")]
    + [(form, period) for form in ("skl-zdr", "skl-emrent") for period in ("2024-H2", "2025-H1", "2025")]
    + [(form, period) for form in QUARTERLY for period in ("2025-Q1", "2025-Q4")]
)
OF_2015 = [("posilek", "2015")]

# return, period, office, file, what stands there, what is put in its place
MUTATIONS = [
    ("posilek", "2025", "thorough", "views/meal_help.toml", "full_years(birth_date, paid)", "full_years(birth_date, :end)"),
    ("posilek", "2025", "thorough", "views/meal_help.toml", "form = this.form and last_day", "last_day"),
    ("posilek", "2025", "thorough", "views/meal_help.toml", "when in_group(given, 'produkty') then 'rzeczowe' ", ""),
    ("posilek", "2025", "thorough", "parameters/meals.csv", "posilek_wiek_szkolny;7", "posilek_wiek_szkolny;6"),
    ("posilek", "2025", "thorough", "posilek/2019-01-01/section_1.toml", 'count = "household"', 'count = "person"'),
    ("posilek", "2025", "thorough", "posilek/2019-01-01/section_3.toml", "category is null or ", ""),
    ("posilek", "2025", "thorough", "posilek/2019-01-01/section_2.toml", "form = 'rzeczowe' and brought", "form = 'rzeczowe'"),
    ("posilek", "2015", "of_2015", "posilek/2015-01-01/section_1.toml", "[II/6/4]", "[II/6/3]"),
    ("posilek", "2015", "of_2015", "views/meal_deliveries_in_period.toml", "form = this.form and last_day", "last_day"),
    ("skl-zdr", "2025-H1", "thorough", "views/contributions_in_period.toml", 'of = "paid"', 'of = "month"'),
    ("skl-zdr", "2025-H1", "thorough", "skl-zdr/2021-01-01/section.toml", 'sum = "months_paid"', 'count = "person_id"'),
    ("skl-emrent", "2025-H1", "thorough", "skl-emrent/2021-01-01/section.toml", "basis <> 'opiekun'", "basis = 'opiekun'"),
    ("ops-85219", "2025-Q4", "thorough", "views/budget_at_end.toml", 'latest = "as_of", per = "chapter"', 'first = "as_of", per = "chapter"'),
    ("ops-85219", "2025-Q4", "thorough", "views/centre_staff.toml", "not is_true(on_leave)", "is_true(on_leave)"),
    ("ops-85219", "2025-Q4", "thorough", "ops-85219/2021-01-01/section_2.toml", "'4110', '4120', '4710'", "'4110', '4710'"),
    ("uslugi-85228", "2025-Q4", "thorough", "views/service_order_on_day.toml", 'latest = "from_day"', 'first = "from_day"'),
    ("uslugi-85228", "2025-Q4", "thorough", "uslugi-85228/2021-01-01/sections.toml", 'sum = "cost"', 'sum = "fee"'),
    ("uslugi-85228", "2025-Q4", "thorough", "uslugi-85228/2021-01-01/sections.toml", "and neighbour", "and not neighbour"),
    ("mk1", "2025-Q1", "thorough", "mk1/2021-01-01/section.toml", "in_group(given, 'uo')", "in_group(given, 'uslugi')"),
    ("mk1", "2025-Q4", "thorough", "views/stays_in_period.toml", "days_in(stay, :start, :end)", "days_in(stay, :year_start, :end)"),
    ("mk2", "2025-Q4", "thorough", "mk2/2021-01-01/section.toml", "given = 'IPI'", "given = 'IPS'"),
]


# Persons that no invented office has: born on a day that divides two payments, without a date of birth, with meals
# brought in the month of other help; and contributions paid in another period than that of their month.
PEOPLE = [("EX1", "15.04.{18}"), ("EX2", "01.06.{7}"), ("EX3", ""), ("EX4", "01.01.1950"), ("EX5", "01.03.{4}"),
          ("EX6", "02.02.1950")]
PAYMENTS = [
    ("EXW1", "EX1", "121", "14.04.{0}", "1", "100,00", "D"),
    ("EXW2", "EX1", "121", "15.04.{0}", "1", "100,01", "W"),
    ("EXW3", "EX2", "135", "31.05.{0}", "1", "20,00", "D"),
    ("EXW4", "EX2", "135", "01.06.{0}", "1", "21,00", "D"),
    ("EXW5", "EX3", "135", "05.05.{0}", "1", "22,00", "W"),
    ("EXW6", "EX4", "134", "05.05.{0}", "10", "90,00", "D"),
    ("EXW7", "EX4", "135", "06.05.{0}", "1", "23,00", "D"),
    ("EXW8", "EX6", "135", "06.06.{0}", "1", "23,00", "D"),
    ("EXW9", "EX4", "121", "07.06.{0}", "1", "50,00", "D"),
    ("EXW10", "EX5", "135", "07.06.{0}", "1", "24,00", "W"),
]
DELIVERIES = [("EXD1", "EX4", "posilek", "{0}-05-31"), ("EXD2", "EX6", "rzeczowe", "{0}-06-30"),
              ("EXD3", "EX5", "rzeczowe", "{0}-06-30"), ("EXD4", "EX5", "posilek", "{0}-06-30")]
CONTRIBUTIONS = [("EXS1", "Z", "zasilek_staly", "31.12.{1}", "03.01.{0}"), ("EXS2", "E", "opiekun", "30.06.{0}", "01.07.{0}")]


def add_edges(office, year):
    """Into the first half of a year; the persons live in a family of a village."""
    def dated(text):
        for back in range(20):
            text = text.replace(f"{{{back}}}", str(year - back))
        return text

    folder = office / "dane" / f"{year}-H1"
    book = openpyxl.load_workbook(folder / "rodziny.xlsx")
    village = next(row[0] for row in book["Stany"].iter_rows(min_row=2, values_only=True) if row[6] == "T")
    book = openpyxl.load_workbook(folder / "osoby.xlsx")
    for person, born in PEOPLE:
        book["Osoby"].append([person, None, None, None, dated(born) or None])
    book.save(folder / "osoby.xlsx")
    for file, encoding, lines in [
        ("wyplaty.csv", "cp1250", [
            [number, "", person, village, code, day, units, amount, source, "85230", "3110", ""]
            for number, person, code, day, units, amount, source in PAYMENTS]),
        ("dowoz_posilkow.csv", "utf-8", [
            [number, person, form, month, "3", "12.50", "D"] for number, person, form, month in DELIVERIES]),
        ("skladki.csv", "cp1250", [
            [number, "EX4", kind, basis, month, paid, "50,00"] for number, kind, basis, month, paid in CONTRIBUTIONS]),
    ]:
        with open(folder / file, "a", encoding=encoding, newline="") as out:
            out.write("".join(dated(";".join(line)) + "\r\n" for line in lines))


def main(spraw, templates, work):
    failed, seen, counts = [], {}, {}
    for name, years, arguments in OFFICES:
        office = work / name
        make_office(spraw, office, years, arguments)
        returns = OF_2015 if name == "of_2015" else RETURNS
        if name in ("thorough", "of_2015"):
            add_edges(office, 2025 if name == "thorough" else 2015)
        for form, period in returns:
            if name == "plain" and period == "2023":
                continue
            cells = newest_cells(spraw, office, form, period)
            mine = counts[name, form, period] = oracle_money.oracle_cells(office, form, period)
            told = io.StringIO()
            differ = compared.compare(mine, cells, told)
            for cell, above in counted(cells):
                key = f"{form} {'2015 ' if name == 'of_2015' else ''}{cell}"
                seen[key] = seen.get(key, False) or above
            print(f"{name} {form} {period}: {told.getvalue().strip().splitlines()[-1]}")
            if differ:
                failed.append(f"{name} {form} {period}\n{told.getvalue()}")
    failed += [f"no office has a record in {cell}" for cell, above in sorted(seen.items()) if not above]
    print(f"{len(seen)} cells that are counted")
    for form, period, name, path, old, new in MUTATIONS:
        office = work / name

        def differs():
            cells = newest_cells(spraw, office, form, period)
            return compared.compare(counts[name, form, period], cells, io.StringIO()) > 0

        answer = unnoticed(office, templates, path, old, new, differs)
        failed += [answer] if answer else []
    conclude(len(MUTATIONS), failed)


if __name__ == "__main__":
    main(*(pathlib.Path(argument).resolve() for argument in sys.argv[1:4]))
