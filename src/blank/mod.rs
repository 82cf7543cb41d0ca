//! An empty form, as a receiver sends it, read and written as a template to be completed. Polish: pusty druk.

mod layout;
mod written;

use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::ingest::{Asked, Trouble, parse, rows_of, sheet_names, trouble_said};

pub use written::{Asking, Time, template};

/// The table of one sheet. Polish: tabela.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blank {
    /// What stands above it.
    pub title: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

/// A column to be filled in. Polish: rubryka.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub id: String,
    /// The heads that it has in common with its neighbours; empty when it stands alone.
    pub group: String,
    pub title: String,
}

/// A row of the table. Polish: wiersz.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Empty in a heading.
    pub id: String,
    pub label: String,
    /// A row without cells: it names those below it.
    pub heading: bool,
    /// The columns with an `X`.
    pub blocked: Vec<String>,
}

/// The rows of a sheet with something in them: their numbers and texts.
type Line = (u32, Vec<String>);

/// More rows than that no form has.
const MOST: usize = 2_000;

/// The tables of the sheets that people see; none where no sheet has a table.
pub fn blanks(path: &Path) -> Result<Vec<Blank>, Diagnostic> {
    let shown = path.display().to_string();
    let refuse = |trouble: Trouble| trouble_said(trouble, &shown, "");
    let bytes = std::fs::read(path).map_err(|error| {
        let found = refuse(Trouble::Unreadable(error.to_string()));
        match error.kind() {
            std::io::ErrorKind::NotFound => found.without("there").with("there", "no"),
            _ => found,
        }
    })?;
    let names: Vec<Option<String>> = match sheet_names(path, &bytes).map_err(refuse)? {
        names if names.is_empty() => vec![None],
        names => names.into_iter().map(Some).collect(),
    };
    let hidden = match names.len() {
        ..2 => Vec::new(),
        _ => rows_of(path, &bytes, &Asked::default(), |_, _| {}).map_err(refuse)?.hidden,
    };
    let mut found = Vec::new();
    for name in names.iter().filter(|own| own.as_ref().is_none_or(|own| !hidden.contains(own))) {
        let asked = Asked { sheet: name.as_deref(), ..Asked::default() };
        match lines(path, &bytes, &asked) {
            Ok(lines) => found.extend(layout::table(&lines)),
            // A sheet with a chart is no reason to pass over the others.
            Err(Trouble::NotCells(_)) if names.len() > 1 => {}
            Err(trouble) => return Err(refuse(trouble)),
        }
    }
    Ok(found)
}

fn lines(path: &Path, bytes: &[u8], asked: &Asked<'_>) -> Result<Vec<Line>, Trouble> {
    let mut lines: Vec<Line> = Vec::new();
    rows_of(path, bytes, asked, |number, cells| {
        let texts: Vec<String> = cells.iter().map(|cell| tidy(&cell.text())).collect();
        if lines.len() < MOST && texts.iter().any(|text| !text.is_empty()) {
            lines.push((number, texts));
        }
    })?;
    Ok(lines)
}

/// One line of text, without the spaces and breaks that a narrow cell needs.
fn tidy(text: &str) -> String {
    parse::trimmed(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
