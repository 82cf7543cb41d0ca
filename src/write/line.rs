//! A line of findings in words: what findings.csv, the workbook of quality and the lists print.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::fix_said;
use crate::diagnostic::{Catalogue, Diagnostic, Place, Severity, render};
use crate::quality::{Group, Line, Of, Told, place_of};
use crate::report::Outcome;

/// The sentences of a finding or a rule.
#[derive(Clone, Debug, Default)]
pub struct Said {
    pub what: String,
    pub why: String,
    pub effect: String,
    pub fix: String,
}

/// Puts lines into words; what many lines share is said once.
pub struct Words<'w> {
    told: Told<'w>,
    catalogue: &'w Catalogue,
    known: RefCell<FxHashMap<u32, Rc<Said>>>,
}

impl<'w> Words<'w> {
    pub fn new(told: Told<'w>, catalogue: &'w Catalogue) -> Words<'w> {
        Words { told, catalogue, known: RefCell::default() }
    }

    pub fn code(&self, of: Of) -> &'w str {
        match of {
            Of::Finding(index) => self.told.findings[index as usize].code,
            Of::Rule(index) => &self.told.outcomes[index as usize].rule,
        }
    }

    pub fn severity(&self, of: Of) -> Severity {
        match of {
            Of::Finding(index) => self.told.findings[index as usize].severity,
            Of::Rule(index) => self.told.outcomes[index as usize].severity,
        }
    }

    pub fn outcome(&self, of: Of) -> Option<Outcome> {
        match of {
            Of::Finding(_) => None,
            Of::Rule(index) => Some(self.told.outcomes[index as usize].outcome),
        }
    }

    pub fn place(&self, line: &Line) -> Option<&'w Place> {
        place_of(line, self.told.findings, self.told.outcomes)
    }

    /// File, row and column; of a template its line and column.
    pub fn position(&self, line: &Line) -> (String, String, String) {
        let Some(place) = self.place(line) else {
            return Default::default();
        };
        match &place.source {
            Some(source) => {
                let (line, column) = source.line_and_column();
                (source.source.name.clone(), line.to_string(), column.to_string())
            }
            None => (
                place.file.as_deref().unwrap_or_default().to_owned(),
                place.row.map(|row| row.to_string()).unwrap_or_default(),
                place.column.as_deref().unwrap_or_default().to_owned(),
            ),
        }
    }

    /// The cells of the return that a line names.
    pub fn cell(&self, line: &Line) -> String {
        match line.of {
            Of::Rule(index) => self.told.outcomes[index as usize].cells.join(", "),
            Of::Finding(_) => self
                .place(line)
                .and_then(|place| place.cell.as_deref())
                .unwrap_or_default()
                .to_owned(),
        }
    }

    pub fn said(&self, line: &Line) -> Rc<Said> {
        let index = match line.of {
            Of::Rule(index) => return Rc::new(self.of_failure(index, line)),
            Of::Finding(index) => index,
        };
        let own = &self.told.findings[index as usize];
        if own.places.len() < 2 {
            return Rc::new(self.of_finding(own));
        }
        let mut known = self.known.borrow_mut();
        Rc::clone(known.entry(index).or_insert_with(|| Rc::new(self.of_finding(own))))
    }

    fn of_finding(&self, own: &Diagnostic) -> Said {
        let part =
            |name| self.catalogue.part(own.code, Some(name), own.fields.iter()).unwrap_or_default();
        Said {
            what: render::title(self.catalogue, own),
            why: part("why"),
            effect: part("effect"),
            fix: part("fix"),
        }
    }

    fn of_failure(&self, index: u32, line: &Line) -> Said {
        let own = &self.told.outcomes[index as usize];
        let failure = line.place.and_then(|place| own.failures.get(place as usize));
        let why = match failure {
            None => own.shown.clone(),
            Some(failure) => {
                let others =
                    failure.places.iter().skip(1).map(|place| render::place(self.catalogue, place));
                let all = std::iter::once(failure.shown.to_string()).chain(others);
                all.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("; ")
            }
        };
        Said {
            what: own.title.clone(),
            why,
            effect: String::new(),
            fix: fix_said(own, self.catalogue),
        }
    }

    /// A whole group in words, without the values of its records.
    pub fn of_group(&self, group: &Group) -> Said {
        match group.of {
            Of::Rule(index) => {
                let own = &self.told.outcomes[index as usize];
                Said {
                    what: own.title.clone(),
                    fix: fix_said(own, self.catalogue),
                    ..Said::default()
                }
            }
            Of::Finding(index) => {
                let own = &self.told.findings[index as usize];
                let mut said = self.of_finding(own);
                let short = format!("{}-short", own.code);
                if self.catalogue.has(&short) {
                    let short = self.catalogue.word(&short);
                    said.what = match &group.column {
                        Some(column) => format!("{short}: {column}"),
                        None => short,
                    };
                }
                if own.text("nearest").is_some() {
                    // What is most like one value is no advice for the others.
                    let general = own.clone().without("nearest").with("nearest", "none");
                    said.fix = self.of_finding(&general).fix;
                }
                said
            }
        }
    }
}
