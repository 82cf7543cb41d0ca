"""PRZEMOC counted in SQL written by hand: table 2.3.1, procedures by founder, time limits.

A value that cannot be read is not known: whatever reads it leaves the record out.
"""

from decimal import Decimal

from compared import BLOCKED

# Days free of work besides Saturdays and Sundays, from the almanac; Christmas Eve only since 2025.
FIXED = "01-01 01-06 05-01 05-03 08-15 11-01 11-11 12-25 12-26"
EASTERS = {2021: "04-04", 2022: "04-17", 2023: "04-09", 2024: "03-31", 2025: "04-20", 2026: "04-05"}

DAYS = """
CREATE TABLE free_day AS
SELECT (y || '-' || d)::DATE AS day FROM (SELECT unnest([2021, 2022, 2023, 2024, 2025, 2026]) AS y) CROSS JOIN
       (SELECT unnest(string_split('{fixed}', ' ')) AS d)
UNION SELECT DATE '2025-12-24' UNION SELECT DATE '2026-12-24'
UNION SELECT easter::DATE + after FROM (SELECT unnest({easters}) AS easter) CROSS JOIN (SELECT unnest([0, 1, 49, 60]) AS after);

-- working days numbered one after another: the n-th after a day is found by its number
CREATE TABLE working_day AS
SELECT day, row_number() OVER (ORDER BY day) AS number
FROM (SELECT unnest(range(DATE '2021-01-01', DATE '2026-12-31', INTERVAL 1 DAY))::DATE AS day)
WHERE isodow(day) < 6 AND day NOT IN (SELECT day FROM free_day);

CREATE TABLE any_day AS
SELECT day, (SELECT count(*) FROM working_day w WHERE w.day <= a.day) AS number
FROM (SELECT unnest(range(DATE '2021-01-01', DATE '2026-12-31', INTERVAL 1 DAY))::DATE AS day) a;

CREATE MACRO day_no(d) AS (SELECT number FROM any_day WHERE day = d);
CREATE MACRO working(d, n) AS (SELECT day FROM working_day WHERE number = day_no(d) + n);
"""

MACROS = """
CREATE MACRO first_day() AS DATE '{first}';
CREATE MACRO last_day_of() AS DATE '{last}';
CREATE MACRO inside(d) AS d BETWEEN first_day() AND last_day_of();
CREATE MACRO years_old(b, d) AS year(d) - year(b)
    - CASE WHEN (b + to_years((year(d) - year(b))::INT))::DATE > d THEN 1 ELSE 0 END;
"""

RECORDS = """
-- a procedure with an end before its beginning is no time at all, but it began
CREATE TABLE procedure AS
SELECT *, started <= last_day_of() AND NOT closed_bad
           AND (closed IS NULL OR (closed >= started AND closed >= first_day())) AS there,
       inside(started) AS begun,
       NOT closed_bad AND coalesce(closed >= started AND inside(closed), false) AS over,
       started <= last_day_of() AND NOT closed_bad AND (closed IS NULL OR closed > last_day_of()) AS goes_on
FROM procedures;

-- a person is as old as on the first day of the year on which any of its procedures went on
CREATE TABLE person AS
WITH covered AS (
    SELECT w.*, greatest(p.started, first_day()) AS since
    FROM people w JOIN procedure p ON p.procedure_id = w.procedure_id WHERE p.there),
met AS (SELECT *, min(since) OVER (PARTITION BY person_id) AS met FROM covered)
SELECT person_id, role, CASE WHEN NOT sex_bad THEN sex END AS sex,
       NOT disability_bad AND coalesce(disability, false) AS disabled,
       CASE WHEN birth_date_bad OR age_band_bad THEN NULL
            WHEN birth_date IS NULL THEN age_band
            WHEN years_old(birth_date, greatest(birth_date, met)) < 18 THEN 'dziecko'
            WHEN years_old(birth_date, greatest(birth_date, met)) < 60 THEN 'dorosly'
            ELSE 'starszy' END AS age
FROM met;

-- the steps of a procedure that have a limit; the old ones are those begun before 28.09.2023
CREATE TABLE step AS
WITH told AS (SELECT *, started < DATE '2023-09-28' AS old FROM procedures),
passing AS (
    SELECT CASE WHEN old THEN '2' ELSE '1' END AS step, started AS since, received AS done,
           CASE WHEN old THEN started + 7 ELSE working(started, 5) END AS due, closed, closed_bad
    FROM told WHERE received <= last_day_of()),
-- the three days run from the receipt of NK-A: of one that did not come nobody knows
appointing AS (
    SELECT '3' AS step, received AS since,
           CASE WHEN group_set <= last_day_of() THEN group_set END AS done,
           received + 3 AS due, closed, closed_bad
    FROM told WHERE NOT old AND received IS NOT NULL AND NOT received_bad AND NOT group_set_bad AND started <= last_day_of()),
meeting AS (
    SELECT '4' AS step, coalesce(group_received, group_set) AS since,
           CASE WHEN first_meeting <= last_day_of() THEN first_meeting END AS done,
           working(coalesce(group_received, group_set), 5) AS due, closed, closed_bad
    FROM told WHERE NOT old AND NOT group_received_bad AND NOT group_set_bad AND NOT first_meeting_bad
      AND started <= last_day_of() AND coalesce(group_received, group_set) <= last_day_of())
SELECT *, inside(due) AND (done IS NOT NULL OR closed IS NULL OR closed >= due) AS falls,
       CASE WHEN step IN ('2', '3') THEN done - since
            WHEN done >= since THEN day_no(done) - day_no(since) END AS days
FROM (FROM passing UNION ALL FROM appointing UNION ALL FROM meeting) WHERE NOT closed_bad;
"""


