"""What no export of cases tells: inhabitants of the Local Data Bank, rows of returns and measures that somebody typed in."""

import csv
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import one_year

# return -> row by section and number, or by its key -> measure and places
ROWS = {
    "ozps": {
        ("2", "10", "bezrobotni"): ("bezrobotni", 0), ("2", "16", "oczekujacy"): ("oczekujacy_na_lokal", 0),
        ("2", "17", "eksmisje"): ("wyroki_bez_lokalu", 0), ("6", "12", "specjalizacja"): ("socjalni_specjalizacja", 0),
        ("6.1", "1", "wolontariusze"): ("wolontariusze", 0), ("7", "2", "d852"): ("wydatki_852", 0),
        ("7", "3", "d853"): ("wydatki_853", 0), ("7", "4", "d855"): ("wydatki_855", 0),
    },
    "program-pieczy": {("1", "1", "limit"): ("limit_zawodowych", 0)},
}
# age and sex as the Local Data Bank names them
AGES = {"ludnosc_0_17": "w wieku przedprodukcyjnym", "ludnosc_produkcyjna": "w wieku produkcyjnym",
        "ludnosc_poprodukcyjna": "w wieku poprodukcyjnym"}


def lines(path):
    if not path.exists():
        return []
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def number(text):
    return Decimal(text.replace(" ", "").replace(",", "."))


def rows(office, year):
    """What was typed into returns, as they print it."""
    found = {}
    for form, names in ROWS.items():
        own = {}
        for (section, *row), measure in names.items():
            own |= {(section, name): measure for name in row}
        for line in lines(office / "dane-reczne" / f"{form}.csv"):
            measure, places = own.get((line["section"], line["row"]), (None, 0))
            if measure and line["period"] == str(year) and line["column"] == "y0":
                value = number(line["value"]).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
                found[measure] = Fraction(value)
    return found


def measures(office, year):
    """What was typed in for measures themselves."""
    return {line["measure"]: Fraction(number(line["value"])) for line in lines(office / "dane-reczne" / "wskazniki.csv")
            if line["year"] == str(year)}


def inhabitants(folders, year):
    told = {}
    for folder in folders:
        for path in sorted(folder.glob("*_CTAB_*.csv")):
            told |= dict(one_year.series_of(path, year))
    found = {"ludnosc": told.get(("ogółem", "ogółem"))}
    for name, age in AGES.items():
        sexes = [told.get((age, sex)) for sex in ("kobiety", "mężczyźni")]
        found[name] = told.get((age, "ogółem"), None if None in sexes else sum(sexes))
    return {name: value for name, value in found.items() if value is not None}
