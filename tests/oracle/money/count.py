"""The returns of money counted in SQL written by hand: meals, contributions, upkeep, care services, quarterly extracts.

Money is whole grosze and units whole hundredths until the one rounding at the end. A value that cannot be read is not
known: whatever reads it leaves the record out.
"""

from decimal import ROUND_HALF_UP, Decimal

from compared import BLOCKED, MANUAL

MACROS = """
CREATE OR REPLACE MACRO first_day() AS DATE '{first}';
CREATE OR REPLACE MACRO final_day() AS DATE '{last}';
CREATE OR REPLACE MACRO inside(d) AS d BETWEEN first_day() AND final_day();
CREATE OR REPLACE MACRO years_old(b, d) AS date_sub('year', b, d);
CREATE OR REPLACE MACRO gives(kind) AS kind IS NULL OR kind IN ('przyznanie', 'zmiana');
"""

# --- the programme of meals ---------------------------------------------------------------------

MEALS = """
-- the latest state of each family that is known by the end
CREATE OR REPLACE TABLE home AS
SELECT family_id, rural, rural_bad FROM families WHERE as_of <= final_day()
QUALIFY row_number() OVER (PARTITION BY family_id ORDER BY as_of DESC) = 1;

CREATE OR REPLACE TABLE meal AS
WITH told AS (
    SELECT p.paid, p.units, p.amount, p.source, p.chapter, coalesce(p.person_id, d.person_id) AS person,
           coalesce(p.family_id, d.family_id) AS family,
           CASE WHEN NOT p.benefit_bad THEN coalesce(p.benefit, d.benefit) END AS benefit
    FROM payments p LEFT JOIN decisions d ON d.decision_id = p.decision_id
    WHERE inside(p.paid) AND gives(d.kind)),
formed AS (
    SELECT *, CASE WHEN benefit = 'PZY' THEN 'rzeczowe'
                   WHEN benefit IN ('POS-D', 'POS-U', 'POS-I') THEN 'posilek'
                   WHEN chapter = '85230' AND benefit IN
                        ('ZST-S', 'ZST-R', 'ZOK-C', 'ZOK-B', 'ZOK-N', 'ZOK-U', 'ZOK-I', 'ZCL', 'ZCS', 'Z39', 'ZCZ',
                         'ZLO', 'BIL', 'USA-Z', 'USA-P', 'ZKL', 'ZCU', 'WOP', 'USM', 'KNA', 'IPI') THEN 'pieniezne'
                   WHEN chapter = '85230' AND benefit IS NOT NULL THEN 'rzeczowe' END AS form
    FROM told)
SELECT f.*, h.rural, coalesce(h.rural_bad, false) AS rural_bad,
       -- a date of birth that cannot be read leaves the category open, whatever the benefit
       coalesce(b.birth_date_bad, false) AS category_bad,
       CASE WHEN coalesce(b.birth_date_bad, false) THEN NULL
            WHEN benefit = 'POS-D' THEN 'small' WHEN benefit = 'POS-U' THEN 'pupil' WHEN benefit = 'POS-I' THEN 'other'
            WHEN years_old(b.birth_date, paid) < 7 THEN 'small'
            WHEN years_old(b.birth_date, paid) < 18 THEN 'pupil'
            WHEN b.birth_date IS NOT NULL THEN 'other' END AS category,
       EXISTS (FROM deliveries v WHERE v.person_id = f.person AND v.form = f.form
               AND date_trunc('month', v.settled) = date_trunc('month', f.paid)) AS brought
FROM formed f LEFT JOIN persons b ON b.person_id = f.person LEFT JOIN home h ON h.family_id = f.family
WHERE form IS NOT NULL;

CREATE OR REPLACE TABLE delivery AS
SELECT v.*,
       -- of the village when some help of that month was; not known when one of them cannot be read
       CASE WHEN NOT EXISTS (FROM meal m WHERE m.rural_bad AND m.person = v.person_id AND m.form = v.form
                             AND date_trunc('month', m.paid) = date_trunc('month', v.settled))
            THEN EXISTS (FROM meal m WHERE m.rural AND m.person = v.person_id AND m.form = v.form
                         AND date_trunc('month', m.paid) = date_trunc('month', v.settled)) END AS rural
FROM deliveries v WHERE inside(v.settled);
"""

# --- what was delivered in a quarter --------------------------------------------------------------

