//! Who carries out the care that was granted. Polish: zlecenia usług opiekuńczych.

use super::{Money, text};
use crate::demo::calendar::{day, shift};
use crate::demo::sheet::{Cell, Table};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Kinds of providers, how many decisions of a thousand they have, and the numbers of those of a kind.
const PROVIDERS: [(&str, u32, i64, i64); 4] = [
    ("osrodek", 300, 0, 0),
    ("organizacja", 330, 1, 3),
    ("firma", 220, 11, 12),
    ("osoba", 150, 21, 40),
];

impl Money<'_> {
    /// An order for each decision that grants care, and sometimes another after some months.
    pub(super) fn order(&mut self) {
        let services = self.office.rows[Table::Services as usize].iter();
        let by_neighbours: BTreeSet<String> = services
            .filter(|row| row.cells.last() == Some(&Cell::Flag(true)))
            .map(|row| text(row, 1).to_owned())
            .collect();
        for (id, own) in self.decisions.clone() {
            if !["UO", "UOS", "SUO"].contains(&own.benefit.as_str()) {
                continue;
            }
            // In a thorough office some care has no order.
            if self.thorough && self.random.chance(30) {
                continue;
            }
            let to = own.to.unwrap_or(NaiveDate::MAX);
            if by_neighbours.contains(&id) {
                // Neighbours' care is in the law since November 2023.
                let since = day(2023, 11, 1);
                if own.from < since {
                    self.one_order(&id, own.from, to, ("osoba", 21, 40));
                }
                if to >= since {
                    self.one_order(&id, own.from.max(since), to, ("sasiad", 51, 70));
                }
                continue;
            }
            let changes = self.random.chance(80);
            self.any_order(&id, own.from, to);
            let next = shift(own.from, self.random.between(70, 150));
            if changes && next < to {
                self.any_order(&id, next, to);
            }
        }
    }

    fn any_order(&mut self, decision: &str, from: NaiveDate, to: NaiveDate) {
        let weights = PROVIDERS.map(|own| own.1);
        let (kind, _, low, high) = PROVIDERS[self.random.weighted(&weights)];
        self.one_order(decision, from, to, (kind, low, high));
    }

    fn one_order(
        &mut self,
        decision: &str,
        from: NaiveDate,
        to: NaiveDate,
        (kind, low, high): (&str, i64, i64),
    ) {
        let number = self.random.between(low, high);
        let provider = if kind == "osrodek" { String::new() } else { format!("WU{number:02}") };
        let cells = vec![
            Cell::from(&self.office.next_id(Table::ServiceOrders, "ZU")),
            decision.into(),
            Cell::Date(from),
            kind.into(),
            Cell::from(&provider),
        ];
        self.office.add(Table::ServiceOrders, from, to, cells);
    }
}
