//! Code lists with validity dates and groups, read from `lists/*.csv`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Problems, Source, SourcePlace, last_day_meant};

use super::date;

/// One line of a list. Polish: pozycja słownika.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    pub code: String,
    pub label: String,
    /// First and last day on which the code may be used; none is open.
    pub valid_from: Option<i64>,
    pub valid_to: Option<i64>,
    pub groups: BTreeSet<String>,
    /// Every other column of the file, `report_code` among them.
    pub more: BTreeMap<String, String>,
}

/// A code list. Polish: słownik.
#[derive(Clone, Debug)]
pub struct Codebook {
    pub name: String,
    pub codes: Vec<Code>,
    pub source: Arc<Source>,
}

pub type Codebooks = BTreeMap<String, Codebook>;

impl Codebook {
    /// The lines of a code; more than one when its label or number changed in time.
    pub fn find<'c>(&'c self, code: &'c str) -> impl Iterator<Item = &'c Code> {
        self.codes.iter().filter(move |line| line.code == code)
    }

    /// Is the code in the list, on that day when one is given?
    pub fn valid(&self, code: &str, day: Option<i64>) -> bool {
        self.find(code).any(|line| day.is_none_or(|day| line.valid_on(day)))
    }

    pub fn in_group(&self, code: &str, group: &str) -> bool {
        self.find(code).any(|line| line.groups.contains(group))
    }

    pub fn has_group(&self, group: &str) -> bool {
        self.codes.iter().any(|line| line.groups.contains(group))
    }

    /// Reads a list: `;`, UTF-8, header `code;report_code;label;valid_from;valid_to;groups;…`.
    pub fn read(name: &str, source: &Arc<Source>, problems: &Problems) -> Codebook {
        let mut lines = Lines::new(source, problems);
        let mut codes = Vec::new();
        while let Some(line) = lines.next() {
            let mut more = line.fields;
            let mut take = |column: &str| more.remove(column).unwrap_or_default();
            codes.push(Code {
                code: take("code"),
                label: take("label"),
                valid_from: lines.day(&take("valid_from"), &line.place),
                valid_to: lines.day(&take("valid_to"), &line.place),
                groups: take("groups").split_whitespace().map(str::to_owned).collect(),
                more,
            });
        }
        let book = Codebook { name: name.to_owned(), codes, source: Arc::clone(source) };
        book.check(problems);
        book
    }

    /// A code that stands twice must not be valid twice on one day, nor change its groups.
    fn check(&self, problems: &Problems) {
        for (index, line) in self.codes.iter().enumerate() {
            for other in self.codes[..index].iter().filter(|other| other.code == line.code) {
                let apart = other
                    .valid_to
                    .zip(line.valid_from)
                    .is_some_and(|(end, start)| end < start)
                    || line.valid_to.zip(other.valid_from).is_some_and(|(end, start)| end < start);
                if !apart || other.groups != line.groups {
                    problems.push(
                        Diagnostic::error("T110")
                            .at(SourcePlace::new(&self.source, 0..0))
                            .with("code", &line.code)
                            .with("list", &self.name),
                    );
                }
            }
        }
    }
}

impl Code {
    pub fn valid_on(&self, day: i64) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }
}

/// The lines of a `;` file that ships with the templates: lists, parameters, holidays.
pub(super) struct Lines<'l> {
    source: &'l Arc<Source>,
    problems: &'l Problems,
    header: Vec<String>,
    rest: csv::StringRecordsIntoIter<std::io::Cursor<Vec<u8>>>,
}

pub(super) struct Line {
    pub fields: BTreeMap<String, String>,
    pub place: SourcePlace,
}

impl<'l> Lines<'l> {
    pub fn new(source: &'l Arc<Source>, problems: &'l Problems) -> Lines<'l> {
        let text = source.text.as_bytes().to_vec();
        let mut reader =
            csv::ReaderBuilder::new().delimiter(b';').from_reader(std::io::Cursor::new(text));
        let header = reader
            .headers()
            .map(|header| header.iter().map(|name| name.trim().to_owned()).collect())
            .unwrap_or_default();
        Lines { source, problems, header, rest: reader.into_records() }
    }

    pub fn next(&mut self) -> Option<Line> {
        loop {
            match self.rest.next()? {
                Ok(record) => {
                    let start = record.position().map_or(0, |position| position.byte() as usize);
                    let end = self.source.text[start..]
                        .find('\n')
                        .map_or(self.source.text.len(), |newline| start + newline);
                    let fields = self
                        .header
                        .iter()
                        .zip(record.iter())
                        .map(|(name, value)| (name.clone(), value.trim().to_owned()))
                        .collect();
                    return Some(Line { fields, place: SourcePlace::new(self.source, start..end) });
                }
                Err(error) => self.problems.push(
                    Diagnostic::error("T111")
                        .at(SourcePlace::new(self.source, 0..0))
                        .with("message", error.to_string()),
                ),
            }
        }
    }

    /// A day `YYYY-MM-DD`, or nothing; anything else is T112.
    pub fn day(&self, text: &str, place: &SourcePlace) -> Option<i64> {
        if text.is_empty() {
            return None;
        }
        let day = text.parse().ok().map(date::to_days);
        if day.is_none() {
            let last = last_day_meant(text).unwrap_or_else(|| "none".to_owned());
            let found = Diagnostic::error("T112").at(place).with("found", text);
            self.problems.push(found.with("last", last));
        }
        day
    }
}
