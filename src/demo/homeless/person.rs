//! Who is homeless: everybody who stays in a shelter, and others whom the office met elsewhere.

use super::{Register, known};
use crate::demo::calendar::{day, half, shift};
use crate::demo::sheet::{Cell, Table};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// One time in the register. Polish: wpis do rejestru.
#[derive(Clone)]
pub struct Entry {
    pub id: String,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
    /// The year for which a thorough office has the person; none for everybody else.
    pub made_for: Option<i32>,
    pub child: bool,
    since: Option<NaiveDate>,
    place: &'static str,
    causes: [&'static str; 3],
    woman: bool,
    birth: NaiveDate,
    citizenship: &'static str,
    registration: &'static str,
    ended_by: &'static str,
    worker: String,
}

/// Where people are met, and how often; shelters come from the stays.
pub const PLACES: [(&str, u32); 17] = [
    ("noclegownia", 60),
    ("ogrzewalnia", 20),
    ("schronisko", 60),
    ("schronisko_uslugi", 20),
    ("mieszkanie_wspomagane", 25),
    ("mieszkanie_treningowe", 35),
    ("dom_matek", 30),
    ("oik", 15),
    ("sow", 10),
    ("szpital", 60),
    ("zaklad_karny", 90),
    ("izba", 10),
    ("zdrowie_psych", 25),
    ("inna_placowka", 20),
    ("pustostan", 180),
    ("dzialka", 220),
    ("niemieszkalne", 120),
];

/// Causes of the night count, and how often they are named.
pub const CAUSES: [(&str, u32); 20] = [
    ("10.1", 170),
    ("10.2", 60),
    ("10.3", 60),
    ("10.4", 80),
    ("10.5", 190),
    ("10.6", 110),
    ("10.7", 35),
    ("10.8", 220),
    ("10.9", 30),
    ("10.10", 10),
    ("10.11", 80),
    ("10.12", 35),
    ("10.13", 25),
    ("10.14", 20),
    ("10.15", 15),
    ("10.16", 70),
    ("10.17", 10),
    ("10.18", 35),
    ("10.19", 40),
    ("10.20", 30),
];

/// What nobody wrote down is empty.
pub const CITIZENSHIP: [(&str, u32); 6] =
    [("polskie", 900), ("ue", 12), ("ukraina", 50), ("inne", 18), ("brak", 5), ("", 15)];
pub const REGISTRATION: [(&str, u32); 5] =
    [("4.1", 170), ("4.2", 130), ("4.3", 50), ("4.4", 620), ("", 30)];
const ENDS: [(&str, u32); 7] = [
    ("mieszkanie", 260),
    ("rodzina", 130),
    ("placowka", 120),
    ("wyjazd", 220),
    ("zgon", 110),
    ("inny", 150),
    ("", 10),
];

/// Days that lie inside each band of time, the shortest first.
pub const DAYS_OF_BANDS: [i64; 8] = [45, 135, 270, 540, 1200, 2700, 5400, 8200];

/// A stay in a shelter.
struct Stay {
    from: NaiveDate,
    left: Option<NaiveDate>,
    place: &'static str,
}

/// Stays with short gaps between them: one time of homelessness.
struct Time {
    from: NaiveDate,
    left: Option<NaiveDate>,
    place: &'static str,
    is_first: bool,
}

/// The times of homelessness of a person, from the stays in their order.
fn times(stays: &[Stay]) -> Vec<Time> {
    let mut found: Vec<Time> = Vec::new();
    for Stay { from, left, place } in stays {
        match found.last_mut() {
            Some(last) if last.left.is_none_or(|left| *from <= shift(left, 45)) => {
                last.left = last.left.zip(*left).map(|(one, other)| one.max(other));
                last.place = place;
            }
            last => {
                let is_first = last.is_none();
                found.push(Time { from: *from, left: *left, place, is_first });
            }
        }
    }
    found
}

impl Register<'_> {
    /// Everybody in the register.
    pub(super) fn meet(&mut self, years: RangeInclusive<i32>) {
        self.meet_in_shelters();
        let before = half(*years.start(), 1).0;
        for _ in 0..self.share(60) {
            let from = shift(before, -self.random.between(1, 1800));
            let to = shift(before, self.random.between(0, 1800));
            self.meet_somebody(from, Some(to));
        }
        for year in years.clone() {
            for _ in 0..self.share(35) {
                let from = shift(half(year, 1).0, self.random.between(0, 364));
                let to = shift(from, self.random.between(20, 1500));
                self.meet_somebody(from, Some(to));
            }
            if self.thorough {
                (0..60).for_each(|number| self.meet_one_of_each(year, number));
            }
        }
    }

