"""Measures of social assistance in one year: who was helped, why and in what form, meals, care services, the budget.

Cleaning, families and what was delivered are those of the oracle of MRPiPS-03, meals those of the oracle of money. What a
measure is says its name in Polish; persons of a measure are each counted once, persons in families are the sizes of families.
"""

from fractions import Fraction

import duckdb

import cells
import clean
import exports
import one_year
from cells import half_up

money_sources, money_count = one_year.other("money", "sources"), one_year.other("money", "count")

# reason of help -> its codes; maternity has many children in it, helplessness that of a single parent and of many children
REASONS = {
    "ubostwo": "01", "sieroctwo": "02", "bezdomnosc": "03", "macierzynstwo": "04 04a", "wielodzietnosc": "04a",
    "bezrobocie": "05", "niepelnosprawnosc": "06", "choroba": "07", "bezradnosc": "08 08a 08b", "przemoc": "09",
    "alkoholizm": "11", "narkomania": "12", "losowe": "15", "kryzys": "16",
}
# own tasks of the gmina and those commissioned to it
OF_GMINA = "task IN ('1A', '1B')"
CHAPTERS = ("85202", "85214", "85216", "85219", "85228", "85230")


def counted(folders, first, last, options):
    found = helped(folders, first, last, options)
    found |= paid(folders, first, last)
    return found


def helped(folders, first, last, options):
    clean.TABLES, clean.CODES = one_year.TABLES, one_year.CODES
    con = duckdb.connect()
    clean.make_macros_and_codes(con)
    exports.load_text_tables(con, folders)
    for name in clean.TABLES:
        clean.type_table(con, name)
    cells.prepare(con, first, last, cells.complete_options(options))

    def families(where):
        """Families of a query, each once, and the persons in them as their newest state says."""
        return con.execute(f"""
            SELECT count(*), coalesce(sum(size), 0)::BIGINT
            FROM (SELECT DISTINCT family_id FROM ({where}) WHERE family_id IS NOT NULL) one LEFT JOIN family USING (family_id)
            """).fetchone()

    def persons(where):
        return con.execute(f"SELECT count(DISTINCT person) FROM benefit_record WHERE {OF_GMINA} AND {where}").fetchone()[0]

    def given(where):
        return families(f"SELECT household AS family_id FROM benefit_record WHERE {OF_GMINA} AND {where}")

    found = {}
    found["rodziny_objete"], found["osoby_w_rodzinach"] = given("true")
    found["osoby_pieniezne"], found["osoby_niepieniezne"] = given("form = 'money'")[1], given("form = 'kind'")[1]
    found["uslugi_osoby"], found["suo_osoby"] = persons("benefit IN ('UO', 'UOS')"), persons("benefit = 'SUO'")
    for reason, codes in REASONS.items():
        codes = ", ".join(f"'{code}'" for code in codes.split())
        found[f"rodziny: {reason}"], found[f"osoby: {reason}"] = families(
            f"SELECT family_id FROM reason_in_period SEMI JOIN helped USING (family_id) WHERE reason IN ({codes})")
    # what the family is on the last day
    for name, where in {"rodziny_wg_typow": "true", "rodziny_z_dziecmi": "children > 0",
                        "rodziny_niepelne": "children > 0 AND single_parent", "rodziny_wielodzietne": "children >= 3",
                        "rodziny_emerytow": "main_income IN ('emerytura', 'renta')"}.items():
        found[name] = families(f"SELECT family_id FROM family SEMI JOIN helped USING (family_id) WHERE {where}")[0]
    found["kontrakty"], found["kontrakty_osoby"] = con.execute(
        "SELECT count(*), count(DISTINCT person_id) FROM contract_in_period").fetchone()
    found["interwencja_gmina"] = families("SELECT family_id FROM crisis_in_period WHERE task = 'gmina'")[0]
    return found


def paid(folders, first, last):
    """What payments, settlements of services and the budget tell."""
    clean.CODES = one_year.CODES
    con = duckdb.connect()
    money_sources.prepare(con)
    money_sources.load(con, folders)
    con.execute(money_count.MACROS.format(first=first, last=last))
    con.execute(money_count.MEALS)

    def one(sql):
        return con.execute(sql).fetchone()[0]

    found = {name: one(f"SELECT count(DISTINCT person) FROM meal WHERE {where}") for name, where in {
        "dozywiani": "true", "dozywiane_dzieci": "category = 'small'", "dozywiani_uczniowie": "category = 'pupil'"}.items()}

    # a settlement without a person or a kind has those of its decision, and a decision that grants nothing gives nothing
    con.execute("""
        CREATE TABLE cared AS
        SELECT coalesce(s.person_id, d.person_id) AS person, s.neighbour,
               CASE WHEN NOT s.kind_bad THEN coalesce(s.kind, d.benefit) END AS kind
        FROM services s LEFT JOIN decisions d USING (decision_id) WHERE inside(s.settled) AND gives(d.kind)""")
    found["uslugi_wszystkie"] = one("SELECT count(DISTINCT person) FROM cared WHERE kind IN ('UO', 'UOS', 'SUO')")
    # neighbours help since the law of 2023
    if last.year >= 2023:
        found["sasiedzkie"] = one("SELECT count(DISTINCT person) FROM cared WHERE kind = 'UO' AND neighbour")

    # a chapter as it was on its newest day of the year, all its paragraphs and sources of money
    con.execute("""
        CREATE TABLE told AS
        SELECT chapter, sum(plan)::BIGINT AS plan, sum(executed)::BIGINT AS executed FROM budget b
        WHERE inside(as_of) AND as_of = (SELECT max(as_of) FROM budget o WHERE o.chapter = b.chapter AND inside(o.as_of))
        GROUP BY chapter""")
    for column in ("plan", "executed"):
        for chapter in ("", *CHAPTERS):
            whole = one(f"SELECT coalesce(sum({column}), 0) FROM told WHERE chapter LIKE '{chapter}%'")
            found[f"{column} {chapter}".strip()] = Fraction(int(whole), 100)
    # the assessment of resources prints whole złote
    executed = one("SELECT sum(executed) FROM told WHERE chapter = '85228'")
    found["wydatki_85228"] = None if executed is None else half_up(int(executed))
    return found
