//! A child in foster care and the places where it has lived. Polish: dziecko w pieczy zastępczej.

use super::Care;
use crate::demo::calendar::{age, shift};
use crate::demo::pesel::pesel;
use crate::demo::sheet::{Cell, Table};
use chrono::NaiveDate;

/// The city itself, and other communes and counties from which children come.
pub const CITY: &str = "0862011";
pub const OTHERS: [(&str, &str); 4] =
    [("0809092", "0809"), ("0811042", "0811"), ("0861011", "0861"), ("3064011", "3064")];

/// A child; identifiers begin with `C`, those of social assistance with `X`.
#[derive(Clone, Debug)]
pub struct Child {
    pub id: String,
    pub birth: NaiveDate,
    pub man: bool,
    pub disabled: bool,
    pub foreign: bool,
    /// Placed by the rules on juveniles. Polish: nieletni.
    pub juvenile: bool,
    /// The parents' rights are settled, so the child may be adopted.
    pub settled: bool,
    /// Brothers and sisters in care have the same number.
    pub siblings: usize,
    pub basis: &'static str,
    pub reason: &'static str,
    pub orphan: &'static str,
    /// Where it came from, when not from the city: a place in [`OTHERS`].
    pub origin: Option<usize>,
    /// The age at which it leaves when nothing comes before.
    pub grown: i32,
    pub stays: Vec<Stay>,
}

/// Where a child lives: the place of a family or an institution in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Family(usize),
    Home(usize),
}

/// A stay in one place; the day of leaving is no day of the stay.
#[derive(Clone, Debug)]
pub struct Stay {
    pub place: Place,
    pub form: &'static str,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
    pub came_from: &'static str,
    pub left_to: &'static str,
}

impl Child {
    /// The stay that has not ended.
    pub fn here(&self) -> Option<&Stay> {
        self.stays.last().filter(|stay| stay.to.is_none())
    }

    /// Lives in an institution now.
    pub fn in_home(&self) -> bool {
        self.here().is_some_and(|stay| matches!(stay.place, Place::Home(_)))
    }

    pub fn first_day(&self) -> NaiveDate {
        self.stays.first().map_or(self.birth, |stay| stay.from)
    }

    /// The day after the last day in care, when it is over.
    pub fn out(&self) -> Option<NaiveDate> {
        self.stays.last().and_then(|stay| stay.to)
    }
}

impl Care<'_> {
    /// A child born on a day, for the first time in care.
    pub fn child(&mut self, birth: NaiveDate, siblings: usize) -> usize {
        let number = self.children.len() + 1;
        let causes = [
            ("bezradnosc", 330),
            ("uzaleznienie", 330),
            ("przemoc", 80),
            ("sieroctwo", 30),
            ("polsieroctwo", 40),
            ("zagranica", 20),
            ("niepelnosprawnosc_rodzica", 50),
            ("ubostwo", 15),
            ("warunki_mieszkaniowe", 25),
            ("bezrobocie", 10),
            ("zaklad_karny", 30),
            ("inny", 40),
        ];
        let reason = self.code("care_reason", &causes);
        let orphan = match reason {
            "sieroctwo" => "sierota",
            "polsieroctwo" => "polsierota",
            _ if self.random.chance(60) => "polsierota",
            _ => "",
        };
        let basis = [("sad", 900), ("umowa", 20), ("wniosek", 30), ("interwencja", 50)];
        let basis = self.code("care_basis", &basis);
        let grown = if self.random.chance(550) { 18 } else { self.random.between(19, 23) as i32 };
        let child = Child {
            id: format!("C{number:05}"),
            birth,
            man: self.random.chance(510),
            disabled: self.random.chance(110),
            foreign: self.random.chance(40),
            juvenile: false,
            settled: self.random.chance(200) || reason == "sieroctwo",
            siblings,
            basis,
            reason,
            orphan,
            origin: self.random.chance(90).then(|| self.random.between(0, 3) as usize),
            grown,
            stays: Vec::new(),
        };
        self.children.push(child);
        number - 1
    }

    /// The register of these children: a second source of persons.
    pub fn write_children(&mut self) {
        for place in 0..self.children.len() {
            let number =
                pesel(self.children[place].birth, self.children[place].man, &mut self.random);
            let child = &self.children[place];
            let cells = vec![
                Cell::from(&child.id),
                Cell::from(&number),
                Cell::Date(child.birth),
                if child.man { "M" } else { "K" }.into(),
                if child.foreign { "ukraińskie" } else { "polskie" }.into(),
                Cell::Flag(child.disabled),
                CITY.into(),
            ];
            let from = child.first_day();
            self.office.add(Table::Children, from, NaiveDate::MAX, cells);
        }
    }

    /// A day of birth that makes somebody between so many years old on a day.
    pub fn born(&mut self, on: NaiveDate, low: i64, high: i64) -> NaiveDate {
        let years = self.random.between(low, high);
        let days = self.random.between(20, 350);
        let birth = shift(on, -(years * 365 + years / 4 + days));
        debug_assert!(age(birth, on) >= 0);
        birth
    }
}
