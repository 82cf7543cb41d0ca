//! `historia.csv` read and written.

use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::seal::{sealed, unsealed};
use super::state::State;
use super::written::Written;
use crate::diagnostic::Diagnostic;
use crate::period::ReportingPeriod;
use crate::run::submission;
use crate::write::{HISTORY, history_csv};

/// The file, beside the versions.
pub const FILE: &str = "historia.csv";

/// One line: a version came into a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub version: u32,
    pub state: State,
    pub day: NaiveDate,
    pub who: String,
    pub reason: String,
    /// The sum over the names and sums of all files of the version.
    pub files: String,
    /// The sum of this line and the seal of the one before.
    pub seal: String,
}

/// The history of one return and period, the oldest line first.
#[derive(Clone, Debug, Default)]
pub struct History {
    pub lines: Vec<Entry>,
}

impl History {
    pub fn path(office: &Path, form: &str, period: ReportingPeriod) -> PathBuf {
        submission::folder(office, form, period).join(FILE)
    }

    /// Reads the file; none is no history. A112: a line that no command wrote.
    pub fn read(office: &Path, form: &str, period: ReportingPeriod) -> Result<History, Diagnostic> {
        let path = History::path(office, form, period);
        let shown = path.strip_prefix(office).unwrap_or(&path).to_string_lossy().into_owned();
        let file = Written { path: &path, shown: &shown, code: "A112", header: &HISTORY };
        let mut lines = Vec::new();
        for (row, record) in file.rows()? {
            let fields: Vec<&str> = record.iter().collect();
            lines.push(entry(&fields).map_err(|column| file.wrong(Some(row), column))?);
        }
        Ok(History { lines })
    }

    /// The last word on a version.
    pub fn last(&self, version: u32) -> Option<&Entry> {
        self.lines.iter().rev().find(|own| own.version == version)
    }

    pub fn state(&self, version: u32) -> State {
        self.last(version).map_or(State::Draft, |own| own.state)
    }

    /// The version that was approved last, sent or not, and its last line.
    pub fn standing(&self) -> Option<&Entry> {
        let approved = self.lines.iter().rev().find(|own| own.state == State::Approved)?;
        self.last(approved.version)
    }

    /// A line more, sealed.
    pub fn add(&mut self, mut entry: Entry) {
        let before = self.lines.last().map_or("", |own| own.seal.as_str());
        entry.seal = sealed(before, &entry);
        self.lines.push(entry);
    }

    /// Writes the file anew, whole or not at all.
    pub fn write(&self, office: &Path, form: &str, period: ReportingPeriod) -> std::io::Result<()> {
        let path = History::path(office, form, period);
        let lines = self.lines.iter().map(|own| {
            [
                own.version.to_string(),
                own.state.word().to_owned(),
                own.day.to_string(),
                own.who.clone(),
                own.reason.clone(),
                own.files.clone(),
                own.seal.clone(),
            ]
        });
        put(&path, &history_csv(lines))
    }

    /// Lines whose day is before that of a line above them, and lines of days that are still to come: their rows in the
    /// file, and which.
    pub fn wrong_days(&self, today: NaiveDate) -> Vec<(u32, WrongDay)> {
        let mut latest = NaiveDate::MIN;
        let mut found = Vec::new();
        for (index, own) in self.lines.iter().enumerate() {
            let row = index as u32 + 2;
            if own.day < latest {
                found.push((row, WrongDay::Back(latest)));
            }
            if own.day > today {
                found.push((row, WrongDay::Future));
            }
            latest = latest.max(own.day);
        }
        found
    }

    /// Can the age of a version be told from it: do its lines stand as they were written, one day after the other?
    pub fn tells_days(&self) -> bool {
        unsealed(self).is_empty() && self.wrong_days(NaiveDate::MAX).is_empty()
    }
}

/// What is wrong with the day of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongDay {
    /// It is before the day of a line above.
    Back(NaiveDate),
    Future,
}

/// Puts a file beside the versions, whole or not at all.
pub fn put(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut builder = tempfile::Builder::new();
    // Whoever may read the versions may read it.
    #[cfg(unix)]
    let readable = std::os::unix::fs::PermissionsExt::from_mode(0o666);
    #[cfg(unix)]
    builder.permissions(readable);
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut draft = builder.prefix(".historia-").tempfile_in(folder)?;
    draft.write_all(bytes)?;
    draft.as_file().sync_all()?;
    draft.persist(path).map(drop).map_err(|error| error.error)
}

/// A line understood; else the column that is not, whose value may be anybody's name.
fn entry(fields: &[&str]) -> Result<Entry, String> {
    let [version, state, day, who, reason, files, seal] = fields else {
        return Err(HISTORY.join(";"));
    };
    Ok(Entry {
        version: version.parse().map_err(|_| "version".to_owned())?,
        state: State::from_word(state).ok_or("state")?,
        day: day.parse().map_err(|_| "day".to_owned())?,
        who: (*who).to_owned(),
        reason: (*reason).to_owned(),
        files: (*files).to_owned(),
        seal: (*seal).to_owned(),
    })
}
