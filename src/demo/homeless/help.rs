//! Ways out: individual programmes, and help for those who leave prison.

use super::{Register, known};
use crate::demo::calendar::{day, half, shift};
use crate::demo::sheet::{Cell, Table};
use chrono::{Datelike, NaiveDate};

const AUTHORS: [(&str, u32); 3] = [("osrodek", 780), ("placowka", 200), ("", 20)];
const RESULTS: [(&str, u32); 5] =
    [("cel", 240), ("czesciowo", 230), ("przerwany", 400), ("inny", 120), ("", 10)];
const HELP: [(&str, u32); 6] = [
    ("praca_socjalna", 260),
    ("schronienie", 170),
    ("zasilek", 380),
    ("posilek", 120),
    ("mieszkanie", 30),
    ("inna", 40),
];

/// Since this day the law knows social work with a prisoner before the release.
const WORK_BEFORE: (i32, u32, u32) = (2023, 11, 1);

impl Register<'_> {
    /// The programmes that begin in a year.
    pub(super) fn plan_ways_out(&mut self, year: i32) {
        // Nobody has two at once: each takes the next of those who are there.
        let mut places: Vec<usize> = (0..self.entries.len())
            .filter(|&place| {
                let own = &self.entries[place];
                let stays = own.to.is_none_or(|to| to > day(year, 10, 1));
                let there = stays && own.from <= day(year, 1, 1);
                there && !own.child && own.made_for.is_none() && place % 3 == year as usize % 3
            })
            .collect();
        self.random.shuffle(&mut places);
        for place in places.into_iter().take(self.share(40)) {
            let from = shift(half(year, 1).0, self.random.between(0, 364));
            let to = shift(from, self.random.between(60, 700));
            let (author, result) = (self.code(&AUTHORS), self.code(&RESULTS));
            self.programme(place, (from, to), author, result);
        }
        if self.thorough {
            self.plan_one_of_each(year);
        }
    }

    /// A programme of each author with each result, and one of each author that goes on after the year.
    fn plan_one_of_each(&mut self, year: i32) {
        let adults: Vec<usize> = (0..self.entries.len())
            .filter(|&place| {
                let own = &self.entries[place];
                own.made_for == Some(year) && !own.child && own.from <= day(year, 3, 1)
            })
            .collect();
        let mut adults = adults.into_iter();
        for (author, _) in AUTHORS {
            for (result, _) in RESULTS {
                let Some(place) = adults.next() else { return };
                self.programme(place, (day(year, 3, 1), day(year, 10, 1)), author, result);
            }
            let Some(place) = adults.next() else { return };
            self.programme(place, (day(year, 3, 1), day(year + 1, 1, 20)), author, "cel");
        }
    }

    fn programme(
        &mut self,
        place: usize,
        (from, to): (NaiveDate, NaiveDate),
        author: &'static str,
        result: &'static str,
    ) {
        let entry = self.entries[place].clone();
        let to = entry.to.map_or(to, |last| last.min(to));
        if from < entry.from || to < from {
            return;
        }
        self.programmes += 1;
        let id = format!("IP{:05}", self.programmes);
        let worker = self.worker();
        let to = Some(to).filter(|to| *to <= self.end);
        self.states(Table::HomelessProgrammes, (from, to), |on| {
            let ended = to.is_some_and(|to| to <= on);
            vec![
                Cell::from(&id),
                Cell::from(&entry.id),
                author.into(),
                Cell::Date(from),
                known(to, on),
                if ended { result } else { "" }.into(),
                Cell::from(&worker),
            ]
        });
    }

    /// Who leaves prison in a year, and what help there is.
    pub(super) fn release(&mut self, year: i32) {
        for number in 0..self.share(35) {
            let released = shift(half(year, 1).0, self.random.between(0, 364));
            let helped = self.random.chance(880);
            let after = shift(released, self.random.between(0, 30));
            let before = self.random.chance(250) && released >= first_day();
            let work = before.then(|| shift(released, -self.random.between(10, 85)));
            let homeless = self.random.chance(350);
            let help = self.code(&HELP);
            let help = helped.then_some((after, help));
            self.released(&format!("ZK{year}{number:03}"), released, help, work, homeless);
        }
        if self.thorough {
            for (number, (help, _)) in HELP.into_iter().enumerate() {
                let released = day(year, 12, 5);
                let work = (released >= first_day()).then(|| shift(released, -40));
                let help = Some((shift(released, 3 + number as i64), help));
                self.released(&format!("ZP{year}{number:03}"), released, help, work, true);
            }
        }
    }

    fn released(
        &mut self,
        person: &str,
        on: NaiveDate,
        help: Option<(NaiveDate, &'static str)>,
        work: Option<NaiveDate>,
        homeless: bool,
    ) {
        // What is told at the end of the half-year of the release.
        let last = half(on.year(), if on.month() <= 6 { 1 } else { 2 }).1;
        let help = help.filter(|(from, _)| *from <= last);
        let cells = vec![
            Cell::from(&self.office.next_id(Table::Releases, "ZW")),
            Cell::from(&person.to_owned()),
            Cell::Date(on),
            help.map(|own| own.0).into(),
            help.map_or("", |own| own.1).into(),
            work.into(),
            Cell::Flag(homeless),
            Cell::from(&self.worker()),
        ];
        self.event(Table::Releases, on, cells);
    }
}

fn first_day() -> NaiveDate {
    day(WORK_BEFORE.0, WORK_BEFORE.1, WORK_BEFORE.2)
}
