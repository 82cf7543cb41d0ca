"""WRiSPZ-P, tables 9 to 11: leavers, the organiser of foster care, expenditure by source."""

from base import BLOCKED
from powiat import BENEFITS, FORMS, HOMES, NO_SHARE

X = BLOCKED


def table_9(c):
    """Leavers by the form of care they left; aid by the day paid."""
    c.con.execute("""
        CREATE TABLE aid AS
        SELECT b.benefit, b.amount, l.person_id, l.form
        FROM leaver_benefits b LEFT JOIN leavers l ON l.leaver_id = b.leaver_id WHERE in_period(b.month)""")
    pow_forms = tuple(home for home in HOMES if home not in ("rpot", "iop"))
    rows = [("4", "true"), ("4.1", "form = 'spokrewniona'"), ("4.2", "form = 'niezawodowa'"),
            ("4.3", "form IN ('zawodowa', 'specjalistyczna', 'pogotowie')"), ("4.4", "form = 'rdd'"),
            ("4.5", f"form IN {pow_forms}"), ("4.6", "form = 'rpot'")]
    for row, form in rows:
        values = [c.count("person_id", "leavers", f"{form} AND in_period(left_day)"),
                  c.count("person_id", "aid", form)]
        for benefit in ("nauka", "usamodzielnienie", "zagospodarowanie"):
            where = f"{form} AND benefit = '{benefit}'"
            values += [c.count("person_id", "aid", where), c.count("*", "aid", where), c.money("amount", "aid", where)]
        values += [c.count("person_id", "aid", f"{form} AND benefit = '{benefit}'")
                   for benefit in ("mieszkanie", "zatrudnienie", "prawna_psych")]
        c.put("P-9", row, values)


def table_10(c):
    now = "valid_on(from_day, to_day, to_day_bad, period_end())"
    in_time = "valid_since(from_day, to_day, to_day_bad, period_start())"
    c.put("P-10A", "1", [
        c.count("coordinator_id", "coordinators", now), c.number("fte", "coordinators", now),
        c.count("ff_id", "foster_family", "here AND coordinator_id IS NOT NULL"),
        c.count("child_id", "placed JOIN foster_family f USING (ff_id)",
                "placed.here AND f.here AND coordinator_id IS NOT NULL")])

    rows = [("1", "true")] + [(str(row), f"kind = '{kind}'") for row, (kind, _) in enumerate(FORMS, start=2)]
    for row, kind in rows:
        c.put("P-10B", row, [c.count("candidate_id", "candidates", f"{kind} AND in_period({step})")
                             for step in ("applied", "preliminary", "trained", "qualified", "rejected")])

    people = "training_people p JOIN trainings t USING (training_id)"
    for row, kind in [("1", "true"), ("2", "kind = 'kandydaci'"), ("3", "kind = 'doskonalace'")]:
        where = f"in_period(held) AND {kind}"
        c.put("P-10C", row, [
            c.count("*", "trainings", where), c.count("person_key", people, where),
            c.count("person_key", people, f"{where} AND finished"),
            c.number("hours", "trainings", where), c.money("cost", "trainings", where)])

    kinds = ["grupa_wsparcia", "poradnictwo", "terapia", "pomoc_prawna", "inne"]
    for row, kind in [("1", "true")] + [(str(row), f"kind = '{own}'") for row, own in enumerate(kinds, start=2)]:
        where = f"in_period(held) AND {kind}"
        c.put("P-10D", row, [c.count("*", "support_events", where)]
              + [c.number(what, "support_events", where) for what in ("participants", "families", "hours")])

    for row, who, table in [("1", "helper_id", "helper_families"), ("2", "volunteer_id", "volunteers")]:
        c.put("P-10E", row, [c.count(who, table, now), c.count(who, table, in_time), c.count("ff_id", table, in_time)])

    reviews = [("1", "in_period(held)"),
               *((str(row), f"in_period(held) AND conclusion = '{own}'") for row, own in
                 enumerate(("utrzymac", "zmiana_formy", "powrot", "adopcja"), start=2)),
               ("6", "in_period(held) AND adoption_ready"), ("7", "in_period(reported_to_centre)")]
    for row, where in reviews:
        c.put("P-10F", row, [c.count("*", "child_reviews", where), c.count("child_id", "child_reviews", where)])
    for row, where in [("1", "true"), ("2", "result = 'pozytywna'"), ("3", "result = 'negatywna'")]:
        where = f"in_period(held) AND {where}"
        c.put("P-10G", row, [c.count("*", "foster_family_reviews", where),
                             c.count("ff_id", "foster_family_reviews", where)])


def table_11(c):
    sources = ["true", "funding = 'wlasne'", "funding = 'dotacja'"]

    def paid(benefits):
        where = f"in_period(month) AND benefit IN {tuple(benefits)}"
        return [c.money("amount", "foster_benefits", f"{where} AND {own}") for own in sources]

    rows = {"2": paid(BENEFITS), "3": paid(("wynagrodzenie", "osoba_do_pomocy")),
            "4": [c.money("amount", "aid", "benefit IN ('nauka', 'usamodzielnienie', 'zagospodarowanie')"), X, X],
            "5": [c.money("cost", "trainings", "in_period(held)"), X, X]}
    rows["1"] = [sum(row[place] for row in rows.values() if row[place] != X) for place in range(3)]
    for row, values in rows.items():
        c.put("P-11A", row, values)

    gmina = "authority = 'gmina' AND direction = 'nalezna'"
    columns = [gmina, f"{gmina} AND share = 1000", f"{gmina} AND share = 3000", f"{gmina} AND share = 5000",
               "authority = 'powiat' AND direction = 'nalezna'",
               f"authority = 'powiat' AND direction = 'zobowiazanie' AND {NO_SHARE}"]
    for row, care in [("1", "true"), ("2", "care = 'rodzinna'"), ("3", "care = 'instytucjonalna'"),
                      ("4", "care = 'nieustalona'")]:
        c.put("P-11B", row, [c.money("amount", "settled", f"{own} AND {care}") for own in columns])


def compute(c):
    for table in (table_9, table_10, table_11):
        table(c)
