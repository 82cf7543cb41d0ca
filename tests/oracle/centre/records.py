"""What the chapters of the report count: records of one year, prepared with SQL written by hand.

Who was helped comes from the oracle of MRPiPS-03 (`cells.prepare`). A value that cannot be read is not known:
whatever reads it leaves the record out.
"""

MACROS = """
CREATE MACRO inside(d) AS d BETWEEN period_start() AND period_end();
CREATE MACRO in_period(d) AS d BETWEEN period_start() AND period_end();
CREATE MACRO valid_on(f, t, t_bad, d) AS f <= d AND NOT t_bad AND (t IS NULL OR t >= d);
CREATE MACRO valid_since(f, t, t_bad, d) AS
    f <= period_end() AND NOT t_bad AND (t IS NULL OR (t >= f AND t >= d));
-- a stretch whose last day belongs to it: some day of it in the year; its last day of the year; its end in the year
CREATE MACRO lasts(f, t, t_bad) AS
    NOT t_bad AND f <= period_end() AND coalesce(t >= f AND t >= period_start(), true);
CREATE MACRO stands(f, t, t_bad) AS
    NOT t_bad AND f <= period_end() AND coalesce(t >= f AND t >= period_end(), true);
CREATE MACRO ended(f, t, t_bad) AS NOT t_bad AND coalesce(t >= f AND inside(t), false);
CREATE MACRO days_of(f, t) AS
    greatest(0, least(coalesce(t, period_end()), period_end()) - greatest(f, period_start()) + 1);
"""

CARE = """
-- settlements of the year; who does the work says the newest order not after the settled month
CREATE TABLE care AS
SELECT s.*, CASE WHEN NOT s.kind_bad THEN coalesce(s.kind, d.benefit) END AS given,
       coalesce(s.person_id, d.person_id) AS person, d.family_id AS household,
       (SELECT arg_max(coalesce(o.provider_id, ''), (o.from_day, o.order_id)) FROM service_orders o
        WHERE o.decision_id = s.decision_id AND o.from_day <= s.settled) AS worked_by
FROM services s LEFT JOIN decisions d ON d.decision_id = s.decision_id
WHERE inside(s.settled) AND (d.kind IS NULL OR d.kind IN ('przyznanie', 'zmiana'));
"""

SHELTERS = """
CREATE TABLE offer AS
SELECT *, days_of(from_day, to_day) AS open_days FROM offers WHERE lasts(from_day, to_day, to_day_bad);

-- nights with a decision (the day of leaving is none) and without one, where there were places in the year
CREATE TABLE visit AS
WITH stay AS (
    SELECT s.facility_id, coalesce(s.person_id, d.person_id) AS person,
           days_of(s.from_day, s.to_day - 1) AS nights, false AS nights_bad,
           s.day_cost, false AS cost_bad
    FROM shelter_stays s LEFT JOIN decisions d ON d.decision_id = s.decision_id
    WHERE NOT s.to_day_bad AND s.from_day <= period_end()
      AND (s.to_day IS NULL OR (s.to_day >= s.from_day
           AND (s.to_day > period_start() OR (s.to_day = s.from_day AND s.from_day >= period_start()))))),
used AS (
    SELECT facility_id, person_id,
           CASE WHEN days IS NOT NULL AND from_day >= period_start() AND to_day <= period_end() THEN days // 100
                ELSE days_of(from_day, to_day) END,
           days_bad, day_cost, day_cost_bad
    FROM uses WHERE lasts(from_day, to_day, to_day_bad))
SELECT * FROM (FROM stay UNION ALL FROM used) v
WHERE EXISTS (FROM offer o WHERE o.facility_id = v.facility_id);
"""

UNITS = """
CREATE TABLE unit AS
SELECT facility_id, places FROM facilities
WHERE kind NOT IN ('pow_socjalizacyjna', 'pow_interwencyjna', 'pow_rodzinna', 'pow_terapeutyczna', 'rpot', 'iop')
  AND NOT opened_bad AND NOT closed_bad
  AND (opened IS NULL OR opened <= period_end()) AND (closed IS NULL OR closed >= period_end());

-- contracts of employment of those who work in the centre or in a unit of its structure
CREATE TABLE employee AS
SELECT s.staff_id, s.fte FROM staff s
JOIN facilities f ON f.facility_id = s.facility_id LEFT JOIN facilities u ON u.facility_id = f.part_of
WHERE NOT s.contract_bad AND coalesce(s.contract, 'praca') = 'praca'
  AND NOT s.on_leave_bad AND NOT coalesce(s.on_leave, false)
  AND stands(s.from_day, s.to_day, s.to_day_bad)
  AND (f.kind = 'osrodek' OR u.kind = 'osrodek');
"""

OTHERS = """
CREATE TABLE release AS
SELECT *, NOT help_from_bad AND coalesce(help_from <= period_end(), false) AS helped,
       -- the law knows work before the release since 1.11.2023, three months at most
       NOT work_from_bad AND coalesce(released >= DATE '2023-11-01' AND work_from < released
           AND (work_from + INTERVAL 3 MONTH)::DATE >= released, false) AS work_before,
       greatest(0, help_from - released) AS days
FROM releases WHERE inside(released);

CREATE TABLE takes_part AS
SELECT *, NOT finished_bad AND coalesce(finished AND to_day <= period_end(), false) AS finisher
FROM participants WHERE lasts(from_day, to_day, to_day_bad);

CREATE TABLE crisis AS
SELECT c.*, family.size FROM crisis_interventions c LEFT JOIN family USING (family_id) WHERE inside(day);
"""


def prepare(con):
    for part in (MACROS, CARE, SHELTERS, UNITS, OTHERS):
        con.execute(part)