def half_up_tenth(top, bottom):
    """A quotient with one place; nothing when there is nothing to divide by."""
    if not bottom:
        return None
    tenths = (2 * 10 * top + bottom) // (2 * bottom)
    return Decimal(int(tenths)) / 10


def count(con, first, last, everybody=False):
    """(section, row, column) -> value; None is no value."""
    easters = [f"{year}-{day}" for year, day in EASTERS.items()]
    con.execute(DAYS.format(fixed=FIXED, easters=easters))
    con.execute(MACROS.format(first=first, last=last))
    con.execute(RECORDS)
    found = {}

    def number(what, table, where):
        return con.execute(f"SELECT count({what}) FROM {table} WHERE {where}").fetchone()[0]

    def put(row, value):
        for column in "123456":
            found[("2.3.1", row, column)] = value if column == "2" else BLOCKED

    by = "true" if everybody else "founder = 'pomoc_spoleczna'"
    known_by = f"founder IS NOT NULL AND {by}" if not everybody else "NOT founder_bad"
    put("1", number("DISTINCT procedure_id", "procedure", f"begun AND {by}"))
    put("2", number("DISTINCT procedure_id", "procedure", f"there AND NOT begun AND {by}"))
    put("3", number("*", "cards", f"kind = 'nk_a' AND inside(filled) AND {known_by}"))
    kinds = {"4": "true", "5": "psychological", "6": "physical", "7": "sexual"}
    if last.year >= 2024:
        kinds |= {"7a": "economic", "7b": "electronic"}
    for row, kind in kinds.items():
        put(row, number("DISTINCT family_id", "procedure", f"there AND {kind}"))
    put("8", number("DISTINCT person_id", "person", "true"))
    hurt = "role = 'doznajacy'"
    put("9", number("DISTINCT person_id", "person", hurt))
    for row, sex in (("10", "K"), ("13", "M")):
        adult = f"{hurt} AND sex = '{sex}' AND age <> 'dziecko'"
        for more, where in enumerate(("true", "disabled", "age = 'starszy'")):
            put(str(int(row) + more), number("DISTINCT person_id", "person", f"{adult} AND {where}"))
    child = f"{hurt} AND age = 'dziecko'"
    for row, where in (("16", "true"), ("17", "sex = 'K'"), ("18", "sex = 'M'"), ("19", "disabled")):
        put(row, number("DISTINCT person_id", "person", f"{child} AND {where}"))
    put("20", number("*", "cards", "kind = 'nk_c' AND inside(filled)"))

    founders = ["true"] + [f"founder = '{own}'" for own in
                           ("pomoc_spoleczna", "policja", "oswiata", "ochrona_zdrowia", "gkrpa")]
    ends = ["close_reason = 'ustanie'", "close_reason = 'brak_zasadnosci'",
            "NOT close_reason_bad AND coalesce(close_reason, 'inny') = 'inny'"]
    columns = ["begun", "there", "goes_on", "over"] + [f"over AND {end}" for end in ends]
    for row, founder in enumerate(founders, start=1):
        for column, where in enumerate(columns, start=1):
            value = number("DISTINCT procedure_id", "procedure", f"{where} AND {founder}")
            found[("NK-P", str(row), str(column))] = value

    for row in "1234" if last.year < 2024 else "134":
        own = f"step = '{row}' AND falls"
        values = [number("*", "step", f"{own} AND {where}")
                  for where in ("true", "done <= due", "done > due", "done IS NULL")]
        values.append(half_up_tenth(100 * values[1], values[0]))
        total, many, most = con.execute(f"SELECT sum(days), count(days), max(days) FROM step WHERE {own}").fetchone()
        values += [half_up_tenth(int(total or 0), many), most]
        values.append(number("*", "step", f"step = '{row}' AND due < first_day() AND done IS NULL "
                                          "AND (closed IS NULL OR closed > last_day_of())"))
        if row in "12":  # of what was not passed nobody knows
            values[3] = values[7] = BLOCKED
        for column, value in enumerate(values, start=1):
            found[("NK-T", row, str(column))] = value
    return found
