//! What of the dated law a return reads: rates and limits by name, and whether it counts working days. Polish: stawki,
//! limity i dni wolne, na których stoi sprawozdanie.

use std::collections::BTreeSet;

use super::needs::{Needs, alive};
use crate::expression::{Aggregate, Function, Node};
use crate::template::Library;
use crate::template::form::{Content, Count, Form};
use crate::template::formula::Formula;
use crate::template::record_rule::{RecordCheck, RecordRule};
use crate::template::rule::RuleKind;
use crate::template::view::StepKind;

/// The dated law that a return reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Law {
    /// Names of parameters.
    pub parameters: BTreeSet<String>,
    pub working_days: bool,
}

impl Law {
    /// What formulas and rules over cells read: all there is to ask of where nobody counts records.
    pub fn of_cells(form: &Form) -> Law {
        let mut law = Law::default();
        for formula in formulas(form) {
            law.parameters.extend(formula.parameters().into_iter().map(str::to_owned));
        }
        law
    }

    /// What the cells, lists and rules of a return read, through all the views they stand on. `rules` are those over
    /// records that are the return's own.
    pub fn of(form: &Form, rules: &[RecordRule], library: &Library) -> Law {
        let mut law = Law::of_cells(form);
        for count in counts(form) {
            for node in nodes_of(count) {
                law.read(node);
            }
        }
        for node in form.worklists.iter().filter_map(|own| own.condition.as_ref()) {
            law.read(node);
        }
        for rule in rules {
            let check = match &rule.kind {
                RecordCheck::True(node) => Some(node),
                _ => None,
            };
            for node in rule.condition.iter().chain(check) {
                law.read(node);
            }
        }
        let needs = Needs::new(form, rules, library);
        for name in library.views.keys() {
            let columns = needs.columns(name);
            if !columns.is_empty() {
                law.read_view(name, &columns, library);
            }
        }
        law
    }

    fn read(&mut self, node: &Node) {
        self.parameters.extend(node.dated().into_iter().map(str::to_owned));
        let days = [Function::AddWorkingDays, Function::WorkingDaysBetween];
        self.working_days |= days.into_iter().any(|own| node.mentions(own));
    }

    /// The steps of a view, without the columns that nobody reads.
    fn read_view(&mut self, name: &str, columns: &BTreeSet<String>, library: &Library) {
        let Some(view) = library.views.get(name) else {
            return;
        };
        let after = alive(view, columns).0;
        for (step, alive) in view.steps.iter().zip(&after) {
            match &step.kind {
                StepKind::Keep(node) => self.read(node),
                StepKind::Derive(derived) => {
                    // A column that only another one reads is made for it.
                    let mut needed = alive.clone();
                    for (name, node, _) in derived.iter().rev() {
                        if needed.contains(name) {
                            needed.extend(node.columns().into_iter().map(str::to_owned));
                            self.read(node);
                        }
                    }
                }
                StepKind::Gather { condition, into, .. } => {
                    condition.iter().for_each(|node| self.read(node));
                    self.read_aggregates(into, alive);
                }
                StepKind::Group { into, .. } => self.read_aggregates(into, alive),
                _ => {}
            }
        }
    }

    fn read_aggregates(&mut self, into: &[(String, Aggregate)], alive: &BTreeSet<String>) {
        for (_, own) in into.iter().filter(|(name, _)| alive.contains(name)) {
            for node in [&own.argument, &own.condition].into_iter().flatten() {
                self.read(node);
            }
        }
    }
}

fn counts(form: &Form) -> impl Iterator<Item = &Count> {
    form.sections.iter().flat_map(|section| {
        let watched = section.watches.iter().map(|own| &own.count);
        let of_rows = section.rows.iter().flat_map(|row| {
            let cells = row.cells.iter().flat_map(|cell| &cell.choices);
            let counted = cells.filter_map(|choice| match &choice.content {
                Content::Count(count) => Some(&**count),
                _ => None,
            });
            row.records.iter().chain(counted)
        });
        watched.chain(of_rows)
    })
}

fn nodes_of(count: &Count) -> impl Iterator<Item = &Node> {
    count.conditions.iter().chain(&count.narrower).chain(count.measure.nodes())
}

fn formulas(form: &Form) -> impl Iterator<Item = &Formula> {
    let rows = form.sections.iter().flat_map(|section| &section.rows);
    let choices = rows.flat_map(|row| row.cells.iter().flat_map(|cell| &cell.choices));
    let of_cells = choices.filter_map(|choice| Some(&choice.content.formula()?.formula));
    let of_rules = form.rules.iter().flat_map(|rule| match &rule.kind {
        RuleKind::Check { check, condition } => vec![Some(check), condition.as_ref()],
        RuleKind::BlockedAreEmpty => Vec::new(),
    });
    of_cells.chain(of_rules.flatten())
}
