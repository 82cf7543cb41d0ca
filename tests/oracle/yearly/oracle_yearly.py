#!/usr/bin/env python3
"""Counts the three yearly reports for councils a second time, from the office's exports.

    oracle_yearly.py OFFICE YEAR --cells CSV     (the cells of one of the reports)
    oracle_yearly.py OFFICE YEAR --print
    oracle_yearly.py --self-check

See README.md in the folder above.
"""

import argparse
import sys
from decimal import Decimal, InvalidOperation
from pathlib import Path

sys.dont_write_bytecode = True  # leave nothing beside the sources
HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "foster"), str(HERE.parent)]

import years
from oracle_foster import spraw_cells


def agrees(cell, line):
    written = line["value"].strip()
    if line["status"] != cell.status:
        return False
    if cell.value is None:
        return written in ("", "X")
    try:
        return Decimal(written.replace(",", ".")) == cell.value
    except InvalidOperation:
        return False


def heads(line, year):
    """The year columns say which year they are of."""
    ago = line["column"].removeprefix("y")
    return not ago.isdigit() or line["column_label"] == str(year - int(ago))


def compare(mine, path, year, out=sys.stdout):
    """Prints the cells that differ and the summary; gives the number of differing cells."""
    theirs, repeated = spraw_cells(path)
    differ = 0
    for cell in [*theirs, *(cell for cell in mine if cell not in theirs)]:
        line = theirs.get(cell)
        if cell in mine and line is not None and agrees(mine[cell], line) and heads(line, year):
            continue
        differ += 1
        said = f"{line['value'] or '(empty)'} [{line['status']}]" if line else "(no such cell)"
        label = f"{line['row_label']} / {line['column_label']}" if line else ""
        print(f"{'/'.join(cell)} {label}: spraw {said}, oracle {mine.get(cell, '(no such cell)')}", file=out)
    for cell in repeated:
        differ += 1
        print(f"{'/'.join(cell)}: stands more than once in {path}", file=out)
    counted = [cell for cell in mine.values() if cell.status == "computed"]
    above = sum(cell.value > 0 for cell in counted)
    share = 100 * above / len(counted) if counted else 0
    print(f"{len(theirs)} cells compared, {differ} differ, "
          f"{above} of the counted cells above zero ({share:.1f} %)", file=out)
    return differ


def main():
    parser = argparse.ArgumentParser(description="An independent count of the yearly reports for councils.")
    parser.add_argument("office", nargs="?", type=Path, metavar="OFFICE")
    parser.add_argument("year", nargs="?", type=int, metavar="YEAR")
    parser.add_argument("--cells", type=Path, metavar="CSV", help="the cell CSV to compare with")
    parser.add_argument("--print", action="store_true", help="print the cells: report;section;row;column;value")
    parser.add_argument("--self-check", action="store_true", help="prove the counting on a tiny example")
    args = parser.parse_args()
    if args.self_check:
        import self_check_yearly
        return self_check_yearly.run()
    if not (args.office and args.year and (args.cells or args.print)):
        parser.error("OFFICE, YEAR and one of --cells, --print are needed")
    mine = years.count(args.office, args.year)
    if args.print:
        print("report;section;row;column;value;status")
        for name, cells in mine.items():
            for place, cell in cells.items():
                print(";".join([name, *place, "" if cell.value is None else str(cell.value), cell.status]))
    if args.cells:
        name = next(own for own in mine if args.cells.name.startswith(own))
        return 1 if compare(mine[name], args.cells, args.year) else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
