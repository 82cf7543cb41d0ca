"""The cells of the report for one year, chapter by chapter: (section, row, kind of column) -> Cell.

A section with the columns `lata` has one kind, "y"; one of families and their persons has "r" and "o"; one of
persons and amounts "n" and "k".
"""

from decimal import Decimal

import cells
from gmina import ENDED, IN_TIME, NOW
from years import MISSING, Cell, Year, rounded

GMINA = "task IN ('1A', '1B')"
POWIAT = "task IN ('1C-1', '1C-2')"
# a row of a reason: maternity has that of many children in it, helplessness that of a single parent and of many children
REASONS = "01 02 03 04,04a 04a 05 06 07 08,08a,08b 08a 08b 09 10 11 12 13 14 15 16 17".split()


class Chapters(Year):
    """Year, with rows of two measures."""

    def put(self, section, row, value, kind="y"):
        self.found[(section, row, kind)] = Cell(value, "computed")

    def rate(self, section, row, top, bottom, places, times=1):
        top, bottom = (self.found[(section, own, "y")].value for own in (top, bottom))
        if top is None or not bottom:
            self.found[(section, row, "y")] = MISSING
            return
        exact = Decimal(top) * times / Decimal(bottom)
        self.found[(section, row, "y")] = Cell(rounded(exact, places), "formula")

    def share(self, section, row, top, bottom):
        self.rate(section, row, top, bottom, places=1, times=100)
        self.shares.add((section, row))

    def by_hand(self, section, row, key, places=0):
        value = self.entered.get((section, key))
        self.found[(section, row, "y")] = MISSING if value is None else Cell(rounded(value, places), "manual")

    def average(self, section, row, what, table, where, places=1):
        total, many = self.values(f"SELECT sum({what}), count({what}) FROM {table} WHERE {where}")
        value = rounded(Decimal(int(total)) / many, places) if many else None
        self.found[(section, row, "y")] = Cell(value, "computed" if many else "missing")

    def known(self, section, row, what, table, where):
        """How many; where no record says whom, nobody knows."""
        many = self.count(what, table, where)
        self.found[(section, row, "y")] = Cell(many, "computed") if many else Cell(None, "missing")

    def families(self, section, row, sql):
        """How many families, and how many persons are in them."""
        families, _, persons = cells.count_families(self.con, sql)
        self.put(section, row, families, "r")
        self.put(section, row, int(persons), "o")

    def hundredths(self, section, row, what, table, where, places=2):
        exact = Decimal(self.total(what, table, where)) / 100
        self.put(section, row, rounded(exact, places))


def needs(c):
    """1A, 1B, 1C: who was helped, for what reasons, in what families."""
    persons, _, _, families, rural, members = cells.count_benefits(c.con, GMINA)
    for row, value in (("1", persons), ("2", families), ("2.1", rural), ("3", members)):
        c.put("1A", row, int(value))
    c.rate("1A", "4", "3", "2", places=2)
    helped = "family_id IN (SELECT family_id FROM helped_by_benefits)"
    for row, reason in enumerate(REASONS, start=1):
        c.families("1B", str(row), f"SELECT family_id FROM reason_in_period "
                   f"WHERE list_contains(string_split('{reason}', ','), reason) AND {helped}")
    rows = {"1": "true", "1.1": "size = 1", "1.2": "size = 2", "1.3": "size = 3", "1.4": "size = 4",
            "1.5": "size >= 5", "2": "children >= 1", "2.1": "children >= 3",
            "2.2": "children >= 1 AND single_parent", "3": "main_income IN ('emerytura', 'renta')"}
    for row, where in rows.items():
        c.families("1C", row, f"SELECT family_id FROM family WHERE {helped} AND {where}")


def interviews(c):
    done = "inside(done)"
    c.put("2", "1", c.count("*", "interviews", done))
    c.put("2", "1.1", c.count("*", "interviews", f"{done} AND kind = 'pelny'"))
    c.put("2", "1.2", c.count("*", "interviews", f"{done} AND kind = 'aktualizacja'"))
    c.put("2", "2", c.count("family_id", "interviews", done))
    c.put("2", "3", c.count("*", "interviews", f"{done} AND requested IS NOT NULL"))
    c.put("2", "3.1", c.count("*", "interviews", f"{done} AND done - requested <= 14"))
    c.share("2", "4", "3.1", "3")
    c.average("2", "5", "done - requested", "interviews", done)
    c.put("2", "6", c.count("worker", "interviews", done))
    c.rate("2", "7", "1", "6", places=0)


