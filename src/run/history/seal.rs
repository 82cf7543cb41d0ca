//! The seals of a history: whether versions and lines are what they were. Polish: pieczęć.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::journal::Journal;
use super::lines::{Entry, History};
use super::listing::{self, sum_of};
use crate::ingest;
use crate::period::ReportingPeriod;
use crate::run::archive::Listed;
use crate::run::submission::version_folder;

/// What does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// A line of the history is not the one that was written, or one before it is gone: its row in the file.
    Line(u32),
    /// The journal of seals has more lines of the history than there are: the last ones are gone.
    Short { is: usize, was: usize },
    /// The journal of seals has another seal for this line: its row in the file.
    Other(u32),
    /// A version that is no longer there.
    Gone(u32),
    /// A version whose files changed, and which: those that are not as they were sealed, or, where nobody kept the list of
    /// these sums, not as its manifest says.
    Files(u32, Vec<String>),
}

/// The seal of a line after another.
pub fn sealed(before: &str, own: &Entry) -> String {
    let Entry { version, state, day, who, reason, files, .. } = own;
    let state = state.word();
    ingest::sum(
        format!("{before}\n{version}\n{state}\n{day}\n{who}\n{reason}\n{files}\n").as_bytes(),
    )
}

/// The rows of lines whose seal is not that of what they say after the line before.
pub fn unsealed(history: &History) -> Vec<u32> {
    let mut before = "";
    let mut found = Vec::new();
    for (index, own) in history.lines.iter().enumerate() {
        if own.seal != sealed(before, own) {
            found.push(index as u32 + 2);
        }
        before = &own.seal;
    }
    found
}

/// Lines of a history that are not what they were, or are gone.
pub fn broken_lines(
    form: &str,
    period: ReportingPeriod,
    history: &History,
    journal: &Journal,
) -> Vec<Broken> {
    let mut found: Vec<Broken> = unsealed(history).into_iter().map(Broken::Line).collect();
    // A line that was changed is told once.
    if found.is_empty() {
        found.extend(journal.missing(form, period, history));
    }
    found
}

/// All that does not hold of a history.
pub fn broken(
    office: &Path,
    form: &str,
    period: ReportingPeriod,
    history: &History,
    journal: &Journal,
) -> Vec<Broken> {
    let mut found = broken_lines(form, period, history, journal);
    // Each version is read once, however many lines speak of it.
    let mut of_versions: BTreeMap<u32, BTreeSet<&str>> = BTreeMap::new();
    for own in &history.lines {
        of_versions.entry(own.version).or_default().insert(&own.files);
    }
    for (version, files) in of_versions {
        let folder = version_folder(office, form, period, version);
        if !folder.is_dir() {
            found.push(Broken::Gone(version));
            continue;
        }
        let now = sum_of(&folder);
        if let Some(sealed) = files.iter().find(|own| **own != now) {
            let listed = || Listed::read(&folder).wrong(&folder);
            let names = listing::changed(office, sealed, &folder).unwrap_or_else(listed);
            found.push(Broken::Files(version, names));
        }
    }
    found
}