DELIVERED = """
CREATE OR REPLACE TABLE given AS
WITH own AS (
    SELECT 'p' AS made, decision_id, benefit, benefit_bad, units, amount FROM payments WHERE inside(paid)
    UNION ALL
    SELECT 's', decision_id, kind, kind_bad, hours_done, cost FROM services WHERE inside(settled)
    UNION ALL
    SELECT 'n', decision_id, 'SCH', false, 100 * nights, day_cost * nights
    FROM (SELECT *, least(coalesce(to_day - 1, final_day()), final_day()) - greatest(from_day, first_day()) + 1 AS nights
          FROM stays
          WHERE from_day <= final_day() AND NOT to_day_bad
            AND (to_day IS NULL OR (to_day > from_day AND to_day - 1 >= first_day()))))
SELECT made, CASE WHEN NOT own.benefit_bad THEN coalesce(own.benefit, d.benefit) END AS benefit, units, amount
FROM own LEFT JOIN decisions d ON d.decision_id = own.decision_id
WHERE gives(d.kind);
-- services and shelter have exports of their own
DELETE FROM given WHERE made = 'p' AND benefit IN ('UO', 'UOS', 'SUO', 'SCH');
"""

# --- care services and who carries them out -------------------------------------------------------

CARE = """
CREATE OR REPLACE TABLE care AS
WITH told AS (
    SELECT s.*, coalesce(s.person_id, d.person_id) AS person, d.family_id AS family,
           CASE WHEN NOT s.kind_bad THEN coalesce(s.kind, d.benefit) END AS benefit
    FROM services s LEFT JOIN decisions d ON d.decision_id = s.decision_id
    WHERE inside(s.settled) AND gives(d.kind))
SELECT t.* EXCLUDE (kind), o.provider AS by_whom, o.provider_id
FROM told t LEFT JOIN orders o ON o.decision_id = t.decision_id AND o.from_day <= t.settled
WHERE benefit IN ('UO', 'UOS', 'SUO')
QUALIFY row_number() OVER (PARTITION BY service_id ORDER BY o.from_day DESC, o.order_id DESC) = 1;
"""

# --- staff and the budget -------------------------------------------------------------------------

CENTRE = """
CREATE OR REPLACE TABLE worker AS
SELECT s.staff_id, s.fte, s.post
FROM staff s LEFT JOIN facilities f ON f.facility_id = s.facility_id
WHERE (s.facility_id IS NULL OR f.kind = 'osrodek') AND coalesce(s.contract, 'praca') = 'praca' AND NOT s.contract_bad
  AND NOT s.on_leave_bad AND NOT coalesce(s.on_leave, false)
  AND NOT s.to_day_bad AND s.from_day <= final_day() AND coalesce(s.to_day, final_day()) >= final_day();

CREATE OR REPLACE TABLE spending AS
SELECT * FROM budget
WHERE as_of <= final_day() AND year(as_of) = year(final_day())
QUALIFY as_of = max(as_of) OVER (PARTITION BY chapter);
"""