def benefits(c):
    rows = {"1": "true", "1.1": "task = '1B'", "1.2": "task = '1A'", "2": "form = 'money'",
            "2.1": "benefit IN ('ZST-S', 'ZST-R')",
            "2.2": "benefit IN ('ZOK-C', 'ZOK-B', 'ZOK-N', 'ZOK-U', 'ZOK-I')",
            "2.3": "benefit IN ('ZCL', 'ZCS', 'Z39')",
            # every other benefit in money, and in kind, by name
            "2.4": "benefit IN ('ZCZ', 'ZLO', 'BIL', 'USA-Z', 'USA-P', 'ZKL', 'ZCU', 'WOP')",
            "3.5": "benefit = 'ZRZ'", "3.6": "benefit IN ('UBR', 'POG', 'USA-N', 'NCU')", "3": "form = 'kind'",
            "3.1": "benefit IN ('POS-D', 'POS-U', 'POS-I', 'PZY')", "3.2": "benefit IN ('UO', 'UOS', 'SUO')",
            "3.3": "benefit = 'SCH'", "3.4": "benefit = 'DPS'"}
    for row, where in rows.items():
        persons, _, amount, _, _, _ = cells.count_benefits(c.con, f"{GMINA} AND {where}")
        c.put("3A", row, persons, "n")
        c.put("3A", row, cells.half_up(int(amount)), "k")
    kinds = {"1": "true", "1.1": "kind IN ('przyznanie', 'zmiana')", "1.2": "kind = 'odmowa'",
             "1.3": "kind IN ('uchylenie', 'umorzenie')"}
    for row, where in kinds.items():
        c.put("3B", row, c.count("*", "decisions", f"inside(issued) AND {where}"))
    for row, tasks in (("1.4", GMINA), ("1.5", POWIAT)):
        whose = f"benefit IN (SELECT benefit FROM benefit_kind WHERE {tasks})"
        c.put("3B", row, c.count("*", "decisions", f"inside(issued) AND {whose}"))
    c.share("3B", "2", "1.2", "1")


def social_work(c):
    forms = {"1": "('praca_socjalna', 'kontrakt', 'projekt')", "1.1": "('kontrakt')", "1.2": "('projekt')",
             "2": "('poradnictwo')"}
    for row, form in forms.items():
        whose = "task IN ('gmina', 'powiat')" if row == "2" else "task = 'gmina'"
        c.families("4A", row, f"SELECT family_id FROM social_work_in_period WHERE {whose} AND form IN {form}")
    here = "lasts(from_day, to_day, to_day_bad)"
    # what goes on by its own word is not over, whatever day was planned
    over = "ended(from_day, to_day, to_day_bad) AND NOT status_bad AND coalesce(status, '') <> 'trwa'"
    for row, what, where in [("1", "*", here), ("2", "person_id", here), ("3", "family_id", here),
                             ("4", "*", "inside(from_day)"), ("5", "*", over),
                             ("5.1", "*", f"{over} AND status = 'zrealizowany'"),
                             ("5.2", "*", f"{over} AND status = 'rozwiazany'")]:
        c.put("4B", row, c.count(what, "contracts", where))
    c.share("4B", "6", "5.1", "5")


