#!/usr/bin/env python3
"""The cells of MRPiPS-03 of one folder of exports, counted with polars: peer_polars.py OFFICE/dane/2025"""

import datetime
import sys
from pathlib import Path

sys.dont_write_bytecode = True

import polars as pl
from polars import col

import layout
from layout import BENEFIT_ROWS, CODES, READ, TABLES

FOLDER = Path(sys.argv[1])
START, END = datetime.date(2025, 1, 1), datetime.date(2025, 12, 31)
DAY = pl.duration(days=1)


def read(table):
    """The columns that are counted, typed; money and units in whole hundredths."""
    file, headers = TABLES[table]
    kinds = READ[table]
    encoding = layout.encoding(file)
    frame = pl.read_csv(
        FOLDER / file, separator=layout.delimiter(file), encoding="utf8" if encoding.startswith("utf-8") else encoding,
        columns=[headers[column] for column in kinds], decimal_comma=True,
        schema_overrides={headers[column]: pl.Float64 if kind == "hundredths" else pl.String
                          for column, kind in kinds.items()})
    typed = {"text": lambda one: one, "day": lambda one: one.str.to_date("%d.%m.%Y"), "flag": lambda one: one == "T",
             "hundredths": lambda one: (one * 100).round().cast(pl.Int64)}
    frame = frame.lazy().select(typed[kind](col(headers[column])).alias(column) for column, kind in kinds.items())
    return frame.with_columns(col(column).replace_strict(codes, default=None)
                              for (of, column), codes in CODES.items() if of == table and column in kinds)


def during(frame):
    """What is valid on at least one day of the year."""
    return frame.filter(col.from_day <= END, col.to_day.is_null() | (col.to_day >= START))


# --- families on the last day ---------------------------------------------------------------------

age = END.year - col.birth_date.dt.year()  # on 31 December every birthday has been
child = col.relation.is_in(["dziecko", "wnuk"]) & (col.birth_date <= END) & (
    (age < 18) | (col.in_education & (age < 25)))
headcount = (
    read("family_members").filter(col.valid_from <= END, col.valid_to.is_null() | (col.valid_to >= END))
    .join(read("persons"), on="person_id", how="left")
    .group_by("family_id").agg(size=pl.len().cast(pl.Int64), children=child.sum().cast(pl.Int64)))
families = (
    read("families").filter(col.as_of <= END).sort("as_of").unique("family_id", keep="last")
    .join(headcount, on="family_id", how="left")
    .select("family_id", "single_parent", "rural", col.size.fill_null(0), col.children.fill_null(0),
            pensioner=col.main_income.is_in(["emerytura", "renta"]))
    .collect())
SUMS = [pl.len(), col.rural.sum(), col.size.sum()]


def of_families(frame):
    """Families, of them rural, persons in them."""
    homes = frame.select("family_id").drop_nulls().unique()
    return homes.join(families, on="family_id", how="left").select(SUMS).row(0)


# --- benefits: payments, services and stays with what the decision says ---------------------------

payments = read("payments").filter(col.paid.is_between(START, END)).drop("paid").with_columns(made_in=pl.lit("payments"))
services = read("services").filter(col.settled.is_between(START, END)).select(
    "decision_id", "person_id", benefit="kind", units="hours_done", amount="cost", made_in=pl.lit("services"))
# the day of leaving is no day of the stay
last_day = pl.min_horizontal((col.to_day - DAY).fill_null(END), pl.lit(END))
nights = ((last_day - pl.max_horizontal("from_day", pl.lit(START))).dt.total_days() + 1).clip(lower_bound=0)
stays = read("shelter_stays").filter(
    col.from_day <= END, col.to_day.is_null() | (pl.max_horizontal("from_day", col.to_day - DAY) >= START),
).select("decision_id", "person_id", "shelter", benefit=pl.lit("SCH"), units=nights * 100,
         amount=nights * col.day_cost, made_in=pl.lit("stays"))

