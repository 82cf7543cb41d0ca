//! Cells of returns in a year: from the submission of that year, else counted from its exports.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;

use crate::diagnostic::Problems;
use crate::evaluate::formula::{Answer, Cells, answer};
use crate::indicator::From;
use crate::number::Exact;
use crate::period::ReportingPeriod;
use crate::report::{Report, State};
use crate::run::earlier::{Earlier, named};
use crate::run::edition::Editions;
use crate::run::{self, Compared, Progress, Shared, Workplace, run_at};
use crate::template::formula::{Formula, Reference};
use crate::template::library::Files;

/// A return in a period.
pub type Key = (String, ReportingPeriod);

/// Returns of all years, each read or counted once when it is first asked for.
pub struct Returns<'r> {
    office: &'r Path,
    /// What the returns have in common is read once, templates and exports alike.
    editions: RefCell<Editions<'r>>,
    shared: &'r Shared,
    progress: &'r dyn Fn(Progress<'_>),
    /// By return and period: what the exports give; none when they cannot be counted.
    counted: RefCell<BTreeMap<Key, Option<Rc<Report>>>>,
    /// Submissions that were read.
    compared: RefCell<BTreeMap<String, Compared>>,
    /// Returns that could not be counted in a period, with the code of the first reason.
    pub refused: RefCell<BTreeMap<Key, &'static str>>,
}

/// A value with where it is from.
pub struct Found {
    pub value: Exact,
    pub from: From,
    pub day: chrono::NaiveDate,
}

impl<'r> Returns<'r> {
    pub fn new(
        office: &'r Path,
        files: &'r Files,
        shared: &'r Shared,
        progress: &'r dyn Fn(Progress<'_>),
    ) -> Returns<'r> {
        Returns {
            office,
            editions: RefCell::new(Editions::of(files)),
            shared,
            progress,
            counted: RefCell::default(),
            compared: RefCell::default(),
            refused: RefCell::default(),
        }
    }

    /// What a formula over cells gives in a year; from submissions when every return that it names has one.
    pub fn value(&self, formula: &Formula, year: ReportingPeriod) -> Option<Found> {
        self.submitted(formula, year).or_else(|| self.counted_value(formula, year))
    }

    /// The submissions that were read: inputs of what is made.
    pub fn compared(&self) -> Vec<Compared> {
        self.compared.borrow().values().cloned().collect()
    }

    fn submitted(&self, formula: &Formula, year: ReportingPeriod) -> Option<Found> {
        let first = formula.references().into_iter().next()?;
        let form = first.form.as_deref()?;
        let period = named(year, first.period.as_deref().unwrap_or_default())?;
        let (version, _) = run::newest_version(self.office, form, period)?;
        let earlier = Earlier::new(self.office, form, year);
        let cell = |own: &Reference| {
            let [section, row, column] = own.parts.as_slice() else {
                return None;
            };
            let at = (section.clone(), row.clone(), column.clone());
            earlier.cell(own.form.as_deref(), own.period.as_deref(), &at)
        };
        let value = number(formula, &cell)?;
        for own in earlier.compared() {
            self.compared.borrow_mut().insert(own.file.clone(), own);
        }
        let from = From::Submission {
            form: form.to_owned(),
            period: period.to_string(),
            version,
            cells: cells(formula),
        };
        Some(Found { value, from, day: period.end() })
    }

    fn counted_value(&self, formula: &Formula, year: ReportingPeriod) -> Option<Found> {
        let first = formula.references().into_iter().next()?;
        // How many of the cells somebody entered, and how many there are.
        let (entered, all) = (Cell::new(0), Cell::new(0));
        let cell = |own: &Reference| {
            let period = named(year, own.period.as_deref().unwrap_or_default())?;
            let report = self.report(own.form.as_deref()?, period)?;
            let [section, row, column] = own.parts.as_slice() else {
                return None;
            };
            let section = report.sections.iter().find(|own| own.id == *section)?;
            let row = section.rows.iter().find(|own| own.id == *row)?;
            let at = section.columns.iter().position(|own| own.id == *column)?;
            let cell = row.cells.get(at)?;
            all.set(all.get() + 1);
            entered.set(entered.get() + u32::from(cell.state == State::Manual));
            // As printed: what the return would say.
            Some(Exact::scaled(cell.printed?, cell.decimals))
        };
        let value = number(formula, &cell)?;
        let period = named(year, first.period.as_deref().unwrap_or_default())?;
        let what = format!("{}, {period}", cells(formula));
        let from = match (entered.get(), all.get()) {
            (0, _) => From::Exports { what },
            (entered, all) if entered == all => From::Cells { what },
            _ => From::Exports { what: format!("{what} (w tym wpisane ręcznie)") },
        };
        Some(Found { value, from, day: period.end() })
    }

    /// A return as the exports of a period give it now.
    fn report(&self, form: &str, period: ReportingPeriod) -> Option<Rc<Report>> {
        let key = (form.to_owned(), period);
        if let Some(known) = self.counted.borrow().get(&key) {
            return known.clone();
        }
        let request = run::Request {
            office: self.office.to_path_buf(),
            form: form.to_owned(),
            period,
            options: BTreeMap::new(),
            write: false,
            uncorrected: false,
        };
        let opened = {
            let mut editions = self.editions.borrow_mut();
            Workplace::open_in(&mut editions, self.office, form, period, Problems::default())
        };
        let done = opened.and_then(|place| run_at(place, &request, self.shared, self.progress));
        let found = match done {
            // Exports of a part of the year, or of another one, give no number of the year.
            Ok(done) => {
                let empty = done.findings.iter().find(|own| own.code == "E401");
                let code = match (empty, done.loaded.uncovered.is_empty()) {
                    (Some(own), _) => Some(own.code),
                    (None, false) => Some("C105"),
                    (None, true) => None,
                };
                if let Some(code) = code {
                    self.refused.borrow_mut().insert(key.clone(), code);
                }
                code.is_none().then(|| Rc::new(done.report))
            }
            Err(refused) => {
                let code = refused.diagnostics.first().map_or("C101", |own| own.code);
                self.refused.borrow_mut().insert(key.clone(), code);
                None
            }
        };
        self.counted.borrow_mut().insert(key, found.clone());
        found
    }
}

/// The references of a formula as they are written.
fn cells(formula: &Formula) -> String {
    let references = formula.references();
    references.into_iter().map(Reference::shown).collect::<Vec<_>>().join(", ")
}

fn number(formula: &Formula, cell: &dyn Fn(&Reference) -> Option<Exact>) -> Option<Exact> {
    struct Values<'v>(&'v dyn Fn(&Reference) -> Option<Exact>);
    impl Cells for Values<'_> {
        fn values(&self, reference: &Reference, _: bool) -> Vec<Option<Exact>> {
            vec![(self.0)(reference)]
        }
        fn name(&self, _: &str) -> Option<Exact> {
            None
        }
        fn param(&self, _: &str) -> Option<Exact> {
            None
        }
    }
    match answer(formula, &Values(cell), false) {
        Answer::Number(value) => Some(value),
        _ => None,
    }
}
