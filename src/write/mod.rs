//! Submissions as files: the workbook and the csv print the same report.

mod caseworker_csv;
mod cells_csv;
mod findings_csv;
mod line;
mod quality;
mod set_aside_csv;
#[cfg(test)]
mod tests;
mod worklist_csv;
mod worklists_xlsx;
mod xlsx;
mod xlsx_front;
mod xlsx_rules;
mod xlsx_sources;
mod xlsx_style;

use std::io::{self, Write};

use crate::diagnostic::Catalogue;
use crate::report::{Outcome, RuleOutcome};

pub use caseworker_csv::{caseworker_csv, caseworker_lists};
pub use cells_csv::cells_csv;
pub use findings_csv::findings_csv;
pub use quality::{
    CASEWORKERS_SHEET, FILES_SHEET, FIRST as FIRST_SHARE, SUMMARY_SHEET, WaiverLine, quality_xlsx,
};
pub use set_aside_csv::{SetAsideLine, set_aside_csv};
pub use worklist_csv::worklist_csvs;
pub use worklists_xlsx::worklists_xlsx;
pub use xlsx::{ROWS_ABOVE, RULES_SHEET, sheet_name, xlsx};
pub use xlsx_rules::{FIRST as FIRST_RULE, outcome_said};

/// A csv for Polish Excel: UTF-8 with a mark, `;`, CRLF.
fn table(header: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_table(&mut bytes, header, rows).expect("memory takes every record");
    bytes
}

/// The same, row by row into an output: of a million rows none is kept.
fn write_table(
    output: &mut dyn Write,
    header: &[&str],
    rows: impl IntoIterator<Item = Vec<String>>,
) -> io::Result<()> {
    output.write_all("\u{feff}".as_bytes())?;
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(output);
    writer.write_record(header)?;
    for row in rows {
        writer.write_record(&row)?;
    }
    writer.flush()
}

/// What to do about a rule: what it says itself, or what keeps it from running.
pub fn fix_said(own: &RuleOutcome, catalogue: &Catalogue) -> String {
    match (own.outcome, own.records) {
        (Outcome::CouldNotRun, 0) if own.cells.is_empty() => {
            catalogue.word("could-not-run-table-fix")
        }
        (Outcome::CouldNotRun, 0) => catalogue.word("could-not-run-fix"),
        (Outcome::CouldNotRun, _) => catalogue.word("could-not-run-records-fix"),
        _ if own.waits_for_reasons() => {
            let asked = catalogue.word("rule-justify");
            [own.fix.as_str(), &asked].join(" ").trim_start().to_owned()
        }
        _ => own.fix.clone(),
    }
}

/// A text that a spreadsheet can never take for a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
