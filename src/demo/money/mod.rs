//! Money: contributions, the budget, brought meals and orders of care, from a stream of random numbers of their own,
//! so that nothing made before changes but what payments of the meals programme say of their chapter and source.
//!
//! In a city of 140 000 contributions are paid for about 300 persons with a permanent benefit, 20 in social employment
//! and 15 who gave up work to care; about 60 persons have meals brought to them. Polish: składki, budżet, dowóz, zlecenia.

mod budget;
mod contribution;
mod meal;
mod order;
pub mod sheet;

use super::DemoOptions;
use super::benefit::OWN_CODES;
use super::office::Office;
use super::random::Random;
use super::sheet::{Cell, Record, Table};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What the seed is mixed with.
const STREAM: u64 = 0x70_69_65_6E_69_64_7A;

/// All that this subject adds, while it is made.
struct Money<'o> {
    office: &'o mut Office,
    random: Random,
    inhabitants: u32,
    thorough: bool,
    years: std::ops::RangeInclusive<i32>,
    /// The decisions by their number.
    decisions: BTreeMap<String, Decision>,
}

/// What a decision tells of its payments.
#[derive(Clone)]
struct Decision {
    person: String,
    benefit: String,
    from: NaiveDate,
    to: Option<NaiveDate>,
}

/// A payment with what its decision tells.
struct Payment {
    /// Its place among the payments.
    place: usize,
    decision: String,
    person: String,
    benefit: String,
    paid: NaiveDate,
    amount: i64,
}

/// Fills the tables.
pub fn live(office: &mut Office, options: &DemoOptions) {
    let mut money = Money {
        office,
        random: Random::new(options.seed ^ STREAM),
        inhabitants: options.inhabitants,
        thorough: options.thorough,
        years: options.years.clone(),
        decisions: BTreeMap::new(),
    };
    let of_children = if options.thorough { money.help_children() } else { Vec::new() };
    money.decisions = money.known_decisions();
    let payments = money.payments();
    money.name_programme(&payments, &of_children);
    money.bring(&payments);
    money.order();
    money.contribute(&payments);
    money.plan_and_spend();
}

fn text(record: &Record, place: usize) -> &str {
    match &record.cells[place] {
        Cell::Text(text) => text,
        _ => "",
    }
}

fn date(record: &Record, place: usize) -> Option<NaiveDate> {
    match record.cells[place] {
        Cell::Date(date) => Some(date),
        _ => None,
    }
}

impl Money<'_> {
    /// A number of the city, brought to the inhabitants asked for; never nothing in a thorough office.
    fn share(&self, rate: u32) -> usize {
        let share = (u64::from(rate) * u64::from(self.inhabitants) + 70_000) / 140_000;
        (share as usize).max(usize::from(self.thorough))
    }

    fn known_decisions(&self) -> BTreeMap<String, Decision> {
        let rows = self.office.rows[Table::Decisions as usize].iter();
        let granting = rows.filter(|row| ["P", "Z"].contains(&text(row, 4)));
        let known = granting.filter_map(|row| {
            let decision = Decision {
                person: text(row, 2).to_owned(),
                benefit: text(row, 5).to_owned(),
                from: date(row, 7)?,
                to: date(row, 8),
            };
            Some((text(row, 0).to_owned(), decision))
        });
        known.collect()
    }

    fn payments(&self) -> Vec<Payment> {
        let rows = self.office.rows[Table::Payments as usize].iter().enumerate();
        let payments = rows.filter_map(|(place, row)| {
            let decision = text(row, 1).to_owned();
            let known = self.decisions.get(&decision)?;
            let own = OWN_CODES.iter().find(|pair| pair.1 == text(row, 4)).map(|pair| pair.0);
            let Cell::Money(amount) = row.cells[7] else { return None };
            Some(Payment {
                place,
                decision,
                person: known.person.clone(),
                benefit: own.map_or_else(|| known.benefit.clone(), str::to_owned),
                paid: date(row, 5)?,
                amount,
            })
        });
        payments.collect()
    }
}
