//! Checked expressions to polars expressions. Every column is Int64, conditions are Boolean.

use std::sync::Arc;

use polars::prelude::*;
use rustc_hash::FxHashSet;

use super::{Context, scalar};
use crate::expression::{Arithmetic, Comparison, Kind, Node};
use crate::model::Type;

/// The name under which the state of a column is given to polars.
pub fn unreadable_name(column: &str) -> String {
    format!("{column} unreadable")
}

/// Rounded half away from zero.
fn half_away(value: i64, divisor: i64) -> i64 {
    let (whole, rest) = (value / divisor, value % divisor);
    let up = 2 * rest.unsigned_abs() >= divisor.unsigned_abs();
    whole + if up { value.signum() } else { 0 }
}

pub fn lower(node: &Node, context: &Context<'_>) -> Expr {
    let boolean = node.ty == Some(Type::Bool);
    match &node.kind {
        Kind::Column(name) => col(name.as_str()),
        Kind::Unreadable(name) => col(unreadable_name(name)),
        Kind::Parameter(name) => literal(context.named(name), boolean),
        Kind::Text(text) => literal(context.number(text), false),
        Kind::Number(number) => literal(*number, boolean),
        Kind::Null => lit(Null {}).cast(if boolean { DataType::Boolean } else { DataType::Int64 }),
        Kind::Not(inner) => lower(inner, context).not(),
        Kind::And(parts) => fold(parts, context, Expr::and),
        Kind::Or(parts) => fold(parts, context, Expr::or),
        Kind::Compare(comparison, left, right) => {
            let (left, right) = (lower(left, context), lower(right, context));
            match comparison {
                Comparison::Equal => left.eq(right),
                Comparison::NotEqual => left.neq(right),
                Comparison::Less => left.lt(right),
                Comparison::LessOrEqual => left.lt_eq(right),
                Comparison::Greater => left.gt(right),
                Comparison::GreaterOrEqual => left.gt_eq(right),
            }
        }
        Kind::Arithmetic(arithmetic, left, right) => {
            let arithmetic = *arithmetic;
            let operands = [lower(left, context), lower(right, context)];
            checked(&operands, move |given| match (given[0], given[1]) {
                (Some(left), Some(right)) => match arithmetic {
                    Arithmetic::Add => left.checked_add(right).map(Some),
                    Arithmetic::Subtract => left.checked_sub(right).map(Some),
                    Arithmetic::Multiply => left.checked_mul(right).map(Some),
                },
                _ => Some(None),
            })
        }
        Kind::Rescale(inner, factor) => {
            let factor = *factor;
            checked(&[lower(inner, context)], move |given| match given[0] {
                Some(value) => value.checked_mul(factor).map(Some),
                None => Some(None),
            })
        }
        Kind::Rounded(inner, divisor) => {
            let divisor = *divisor;
            checked(&[lower(inner, context)], move |given| {
                Some(given[0].map(|value| half_away(value, divisor)))
            })
        }
        Kind::In(inner, list) => {
            let inner = lower(inner, context);
            list.iter()
                .map(|member| inner.clone().eq(lower(member, context)))
                .reduce(Expr::or)
                .unwrap_or_else(|| lit(false))
        }
        Kind::IsNull(inner) => lower(inner, context).is_null(),
        Kind::Case(branches, otherwise) => {
            let end = match otherwise {
                Some(node) => lower(node, context),
                None => lower(&Node { kind: Kind::Null, ty: node.ty.clone() }, context),
            };
            branches.iter().rev().fold(end, |rest, (condition, result)| {
                when(lower(condition, context)).then(lower(result, context)).otherwise(rest)
            })
        }
        Kind::Call(function, arguments) => {
            let function = *function;
            let (texts, holidays) = (Arc::clone(&context.interner), context.holidays.clone());
            let arguments: Vec<Expr> = arguments.iter().map(|node| lower(node, context)).collect();
            mapped(&arguments, boolean, move |given| {
                Some(scalar::apply(function, given, &texts, &holidays))
            })
        }
        Kind::InGroup(code, list, group) => {
            let members = context.codebooks[list]
                .codes
                .iter()
                .filter(|line| line.groups.contains(group))
                .map(|line| context.number(&line.code))
                .collect::<FxHashSet<i64>>();
            member_of(lower(code, context), Arc::new(members))
        }
        Kind::InRow(key, row) => {
            let keys = context.keys(row).unwrap_or_else(|| panic!("row {row} was ordered first"));
            member_of(lower(key, context), keys)
        }
        Kind::Param(name, day) => {
            let lines = context.parameters.get(name).unwrap_or_default().to_vec();
            mapped(&[lower(day, context)], false, move |given| {
                let day = given[0];
                let in_force = |day: i64| {
                    lines.iter().find(|line| {
                        line.valid_from.is_none_or(|from| from <= day)
                            && line.valid_to.is_none_or(|to| day <= to)
                    })
                };
                Some(day.and_then(in_force).map(|line| line.value))
            })
        }
    }
}

