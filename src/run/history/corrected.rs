//! New versions above one that somebody answers for. Polish: korekta.

use std::path::Path;

use super::lines::History;
use crate::diagnostic::Diagnostic;
use crate::period::ReportingPeriod;
use crate::run::submission::newest_version;

/// A116: returns that were made anew although a version of them is approved or sent, and the commands that approve
/// the new ones. What the histories say is read and not judged: that is for `status`.
pub fn corrected(office: &Path, made: &[(String, ReportingPeriod)]) -> Option<Diagnostic> {
    let (mut names, mut commands) = (Vec::new(), Vec::new());
    for (form, period) in made {
        let history = History::read(office, form, *period).unwrap_or_default();
        let newest = newest_version(office, form, *period);
        if let (Some(own), Some((newest, _))) = (history.standing(), newest)
            && own.version < newest
        {
            names.push(format!("{form} {period} (v{} → v{newest})", own.version));
            commands.push(format!("spraw approve {form} --period {period} --by … --reason …"));
        }
    }
    (!names.is_empty()).then(|| {
        Diagnostic::note("A116")
            .with("count", names.len())
            .with("names", names.join("; "))
            .with("commands", commands.join("; "))
    })
}
