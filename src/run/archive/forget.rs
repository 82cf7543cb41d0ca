//! Kept inputs that are old enough to go. Polish: zapominanie danych wejściowych.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::SystemTime;

use chrono::{DateTime, Local, NaiveDate};

use super::inputs::{FILE, Inputs};
use super::store::Store;
use crate::diagnostic::{Diagnostic, Place};
use crate::period::ReportingPeriod;
use crate::run::earlier::submitted;
use crate::run::history::Journal;
use crate::run::monitor::DISTRICTS;
use crate::run::submission::{folder, versions};
use crate::run::{Exit, History, Lock, Refused, VersionState, results_at_hand};

/// A version that has a list of its inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aged {
    pub form: String,
    pub period: ReportingPeriod,
    pub version: u32,
    /// The last day that its history tells; without one the day of its folder.
    pub day: NaiveDate,
    pub state: VersionState,
    inputs: BTreeSet<String>,
}

/// A kept file that goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Going {
    pub sha256: String,
    /// On the disk.
    pub bytes: u64,
    /// As versions call it; none when no version uses it.
    pub names: BTreeSet<String>,
}

/// What is asked of `forget`.
#[derive(Clone, Copy, Debug)]
pub struct ForgetAsked {
    /// Versions from before this day.
    pub before: NaiveDate,
    pub today: NaiveDate,
    /// The newest version of a return and period too.
    pub newest: bool,
    /// Do it; else only say what would be done.
    pub remove: bool,
}

/// What is removed, and what that means.
#[derive(Debug, Default)]
pub struct Forgetting {
    pub going: Vec<Going>,
    /// Versions that can no longer be explained, compared or made again from then on.
    pub lost: Vec<Aged>,
    /// Versions that could not before.
    pub lost_before: Vec<Aged>,
    /// Old versions whose inputs stay: the newest of their return and period.
    pub newest: Vec<Aged>,
    /// Old versions whose inputs stay: nobody can tell their age from a history that does not hold.
    pub doubtful: Vec<Aged>,
    /// Kept files that stay.
    pub staying: usize,
}

