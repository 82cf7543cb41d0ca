"""Measures of foster care and of support to families in one year.

Exports, cleaning and stays in care are those of the oracle of WRiSPZ. Children are here also those of age who stayed; a child
in two places at once is one child. The state of 31 December is that of WRiSPZ, from the exports of the second half; what
belongs to the whole year is from the exports of both.
"""

from fractions import Fraction

import base
import years

PROFESSIONAL = "('zawodowa', 'specjalistyczna', 'pogotowie')"
KINDS = ("spokrewniona", "niezawodowa", "zawodowa", "specjalistyczna", "pogotowie", "rdd")
# homes for children under the act, art. 101: regional homes of therapy and centres before adoption are none
HOMES = "('socjalizacyjna', 'interwencyjna', 'pow_rodzinna', 'terapeutyczna')"
HOME_KINDS = "('pow_socjalizacyjna', 'pow_interwencyjna', 'pow_rodzinna', 'pow_terapeutyczna')"
POLISH = "('polskie', 'polska', 'pol', 'pl', 'polak', 'polka')"
NOW = "valid_on(from_day, to_day, to_day_bad, period_end())"
IN_TIME = "valid_since(from_day, to_day, to_day_bad, period_start())"
ENDED = "in_period(to_day) AND to_day >= from_day"
STARTED = "in_period(from_day) AND NOT to_day_bad AND (to_day IS NULL OR to_day >= from_day)"


def counted(office, year):
    end, whole = (base.Cells(years.tables(office, period)) for period in (f"{year}-H2", year))
    return (children(end) | foster_families(end) | support(end)
            | in_homes(whole) | families_of_the_year(whole) | leaving(whole) | support_of_the_year(whole))


def children(c):
    def here(where):
        return c.count("child_id", "placed", f"here AND {where}")

    found = {name: here(where) for name, where in {
        "dzieci_w_pieczy": "true",
        "dzieci_w_rodzinnej": "care = 'rodzinna'",
        "dzieci_u_spokrewnionych": "form = 'spokrewniona'",
        "dzieci_w_pow_rodzinnych": "form = 'pow_rodzinna'",
        "dzieci_w_pieczy_0_17": "age < 18",
        "dzieci_u_zawodowych": f"(form IN {PROFESSIONAL} OR form = 'rdd')",
        "wychowankowie_stan": f"form IN {HOMES}",
        "umieszczeni_bezradnosc": "reason_lead = 'bezradnosc'",
        "umieszczeni_uzaleznienie": "reason_lead = 'uzaleznienie'",
        "umieszczeni_przemoc": "reason_lead = 'przemoc'",
        "orzeczenie_rodzinna": "care = 'rodzinna' AND certificate",
        "orzeczenie_placowki": f"form IN {HOMES} AND certificate",
        "cudzoziemcy_w_pieczy": f"lower(citizenship) NOT IN {POLISH}",
    }.items()}
    found["miejsca_pow"] = c.number("places", "facilities", f"kind IN {HOME_KINDS}")
    return found


def in_homes(c):
    """Each day of the year has its children; the day of leaving is no day in care."""
    days, present = c.values(f"""
        WITH days AS (SELECT unnest(generate_series(period_start(), period_end(), INTERVAL 1 DAY))::DATE AS day)
        SELECT (SELECT count(*) FROM days), count(DISTINCT (day, child_id))
        FROM days JOIN placed ON form IN {HOMES} AND there_on(from_day, to_day, to_day_bad, day)""")
    return {"wychowankowie_dziennie": Fraction(present, days)}


def foster_families(c):
    def here(where):
        return c.count("ff_id", "foster_family", f"here AND {where}")

    # one carer of more than fifty whole years is enough
    old = "(years_old(carer1_birth, period_end()) > 50 OR years_old(carer2_birth, period_end()) > 50)"
    found = {"rodziny": here("true")} | {f"rodziny: {kind}": here(f"kind = '{kind}'") for kind in KINDS}
    found["zawodowe_50"] = here(f"(kind IN {PROFESSIONAL} OR kind = 'rdd') AND {old}")
    return found


def families_of_the_year(c):
    professional = f"kind IN {PROFESSIONAL}"
    return {
        "zawodowe_razem": c.count("ff_id", "foster_family", f"here AND {professional}"),
        "zawodowe_nowe": c.count("ff_id", "foster_families", f"{professional} AND {STARTED}"),
        "rodziny_zakonczone": c.count("ff_id", "foster_families", ENDED),
        "kandydaci_przeszkoleni": c.count("candidate_id", "candidates", "in_period(trained)"),
    }


def leaving(c):
    """Who left care and had come of age by that day; who moves to another form does not leave."""
    of_age = "in_period(ended) AND years_old(birth_date, ended) >= 18"
    return {name: c.count("child_id", "stay_in_care", f"{of_age} AND {where}") for name, where in {
        "pelnoletni_odchodzacy": "true",
        "usamodzielnieni_wlasne": "left_to = 'samodzielny_wlasne'",
        "usamodzielnieni_rodzina": "left_to = 'samodzielny_rodzina'"}.items()}


def support(c):
    return {
        "rodziny_z_asystentem_stan": c.count("family_id", "assistant_families", NOW),
        "asystenci": c.count("assistant_id", "assistants", NOW),
        "miejsca_pwd": c.number("places", "day_centres", NOW),
        "placowki_pwd": c.count("centre_id", "day_centres", NOW),
        # a supporting family has no number of its own: one help is one family
        "rodziny_wspierajace": c.count("support_id", "support_families", NOW),
    }


def support_of_the_year(c):
    return {"rodziny_z_asystentem": c.count("family_id", "assistant_families", IN_TIME),
            "dzieci_pwd": c.count("child_id", "day_centre_use", IN_TIME)}
