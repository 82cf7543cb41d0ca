//! Cells of returns in a year: from the submission of that year, else counted from its exports.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::rc::Rc;

use super::district::Divided;
use super::inputs::Inputs;
use super::told::{Told, told, told_part};
use crate::cores;
use crate::diagnostic::{Diagnostic, Problems};
use crate::evaluate::formula::{Answer, Cells, answer};
use crate::indicator::From;
use crate::number::Exact;
use crate::period::ReportingPeriod;
use crate::report::State;
use crate::run::earlier::{Earlier, named};
use crate::run::edition::Editions;
use crate::run::{self, Basis, Compared, Progress, Refused, Shared, Workplace};
use crate::template::formula::{Formula, Reference};
use crate::template::library::Files;

/// A return in a period.
pub type Key = (String, ReportingPeriod);

/// A return that was counted, or the code of what speaks against it.
type Made = Result<Told, &'static str>;

/// Returns of all years, each read or counted once when it is first asked for.
pub struct Returns<'r> {
    office: &'r Path,
    /// What the returns have in common is read once, templates and exports alike.
    editions: RefCell<Editions<'r>>,
    shared: &'r Shared,
    /// Into which districts the city is divided.
    divided: Option<&'r Divided>,
    progress: &'r dyn Fn(Progress<'_>),
    /// The cells of each return that may be asked for.
    cells: RefCell<BTreeMap<Key, BTreeSet<[String; 3]>>>,
    /// What was counted before anybody asked.
    ready: RefCell<BTreeMap<Key, Made>>,
    /// By return and period: what the exports give; none when they cannot be counted.
    counted: RefCell<BTreeMap<Key, Option<Rc<Told>>>>,
    /// The submissions that each year sees, each read once.
    earlier: RefCell<BTreeMap<ReportingPeriod, Rc<Earlier<'r>>>>,
    /// Submissions and exports that gave a number: inputs of what is made.
    pub inputs: RefCell<Inputs>,
    /// Returns that gave a number and stand on what is not known until the end of their period.
    pub beyond: RefCell<BTreeMap<Key, Vec<Basis>>>,
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
        divided: Option<&'r Divided>,
        progress: &'r dyn Fn(Progress<'_>),
    ) -> Returns<'r> {
        Returns {
            office,
            editions: RefCell::new(Editions::of(files)),
            shared,
            divided,
            progress,
            cells: RefCell::default(),
            ready: RefCell::default(),
            counted: RefCell::default(),
            earlier: RefCell::default(),
            inputs: RefCell::default(),
            beyond: RefCell::default(),
            refused: RefCell::default(),
        }
    }

    /// The submissions that were read, whether or not they gave a number.
    pub fn submissions(&self) -> Vec<Compared> {
        self.earlier.borrow().values().flat_map(|own| own.compared()).collect()
    }

    /// A124: submissions that were not read, because somebody changed them since they were written.
    pub fn altered(&self) -> Vec<Diagnostic> {
        let earlier = self.earlier.borrow();
        let mut found: Vec<Diagnostic> = Vec::new();
        for own in earlier.values().flat_map(|own| own.altered()) {
            if !found.contains(&own) {
                found.push(own);
            }
        }
        found
    }

    /// What a formula over cells gives in a year; from submissions when every return that it names has one.
    pub fn value(&self, formula: &Formula, year: ReportingPeriod) -> Option<Found> {
        self.submitted(formula, year).or_else(|| self.counted_value(formula, year))
    }

    fn submitted(&self, formula: &Formula, year: ReportingPeriod) -> Option<Found> {
        let first = formula.references().into_iter().next()?;
        let form = first.form.as_deref()?;
        let period = named(year, first.period.as_deref().unwrap_or_default())?;
        let (version, _) = run::newest_version(self.office, form, period)?;
        // Every cell says its return: this one is of none.
        let earlier = Rc::clone(
            self.earlier
                .borrow_mut()
                .entry(year)
                .or_insert_with(|| Rc::new(Earlier::new(self.office, "", year))),
        );
        let cell = |own: &Reference| {
            let [section, row, column] = own.parts.as_slice() else {
                return None;
            };
            let at = (section.clone(), row.clone(), column.clone());
            earlier.cell(own.form.as_deref(), own.period.as_deref(), &at)
        };
        let value = number(formula, &cell)?;
        // Those of this formula: others may have been asked in vain.
        let folders = keys(formula, year).map(|(form, period)| format!("wyniki/{period}/{form}"));
        let folders: Vec<String> = folders.collect();
        let is_of =
            |own: &Compared| folders.iter().any(|folder| Path::new(&own.file).starts_with(folder));
        self.inputs.borrow_mut().files(earlier.compared().into_iter().filter(is_of));
        let from = From::Submission {
            form: form.to_owned(),
            period: period.to_string(),
            version,
            cells: cells(formula),
        };
        Some(Found { value, from, day: period.end() })
    }

    /// The same for one of the districts: never from a submission, which has the city's numbers only. With it, of how
    /// many of the city's records behind it the district is known.
    pub fn value_within(
        &self,
        formula: &Formula,
        year: ReportingPeriod,
        district: usize,
    ) -> Option<(Found, (u32, u32))> {
        let first = formula.references().into_iter().next()?;
        let covered = Cell::new((0, 0));
        let cell = |own: &Reference| {
            let period = named(year, own.period.as_deref().unwrap_or_default())?;
            let told = self.report(own.form.as_deref()?, period)?;
            let [section, row, column] = own.parts.as_slice() else {
                return None;
            };
            let at = (section.clone(), row.clone(), column.clone());
            let found = told.districts.get(&at)?.get(district)?;
            let (known, all) = covered.get();
            covered.set((known + found.known, all + found.all));
            Some(Exact::scaled(found.cell.printed?, found.cell.decimals))
        };
        let value = number(formula, &cell)?;
        self.counted_from(formula, year);
        let period = named(year, first.period.as_deref().unwrap_or_default())?;
        let what = format!("{}, {period}", cells(formula));
        let from = From::Exports { what, with_entries: false };
        let records = |own: u64| u32::try_from(own).unwrap_or(u32::MAX);
        let (known, all) = covered.get();
        Some((Found { value, from, day: period.end() }, (records(known), records(all))))
    }

    fn counted_value(&self, formula: &Formula, year: ReportingPeriod) -> Option<Found> {
        let first = formula.references().into_iter().next()?;
        // How many of the cells somebody entered, and how many there are.
        let (entered, all) = (Cell::new(0), Cell::new(0));
        let cell = |own: &Reference| {
            let period = named(year, own.period.as_deref().unwrap_or_default())?;
            let told = self.report(own.form.as_deref()?, period)?;
            let [section, row, column] = own.parts.as_slice() else {
                return None;
            };
            let section = told.report.sections.iter().find(|own| own.id == *section)?;
            let row = section.rows.iter().find(|own| own.id == *row)?;
            let at = section.columns.iter().position(|own| own.id == *column)?;
            let cell = row.cells.get(at)?;
            all.set(all.get() + 1);
            entered.set(entered.get() + u32::from(cell.state == State::Manual));
            // As printed: what the return would say.
            Some(Exact::scaled(cell.printed?, cell.decimals))
        };
        let value = number(formula, &cell)?;
        self.counted_from(formula, year);
        let period = named(year, first.period.as_deref().unwrap_or_default())?;
        let what = format!("{}, {period}", cells(formula));
        let from = match (entered.get(), all.get()) {
            (0, _) => From::Exports { what, with_entries: false },
            (entered, all) if entered == all => From::Cells { what },
            _ => From::Exports { what, with_entries: true },
        };
        Some(Found { value, from, day: period.end() })
    }

    /// What the returns of a formula were counted from gave a number.
    fn counted_from(&self, formula: &Formula, year: ReportingPeriod) {
        for key in keys(formula, year) {
            let Some(told) = self.report(&key.0, key.1) else {
                continue;
            };
            self.inputs.borrow_mut().join(&told.inputs);
            if !told.law.is_empty() {
                self.beyond.borrow_mut().insert(key, told.law.clone());
            }
        }
    }

    /// Counts side by side what no submission gives, the returns of a year on one core: its exports are read once.
    /// What is not asked for afterwards is not told of.
    pub fn prepare(&self, asked: &[(&Formula, ReportingPeriod)]) {
        let mut years: BTreeMap<ReportingPeriod, BTreeSet<Key>> = BTreeMap::new();
        for (formula, year) in asked {
            for (key, cell) in named_cells(formula, *year) {
                self.cells.borrow_mut().entry(key).or_default().insert(cell);
            }
            // A submission says nothing of districts.
            if self.divided.is_none() && self.submitted(formula, *year).is_some() {
                continue;
            }
            years.entry(*year).or_default().extend(keys(formula, *year));
        }
        (self.progress)(Progress::Counting);
        let opened = years.into_values().map(|keys| {
            let opened = keys.into_iter().map(|key| (self.open(&key), key));
            opened.collect::<Vec<_>>()
        });
        let (office, shared, divided) = (self.office, self.shared, self.divided);
        let cells = self.cells.borrow();
        let cells = &*cells;
        let of_year = |opened: Vec<(Result<Workplace, Refused>, Key)>| {
            let counted = opened.into_iter().map(|(place, key)| {
                let with = (shared, divided, cells.get(&key));
                let made = counted(office, &key, place, with, &|_| {});
                (key, made)
            });
            counted.collect::<Vec<_>>()
        };
        let made = cores::each(opened.collect(), of_year);
        self.ready.borrow_mut().extend(made.into_iter().flatten());
    }

    fn open(&self, (form, period): &Key) -> Result<Workplace, Refused> {
        let mut editions = self.editions.borrow_mut();
        Workplace::open_in(&mut editions, self.office, form, *period, Problems::default())
    }

    /// A return as the exports of a period give it now.
    fn report(&self, form: &str, period: ReportingPeriod) -> Option<Rc<Told>> {
        let key = (form.to_owned(), period);
        if let Some(known) = self.counted.borrow().get(&key) {
            return known.clone();
        }
        let ready = self.ready.borrow_mut().remove(&key);
        let made = ready.unwrap_or_else(|| {
            let cells = self.cells.borrow();
            let with = (self.shared, self.divided, cells.get(&key));
            counted(self.office, &key, self.open(&key), with, self.progress)
        });
        let found = match made {
            Ok(own) => Some(Rc::new(own)),
            Err(code) => {
                self.refused.borrow_mut().insert(key.clone(), code);
                None
            }
        };
        self.counted.borrow_mut().insert(key, found.clone());
        found
    }
}