number = lambda column: col(column).cast(pl.Categorical).to_physical()
benefits = (
    pl.concat([payments, services, stays], how="diagonal")
    .join(read("decisions"), on="decision_id", how="left", suffix="_decided")
    .filter(col.kind.is_null() | col.kind.is_in(["przyznanie", "zmiana"]))
    .with_columns(pl.coalesce(column, column + "_decided") for column in ["benefit", "person_id", "family_id", "shelter"])
    .filter(~((col.made_in == "payments") & col.benefit.is_in(["UO", "UOS", "SUO", "SCH"])).fill_null(False))
    .join(families.lazy().select("family_id", "size", "rural"), on="family_id", how="left")
    .select("benefit", "family_id", "units", "amount", "source", "shelter", "mode", "continued", "homeless",
            "left_institution", "size", "rural", person=number("person_id"), household=number("family_id"))
    .collect())
by_benefit = benefits.partition_by("benefit", as_dict=True)
nothing = benefits.clear()


def of_benefits(codes, further=None):
    """Persons, units, amount, families, of them rural, persons in families."""
    records = pl.concat(by_benefit.get((code,), nothing) for code in codes)
    if further:
        records = records.filter(col(further[0]) == further[1])
    homes = records.select("household", "size", "rural").filter(col.household.is_not_null()).unique("household")
    return (records["person"].drop_nulls().n_unique(), records["units"].sum(), records["amount"].sum(),
            *homes.select(SUMS).row(0))


# --- the sections ------------------------------------------------------------------------------------

cells = {}
for section, rows in BENEFIT_ROWS.items():
    for row, (codes, further) in rows.items():
        people, units, amount, homes, _, in_homes = of_benefits(codes, further)
        cells[section, row] = (people, layout.rounded(units), layout.rounded(amount), homes, in_homes)
        if (section, row) in layout.AMOUNT_ONLY:
            cells[section, row] = (None, None, layout.rounded(amount), None, None)
    people, _, _, homes, _, in_homes = of_benefits(layout.TASKS[section])
    total = sum(cells[section, row][2] for row in layout.RAZEM_ADDS[section])
    cells[section, 1] = (people, None, total, homes, in_homes)

work = during(read("social_work")).collect()
crisis = read("crisis_interventions").filter(col.day.is_between(START, END)).collect()
for (section, row), (register, task, forms) in layout.SUPPORT_ROWS.items():
    records = (work if register == "social_work" else crisis).filter(col.task == task)
    if forms:
        records = records.filter(col.form.is_in(forms))
    homes, _, in_homes = of_families(records)
    cells[section, row] = (None, None, None, homes, in_homes)

for row, codes in layout.ROWS_2.items():
    people, _, _, homes, rural, in_homes = of_benefits(codes)
    cells["2", row] = (people, homes, rural, in_homes)
helped = benefits.filter(col.benefit.is_in(layout.ROWS_2[1])).select("family_id").drop_nulls().unique()
work = work.filter(col.task == "gmina")
for row, forms in layout.WORK_ROWS_2.items():
    cells["2", row] = (None, *of_families(work.filter(col.form.is_in(forms))))
only_work = work.filter(col.form.is_in(layout.WORK)).join(helped, on="family_id", how="anti")
cells["2", 7] = (None, *of_families(only_work))
contracts = during(read("contracts")).collect()
in_village = contracts.join(families, on="family_id", how="left")["rural"].sum()
cells["2", 10] = (contracts["person_id"].n_unique(), contracts.height, in_village, of_families(contracts)[2])

reasons = during(read("reasons")).collect().join(helped, on="family_id", how="semi")
for row, codes in layout.ROWS_3.items():
    cells["3", row] = of_families(reasons.filter(col.reason.is_in(codes)))

assisted = families.join(helped, on="family_id", how="semi")
for row, (number_of, further) in layout.ROWS_4.items():
    chosen = assisted
    if number_of:
        chosen = chosen.filter(col(number_of[0]).is_between(number_of[1], number_of[2]))
    if further:
        chosen = chosen.filter(col(further))
    cells["4", row] = chosen.select(SUMS).row(0)

layout.show(cells)
