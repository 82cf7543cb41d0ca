//! Whether a version that is compared still is what was written. Polish: nienaruszona wersja.

use crate::diagnostic::Diagnostic;
use crate::run::altered;

use super::Compared;

/// A124: sides whose version was changed since it was written.
pub fn tampered(sides: [&Compared; 2]) -> Vec<Diagnostic> {
    let mut said: Vec<Diagnostic> = Vec::new();
    for own in sides.into_iter().filter(|own| !own.changed.is_empty()) {
        let Some((version, _)) = &own.version else {
            continue;
        };
        let (form, period) = (own.request.form.as_str(), own.request.period);
        let found = altered::compared(form, period, *version, &own.changed);
        if !said.contains(&found) {
            said.push(found);
        }
    }
    said
}
