//! Units travel with numbers: persons are not added to families, nor złote compared with a bare number.

use std::collections::{BTreeMap, BTreeSet};

use super::{Axis, Form, Section};
use crate::diagnostic::{Diagnostic, Problems, SourcePlace};
use crate::number::Exact;
use crate::report::Unit;
use crate::template::Library;
use crate::template::formula::{Call, Formula, Operator, Reference};
use crate::template::rule::{Range, Rule, RuleKind};

/// What a formula's value is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measured {
    /// A bare number, a ratio.
    Number,
    /// Zero is zero of anything.
    Zero,
    In(Unit),
    /// Not known here: another return's cell, a product.
    Unknown,
}

/// Two units that do not go together.
struct Clash(Unit, Option<Unit>);

impl Form {
    /// T520: a formula or a rule that mixes units.
    pub(super) fn check_units(&self, library: &Library, problems: &Problems) {
        for section in &self.sections {
            for row in &section.rows {
                for (column, cell) in section.columns.iter().zip(&row.cells) {
                    for choice in &cell.choices {
                        let Some(own) = choice.content.formula() else {
                            continue;
                        };
                        let unit_of = |part: &Formula| match part {
                            Formula::Cell(reference) => match reference.parts.as_slice() {
                                [one] if own.axis == Axis::Columns => {
                                    unit_in(section, &row.key, one)
                                }
                                [one] => {
                                    let first = one.split("..").next().unwrap_or(one);
                                    unit_in(section, first, &column.id)
                                }
                                [other, row] => {
                                    let other = self.section(other);
                                    other.map_or(Measured::Unknown, |own| {
                                        unit_in(own, row, &column.id)
                                    })
                                }
                                _ => self.unit_of(reference),
                            },
                            other => unit_of_parameter(other, library),
                        };
                        tell(measured(&own.formula, &unit_of), &row.place, problems);
                    }
                }
            }
        }
        for rule in &self.rules {
            self.check_rule_units(rule, library, problems);
        }
    }

    fn check_rule_units(&self, rule: &Rule, library: &Library, problems: &Problems) {
        let RuleKind::Check { check, condition } = &rule.kind else {
            return;
        };
        for formula in [Some(check), condition.as_ref()].into_iter().flatten() {
            for bound in self.bindings(rule, formula) {
                let unit_of = |part: &Formula| {
                    let Formula::Cell(reference) = part else {
                        return unit_of_parameter(part, library);
                    };
                    let parts = reference.parts.iter();
                    let parts = parts.map(|part| bound.get(part).unwrap_or(part).clone());
                    self.unit_of(&Reference { parts: parts.collect(), ..reference.clone() })
                };
                if !tell(measured(formula, &unit_of), &rule.place, problems) {
                    break;
                }
            }
        }
    }

    /// Every value of the variables that stand for sections and columns; rows have no units.
    fn bindings(&self, rule: &Rule, formula: &Formula) -> Vec<BTreeMap<String, String>> {
        let mut all = vec![BTreeMap::new()];
        for (name, range) in &rule.variables {
            let references = formula.references();
            let stands = |at: usize| {
                references.iter().any(|own| own.parts.len() == 3 && own.parts[at] == *name)
            };
            let values: Vec<String> = match range {
                _ if !stands(0) && !stands(2) => continue,
                Range::These(values) => values.clone(),
                Range::All if stands(0) => self.sections.iter().map(|own| own.id.clone()).collect(),
                Range::All => {
                    let columns = self.sections.iter().flat_map(|own| &own.columns);
                    columns.map(|own| own.id.clone()).collect::<BTreeSet<_>>().into_iter().collect()
                }
            };
            all = all
                .iter()
                .flat_map(|bound: &BTreeMap<String, String>| {
                    values.iter().map(|value| {
                        let mut more = bound.clone();
                        more.insert(name.clone(), value.clone());
                        more
                    })
                })
                .collect();
        }
        all
    }

    fn unit_of(&self, reference: &Reference) -> Measured {
        match (&reference.form, reference.parts.as_slice()) {
            (None, [section, row, column]) => {
                self.section(section).map_or(Measured::Unknown, |own| unit_in(own, row, column))
            }
            _ => Measured::Unknown,
        }
    }
}

