#!/usr/bin/env python3
"""Counts the returns of money a second time, from the office's exports, and compares cell by cell.

    oracle_money.py OFFICE RETURN PERIOD --cells CSV
    oracle_money.py --self-check
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

READ = {}


def folders_of(office, period):
    """Those of the period, or else the one that it lies in."""
    own = oracle.period_folders(office, period)
    if own:
        return own
    first, last = oracle.period_days(period)
    around = []
    for folder in sorted((office / "dane").iterdir()):
        one_first, one_last = oracle.period_days(folder.name)
        if one_first <= first and last <= one_last:
            around.append(folder)
    return around


def oracle_cells(office, form, period):
    folders = tuple(folders_of(office, period))
    if not folders:
        sys.exit(f"no folder for {period} in {office / 'dane'}")
    if folders not in READ:
        con = duckdb.connect()
        sources.prepare(con)
        sources.load(con, folders)
        READ[folders] = con
    return count.count(READ[folders], form, *oracle.period_days(period))


def main():
    parser = argparse.ArgumentParser(description="An independent count of the returns of money.")
    parser.add_argument("office", nargs="?", type=Path, metavar="OFFICE")
    parser.add_argument("form", nargs="?", metavar="RETURN")
    parser.add_argument("period", nargs="?", metavar="PERIOD")
    parser.add_argument("--cells", type=Path, metavar="CSV", help="the cell CSV to compare with")
    parser.add_argument("--self-check", action="store_true", help="prove the counting on a tiny example")
    args = parser.parse_args()
    if args.self_check:
        import self_check_money
        return self_check_money.run()
    import compared
    return 1 if compared.compare(oracle_cells(args.office, args.form, args.period), args.cells) else 0


if __name__ == "__main__":
    sys.exit(main())
