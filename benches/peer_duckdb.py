#!/usr/bin/env python3
"""The cells of MRPiPS-03 of one folder of exports, counted with DuckDB: peer_duckdb.py OFFICE/dane/2025

Reading is DuckDB's own csv reader with declared types; counting is the SQL of tests/oracle/cells.py.
"""

import datetime
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True

import duckdb

import layout

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests/oracle"))
import cells as form

FOLDER = Path(sys.argv[1])
SCRATCH = tempfile.TemporaryDirectory()


def utf8(file):
    """DuckDB reads utf-8 only: of a file in a Polish code page a copy is made first, as with iconv."""
    path, encoding = FOLDER / file, layout.encoding(file)
    if encoding.startswith("utf-8"):
        return path
    copy = Path(SCRATCH.name) / file
    copy.write_bytes(path.read_bytes().decode(encoding).encode())
    return copy


def read(con, table):
    """A typed table as the counting SQL wants it: for every column also whether it could not be read."""
    file, headers = layout.TABLES[table]
    kinds = layout.READ[table]
    typed = {"text": "{0}", "day": "strptime({0}, '%d.%m.%Y')::DATE", "flag": "{0} = 'T'",
             "hundredths": "CAST(replace({0}, ',', '.')::DECIMAL(12, 2) * 100 AS BIGINT)"}
    values, joins = [], ""
    for column, kind in kinds.items():
        value = typed[kind].format(f"file.{column}")
        if codes := layout.CODES.get((table, column)):
            value = f"code_{column}.ours"
            pairs = ", ".join(map(str, codes.items()))
            joins += f" LEFT JOIN (VALUES {pairs}) code_{column}(theirs, ours) ON code_{column}.theirs = file.{column}"
        values.append(f"{value} AS {column}, false AS {column}_bad")
    columns = {column or "unread": "VARCHAR" for column in headers}
    con.execute(f"""
        CREATE TABLE {table} AS SELECT {", ".join(values)}
        FROM read_csv('{utf8(file)}', header = true, delim = '{layout.delimiter(file)}', quote = '"',
                      auto_detect = false, columns = {columns!r}) file {joins}""")


con = duckdb.connect()
for table in layout.READ:
    read(con, table)

# Many rows ask the same records: what looks alike to all of them is added up once.
prepare = form.prepare


def prepare_and_gather(con, first_day, last_day, options):
    prepare(con, first_day, last_day, options)
    con.execute("""
        CREATE OR REPLACE TABLE benefit_record AS
        SELECT task, form, benefit, source, shelter, mode, continued, homeless, left_institution, person, household,
               sum(units) AS units, sum(amount) AS amount
        FROM benefit_record GROUP BY ALL""")


form.prepare = prepare_and_gather
counted = form.compute(con, datetime.date(2025, 1, 1), datetime.date(2025, 12, 31), {},
                       [section for section in form.SECTION_ORDER if section != "1C-3"])
print("section;row;column;value")
for (section, row, column), value in counted.items():
    print(f"{section};{row};{column};{value}")
