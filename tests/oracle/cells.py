"""Every cell of MRPiPS-03, layout 2021, counted with SQL written for the purpose.

Reads the typed tables of clean.py. A cell is an int, "X" (blocked) or None (nothing entered).
Money is whole grosze and units are whole hundredths until the one rounding at the end.
"""

BLOCKED = "X"

# option -> its values, the default first; None: any whole number
OPTIONS = {
    "basis": ("realizacja", "decyzja"),
    "okresowy_osoby": ("wnioskodawca", "rodzina"),
    "child_age": ("18", None),
    "student_age": ("25", None),
    "social_work_only": ("false", "true"),
    "razem": ("zaokraglone", "dokladne"),
    "services_from": ("services", "payments"),
    "shelter_from": ("shelter_stays", "payments"),
}


def complete_options(given):
    """The given options and the defaults of the others; refuses what nobody knows."""
    options = {name: values[0] for name, values in OPTIONS.items()} | given
    for name, value in options.items():
        if name not in OPTIONS:
            raise SystemExit(f"unknown option: {name}")
        if value not in OPTIONS[name] and not (None in OPTIONS[name] and value.isdigit()):
            raise SystemExit(f"option {name} cannot be {value}")
    return options


# --- what a benefit is -----------------------------------------------------------------------

BENEFIT_KINDS = """
CREATE TABLE benefit_kind (benefit TEXT, task TEXT, form TEXT);
INSERT INTO benefit_kind VALUES
    -- 1B, own tasks of the gmina: in money
    ('ZST-S', '1B', 'money'), ('ZST-R', '1B', 'money'),
    ('ZOK-C', '1B', 'money'), ('ZOK-B', '1B', 'money'), ('ZOK-N', '1B', 'money'),
    ('ZOK-U', '1B', 'money'), ('ZOK-I', '1B', 'money'),
    ('ZCL',   '1B', 'money'), ('ZCS',   '1B', 'money'), ('Z39',   '1B', 'money'),
    ('ZCZ',   '1B', 'money'), ('ZLO',   '1B', 'money'), ('BIL',   '1B', 'money'),
    ('USA-Z', '1B', 'money'), ('USA-P', '1B', 'money'),
    -- 1B, own tasks of the gmina: in kind
    ('ZRZ',   '1B', 'kind'),  ('SCH',   '1B', 'kind'),
    ('POS-D', '1B', 'kind'),  ('POS-U', '1B', 'kind'),  ('POS-I', '1B', 'kind'), ('PZY', '1B', 'kind'),
    ('UO',    '1B', 'kind'),  ('UOS',   '1B', 'kind'),  ('UBR',   '1B', 'kind'), ('POG', '1B', 'kind'),
    ('USA-N', '1B', 'kind'),  ('DPS',   '1B', 'kind'),
    -- 1A, tasks commissioned to the gmina
    ('SUO',   '1A', 'kind'),  ('NCU',   '1A', 'kind'),
    ('ZKL',   '1A', 'money'), ('ZCU',   '1A', 'money'), ('WOP',   '1A', 'money'),
    -- 1C-1, own tasks of the powiat
    ('USM', '1C-1', 'money'), ('KNA', '1C-1', 'money'), ('ZAG', '1C-1', 'kind'),
    ('MCH', '1C-1', 'kind'),  ('MCH-T', '1C-1', 'kind'), ('MCH-W', '1C-1', 'kind'),
    -- 1C-2, tasks commissioned to the powiat
    ('IPI', '1C-2', 'money'), ('IPS', '1C-2', 'kind');
"""

# --- the family on the last day of the period --------------------------------------------------

