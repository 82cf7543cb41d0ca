"""What all tables of the two returns share: the period, stays and times, children, spells of care.

A cell is an int, a Decimal, "X" (blocked) or None (entered by hand). Money is grosze and numbers are
hundredths until the one rounding at the end.
"""

from decimal import Decimal

from cells import BLOCKED, half_up

__all__ = ["BLOCKED", "Cells", "half_up", "prepare"]

# placement: the day of leaving is no day in care; everything else: the last day is a day of it.
# What was typed as an end and cannot be read: not known whether still there, so not counted.
MACROS = """
CREATE MACRO period_start() AS DATE '{first}';
CREATE MACRO period_end() AS DATE '{last}';
CREATE MACRO year_start() AS DATE '{year}-01-01';
CREATE MACRO in_period(d) AS d BETWEEN period_start() AND period_end();
-- whole years on a day: born 29 II, of age on 28 II of a common year; nobody has an age before being born
CREATE MACRO years_old(b, d) AS CASE WHEN b <= d THEN year(d) - year(b)
    - CASE WHEN (b + to_years((year(d) - year(b))::INT))::DATE > d THEN 1 ELSE 0 END END;

CREATE MACRO there_on(f, t, t_bad, d) AS f <= d AND NOT t_bad AND (t IS NULL OR t > d);
CREATE MACRO there_since(f, t, t_bad, d) AS
    f <= period_end() AND NOT t_bad AND (t IS NULL OR (t >= f AND (t > d OR (t = f AND f >= d))));
CREATE MACRO valid_on(f, t, t_bad, d) AS f <= d AND NOT t_bad AND (t IS NULL OR t >= d);
CREATE MACRO valid_since(f, t, t_bad, d) AS
    f <= period_end() AND NOT t_bad AND (t IS NULL OR (t >= f AND t >= d));
"""

CHILDREN = """
-- a placement with what is known of the child; age in whole years on the last day of the period
CREATE TABLE placed AS
SELECT p.*, c.birth_date,
       CASE WHEN form IN ('spokrewniona', 'niezawodowa', 'zawodowa', 'specjalistyczna', 'pogotowie', 'rdd')
            THEN 'rodzinna' ELSE 'instytucjonalna' END AS care,
       years_old(c.birth_date, period_end()) AS age, c.sex, c.citizenship, c.birth_date,
       there_on(p.from_day, p.to_day, p.to_day_bad, period_end()) AS here,
       there_since(p.from_day, p.to_day, p.to_day_bad, period_start()) AS in_time,
       there_since(p.from_day, p.to_day, p.to_day_bad, year_start()) AS in_year
FROM placements p LEFT JOIN persons c ON c.person_id = p.child_id;

-- a placement that can belong to a stay
CREATE TABLE whole AS
SELECT * FROM placed WHERE NOT to_day_bad AND (to_day IS NULL OR to_day >= from_day);
"""

# placements of a child (and of a form of care) that touch or overlap are one stay
SPELLS = """
CREATE TABLE {name} AS
WITH before AS (
    SELECT *, coalesce(to_day, DATE '9999-12-31') AS until,
           max(coalesce(to_day, DATE '9999-12-31')) OVER (
               PARTITION BY {per} ORDER BY from_day, coalesce(to_day, DATE '9999-12-31'), placement_id
               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS earlier
    FROM whole),
numbered AS (
    SELECT *, sum(CASE WHEN earlier IS NULL OR from_day > earlier THEN 1 ELSE 0 END) OVER (
               PARTITION BY {per} ORDER BY from_day, until, placement_id) AS number
    FROM before)
SELECT {per}, number, min(from_day) AS began, max(until) AS ended,
       any_value(birth_date) AS birth_date,
       first(care ORDER BY from_day, until, placement_id) AS first_care,
       first(came_from ORDER BY from_day, until, placement_id) AS came_from,
       last(care ORDER BY until, from_day, placement_id) AS last_care,
       last(left_to ORDER BY until, from_day, placement_id) AS left_to
FROM numbered GROUP BY {per}, number;
"""

FAMILIES = """
-- a foster family and how many children live there on the last day
CREATE TABLE foster_family AS
SELECT f.*, valid_on(f.from_day, f.to_day, f.to_day_bad, period_end()) AS here,
       valid_since(f.from_day, f.to_day, f.to_day_bad, period_start()) AS in_time,
       valid_since(f.from_day, f.to_day, f.to_day_bad, year_start()) AS in_year,
       (SELECT count(DISTINCT child_id) FROM placed p WHERE p.ff_id = f.ff_id AND p.here) AS children
FROM foster_families f;
"""

SETTLED = """
-- a settlement: the form of care in which the child was in that month; a child that moved between the two forms
-- has one amount for both, and nothing says which part is whose
CREATE TABLE settled AS
SELECT s.*, coalesce((
    SELECT CASE WHEN count(DISTINCT p.care) = 1 THEN min(p.care) END FROM whole p
    WHERE p.child_id = s.child_id AND p.from_day <= last_day(s.month)
      AND (p.to_day IS NULL OR p.to_day > date_trunc('month', s.month)
           OR (p.to_day = p.from_day AND p.from_day >= date_trunc('month', s.month)))),
    'nieustalona') AS care
FROM settlements s WHERE in_period(s.month);
"""


def prepare(con, first, last):
    con.execute(MACROS.format(first=first, last=last, year=first.year))
    con.execute(CHILDREN)
    con.execute(SPELLS.format(name="stay_in_care", per="child_id"))
    con.execute(SPELLS.format(name="stay_in_form", per="child_id, care"))
    con.execute(SPELLS.format(name="stay_in_kind", per="child_id, form"))
    con.execute(FAMILIES)
    con.execute(SETTLED)


class Cells:
    """Collects the cells: put(section, row, {column: value})."""

    def __init__(self, con):
        self.con, self.found = con, {}

    def value(self, sql):
        return self.con.execute(sql).fetchone()[0]

    def values(self, sql):
        return self.con.execute(sql).fetchone()

    def count(self, what, table, where="true"):
        """How many, or with what = a column, how many different ones."""
        what = "*" if what == "*" else f"DISTINCT {what}"
        return self.value(f"SELECT count({what}) FROM {table} WHERE {where}")

    def total(self, what, table, where="true"):
        """The exact sum; what is missing adds nothing."""
        return int(self.value(f"SELECT coalesce(sum({what}), 0) FROM {table} WHERE {where}"))

    def money(self, what, table, where="true"):
        return half_up(self.total(what, table, where))

    def number(self, what, table, where="true"):
        """A sum of hundredths: whole when it is whole."""
        total = self.total(what, table, where)
        return total // 100 if total % 100 == 0 else Decimal(total) / 100

    def put(self, section, row, values, first=1):
        for column, value in enumerate(values, start=first):
            self.found[(section, row, str(column))] = value