def care(c):
    known = "given IN ('UO', 'UOS', 'SUO')"
    for row, where in [("1", known), ("1.1", "given = 'UO'"), ("1.2", "given = 'UOS'"), ("1.3", "given = 'SUO'")]:
        c.put("5", row, c.count("person", "care", where))
    c.put("5", "2", c.count("household", "care", known))
    for row, what in [("3", "hours_plan"), ("4", "hours_done"), ("6", "cost"), ("7", "fee")]:
        c.put("5", row, c.money(what, "care", known))
    c.share("5", "5", "4", "3")
    c.rate("5", "8", "6", "4", places=2)
    c.put("12B", "1", c.count("person", "care"))
    c.put("12B", "2", c.money("hours_done", "care"))
    c.put("12B", "3", c.money("cost", "care"))
    c.put("12B", "4", c.count("worked_by", "care", "worked_by <> ''"))
    c.known("12B", "5", "person_id", "uses", "kind = 'uslugi' AND lasts(from_day, to_day, to_day_bad)")
    c.rate("12B", "6", "2", "1", places=1)


def family_support(c):
    now, in_time = NOW.format("a"), IN_TIME.format("a")
    work = "assistant_families a"
    c.put("6", "1", c.count("assistant_id", "assistants a", now))
    c.put("6", "2", c.count("family_id", work, in_time))
    # a family with two assistants in turn has its children once: the number known last
    c.put("6", "3", c.number("children", f"""
        (SELECT arg_max(children, (from_day, cooperation_id)) AS children
         FROM {work} WHERE {in_time} GROUP BY family_id)"""))
    c.put("6", "4", c.count("family_id", work, now))
    c.rate("6", "5", "4", "1", places=1)
    ended = f"""{ENDED.format("a")} AND NOT EXISTS (
        FROM assistant_families b WHERE b.family_id = a.family_id
        AND valid_on(b.from_day, b.to_day, b.to_day_bad, a.to_day + 1))"""
    c.put("6", "6", c.count("family_id", work, ended))
    c.put("6", "6.1", c.count("family_id", work, f"{ended} AND end_reason = 'cele'"))
    c.put("6", "7", c.count("support_id", "support_families a", now))
    c.put("6", "8", c.count("child_id", "day_centre_use a", in_time))


def after_prison(c):
    for row, where in [("1", "true"), ("2", "helped"), ("3", "work_before"), ("4", "homeless")]:
        c.put("7A", row, c.count("person_id", "release", where))
    c.average("7A", "5", "days", "release", "helped")
    helped = "family_id IN (SELECT family_id FROM helped_by_benefits)"
    for row, reason in [("1", "13"), ("2", "11"), ("3", "12")]:
        c.families("7B", row, f"SELECT family_id FROM reason_in_period WHERE reason = '{reason}' AND {helped}")


def information(c):
    for row, what, where in [("1", "*", "true"), ("1.1", "*", "kind = 'informacja'"), ("1.2", "*", "kind = 'porada'"),
                             ("1.3", "*", "kind = 'skierowanie'"), ("2", "person_id", "true"),
                             ("3", "*", "anonymous"), ("4", "*", "subject = 'uprawnienia'")]:
        c.put("8", row, c.count(what, "contacts", f"inside(day) AND {where}"))


def homelessness(c):
    stretch = "(from_day, to_day, to_day_bad)"
    left = f"ended{stretch} AND ended_by IN ('mieszkanie', 'rodzina', 'placowka')"
    for row, where in [("1", f"lasts{stretch}"), ("2", f"stands{stretch}"), ("3", "inside(from_day)"), ("4", left),
                       ("4.1", f"{left} AND ended_by <> 'placowka'")]:
        c.put("9", row, c.count("person_id", "homeless", where))
    c.put("9", "5", c.count("person_id", "ways_out", f"lasts{stretch}"))
    c.put("9", "6", c.count("programme_id", "ways_out", f"ended{stretch}"))
    c.put("9", "6.1", c.count("programme_id", "ways_out", f"ended{stretch} AND result = 'cel'"))
    c.share("9", "7", "6.1", "6")


def crises(c):
    rows = [("1", "true")] + [(f"1.{n}", f"kind = '{own}'") for n, own in
                              enumerate(("przemoc", "psychiczny", "losowe", "inny"), start=1)]
    for row, where in rows:
        c.put("10", row, c.count("*", "crisis", where))
    families, _, persons = cells.count_families(c.con, "SELECT family_id FROM crisis")
    c.put("10", "2", families)
    c.put("10", "3", int(persons))