FAMILY = """
-- who lives in which family on the last day, and whether that person is a child
CREATE TABLE member_on_last_day AS
SELECT m.family_id,
       CASE WHEN m.relation IN ('dziecko', 'wnuk')
             AND p.birth_date <= period_end()
             AND (date_sub('year', p.birth_date, period_end()) < {child_age}
                  OR (m.in_education AND date_sub('year', p.birth_date, period_end()) < {student_age}))
            THEN 1 ELSE 0 END AS child,
       -- what was typed cannot be read: whether this is a child, and so the number of children, is unknown
       m.relation_bad OR m.in_education_bad OR coalesce(p.birth_date_bad, false) AS child_bad
FROM family_members m
LEFT JOIN persons p ON p.person_id = m.person_id
WHERE m.valid_from <= period_end()
  AND NOT m.valid_to_bad
  AND (m.valid_to IS NULL OR m.valid_to >= period_end());

-- the latest state of each family, with its size
CREATE TABLE family AS
WITH latest AS (
    SELECT * FROM families WHERE as_of <= period_end()
    QUALIFY row_number() OVER (PARTITION BY family_id ORDER BY as_of DESC) = 1),
headcount AS (
    SELECT family_id, count(*) AS size,
           CASE WHEN bool_or(child_bad) THEN NULL ELSE sum(child) END AS children
    FROM member_on_last_day GROUP BY family_id)
SELECT latest.family_id, rural, single_parent, main_income,
       coalesce(size, 0) AS size,
       -- no member at all is no child; an unknown number stays unknown
       CASE WHEN size IS NULL THEN 0 ELSE children END AS children
FROM latest LEFT JOIN headcount ON headcount.family_id = latest.family_id;
"""

# --- the records that are counted --------------------------------------------------------------

DELIVERED_IN_PERIOD = """
CREATE TABLE one_delivery AS
SELECT decision_id, person_id, family_id, benefit, benefit_bad, source,
       NULL::TEXT AS shelter, false AS shelter_bad, units, amount, 'payments' AS origin
FROM payments WHERE paid BETWEEN period_start() AND period_end()
UNION ALL
SELECT decision_id, person_id, NULL, kind, kind_bad, NULL,
       NULL, false, hours_done, cost, 'services'
FROM services WHERE settled BETWEEN period_start() AND period_end()
UNION ALL
-- a stay: the day of leaving is no day of it, so its last day is the day before
SELECT decision_id, person_id, NULL, 'SCH', false, NULL,
       shelter, shelter_bad, 100 * nights, day_cost * nights, 'shelter_stays'
FROM (SELECT *,
             greatest(0, least(coalesce(to_day - 1, period_end()), period_end())
                         - greatest(from_day, period_start()) + 1) AS nights
      FROM shelter_stays
      WHERE from_day <= period_end()
        AND NOT to_day_bad
        AND (to_day IS NULL OR (to_day >= from_day AND greatest(from_day, to_day - 1) >= period_start())));

CREATE TABLE counted AS
WITH looked_up AS (
    SELECT o.origin, o.units, o.amount, o.source,
           coalesce(o.person_id, d.person_id) AS person,
           coalesce(o.family_id, d.family_id) AS household,
           CASE WHEN o.benefit_bad THEN NULL ELSE coalesce(o.benefit, d.benefit) END AS benefit,
           CASE WHEN o.shelter_bad OR d.shelter_bad THEN NULL
                ELSE coalesce(o.shelter, d.shelter) END AS shelter,
           d.kind AS decision_kind, d.mode, d.continued, d.homeless, d.left_institution
    FROM one_delivery o LEFT JOIN decisions d ON d.decision_id = o.decision_id)
SELECT * FROM looked_up
WHERE (decision_kind IS NULL OR decision_kind IN ('przyznanie', 'zmiana'))
  -- care services and shelter are counted from one place only
  AND NOT coalesce(origin = 'payments' AND benefit IN ('UO', 'UOS', 'SUO') AND '{services_from}' = 'services', false)
  AND NOT coalesce(origin = 'payments' AND benefit = 'SCH' AND '{shelter_from}' = 'shelter_stays', false)
  AND NOT (origin = 'services' AND '{services_from}' = 'payments')
  AND NOT (origin = 'shelter_stays' AND '{shelter_from}' = 'payments');
"""

GRANTED_IN_PERIOD = """
CREATE TABLE counted AS
WITH valid_decision AS (
    SELECT *,
           CASE WHEN monthly_bad THEN NULL
                WHEN monthly THEN full_months(greatest(from_day, period_start()),
                                              least(coalesce(to_day, period_end()), period_end()) + 1)
                ELSE 1 END AS months
    FROM decisions
    WHERE kind IN ('przyznanie', 'zmiana')
      AND from_day <= period_end()
      AND NOT to_day_bad
      AND (to_day IS NULL OR to_day >= greatest(from_day, period_start())))
SELECT 'decisions' AS origin, units * months AS units, amount * months AS amount, NULL::TEXT AS source,
       person_id AS person, family_id AS household, benefit, shelter,
       mode, continued, homeless, left_institution
FROM valid_decision;
"""

