//! Control rules over the printed cells: passed, failed, not applicable, could not run.

mod laid;
pub mod records;

use std::collections::BTreeMap;

use crate::evaluate::formula::{Answer, Cells, answer};
use crate::number::Exact;
use crate::report::{Cell, Outcome, Report, RuleOutcome, State};
use crate::template::formula::{Formula, Operator};
use crate::template::rule::{Rule, WhenMissing};

pub use laid::Laid;
use laid::{Check, Covered, LaidRule, Spot};

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

/// What a rule says of one set of cells. Its sentence is made when somebody reads it: of thousands of forms nobody reads
/// what passed.
pub struct Judged<'j> {
    pub outcome: Outcome,
    rule: &'j Rule,
    words: Words<'j>,
}

enum Words<'j> {
    /// The names of the cells.
    Cells(Vec<String>),
    /// Nothing but the names: its condition is not true.
    Names(&'j Check<'j>),
    Sides(&'j Check<'j>, ReportCells<'j>),
}

impl Judged<'_> {
    /// The same in words, for people.
    pub fn told(self) -> RuleOutcome {
        let (cells, shown) = match self.words {
            Words::Cells(cells) => (cells, String::new()),
            Words::Names(own) => (own.names.clone(), String::new()),
            Words::Sides(own, cells) => (own.names.clone(), sides(&own.check, &cells)),
        };
        RuleOutcome {
            rule: self.rule.id.clone(),
            title: self.rule.title.clone(),
            severity: self.rule.severity,
            outcome: self.outcome,
            cells,
            records: 0,
            failures: Vec::new(),
            explained: 0,
            shown,
            fix: self.rule.fix.clone(),
            justify: self.rule.justify,
        }
    }
}

impl Laid<'_> {
    /// What every rule says of a report of this shape, in the order of the rules.
    pub fn judged<'j>(
        &'j self,
        report: &'j Report,
        around: &'j Surroundings<'j>,
    ) -> impl Iterator<Item = Judged<'j>> {
        self.rules.iter().map(move |own| match own {
            LaidRule::BlockedAreEmpty(rule) => blocked_are_empty(rule, report),
            LaidRule::Check(check) => judged(check, report, around),
        })
    }
}

/// A blocked cell keeps no printed value; one entered by hand stands in `exact` and is an error.
fn blocked_are_empty<'j>(rule: &'j Rule, report: &Report) -> Judged<'j> {
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
    let outcome = if filled.is_empty() { Outcome::Passed } else { Outcome::Failed };
    Judged { outcome, rule, words: Words::Cells(filled) }
}

fn judged<'j>(own: &'j Check<'j>, report: &'j Report, around: &'j Surroundings<'j>) -> Judged<'j> {
    let rule = own.rule;
    let cells = ReportCells { report, around, as_zero: rule.missing == WhenMissing::AsZero };
    if let Some(condition) = &own.condition
        && answer(condition, &cells, false) != Answer::Truth(true)
    {
        return Judged { outcome: Outcome::NotApplicable, rule, words: Words::Names(own) };
    }
    let outcome = match answer(&own.check, &cells, false) {
        Answer::Truth(true) => Outcome::Passed,
        Answer::Truth(false) => Outcome::Failed,
        _ => match rule.missing {
            WhenMissing::NotApplicable => Outcome::NotApplicable,
            WhenMissing::Fails => Outcome::Failed,
            WhenMissing::CouldNotRun | WhenMissing::AsZero => Outcome::CouldNotRun,
        },
    };
    Judged { outcome, rule, words: Words::Sides(own, cells) }
}

/// `12 >= 20; różnica 8`: both sides of a comparison, and what is between them.
fn sides(check: &Formula<Covered>, cells: &ReportCells<'_>) -> String {
    let Formula::Binary(operator, left, right) = check else {
        return String::new();
    };
    if !operator.is_comparison() {
        return String::new();
    }
    let number = |formula: &Formula<Covered>| match answer(formula, cells, false) {
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
    fn cell(&self, (section, row, column): Spot) -> Option<&Cell> {
        self.report.sections[section].rows[row].cells.get(column)
    }
}

impl Cells<Covered> for ReportCells<'_> {
    fn values(&self, covered: &Covered, exact: bool) -> Vec<Option<Exact>> {
        let fallback = if self.as_zero { Some(Exact::ZERO) } else { None };
        match covered {
            Covered::Here(spots) => {
                let there = spots.iter().filter_map(|spot| self.cell(*spot));
                let open = there.filter(|cell| cell.state != State::Blocked);
                let printed =
                    |cell: &Cell| cell.printed.map(|value| Exact::scaled(value, cell.decimals));
                let value = |cell: &Cell| if exact { cell.exact } else { printed(cell) };
                open.map(|cell| value(cell).or(fallback)).collect()
            }
            Covered::Elsewhere { form, period, cells } => {
                let (form, period) = (form.as_deref(), period.as_deref());
                let value = |at| (self.around.submitted)(form, period, at).or(fallback);
                cells.iter().map(value).collect()
            }
        }
    }

    fn name(&self, name: &str) -> Option<Exact> {
        self.around.names.get(name).map(|value| Exact::whole(i128::from(*value)))
    }

    fn param(&self, name: &str) -> Option<Exact> {
        (self.around.param)(name)
    }
}
