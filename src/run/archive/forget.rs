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
use crate::run::submission::versions;
use crate::run::{Exit, History, Lock, Refused, VersionState};

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

/// What is removed, and what that means.
#[derive(Debug, Default)]
pub struct Forgetting {
    pub going: Vec<Going>,
    /// Versions that can no longer be explained, compared or made again from then on.
    pub lost: Vec<Aged>,
    /// Versions that could not before.
    pub lost_before: Vec<Aged>,
    /// Kept files that stay.
    pub staying: usize,
}

/// Says which kept inputs only versions from before a day use, and removes them when that is asked.
///
/// Errors: A103 the inputs of some version cannot be read, so that nobody knows what it needs.
pub fn forget(office: &Path, before: NaiveDate, remove: bool) -> Result<Forgetting, Refused> {
    let _lock = Lock::take(office)?;
    let store = Store::of(office);
    let (mut all, mut names) = (Vec::new(), BTreeMap::<String, BTreeSet<String>>::new());
    let mut wrong = Vec::new();
    for (period, form) in submitted(office) {
        let history = History::read(office, &form, period)
            .map_err(|found| Refused::one(Exit::Input, found))?;
        for (version, folder) in versions(office, &form, period) {
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
            all.push(Aged { form: form.clone(), period, version, day, state, inputs });
        }
    }
    if !wrong.is_empty() {
        return Err(Refused { exit: Exit::Input, diagnostics: wrong });
    }
    let needed: BTreeSet<&String> =
        all.iter().filter(|own| own.day >= before).flat_map(|own| &own.inputs).collect();
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
    Ok(Forgetting { going, lost, lost_before, staying })
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
