//! Control rules over the printed cells: passed, failed, not applicable, could not run.

pub mod records;

use std::collections::BTreeMap;

use crate::evaluate::formula::{Answer, Cells, answer};
use crate::number::Exact;
use crate::report::{Outcome, Report, RuleOutcome, Section, State};
use crate::template::formula::{Formula, Operator, Reference};
use crate::template::rule::{Range, Rule, RuleKind, WhenMissing};

/// A cell of another return or period, by the words of a reference and its section, row, column.
pub type Submitted<'s> =
    dyn Fn(Option<&str>, Option<&str>, &(String, String, String)) -> Option<Exact> + 's;

/// What rules may look at besides this return.
pub struct Surroundings<'s> {
    /// `:months`, `:year`.
    pub names: &'s BTreeMap<String, i64>,
    /// A dated parameter on the last day of the period, in zł.
    pub param: &'s dyn Fn(&str) -> Option<Exact>,
    pub submitted: &'s Submitted<'s>,
}

/// Runs every rule on every set of cells it speaks of.
pub fn run(rules: &[&Rule], report: &Report, around: &Surroundings<'_>) -> Vec<RuleOutcome> {
    rules.iter().flat_map(|rule| run_rule(rule, report, around)).collect()
}

fn run_rule(rule: &Rule, report: &Report, around: &Surroundings<'_>) -> Vec<RuleOutcome> {
    match &rule.kind {
        RuleKind::BlockedAreEmpty => vec![blocked_are_empty(rule, report)],
        RuleKind::Check { check, condition } => bindings(rule, check, report)
            .into_iter()
            .filter_map(|bound| {
                let bind =
                    |formula: &Formula| formula.mapped(&|reference| bound_to(reference, &bound));
                run_check(rule, &bind(check), condition.as_ref().map(bind), report, around)
            })
            .collect(),
    }
}

fn outcome(rule: &Rule, outcome: Outcome, cells: Vec<String>, shown: String) -> RuleOutcome {
    RuleOutcome {
        rule: rule.id.clone(),
        title: rule.title.clone(),
        severity: rule.severity,
        outcome,
        cells,
        records: 0,
        failures: Vec::new(),
        explained: 0,
        shown,
        fix: rule.fix.clone(),
        justify: rule.justify,
    }
}

/// A blocked cell keeps no printed value; one entered by hand stands in `exact` and is an error.
fn blocked_are_empty(rule: &Rule, report: &Report) -> RuleOutcome {
    let mut filled = Vec::new();
    for section in &report.sections {
        for row in &section.rows {
            for (cell, column) in row.cells.iter().zip(&section.columns) {
                if cell.state == State::Blocked && cell.exact.is_some() {
                    filled.push(format!("{}/{}/{}", section.id, row.id, column.id));
                }
            }
        }
    }
    let result = if filled.is_empty() { Outcome::Passed } else { Outcome::Failed };
    outcome(rule, result, filled, String::new())
}

type Bound = BTreeMap<String, String>;

fn bound_to(reference: &Reference, bound: &Bound) -> Reference {
    let parts =
        reference.parts.iter().map(|part| bound.get(part).unwrap_or(part).clone()).collect();
    Reference { parts, ..reference.clone() }
}

/// Every way to put rows and columns in the places of the rule's variables.
fn bindings(rule: &Rule, check: &Formula, report: &Report) -> Vec<Bound> {
    let mut all: Vec<Bound> = vec![Bound::new()];
    for (name, range) in &rule.variables {
        let mut next = Vec::new();
        for bound in &all {
            let values = match range {
                Range::These(values) => values.clone(),
                Range::All => everything(name, check, bound, report),
            };
            for value in values {
                let mut more = bound.clone();
                more.insert(name.clone(), value);
                next.push(more);
            }
        }
        all = next;
    }
    all
}

/// All rows or columns where the variable stands, by the first reference that has it.
fn everything(name: &str, check: &Formula, bound: &Bound, report: &Report) -> Vec<String> {
    for reference in check.references() {
        let Some(position) = reference.parts.iter().position(|part| part == name) else {
            continue;
        };
        let section = bound.get(&reference.parts[0]).unwrap_or(&reference.parts[0]);
        if position == 0 {
            return report.sections.iter().map(|own| own.id.clone()).collect();
        }
        let Some(section) = report.sections.iter().find(|own| own.id == *section) else {
            return Vec::new();
        };
        return if position == 1 {
            let rows = section.rows.iter().filter(|row| !row.heading);
            rows.map(|row| if row.key.is_empty() { row.id.clone() } else { row.key.clone() })
                .collect()
        } else {
            section.columns.iter().map(|column| column.id.clone()).collect()
        };
    }
    Vec::new()
}

