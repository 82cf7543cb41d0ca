//! The cells that a formula names, and what fills a cell. Polish: pola, które czyta formuła.

use super::{At, Filler};
use crate::diagnostic::Diagnostic;
use crate::template::form::{Axis, Choice};
use crate::template::formula::Reference;

impl Filler<'_> {
    /// What fills a cell for this office and its options; none where nothing is printed.
    pub fn content(&self, at: At) -> Result<Option<&Choice>, Diagnostic> {
        let section = &self.form.sections[at.0];
        let (row, column) = (&section.rows[at.1], &section.columns[at.2]);
        let printed = self.printed(section.role.as_ref(), section.only_if.as_ref())?
            && self.printed(row.role.as_ref(), row.only_if.as_ref())?
            && self.printed(column.role.as_ref(), column.only_if.as_ref())?;
        match row.cells.get(at.2).filter(|_| printed) {
            Some(cell) => self.chosen(cell),
            None => Ok(None),
        }
    }

    /// The cells of this return that a reference of the formula in a cell names, in the order of the form.
    pub fn cells_named(&self, reference: &Reference, at: At, axis: Axis) -> Vec<At> {
        self.form.cells_named(reference, at, axis)
    }
}
