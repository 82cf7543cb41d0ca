#!/usr/bin/env python3
"""Counts the report on the centre's work a second time, from the office's exports.

    oracle_centre.py OFFICE YEAR --cells CSV
    oracle_centre.py OFFICE YEAR --print
    oracle_centre.py --self-check

See README.md in the folder above.
"""

import argparse
import sys
from pathlib import Path

sys.dont_write_bytecode = True  # leave nothing beside the sources
HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE)] + [str(HERE.parent / own) for own in ("yearly", "foster", "")]

import duckdb

import cells
import centre_sources
import chapters
import oracle
import records
import years

REPORT = "sprawozdanie-osrodka"


def prepare(con, year):
    """What is counted in a year, from typed tables."""
    cells.prepare(con, *oracle.period_days(str(year)), cells.complete_options({}))
    records.prepare(con)


def year_of(office, year):
    con = duckdb.connect()
    centre_sources.load(con, oracle.period_folders(office, str(year)))
    prepare(con, year)
    own = chapters.Chapters(con, years.entered(office, REPORT, year))
    chapters.compute(own)
    return own


def side_by_side(own):
    """All cells of the report, from its three years, the last one first: (section, row, column) -> Cell."""
    found = {}
    for ago, year in enumerate(own):
        for (section, row, kind), cell in year.found.items():
            found[(section, row, f"{kind}{ago}")] = cell
    this, before = ({cell[:2]: value for cell, value in year.found.items() if cell[2] == "y"} for year in own[:2])
    return found | years.changes(this, before, own[0].shares)


def count(office, year):
    return side_by_side([year_of(office, year - ago) for ago in range(3)])


def main():
    import oracle_yearly

    parser = argparse.ArgumentParser(description="An independent count of the report on the centre's work.")
    parser.add_argument("office", nargs="?", type=Path, metavar="OFFICE")
    parser.add_argument("year", nargs="?", type=int, metavar="YEAR")
    parser.add_argument("--cells", type=Path, metavar="CSV", help="the cell CSV to compare with")
    parser.add_argument("--print", action="store_true", help="print the cells: section;row;column;value;status")
    parser.add_argument("--self-check", action="store_true", help="prove the counting on a tiny example")
    args = parser.parse_args()
    if args.self_check:
        import self_check_centre
        return self_check_centre.run()
    if not (args.office and args.year and (args.cells or args.print)):
        parser.error("OFFICE, YEAR and one of --cells, --print are needed")
    mine = count(args.office, args.year)
    if args.print:
        print("section;row;column;value;status")
        for place, cell in mine.items():
            print(";".join([*place, "" if cell.value is None else str(cell.value), cell.status]))
    return 1 if args.cells and oracle_yearly.compare(mine, args.cells, args.year) else 0


if __name__ == "__main__":
    sys.exit(main())
