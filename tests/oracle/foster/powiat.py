"""WRiSPZ-P, tables A to 8: money, families, institutions, children in care."""

from base import BLOCKED

X = BLOCKED
FORMS = [("spokrewniona", "('spokrewniona')"), ("niezawodowa", "('niezawodowa')"),
         ("zawodowa", "('zawodowa')"), ("specjalistyczna", "('specjalistyczna')"),
         ("pogotowie", "('pogotowie')"), ("rdd", "('rdd')")]
HOMES = ["socjalizacyjna", "pow_rodzinna", "interwencyjna", "terapeutyczna", "rpot", "iop"]
FAMILY = "('spokrewniona', 'niezawodowa', 'zawodowa', 'specjalistyczna', 'pogotowie')"
# an obligation with a share is what the gmina pays, and stands in its own return; an unreadable one is not known
NO_SHARE = "share IS NULL AND NOT share_bad"
PROFESSIONAL = "('zawodowa', 'specjalistyczna', 'pogotowie')"

BENEFITS = ["utrzymanie", "niepelnosprawnosc", "nieletni", "przyjecie", "losowe", "wypoczynek", "lokal",
            "remont", "inne_koszty"]
RECIPIENTS = ["('spokrewniona')", "('niezawodowa')", PROFESSIONAL, "('rdd')", "('pomocowa')"]


def table_a(c):
    """By the day paid; one benefit is a child-month. Row 1 is the sum of its rows."""
    printed = {}
    for number, benefit in enumerate(BENEFITS, start=1):
        row = []
        for group, kinds in enumerate(RECIPIENTS):
            # art. 81 ust. 2: not for relatives and not for non-professional families, nor for homes
            if benefit == "nieletni" and group in (0, 1, 3):
                row += [X, X, X]
                continue
            where = f"in_period(month) AND benefit = '{benefit}' AND recipient IN {kinds}"
            row += [c.number("units", "foster_benefits", where),
                    c.number("units", "foster_benefits", where + " AND raised"),
                    c.money("amount", "foster_benefits", where)]
        printed[f"1.{number}"] = row
    total = [sum(row[place] for row in printed.values() if row[place] != X) for place in range(15)]
    for row, values in {"1": total, **printed}.items():
        c.put("P-A", row, values, first=3)


def table_2(c):
    """Contracts: a family counts while the contract and the function hold. Wages by the day paid:
    the number of units is of child-months, so a wage is a payment whatever stands there."""
    rows = {}
    contract = "contract_from IS NOT NULL AND {0}(contract_from, contract_to, contract_to_bad, {1})"
    for row, kind in [("2", "zawodowa"), ("3", "pogotowie"), ("4", "specjalistyczna"), ("5", "rdd")]:
        where = f"in_period(month) AND benefit = 'wynagrodzenie' AND recipient = '{kind}'"
        rows[row] = [
            c.count("ff_id", "foster_family",
                    f"kind = '{kind}' AND here AND {contract.format('valid_on', 'period_end()')}"),
            c.count("ff_id", "foster_family",
                    f"kind = '{kind}' AND in_time AND {contract.format('valid_since', 'period_start()')}"),
            c.count("*", "foster_benefits", where), c.money("amount", "foster_benefits", where)]
    where = "in_period(month) AND benefit = 'wynagrodzenie' AND recipient = 'pomocowa'"
    rows["6"] = [
        c.count("helper_id", "helper_families", "valid_on(from_day, to_day, to_day_bad, period_end())"),
        c.count("helper_id", "helper_families", "valid_since(from_day, to_day, to_day_bad, period_start())"),
        c.count("*", "foster_benefits", where), c.money("amount", "foster_benefits", where)]
    # who earns decides the row; a recipient that cannot be read may be anybody
    where = "in_period(month) AND benefit = 'osoba_do_pomocy' AND NOT recipient_bad"
    rows["7"] = [X, X, c.count("*", "foster_benefits", where), c.money("amount", "foster_benefits", where)]
    rows["1"] = [sum(row[place] for row in rows.values() if row[place] != X) for place in range(4)]
    for row, values in rows.items():
        c.put("P-2", row, values)


def table_3(c):
    c.put("P-3", "1", [None] * 3)
    c.put("P-3", "2", [None] * 3)
    # table 3 is about care in institutions; a child whose form of care is not known is in no row of it
    for row, where in [("3", "direction = 'nalezna' AND care = 'instytucjonalna'"),
                       ("4", f"direction = 'zobowiazanie' AND care = 'instytucjonalna' AND {NO_SHARE}")]:
        where = f"authority = 'powiat' AND {where}"
        c.put("P-3", row, [c.count("child_id", "settled", where), c.count("*", "settled", where),
                           c.money("amount", "settled", where)])


