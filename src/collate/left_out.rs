//! Files and rows that take no part in a collation, and why. Polish: pliki poza zestawieniem.

use std::collections::BTreeMap;

use super::Request;
use crate::diagnostic::{Diagnostic, Place};

/// A file or row that takes no part, and why.
pub struct LeftOut {
    pub file: String,
    pub why: Why,
    pub found: Option<Diagnostic>,
    pub unit: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    Unreadable,
    /// No form, and nobody named the file.
    NoForm,
    OtherForm,
    OtherPeriod,
    OtherEdition,
    NoUnit,
    /// Not on the list of units.
    NotListed,
    /// A newer version was taken, or the one that the list says.
    OlderVersion,
    /// The same values of the same unit and version, in a file that was taken.
    SameAgain,
}

impl Why {
    pub fn word(self) -> &'static str {
        match self {
            Why::Unreadable => "unreadable",
            Why::NoForm => "no-form",
            Why::OtherForm => "form",
            Why::OtherPeriod => "period",
            Why::OtherEdition => "edition",
            Why::NoUnit => "no-unit",
            Why::NotListed => "not-listed",
            Why::OlderVersion => "version",
            Why::SameAgain => "same",
        }
    }

    /// Must somebody look at it?
    pub fn is_grave(self) -> bool {
        !matches!(self, Why::NoForm | Why::OlderVersion | Why::SameAgain)
    }
}

/// V158: no file is a return of this form and period.
pub fn nothing(request: &Request, left_out: &[LeftOut]) -> Diagnostic {
    let count = |why: Why| left_out.iter().filter(|own| own.why == why).count();
    let named = [Why::OtherForm, Why::OtherPeriod, Why::NotListed];
    Diagnostic::error("V158")
        .with("form", request.form.as_str())
        .with("period", request.period.to_string())
        .with("forms", count(Why::OtherForm))
        .with("periods", count(Why::OtherPeriod))
        .with("unlisted", count(Why::NotListed))
        .with("others", left_out.len() - named.into_iter().map(count).sum::<usize>())
}

/// What was left out, by its reason: V159, or what was said of the file itself.
pub fn told(left_out: &[LeftOut]) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = left_out.iter().filter_map(|own| own.found.clone()).collect();
    let mut by_reason: BTreeMap<Why, Vec<&LeftOut>> = BTreeMap::new();
    // Of older versions and copies it is told which was taken instead (V152, V169).
    let silent = |own: &&LeftOut| {
        own.found.is_none() && !matches!(own.why, Why::OlderVersion | Why::SameAgain)
    };
    for own in left_out.iter().filter(silent) {
        by_reason.entry(own.why).or_default().push(own);
    }
    for (why, all) in by_reason {
        let mut files: Vec<&str> = all.iter().map(|own| own.file.as_str()).collect();
        files.dedup();
        let said = match why {
            Why::NoForm => Diagnostic::note("V159"),
            _ => Diagnostic::warning("V159"),
        };
        let said = said.with("why", why.word()).with("count", all.len());
        found.push(files.into_iter().fold(said, |said, file| said.at(Place::file(file))));
    }
    found
}
