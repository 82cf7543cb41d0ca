//! Reviews of children and of foster families. Polish: oceny sytuacji dziecka, oceny rodzin zastępczych.

use super::Care;
use crate::demo::calendar::{age, shift};
use crate::demo::sheet::{Cell, Table};
use chrono::{Months, NaiveDate};

/// How long a review stands in the exports: the next one is looked for beside it.
const CHILD_KNOWN: i64 = 400;
const FAMILY_KNOWN: i64 = 1500;

pub fn add_months(date: NaiveDate, months: u32) -> NaiveDate {
    date.checked_add_months(Months::new(months)).unwrap_or(date)
}

impl Care<'_> {
    pub fn review(&mut self) {
        for child in 0..self.children.len() {
            self.review_child(child);
        }
        for family in 0..self.families.len() {
            self.review_family(family);
        }
    }

    /// Most are in time, one in twelve is late.
    fn held(&mut self, due: NaiveDate) -> NaiveDate {
        if self.random.chance(80) {
            shift(due, self.random.between(1, 45))
        } else {
            shift(due, -self.random.between(0, 14))
        }
    }

    fn review_child(&mut self, place: usize) {
        let child = self.children[place].clone();
        let until = child.out().unwrap_or(self.end).min(self.end);
        let mut due = shift(child.first_day(), 40);
        let mut reported = None;
        loop {
            let held = self.held(due).max(child.first_day());
            if held >= until {
                return;
            }
            let months = if age(child.birth, held) < 3 { 3 } else { 6 };
            due = add_months(held, months);
            let ready = child.settled && age(child.birth, held) < 12;
            if ready && reported.is_none() {
                reported = Some(shift(held, 10)).filter(|_| self.random.chance(850));
            }
            let results =
                [("utrzymac", 800), ("zmiana_formy", 90), ("powrot", 80), ("adopcja", 30)];
            let result = if ready && self.random.chance(600) {
                "adopcja"
            } else {
                self.code("review_result", &results)
            };
            let worker = self.worker();
            if shift(held, CHILD_KNOWN) < self.start {
                continue;
            }
            let cells = vec![
                self.next_id(Table::ChildReviews, "O"),
                Cell::from(&child.id),
                Cell::Date(held),
                result.into(),
                Cell::Flag(ready),
                reported.filter(|_| ready).into(),
                Cell::Date(due),
                worker,
            ];
            self.office.add(Table::ChildReviews, held, shift(held, CHILD_KNOWN), cells);
        }
    }

    /// Before a year has passed, after another year, then every three; after a bad one within half a year.
    fn review_family(&mut self, place: usize) {
        let family = self.families[place].clone();
        let until = family.to.unwrap_or(self.end).min(self.end);
        let mut due = add_months(family.from, 12);
        let mut turn = 0;
        loop {
            let held = self.held(due).max(shift(family.from, 1));
            if held >= until {
                return;
            }
            turn += 1;
            let results = [("pozytywna", 960), ("negatywna", 40)];
            let result = if self.random.chance(if self.thorough { 300 } else { 1000 }) {
                self.code("family_review_result", &results)
            } else {
                "pozytywna"
            };
            let months = match (result, turn) {
                ("negatywna", _) => 6,
                (_, 1) => 12,
                _ => 36,
            };
            due = add_months(held, months);
            let worker = self.worker();
            if shift(held, FAMILY_KNOWN) < self.start {
                continue;
            }
            let cells = vec![
                self.next_id(Table::FamilyReviews, "OR"),
                Cell::from(&family.id),
                Cell::Date(held),
                result.into(),
                Cell::Date(due),
                worker,
            ];
            self.office.add(Table::FamilyReviews, held, shift(held, FAMILY_KNOWN), cells);
        }
    }
}
