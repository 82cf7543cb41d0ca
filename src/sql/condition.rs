//! Conditions as lines of SQL. Polish: warunki w SQL.

use super::name;
use super::node::{Gap, Surroundings};
use crate::expression::Node;

/// The lines of a condition, with what keeps out the records that it cannot judge.
pub(super) fn kept(here: &Surroundings<'_>, condition: &Node) -> Result<Vec<String>, Gap> {
    let mut lines = here.conditions(condition)?;
    lines.extend(here.marks(condition).into_iter().map(|own| format!("NOT {own}")));
    Ok(lines)
}

/// `WHERE …`, a line a condition.
pub(super) fn filter(lines: &[String]) -> String {
    let mut own: Vec<&str> = Vec::new();
    for line in lines {
        if !own.contains(&line.as_str()) {
            own.push(line);
        }
    }
    match own.as_slice() {
        [] => String::new(),
        [one] => format!("WHERE {}", without_brackets(one)),
        all => format!("WHERE {}", all.join("\n  AND ")),
    }
}

/// A condition that stands alone needs no brackets around it.
fn without_brackets(own: &str) -> &str {
    let Some(inside) = own.strip_prefix('(').and_then(|own| own.strip_suffix(')')) else {
        return own;
    };
    let closed = name::unquoted(inside).iter().any(|(_, depth)| *depth < 0);
    if closed { own } else { inside }
}
