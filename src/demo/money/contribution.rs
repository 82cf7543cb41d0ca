//! Contributions that the office pays for those who receive its benefits. Polish: składki.

use super::{Money, Payment};
use crate::demo::calendar::{half, month_end, months, shift};
use crate::demo::sheet::{Cell, Table};
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

impl Money<'_> {
    /// Of permanent benefits, of programmes of integration, of social employment, of carers.
    pub(super) fn contribute(&mut self, payments: &[Payment]) {
        let mut insured_here: BTreeMap<&str, bool> = BTreeMap::new();
        let mut done = BTreeSet::new();
        for own in payments {
            let foreign = own.benefit == "IPS";
            if !(foreign || own.benefit.starts_with("ZST")) {
                continue;
            }
            // Others are insured with their families, or by a pension.
            let here = match insured_here.get(own.person.as_str()) {
                Some(here) => *here,
                None => self.random.chance(450),
            };
            insured_here.insert(&own.person, here);
            let month = month_end(own.paid.year(), own.paid.month());
            if foreign {
                self.contribution(&own.person, "Z", "cudzoziemiec", month, own.paid, own.amount);
            } else if here && done.insert((own.person.clone(), month)) {
                let amount = (own.amount * 9 + 50) / 100;
                self.contribution(&own.person, "Z", "zasilek_staly", month, own.paid, amount);
            }
        }
        let out_of_work = self.persons_with("ZOK-B");
        let at_home = self.persons_with("ZCL");
        for year in self.years.clone() {
            // The allowance of those in social employment, and the criterion of income a person in a family.
            let (allowance, criterion) = match year {
                ..=2021 => (124_000, 52_800),
                2022..=2024 => (149_000, 60_000),
                _ => (166_000, 82_300),
            };
            for (kind, basis, rate, amount) in [
                ("Z", "zatrudnienie_socjalne", 20, (allowance * 9 + 50) / 100),
                ("Z", "inny", 3, (criterion * 9 + 50) / 100),
                ("E", "opiekun", 15, (criterion * 2752 + 5000) / 10_000),
                ("E", "inny", 1, (criterion * 2752 + 5000) / 10_000),
            ] {
                let from = if basis == "zatrudnienie_socjalne" { &out_of_work } else { &at_home };
                for _ in 0..self.share(rate) {
                    let Some(person) = self.one_of(from, &mut done, year, kind) else { break };
                    let first = shift(half(year, 1).0, self.random.between(0, 120));
                    let last = shift(first, self.random.between(120, 400)).min(half(year, 2).1);
                    for month in months(first, last) {
                        let paid = shift(month, 14);
                        let month = month_end(month.year(), month.month());
                        self.contribution(&person, kind, basis, month, paid, amount);
                    }
                }
            }
        }
    }

    /// The persons who were granted a benefit, in the order of their decisions.
    fn persons_with(&self, benefit: &str) -> Vec<String> {
        let own = self.decisions.values().filter(|own| own.benefit == benefit);
        own.map(|own| own.person.clone()).collect()
    }

    /// A person who has no contribution of this kind yet in the year.
    fn one_of(
        &mut self,
        persons: &[String],
        done: &mut BTreeSet<(String, NaiveDate)>,
        year: i32,
        kind: &str,
    ) -> Option<String> {
        let days = half(year, if kind == "Z" { 1 } else { 2 }).0;
        for _ in 0..20.min(persons.len()) {
            let person = self.random.pick(persons).clone();
            if done.insert((person.clone(), days)) {
                return Some(person);
            }
        }
        None
    }

    fn contribution(
        &mut self,
        person: &str,
        kind: &str,
        basis: &str,
        month: NaiveDate,
        paid: NaiveDate,
        amount: i64,
    ) {
        let cells = vec![
            Cell::from(&self.office.next_id(Table::Contributions, "SK")),
            person.into(),
            kind.into(),
            basis.into(),
            Cell::Date(month),
            Cell::Date(paid),
            Cell::Money(amount),
        ];
        self.office.add(Table::Contributions, paid, paid, cells);
    }
}
