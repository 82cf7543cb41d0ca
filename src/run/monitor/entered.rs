//! What is entered by hand for a strategy: measures, progress of tasks, money spent. Polish: dane ręczne.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Place, Problems};
use crate::indicator::{From, Origin};
use crate::ingest::Lines;
use crate::number::Exact;
use crate::run::Compared;
use crate::run::manual::number;
use crate::template::indicator::Catalogue;
use crate::template::strategy::Strategies;

/// Files of `dane-reczne/` that belong to strategies and to no return.
pub const FILES: [&str; 3] = ["wskazniki.csv", "zadania.csv", "finanse.csv"];

const MEASURES: [&str; 8] =
    ["measure", "year", "value", "day", "who", "why", "reported", "expected"];
const TASKS: [&str; 5] = ["strategy", "task", "year", "score", "note"];
const MONEY: [&str; 5] = ["strategy", "year", "done", "who", "why"];

/// The steps of the scale of a task's progress.
const SCORES: std::ops::RangeInclusive<u8> = 1..=7;

/// How far a task is in a year, and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    pub score: u8,
    pub note: String,
}

#[derive(Default)]
pub struct Entered {
    /// By measure and year.
    pub measures: BTreeMap<(String, i32), Origin>,
    /// By strategy, task and year.
    pub tasks: BTreeMap<(String, String, i32), Score>,
    /// By strategy and year, in zł.
    pub money: BTreeMap<(String, i32), Exact>,
    /// The files, inputs of what is made.
    pub files: Vec<Compared>,
}

impl Entered {
    /// Reads the three files that may be there. What is wrong with a line is C147, a name that nothing has C148,
    /// two lines for one number C149.
    pub fn read(
        root: &Path,
        catalogue: &Catalogue,
        strategies: &Strategies,
        problems: &Problems,
    ) -> Entered {
        let mut entered = Entered::default();
        let mut reading = |name: &str, header: &[&str]| {
            let (lines, file) = lines(root, name, header, problems)?;
            entered.files.push(file);
            Some(lines)
        };
        let measures = reading(FILES[0], &MEASURES).unwrap_or_default();
        let tasks = reading(FILES[1], &TASKS).unwrap_or_default();
        let money = reading(FILES[2], &MONEY).unwrap_or_default();
        let known: BTreeSet<&str> = catalogue.measures.keys().map(String::as_str).collect();
        for line in measures {
            let Some((key, own)) = measure(&line, catalogue, problems) else {
                continue;
            };
            line.name(0, &known, problems);
            line.put(&mut entered.measures, key, own, problems);
        }
        let known: BTreeSet<&str> = strategies.keys().map(String::as_str).collect();
        for line in tasks {
            let Some((year, score)) = score(&line, problems) else {
                continue;
            };
            let task = line.of_strategy(strategies, &known, problems, |own| {
                let all = own.goals.iter().flat_map(|goal| &goal.operational);
                all.flat_map(|own| &own.tasks).map(|own| own.id.as_str()).collect()
            });
            if let Some((strategy, task)) = task {
                line.put(&mut entered.tasks, (strategy, task, year), score, problems);
            }
        }
        for line in money {
            line.name(0, &known, problems);
            let read = (line.field(1).parse::<i32>().ok(), number(line.field(2)));
            let (Some(year), Some(done)) = read else {
                line.wrong(problems);
                continue;
            };
            let key = (line.field(0).to_owned(), year);
            line.put(&mut entered.money, key, done, problems);
        }
        entered
    }
}

/// A line of one of the files.
struct Line {
    place: Place,
    fields: Vec<String>,
}

impl Line {
    fn field(&self, index: usize) -> &str {
        self.fields.get(index).map_or("", String::as_str)
    }

    fn wrong(&self, problems: &Problems) {
        let said = Diagnostic::error("C147").at(self.place.clone());
        problems.push(said.with("found", self.fields.join(";")));
    }

    /// Tells when nothing has the name in a field.
    fn name(&self, index: usize, known: &BTreeSet<&str>, problems: &Problems) {
        let name = self.field(index);
        if !known.contains(name) {
            let said = Diagnostic::unknown("C148", name, known.iter().copied());
            problems.push(said.at(self.place.clone()));
        }
    }

    /// The strategy and its task that the first two fields name.
    fn of_strategy<'s>(
        &self,
        strategies: &'s Strategies,
        known: &BTreeSet<&str>,
        problems: &Problems,
        tasks: impl Fn(&'s crate::template::strategy::Strategy) -> BTreeSet<&'s str>,
    ) -> Option<(String, String)> {
        self.name(0, known, problems);
        let strategy = strategies.get(self.field(0))?;
        self.name(1, &tasks(strategy), problems);
        Some((strategy.id.clone(), self.field(1).to_owned()))
    }

    fn put<K: Ord, V>(&self, into: &mut BTreeMap<K, V>, key: K, own: V, problems: &Problems) {
        if into.insert(key, own).is_some() {
            let said = Diagnostic::error("C149").at(self.place.clone());
            problems.push(said.with("found", self.fields.join(";")));
        }
    }
}

fn lines(
    root: &Path,
    name: &str,
    header: &[&str],
    problems: &Problems,
) -> Option<(Vec<Line>, Compared)> {
    let name = format!("dane-reczne/{name}");
    let file = Lines::read(&root.join(&name))?;
    let place = |row: u32| Place::file(name.as_str()).row(row);
    for (row, message) in file.wrong {
        problems.push(Diagnostic::error("C147").at(place(row)).with("found", message));
    }
    let mut lines = file.lines.into_iter().map(|(row, fields)| Line { place: place(row), fields });
    if let Some(first) = lines.next()
        && !first.fields.iter().map(String::as_str).eq(header.iter().copied())
    {
        first.wrong(problems);
    }
    let compared = Compared { file: name.clone(), size: file.size, sha256: file.sha256 };
    Some((lines.collect(), compared))
}

fn measure(
    line: &Line,
    catalogue: &Catalogue,
    problems: &Problems,
) -> Option<((String, i32), Origin)> {
    let [id, year, value, day, who, why, reported, expected] =
        [0, 1, 2, 3, 4, 5, 6, 7].map(|index| line.field(index));
    let read = || {
        let year: i32 = year.parse().ok()?;
        let value = number(value)?;
        let day = if day.is_empty() { None } else { Some(day.parse::<NaiveDate>().ok()?) };
        let coverage = match (reported.is_empty(), expected.is_empty()) {
            (true, true) => None,
            _ => {
                let (reported, expected): (u32, u32) =
                    (reported.parse().ok()?, expected.parse().ok()?);
                (reported <= expected).then_some(Some((reported, expected)))?
            }
        };
        let said = !who.is_empty() && !why.is_empty();
        said.then_some((year, value, day, coverage))
    };
    let Some((year, value, day, coverage)) = read() else {
        line.wrong(problems);
        return None;
    };
    let origin = Origin {
        measure: id.to_owned(),
        title: catalogue.measures.get(id).map(|own| own.title.clone()).unwrap_or_default(),
        value: Some(value),
        from: From::Manual { who: who.to_owned(), why: why.to_owned() },
        day,
        coverage,
    };
    Some(((id.to_owned(), year), origin))
}

fn score(line: &Line, problems: &Problems) -> Option<(i32, Score)> {
    let read = line.field(2).parse::<i32>().ok().zip(line.field(3).parse::<u8>().ok());
    let Some((year, score)) = read.filter(|(_, score)| SCORES.contains(score)) else {
        line.wrong(problems);
        return None;
    };
    Some((year, Score { score, note: line.field(4).to_owned() }))
}
