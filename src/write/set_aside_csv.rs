//! Every record that was not used, and why, by place; no names and no PESEL.

use super::{harmless, table};

/// One record that was set aside.
#[derive(Clone, Debug)]
pub struct SetAsideLine {
    pub table: String,
    pub file: String,
    pub sheet: String,
    pub row: u32,
    pub column: String,
    pub code: String,
    pub reason: String,
    /// Who explains it and how; empty when nobody does.
    pub waiver: String,
}

pub fn set_aside_csv(lines: &[SetAsideLine]) -> Vec<u8> {
    let rows = lines.iter().map(|own| {
        vec![
            harmless(&own.table),
            harmless(&own.file),
            harmless(&own.sheet),
            own.row.to_string(),
            harmless(&own.column),
            own.code.clone(),
            harmless(&own.reason),
            harmless(&own.waiver),
        ]
    });
    table(&["table", "file", "sheet", "row", "column", "code", "reason", "waiver"], rows)
}
