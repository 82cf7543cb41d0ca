//! `wyjasnienia.csv`: findings that somebody has looked at and answers for. Polish: wyjaśnienie.

use std::path::Path;

use crate::diagnostic::{Diagnostic, Place, Problems};
use crate::ingest::{Lines, day};
use crate::model::Fingerprint;

/// The file, in the office's folder.
pub const FILE: &str = "wyjasnienia.csv";

/// Columns by name, in any order; others may stand beside them, so that lines of findings.csv can be
/// copied whole.
const COLUMNS: [&str; 6] = ["rule", "record", "reason", "who", "until", "fingerprint"];
/// As findings.csv calls it.
const RULE_ALSO: &str = "code";

/// What a waiver came to in a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// So many lines of findings are explained.
    Explains(usize),
    /// The record says something else now.
    Changed,
    /// Its day is before the last day of the period.
    Expired,
    /// There is no such finding.
    Nothing,
}

impl State {
    pub fn word(self) -> &'static str {
        match self {
            State::Explains(_) => "explains",
            State::Changed => "changed",
            State::Expired => "expired",
            State::Nothing => "nothing",
        }
    }
}

/// One line of the file.
#[derive(Clone, Debug)]
pub struct Waiver {
    /// The line it stands on.
    pub row: u32,
    pub rule: String,
    pub record: String,
    pub reason: String,
    pub who: String,
    /// The last day on which it holds, as days since 1970; none: for ever.
    pub until: Option<i64>,
    pub fingerprint: Fingerprint,
    pub state: State,
}

impl Waiver {
    /// Who and why, as the outputs print it.
    pub fn said(&self) -> String {
        format!("{}: {}", self.who, self.reason)
    }
}

#[derive(Clone, Debug, Default)]
pub struct Waivers {
    pub list: Vec<Waiver>,
    /// Name, size and hash of the file; none when the office has none.
    pub file: Option<(String, u64, String)>,
    /// The same as it stands there.
    pub bytes: Vec<u8>,
}

impl Waivers {
    /// Reads the file; every line that cannot be read is told (C126).
    pub fn read(root: &Path, problems: &Problems) -> Waivers {
        let mut waivers = Waivers::default();
        let wrong = |row: u32, what: &str, found: &str| {
            problems.push(
                Diagnostic::error("C126")
                    .at(Place::file(FILE).row(row))
                    .with("what", what)
                    .with("found", found),
            );
        };
        let Some(file) = Lines::read(&root.join(FILE)) else {
            return waivers;
        };
        waivers.file = Some((FILE.to_owned(), file.size, file.sha256));
        waivers.bytes = file.bytes;
        for (row, message) in &file.wrong {
            wrong(*row, "file", message);
        }
        let mut lines = file.lines.into_iter();
        let Some((row, header)) = lines.next() else {
            return waivers;
        };
        let place = |name: &str| header.iter().position(|own| own.eq_ignore_ascii_case(name));
        let places =
            COLUMNS.map(|name| place(name).or_else(|| place(RULE_ALSO).filter(|_| name == "rule")));
        for (name, _) in COLUMNS.iter().zip(&places).filter(|(_, place)| place.is_none()) {
            wrong(row, "column", name);
        }
        if places.iter().any(Option::is_none) {
            return waivers;
        }
        for (row, fields) in lines {
            let parts = places.map(|place| {
                place.and_then(|place| fields.get(place)).map(String::as_str).unwrap_or_default()
            });
            match line(row, parts) {
                Ok(waiver) => waivers.list.push(waiver),
                Err((what, found)) => wrong(row, what, found),
            }
        }
        waivers
    }
}

/// One line, in the order of [`COLUMNS`]; else what is wrong with it.
fn line(row: u32, parts: [&str; 6]) -> Result<Waiver, (&'static str, &str)> {
    let [rule, record, reason, who, until, fingerprint] = parts;
    for (name, part) in COLUMNS.into_iter().zip(parts) {
        if part.is_empty() && name != "until" {
            return Err(("empty", name));
        }
    }
    Ok(Waiver {
        row,
        rule: rule.to_owned(),
        record: record.to_owned(),
        reason: reason.to_owned(),
        who: who.to_owned(),
        until: match until {
            "" => None,
            text => Some(day(text).ok_or(("until", text))?),
        },
        fingerprint: Fingerprint::parse(fingerprint).ok_or(("fingerprint", fingerprint))?,
        state: State::Nothing,
    })
}
