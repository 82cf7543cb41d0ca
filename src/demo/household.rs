//! Households: who they are when they are first met, and each time they are visited.

use super::calendar::{day, shift};
use super::office::Office;
use super::person::Member;
use super::sheet::{Cell, Table};
use chrono::{Datelike, NaiveDate};

/// What a new household is to be like.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shape {
    pub adults: usize,
    pub children: usize,
    pub elderly: bool,
    pub rural: bool,
    pub foreign: bool,
    pub homeless: bool,
    /// A young person who left a foster home or an institution.
    pub care_leaver: bool,
}

/// A household and the days on which it is helped.
#[derive(Clone, Debug)]
pub struct Household {
    pub id: String,
    pub shape: Shape,
    pub known: NaiveDate,
    pub members: Vec<Member>,
    pub income_source: &'static str,
    pub causes: Vec<&'static str>,
    /// From, to and the decision of every help given.
    pub help: Vec<(NaiveDate, NaiveDate, Option<String>)>,
    visited: Vec<NaiveDate>,
}

impl Household {
    /// The children who belong to the household on a day.
    pub fn children(&self, on: NaiveDate) -> usize {
        self.members
            .iter()
            .filter(|member| member.relation == "dziecko" && member.birth <= on)
            .count()
    }

    /// One adult and at least one child.
    pub fn single_parent(&self) -> bool {
        self.shape.adults == 1 && self.shape.children > 0
    }
}

impl Office {
    /// A household as the first interview found it.
    pub fn settle(&mut self, shape: Shape, known: NaiveDate) -> usize {
        let place = self.households.len();
        let income_source = if shape.elderly {
            *self.random.pick(&["emerytura", "emerytura", "renta"])
        } else if shape.homeless || shape.foreign {
            *self.random.pick(&["brak", "inne", "praca"])
        } else if shape.children > 0 {
            *self.random.pick(&["praca", "swiadczenia", "swiadczenia", "alimenty"])
        } else {
            *self.random.pick(&["brak", "swiadczenia", "praca", "renta", "inne"])
        };
        self.households.push(Household {
            id: format!("R{:05}", place + 1),
            shape,
            known,
            members: Vec::new(),
            income_source,
            causes: Vec::new(),
            help: Vec::new(),
            visited: Vec::new(),
        });
        let (low, high) = match (shape.elderly, shape.care_leaver, shape.children > 0) {
            (true, ..) => (66, 88),
            (_, true, _) => (18, 21),
            (.., true) => (37, 48),
            _ => (27, 60),
        };
        for number in 0..shape.adults {
            let relation = match number {
                0 => "glowa",
                1 if self.random.chance(700) => "malzonek",
                1 => "partner",
                2 => "rodzic",
                _ => "inny",
            };
            let birth =
                if number == 2 { self.born(known, 68, 85) } else { self.born(known, low, high) };
            // Some grandparents are known beforehand to move out; nobody receives help in their name.
            let leaves = number >= 2 && self.random.chance(300);
            // With a year, so that both half-years of a year find the same family.
            let to = leaves.then(|| day(known.year() + 1, 12, 31));
            self.join(place, birth, relation, known, to.filter(|_| !shape.rural && !shape.elderly));
        }
        for _ in 0..shape.children {
            // Some are of age and still at school or studying, some of age and no longer children.
            let (low, high) = if self.random.chance(90) { (17, 24) } else { (0, 15) };
            let birth = self.born(known, low, high);
            self.join(place, birth, "dziecko", known, None);
        }
        self.visit(place, known, "P");
        self.find_causes(place);
        place
    }

    /// An interview and the state of the household that it found.
    pub fn visit(&mut self, place: usize, on: NaiveDate, kind: &str) {
        // One state a day: the day is part of its key.
        if self.households[place].visited.contains(&on) {
            return;
        }
        self.households[place].visited.push(on);
        let household = &self.households[place];
        let (id, head) = (household.id.clone(), household.members[0].person.clone());
        let (single, rural) = (household.single_parent(), household.shape.rural);
        let source = match household.income_source {
            "praca" => "PR",
            "emerytura" => "EM",
            "renta" => "RE",
            "swiadczenia" => "SW",
            "alimenty" => "AL",
            "brak" => "BD",
            _ => "IN",
        };
        let income = if source == "BD" { 0 } else { self.random.between(25_000, 260_000) };
        let worker = self.worker();
        let number = self.next_id(Table::Interviews, "W");
        let requested = shift(on, -self.random.between(1, 14));
        let cells = vec![
            Cell::from(&id),
            Cell::Date(on),
            Cell::from(&head),
            Cell::Flag(single),
            source.into(),
            Cell::Money(income),
            Cell::Flag(rural),
        ];
        self.add(Table::Families, on, NaiveDate::MAX, cells);
        let cells = vec![
            Cell::from(&number),
            Cell::from(&id),
            kind.into(),
            Cell::Date(requested),
            Cell::Date(on),
            Cell::from(&worker),
        ];
        self.add(Table::Interviews, on, on, cells);
    }

    /// A child is born; the next interview finds it.
    pub fn birth(&mut self, place: usize, on: NaiveDate) {
        self.join(place, on, "dziecko", on, None);
        self.households[place].shape.children += 1;
        self.visit(place, shift(on, 9), "A");
    }
}