fn run_check(
    rule: &Rule,
    check: &Formula,
    condition: Option<Formula>,
    report: &Report,
    around: &Surroundings<'_>,
) -> Option<RuleOutcome> {
    let cells = ReportCells { report, around, as_zero: rule.missing == WhenMissing::AsZero };
    let own = |reference: &&&Reference| reference.form.is_none() && reference.period.is_none();
    let references = check.references();
    // A rule over all columns passes over the blocked ones, and over sections of another role.
    if references.iter().filter(own).any(|reference| cells.is_absent(reference)) {
        return None;
    }
    let names = references.iter().map(|reference| cells.shown_name(reference)).collect();
    if let Some(condition) = condition
        && answer(&condition, &cells, false) != Answer::Truth(true)
    {
        return Some(outcome(rule, Outcome::NotApplicable, names, String::new()));
    }
    let result = match answer(check, &cells, false) {
        Answer::Truth(true) => Outcome::Passed,
        Answer::Truth(false) => Outcome::Failed,
        _ => match rule.missing {
            WhenMissing::NotApplicable => Outcome::NotApplicable,
            WhenMissing::Fails => Outcome::Failed,
            WhenMissing::CouldNotRun | WhenMissing::AsZero => Outcome::CouldNotRun,
        },
    };
    Some(outcome(rule, result, names, sides(check, &cells)))
}

/// `12 >= 20; różnica 8`: both sides of a comparison, and what is between them.
fn sides(check: &Formula, cells: &ReportCells<'_>) -> String {
    let Formula::Binary(operator, left, right) = check else {
        return String::new();
    };
    if !operator.is_comparison() {
        return String::new();
    }
    let number = |formula: &Formula| match answer(formula, cells, false) {
        Answer::Number(number) => Some(number),
        _ => None,
    };
    match (number(left), number(right)) {
        (Some(left), Some(right)) => {
            let difference = left.subtract(right).map(Exact::absolute);
            let sign: &Operator = operator;
            format!(
                "{} {} {}; różnica {}",
                left.shown(),
                sign.sign(),
                right.shown(),
                difference.map_or_else(|| "?".to_owned(), Exact::shown)
            )
        }
        _ => String::new(),
    }
}

struct ReportCells<'r> {
    report: &'r Report,
    around: &'r Surroundings<'r>,
    as_zero: bool,
}

impl ReportCells<'_> {
    fn section(&self, reference: &Reference) -> Option<&Section> {
        self.report.sections.iter().find(|own| own.id == reference.parts[0])
    }

    /// Section, row ids and column ids that a reference covers.
    fn covered(&self, reference: &Reference) -> Vec<(String, String, String)> {
        let (Some(section), [_, row, column]) =
            (self.section(reference), reference.parts.as_slice())
        else {
            return Vec::new();
        };
        let index = |name: &str| {
            let rows = || section.rows.iter();
            rows().position(|own| own.key == name).or_else(|| rows().position(|own| own.id == name))
        };
        let rows: Vec<usize> = match (row.as_str(), row.split_once("..")) {
            ("*", _) => (0..section.rows.len()).collect(),
            (_, Some((first, last))) => match (index(first), index(last)) {
                (Some(first), Some(last)) => (first..=last).collect(),
                _ => Vec::new(),
            },
            _ => index(row).into_iter().collect(),
        };
        let columns = section.columns.iter().filter(|own| column == "*" || own.id == *column);
        let columns: Vec<&str> = columns.map(|own| own.id.as_str()).collect();
        rows.into_iter()
            .map(|row| &section.rows[row])
            .filter(|row| !row.heading)
            .flat_map(|row| {
                columns
                    .iter()
                    .map(|column| (section.id.clone(), row.id.clone(), (*column).to_owned()))
            })
            .collect()
    }

    /// A single cell that is blocked, or a section that this office does not print.
    fn is_absent(&self, reference: &Reference) -> bool {
        let Some(section) = self.section(reference) else {
            return true;
        };
        let covered = self.covered(reference);
        let [one] = covered.as_slice() else {
            return covered.is_empty();
        };
        let cell = self.report.cell(&section.id, &one.1, &one.2);
        cell.is_none_or(|cell| cell.state == State::Blocked)
    }

    fn shown_name(&self, reference: &Reference) -> String {
        let period =
            reference.period.as_ref().map(|period| format!("@{period}")).unwrap_or_default();
        match self.covered(reference).as_slice() {
            [one] => format!("{}/{}/{}{period}", one.0, one.1, one.2),
            _ => format!("{}{period}", reference.parts.join("/")),
        }
    }
}

impl Cells for ReportCells<'_> {
    fn values(&self, reference: &Reference, exact: bool) -> Vec<Option<Exact>> {
        let fallback = if self.as_zero { Some(Exact::ZERO) } else { None };
        let mut covered = self.covered(reference);
        let (form, period) = (reference.form.as_deref(), reference.period.as_deref());
        if form.is_some() || period.is_some() {
            if let (Some(_), [section, row, column]) = (form, reference.parts.as_slice()) {
                // The rows of another return are named as its csv names them.
                covered = vec![(section.clone(), row.clone(), column.clone())];
            }
            let value = |at| (self.around.submitted)(form, period, at).or(fallback);
            return covered.iter().map(value).collect();
        }
        covered
            .iter()
            .filter_map(|(section, row, column)| {
                let section = self.report.sections.iter().find(|own| own.id == *section)?;
                let cell = self.report.cell(&section.id, row, column)?;
                if cell.state == State::Blocked {
                    return None;
                }
                let value = if exact {
                    cell.exact
                } else {
                    cell.printed.map(|value| Exact::scaled(value, cell.decimals))
                };
                Some(value.or(fallback))
            })
            .collect()
    }

    fn name(&self, name: &str) -> Option<Exact> {
        self.around.names.get(name).map(|value| Exact::whole(i128::from(*value)))
    }

    fn param(&self, name: &str) -> Option<Exact> {
        (self.around.param)(name)
    }
}
