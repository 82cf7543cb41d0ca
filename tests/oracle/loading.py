"""Raw tables of any set of exports, filled and typed: what the oracles of single subjects share."""

import fnmatch

import clean
import exports


def make_raw(con, tables):
    """raw_<table> of every table, empty and all text."""
    for name, table in tables.items():
        columns = ", ".join(f"{column} VARCHAR" for column in table["columns"])
        con.execute(f"CREATE TABLE raw_{name} (file_no INT, row_no INT, {columns})")


def load(con, tables, sources, folders):
    """raw_<table> from the exports of the folders; then the typed tables."""
    file_no = 0
    for folder in folders:
        for source in sources:
            for path in sorted(folder.iterdir()):
                if fnmatch.fnmatchcase(path.name, source.files):
                    file_no += 1
                    insert(con, source.table, exports.rows_of(path, source, file_no))
    for name in tables:
        clean.type_table(con, name)


def insert(con, table, rows):
    """Many rows at once."""
    for first in range(0, len(rows), 500):
        part = rows[first:first + 500]
        places = "(" + ", ".join("?" * len(part[0])) + ")"
        con.execute(f"INSERT INTO raw_{table} VALUES {', '.join([places] * len(part))}",
                    [value for row in part for value in row])
