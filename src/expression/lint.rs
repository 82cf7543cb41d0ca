//! What is right and yet surprises: `x <> 'a'` leaves out the records whose `x` is empty.

use std::collections::BTreeSet;

use super::{Comparison, Function, Kind, Node, Scope};
use crate::diagnostic::{Diagnostic, Problems};
use crate::document::Said;

/// Warns (T320) of conditions that say "not" of a column which may be empty: such records are in
/// neither. Asking `is null` of the column, `coalesce` or `is_true(…)` shows that it was thought of.
pub fn surprises(node: &Node, said: &Said, scope: &Scope<'_>, problems: &Problems) {
    let mut found = BTreeSet::new();
    negated(node, &BTreeSet::new(), &mut found);
    let mut thought_of = BTreeSet::new();
    node.walk(&mut |part| {
        if let Kind::IsNull(inner) = &part.kind {
            thought_of.extend(inner.columns());
        }
    });
    found.retain(|name| !thought_of.contains(name) && !scope.shape.always.contains(*name));
    if !found.is_empty() {
        problems.push(
            Diagnostic::warning("T320")
                .at(said.part(0..said.text.len()))
                .with("names", found.into_iter().collect::<Vec<_>>().join(", ")),
        );
    }
}

/// The columns that stand bare in a "not equal", a "not in" or a "not in group", unless a condition
/// beside it is true only when they are there.
fn negated<'n>(node: &'n Node, there: &BTreeSet<&'n str>, found: &mut BTreeSet<&'n str>) {
    let mut bare = |inner: &'n Node| {
        if let Kind::Column(name) = &inner.kind
            && !there.contains(name.as_str())
        {
            found.insert(name);
        }
    };
    match &node.kind {
        Kind::Call(Function::IsTrue, _) => return,
        Kind::Compare(Comparison::NotEqual, left, right) => {
            bare(left);
            bare(right);
        }
        Kind::Not(inner) => match &inner.kind {
            Kind::In(inner, _) | Kind::InGroup(inner, ..) => bare(inner),
            Kind::Compare(Comparison::Equal, left, right) => {
                bare(left);
                bare(right);
            }
            Kind::Column(_) => bare(inner),
            _ => {}
        },
        _ => {}
    }
    let mut there = there.clone();
    there.extend(asserted(node));
    for child in node.children() {
        negated(child, &there, found);
    }
}

/// The columns that must be there for the condition to be true.
fn asserted(node: &Node) -> BTreeSet<&str> {
    match &node.kind {
        Kind::And(parts) => parts.iter().flat_map(asserted).collect(),
        Kind::In(inner, _) | Kind::InGroup(inner, ..) => inner.columns(),
        Kind::Compare(how, left, right) if *how != Comparison::NotEqual => {
            let bare =
                [left, right].into_iter().filter(|side| matches!(side.kind, Kind::Column(_)));
            bare.flat_map(|side| side.columns()).collect()
        }
        _ => BTreeSet::new(),
    }
}
