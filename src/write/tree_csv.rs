//! The tree of an indicator as csv, with every record: a line each, with its depth. Polish: rodowód wskaźnika w csv.

use super::tree_lines::lines;
use super::{harmless, table};
use crate::indicator::Tree;
use crate::number::THOUSANDS;

const HEADER: [&str; 11] =
    ["depth", "kind", "side", "id", "label", "value", "unit", "source", "file", "sheet", "row"];

pub fn tree_csv(tree: &Tree) -> Vec<u8> {
    let rows = lines(tree, true).into_iter().map(|own| {
        let place = own.place.as_ref();
        let text =
            |of: Option<&std::sync::Arc<str>>| of.map(ToString::to_string).unwrap_or_default();
        vec![
            own.depth.to_string(),
            own.kind.to_owned(),
            own.side.to_owned(),
            harmless(&own.id),
            harmless(&own.label),
            own.value.replace(THOUSANDS, ""),
            harmless(&own.unit),
            harmless(&own.source),
            harmless(&text(place.and_then(|own| own.file.as_ref()))),
            harmless(&text(place.and_then(|own| own.sheet.as_ref()))),
            place.and_then(|own| own.row).map(|row| row.to_string()).unwrap_or_default(),
        ]
    });
    table(&HEADER, rows)
}
