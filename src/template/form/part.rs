//! A form of which some cells alone are asked for. Polish: część formularza.

use std::collections::BTreeSet;

use super::{Axis, Form};
use crate::template::formula::Reference;

/// Indexes of section, row and column.
type At = (usize, usize, usize);

impl Form {
    /// The form with these cells, by section, row and column, and those that their formulas read. Rows stay, because others
    /// may ask for their records; of every other cell nothing is counted. For numbers alone: nothing else of it is to be
    /// printed or judged.
    pub fn part(&self, cells: &BTreeSet<[String; 3]>) -> Form {
        let needed = self.read_for(cells);
        let mut form = self.clone();
        form.worklists.clear();
        form.rules.clear();
        for (index, section) in form.sections.iter_mut().enumerate() {
            section.watches.clear();
            section.charts.clear();
            for (row, own) in section.rows.iter_mut().enumerate() {
                (own.part_of, own.of_which) = (Vec::new(), Vec::new());
                for (column, cell) in own.cells.iter_mut().enumerate() {
                    if !needed.contains(&(index, row, column)) {
                        cell.choices.clear();
                    }
                }
            }
            for (column, own) in section.columns.iter_mut().enumerate() {
                (own.part_of, own.of_which) = (Vec::new(), Vec::new());
                // No other period is read for a column of which nobody asks.
                if !needed.iter().any(|at| (at.0, at.2) == (index, column)) {
                    own.period = None;
                }
            }
            if !needed.iter().any(|at| at.0 == index) {
                section.rows.retain(|row| row.by.is_empty());
            }
        }
        form
    }

    /// The cells of these names, and all that their formulas read.
    fn read_for(&self, cells: &BTreeSet<[String; 3]>) -> BTreeSet<At> {
        let at = |[section, row, column]: &[String; 3]| {
            let index = self.sections.iter().position(|own| own.id == *section)?;
            let own = &self.sections[index];
            Some((index, own.row(row)?.0, own.column(column)?))
        };
        let mut waiting: Vec<At> = cells.iter().filter_map(at).collect();
        let mut found = BTreeSet::new();
        while let Some(at) = waiting.pop() {
            if !found.insert(at) {
                continue;
            }
            let cell = self.sections[at.0].rows[at.1].cells.get(at.2);
            let formulas = cell.into_iter().flat_map(|own| &own.choices);
            for spec in formulas.filter_map(|own| own.content.formula()) {
                for reference in spec.formula.references() {
                    waiting.extend(self.cells_named(reference, at, spec.axis));
                }
            }
        }
        found
    }

    /// The cells that a reference of the formula in a cell names, in the order of the form.
    pub fn cells_named(&self, reference: &Reference, at: At, axis: Axis) -> Vec<At> {
        let sections = &self.sections;
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
