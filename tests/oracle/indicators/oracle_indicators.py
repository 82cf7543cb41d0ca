#!/usr/bin/env python3
"""Counts the indicators of strategies a second time, from the office's exports and what was typed in, and compares each
value, numerator, denominator and status with the csv of `spraw monitor`.

    oracle_indicators.py OFFICE FIRST LAST --cells CSV
    oracle_indicators.py --self-check
"""

import argparse
import csv
import sys
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path

sys.dont_write_bytecode = True  # leave nothing beside the sources
HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE)] + [str(HERE.parent / own) for own in ("ozps", "yearly", "foster", "")]

import assistance
import care
import catalogue
import oracle
import places
import typed

# how far the numbers that an indicator is made of are printed
EXACT = 6


def measures(office, year):
    """Everything that is known of a year: exports first, then what was typed in."""
    folders = oracle.period_folders(office, str(year))
    found = typed.measures(office, year) | typed.rows(office, year)
    if folders:
        first, last = oracle.period_days(str(year))
        own = oracle.office_settings(office).get("options", {}).get("mrpips-03", {})
        options = {name: oracle.as_text(value) for name, value in own.items()}
        found |= typed.inhabitants(folders, year)
        found |= assistance.counted(folders, first, last, options)
        found |= care.counted(office, year)
        found |= places.counted(folders, first, last)
    return {name: None if value is None else Fraction(value) for name, value in found.items()}


def count(office, first, last):
    """(indicator, year) -> Value, and the status of each indicator in the last year."""
    told = {year: measures(office, year) for year in range(first, last + 1)}
    return judged(told)


def judged(told):
    values, statuses = {}, {}
    for name, own in catalogue.INDICATORS.items():
        series = {year: catalogue.value_of(own, known) for year, known in told.items()}
        values |= {(name, year): value for year, value in series.items()}
        statuses[name] = catalogue.status_of(own, list(series.values()))
    return values, statuses


def printed(value, places):
    """Rounded once, half away from zero."""
    scaled = abs(value) * 10 ** places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole if value >= 0 else -whole).scaleb(-places)


def same(value, places, written):
    if value is None:
        return written == ""
    try:
        return Decimal(written.replace(",", ".")) == printed(value, places)
    except InvalidOperation:
        return False


def differences(line, value, status):
    """What a line of the csv says otherwise."""
    own = catalogue.INDICATORS[line["id"]]
    for name, number, decimals in (("value", value.value, own.places), ("numerator", value.top, EXACT),
                                   ("denominator", value.bottom, EXACT)):
        if not same(number, decimals, line[name]):
            mine = "(none)" if number is None else printed(number, decimals)
            yield f"{name} {line[name] or '(none)'}, oracle {mine}"
    if line["missing"].split(":")[0] != value.why:
        yield f"missing {line['missing'] or '(nothing)'}, oracle {value.why or '(nothing)'}"
    if line["status"] != status:
        yield f"status {line['status']}, oracle {status}"


def compare(mine, path, years, out=sys.stdout):
    """Prints the values that differ and the summary; gives the ids of indicators that differ."""
    values, statuses = mine
    with open(path, encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file, delimiter=";"))
    theirs = {(line["id"], int(line["year"])): line for line in lines if int(line["year"]) in years}
    wanted = [place for place in values if place[1] in years]
    differ = set()
    for name, year in [*theirs, *(place for place in wanted if place not in theirs)]:
        line, value = theirs.get((name, year)), values.get((name, year))
        if line is None or value is None:
            differ.add(name)
            print(f"{name} {year}: only {'the oracle' if line is None else 'spraw'} has it", file=out)
            continue
        for told in differences(line, value, statuses[name] if year == max(years) else ""):
            differ.add(name)
            print(f"{name} {year} {line['name']}: {told}", file=out)
    print(f"{len(theirs)} values compared, {len(differ)} indicators differ", file=out)
    return differ


def main():
    parser = argparse.ArgumentParser(description="An independent count of the indicators of strategies.")
    parser.add_argument("office", nargs="?", type=Path, metavar="OFFICE")
    parser.add_argument("first", nargs="?", type=int, metavar="FIRST")
    parser.add_argument("last", nargs="?", type=int, metavar="LAST")
    parser.add_argument("--cells", type=Path, metavar="CSV", help="the csv of monitoring to compare with")
    parser.add_argument("--self-check", action="store_true", help="prove the counting on a few numbers")
    args = parser.parse_args()
    if args.self_check:
        import self_check_indicators
        return self_check_indicators.run()
    years = range(args.first, args.last + 1)
    return 1 if compare(count(args.office, args.first, args.last), args.cells, years) else 0


if __name__ == "__main__":
    sys.exit(main())
