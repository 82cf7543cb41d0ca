//! What a cell says of time besides a point of it: that its view has chosen the period, or that any day counts.

use std::collections::BTreeSet;

use super::cell::Around;
use super::read::Reader;
use super::{CellSpec, Content, Count, Form};
use crate::diagnostic::{Diagnostic, Place, Problems};
use crate::document::Said;
use crate::expression::{Function, Node};
use crate::model::{ColumnSchema, Type};
use crate::template::Library;
use crate::template::point::{ANY_TIME, INSIDE, ON_DAY, reads_period};
use crate::template::view::StepKind;

/// So many cells are named.
const MOST_CELLS: usize = 5;

impl Reader<'_> {
    /// Is what the word of time says of the view true? `inside` of one that does not choose the period is T538,
    /// `any_time` of one that does is T409: its records are those of the period all the same.
    pub(super) fn is_as_said(&self, around: Around<'_>, view: &str, problems: &Problems) -> bool {
        let inside = self.library.period_inside(view);
        let wrong = |word: &Said| match word.text.as_str() {
            INSIDE if !inside => Some("T538"),
            ANY_TIME if inside => Some("T409"),
            _ => None,
        };
        let Some((word, _)) = around.when() else {
            return true;
        };
        if let Some(code) = wrong(&word) {
            problems.push(Diagnostic::error(code).at(&word.place).with("name", view));
        }
        wrong(&word).is_none()
    }
}

impl Form {
    /// Warns (T539) of cells over dated records that nobody cuts to the period: neither a `when`, nor the view,
    /// nor a condition that reads the period.
    pub(super) fn check_time(&self, library: &Library, problems: &Problems) {
        for section in &self.sections {
            let mut found: Vec<(&str, &str, Place, Vec<String>)> = Vec::new();
            for row in &section.rows {
                for (column, cell) in section.columns.iter().zip(&row.cells) {
                    for (written, count) in counted(cell) {
                        let mut said = [
                            Some(&section.written),
                            Some(&row.written),
                            Some(&column.written),
                            written,
                        ]
                        .into_iter()
                        .flatten();
                        if said.any(|own| own.get("when").is_some_and(|word| word == ANY_TIME)) {
                            continue;
                        }
                        for view in count.view.names() {
                            let Some(of) = counts_any_day(count, view, library) else {
                                continue;
                            };
                            let name = format!("{}/{}/{}", section.id, row.id, column.id);
                            match found.iter_mut().find(|own| own.0 == view) {
                                Some((.., cells)) => cells.push(name),
                                None => found.push((view, of, (&row.place).into(), vec![name])),
                            }
                        }
                    }
                }
            }
            for (view, of, place, cells) in found {
                let more = if cells.len() > MOST_CELLS { ", …" } else { "" };
                let cells = cells.into_iter().take(MOST_CELLS).collect::<Vec<_>>().join(", ");
                problems.push(
                    Diagnostic::warning("T539")
                        .at(place)
                        .with("name", view)
                        .with("of", of)
                        .with("cells", cells + more),
                );
            }
        }
    }
}

/// The counts that a cell may print, with what it says of its own: what a later form always takes the place of
/// is not among them.
fn counted(cell: &CellSpec) -> impl Iterator<Item = (Option<&super::AsWritten>, &Count)> {
    let always = cell.choices.iter().rposition(|own| own.only_if.is_none()).unwrap_or(0);
    cell.choices[always.min(cell.choices.len())..].iter().filter_map(|own| match &own.content {
        Content::Count(count) => Some((own.written.as_ref(), &**count)),
        _ => None,
    })
}

impl Count {
    /// Is something true of a node that it reads?
    fn read(&self, is_so: impl Fn(&Node) -> bool) -> bool {
        let conditions = self.conditions.iter().chain(&self.narrower);
        conditions.chain(self.measure.nodes()).any(is_so)
    }
}

/// The date or interval of a view of which a cell counts records of any day.
fn counts_any_day<'l>(count: &Count, view: &str, library: &'l Library) -> Option<&'l str> {
    let of = moment_of(view, library)?;
    let cut = library.period_inside(view)
        || library.reads_day(view)
        || library.views.get(view).is_some_and(|own| own.chooses_by_period(library, usize::MAX))
        || count.read(|node| {
            reads_period(node)
                || node.names().iter().any(|name| name.starts_with(ON_DAY))
                || node.mentions(Function::DaysInside)
                || !node.rows().is_empty()
        })
        || {
            let known = tells_period(view, library);
            count.read(|node| node.columns().iter().any(|name| known.contains(*name)))
        };
    (!cut).then_some(of)
}

/// The date or interval that a view names as its own. Of a table its interval, else the date that no record may be
/// without when there is one such: a register has dates too, and counts all of its records.
fn moment_of<'l>(view: &str, library: &'l Library) -> Option<&'l str> {
    if let Some(own) = library.views.get(view) {
        return own.of.as_deref();
    }
    let table = library.tables.get(view)?;
    if let Some(interval) = table.intervals.first() {
        return Some(&interval.name.text);
    }
    let dated = |own: &&ColumnSchema| own.ty == Type::Date && own.required && !own.personal;
    match table.columns.iter().filter(dated).collect::<Vec<_>>().as_slice() {
        [only] => Some(&only.name.text),
        _ => None,
    }
}

/// The columns of a view that are worked out from the period: `in_care_this_year`.
fn tells_period(view: &str, library: &Library) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let Some(own) = library.views.get(view) else {
        return found;
    };
    for source in own.beginnings() {
        found.extend(tells_period(source, library));
    }
    let reads = |node: &Node, found: &BTreeSet<String>| {
        reads_period(node) || node.columns().iter().any(|name| found.contains(*name))
    };
    for step in &own.steps {
        match &step.kind {
            StepKind::Derive(columns) => {
                for (name, node, _) in columns {
                    if reads(node, &found) {
                        found.insert(name.clone());
                    }
                }
            }
            StepKind::Join(join) => {
                let theirs = tells_period(&join.source, library);
                let taken = join.take.iter().filter(|(_, name)| theirs.contains(name));
                found.extend(taken.map(|(new, _)| new.clone()));
            }
            StepKind::Gather { condition: Some(condition), into, .. }
                if reads(condition, &found) =>
            {
                found.extend(into.iter().map(|(name, _)| name.clone()));
            }
            StepKind::Gather { into, .. } | StepKind::Group { into, .. } => {
                let told = into.iter().filter(|(_, own)| {
                    own.argument.iter().chain(&own.condition).any(|node| reads(node, &found))
                });
                let told: Vec<String> = told.map(|(name, _)| name.clone()).collect();
                found.extend(told);
            }
            _ => {}
        }
    }
    found
}