def table_4(c):
    rows = [("1", "true"), ("2", f"kind IN {FAMILY}")]
    rows += [(str(row), f"kind = '{kind}'") for row, (kind, _) in enumerate(FORMS, start=3)]
    for row, kind in rows:
        def here(where):
            return c.count("ff_id", "foster_family", f"{kind} AND here AND {where}")
        c.put("P-4", row, [
            here("true"), here("rural"), here("carers = 'samotna'"), here("carers = 'malzenstwo'"),
            here("foreigner"), *(here(f"children = {number}") for number in range(8)), here("children >= 8"),
            c.count("ff_id", "foster_family", f"{kind} AND in_year")])


def table_5(c):
    names = {home: home if home in ("rpot", "iop") else "pow_" + home.removeprefix("pow_") for home in HOMES}
    rows = [("1", f"kind IN {tuple(names.values())}", f"form IN {tuple(HOMES)}")]
    rows += [(str(row), f"kind = '{names[home]}'", f"form = '{home}'") for row, home in enumerate(HOMES, start=2)]
    for row, kind, form in rows:
        c.put("P-5", row, [
            c.count("facility_id", "facilities", kind), c.number("places", "facilities", kind),
            c.count("child_id", "placed", f"{form} AND here"),
            c.count("child_id", "placed", f"{form} AND in_year"),
            c.count("staff_id", "staff JOIN facilities USING (facility_id)",
                    f"{kind} AND valid_on(from_day, to_day, to_day_bad, period_end())")])


FORM_ROWS_6 = (["true", "care = 'rodzinna'"] + [f"form = '{kind}'" for kind, _ in FORMS]
               + ["care = 'instytucjonalna'"] + [f"form = '{home}'" for home in HOMES])


def table_6(c):
    """Row: where the child is on the last day; column: all its time in care together."""
    c.con.execute("""
        CREATE TABLE time_in_care AS
        WITH days AS (
            SELECT child_id, sum(greatest(0, least(ended, period_end() + 1) - began)) AS n
            FROM stay_in_care WHERE began <= period_end()
              -- how long is not known when the end of one of its placements cannot be read
              AND child_id NOT IN (SELECT child_id FROM placed WHERE to_day_bad AND from_day <= period_end())
            GROUP BY child_id)
        -- so many days up to the last one began on that day: three months are three months of the calendar
        SELECT child_id, period_end() + 1 - n::INT AS since FROM days;
        CREATE TABLE placed_long AS
        SELECT p.*, CASE WHEN since IS NULL THEN NULL
                         WHEN since + INTERVAL 3 MONTH > period_end() THEN 2
                         WHEN since + INTERVAL 1 YEAR > period_end() THEN 3
                         WHEN since + INTERVAL 2 YEAR > period_end() THEN 4
                         WHEN since + INTERVAL 3 YEAR > period_end() THEN 5 ELSE 6 END AS band
        FROM placed p LEFT JOIN time_in_care USING (child_id) WHERE here""")
    for row, form in enumerate(FORM_ROWS_6, start=1):
        c.put("P-6", str(row), [c.count("child_id", "placed_long", form)]
              + [c.count("child_id", "placed_long", f"{form} AND band = {band}") for band in range(2, 7)])


FOREIGN = "lower(citizenship) NOT IN ('polskie', 'polska', 'pl', 'polak', 'polka')"


def children(c, section, rows, columns):
    """Children on the last day by a list of conditions; then those first placed in the year and all of the year."""
    for row, form in rows:
        c.put(section, row, [
            *(c.count("child_id", "placed", f"({form}) AND here AND ({where})") for where in columns),
            c.count("child_id", "placed", f"({form}) AND first_ever AND NOT to_day_bad AND "
                    "(to_day IS NULL OR to_day >= from_day) AND from_day BETWEEN year_start() AND period_end()"),
            c.count("child_id", "placed", f"({form}) AND in_year")])


