"""One year of an office for OZPS, counted in SQL written by hand from its own exports: {(section, row): number}.

Cleaning, families and what was delivered are those of the oracle of MRPiPS-03, stays in care and family support those of
the yearly reports, domestic violence that of PRZEMOC, units and who uses them those of MRiPS-06. Here are added interviews,
refusals, staff, the budget, tasks given to organisations, and the inhabitants out of the export of the Local Data Bank. None
is a number that nothing tells.
"""

import csv
import importlib.util
from decimal import Decimal
from pathlib import Path

import duckdb

import base
import cells as form
import clean
import exports
import oracle
import years
from cells import half_up
from exports import Source
from gmina import IN_TIME, NOW

HERE = Path(__file__).resolve().parent
UNIT = "0862011"

# The tables and lists of MRPiPS-03, before another oracle puts its own in their place.
TABLES = clean.TABLES | {"interviews": dict(key=["interview_id"],
                                            columns=dict(interview_id="id!", family_id="id!", done="date!"))}
CODES = clean.CODES
exports.SOURCES.append(Source("interviews", "wywiady.csv", delimiter=",",
                              columns=dict(interview_id="Nr wywiadu", family_id="Id rodziny", done="Przeprowadzono")))


def other(folder, name):
    """A module of another oracle: its names are those of other folders too."""
    spec = importlib.util.spec_from_file_location(f"{folder}_{name}", HERE.parent / folder / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


violence_sources, violence_count = other("violence", "sources"), other("violence", "count")
units_sources, units_count = other("units", "sources"), other("units", "count")
units_sources.TABLES |= {
    "budget": dict(
        key=["chapter", "paragraph", "source", "as_of"],
        columns=dict(chapter="id!", paragraph="id!", source="code:funding!", as_of="date!", plan="money!",
                     executed="money!")),
    "partners": dict(
        key=["partner_id"],
        columns=dict(partner_id="id!", day="date!", kind="code:partner!", contact="code:contact!", number="hundredths!",
                     amount="money")),
}
units_sources.LISTS |= {
    "funding": "wlasne dotacja",
    "partner": "zdrowie policja sad prokuratura oswiata ngo pup inny",
    "contact": "wymiana spotkanie interwencja wniosek zlecenie inny",
}
units_sources.SOURCES += [
    Source("budget", "budzet.csv",
           columns=dict(chapter="Rozdział", paragraph="Paragraf", source="Źródło", as_of="Stan na dzień",
                        plan="Plan", executed="Wykonanie"),
           codes=dict(source={"W": "wlasne", "D": "dotacja"})),
    Source("partners", "wspolpraca.csv", encoding="cp1250",
           columns=dict(partner_id="Nr wpisu o współpracy", day="Data współpracy", kind="Rodzaj instytucji",
                        contact="Forma współpracy", number="Liczba kontaktów", amount="Kwota zlecenia")),
]

GMINA, POWIAT = "task IN ('1A', '1B')", "task IN ('1C-1', '1C-2')"
SOCIAL_WORK = "task = 'gmina' AND form IN ('praca_socjalna', 'kontrakt', 'projekt')"
OF_GMINA = f"benefit IN (SELECT benefit FROM benefit_kind WHERE {GMINA})"

# row of 3.2 -> benefits; whether hours are counted too
BENEFITS = [
    ("2", "'ZST-S', 'ZST-R'", False), ("3", "'ZOK-C', 'ZOK-B', 'ZOK-N', 'ZOK-U', 'ZOK-I'", False),
    ("4", "'ZCL', 'ZCS', 'Z39', 'ZRZ'", False), ("5", "'ZLO'", False), ("6", "'ZCZ'", False),
    ("7", "'POS-D', 'POS-U', 'POS-I', 'PZY'", False), ("8", "'SCH'", False), ("9", "'UO', 'UOS'", True),
    ("10", "'SUO'", True), ("11", "'DPS'", False), ("12", "'POG'", False),
]
REASONS = ["'01'", "'02'", "'03'", "'04', '04a'", "'04a'", "'05'", "'06'", "'07'", "'08', '08a', '08b'", "'08a'", "'08b'",
           "'09'", "'10'", "'11'", "'12'", "'13'", "'14'", "'15'", "'16'", "'17'"]
COUNTY = [("5", "'USM'"), ("6", "'KNA'"), ("7", "'ZAG'"), ("8", "'MCH', 'MCH-T', 'MCH-W'"), ("9", "'IPI', 'IPS'")]
CARE_HOMES = "'pow_socjalizacyjna', 'pow_interwencyjna', 'pow_rodzinna', 'pow_terapeutyczna', 'rpot', 'iop'"
SOCIAL = "'st_specjalista', 'specjalista', 'st_pracownik', 'pracownik', 'gl_specjalista_socjalny'"
HEADS = "'kierownik', 'zastepca', 'dyrektor', 'zastepca_dyrektora', 'kierownik_dzialu', 'kierownik_sekcji'"
CARERS = "'opiekun', 'opiekun_specjalistyczny'"
POSTS = [("3", f"post IN ({SOCIAL})"), ("5", f"post IN ({HEADS})"), ("6", f"post IN ({CARERS})"), ("7", "post = 'aspirant'"),
         ("8", f"post NOT IN ({SOCIAL}, {HEADS}, {CARERS}, 'aspirant')"), ("9", "kind = 'osrodek'")]


def counted(office, year):
    """The counted rows of a year; none at all when there are no exports of it."""
    folders = oracle.period_folders(office, str(year))
    rows = {}
    if folders:
        first, last = oracle.period_days(str(year))
        help_given(rows, folders, first, last)
        resources(rows, years.tables(office, year))
        violence(rows, folders, first, last)
        units(rows, folders, first, last)
    inhabitants(rows, folders, year)
    return rows


def help_given(rows, folders, first, last):
    clean.TABLES, clean.CODES = TABLES, CODES
    con = duckdb.connect()
    clean.make_macros_and_codes(con)
    exports.load_text_tables(con, folders)
    for name in TABLES:
        clean.type_table(con, name)
    form.prepare(con, first, last, form.complete_options({}))

    def one(sql):
        return con.execute(sql).fetchone()[0]

    def put(section, row, value):
        rows[(section, row)] = value

    persons, _, amount, families, _, members = form.count_benefits(con, GMINA)
    put("3.1", "1", persons)
    put("3.1", "1.1", form.count_benefits(con, f"{GMINA} AND form = 'money'")[0])
    put("3.1", "1.2", form.count_benefits(con, f"{GMINA} AND form = 'kind'")[0])
    put("3.1", "2", families)
    put("3.1", "3", members)
    put("3.1", "4", one(f"SELECT count(DISTINCT family_id) FROM social_work_in_period WHERE {SOCIAL_WORK}"))
    put("3.1", "4.1", one("SELECT count(*) FROM helped_by_social_work_only"))
    put("3.1", "5", one("SELECT count(*) FROM contract_in_period"))
    put("3.1", "6", one("SELECT count(DISTINCT person_id) FROM contract_in_period"))
    put("3.1", "7", one("SELECT count(DISTINCT family_id) FROM crisis_in_period WHERE task = 'gmina'"))
    put("3.1", "8", one("SELECT count(*) FROM interviews WHERE done BETWEEN period_start() AND period_end()"))
    issued = f"FROM decisions WHERE issued BETWEEN period_start() AND period_end() AND {OF_GMINA}"
    put("3.1", "9", one(f"SELECT count(*) {issued}"))
    put("3.1", "9.1", one(f"SELECT count(*) {issued} AND kind = 'odmowa'"))
    put("3.1", "10", one(f"SELECT count(DISTINCT person_id) {issued} AND kind = 'odmowa'"))

    put("3.2", "1", half_up(amount))
    for row, benefits, hours in BENEFITS:
        persons, units, amount, *_ = form.count_benefits(con, f"{GMINA} AND benefit IN ({benefits})")
        put("3.2", row, persons)
        if hours:
            put("3.2", f"{row}.1", half_up(units))
        put("3.2", f"{row}.{2 if hours else 1}", half_up(amount))
    for row, reasons in enumerate(REASONS, start=1):
        put("3.3", str(row), one(f"""SELECT count(DISTINCT family_id) FROM reason_in_period
            WHERE reason IN ({reasons}) AND family_id IN (SELECT family_id FROM helped_by_benefits)"""))

    persons, _, amount, families, _, members = form.count_benefits(con, POWIAT)
    for row, value in zip("1234", (persons, families, members, half_up(amount))):
        put("3.4", row, value)
    for row, benefits in COUNTY:
        put("3.4", row, form.count_benefits(con, f"{POWIAT} AND benefit IN ({benefits})")[0])
    put("3.4", "10", one("SELECT count(DISTINCT family_id) FROM crisis_in_period WHERE task = 'powiat'"))
    put("3.4", "11", one("""SELECT count(DISTINCT family_id) FROM social_work_in_period
        WHERE task = 'powiat' AND form = 'poradnictwo'"""))


def resources(rows, con):
    """Family support and care."""
    c = base.Cells(con)
    here, in_time = NOW.format("a"), IN_TIME.format("a")

    def put(section, row, value):
        rows[(section, row)] = value

    put("4", "1", c.count("family_id", "assistant_families a", in_time))
    put("4", "2", c.count("support_id", "support_families a", here))
    put("4", "3", c.count("child_id", "placed", "here AND care = 'rodzinna'"))
    put("4", "4", c.count("child_id", "placed", "here AND care = 'instytucjonalna'"))
    put("4", "5", c.count("ff_id", "foster_family", "here"))
    put("4", "6", c.count("person_id", "leavers", "in_period(left_day)"))

    put("5", "7", c.count("facility_id", "facilities", f"kind IN ({CARE_HOMES})"))
    put("5", "7.1", c.number("places", "facilities", f"kind IN ({CARE_HOMES})"))
    put("5", "8", c.count("centre_id", "day_centres a", here))
    put("5", "8.1", c.number("places", "day_centres a", here))
    put("5", "8.2", c.count("child_id", "day_centre_use a", in_time))

    put("6", "10", c.count("assistant_id", "assistants a", here))
    put("6", "11", Decimal(c.total("fte", "assistants a", here)) / 100)
    put("6.1", "2", c.count("volunteer_id", "volunteers a", in_time))


def violence(rows, folders, first, last):
    con = duckdb.connect()
    violence_sources.prepare(con)
    violence_sources.load(con, folders)
    found = violence_count.count(con, first, last)
    rows[("4", "7")], rows[("4", "8")] = found[("2.3.1", "4", "2")], found[("2.3.1", "9", "2")]


# day care, shelter and meals: support centres are all of these (the act on social assistance, art. 51)
CLUBS = "'klub_samopomocy', 'dzienny_dom'"
SUPPORT = ("'osrodek_wsparcia', 'sds', 'dom_matek', 'jadlodajnia', 'schronisko', 'schronisko_uslugi', 'noclegownia', "
           f"'ogrzewalnia', {CLUBS}")
FLATS = "'mieszkanie_treningowe', 'mieszkanie_wspomagane'"
OTHERS = "'pcpr', 'rodzinny_dom_pomocy', 'mieszkanie_chronione', 'placowka_opieki'"
# row of table 5 -> kinds of units, row of their places, row of who used them
UNITS = [
    ("1", "'osrodek'", None, None), ("2", SUPPORT, "2.1", "2.2"), ("3", "'noclegownia'", "3.1", None),
    ("4", "'schronisko'", "4.1", None), ("5", "'ogrzewalnia'", "5.1", None), ("6", "'dps'", "6.1", "6.2"),
    ("9", FLATS, "9.1", None), ("10", CLUBS, "10.1", None), ("11", "'cis', 'kis'", None, "11.1"),
    ("2.3", "'sds'", "2.4", None), ("2.5", "'schronisko_uslugi'", "2.6", None), ("2.7", "'dom_matek'", None, None),
    ("2.8", "'jadlodajnia'", None, None), ("2.9", "'osrodek_wsparcia'", None, None), ("12", "'oik'", "12.1", None),
    ("13", "'poradnictwo'", None, None), ("14", OTHERS, "14.1", None),
    ("15", f"'osrodek', 'dps', 'cis', 'kis', 'oik', 'poradnictwo', {SUPPORT}, {FLATS}, {OTHERS}", None, None),
]
CHAPTERS = {"2.1": 85202, "2.2": 85203, "2.3": 85205, "2.4": 85213, "2.5": 85214, "2.7": 85216, "2.8": 85219, "2.9": 85220,
            "2.10": 85228, "2.11": 85230, "2.12": 85295}


def units(rows, folders, first, last):
    """Units, who used them, staff, the budget by chapters and the tasks given to organisations."""
    con = duckdb.connect()
    units_sources.prepare(con)
    units_sources.load(con, folders)
    c = units_count.Counter(con, first, last)
    for row, kinds, places, users in UNITS:
        rows[("5", row)] = c.number("count(DISTINCT facility_id)", "unit", f"kind IN ({kinds})")
        if places:
            rows[("5", places)] = Decimal(int(c.number("sum(places)", "unit", f"kind IN ({kinds})"))) / 100
        if users:
            rows[("5", users)] = c.number("count(DISTINCT person)", "visitor", f"kind IN ({kinds})")

    # contracts of employment; what cannot be read leaves the person out; what is not said is employment and no leave
    con.execute("""CREATE TABLE employed AS
        SELECT s.*, f.kind FROM staff s LEFT JOIN facilities f ON f.facility_id = s.facility_id
        WHERE NOT s.contract_bad AND coalesce(s.contract, 'praca') = 'praca' AND NOT s.on_leave_bad AND NOT coalesce(s.on_leave, false) AND NOT s.to_day_bad AND s.from_day <= last_day_of()
          AND (s.to_day IS NULL OR (s.to_day >= last_day_of() AND s.to_day >= s.from_day))""")
    for row, which in [("1", "true"), *POSTS]:
        rows[("6", row)] = c.number("count(DISTINCT staff_id)", "employed", which)
    for row, which in (("2", "true"), ("4", POSTS[0][1])):
        rows[("6", row)] = Decimal(int(c.number("sum(fte)", "employed", which))) / 100

    # a chapter has what was executed by its newest day of the year; one that is not in the budget has no number
    told = dict(con.execute("""
        SELECT chapter, sum(executed) FROM budget b
        WHERE as_of = (SELECT max(as_of) FROM budget o
                       WHERE o.chapter = b.chapter AND year(o.as_of) = year(last_day_of()) AND o.as_of <= last_day_of())
        GROUP BY chapter""").fetchall())
    for row, chapter in CHAPTERS.items():
        executed = told.get(str(chapter))
        rows[("7", row)] = None if executed is None else half_up(executed)
    given = "kind = 'ngo' AND contact = 'zlecenie' AND inside(day)"
    rows[("9", "1")] = c.number("count(*)", "partners", given)
    rows[("9", "3")] = half_up(c.number("sum(amount)", "partners", given))


AGES = {"w wieku przedprodukcyjnym": 1, "w wieku produkcyjnym": 2, "w wieku poprodukcyjnym": 3}


def inhabitants(rows, folders, year):
    """A number for each sex and age: the greatest when an export says two; what it does not say is not known."""
    told = {}
    for folder in folders:
        for path in sorted(folder.glob("*_CTAB_*.csv")):
            for series, value in series_of(path, year):
                told.setdefault(series, []).append(value)
    for sex, first in (("kobiety", 2), ("mężczyźni", 6)):
        for age, place in (AGES | {"ogółem": 0}).items():
            values = told.get((age, sex), [])
            rows[("2", str(first + place))] = max(values, default=None)
    rows[("2", "1")] = max(told.get(("ogółem", "ogółem"), []), default=None)


def series_of(path, year):
    """((age, sex), number) of each column of the year; a dot, a dash and nothing are no numbers."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        head, *lines = csv.reader(file, delimiter=";")
    for line in lines:
        if line and line[0].zfill(7) == UNIT:
            for title, value in zip(head[2:], line[2:]):
                words = title.split(";")
                if len(words) == 4 and words[2:] == [str(year), "[osoba]"] and value.strip("-. "):
                    yield (words[0], words[1]), int(value)
