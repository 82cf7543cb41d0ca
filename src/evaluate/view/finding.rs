//! What findings tell of the records of a view: how many, how much, where.

use super::Views;
use crate::diagnostic::{Diagnostic, Field, Place};
use crate::evaluate::Frame;
use crate::model::table::NO_RECORD;
use crate::model::value::present;
use crate::number::money;
use crate::template::view::{Step, View};

impl Views<'_> {
    /// E204: records that a step leaves out because what it reads of them cannot be read.
    pub(super) fn not_judged(&self, view: &View, step: &Step, frame: &Frame, lost: &[u32]) {
        if !lost.is_empty() {
            self.findings.push(
                self.named(Diagnostic::warning("E204"), frame, lost)
                    .with("view", self.said(&view.name))
                    .at(&step.place),
            );
        }
    }

    /// Adds the number of records, their money when they have an `amount`, and their places.
    pub fn named(&self, mut diagnostic: Diagnostic, frame: &Frame, records: &[u32]) -> Diagnostic {
        diagnostic.places.extend(records.iter().filter_map(|own| self.place(frame, *own)));
        let amounts = frame.columns.get("amount").map(|column| {
            let known = records.iter().filter_map(|own| present(column.values[*own as usize]));
            known.map(i128::from).sum::<i128>()
        });
        let grosze = i64::try_from(amounts.unwrap_or(0)).unwrap_or(i64::MAX);
        // Said only when there is money in it.
        let said = if grosze == 0 { String::new() } else { format!(" ({})", money(grosze)) };
        diagnostic.fields.push("grosze", Field::Money(grosze));
        diagnostic.fields.push("money", said.into());
        diagnostic.with("count", records.len())
    }

    /// A table or view as people know it: its title, and its name for those who write templates.
    pub fn said(&self, name: &str) -> String {
        let table = self.library.tables.get(name).map(|table| &table.title);
        let view = self.library.views.get(name).map(|view| &view.title);
        table.or(view).map_or_else(|| name.to_owned(), |title| format!("{title} ({name})"))
    }

    /// Where the record stands in the exports: the first table it was made of.
    pub fn place(&self, frame: &Frame, record: u32) -> Option<Place> {
        frame.origins.iter().find_map(|origin| match origin.rows[record as usize] {
            NO_RECORD => None,
            row => Some(self.tables.get(origin.table.as_str())?.place(row as usize, None)),
        })
    }
}
