"""BEZDOMNOŚĆ counted in SQL written by hand.

A value that cannot be read is not known: whatever reads it leaves the record out.
"""

from shared import Counter, half_up
from sources import LISTS

WHO = ("kobieta", "mezczyzna", "dziecko")

# Where people are and who they are on the last day; a time that is as long as a band belongs to it.
PEOPLE = """
CREATE TABLE entry AS
SELECT *, NOT to_day_bad AND from_day <= last_day_of() AND coalesce(to_day >= from_day AND to_day >= last_day_of(), true) AS there,
       inside(from_day) AS begun,
       NOT to_day_bad AND coalesce(to_day >= from_day AND inside(to_day), false) AS over,
       NOT to_day_bad AND from_day < first_day() AND coalesce(to_day >= from_day AND to_day >= first_day(), true) AS before,
       NOT to_day_bad AND from_day <= last_day_of() AND coalesce(to_day > last_day_of() AND to_day >= from_day, true) AS after,
       years_old(birth_date, last_day_of()) AS age,
       CASE WHEN since = last_day_of() THEN 0 ELSE whole_months(since, last_day_of() - 1) END AS months,
       CASE WHEN birth_date_bad OR sex_bad THEN NULL
            WHEN years_old(birth_date, last_day_of()) < 18 THEN 'dziecko'
            WHEN years_old(birth_date, last_day_of()) IS NULL THEN NULL
            WHEN sex = 'K' THEN 'kobieta' WHEN sex = 'M' THEN 'mezczyzna' END AS who
FROM homeless;

CREATE TABLE there AS SELECT * FROM entry WHERE there;

CREATE TABLE cause AS
SELECT person_id, who, cause_1 AS cause FROM there WHERE cause_1 IS NOT NULL
UNION ALL SELECT person_id, who, cause_2 FROM there WHERE cause_2 IS NOT NULL
UNION ALL SELECT person_id, who, cause_3 FROM there WHERE cause_3 IS NOT NULL;
"""

# Nights of stays with a decision and of use without one, in the period and in the winter.
SHELTER = """
CREATE TABLE offer AS
SELECT *, days_between_days(from_day, to_day, first_day(), last_day_of()) AS open_days FROM entries
WHERE NOT to_day_bad AND from_day <= last_day_of()
  AND coalesce(to_day >= from_day AND to_day >= first_day(), true);

CREATE TABLE facility AS
SELECT * FROM offer QUALIFY row_number() OVER (PARTITION BY facility_id ORDER BY from_day DESC, entry_id DESC) = 1;

CREATE MACRO winter_from() AS make_date(year(last_day_of()), 11, 1);
CREATE MACRO winter_to() AS least(make_date(year(last_day_of()) + 1, 3, 31), greatest(last_day_of(), DATE '{until}'));

CREATE TABLE visit AS
WITH stay AS (
    SELECT s.facility_id, coalesce(s.person_id, d.person_id) AS person, s.from_day, s.to_day - 1 AS last,
           coalesce(s.to_day < s.from_day, false) AS wrong, NULL::BIGINT AS told, false AS told_bad,
           s.day_cost, false AS cost_bad,
           s.to_day IS NULL OR s.to_day > last_day_of() AS stays_on, s.to_day = s.from_day AS no_night
    FROM stays s LEFT JOIN decisions d ON d.decision_id = s.decision_id WHERE NOT s.to_day_bad),
used AS (
    SELECT facility_id, person_id, from_day, to_day, coalesce(to_day < from_day, false), days // 100, days_bad,
           day_cost, day_cost_bad, to_day IS NULL OR to_day >= last_day_of(), false
    FROM uses WHERE NOT to_day_bad)
SELECT v.*, f.form,
       v.from_day <= last_day_of() AND (last IS NULL OR last >= first_day() OR (no_night AND v.from_day >= first_day())) AS there,
       CASE WHEN told IS NOT NULL AND v.from_day >= first_day() AND last <= last_day_of() THEN told
            ELSE days_between_days(v.from_day, last, first_day(), last_day_of()) END AS nights,
       v.from_day <= winter_to() AND (last IS NULL OR last >= winter_from() OR (no_night AND v.from_day >= winter_from())) AS in_winter,
       CASE WHEN told IS NOT NULL AND v.from_day >= winter_from() AND last <= winter_to() THEN told
            ELSE days_between_days(v.from_day, last, winter_from(), winter_to()) END AS winter_nights
FROM (FROM stay UNION ALL FROM used) v JOIN facility f ON f.facility_id = v.facility_id WHERE NOT wrong;
"""

