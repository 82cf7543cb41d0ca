"""WRiSPZ-G: assistants, supporting families, day centres, the gmina's share in the cost of care."""

NOW = "valid_on({0}.from_day, {0}.to_day, {0}.to_day_bad, period_end())"
IN_TIME = "valid_since({0}.from_day, {0}.to_day, {0}.to_day_bad, period_start())"
# the last day lies in the period; an end before the beginning is no end
ENDED = "in_period({0}.to_day) AND {0}.to_day >= {0}.from_day"


def table_1(c):
    # the wage of a month for each month of the period in which the assistant worked
    c.con.execute(f"""
        CREATE TABLE assistant AS
        SELECT *, {NOW.format('a')} AS here, {IN_TIME.format('a')} AS in_time,
               date_diff('month', greatest(from_day, period_start()),
                         least(coalesce(to_day, period_end()), period_end())) + 1 AS months
        FROM assistants a""")
    for row, contract in [("1", "true"), ("1.1", "contract = 'praca'"), ("1.2", "contract = 'zadaniowa'"),
                          ("1.3", "contract = 'zlecenie'")]:
        c.put("G-1A", row, [
            c.count("assistant_id", "assistant", f"here AND {contract}"),
            c.count("assistant_id", "assistant", f"in_time AND {contract}"),
            c.number("fte", "assistant", f"here AND {contract}"),
            c.money("wage * months", "assistant", f"in_time AND {contract}")])

    now, in_time, ended = (own.format("a") for own in (NOW, IN_TIME, ENDED))
    rows = [("1", in_time),
            *((f"1.{row}", f"{in_time} AND reason = '{own}'")
              for row, own in enumerate(("wniosek", "sad", "za_zyciem"), start=1)),
            ("2", now), ("3", ended),
            *((f"3.{row}", f"{ended} AND end_reason = '{own}'") for row, own in
              enumerate(("cele", "zaprzestanie", "brak_efektow", "zmiana_metody", "inne"), start=1))]
    for row, where in rows:
        # a family with two assistants in turn has its children once: the number known last
        families = f"""(SELECT family_id, arg_max(children, (from_day, cooperation_id)) AS children
                        FROM assistant_families a WHERE {where} GROUP BY family_id)"""
        c.put("G-1B", row, [c.count("family_id", families), c.number("children", families)])


def table_2(c):
    c.con.execute(f"""
        CREATE TABLE support AS
        SELECT *, {NOW.format('a')} AS here, {IN_TIME.format('a')} AS in_time, {ENDED.format('a')} AS ended,
               -- the first day after the help, as far as the period goes
               least(coalesce(to_day, period_end()), period_end()) + 1 AS after
        FROM support_families a""")
    rows = [("1", "here"),
            ("1.1", "in_period(from_day) AND (to_day IS NULL OR to_day >= from_day) AND NOT to_day_bad"),
            ("1.2", "ended"), ("1.3", "here AND task = 'opieka'"), ("1.4", "here AND task = 'gospodarstwo'"),
            ("1.5", "here AND task = 'role'"), ("2", "in_time"),
            ("2.1", "in_time AND after <= from_day + INTERVAL 3 MONTH"),
            ("2.2", "in_time AND after > from_day + INTERVAL 3 MONTH AND after <= from_day + INTERVAL 1 YEAR"),
            ("2.3", "in_time AND after > from_day + INTERVAL 1 YEAR")]
    for row, where in rows:
        c.put("G-2", row, [c.count("support_id", "support", where)])
    c.put("G-2", "3", [c.count("helped_family", "support", "in_time")])


def table_3(c):
    kinds = ["opiekuncza", "specjalistyczna", "podworkowa", "polaczona"]
    use = "day_centre_use a LEFT JOIN day_centres d USING (centre_id)"
    for row, kind in [("1", "true")] + [(str(row), f"kind = '{own}'") for row, own in enumerate(kinds, start=2)]:
        here = f"{NOW.format('a')} AND {kind}"
        c.put("G-3", row, [
            c.count("centre_id", "day_centres a", here), c.number("places", "day_centres a", here),
            c.count("child_id", use, here), c.count("child_id", use, f"{IN_TIME.format('a')} AND {kind}"), None])


def table_4(c):
    """What we pay as a gmina: obligations with the share of a gmina."""
    for row, care in [("1", "true"), ("2", "care = 'rodzinna'"), ("3", "care = 'instytucjonalna'"),
                      ("4", "care = 'nieustalona'")]:
        where = f"direction = 'zobowiazanie' AND share IN (1000, 3000, 5000) AND {care}"
        c.put("G-4", row, [c.count("child_id", "settled", where), c.money("amount", "settled", where)])
        if row == "1":
            continue
        for place, share in enumerate((1000, 3000, 5000), start=1):
            c.put("G-4", f"{row}.{place}", [c.count("child_id", "settled", f"{where} AND share = {share}"),
                                            c.money("amount", "settled", f"{where} AND share = {share}")])


def compute(c):
    for table in (table_1, table_2, table_3, table_4):
        table(c)