def rounded(exact, places=0):
    """Half away from zero; hundredths in, a number out."""
    if exact is None:
        return None
    return Decimal(exact).scaleb(-2).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def quotient(top, bottom, places):
    """A quotient of printed values; nothing when there is nothing to divide by."""
    if top is None or not bottom:
        return None
    return (Decimal(top) / Decimal(bottom)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


class Counter:
    """Cells of one return and period."""

    def __init__(self, con, first, last):
        self.con, self.cells, self.year = con, {}, last.year
        con.execute(MACROS.format(first=first, last=last))

    def one(self, what, table, where):
        return self.con.execute(f"SELECT {what} FROM {table} WHERE {where}").fetchone()[0]

    def distinct(self, column, table, where="true"):
        return self.one(f"count(DISTINCT {column})", table, where)

    def total(self, column, table, where="true", places=0):
        """A sum of hundredths or grosze; of nothing it is zero."""
        return rounded(int(self.one(f"coalesce(sum({column}), 0)", table, where)), places)

    def put(self, section, row, values):
        for column, value in enumerate(values, start=1):
            self.cells[(section, str(row), str(column))] = value

    # --- contributions

    def contributions(self, kind, titles):
        con_where = f"inside(paid) AND kind = '{kind}'"
        for row, title in enumerate(["true", *titles], start=1):
            where = f"{con_where} AND {title}"
            self.put("1", row, [self.distinct("person_id", "contributions", where),
                                self.total("coalesce(units, 100)", "contributions", f"{where} AND NOT units_bad"),
                                self.total("amount", "contributions", where)])
        return self.cells

    # --- meals

    def meals(self):
        self.con.execute(MEALS)
        return self.meals_of_2015() if self.year < 2019 else self.meals_by_module()

    def meals_of_2015(self):
        groups = ["true", "category = 'small'", "category = 'pupil'", "category = 'other'"]
        rows = ["true", "form = 'posilek'", "form = 'posilek' AND brought", "form = 'pieniezne'", "form = 'rzeczowe'",
                "form = 'rzeczowe' AND brought"]
        put = self.cells.__setitem__
        for row, where in enumerate(rows, start=1):
            for place, group in enumerate(groups):
                for wies, more in enumerate(("true", "rural")):
                    value = self.distinct("person", "meal", f"{where} AND {group} AND {more}")
                    put(("I", str(row), str(2 + 2 * place + wies)), value)
        sources = ["true", "source = 'wlasne'", "source = 'dotacja'"]
        for place, source in enumerate(sources):
            for wies, more in enumerate(("true", "rural")):
                where = f"{source} AND {more}"
                meals = self.total("amount", "meal", f"form = 'posilek' AND {where}")
                money = self.total("amount", "meal", f"form = 'pieniezne' AND {where}")
                kind = self.total("amount", "meal", f"form = 'rzeczowe' AND {where}")
                way = self.total("cost", "delivery", where)
                put(("I", str(10 + place), str(2 + wies)), meals)
                put(("II", str(5 + place), str(2 + wies)), money)
                put(("II", str(5 + place), str(4 + wies)), kind)
                put(("III", str(11 + place), str(2 + wies)), way)
                put(("I", str(7 + place), str(2 + wies)), meals + money + kind + way)
            for column in "456789":
                put(("I", str(7 + place), column), BLOCKED)
                put(("I", str(10 + place), column), BLOCKED)
        return self.cells

    def meals_by_module(self):
        young, grown = "category IN ('small', 'pupil')", "category = 'other'"
        forms = ["form = 'posilek'", "form = 'pieniezne'", "form = 'rzeczowe'"]
        for row, where in enumerate(["true", young, grown, *forms], start=1):
            self.put("O", row, [self.distinct("person", "meal", where),
                                self.distinct("person", "meal", f"{where} AND rural"),
                                self.distinct("family", "meal", where)])
        of_age = ["true", "rural", "category = 'small'", "category = 'small' AND rural", "category = 'pupil'",
                  "category = 'pupil' AND rural"]
        meal, money, kind = forms
        people = ["true", meal, money, kind]
        self.module("M1", young, of_age, people)
        self.put("M1", 12, [MANUAL] * 6)
        self.module("M2", grown, of_age[:2], ["true", meal, f"{meal} AND brought", money, kind, f"{kind} AND brought"])
        for row in (1, 2, 3):
            self.put("M3", row, [MANUAL] * 3)
        costs = {}
        of_source = ["true", "source = 'wlasne'", "source = 'dotacja'"]
        # help of a person whose category nobody knows is in the cost of the second module
        other = f"({grown} OR (category IS NULL AND NOT category_bad))"
        costs[2] = [self.total("amount", "meal", f"{young} AND {where}") for where in of_source]
        costs[3] = [self.total("amount", "meal", f"{other} AND {where}") for where in of_source]
        costs[4] = [self.total("cost", "delivery", where) for where in of_source]
        costs[1] = [sum(own[place] for own in costs.values()) for place in range(3)]
        for row, (whole, own, grant) in costs.items():
            self.put("F", row, [whole, own, grant, quotient(own * 100, whole, 1)])
        return self.cells

    def module(self, section, own, columns, people):
        forms = ["form = 'posilek'", "form = 'pieniezne'", "form = 'rzeczowe'"]
        row = 0
        for where in people:
            row += 1
            self.put(section, row, [self.distinct("person", "meal", f"{own} AND {where} AND {c}") for c in columns])
        for column, wheres in (("units", forms), ("amount", ["true", *forms])):
            for where in wheres:
                row += 1
                self.put(section, row, [self.total(column, "meal", f"{own} AND {where} AND {c}") for c in columns])

    # --- the centre

    def centre(self):
        self.con.execute(CENTRE)
        heads = "'kierownik', 'zastepca', 'dyrektor', 'zastepca_dyrektora', 'kierownik_dzialu', 'kierownik_sekcji'"
        social = "'st_specjalista', 'specjalista', 'st_pracownik', 'pracownik', 'gl_specjalista_socjalny'"
        care = "'aspirant', 'opiekun', 'opiekun_specjalistyczny', 'radca'"
        posts = ["true", f"post IN ({heads})", f"post IN ({social})", "post IN ('st_specjalista', 'specjalista')",
                 f"post IN ({care})", f"post NOT IN ({heads}, {social}, {care})"]
        for row, where in enumerate(posts, start=1):
            self.put("Z", row, [self.distinct("staff_id", "worker", where), self.total("fte", "worker", where, 2)])
        wages, other, social = ("'4010', '4040'", "'4170'", "'4110', '4120', '4710'")
        lines = ["true", "source = 'wlasne'", "source = 'dotacja'", f"paragraph IN ({wages})",
                 f"paragraph IN ({other})", f"paragraph IN ({social})",
                 f"paragraph NOT IN ({wages}, {other}, {social})"]
        for row, line in enumerate(lines, start=1):
            where = f"chapter = '85219' AND {line}"
            plan, done = (self.total(column, "spending", where) for column in ("plan", "executed"))
            self.put("W", row, [plan, done, quotient(done * 100, plan, 1)])
        self.put("D", 1, [MANUAL, MANUAL])
        self.put("D", 2, [BLOCKED, MANUAL])
        return self.cells

    # --- care services

    def care(self):
        self.con.execute(CARE)
        kinds = ["true", "benefit = 'UO'", "benefit = 'UO' AND neighbour", "benefit = 'UOS'", "benefit = 'SUO'"]
        for row, where in enumerate(kinds, start=1):
            plan, hours = (self.total(column, "care", where, 2) for column in ("hours_plan", "hours_done"))
            cost, fee = (self.total(column, "care", where) for column in ("cost", "fee"))
            self.put("U", row, [self.distinct("person", "care", where), self.distinct("family", "care", where),
                                plan, hours, cost, fee, quotient(cost, hours, 2)])
        providers = ["osrodek", "organizacja", "firma", "osoba", "sasiad"]
        wheres = ["true", *(f"by_whom = '{own}'" for own in providers), "by_whom IS NULL"]
        for row, where in enumerate(wheres, start=1):
            many = BLOCKED if row in (1, 2, 7) else self.distinct("provider_id", "care", where)
            self.put("P", row, [many, self.distinct("person", "care", where),
                                self.total("hours_done", "care", where, 2), self.total("cost", "care", where)])
        return self.cells

    # --- quarterly extracts

    def extract(self, rows):
        self.con.execute(DELIVERED)
        for row, codes in enumerate(rows, start=1):
            where = "benefit IN ({})".format(", ".join(f"'{code}'" for code in codes.split()))
            self.put("1", row, [self.total("units", "given", where), self.total("amount", "given", where)])
        return self.cells


MK1 = ["ZST-S ZST-R", "ZOK-C ZOK-B ZOK-N ZOK-U ZOK-I", "ZCL ZCS Z39 ZRZ", "ZCS", "ZLO ZKL", "POS-D POS-U POS-I",
       "POS-D POS-U", "SCH", "UO UOS", "SUO", "DPS", "WOP", "POG"]
MK2 = ["USM", "KNA", "ZAG", "MCH MCH-T MCH-W", "IPI", "IPS"]

HEALTH = ["basis = 'zasilek_staly'", "basis = 'zatrudnienie_socjalne'", "basis = 'cudzoziemiec'",
          "(basis IS NULL AND NOT basis_bad OR basis IN ('opiekun', 'inny'))"]
PENSION = ["basis = 'opiekun'", "(basis IS NULL AND NOT basis_bad OR basis <> 'opiekun')"]


def count(con, form, first, last):
    """(section, row, column) -> value; None is no value."""
    counter = Counter(con, first, last)
    return {
        "posilek": counter.meals,
        "skl-zdr": lambda: counter.contributions("zdrowotna", HEALTH),
        "skl-emrent": lambda: counter.contributions("emerytalno_rentowa", PENSION),
        "ops-85219": counter.centre,
        "uslugi-85228": counter.care,
        "mk1": lambda: counter.extract(MK1),
        "mk2": lambda: counter.extract(MK2),
    }[form]()
