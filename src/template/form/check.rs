//! What only the whole form shows: names stand once, and whatever is named is there.

use std::collections::BTreeSet;

use super::{Axis, CellSpec, Choice, Content, Form, FormulaSpec, RowSpec, Section, unknown_row};
use crate::diagnostic::{Diagnostic, Problems, SourcePlace};
use crate::template::Library;
use crate::template::formula::Reference;

impl Form {
    /// Ids and keys are unique within their section; parts and wholes exist.
    pub(super) fn check_ids(&self, problems: &Problems) {
        let mut sections = BTreeSet::new();
        for section in &self.sections {
            if !sections.insert(&section.id) {
                problems
                    .push(Diagnostic::error("T106").at(&section.place).with("name", &section.id));
            }
            let mut columns = BTreeSet::new();
            for column in &section.columns {
                if !columns.insert(&column.id) {
                    problems
                        .push(Diagnostic::error("T106").at(&column.place).with("name", &column.id));
                }
                for whole in column.of_which.iter().chain(&column.part_of) {
                    if section.column(whole).is_none() {
                        let known: Vec<&str> =
                            section.columns.iter().map(|own| own.id.as_str()).collect();
                        problems.push(
                            Diagnostic::error("T505")
                                .at(&column.place)
                                .with("name", whole)
                                .with("known", known.join(", ")),
                        );
                    }
                }
            }
            let mut ids = BTreeSet::new();
            for row in section.rows.iter().filter(|row| !row.id.is_empty()) {
                if !ids.insert(&row.id) {
                    problems.push(Diagnostic::error("T106").at(&row.place).with("name", &row.id));
                }
            }
            let mut names = BTreeSet::new();
            for row in &section.rows {
                if !row.key.is_empty() && row.key != row.id && !names.insert(&row.key) {
                    problems.push(Diagnostic::error("T106").at(&row.place).with("name", &row.key));
                }
            }
            for row in &section.rows {
                for whole in row.part_of.iter().map(|(whole, _)| whole).chain(&row.of_which) {
                    if section.row(whole).is_none() {
                        problems.push(unknown_row(whole, section, &row.place));
                    }
                }
            }
        }
        let mut rules = BTreeSet::new();
        for rule in &self.rules {
            if !rules.insert(&rule.id) {
                problems.push(Diagnostic::error("T106").at(&rule.place).with("name", &rule.id));
            }
        }
        for (row, count) in self.counts() {
            for wanted in count.asked_rows() {
                let wanted = wanted.split(' ').next().unwrap_or_default();
                let found = wanted
                    .split_once('/')
                    .and_then(|(section, row)| self.section(section)?.row(row));
                if found.is_none() {
                    problems.push(Diagnostic::error("T502").at(&row.place).with("cell", wanted));
                }
            }
        }
    }

    /// Every row, column, cell and parameter that a formula names exists.
    pub(super) fn check_formulas(&self, library: &Library, problems: &Problems) {
        for section in &self.sections {
            let mut told = BTreeSet::new();
            for row in &section.rows {
                for choice in row.cells.iter().flat_map(|cell| &cell.choices) {
                    let Some(own) = choice.content.formula() else {
                        continue;
                    };
                    for name in own.formula.parameters() {
                        check_parameter(name, library, &row.place, problems);
                    }
                    for reference in own.formula.references() {
                        if told.insert((own.axis == Axis::Columns, reference.parts.clone()))
                            && let Err(found) = self.check_reference(section, row, own, reference)
                        {
                            problems.push(found);
                        }
                    }
                }
            }
        }
    }

    fn check_reference(
        &self,
        section: &Section,
        row: &RowSpec,
        own: &FormulaSpec,
        reference: &Reference,
    ) -> Result<(), Diagnostic> {
        match reference.parts.as_slice() {
            _ if reference.form.is_some() => Ok(()),
            [one] => one.split("..").try_for_each(|name| match own.axis {
                Axis::Rows if section.row(name).is_none() => {
                    Err(unknown_row(name, section, &row.place))
                }
                Axis::Columns if section.column(name).is_none() => Err(unknown_cell(one, row)),
                _ => Ok(()),
            }),
            [other, name] if own.axis == Axis::Rows => {
                let cell = reference.parts.join("/");
                let other = self.section(other).ok_or_else(|| unknown_cell(&cell, row))?;
                other.row(name).ok_or_else(|| unknown_row(name, other, &row.place))?;
                // The other section has each column in which this row reads it.
                let reads = |cell: &CellSpec| {
                    let mut formulas = cell.choices.iter().filter_map(|own| own.content.formula());
                    formulas.any(|own| own.formula.references().contains(&reference))
                };
                let mut columns = section.columns.iter().zip(&row.cells);
                match columns.any(|(own, cell)| reads(cell) && other.column(&own.id).is_none()) {
                    true => Err(unknown_cell(&cell, row)),
                    false => Ok(()),
                }
            }
            [other, name, column] => {
                let cell = reference.parts.join("/");
                let other = self.section(other).ok_or_else(|| unknown_cell(&cell, row))?;
                let (_, found) =
                    other.row(name).ok_or_else(|| unknown_row(name, other, &row.place))?;
                let index = other.column(column).ok_or_else(|| unknown_cell(&cell, row))?;
                let choices = found.cells.get(index).map(|cell| cell.choices.as_slice());
                match choices.unwrap_or_default() {
                    [Choice { content: Content::Blocked, .. }] => {
                        Err(Diagnostic::error("T508").at(&row.place).with("cell", cell))
                    }
                    _ => Ok(()),
                }
            }
            parts => Err(unknown_cell(&parts.join("/"), row)),
        }
    }
}

fn unknown_cell(cell: &str, row: &RowSpec) -> Diagnostic {
    Diagnostic::error("T502").at(&row.place).with("cell", cell)
}

/// T206: a parameter that no file of parameters has.
pub fn check_parameter(name: &str, library: &Library, place: &SourcePlace, problems: &Problems) {
    if library.parameters.get(name).is_none() {
        problems.push(Diagnostic::unknown("T206", name, library.parameters.names()).at(place));
    }
}