fn unit_of_parameter(formula: &Formula, library: &Library) -> Measured {
    let Formula::Param(name) = formula else {
        return Measured::Unknown;
    };
    let lines = library.parameters.get(name).unwrap_or_default();
    if lines.iter().all(|line| line.money) { Measured::In(Unit::Zloty) } else { Measured::Number }
}

/// A row with a unit of its own has it in all its columns.
fn unit_in(section: &Section, row: &str, column: &str) -> Measured {
    let of_row = section.row(row).and_then(|(_, own)| own.printed);
    let unit = section.column(column).map(|index| match of_row {
        Some(own) => own.unit,
        None => section.columns[index].unit,
    });
    match unit {
        None | Some(Unit::Other) => Measured::Unknown,
        Some(unit) => Measured::In(unit),
    }
}

/// Notes a clash; true when there was none.
fn tell(found: Result<Measured, Clash>, place: &SourcePlace, problems: &Problems) -> bool {
    let Err(Clash(left, right)) = found else {
        return true;
    };
    problems.push(
        Diagnostic::error("T520")
            .at(place)
            .with("left", left.word())
            .with("right", right.map_or("-", Unit::word)),
    );
    false
}

fn measured(formula: &Formula, unit_of: &dyn Fn(&Formula) -> Measured) -> Result<Measured, Clash> {
    let of = |formula: &Formula| measured(formula, unit_of);
    Ok(match formula {
        Formula::Number(number) if *number == Exact::ZERO => Measured::Zero,
        Formula::Number(_) | Formula::Name(_) => Measured::Number,
        Formula::Param(_) | Formula::Cell(_) => unit_of(formula),
        Formula::Negate(inner) => of(inner)?,
        Formula::Call(Call::Zloty, _) => Measured::In(Unit::Zloty),
        Formula::Call(_, arguments) => arguments
            .iter()
            .map(of)
            .reduce(|left, right| alike(left?, right?))
            .unwrap_or(Ok(Measured::Number))?,
        Formula::Binary(operator, left, right) => {
            let (left, right) = (of(left)?, of(right)?);
            match operator {
                Operator::And | Operator::Or => Measured::Unknown,
                Operator::Add | Operator::Subtract => alike(left, right)?,
                Operator::Multiply => match (left, right) {
                    (Measured::Number, other) | (other, Measured::Number) => other,
                    _ => Measured::Unknown,
                },
                Operator::Divide => match (left, right) {
                    (own, Measured::Number) => own,
                    (Measured::In(Unit::Zloty), Measured::In(other)) if other != Unit::Zloty => {
                        left
                    }
                    (Measured::In(_), Measured::In(_)) => Measured::Number,
                    _ => Measured::Unknown,
                },
                _ => {
                    compared(left, right)?;
                    Measured::Unknown
                }
            }
        }
    })
}

/// What may be added up.
fn alike(left: Measured, right: Measured) -> Result<Measured, Clash> {
    match (left, right) {
        (Measured::Zero, other) | (other, Measured::Zero) => Ok(other),
        (Measured::In(Unit::Zloty), Measured::Number) => Err(Clash(Unit::Zloty, None)),
        (Measured::Number, Measured::In(Unit::Zloty)) => Err(Clash(Unit::Zloty, None)),
        (Measured::In(left), Measured::In(right)) if left != right => Err(Clash(left, Some(right))),
        (Measured::Number, other) | (other, _) => Ok(other),
    }
}

/// What may be compared: counts of any kind with each other, złote with złote only.
fn compared(left: Measured, right: Measured) -> Result<(), Clash> {
    match (left, right) {
        (Measured::In(Unit::Zloty), Measured::Number)
        | (Measured::Number, Measured::In(Unit::Zloty)) => Err(Clash(Unit::Zloty, None)),
        (Measured::In(left), Measured::In(right))
            if left != right && (left == Unit::Zloty || right == Unit::Zloty) =>
        {
            Err(Clash(left, Some(right)))
        }
        _ => Ok(()),
    }
}
