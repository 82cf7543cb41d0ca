#!/usr/bin/env python3
"""Counts BEZDOMNOŚĆ, the night count or the register of places a second time, from the office's exports, and compares
cell by cell.

    oracle_homeless.py OFFICE RETURN PERIOD --cells CSV [--until DAY]
    oracle_homeless.py --self-check
"""

import argparse
import sys
from pathlib import Path

sys.dont_write_bytecode = True  # leave nothing beside the sources
HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import duckdb

import night
import oracle
import register
import shared
import sources
import yearly_return

RETURNS = ("bezdomnosc", "badanie-nocne", "rejestr-miejsc")


def counted(con, form, first, last, until="1900-01-01"):
    con.execute(shared.MACROS.format(first=first, last=last))
    if form == "bezdomnosc":
        return yearly_return.count(con, until)
    return night.count(con) if form == "badanie-nocne" else register.count(con)


def main():
    parser = argparse.ArgumentParser(description="An independent count of the returns about homelessness.")
    parser.add_argument("office", nargs="?", type=Path, metavar="OFFICE")
    parser.add_argument("form", nargs="?", choices=RETURNS, metavar="RETURN")
    parser.add_argument("period", nargs="?", metavar="PERIOD")
    parser.add_argument("--cells", type=Path, metavar="CSV", help="the cell CSV to compare with")
    parser.add_argument("--until", default="1900-01-01", metavar="DAY", help="how far the winter is known")
    parser.add_argument("--self-check", action="store_true", help="prove the counting on a tiny example")
    args = parser.parse_args()
    if args.self_check:
        import self_check_homeless
        return self_check_homeless.run()
    folders = oracle.period_folders(args.office, args.period)
    if not folders:
        sys.exit(f"no folder for {args.period} in {args.office / 'dane'}")
    con = duckdb.connect()
    sources.prepare(con)
    sources.load(con, folders)
    found = counted(con, args.form, *oracle.period_days(args.period), args.until)
    import compared
    return 1 if compared.compare(found.cells, args.cells, labels=found.labels) else 0


if __name__ == "__main__":
    sys.exit(main())
