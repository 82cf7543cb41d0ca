//! Which columns of which view anybody reads: the others are never made, joined or copied.

use std::collections::{BTreeMap, BTreeSet};

use crate::expression::{Aggregate, Node};
use crate::template::Library;
use crate::template::form::{Content, Count, Form, Measure};
use crate::template::record_rule::{RecordCheck, RecordRule};
use crate::template::view::{Join, Neighbour, Order, Spell, StepKind, View};

/// For every table and view, the columns that are read of it.
#[derive(Clone, Debug, Default)]
pub struct Needs {
    of: BTreeMap<String, BTreeSet<String>>,
    /// Read of everything that has it: messages say it.
    said: Option<&'static str>,
}

/// What stands in messages beside the number of records.
const MONEY: &str = "amount";

impl Needs {
    /// What a form and the rules over records read, through all the views they stand on.
    pub fn new(form: &Form, rules: &[RecordRule], library: &Library) -> Needs {
        let mut needs = Needs { said: Some(MONEY), ..Needs::default() };
        let mut asked: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut ask = |view: &str, columns: BTreeSet<String>| {
            asked.entry(view.to_owned()).or_default().extend(columns);
        };
        for section in &form.sections {
            for watch in &section.watches {
                ask_count(&watch.count, &[], &mut ask);
            }
            for row in &section.rows {
                if let Some(count) = &row.records {
                    ask_count(count, &row.by, &mut ask);
                }
                for choice in row.cells.iter().flat_map(|cell| &cell.choices) {
                    if let Content::Count(count) = &choice.content {
                        ask_count(count, &row.by, &mut ask);
                    }
                }
            }
        }
        // `in_row(key, row)` asks the row's own view for its column of that name.
        let rows: Vec<String> = form
            .sections
            .iter()
            .flat_map(|section| &section.rows)
            .flat_map(|row| row.cells.iter().flat_map(|cell| &cell.choices))
            .filter_map(|choice| match &choice.content {
                Content::Count(count) => Some(count),
                _ => None,
            })
            .flat_map(|count| count.asked_rows().map(str::to_owned))
            .collect();
        for wanted in rows {
            let Some((row, column)) = wanted.split_once(' ') else {
                continue;
            };
            let found =
                row.split_once('/').and_then(|(section, row)| form.section(section)?.row(row));
            let Some((_, row)) = found else {
                continue;
            };
            if let Some(count) = &row.records {
                ask_count(count, &[column.to_owned()], &mut ask);
            }
        }
        for own in &form.worklists {
            ask(&own.view, own.reads().map(str::to_owned).collect());
        }
        for rule in rules {
            ask_rule(rule, &mut ask);
        }
        for (view, columns) in asked {
            needs.add(&view, columns, library);
        }
        needs
    }

    /// What some columns of one view are made of, and nothing else.
    pub fn of_view(view: &str, columns: BTreeSet<String>, library: &Library) -> Needs {
        let mut needs = Needs::default();
        needs.add(view, columns, library);
        needs
    }

    /// Is one of these columns of a table read? Is the table, when none is named?
    pub fn reads(&self, table: &str, columns: &[&str]) -> bool {
        let own = self.of.get(table);
        own.is_some_and(|own| {
            columns.is_empty() || columns.iter().any(|column| own.contains(*column))
        })
    }

    /// The columns of a table or view that are read; none at all when nobody reads it.
    pub fn columns(&self, name: &str) -> BTreeSet<String> {
        self.of.get(name).cloned().unwrap_or_default()
    }

    pub fn add(&mut self, name: &str, columns: BTreeSet<String>, library: &Library) {
        let Some(shape) = library.shape(name) else {
            return;
        };
        let own = self.of.entry(name.to_owned()).or_default();
        let before = own.len();
        let there = columns.into_iter().chain(self.said.map(str::to_owned));
        own.extend(there.filter(|column| shape.columns.contains_key(column)));
        let (grown, all) = (own.len() > before, own.clone());
        let Some(view) = library.views.get(name) else {
            return;
        };
        // Even a view of which no column is read has its records counted: its sources are run.
        if grown || before == 0 {
            for (source, columns) in alive(view, &all).1 {
                self.add(&source, columns, library);
            }
        }
    }
}

/// The columns of its view that a cell reads, with the keys of its row.
pub fn columns_of(count: &Count, more: &[String]) -> BTreeSet<String> {
    let mut columns: BTreeSet<String> = more.iter().cloned().collect();
    let nodes = count.conditions.iter().chain(&count.narrower).chain(count.measure.nodes());
    for node in nodes {
        read(node, &mut columns);
    }
    let lasting = match &count.measure {
        Measure::SumByDays { of, .. } => Some(of),
        _ => None,
    };
    for of in count.daily.iter().chain(lasting) {
        columns.extend([of.from.clone(), of.to.clone()]);
    }
    columns
}

fn ask_count(count: &Count, more: &[String], ask: &mut dyn FnMut(&str, BTreeSet<String>)) {
    let columns = columns_of(count, more);
    for view in count.view.names() {
        ask(view, columns.clone());
    }
}

