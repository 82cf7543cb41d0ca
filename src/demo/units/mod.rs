//! Units of social assistance: their staff and the people in them, programmes, advice, partners; from a stream of
//! random numbers of their own, so that nothing made before changes. Polish: jednostki pomocy społecznej.
//!
//! A city of 140 000 has three homes for some 250 residents, of whom a fifth change in a year, day centres, a centre
//! of crisis intervention, flats, clubs; eight programmes with 400 participants and 1 200 pieces of advice a year.

mod advice;
mod place;
mod programme;
mod rare;
mod resident;
pub mod sheet;
mod staff;

use super::DemoOptions;
use super::calendar::{half, shift};
use super::office::Office;
use super::random::Random;
use super::sheet::{Cell, Table};
use chrono::{Datelike, NaiveDate};
use place::Place;

/// What the seed is mixed with.
const STREAM: u64 = 0x6A_65_64_6E_6F_73;

/// All units while they are made.
struct Units<'o> {
    office: &'o mut Office,
    random: Random,
    inhabitants: u32,
    thorough: bool,
    /// First and last day of the exports.
    start: NaiveDate,
    end: NaiveDate,
    places: Vec<Place>,
    people: usize,
    staff: usize,
}

/// Fills the tables of units, programmes, advice and partners.
pub fn live(office: &mut Office, options: &DemoOptions) {
    let (first, last) = (*options.years.start(), *options.years.end());
    let mut units = Units {
        office,
        random: Random::new(options.seed ^ STREAM),
        inhabitants: options.inhabitants,
        thorough: options.thorough,
        start: half(first, 1).0,
        end: half(last, 2).1,
        places: Vec::new(),
        people: 0,
        staff: 0,
    };
    units.found();
    units.settle();
    units.wait();
    units.employ();
    units.run_programmes();
    units.advise();
    units.meet_partners();
    if units.thorough {
        units.meet_the_rare();
    }
}

impl Units<'_> {
    /// A number of the city, brought to the inhabitants asked for.
    fn share(&self, rate: u32) -> i64 {
        ((i64::from(rate) * i64::from(self.inhabitants)) + 70_000) / 140_000
    }

    fn one_of(&mut self, codes: &[(&'static str, u32)]) -> &'static str {
        let weights: Vec<u32> = codes.iter().map(|own| own.1).collect();
        codes[self.random.weighted(&weights)].0
    }

    /// A person who is known in the units alone.
    fn person(&mut self) -> (String, &'static str) {
        self.people += 1;
        let sex = if self.random.chance(540) { "K" } else { "M" };
        (format!("OJ{:06}", self.people), sex)
    }

    fn worker(&mut self) -> Cell {
        let workers = (i64::from(self.inhabitants) / 2000).max(4);
        Cell::Text(format!("P{:03}", self.random.between(1, workers)))
    }

    /// A row that looks different in every half-year: once for each in which it is known.
    fn states(
        &mut self,
        table: Table,
        known: (NaiveDate, NaiveDate),
        cells: impl Fn(NaiveDate) -> Vec<Cell>,
    ) {
        for year in self.start.year()..=self.end.year() {
            for (first, last) in [half(year, 1), half(year, 2)] {
                if known.0 <= last && known.1 >= first {
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

    /// First days of the years of the exports.
    fn years(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        (self.start.year()..=self.end.year()).map(|year| half(year, 1).0)
    }

    fn day_in(&mut self, first: NaiveDate, days: i64) -> NaiveDate {
        shift(first, self.random.between(0, days))
    }
}

/// A day as it is known on another: what comes later is not told.
fn known(day: Option<NaiveDate>, on: NaiveDate) -> Cell {
    day.filter(|day| *day <= on).into()
}

fn number(value: i64) -> Cell {
    Cell::Number(value * 100)
}
