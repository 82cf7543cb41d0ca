//! Values that no export holds, entered with who and why. Polish: dane ręczne.

mod fault;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::diagnostic::{Diagnostic, Place, Problems};
use crate::evaluate::fill::ManualValues;
use crate::ingest::Lines;
use crate::number::Exact;
use crate::period::{ReportingPeriod, Shift};
use crate::template::form::Form;

/// The values of one return and period, and the file they stand in.
#[derive(Debug, Default)]
pub struct Manual {
    pub values: ManualValues,
    /// Those of other periods: a column of an earlier year shows them.
    others: BTreeMap<ReportingPeriod, ManualValues>,
    /// The lines of each of those periods.
    lines_of_others: BTreeMap<ReportingPeriod, Vec<u32>>,
    /// Where each was entered.
    places: BTreeMap<(String, String, String), Place>,
    /// By whom, and why.
    reasons: BTreeMap<(String, String, String), (String, String)>,
    /// Name, size and hash of the file; none when the office has none.
    pub file: Option<(String, u64, String)>,
    /// The same as it stands there.
    pub bytes: Vec<u8>,
}

/// Beside an old return that is made again stand the values of all years since; a year further off is a slip of the
/// keyboard.
const MOST_YEARS_AHEAD: i32 = 25;

/// One cell, two values.
fn twice(key: &(String, String, String), first: Place, second: Place) -> Diagnostic {
    let (section, row, column) = key;
    let cell = format!("{section}/{row}/{column}");
    Diagnostic::error("C123").at(first).at(second).with("cell", cell)
}

impl Manual {
    /// Reads `dane-reczne/<return>.csv`: `period;section;row;column;value;who;why`, one line a cell.
    pub fn read(root: &Path, form: &str, period: ReportingPeriod, problems: &Problems) -> Manual {
        let mut manual = Manual::default();
        let name = format!("dane-reczne/{form}.csv");
        let Some(file) = Lines::read(&root.join(&name)) else {
            return manual;
        };
        manual.file = Some((name.clone(), file.size, file.sha256));
        manual.bytes = file.bytes;
        let at = |row: u32, found: Diagnostic| {
            problems.push(found.at(Place::file(name.as_str()).row(row)));
        };
        for (row, message) in file.wrong {
            at(row, fault::of_line("text", &message, &[]));
        }
        for (index, (row, fields)) in file.lines.into_iter().enumerate() {
            if index == 0 {
                if !fields.iter().map(String::as_str).eq(fault::HEADER) {
                    at(row, fault::of_line("header", "", &fields));
                }
                continue;
            }
            let Some(line) = fields.first_chunk::<7>() else {
                at(row, fault::of_line("fields", "", &fields));
                continue;
            };
            let [of, section, row_name, column, value, who, why] = line;
            let Ok(of) = of.parse::<ReportingPeriod>() else {
                fault::of_fields(line).into_iter().for_each(|own| at(row, own));
                continue;
            };
            if of != period {
                // They were checked when that period was made, if it is one of the return's.
                manual.lines_of_others.entry(of).or_default().push(row);
                if let Some(number) = number(value) {
                    let key = (section.clone(), row_name.clone(), column.clone());
                    manual.others.entry(of).or_default().insert(key, number);
                }
                continue;
            }
            let wrong = fault::of_fields(line);
            if let (Some(number), []) = (number(value), wrong.as_slice()) {
                let key = (section.clone(), row_name.clone(), column.clone());
                let place = Place::file(name.as_str()).row(row);
                if let Some(first) = manual.places.insert(key.clone(), place.clone()) {
                    problems.push(twice(&key, first, place));
                }
                manual.reasons.insert(key.clone(), (who.clone(), why.clone()));
                manual.values.insert(key, number);
            }
            wrong.into_iter().for_each(|own| at(row, own));
        }
        manual
    }

    /// The values that were entered for another period.
    pub fn of_other(&self, period: ReportingPeriod) -> ManualValues {
        self.others.get(&period).cloned().unwrap_or_default()
    }

    /// Where the value of a cell was entered, by whom and why; the row may be named in each of its ways.
    pub fn entered(
        &self,
        section: &str,
        rows: [&str; 2],
        column: &str,
    ) -> Option<(&Place, &str, &str)> {
        let of = |row: &str| {
            let key = (section.to_owned(), row.to_owned(), column.to_owned());
            let (who, why) = self.reasons.get(&key)?;
            Some((self.places.get(&key)?, who.as_str(), why.as_str()))
        };
        rows.into_iter().find_map(of)
    }

