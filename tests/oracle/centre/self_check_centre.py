"""The small office of tests/cases/centre against its answers, worked out by hand; the program's test reads the same."""

import pathlib
import shutil
import tempfile
from decimal import Decimal

import oracle_centre

CASE = pathlib.Path(__file__).resolve().parents[2] / "cases/centre"
OF_FAMILIES, OF_AMOUNTS, OF_YEARS = ("r1 o1 r0 o0", "n1 k1 n0 k0", "y1 y0 zmiana procent")


def expected():
    """(section, row) -> the numbers by column."""
    for line in (CASE / "expected.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        section, row, values = (part.strip() for part in line.split("|"))
        columns = OF_FAMILIES if section in ("1B", "1C", "4A", "7B") else OF_AMOUNTS if section == "3A" else OF_YEARS
        yield section, row, dict(zip(columns.split(), values.split()))


def same(cell, written):
    if written in ("-", "X"):
        return cell.value is None and (cell.status == "blocked") == (written == "X")
    return cell.value is not None and Decimal(cell.value) == Decimal(written)


def run():
    done = wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        office = pathlib.Path(folder)
        shutil.copytree(CASE / "in", office, dirs_exist_ok=True)
        for year in (2023, 2024):
            shutil.copytree(CASE / "in/dane/2025", office / f"dane/{year}")
        cells = oracle_centre.count(office, 2025)
    for section, row, values in expected():
        for column, written in values.items():
            done += 1
            if not same(cells[(section, row, column)], written):
                wrong += 1
                print(f"{section}/{row}/{column}: {cells[(section, row, column)]}, by hand {written}")
    print(f"{done} values checked, {wrong} wrong")
    return 1 if wrong else 0
