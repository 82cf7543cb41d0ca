//! Whether a version that is compared still is what was written. Polish: nienaruszona wersja.

use std::path::Path;

use crate::diagnostic::{Diagnostic, Place};
use crate::period::ReportingPeriod;
use crate::run::archive::Listed;
use crate::run::history::{Broken, History, Journal, broken};
use crate::run::submission::version_folder;

use super::Compared;

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

/// B108: sides whose version was changed since it was written.
pub fn tampered(sides: [&Compared; 2]) -> Vec<Diagnostic> {
    let both = sides.into_iter().filter(|own| !own.changed.is_empty());
    let mut said: Vec<Diagnostic> = Vec::new();
    for own in both {
        let Some((version, office)) = &own.version else {
            continue;
        };
        let (form, period) = (own.request.form.as_str(), own.request.period);
        let folder = version_folder(office, form, period, *version);
        let place = folder.strip_prefix(office).unwrap_or(&folder).to_string_lossy().into_owned();
        let stand = if printed_stand(form, &own.changed) { "yes" } else { "no" };
        let found = Diagnostic::error("B108")
            .at(Place::file(place))
            .with("version", format!("{period} v{version}"))
            .with("count", own.changed.len())
            .with("names", own.changed.join(", "))
            .with("stand", stand);
        if !said.contains(&found) {
            said.push(found);
        }
    }
    said
}
