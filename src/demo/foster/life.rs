//! What happens month after month: children come, move, go home, are adopted, grow up.

use super::Care;
use super::child::Place;
use super::start::IN_HOMES;
use crate::demo::calendar::{age, months, shift};
use chrono::NaiveDate;

/// Children in family care of a city of 140 000 by the form to which new ones come, and their ages.
const WANTED: [(&str, u32, (i64, i64)); 6] = [
    ("pogotowie", 13, (0, 9)),
    ("spokrewniona", 126, (0, 15)),
    ("niezawodowa", 60, (0, 12)),
    ("zawodowa", 18, (0, 14)),
    ("specjalistyczna", 3, (0, 14)),
    ("rdd", 34, (0, 14)),
];

impl Care<'_> {
    pub fn pass_months(&mut self) {
        for month in months(self.start, self.end) {
            for child in 0..self.children.len() {
                if self.children[child].here().is_some() {
                    let on = shift(month, self.random.between(0, 26));
                    self.pass_month(child, on);
                }
            }
            self.take_in(month);
            self.close_families();
        }
    }

    fn pass_month(&mut self, child: usize, on: NaiveDate) {
        let own = &self.children[child];
        let Some(stay) = own.here().cloned() else { return };
        if on <= stay.from {
            return;
        }
        let years = age(own.birth, on);
        if years >= own.grown {
            let ways = [
                ("samodzielny_rodzina", 300),
                ("samodzielny_wlasne", 430),
                ("samodzielny_inne", 200),
                ("nieusamodzielniony", 70),
            ];
            let way = self.code("left_to_grown", &ways);
            return self.leave(child, on, way);
        }
        if years >= 17 {
            return;
        }
        let days = (on - stay.from).num_days();
        match stay.form {
            "pogotowie" => {
                // Most go on within four months; a few wait for a court.
                let goes = days > 62 && (days > 91 || self.random.chance(400));
                if goes && !self.random.chance(25) {
                    self.go_on(child, on, years);
                }
            }
            "interwencyjna" | "iop" if days > 70 => self.go_on(child, on, years),
            _ if self.random.chance(12) => self.go_on(child, on, years),
            _ => {}
        }
    }

    /// Home, to new parents, or to another place of care.
    fn go_on(&mut self, child: usize, on: NaiveDate, years: i32) {
        let own = &self.children[child];
        let (settled, disabled, siblings) = (own.settled, own.disabled, own.siblings);
        if years <= 9 && (settled || self.random.chance(120)) {
            self.children[child].settled = true;
            return self.leave(child, on, "adopcja");
        }
        let ways = [("rodzina", 300), ("care", 660), ("inne", 25), ("dps", 15)];
        let way = self.code("left_to_minor", &ways);
        if way != "care" {
            return self.leave(child, on, if way == "dps" && !disabled { "rodzina" } else { way });
        }
        let was = self.children[child].here().map_or(Place::Home(0), |stay| stay.place);
        let brother = self.children.iter().enumerate().any(|(place, other)| {
            place != child
                && other.siblings == siblings
                && other.here().is_some_and(|stay| stay.place == was)
        });
        // Into an institution go those of ten and more, or with somebody of their family.
        if years >= 10
            && self.random.chance(if brother { 200 } else { 400 })
            && let Some(home) = self.free_home(&["socjalizacyjna", "terapeutyczna"], 1)
            && Place::Home(home) != was
        {
            return self.move_on(child, Place::Home(home), on);
        }
        let full = self.living(&["niezawodowa"]) > self.some(60);
        let kinds = ["zawodowa", "rdd", "specjalistyczna", "niezawodowa"];
        let kinds = if full { &kinds[..3] } else { &kinds[..] };
        let family = match self.free_family(kinds, 1, on) {
            Some(family) if Place::Family(family) != was && self.random.chance(900) => family,
            // Where there is no room, the family is helped so that the child can go home.
            _ if full => {
                return self.leave(child, on, "rodzina");
            }
            _ => self.family("niezawodowa", on),
        };
        self.move_on(child, Place::Family(family), on);
    }

    /// Children who live in a form of care now.
    fn living(&self, forms: &[&str]) -> usize {
        let here = self.children.iter().filter_map(|own| own.here());
        here.filter(|stay| forms.contains(&stay.form)).count()
    }

    /// As many come as are missing to what the city has.
    fn take_in(&mut self, month: NaiveDate) {
        for (form, rate, ages) in WANTED {
            let limit = self.children.len() + 40;
            while self.living(&[form]) < self.some(rate) && self.children.len() < limit {
                let on = shift(month, self.random.between(0, 26));
                let together = 1 + self.random.weighted(&[750, 200, 50]);
                let free = match form {
                    // Relatives take their own; another family is theirs alone.
                    "spokrewniona" => None,
                    _ => self.free_family(&[form], together, on),
                };
                let family = match free {
                    Some(family) => family,
                    None if matches!(form, "spokrewniona" | "niezawodowa") => self.family(form, on),
                    None => break,
                };
                self.come(Place::Family(family), on, together, ages);
            }
        }
        while self.children.iter().filter(|own| own.in_home()).count() < self.share(IN_HOMES) {
            if self.moved_home(month) == 0 {
                break;
            }
        }
    }

    fn moved_home(&mut self, month: NaiveDate) -> usize {
        let on = shift(month, self.random.between(0, 26));
        let together = 1 + self.random.weighted(&[700, 220, 80]);
        let (form, ages) = match self.random.between(0, 9) {
            0..=2 => ("interwencyjna", if together > 1 { (4, 15) } else { (10, 16) }),
            3 => ("pow_rodzinna", (3, 13)),
            4 => ("terapeutyczna", (10, 16)),
            5 if self.thorough => ("iop", (0, 0)),
            _ => ("socjalizacyjna", if together > 1 { (5, 15) } else { (10, 16) }),
        };
        let Some(home) = self.free_home(&[form], together) else {
            // The kind is full or the town has none.
            let any = self.free_home(&["socjalizacyjna", "interwencyjna"], together);
            let ages = if together > 1 { (5, 15) } else { (10, 16) };
            return any.map_or(0, |home| self.come(Place::Home(home), on, together, ages));
        };
        self.come(Place::Home(home), on, together, ages)
    }

    /// Children of one family come on the same day.
    fn come(&mut self, place: Place, on: NaiveDate, together: usize, ages: (i64, i64)) -> usize {
        let siblings = self.siblings();
        for _ in 0..together {
            let birth = self.born(on, ages.0, ages.1);
            let child = self.child(birth, siblings);
            let came_from = self.origin(child, on);
            self.settle(child, place, on, came_from);
        }
        together
    }

    /// Relatives whose last child left are a foster family no more; others often wait for the next child.
    fn close_families(&mut self) {
        for place in 0..self.families.len() {
            let family = &self.families[place];
            let empty =
                family.children == 0 && family.to.is_none() && family.last_move > family.from;
            let closes = match family.kind {
                "spokrewniona" => true,
                "niezawodowa" => self.random.chance(150),
                _ => false,
            };
            if empty && closes {
                self.families[place].to = Some(self.families[place].last_move);
            }
        }
    }
}
