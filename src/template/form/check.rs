//! What only the whole form shows: names stand once, and whatever is named is there.

use std::collections::BTreeSet;

use super::{Content, Form, unknown_row};
use crate::diagnostic::{Diagnostic, Problems};
use crate::expression::Node;
use crate::template::formula::Formula;

impl Form {
    /// Ids and keys are unique within their section; parts and wholes exist.
    pub(super) fn check_ids(&self, problems: &Problems) {
        let mut sections = BTreeSet::new();
        for section in &self.sections {
            if !sections.insert(&section.id) {
                problems
                    .push(Diagnostic::error("T106").at(&section.place).with("name", &section.id));
            }
            let mut names = BTreeSet::new();
            for row in &section.rows {
                for name in [&row.id, &row.key] {
                    if !name.is_empty() && !names.insert(name) && row.id != row.key {
                        problems.push(Diagnostic::error("T106").at(&row.place).with("name", name));
                    }
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
        for (row, count) in self.counts() {
            for wanted in count.conditions.iter().chain(&count.narrower).flat_map(Node::rows) {
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

    /// Every row that a formula names exists.
    pub(super) fn check_formulas(&self, problems: &Problems) {
        for section in &self.sections {
            for row in &section.rows {
                let formulas =
                    row.cells.iter().flat_map(|cell| &cell.choices).filter_map(|choice| {
                        match &choice.content {
                            Content::Formula { formula, .. } => Some(formula),
                            _ => None,
                        }
                    });
                let mut told = BTreeSet::new();
                for reference in formulas.flat_map(Formula::references) {
                    for name in reference.parts[0].split("..") {
                        if section.row(name).is_none() && told.insert(name.to_owned()) {
                            problems.push(unknown_row(name, section, &row.place));
                        }
                    }
                }
            }
        }
    }
}
