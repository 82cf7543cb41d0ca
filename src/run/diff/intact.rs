//! Whether a version that is compared still is what was written. Polish: nienaruszona wersja.

use crate::diagnostic::{Diagnostic, Place};
use crate::run::altered::printed_stand;
use crate::run::submission::version_folder;

use super::Compared;

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
