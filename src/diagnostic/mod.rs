//! What went wrong or deserves a look, as data: code, severity, places, fields.
//!
//! A diagnostic carries no sentence. The message catalogue (`locales/`) holds, for every code, what
//! happened, why, what it does to the return and how to mend it; [`render`] puts the fields in.
//! Codes by room: A archive and approval, B bridge, C command and configuration, I ingest, T template, E evaluate, Q SQL, K control, W write.

mod catalogue;
mod fields;
mod place;
pub mod render;
mod unknown;

use std::cell::RefCell;

pub use catalogue::{Catalogue, Language};
pub use fields::{Field, Fields};
pub use place::{Place, Source, SourcePlace};
pub use unknown::{last_day_meant, nearest};

/// How much a diagnostic weighs. Polish: waga (błąd, ostrzeżenie, uwaga).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Note,
    Warning,
    Error,
}

impl Severity {
    /// The word templates and the JSON output use.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    pub fn from_word(word: &str) -> Option<Severity> {
        match word {
            "note" => Some(Severity::Note),
            "warning" => Some(Severity::Warning),
            "error" => Some(Severity::Error),
            _ => None,
        }
    }
}

/// A finding, an error or a note. Polish: komunikat.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// Stable code such as `I104`; the key of the catalogue's sentence, never reused.
    pub code: &'static str,
    pub severity: Severity,
    /// Where: the first place is the main one. The same said of many records is one diagnostic.
    pub places: Vec<Place>,
    /// The places make one finding together: two rows of one key.
    pub together: bool,
    pub fields: Fields,
}

impl Diagnostic {
    pub fn new(severity: Severity, code: &'static str) -> Diagnostic {
        Diagnostic {
            code,
            severity,
            places: Vec::new(),
            together: false,
            fields: Fields::default(),
        }
    }

    pub fn error(code: &'static str) -> Diagnostic {
        Diagnostic::new(Severity::Error, code)
    }

    pub fn warning(code: &'static str) -> Diagnostic {
        Diagnostic::new(Severity::Warning, code)
    }

    pub fn note(code: &'static str) -> Diagnostic {
        Diagnostic::new(Severity::Note, code)
    }

    pub fn at(mut self, place: impl Into<Place>) -> Diagnostic {
        if self.places.is_empty() {
            // Most have one; of a million findings the room for three more would be half a gigabyte.
            self.places.reserve_exact(1);
        }
        self.places.push(place.into());
        self
    }

    pub fn together(mut self) -> Diagnostic {
        self.together = true;
        self
    }

    /// The records it is said of.
    pub fn records(&self) -> impl Iterator<Item = &Place> {
        self.places.iter().filter(|place| place.table.is_some())
    }

    /// Where a list tells it, a line a place: its records, or its places when it has none.
    pub fn told_at(&self) -> Vec<usize> {
        let of_records: Vec<usize> =
            (0..self.places.len()).filter(|own| self.places[*own].table.is_some()).collect();
        if of_records.is_empty() { (0..self.places.len()).collect() } else { of_records }
    }

    pub fn with(mut self, name: &'static str, value: impl Into<Field>) -> Diagnostic {
        self.fields.push(name, value.into());
        self
    }

    pub fn without(mut self, name: &str) -> Diagnostic {
        self.fields.remove(name);
        self
    }

    pub fn text(&self, name: &str) -> Option<&str> {
        match self.fields.get(name)? {
            Field::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// Everything found so far. Checks go on after a mistake, so that all mistakes are shown at once.
#[derive(Default, Debug)]
pub struct Problems {
    found: RefCell<Vec<Diagnostic>>,
}

impl Problems {
    pub fn push(&self, diagnostic: Diagnostic) {
        self.found.borrow_mut().push(diagnostic);
    }

    pub fn extend(&self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.found.borrow_mut().extend(diagnostics);
    }

    pub fn len(&self) -> usize {
        self.found.borrow().len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn has_errors(&self) -> bool {
        self.found.borrow().iter().any(|found| found.severity == Severity::Error)
    }

    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.found.into_inner()
    }

    pub fn take(&self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.found.borrow_mut())
    }
}
