//! Domestic violence: procedures "Niebieskie Karty", their people and cards, from a stream of random numbers of
//! their own, so that nothing made before changes. Polish: przemoc domowa.
//!
//! In a city of 140 000 about 485 procedures begin in a year, 175 of them by social assistance; 680 families with
//! 1 260 persons who suffer violence are in one, and 190 cards NK-C are filled.

mod person;
pub mod sheet;

use super::DemoOptions;
use super::calendar::{half, shift};
use super::office::Office;
use super::random::Random;
use super::sheet::{Cell, Table};
use chrono::{Datelike, NaiveDate, Weekday};
use person::Person;

/// What the seed is mixed with.
const STREAM: u64 = 0x70_72_7A_65_6D_6F_63;

/// All procedures while they are made.
struct Cards<'o> {
    office: &'o mut Office,
    random: Random,
    inhabitants: u32,
    thorough: bool,
    /// First and last day of the exports.
    start: NaiveDate,
    end: NaiveDate,
    families: Vec<Family>,
    procedures: usize,
    persons: usize,
}

/// A family with a procedure, and the day after which it may have another.
struct Family {
    id: String,
    people: Vec<Person>,
    free: NaiveDate,
}

/// A procedure as it will have gone.
struct Procedure {
    id: String,
    started: NaiveDate,
    received: NaiveDate,
    group: Option<NaiveDate>,
    passed: Option<NaiveDate>,
    meeting: Option<NaiveDate>,
    closed: Option<NaiveDate>,
}

/// Who begins a procedure, and how many do so in a year.
const FOUNDERS: [(&str, u32); 5] = [
    ("pomoc_spoleczna", 175),
    ("policja", 245),
    ("oswiata", 45),
    ("ochrona_zdrowia", 10),
    ("gkrpa", 10),
];

/// Fills the tables of domestic violence.
pub fn live(office: &mut Office, options: &DemoOptions) {
    let (first, last) = (*options.years.start(), *options.years.end());
    let mut cards = Cards {
        office,
        random: Random::new(options.seed ^ STREAM),
        inhabitants: options.inhabitants,
        thorough: options.thorough,
        start: half(first, 1).0,
        end: half(last, 2).1,
        families: Vec::new(),
        procedures: 0,
        persons: 0,
    };
    // One year before the exports: those procedures go on into them.
    for year in first - 1..=last {
        for (founder, rate) in FOUNDERS {
            for _ in 0..cards.share(rate) {
                let on = shift(half(year, 1).0, cards.random.between(0, 364));
                cards.begin(founder, on);
            }
        }
    }
}

