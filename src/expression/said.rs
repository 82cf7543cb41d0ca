//! A checked expression in the words of the language again, for people who ask what kept a record out.
//!
//! What the loader made of it is shown: a point in time is its comparison of days.

use std::fmt::{self, Display};

use super::{Arithmetic, Function, Kind, Node};
use crate::model::{Type, date};
use crate::number::decimal;

impl Display for Node {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Column(name) => out.write_str(name),
            Kind::Parameter(name) => write!(out, ":{name}"),
            Kind::Text(text) => write!(out, "'{}'", text.replace('\'', "''")),
            Kind::Number(value) => number(out, *value, self.ty.as_ref()),
            Kind::Null => out.write_str("null"),
            Kind::Not(inner) => write!(out, "not {}", inside(inner)),
            Kind::And(parts) => joined(out, parts, " and "),
            Kind::Or(parts) => joined(out, parts, " or "),
            Kind::Compare(how, left, right) => {
                write!(out, "{} {} {}", inside(left), how.sign(), inside(right))
            }
            Kind::Arithmetic(how, left, right) => {
                let sign = match how {
                    Arithmetic::Add => "+",
                    Arithmetic::Subtract => "-",
                    Arithmetic::Multiply => "*",
                };
                write!(out, "{} {sign} {}", inside(left), inside(right))
            }
            // How a number is kept is no matter of the reader's.
            Kind::Rescale(inner, _) | Kind::Rounded(inner, _) => inner.fmt(out),
            Kind::In(value, list) => {
                write!(out, "{} in (", inside(value))?;
                comma(out, list)?;
                out.write_str(")")
            }
            Kind::IsNull(inner) => write!(out, "{} is null", inside(inner)),
            Kind::Case(cases, otherwise) => {
                out.write_str("case")?;
                for (condition, value) in cases {
                    write!(out, " when {condition} then {value}")?;
                }
                if let Some(otherwise) = otherwise {
                    write!(out, " else {otherwise}")?;
                }
                out.write_str(" end")
            }
            Kind::Call(Function::Concat, parts) => joined(out, parts, " || "),
            Kind::Call(function, arguments) => {
                write!(out, "{}(", function.name())?;
                comma(out, arguments)?;
                out.write_str(")")
            }
            Kind::InGroup(code, _, group) => write!(out, "in_group({code}, '{group}')"),
            Kind::InRow(key, row) => {
                write!(out, "in_row({key}, '{}')", row.split(' ').next().unwrap_or(row))
            }
            Kind::Param(name, day) => write!(out, "param('{name}', {day})"),
            Kind::Unreadable(name) => write!(out, "unreadable({name})"),
        }
    }
}

fn number(out: &mut fmt::Formatter<'_>, value: i64, ty: Option<&Type>) -> fmt::Result {
    match ty {
        Some(Type::Date) => match date::from_days(value) {
            Some(day) => write!(out, "date '{day}'"),
            None => write!(out, "{value}"),
        },
        Some(Type::Money) => write!(out, "zl({})", decimal(i128::from(value), 2)),
        Some(Type::Decimal(scale)) => out.write_str(&decimal(i128::from(value), *scale)),
        Some(Type::Bool) => out.write_str(if value == 1 { "true" } else { "false" }),
        _ => write!(out, "{value}"),
    }
}

/// In brackets where it would read otherwise without.
fn inside(node: &Node) -> String {
    let alone = matches!(
        node.kind,
        Kind::Column(_)
            | Kind::Parameter(_)
            | Kind::Text(_)
            | Kind::Number(_)
            | Kind::Null
            | Kind::Case(..)
            | Kind::InGroup(..)
            | Kind::InRow(..)
            | Kind::Param(..)
            | Kind::Unreadable(_)
    ) || matches!(&node.kind, Kind::Call(own, _) if *own != Function::Concat)
        || matches!(&node.kind, Kind::Rescale(..) | Kind::Rounded(..));
    if alone { node.to_string() } else { format!("({node})") }
}

fn joined(out: &mut fmt::Formatter<'_>, parts: &[Node], between: &str) -> fmt::Result {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            out.write_str(between)?;
        }
        // A comparison among others needs no brackets.
        match part.kind {
            Kind::Compare(..) | Kind::In(..) | Kind::IsNull(_) | Kind::Not(_) => part.fmt(out)?,
            _ => out.write_str(&inside(part))?,
        }
    }
    Ok(())
}

fn comma(out: &mut fmt::Formatter<'_>, list: &[Node]) -> fmt::Result {
    for (index, own) in list.iter().enumerate() {
        if index > 0 {
            out.write_str(", ")?;
        }
        own.fmt(out)?;
    }
    Ok(())
}
