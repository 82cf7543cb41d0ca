//! What only a thorough office has: a programme of no usual kind, and partners who are met for a known family. No random
//! number is taken, so that nothing made before or after changes. Polish: program innego rodzaju, sprawy rodzin.

use super::{Units, number};
use crate::demo::calendar::{half, shift};
use crate::demo::sheet::{Cell, Table};
use chrono::{Datelike, NaiveDate};

const PROGRAMME: &str = "PR90";

impl Units<'_> {
    /// Each year has one more of everything than the year before.
    pub(super) fn meet_the_rare(&mut self) {
        for (turn, first) in self.years().enumerate().collect::<Vec<_>>() {
            let many = turn + 2;
            self.run_another(first, many);
            self.meet_for_families(first, many);
        }
    }

    fn run_another(&mut self, first: NaiveDate, people: usize) {
        let last = half(first.year(), 2).1;
        let budget = people as i64 * 400_000;
        self.states(Table::Programmes, (first, last), |_| {
            vec![
                PROGRAMME.into(),
                Cell::Text(first.year().to_string()),
                "Książka na telefon".into(),
                "inny".into(),
                Cell::Date(first),
                Cell::Date(last),
                Cell::Money(budget),
                Cell::Money(budget - 25_000),
                number(people as i64),
            ]
        });
        let to = shift(first, 150);
        for reader in 0..people {
            let cells = vec![
                Cell::Text(self.office.next_id(Table::ProgrammePeople, "UD")),
                PROGRAMME.into(),
                Cell::Text(format!("OK{reader:04}")),
                Cell::Date(first),
                Cell::Date(to),
                Cell::Flag(true),
                "osiagniety".into(),
            ];
            self.event(Table::ProgrammePeople, to, cells);
        }
    }

    fn meet_for_families(&mut self, first: NaiveDate, families: usize) {
        let known: Vec<String> =
            self.office.households.iter().take(families).map(|own| own.id.clone()).collect();
        for (turn, family) in known.iter().enumerate() {
            let on = shift(first, 20 + 31 * turn as i64);
            let cells = vec![
                Cell::Text(self.office.next_id(Table::Partners, "WS")),
                Cell::Date(on),
                if turn % 2 == 0 { "sad" } else { "oswiata" }.into(),
                "wymiana".into(),
                number(1),
                Cell::from(family),
                Cell::Empty,
                Cell::Empty,
                Cell::Empty,
            ];
            self.event(Table::Partners, on, cells);
        }
    }
}
