"""PS-02, the yearly return to GUS on care in families."""

from powiat import FAMILY, FOREIGN, FORMS, MINOR, OF_AGE

CHILDREN = """
-- care in families only; a child is as old as on its last day there, at the latest the last day of the year
CREATE TABLE in_family AS
WITH own AS (SELECT * FROM whole WHERE care = 'rodzinna' AND from_day <= period_end()),
seen AS (SELECT child_id, max(least(coalesce(to_day, period_end()), period_end())) AS day FROM own GROUP BY child_id)
SELECT own.* EXCLUDE (age), years_old(own.birth_date, seen.day) AS age FROM own JOIN seen USING (child_id);

CREATE TABLE family_left AS
SELECT s.form, s.left_to, p.sex, years_old(p.birth_date, s.ended) AS age
FROM stay_in_kind s LEFT JOIN persons p ON p.person_id = s.child_id
WHERE s.first_care = 'rodzinna' AND in_period(s.ended);

-- one line a person: the second of a couple may have no date of birth
CREATE TABLE carer AS
SELECT ff_id, kind, carers, carer1_birth AS born, carer1_birth_bad AS bad FROM foster_family WHERE here
UNION ALL
SELECT ff_id, kind, carers, carer2_birth, carer2_birth_bad FROM foster_family
WHERE here AND (carers = 'malzenstwo' OR carer2_birth IS NOT NULL);
"""


def forms(column):
    """All, foster families, their five kinds, family homes."""
    return [("1", "true"), ("2", f"{column} IN {FAMILY}"),
            *((str(row), f"{column} = '{kind}'") for row, (kind, _) in enumerate(FORMS, start=3))]


def children(c, section, when, rows):
    ages = [(0, 0), (1, 3), (4, 6), (7, 13), (14, 17), (18, 24)]
    conditions = ["true", *(f"age BETWEEN {low} AND {high}" for low, high in ages), "age < 18"]
    for row, who in rows:
        c.put(section, row, [
            c.count("child_id", "in_family", f"{when} AND ({who}) AND {age}{girl}")
            for age in conditions for girl in ("", " AND sex = 'K'")])


def compute(c):
    c.con.execute(CHILDREN)
    character = [("1", "true"), ("2", "orphan = 'sierota'"), ("3", "orphan = 'polsierota'"), ("4", FOREIGN),
                 ("5", "certificate"), ("6", "siblings"), ("7", "parental_rights_settled")]
    children(c, "1A", "here", forms("form"))
    children(c, "1B", "here", character)
    children(c, "2A", "in_time", forms("form"))
    children(c, "2B", "in_time", [*character, ("8", "first_ever AND in_period(from_day)")])

    for row, form in forms("form"):
        def left(where):
            return c.count("*", "family_left", f"{form} AND {where}")
        c.put("3", row, [left("age < 18"), left("age < 18 AND sex = 'K'"),
                         *(left(f"age < 18 AND left_to = '{way}'") for way in MINOR)])
        c.put("4", row, [left("age >= 18"), left(f"age >= 18 AND left_to IN {tuple(OF_AGE)}"),
                         *(left(f"age >= 18 AND left_to = '{way}'") for way in [*OF_AGE, "nieusamodzielniony"]),
                         left("age >= 18 AND left_to IN ('rodzinna', 'instytucja')")])

    c.put("5", "1", [None])
    c.put("5", "2", [None])
    c.put("5", "3", [c.count("coordinator_id", "coordinators", "valid_on(from_day, to_day, to_day_bad, period_end())")])
    c.put("5", "4", [c.count("ff_id", "foster_family", "here AND coordinator_id IS NOT NULL")])

    old = "years_old(born, period_end())"
    bands = ["true", f"{old} BETWEEN 18 AND 30", *(f"{old} BETWEEN {low} AND {low + 9}" for low in (31, 41, 51, 61)),
             f"{old} >= 71", f"{old} IS NULL AND NOT bad"]
    for row, band in enumerate(bands, start=1):
        c.put("6", str(row), [c.count("*", "carer", f"{band} AND {who}") for who in [
            "true", "carers = 'samotna'", "carers = 'malzenstwo'", *(f"kind = '{kind}'" for kind, _ in FORMS)]])

    for section, where in [("7A", "true"), ("7B", "NOT rural"), ("7C", "rural")]:
        for row, kind in forms("kind"):
            def here(more):
                return c.count("ff_id", "foster_family", f"{kind} AND {where} AND here AND {more}")
            c.put(section, row, [
                here("true"), *(here(f"children = {number}") for number in range(8)), here("children >= 8"),
                here("carers = 'samotna'"), here("carers = 'malzenstwo'"),
                c.count("ff_id", "foster_family", f"{kind} AND {where} AND in_year")])