# Families helped without a decision.
SUPPORT = """
CREATE TABLE social_work_in_period AS
SELECT family_id, form, task FROM social_work
WHERE from_day <= period_end() AND NOT to_day_bad AND (to_day IS NULL OR to_day >= greatest(from_day, period_start()));

CREATE TABLE crisis_in_period AS
SELECT family_id, task FROM crisis_interventions WHERE day BETWEEN period_start() AND period_end();

CREATE TABLE contract_in_period AS
SELECT person_id, family_id FROM contracts
WHERE from_day <= period_end() AND NOT to_day_bad AND (to_day IS NULL OR to_day >= greatest(from_day, period_start()));

CREATE TABLE reason_in_period AS
SELECT family_id, reason FROM reasons
WHERE reason IS NOT NULL
  AND from_day <= period_end() AND NOT to_day_bad AND (to_day IS NULL OR to_day >= greatest(from_day, period_start()));
"""

# --- sections 1A to 1C-2: row, its key, which benefits -------------------------------------------

ROWS_OF_BENEFITS = {
    "1A": [
        (2, "suo_psych", "benefit = 'SUO'"),
        (3, "celowy_kleska", "benefit = 'ZKL'"),
        (4, "celowy_cudzoziemcy", "benefit = 'ZCU'"),
        (5, "natura_cudzoziemcy", "benefit = 'NCU'"),
        (6, "wynagrodzenie_opiekuna", "benefit = 'WOP'"),
    ],
    "1B": [
        (2, "staly", "benefit IN ('ZST-S', 'ZST-R')"),
        (3, "staly_samotny", "benefit = 'ZST-S'"),
        (4, "staly_rodzina", "benefit = 'ZST-R'"),
        (5, "okresowy", "benefit IN ('ZOK-C', 'ZOK-B', 'ZOK-N', 'ZOK-U', 'ZOK-I')"),
        (6, "okresowy_wlasne", "benefit IN ('ZOK-C', 'ZOK-B', 'ZOK-N', 'ZOK-U', 'ZOK-I') AND source = 'wlasne'"),
        (7, "okresowy_dotacja", "benefit IN ('ZOK-C', 'ZOK-B', 'ZOK-N', 'ZOK-U', 'ZOK-I') AND source = 'dotacja'"),
        (8, "okresowy_choroba", "benefit = 'ZOK-C'"),
        (9, "okresowy_bezrobocie", "benefit = 'ZOK-B'"),
        (10, "okresowy_niepelnosprawnosc", "benefit = 'ZOK-N'"),
        (11, "okresowy_uprawnienia", "benefit = 'ZOK-U'"),
        (12, "okresowy_inne", "benefit = 'ZOK-I'"),
        (13, "okresowy_kontynuowane", "benefit IN ('ZOK-C', 'ZOK-B', 'ZOK-N', 'ZOK-U', 'ZOK-I') AND continued"),
        (14, "schronienie", "benefit = 'SCH'"),
        (15, "schr_schronisko", "benefit = 'SCH' AND shelter = 'schronisko'"),
        (16, "schr_schronisko_uslugi", "benefit = 'SCH' AND shelter = 'schronisko_uslugi'"),
        (17, "schr_noclegownia", "benefit = 'SCH' AND shelter = 'noclegownia'"),
        (18, "schr_ogrzewalnia", "benefit = 'SCH' AND shelter = 'ogrzewalnia'"),
        (19, "schr_kryzys_masowy", "benefit = 'SCH' AND shelter = 'kryzys_masowy'"),
        (20, "posilek", "benefit IN ('POS-D', 'POS-U', 'POS-I', 'PZY')"),
        (21, "posilek_dzieci", "benefit IN ('POS-D', 'POS-U')"),
        (22, "posilek_dorazny", "benefit IN ('POS-D', 'POS-U', 'POS-I') AND mode = 'doraznie'"),
        (23, "posilek_dorazny_dzieci", "benefit IN ('POS-D', 'POS-U') AND mode = 'doraznie'"),
        (24, "produkty_dorazne", "benefit = 'PZY'"),
        (25, "uo", "benefit IN ('UO', 'UOS')"),
        (26, "uo_spec", "benefit = 'UOS'"),
        (27, "ubranie", "benefit = 'UBR'"),
        (28, "celowy_zdrowotny", "benefit = 'ZCZ'"),
        (29, "celowy_zdrowotny_bezdomni", "benefit = 'ZCZ' AND homeless"),
        (30, "celowy_losowe", "benefit = 'ZLO'"),
        (31, "bilet", "benefit = 'BIL'"),
        (35, "pogrzeb", "benefit = 'POG'"),
        (36, "pogrzeb_bezdomni", "benefit = 'POG' AND homeless"),
        (37, "celowe_inne", "benefit IN ('ZCL', 'ZCS', 'Z39', 'ZRZ')"),
        (38, "celowe_specjalne", "benefit = 'ZCS'"),
        (39, "celowe_39a", "benefit = 'Z39'"),
        (40, "usamodz_ekon", "benefit IN ('USA-N', 'USA-Z', 'USA-P')"),
        (41, "usamodz_natura", "benefit = 'USA-N'"),
        (42, "usamodz_zasilek", "benefit = 'USA-Z'"),
        (43, "usamodz_pozyczka", "benefit = 'USA-P'"),
        (44, "dps_odplatnosc", "benefit = 'DPS'"),
    ],
    "1C-1": [
        (2, "usamodzielnienie", "benefit = 'USM'"),
        (3, "usamodzielnienie_dps_dzieci", "benefit = 'USM' AND left_institution = 'dps_dzieci'"),
        (4, "usamodzielnienie_dom_matek", "benefit = 'USM' AND left_institution = 'dom_matek'"),
        (5, "usamodzielnienie_schronisko_niel", "benefit = 'USM' AND left_institution = 'schronisko_niel'"),
        (6, "usamodzielnienie_zaklad_popr", "benefit = 'USM' AND left_institution = 'zaklad_popr'"),
        (7, "usamodzielnienie_sosw", "benefit = 'USM' AND left_institution = 'sosw'"),
        (8, "usamodzielnienie_mos", "benefit = 'USM' AND left_institution = 'mos'"),
        (9, "usamodzielnienie_mow", "benefit = 'USM' AND left_institution = 'mow'"),
        (10, "nauka", "benefit = 'KNA'"),
        (11, "nauka_dps_dzieci", "benefit = 'KNA' AND left_institution = 'dps_dzieci'"),
        (12, "nauka_dom_matek", "benefit = 'KNA' AND left_institution = 'dom_matek'"),
        (13, "nauka_schronisko_niel", "benefit = 'KNA' AND left_institution = 'schronisko_niel'"),
        (14, "nauka_zaklad_popr", "benefit = 'KNA' AND left_institution = 'zaklad_popr'"),
        (15, "nauka_sosw", "benefit = 'KNA' AND left_institution = 'sosw'"),
        (16, "nauka_mos", "benefit = 'KNA' AND left_institution = 'mos'"),
        (17, "nauka_mow", "benefit = 'KNA' AND left_institution = 'mow'"),
        (18, "zagospodarowanie", "benefit = 'ZAG'"),
        (19, "zagospodarowanie_dps_dzieci", "benefit = 'ZAG' AND left_institution = 'dps_dzieci'"),
        (20, "zagospodarowanie_dom_matek", "benefit = 'ZAG' AND left_institution = 'dom_matek'"),
        (21, "zagospodarowanie_schronisko_niel", "benefit = 'ZAG' AND left_institution = 'schronisko_niel'"),
        (22, "zagospodarowanie_zaklad_popr", "benefit = 'ZAG' AND left_institution = 'zaklad_popr'"),
        (23, "zagospodarowanie_sosw", "benefit = 'ZAG' AND left_institution = 'sosw'"),
        (24, "zagospodarowanie_mos", "benefit = 'ZAG' AND left_institution = 'mos'"),
        (25, "zagospodarowanie_mow", "benefit = 'ZAG' AND left_institution = 'mow'"),
        (26, "mieszkania", "benefit IN ('MCH', 'MCH-T', 'MCH-W')"),
    ],
    "1C-2": [
        (2, "ipi_pieniezne", "benefit = 'IPI'"),
        (3, "ipi_skladka", "benefit = 'IPS'"),
    ],
}

