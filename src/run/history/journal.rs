//! `wyniki/pieczecie.csv`: the seal of every line of every history, in the order in which they were written. Polish:
//! dziennik pieczęci.
//!
//! A history whose last lines were removed holds in itself; the journal still has their seals. Each of its lines seals
//! the one before, whatever return it is of: who takes a line away takes away those of all returns after it.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::lines::{Entry, History, put};
use super::seal::Broken;
use super::state::State;
use super::written::Written;
use crate::diagnostic::Diagnostic;
use crate::ingest;
use crate::period::ReportingPeriod;
use crate::write::{JOURNAL, journal_csv};

/// The file, in the office's folder.
pub const FILE: &str = "wyniki/pieczecie.csv";

/// A line: a history had so many lines, and the last of them this seal.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    day: NaiveDate,
    form: String,
    period: ReportingPeriod,
    lines: usize,
    version: u32,
    state: State,
    seal: String,
    /// The sum of this line and the chain of the one before.
    chain: String,
}

/// The journal of an office, the oldest line first.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    lines: Vec<Line>,
}

impl Journal {
    /// Reads the file; none is no journal: histories from before there was one hold without it. A121: a line that no
    /// command wrote, or not after the one above.
    pub fn read(office: &Path) -> Result<Journal, Diagnostic> {
        let path = path(office);
        let file = Written { path: &path, shown: FILE, code: "A121", header: &JOURNAL };
        let mut lines: Vec<Line> = Vec::new();
        for (row, record) in file.rows()? {
            let fields: Vec<&str> = record.iter().collect();
            let own = line(&fields).map_err(|column| file.wrong(Some(row), column))?;
            if own.chain != chained(&lines, &own) {
                return Err(file.wrong(Some(row), "chain"));
            }
            lines.push(own);
        }
        Ok(Journal { lines })
    }

    /// The returns and periods that it has lines of.
    pub fn known(&self) -> impl Iterator<Item = (ReportingPeriod, &str)> {
        self.lines.iter().map(|own| (own.period, own.form.as_str()))
    }

    /// The newest version of a return and period that has a line.
    pub fn newest(&self, form: &str, period: ReportingPeriod) -> Option<u32> {
        let own = self.lines.iter().filter(|own| own.form == form && own.period == period);
        own.map(|own| own.version).max()
    }

    /// The version that the last line of a return and period speaks of, and the state it came into.
    pub fn last(&self, form: &str, period: ReportingPeriod) -> Option<(u32, State)> {
        let own = self.lines.iter().rev().find(|own| own.form == form && own.period == period);
        own.map(|own| (own.version, own.state))
    }

    /// What a history lacks of the lines that were written into it, or has otherwise.
    pub fn missing(
        &self,
        form: &str,
        period: ReportingPeriod,
        history: &History,
    ) -> Option<Broken> {
        let own = || self.lines.iter().filter(|own| own.form == form && own.period == period);
        let lines = own().map(|own| own.lines).max()?;
        if history.lines.len() < lines {
            return Some(Broken::Short { is: history.lines.len(), was: lines });
        }
        let other = own().find(|own| {
            let there = own.lines.checked_sub(1).and_then(|index| history.lines.get(index));
            there.is_none_or(|line| line.seal != own.seal)
        });
        other.map(|own| Broken::Other(u32::try_from(own.lines + 1).unwrap_or(u32::MAX)))
    }

    /// The last line of a history, written down.
    pub fn add(&mut self, form: &str, period: ReportingPeriod, history: &History) {
        let Some(Entry { version, state, day, seal, .. }) = history.lines.last() else {
            return;
        };
        let mut own = Line {
            day: *day,
            form: form.to_owned(),
            period,
            lines: history.lines.len(),
            version: *version,
            state: *state,
            seal: seal.clone(),
            chain: String::new(),
        };
        own.chain = chained(&self.lines, &own);
        self.lines.push(own);
    }

    /// Writes the file anew, whole or not at all.
    pub fn write(&self, office: &Path) -> std::io::Result<()> {
        let lines = self.lines.iter().map(|own| {
            [
                own.day.to_string(),
                own.form.clone(),
                own.period.to_string(),
                own.lines.to_string(),
                own.version.to_string(),
                own.state.word().to_owned(),
                own.seal.clone(),
                own.chain.clone(),
            ]
        });
        put(&path(office), &journal_csv(lines))
    }
}

fn path(office: &Path) -> PathBuf {
    office.join(FILE)
}

fn chained(before: &[Line], own: &Line) -> String {
    let before = before.last().map_or("", |own| own.chain.as_str());
    let Line { day, form, period, lines, version, state, seal, .. } = own;
    let state = state.word();
    let text = format!("{before}\n{day}\n{form}\n{period}\n{lines}\n{version}\n{state}\n{seal}\n");
    ingest::sum(text.as_bytes())
}

/// A line understood; else the column that is not.
fn line(fields: &[&str]) -> Result<Line, String> {
    let [day, form, period, lines, version, state, seal, chain] = fields else {
        return Err(JOURNAL.join(";"));
    };
    Ok(Line {
        day: day.parse().map_err(|_| "day".to_owned())?,
        form: (*form).to_owned(),
        period: period.parse().map_err(|()| "period".to_owned())?,
        lines: lines.parse().map_err(|_| "lines".to_owned())?,
        version: version.parse().map_err(|_| "version".to_owned())?,
        state: State::from_word(state).ok_or("state")?,
        seal: (*seal).to_owned(),
        chain: (*chain).to_owned(),
    })
}
