"""Cleaning and typing: text as exported -> values a form may count.

Every value has three states: present, missing, unreadable. For a column `paid` a typed table
holds `paid` (NULL when missing or unreadable) and `paid_bad` (true when unreadable).
Records are set aside here: a key or required column without a readable value, or an older
copy of a key that comes again.
"""

# Column -> what it must be. A trailing "!" marks a required column, "key" names the key.
# "code:list" is a value of a code list, "code:list@day" must be valid on that day,
# "code:list~" is compared without regard to the size of letters.
TABLES = {
    "persons": dict(
        key=["person_id"],
        columns=dict(person_id="id!", birth_date="date"),
    ),
    "families": dict(
        key=["family_id", "as_of"],
        columns=dict(family_id="id!", as_of="date!", single_parent="bool",
                     main_income="code:income_source", rural="bool"),
    ),
    "family_members": dict(
        key=["family_id", "person_id", "valid_from"],
        columns=dict(family_id="id!", person_id="id!", relation="code:relation~",
                     in_education="bool", valid_from="date!", valid_to="date"),
    ),
    "decisions": dict(
        key=["decision_id"],
        columns=dict(decision_id="id!", person_id="id!", family_id="id",
                     kind="code:decision_kind!", benefit="code:benefit@issued!", issued="date!",
                     from_day="date", to_day="date", monthly="bool", units="hundredths",
                     amount="money", mode="code:meal_mode", shelter="code:shelter_kind",
                     continued="bool", homeless="bool", left_institution="code:left_institution"),
    ),
    "payments": dict(
        key=["payment_id"],
        columns=dict(payment_id="id!", decision_id="id", person_id="id", family_id="id",
                     benefit="code:benefit", paid="date!", units="hundredths!", amount="money!",
                     source="code:funding"),
    ),
    "services": dict(
        key=["service_id"],
        columns=dict(service_id="id!", decision_id="id", person_id="id", kind="code:benefit",
                     settled="date!", hours_done="hundredths!", cost="money!"),
    ),
    "shelter_stays": dict(
        key=["stay_id"],
        columns=dict(stay_id="id!", decision_id="id", person_id="id", shelter="code:shelter_kind",
                     from_day="date!", to_day="date", day_cost="money!"),
    ),
    "social_work": dict(
        key=["social_work_id"],
        columns=dict(social_work_id="id!", family_id="id!", form="code:social_work_form!",
                     task="code:task_level!", from_day="date!", to_day="date"),
    ),
    "contracts": dict(
        key=["contract_id"],
        columns=dict(contract_id="id!", person_id="id!", family_id="id!", from_day="date!",
                     to_day="date"),
    ),
    "crisis_interventions": dict(
        key=["intervention_id"],
        columns=dict(intervention_id="id!", family_id="id!", task="code:task_level!", day="date!"),
    ),
    "reasons": dict(
        key=["reason_id"],
        columns=dict(reason_id="id!", family_id="id!", reason="code:reason@from_day",
                     from_day="date!", to_day="date"),
    ),
}

# code, first day, last day (open ends are empty). Lists without days are plain words.
BENEFITS_WITH_DAYS = {"MCH": ("2004-05-01", "2023-10-31"),
                      "MCH-T": ("2023-11-01", None), "MCH-W": ("2023-11-01", None)}
BENEFITS = """
    ZST-S ZST-R ZOK-C ZOK-B ZOK-N ZOK-U ZOK-I ZCL ZCS Z39 ZRZ ZCZ ZLO BIL SCH
    POS-D POS-U POS-I PZY UO UOS UBR POG USA-N USA-Z USA-P DPS
    SUO ZKL ZCU NCU WOP
    USM KNA ZAG MCH MCH-T MCH-W IPI IPS
""".split()
REASONS = "01 02 03 04 04a 05 06 07 08 08a 08b 09 10 11 12 13 14 15 16 17".split()

CODES = {
    "benefit": {code: BENEFITS_WITH_DAYS.get(code, ("2004-05-01", None)) for code in BENEFITS},
    "reason": {code: ("2007-02-17" if code == "10" else "2004-05-01", None) for code in REASONS},
}
for _list, _words in {
    "decision_kind": "przyznanie zmiana odmowa uchylenie umorzenie",
    "income_source": "praca emerytura renta swiadczenia alimenty brak inne",
    "relation": "glowa malzonek partner dziecko wnuk rodzic inny",
    "meal_mode": "decyzja doraznie",
    "shelter_kind": "schronisko schronisko_uslugi noclegownia ogrzewalnia kryzys_masowy",
    "left_institution": "dps_dzieci dom_matek schronisko_niel zaklad_popr sosw mos mow",
    "funding": "wlasne dotacja",
    "social_work_form": "praca_socjalna kontrakt projekt poradnictwo integracja",
    "task_level": "gmina powiat",
}.items():
    CODES[_list] = {code: (None, None) for code in _words.split()}

