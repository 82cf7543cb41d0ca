//! The rows of placements. Polish: umieszczenia w pieczy zastępczej.

use super::child::{CITY, Child, OTHERS, Place, Stay};
use super::{Care, known};
use crate::demo::calendar::age;
use crate::demo::sheet::{Cell, Table};
use chrono::NaiveDate;

impl Care<'_> {
    pub fn write_placements(&mut self) {
        let mut number = 0;
        for place in 0..self.children.len() {
            let child = self.children[place].clone();
            for (turn, stay) in child.stays.iter().enumerate() {
                number += 1;
                let id = format!("U{number:05}");
                let (family, home) = match stay.place {
                    Place::Family(own) => (self.families[own].id.clone(), String::new()),
                    Place::Home(own) => (String::new(), self.homes[own].id.clone()),
                };
                let together = self.together(place, stay);
                let fixed = Fixed { id, family, home, together, first: turn == 0 };
                self.states(Table::Placements, (stay.from, NaiveDate::MAX), |on| {
                    row(&child, stay, &fixed, on)
                });
            }
        }
    }

    /// Is somebody of the child's family in the same place at that time?
    fn together(&self, place: usize, stay: &Stay) -> bool {
        let child = &self.children[place];
        let until = |stay: &Stay| stay.to.unwrap_or(NaiveDate::MAX);
        self.children.iter().enumerate().any(|(other, own)| {
            other != place
                && own.siblings == child.siblings
                && own.stays.iter().any(|own| {
                    own.place == stay.place && own.from < until(stay) && stay.from < until(own)
                })
        })
    }
}

/// What does not change while the child stays.
struct Fixed {
    id: String,
    family: String,
    home: String,
    together: bool,
    first: bool,
}

fn row(child: &Child, stay: &Stay, fixed: &Fixed, on: NaiveDate) -> Vec<Cell> {
    let gone = stay.to.is_some_and(|to| to <= on);
    let years = age(child.birth, stay.to.unwrap_or(on).min(on));
    let (gmina, county) = child.origin.map_or((CITY, ""), |own| OTHERS[own]);
    vec![
        Cell::from(&fixed.id),
        Cell::from(&child.id),
        Cell::from(&fixed.family),
        Cell::from(&fixed.home),
        stay.form.into(),
        Cell::Date(stay.from),
        known(stay.to, on),
        child.basis.into(),
        stay.came_from.into(),
        if gone { stay.left_to } else { "" }.into(),
        child.reason.into(),
        child.orphan.into(),
        Cell::Flag(fixed.first),
        Cell::Flag(fixed.together),
        Cell::Flag(years >= 7),
        Cell::Flag(child.disabled),
        Cell::Flag(child.settled),
        gmina.into(),
        county.into(),
        if child.origin.is_some() { gmina } else { "" }.into(),
    ]
}
