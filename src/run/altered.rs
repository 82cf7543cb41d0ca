//! Versions that are not as they were written. Polish: naruszona wersja.

use std::path::Path;

use super::archive::Listed;
use super::history::{Broken, History, Journal, broken};
use super::submission::version_folder;
use crate::diagnostic::{Diagnostic, Place};
use crate::period::ReportingPeriod;

/// The files of a version that are not as its manifest says, or not as its history sealed them.
pub fn changed(office: &Path, form: &str, period: ReportingPeriod, version: u32) -> Vec<String> {
    let folder = version_folder(office, form, period, version);
    let wrong = Listed::read(&folder).wrong(&folder);
    if !wrong.is_empty() {
        return wrong;
    }
    // A file and its sum in the manifest changed together: only a seal knows. A history that cannot be read is told by
    // `status`.
    let history = History::read(office, form, period).unwrap_or_default();
    let journal = Journal::default();
    let is_own = |own: &Broken| matches!(own, Broken::Files(of, _) if *of == version);
    match broken(office, form, period, &history, &journal).iter().any(is_own) {
        true => vec!["manifest.json".to_owned()],
        false => Vec::new(),
    }
}

/// May the numbers that a version printed still be read from its csv?
pub fn printed_stand(form: &str, changed: &[String]) -> bool {
    let is_cells = |own: &String| own.starts_with(&format!("{form}_")) && own.ends_with(".csv");
    // Of a manifest that was changed too nobody knows what else was.
    !changed.iter().any(|own| is_cells(own) || own == "manifest.json")
}

/// A124: a version whose printed numbers nobody may read any more; none when they stand.
pub fn unreadable(
    office: &Path,
    form: &str,
    period: ReportingPeriod,
    version: u32,
) -> Option<Diagnostic> {
    // Somebody laid a csv there by hand: what nobody wrote down cannot be another.
    let folder = version_folder(office, form, period, version);
    let is_known = || {
        let history = History::read(office, form, period);
        history.is_ok_and(|own| own.last(version).is_some())
    };
    if !folder.join("manifest.json").exists() && !is_known() {
        return None;
    }
    let mut changed = changed(office, form, period, version);
    // What is not there cannot be read wrongly: a restored office has those files alone that were read.
    changed.retain(|own| folder.join(own).exists());
    (!printed_stand(form, &changed)).then(|| said("read", form, period, version, &changed))
}

/// A124: the version above which a new one is made was changed since it was written; none when it stands.
pub fn below(
    office: &Path,
    form: &str,
    period: ReportingPeriod,
    version: u32,
) -> Option<Diagnostic> {
    let changed = changed(office, form, period, version);
    (!changed.is_empty()).then(|| said("below", form, period, version, &changed))
}

/// A124: a version that `diff` counts again from its kept inputs was changed since it was written.
pub fn compared(
    form: &str,
    period: ReportingPeriod,
    version: u32,
    changed: &[String],
) -> Diagnostic {
    let what = if printed_stand(form, changed) { "compared" } else { "compared-cells" };
    said(what, form, period, version, changed)
}

fn said(
    what: &str,
    form: &str,
    period: ReportingPeriod,
    version: u32,
    changed: &[String],
) -> Diagnostic {
    Diagnostic::error("A124")
        .at(Place::file(format!("wyniki/{period}/{form}/v{version}")))
        .with("what", what)
        .with("version", format!("{form} {period} v{version}"))
        .with("folder", format!("wyniki/{period}/{form}/v{version}"))
        .with("count", changed.len())
        .with("names", changed.join(", "))
}

/// The newest version that a history of seals knows of, when it is newer than any that is there: it was lost, and its
/// number is not given to another.
pub fn lost(office: &Path, form: &str, period: ReportingPeriod, newest: u32) -> Option<u32> {
    let journal = Journal::read(office).unwrap_or_default();
    journal.newest(form, period).filter(|sealed| *sealed > newest)
}

/// A125: a version was approved or sent, and is not there any more.
pub fn lost_said(form: &str, period: ReportingPeriod, sealed: u32) -> Diagnostic {
    Diagnostic::error("A125")
        .at(Place::file(format!("wyniki/{period}/{form}")))
        .with("version", format!("{form} {period} v{sealed}"))
        .with("next", sealed.saturating_add(1))
}
