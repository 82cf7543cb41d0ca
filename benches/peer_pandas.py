#!/usr/bin/env python3
"""The cells of MRPiPS-03 of one folder of exports, counted with pandas.

    peer_pandas.py OFFICE/dane/2025 [c|pyarrow]

The second word is the csv reader of pandas: its default one, or the faster one of pyarrow.
"""

import sys
from pathlib import Path

sys.dont_write_bytecode = True

import numpy as np
import pandas as pd

import layout
from layout import BENEFIT_ROWS, CODES, READ, TABLES

FOLDER = Path(sys.argv[1])
ENGINE = sys.argv[2] if len(sys.argv) > 2 else "pyarrow"
START, END = pd.Timestamp(2025, 1, 1), pd.Timestamp(2025, 12, 31)
ONE_DAY = pd.Timedelta(days=1)


def read(table):
    """The columns that are counted, typed; money and units in whole hundredths."""
    file, headers = TABLES[table]
    kinds = READ[table]
    flags = {"true_values": ["T"], "false_values": ["N"]} if ENGINE == "c" else {}
    frame = pd.read_csv(
        FOLDER / file, sep=layout.delimiter(file), encoding=layout.encoding(file), decimal=",", engine=ENGINE,
        usecols=[headers[column] for column in kinds], **flags,
        dtype={headers[column]: "str" for column, kind in kinds.items() if kind in ("text", "day")},
    ).rename(columns={headers[column]: column for column in kinds})
    for column, kind in kinds.items():
        if kind == "day":
            frame[column] = pd.to_datetime(frame[column], format="%d.%m.%Y")
        elif kind == "hundredths":
            frame[column] = (frame[column] * 100).round().astype("int64")
        elif kind == "flag" and ENGINE == "pyarrow":
            frame[column] = frame[column] == "T"
        elif (table, column) in CODES:
            frame[column] = frame[column].map(CODES[table, column])
    return frame


def during(frame):
    """What is valid on at least one day of the year."""
    return frame[(frame.from_day <= END) & (frame.to_day.isna() | (frame.to_day >= START))]


# --- families on the last day ---------------------------------------------------------------------

members, persons = read("family_members"), read("persons")
members = members[(members.valid_from <= END) & (members.valid_to.isna() | (members.valid_to >= END))]
members = members.merge(persons, on="person_id", how="left")
age = END.year - members.birth_date.dt.year  # on 31 December every birthday has been
members["child"] = members.relation.isin(["dziecko", "wnuk"]) & (members.birth_date <= END) & (
    (age < 18) | (members.in_education & (age < 25)))
headcount = members.groupby("family_id").child.agg(size="size", children="sum")
families = read("families")
families = families[families.as_of <= END].sort_values("as_of").drop_duplicates("family_id", keep="last")
families = families.set_index("family_id").join(headcount).fillna({"size": 0, "children": 0})
families["pensioner"] = families.main_income.isin(["emerytura", "renta"])


def of_families(ids):
    """Families, of them rural, persons in them."""
    ids = ids.dropna().unique()
    known = families.index.get_indexer(ids)
    known = families.iloc[known[known >= 0]]
    return len(ids), known["rural"].sum(), known["size"].sum()


# --- benefits: payments, services and stays with what the decision says ---------------------------

payments, services, stays = read("payments"), read("services"), read("shelter_stays")
payments = payments[payments.paid.between(START, END)].assign(made_in="payments")
services = services[services.settled.between(START, END)].rename(
    columns={"kind": "benefit", "hours_done": "units", "cost": "amount"}).assign(made_in="services")
# the day of leaving is no day of the stay
last_day = (stays.to_day - ONE_DAY).fillna(END).clip(upper=END)
nights = ((last_day - stays.from_day.clip(lower=START)).dt.days + 1).clip(lower=0)
inside = (stays.from_day <= END) & (
    stays.to_day.isna() | (np.maximum(stays.from_day, stays.to_day - ONE_DAY) >= START))
stays = stays.assign(units=nights * 100, amount=nights * stays.day_cost, benefit="SCH", made_in="stays")[inside]

benefits = pd.concat([payments, services, stays], ignore_index=True).merge(
    read("decisions"), on="decision_id", how="left", suffixes=("", "_decided"))
for column in ["benefit", "person_id", "family_id", "shelter"]:
    benefits[column] = benefits[column].fillna(benefits[column + "_decided"])
granted = benefits.kind.isna() | benefits.kind.isin(["przyznanie", "zmiana"])
own_register = benefits.benefit.isin(["UO", "UOS", "SUO", "SCH"]) & (benefits.made_in == "payments")
benefits = benefits[granted & ~own_register]

# Ids as whole numbers: the sets below are then quick to make. Missing ids are -1.
benefits["person"] = pd.factorize(benefits.person_id)[0]
benefits["household"], households = pd.factorize(benefits.family_id)
of_household = families.reindex(households)
size = of_household["size"].fillna(0).to_numpy(dtype="int64")
rural = of_household["rural"].eq(True).to_numpy()
by_benefit = {benefit: records for benefit, records in benefits.groupby("benefit")}
nothing = benefits.iloc[:0]


def of_benefits(codes, further=None):
    """Persons, units, amount, families, of them rural, persons in families."""
    records = pd.concat([by_benefit.get(code, nothing) for code in codes])
    if further:
        records = records[records[further[0]] == further[1]]
    persons, homes = records.person.unique(), records.household.unique()
    homes = homes[homes >= 0]
    return ((persons >= 0).sum(), records.units.sum(), records.amount.sum(),
            len(homes), rural[homes].sum(), size[homes].sum())


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

work, crisis = during(read("social_work")), read("crisis_interventions")
crisis = crisis[crisis.day.between(START, END)]
for (section, row), (register, task, forms) in layout.SUPPORT_ROWS.items():
    records = work if register == "social_work" else crisis
    records = records[records.task == task]
    if forms:
        records = records[records.form.isin(forms)]
    homes, _, in_homes = of_families(records.family_id)
    cells[section, row] = (None, None, None, homes, in_homes)

for row, codes in layout.ROWS_2.items():
    people, _, _, homes, rural_homes, in_homes = of_benefits(codes)
    cells["2", row] = (people, homes, rural_homes, in_homes)
helped = pd.concat([by_benefit.get(code, nothing) for code in layout.ROWS_2[1]]).household.unique()
helped = households[helped[helped >= 0]]
work = work[work.task == "gmina"]
for row, forms in layout.WORK_ROWS_2.items():
    cells["2", row] = (None, *of_families(work[work.form.isin(forms)].family_id))
only_work = work[work.form.isin(layout.WORK) & ~work.family_id.isin(helped)]
cells["2", 7] = (None, *of_families(only_work.family_id))
contracts = during(read("contracts"))
in_village = contracts.family_id.map(families.rural).eq(True).sum()
cells["2", 10] = (contracts.person_id.nunique(), len(contracts), in_village, of_families(contracts.family_id)[2])

reasons = during(read("reasons"))
reasons = reasons[reasons.family_id.isin(helped)]
for row, codes in layout.ROWS_3.items():
    cells["3", row] = of_families(reasons[reasons.reason.isin(codes)].family_id)

assisted = families[families.index.isin(helped)]
for row, (number, further) in layout.ROWS_4.items():
    chosen = assisted
    if number:
        chosen = chosen[chosen[number[0]].between(number[1], number[2])]
    if further:
        chosen = chosen[chosen[further]]
    cells["4", row] = (len(chosen), chosen["rural"].sum(), chosen["size"].sum())

layout.show(cells)
