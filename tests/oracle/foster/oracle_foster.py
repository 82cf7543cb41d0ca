#!/usr/bin/env python3
"""Counts WRiSPZ-P, WRiSPZ-G, PS-02 and DWiDZK a second time, from the office's exports, and compares cell by cell.

    oracle_foster.py OFFICE PERIOD --cells CSV     (the cells of one of the returns)
    oracle_foster.py OFFICE PERIOD --print [--ledger]
    oracle_foster.py --self-check

See README.md beside this file.
"""

import argparse
import csv
import sys
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from pathlib import Path

sys.dont_write_bytecode = True  # leave nothing beside the sources
sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

import duckdb

import base
import fees
import gmina
import gus
import oracle
import powiat
import powiat_support
import reviews
import sources
import supplements


def count(con, first, last):
    """All cells of all returns, from the typed tables."""
    base.prepare(con, first, last)
    cells = base.Cells(con)
    for part in (powiat, powiat_support, reviews, fees, gmina, gus, supplements):
        part.compute(cells)
    return cells.found


def oracle_cells(office, period):
    folders = oracle.period_folders(office, period)
    if not folders:
        sys.exit(f"no folder for {period} in {office / 'dane'}")
    con = duckdb.connect()
    sources.prepare(con)
    ledger = sources.load(con, folders)
    return count(con, *oracle.period_days(period)), ledger


def spraw_cells(path):
    """(section, row, column) -> the line of the cell CSV."""
    found, repeated = {}, []
    with open(path, encoding="utf-8-sig", newline="") as file:
        for line in csv.DictReader(file, delimiter=";"):
            cell = (line["section"], line["row"], line["column"])
            if cell in found:
                repeated.append(cell)
            found[cell] = line
    return found, repeated


def agrees(value, written, status):
    """Does spraw's cell say what the oracle counted?"""
    if value == base.BLOCKED:
        return status == "blocked" and written in ("", "X")
    if value is None:
        return status == "manual" or (status == "missing" and written == "")
    if status not in ("computed", "formula"):
        return False
    try:
        theirs = Decimal(written.replace(",", "."))
    except InvalidOperation:
        return False
    # hours and posts may be written with fewer places than they were counted with
    places = Decimal(1).scaleb(-len(written.partition(",")[2]))
    return theirs == Decimal(value).quantize(places, ROUND_HALF_UP)


def compare(mine, path, out=sys.stdout):
    """Prints the cells that differ and the summary; gives the number of differing cells."""
    theirs, repeated = spraw_cells(path)
    letters = {section[0] for section, _, _ in theirs}
    mine = {cell: value for cell, value in mine.items() if cell[0][0] in letters}
    differ = by_hand = 0
    for cell in [*theirs, *(cell for cell in mine if cell not in theirs)]:
        line = theirs.get(cell, {})
        written, status = line.get("value", "(no such cell)").strip(), line.get("status", "")
        label = " / ".join(line.get(name, "") for name in ("row_label", "column_label"))
        value = mine.get(cell, "(no such cell)")
        if value is None and status in ("manual", "missing"):
            by_hand += 1
        if cell not in mine or not agrees(value, written, status):
            differ += 1
            print(f"{'/'.join(cell)} {label}: spraw {written or '(empty)'} [{status}], "
                  f"oracle {'(empty)' if value is None else value}", file=out)
    for cell in repeated:
        differ += 1
        print(f"{'/'.join(cell)}: stands more than once in {path}", file=out)
    unblocked = [value for value in mine.values() if value not in (None, base.BLOCKED)]
    above = sum(value > 0 for value in unblocked)
    share = 100 * above / len(unblocked) if unblocked else 0
    if by_hand:
        print(f"{by_hand} cells entered by hand, not compared", file=out)
    print(f"{len(theirs) - by_hand} cells compared, {differ} differ, "
          f"{above} of the unblocked cells above zero ({share:.1f} %)", file=out)
    return differ


def main():
    parser = argparse.ArgumentParser(description="An independent count of WRiSPZ-P, WRiSPZ-G, PS-02 and DWiDZK.")
    parser.add_argument("office", nargs="?", type=Path, metavar="OFFICE")
    parser.add_argument("period", nargs="?", metavar="PERIOD", help="2025-H1, 2025 ...")
    parser.add_argument("--cells", type=Path, metavar="CSV", help="the cell CSV to compare with")
    parser.add_argument("--print", action="store_true", help="print the cells: section;row;column;value")
    parser.add_argument("--ledger", action="store_true", help="say what happened to the records of each table")
    parser.add_argument("--self-check", action="store_true", help="prove the counting on a tiny example")
    args = parser.parse_args()
    if args.self_check:
        import self_check_foster
        return self_check_foster.run()
    if not (args.office and args.period and (args.cells or args.print or args.ledger)):
        parser.error("OFFICE, PERIOD and one of --cells, --print, --ledger are needed")

    mine, ledger = oracle_cells(args.office, args.period)
    if args.ledger:
        oracle.tell_ledger(ledger)
    if args.print:
        print("section;row;column;value")
        for (section, row, column), value in mine.items():
            print(f"{section};{row};{column};{'' if value is None else value}")
    return 1 if args.cells and compare(mine, args.cells) else 0


if __name__ == "__main__":
    sys.exit(main())
