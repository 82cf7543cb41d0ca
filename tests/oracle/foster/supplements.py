"""DWiDZK: supplements until May 2022, from January on and month by month."""

from base import half_up
from powiat import PROFESSIONAL


def compute(c):
    c.con.execute("""
        CREATE TABLE supplement AS
        SELECT b.child_id, b.month, b.units, b.amount, 'family' AS kind, coalesce(b.recipient, f.kind) AS who
        FROM foster_benefits b LEFT JOIN foster_families f ON f.ff_id = b.ff_id
        WHERE b.benefit = 'dodatek_wychowawczy' AND b.month BETWEEN year_start() AND period_end()
        UNION ALL
        SELECT b.child_id, b.month, b.units, b.amount,
               CASE b.benefit WHEN 'dodatek_ryczalt' THEN 'lump' ELSE 'home' END, h.kind
        FROM institution_benefits b LEFT JOIN facilities h ON h.facility_id = b.facility_id
        WHERE b.month BETWEEN year_start() AND period_end()""")

    def three(where):
        return [c.count("child_id", "supplement", where), c.number("units", "supplement", where),
                c.money("amount", "supplement", where)]

    a = [("1", "true"), ("1.1", "who = 'spokrewniona'"), ("1.2", "who = 'niezawodowa'"),
         ("1.3", f"who IN {PROFESSIONAL}"), ("1.4", "who = 'rdd'")]
    for row, who in a:
        c.put("A", row, three(f"kind = 'family' AND {who}"))
    homes = ["pow_socjalizacyjna", "pow_interwencyjna", "pow_terapeutyczna", "rpot", "iop"]
    c.put("B", "1", three("kind = 'lump'"))
    c.put("B", "2", three("kind = 'home'"))
    for row, home in enumerate(homes, start=1):
        c.put("B", f"2.{row}", three(f"kind = 'home' AND who = '{home}'"))
    for row, kind in [("2.1", "family"), ("3.1", "lump"), ("4.1", "home")]:
        c.put("C", row, [half_up(c.total("amount", "supplement", f"kind = '{kind}'"))])
    for row in ("1", "2", "2.4", "3", "3.3", "4", "4.3"):
        c.put("C", row, [None])  # costs are entered by hand, and the sums hang on them
    for row, kind in enumerate(("family", "lump", "home"), start=1):
        months = [f"kind = '{kind}' AND in_period(month) AND month(month) - month(period_start()) = {number}"
                  for number in range(3)]
        c.put("D", str(row), [value for where in months for value in three(where)[1:]])
        c.put("E", str(row), [three(where)[0] for where in months])
