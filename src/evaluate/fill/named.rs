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
        let sections = &self.form.sections;
        let section = &sections[at.0];
        let elsewhere = |other: &str, row: &str, column: &str| {
            let index = sections.iter().position(|own| own.id == other)?;
            let own = &sections[index];
            Some((index, own.row(row)?.0, own.column(column)?))
        };
        let name = match reference.parts.as_slice() {
            [name] => name,
            [other, row] => {
                let column = &section.columns[at.2].id;
                return elsewhere(other, row, column).into_iter().collect();
            }
            [other, row, column] => return elsewhere(other, row, column).into_iter().collect(),
            _ => return Vec::new(),
        };
        let index = |name: &str| match axis {
            Axis::Rows => section.row(name).map(|(index, _)| index),
            Axis::Columns => section.column(name),
        };
        let range: Vec<usize> = match name.split_once("..") {
            None => index(name).into_iter().collect(),
            Some((first, last)) => match (index(first), index(last)) {
                (Some(first), Some(last)) => (first..=last).collect(),
                _ => Vec::new(),
            },
        };
        range
            .into_iter()
            .filter(|index| axis == Axis::Columns || !section.rows[*index].heading)
            .map(|index| match axis {
                Axis::Rows => (at.0, index, at.2),
                Axis::Columns => (at.0, at.1, index),
            })
            .collect()
    }
}