impl Cards<'_> {
    /// A number of the city, brought to the inhabitants asked for; never nothing in a thorough office.
    fn share(&self, rate: u32) -> usize {
        let share = (u64::from(rate) * u64::from(self.inhabitants) + 70_000) / 140_000;
        (share as usize).max(usize::from(self.thorough))
    }

    /// A working day, or the Monday after.
    fn weekday(on: NaiveDate) -> NaiveDate {
        let over = match on.weekday() {
            Weekday::Sat => 2,
            Weekday::Sun => 1,
            _ => 0,
        };
        shift(on, over)
    }

    fn begin(&mut self, founder: &'static str, on: NaiveDate) {
        let place = self.family(on);
        let procedure = self.procedure(founder, on);
        self.families[place].free = procedure.closed.unwrap_or(NaiveDate::MAX);
        let family = self.families[place].id.clone();
        let people = self.families[place].people.clone();
        self.write_procedure(founder, &family, &procedure);
        let known = (on, procedure.closed.unwrap_or(NaiveDate::MAX));
        for person in &people {
            let cells = person.cells(&procedure.id, on);
            self.office.add(Table::ViolencePersons, known.0, known.1, cells);
        }
        self.write_cards(founder, &procedure);
    }

    /// A family that is free, one of ten known from an earlier procedure.
    fn family(&mut self, on: NaiveDate) -> usize {
        let again =
            (0..self.families.len()).find(|&place| shift(self.families[place].free, 30) < on);
        if let Some(place) = again.filter(|_| self.random.chance(100)) {
            return place;
        }
        let people = self.people(on);
        let id = format!("RN{:05}", self.families.len() + 1);
        self.families.push(Family { id, people, free: NaiveDate::MAX });
        self.families.len() - 1
    }

    fn procedure(&mut self, founder: &str, started: NaiveDate) -> Procedure {
        self.procedures += 1;
        // Whoever belongs to the same town hall needs less time.
        let longest = if founder == "pomoc_spoleczna" { 4 } else { 7 };
        let late = self.random.chance(60);
        let days = if late { self.random.between(8, 14) } else { self.random.between(0, longest) };
        let received = Self::weekday(shift(started, days));
        let late = self.random.chance(90);
        let days = if late { self.random.between(4, 20) } else { self.random.between(0, 3) };
        let group = (!self.random.chance(25)).then(|| Self::weekday(shift(received, days)));
        let passed = group.map(|group| Self::weekday(shift(group, self.random.between(0, 2))));
        let late = self.random.chance(130);
        let days = if late { self.random.between(8, 30) } else { self.random.between(1, 6) };
        let held = !self.random.chance(25);
        let meeting = passed.filter(|_| held).map(|passed| Self::weekday(shift(passed, days)));
        let least = match (group, meeting) {
            (None, _) => 5,
            (_, None) => 15,
            _ => 50,
        };
        let days = if self.random.chance(250) {
            self.random.between(least, least + 40)
        } else {
            self.random.between(least + 40, 340)
        };
        // Some procedures that came to a stop are forgotten, not closed.
        let forgotten = meeting.is_none() && self.random.chance(250);
        let closed = (!forgotten).then(|| Self::weekday(shift(started, days)));
        let closed = closed.filter(|closed| meeting.is_none_or(|meeting| meeting <= *closed));
        let id = format!("NK{:06}", self.procedures);
        Procedure { id, started, received, group, passed, meeting, closed }
    }

    /// A row for each half-year in which the procedure goes on, with what was known at its end.
    fn write_procedure(&mut self, founder: &str, family: &str, own: &Procedure) {
        let mut flag = |per_mille: u32| Cell::Flag(self.random.chance(per_mille));
        let flags = [flag(880), flag(640), flag(35), flag(140), flag(90)];
        let ends = [("ustanie", 680), ("brak_zasadnosci", 270), ("inny", 50)];
        let weights = ends.map(|end| end.1);
        let end = ends[self.random.weighted(&weights)].0;
        let workers = (i64::from(self.inhabitants) / 2000).max(4);
        let worker = format!("P{:03}", self.random.between(1, workers));
        for year in self.start.year()..=self.end.year() {
            for number in [1, 2] {
                let (first, last) = half(year, number);
                if own.started > last || own.closed.is_some_and(|closed| closed < first) {
                    continue;
                }
                let known = |day: Option<NaiveDate>| Cell::from(day.filter(|day| *day <= last));
                let ended = own.closed.is_some_and(|closed| closed <= last);
                let mut cells = vec![
                    Cell::from(&own.id),
                    family.into(),
                    Cell::Date(own.started),
                    founder.into(),
                    known(Some(own.received)),
                    known(own.group),
                    known(own.passed),
                    known(own.meeting),
                ];
                cells.extend(flags.iter().cloned());
                cells.extend([
                    known(own.closed),
                    if ended { end } else { "" }.into(),
                    Cell::from(&worker),
                ]);
                self.office.add(Table::ViolenceProcedures, first, last, cells);
            }
        }
    }

    fn write_cards(&mut self, founder: &'static str, own: &Procedure) {
        let last = own.closed.unwrap_or(self.end);
        let met = own.meeting.or(own.group).unwrap_or(own.received);
        if self.random.chance(345) {
            self.card("nk_c", own, met.min(last), "pomoc_spoleczna");
        }
        if self.random.chance(280) {
            let on = shift(met, self.random.between(3, 25)).min(last);
            self.card("nk_d", own, on, "pomoc_spoleczna");
        }
        if self.random.chance(300) {
            self.card("nk_b", own, own.started, founder);
        }
        if self.random.chance(130) {
            let again = shift(own.started, self.random.between(5, 120)).min(last);
            let by = if self.random.chance(400) { "pomoc_spoleczna" } else { "policja" };
            self.card("nk_a", own, again, by);
            if self.random.chance(350) {
                self.card("nk_c", own, again, "pomoc_spoleczna");
            }
        }
    }

    fn card(&mut self, kind: &str, own: &Procedure, on: NaiveDate, founder: &str) {
        if on < self.start || on > self.end {
            return;
        }
        let cells = vec![
            Cell::from(&self.office.next_id(Table::ViolenceCards, "KN")),
            kind.into(),
            Cell::from(&own.id),
            Cell::Date(on),
            founder.into(),
        ];
        self.office.add(Table::ViolenceCards, on, on, cells);
    }
}
