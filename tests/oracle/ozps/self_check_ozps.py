"""The counting of OZPS proved on a few numbers, with the answers worked out by hand."""

import pathlib
import tempfile
from decimal import Decimal

import one_year
from assessment import MISSING, RATES, Cell, assessed

HEAD = '"Kod";"Nazwa";"ogółem;ogółem;2024;[osoba]";"ogółem;ogółem;2025;[osoba]";"ogółem;kobiety;2025;[osoba]";' \
       '"w wieku produkcyjnym;kobiety;2025;[osoba]";"ogółem;mężczyźni;2025;[%]";"ogółem;2025;[osoba]";'
LINES = ["0862000;\"Powiat\";7;7;7;7;7;7;", "862011;\"M. Przykładów\";1010;1000;520;-;48;7;"]

# three years, the last one first: inhabitants, social workers, persons and families, spending in what was typed in
COUNTED = [
    {("2", "1"): 1000, ("6", "3"): 3, ("6", "1"): 8, ("3.1", "1"): 45, ("3.1", "2"): 40, ("3.3", "1"): 9},
    {("2", "1"): None, ("6", "3"): 0, ("6", "1"): 8, ("3.1", "1"): 45, ("3.1", "2"): 0, ("3.3", "1"): 0},
    {},
]
TYPED = [
    {("7", "2", "y0"): Decimal("1234.5"), ("2", "1", "p1"): Decimal(900), ("7", "2", "p2"): Decimal(1000)},
    {("7", "2", "y0"): Decimal(900)},
    {},
]
EXPECTED = {
    # 1000 by 3; nothing by 0; in the forecast 900, typed in, by 3, which nobody confirmed
    ("10", "10.1.1"): [Cell(Decimal(333), "formula"), MISSING, MISSING, Cell(Decimal(300), "proposed"),
                       Cell(Decimal(333), "proposed")],
    ("10", "10.1.3"): [Cell(Decimal("37.5"), "formula"), Cell(Decimal(0), "formula"), MISSING,
                       Cell(Decimal("37.5"), "proposed"), Cell(Decimal("37.5"), "proposed")],
    # 22,5 % is printed as it is; nothing by no family
    ("10", "10.4.1"): [Cell(Decimal("22.5"), "formula"), MISSING, MISSING, Cell(Decimal("22.5"), "proposed"),
                       Cell(Decimal("22.5"), "proposed")],
    # money is rounded when it is entered: 1235 by 1000, by 900, 1000 by 1000 (proposed), the year before by nobody
    ("10", "10.9.1"): [Cell(Decimal(1), "formula"), MISSING, MISSING, Cell(Decimal(1), "proposed"),
                       Cell(Decimal(1), "proposed")],
    ("7", "2"): [Cell(Decimal(1235), "manual"), Cell(Decimal(900), "manual"), MISSING, Cell(Decimal(1235), "proposed"),
                 Cell(Decimal(1000), "manual")],
    ("2", "1"): [Cell(1000, "computed"), MISSING, MISSING, Cell(Decimal(900), "manual"), Cell(1000, "proposed")],
}

def run():
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "LUDN_2137_CTAB_1.csv").write_text("\r\n".join([HEAD, *LINES]), encoding="utf-8")
        rows = {}
        one_year.inhabitants(rows, [folder], 2025)
        told = [rows[("2", str(row))] for row in range(1, 10)]
        if told != [1000, 520, None, None, None, None, None, None, None]:
            wrong.append(f"inhabitants: {told}")
    read = {tuple(cell.split("/")) for own in RATES.values() for cell in own[1] + own[2]}
    counted = [{place: own.get(place) for place in read} for own in COUNTED]
    found = assessed(counted, TYPED)
    for place, cells in EXPECTED.items():
        for column, expected in zip(("y0", "y1", "y2", "p1", "p2"), cells):
            if found[(*place, column)] != expected:
                wrong.append(f"{place} {column}: {found[(*place, column)]}, expected {expected}")
    print("\n".join(wrong) or "the counting of OZPS is proved on its example")
    return 1 if wrong else 0