/// What the exports of a period give, or the code of what speaks against it.
fn counted(
    office: &Path,
    (form, period): &Key,
    place: Result<Workplace, Refused>,
    (shared, divided, cells): (&Shared, Option<&Divided>, Option<&BTreeSet<[String; 3]>>),
    progress: &dyn Fn(Progress<'_>),
) -> Made {
    let request = run::Request {
        office: office.to_path_buf(),
        form: form.clone(),
        period: *period,
        options: BTreeMap::new(),
        write: false,
        uncorrected: false,
        dry_run: false,
    };
    let cells = cells.filter(|_| shared.numbers_only && divided.is_none());
    let made = place.and_then(|place| match cells {
        Some(cells) => told_part(place, &request, shared, cells, progress),
        None => told(place, &request, (shared, divided), progress),
    });
    match made {
        // Exports of a part of the year, or of another one, give no number of the year.
        Ok(told) => told.lacking.map_or(Ok(told), Err),
        Err(refused) => Err(refused.diagnostics.first().map_or("C101", |own| own.code)),
    }
}

/// The returns that a formula names, each in its period.
pub fn keys(formula: &Formula, year: ReportingPeriod) -> impl Iterator<Item = Key> {
    let period = move |own: &Reference| named(year, own.period.as_deref().unwrap_or_default());
    let references = formula.references().into_iter();
    references.filter_map(move |own| Some((own.form.clone()?, period(own)?)))
}

/// The cells that a formula names, each with its return in its period.
fn named_cells(formula: &Formula, year: ReportingPeriod) -> Vec<(Key, [String; 3])> {
    let references = formula.references().into_iter();
    let cells = references.filter_map(|own| {
        let period = named(year, own.period.as_deref().unwrap_or_default())?;
        let cell = <[String; 3]>::try_from(own.parts.clone()).ok()?;
        Some(((own.form.clone()?, period), cell))
    });
    cells.collect()
}

/// The references of a formula as they are written.
pub fn cells(formula: &Formula) -> String {
    let references = formula.references();
    references.into_iter().map(Reference::shown).collect::<Vec<_>>().join(", ")
}

/// What a formula over cells gives.
pub fn number(formula: &Formula, cell: &dyn Fn(&Reference) -> Option<Exact>) -> Option<Exact> {
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
