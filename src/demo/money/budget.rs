//! The budget of the centre: plan and execution at the end of each quarter. Polish: budżet.

use super::Money;
use crate::demo::calendar::month_end;
use crate::demo::sheet::{Cell, Table};

/// Chapter, paragraph, source and the plan of 2025 in a city of 140 000, in złoty.
const LINES: [(&str, &str, &str, i64); 24] = [
    ("85202", "4330", "W", 14_000_000),
    ("85213", "4130", "D", 520_000),
    ("85213", "4130", "W", 20_000),
    ("85214", "3110", "W", 2_600_000),
    ("85214", "3110", "D", 900_000),
    ("85216", "3110", "D", 6_300_000),
    ("85219", "4010", "W", 4_900_000),
    ("85219", "4010", "D", 700_000),
    ("85219", "4040", "W", 380_000),
    ("85219", "4110", "W", 900_000),
    ("85219", "4110", "D", 120_000),
    ("85219", "4120", "W", 110_000),
    ("85219", "4170", "W", 90_000),
    ("85219", "4210", "W", 160_000),
    ("85219", "4260", "W", 180_000),
    ("85219", "4300", "W", 420_000),
    ("85219", "4440", "W", 150_000),
    ("85219", "4710", "W", 60_000),
    ("85228", "4010", "W", 900_000),
    ("85228", "4300", "W", 3_900_000),
    ("85228", "4300", "D", 900_000),
    ("85228", "2360", "W", 1_200_000),
    ("85230", "3110", "W", 450_000),
    ("85230", "3110", "D", 900_000),
];

impl Money<'_> {
    /// A state at the end of each quarter: the plan is changed now and then, the execution only grows.
    pub(super) fn plan_and_spend(&mut self) {
        for year in self.years.clone() {
            for (chapter, paragraph, source, plan) in LINES {
                let scaled = plan * 100 / 140_000 * i64::from(self.inhabitants);
                let mut plan = scaled * (100 + 7 * i64::from(year - 2025)).max(30) / 100;
                for (quarter, most) in [(1, 240), (2, 490), (3, 735), (4, 995)] {
                    if self.random.chance(300) {
                        plan += plan * self.random.between(0, 40) / 1000;
                    }
                    // Each is at least twenty per mille below the most, and far above the quarter before.
                    let executed = plan * (most - self.random.between(0, 20)) / 1000
                        + self.random.between(0, 99);
                    let as_of = month_end(year, quarter * 3);
                    let cells = vec![
                        chapter.into(),
                        paragraph.into(),
                        source.into(),
                        Cell::Date(as_of),
                        Cell::Money(plan),
                        Cell::Money(executed.min(plan)),
                    ];
                    self.office.add(Table::Budget, as_of, as_of, cells);
                }
            }
        }
    }
}
