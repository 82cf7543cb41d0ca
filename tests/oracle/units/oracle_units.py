#!/usr/bin/env python3
"""Counts MRiPS-06, MRiPS-05 or the staff of MPiPS-03 a second time, from the exports, and compares cell by cell.

    oracle_units.py OFFICE FORM PERIOD --cells CSV
    oracle_units.py --self-check
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


def oracle_cells(office, form, period):
    folders = oracle.period_folders(office, period)
    if not folders:
        sys.exit(f"no folder for {period} in {office / 'dane'}")
    con = duckdb.connect()
    sources.prepare(con)
    sources.load(con, folders)
    return count.count(con, *oracle.period_days(period), form)


def main():
    parser = argparse.ArgumentParser(description="An independent count of the units of social assistance.")
    parser.add_argument("office", nargs="?", type=Path, metavar="OFFICE")
    parser.add_argument("form", nargs="?", choices=["mrips-06", "mrips-05", "mpips-03"], metavar="FORM")
    parser.add_argument("period", nargs="?", metavar="PERIOD")
    parser.add_argument("--cells", type=Path, metavar="CSV", help="the cell CSV to compare with")
    parser.add_argument("--self-check", action="store_true", help="prove the counting on a tiny example")
    args = parser.parse_args()
    if args.self_check:
        import self_check_units
        return self_check_units.run()
    import compared
    cells = oracle_cells(args.office, args.form, args.period)
    return 1 if compared.compare(cells, args.cells) else 0


if __name__ == "__main__":
    sys.exit(main())
