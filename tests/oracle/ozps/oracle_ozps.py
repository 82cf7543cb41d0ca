#!/usr/bin/env python3
"""Counts OZPS a second time, from the office's exports, and compares cell by cell.

    oracle_ozps.py OFFICE YEAR --cells CSV
    oracle_ozps.py --self-check
"""

import argparse
import csv
import sys
from decimal import Decimal, InvalidOperation
from pathlib import Path

sys.dont_write_bytecode = True  # leave nothing beside the sources
HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "yearly"), str(HERE.parent / "foster"), str(HERE.parent)]

import assessment


def agrees(cell, line):
    if line["status"] != cell.status:
        return False
    if cell.value is None:
        return line["value"].strip() == ""
    try:
        return Decimal(line["value"].replace(",", ".")) == cell.value
    except InvalidOperation:
        return False


def heads(line, year):
    """The columns say which year they are of."""
    said = {"y2": str(year - 2), "y1": str(year - 1), "y0": str(year),
            "p1": f"prognoza {year + 1}", "p2": f"prognoza {year + 2}"}
    return line["column_label"] == said[line["column"]]


def compare(mine, path, year, out=sys.stdout):
    """Prints the cells that differ and the summary; gives the number of differing cells."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file, delimiter=";"))
    theirs = {(line["section"], line["row"], line["column"]): line for line in lines}
    differ = len(lines) - len(theirs)
    for place in [*theirs, *(place for place in mine if place not in theirs)]:
        line = theirs.get(place)
        if place in mine and line is not None and agrees(mine[place], line) and heads(line, year):
            continue
        differ += 1
        said = f"{line['value'] or '(empty)'} [{line['status']}]" if line else "(no such cell)"
        print(f"{'/'.join(place)} {line['row_label'] if line else ''}: spraw {said}, "
              f"oracle {mine.get(place, '(no such cell)')}", file=out)
    print(f"{len(theirs)} cells compared, {differ} differ", file=out)
    return differ


def main():
    parser = argparse.ArgumentParser(description="An independent count of OZPS.")
    parser.add_argument("office", nargs="?", type=Path, metavar="OFFICE")
    parser.add_argument("year", nargs="?", type=int, metavar="YEAR")
    parser.add_argument("--cells", type=Path, metavar="CSV", help="the cell CSV to compare with")
    parser.add_argument("--self-check", action="store_true", help="prove the counting on a tiny example")
    args = parser.parse_args()
    if args.self_check:
        import self_check_ozps
        return self_check_ozps.run()
    return 1 if compare(assessment.count(args.office, args.year), args.cells, args.year) else 0


if __name__ == "__main__":
    sys.exit(main())