# The amounts that add up to RAZEM, as printed on the form.
RAZEM_ADDS = {
    "1A": [2, 3, 4, 5, 6],
    "1B": [2, 5, 14, 20, 25, 27, 28, 30, 31, 35, 37, 40, 44],
    "1C-1": [2, 10, 18, 26],
    "1C-2": [2, 3],
}

# Rows of help without a decision: only families (4) and persons in them (5).
ROWS_OF_SUPPORT = {
    "1B": [
        (32, "poradnictwo", "FROM social_work_in_period WHERE task = 'gmina' AND form = 'poradnictwo'"),
        (33, "interwencja", "FROM crisis_in_period WHERE task = 'gmina'"),
        (34, "praca_socjalna", "FROM social_work_in_period WHERE task = 'gmina' AND form IN ('praca_socjalna', 'kontrakt', 'projekt')"),
    ],
    "1C-1": [
        (27, "poradnictwo", "FROM social_work_in_period WHERE task = 'powiat' AND form = 'poradnictwo'"),
        (28, "interwencja", "FROM crisis_in_period WHERE task = 'powiat'"),
    ],
    "1C-2": [
        (4, "ipi_uslugi", "FROM social_work_in_period WHERE task = 'powiat' AND form = 'integracja'"),
    ],
}

# --- section 2 ---------------------------------------------------------------------------------

