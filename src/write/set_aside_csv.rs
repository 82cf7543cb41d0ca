//! Every record that was not used, and why, by place; no names and no PESEL.

use std::io::{self, Write};

use super::{harmless, write_table};

/// One record that was set aside.
#[derive(Clone, Debug)]
pub struct SetAsideLine<'l> {
    pub table: &'l str,
    pub file: &'l str,
    pub sheet: &'l str,
    pub row: u32,
    pub column: &'l str,
    pub code: &'l str,
    pub reason: &'l str,
    /// Who explains it and how; empty when nobody does.
    pub waiver: &'l str,
}

pub fn set_aside_csv<'l>(
    lines: impl Iterator<Item = SetAsideLine<'l>>,
    output: &mut dyn Write,
) -> io::Result<()> {
    let rows = lines.map(|own| {
        vec![
            harmless(own.table),
            harmless(own.file),
            harmless(own.sheet),
            own.row.to_string(),
            harmless(own.column),
            own.code.to_owned(),
            harmless(own.reason),
            harmless(own.waiver),
        ]
    });
    let header = ["table", "file", "sheet", "row", "column", "code", "reason", "waiver"];
    write_table(output, &header, rows)
}
