//! Those who want to be a foster family, and training. Polish: kandydaci, szkolenia.

use super::{Care, known, number};
use crate::demo::calendar::{day, shift};
use crate::demo::sheet::{Cell, Table};
use chrono::{Datelike, NaiveDate};

/// How long a candidate stands in the exports.
const KNOWN: i64 = 700;

/// Somebody who takes part in a training: number, foster family, candidate.
type Participant = (String, String, String);

impl Care<'_> {
    pub fn qualify(&mut self) {
        for year in self.start.year() - 1..=self.end.year() {
            let mut trained = Vec::new();
            for _ in 0..self.some(30).max(if self.thorough { 12 } else { 1 }) {
                trained.extend(self.candidate(year));
            }
            for turn in 0..4 {
                let held = day(year, 2 + turn * 3, self.random.between(1, 28) as u32);
                let people: Vec<Participant> = trained
                    .iter()
                    .filter(|own| own.1 < shift(held, 130) && own.1 >= held)
                    .map(|own| (own.0.clone(), String::new(), own.0.clone()))
                    .collect();
                self.training("kandydaci", held, 60, &people);
            }
            for turn in 0..4 {
                let held = day(year, 2 + turn * 3, self.random.between(1, 28) as u32);
                let working: Vec<String> = self
                    .families
                    .iter()
                    .filter(|own| own.from <= held && own.to.is_none_or(|to| to >= held))
                    .map(|own| own.id.clone())
                    .collect();
                let mut people = Vec::new();
                for id in working {
                    if self.random.chance(120) {
                        people.push((format!("{id}/1"), id.clone(), String::new()));
                    }
                }
                self.training("doskonalace", held, 8, &people);
            }
        }
    }

    /// A candidate; gives the number and the day of the training when it came to that.
    fn candidate(&mut self, year: i32) -> Option<(String, NaiveDate)> {
        let id = self.office.next_id(Table::Candidates, "KA");
        let kinds = [
            ("niezawodowa", 550),
            ("spokrewniona", 200),
            ("zawodowa", 130),
            ("pogotowie", 60),
            ("rdd", 40),
            ("specjalistyczna", 20),
        ];
        let kind = self.code("candidate_kind", &kinds);
        let applied = shift(day(year, 1, 1), self.random.between(0, 364));
        let preliminary = shift(applied, self.random.between(20, 80));
        let trained = shift(preliminary, self.random.between(40, 160));
        let qualified = shift(trained, self.random.between(10, 50));
        let reached = self.random.weighted(&[200, 150, 100, 550]);
        let refused = shift(applied, self.random.between(30, 90));
        let at = |step: usize, on: NaiveDate| (reached >= step).then_some(on);
        let rejected = match reached {
            0 => Some(refused),
            1 => Some(shift(preliminary, 30)),
            2 => Some(shift(trained, 20)),
            _ => None,
        };
        let state = |on: NaiveDate| {
            vec![
                Cell::from(&id),
                kind.into(),
                Cell::Date(applied),
                known(at(1, preliminary), on),
                known(at(2, trained), on),
                known(at(3, qualified), on),
                known(rejected, on),
            ]
        };
        self.states(Table::Candidates, (applied, shift(applied, KNOWN)), state);
        // The next number comes from the rows; one that stands in no export would be given twice.
        let told = applied <= self.end && shift(applied, KNOWN) >= self.start;
        at(2, trained).filter(|_| told).map(|on| (id, on))
    }

    fn training(&mut self, kind: &str, held: NaiveDate, hours: i64, people: &[Participant]) {
        if held < self.start || held > self.end || people.is_empty() {
            return;
        }
        let id = self.office.next_id(Table::Trainings, "SZ");
        let cost = people.len() as i64 * hours * self.random.between(15, 30) * 100;
        let cells =
            vec![Cell::from(&id), kind.into(), Cell::Date(held), number(hours), Cell::Money(cost)];
        self.event(Table::Trainings, held, cells);
        for (person, family, candidate) in people {
            let finished = self.random.chance(930);
            let cells = vec![
                Cell::from(&id),
                Cell::from(person),
                Cell::from(family),
                Cell::from(candidate),
                Cell::Flag(finished),
            ];
            self.event(Table::TrainingPeople, held, cells);
        }
    }
}
