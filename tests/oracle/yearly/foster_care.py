"""piecza-zastepcza: the work of the organiser and the centre in the year (art. 76, 182); and
program-pieczy: the three-year programme with its limit of professional families (art. 180)."""

from powiat import BENEFITS, FORMS, OF_AGE, PROFESSIONAL

NOW = "valid_on(from_day, to_day, to_day_bad, period_end())"
IN_TIME = "valid_since(from_day, to_day, to_day_bad, period_start())"
STARTED = "in_period(from_day) AND NOT to_day_bad AND (to_day IS NULL OR to_day >= from_day)"
ENDED = "in_period(to_day) AND to_day >= from_day"
REASONS = ["'uzaleznienie'", "'bezradnosc'", "'przemoc'", "'sieroctwo', 'polsieroctwo'", "'zagranica'",
           "'niepelnosprawnosc_rodzica'", "'ubostwo', 'warunki_mieszkaniowe', 'bezrobocie'", "'zaklad_karny'",
           "'inny'"]


def children(c):
    def here(where):
        return c.count("child_id", "placed", f"here AND {where}")

    c.put("1", "1", here("true"))
    c.put("1", "1.1", here("care = 'rodzinna'"))
    for row, (form, _) in enumerate(FORMS, start=1):
        c.put("1", f"1.1.{row}", here(f"form = '{form}'"))
    c.put("1", "1.2", here("care = 'instytucjonalna'"))
    c.share("1", "2", "1.1", "1")
    c.put("1", "3", c.count("child_id", "placed", "in_year"))
    c.put("1", "4", here("care = 'instytucjonalna' AND age < 10"))
    c.put("1", "5", c.count("child_id", "placed", f"first_ever AND {STARTED}"))

    c.put("2", "1", here("true"))
    for row, (low, high) in enumerate([(0, 0), (1, 3), (4, 6), (7, 13), (14, 17), (18, 200)], start=1):
        c.put("2", f"1.{row}", here(f"age BETWEEN {low} AND {high}"))
    c.put("2", "1.9", here("age IS NULL"))

    c.put("4", "1", here("true"))
    for row, reasons in enumerate(REASONS, start=2):
        c.put("4", str(row), here(f"reason_lead IN ({reasons})"))


def flows(c):
    """Stays in care that touch are one stay: a move between two forms is neither in nor out. Children return
    and are adopted, those of age become independent: who is of age is told by the day of leaving."""
    c.con.execute("""
        CREATE OR REPLACE TABLE gone AS
        SELECT s.*, date_sub('year', p.birth_date, s.ended) >= 18 AS of_age
        FROM stay_in_care s LEFT JOIN persons p ON p.person_id = s.child_id WHERE in_period(s.ended)""")
    c.put("3", "1", c.count("child_id", "placed", "there_on(from_day, to_day, to_day_bad, period_start() - 1)"))
    c.put("3", "2", c.count("*", "stay_in_care", "in_period(began)"))
    c.put("3", "3", c.count("*", "gone"))
    c.put("3", "3.1", c.count("*", "gone", "left_to = 'rodzina' AND NOT of_age"))
    c.put("3", "3.2", c.count("*", "gone", "left_to = 'adopcja' AND NOT of_age"))
    c.put("3", "3.3", c.count("*", "gone", f"left_to IN {tuple(OF_AGE)} AND of_age"))
    c.put("3", "4", c.count("child_id", "placed", "here"))
    c.share("3", "5", "3.1", "3")


def families(c):
    def here(where):
        return c.count("ff_id", "foster_family", f"here AND {where}")

    c.put("5", "1", here("true"))
    for row, kinds in enumerate(("('spokrewniona')", "('niezawodowa')", PROFESSIONAL, "('rdd')"), start=1):
        c.put("5", f"1.{row}", here(f"kind IN {kinds}"))
    c.put("5", "2", c.count("ff_id", "foster_families", STARTED))
    c.put("5", "3", c.count("ff_id", "foster_families", ENDED))
    c.put("5", "4", c.count("child_id", "placed", "here AND care = 'rodzinna'"))
    c.rate("5", "5", "4", "1", places=2)