/// Says which kept inputs only versions from before a day use, and removes them when that is asked.
///
/// Errors: A103 the inputs of some version cannot be read, so that nobody knows what it needs; A118 the day is still to
/// come.
pub fn forget(office: &Path, asked: ForgetAsked) -> Result<Forgetting, Refused> {
    let ForgetAsked { before, today, newest: newest_too, remove } = asked;
    if before > today {
        let found = Diagnostic::error("A118")
            .with("day", before.to_string())
            .with("today", today.to_string());
        return Err(Refused::one(Exit::Configuration, found));
    }
    results_at_hand(office)?;
    let _lock = Lock::take(office)?;
    let store = Store::of(office);
    let (mut all, mut names) = (Vec::new(), BTreeMap::<String, BTreeSet<String>>::new());
    let mut wrong = Vec::new();
    let journal = Journal::read(office).map_err(|found| Refused::one(Exit::Input, found))?;
    for (period, form) in with_districts(office) {
        let history = History::read(office, &form, period)
            .map_err(|found| Refused::one(Exit::Input, found))?;
        let sound = history.tells_days() && journal.missing(&form, period, &history).is_none();
        let all_versions = versions(office, &form, period);
        let last = all_versions.last().map(|(version, _)| *version);
        for (version, folder) in all_versions {
            let inputs = match listed(office, &folder) {
                Ok(Some(inputs)) => inputs,
                Ok(None) => continue,
                Err(found) => {
                    wrong.push(found);
                    continue;
                }
            };
            for own in &inputs.files {
                names.entry(own.sha256.clone()).or_default().insert(own.file.clone());
            }
            let said = history.lines.iter().filter(|own| own.version == version);
            let day = said.map(|own| own.day).max().or_else(|| day_of(&folder)).unwrap_or(before);
            let inputs = inputs.files.into_iter().map(|own| own.sha256).collect();
            let state = history.state(version);
            let is_newest = Some(version) == last;
            let (form, own) = (form.clone(), (is_newest, sound));
            all.push((Aged { form, period, version, day, state, inputs }, own));
        }
    }
    if !wrong.is_empty() {
        return Err(Refused { exit: Exit::Input, diagnostics: wrong });
    }
    let (mut newest, mut doubtful, mut needed) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (own, (is_newest, sound)) in &all {
        let is_old = own.day < before;
        if is_old && *sound && (!is_newest || newest_too) {
            continue;
        }
        needed.extend(own.inputs.iter().cloned());
        match sound {
            false => doubtful.push(own.clone()),
            true if is_old => newest.push(own.clone()),
            true => {}
        }
    }
    let all: Vec<Aged> = all.into_iter().map(|(own, _)| own).collect();
    let kept = store.all();
    let there: BTreeSet<&String> = kept.iter().map(|(sha256, _)| sha256).collect();
    let is_old = |sha256: &str| day_of(&store.path(sha256)).is_none_or(|day| day < before);
    let going: Vec<Going> = kept
        .iter()
        .filter(|(sha256, _)| !needed.contains(sha256))
        // What no version uses was left behind by a run that could not write its own.
        .filter(|(sha256, _)| names.contains_key(sha256) || is_old(sha256))
        .map(|(sha256, bytes)| Going {
            sha256: sha256.clone(),
            bytes: *bytes,
            names: names.get(sha256).cloned().unwrap_or_default(),
        })
        .collect();
    let gone: BTreeSet<&String> = going.iter().map(|own| &own.sha256).collect();
    let (lost_before, rest): (Vec<Aged>, Vec<Aged>) =
        all.into_iter().partition(|own| own.inputs.iter().any(|own| !there.contains(own)));
    let lost = rest.into_iter().filter(|own| own.inputs.iter().any(|own| gone.contains(own)));
    let (lost, staying) = (lost.collect(), kept.len() - going.len());
    if remove {
        for own in &going {
            std::fs::remove_file(store.path(&own.sha256)).map_err(|error| {
                let found = Diagnostic::error("W101").at(Place::file(super::store::FOLDER));
                Refused::one(Exit::Output, found.with("message", error.to_string()))
            })?;
        }
        store.sweep();
    }
    Ok(Forgetting { going, lost, lost_before, newest, doubtful, staying })
}

/// Everything that has versions: returns, looks at strategies, and those at districts below them.
fn with_districts(office: &Path) -> Vec<(ReportingPeriod, String)> {
    let own = submitted(office).into_iter();
    let all = own.flat_map(|(period, form)| {
        let below = folder(office, &form, period).join(DISTRICTS);
        let entries = std::fs::read_dir(below).into_iter().flatten().flatten();
        let names = entries.filter_map(|own| own.file_name().into_string().ok());
        let mut names: Vec<String> = names.map(|own| format!("{form}/{DISTRICTS}/{own}")).collect();
        names.sort();
        names.insert(0, form);
        names.into_iter().map(move |form| (period, form))
    });
    all.collect()
}

/// The inputs of a version; none when it has no list of them.
fn listed(office: &Path, folder: &Path) -> Result<Option<Inputs>, Diagnostic> {
    let path = folder.join(FILE);
    let wrong = |message: String| {
        let shown = path.strip_prefix(office).unwrap_or(&path).to_string_lossy().into_owned();
        Diagnostic::error("A103").at(Place::file(shown)).with("message", message)
    };
    match std::fs::read(&path) {
        Ok(bytes) => Inputs::from_bytes(&bytes).map(Some).map_err(wrong),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(wrong(error.to_string())),
    }
}

/// The day on which something on the disk was changed last.
fn day_of(path: &Path) -> Option<NaiveDate> {
    let changed: SystemTime = std::fs::metadata(path).ok()?.modified().ok()?;
    Some(DateTime::<Local>::from(changed).date_naive())
}
