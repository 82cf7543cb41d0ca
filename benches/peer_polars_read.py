#!/usr/bin/env python3
"""The payments of an office read with polars, all columns with their types: peer_polars_read.py OFFICE/dane/2025

Prints how many there are and the sum of their amounts in grosze. Where a value stands in the file nobody knows.
"""

import sys
from pathlib import Path

sys.dont_write_bytecode = True

import polars as pl
from polars import col

import layout

FILE, HEADERS = layout.TABLES["payments"]
QUANTITIES = [HEADERS["units"], HEADERS["amount"]]

encoding = layout.encoding(FILE)
titles = list(HEADERS.values())
payments = pl.read_csv(
    Path(sys.argv[1]) / FILE, separator=layout.delimiter(FILE),
    encoding="utf8" if encoding.startswith("utf-8") else encoding, decimal_comma=True,
    schema_overrides={title: pl.Float64 if title in QUANTITIES else pl.String for title in titles})
payments = payments.with_columns(
    col(HEADERS["paid"]).str.to_date("%d.%m.%Y"),
    *[(col(title) * 100).round().cast(pl.Int64) for title in QUANTITIES],
    *[col(HEADERS[column]).replace_strict(codes, default=None)
      for (of, column), codes in layout.CODES.items() if of == "payments"])
print(payments.height, payments[HEADERS["amount"]].sum())
