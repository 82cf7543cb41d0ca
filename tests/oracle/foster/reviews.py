"""WRiSPZ-P, tables 10H and 10I: reviews in time.

Seen from the review: each looks back to the one before it, or to the start of the stay. Besides, each stay
and each family has one duty that nobody has done yet.
"""

from fractions import Fraction
from decimal import Decimal

CHILDREN = """
CREATE TABLE reviewed AS
SELECT DISTINCT r.child_id, s.began, s.ended, r.held
FROM child_reviews r JOIN stay_in_care s ON s.child_id = r.child_id AND r.held BETWEEN s.began AND s.ended
WHERE r.held <= period_end();

CREATE TABLE child_duty AS
WITH duties AS (
    SELECT child_id, began, ended, held AS done,
           coalesce(lag(held) OVER (PARTITION BY child_id, began ORDER BY held), began) AS since
    FROM reviewed
    UNION ALL
    SELECT s.child_id, s.began, s.ended, NULL,
           coalesce((SELECT max(held) FROM reviewed r WHERE r.child_id = s.child_id AND r.began = s.began), s.began)
    FROM stay_in_care s WHERE s.began <= period_end()),
known AS (
    -- art. 131: every three months until the third birthday; whoever has it before they are over, every six
    -- with a day of birth that cannot be read nobody knows the term; without one it is the longer
    SELECT d.*, CASE WHEN birth_date_bad THEN NULL
                     ELSE coalesce(birth_date + INTERVAL 3 YEAR > since + INTERVAL 3 MONTH, false) END AS young
    FROM duties d LEFT JOIN persons p ON p.person_id = d.child_id),
dated AS (
    SELECT *, (CASE young WHEN true THEN since + INTERVAL 3 MONTH WHEN false THEN since + INTERVAL 6 MONTH END)::DATE AS due
    FROM known)
SELECT *, ended > due AS there, ended > period_end() AS still FROM dated;
"""

FAMILIES = """
-- the review of a family that is not in the register is one, but nobody knows whether it had a term after it
CREATE TABLE family_reviewed AS
SELECT r.ff_id, r.held, bool_or(coalesce(r.result = 'negatywna', false)) AS bad, any_value(f.first_child) AS first_child,
       min(r.next_due) AS agreed, bool_or(r.next_due_bad OR r.result_bad) AS unclear
FROM foster_family_reviews r
JOIN (SELECT ff_id, min(from_day) AS first_child FROM placements GROUP BY ff_id) f ON f.ff_id = r.ff_id
WHERE r.held <= period_end() AND (r.held >= f.first_child OR r.next_due > r.held)
GROUP BY r.ff_id, r.held;

CREATE TABLE family_duty AS
WITH numbered AS (
    SELECT *, row_number() OVER (PARTITION BY ff_id ORDER BY held) AS number,
           lead(held) OVER (PARTITION BY ff_id ORDER BY held) AS done
    FROM family_reviewed),
duties AS (
    -- what the first child asks for, and what each review asks for
    SELECT f.ff_id, min(p.from_day) AS since, 0 AS number, false AS after_bad, NULL::DATE AS agreed, false AS unclear,
           (SELECT min(held) FROM family_reviewed r WHERE r.ff_id = f.ff_id) AS done
    FROM foster_families f JOIN placements p ON p.ff_id = f.ff_id
    GROUP BY f.ff_id HAVING min(p.from_day) <= period_end()
    -- who was reviewed before the oldest child that we know of had a first review already
       AND NOT EXISTS (SELECT 1 FROM foster_family_reviews r
                       WHERE r.ff_id = f.ff_id AND r.held < min(p.from_day) AND r.next_due > r.held)
    UNION ALL
    SELECT ff_id, held, number, bad, CASE WHEN agreed > held THEN agreed END, unclear, done FROM numbered),
named AS (
    -- art. 134: within a year, after another, then every three; after a bad one within half a year; the oldest
    -- review of an export that agreed on more than a year was not the family's first
    SELECT *, CASE WHEN unclear THEN NULL WHEN after_bad THEN 'again' WHEN number = 0 THEN 'first'
                   WHEN number = 1 AND NOT coalesce(agreed > since + INTERVAL 1 YEAR, false) THEN 'second'
                   ELSE 'later' END AS term
    FROM duties),
dated AS (
    SELECT *, CASE term WHEN 'again' THEN since + INTERVAL 6 MONTH WHEN 'later' THEN since + INTERVAL 3 YEAR
                        WHEN 'first' THEN since + INTERVAL 1 YEAR WHEN 'second' THEN since + INTERVAL 1 YEAR END AS latest
    FROM named)
SELECT d.*, CASE WHEN latest IS NOT NULL THEN least(latest, agreed) END::DATE AS due,
       f.ff_id IS NOT NULL AND NOT f.to_day_bad AND (f.to_day IS NULL OR f.to_day >= due) AS there,
       f.ff_id IS NOT NULL AND NOT f.to_day_bad AND (f.to_day IS NULL OR f.to_day >= period_end()) AS still
FROM dated d LEFT JOIN foster_families f ON f.ff_id = d.ff_id;
"""


def share(part, whole, times=100):
    """Per cent of printed numbers; of nothing there is none."""
    return None if whole == 0 else quotient(Fraction(times * part, whole))


def quotient(value):
    return Decimal(value.numerator) / Decimal(value.denominator)


def in_time(c, section, table, rows):
    for row, where in rows:
        def duties(more):
            return c.count("*", table, f"{where} AND {more}")
        due = "in_period(due) AND there"
        fell, good = duties(due), duties(f"{due} AND done <= due")
        c.put(section, row, [
            duties("in_period(done)"), duties("in_period(done) AND done <= due"), fell, good,
            duties(f"{due} AND done > due"), duties(f"{due} AND done IS NULL"), share(good, fell),
            duties("due < period_start() AND done IS NULL AND still")])


def compute(c):
    c.con.execute(CHILDREN)
    c.con.execute(FAMILIES)
    in_time(c, "P-10H", "child_duty", [("1", "true"), ("2", "young"), ("3", "NOT young")])
    in_time(c, "P-10I", "family_duty", [("1", "true"), ("2", "term = 'first'"), ("3", "term = 'second'"),
                                        ("4", "term = 'later'"), ("5", "term = 'again'")])
