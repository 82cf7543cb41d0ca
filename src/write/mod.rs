//! Submissions as files: the workbook and the csv print the same report.

mod calendar;
mod back_test_csv;
mod bridge_csv;
mod bridge_xlsx;
mod caseworker_csv;
mod cells_csv;
mod collation_csv;
mod findings_csv;
mod history_csv;
mod html;
mod line;
mod monitor;
mod monitor_csv;
mod markup;
mod monitor_page;
mod quality;
mod set_aside_csv;
#[cfg(test)]
mod report_tests;
#[cfg(test)]
mod head_tests;
#[cfg(test)]
mod tests;
mod trace_csv;
mod trace_xlsx;
mod tree_csv;
mod tree_lines;
mod tree_xlsx;
mod whole;
mod worklist_csv;
mod worklists_xlsx;
mod xlsx;
mod xlsx_agreement;
mod xlsx_ask;
mod xlsx_front;
mod xlsx_page;
mod xlsx_rules;
mod xlsx_sources;
mod xlsx_style;
mod xlsx_table;

use std::io::{self, Write};

use crate::diagnostic::Catalogue;
use crate::report::{Outcome, Row, RuleOutcome, Section};

pub use back_test_csv::back_test_csv;
pub use bridge_csv::{bridge_csv, moves_csv};
pub use bridge_xlsx::bridge_xlsx;
pub use calendar::{CalendarLine, calendar_csv, calendar_ics, calendar_xlsx};
pub use caseworker_csv::{caseworker_csv, caseworker_lists};
pub use cells_csv::cells_csv;
pub use collation_csv::{CollectedCell, collation_csv, queries_csv};
pub use findings_csv::findings_csv;
pub use history_csv::{HISTORY, JOURNAL, history_csv, journal_csv, plain_words};
pub use html::{cells_of_page, page};
#[cfg(test)]
pub use monitor::fixture as monitor_fixture;
pub use monitor::monitor_xlsx;
pub use monitor_csv::monitor_csv;
pub use monitor_page::monitor_page;
pub use quality::{
    CASEWORKERS_SHEET, FILES_SHEET, FIRST as FIRST_SHARE, SUMMARY_SHEET, WaiverLine, quality_xlsx,
};
pub use set_aside_csv::{SetAsideLine, set_aside_csv};
pub use trace_csv::trace_csv;
pub use trace_xlsx::trace_xlsx;
pub use tree_csv::tree_csv;
pub use tree_xlsx::tree_xlsx;
pub use whole::whole;
pub use worklist_csv::{said as list_cell_said, worklist_csvs};
pub use worklists_xlsx::worklists_xlsx;
pub use xlsx::{RULES_SHEET, rows_above, sheet_name, xlsx, xlsx_with};
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
        // What is not there is named: an export. Else it is a table that nobody has mapped.
        (Outcome::CouldNotRun, 0) if own.cells.is_empty() && !own.shown.is_empty() => {
            catalogue.word("could-not-run-export-fix")
        }
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

/// What the mark behind a value means.
const PROPOSED: &str = "* wartość podpowiedziana: zostaje, dopóki ośrodek nie wpisze własnej";

/// Whose part a section is, which time it counts, and whether values of it are only proposed.
fn notes_of(section: &Section) -> Vec<String> {
    let role = section.role.as_ref().map(|role| format!("część: {role}"));
    let when = section.when.as_deref().map(when_said);
    let proposed = section.has_proposals().then(|| PROPOSED.to_owned());
    [role, when, proposed].into_iter().flatten().collect()
}

/// The title of a row of a report: its number, so that rules and questions can name it, and its label.
fn row_title(row: &Row) -> String {
    if row.heading { row.label.clone() } else { format!("{}. {}", row.id, row.label) }
}

/// A word of time as the form says it.
pub fn when_said(word: &str) -> String {
    let said = match word {
        "during" => "w okresie",
        "on_first_day" => "stan na pierwszy dzień okresu",
        "on_last_day" => "stan na ostatni dzień okresu",
        "started" => "rozpoczęte w okresie",
        "ended" => "zakończone w okresie",
        "not_ended" => "trwające w okresie i niezakończone w nim",
        "whole" => "w całości w okresie",
        "daily_average" => "średnio dziennie",
        other => {
            let day = other.trim_start_matches("on_day(").trim_end_matches(')');
            return format!("stan na dzień {}", day.trim_matches('\'').replace('-', "."));
        }
    };
    said.to_owned()
}

/// A text that a spreadsheet can never take for a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
