//! Where the records of a rule stand, and what of them it reads.

use crate::diagnostic::Place;
use crate::evaluate::Frame;
use crate::evaluate::view::Tables;
use crate::expression::Node;
use crate::model::UNREADABLE;
use crate::model::table::NO_RECORD;
use crate::template::record_rule::{RecordCheck, RecordRule};

/// Where a record stands whose value cannot be read: the column itself, when it is one of a table.
pub fn unreadable(
    rule: &RecordRule,
    frame: &Frame,
    record: u32,
    tables: &Tables<'_>,
) -> Option<Vec<Place>> {
    let bad = columns_read(rule).into_iter().find(|name| {
        frame.columns.get(*name).is_some_and(|own| own.values[record as usize] == UNREADABLE)
    })?;
    let origin = frame.origins.iter().find(|own| own.table == rule.over)?;
    let row = origin.rows[record as usize];
    (row != NO_RECORD).then(|| vec![tables[rule.over.as_str()].place(row as usize, Some(bad))])
}

/// The columns that a rule reads of the record it judges.
pub fn columns_read(rule: &RecordRule) -> Vec<&str> {
    let own: Vec<&str> = match &rule.kind {
        RecordCheck::True(node) => node.columns().into_iter().collect(),
        RecordCheck::Unique { columns, .. } | RecordCheck::References { columns, .. } => {
            columns.iter().map(String::as_str).collect()
        }
        RecordCheck::NoOverlap { per, of } => {
            per.iter().chain([&of.from, &of.to]).map(String::as_str).collect()
        }
        RecordCheck::Alike { within, names, settled_by } => {
            within.iter().chain(names).chain(settled_by).map(String::as_str).collect()
        }
    };
    let asked = rule.condition.as_ref().map(Node::columns).unwrap_or_default();
    asked.into_iter().chain(own).collect()
}

/// The rows a failure shows: those of the blamed tables, else of the first table of the record.
pub fn places(rule: &RecordRule, frame: &Frame, record: u32, tables: &Tables<'_>) -> Vec<Place> {
    let place = |table: &str, column: Option<&str>| {
        let origin = frame.origins.iter().find(|own| own.table == table)?;
        let row = origin.rows[record as usize];
        (row != NO_RECORD).then(|| tables.get(table).map(|own| own.place(row as usize, column)))?
    };
    // Of a million failures the room for places that no rule blames would be half a gigabyte.
    let mut blamed = Vec::with_capacity(rule.blame.len());
    blamed.extend(rule.blame.iter().filter_map(|(table, own)| place(table, own.as_deref())));
    if !blamed.is_empty() {
        return blamed;
    }
    let first = frame.origins.iter().find_map(|own| place(&own.table, None));
    first.into_iter().collect()
}
