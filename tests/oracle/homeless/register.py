"""The register of places counted in SQL written by hand: what stands on the last day, and what changed."""

from shared import Counter
from sources import LISTS
from yearly_return import SHELTER_LABELS

LEGAL = {"gmina": "jednostka gminy", "stowarzyszenie": "stowarzyszenie", "fundacja": "fundacja",
         "koscielna": "kościelna osoba prawna", "spoldzielnia": "spółdzielnia socjalna", "inna": "inny podmiot"}
CHANGES = {"nowy": "nowy wpis", "zmiana": "zmiana wpisu", "koniec": "koniec wpisu"}

ENTRIES = """
CREATE TABLE known AS
SELECT *, lag(to_day) OVER w AS to_before, coalesce(lag(to_day_bad) OVER w, false) AS to_before_bad,
       lag(reported) OVER w AS reported_before, lead(from_day) OVER w AS from_after
FROM entries WINDOW w AS (PARTITION BY facility_id ORDER BY from_day, entry_id);

CREATE TABLE standing AS
SELECT * FROM known WHERE NOT to_day_bad AND from_day <= last_day_of()
   AND coalesce(to_day >= from_day AND to_day >= last_day_of(), true);

CREATE TABLE changed AS
SELECT from_day AS day, to_before_bad AS bad, form, title, operator, entry_id, reported AS becomes,
       CASE WHEN coalesce(to_before + 1 = from_day, false) THEN 'zmiana' ELSE 'nowy' END AS change,
       CASE WHEN coalesce(to_before + 1 = from_day, false) THEN reported_before ELSE 0 END AS was
FROM known WHERE inside(from_day)
UNION ALL BY NAME
SELECT to_day AS day, false AS bad, form, title, operator, entry_id, 0 AS becomes, 'koniec' AS change, reported AS was
FROM known WHERE NOT to_day_bad AND to_day >= from_day AND inside(to_day) AND NOT coalesce(from_after = to_day + 1, false);
"""


def last(value):
    """Missing values come after all others."""
    return (value is None, value or "")


def shown(*parts):
    return "; ".join("(brak)" if part is None else str(part) for part in parts)


def count(con):
    counter = Counter(con)
    con.execute(ENTRIES)
    forms, legal = LISTS["shelter"], LISTS["legal"]
    standing = con.execute("""SELECT form, title, address, operator, seat, legal, agreement, contact, entry_id,
                                     reported // 100, places // 100 FROM standing WHERE NOT legal_bad""").fetchall()
    standing.sort(key=lambda own: (forms.index(own[0]), own[1], last(own[2]), last(own[3]), last(own[4]),
                                   (own[5] is None, legal.index(own[5]) if own[5] else 0), last(own[6]),
                                   last(own[7]), own[8]))
    for number, own in enumerate(standing, start=1):
        counter.put("M-1", f"1.{number}", own[9:])
        counter.labels[("M-1", f"1.{number}")] = shown(
            SHELTER_LABELS[own[0]], *own[1:5], LEGAL.get(own[5]), *own[6:9])
    changed = con.execute("""SELECT day, change, form, title, operator, entry_id, was // 100, becomes // 100
                             FROM changed WHERE NOT bad""").fetchall()
    changes = list(CHANGES)
    changed.sort(key=lambda own: (own[0], changes.index(own[1]), forms.index(own[2]), own[3], last(own[4]), own[5]))
    for number, own in enumerate(changed, start=1):
        counter.put("M-2", f"1.{number}", own[6:])
        counter.labels[("M-2", f"1.{number}")] = shown(
            own[0].isoformat(), CHANGES[own[1]], SHELTER_LABELS[own[2]], *own[3:6])
    rows = ["true"] + [f"form = '{form}'" for form in
                       ("noclegownia", "schronisko", "schronisko_uslugi", "ogrzewalnia")]
    for row, where in enumerate(rows):
        counter.put("M-3", row, [
            counter.one("count(DISTINCT facility_id)", "standing", where),
            counter.one("sum(reported // 100)", "standing", where),
            counter.one("sum(reported // 100)", "standing", f"{where} AND agreement IS NOT NULL"),
            counter.one("sum(places // 100)", "standing", where)])
    for row, where in enumerate(["true", "NOT bad AND change = 'nowy'", "NOT bad AND change = 'zmiana'",
                                 "NOT bad AND change = 'koniec'"]):
        counter.put("M-4", row, [counter.one("count(*)", "changed", where),
                                 counter.one("sum(was // 100)", "changed", f"{where} AND NOT bad"),
                                 counter.one("sum(becomes // 100)", "changed", where)])
    return counter
