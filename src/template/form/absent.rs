//! Rows that an office enters by hand when it does not keep their tables. Polish: wiersze bez tabeli.

use std::collections::BTreeSet;

use super::read::Reader;
use super::{Content, Form};
use crate::document::Fields;

impl Reader<'_> {
    /// The tables without which a row is entered by hand: T209 for a name that no table has.
    pub(super) fn manual_if_absent(&self, fields: &Fields<'_>) -> BTreeSet<String> {
        let said = fields.texts("manual_if_absent");
        for own in said.iter().filter(|own| !self.library.tables.contains_key(&own.text)) {
            self.problems.push(self.library.unknown_source(own));
        }
        said.into_iter().map(|own| own.text).collect()
    }
}

impl Form {
    /// What rows would count of tables that the office does not keep is entered by hand: nothing there is no zero.
    pub fn enter_without(&mut self, absent: &BTreeSet<String>) {
        let rows = self.sections.iter_mut().flat_map(|own| &mut own.rows);
        for row in rows.filter(|own| !own.manual_if_absent.is_disjoint(absent)) {
            for choice in row.cells.iter_mut().flat_map(|own| &mut own.choices) {
                if matches!(choice.content, Content::Count(_)) {
                    choice.content = Content::Manual;
                }
            }
        }
    }
}
