//! The receiver's eye: what was written is read again, workbooks by another library, and compared.

use std::path::Path;

use calamine::{DataRef, Reader, Xlsx, open_workbook};

use super::{Exit, Refused};
use crate::diagnostic::{Diagnostic, Place};
use crate::number::decimal;
use crate::quality::{Of, Quality, Share, Told};
use crate::report::{Cell, Report, RuleOutcome, State};
use crate::write::{
    CASEWORKERS_SHEET, FILES_SHEET, FIRST_RULE, FIRST_SHARE, RULES_SHEET, SUMMARY_SHEET,
    cells_of_page, outcome_said, rows_above, sheet_name,
};

/// The columns of a form's sheet before its values: label and row number.
const COLUMNS_BEFORE: u32 = 2;

/// W103: a cell, rule or count is not what was computed (exit 4).
pub fn differs(file: &str, cell: String) -> Refused {
    let found = Diagnostic::error("W103").at(Place::file(file)).with("cell", cell);
    Refused { exit: Exit::Output, diagnostics: vec![found] }
}

/// Compares every cell of every section, and every rule that failed or could not run, with the
/// workbook; a difference is W103 (exit 4).
pub fn read_workbook(
    path: &Path,
    report: &Report,
    outcomes: &[RuleOutcome],
) -> Result<(), Refused> {
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let refuse = |cell: String| differs(&file, cell);
    let mut workbook: Xlsx<_> =
        open_workbook(path).map_err(|error: calamine::XlsxError| refuse(error.to_string()))?;
    for section in &report.sections {
        let name = sheet_name(report.layout, &section.id);
        let mut reader =
            workbook.worksheet_cells_reader(&name).map_err(|error| refuse(error.to_string()))?;
        let mut seen = std::collections::BTreeMap::new();
        while let Some(cell) = reader.next_cell().map_err(|error| refuse(error.to_string()))? {
            let value = match cell.get_value() {
                DataRef::Float(number) => Read::Number(*number),
                DataRef::Int(number) => Read::Number(*number as f64),
                DataRef::SharedString(text) => Read::Text((*text).to_owned()),
                DataRef::String(text) => Read::Text(text.clone()),
                _ => continue,
            };
            seen.insert(cell.get_position(), value);
        }
        for (row_index, row) in section.rows.iter().enumerate() {
            let at = rows_above(report.layout, section) + row_index as u32;
            for (index, (cell, column)) in row.cells.iter().zip(&section.columns).enumerate() {
                let found = seen.get(&(at, COLUMNS_BEFORE + index as u32));
                if !same(cell, found) {
                    return Err(refuse(format!("{}/{}/{}", section.id, row.id, column.id)));
                }
            }
        }
    }
    let mut reader =
        workbook.worksheet_cells_reader(RULES_SHEET).map_err(|error| refuse(error.to_string()))?;
    let mut texts = std::collections::BTreeMap::new();
    while let Some(cell) = reader.next_cell().map_err(|error| refuse(error.to_string()))? {
        if let DataRef::SharedString(text) = cell.get_value() {
            texts.insert(cell.get_position(), (*text).to_owned());
        }
    }
    // A rule's own line has its id, its weight and its outcome; the lines below it have no id.
    let seen: Vec<(String, String)> = texts
        .iter()
        .filter(|((row, column), text)| *row >= FIRST_RULE && *column == 0 && !text.is_empty())
        .filter_map(|((row, _), id)| Some((id.clone(), texts.get(&(*row, 2))?.clone())))
        .collect();
    let expected: Vec<(String, String)> = outcomes
        .iter()
        .filter_map(|own| Some((own.rule.clone(), outcome_said(own)?.to_owned())))
        .collect();
    match first_difference(&seen, &expected) {
        None => Ok(()),
        Some(rule) => Err(refuse(rule)),
    }
}

/// The same of the csv of cells.
pub fn read_cells(path: &Path, report: &Report) -> Result<(), Refused> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let refuse = |cell: String| differs(&name, cell);
    let bytes = std::fs::read(path).map_err(|error| refuse(error.to_string()))?;
    let text = std::str::from_utf8(&bytes).map_err(|error| refuse(error.to_string()))?;
    let text = text.trim_start_matches('\u{feff}');
    let mut seen: std::collections::BTreeMap<(String, String, String), String> =
        std::collections::BTreeMap::new();
    for record in csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes()).records() {
        let record = record.map_err(|error| refuse(error.to_string()))?;
        seen.insert((record[6].into(), record[7].into(), record[8].into()), record[11].to_owned());
    }
    for section in &report.sections {
        for row in section.rows.iter().filter(|row| !row.heading) {
            for (cell, column) in row.cells.iter().zip(&section.columns) {
                let expected = match (cell.state, cell.printed) {
                    (State::Blocked, _) => "X".to_owned(),
                    (_, Some(value)) => decimal(value, cell.decimals),
                    (_, None) => String::new(),
                };
                let key = (section.id.clone(), row.id.clone(), column.id.clone());
                if seen.remove(&key).as_ref() != Some(&expected) {
                    return Err(refuse(format!("{}/{}/{}", section.id, row.id, column.id)));
                }
            }
        }
    }
    match seen.into_keys().next() {
        None => Ok(()),
        Some((section, row, column)) => Err(refuse(format!("{section}/{row}/{column}"))),
    }
}

