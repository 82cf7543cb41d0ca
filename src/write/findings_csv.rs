//! Findings and rule outcomes as a table to work through.

use std::io::{self, Write};

use super::line::Words;
use super::{harmless, write_table};
use crate::diagnostic::Catalogue;
use crate::quality::{Line, Told};

const HEADER: [&str; 16] = [
    "code",
    "severity",
    "outcome",
    "file",
    "sheet",
    "row",
    "column",
    "cell",
    "what",
    "why",
    "effect",
    "fix",
    "record",
    "caseworker",
    "fingerprint",
    "waiver",
];

/// A line a record or place, so that a spreadsheet can be worked through; what does most to the return
/// first, as in the workbook of quality.
pub fn findings_csv(
    told: Told<'_>,
    catalogue: &Catalogue,
    output: &mut dyn Write,
) -> io::Result<()> {
    let words = Words::new(told, catalogue);
    write_table(output, &HEADER, told.quality.lines.iter().map(|line| row(line, &words)))
}

fn row(line: &Line, words: &Words<'_>) -> Vec<String> {
    let (file, row, column) = words.position(line);
    let sheet = words.place(line).and_then(|place| place.sheet.as_deref()).unwrap_or_default();
    let said = words.said(line);
    vec![
        words.code(line.of).to_owned(),
        words.severity(line.of).word().to_owned(),
        words.outcome(line.of).map(|own| own.word().to_owned()).unwrap_or_default(),
        harmless(&file),
        harmless(sheet),
        row,
        harmless(&column),
        harmless(&words.cell(line)),
        harmless(&said.what),
        harmless(&said.why),
        harmless(&said.effect),
        harmless(&said.fix),
        harmless(line.record.as_deref().unwrap_or_default()),
        harmless(line.caseworker()),
        line.fingerprint.map(|own| own.to_string()).unwrap_or_default(),
        harmless(line.waiver()),
    ]
}