    /// People whose stays in shelters are known.
    fn meet_in_shelters(&mut self) {
        let mut births = BTreeMap::new();
        for row in &self.office.rows[Table::Persons as usize] {
            if let [Cell::Text(id), _, _, _, Cell::Date(birth), Cell::Text(sex), ..] =
                row.cells.as_slice()
            {
                births.insert(id.clone(), (*birth, sex == "K"));
            }
        }
        let mut stays: BTreeMap<String, Vec<Stay>> = BTreeMap::new();
        for row in &self.office.rows[Table::Stays as usize] {
            let (Cell::Text(id), Cell::Text(shelter), Cell::Date(from)) =
                (&row.cells[2], &row.cells[3], &row.cells[5])
            else {
                continue;
            };
            let left = if let Cell::Date(left) = row.cells[6] { Some(left) } else { None };
            let place = PLACES.iter().find(|(code, _)| code == shelter);
            let place = place.map_or("inna_placowka", |own| own.0);
            stays.entry(id.clone()).or_default().push(Stay { from: *from, left, place });
        }
        for (id, mut stays) in stays {
            let Some(who) = births.get(&id).copied() else { continue };
            stays.sort_by_key(|own| own.from);
            for time in times(&stays) {
                let before = if time.is_first { self.random.between(0, 60) } else { 0 };
                let to = time.left.map(|left| shift(left, self.random.between(0, 20)));
                let entry = self.entry(id.clone(), shift(time.from, -before), to, time.place, who);
                self.entries.push(entry);
            }
        }
    }

    fn meet_somebody(&mut self, from: NaiveDate, to: Option<NaiveDate>) {
        let place = self.code(&PLACES);
        let child = place == "dom_matek" && self.random.chance(600) || self.random.chance(25);
        let days = if child {
            self.random.between(100, 15 * 365)
        } else {
            self.random.between(19 * 366, 78 * 365)
        };
        let woman = place == "dom_matek" && !child || self.random.chance(170);
        let id = format!("HB{:05}", self.entries.len() + 1);
        let entry = self.entry(id, from, to, place, (shift(from, -days), woman));
        self.entries.push(entry);
    }

    fn entry(
        &mut self,
        id: String,
        from: NaiveDate,
        to: Option<NaiveDate>,
        place: &'static str,
        (birth, woman): (NaiveDate, bool),
    ) -> Entry {
        let back = [(0, 60), (60, 300), (300, 1500), (1500, 3500), (3500, 7000)];
        let (low, high) = back[self.random.weighted(&[240, 200, 270, 180, 110])];
        let since = shift(from, -self.random.between(low, high)).max(birth);
        let mut causes = [""; 3];
        for place in 0..1 + self.random.weighted(&[350, 400, 250]) {
            let cause = self.code(&CAUSES);
            if !causes.contains(&cause) {
                causes[place] = cause;
            }
        }
        let child = shift(birth, 18 * 365 + 5) > self.end;
        Entry {
            id,
            from,
            to: to.filter(|to| *to <= self.end),
            made_for: None,
            child,
            since: Some(since).filter(|_| !self.random.chance(20)),
            place,
            causes: if child { [""; 3] } else { causes },
            woman,
            birth,
            citizenship: self.code(&CITIZENSHIP),
            registration: self.code(&REGISTRATION),
            ended_by: self.code(&ENDS),
            worker: self.worker(),
        }
    }

    /// One of sixty people who together have each code in each group, from February until the next year.
    fn meet_one_of_each(&mut self, year: i32, number: usize) {
        let (who, turn) = (number % 3, number / 3);
        let last = half(year, 2).1;
        let age = if who == 2 { 2 + turn % 14 } else { [20, 33, 50, 68][turn % 4] };
        let birth = shift(last, -(age as i64 * 366 + 20));
        let since = DAYS_OF_BANDS.get(turn % 9).map(|days| shift(last, -days).max(birth));
        let from = day(year, 2, 1).max(since.unwrap_or(birth));
        let to = shift(day(year + 1, 2, 1), turn as i64 * 3);
        let id = format!("HB{:05}", self.entries.len() + 1);
        let place = PLACES[turn % PLACES.len()].0;
        let woman = if who == 2 { turn.is_multiple_of(2) } else { who == 0 };
        let mut entry = self.entry(id, from, Some(to), place, (birth, woman));
        entry.made_for = Some(year);
        entry.child = who == 2;
        entry.since = since;
        entry.citizenship = CITIZENSHIP[turn % CITIZENSHIP.len()].0;
        entry.registration = REGISTRATION[turn % REGISTRATION.len()].0;
        entry.ended_by = ENDS[turn % ENDS.len()].0;
        let cause = |step: usize| CAUSES[(turn + step) % CAUSES.len()].0;
        entry.causes = if who == 2 { [""; 3] } else { [cause(0), cause(7), cause(13)] };
        self.entries.push(entry);
    }

    pub(super) fn write_entries(&mut self) {
        for entry in self.entries.clone() {
            self.states(Table::Homeless, (entry.from, entry.to), |on| {
                let ended = entry.to.is_some_and(|to| to <= on);
                vec![
                    Cell::from(&entry.id),
                    Cell::Date(entry.from),
                    known(entry.to, on),
                    entry.since.into(),
                    entry.place.into(),
                    entry.causes[0].into(),
                    entry.causes[1].into(),
                    entry.causes[2].into(),
                    if entry.woman { "K" } else { "M" }.into(),
                    Cell::Date(entry.birth),
                    entry.citizenship.into(),
                    entry.registration.into(),
                    if ended { entry.ended_by } else { "" }.into(),
                    Cell::from(&entry.worker),
                ]
            });
        }
    }
}
