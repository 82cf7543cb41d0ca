#!/usr/bin/env python3
"""Writes the folder of a big invented office: spraw.toml, mapowania/, dane/2025/. Everything is made up.

    make_office.py FOLDER [--payments 1000000] [--seed 1] [--xlsx]
    make_office.py FOLDER --rows-of OFFICE [--times 10] [--distinct]

The second form makes an office of the same records (dane/ is a link) whose form has ten times the rows.
The same numbers and seed give the same files. See README.md beside this file.
"""

import argparse
import re
import shutil
import sys
from pathlib import Path

import numpy as np
import polars as pl

sys.dont_write_bytecode = True  # leave nothing beside the sources

import layout

REPOSITORY = Path(__file__).resolve().parent.parent
FORM = "mrpips-03/2021-01-01"
YEAR = 2025

# For a million payments; fewer payments make fewer of everything.
PER_MILLION = dict(families=60_000, persons=90_000, decisions=150_000, reasons=120_000, interviews=80_000,
                   services=40_000, shelter_stays=8_000, social_work=30_000, contracts=1_500,
                   crisis_interventions=2_500, staff=250, facilities=12)

# benefit -> (weight among decisions, złote from, złote to, most units)
BENEFITS = {
    "ZST-S": (9, 300, 1229, 1), "ZST-R": (4, 100, 900, 1),
    "ZOK-C": (3, 50, 500, 1), "ZOK-B": (9, 50, 500, 1), "ZOK-N": (4, 50, 500, 1), "ZOK-U": (1, 50, 500, 1),
    "ZOK-I": (3, 50, 500, 1),
    "ZCL": (18, 50, 800, 1), "ZCS": (3, 100, 900, 1), "Z39": (1, 100, 900, 1), "ZRZ": (2, 20, 400, 1),
    "ZCZ": (2, 30, 600, 1), "ZLO": (0.5, 500, 6000, 1), "BIL": (0.3, 10, 120, 1),
    "SCH": (3, 600, 1500, 31), "POS-D": (3, 60, 250, 22), "POS-U": (9, 60, 250, 22), "POS-I": (6, 60, 300, 31),
    "PZY": (2, 30, 200, 1), "UO": (5, 300, 2000, 60), "UOS": (1, 300, 2000, 40), "UBR": (0.5, 50, 400, 1),
    "POG": (0.4, 2500, 4500, 1), "USA-N": (0.1, 300, 5000, 1), "USA-Z": (0.2, 1000, 9000, 1),
    "USA-P": (0.1, 1000, 9000, 1), "DPS": (3, 2000, 5500, 1),
    "SUO": (1, 300, 2500, 50), "ZKL": (0.3, 500, 8000, 1), "ZCU": (0.3, 100, 900, 1), "NCU": (0.2, 50, 900, 20),
    "WOP": (1, 200, 1200, 1),
    "USM": (0.3, 1900, 7700, 1), "KNA": (0.6, 580, 620, 1), "ZAG": (0.2, 500, 3000, 1), "MCH-T": (0.3, 100, 900, 31),
    "MCH-W": (0.3, 100, 900, 31), "IPI": (0.4, 500, 1500, 1), "IPS": (0.3, 50, 150, 1),
}
CODES = np.array(list(BENEFITS))
ONES_OWN_REGISTER = np.array([code in ("UO", "UOS", "SUO", "SCH") for code in CODES])
EXPORT_CODE = {ours: theirs for theirs, ours in layout.PAYMENT_CODES.items()}


def day(year, month, number):
    return np.datetime64(f"{year:04}-{month:02}-{number:02}", "D").astype(int)


FIRST, LAST = day(YEAR, 1, 1), day(YEAR, 12, 31)


# --- columns as text -----------------------------------------------------------------------------

def ids(letter, numbers, width=6):
    """X000001 ...; a negative number is nobody."""
    numbers = pl.Series(numbers)
    text = pl.lit(letter) + pl.col("n").cast(pl.String).str.zfill(width)
    return pl.DataFrame({"n": numbers}).select(pl.when(pl.col("n") >= 0).then(text).otherwise(pl.lit("")))["literal"]


