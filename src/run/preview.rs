//! What corrections do to a return: the same run with and without them.

use std::collections::BTreeMap;

use super::Done;
use crate::number::decimal;
use crate::report::{Outcome, Report, RuleOutcome};

/// A cell or a rule that corrections change: its name, what it was and what it becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub name: String,
    pub was: String,
    pub becomes: String,
}

/// The cells and rules that differ between two runs of one return.
pub fn changes(without: &Done, with: &Done) -> Vec<Change> {
    let mut found = differing(&cells(&without.report), &cells(&with.report));
    found.extend(moved_rules(&without.outcomes, &with.outcomes));
    found
}

/// The rules that come out otherwise; one that is new or gone has no outcome on the other side.
pub fn moved_rules(was: &[RuleOutcome], becomes: &[RuleOutcome]) -> Vec<Change> {
    differing(&rules(was), &rules(becomes))
}

fn differing(was: &BTreeMap<String, String>, becomes: &BTreeMap<String, String>) -> Vec<Change> {
    let names: std::collections::BTreeSet<&String> = was.keys().chain(becomes.keys()).collect();
    let text = |of: &BTreeMap<String, String>, name: &String| of.get(name).cloned();
    names
        .into_iter()
        .filter(|name| was.get(*name) != becomes.get(*name))
        .map(|name| Change {
            name: name.clone(),
            was: text(was, name).unwrap_or_default(),
            becomes: text(becomes, name).unwrap_or_default(),
        })
        .collect()
}

fn cells(report: &Report) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for section in &report.sections {
        for row in section.rows.iter().filter(|row| !row.heading) {
            for (cell, column) in row.cells.iter().zip(&section.columns) {
                let name = format!("{}/{}/{}", section.id, row.id, column.id);
                let value = cell.printed.map(|value| decimal(value, cell.decimals));
                found.insert(name, value.unwrap_or_default());
            }
        }
    }
    found
}

/// The gravest outcome of every rule.
fn rules(outcomes: &[RuleOutcome]) -> BTreeMap<String, String> {
    let grave = |outcome: Outcome| match outcome {
        Outcome::Failed => 3,
        Outcome::CouldNotRun => 2,
        Outcome::Passed => 1,
        Outcome::NotApplicable => 0,
    };
    let mut found: BTreeMap<String, Outcome> = BTreeMap::new();
    for own in outcomes {
        let known = found.entry(own.rule.clone()).or_insert(own.outcome);
        if grave(own.outcome) > grave(*known) {
            *known = own.outcome;
        }
    }
    found.into_iter().map(|(rule, own)| (rule, own.word().to_owned())).collect()
}
