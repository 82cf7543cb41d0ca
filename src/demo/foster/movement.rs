//! A child comes to a place, moves on, or leaves care.

use super::Care;
use super::child::{Place, Stay};
use crate::demo::calendar::shift;
use chrono::NaiveDate;

impl Care<'_> {
    /// The form of care of a place.
    fn form(&self, place: Place) -> &'static str {
        match place {
            Place::Family(own) => self.families[own].kind,
            Place::Home(own) => self.homes[own].form,
        }
    }

    /// The child comes to a place.
    pub fn settle(&mut self, child: usize, place: Place, from: NaiveDate, came_from: &'static str) {
        let form = self.form(place);
        match place {
            Place::Family(own) => self.families[own].children += 1,
            Place::Home(own) => self.homes[own].children += 1,
        }
        let stay = Stay { place, form, from, to: None, came_from, left_to: "" };
        self.children[child].stays.push(stay);
    }

    /// The child leaves the place where it is.
    pub fn leave(&mut self, child: usize, on: NaiveDate, left_to: &'static str) {
        let Some(stay) = self.children[child].stays.last_mut().filter(|stay| stay.to.is_none())
        else {
            return;
        };
        // Nobody leaves before having come.
        let on = on.max(shift(stay.from, 1));
        stay.to = Some(on);
        stay.left_to = left_to;
        match stay.place {
            Place::Family(own) => {
                let family = &mut self.families[own];
                family.children -= 1;
                family.last_move = family.last_move.max(on);
            }
            Place::Home(own) => self.homes[own].children -= 1,
        }
    }

    /// The child moves: one stay ends on the day on which the next begins.
    pub fn move_on(&mut self, child: usize, place: Place, on: NaiveDate) {
        let from_family =
            self.children[child].here().is_some_and(|stay| matches!(stay.place, Place::Family(_)));
        let came_from = if from_family { "rodzinna" } else { "instytucja" };
        let left_to = if matches!(place, Place::Family(_)) { "rodzinna" } else { "instytucja" };
        self.leave(child, on, left_to);
        let on = self.children[child].out().unwrap_or(on);
        self.settle(child, place, on, came_from);
    }
}