def together(c):
    here = "inside(day)"
    c.put("11A", "1", c.total("number", "partners", here) // 100)
    for row, kind in enumerate("zdrowie policja sad prokuratura oswiata ngo pup inny".split(), start=1):
        c.put("11A", f"1.{row}", c.total("number", "partners", f"{here} AND kind = '{kind}'") // 100)
    c.known("11A", "2", "family_id", "partners", here)
    given = f"{here} AND kind = 'ngo' AND contact = 'zlecenie'"
    c.put("11A", "3", c.count("*", "partners", given))
    c.put("11A", "4", c.money("amount", "partners", given))
    c.put("11B", "1", c.count("procedure_id", "procedures", "inside(started)"))
    for row, who in enumerate("pomoc_spoleczna policja oswiata ochrona_zdrowia gkrpa".split(), start=1):
        c.put("11B", f"1.{row}", c.count("procedure_id", "procedures", f"inside(started) AND founder = '{who}'"))


def shelters(c):
    c.put("12A", "1", c.count("facility_id", "offer"))
    c.put("12A", "2", c.total("places", "offers", "stands(from_day, to_day, to_day_bad)") // 100)
    c.put("12A", "3", c.count("person", "visit"))
    # one unreadable number makes the sum of its facility unknown
    known = "facility_id NOT IN (SELECT facility_id FROM visit WHERE {})"
    c.put("12A", "4", c.total("nights", "visit", known.format("nights_bad")))
    c.put("12A", "5", c.total("places // 100 * open_days", "offer"))
    c.share("12A", "6", "4", "5")
    c.put("12A", "7", c.money("nights * day_cost", "visit", known.format("nights_bad OR cost_bad")))
    c.rate("12A", "8", "7", "4", places=2)
    c.put("12C", "1", c.count("facility_id", "unit"))
    c.put("12C", "2", c.total("places", "unit") // 100)
    c.put("12C", "3", c.count("staff_id", "employee"))
    c.hundredths("12C", "4", "fte", "employee", "true")


def programmes(c):
    own = "year = 100 * year(period_end())"
    c.put("13A", "1", c.count("programme_id", "programmes", own))
    c.put("13A", "2", c.total("planned", "programmes", own) // 100)
    c.put("13A", "3", c.count("person_id", "takes_part"))
    c.put("13A", "4", c.count("person_id", "takes_part", "finisher"))
    c.put("13A", "5", c.money("budget", "programmes", own))
    c.put("13A", "6", c.money("spent", "programmes", own))
    c.share("13A", "7", "6", "5")
    kinds = "oslonowy aktywizacja seniorzy niepelnosprawni rodzina uzaleznienia bezdomni inny"
    for row, kind in enumerate(kinds.split(), start=1):
        c.put("13B", str(row), c.money("spent", "programmes", f"{own} AND kind = '{kind}'"))


def reporting(c):
    outside = "inside(sent) AND kind IN ('wojewoda', 'gus', 'budzet')"
    rows = [("14", "1", f"{outside} AND version = 100"),
            ("14", "1.1", "inside(sent) AND kind = 'wojewoda' AND version = 100"),
            ("14", "2", f"{outside} AND version = 100 AND sent <= due"), ("14", "4", f"{outside} AND version > 100"),
            ("15", "1", "inside(sent) AND kind = 'rada' AND version = 100"),
            ("15", "2", "inside(sent) AND kind = 'rada' AND version > 100"),
            ("16", "1", "inside(sent) AND kind = 'monitoring' AND version = 100")]
    for section, row, where in rows:
        c.put(section, row, c.count("*", "submissions", where))
    c.share("14", "3", "2", "1")
    c.share("14", "5", "4", "1")
    c.by_hand("16", "2", "ankiety")
    c.by_hand("16", "3", "odpowiedzi")
    c.share("16", "4", "3", "2")
    for row, key, places in [("1", "pracownicy", 2), ("2", "mieszkania", 0), ("3", "uslugi", 0), ("4", "srodki", 0)]:
        c.by_hand("P", row, key, places)


def compute(c):
    for chapter in (needs, interviews, benefits, social_work, care, family_support, after_prison, information,
                    homelessness, crises, together, shelters, programmes, reporting):
        chapter(c)
