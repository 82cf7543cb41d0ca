//! Formulas and control rules over cells: `[2] + [5] + sum([13..16])`, `[2/2/k] >= [2/1/k]`.
//!
//! References are ids or keys in brackets; bare numbers are numbers. The text is parsed as SQL with
//! every `[…]` read as a quoted name of the same length, so that places in messages stay right.

use std::collections::{BTreeMap, BTreeSet};

use sqlparser::ast::{
    BinaryOperator, Expr, FunctionArg, FunctionArgExpr, FunctionArguments, ObjectNamePart,
    UnaryOperator, Value,
};

use crate::diagnostic::{Diagnostic, Problems};
use crate::document::Said;
use crate::expression;
use crate::model::Type;
use crate::number::Exact;
use crate::period::ReportingPeriod;

/// A cell, or a range of cells, as written. Polish: odwołanie do pola.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Another return; none is this one.
    pub form: Option<String>,
    /// Section, row and column, as many as were written; in a formula one of them.
    pub parts: Vec<String>,
    /// `previous_year`, `half_1`, `2024`, …; none is this period.
    pub period: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Formula {
    Number(Exact),
    Cell(Reference),
    /// `:months` and other numbers of the run.
    Name(String),
    /// A dated parameter on the last day of the period, in its unit (zł).
    Param(String),
    Negate(Box<Formula>),
    Binary(Operator, Box<Formula>, Box<Formula>),
    /// `sum`, `max`, `min`, `abs`, `round`, `exact`.
    Call(Call, Vec<Formula>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    Sum,
    Max,
    Min,
    Abs,
    Round,
    /// The value of a cell before rounding.
    Exact,
    /// `zl(100)`: an amount.
    Zloty,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    And,
    Or,
}

impl Operator {
    pub fn is_comparison(self) -> bool {
        use Operator::{Equal, Greater, GreaterOrEqual, Less, LessOrEqual, NotEqual};
        matches!(self, Equal | NotEqual | Less | LessOrEqual | Greater | GreaterOrEqual)
    }

    pub fn sign(self) -> &'static str {
        match self {
            Operator::Add => "+",
            Operator::Subtract => "-",
            Operator::Multiply => "*",
            Operator::Divide => "/",
            Operator::Equal => "=",
            Operator::NotEqual => "<>",
            Operator::Less => "<",
            Operator::LessOrEqual => "<=",
            Operator::Greater => ">",
            Operator::GreaterOrEqual => ">=",
            Operator::And => "i",
            Operator::Or => "lub",
        }
    }
}

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
    pub returns: &'k BTreeSet<String>,
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
        for name in formula.names().into_iter().filter(|name| !known.names.contains_key(*name)) {
            let names = known.names.keys().map(String::as_str);
            problems.push(Diagnostic::unknown("T202", name, names).at(place()));
        }
        for reference in formula.references() {
            let period = reference.period.as_deref().is_none_or(is_period);
            let form = reference
                .form
                .as_ref()
                .is_none_or(|form| known.returns.is_empty() || known.returns.contains(form));
            if !period || !form {
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

    fn names(&self) -> Vec<&str> {
        match self {
            Formula::Name(name) => vec![name],
            Formula::Negate(inner) => inner.names(),
            Formula::Binary(_, left, right) => [left.names(), right.names()].concat(),
            Formula::Call(_, parts) => parts.iter().flat_map(Formula::names).collect(),
            _ => Vec::new(),
        }
    }

    /// Every reference, in the order written.
    pub fn references(&self) -> Vec<&Reference> {
        match self {
            Formula::Cell(reference) => vec![reference],
            Formula::Negate(inner) => inner.references(),
            Formula::Binary(_, left, right) => {
                let mut found = left.references();
                found.extend(right.references());
                found
            }
            Formula::Call(_, arguments) => arguments.iter().flat_map(Formula::references).collect(),
            _ => Vec::new(),
        }
    }

    /// The dated parameters it reads.
    pub fn parameters(&self) -> Vec<&str> {
        match self {
            Formula::Param(name) => vec![name],
            Formula::Negate(inner) => inner.parameters(),
            Formula::Binary(_, left, right) => {
                let mut found = left.parameters();
                found.extend(right.parameters());
                found
            }
            Formula::Call(_, arguments) => arguments.iter().flat_map(Formula::parameters).collect(),
            _ => Vec::new(),
        }
    }

    /// The same formula with every reference rewritten.
    pub fn mapped(&self, change: &dyn Fn(&Reference) -> Reference) -> Formula {
        match self {
            Formula::Cell(reference) => Formula::Cell(change(reference)),
            Formula::Negate(inner) => Formula::Negate(Box::new(inner.mapped(change))),
            Formula::Binary(operator, left, right) => Formula::Binary(
                *operator,
                Box::new(left.mapped(change)),
                Box::new(right.mapped(change)),
            ),
            Formula::Call(call, arguments) => {
                Formula::Call(*call, arguments.iter().map(|own| own.mapped(change)).collect())
            }
            other => other.clone(),
        }
    }
}

/// `previous`, `previous_year`, `half_1`, `year-2`, `v1`, or a period as it is written.
fn is_period(word: &str) -> bool {
    let number = |text: &str| text.parse::<u32>().is_ok();
    matches!(word, "previous" | "previous_year" | "half_1" | "half_2")
        || word.strip_prefix('v').is_some_and(number)
        || word.strip_prefix("year-").is_some_and(number)
        || word.parse::<ReportingPeriod>().is_ok()
}

impl Reference {
    /// As it is written between brackets.
    pub fn shown(&self) -> String {
        let form = self.form.as_ref().map(|form| format!("{form}:")).unwrap_or_default();
        let period = self.period.as_ref().map(|own| format!("@{own}")).unwrap_or_default();
        format!("{form}{}{period}", self.parts.join("/"))
    }
}

/// `[2/2/k]` would parse as an array of quotients: brackets become quotes, lengths stay.
fn quoted(text: &str) -> String {
    text.replace(['[', ']'], "\"")
}

fn reference(name: &str) -> Option<Reference> {
    let (form, rest) = match name.split_once(':') {
        Some((form, rest)) => (Some(form.trim().to_owned()), rest),
        None => (None, name),
    };
    let (cell, period) = match rest.split_once('@') {
        Some((cell, period)) => (cell, Some(period.trim().to_owned())),
        None => (rest, None),
    };
    let parts: Vec<String> = cell.split('/').map(|part| part.trim().to_owned()).collect();
    let known = (1..=3).contains(&parts.len()) && parts.iter().all(|part| !part.is_empty());
    known.then_some(Reference { form, parts, period })
}

fn convert(expression: &Expr) -> Option<Formula> {
    Some(match expression {
        Expr::Nested(inner) => convert(inner)?,
        Expr::Identifier(name) if name.quote_style == Some('"') => {
            Formula::Cell(reference(&name.value)?)
        }
        Expr::Value(value) => match &value.value {
            Value::Number(text, _) => {
                let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
                let digits: i128 = format!("{whole}{fraction}").parse().ok()?;
                if fraction.len() > 6 {
                    return None;
                }
                Formula::Number(Exact::scaled(digits, u32::try_from(fraction.len()).ok()?))
            }
            Value::Placeholder(name) => Formula::Name(name.trim_start_matches(':').to_owned()),
            _ => return None,
        },
        Expr::UnaryOp { op: UnaryOperator::Minus, expr } => {
            Formula::Negate(Box::new(convert(expr)?))
        }
        Expr::BinaryOp { left, op, right } => {
            Formula::Binary(operator(op)?, Box::new(convert(left)?), Box::new(convert(right)?))
        }
        Expr::Function(call) => {
            let [ObjectNamePart::Identifier(name)] = call.name.0.as_slice() else {
                return None;
            };
            let FunctionArguments::List(list) = &call.args else {
                return None;
            };
            let arguments: Vec<&Expr> = list
                .args
                .iter()
                .map(|argument| match argument {
                    FunctionArg::Unnamed(FunctionArgExpr::Expr(expression)) => Some(expression),
                    _ => None,
                })
                .collect::<Option<_>>()?;
            let known = match name.value.to_lowercase().as_str() {
                "param" => {
                    let Expr::Value(value) = arguments.first()? else {
                        return None;
                    };
                    let Value::SingleQuotedString(name) = &value.value else {
                        return None;
                    };
                    return Some(Formula::Param(name.clone()));
                }
                "zl" => Call::Zloty,
                "sum" => Call::Sum,
                "max" => Call::Max,
                "min" => Call::Min,
                "abs" => Call::Abs,
                "round" => Call::Round,
                "exact" => Call::Exact,
                _ => return None,
            };
            Formula::Call(known, arguments.into_iter().map(convert).collect::<Option<_>>()?)
        }
        _ => return None,
    })
}

fn operator(operator: &BinaryOperator) -> Option<Operator> {
    Some(match operator {
        BinaryOperator::Plus => Operator::Add,
        BinaryOperator::Minus => Operator::Subtract,
        BinaryOperator::Multiply => Operator::Multiply,
        BinaryOperator::Divide => Operator::Divide,
        BinaryOperator::Eq => Operator::Equal,
        BinaryOperator::NotEq => Operator::NotEqual,
        BinaryOperator::Lt => Operator::Less,
        BinaryOperator::LtEq => Operator::LessOrEqual,
        BinaryOperator::Gt => Operator::Greater,
        BinaryOperator::GtEq => Operator::GreaterOrEqual,
        BinaryOperator::And => Operator::And,
        BinaryOperator::Or => Operator::Or,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Source, SourcePlace};

    fn parse(text: &str, gives: Gives, problems: &Problems) -> Option<Formula> {
        let (names, returns) = (BTreeMap::new(), BTreeSet::new());
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
