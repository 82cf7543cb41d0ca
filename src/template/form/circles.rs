//! How formulas hang together: none may need itself, and a sum may not add a whole to its own part.

use std::collections::{BTreeMap, BTreeSet};

use super::{Axis, Content, Form, FormulaSpec, Section};
use crate::diagnostic::{Diagnostic, Problems};
use crate::template::formula::{Call, Formula, Operator, Reference};

/// Indexes of section, row and column.
type At = (usize, usize, usize);

impl Form {
    /// T509: cells whose formulas need one another in a circle, told once a circle.
    pub(super) fn check_circles(&self, problems: &Problems) {
        let mut needs: BTreeMap<At, Vec<At>> = BTreeMap::new();
        for (section_index, section) in self.sections.iter().enumerate() {
            for (row_index, row) in section.rows.iter().enumerate() {
                for (column, cell) in row.cells.iter().enumerate() {
                    let at = (section_index, row_index, column);
                    for choice in &cell.choices {
                        if let Some(own) = choice.content.formula() {
                            let read = own.formula.references();
                            let read =
                                read.into_iter().flat_map(|other| self.reads(own, other, at));
                            needs.entry(at).or_default().extend(read);
                        }
                    }
                }
            }
        }
        let mut finished: BTreeSet<At> = BTreeSet::new();
        for start in needs.keys() {
            let mut path = Vec::new();
            if let Some(circle) = circle(*start, &needs, &mut path, &mut finished) {
                let names: Vec<String> = circle.iter().map(|at| self.cell_name(*at)).collect();
                let first = circle[0];
                problems.push(
                    Diagnostic::error("T509")
                        .at(&self.sections[first.0].rows[first.1].place)
                        .with("cells", names.join(" → ")),
                );
                finished.extend(circle);
            }
        }
    }

    fn cell_name(&self, at: At) -> String {
        let section = &self.sections[at.0];
        format!("{}/{}/{}", section.id, section.rows[at.1].id, section.columns[at.2].id)
    }

    /// The cells of this return that a reference of a formula reads.
    fn reads(&self, own: &FormulaSpec, reference: &Reference, at: At) -> Vec<At> {
        if reference.form.is_some() || reference.period.is_some() {
            return Vec::new();
        }
        let section = &self.sections[at.0];
        match reference.parts.as_slice() {
            [name] => {
                let index = |name: &str| match own.axis {
                    Axis::Rows => section.row(name).map(|(index, _)| index),
                    Axis::Columns => section.column(name),
                };
                let (first, last) = name.split_once("..").unwrap_or((name, name));
                let (Some(first), Some(last)) = (index(first), index(last)) else {
                    return Vec::new();
                };
                (first..=last)
                    .map(|index| match own.axis {
                        Axis::Rows => (at.0, index, at.2),
                        Axis::Columns => (at.0, at.1, index),
                    })
                    .collect()
            }
            [other, row] if own.axis == Axis::Rows => {
                let column = &section.columns[at.2].id;
                let found = self.sections.iter().position(|own| own.id == *other);
                let found = found.and_then(|index| {
                    let other = &self.sections[index];
                    Some((index, other.row(row)?.0, other.column(column)?))
                });
                found.into_iter().collect()
            }
            [other, row, column] => {
                let found = self.sections.iter().position(|own| own.id == *other);
                let found = found.and_then(|index| {
                    let other = &self.sections[index];
                    Some((index, other.row(row)?.0, other.column(column)?))
                });
                found.into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    /// T510: a sum that adds a row to its own part counts the part twice.
    pub(super) fn check_sums(&self, problems: &Problems) {
        for section in &self.sections {
            for row in &section.rows {
                let formulas = row.cells.iter().flat_map(|cell| &cell.choices);
                let own = formulas.into_iter().find_map(|choice| match &choice.content {
                    Content::Formula(own) if own.axis == Axis::Rows => Some(own),
                    _ => None,
                });
                let Some(own) = own else {
                    continue;
                };
                let mut added = Vec::new();
                gather_added(&own.formula, section, &mut added);
                for part in &added {
                    if let Some(whole) = added.iter().find(|whole| is_part(section, *part, **whole))
                    {
                        problems.push(
                            Diagnostic::error("T510")
                                .at(&row.place)
                                .with("part", &section.rows[*part].id)
                                .with("whole", &section.rows[*whole].id),
                        );
                    }
                }
            }
        }
    }
}

/// A circle through the cell, found by walking what it needs; cells known to be free of it are skipped.
fn circle(
    at: At,
    needs: &BTreeMap<At, Vec<At>>,
    path: &mut Vec<At>,
    finished: &mut BTreeSet<At>,
) -> Option<Vec<At>> {
    if let Some(start) = path.iter().position(|own| *own == at) {
        let mut circle = path[start..].to_vec();
        circle.push(at);
        return Some(circle);
    }
    if finished.contains(&at) || path.len() > 1000 {
        return None;
    }
    path.push(at);
    let found =
        needs.get(&at).into_iter().flatten().find_map(|next| circle(*next, needs, path, finished));
    path.pop();
    if found.is_none() {
        finished.insert(at);
    }
    found
}

/// The rows that a formula adds, by index; what is subtracted, divided or compared is none of them.
fn gather_added(formula: &Formula, section: &Section, added: &mut Vec<usize>) {
    match formula {
        Formula::Cell(reference) => {
            let [name] = reference.parts.as_slice() else {
                return;
            };
            let index = |name: &str| section.row(name).map(|(index, _)| index);
            let (first, last) = name.split_once("..").unwrap_or((name, name));
            if let (Some(first), Some(last)) = (index(first), index(last)) {
                added.extend(first..=last);
            }
        }
        Formula::Binary(Operator::Add, left, right) => {
            gather_added(left, section, added);
            gather_added(right, section, added);
        }
        Formula::Binary(Operator::Subtract, left, _) => gather_added(left, section, added),
        Formula::Call(Call::Sum, arguments) => {
            for argument in arguments {
                gather_added(argument, section, added);
            }
        }
        _ => {}
    }
}

/// Is one row a part of the other, directly or through others?
fn is_part(section: &Section, part: usize, whole: usize) -> bool {
    let mut waiting = vec![part];
    let mut seen = BTreeSet::new();
    while let Some(row) = waiting.pop() {
        let own = &section.rows[row];
        let wholes = own.part_of.iter().map(|(whole, _)| whole).chain(&own.of_which);
        for index in wholes.filter_map(|name| section.row(name).map(|(index, _)| index)) {
            if index == whole {
                return true;
            }
            if seen.insert(index) {
                waiting.push(index);
            }
        }
    }
    false
}
