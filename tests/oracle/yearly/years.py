"""Three years of an office, each from the exports of its own folders, and what changed between the last two.

Exports, cleaning, stays in care and the foster families are those of the oracle of WRiSPZ; here are added
the columns and tables that only yearly reports count.
"""

import csv
import dataclasses
from decimal import ROUND_HALF_UP, Decimal

import duckdb

import base
import family_support
import foster_care
import oracle
import sources
from exports import Source

RETURNS = {"wspieranie-rodziny": family_support.compute, "piecza-zastepcza": foster_care.compute,
           "program-pieczy": foster_care.programme}

sources.TABLES["parent_fees"] = dict(
    key=["fee_id"],
    columns=dict(fee_id="id!", child_id="id!", month="date!", due="money", paid="money"))
sources.TABLES["leavers"]["columns"] |= dict(plan_made="date", learns="bool", housing="bool")
LEAVERS = dict(plan_made="Data IPU", learns="Kontynuuje naukę", housing="Ma mieszkanie")
FEES = Source("parent_fees", "oplaty_rodzicow.csv", encoding="cp1250",
              columns=dict(fee_id="Nr opłaty", child_id="Id dziecka", month="Za miesiąc", due="Należność",
                           paid="Zapłacono"))
sources.SOURCES = [
    dataclasses.replace(own, columns=own.columns | LEAVERS) if own.table == "leavers" else own
    for own in sources.SOURCES if own.table != "parent_fees"] + [FEES]


@dataclasses.dataclass(frozen=True)
class Cell:
    """A number and where it comes from, in the words of the cell CSV; None is no number."""
    value: int | Decimal | None
    status: str


MISSING, BLOCKED = Cell(None, "missing"), Cell(None, "blocked")


def rounded(number, places):
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def quotient(top, bottom, places, times=1):
    """Rounded once, half away from zero; nothing by nothing, and anything by zero, is missing."""
    if top is None or not bottom:
        return MISSING
    return Cell(rounded(Decimal(top) * times / Decimal(bottom), places), "formula")


class Year(base.Cells):
    """The cells of one report and one year: (section, row) -> Cell."""

    def __init__(self, con, by_hand):
        super().__init__(con)
        self.entered, self.shares = by_hand, set()

    def put(self, section, row, value):
        self.found[(section, row)] = Cell(value, "computed")

    def rate(self, section, row, top, bottom, places, times=1):
        top, bottom = (self.found[(section, own)].value for own in (top, bottom))
        self.found[(section, row)] = quotient(top, bottom, places, times)

    def share(self, section, row, top, bottom):
        self.rate(section, row, top, bottom, places=1, times=100)
        self.shares.add((section, row))

    def by_hand(self, section, row, key, places=0):
        value = self.entered.get((section, key))
        value = None if value is None else rounded(value, places)
        self.found[(section, row)] = MISSING if value is None else Cell(value, "manual")


def changes(this, before, shares):
    """The two last columns: the difference of what is printed, and that in per cent of the year before.
    A share is not divided by a share: its difference is in points."""
    found = {}
    for cell, now in this.items():
        then = before[cell].value
        both = now.value is not None and then is not None
        found[(*cell, "zmiana")] = Cell(now.value - then, "formula") if both else MISSING
        found[(*cell, "procent")] = (
            BLOCKED if cell in shares else quotient(now.value - then, then, 1, 100) if both else MISSING)
    return found


def entered(office, name, year):
    """What was typed in for the year: (section, key of the row) -> number."""
    path = office / "dane-reczne" / f"{name}.csv"
    if not path.exists():
        return {}
    with open(path, encoding="utf-8-sig", newline="") as file:
        return {(line["section"], line["row"]): Decimal(line["value"].replace(",", "."))
                for line in csv.DictReader(file, delimiter=";") if line["period"] == str(year)}


def tables(office, year):
    """The typed tables of the exports of one year; of a record in both halves the later stands."""
    con = duckdb.connect()
    sources.prepare(con)
    sources.load(con, oracle.period_folders(office, str(year)))
    base.prepare(con, *oracle.period_days(str(year)))
    return con


def count(office, year):
    """All cells of the three reports: {report: {(section, row, column): Cell}}."""
    back = {f"y{ago}": year - ago for ago in range(3)}
    loaded = {column: tables(office, own) for column, own in back.items()}
    found = {}
    for name, compute in RETURNS.items():
        years = {}
        for column, own in back.items():
            years[column] = Year(loaded[column], entered(office, name, own))
            compute(years[column])
        shares = years["y0"].shares
        found[name] = changes(years["y0"].found, years["y1"].found, shares) | {
            (*cell, column): value for column, own in years.items() for cell, value in own.found.items()}
    return found
