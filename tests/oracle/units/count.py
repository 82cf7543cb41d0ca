"""Units, their people and staff counted in SQL written by hand: MRiPS-06, MRiPS-05, the staff of MPiPS-03.

A value that cannot be read is not known: whatever reads it leaves the record out.
"""

from decimal import Decimal

from compared import BLOCKED

MACROS = """
CREATE MACRO first_day() AS DATE '{first}';
CREATE MACRO last_day_of() AS DATE '{last}';
CREATE MACRO inside(d) AS d BETWEEN first_day() AND last_day_of();
-- the day of leaving is no day of a stay, but who came and left on one day was there on it
CREATE MACRO was_there(since, until) AS since <= last_day_of()
    AND (until IS NULL OR (until > since AND until > first_day()) OR (until = since AND since >= first_day()));
CREATE MACRO is_there(since, until) AS since <= last_day_of() AND (until IS NULL OR (until > last_day_of() AND until >= since));
"""

RECORDS = """
-- units at work on the last day; those of foster care have a return of their own
CREATE TABLE unit AS
SELECT facility_id, kind, CASE WHEN NOT operator_bad THEN operator END AS operator,
       CASE WHEN NOT places_bad THEN places END AS places
FROM facilities
WHERE kind NOT IN ('pow_socjalizacyjna', 'pow_interwencyjna', 'pow_rodzinna', 'pow_terapeutyczna', 'rpot', 'iop')
  AND NOT opened_bad AND NOT closed_bad
  AND (opened IS NULL OR opened <= last_day_of()) AND (closed IS NULL OR closed >= last_day_of());

CREATE TABLE visitor AS
WITH came AS (
    SELECT facility_id, person_id AS person, from_day, to_day, to_day_bad FROM residents
    UNION ALL
    SELECT s.facility_id, coalesce(s.person_id, d.person_id), s.from_day, s.to_day, s.to_day_bad
    FROM shelter_stays s LEFT JOIN decisions d ON d.decision_id = s.decision_id)
SELECT person, f.kind, f.operator
FROM came JOIN facilities f ON f.facility_id = came.facility_id
WHERE NOT to_day_bad AND was_there(from_day, to_day);

CREATE TABLE home_stay AS
SELECT f.kind, f.operator, r.*,
       NOT to_day_bad AND from_day < first_day()
           AND (to_day IS NULL OR (to_day >= first_day() AND to_day >= from_day)) AS before,
       inside(from_day) AS came,
       NOT to_day_bad AND coalesce(inside(to_day) AND to_day >= from_day, false) AS went,
       NOT to_day_bad AND is_there(from_day, to_day) AS stays
FROM residents r JOIN facilities f ON f.facility_id = r.facility_id
WHERE f.kind IN ('dps', 'rodzinny_dom_pomocy', 'placowka_opieki');

CREATE TABLE waits AS
SELECT person_id, resident_group, resident_group_bad FROM home_waiting
WHERE NOT until_bad AND is_there(since, until);

-- one line a person and unit, apart for contracts of employment and for others; a head is a head, whatever else
CREATE TABLE worker AS
WITH contract AS (
    SELECT *, contract IS NULL OR contract = 'praca' AS employee,
           post IN ('kierownik', 'zastepca', 'dyrektor', 'zastepca_dyrektora', 'kierownik_dzialu',
                    'kierownik_sekcji') AS leads
    FROM staff
    WHERE NOT contract_bad AND coalesce(contract, 'praca') <> 'wolontariat'
      AND NOT on_leave_bad AND NOT coalesce(on_leave, false)
      AND NOT to_day_bad AND from_day <= last_day_of()
      AND (to_day IS NULL OR (to_day >= last_day_of() AND to_day >= from_day))),
placed AS (
    SELECT *, sum(fte) OVER own AS posts,
           row_number() OVER (own ORDER BY NOT leads, fte DESC, from_day) AS place
    FROM contract WINDOW own AS (PARTITION BY staff_id, facility_id, employee))
SELECT p.staff_id, p.post, p.contract, p.employee, p.posts, coalesce(p.in_area, false) AND NOT p.in_area_bad AS in_area,
       f.kind, f.operator, coalesce(f.kind = 'osrodek', false) OR coalesce(u.kind = 'osrodek', false) AS ops,
       coalesce(f.kind = 'pcpr', false) OR coalesce(u.kind = 'pcpr', false) AS pcpr
FROM placed p LEFT JOIN facilities f ON f.facility_id = p.facility_id
     LEFT JOIN facilities u ON u.facility_id = f.part_of
WHERE place = 1;
"""

SUPPORT = ("sds", "dzienny_dom", "dom_matek", "schronisko", "schronisko_uslugi", "noclegownia", "ogrzewalnia",
           "klub_samopomocy", "jadlodajnia", "osrodek_wsparcia")
