//! Aggregates of `gather` and `group` as SQL. Polish: agregaty w SQL.

use super::node::{Gap, Surroundings};
use crate::expression::{Aggregate, AggregateKind};

/// Is any of these marks set in any record?
pub(super) fn any_of(marks: &[String]) -> String {
    format!("coalesce(bool_or({}), FALSE)", marks.join(" OR "))
}

/// One aggregate, and the marks that make it unreadable. Over no record `count` and `sum` are 0, `any` is
/// false, `all` is true, the rest is missing.
pub(super) fn aggregate(
    here: &Surroundings<'_>,
    wanted: &Aggregate,
) -> Result<(String, Vec<String>), Gap> {
    let mut marks = Vec::new();
    for node in [&wanted.argument, &wanted.condition].into_iter().flatten() {
        marks.extend(here.marks(node));
    }
    let argument = match &wanted.argument {
        Some(node) => here.sql(node)?,
        None => String::new(),
    };
    let only = match &wanted.condition {
        Some(node) => format!(" FILTER (WHERE {})", here.sql(node)?),
        None => String::new(),
    };
    let own = match wanted.kind {
        AggregateKind::Count => format!("count(*){only}"),
        AggregateKind::CountDistinct => format!("count(DISTINCT {argument}){only}"),
        AggregateKind::CountIf => format!("count(*) FILTER (WHERE {argument})"),
        AggregateKind::Sum | AggregateKind::SumIf => {
            format!("CAST(coalesce(sum({argument}){only}, 0) AS BIGINT)")
        }
        AggregateKind::Any => format!("coalesce(bool_or({argument}), FALSE)"),
        AggregateKind::All => format!("coalesce(bool_and(is_true({argument})), TRUE)"),
        AggregateKind::Min => format!("min({argument})"),
        AggregateKind::Max => format!("max({argument})"),
        AggregateKind::Average => {
            format!("CAST(half_away(sum({argument}), count({argument})) AS BIGINT)")
        }
    };
    Ok((own, marks))
}
