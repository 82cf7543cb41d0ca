//! Versions that are not as they were written. Polish: naruszona wersja.

use std::path::Path;

use super::archive::Listed;
use super::history::{Broken, HISTORY, History, Journal, broken, broken_lines, seal_broken};
use super::submission::{newest_version, version_folder};
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
    let own =
        broken(office, form, period, &history, &journal).into_iter().find_map(|own| match own {
            Broken::Files(of, names) if of == version => Some(names),
            _ => None,
        });
    match own {
        // Nobody kept the list of what was sealed.
        Some(names) if names.is_empty() => vec!["manifest.json".to_owned()],
        names => names.unwrap_or_default(),
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

/// A112, A113, A120: the history of a return is not what it was: lines changed, removed, or all of the file. What became
/// of its versions is told where they are read.
pub fn history(office: &Path, form: &str, period: ReportingPeriod) -> Vec<Diagnostic> {
    let own = match History::read(office, form, period) {
        Ok(own) => own,
        Err(found) => return vec![found],
    };
    // A journal that cannot be read is told by `status`.
    let journal = Journal::read(office).unwrap_or_default();
    // Only of a return that has a version: one whose folder is gone is made anew under the next number (A125).
    if own.lines.is_empty() && newest_version(office, form, period).is_none() {
        return Vec::new();
    }
    let place = Place::file(format!("wyniki/{period}/{form}/{HISTORY}"));
    let broken = broken_lines(form, period, &own, &journal);
    broken.iter().map(|own| seal_broken(own, place.clone())).collect()
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
