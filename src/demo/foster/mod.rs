//! Foster care and family support: rows that follow those of social assistance, from a stream of random
//! numbers of their own, so that nothing made before changes.
//!
//! A city of 140 000 has about 172 foster families with 272 children, and 85 children in institutions.

mod benefit;
mod candidate;
mod child;
mod day_centre;
mod family;
mod fee;
mod home;
mod leaver;
mod life;
mod movement;
mod placement;
mod review;
pub mod sheet;
mod start;
mod support;
mod thorough;
mod thorough_money;

use super::DemoOptions;
use super::calendar::half;
use super::office::Office;
use super::random::Random;
use super::sheet::{Cell, Table};
use child::Child;
use chrono::{Datelike, NaiveDate};
use family::Family;
use home::CareHome;
use std::collections::BTreeMap;

/// What the seed is mixed with.
const STREAM: u64 = 0x70_69_65_63_7A_61;

/// All of foster care while it is made.
pub struct Care<'o> {
    office: &'o mut Office,
    random: Random,
    inhabitants: u32,
    thorough: bool,
    /// First and last day of the exports.
    start: NaiveDate,
    end: NaiveDate,
    children: Vec<Child>,
    families: Vec<Family>,
    homes: Vec<CareHome>,
    /// How far a list of codes was gone through, where every code shall appear.
    turns: BTreeMap<&'static str, usize>,
}

/// Fills the tables of foster care and family support.
pub fn live(office: &mut Office, options: &DemoOptions) {
    let (first, last) = (*options.years.start(), *options.years.end());
    let mut care = Care {
        office,
        random: Random::new(options.seed ^ STREAM),
        inhabitants: options.inhabitants,
        thorough: options.thorough,
        start: half(first, 1).0,
        end: half(last, 2).1,
        children: Vec::new(),
        families: Vec::new(),
        homes: Vec::new(),
        turns: BTreeMap::new(),
    };
    care.begin();
    care.left_before();
    care.pass_months();
    if care.thorough {
        care.fill_places();
        care.fill_moves();
        care.fill_staff();
    }
    care.write_homes();
    care.write_families();
    care.write_children();
    care.write_placements();
    care.pay();
    care.review();
    care.let_go();
    care.charge();
    if care.thorough {
        care.fill_aid();
        care.fill_benefits();
        care.fill_settlements();
    }
    care.qualify();
    care.support();
    care.assist();
    if care.thorough {
        care.fill_supporting();
    }
    care.open_day_centres();
}

impl Care<'_> {
    /// A number of the city, brought to the inhabitants asked for.
    fn share(&self, rate: u32) -> usize {
        ((u64::from(rate) * u64::from(self.inhabitants) + 70_000) / 140_000) as usize
    }

    /// The same, but never nothing.
    fn some(&self, rate: u32) -> usize {
        self.share(rate).max(1)
    }

    /// A code by weight; in a thorough office one after another, so that each appears.
    fn code(&mut self, list: &'static str, codes: &[(&'static str, u32)]) -> &'static str {
        if self.thorough {
            let turn = self.turns.entry(list).or_default();
            *turn += 1;
            return codes[(*turn - 1) % codes.len()].0;
        }
        let weights: Vec<u32> = codes.iter().map(|own| own.1).collect();
        codes[self.random.weighted(&weights)].0
    }

    /// One of the caseworkers of the office.
    fn worker(&mut self) -> Cell {
        let workers = (self.inhabitants as i64 / 2000).max(4);
        let number = self.random.between(1, workers);
        Cell::Text(format!("P{number:03}"))
    }

    /// A row that looks different in every half-year: once for each in which it is known.
    fn states(
        &mut self,
        table: Table,
        known: (NaiveDate, NaiveDate),
        cells: impl Fn(NaiveDate) -> Vec<Cell>,
    ) {
        for year in self.start.year()..=self.end.year() {
            for number in [1, 2] {
                let (first, last) = half(year, number);
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

    fn next_id(&self, table: Table, prefix: &str) -> Cell {
        Cell::from(&self.office.next_id(table, prefix))
    }
}

/// A day as it is known on another: what comes later is not told.
fn known(day: Option<NaiveDate>, on: NaiveDate) -> Cell {
    day.filter(|day| *day <= on).into()
}

fn number(value: impl Into<i64>) -> Cell {
    Cell::Number(value.into() * 100)
}
