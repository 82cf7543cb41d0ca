//! A foster family or a family-run children's home. Polish: rodzina zastępcza, rodzinny dom dziecka.

use super::{Care, known, number};
use crate::demo::calendar::{month_end, shift};
use crate::demo::sheet::{Cell, Table};
use chrono::{Datelike, NaiveDate};

#[derive(Clone, Debug)]
pub struct Family {
    pub id: String,
    pub kind: &'static str,
    pub from: NaiveDate,
    /// The last day.
    pub to: Option<NaiveDate>,
    /// Children who live there now.
    pub children: usize,
    pub carers: &'static str,
    pub births: (NaiveDate, Option<NaiveDate>),
    pub foreigner: bool,
    pub rural: bool,
    /// The last time that a child left.
    pub last_move: NaiveDate,
}

/// Works under a contract with the county.
pub fn has_contract(kind: &str) -> bool {
    !matches!(kind, "spokrewniona" | "niezawodowa")
}

/// How many children live there at most, unless they are brothers and sisters.
pub fn most_children(kind: &str) -> usize {
    if kind == "rdd" { 8 } else { 3 }
}

impl Care<'_> {
    pub fn family(&mut self, kind: &'static str, from: NaiveDate) -> usize {
        let id = format!("RZ{:04}", self.families.len() + 1);
        let (low, high) = if kind == "spokrewniona" { (46, 70) } else { (33, 58) };
        let first = self.born(from, low, high);
        let marital =
            [("samotna", if kind == "spokrewniona" { 550 } else { 250 }), ("malzenstwo", 600)];
        let carers = self.code("marital", &marital);
        let second =
            (carers == "malzenstwo").then(|| shift(first, self.random.between(-1500, 1500)));
        self.families.push(Family {
            id,
            kind,
            from,
            to: None,
            children: 0,
            carers,
            births: (first, second),
            foreigner: self.random.chance(if self.thorough { 100 } else { 15 }),
            rural: self.random.chance(if self.thorough { 100 } else { 8 }),
            last_move: from,
        });
        self.families.len() - 1
    }

    /// A family of one of these kinds that can take so many children more.
    pub fn free_family(&mut self, kinds: &[&str], children: usize, on: NaiveDate) -> Option<usize> {
        let free: Vec<usize> = (0..self.families.len())
            .filter(|place| {
                let family = &self.families[*place];
                kinds.contains(&family.kind)
                    && family.to.is_none()
                    && family.from <= on
                    && family.children + children <= most_children(family.kind)
            })
            .collect();
        (!free.is_empty()).then(|| *self.random.pick(&free))
    }

    pub fn write_families(&mut self) {
        let coordinators =
            (self.families.iter().filter(|own| own.to.is_none()).count() / 12 + 1) as i64;
        self.coordinate(coordinators);
        let mut burden = vec![0; coordinators as usize];
        for place in 0..self.families.len() {
            let family = self.families[place].clone();
            // Relatives may do without a coordinator; nobody has more than fifteen families.
            let wants = family.kind != "spokrewniona" || self.random.chance(700);
            let own = self.random.between(0, coordinators - 1) as usize;
            let own =
                (0..burden.len()).map(|by| (own + by) % burden.len()).find(|own| burden[*own] < 14);
            // In a thorough office the first one has a family too many.
            let own = if self.thorough && burden[0] < 16 { Some(0) } else { own };
            let coordinator = own.filter(|_| wants).map_or(Cell::Empty, |own| {
                burden[own] += i32::from(family.to.is_none());
                Cell::Text(format!("KO{:02}", own + 1))
            });
            let worker = self.worker();
            // Papers hold two years and are renewed in time, or a little late.
            let renewed = self.random.between(1, 700);
            let late = if self.random.chance(60) { self.random.between(5, 60) } else { 0 };
            let limit = match family.kind {
                "spokrewniona" => Cell::Empty,
                kind => number(most_children(kind) as i64),
            };
            let state = |on: NaiveDate| {
                let mut paper = shift(family.from, renewed);
                while shift(paper, late) < family.to.unwrap_or(on).min(on) {
                    paper = shift(paper, 730);
                }
                let (mut since, mut until) = (family.from, three_years(family.from));
                while until < family.to.unwrap_or(on).min(on) {
                    since = shift(until, 1);
                    until = three_years(since);
                }
                let contract = has_contract(family.kind);
                vec![
                    Cell::from(&family.id),
                    family.kind.into(),
                    Cell::Date(family.from),
                    known(family.to, on),
                    family.carers.into(),
                    Cell::Date(family.births.0),
                    family.births.1.into(),
                    Cell::Flag(family.foreigner),
                    Cell::Flag(family.rural),
                    limit.clone(),
                    coordinator.clone(),
                    contract.then_some(since).into(),
                    contract.then_some(until).into(),
                    Cell::Date(paper),
                    worker.clone(),
                ]
            };
            self.states(Table::FosterFamilies, (family.from, NaiveDate::MAX), state);
        }
    }

    /// The coordinators of the county.
    fn coordinate(&mut self, coordinators: i64) {
        for place in 1..=coordinators {
            let from = shift(self.start, -self.random.between(30, 3000));
            let fte = *self.random.pick(&[100, 100, 100, 75, 50]);
            let cells = vec![
                Cell::Text(format!("KO{place:02}")),
                Cell::Number(fte),
                Cell::Date(from),
                Cell::Empty,
            ];
            self.office.add(Table::Coordinators, from, NaiveDate::MAX, cells);
        }
    }
}

/// The last day of a contract of three years, at the end of a month.
fn three_years(from: NaiveDate) -> NaiveDate {
    month_end(from.year() + 3, from.month())
}
