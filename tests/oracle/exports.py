"""Reading the office's exports as text: which files, which headers, which codes.

Nothing is interpreted here beyond what a person reading the file would copy: a cell becomes
text, an export's own code becomes the code of the form. clean.py decides what is readable.
"""

import csv
import datetime
import fnmatch
import os
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

import openpyxl

import clean


@dataclass(frozen=True)
class Source:
    table: str
    files: str                     # pattern of file names
    columns: dict                  # column of the table -> header in the export
    sheet: str = None
    header_row: int = 1
    encoding: str = "utf-8-sig"
    delimiter: str = ";"
    empty: tuple = ()              # words that mean: nothing
    codes: dict = field(default_factory=dict)      # column -> {export's code: our code}
    constant: dict = field(default_factory=dict)   # column -> value
    yes: tuple = ()                # the export's own words for yes and no
    no: tuple = ()


SOURCES = []


def text_of(value):
    """A spreadsheet cell as text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.datetime):
        return str(value.date()) if value.time() == datetime.time() else str(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)


def lines_of(path, source):
    """All lines of a file, header lines left out, as lists of text; first the header itself."""
    if path.suffix == ".csv":
        with open(path, encoding=source.encoding, newline="") as file:
            lines = list(csv.reader(file, delimiter=source.delimiter))
    else:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        if source.sheet:
            sheet = book[source.sheet]
        else:
            sheet = next(s for s in book.worksheets if s.sheet_state == "visible")
        lines = [[text_of(value) for value in line] for line in sheet.iter_rows(values_only=True)]
        book.close()
    header = [" ".join(name.split()) for name in lines[source.header_row - 1]]
    return header, lines[source.header_row:]


def rows_of(path, source, file_no):
    """The rows of a file as (file_no, row_no, text of each column of the table)."""
    header, lines = lines_of(path, source)
    columns = clean.TABLES[source.table]["columns"]
    words = {"": ""} | {word: "" for word in source.empty}
    plan = []
    for column, kind in columns.items():
        if column in source.constant:
            plan.append((None, source.constant[column]))
            continue
        if column not in source.columns:
            plan.append((None, ""))
            continue
        try:
            place = header.index(source.columns[column])
        except ValueError:
            raise SystemExit(f"{path}: no column {source.columns[column]!r}; it has {header}")
        meaning = words | source.codes.get(column, {})
        if kind.startswith("bool"):
            meaning |= {word: "tak" for word in source.yes} | {word: "nie" for word in source.no}
        plan.append((place, meaning))
    rows = []
    for row_no, line in enumerate(lines, start=source.header_row + 1):
        row = [file_no, row_no]
        for place, meaning in plan:
            if place is None:
                row.append(meaning)
            else:
                value = line[place].strip() if place < len(line) else ""
                row.append(meaning.get(value, value))
        rows.append(row)
    return rows


def _read_to_file(task):
    path, source, file_no, folder = task
    target = os.path.join(folder, f"{source.table}-{file_no}.csv")
    with open(target, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(
            rows_of(path, source, file_no))
    return source.table, target


def load_text_tables(con, folders):
    """raw_<table> of every table: file_no, row_no and the columns, all text."""
    tasks = []
    with tempfile.TemporaryDirectory() as scratch:
        for folder in folders:
            for path in sorted(folder.iterdir()):
                for source in SOURCES:
                    if fnmatch.fnmatchcase(path.name, source.files):
                        tasks.append((path, source, len(tasks), scratch))
        # the largest files first, so that both ends of the pool finish together
        tasks.sort(key=lambda task: -task[0].stat().st_size)
        with ProcessPoolExecutor() as pool:
            written = list(pool.map(_read_to_file, tasks))
        for name, table in clean.TABLES.items():
            columns = {"file_no": "INT", "row_no": "INT"} | {c: "VARCHAR" for c in table["columns"]}
            con.execute(f"CREATE TABLE raw_{name} ({', '.join(f'{c} {t}' for c, t in columns.items())})")
            for written_table, target in written:
                if written_table == name:
                    con.execute(
                        f"INSERT INTO raw_{name} SELECT * FROM read_csv(?, header = false, delim = ',', "
                        f"quote = '\"', escape = '\"', auto_detect = false, columns = {columns!r})", [target])
