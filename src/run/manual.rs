//! Values that no export holds, entered with who and why. Polish: dane ręczne.

use std::collections::BTreeMap;
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
    /// Where each was entered.
    places: BTreeMap<(String, String, String), Place>,
    /// Name, size and hash of the file; none when the office has none.
    pub file: Option<(String, u64, String)>,
}

const HEADER: [&str; 7] = ["period", "section", "row", "column", "value", "who", "why"];

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
        let wrong = |row: u32, message: String| {
            let place = Place::file(name.as_str()).row(row);
            problems.push(Diagnostic::error("C109").at(place).with("message", message));
        };
        for (row, message) in file.wrong {
            wrong(row, message);
        }
        for (index, (row, fields)) in file.lines.into_iter().enumerate() {
            if index == 0 {
                if !fields.iter().map(String::as_str).eq(HEADER) {
                    wrong(row, fields.join(";"));
                }
                continue;
            }
            let [of, section, row_name, column, value, who, why, ..] = fields.as_slice() else {
                wrong(row, fields.join(";"));
                continue;
            };
            let Ok(of) = of.parse::<ReportingPeriod>() else {
                wrong(row, fields.join(";"));
                continue;
            };
            if of != period {
                // They were checked when that period was made.
                if let Some(number) = number(value) {
                    let key = (section.clone(), row_name.clone(), column.clone());
                    manual.others.entry(of).or_default().insert(key, number);
                }
                continue;
            }
            match number(value) {
                Some(number) if !who.is_empty() && !why.is_empty() => {
                    let key = (section.clone(), row_name.clone(), column.clone());
                    let place = Place::file(name.as_str()).row(row);
                    if let Some(first) = manual.places.insert(key.clone(), place.clone()) {
                        problems.push(twice(&key, first, place));
                    }
                    manual.values.insert(key, number);
                }
                _ => wrong(row, fields.join(";")),
            }
        }
        manual
    }

    /// The values that were entered for another period.
    pub fn of_other(&self, period: ReportingPeriod) -> ManualValues {
        self.others.get(&period).cloned().unwrap_or_default()
    }

    /// C113: a value for a cell that the form does not have, or works out by itself. A blocked cell may
    /// be named: a rule says then that it must be empty.
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
            let cell = form.section(section).and_then(|own| {
                let (_, row) = own.row(row)?;
                row.cells.get(own.column(column)?)
            });
            let counted = form.section(section).and_then(|own| {
                let unit = own.columns[own.column(column)?].unit;
                let of_row = own.row(row).and_then(|(_, row)| row.printed);
                Some(of_row.map_or(unit, |own| own.unit).is_count())
            });
            let value = self.values[&key];
            let whole = value.rounded(0).is_some_and(|whole| Exact::scaled(whole, 0) == value);
            if (counted == Some(true) && !whole) || value.parts().0 < 0 {
                problems.push(
                    Diagnostic::error("C122")
                        .at(place.clone())
                        .with("cell", format!("{section}/{row}/{column}"))
                        .with("value", value.shown()),
                );
            }
            let by_hand = cell.is_some_and(|cell| {
                cell.choices.iter().any(|choice| choice.content.takes_a_value())
            });
            let elsewhere = own_column(form, section, column);
            if let (true, Some((shift, own))) = (by_hand, elsewhere) {
                problems.push(
                    Diagnostic::error("C138")
                        .at(place.clone())
                        .with("cell", format!("{section}/{row}/{column}"))
                        .with("period", shift.of(period).to_string())
                        .with("own", own),
                );
            }
            if !by_hand {
                problems.push(
                    Diagnostic::error("C113")
                        .at(place.clone())
                        .with("cell", format!("{section}/{row}/{column}")),
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
