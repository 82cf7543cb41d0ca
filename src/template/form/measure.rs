//! What is measured: records, distinct keys, sums, averages; and what of a quantity that lasts counts.

use super::Measure;
use super::read::{Reader, said_of};
use crate::diagnostic::{Diagnostic, Problems};
use crate::document::{Said, Table};
use crate::expression::{Function, Node, Shape, check};
use crate::model::Type;
use crate::template::point::Day;

pub(super) const MEASURES: [&str; 6] = ["count", "sum", "average", "minimum", "maximum", "median"];

/// Does a section, row, column or cell say what is measured?
pub(super) fn says_measure(table: &Table) -> bool {
    MEASURES.iter().any(|key| table.entries.contains_key(*key))
}

impl Reader<'_> {
    pub(super) fn measure(
        &self,
        table: &Table,
        scope: &crate::expression::Scope<'_>,
        problems: &Problems,
    ) -> Option<Measure> {
        let node = |key: &str| {
            said_of(table, key).map(|said| check(&said, scope, None, problems).ok_or(()))
        };
        if said_of(table, "count").is_some_and(|said| said.text == "*") {
            return Some(Measure::Records);
        }
        if let Some(found) = node("count") {
            return Some(Measure::Distinct(found.ok()?));
        }
        if let Some(found) = node("sum") {
            let value = found.ok()?;
            let adds_up = value.ty.as_ref().is_none_or(|ty| ty.is_number() || *ty == Type::Money);
            if !adds_up {
                problems.push(no_number(table, value.ty.as_ref()));
                return None;
            }
            let repeated =
                value.columns().into_iter().any(|own| scope.shape.repeated.contains(own));
            if repeated && node("once_per").is_none() {
                problems.push(Diagnostic::error("T513").at(&table.place));
                return None;
            }
            return Some(match node("once_per") {
                None => Measure::Sum(value),
                Some(per) => {
                    let pick = match node("pick") {
                        None => None,
                        Some(found) => Some(found.ok()?),
                    };
                    Measure::SumOnce { value, per: per.ok()?, pick }
                }
            });
        }
        for (key, make) in [
            ("average", Measure::Average as fn(Node) -> Measure),
            ("minimum", Measure::Minimum),
            ("maximum", Measure::Maximum),
            ("median", Measure::Median),
        ] {
            if let Some(found) = node(key) {
                let value = found.ok()?;
                let ordered = key == "minimum" || key == "maximum";
                let fits = value.ty.as_ref().is_none_or(|ty| {
                    ty.is_number() || *ty == Type::Money || (ordered && *ty == Type::Date)
                });
                if !fits {
                    problems.push(no_number(table, value.ty.as_ref()));
                    return None;
                }
                return Some(make(value));
            }
        }
        problems
            .push(Diagnostic::error("T506").at(&table.place).with("known", MEASURES.join(", ")));
        None
    }

    /// A quantity of a stay that lies partly outside the period must say what of it counts.
    pub(super) fn spread(
        &self,
        measure: Measure,
        table: &Table,
        of: &Option<Said>,
        when: Option<&Said>,
        shape: &Shape,
        problems: &Problems,
    ) -> Option<Measure> {
        let said = said_of(table, "spread");
        let word = crate::template::view::word(said.clone(), &["by_days", "whole"], problems);
        let interval = of.as_ref().and_then(|of| shape.intervals.get(&of.text));
        let (Measure::Sum(value), Some(interval)) = (&measure, interval) else {
            if let Some(said) = said {
                problems.push(Diagnostic::error("T518").at(&said.place));
            }
            return Some(measure);
        };
        match word.as_deref() {
            Some("by_days") => {
                Some(Measure::SumByDays { value: value.clone(), of: interval.clone() })
            }
            Some(_) => Some(measure),
            None => {
                // Days inside the period are of the period already, and a daily average weighs days.
                let counts_days = value.mentions(Function::DaysInside);
                let partly = when.is_some_and(|word| {
                    word.text != "whole"
                        && word.text != "daily_average"
                        && Day::from_word(&word.text).is_none()
                });
                if partly && !counts_days {
                    problems.push(Diagnostic::error("T519").at(&table.place));
                    return None;
                }
                Some(measure)
            }
        }
    }
}

/// What is measured does not add up (T304).
fn no_number(table: &Table, found: Option<&Type>) -> Diagnostic {
    Diagnostic::error("T304")
        .at(&table.place)
        .with("expected", "int, decimal, money")
        .with("found", found.map(Type::to_string).unwrap_or_default())
}
