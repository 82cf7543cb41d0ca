//! A text read as a formula or a check: it gives what is wanted and names what is known.

use std::collections::BTreeMap;

use super::convert::{convert, quoted};
use super::{Call, Formula, Operator};
use crate::diagnostic::{Diagnostic, Problems};
use crate::document::Said;
use crate::expression;
use crate::model::Type;

/// What a formula must give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gives {
    Number,
    /// The truth of a check.
    Truth,
}

/// Names that formulas may use, besides cells.
#[derive(Clone, Copy)]
pub struct Known<'k> {
    /// `:names` of the run.
    pub names: &'k BTreeMap<String, Type>,
    /// Returns, by id; none at all when they are not known here.
    pub returns: &'k [String],
}

impl Formula {
    /// Parses a formula or a check; mistakes are noted and give none: what cannot be read or gives
    /// something else (T501), wrong numbers of arguments (T309), unknown names (T202), periods and
    /// returns (T502).
    pub fn parse(
        said: &Said,
        gives: Gives,
        known: Known<'_>,
        problems: &Problems,
    ) -> Option<Formula> {
        let quoted = Said { text: quoted(&said.text), place: said.place.clone() };
        let parsed = expression::parse(&quoted, problems)?;
        let place = || said.part(0..said.text.len());
        let formula = convert(&parsed).filter(|formula| formula.gives() == Some(gives));
        let Some(formula) = formula else {
            problems.push(Diagnostic::error("T501").at(place()).with("found", &said.text));
            return None;
        };
        if let Some((expected, found)) = formula.wrong_arguments() {
            problems.push(
                Diagnostic::error("T309")
                    .at(place())
                    .with("expected", expected)
                    .with("found", found),
            );
            return None;
        }
        for name in formula.names().filter(|name| !known.names.contains_key(*name)) {
            let names = known.names.keys().map(String::as_str);
            problems.push(Diagnostic::unknown("T202", name, names).at(place()));
        }
        for reference in formula.references() {
            let form = reference
                .form
                .as_ref()
                .is_none_or(|form| known.returns.is_empty() || known.returns.contains(form));
            if !reference.period_is_known() || !form {
                problems
                    .push(Diagnostic::error("T502").at(place()).with("cell", reference.shown()));
            }
        }
        Some(formula)
    }

    /// A number or a truth; none when it mixes them.
    fn gives(&self) -> Option<Gives> {
        let is = |part: &Formula, wanted: Gives| part.gives() == Some(wanted);
        match self {
            Formula::Number(_) | Formula::Cell(_) | Formula::Name(_) | Formula::Param(_) => {
                Some(Gives::Number)
            }
            Formula::Negate(inner) => inner.gives().filter(|own| *own == Gives::Number),
            Formula::Call(_, parts) => {
                parts.iter().all(|part| is(part, Gives::Number)).then_some(Gives::Number)
            }
            Formula::Binary(operator, left, right) => {
                let (of, gives) = match operator {
                    Operator::And | Operator::Or => (Gives::Truth, Gives::Truth),
                    own if own.is_comparison() => (Gives::Number, Gives::Truth),
                    _ => (Gives::Number, Gives::Number),
                };
                (is(left, of) && is(right, of)).then_some(gives)
            }
        }
    }

    /// How many arguments a function wants and has, when these differ.
    fn wrong_arguments(&self) -> Option<(usize, usize)> {
        match self {
            Formula::Negate(inner) => inner.wrong_arguments(),
            Formula::Binary(_, left, right) => {
                left.wrong_arguments().or_else(|| right.wrong_arguments())
            }
            Formula::Call(call, parts) => {
                let one = matches!(call, Call::Abs | Call::Round | Call::Exact | Call::Zloty);
                let wrong = if one { parts.len() != 1 } else { parts.is_empty() };
                if wrong {
                    return Some((1, parts.len()));
                }
                parts.iter().find_map(Formula::wrong_arguments)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Source, SourcePlace};

    fn parse(text: &str, gives: Gives, problems: &Problems) -> Option<Formula> {
        let (names, returns) = (BTreeMap::new(), Vec::new());
        Formula::parse(&said(text), gives, Known { names: &names, returns: &returns }, problems)
    }

    fn said(text: &str) -> Said {
        let source = Source::new("test", text);
        Said { text: text.to_owned(), place: SourcePlace::new(&source, 0..text.len()) }
    }

    #[test]
    fn the_sums_of_the_layout_of_2014_are_read() {
        let problems = Problems::default();
        let text = "[2]+[4]+[5]+[24]+([42]-[43])+[44]+[45]+[47]+[48]";
        let formula = parse(text, Gives::Number, &problems).unwrap();
        let rows: Vec<&str> =
            formula.references().iter().map(|reference| reference.parts[0].as_str()).collect();
        assert_eq!(rows, ["2", "4", "5", "24", "42", "43", "44", "45", "47", "48"]);
    }

    #[test]
    fn references_name_section_row_column_period_and_form() {
        let problems = Problems::default();
        let text = "[mrpips-03:2/1/4@2024] >= sum([13..16])";
        let formula = parse(text, Gives::Truth, &problems).unwrap();
        let found = formula.references();
        assert_eq!(found[0].form.as_deref(), Some("mrpips-03"));
        assert_eq!(found[0].period.as_deref(), Some("2024"));
        assert_eq!(found[1].parts, ["13..16"]);
        assert!(parse("[2] within 3", Gives::Number, &problems).is_none());
        assert!(parse("osoby + 3", Gives::Number, &problems).is_none());
        assert_eq!(problems.len(), 2);
    }
}