def words(values, choice):
    """values[choice]; -1 is empty."""
    return pl.Series(np.append(np.asarray(values, dtype=object), "")[choice].tolist(), dtype=pl.String)


def flags(truth):
    return pl.DataFrame({"n": truth}).select(pl.when(pl.col("n")).then(pl.lit("T")).otherwise(pl.lit("N")))["literal"]


def days(numbers, none=None):
    """31.12.2025; where `none` is true: empty."""
    dates = pl.Series(np.asarray(numbers, dtype=np.int32)).cast(pl.Date)
    text = dates.dt.strftime("%d.%m.%Y")
    return text if none is None else pl.DataFrame({"t": text, "n": none}).select(
        pl.when(pl.col("n")).then(pl.lit("")).otherwise(pl.col("t")))["literal"]


def hundredths(numbers, bare=False):
    """1234,56; `bare` writes whole numbers without decimals."""
    frame = pl.DataFrame({"n": numbers})
    zl, gr = (pl.col("n") // 100).cast(pl.String), (pl.col("n") % 100).cast(pl.String).str.zfill(2)
    text = zl + pl.lit(",") + gr
    if bare:
        text = pl.when(pl.col("n") % 100 == 0).then(zl).otherwise(text)
    return frame.select(text.alias("t"))["t"]


# --- the office --------------------------------------------------------------------------------------

def invent(payments, seed):
    """All tables as frames of text, with the headers of the exports."""
    rng = np.random.default_rng(seed)
    size = {name: max(5, round(payments * number / 1_000_000)) for name, number in PER_MILLION.items()}
    count = lambda name: size[name]

    def weighted(weights, number):
        weights = np.asarray(weights, dtype=float)
        return rng.choice(len(weights), number, p=weights / weights.sum())

    tables = {}
    # Families, and who lives in them: one head each, the rest of the persons joins some of them.
    families, persons = count("families"), count("persons")
    drawn = rng.geometric(0.45, persons - families) - 1
    with_others = rng.permutation(families)
    family_of = np.concatenate([np.arange(families), with_others[np.minimum(
        np.cumsum(drawn) * families // max(1, int(drawn.sum()) + 1), families - 1)]])
    is_head = np.arange(persons) < families
    birth = np.where(is_head, rng.integers(day(1935, 1, 1), day(2006, 1, 1), persons),
                     rng.integers(day(1950, 1, 1), day(2025, 9, 1), persons))
    child = ~is_head & (rng.random(persons) < 0.75)
    birth = np.where(child, rng.integers(day(2001, 1, 1), day(2025, 9, 1), persons), birth)
    man = rng.random(persons) < 0.5
    tables["persons"] = {
        "Id osoby": ids("X", np.arange(persons)), "PESEL": pesel(birth, man, rng),
        "Nazwisko": words(["Kowalska", "Żółć", "Nowak", "Wójcik", "Łęcka"], rng.integers(0, 5, persons)),
        "Data urodzenia": days(birth), "Płeć": words(["K", "M"], man.astype(int)),
        "Obywatelstwo": words(["PL", "UA"], weighted([97, 3], persons)),
        "Niepełnosprawność": flags(rng.random(persons) < 0.2),
        "Gmina (TERYT)": pl.Series(["0862011"] * persons)}
    # A quarter of the families has a second, newer state.
    second = np.flatnonzero(rng.random(families) < 0.25)
    of = np.concatenate([np.arange(families), second])
    rural = rng.random(families) < 0.3
    as_of = np.concatenate([rng.integers(day(2023, 1, 1), day(2025, 1, 1), families),
                            rng.integers(day(2025, 1, 2), day(2025, 12, 1), len(second))])
    states = len(of)
    tables["families"] = {
        "Id rodziny": ids("R", of), "Stan na dzień": days(as_of), "Osoba odniesienia": ids("X", of),
        "Rodzina niepełna": flags((rng.random(families) < 0.2)[of]),
        "Źródło utrzymania": words(["PR", "EM", "RE", "SW", "AL", "BD", "IN"],
                                   weighted([15, 15, 12, 25, 3, 25, 5], states)),
        "Dochód": hundredths(rng.integers(0, 500_000, states)), "Wieś": flags(rural[of])}
    # Every thirtieth of the others left the family before the last day.
    left = ~is_head & (rng.random(persons) < 0.03)
    joined = np.maximum(birth, day(2015, 1, 1))
    relation = np.where(is_head, 0, np.where(child, rng.choice([3, 3, 3, 4], persons), rng.choice([1, 2, 5, 6], persons)))
    tables["family_members"] = {
        "Id rodziny": ids("R", family_of), "Id osoby": ids("X", np.arange(persons)),
        "Stosunek": words(["glowa", "malzonek", "partner", "dziecko", "wnuk", "rodzic", "inny"], relation),
        "Uczy się": flags(child & (rng.random(persons) < 0.5)), "Od": days(joined),
        "Do": days(np.maximum(joined, rng.integers(day(2024, 1, 1), LAST, persons)), ~left)}

    # Decisions: each one benefit of one person.
    decisions = count("decisions")
    person = rng.integers(0, persons, decisions)
    benefit = weighted([one[0] for one in BENEFITS.values()], decisions)
    kind = weighted([88, 5, 4, 2, 1], decisions)
    grants = kind <= 1
    begins = rng.integers(FIRST - 60, LAST - 20, decisions)
    ends = np.minimum(begins + rng.integers(10, 400, decisions), LAST + 90)
    code = CODES[benefit]
    low = np.array([one[1] for one in BENEFITS.values()])[benefit]
    high = np.array([one[2] for one in BENEFITS.values()])[benefit]
    most = np.array([one[3] for one in BENEFITS.values()])[benefit]
    amount = rng.integers(low * 100, high * 100 + 1)
    shelter = np.where(code == "SCH", rng.integers(-1, 5, decisions), -1)
    meal = np.isin(code, ["POS-D", "POS-U", "POS-I"])
    leaves = np.isin(code, ["USM", "KNA", "ZAG"])
    nowhere = rng.random(decisions) < 0.02
    tables["decisions"] = {
        "Nr decyzji": ids("D", np.arange(decisions)),
        "Znak sprawy": pl.Series(["SP.5120."]).new_from_index(0, decisions) + ids("", np.arange(decisions)),
        "Id osoby": ids("X", person), "Id rodziny": ids("R", np.where(nowhere, -1, family_of[person])),
        "Rodzaj": words(list("PZOUM"), kind), "Świadczenie": words(CODES, benefit),
        "Data wydania": days(begins - rng.integers(0, 20, decisions)), "Od": days(begins), "Do": days(ends),
        "Miesięczne": flags(most > 1), "Ilość": hundredths(rng.integers(1, most + 1) * 100, bare=True),
        "Kwota": hundredths(amount), "Tryb": words(["D", "N"], np.where(meal, weighted([9, 1], decisions), -1)),
        "Schronienie": words(["schronisko", "schronisko_uslugi", "noclegownia", "ogrzewalnia", "kryzys_masowy"], shelter),
        "Kontynuacja": flags(rng.random(decisions) < 0.05),
        "Bezdomny": flags((code == "SCH") | (rng.random(decisions) < 0.03)),
        "Opuszczana placówka": words(
            ["dps_dzieci", "dom_matek", "schronisko_niel", "zaklad_popr", "sosw", "mos", "mow"],
            np.where(leaves, rng.integers(0, 7, decisions), -1))}

    # Payments: of granting decisions mostly; what has its own register is hardly among them.
    wanted = np.flatnonzero(grants & ~ONES_OWN_REGISTER[benefit])
    seldom = np.flatnonzero(~grants | ONES_OWN_REGISTER[benefit])
    of = np.where(rng.random(payments) < 0.99, rng.choice(wanted, payments), rng.choice(seldom, payments))
    paid = np.clip(rng.integers(begins[of], ends[of] + 1), FIRST - 5, LAST + 5)
    order = np.argsort(paid, kind="stable")
    of, paid = of[order], paid[order]
    cells = BENEFITS.values()
    units = rng.integers(1, np.array([one[3] for one in cells])[benefit[of]] + 1)
    share = rng.integers(60, 101, payments)
    paid_amount = amount[of] * share // 100
    theirs = np.array([EXPORT_CODE[one] for one in CODES])
    chapters = np.array(["85213", "85214", "85216", "85219", "85228", "85230", "85295"])
    tables["payments"] = {
        "Nr wypłaty": ids("T", rng.permutation(payments), 7), "Nr decyzji": ids("D", of),
        "Id osoby": ids("X", np.where(rng.random(payments) < 0.1, -1, person[of])),
        "Id rodziny": ids("R", np.where(nowhere[of] | (rng.random(payments) < 0.1), -1, family_of[person[of]])),
        "Kod świadczenia": words(theirs, np.where(rng.random(payments) < 0.1, -1, benefit[of])),
        "Data wypłaty": days(paid), "Liczba": hundredths(units * 100, bare=True), "Kwota": hundredths(paid_amount),
        "Źródło": words(["W", "D"], weighted([70, 30], payments)),
        "Rozdział": words(chapters, benefit[of] % 7), "Paragraf": pl.Series(["3110"]).new_from_index(0, payments),
        "Uwagi": words(["przelew", "kasa", "zwrot częściowy"], np.where(rng.random(payments) < 0.9, -1, rng.integers(0, 3, payments)))}

    # Care services by the month, and stays in shelter.
    number = count("services")
    care = np.flatnonzero(np.isin(code, ["UO", "UOS", "SUO"]))
    of = rng.choice(care, number)
    month = rng.integers(0, 13, number)  # 12 is January of the next year: outside
    last_days = np.array([day(YEAR + (m + 1) // 12, (m + 1) % 12 + 1, 1) - 1 for m in range(13)])
    hours = rng.integers(4, 160, number) * 50
    tables["services"] = {
        "Nr rozliczenia": ids("U", np.arange(number)), "Nr decyzji": ids("D", of),
        "Id osoby": ids("X", np.where(rng.random(number) < 0.1, -1, person[of])),
        "Rodzaj usług": words(CODES, benefit[of]), "Ostatni dzień miesiąca": days(last_days[month]),
        "Godziny przyznane": hundredths(hours + 400, bare=True), "Godziny wykonane": hundredths(hours, bare=True),
        "Koszt": hundredths(hours * rng.integers(28, 60, number)), "Odpłatność": hundredths(hours * rng.integers(0, 10, number)),
        "Sąsiedzkie": flags(rng.random(number) < 0.05)}
    number = count("shelter_stays")
    of = rng.choice(np.flatnonzero(code == "SCH") if (code == "SCH").any() else np.arange(decisions), number)
    arrives = rng.integers(FIRST - 200, LAST, number)
    tables["shelter_stays"] = {
        "Nr pobytu": ids("N", np.arange(number)), "Nr decyzji": ids("D", of), "Id osoby": ids("X", person[of]),
        "Rodzaj schronienia": words(["schronisko", "schronisko_uslugi", "noclegownia", "ogrzewalnia", "kryzys_masowy"],
                                    np.where(rng.random(number) < 0.1, -1, rng.integers(0, 5, number))),
        "Placówka": ids("J", rng.integers(0, count("facilities"), number), 2), "Przyjęcie": days(arrives),
        "Wyjście": days(arrives + rng.integers(0, 250, number), rng.random(number) < 0.1),
        "Koszt doby": hundredths(rng.integers(2000, 9000, number))}

    # Reasons, social work, contracts, interventions, interviews.
    number = count("reasons")
    codes = "01 02 03 04 04a 05 06 07 08 08a 08b 09 10 11 12 13 14 15 16 17".split()
    begins = rng.integers(FIRST - 300, LAST, number)
    tables["reasons"] = {
        "Nr wpisu": ids("Z", np.arange(number)), "Id rodziny": ids("R", rng.integers(0, families, number)),
        "Nr decyzji": ids("D", np.where(rng.random(number) < 0.3, -1, rng.integers(0, decisions, number))),
        "Powód": words(codes, weighted([22, .1, 4, 4, 3, 18, 16, 18, 5, 3, 2, 2, .2, 4, .5, .6, .5, .4, .5, .3], number)),
        "Od": days(begins), "Do": days(begins + rng.integers(30, 400, number), rng.random(number) < 0.2)}
    contracts = count("contracts")
    begins = rng.integers(FIRST - 100, LAST, contracts)
    whose = rng.integers(0, persons, contracts)
    tables["contracts"] = {
        "Nr kontraktu": ids("K", np.arange(contracts)), "Id osoby": ids("X", whose), "Id rodziny": ids("R", family_of[whose]),
        "Od": days(begins), "Do": days(begins + rng.integers(20, 200, contracts), rng.random(contracts) < 0.1),
        "Stan": words(["trwa", "zrealizowany", "rozwiazany"], rng.integers(0, 3, contracts))}
    number = count("social_work")
    begins = rng.integers(FIRST - 200, LAST, number)
    form = weighted([70, 5, 5, 15, 2], number)
    tables["social_work"] = {
        "Nr wpisu": ids("S", np.arange(number)), "Id rodziny": ids("R", rng.integers(0, families, number)),
        "Forma": words(["praca_socjalna", "kontrakt", "projekt", "poradnictwo", "integracja"], form),
        "Zadanie": words(["G", "P"], weighted([9, 1], number)),
        "Nr kontraktu": ids("K", np.where(form == 1, rng.integers(0, contracts, number), -1)),
        "Pracownik": ids("P", rng.integers(0, count("staff"), number), 3), "Od": days(begins),
        "Do": days(begins + rng.integers(5, 300, number), rng.random(number) < 0.2),
        "Efekt": words(["poprawa", "bez zmian"], rng.integers(0, 2, number))}
    number = count("crisis_interventions")
    whose = rng.integers(0, persons, number)
    tables["crisis_interventions"] = {
        "Nr": ids("I", np.arange(number)), "Id rodziny": ids("R", family_of[whose]), "Id osoby": ids("X", whose),
        "Zadanie": words(["G", "P"], weighted([7, 3], number)),
        "Rodzaj": words(["przemoc", "psychiczny", "losowe", "inny"], rng.integers(0, 4, number)),
        "Dzień": days(rng.integers(FIRST - 20, LAST + 20, number))}
    number = count("interviews")
    done = rng.integers(FIRST, LAST + 1, number)
    tables["interviews"] = {
        "Nr wywiadu": ids("W", np.arange(number)), "Id rodziny": ids("R", rng.integers(0, families, number)),
        "Rodzaj": words(list("PAO"), weighted([3, 6, 1], number)),
        "Wpływ": days(done - rng.integers(1, 14, number)), "Przeprowadzono": days(done),
        "Pracownik": ids("P", rng.integers(0, count("staff"), number), 3)}
    number = count("staff")
    posts = ["kierownik", "zastepca", "st_specjalista", "specjalista", "st_pracownik", "pracownik", "aspirant",
             "opiekun", "radca", "pozostali"]
    tables["staff"] = {
        "Nr pracownika": ids("P", np.arange(number), 3),
        "Jednostka": ids("J", rng.integers(0, count("facilities"), number), 2),
        "Stanowisko": words(posts, weighted([1, 1, 5, 10, 20, 30, 3, 15, 1, 14], number)),
        "Etat": hundredths(rng.choice([50, 75, 100], number, p=[.1, .1, .8]), bare=True),
        "Urlop": flags(rng.random(number) < 0.05), "Od": days(rng.integers(day(2000, 1, 1), FIRST, number)),
        "Do": pl.Series([""] * number)}
    number = count("facilities")
    kinds = ["osrodek", "noclegownia", "schronisko", "ogrzewalnia", "osrodek_wsparcia", "dps"]
    tables["facilities"] = {
        "Nr jednostki": ids("J", np.arange(number), 2), "Nazwa": pl.Series(["Jednostka ośrodka"] * number),
        "Rodzaj": words(kinds, np.arange(number) % 6), "Prowadzi": words(["gmina", "zlecenie"], np.arange(number) % 2),
        "Miejsca": pl.Series([str(20 + 5 * one) for one in range(number)])}
    return {name: pl.DataFrame(columns) for name, columns in tables.items()}


def pesel(birth, man, rng):
    """Numbers whose day of birth, sex and check digit are right."""
    date = birth.astype("datetime64[D]")
    year = date.astype("datetime64[Y]").astype(int) + 1970
    month = date.astype("datetime64[M]").astype(int) % 12 + 1 + np.where(year >= 2000, 20, 0)
    of_month = (date - date.astype("datetime64[M]")).astype(int) + 1
    tail = rng.integers(0, 1000, len(birth)) * 10 + rng.integers(0, 5, len(birth)) * 2 + man
    ten = (year % 100) * 10**8 + month * 10**6 + of_month * 10**4 + tail
    digits = [ten // 10 ** (9 - place) % 10 for place in range(10)]
    check = -sum(digit * weight for digit, weight in zip(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3])) % 10
    return pl.Series(ten * 10 + check).cast(pl.String).str.zfill(11)


# --- files ---------------------------------------------------------------------------------------------

def write_csv(frame, path):
    file = path.name
    frame = frame.select(pl.all().replace("", None))
    text = frame.write_csv(separator=layout.delimiter(file), line_terminator="\r\n")
    path.write_bytes(text.encode(layout.encoding(file)))


def write_xlsx(frame, path):
    """One sheet; days are date cells, numbers are numbers, texts are shared as Excel shares them."""
    import datetime

    import xlsxwriter

    dates = {"Data wypłaty"}
    numbers = {"Liczba", "Kwota"}
    book = xlsxwriter.Workbook(path)
    book.set_properties({"created": datetime.datetime(2025, 1, 1)})  # the same seed, the same bytes
    sheet = book.add_worksheet("Wypłaty")
    looks = {"day": book.add_format({"num_format": "dd.mm.yyyy"}), "money": book.add_format({"num_format": "#,##0.00"})}
    for column, header in enumerate(frame.columns):
        sheet.write_string(0, column, header)
        values = frame[header]
        if header in dates:
            serial = (values.str.to_date("%d.%m.%Y").cast(pl.Int32) + 25569).to_list()
            for row, value in enumerate(serial, start=1):
                sheet.write_number(row, column, value, looks["day"])
        elif header in numbers:
            look = looks["money"] if header == "Kwota" else None
            for row, value in enumerate(values.str.replace(",", ".", literal=True).cast(pl.Float64).to_list(), start=1):
                sheet.write_number(row, column, value, look)
        else:
            for row, value in enumerate(values.to_list(), start=1):
                if value:
                    sheet.write_string(row, column, value)
    book.close()


def mapping(xlsx):
    """The demo's mapping with csv files in place of its workbooks."""
    text = (REPOSITORY / "src/demo/mapping.toml").read_text(encoding="utf-8")
    sources = text.split("[[source]]")
    written = [sources[0]]
    for source in sources[1:]:
        table = re.search(r'^table = "(\w+)"', source, re.M)[1]
        file = layout.TABLES[table][0]
        # a column that these exports do not have
        source = re.sub(r'^(sheet|district) = .*\n', "", source, flags=re.M)
        if xlsx and table == "payments":
            source = re.sub(r'^(encoding|delimiter) = .*\n', "", source, flags=re.M)
            source = re.sub(r'^files = ".*"', 'files = "wyplaty.xlsx"\nsheet = "Wypłaty"', source, flags=re.M)
        elif re.search(r'^files = ".*\.xlsx"', source, re.M):
            how = f'files = "{file}"\nencoding = "{layout.encoding(file)}"\ndelimiter = "{layout.delimiter(file)}"'
            source = re.sub(r'^files = ".*"', how, source, flags=re.M)
        written.append(source)
    return "[[source]]".join(written)


def write_office(folder, payments, seed, xlsx):
    data = folder / "dane" / str(YEAR)
    data.mkdir(parents=True)
    (folder / "mapowania").mkdir()
    (folder / "mapowania/eksporty.toml").write_text(mapping(xlsx), encoding="utf-8")
    settings = (REPOSITORY / "sample_data/spraw.toml").read_text(encoding="utf-8")
    settings = settings.replace("all_urban = true", "all_urban = false")
    (folder / "spraw.toml").write_text(settings, encoding="utf-8")
    for table, frame in invent(payments, seed).items():
        file, headers = layout.TABLES[table]
        assert frame.columns == list(headers.values()), (table, frame.columns)
        if xlsx and table == "payments":
            write_xlsx(frame, data / "wyplaty.xlsx")
        else:
            write_csv(frame, data / file)


# --- a form of many rows -----------------------------------------------------------------------------------

def many_rows(text, times, distinct):
    """Every row of a section `times` times: copies have other ids and keys and are part of nothing.

    With `distinct` each copy also has a condition of its own, true for every record: then no two rows
    share a set of records that a program could count once for both.
    """
    head, *blocks = re.split(r"^(?=\[\[section\.(?:row|cell)\]\])", text, flags=re.M)
    rows = [block for block in blocks if block.startswith("[[section.row]]")]
    rest = [block for block in blocks if not block.startswith("[[section.row]]")]
    copies = []
    for copy in range(2, times + 1):
        for row in rows:
            row = re.sub(r'^(id +|id)= "(.*)"$', rf'\1= "\2x{copy}"', row, flags=re.M)
            row = re.sub(r'^(key *)= "(.*)"$', rf'\1= "\2_x{copy}"', row, flags=re.M)
            row = re.sub(r"^(part_of|of_which) *=.*\n", "", row, flags=re.M)
            if distinct and not re.search(r"^manual", row, re.M):
                own = f"(size is null or size <> {1000 + copy})"
                if re.search(r"^where *=", row, re.M):
                    row = re.sub(r'^(where *)= "(.*)"$', rf'\1= "(\2) and {own}"', row, flags=re.M)
                else:
                    row = re.sub(r"^(level *=.*)$", rf'\1\nwhere = "{own}"', row, flags=re.M)
            copies.append(row.rstrip() + "\n\n")
    return "".join([head, *rows, "\n", *copies, *rest])


def write_form(folder, office, times, distinct):
    folder.mkdir(parents=True)
    (folder / "dane").symlink_to((office / "dane").resolve())
    shutil.copytree(office / "mapowania", folder / "mapowania")
    shutil.copy(office / "spraw.toml", folder)
    target = folder / "wzory" / FORM
    target.mkdir(parents=True)
    for path in sorted((REPOSITORY / "report_templates" / FORM).glob("section_*.toml")):
        text = many_rows(path.read_text(encoding="utf-8"), times, distinct)
        (target / path.name).write_text(text, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description="Writes the folder of a big invented office.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--payments", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--xlsx", action="store_true", help="the payments as a workbook of one sheet")
    parser.add_argument("--rows-of", type=Path, metavar="OFFICE", help="the same records, a form of more rows")
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--distinct", action="store_true", help="every copied row has a condition of its own")
    args = parser.parse_args()
    if args.folder.exists():
        sys.exit(f"{args.folder} is already there")
    if args.rows_of:
        write_form(args.folder, args.rows_of, args.times, args.distinct)
    else:
        write_office(args.folder, args.payments, args.seed, args.xlsx)


if __name__ == "__main__":
    main()
