//! sqlparser's tree to a formula.

use sqlparser::ast::{
    BinaryOperator, Expr, FunctionArg, FunctionArgExpr, FunctionArguments, ObjectNamePart,
    UnaryOperator, Value,
};

use super::{Call, Formula, Operator, Reference};
use crate::number::Exact;

/// `[2/2/k]` would parse as an array of quotients: brackets become quotes, lengths stay.
pub(super) fn quoted(text: &str) -> String {
    text.replace(['[', ']'], "\"")
}

/// The formula that a parsed text is; none when it says something that formulas cannot.
pub(super) fn convert(expression: &Expr) -> Option<Formula> {
    Some(match expression {
        Expr::Nested(inner) => convert(inner)?,
        Expr::Identifier(name) if name.quote_style == Some('"') => {
            Formula::Cell(Reference::read(&name.value)?)
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
