#!/usr/bin/env python3
"""Counts PRZEMOC a second time, from the office's exports, and compares cell by cell.

    oracle_violence.py OFFICE YEAR --cells CSV [--everybody]
    oracle_violence.py --self-check
"""

import argparse
import sys
from pathlib import Path

sys.dont_write_bytecode = True  # leave nothing beside the sources
HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import duckdb

import count
import oracle
import sources



def oracle_cells(office, year, everybody):
    folders = oracle.period_folders(office, year)
    if not folders:
        sys.exit(f"no folder for {year} in {office / 'dane'}")
    con = duckdb.connect()
    sources.prepare(con)
    sources.load(con, folders)
    return count.count(con, *oracle.period_days(year), everybody)


def main():
    parser = argparse.ArgumentParser(description="An independent count of PRZEMOC.")
    parser.add_argument("office", nargs="?", type=Path, metavar="OFFICE")
    parser.add_argument("year", nargs="?", metavar="YEAR")
    parser.add_argument("--cells", type=Path, metavar="CSV", help="the cell CSV to compare with")
    parser.add_argument("--everybody", action="store_true", help="rows 1 to 3 of all founders")
    parser.add_argument("--self-check", action="store_true", help="prove the counting on a tiny example")
    args = parser.parse_args()
    if args.self_check:
        import self_check_violence
        return self_check_violence.run()
    import compared
    cells = oracle_cells(args.office, args.year, args.everybody)
    return 1 if compared.compare(cells, args.cells) else 0


if __name__ == "__main__":
    sys.exit(main())
