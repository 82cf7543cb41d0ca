//! What was wrong with a file as a whole, said to the analyst.

use super::load::Unusable;
use super::mapping::Source;
use super::open::{Kind, Opened, Trouble};
use crate::diagnostic::{Diagnostic, Place, nearest};

/// Why a file that a source expects gave nothing.
pub fn refused(trouble: Trouble, shown: &str, source: &Source) -> Unusable {
    let of_sheet = matches!(trouble, Trouble::NotCells(_) | Trouble::NoSheet(_));
    let wanted = source.sheet.as_ref();
    let found = said(trouble, shown, wanted.map_or("", |said| said.text.as_str()));
    match wanted.filter(|_| of_sheet) {
        // The mapping names the sheet: that is where to mend it.
        Some(said) => Unusable::Mapping(vec![found.at(&said.place)]),
        None => Unusable::Input(found),
    }
}

/// Why a file, of which this sheet was wanted, gave nothing.
pub fn said(trouble: Trouble, shown: &str, wanted: &str) -> Diagnostic {
    let said = |code: &'static str| Diagnostic::error(code).at(Place::file(shown));
    match trouble {
        Trouble::Unreadable(message) => said("I104").with("message", message).with("there", "yes"),
        Trouble::Empty => said("I133"),
        Trouble::Password => said("I126"),
        Trouble::Truncated => said("I132"),
        Trouble::Other(name) => said("I137").with("name", name),
        Trouble::TooMuch(what) => said("I135").with("limit", what),
        Trouble::TooLong => said("I136"),
        Trouble::Encoding(name) => said("I130").with("name", name),
        Trouble::NotCells(name) => said("I134").with("name", name),
        Trouble::NoSheet(names) => {
            if wanted.is_empty() {
                let known = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
                return said("I164").with("known", known);
            }
            let known = names.iter().map(String::as_str);
            said("I105")
                .with("name", wanted)
                .with("nearest", nearest(wanted, known).unwrap_or("none"))
                .with("known", names.join(", "))
        }
    }
}

/// What of a file that was read should be known.
pub fn noted(opened: &Opened, kind: Kind, shown: &str) -> Vec<Diagnostic> {
    let place = || Place::file(shown);
    let mut found = Vec::new();
    if !kind.fits_name(shown) {
        found.push(Diagnostic::note("I139").at(place()).with("kind", kind.word()));
    }
    if !opened.hidden.is_empty() {
        let sheet = opened.sheet.as_deref().unwrap_or_default();
        found.push(
            Diagnostic::note("I138")
                .at(place())
                .with("hidden", opened.hidden.join(", "))
                .with("sheet", sheet),
        );
    }
    if opened.external {
        found.push(Diagnostic::warning("I141").at(place()));
    }
    for row in &opened.open_quotes {
        found.push(Diagnostic::warning("I125").at(place().row(*row)));
    }
    found
}
