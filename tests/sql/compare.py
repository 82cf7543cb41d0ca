"""DuckDB runs what `spraw sql` wrote, and says which cells differ from those that the program prints.

Argument: a folder with a folder for each return: tabele.sql and dane/, makra.sql, pola.sql (the script of all
cells), jedno.sql (statements of single cells, each after `-- @ cell`), spodziewane.csv (cell;status;value).
"""

import csv
import os
import re
import sys
from decimal import Decimal
from pathlib import Path

import duckdb


class Broken(Exception):
    pass


def run(connection, text):
    """The rows of the last statement of a script."""
    found = connection
    for own in re.split(r";\n", text):
        if own.strip():
            try:
                found = connection.execute(own)
            except duckdb.Error as error:
                raise Broken(f"{error}\n{own}") from error
    return found.fetchall() if text.strip() else []


def whole(folder, connection):
    rows = run(connection, (folder / "pola.sql").read_text())
    return {f"{section}/{row}/{column}": value for section, row, column, value in rows}


def one_by_one(folder, connection):
    texts = re.split(r"^-- @ (.*)\n", (folder / "jedno.sql").read_text(), flags=re.MULTILINE)
    return {name: run(connection, text)[0][0] for name, text in zip(texts[1::2], texts[2::2])}


def cleared(connection):
    """Drops what the return before left; the functions and their table stay."""
    for kind in ("view", "table"):
        names = connection.execute(
            f"SELECT database_name, schema_name, {kind}_name FROM duckdb_{kind}s() WHERE NOT internal"
        ).fetchall()
        for database, schema, name in names:
            if name != "working_days":
                quoted = ".".join('"' + own.replace('"', '""') + '"' for own in (database, schema, name))
                connection.execute(f"DROP {kind} {quoted}")


def differing(folder, connection):
    """How many cells were compared, those that differ, those without SQL."""
    os.chdir(folder)
    cleared(connection)
    run(connection, (folder / "tabele.sql").read_text())
    singly, together = one_by_one(folder, connection), whole(folder, connection)
    wrong, without = [], []
    with open(folder / "spodziewane.csv", newline="") as file:
        cells = list(csv.reader(file, delimiter=";"))
    for name, status, value in cells:
        value = Decimal(value) if value else None
        if name not in together and status != "missing":
            without.append(name)
        for found in (together, singly):
            if name in found:
                own = None if found[name] is None else Decimal(found[name])
                if own != value:
                    wrong.append(f"{name}: printed {value}, by SQL {own}")
    unknown = (set(together) | set(singly)) - {name for name, *_ in cells}
    wrong += [f"{name}: not printed" for name in unknown]
    return len(cells), len(singly), wrong, without


def main():
    root = Path(sys.argv[1])
    cells = single = bad = lacking = 0
    connection, functions = duckdb.connect(), None
    for folder in sorted(own for own in root.iterdir() if own.is_dir()):
        try:
            text = (folder / "makra.sql").read_text()
            if text != functions:
                functions = text
                run(connection, text)
            own, one, wrong, without = differing(folder, connection)
        except Broken as error:
            own, one, wrong, without = 0, 0, [str(error)], []
        cells, single, bad, lacking = cells + own, single + one, bad + len(wrong), lacking + len(without)
        if wrong or without:
            print(f"{folder.name}:")
        for line in wrong[:10] + [f"{name}: no SQL" for name in without[:10]]:
            print("  " + line)
    print(f"cells: {cells}, single statements: {single}, differ: {bad}, without SQL: {lacking}")


main()