ROWS_2_BENEFITS = [
    (1, "swiadczenia", "task IN ('1A', '1B')"),
    (2, "pieniezne", "task IN ('1A', '1B') AND form = 'money'"),
    (3, "niepieniezne", "task IN ('1A', '1B') AND form = 'kind'"),
    (4, "zlecone", "task = '1A'"),
    (5, "wlasne", "task = '1B'"),
]
ROWS_2_SOCIAL_WORK = [
    (6, "praca_socjalna", "form IN ('praca_socjalna', 'kontrakt', 'projekt')"),
    (7, "praca_socjalna_wylacznie",
     "form IN ('praca_socjalna', 'kontrakt', 'projekt') AND family_id NOT IN (SELECT family_id FROM helped_by_benefits)"),
    (8, "ps_kontrakt", "form = 'kontrakt'"),
    (9, "ps_projekt", "form = 'projekt'"),
]

# --- section 3: the reasons of a row ---------------------------------------------------------------

ROWS_3 = [
    (1, "ubostwo", ["01"]), (2, "sieroctwo", ["02"]), (3, "bezdomnosc", ["03"]),
    (4, "macierzynstwo", ["04", "04a"]), (5, "wielodzietnosc", ["04a"]),
    (6, "bezrobocie", ["05"]), (7, "niepelnosprawnosc", ["06"]), (8, "choroba", ["07"]),
    (9, "bezradnosc", ["08", "08a", "08b"]), (10, "bezradnosc_niepelne", ["08a"]),
    (11, "bezradnosc_wielodzietne", ["08b"]),
    (12, "przemoc", ["09"]), (13, "handel_ludzmi", ["10"]), (14, "alkoholizm", ["11"]),
    (15, "narkomania", ["12"]), (16, "po_zk", ["13"]), (17, "cudzoziemcy", ["14"]),
    (18, "losowe", ["15"]), (19, "kryzys", ["16"]), (20, "kleska", ["17"]),
]

# --- section 4: the families of a row --------------------------------------------------------------

