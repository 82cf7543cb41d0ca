//! Filled forms from any system, told by their content: the cell csv, the workbook of a submission, a plain
//! table of section, row, column and value. Polish: formularz otrzymany.
//!
//! Nothing is judged here and no form is known: a cell has the names and the text that the file gives it.

mod header;
mod table;
mod value;
mod workbook;

use std::borrow::Cow;
use std::io;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Place};
use crate::ingest::{self, Asked, Cell};

pub use value::{Value, is_thousands_or_part};

/// A filled form as a file has it.
#[derive(Clone, Debug, Default)]
pub struct Received {
    pub file: String,
    pub size: u64,
    pub sha256: String,
    pub said: Said,
    pub cells: Vec<GivenCell>,
    /// What of the file should be known.
    pub findings: Vec<Diagnostic>,
}

/// What a file says of itself; empty where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The id of the return.
    pub form: String,
    /// The symbol on the face of a workbook: `MRPiPS-03-P`.
    pub symbol: String,
    pub edition: String,
    /// TERYT of the unit, or the name that the file has for it.
    pub unit: String,
    pub name: String,
    /// As written: `2025-H1`, or `I-VI 2025 r.`
    pub period: String,
    pub version: String,
    /// What it says besides, of what it has said otherwise before: `unit` and another unit.
    pub also: Vec<(&'static str, String)>,
}

impl Said {
    /// All that it says of something, when that is more than one thing.
    pub fn several<'s>(&'s self, what: &str, first: &'s str) -> Option<Vec<&'s str>> {
        let also = self.also.iter().filter(|(own, _)| *own == what).map(|(_, own)| own.as_str());
        let all: Vec<&str> = std::iter::once(first).chain(also).collect();
        (all.len() > 1).then_some(all)
    }
}

/// One cell of a form as a file gives it. Polish: pole z wartością.
#[derive(Clone, Debug)]
pub struct GivenCell {
    pub section: String,
    pub row: String,
    /// The number of a column, or its title where the file prints no numbers.
    pub column: String,
    /// The label of the row, where the file has one.
    pub label: String,
    pub value: Value,
    pub place: Place,
}

impl GivenCell {
    /// `2/1/4`
    pub fn name(&self) -> String {
        format!("{}/{}/{}", self.section, self.row, self.column)
    }
}

/// Rows that may stand above the titles of a table.
const MOST_ABOVE: usize = 40;

/// A row of a sheet: its number and its cells as people would type them.
pub(crate) struct Line {
    pub number: u32,
    pub cells: Vec<Text>,
}

/// A cell of a sheet, kept.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Text {
    Text(String),
    Number(f64),
}

impl Text {
    fn of(cell: &Cell<'_>) -> Text {
        match cell {
            Cell::Number(number) => Text::Number(*number),
            Cell::Text(text) => Text::Text(ingest::parse::trimmed(text).to_owned()),
            other => Text::Text(other.text().into_owned()),
        }
    }

    pub fn said(&self) -> String {
        self.text().into_owned()
    }

    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Text::Text(text) => Cow::Borrowed(text),
            Text::Number(number) => Cell::Number(*number).text(),
        }
    }
}

/// Reads a file (V101 when it cannot be opened, I1xx when it is no table) and tells what form it holds (V102 when none).
pub fn read(path: &Path) -> Result<Received, Diagnostic> {
    let shown = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| not_opened(&shown, &error))?;
    read_bytes(path, &shown, &bytes)
}

/// V101: a file of units that the system does not open.
pub fn not_opened(shown: &str, error: &io::Error) -> Diagnostic {
    let kind = match error.kind() {
        io::ErrorKind::NotFound => "missing",
        io::ErrorKind::IsADirectory => "folder",
        io::ErrorKind::PermissionDenied => "denied",
        _ => "other",
    };
    let found = Diagnostic::error("V101").at(Place::file(shown));
    found.with("kind", kind).with("message", error.to_string())
}

/// The same of bytes that were read already.
pub fn read_bytes(path: &Path, shown: &str, bytes: &[u8]) -> Result<Received, Diagnostic> {
    let trouble = |own| ingest::trouble_said(own, shown, "");
    let sheets = ingest::sheet_names(path, bytes).map_err(trouble)?;
    let mut received = Received {
        file: shown.to_owned(),
        size: bytes.len() as u64,
        sha256: ingest::sum(bytes),
        ..Received::default()
    };
    let place = Place::file(shown);
    if sheets.is_empty() {
        let (lines, quotes) = lines(path, bytes, None).map_err(trouble)?;
        received.findings.extend(open_quotes(quotes, &place));
        return match table::read(lines, &place, &mut received) {
            true => Ok(received),
            false => Err(no_form(shown)),
        };
    }
    let mut found = workbook::Found::default();
    for name in &sheets {
        let place = place.clone().sheet(Some(name.as_str().into()));
        let (lines, _) = lines(path, bytes, Some(name)).map_err(trouble)?;
        if found.sheet(name, &lines, &place, &mut received) {
            continue;
        }
        // Beside the sheets of a form, a table is only what it was worked out from.
        if !found.is_form() && table::read(lines, &place, &mut received) {
            return Ok(received);
        }
    }
    if received.cells.is_empty() { Err(no_form(shown)) } else { Ok(received) }
}

/// V102: nothing in the file is a form that can be understood.
fn no_form(shown: &str) -> Diagnostic {
    Diagnostic::error("V102").at(Place::file(shown)).with("known", header::SHOWN)
}

/// I125: a quotation mark that is never closed was read as a plain sign.
fn open_quotes(rows: Vec<u32>, place: &Place) -> impl Iterator<Item = Diagnostic> {
    rows.into_iter().map(|row| Diagnostic::warning("I125").at(place.clone().row(row)))
}

/// The rows of a file or sheet, and those with a quotation mark that is never closed.
pub(crate) fn lines(
    path: &Path,
    bytes: &[u8],
    sheet: Option<&str>,
) -> Result<(Vec<Line>, Vec<u32>), ingest::Trouble> {
    let mut lines = Vec::new();
    let asked = Asked { sheet, ..Asked::default() };
    let opened = ingest::rows_of(path, bytes, &asked, |number, cells| {
        if cells.iter().any(|cell| !cell.is_blank()) {
            lines.push(Line { number, cells: cells.iter().map(Text::of).collect() });
        }
    })?;
    Ok((lines, opened.open_quotes))
}