def money(c):
    def paid(where):
        return c.money("amount", "foster_benefits", f"in_period(month) AND {where}")

    c.put("6", "1", paid(f"benefit IN {tuple(BENEFITS)}"))
    c.put("6", "1.1", paid("benefit = 'utrzymanie'"))
    c.put("6", "1.2", paid("benefit = 'niepelnosprawnosc'"))
    # one benefit is one month of one child
    c.put("6", "2", c.number("units", "foster_benefits", "in_period(month) AND benefit = 'utrzymanie'"))
    c.rate("6", "3", "1.1", "2", places=2)
    # art. 85 ust. 1 and art. 57, 64: of those who keep the family or the home, and of those who help there
    c.put("6", "4", paid("benefit IN ('wynagrodzenie', 'osoba_do_pomocy')"))

    def settled(where):
        return c.money("amount", "settlements", f"in_period(month) AND {where}")

    c.put("11", "1", settled("authority = 'gmina' AND direction = 'nalezna'"))
    c.put("11", "2", settled("authority = 'powiat' AND direction = 'nalezna'"))
    c.put("11", "3", settled("authority = 'powiat' AND direction = 'zobowiazanie'"))
    c.put("11", "4", c.money("due", "parent_fees", "in_period(month)"))
    c.put("11", "5", c.money("paid", "parent_fees", "in_period(month)"))
    c.share("11", "6", "5", "4")


def organiser(c):
    c.put("7", "1", c.count("coordinator_id", "coordinators", NOW))
    c.put("7", "2", c.number("fte", "coordinators", NOW))
    c.put("7", "3", c.count("ff_id", "foster_family", "here AND coordinator_id IS NOT NULL"))
    c.put("7", "4", c.count("ff_id", "foster_family", "here"))
    c.rate("7", "5", "3", "1", places=1)
    c.share("7", "6", "3", "4")

    for row, step in enumerate(("applied", "preliminary", "trained", "qualified"), start=1):
        c.put("8", str(row), c.count("candidate_id", "candidates", f"in_period({step})"))
    c.put("8", "5", c.count("*", "trainings", "in_period(held)"))
    c.put("8", "6", c.count("person_key", "training_people JOIN trainings USING (training_id)", "in_period(held)"))
    c.put("8", "7", c.money("cost", "trainings", "in_period(held)"))
    c.put("8", "8", c.count("*", "support_events", "in_period(held)"))
    c.put("8", "8.1", c.count("*", "support_events", "in_period(held) AND kind = 'grupa_wsparcia'"))
    c.put("8", "9", c.count("helper_id", "helper_families", IN_TIME))
    c.put("8", "10", c.count("volunteer_id", "volunteers", IN_TIME))

    c.put("9", "1", c.count("*", "child_reviews", "in_period(held)"))
    c.put("9", "2", c.count("child_id", "child_reviews", "in_period(held)"))
    c.put("9", "2.1", c.count("child_id", "child_reviews", "in_period(held) AND adoption_ready"))
    c.put("9", "3", c.count("*", "foster_family_reviews", "in_period(held)"))
    c.put("9", "3.1", c.count("*", "foster_family_reviews", "in_period(held) AND result = 'negatywna'"))


def leavers(c):
    for row, where in [("1", "true"), ("1.1", "plan_made IS NOT NULL"), ("1.2", "learns"), ("1.3", "housing")]:
        c.put("10", row, c.count("person_id", "leavers", f"in_period(left_day) AND {where}"))
    c.share("10", "2", "1.2", "1")
    aid = "leaver_benefits JOIN leavers USING (leaver_id)"
    c.put("10", "3", c.count("person_id", aid, "in_period(month)"))
    c.put("10", "4", c.money("amount", "leaver_benefits", "in_period(month)"))


def needs(c):
    for row, key, places in [("1", "potrzeba_rodzin", 0), ("2", "potrzeba_koordynatorow", 2),
                             ("3", "potrzeba_mieszkan", 0), ("4", "potrzeba_srodkow", 0)]:
        c.by_hand("12", row, key, places)


def compute(c):
    for table in (children, flows, families, money, organiser, leavers, needs):
        table(c)


def programme(c):
    """Written against done; a share of a plan that nobody entered is missing."""
    def in_care(where):
        return c.count("child_id", "placed", f"here AND {where}")

    c.by_hand("1", "1", "limit")
    c.put("1", "2", c.count("ff_id", "foster_family", f"here AND kind IN {PROFESSIONAL}"))
    c.put("1", "3", c.count("ff_id", "foster_families", f"kind IN {PROFESSIONAL} AND {STARTED}"))
    c.share("1", "4", "2", "1")

    c.by_hand("2", "1", "plan_rodzin")
    c.put("2", "2", c.count("ff_id", "foster_family", "here"))
    c.share("2", "3", "2", "1")
    c.by_hand("2", "4", "plan_dzieci")
    c.put("2", "5", in_care("care = 'rodzinna'"))
    c.share("2", "6", "5", "4")

    c.by_hand("3", "1", "plan_instytucji")
    c.put("3", "2", in_care("care = 'instytucjonalna'"))
    c.put("3", "2.1", in_care("care = 'instytucjonalna' AND age < 10"))
    c.put("3", "3", in_care("true"))
    c.share("3", "4", "2", "3")