/// `lit(60_000i64)` is a dynamic literal that polars may narrow to 32 bits: this one is not.
fn literal(value: i64, boolean: bool) -> Expr {
    if boolean { lit(value == 1) } else { Expr::Literal(LiteralValue::Scalar(Scalar::from(value))) }
}

fn fold(parts: &[Node], context: &Context<'_>, join: fn(Expr, Expr) -> Expr) -> Expr {
    parts
        .iter()
        .map(|part| lower(part, context))
        .reduce(join)
        .expect("the checker makes no empty conjunction")
}

fn member_of(key: Expr, members: Arc<FxHashSet<i64>>) -> Expr {
    mapped(&[key], true, move |given| {
        Some(given[0].map(|value| i64::from(members.contains(&value))))
    })
}

fn checked(
    arguments: &[Expr],
    function: impl Fn(&[Option<i64>]) -> Option<Option<i64>> + Send + Sync + 'static,
) -> Expr {
    mapped(arguments, false, function)
}

/// A function of ours over columns, value by value; its `None` is an overflow and ends the run.
fn mapped(
    arguments: &[Expr],
    boolean: bool,
    function: impl Fn(&[Option<i64>]) -> Option<Option<i64>> + Send + Sync + 'static,
) -> Expr {
    let result = if boolean { DataType::Boolean } else { DataType::Int64 };
    let field_type = result.clone();
    map_multiple(
        move |columns: &mut [Column]| {
            let name = columns[0].name().clone();
            let given = columns.iter().map(numbers).collect::<PolarsResult<Vec<_>>>()?;
            let len = if given.iter().any(|values| values.len() != 1) {
                given.iter().map(Vec::len).filter(|len| *len != 1).max().unwrap_or(0)
            } else {
                1
            };
            let mut row = vec![None; given.len()];
            let mut results = Vec::with_capacity(len);
            for index in 0..len {
                for (slot, values) in row.iter_mut().zip(&given) {
                    *slot = if values.len() == 1 { values[0] } else { values[index] };
                }
                results.push(function(&row).ok_or_else(|| polars_err!(ComputeError: "overflow"))?);
            }
            let numbers = Int64Chunked::from_iter_options(name, results.into_iter());
            numbers.into_series().cast(&result).map(Column::from)
        },
        arguments,
        move |_, fields| Ok(Field::new(fields[0].name().clone(), field_type.clone())),
    )
}

/// A column as numbers, conditions as 0 and 1.
pub fn numbers(column: &Column) -> PolarsResult<Vec<Option<i64>>> {
    let series = column.as_materialized_series().cast(&DataType::Int64)?;
    Ok(series.i64()?.iter().collect())
}

#[cfg(test)]
mod tests {
    #[test]
    fn halves_go_away_from_zero() {
        for (value, expected) in
            [(149, 1), (150, 2), (-149, -1), (-150, -2), (0, 0), (49, 0), (50, 1), (-50, -1)]
        {
            assert_eq!(super::half_away(value, 100), expected, "{value}");
        }
    }
}
