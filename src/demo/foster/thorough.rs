//! Children and families made so that every cell of WRiSPZ-P and WRiSPZ-G has records behind it.
//! Only a thorough office has them: all others draw the same random numbers as without this file.

use super::Care;
use super::child::Place;
use crate::demo::calendar::{half, shift};
use chrono::{Datelike, NaiveDate};

/// Forms of family care.
pub const FAMILIES: [&str; 6] =
    ["spokrewniona", "niezawodowa", "zawodowa", "specjalistyczna", "pogotowie", "rdd"];

/// Forms of institutional care and the places of one institution.
pub const HOMES: [(&str, usize); 6] = [
    ("socjalizacyjna", 14),
    ("pow_rodzinna", 8),
    ("interwencyjna", 14),
    ("terapeutyczna", 14),
    ("rpot", 45),
    ("iop", 20),
];

/// Age on the last day and days since the placement: each group of age and each band of time once.
const CHILDREN: [(i64, i64); 7] =
    [(0, 40), (2, 200), (5, 400), (8, 800), (12, 1100), (15, 1500), (19, 1600)];

/// Where children who are not of age go, and where they came from.
const MINORS: [(&str, &str); 6] = [
    ("rodzina", "rodzina"),
    ("rodzinna", "rodzinna"),
    ("adopcja", "szpital"),
    ("instytucja", "instytucja"),
    ("dps", "przysposobienie"),
    ("inne", "inne"),
];

/// Who leaves of age: the form of care and what comes after.
const OF_AGE: [(&str, &str); 8] = [
    ("spokrewniona", "samodzielny_rodzina"),
    ("niezawodowa", "samodzielny_wlasne"),
    ("zawodowa", "samodzielny_inne"),
    ("rdd", "nieusamodzielniony"),
    ("socjalizacyjna", "samodzielny_rodzina"),
    ("socjalizacyjna", "samodzielny_wlasne"),
    ("rpot", "samodzielny_inne"),
    ("rpot", "nieusamodzielniony"),
];

impl Care<'_> {
    /// First and last days of all half-years of the exports.
    pub fn halves(&self) -> Vec<(NaiveDate, NaiveDate)> {
        let years = self.start.year()..=self.end.year();
        years.flat_map(|year| [half(year, 1), half(year, 2)]).collect()
    }

    /// Children of every age and every time in care in each form, and families of every number of children.
    pub fn fill_places(&mut self) {
        for kind in FAMILIES {
            for children in 0..=8 {
                let family = self.family(kind, shift(self.end, -1700));
                self.families[family].rural = children % 2 == 0;
                self.families[family].foreigner = children % 3 == 0;
                if children == CHILDREN.len() {
                    self.fill_place(Place::Family(family));
                } else {
                    let siblings = self.siblings();
                    for older in 0..children as i64 {
                        let from = shift(self.end, -500);
                        self.placed(Place::Family(family), from, 4 + older, siblings, "rodzina");
                    }
                }
            }
        }
        for (form, places) in HOMES {
            let home = self.found(form, places);
            self.fill_place(Place::Home(home));
        }
    }

    fn fill_place(&mut self, place: Place) {
        let siblings = self.siblings();
        for (turn, (age, days)) in CHILDREN.into_iter().enumerate() {
            let from = shift(self.end, -days);
            let child = self.placed(place, from, age, siblings, "rodzina");
            let own = &mut self.children[child];
            own.man = turn % 2 == 1;
            own.orphan = ["", "", "sierota", "polsierota"].get(turn).copied().unwrap_or_default();
            own.foreign = turn == 4;
            own.disabled = turn == 5;
        }
    }

    /// A child of an age on the last day of the exports, placed for the first time.
    fn placed(
        &mut self,
        place: Place,
        from: NaiveDate,
        age: i64,
        siblings: usize,
        came_from: &'static str,
    ) -> usize {
        let birth = self.born(self.end, age, age);
        let child = self.child(birth, siblings);
        self.settle(child, place, from.max(shift(birth, 3)), came_from);
        child
    }

    fn found(&mut self, form: &'static str, places: usize) -> usize {
        let id = format!("PP{:02}", self.homes.len() + 1);
        self.homes.push(super::home::CareHome { id, form, places, children: 0 });
        self.homes.len() - 1
    }

    /// In each half-year somebody comes from everywhere, moves between both forms, and goes everywhere.
    pub fn fill_moves(&mut self) {
        let (first, second) = (self.found("socjalizacyjna", 14), self.found("socjalizacyjna", 14));
        let last = self.found("rpot", 45);
        for (start, end) in self.halves() {
            let (came, left) = (shift(start, 20), shift(end, -20));
            for (way, came_from) in MINORS {
                for family in [true, false] {
                    let place =
                        if family { self.place("niezawodowa", came) } else { Place::Home(first) };
                    self.stayed(place, (came, left), 7, came_from, way);
                }
            }
            for (turn, (form, way)) in OF_AGE.into_iter().enumerate() {
                // Relatives get the aid to stand on one's own feet after three years.
                let came = shift(left, if form == "spokrewniona" { -1200 } else { -500 });
                let place = match form {
                    "socjalizacyjna" => Place::Home(second),
                    "rpot" => Place::Home(last),
                    _ => self.place(form, came),
                };
                self.stayed(place, (came, shift(left, -(turn as i64))), 19, "rodzina", way);
            }
            for from_family in [true, false] {
                let mut places = [self.place("niezawodowa", came), Place::Home(first)];
                if !from_family {
                    places.reverse();
                }
                let (birth, siblings) = (self.born(left, 12, 12), self.siblings());
                let child = self.child(birth, siblings);
                self.settle(child, places[0], came, "rodzina");
                self.move_on(child, places[1], shift(came, 40));
                self.gone(child, left, "rodzina");
            }
        }
    }

    fn place(&mut self, form: &'static str, from: NaiveDate) -> Place {
        Place::Family(self.family(form, from))
    }

    fn stayed(
        &mut self,
        place: Place,
        (came, left): (NaiveDate, NaiveDate),
        age: i64,
        came_from: &'static str,
        way: &'static str,
    ) {
        let (birth, siblings) = (self.born(left, age, age), self.siblings());
        let child = self.child(birth, siblings);
        self.children[child].disabled |= way == "dps";
        self.settle(child, place, came, came_from);
        self.gone(child, left, way);
    }

    /// The child leaves; a family that had only this one ends with it.
    fn gone(&mut self, child: usize, on: NaiveDate, way: &'static str) {
        let families: Vec<usize> = self.children[child]
            .stays
            .iter()
            .filter_map(|stay| match stay.place {
                Place::Family(own) => Some(own),
                Place::Home(_) => None,
            })
            .collect();
        self.leave(child, on, way);
        for family in families {
            self.families[family].to = Some(on);
        }
    }
}
