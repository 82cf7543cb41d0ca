//! Information and advice for inhabitants, and work with other institutions. Polish: poradnictwo, współdziałanie.

use super::{Units, number};
use crate::demo::calendar::{month_end, months, shift};
use crate::demo::sheet::{Cell, Table};
use chrono::Datelike;

const SUBJECTS: [(&str, u32); 9] = [
    ("swiadczenia", 380),
    ("uprawnienia", 150),
    ("dps", 120),
    ("przemoc", 60),
    ("uzaleznienia", 40),
    ("rodzina", 90),
    ("mieszkanie", 80),
    ("zadluzenie", 40),
    ("inne", 40),
];
const KINDS: [(&str, u32); 3] = [("informacja", 620), ("porada", 280), ("skierowanie", 100)];
const CHANNELS: [(&str, u32); 5] =
    [("osobiscie", 420), ("telefon", 430), ("email", 80), ("teren", 60), ("inny", 10)];

/// An institution and how often the office of a city meets it in a month.
const PARTNERS: [(&str, u32); 8] = [
    ("zdrowie", 45),
    ("policja", 38),
    ("sad", 30),
    ("prokuratura", 4),
    ("oswiata", 26),
    ("ngo", 18),
    ("pup", 15),
    ("inny", 12),
];

impl Units<'_> {
    /// 1 200 pieces of advice a year in a city.
    pub(super) fn advise(&mut self) {
        for year in self.years() {
            for _ in 0..self.share(1200).max(12) {
                let on = self.day_in(year, 364);
                let nobody = self.random.chance(450);
                let person = if nobody { Cell::Empty } else { Cell::Text(self.person().0) };
                let cells = vec![
                    Cell::from(&self.office.next_id(Table::Contacts, "IP")),
                    Cell::Date(on),
                    self.one_of(&SUBJECTS).into(),
                    self.one_of(&KINDS).into(),
                    self.one_of(&CHANNELS).into(),
                    person,
                    Cell::Flag(nobody),
                    self.worker(),
                ];
                self.event(Table::Contacts, on, cells);
            }
        }
    }

    /// Contacts of a kind by months; tasks given to organisations one by one.
    pub(super) fn meet_partners(&mut self) {
        for month in months(self.start, self.end) {
            let last = month_end(month.year(), month.month());
            for (kind, rate) in PARTNERS {
                let forms =
                    [("wymiana", 600), ("spotkanie", 200), ("interwencja", 80), ("wniosek", 120)];
                let form = self.one_of(&forms);
                let many = self.share(rate).max(1) + self.random.between(0, 2);
                self.partner(last, [kind, form], many, None);
            }
        }
        for year in self.years() {
            for task in ["Prowadzenie schroniska", "Wydawanie posiłków", "Klub dla seniorów"] {
                let on = self.day_in(year, 90);
                let amount = self.share(1000).max(20) * self.random.between(8_000, 40_000);
                self.partner(on, ["ngo", "zlecenie"], 1, Some((task, amount)));
            }
        }
        for turn in 0..self.share(40).max(4) * self.years().count() as i64 {
            let on = shift(self.start, turn * 17 % ((self.end - self.start).num_days() + 1));
            let kind = PARTNERS[turn as usize % PARTNERS.len()].0;
            self.partner(on, [kind, "interwencja"], 1, None);
        }
    }

    fn partner(
        &mut self,
        on: chrono::NaiveDate,
        [kind, form]: [&str; 2],
        many: i64,
        task: Option<(&str, i64)>,
    ) {
        let cells = vec![
            Cell::from(&self.office.next_id(Table::Partners, "WS")),
            Cell::Date(on),
            kind.into(),
            form.into(),
            number(many),
            Cell::Empty,
            Cell::Empty,
            task.map_or("", |own| own.0).into(),
            task.map_or(Cell::Empty, |own| Cell::Money(own.1)),
        ];
        self.event(Table::Partners, on, cells);
    }
}
