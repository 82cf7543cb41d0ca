//! Values that an office overrides until the source system is mended. Polish: poprawki.

use std::collections::BTreeMap;

use super::load::Told;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::value::present;
use crate::model::{Interner, TableSchema, Type, date};

/// One value of one record, as an office writes it in `poprawki.csv`.
#[derive(Clone, Debug)]
pub struct Correction {
    pub table: String,
    /// The record's key as people see it, without its table; parts of a longer key are joined by `/`.
    pub record: String,
    pub column: String,
    /// What the export must say for the correction to hold.
    pub was: String,
    pub becomes: String,
    pub reason: String,
    pub who: String,
    /// The day on which it was written.
    pub day: String,
    /// Its line in the file.
    pub place: Place,
}

/// What became of a correction at one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Applied,
    /// The export says what the correction wants: it is no longer needed.
    Mended,
    /// The export says something else than what was to be corrected.
    Changed,
}

/// A correction that met its record.
#[derive(Clone, Debug)]
pub struct Met {
    /// Index into the corrections of the request.
    pub correction: usize,
    pub fate: Fate,
    pub place: Place,
}

/// The corrections of one table, by the key of their record.
#[derive(Default)]
pub struct OfTable<'c> {
    by_record: BTreeMap<&'c str, Vec<(usize, &'c Correction)>>,
}

impl<'c> OfTable<'c> {
    pub fn new(corrections: &'c [Correction], table: &str) -> OfTable<'c> {
        let mut own = OfTable::default();
        for (index, correction) in corrections.iter().enumerate() {
            if correction.table == table {
                own.by_record.entry(&correction.record).or_default().push((index, correction));
            }
        }
        own
    }

    pub fn is_empty(&self) -> bool {
        self.by_record.is_empty()
    }

    /// The corrections of the record with this key.
    pub fn of(&self, record: &str) -> Vec<(usize, &'c Correction)> {
        self.by_record.get(record).cloned().unwrap_or_default()
    }
}

impl Correction {
    /// What the correction does where this was typed.
    pub fn fate(&self, typed: &str) -> Fate {
        if typed == self.was {
            Fate::Applied
        } else if typed == self.becomes {
            Fate::Mended
        } else {
            Fate::Changed
        }
    }
}

/// The key of a record as people see it.
pub fn key_text(schema: &TableSchema, values: &[i64], interner: &Interner) -> String {
    let parts = schema.key.iter().filter_map(|key| {
        let index = schema.columns.iter().position(|own| own.name.text == key.text)?;
        let value = present(values[index])?;
        Some(match &schema.columns[index].ty {
            own if own.is_textual() => interner.text(value).to_string(),
            Type::Date => date::from_days(value).map(|day| day.to_string()).unwrap_or_default(),
            _ => value.to_string(),
        })
    });
    parts.collect::<Vec<_>>().join("/")
}

/// Tells what became of every correction: I160 applied, I161 no longer needed, I162 the export says
/// something else, I163 there is no such record.
pub fn tell(corrections: &[Correction], schemas: &BTreeMap<String, TableSchema>, told: &mut Told) {
    for (index, own) in corrections.iter().enumerate() {
        let met: Vec<&Met> = told.met.iter().filter(|met| met.correction == index).collect();
        let first = |fate| met.iter().find(|met| met.fate == fate);
        let applied = first(Fate::Applied);
        let (mut found, place) = match (first(Fate::Changed), applied, first(Fate::Mended)) {
            (Some(met), ..) => (Diagnostic::error("I162"), Some(&met.place)),
            (_, Some(met), _) => (Diagnostic::note("I160"), Some(&met.place)),
            (_, _, Some(met)) => (Diagnostic::note("I161"), Some(&met.place)),
            _ => (Diagnostic::error("I163"), None),
        };
        found = found.at(own.place.clone());
        if let Some(place) = place {
            found = found.at(place.clone());
        }
        let schema = &schemas[&own.table];
        let title = schema.column(&own.column).map_or(&own.column, |column| &column.title);
        told.findings.push(
            found
                .with("table", &schema.title)
                .with("record", &own.record)
                .with("column", title)
                .with("reason", &own.reason),
        );
    }
}