MACROS = r"""
-- spaces of every kind at both ends: ordinary, no-break, narrow no-break, tabs
CREATE MACRO tidy(t) AS
    regexp_replace(t, '^[\s\x{00A0}\x{2007}\x{202F}]+|[\s\x{00A0}\x{2007}\x{202F}]+$', '', 'g');

-- 5.3.2025, 05-03-2025, 05/03/2025, 2025-03-05, 2025/03/05, each with or without "r."; no real day: NULL
CREATE MACRO day_text(t) AS regexp_replace(t, '[\s\x{00A0}]*r\.?$', '');
CREATE MACRO iso_day(t) AS CASE
    WHEN regexp_matches(t, '^\d{4}-\d{1,2}-\d{1,2}( 00:00:00)?$') OR regexp_matches(t, '^\d{4}/\d{1,2}/\d{1,2}$')
    THEN regexp_extract(t, '^(\d{4})', 1)
         || '-' || lpad(regexp_extract(t, '^\d{4}[-/](\d{1,2})', 1), 2, '0')
         || '-' || lpad(regexp_extract(t, '^\d{4}[-/]\d{1,2}[-/](\d{1,2})', 1), 2, '0')
    WHEN regexp_matches(t, '^\d{1,2}\.\d{1,2}\.\d{4}$') OR regexp_matches(t, '^\d{1,2}-\d{1,2}-\d{4}$')
      OR regexp_matches(t, '^\d{1,2}/\d{1,2}/\d{4}$')
    THEN right(t, 4)
         || '-' || lpad(regexp_extract(t, '^\d{1,2}[./-](\d{1,2})', 1), 2, '0')
         || '-' || lpad(regexp_extract(t, '^(\d{1,2})', 1), 2, '0')
    END;
CREATE MACRO to_day_value(t) AS TRY_CAST(iso_day(day_text(t)) AS DATE);

-- "1 234,56", "1234.56", "-12"; at most two decimals; the answer is in hundredths
CREATE MACRO to_hundredths(t) AS CASE
    WHEN regexp_matches(t, '^-?(\d+|\d{1,3}([ \x{00A0}\x{202F}]\d{3})+)([.,]\d{1,2})?$')
    THEN CAST(TRY_CAST(replace(regexp_replace(t, '[ \x{00A0}\x{202F}]', '', 'g'), ',', '.')
                       AS DECIMAL(18, 2)) * 100 AS BIGINT)
    END;
-- the same with "zł" after it: grosze
CREATE MACRO to_grosze(t) AS
    to_hundredths(regexp_replace(t, '[ \x{00A0}\x{202F}]*zł$', '', 'i'));

CREATE MACRO to_yes_no(t) AS CASE
    WHEN lower(t) IN ('tak', 't', '1', 'true')  THEN true
    WHEN lower(t) IN ('nie', 'n', '0', 'false') THEN false
    END;
"""


def make_macros_and_codes(con):
    con.execute(MACROS)
    con.execute("CREATE TABLE code_list (list TEXT, code TEXT, first_day DATE, last_day DATE)")
    rows = [(name, code, first, last)
            for name, codes in CODES.items() for code, (first, last) in codes.items()]
    con.executemany("INSERT INTO code_list VALUES (?, ?, ?, ?)", rows)


def _value_sql(column, kind):
    """The typed value of one column, from the tidy text `t.<column>`."""
    text = f"t.{column}"
    if kind == "id":
        return text
    if kind == "date":
        return f"to_day_value({text})"
    if kind == "hundredths":
        return f"to_hundredths({text})"
    if kind == "money":
        return f"to_grosze({text})"
    if kind == "bool":
        return f"to_yes_no({text})"
    list_name = kind.removeprefix("code:")
    same = f"code = {text}"
    if list_name.endswith("~"):
        list_name, same = list_name[:-1], f"lower(code) = lower({text})"
    list_name, _, on = list_name.partition("@")
    valid = ""
    if on:
        day = f"to_day_value(t.{on})"
        valid = f" AND {day} >= coalesce(first_day, {day}) AND {day} <= coalesce(last_day, {day})"
    return f"(SELECT any_value(code) FROM code_list WHERE list = '{list_name}' AND {same}{valid})"


def type_table(con, name):
    """`raw_<name>` (text, with file_no and row_no) -> `<name>`; gives the counts of what happened."""
    table = TABLES[name]
    kinds = {column: kind.rstrip("!") for column, kind in table["columns"].items()}
    required = [c for c, kind in table["columns"].items() if kind.endswith("!")]
    con.execute(f"""
        CREATE TABLE tidy_{name} AS
        SELECT file_no, row_no, {", ".join(f"nullif(tidy({c}), '') AS {c}" for c in kinds)}
        FROM raw_{name}""")
    con.execute(f"""
        CREATE TABLE typed_{name} AS
        SELECT file_no, row_no,
               {", ".join(f"{_value_sql(c, kind)} AS {c}" for c, kind in kinds.items())},
               {", ".join(f"t.{c} AS {c}_text" for c in kinds)}
        FROM tidy_{name} t""")
    readable = " AND ".join(f"{c} IS NOT NULL" for c in required)
    bad = ", ".join(f"({c} IS NULL AND {c}_text IS NOT NULL) AS {c}_bad" for c in kinds)
    con.execute(f"""
        CREATE TABLE {name} AS
        SELECT {", ".join(kinds)}, {bad}
        FROM typed_{name}
        WHERE {readable}
        -- the same key again: the later record is used
        QUALIFY row_number() OVER (PARTITION BY {", ".join(table["key"])}
                                   ORDER BY file_no DESC, row_no DESC) = 1""")
    seen, readable_count, used = (
        con.execute(query).fetchone()[0] for query in (
            f"SELECT count(*) FROM typed_{name}",
            f"SELECT count(*) FROM typed_{name} WHERE {readable}",
            f"SELECT count(*) FROM {name}"))
    unreadable = con.execute(f"""
        SELECT {", ".join(f"coalesce(sum(({c}_bad)::INT), 0)" for c in kinds)} FROM {name}""").fetchone()
    return dict(table=name, seen=seen, set_aside=seen - readable_count,
                repeated=readable_count - used, used=used,
                unreadable={c: n for c, n in zip(kinds, unreadable) if n})
