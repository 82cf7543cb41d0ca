//! Expressions on records: judged once for each distinct combination of what they read.

use polars::prelude::*;

use super::lower::{lower, numbers, unreadable_name};
use super::{Context, distinct, nearly_all_differ};
use crate::diagnostic::Diagnostic;
use crate::expression::{Function, Kind, Node};
use crate::model::{MISSING, Type, UNREADABLE, value::present};

/// Where an expression finds its columns: values and type by name.
pub trait Columns {
    fn column(&self, name: &str) -> (&[i64], &Type);
    fn count(&self) -> usize;
}

impl Columns for super::Frame {
    fn column(&self, name: &str) -> (&[i64], &Type) {
        (self.values(name), &self.columns[name].ty)
    }

    fn count(&self) -> usize {
        self.len
    }
}

/// The value of an expression for every record. A record that has an unreadable value in a column
/// which the expression reads gives [`UNREADABLE`], whatever the rest of it says.
pub fn evaluate(
    node: &Node,
    records: &dyn Columns,
    context: &Context<'_>,
) -> Result<Vec<i64>, Diagnostic> {
    if let Some(values) = at_once(node, records) {
        return Ok(values);
    }
    let read = node.columns();
    let mut names: Vec<&str> = read.iter().copied().collect();
    names.extend(node.asked_unreadable().into_iter().filter(|name| !read.contains(name)));
    let columns: Vec<&[i64]> = names.iter().map(|name| records.column(name).0).collect();
    if nearly_all_differ(&columns, records.count()) {
        let all: Vec<u32> = (0..records.count() as u32).collect();
        return Ok(on_tuples(&[node], records, &all, context)?.swap_remove(0));
    }
    let tuples = distinct(&columns, records.count());
    let results = on_tuples(&[node], records, &tuples.representatives, context)?;
    Ok(tuples.of_record.iter().map(|tuple| results[0][*tuple as usize]).collect())
}

/// A column as it is, or the first of some columns that is there: no combinations are needed for that.
fn at_once(node: &Node, records: &dyn Columns) -> Option<Vec<i64>> {
    let name = |node: &Node| match &node.kind {
        Kind::Column(name) => Some(records.column(name).0.iter()),
        _ => None,
    };
    match &node.kind {
        Kind::Call(Function::Coalesce, arguments) => {
            let [first, second] = arguments.as_slice() else {
                return None;
            };
            let both = name(first)?.zip(name(second)?);
            Some(both.map(|pair| coalesced(*pair.0, *pair.1)).collect())
        }
        _ => name(node).map(|values| values.copied().collect()),
    }
}

fn coalesced(first: i64, second: i64) -> i64 {
    match (first, second) {
        (UNREADABLE, _) | (_, UNREADABLE) => UNREADABLE,
        (MISSING, other) => other,
        (own, _) => own,
    }
}

/// The records for which a condition is true.
pub fn where_true(
    node: &Node,
    records: &dyn Columns,
    context: &Context<'_>,
) -> Result<Vec<u32>, Diagnostic> {
    let values = evaluate(node, records, context)?;
    let chosen = values.iter().enumerate().filter(|(_, value)| **value == 1);
    Ok(chosen.map(|(record, _)| record as u32).collect())
}

/// Several expressions on some records, in one polars query.
pub fn on_tuples(
    nodes: &[&Node],
    records: &dyn Columns,
    chosen: &[u32],
    context: &Context<'_>,
) -> Result<Vec<Vec<i64>>, Diagnostic> {
    if chosen.is_empty() {
        return Ok(vec![Vec::new(); nodes.len()]);
    }
    let overflow =
        |error: PolarsError| Diagnostic::error("E101").with("message", error.to_string());
    let mut series = vec![Column::from(Series::new(" record".into(), vec![0i64; chosen.len()]))];
    let mut names: Vec<&str> = nodes.iter().flat_map(|node| node.columns()).collect();
    names.sort_unstable();
    names.dedup();
    for name in &names {
        let (values, ty) = records.column(name);
        let picked = chosen.iter().map(|record| present(values[*record as usize]));
        series.push(
            match ty {
                Type::Bool => Series::new(
                    (*name).into(),
                    picked.map(|v| v.map(|v| v == 1)).collect::<Vec<_>>(),
                ),
                _ => Series::new((*name).into(), picked.collect::<Vec<_>>()),
            }
            .into(),
        );
    }
    let mut asked: Vec<&str> = nodes.iter().flat_map(|node| node.asked_unreadable()).collect();
    asked.sort_unstable();
    asked.dedup();
    for name in asked {
        let values = records.column(name).0;
        let states: Vec<bool> =
            chosen.iter().map(|record| values[*record as usize] == UNREADABLE).collect();
        series.push(Series::new(unreadable_name(name).into(), states).into());
    }
    let frame = DataFrame::new(chosen.len(), series).map_err(overflow)?;
    let expressions: Vec<Expr> = nodes
        .iter()
        .enumerate()
        .map(|(index, node)| lower(node, context).alias(format!(" result {index}")))
        .collect();
    let answered = frame.lazy().with_columns(expressions).collect().map_err(overflow)?;
    let mut results = Vec::with_capacity(nodes.len());
    for (index, node) in nodes.iter().enumerate() {
        let column = answered.column(&format!(" result {index}")).map_err(overflow)?;
        let mut values: Vec<i64> =
            numbers(column).map_err(overflow)?.into_iter().map(|v| v.unwrap_or(MISSING)).collect();
        for name in node.columns() {
            let read = records.column(name).0;
            for (value, record) in values.iter_mut().zip(chosen) {
                if read[*record as usize] == UNREADABLE {
                    *value = UNREADABLE;
                }
            }
        }
        results.push(values);
    }
    Ok(results)
}
