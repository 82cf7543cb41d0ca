"""DuckDB runs what `spraw sql` wrote and says which cells differ from those that `spraw run` printed.

Arguments: pairs of a folder made by `spraw sql --tables` and the csv of cells of the same return and period.
A file pola.sql that holds statements of single cells, each after a line `-- [section/row/column] …`, is run
one by one.
"""

import csv
import re
import sys
from decimal import Decimal
from pathlib import Path

import duckdb

COUNTED = ("computed", "formula", "proposed", "missing")


def printed(path):
    """Cells by name: status and value."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        for line in csv.DictReader(file, delimiter=";"):
            value = line["value"].replace(",", ".")
            name = f"{line['section']}/{line['row']}/{line['column']}"
            yield name, line["status"], Decimal(value) if value not in ("", "X") else None


def statements(text):
    """Each statement of one script."""
    return [own for own in re.split(r";\s*\n", text) if own.strip()]


def run(connection, text, what):
    for own in statements(text):
        try:
            found = connection.execute(own)
        except duckdb.Error as error:
            raise SystemExit(f"{what}: {error}\n{own}")
    return found


def of_script(connection, text, what):
    rows = run(connection, text, what).fetchall()
    return {f"{section}/{row}/{column}": value for section, row, column, value in rows}


def of_cells(connection, text, what):
    """The value of each statement, by the cell that its comment names."""
    found = {}
    for own in statements(text):
        name = re.search(r"^-- \[(.*?)\] ", own, re.MULTILINE).group(1)
        try:
            (found[name],) = connection.execute(own).fetchone()
        except duckdb.Error as error:
            raise SystemExit(f"{what} {name}: {error}\n{own}")
    return found


def differing(folder, cells):
    connection = duckdb.connect()
    connection.execute(f"SET file_search_path = '{folder}'")
    run(connection, (folder / "tabele.sql").read_text(), f"{folder}/tabele.sql")
    run(connection, (folder / "makra.sql").read_text(), f"{folder}/makra.sql")
    text = (folder / "pola.sql").read_text()
    whole = "CREATE OR REPLACE TEMP TABLE cells(" in text
    found = (of_script if whole else of_cells)(connection, text, folder.name)
    compared, wrong, without = 0, [], []
    for name, status, value in printed(cells):
        if status not in COUNTED:
            continue
        if name not in found:
            # A cell that waits for a value by hand is missing, and has no SQL.
            if whole and status != "missing":
                without.append(name)
            continue
        compared += 1
        own = None if found[name] is None else Decimal(found[name])
        if own != value:
            wrong.append(f"{name}: printed {value}, by SQL {own}")
    return compared, wrong, without


def main():
    arguments = [Path(own) for own in sys.argv[1:]]
    all_cells, failed = 0, False
    for folder, cells in zip(arguments[::2], arguments[1::2]):
        compared, wrong, without = differing(folder, cells)
        all_cells += compared
        print(f"{folder.name}: {compared} cells, {len(wrong)} differ, {len(without)} without SQL")
        for line in wrong[:20]:
            print("  " + line)
        if without:
            print("  without SQL: " + ", ".join(without[:20]))
        failed |= bool(wrong) or not compared
    print(f"all: {all_cells}")
    sys.exit(1 if failed else 0)


main()