ROWS_4 = [
    (1, "rodziny", "true"),
    (2, "osob_1", "size = 1"), (3, "osob_2", "size = 2"), (4, "osob_3", "size = 3"),
    (5, "osob_4", "size = 4"), (6, "osob_5", "size = 5"), (7, "osob_6", "size >= 6"),
    (8, "z_dziecmi", "children >= 1"),
    (9, "dzieci_1", "children = 1"), (10, "dzieci_2", "children = 2"), (11, "dzieci_3", "children = 3"),
    (12, "dzieci_4", "children = 4"), (13, "dzieci_5", "children = 5"), (14, "dzieci_6", "children = 6"),
    (15, "dzieci_7", "children >= 7"),
    (16, "niepelne", "single_parent AND children >= 1"),
    (17, "niepelne_1", "single_parent AND children = 1"), (18, "niepelne_2", "single_parent AND children = 2"),
    (19, "niepelne_3", "single_parent AND children = 3"), (20, "niepelne_4", "single_parent AND children >= 4"),
    (21, "emeryci", "main_income IN ('emerytura', 'renta')"),
    (22, "emeryci_1", "main_income IN ('emerytura', 'renta') AND size = 1"),
    (23, "emeryci_2", "main_income IN ('emerytura', 'renta') AND size = 2"),
    (24, "emeryci_3", "main_income IN ('emerytura', 'renta') AND size = 3"),
    (25, "emeryci_4", "main_income IN ('emerytura', 'renta') AND size >= 4"),
]

GMINA_SECTIONS = ["1A", "1B", "2", "3", "4"]
POWIAT_SECTIONS = ["1C-1", "1C-2", "1C-3"]
SECTION_ORDER = ["1A", "1B", "1C-1", "1C-2", "1C-3", "2", "3", "4"]


