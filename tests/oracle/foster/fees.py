"""WRiSPZ-P, table 11C: what parents pay for the care of their child."""

from powiat import FORMS, HOMES
from reviews import share


def compute(c):
    """A fee is of its month, and of the form of care in which the child was last in that month."""
    c.con.execute("""
        CREATE TABLE charged AS
        SELECT f.*, (
            SELECT last(p.form ORDER BY p.from_day, p.placement_id) FROM whole p
            WHERE p.child_id = f.child_id AND p.from_day <= last_day(f.month)
              AND (p.to_day IS NULL OR p.to_day > date_trunc('month', f.month)
                   OR (p.to_day = p.from_day AND p.from_day >= date_trunc('month', f.month)))) AS form
        FROM parent_fees f WHERE in_period(f.month)""")
    family, homes = tuple(kind for kind, _ in FORMS), tuple(HOMES)
    rows = ["true", f"form IN {family}", *(f"form = '{kind}'" for kind in family), f"form IN {homes}",
            *(f"form = '{home}'" for home in homes), "form IS NULL"]
    for row, form in enumerate(rows, start=1):
        due, paid = (c.money(what, "charged", form) for what in ("due", "paid"))
        c.put("P-11C", str(row), [c.count("child_id", "charged", f"{form} AND due > 0"),
                                  c.count("payer_id", "charged", f"{form} AND due > 0"), due, paid, share(paid, due)])
