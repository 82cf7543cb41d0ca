//! Who is in care when the exports begin.

use super::Care;
use super::child::Place;
use super::family::most_children;
use crate::demo::calendar::{age, shift};
use chrono::NaiveDate;

/// How many families of each kind a city of 140 000 has, and the chances of one, two, three … children.
const KINDS: [(&str, u32, &[u32]); 6] = [
    ("spokrewniona", 102, &[810, 160, 30]),
    ("niezawodowa", 44, &[680, 240, 80]),
    ("zawodowa", 8, &[100, 250, 650]),
    ("specjalistyczna", 2, &[400, 400, 200]),
    ("pogotowie", 6, &[100, 250, 650]),
    ("rdd", 6, &[0, 0, 0, 150, 300, 300, 150, 100]),
];

/// Of children in institutions, in a city of 140 000.
pub const IN_HOMES: u32 = 85;

impl Care<'_> {
    pub fn begin(&mut self) {
        self.found_homes(self.share(IN_HOMES).max(6));
        for (kind, rate, weights) in KINDS {
            let families =
                if self.thorough || rate > 5 { self.some(rate) } else { self.share(rate) };
            for _ in 0..families {
                let children = self.random.weighted(weights) + 1;
                self.begin_family(kind, children);
            }
        }
        // Some families have no child for the time being.
        for _ in 0..self.share(3) {
            let from = shift(self.start, -self.random.between(200, 2500));
            self.family("niezawodowa", from);
        }
        let wanted = self.share(IN_HOMES).max(if self.thorough { 6 } else { 3 });
        let mut placed = 0;
        let mut turn = 0;
        while placed < wanted {
            let together = 1 + self.random.weighted(&[700, 220, 80]);
            let home = turn % self.homes.len();
            turn += 1;
            if turn > 40 * self.homes.len() {
                break;
            }
            let home = &self.homes[home];
            if home.children + together <= home.places {
                placed += self.begin_home((turn - 1) % self.homes.len(), together);
            }
        }
    }

    /// A family with its children; some of these were elsewhere before.
    fn begin_family(&mut self, kind: &'static str, children: usize) {
        let emergency = kind == "pogotowie";
        let since = if emergency {
            shift(self.start, -self.random.between(2500, 4500))
        } else {
            shift(self.start, -self.random.between(60, 3200))
        };
        let place = self.family(kind, since);
        let siblings = self.siblings();
        for number in 0..children.min(most_children(kind)) {
            let back = if emergency {
                self.random.between(3, 75)
            } else {
                self.random.between(20, (self.start - since).num_days() - 10)
            };
            let from = if number == 0 && !emergency { since } else { shift(self.start, -back) };
            let own = self.start_child(from, siblings, if emergency { (0, 12) } else { (0, 16) });
            self.children[own].juvenile = !matches!(kind, "spokrewniona" | "niezawodowa")
                && self.random.chance(if self.thorough { 300 } else { 20 });
            self.children[own].disabled |= kind == "specjalistyczna";
            self.before(own, kind, from);
            let came_from = self.origin(own, from);
            self.settle(own, Place::Family(place), from, came_from);
        }
    }

    /// A stay in an emergency family before this one, which it touches.
    fn before(&mut self, child: usize, kind: &str, from: NaiveDate) {
        if matches!(kind, "spokrewniona" | "pogotowie") || !self.random.chance(400) {
            return;
        }
        let began = shift(from, -self.random.between(30, 115));
        if began <= self.children[child].birth {
            return;
        }
        let emergency = (0..self.families.len()).find(|own| {
            self.families[*own].kind == "pogotowie" && self.families[*own].from <= began
        });
        if let Some(place) = emergency {
            let came_from = self.origin(child, began);
            self.settle(child, Place::Family(place), began, came_from);
            self.leave(child, from, "rodzinna");
        }
    }

    /// Children of one family in an institution; gives how many.
    fn begin_home(&mut self, home: usize, together: usize) -> usize {
        let form = self.homes[home].form;
        let siblings = self.siblings();
        let from = shift(self.start, -self.random.between(20, 1500));
        for _ in 0..together {
            let from = match form {
                "interwencyjna" | "iop" => shift(self.start, -self.random.between(3, 80)),
                _ => from,
            };
            // The young ones are there with brothers or sisters, or because of their health.
            let ages = match form {
                "iop" => (0, 0),
                "pow_rodzinna" | "rpot" => (2, 14),
                _ if together > 1 => (5, 15),
                _ => (10, 16),
            };
            let own = self.start_child(from, siblings, ages);
            self.children[own].disabled |= matches!(form, "rpot" | "terapeutyczna");
            let came_from = self.origin(own, from);
            self.settle(own, Place::Home(home), from, came_from);
        }
        together
    }

    /// A number for the brothers and sisters of a new family.
    pub fn siblings(&self) -> usize {
        self.children.last().map_or(1, |child| child.siblings + 1)
    }

    /// A child placed on a day at such an age, who has not left care by the beginning.
    fn start_child(&mut self, from: NaiveDate, siblings: usize, ages: (i64, i64)) -> usize {
        let gone = i64::from(age(from, self.start));
        let birth = self.born(from, ages.0, ages.1.min(21 - gone.min(21)).max(ages.0));
        let own = self.child(birth, siblings);
        // Who is of age and still there goes to school.
        let now = age(birth, self.start);
        self.children[own].grown = self.children[own].grown.max(now + 1);
        own
    }

    /// Where a child came from, the first time.
    pub fn origin(&mut self, child: usize, from: NaiveDate) -> &'static str {
        if !self.children[child].stays.is_empty() {
            let form = self.children[child].stays.last().map_or("", |stay| stay.form);
            let family = KINDS.iter().any(|own| own.0 == form);
            return if family { "rodzinna" } else { "instytucja" };
        }
        if age(self.children[child].birth, from) == 0 && self.random.chance(500) {
            return "szpital";
        }
        self.code("came_from", &[("rodzina", 950), ("przysposobienie", 8), ("inne", 42)])
    }
}
