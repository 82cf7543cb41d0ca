#!/usr/bin/env python3
"""The independent count of tests/oracle over an office of make_office.py (csv only), compared cell by cell.

    oracle_check.py OFFICE 2025 --cells OFFICE/wyniki/2025/mrpips-03/v1/mrpips-03_…_v1.csv

It knows the demo's files; here it is told that the workbooks are csv. A row at a time: take few payments.
"""

import dataclasses
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests/oracle"))

import exports
import layout
import oracle


def as_csv(source):
    file = layout.TABLES[source.table][0]
    return dataclasses.replace(source, files=file, sheet=None, encoding=layout.encoding(file),
                               delimiter=layout.delimiter(file))


exports.SOURCES[:] = [as_csv(source) for source in exports.SOURCES]
sys.exit(oracle.main())
