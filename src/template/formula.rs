//! Formulas and control rules over cells: `[2] + [5] + sum([13..16])`, `[2/2/k] >= [2/1/k]`.
//!
//! References are ids or keys in brackets; bare numbers are numbers. The text is parsed as SQL with
//! every `[…]` read as a quoted name of the same length, so that places in messages stay right.

use sqlparser::ast::{
    BinaryOperator, Expr, FunctionArg, FunctionArgExpr, FunctionArguments, ObjectNamePart,
    UnaryOperator, Value,
};

use crate::diagnostic::{Diagnostic, Problems};
use crate::document::Said;
use crate::expression;
use crate::number::Exact;

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

impl Formula {
    /// Parses a formula or a check; mistakes are noted and give none.
    pub fn parse(said: &Said, problems: &Problems) -> Option<Formula> {
        let quoted = Said { text: quoted(&said.text), place: said.place.clone() };
        let parsed = expression::parse(&quoted, problems)?;
        let formula = convert(&parsed);
        if formula.is_none() {
            problems.push(
                Diagnostic::error("T501")
                    .at(said.part(0..said.text.len()))
                    .with("found", &said.text),
            );
        }
        formula
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

    fn said(text: &str) -> Said {
        let source = Source::new("test", text);
        Said { text: text.to_owned(), place: SourcePlace::new(&source, 0..text.len()) }
    }

    #[test]
    fn the_sums_of_the_layout_of_2014_are_read() {
        let problems = Problems::default();
        let text = "[2]+[4]+[5]+[24]+([42]-[43])+[44]+[45]+[47]+[48]";
        let formula = Formula::parse(&said(text), &problems).unwrap();
        let rows: Vec<&str> =
            formula.references().iter().map(|reference| reference.parts[0].as_str()).collect();
        assert_eq!(rows, ["2", "4", "5", "24", "42", "43", "44", "45", "47", "48"]);
    }

    #[test]
    fn references_name_section_row_column_period_and_form() {
        let problems = Problems::default();
        let text = "[mrpips-03:2/1/4@2024] >= sum([13..16])";
        let formula = Formula::parse(&said(text), &problems).unwrap();
        let found = formula.references();
        assert_eq!(found[0].form.as_deref(), Some("mrpips-03"));
        assert_eq!(found[0].period.as_deref(), Some("2024"));
        assert_eq!(found[1].parts, ["13..16"]);
        assert!(Formula::parse(&said("[2] within 3"), &problems).is_none());
        assert!(Formula::parse(&said("osoby + 3"), &problems).is_none());
        assert_eq!(problems.len(), 2);
    }
}