    /// C150: values of a period that the return does not have in any of its editions (one file serves them all), or
    /// of a year far ahead.
    pub fn check_periods(
        &self,
        form: &Form,
        period: ReportingPeriod,
        kinds: impl FnOnce() -> BTreeSet<String>,
        problems: &Problems,
    ) {
        let shown = form.shifts().into_iter().map(|shift| shift.of(period).kind());
        let own: BTreeSet<&str> =
            form.variants.iter().map(|own| own.period.as_str()).chain(shown).collect();
        let is_far = |of: ReportingPeriod| of.year() > period.year() + MOST_YEARS_AHEAD;
        let strange = |of: &ReportingPeriod| is_far(*of) || !own.contains(of.kind());
        if !self.lines_of_others.keys().any(strange) {
            return;
        }
        let of_editions = kinds();
        for (of, rows) in self.lines_of_others.iter().filter(|(of, _)| strange(of)) {
            let fault = match is_far(*of) {
                true => "year",
                false if of_editions.contains(of.kind()) => continue,
                false => "kind",
            };
            let known = own.iter().filter_map(|kind| ReportingPeriod::of_kind(kind, of.start()));
            let known: Vec<String> = known.map(|own| own.to_string()).collect();
            let found = Diagnostic::error("C150")
                .with("fault", fault)
                .with("found", of.to_string())
                .with("period", period.to_string())
                .with("name", form.id.as_str())
                .with("known", known.join(", "));
            let (file, ..) = self.file.as_ref().expect("its lines were read");
            problems.push(
                rows.iter()
                    .fold(found, |found, row| found.at(Place::file(file.as_str()).row(*row))),
            );
        }
    }

    /// C113: a value for a cell that the form does not have, or works out by itself. A blocked cell may
    /// be named: a rule says then that it must be empty.
    /// C122: one that the cell cannot print as it is; it is not rounded, because somebody answers for it.
    /// C138: one for a column of another period, which is entered for that period.
    pub fn check(&mut self, form: &Form, period: ReportingPeriod, problems: &Problems) {
        // A row may be named by number or key: from here on by its number.
        let mut by_number = ManualValues::new();
        for ((section, row, column), place) in &self.places {
            let key = (section.clone(), row.clone(), column.clone());
            let number = form.section(section).and_then(|own| Some(own.row(row)?.1.id.clone()));
            let own = (section.clone(), number.unwrap_or_else(|| row.clone()), column.clone());
            if by_number.insert(own, self.values[&key]).is_some() {
                let own = (section.clone(), row.clone(), column.clone());
                problems.push(twice(&own, place.clone(), place.clone()));
            }
            let name = format!("{section}/{row}/{column}");
            let tell = |found: Diagnostic| {
                problems.push(found.at(place.clone()).with("cell", name.as_str()));
            };
            let cell = match fault::cell(form, [section, row, column]) {
                Ok(cell) => cell,
                Err(found) => {
                    tell(found);
                    continue;
                }
            };
            if let Some(found) = fault::of_value(cell, self.values[&key]) {
                tell(found);
            }
            if let Some((shift, own)) = own_column(form, section, column) {
                tell(
                    Diagnostic::error("C138")
                        .with("period", shift.of(period).to_string())
                        .with("own", own),
                );
            }
        }
        self.values = by_number;
    }
}

/// The period of a column that shows another one, and the column in which that period enters its values.
fn own_column<'f>(form: &'f Form, section: &str, column: &str) -> Option<(Shift, &'f str)> {
    let section = form.section(section)?;
    let shift = section.columns[section.column(column)?].period?;
    let own = section.columns.iter().find(|own| own.period.is_none())?;
    Some((shift, &own.id))
}

/// `1 234,56` as an exact number.
pub fn number(text: &str) -> Option<Exact> {
    let plain: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let (whole, fraction) = plain.split_once([',', '.']).unwrap_or((&plain, ""));
    let digits: i128 = format!("{whole}{fraction}").parse().ok()?;
    let scale = u32::try_from(fraction.len()).ok().filter(|scale| *scale <= 6)?;
    Some(Exact::scaled(digits, scale))
}
