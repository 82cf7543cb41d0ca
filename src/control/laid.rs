//! Rules laid on a form: every set of cells that a rule speaks of, and where these stand. Worked out once for all
//! reports of one shape. Polish: reguły rozłożone na polach.

use std::collections::BTreeMap;

use crate::report::{Report, Section, State};
use crate::template::formula::{Formula, Reference};
use crate::template::rule::{Range, Rule, RuleKind};

/// Indexes of section, row and cell in a report.
pub(super) type Spot = (usize, usize, usize);

/// What a reference of a rule covers.
#[derive(Debug)]
pub(super) enum Covered {
    Here(Vec<Spot>),
    /// Cells of another return or period, as a reference names them.
    Elsewhere {
        form: Option<String>,
        period: Option<String>,
        cells: Vec<(String, String, String)>,
    },
}

/// Rules on the cells of reports that have the same sections, rows, columns and blocked cells.
pub struct Laid<'r> {
    pub(super) rules: Vec<LaidRule<'r>>,
}

pub(super) enum LaidRule<'r> {
    BlockedAreEmpty(&'r Rule),
    Check(Check<'r>),
}

/// A rule on one set of cells.
pub(super) struct Check<'r> {
    pub rule: &'r Rule,
    pub check: Formula<Covered>,
    pub condition: Option<Formula<Covered>>,
    /// The cells that it reads, as people call them.
    pub names: Vec<String>,
}

impl<'r> Laid<'r> {
    /// Of the report only its shape is looked at.
    pub fn new(rules: &[&'r Rule], report: &Report) -> Laid<'r> {
        let shape = Shape { report };
        let all = rules.iter().flat_map(|rule| match &rule.kind {
            RuleKind::BlockedAreEmpty => vec![LaidRule::BlockedAreEmpty(rule)],
            RuleKind::Check { check, condition } => {
                let bound = bindings(rule, check, report).into_iter();
                let laid =
                    bound.filter_map(|own| shape.check(rule, check, condition.as_ref(), &own));
                laid.map(LaidRule::Check).collect()
            }
        });
        Laid { rules: all.collect() }
    }
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

/// The sections, rows and columns of a report.
struct Shape<'r> {
    report: &'r Report,
}

impl Shape<'_> {
    /// The rule on one set of cells; none when a cell is blocked, or stands in a section of another role: a rule over all
    /// columns passes over these.
    fn check<'r>(
        &self,
        rule: &'r Rule,
        check: &Formula,
        condition: Option<&Formula>,
        bound: &Bound,
    ) -> Option<Check<'r>> {
        let check = check.mapped(&|reference| bound_to(reference, bound));
        let own = |reference: &&&Reference| reference.form.is_none() && reference.period.is_none();
        let references = check.references();
        if references.iter().filter(own).any(|reference| self.is_absent(reference)) {
            return None;
        }
        let laid = |reference: &Reference| self.covered(reference);
        Some(Check {
            rule,
            names: references.iter().map(|reference| self.name(reference)).collect(),
            check: check.mapped(&laid),
            condition: condition.map(|own| own.mapped(&|own| laid(&bound_to(own, bound)))),
        })
    }

    fn covered(&self, reference: &Reference) -> Covered {
        let (form, period) = (&reference.form, &reference.period);
        if form.is_none() && period.is_none() {
            return Covered::Here(self.spots(reference));
        }
        let cells = match reference.parts.as_slice() {
            // The rows of another return are named as its csv names them.
            [section, row, column] if form.is_some() => {
                vec![(section.clone(), row.clone(), column.clone())]
            }
            _ => self.spots(reference).into_iter().map(|spot| self.ids(spot)).collect(),
        };
        Covered::Elsewhere { form: form.clone(), period: period.clone(), cells }
    }

    fn section(&self, reference: &Reference) -> Option<(usize, &Section)> {
        let mut all = self.report.sections.iter().enumerate();
        all.find(|(_, own)| own.id == reference.parts[0])
    }

    /// The cells of this return that a reference names.
    fn spots(&self, reference: &Reference) -> Vec<Spot> {
        let (Some((at, section)), [_, row, column]) =
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
        let columns = section.columns.iter().enumerate();
        let columns = columns.filter(|(_, own)| column == "*" || own.id == *column);
        let columns: Vec<usize> = columns.map(|(index, _)| index).collect();
        let rows = rows.into_iter().filter(|row| !section.rows[*row].heading);
        rows.flat_map(|row| columns.iter().map(move |column| (at, row, *column))).collect()
    }

    fn ids(&self, (section, row, column): Spot) -> (String, String, String) {
        let own = &self.report.sections[section];
        (own.id.clone(), own.rows[row].id.clone(), own.columns[column].id.clone())
    }

    /// A single cell that is blocked, or a section that this office does not print.
    fn is_absent(&self, reference: &Reference) -> bool {
        let spots = self.spots(reference);
        let [(section, row, column)] = spots.as_slice() else {
            return spots.is_empty();
        };
        let cell = self.report.sections[*section].rows[*row].cells.get(*column);
        cell.is_none_or(|cell| cell.state == State::Blocked)
    }

    fn name(&self, reference: &Reference) -> String {
        let period =
            reference.period.as_ref().map(|period| format!("@{period}")).unwrap_or_default();
        match self.spots(reference).as_slice() {
            [one] => {
                let (section, row, column) = self.ids(*one);
                format!("{section}/{row}/{column}{period}")
            }
            _ => format!("{}{period}", reference.parts.join("/")),
        }
    }
}
