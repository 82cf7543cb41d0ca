//! Programmes of help and who takes part in them. Polish: programy pomocowe.

use super::{Units, known, number};
use crate::demo::calendar::{half, shift};
use crate::demo::sheet::{Cell, Table};
use chrono::{Datelike, NaiveDate};

/// Name, kind, participants and budget of a year in a city of 140 000, in złote.
const PROGRAMMES: [(&str, &str, u32, i64); 8] = [
    ("Korpus wsparcia seniorów", "seniorzy", 110, 380_000),
    ("Asystent osobisty osoby z niepełnosprawnością", "niepelnosprawni", 70, 1_400_000),
    ("Opieka wytchnieniowa", "niepelnosprawni", 45, 300_000),
    ("Powrót do pracy", "aktywizacja", 40, 210_000),
    ("Lokalny program osłonowy", "oslonowy", 60, 120_000),
    ("Rodzina w centrum", "rodzina", 40, 90_000),
    ("Trzeźwy krok", "uzaleznienia", 20, 40_000),
    ("Własny kąt", "bezdomni", 15, 60_000),
];

impl Units<'_> {
    pub(super) fn run_programmes(&mut self) {
        for (place, (title, kind, people, budget)) in PROGRAMMES.into_iter().enumerate() {
            let id = format!("PR{:02}", place + 1);
            let least = self.share(people).max(2);
            for year in self.years() {
                let (first, last) = (year, half(year.year(), 2).1);
                let budget = self.share(1000).max(20) * budget / 1000 * 100;
                let spent = budget / 1000 * self.random.between(780, 1000);
                let half_way = half(year.year(), 1).1;
                let cells = |on: NaiveDate| {
                    let spent = if on > half_way { spent } else { spent * 4 / 10 };
                    vec![
                        Cell::from(&id),
                        Cell::Text(year.year().to_string()),
                        title.into(),
                        kind.into(),
                        Cell::Date(first),
                        Cell::Date(last),
                        Cell::Money(budget),
                        Cell::Money(spent),
                        number(least),
                    ]
                };
                self.states(Table::Programmes, (first, last), cells);
                for _ in 0..least * self.random.between(80, 110) / 100 {
                    self.takes_part(&id, first, last);
                }
            }
        }
    }

    fn takes_part(&mut self, programme: &str, first: NaiveDate, last: NaiveDate) {
        let from = self.day_in(first, 240);
        let to = shift(from, self.random.between(30, 300)).min(last);
        let finished = self.random.chance(820);
        let results = [("osiagniety", 640), ("czesciowo", 260), ("nieosiagniety", 100)];
        let result = if finished { self.one_of(&results) } else { "przerwany" };
        let (person, _) = self.person();
        let id = self.office.next_id(Table::ProgrammePeople, "UD");
        let cells = |on: NaiveDate| {
            let over = to <= on;
            vec![
                Cell::from(&id),
                programme.into(),
                Cell::from(&person),
                Cell::Date(from),
                known(Some(to), on),
                if over { Cell::Flag(finished) } else { Cell::Empty },
                if over { result } else { "" }.into(),
            ]
        };
        self.states(Table::ProgrammePeople, (from, to), cells);
    }
}
