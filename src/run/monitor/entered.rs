//! What is entered by hand for a strategy: measures, progress of tasks, money spent. Polish: dane ręczne.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Place, Problems};
use crate::indicator::{From, Origin};
use crate::ingest::Lines;
use crate::number::Exact;
use crate::report::Unit;
use crate::run::Compared;
use crate::run::manual::number;
use crate::template::indicator::{Catalogue, Indicator};
use crate::template::strategy::{Strategies, Strategy};

/// Files of `dane-reczne/` that belong to strategies and to no return.
pub const FILES: [&str; 3] = ["wskazniki.csv", "zadania.csv", "finanse.csv"];

const MEASURES: [&str; 8] =
    ["measure", "year", "value", "day", "who", "why", "reported", "expected"];
const TASKS: [&str; 5] = ["strategy", "task", "year", "score", "note"];
const MONEY: [&str; 5] = ["strategy", "year", "done", "who", "why"];

/// No entry is older.
const FIRST_YEAR: i32 = 1990;

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
    /// Where each of them stands.
    pub places: BTreeMap<(String, i32), Place>,
    /// By strategy, task and year.
    pub tasks: BTreeMap<(String, String, i32), Score>,
    /// By strategy and year, in zł.
    pub money: BTreeMap<(String, i32), Exact>,
    /// The files, inputs of what is made.
    pub files: Vec<Compared>,
}

impl Entered {
    /// Reads the three files that may be there. What is wrong with a line is C147, a name that nothing has C148, two
    /// lines for one number C149, a number that nobody reads C155, a year that nobody looks at C156.
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
        let read: BTreeSet<&str> = strategies
            .values()
            .flat_map(Strategy::aims)
            .filter_map(|aim| catalogue.indicators.get(&aim.indicator.text))
            .flat_map(Indicator::measures)
            .collect();
        let last = strategies.values().map(|own| own.to).max();
        for line in measures {
            let Some((key, own)) = measure(&line, catalogue, problems) else {
                continue;
            };
            line.name(0, &known, problems);
            if known.contains(line.field(0)) && !read.contains(line.field(0)) {
                line.unread(problems);
            }
            line.year(key.1, FIRST_YEAR, last.unwrap_or(key.1), problems);
            entered.places.insert(key.clone(), line.place.clone());
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
                let own = &strategies[&strategy];
                line.year(year, own.from, own.to, problems);
                line.put(&mut entered.tasks, (strategy, task, year), score, problems);
            }
        }
        for line in money {
            line.name(0, &known, problems);
            let Some((year, done)) = money_of(&line, problems) else {
                continue;
            };
            if let Some(own) = strategies.get(line.field(0)) {
                line.year(year, own.from, own.to, problems);
            }
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

    /// C147: what is wrong with the line, and the field that is.
    fn wrong(&self, kind: &'static str, found: &str, problems: &Problems) {
        let said = Diagnostic::error("C147").at(self.place.clone());
        problems.push(said.with("kind", kind).with("found", found));
    }

    /// C155: an entry that no indicator of any strategy reads; perhaps another measure was meant.
    fn unread(&self, problems: &Problems) {
        let said = Diagnostic::note("C155").at(self.place.clone());
        problems.push(said.with("name", self.field(0)));
    }

    /// C156 when the year lies outside those that can be looked at.
    fn year(&self, year: i32, first: i32, last: i32, problems: &Problems) {
        if !(first..=last).contains(&year) {
            let said = Diagnostic::error("C156").at(self.place.clone());
            let said = said.with("year", year.to_string());
            let said = said.with("first", first.to_string()).with("last", last.to_string());
            problems.push(said);
        }
    }

    /// A field read as what it must be (C147).
    fn parsed<T>(
        &self,
        index: usize,
        kind: &'static str,
        read: impl Fn(&str) -> Option<T>,
        problems: &Problems,
    ) -> Option<T> {
        let found = read(self.field(index));
        if found.is_none() {
            self.wrong(kind, self.field(index), problems);
        }
        found
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
        let found = Diagnostic::error("C147").at(place(row));
        problems.push(found.with("kind", "text").with("found", message));
    }
    let mut lines = file.lines.into_iter().map(|(row, fields)| Line { place: place(row), fields });
    if let Some(first) = lines.next()
        && !first.fields.iter().map(String::as_str).eq(header.iter().copied())
    {
        first.wrong("header", &header.join(";"), problems);
        // Under another header every line would be wrong in the same way.
        return None;
    }
    let compared = Compared { file: name.clone(), size: file.size, sha256: file.sha256 };
    Some((lines.collect(), compared))
}

fn measure(
    line: &Line,
    catalogue: &Catalogue,
    problems: &Problems,
) -> Option<((String, i32), Origin)> {
    let year = line.parsed(1, "year", |own| own.parse::<i32>().ok(), problems);
    let value = line.parsed(2, "value", number, problems);
    let day = match line.field(3) {
        "" => Some(None),
        _ => line.parsed(3, "day", |own| own.parse::<NaiveDate>().ok(), problems).map(Some),
    };
    let who = line.parsed(4, "who", said, problems);
    let why = line.parsed(5, "why", said, problems);
    let coverage = coverage(line, problems);
    let (year, value, day, coverage) = (year?, value?, day?, coverage?);
    let (who, why) = (who?, why?);
    let id = line.field(0);
    let unit = catalogue.measures.get(id).and_then(|own| Unit::from_word(&own.unit));
    if unit.is_some_and(Unit::is_count) && value.rounded(0).map(Exact::whole) != Some(value) {
        line.wrong("fraction", line.field(2), problems);
        return None;
    }
    let origin = Origin {
        measure: id.to_owned(),
        title: catalogue.measures.get(id).map(|own| own.title.clone()).unwrap_or_default(),
        value: Some(value),
        from: From::Manual { who, why },
        day,
        coverage,
    };
    Some(((id.to_owned(), year), origin))
}

/// A text that must be there.
fn said(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// How many units reported of how many; nothing when neither is said (C147 when only one is, or they make no sense).
#[expect(clippy::option_option, reason = "the outer one is a mistake that was told")]
fn coverage(line: &Line, problems: &Problems) -> Option<Option<(u32, u32)>> {
    let (reported, expected) = (line.field(6), line.field(7));
    if reported.is_empty() && expected.is_empty() {
        return Some(None);
    }
    let read = reported.parse::<u32>().ok().zip(expected.parse::<u32>().ok());
    let read = read.filter(|(reported, expected)| reported <= expected);
    if read.is_none() {
        line.wrong("coverage", &format!("{reported}, {expected}"), problems);
    }
    read.map(Some)
}

fn score(line: &Line, problems: &Problems) -> Option<(i32, Score)> {
    let year = line.parsed(2, "year", |own| own.parse::<i32>().ok(), problems);
    let of_scale = |own: &str| own.parse::<u8>().ok().filter(|own| SCORES.contains(own));
    let score = line.parsed(3, "score", of_scale, problems);
    Some((year?, Score { score: score?, note: line.field(4).to_owned() }))
}

fn money_of(line: &Line, problems: &Problems) -> Option<(i32, Exact)> {
    let year = line.parsed(1, "year", |own| own.parse::<i32>().ok(), problems);
    let done = line.parsed(2, "value", number, problems);
    Some((year?, done?))
}
