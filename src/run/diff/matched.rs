//! The printed cells of both sides, matched as their forms name them. Polish: pola obu stron.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Refused;
use super::super::counted::{Scene, refuse};
use crate::evaluate::fill::At;
use crate::report::{Cell, State, Unit};
use crate::template::form::{RowSpec, Section};

/// Which printed cell of B is which of A.
pub struct Matched {
    cells: [BTreeMap<At, Cell>; 2],
    before: BTreeMap<At, At>,
    after: BTreeMap<At, At>,
}

impl Matched {
    pub fn new(scenes: [&Scene<'_>; 2]) -> Result<Matched, Refused> {
        let cells = [all(scenes[0])?, all(scenes[1])?];
        let mut own = Matched { cells, before: BTreeMap::new(), after: BTreeMap::new() };
        let forms = scenes.map(|own| own.filler.form);
        for (index, section) in forms[1].sections.iter().enumerate() {
            let Some(other) = forms[0].sections.iter().position(|own| own.id == section.id) else {
                continue;
            };
            let old = &forms[0].sections[other];
            let rows = rows(old, section, is_list(scenes[0], other) || is_list(scenes[1], index));
            for (row, old_row) in rows {
                for (column, spec) in section.columns.iter().enumerate() {
                    let Some(old_column) = old.column(&spec.id) else {
                        continue;
                    };
                    let (here, there) = ((other, old_row, old_column), (index, row, column));
                    if own.cells[0].contains_key(&here) && own.cells[1].contains_key(&there) {
                        own.before.insert(there, here);
                        own.after.insert(here, there);
                    }
                }
            }
        }
        Ok(own)
    }

    /// The cell of A that a cell of B is.
    pub fn before(&self, there: At) -> Option<At> {
        self.before.get(&there).copied()
    }

    /// The cell of B that a cell of A is.
    pub fn after(&self, here: At) -> Option<At> {
        self.after.get(&here).copied()
    }

    /// A cell of a side; one that is not printed has no value.
    pub fn cell(&self, side: usize, at: At) -> Cell {
        let none = || Cell {
            state: State::Missing,
            exact: None,
            printed: None,
            unit: Unit::Other,
            decimals: 0,
        };
        self.cells[side].get(&at).cloned().unwrap_or_else(none)
    }

    /// Every printed cell of a side, in the order of its form.
    pub fn all(&self, side: usize) -> impl Iterator<Item = At> {
        self.cells[side].keys().copied()
    }
}

fn all(scene: &Scene<'_>) -> Result<BTreeMap<At, Cell>, Refused> {
    let form = scene.filler.form;
    let mut found = BTreeMap::new();
    for (index, section) in form.sections.iter().enumerate() {
        for (row, own) in section.rows.iter().enumerate().filter(|(_, own)| !own.heading) {
            for (column, spec) in section.columns.iter().enumerate() {
                let at = (index, row, column);
                if scene.filler.content(at).map_err(refuse)?.is_none() {
                    continue;
                }
                if let Some(cell) = scene.report.cell(&section.id, &own.id, &spec.id) {
                    found.insert(at, cell.clone());
                }
            }
        }
    }
    Ok(found)
}

/// Are rows of the section given by the data? Their numbers then say nothing.
fn is_list(scene: &Scene<'_>, section: usize) -> bool {
    let id = &scene.filler.form.sections[section].id;
    let written = scene.place.form.section(id);
    written.is_some_and(|own| own.rows.iter().any(|row| !row.by.is_empty()))
}

/// Pairs of a row of the new section and the old row that it is: by key, else by number; by label where the data give
/// the rows.
fn rows(old: &Section, new: &Section, by_label: bool) -> Vec<(usize, usize)> {
    let mut taken = BTreeSet::new();
    let mut pairs = Vec::new();
    let labelled = |row: &RowSpec| old.rows.iter().position(|own| own.label == row.label);
    for (index, row) in new.rows.iter().enumerate().filter(|(_, row)| !row.heading) {
        let named = || old.row(&row.key).or_else(|| old.row(&row.id)).map(|(index, _)| index);
        let found = if by_label { labelled(row) } else { named() };
        if let Some(found) = found.filter(|own| !old.rows[*own].heading && taken.insert(*own)) {
            pairs.push((index, found));
        }
    }
    pairs
}