/// The same of the page of a report: every cell, in the order of the tables, and none besides.
pub fn read_page(path: &Path, report: &Report) -> Result<(), Refused> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let text = std::fs::read_to_string(path).map_err(|error| differs(&name, error.to_string()))?;
    let mut seen = cells_of_page(&text).into_iter();
    for section in &report.sections {
        for row in section.rows.iter().filter(|row| !row.heading) {
            for (cell, column) in row.cells.iter().zip(&section.columns) {
                let at = format!("{}/{}/{}", section.id, row.id, column.id);
                let expected = match (cell.state, cell.printed) {
                    (State::Blocked, _) => "X".to_owned(),
                    (_, Some(value)) => decimal(value, cell.decimals),
                    (_, None) => String::new(),
                };
                let found = seen.next().map(|(name, value)| {
                    let value = value.strip_suffix('*').unwrap_or(&value);
                    let value = value.strip_suffix(" p.p.").unwrap_or(value).replace('\u{a0}', "");
                    (name, value)
                });
                if found.as_ref() != Some(&(at.clone(), expected)) {
                    return Err(differs(&name, at));
                }
            }
        }
    }
    match seen.next() {
        None => Ok(()),
        Some((at, _)) => Err(differs(&name, at)),
    }
}

/// The same of findings.csv: every line with its code and outcome.
pub fn read_findings(path: &Path, told: Told<'_>) -> Result<(), Refused> {
    let name = "findings.csv";
    let refuse = |rule: String| differs(name, rule);
    // Line by line: there may be a million.
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_path(path)
        .map_err(|error| refuse(error.to_string()))?;
    let mut expected = told.quality.lines.iter().map(|line| match line.of {
        Of::Finding(index) => (told.findings[index as usize].code, ""),
        Of::Rule(index) => {
            let own = &told.outcomes[index as usize];
            (own.rule.as_str(), own.outcome.word())
        }
    });
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record).map_err(|error| refuse(error.to_string()))? {
        let own = |(code, word): &(&str, &str)| {
            record[0] == *code.as_bytes() && record[2] == *word.as_bytes()
        };
        if !expected.next().is_some_and(|expected| own(&expected)) {
            return Err(refuse(String::from_utf8_lossy(&record[0]).into_owned()));
        }
    }
    match expected.next() {
        None => Ok(()),
        Some((rule, _)) => Err(refuse(rule.to_owned())),
    }
}

/// The counts of the workbook of quality: by rule, by file, by caseworker.
pub fn read_quality(path: &Path, quality: &Quality) -> Result<(), Refused> {
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let refuse = |cell: String| differs(&file, cell);
    let mut workbook: Xlsx<_> =
        open_workbook(path).map_err(|error: calamine::XlsxError| refuse(error.to_string()))?;
    // Of a summary: lines, explained, set aside, cells; of shares: by severity, and explained.
    let groups = quality
        .groups
        .iter()
        .map(|own| (own.rule.as_str(), vec![own.lines, own.explained, own.set_aside, own.cells]));
    let shares = |own: &'_ Share| vec![own.errors, own.warnings, own.notes, own.explained];
    let files = quality.files.iter().map(|own| (own.name.as_str(), shares(own)));
    let nobody = "(bez pracownika)";
    let caseworkers = quality
        .caseworkers
        .iter()
        .map(|own| (if own.name.is_empty() { nobody } else { own.name.as_str() }, shares(own)));
    let sheets = [
        (SUMMARY_SHEET, [4, 5, 7, 8], groups.collect::<Vec<_>>()),
        (FILES_SHEET, [1, 2, 3, 4], files.collect()),
        (CASEWORKERS_SHEET, [1, 2, 3, 4], caseworkers.collect()),
    ];
    for (sheet, columns, expected) in sheets {
        if sheet == CASEWORKERS_SHEET && expected.is_empty() {
            continue;
        }
        let range = workbook.worksheet_range(sheet).map_err(|error| refuse(error.to_string()))?;
        for (index, (name, counts)) in expected.iter().enumerate() {
            let row = FIRST_SHARE + index as u32;
            let number = |column: u32| {
                let value = range.get_value((row, column)).and_then(calamine::DataType::as_f64);
                value.map(|value| value.round() as usize)
            };
            let same = columns.iter().zip(counts).all(|(own, count)| number(*own) == Some(*count));
            let named = range.get_value((row, 0)).and_then(calamine::DataType::as_string);
            if !same || named.as_deref() != Some(*name) {
                return Err(refuse(format!("{sheet}: {name}")));
            }
        }
    }
    Ok(())
}

/// A file whose lines nothing else tells: are its bytes those that were made?
pub fn read_again(path: &Path, same: std::io::Result<bool>) -> Result<(), Refused> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    match same {
        Ok(true) => Ok(()),
        Ok(false) => Err(differs(&name, name.clone())),
        Err(error) => Err(differs(&name, error.to_string())),
    }
}

/// The first rule that two lists tell differently.
fn first_difference(seen: &[(String, String)], expected: &[(String, String)]) -> Option<String> {
    let longest = seen.len().max(expected.len());
    let differs = (0..longest).find(|index| seen.get(*index) != expected.get(*index))?;
    let own = expected.get(differs).or(seen.get(differs))?;
    Some(own.0.clone())
}

enum Read {
    Number(f64),
    Text(String),
}

fn same(cell: &Cell, found: Option<&Read>) -> bool {
    match (cell.state, cell.printed, found) {
        (State::Blocked, _, Some(Read::Text(text))) => text == "X",
        (State::Blocked, ..) => false,
        (_, Some(value), Some(Read::Number(number))) => {
            let scaled = (number * 10f64.powi(cell.decimals as i32)).round();
            scaled as i128 == value
        }
        (_, None, None) => true,
        _ => false,
    }
}
