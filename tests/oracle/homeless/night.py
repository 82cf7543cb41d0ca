"""The night count counted in SQL written by hand: the last night of the year."""

from shared import Counter
from sources import LISTS

WHO = ("kobieta", "mezczyzna", "dziecko")

MET = """
CREATE TABLE met AS
WITH own AS (SELECT * FROM forms WHERE inside(night)),
last AS (SELECT *, coalesce(person_mark, 'arkusz ' || form_id) AS person, age // 100 AS years,
                age_bad OR age_word_bad AS unknown,
                CASE WHEN age IS NULL THEN age_word = 'dorosly' ELSE age >= 1800 END AS grown
         FROM own WHERE night = (SELECT max(night) FROM own))
SELECT *, NOT unknown AND coalesce(grown, false) AS adult,
       CASE WHEN unknown OR sex_bad OR grown IS NULL THEN NULL WHEN NOT grown THEN 'dziecko'
            WHEN sex = 'K' THEN 'kobieta' WHEN sex = 'M' THEN 'mezczyzna' END AS who
FROM last;

CREATE TABLE grown AS SELECT * FROM met WHERE adult;

CREATE TABLE said AS SELECT g.person, g.who, a.answer FROM answers a JOIN grown g ON g.form_id = a.form_id;
"""


def listed(column, codes, numbers):
    rows = [("0", "true")] + [(number, f"{column} = '{code}'") for number, code in zip(numbers, codes)]
    return rows + [("bd", f"{column} IS NULL AND NOT {column}_bad")]


def count(con):
    counter = Counter(con)
    con.execute(MET)
    places = [str(number) for number in range(1, 18)]
    everybody = {
        "N-1": listed("place", LISTS["place"], places)[:-1],
        "N-3": listed("citizenship", LISTS["citizenship"], places),
        "N-4": listed("registration", LISTS["registration"], LISTS["registration"]),
    }
    for section, rows in everybody.items():
        for row, where in rows:
            counter.people(section, row, "met", where, "person", WHO)
    ages = [0, 18, 26, 41, 61, 1000]
    bands = [("0", "true")] + [(str(n), f"years >= {low} AND years < {high}")
                               for n, (low, high) in enumerate(zip(ages, ages[1:]), start=1)]
    bands.append(("bd", "age IS NULL AND NOT age_bad"))
    for row, where in bands:
        counter.put("N-2", row, [counter.one("count(DISTINCT person)", "met", f"{where} AND {own}")
                                 for own in ("true", "sex = 'K'", "sex = 'M'", "age_known = 'oszacowany'")])
    for section, column, name in (("N-5", "duration", "time"), ("N-6", "marital", "marital"),
                                  ("N-7", "education", "education"), ("N-8", "household", "household")):
        for row, where in listed(column, LISTS[name], LISTS[name]):
            counter.people(section, row, "grown", where, "person", WHO[:2])
    for question in ("9", "10", "11", "12"):
        answers = [own for own in LISTS["answer"] if own.split(".")[0] == question]
        asked = "answer IN (" + ", ".join(f"'{own}'" for own in answers) + ")"
        for row, where in [("0", asked)] + [(own, f"answer = '{own}'") for own in answers]:
            counter.people(f"N-{question}", row, "said", where, "person", WHO[:2])
    return counter