def table_7(c):
    ages = [f"age BETWEEN {low} AND {high}" for low, high in [(0, 0), (1, 3), (4, 6), (7, 13), (14, 17), (18, 24)]]
    rows = [("1", "care = 'rodzinna'")]
    rows += [(str(row), f"form = '{kind}'") for row, (kind, _) in enumerate(FORMS, start=2)]
    children(c, "P-7A", rows, ["true", *ages, "age < 18", "sex = 'K'", "orphan = 'sierota'", FOREIGN, "certificate"])
    ages = [f"age BETWEEN {low} AND {high}" for low, high in [(0, 0), (1, 3), (4, 6), (7, 9), (10, 13), (14, 17)]]
    rows = [("1", "care = 'instytucjonalna'")]
    rows += [(str(row), f"form = '{home}'") for row, home in enumerate(HOMES, start=2)]
    children(c, "P-7B", rows, ["true", *ages, "age >= 18 AND learns", "age < 18", "sex = 'K'", "sex = 'M'",
                               "orphan = 'sierota'", "orphan = 'polsierota'", FOREIGN, "certificate"])
    reasons = ["uzaleznienie", "bezradnosc", "przemoc", "sieroctwo", "polsieroctwo", "zagranica",
               "niepelnosprawnosc_rodzica", "ubostwo", "warunki_mieszkaniowe", "bezrobocie", "zaklad_karny", "inny"]
    rows = [("1", "true")] + [(str(row), f"reason_lead = '{own}'") for row, own in enumerate(reasons, start=2)]
    for row, reason in rows:
        c.put("P-7C", row, [c.count("child_id", "placed", f"here AND {reason} AND {care}")
                            for care in ("true", "care = 'rodzinna'", "care = 'instytucjonalna'")])


MINOR = ["rodzina", "rodzinna", "adopcja", "instytucja", "dps", "inne"]
OF_AGE = ["samodzielny_rodzina", "samodzielny_wlasne", "samodzielny_inne"]


# the other form may have begun or ended the stay on the same day, with a placement without a night
MOVED_IN = "(f.began > w.began OR f.care <> w.first_care)"
MOVED_OUT = "(f.ended < w.ended OR f.care <> w.last_care)"


def table_8(c):
    """Each stay in care counts once, in the form in which it begins or ends; moves between forms apart.
    The age on the day of leaving decides between 4.1 and 4.2, whatever the record says of where to."""
    came = [("2", "true"), ("2.1", "came_from = 'rodzina'"), ("2.2", "came_from = 'rodzinna'"),
            ("2.3", "came_from = 'instytucja'"), ("2.4", "came_from IN ('szpital', 'przysposobienie', 'inne')")]
    minor, of_age = (f"years_old(birth_date, ended) {own} 18" for own in ("<", ">="))
    gone = [("4", "true"), ("4.1", minor),
            *((f"4.1.{place}", f"{minor} AND left_to = '{way}'") for place, way in enumerate(MINOR, start=1)),
            ("4.2", of_age), ("4.2.1", f"{of_age} AND left_to IN {tuple(OF_AGE)}"),
            *((f"4.2.1.{place}", f"{of_age} AND left_to = '{way}'") for place, way in enumerate(OF_AGE, start=1)),
            ("4.2.2", f"{of_age} AND left_to = 'nieusamodzielniony'")]
    cares = ["true", "{} = 'rodzinna'", "{} = 'instytucjonalna'"]
    day_before = "there_on(from_day, to_day, to_day_bad, period_start() - 1)"
    c.put("P-8", "1", [c.count("child_id", "placed", f"{day_before} AND {own.format('care')}") for own in cares])
    for row, where in came:
        c.put("P-8", row, [c.count("*", "stay_in_care", f"in_period(began) AND {where} AND {own.format('first_care')}")
                           for own in cares])
    for row, where in gone:
        c.put("P-8", row, [c.count("*", "stay_in_care", f"in_period(ended) AND {where} AND {own.format('last_care')}")
                           for own in cares])
    both = "stay_in_form f JOIN stay_in_care w ON w.child_id = f.child_id AND f.began BETWEEN w.began AND w.ended " \
           "AND f.ended <= w.ended"
    c.put("P-8", "3", [X] + [c.count("*", both, f"in_period(f.began) AND {MOVED_IN} AND {own.format('f.care')}")
                             for own in cares[1:]])
    c.put("P-8", "5", [X] + [c.count("*", both, f"in_period(f.ended) AND {MOVED_OUT} AND {own.format('f.care')}")
                             for own in cares[1:]])
    c.put("P-8", "6", [c.count("child_id", "placed", f"here AND {own.format('care')}") for own in cares])


def compute(c):
    for table in (table_a, table_2, table_3, table_4, table_5, table_6, table_7, table_8):
        table(c)