def half_up(hundredths):
    """12,50 -> 13; of a negative sum the same with the sign: -12,50 -> -13."""
    sign = -1 if hundredths < 0 else 1
    return sign * ((abs(hundredths) + 50) // 100)


def row_keys():
    """(section, row) -> row key."""
    keys = {(section, row): key
            for rows_of in (ROWS_OF_BENEFITS, ROWS_OF_SUPPORT)
            for section, rows in rows_of.items() for row, key, _ in rows}
    keys |= {(section, 1): "razem" for section in RAZEM_ADDS}
    keys[("1C-3", 1)] = "nieustalone"
    keys |= {("2", row): key for row, key, _ in ROWS_2_BENEFITS + ROWS_2_SOCIAL_WORK}
    keys[("2", 10)] = "kontrakty_liczba"
    keys |= {("3", row): key for row, key, _ in ROWS_3}
    keys |= {("4", row): key for row, key, _ in ROWS_4}
    return dict(sorted(keys.items(), key=lambda item: (SECTION_ORDER.index(item[0][0]), item[0][1])))


def prepare(con, first_day, last_day, options):
    """Tables of what is counted, from the typed tables."""
    con.execute(f"""
        CREATE MACRO period_start() AS DATE '{first_day}';
        CREATE MACRO period_end()  AS DATE '{last_day}';
        -- the greatest n with a + n months <= b (31 I + 1 month = 28 II); b before a: none
        CREATE MACRO full_months(a, b) AS CASE WHEN a <= b THEN date_sub('month', a, b) END;
    """)
    con.execute(BENEFIT_KINDS)
    con.execute(FAMILY.format(**options))
    con.execute((DELIVERED_IN_PERIOD if options["basis"] == "realizacja"
                 else GRANTED_IN_PERIOD).format(**options))
    con.execute(SUPPORT)
    con.execute("""
        CREATE TABLE benefit_record AS
        SELECT counted.*, benefit_kind.task, benefit_kind.form
        FROM counted JOIN benefit_kind ON benefit_kind.benefit = counted.benefit;

        -- families of section 2, row 1
        CREATE TABLE helped_by_benefits AS
        SELECT DISTINCT household AS family_id FROM benefit_record
        WHERE task IN ('1A', '1B') AND household IS NOT NULL;

        -- families of section 2, row 7
        CREATE TABLE helped_by_social_work_only AS
        SELECT DISTINCT family_id FROM social_work_in_period
        WHERE task = 'gmina' AND form IN ('praca_socjalna', 'kontrakt', 'projekt')
          AND family_id NOT IN (SELECT family_id FROM helped_by_benefits);

        -- families of sections 3 and 4
        CREATE TABLE helped AS SELECT family_id FROM helped_by_benefits;
    """)
    if options["social_work_only"] == "true":
        con.execute("INSERT INTO helped SELECT family_id FROM helped_by_social_work_only")


def count_families(con, families_sql):
    """(families, of them rural, persons in them) of a query giving family_id; each family once."""
    return con.execute(f"""
        SELECT count(*), count(*) FILTER (WHERE rural), coalesce(sum(size), 0)
        FROM (SELECT DISTINCT family_id FROM ({families_sql}) WHERE family_id IS NOT NULL) one
        LEFT JOIN family ON family.family_id = one.family_id""").fetchone()


def count_benefits(con, condition):
    """(persons, units, amount, families, of them rural, persons in families), units and amount exact."""
    persons, units, amount = con.execute(f"""
        SELECT count(DISTINCT person), coalesce(sum(units), 0), coalesce(sum(amount), 0)
        FROM benefit_record WHERE {condition}""").fetchone()
    families, rural, members = count_families(
        con, f"SELECT household AS family_id FROM benefit_record WHERE {condition}")
    return persons, units, amount, families, rural, members


def compute(con, first_day, last_day, options, sections=SECTION_ORDER):
    """All cells: (section, row, column) -> int, "X" or None."""
    options = complete_options(options)
    prepare(con, first_day, last_day, options)
    cells = {}

    def put(section, row, values):
        for column, value in enumerate(values, start=1):
            cells[(section, row, column)] = value

    for section, rows in ROWS_OF_BENEFITS.items():
        exact_amount, printed_amount = {}, {}
        for row, key, condition in rows:
            persons, units, amount, families, _, members = count_benefits(
                con, f"task = '{section}' AND ({condition})")
            exact_amount[row], printed_amount[row] = amount, half_up(amount)
            if key in ("okresowy_wlasne", "okresowy_dotacja"):
                put(section, row, [BLOCKED, BLOCKED, half_up(amount), BLOCKED, BLOCKED])
                continue
            if options["okresowy_osoby"] == "rodzina" and section == "1B" and row in (5, 8, 9, 10, 11, 12):
                persons = members
            put(section, row, [persons, half_up(units), half_up(amount), families, members])
        persons, _, _, families, _, members = count_benefits(con, f"task = '{section}'")
        if options["razem"] == "dokladne":
            total = half_up(sum(exact_amount[row] for row in RAZEM_ADDS[section]))
        else:
            total = sum(printed_amount[row] for row in RAZEM_ADDS[section])
        put(section, 1, [persons, BLOCKED, total, families, members])

    for section, rows in ROWS_OF_SUPPORT.items():
        for row, _, families_sql in rows:
            families, _, members = count_families(con, f"SELECT family_id {families_sql}")
            put(section, row, [BLOCKED, BLOCKED, BLOCKED, families, members])

    put("1C-3", 1, [None] * 5)

    for row, _, condition in ROWS_2_BENEFITS:
        persons, _, _, families, rural, members = count_benefits(con, condition)
        put("2", row, [persons, families, rural, members])
    for row, _, condition in ROWS_2_SOCIAL_WORK:
        families, rural, members = count_families(
            con, f"SELECT family_id FROM social_work_in_period WHERE task = 'gmina' AND {condition}")
        put("2", row, [BLOCKED, families, rural, members])
    persons, contracts, rural = con.execute("""
        SELECT count(DISTINCT person_id), count(*), count(*) FILTER (WHERE rural)
        FROM contract_in_period c LEFT JOIN family ON family.family_id = c.family_id""").fetchone()
    _, _, members = count_families(con, "SELECT family_id FROM contract_in_period")
    put("2", 10, [persons, contracts, rural, members])

    for row, _, reasons in ROWS_3:
        codes = ", ".join(f"'{code}'" for code in reasons)
        put("3", row, count_families(con, f"""
            SELECT family_id FROM reason_in_period
            WHERE reason IN ({codes}) AND family_id IN (SELECT family_id FROM helped)"""))

    for row, _, condition in ROWS_4:
        put("4", row, count_families(con, f"""
            SELECT family_id FROM family
            WHERE family_id IN (SELECT family_id FROM helped) AND {condition}"""))

    return {cell: None if value is None else value if value == BLOCKED else int(value)
            for cell, value in sorted(cells.items(),
                                      key=lambda c: (SECTION_ORDER.index(c[0][0]), c[0][1], c[0][2]))
            if cell[0] in sections}