AFTER = ("dps", "rodzinny_dom_pomocy", "mieszkanie_treningowe", "mieszkanie_wspomagane", "mieszkanie_chronione",
         "oik", "poradnictwo", "cis", "kis")
SMALL = ("noclegownia", "ogrzewalnia", "jadlodajnia")


def listed(codes):
    return "(" + ", ".join(f"'{code}'" for code in codes) + ")"


class Counter:
    def __init__(self, con, first, last):
        con.execute(MACROS.format(first=first, last=last))
        con.execute(RECORDS)
        self.con = con
        self.found = {}

    def number(self, what, table, where):
        return self.con.execute(f"SELECT {what} FROM {table} WHERE {where}").fetchone()[0] or 0

    def put(self, section, row, values):
        for column, value in enumerate(values, start=1):
            self.found[(section, str(row), str(column))] = value

    def units(self, section, operators, head, kinds, all_support):
        self.put(section, 1, [self.number("count(*)", "unit", f"kind = '{head}' AND operator = '{operators[0]}'")]
                 + [BLOCKED] * 5)
        for row, kind in enumerate([all_support, *kinds], start=2):
            values = []
            for operator in operators:
                where = f"kind IN {listed(kind)} AND operator = '{operator}'"
                values += [self.number("count(DISTINCT facility_id)", "unit", where),
                           Decimal(int(self.number("sum(places)", "unit", where))) / 100,
                           self.number("count(DISTINCT person)", "visitor", where)]
            self.put(section, row, values)

    def staff(self, section):
        """The rows of the form of 2014, and its sums."""
        social = ["st_specjalista", "specjalista", "st_pracownik", "pracownik"]
        pcpr = {6: ["dyrektor", "zastepca_dyrektora"], 7: ["kierownik", "zastepca"], 8: ["kierownik_dzialu"],
                9: ["kierownik_sekcji"], 11: social[:1], 12: social[1:2], 13: social[2:3], 14: social[3:],
                15: ["gl_specjalista", "gl_specjalista_socjalny"], 16: ["gl_specjalista_socjalny"],
                17: ["st_specjalista_rodzina"], 18: ["specjalista_rodzina"], 19: ["aspirant"], 20: ["konsultant"],
                21: ["koordynator_it"], 22: ["radca"]}
        ops = {25: ["kierownik", "dyrektor"], 26: ["zastepca", "zastepca_dyrektora"], 28: social[:1],
               29: social[1:2], 30: social[2:3], 31: social[3:], 33: ["gl_specjalista", "gl_specjalista_socjalny"],
               34: ["gl_specjalista_socjalny"], 35: ["aspirant"], 36: ["opiekun"], 37: ["opiekun_specjalistyczny"],
               38: ["konsultant"], 39: ["koordynator_it"], 40: ["radca"]}
        rows = {row: f"pcpr AND post IN {listed(posts)}" for row, posts in pcpr.items()}
        rows |= {row: f"ops AND post IN {listed(posts)}" for row, posts in ops.items()}
        rows[23] = f"pcpr AND post NOT IN {listed(sum(pcpr.values(), []))}"
        rows[41] = f"ops AND post NOT IN {listed(sum(ops.values(), []))}"
        rows[32] = f"ops AND in_area AND post IN {listed(social + ['gl_specjalista_socjalny'])}"
        apart = "NOT ops AND NOT pcpr"
        rows[42] = f"kind IN {listed(SUPPORT)}"
        rows[43] = f"kind IN {listed(SUPPORT)} AND (ops OR pcpr)"
        rows[44] = f"kind = 'dps' AND {apart}"
        others = ["oik", "poradnictwo", "rodzinny_dom_pomocy", "mieszkanie_treningowe", "mieszkanie_wspomagane",
                  "mieszkanie_chronione"]
        rows[45] = f"kind IN {listed(others)} AND {apart}"
        rows[46], rows[47], rows[48] = (f"kind = '{kind}' AND {apart}" for kind in ("oik", "cis", "kis"))
        values = {row: [self.number("count(*)", "worker", f"employee AND {where}"),
                        Decimal(int(self.number("sum(posts)", "worker", f"employee AND {where}"))) / 100]
                  for row, where in rows.items()}

        def added(*own):
            return [sum(values[row][place] for row in own) for place in (0, 1)]

        values[10] = added(11, 12, 13, 14, 16)
        values[27] = added(28, 29, 30, 31, 34)
        values[5] = added(6, 7, 8, 9, 11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 22, 23)
        values[24] = added(25, 26, 28, 29, 30, 31, 33, 35, 36, 37, 38, 39, 40, 41)
        values[1] = [all_rows - twice for all_rows, twice in
                     zip(added(5, 24, 42, 44, 45, 47, 48), added(43))]
        for row in (2, 3, 4):
            values[row] = [BLOCKED, BLOCKED]
        for row, own in values.items():
            self.put(section, row, own)

    def movement(self):
        """Stays that begin, end and go on, by who lives there and who runs the home."""
        who = ["true", "sex = 'K'", "sex = 'M'"]
        runs = ["operator = 'gmina'", "operator = 'powiat'", "operator IN ('zlecenie', 'zlecenie_powiat')",
                "operator IN ('gospodarcza', 'statutowa')"]
        rows = ["before", "came", "came AND came_from = 'dps'", "went", "went AND left_to = 'zgon'",
                "went AND left_to = 'dps'", "went AND left_to = 'dom'",
                "went AND NOT left_to_bad AND (left_to IS NULL OR left_to = 'inne')", "stays"]
        rows += [f"stays AND payment = '{own}'" for own in
                 ("mieszkaniec", "rodzina", "gmina", "gmina_calosc", "dotacja")]
        rows.append("stays AND NOT payment_bad AND payment IS NULL")
        for row, where in enumerate(rows, start=1):
            self.put("1", row, [self.number("count(*)", "home_stay", f"kind = 'dps' AND {where} AND {own}")
                                for own in who + runs])
        private = who + ["operator = 'gospodarcza'", "operator = 'statutowa'"]
        for row, place in enumerate((0, 1, 3, 4, 8), start=1):
            self.put("2", row, [self.number("count(*)", "home_stay",
                                            f"kind = 'placowka_opieki' AND {rows[place]} AND {own}")
                                for own in private])
        groups = ["true"] + [f"resident_group = '{own}'" for own in
                             ("podeszly_wiek", "somatycznie", "psychicznie", "intelektualnie_dorosli",
                              "intelektualnie_dzieci", "fizycznie", "alkohol")]
        groups.append("NOT resident_group_bad AND resident_group IS NULL")
        for row, group in enumerate(groups, start=1):
            values = [self.number("count(*)", "home_stay", f"kind = 'dps' AND came AND {group} AND {own}")
                      for own in ["true"] + runs]
            values.append(self.number("count(*)", "home_stay", f"kind = 'dps' AND stays AND {group}"))
            values.append(self.number("count(DISTINCT person_id)", "waits", group))
            self.put("3", row, values)
        return runs

    def home_staff(self, runs):
        posts = {2: ["kierownik", "zastepca", "dyrektor", "zastepca_dyrektora", "kierownik_dzialu",
                     "kierownik_sekcji"],
                 3: ["st_specjalista", "specjalista", "st_pracownik", "pracownik", "gl_specjalista_socjalny"],
                 4: ["opiekun_dps", "opiekun", "opiekun_specjalistyczny"], 5: ["pielegniarka"], 6: ["terapeuta"],
                 7: ["fizjoterapeuta"], 8: ["psycholog"], 9: ["lekarz"], 10: ["administracja"], 11: ["obsluga"]}
        rows = {row: f"post IN {listed(own)}" for row, own in posts.items()}
        rows[1] = "true"
        rows[12] = f"post NOT IN {listed(sum(posts.values(), []))}"
        for row, where in rows.items():
            own = f"kind = 'dps' AND {where}"
            with_contract = self.number("count(*)", "worker", f"{own} AND employee")
            without = self.number("count(*)", "worker", f"{own} AND NOT employee")
            self.put("4", row, [
                with_contract + without, with_contract,
                self.number("count(*)", "worker", f"{own} AND employee AND posts < 100"),
                Decimal(int(self.number("sum(posts)", "worker", f"{own} AND employee"))) / 100, without])
        forms = ["true", "employee AND posts >= 100", "employee AND posts < 100", "contract = 'zlecenie'",
                 "contract = 'dzielo'", "contract = 'kontrakt'"]
        for row, form in enumerate(forms, start=1):
            self.put("5", row, [self.number("count(*)", "worker", f"kind = 'dps' AND {form} AND {own}")
                                for own in ["true"] + runs])


def count(con, first, last, form):
    """(section, row, column) -> value; None is no value."""
    own = Counter(con, first, last)
    if form == "mpips-03":
        own.staff("1")
    elif form == "mrips-06":
        single = [[kind] for kind in (*SUPPORT, *AFTER)]
        own.units("G", ("gmina", "zlecenie"), "osrodek", single, SUPPORT)
        county = [[kind] for kind in SUPPORT if kind not in SMALL]
        county[-1] = ["osrodek_wsparcia", *SMALL]
        county += [[kind] for kind in AFTER]
        own.units("P", ("powiat", "zlecenie_powiat"), "pcpr", county, SUPPORT)
        own.staff("Z")
    else:
        own.home_staff(own.movement())
    return own.found