fn ask_rule(rule: &RecordRule, ask: &mut dyn FnMut(&str, BTreeSet<String>)) {
    let mut columns = BTreeSet::new();
    if let Some(node) = &rule.condition {
        read(node, &mut columns);
    }
    match &rule.kind {
        RecordCheck::True(node) => read(node, &mut columns),
        RecordCheck::Unique { columns: own, .. } => columns.extend(own.iter().cloned()),
        RecordCheck::References { columns: own, target, keys } => {
            columns.extend(own.iter().cloned());
            ask(target, keys.iter().cloned().collect());
        }
        RecordCheck::NoOverlap { per, of } => {
            columns.extend(per.iter().cloned());
            columns.extend([of.from.clone(), of.to.clone()]);
        }
        RecordCheck::Alike { within, names, settled_by } => {
            columns.extend(within.iter().chain(names).chain(settled_by).cloned());
        }
    }
    ask(&rule.over, columns);
}

/// The columns that an expression reads, or asks the state of.
fn read(node: &Node, columns: &mut BTreeSet<String>) {
    let found = node.columns().into_iter().chain(node.asked_unreadable());
    columns.extend(found.map(str::to_owned));
}

type Names = BTreeSet<String>;

/// For a view of which some columns are read: the columns that must be there after each step, and what
/// is read of each source.
pub fn alive(view: &View, wanted: &BTreeSet<String>) -> (Vec<Names>, Vec<(String, Names)>) {
    let mut needed = wanted.clone();
    let mut after = vec![BTreeSet::new(); view.steps.len()];
    let mut sources = Vec::new();
    for (index, step) in view.steps.iter().enumerate().rev() {
        after[index] = needed.clone();
        match &step.kind {
            StepKind::From(source) => sources.push((source.clone(), needed.clone())),
            StepKind::Union { sources: parts, mark } => {
                if let Some(mark) = mark {
                    needed.remove(mark);
                }
                sources.extend(parts.iter().map(|part| (part.clone(), needed.clone())));
            }
            StepKind::Keep(node) => read(node, &mut needed),
            StepKind::Derive(columns) => {
                for (name, node, _) in columns.iter().rev() {
                    if needed.remove(name) {
                        read(node, &mut needed);
                    }
                }
            }
            StepKind::Join(Join { source, on, take, at, .. }) => {
                let mut theirs: BTreeSet<String> =
                    on.pairs.iter().map(|(_, right)| right.clone()).collect();
                for (new, name) in take {
                    if needed.remove(new) {
                        theirs.insert(name.clone());
                    }
                }
                needed.extend(on.pairs.iter().map(|(left, _)| left.clone()));
                needed.extend(at.clone());
                sources.push((source.clone(), theirs));
            }
            StepKind::Latest(latest) => {
                needed.extend(latest.per.iter().chain(&latest.then).cloned());
                needed.insert(latest.by.clone());
            }
            StepKind::Gather { source, on, condition, into } => {
                let mut both = BTreeSet::new();
                if let Some(node) = condition {
                    read(node, &mut both);
                }
                for (name, aggregate) in into {
                    if needed.remove(name) {
                        read_aggregate(aggregate, &mut both);
                    }
                }
                let mut theirs: BTreeSet<String> =
                    on.pairs.iter().map(|(_, right)| right.clone()).collect();
                needed.extend(on.pairs.iter().map(|(left, _)| left.clone()));
                for name in both {
                    match name.strip_prefix("this.") {
                        Some(own) => needed.insert(own.to_owned()),
                        None => theirs.insert(name),
                    };
                }
                sources.push((source.clone(), theirs));
            }
            StepKind::Spell(spell) => {
                if Spell::COLUMNS.iter().fold(false, |any, (name, _)| needed.remove(*name) | any) {
                    needed.extend(spell.per.iter().cloned());
                    needed.extend([spell.of.from.clone(), spell.of.to.clone()]);
                }
            }
            StepKind::Rank(rank) => {
                if needed.remove(&rank.name) {
                    read_order(&rank.order, &mut needed);
                }
            }
            StepKind::Neighbour(Neighbour { order, take, .. }) => {
                let taken = take.iter().filter(|(new, _)| needed.contains(new));
                let (news, names): (Vec<String>, Vec<String>) = taken.cloned().unzip();
                needed.retain(|name| !news.contains(name));
                if !names.is_empty() {
                    needed.extend(names);
                    read_order(order, &mut needed);
                }
            }
            StepKind::Group { keys, into, .. } => {
                let mut before: BTreeSet<String> = keys.iter().cloned().collect();
                for (name, aggregate) in into {
                    if needed.contains(name) {
                        read_aggregate(aggregate, &mut before);
                    }
                }
                needed = before;
            }
        }
    }
    (after, sources)
}

fn read_order(order: &Order, columns: &mut Names) {
    columns.extend(order.per.iter().chain(&order.by).cloned());
}

fn read_aggregate(aggregate: &Aggregate, columns: &mut BTreeSet<String>) {
    for node in [&aggregate.argument, &aggregate.condition].into_iter().flatten() {
        read(node, columns);
    }
}
