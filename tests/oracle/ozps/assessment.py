"""All cells of OZPS: three years, the forecast of two, and the coefficients, each from what is printed in its column."""

import csv
import dataclasses
from decimal import ROUND_HALF_UP, Decimal

import one_year

# section -> rows that somebody enters: number and places
BY_HAND = {
    "2": "10 11 12 13 14 15 16 17 18 19 20 21 22 23 24",
    "4": "9 9.1 10 10.1 11 11.1 12 12.1 13 13.1",
    "6": "12",
    "6.1": "1 3 4 5",
    "6.2": "1 2",
    "7": "1 2 2.6 3 4",
    "8": "1 2 2.1 3 4",
    "9": "2 4",
    "10": "10.3.3",
}
PLACES = {("10", "10.3.3"): 2, ("6", "2"): 2, ("6", "4"): 2, ("6", "11"): 2}

# row of table 10 -> times, what is divided (cells are added), by what, places
RATES = {
    "10.1.1": (1, ["2/1"], ["6/3"], 0),
    "10.1.2": (1, ["3.1/4"], ["6/3"], 1),
    "10.1.3": (100, ["6/3"], ["6/1"], 1),
    "10.1.4": (100, ["6/8"], ["6/1"], 1),
    "10.1.5": (100, ["6.1/1"], ["6/1"], 1),
    "10.1.6": (1, ["4/1"], ["6/10"], 1),
    "10.2.1": (100, ["7/2.8"], ["7/2"], 1),
    "10.2.2": (1, ["3.2/1"], ["3.1/1"], 0),
    "10.3.1": (1000, ["3.1/1"], ["2/1"], 1),
    "10.3.2": (100, ["3.1/3"], ["2/1"], 2),
    **{f"10.4.{number}": (100, [f"3.3/{row}"], ["3.1/2"], 1) for number, row in enumerate((1, 6, 7, 8, 9, 3, 12), start=1)},
    "10.5.1": (100, ["3.1/1.1"], ["3.1/1"], 1),
    "10.5.2": (100, ["3.1/6"], ["3.1/1"], 1),
    "10.5.3": (1000, ["3.2/7"], ["2/1"], 1),
    "10.6.1": (1000, ["3.2/9"], ["2/5", "2/9"], 1),
    "10.6.2": (1, ["3.2/9.1"], ["3.2/9"], 1),
    "10.7.1": (10000, ["5/3.1", "5/4.1", "5/5.1"], ["2/1"], 1),
    "10.7.2": (1000, ["3.2/11"], ["2/1"], 2),
    "10.7.3": (100, ["4/3"], ["4/3", "4/4"], 1),
    "10.8.1": (100, ["3.1/9.1"], ["3.1/9"], 1),
    "10.9.1": (1, ["7/2"], ["2/1"], 0),
    "10.9.2": (100, ["7/2"], ["7/1"], 1),
}


@dataclasses.dataclass(frozen=True)
class Cell:
    """A number and where it comes from, in the words of the cell CSV; None is no number."""
    value: int | Decimal | None
    status: str


MISSING = Cell(None, "missing")


def entered(office, year):
    """What was typed in for the year: (section, number or key of the row, column) -> number."""
    path = office / "dane-reczne" / "ozps.csv"
    if not path.exists():
        return {}
    with open(path, encoding="utf-8-sig", newline="") as file:
        return {(line["section"], line["row"], line["column"]): Decimal(line["value"].replace(",", "."))
                for line in csv.DictReader(file, delimiter=";") if line["period"] == str(year)}


def rounded(number, places):
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def rate(column, times, tops, bottoms, places):
    """Rounded once, half away from zero; by zero or with anything missing there is none. A proposal stays one."""
    read = [column[tuple(cell.split("/"))] for cell in tops + bottoms]
    if any(cell.value is None for cell in read):
        return MISSING
    top, bottom = (sum(Decimal(column[tuple(cell.split("/"))].value) for cell in cells) for cells in (tops, bottoms))
    if not bottom:
        return MISSING
    proposed = any(cell.status == "proposed" for cell in read)
    return Cell(rounded(times * top / bottom, places), "proposed" if proposed else "formula")


def with_rates(column):
    return column | {("10", row): rate(column, *own) for row, own in RATES.items()}


def of_year(counted, typed):
    """A column of a year: what was counted, and what was typed in for it."""
    column = {place: MISSING if value is None else Cell(value, "computed") for place, value in counted.items()}
    for section, rows in BY_HAND.items():
        for row in rows.split():
            value = typed.get((section, row, "y0"))
            value = None if value is None else rounded(value, PLACES.get((section, row), 0))
            column[(section, row)] = MISSING if value is None else Cell(value, "manual")
    return with_rates(column)


def forecast(now, typed, name):
    """A column to come: what was typed in, else the number of the year that is assessed, not confirmed by anybody."""
    column = {}
    for place, cell in now.items():
        if place[0] == "10" and place[1] in RATES:
            continue
        value = typed.get((*place, name))
        if value is not None:
            column[place] = Cell(rounded(value, PLACES.get(place, 0)), "manual")
        else:
            column[place] = MISSING if cell.value is None else Cell(cell.value, "proposed")
    return with_rates(column)


def assessed(counted, typed):
    """{(section, row, column): Cell} out of the counted rows and the typed numbers of three years, the last one first."""
    rows = counted[0].keys()
    columns = {f"y{ago}": of_year({place: own.get(place) for place in rows}, typed[ago]) for ago, own in enumerate(counted)}
    columns |= {name: forecast(columns["y0"], typed[0], name) for name in ("p1", "p2")}
    return {(*place, name): cell for name, column in columns.items() for place, cell in column.items()}


def count(office, year):
    back = [year - ago for ago in range(3)]
    return assessed([one_year.counted(office, own) for own in back], [entered(office, own) for own in back])
