"""Runs spraw and the oracle of OZPS side by side: they must agree on every cell of three years and two of forecast, in
several offices and years; each counted cell must be above zero in one of them; and they must disagree as soon as a
filter, measure, point in time, proposal or coefficient is changed.

    check.py SPRAW TEMPLATES WORK
"""

import csv
import io
import pathlib
import shutil
import sys

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "yearly"), str(HERE.parent / "foster"), str(HERE.parent)]

import openpyxl

import assessment
from beside import conclude, make_office, newest_cells, unnoticed
import oracle_ozps

YEAR = 2025
# name, years assessed, arguments of `spraw demo`
OFFICES = [
    ("thorough", (2025,), ["--inhabitants", "25000", "--seed", "11", "--thorough", "--clean"]),
    ("usual", (2025, 2024), ["--inhabitants", "15000", "--seed", "12"]),
    ("dirty", (2025,), ["--inhabitants", "15000", "--seed", "13", "--thorough", "--dirty"]),
]
# section/row: why no office has a record there
NEVER = {}
O = "ozps/2023-01-01"

# file, what stands there, what is put in its place
MUTATIONS = [
    (f"{O}/template.toml", 'period = "year-1"', 'period = "year-2"'),
    (f"{O}/template.toml", 'proposed = "[y0]"', 'proposed = "[y1]"'),
    (f"{O}/template.toml", "prognoza {period+2}", "prognoza {period+1}"),
    (f"{O}/section_02.toml", "sex = 'kobiety' and band = 'produkcyjny'", "sex = 'kobiety' and band = 'poprodukcyjny'"),
    (f"{O}/section_03_gmina.toml", "where = \"in_group(given, 'pieniezne')\"", "where = \"in_group(given, 'celowe_inne')\""),
    (f"{O}/section_03_gmina.toml", "not in_row(household, '3.1/rodziny')", "in_row(household, '3.1/rodziny')"),
    (f"{O}/section_03_gmina.toml", "in_group(benefit, 'gmina') and kind = 'odmowa'", "kind = 'odmowa'"),
    ("quantities/pomoc.toml", 'of     = "done"', 'of     = "requested"'),
    (f"{O}/section_03_gmina.toml", "where   = \"in_row(household, '3.1/rodziny')\"\n", ""),
    (f"{O}/section_03_powiat.toml", "task = 'powiat' and form = 'poradnictwo'", "form = 'poradnictwo'"),
    (f"{O}/section_04.toml", "in_group(form, 'rodzinna')", "in_group(form, 'rodzina')"),
    (f"{O}/section_05.toml", "kind = 'schronisko'", "kind = 'noclegownia'"),
    (f"{O}/section_05.toml", "in_group(kind, 'wsparcie')\", manual", "kind = 'osrodek_wsparcia'\", manual"),
    (f"{O}/section_05.toml", "'mieszkanie_wspomagane', 'oik', 'poradnictwo')", "'mieszkanie_wspomagane', 'oik')"),
    ("views/units_at_end.toml", "coalesce(opened, :end) <= :end and coalesce(closed, :end) >= :end",
     "coalesce(opened, :end) <= :end"),
    ("views/users_in_period.toml", 'within = "during"', 'within = "on_last_day"'),
    (f"{O}/section_05.toml", "'klub_samopomocy', 'dzienny_dom'", "'klub_samopomocy'"),
    (f"{O}/section_07_09.toml", "chapter = '85228'", "chapter = '85219'"),
    (f"{O}/section_07_09.toml", 'maximum = "executed"', 'maximum = "plan"'),
    ("views/budget_at_end.toml", '  { latest = "as_of", per = "chapter", ties = "all" },\n', ""),
    ("quantities/srodowisko.toml", "kind = 'ngo' and contact = 'zlecenie'", "kind = 'ngo'"),
    (f"{O}/section_06.toml", 'when    = "on_last_day"', 'when    = "on_first_day"'),
    (f"{O}/section_06.toml", "in_group(post, 'socjalny')", "in_group(post, 'socjalny') and fte = 1"),
    (f"{O}/section_10.toml", "[2/k_starsze] + [2/m_starsi]", "[2/k_starsze]"),
    (f"{O}/section_10.toml", "100 * [3.1/odmowy] / [3.1/decyzje]", "100 * [3.1/odmowy_osoby] / [3.1/decyzje]"),
    ("views/staff_employed.toml", '  { keep = "not is_true(on_leave)" },\n', ""),
    ("views/staff_employed.toml", "contract is null or in_group(contract, 'etat')",
     "contract is null or in_group(contract, 'etat') or in_group(contract, 'nieetat')"),
    ("views/population.toml", "unit = :unit and year = :year", "unit = :unit and year = :year - 1"),
    ("views/decisions_issued.toml", 'of = "issued"', 'of = "from_day"'),
]