FLOWS = """
CREATE TABLE programme AS
SELECT *, NOT to_day_bad AND from_day < first_day() AND coalesce(to_day >= from_day AND to_day >= first_day(), true) AS before,
       inside(from_day) AS begun,
       NOT to_day_bad AND coalesce(to_day >= from_day AND inside(to_day), false) AS over,
       NOT to_day_bad AND from_day <= last_day_of() AND coalesce(to_day > last_day_of() AND to_day >= from_day, true) AS after
FROM programmes;

CREATE TABLE release AS
SELECT *, NOT help_from_bad AND coalesce(help_from <= last_day_of(), false) AS helped,
       NOT work_from_bad AND released >= DATE '2023-11-01'
           AND coalesce(work_from < released AND months_on(work_from, 3) >= released, false) AS work_before,
       NOT homeless_bad AND coalesce(homeless, false) AS no_home,
       greatest(0, help_from - released) AS days
FROM releases WHERE inside(released);
"""


def count(con, until):
    counter = Counter(con)
    con.execute(PEOPLE)
    con.execute(SHELTER.format(until=until))
    con.execute(FLOWS)
    shelters(counter)
    people(counter)
    flows(counter)
    return counter


def shelters(counter):
    con, put, one = counter.con, counter.put, counter.one
    order = LISTS["shelter"]
    found = con.execute("SELECT facility_id, form, title, places // 100 FROM facility").fetchall()
    found.sort(key=lambda own: (order.index(own[1]), own[2], own[0]))
    sums = [0] * 4
    for number, (facility, form, title, places) in enumerate(found, start=1):
        own = f"facility_id = '{facility}' AND there"
        capacity = one("sum(places // 100 * open_days)", "offer", f"facility_id = '{facility}'")
        told_bad = one("count(*)", "visit", f"{own} AND told_bad")
        cost_bad = one("count(*)", "visit", f"{own} AND (told_bad OR cost_bad)")
        used = 0 if told_bad else one("sum(nights)", "visit", own)
        cost = 0 if cost_bad else one("sum(nights * day_cost)", "visit", own)
        put("1", f"2.{number}", [places, one("count(DISTINCT person)", "visit", f"{own} AND stays_on"),
                                 one("count(DISTINCT person)", "visit", own), capacity, used,
                                 half_up(100 * used, capacity, 1), half_up(cost, 100, 2), half_up(cost, 100 * used, 2)])
        counter.labels[("1", f"2.{number}")] = f"{SHELTER_LABELS[form]}; {title}; {facility}"
        sums = [a + b for a, b in zip(sums, (places, capacity, used, cost))]
    places, capacity, used, cost = sums
    put("1", 1, [places, one("count(DISTINCT person)", "visit", "there AND stays_on"),
                 one("count(DISTINCT person)", "visit", "there"), capacity, used,
                 half_up(100 * used, capacity, 1), half_up(cost, 100, 2), half_up(cost, 100 * used, 2)])
    forms = ["schronisko", "schronisko_uslugi", "noclegownia", "ogrzewalnia"]
    for row, where in enumerate(["true"] + [f"form = '{form}'" for form in forms], start=1):
        put("14", row, [one("count(DISTINCT person)", "visit", f"in_winter AND {where}"),
                        one("sum(winter_nights)", "visit", f"in_winter AND NOT told_bad AND {where}")])


SHELTER_LABELS = {
    "schronisko": "schronisko dla osób bezdomnych",
    "schronisko_uslugi": "schronisko dla osób bezdomnych z usługami opiekuńczymi",
    "noclegownia": "noclegownia",
    "ogrzewalnia": "ogrzewalnia",
    "kryzys_masowy": "schronienie w sytuacji kryzysowej na skalę masową",
}


