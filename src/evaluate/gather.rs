//! Aggregates over pairs of records: of a key in `gather`, of a group in `group`.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;

use super::value::{Columns, evaluate};
use super::{Context, Frame};
use crate::diagnostic::Diagnostic;
use crate::expression::{Aggregate, AggregateKind, Node};
use crate::model::{MISSING, Type, UNREADABLE, value::present};
use crate::number::Exact;

/// Pairs of records seen as one record: bare names are the partner's, `this.x` is the own record's.
struct Pairs {
    columns: BTreeMap<String, (Vec<i64>, Type)>,
    len: usize,
}

impl Pairs {
    fn new(pairs: &[(u32, u32)], own: &Frame, partner: &Frame, node: &Node) -> Pairs {
        let mut columns = BTreeMap::new();
        for name in node.columns().into_iter().chain(node.asked_unreadable()) {
            let (values, ty): (Vec<i64>, &Type) = match name.strip_prefix("this.") {
                Some(own_name) => {
                    let column = &own.columns[own_name];
                    (pairs.iter().map(|pair| column.values[pair.0 as usize]).collect(), &column.ty)
                }
                None => {
                    let column = &partner.columns[name];
                    (pairs.iter().map(|pair| column.values[pair.1 as usize]).collect(), &column.ty)
                }
            };
            columns.insert(name.to_owned(), (values, ty.clone()));
        }
        Pairs { columns, len: pairs.len() }
    }
}

impl Columns for Pairs {
    fn column(&self, name: &str) -> (&[i64], &Type) {
        let (values, ty) = &self.columns[name];
        (values, ty)
    }

    fn count(&self) -> usize {
        self.len
    }
}

/// A record and one of its partners.
pub type Pair = (u32, u32);

/// The pairs for which the condition is true, and the partners that it cannot judge.
pub fn pairs_where(
    pairs: Vec<Pair>,
    own: &Frame,
    partner: &Frame,
    condition: Option<&Node>,
    context: &Context<'_>,
) -> Result<(Vec<Pair>, Vec<u32>), Diagnostic> {
    let Some(condition) = condition else {
        return Ok((pairs, Vec::new()));
    };
    let values = evaluate(condition, &Pairs::new(&pairs, own, partner, condition), context)?;
    let (mut kept, mut lost) = (Vec::new(), BTreeSet::new());
    for (pair, value) in pairs.into_iter().zip(values) {
        match value {
            1 => kept.push(pair),
            UNREADABLE => {
                lost.insert(pair.1);
            }
            _ => {}
        }
    }
    Ok((kept, lost.into_iter().collect()))
}

/// One value for each of `len` records. Over no record `count` and `sum` are 0, `any` is false,
/// `all` is true, the rest is missing. An unreadable value makes the aggregate unreadable.
pub fn aggregate(
    wanted: &Aggregate,
    pairs: &[(u32, u32)],
    len: usize,
    own: &Frame,
    partner: &Frame,
    context: &Context<'_>,
) -> Result<Vec<i64>, Diagnostic> {
    let values = |node: &Option<Node>| match node {
        Some(node) => evaluate(node, &Pairs::new(pairs, own, partner, node), context),
        None => Ok(vec![1; pairs.len()]),
    };
    let arguments = values(&wanted.argument)?;
    let conditions = values(&wanted.condition)?;
    let empty = match wanted.kind {
        AggregateKind::Min | AggregateKind::Max => MISSING,
        AggregateKind::All => 1,
        _ => 0,
    };
    let mut results = vec![empty; len];
    // For averages: how many values, and their exact sum.
    let mut sums: Vec<(i128, i128)> = Vec::new();
    if wanted.kind == AggregateKind::Average {
        results = vec![MISSING; len];
        sums = vec![(0, 0); len];
    }
    let mut seen: FxHashSet<(u32, i64)> = FxHashSet::default();
    for ((pair, argument), condition) in pairs.iter().zip(arguments).zip(conditions) {
        let result = &mut results[pair.0 as usize];
        if argument == UNREADABLE || condition == UNREADABLE {
            *result = UNREADABLE;
        }
        if *result == UNREADABLE || condition != 1 {
            continue;
        }
        let overflow = || Diagnostic::error("E101").with("message", "sum");
        match wanted.kind {
            AggregateKind::Count => *result += 1,
            AggregateKind::CountIf => *result += i64::from(argument == 1),
            AggregateKind::CountDistinct => {
                if present(argument).is_some() && seen.insert((pair.0, argument)) {
                    *result += 1;
                }
            }
            AggregateKind::Sum | AggregateKind::SumIf => {
                if let Some(value) = present(argument) {
                    *result = result.checked_add(value).ok_or_else(overflow)?;
                }
            }
            AggregateKind::Average => {
                if let Some(value) = present(argument) {
                    let (count, sum) = &mut sums[pair.0 as usize];
                    (*count, *sum) = (*count + 1, *sum + i128::from(value));
                }
            }
            AggregateKind::Any => *result |= i64::from(argument == 1),
            AggregateKind::All => *result &= i64::from(argument == 1),
            AggregateKind::Min | AggregateKind::Max => {
                if let Some(value) = present(argument) {
                    let better = match (*result, wanted.kind) {
                        (MISSING, _) => true,
                        (old, AggregateKind::Min) => value < old,
                        (old, _) => value > old,
                    };
                    if better {
                        *result = value;
                    }
                }
            }
        }
    }
    for (result, (count, sum)) in results.iter_mut().zip(sums) {
        if *result != UNREADABLE && count > 0 {
            let exact = Exact::whole(sum).divide(Exact::whole(count));
            let rounded = exact.and_then(|exact| exact.rounded(0));
            *result = rounded.and_then(|value| i64::try_from(value).ok()).unwrap_or(MISSING);
        }
    }
    Ok(results)
}
