"""Measures of units, their people and staff, of homelessness, in one year.

Exports, cleaning, units at work, who uses them and who works there are those of the oracle of MRiPS-06, the night count
and the programmes those of the oracle of homelessness.
"""

from fractions import Fraction

import duckdb

import clean
import one_year

homeless_sources, homeless_shared = one_year.other("homeless", "sources"), one_year.other("homeless", "shared")

# run by the gmina or the powiat, or on their commission
OF_GMINA, OF_POWIAT = "operator IN ('gmina', 'zlecenie')", "operator IN ('powiat', 'zlecenie_powiat')"
PUBLIC = f"({OF_GMINA} OR {OF_POWIAT})"
FLATS = "kind IN ('mieszkanie_treningowe', 'mieszkanie_wspomagane', 'mieszkanie_chronione')"
SOCIAL = "('st_specjalista', 'specjalista', 'st_pracownik', 'pracownik', 'gl_specjalista_socjalny')"


def counted(folders, first, last):
    return of_units(folders, first, last) | of_homeless(folders, first, last)


def of_units(folders, first, last):
    con = duckdb.connect()
    one_year.units_sources.prepare(con)
    one_year.units_sources.load(con, folders)
    con.execute(one_year.units_count.MACROS.format(first=first, last=last))
    con.execute(one_year.units_count.RECORDS)

    def one(what, table, where):
        return con.execute(f"SELECT {what} FROM {table} WHERE {where}").fetchone()[0]

    def used(where):
        return one("count(DISTINCT person)", "visitor", where)

    def works(where):
        return one("count(DISTINCT facility_id)", "unit", where)

    def places(where):
        return Fraction(int(one("coalesce(sum(places), 0)", "unit", where)), 100)

    found = {
        "ddp_miejsca": places(f"kind = 'dzienny_dom' AND {PUBLIC}"),
        "ddp_osoby": used(f"kind = 'dzienny_dom' AND {PUBLIC}"),
        "kluby_osoby": used(f"kind = 'klub_samopomocy' AND {PUBLIC}"),
        "sds_osoby": used(f"kind = 'sds' AND {PUBLIC}"),
        "mieszkania_szt": works(f"{FLATS} AND {PUBLIC}"),
        "mieszkania_miejsca": places(f"{FLATS} AND {PUBLIC}"),
        "mieszkania_osoby": used(f"{FLATS} AND {PUBLIC}"),
        "oik_osoby": used(f"kind = 'oik' AND {PUBLIC}"),
        "oik_miejsca": places(f"kind = 'oik' AND {PUBLIC}"),
        "poradnictwo_osoby": used(f"kind = 'poradnictwo' AND {OF_POWIAT}"),
        "cis_osoby": used(f"kind = 'cis' AND {PUBLIC}"),
        "kis_osoby": used(f"kind = 'kis' AND {PUBLIC}"),
        "schr_uslugi_miejsca": places(f"kind = 'schronisko_uslugi' AND {PUBLIC}"),
        "schr_uslugi_osoby": used(f"kind = 'schronisko_uslugi' AND {PUBLIC}"),
        # MRiPS-06 has no row for places to sleep that the powiat runs
        "placowki_bezdomnych": works(f"""kind IN ('schronisko', 'schronisko_uslugi') AND {PUBLIC}
                                         OR kind = 'noclegownia' AND {OF_GMINA}"""),
        "dps_mieszkancy": one("count(DISTINCT person_id)", "home_stay", "kind = 'dps' AND stays"),
        "czekajacy": one("count(DISTINCT person_id)", "waits", "true"),
    }
    for group in ("podeszly_wiek", "somatycznie", "psychicznie"):
        found[f"czekajacy: {group}"] = one("count(DISTINCT person_id)", "waits", f"resident_group = '{group}'")
    # who lives in the flats whose places are counted, on the last day of the year
    found["mieszkania_obecni"] = con.execute(f"""
        SELECT count(DISTINCT person_id) FROM residents r JOIN unit USING (facility_id)
        WHERE {FLATS} AND {PUBLIC} AND NOT to_day_bad AND is_there(from_day, to_day)""").fetchone()[0]

    for name, where in {"socjalni_ops": "ops", "socjalni_pcpr": "pcpr"}.items():
        found[name] = one("count(DISTINCT staff_id)", "worker", f"employee AND {where} AND post IN {SOCIAL}")
    # employment of every unit: what is not said is a contract of employment and no leave
    employed = """NOT contract_bad AND coalesce(contract, 'praca') = 'praca' AND NOT on_leave_bad AND on_leave IS NOT true
        AND NOT to_day_bad AND from_day <= last_day_of() AND (to_day IS NULL OR to_day >= greatest(from_day, last_day_of()))"""
    found["zatrudnieni"] = one("count(DISTINCT staff_id)", "staff", employed)
    found["socjalni"] = one("count(DISTINCT staff_id)", "staff", f"{employed} AND post IN {SOCIAL}")
    return found


def of_homeless(folders, first, last):
    clean.CODES = one_year.CODES
    con = duckdb.connect()
    homeless_sources.prepare(con)
    homeless_sources.load(con, folders)
    con.execute(homeless_shared.MACROS.format(first=first, last=last))

    def one(sql):
        return con.execute(sql).fetchone()[0]

    found = {"programy_wychodzenia": one("""
        SELECT count(DISTINCT programme_id) FROM programmes
        WHERE NOT to_day_bad AND from_day <= last_day_of()
          AND (to_day IS NULL OR to_day >= greatest(from_day, first_day()))""")}
    # the last night of the year; in a year without one nobody was counted, and the return of the night begins with 2024
    if last.year >= 2024 and one("SELECT count(*) FROM forms WHERE inside(night)"):
        found["badanie_nocne"] = one("""
            SELECT count(DISTINCT coalesce(person_mark, 'arkusz ' || form_id)) FROM forms
            WHERE night = (SELECT max(night) FROM forms WHERE inside(night))""")
    return found
