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
    SELECT d.*, coalesce(birth_date + INTERVAL 3 YEAR > since + INTERVAL 3 MONTH, false) AS young
    FROM duties d LEFT JOIN persons p ON p.person_id = d.child_id)
SELECT *, (CASE WHEN young THEN since + INTERVAL 3 MONTH ELSE since + INTERVAL 6 MONTH END)::DATE AS due,
       ended > (CASE WHEN young THEN since + INTERVAL 3 MONTH ELSE since + INTERVAL 6 MONTH END)::DATE AS there,
       ended > period_end() AS still
FROM known;
"""

FAMILIES = """
CREATE TABLE family_reviewed AS
SELECT r.ff_id, r.held, bool_or(coalesce(r.result = 'negatywna', false)) AS bad, any_value(f.first_child) AS first_child
FROM foster_family_reviews r
JOIN (SELECT ff_id, min(from_day) AS first_child FROM placements GROUP BY ff_id) f ON f.ff_id = r.ff_id
WHERE r.held <= period_end() AND r.held >= f.first_child
GROUP BY r.ff_id, r.held;

CREATE TABLE family_duty AS
WITH duties AS (
    SELECT ff_id, held AS done, row_number() OVER who AS turn,
           coalesce(lag(held) OVER who, first_child) AS since, coalesce(lag(bad) OVER who, false) AS after_bad
    FROM family_reviewed WINDOW who AS (PARTITION BY ff_id ORDER BY held)
    UNION ALL
    SELECT f.ff_id, NULL, 1 + (SELECT count(*) FROM family_reviewed r WHERE r.ff_id = f.ff_id),
           coalesce((SELECT max(held) FROM family_reviewed r WHERE r.ff_id = f.ff_id),
                    (SELECT min(from_day) FROM placements p WHERE p.ff_id = f.ff_id)),
           coalesce((SELECT last(bad ORDER BY held) FROM family_reviewed r WHERE r.ff_id = f.ff_id), false)
    FROM foster_families f
    WHERE (SELECT min(from_day) FROM placements p WHERE p.ff_id = f.ff_id) <= period_end()),
dated AS (
    -- art. 134: within a year, after another, then every three; after a bad one within half a year
    SELECT *, CASE WHEN after_bad THEN 'again' WHEN turn = 1 THEN 'first' WHEN turn = 2 THEN 'second' ELSE 'later' END AS term,
           (since + CASE WHEN after_bad THEN INTERVAL 6 MONTH WHEN turn <= 2 THEN INTERVAL 1 YEAR
                         ELSE INTERVAL 3 YEAR END)::DATE AS due
    FROM duties)
SELECT d.*, NOT f.to_day_bad AND (f.to_day IS NULL OR f.to_day >= d.due) AS there,
       NOT f.to_day_bad AND (f.to_day IS NULL OR f.to_day >= period_end()) AS still
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
