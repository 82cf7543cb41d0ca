//! Who lives in the homes and comes to the other units, and who waits for a place. Polish: mieszkańcy, oczekujący.

use super::place::{EXAMPLE_HOME, Place};
use super::{Units, known};
use crate::demo::calendar::shift;
use crate::demo::sheet::{Cell, Table};
use chrono::NaiveDate;

/// Groups of residents for whom the law knows homes, by how many there are.
const GROUPS: [(&str, u32); 7] = [
    ("podeszly_wiek", 300),
    ("somatycznie", 340),
    ("psychicznie", 140),
    ("intelektualnie_dorosli", 100),
    ("intelektualnie_dzieci", 30),
    ("fizycznie", 60),
    ("alkohol", 30),
];
const PAYMENTS: [(&str, u32); 5] =
    [("mieszkaniec", 90), ("rodzina", 130), ("gmina", 700), ("gmina_calosc", 40), ("dotacja", 40)];
const CAME: [(&str, u32); 4] = [("dom", 520), ("szpital", 360), ("dps", 60), ("inne", 60)];
const LEFT: [(&str, u32); 4] = [("zgon", 800), ("dps", 90), ("dom", 70), ("inne", 40)];

/// A stay as it will have been.
struct Stay<'p> {
    place: &'p Place,
    person: String,
    sex: &'static str,
    from: NaiveDate,
    /// None: after the last day of the exports.
    to: Option<NaiveDate>,
}

impl Units<'_> {
    /// Each place is taken by one person after another.
    pub(super) fn settle(&mut self) {
        for place in self.places.clone() {
            let home = matches!(place.kind, "dps" | "placowka_opieki" | "rodzinny_dom_pomocy");
            let longest = match place.kind {
                "oik" => 60,
                "mieszkanie_treningowe" | "jadlodajnia" | "poradnictwo" | "cis" => 400,
                _ if home => 3600,
                _ => 1200,
            };
            for _ in 0..place.people {
                let mut from = shift(self.start, -self.random.between(1, longest));
                while from <= self.end {
                    let days = self.random.between(longest / 20 + 1, longest);
                    let to = shift(from, days);
                    if to >= self.start {
                        let (person, sex) = self.person();
                        let to = Some(to).filter(|to| *to <= self.end);
                        self.stay(&Stay { place: &place, person, sex, from, to }, home);
                    }
                    from = shift(to, self.random.between(0, 30));
                }
            }
        }
        if self.thorough {
            self.move_everywhere();
        }
    }

    fn stay(&mut self, own: &Stay<'_>, home: bool) {
        let (group, payment) = (self.one_of(&GROUPS), self.one_of(&PAYMENTS));
        let (came, left) = (self.one_of(&CAME), self.one_of(&LEFT));
        let details = if own.place.kind == "dps" { [group, payment] } else { ["", ""] };
        self.write_stay(own, details, [came, left].map(|way| if home { way } else { "" }));
    }

    fn write_stay(&mut self, own: &Stay<'_>, [group, payment]: [&str; 2], [came, left]: [&str; 2]) {
        let id = self.office.next_id(Table::Residents, "PJ");
        let cells = |on: NaiveDate| {
            vec![
                Cell::from(&id),
                Cell::from(&own.place.id),
                Cell::from(&own.person),
                own.sex.into(),
                group.into(),
                Cell::Date(own.from),
                came.into(),
                known(own.to, on),
                if own.to.is_some_and(|to| to <= on) { left } else { "" }.into(),
                payment.into(),
            ]
        };
        let known = (own.from, own.to.unwrap_or(NaiveDate::MAX));
        self.states(Table::Residents, known, cells);
    }

    /// In each year somebody of either sex comes to every home from everywhere, and goes everywhere; those who
    /// stay are paid for in every way and belong to every group.
    fn move_everywhere(&mut self) {
        let all = self.places.iter();
        let homes: Vec<Place> = all.filter(|own| own.places == EXAMPLE_HOME).cloned().collect();
        let years: Vec<NaiveDate> = self.years().collect();
        for place in &homes {
            for (turn, &(way, _)) in LEFT.iter().enumerate() {
                for (year, sex) in years.iter().flat_map(|year| [(*year, "K"), (*year, "M")]) {
                    let (person, _) = self.person();
                    let from = shift(year, 10 + turn as i64);
                    let to = Some(shift(year, 40 + turn as i64));
                    let came = CAME[turn].0;
                    let own = Stay { place, person, sex, from, to };
                    self.write_stay(&own, [GROUPS[turn].0, PAYMENTS[turn].0], [came, way]);
                }
            }
            for (turn, &(group, _)) in GROUPS.iter().enumerate() {
                for sex in ["K", "M"] {
                    let (person, _) = self.person();
                    // Of each group somebody is placed in the last year.
                    let from = shift(self.end, -60 - turn as i64);
                    let own = Stay { place, person, sex, from, to: None };
                    let payment = PAYMENTS[turn % PAYMENTS.len()].0;
                    self.write_stay(&own, [group, payment], ["dom", ""]);
                }
            }
        }
    }

    /// The list of those who wait: 55 in a city, most of them for some months.
    pub(super) fn wait(&mut self) {
        let homes: Vec<String> =
            self.places.iter().filter(|own| own.kind == "dps").map(|own| own.id.clone()).collect();
        let least = if self.thorough { 3 * GROUPS.len() as i64 } else { 2 };
        for turn in 0..self.share(55).max(least) {
            let mut since = shift(self.start, -self.random.between(1, 200));
            while since <= self.end {
                let until = shift(since, self.random.between(20, 260));
                if until >= self.start {
                    let group = if self.thorough && turn < least {
                        GROUPS[turn as usize % GROUPS.len()].0
                    } else {
                        self.one_of(&GROUPS)
                    };
                    let ends =
                        [("umieszczony", 720), ("rezygnacja", 130), ("zgon", 120), ("inne", 30)];
                    let end = self.one_of(&ends);
                    let home = if self.random.chance(800) {
                        Cell::from(self.random.pick(&homes))
                    } else {
                        Cell::Empty
                    };
                    self.waits(since, until, [group, end], &home);
                }
                since = shift(until, self.random.between(0, 40));
            }
        }
    }

    fn waits(&mut self, since: NaiveDate, until: NaiveDate, told: [&str; 2], home: &Cell) {
        let (person, _) = self.person();
        let id = self.office.next_id(Table::HomeWaiting, "OM");
        let until = Some(until).filter(|until| *until <= self.end);
        let cells = |on: NaiveDate| {
            vec![
                Cell::from(&id),
                Cell::from(&person),
                home.clone(),
                told[0].into(),
                Cell::Date(since),
                known(until, on),
                if until.is_some_and(|until| until <= on) { told[1] } else { "" }.into(),
            ]
        };
        self.states(Table::HomeWaiting, (since, until.unwrap_or(NaiveDate::MAX)), cells);
    }
}