def people(counter):
    rows = {"B-1": [("0", "true")] + [(str(n), f"place = '{p}'") for n, p in enumerate(LISTS["place"], start=1)],
            "B-3": [("0", "true")] + [(str(n), f"citizenship = '{c}'")
                                      for n, c in enumerate(LISTS["citizenship"], start=1)]
                   + [("bd", "citizenship IS NULL AND NOT citizenship_bad")],
            "B-4": [("0", "true")] + [(r, f"registration = '{r}'") for r in LISTS["registration"]]
                   + [("bd", "registration IS NULL AND NOT registration_bad")]}
    cuts = [0, 3, 6, 12, 24, 60, 120, 240, 100000]
    rows["B-5"] = [("0", "true")] + [
        (f"5.{n}", f"NOT since_bad AND months >= {low} AND months < {high}")
        for n, (low, high) in enumerate(zip(cuts, cuts[1:]), start=1)] + [("bd", "NOT since_bad AND months IS NULL")]
    for section, own in rows.items():
        for row, where in own:
            counter.people(section, row, "there", where, "person_id", WHO)
    ages = [0, 18, 26, 41, 61, 1000]
    bands = [("0", "true")] + [(str(n), f"age >= {low} AND age < {high}")
                               for n, (low, high) in enumerate(zip(ages, ages[1:]), start=1)]
    bands.append(("bd", "NOT birth_date_bad AND age IS NULL"))
    for row, where in bands:
        counter.put("B-2", row, [counter.one("count(DISTINCT person_id)", "there", f"{where} AND {sex}")
                                 for sex in ("true", "sex = 'K'", "sex = 'M'")])
    causes = [own for own in LISTS["answer"] if own.startswith("10.")]
    for row, where in [("0", "true")] + [(cause, f"cause = '{cause}'") for cause in causes]:
        counter.put("B-6", row, [counter.one("count(DISTINCT person_id)", "cause", f"{where} AND {who}")
                                 for who in ("who IN ('kobieta', 'mezczyzna')", "who = 'kobieta'", "who = 'mezczyzna'")])


def flows(counter):
    con, put, one = counter.con, counter.put, counter.one
    ends = ["mieszkanie", "rodzina", "placowka", "wyjazd", "zgon"]
    rows = [("1", "before"), ("2", "begun"), ("3", "over")]
    rows += [(f"3.{n}", f"over AND ended_by = '{end}'") for n, end in enumerate(ends, start=1)]
    rows += [("3.6", "over AND NOT ended_by_bad AND coalesce(ended_by, 'inny') = 'inny'"), ("4", "after")]
    for row, where in rows:
        put("B-7", row, [one("count(*)", "entry", f"{where} AND {who}")
                         for who in ["true"] + [f"who = '{own}'" for own in WHO]])
    columns = ["before", "begun", "over", "over AND result = 'cel'", "over AND result = 'czesciowo'",
               "over AND result = 'przerwany'", "over AND NOT result_bad AND coalesce(result, 'inny') = 'inny'", "after"]
    authors = ["true", "author = 'osrodek'", "author = 'placowka'", "author IS NULL AND NOT author_bad"]
    for row, author in enumerate(authors, start=1):
        put("B-8", row, [one("count(DISTINCT programme_id)", "programme", f"{own} AND {author}") for own in columns])
    put("B-8", 5, [one("count(DISTINCT person_id)", "programme", own) for own in columns])
    helps = ["praca_socjalna", "schronienie", "zasilek", "posilek", "mieszkanie"]
    rows = [("1", "true"), ("2", "helped")]
    rows += [(f"2.{n}", f"helped AND help = '{own}'") for n, own in enumerate(helps, start=1)]
    rows += [("2.6", "helped AND NOT help_bad AND coalesce(help, 'inna') = 'inna'")]
    for row, where in rows:
        values = [one("count(DISTINCT person_id)", "release", f"{where} AND {own}")
                  for own in ("true", "no_home", "work_before")]
        total, many = con.execute(
            f"SELECT sum(days), count(days) FROM release WHERE {where} AND helped").fetchone()
        put("B-9", row, values + [half_up(int(total or 0), many, 1)])
