#!/usr/bin/env python3
"""Counts MRPiPS-03 a second time, from the office's exports, and compares cell by cell.

    oracle.py OFFICE_DIR PERIOD --cells SPRAW.csv [--option basis=decyzja ...]
    oracle.py OFFICE_DIR PERIOD --print
    oracle.py --rows
    oracle.py --self-check

See README.md beside this file.
"""

import argparse
import csv
import datetime
import sys
import tomllib
from pathlib import Path

import duckdb

sys.dont_write_bytecode = True  # leave nothing beside the sources

import cells as form
import clean
import exports


# --- the period ----------------------------------------------------------------------------------

def period_days(period):
    """2025, 2025-H1, 2025-Q3, 2025-07 -> first and last day."""
    year, _, part = period.partition("-")
    year = int(year)
    if not part:
        first_month, months = 1, 12
    elif part[0] == "H":
        first_month, months = 6 * int(part[1:]) - 5, 6
    elif part[0] == "Q":
        first_month, months = 3 * int(part[1:]) - 2, 3
    else:
        first_month, months = int(part), 1
    after = first_month + months
    next_day = datetime.date(year + (after - 1) // 12, (after - 1) % 12 + 1, 1)
    return datetime.date(year, first_month, 1), next_day - datetime.timedelta(days=1)


def period_folders(office, period):
    """dane/<period>/, or else every folder of dane/ that lies inside the period, by name."""
    data = office / "dane"
    if (data / period).is_dir():
        return [data / period]
    first, last = period_days(period)
    inside = []
    for folder in sorted(p for p in data.iterdir() if p.is_dir()):
        try:
            one_first, one_last = period_days(folder.name)
        except ValueError:
            continue
        if first <= one_first and one_last <= last:
            inside.append(folder)
    return inside


# --- the two sides ---------------------------------------------------------------------------------

def office_settings(office):
    path = office / "spraw.toml"
    return tomllib.loads(path.read_text(encoding="utf-8-sig")) if path.exists() else {}


def as_text(value):
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)


def oracle_cells(office, period, options):
    """All cells of the sections the office files, and what happened to the records."""
    settings = office_settings(office)
    own = settings.get("options", {}).get("mrpips-03", {})
    options = {name: as_text(value) for name, value in own.items()} | options
    roles = settings.get("office", {}).get("roles", ["gmina", "powiat"])
    sections = [s for s in form.SECTION_ORDER
                if (s in form.GMINA_SECTIONS and "gmina" in roles)
                or (s in form.POWIAT_SECTIONS and "powiat" in roles)]
    folders = period_folders(office, period)
    if not folders:
        sys.exit(f"no folder for {period} in {office / 'dane'}")

    con = duckdb.connect()
    clean.make_macros_and_codes(con)
    exports.load_text_tables(con, folders)
    ledger = [clean.type_table(con, name) for name in clean.TABLES]
    return form.compute(con, *period_days(period), options, sections), ledger


def spraw_cells(path):
    """(section, row, column) -> (value as written, status), from the cell CSV."""
    found, repeated = {}, []
    with open(path, encoding="utf-8-sig", newline="") as file:
        for line in csv.DictReader(file, delimiter=";"):
            cell = (line["section"], line["row"], line["column"])
            if cell in found:
                repeated.append(cell)
            found[cell] = (line["value"].strip(), line["status"].strip())
    return found, repeated


def shown(value):
    return "" if value is None else str(value)


def agrees(value, written, status):
    """Does spraw's cell say what the oracle counted? None: nobody counts it (entered by hand)."""
    if value == form.BLOCKED:
        return status == "blocked" and written in ("", "X")
    if value is None:
        return None if status == "manual" else status == "missing" and written == ""
    if status not in ("computed", "formula"):
        return False
    try:
        # "1234" and "1234,00" are the same count
        whole, _, rest = written.partition(",")
        return int(whole) == value and not rest.strip("0")
    except ValueError:
        return False


def compare(mine, path, out=sys.stdout):
    """Prints the cells that differ and the summary; gives the number of differing cells."""
    theirs, repeated = spraw_cells(path)
    differ = by_hand = 0
    for (section, row, column), value in mine.items():
        cell = (section, str(row), str(column))
        written, status = theirs.pop(cell, ("(no such cell)", ""))
        same = agrees(value, written, status)
        if same is None:
            by_hand += 1
        elif not same:
            differ += 1
            print(f"{'/'.join(cell)}: spraw {written or '(empty)'} [{status}], oracle {shown(value) or '(empty)'}",
                  file=out)
    for cell, (written, status) in theirs.items():
        differ += 1
        print(f"{'/'.join(cell)}: spraw {written or '(empty)'} [{status}], oracle has no such cell", file=out)
    for cell in repeated:
        differ += 1
        print(f"{'/'.join(cell)}: stands more than once in {path}", file=out)
    unblocked = [v for v in mine.values() if v != form.BLOCKED and v is not None]
    above = sum(v > 0 for v in unblocked)
    share = 100 * above / len(unblocked) if unblocked else 0
    if by_hand:
        print(f"{by_hand} cells entered by hand, not compared", file=out)
    print(f"{len(mine) + len(theirs) - by_hand} cells compared, {differ} differ, "
          f"{above} of the unblocked cells above zero ({share:.1f} %)", file=out)
    return differ


# --- the command line --------------------------------------------------------------------------------

def option(text):
    name, equals, value = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError("write it as name=value")
    return name, value


def tell_ledger(ledger):
    """What happened to the records of each table."""
    for line in ledger:
        unreadable = ", ".join(f"{c} {n}" for c, n in line["unreadable"].items())
        print(f"{line['table']}: {line['seen']} seen, {line['set_aside']} set aside, "
              f"{line['repeated']} repeated, {line['used']} used"
              + (f"; unreadable: {unreadable}" if unreadable else ""), file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description="An independent count of MRPiPS-03.")
    parser.add_argument("office", nargs="?", type=Path, metavar="OFFICE_DIR")
    parser.add_argument("period", nargs="?", metavar="PERIOD", help="2025-H1, 2025 ...")
    parser.add_argument("--cells", type=Path, metavar="CSV", help="the cell CSV to compare with")
    parser.add_argument("--option", type=option, action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("--print", action="store_true", help="print the cells: section;row;column;value")
    parser.add_argument("--ledger", action="store_true", help="say what happened to the records of each table")
    parser.add_argument("--rows", action="store_true", help="print the map of rows: section;row;key")
    parser.add_argument("--self-check", action="store_true", help="prove the counting on a tiny example")
    args = parser.parse_args()

    if args.self_check:
        import self_check
        return self_check.run()
    if args.rows:
        print("section;row;key")
        for (section, row), key in form.row_keys().items():
            print(f"{section};{row};{key}")
        return 0
    if not (args.office and args.period and (args.cells or args.print or args.ledger)):
        parser.error("OFFICE_DIR, PERIOD and one of --cells, --print, --ledger are needed")

    mine, ledger = oracle_cells(args.office, args.period, dict(args.option))
    if args.ledger:
        tell_ledger(ledger)
    if args.print:
        print("section;row;column;value")
        for (section, row, column), value in mine.items():
            print(f"{section};{row};{column};{shown(value)}")
    return 1 if args.cells and compare(mine, args.cells) else 0


if __name__ == "__main__":
    sys.exit(main())
