//! Rows that print a quantity: what they may say besides, and what their cells are called.

use super::cell::Around;
use super::measure::{MEASURES, says_measure};
use super::read::{Reader, as_written, said_of};
use super::{AsWritten, Named};
use crate::diagnostic::Diagnostic;
use crate::document::{Fields, Said, Table};
use crate::template::quantity::{self, Quantity};

/// Which records are counted: a quantity says it, so its row may not.
const RECORDS: [&str; 5] = ["view", "when", "of", "formula", "manual"];
/// What of the records is measured besides the measure itself.
const DETAILS: [&str; 3] = ["once_per", "pick", "spread"];

impl<'r> Reader<'r> {
    /// The quantity that a row names: T531 when there is none such, T532 when the row says again what the
    /// quantity says.
    pub(super) fn quantity(&self, fields: &Fields<'_>) -> Option<&'r Quantity> {
        let said = fields.said("quantity")?;
        let Some(found) = self.library.quantities.get(&said.text) else {
            self.problems.push(quantity::unknown(&said, &self.library.quantities));
            return None;
        };
        let measures = says_measure(&found.table);
        let again = RECORDS.iter().chain(MEASURES.iter().chain(&DETAILS).filter(|_| measures));
        for key in again.filter(|key| fields.table.entries.contains_key(**key)) {
            self.problems.push(
                Diagnostic::error("T532")
                    .at(fields.place_of(key))
                    .with("key", *key)
                    .with("name", &said.text),
            );
        }
        Some(found)
    }

    /// What a row says, with what its quantity says for it.
    pub(super) fn row_written(&self, row: &Table, quantity: Option<&Quantity>) -> AsWritten {
        let mut written = quantity.map(|own| as_written(&own.table)).unwrap_or_default();
        written.extend(as_written(row));
        written
    }
}

impl Around<'_> {
    /// The name of what a cell counts: the quantity of its row, what of it is measured, and what narrows
    /// it. A cell that says for itself which records it counts has none.
    pub(super) fn named(&self) -> Option<Named> {
        let quantity = self.row.quantity?;
        let strange = |own: &Table| {
            let said = ["view", "where", "when", "of"].iter().chain(&MEASURES);
            said.into_iter().any(|key| own.entries.contains_key(*key))
        };
        if self.cell.is_some_and(strange) {
            return None;
        }
        let measured = self.measured()?;
        let mut parts: Vec<String> = Vec::new();
        let mut add = |key: &str, said: Option<Said>| {
            parts.extend(said.map(|said| format!("{key} = {}", said.text.trim())));
        };
        for key in MEASURES.iter().chain(&DETAILS) {
            add(key, said_of(measured, key));
        }
        let own = said_of(&quantity.table, "where");
        for condition in self.row.conditions.iter().filter(|said| Some(*said) != own.as_ref()) {
            add("where", Some(condition.clone()));
        }
        if let Some(column) = self.column {
            add("where", said_of(column, "where"));
            if said_of(&quantity.table, "when").is_none() {
                add("when", said_of(column, "when"));
            }
        }
        Some(Named { quantity: quantity.id.clone(), measured: parts.join("; ") })
    }
}
