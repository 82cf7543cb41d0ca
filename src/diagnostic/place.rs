//! Where something is: in an export as the spreadsheet shows it, or in a template file.

use std::ops::Range;
use std::sync::Arc;

/// A text file that people write (a template, a mapping, `spraw.toml`), kept to quote from.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// The path as shown to people: relative to the office, or `wbudowane/…` for built-in files.
    pub name: String,
    pub text: String,
}

impl Source {
    /// A mark of byte order at the beginning is no part of the text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Source> {
        let mut text: String = text.into();
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        Arc::new(Source { name: name.into(), text })
    }
}

/// A stretch of a [`Source`], in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourcePlace {
    pub source: Arc<Source>,
    pub range: Range<usize>,
}

impl SourcePlace {
    pub fn new(source: &Arc<Source>, range: Range<usize>) -> SourcePlace {
        SourcePlace { source: Arc::clone(source), range }
    }

    /// Line and column as an editor counts them: from 1, by letters.
    pub fn line_and_column(&self) -> (usize, usize) {
        let before = &self.source.text[..self.range.start.min(self.source.text.len())];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }

    /// A part of this place: `range` counts bytes from its start.
    pub fn part(&self, range: Range<usize>) -> SourcePlace {
        let start = self.range.start + range.start;
        let end = (self.range.start + range.end).min(self.range.end).max(start);
        SourcePlace { source: Arc::clone(&self.source), range: start..end }
    }
}

/// A place in the inputs or the outputs. Every part may be absent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// The table of which a record stands there; none for other places of a file.
    pub table: Option<Arc<str>>,
    pub file: Option<Arc<str>>,
    pub sheet: Option<Arc<str>>,
    /// As the spreadsheet shows it, from 1; for csv the line on which the record begins.
    pub row: Option<u32>,
    /// Column letters and, when known, its header: `F (Powód)`.
    pub column: Option<Arc<str>>,
    /// A cell of the form: `2B/3a/4`.
    pub cell: Option<String>,
    pub source: Option<SourcePlace>,
}

impl Place {
    pub fn file(name: impl Into<Arc<str>>) -> Place {
        Place { file: Some(name.into()), ..Place::default() }
    }

    pub fn cell(name: impl Into<String>) -> Place {
        Place { cell: Some(name.into()), ..Place::default() }
    }

    pub fn sheet(mut self, name: Option<Arc<str>>) -> Place {
        self.sheet = name;
        self
    }

    pub fn row(mut self, row: u32) -> Place {
        self.row = Some(row);
        self
    }

    pub fn of(mut self, table: &Arc<str>) -> Place {
        self.table = Some(Arc::clone(table));
        self
    }

    pub fn column(mut self, column: impl Into<Arc<str>>) -> Place {
        self.column = Some(column.into());
        self
    }
}

impl From<SourcePlace> for Place {
    fn from(source: SourcePlace) -> Place {
        Place { source: Some(source), ..Place::default() }
    }
}

impl From<&SourcePlace> for Place {
    fn from(source: &SourcePlace) -> Place {
        Place::from(source.clone())
    }
}
