//! Homelessness: the register of people, their programmes, releases from prison, shelters and the night count, from a
//! stream of random numbers of their own, so that nothing made before changes. Polish: bezdomność.
//!
//! A city of 140 000 knows about 180 homeless people at the end of a year, starts 40 programmes in it, helps 35 people
//! who leave prison and counts 210 people in one night.

mod help;
mod night;
mod person;
pub mod sheet;
mod shelter;

use super::DemoOptions;
use super::calendar::half;
use super::office::Office;
use super::random::Random;
use super::sheet::{Cell, Table};
use chrono::{Datelike, NaiveDate};
use person::Entry;

/// What the seed is mixed with.
const STREAM: u64 = 0x62_65_7A_64_6F_6D;

/// All of it while it is made.
struct Register<'o> {
    office: &'o mut Office,
    random: Random,
    inhabitants: u32,
    thorough: bool,
    /// First and last day of the exports.
    start: NaiveDate,
    end: NaiveDate,
    entries: Vec<Entry>,
    programmes: usize,
    forms: usize,
}

/// Fills the tables of homelessness.
pub fn live(office: &mut Office, options: &DemoOptions) {
    let (first, last) = (*options.years.start(), *options.years.end());
    let mut register = Register {
        office,
        random: Random::new(options.seed ^ STREAM),
        inhabitants: options.inhabitants,
        thorough: options.thorough,
        start: half(first, 1).0,
        end: half(last, 2).1,
        entries: Vec::new(),
        programmes: 0,
        forms: 0,
    };
    register.meet(first..=last);
    register.write_entries();
    for year in first - 1..=last {
        register.plan_ways_out(year);
    }
    for year in first..=last {
        register.release(year);
        register.use_places(year);
        register.count_a_night(year);
    }
    register.offer_places(first..=last);
    if register.thorough {
        for year in first..=last {
            register.visit_the_centre(year);
        }
    }
}

impl Register<'_> {
    /// A number of the city, brought to the inhabitants asked for; never nothing in a thorough office.
    fn share(&self, rate: u32) -> usize {
        let share = (u64::from(rate) * u64::from(self.inhabitants) + 70_000) / 140_000;
        (share as usize).max(usize::from(self.thorough))
    }

    /// A code by weight.
    fn code(&mut self, codes: &[(&'static str, u32)]) -> &'static str {
        let weights: Vec<u32> = codes.iter().map(|own| own.1).collect();
        codes[self.random.weighted(&weights)].0
    }

    fn worker(&mut self) -> String {
        let workers = (i64::from(self.inhabitants) / 2000).max(4);
        format!("P{:03}", self.random.between(1, workers))
    }

    /// A row that looks different in every half-year: once for each in which it is known.
    fn states(
        &mut self,
        table: Table,
        known: (NaiveDate, Option<NaiveDate>),
        cells: impl Fn(NaiveDate) -> Vec<Cell>,
    ) {
        for year in self.start.year()..=self.end.year() {
            for number in [1, 2] {
                let (first, last) = half(year, number);
                if known.0 <= last && known.1.is_none_or(|to| to >= first) {
                    self.office.add(table, first, last, cells(last));
                }
            }
        }
    }

    /// A row of an event, told in the half-year of its day.
    fn event(&mut self, table: Table, on: NaiveDate, cells: Vec<Cell>) {
        if self.start <= on && on <= self.end {
            self.office.add(table, on, on, cells);
        }
    }
}

/// A day as it is known on another: what comes later is not told.
fn known(day: Option<NaiveDate>, on: NaiveDate) -> Cell {
    day.filter(|day| *day <= on).into()
}
