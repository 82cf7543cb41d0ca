//! Fees of parents, and settlements with other counties and communes. Polish: opłaty rodziców, rozliczenia.

use super::child::{Child, OTHERS, Place, Stay};
use super::{Care, number};
use crate::demo::calendar::{month_end, months, shift};
use crate::demo::sheet::{Cell, Table};
use chrono::{Datelike, NaiveDate};

impl Care<'_> {
    pub fn charge(&mut self) {
        for place in 0..self.children.len() {
            let child = self.children[place].clone();
            // Parents of few children can pay, and of these not all do.
            let due = self.random.chance(150).then(|| self.random.between(10, 60) * 1000);
            let pays = self.random.between(0, 2);
            for stay in &child.stays {
                let until = stay.to.map_or(self.end, |to| shift(to, -1)).min(self.end);
                for month in months(stay.from.max(self.start), until) {
                    if let Some(due) = due {
                        let paid = if self.random.between(0, 2) < pays { due } else { 0 };
                        self.fee(&child, month, (due, paid));
                    }
                    self.settle_with_others(&child, stay, month);
                }
            }
        }
        self.settle_abroad();
    }

    fn fee(&mut self, child: &Child, month: NaiveDate, (due, paid): (i64, i64)) {
        let cells = vec![
            self.next_id(Table::ParentFees, "OP"),
            Cell::from(&child.id),
            Cell::Date(month),
            Cell::Money(due),
            Cell::Money(paid),
            // Brothers and sisters have the same parent.
            format!("RO{}", child.siblings).as_str().into(),
        ];
        self.event(Table::ParentFees, month, cells);
    }

    pub fn settlement(
        &mut self,
        child: &str,
        other: &str,
        words: (&str, &str),
        month: NaiveDate,
        money: (i64, Option<i64>),
    ) {
        let cells = vec![
            self.next_id(Table::Settlements, "RO"),
            child.into(),
            other.into(),
            words.0.into(),
            words.1.into(),
            Cell::Date(month),
            Cell::Money(money.0),
            money.1.map_or(Cell::Empty, number),
        ];
        self.event(Table::Settlements, month, cells);
    }

    /// A child of another county is paid by it, and its commune takes a share that grows with the years.
    fn settle_with_others(&mut self, child: &Child, stay: &Stay, month: NaiveDate) {
        let Some(origin) = child.origin else { return };
        let (gmina, county) = OTHERS[origin];
        let cost = match stay.place {
            Place::Family(_) if stay.form == "spokrewniona" => 100_200,
            Place::Family(_) => 151_700,
            Place::Home(_) => 890_000,
        };
        let last = month_end(month.year(), month.month());
        let until = stay.to.map_or(last, |to| shift(to, -1)).min(last);
        let days = (until - stay.from.max(month)).num_days() + 1;
        let cost = cost * days.max(0) / i64::from(last.day());
        if cost == 0 {
            return;
        }
        self.settlement(&child.id, county, ("powiat", "nalezna"), month, (cost, None));
        let share = match (month - child.first_day()).num_days() / 365 {
            ..1 => 10,
            1 => 30,
            _ => 50,
        };
        let words = ("gmina", "nalezna");
        self.settlement(&child.id, gmina, words, month, (cost * share / 100, Some(share)));
    }

    /// Children of the city who live elsewhere: the city pays, and places them itself no longer.
    fn settle_abroad(&mut self) {
        for turn in 0..self.some(6) {
            let Some(child) = self
                .children
                .iter()
                .filter(|own| own.out().is_some_and(|out| out < self.end))
                .nth(turn * 3)
            else {
                return;
            };
            let child = child.clone();
            let Some(out) = child.out() else { return };
            let county = OTHERS[turn % OTHERS.len()].1;
            for month in months(out.max(self.start), self.end) {
                if month >= out {
                    let money = (151_700, None);
                    self.settlement(&child.id, county, ("powiat", "zobowiazanie"), month, money);
                }
            }
        }
    }
}