def enter(office):
    """Numbers for every row that no export tells, in the last two years, and a forecast of some rows."""
    lines, value = [], 3
    for year in (YEAR - 1, YEAR):
        for section, rows in assessment.BY_HAND.items():
            for row in rows.split():
                value += 7
                lines.append([year, section, row, "y0", value])
    # the budget holds its parts
    lines += [[YEAR, "7", row, "p1", value] for row, value in (("1", 999999), ("2", 99999))]
    lines += [[YEAR, "3.1", "1", "p1", 777], [YEAR, "6", "2", "p2", "12,75"], [YEAR, "10", "10.3.3", "p1", "1,25"]]
    with open(office / "dane-reczne" / "ozps.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["period", "section", "row", "column", "value", "who", "why"])
        writer.writerows([*line, "test", "test"] for line in lines)


def stay_on_leave_and_go(office):
    """Staff of whom an invented office has none: gone in the year, come on its last day, on leave in one half."""
    for year in range(YEAR - 2, YEAR + 1):
        with open(office / "dane" / f"{year}-H2" / "kadry.csv", "a", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([
                ["PX1", "J01", "pracownik", "0.5", "N", "2020-01-01", f"{year}-11-30"],
                ["PX2", "J01", "specjalista", "0.25", "", f"{year}-12-31", ""],
                ["PX3", "J05", "kierownik", "1", "T", "2020-01-01", ""],
                ["PX4", "J05", "radca", "0.5", "N", "2020-01-01", f"{year}-12-31"],
                ["PX4", "J05", "pozostali", "0.5", "N", "2020-02-01", ""],
            ])


def refuse(office):
    """One person refused twice, and a refusal that belongs to the powiat: an invented office has neither."""
    for year in range(YEAR - 2, YEAR + 1):
        path = office / "dane" / f"{year}-H2" / "decyzje.xlsx"
        book = openpyxl.load_workbook(path)
        sheet = book["Decyzje"]
        heads = [cell.value for cell in sheet[1]]
        person, family = (sheet[2][heads.index(name)].value for name in ("Id osoby", "Id rodziny"))
        for number, (benefit, day) in enumerate((("ZCL", "01.07"), ("ZCS", "31.12"), ("KNA", "05.08"), ("USM", "06.08"))):
            values = {"Nr decyzji": f"DX{year}{number}", "Id osoby": person, "Id rodziny": family, "Rodzaj": "O",
                      "Świadczenie": benefit, "Data wydania": f"{day}.{year}"}
            sheet.append([values.get(head) for head in heads])
        book.save(path)


def close_a_home(office):
    """A unit that is no more on the last day, and one that works to it: an invented office closes none."""
    for year in range(YEAR - 2, YEAR + 1):
        with open(office / "dane" / f"{year}-H2" / "jednostki_pomocy.csv", "a", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows([
                ["JX1", "Dom zamknięty", "dzienny_dom", "gmina", "7", "", "2010-01-01", f"{year}-12-30"],
                ["JX2", "Klub", "kis", "gmina", "8", "", f"{year}-12-31", f"{year}-12-31"],
            ])


def spend_elsewhere(office):
    """Chapters that the budget of an invented office has not, one of them as it was in June."""
    for year in range(YEAR - 2, YEAR + 1):
        with open(office / "dane" / f"{year}-H2" / "budzet.csv", "a", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows([
                ["85203", "4210", "W", f"{year}-06-30", "5000,00", "4000,50"],
                ["85205", "4300", "D", f"{year}-12-31", "700,00", f"{year - 2000},00"],
                ["85220", "4300", "W", f"{year}-12-31", "900,00", "800,49"],
                ["85295", "4300", "W", f"{year}-12-31", "900,00", "600,00"],
                ["85295", "4300", "D", f"{year}-12-31", "900,00", "0,50"],
            ])


def compared(spraw, office, year, mine):
    """How many cells of the newest version differ, what was said of it, and the cells."""
    cells, said = newest_cells(spraw, office, "ozps", year), io.StringIO()
    return oracle_ozps.compare(mine, cells, year, said), said.getvalue()


def main(spraw, templates, work):
    failed, seen, answers = [], {}, None
    for name, assessed, arguments in OFFICES:
        office = work / name
        make_office(spraw, office, f"{YEAR - 2}..{YEAR}", arguments)
        if name == "thorough":
            enter(office)
            stay_on_leave_and_go(office)
            refuse(office)
            spend_elsewhere(office)
            close_a_home(office)
        for year in assessed:
            mine = assessment.count(office, year)
            answers = answers or mine
            differ, said = compared(spraw, office, year, mine)
            for (section, row, column), cell in mine.items():
                if cell.status == "computed":
                    place = f"{section}/{row}/{column}"
                    seen[place] = seen.get(place, False) or cell.value > 0
            print(f"{name} {year}: {said.strip().splitlines()[-1]}")
            if differ:
                failed.append(f"{name} {year}\n{said}")
    empty = {place for place, above in seen.items() if not above}
    failed += [f"no office has a record in {place}" for place in sorted(empty - set(NEVER))]
    failed += [f"{place} is no longer empty in every office" for place in sorted(set(NEVER) - empty)]
    print(f"{len(seen)} cells that are counted, {len(empty)} of them zero in every office")
    office = work / "thorough"
    for path, old, new in MUTATIONS:
        # an edition of the office's own replaces the whole edition
        if path.startswith(O):
            shutil.copytree(templates / O, office / "wzory" / O, dirs_exist_ok=True)
        answer = unnoticed(office, templates, path, old, new,
                           lambda: compared(spraw, office, YEAR, answers)[0] > 0, every=True)
        failed += [answer] if answer else []
    conclude(len(MUTATIONS), failed)


if __name__ == "__main__":
    main(*(pathlib.Path(argument).resolve() for argument in sys.argv[1:4]))
