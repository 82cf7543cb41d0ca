"""What the three counts share: days of the period, ages, rounding, counting."""

from decimal import Decimal

MACROS = """
CREATE MACRO first_day() AS DATE '{first}';
CREATE MACRO last_day_of() AS DATE '{last}';
CREATE MACRO inside(d) AS d BETWEEN first_day() AND last_day_of();
CREATE MACRO months_on(d, n) AS (d + to_months(n))::DATE;
-- whole months from one day to another; nothing when the second comes first
CREATE MACRO whole_months(a, b) AS CASE WHEN b >= a THEN
    (year(b) - year(a)) * 12 + month(b) - month(a)
    - CASE WHEN months_on(a, ((year(b) - year(a)) * 12 + month(b) - month(a))::INT) > b THEN 1 ELSE 0 END END;
CREATE MACRO years_old(b, d) AS CASE WHEN d >= b THEN whole_months(b, d) // 12 END;
-- days of a stretch, last day included, between two days
CREATE MACRO days_between_days(a, z, low, high) AS
    greatest(0, (least(coalesce(z, high), high) - greatest(a, low)) + 1);
"""


def half_up(top, bottom, places):
    """A quotient rounded half up; nothing when there is nothing to divide by."""
    if not bottom:
        return None
    scale = 10 ** places
    return Decimal((2 * scale * top + bottom) // (2 * bottom)) / scale


class Counter:
    """Cells by place, counted by SQL."""

    def __init__(self, con):
        self.con = con
        self.cells = {}
        self.labels = {}

    def one(self, what, table, where="true"):
        value = self.con.execute(f"SELECT {what} FROM {table} WHERE {where}").fetchone()[0]
        return int(value or 0)

    def put(self, section, row, values):
        for column, value in enumerate(values, start=1):
            self.cells[(section, str(row), str(column))] = value

    def people(self, section, row, table, where, key, groups):
        """Distinct keys of a row, whole and by group."""
        parts = ["true"] + [f"who = '{group}'" for group in groups]
        self.put(section, row, [self.one(f"count(DISTINCT {key})", table, f"({where}) AND {part}") for part in parts])
