//! Where something is: in an export as the spreadsheet shows it, or in a template file.

use std::ops::{Deref, Range};
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

/// A place in the inputs or the outputs: a row of some spot. The rows of one column share their spot,
/// so that a million places are small; what it says is read as if it were the place's own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    spot: Arc<Spot>,
    /// As the spreadsheet shows it, from 1; for csv the line on which the record begins.
    pub row: Option<u32>,
}

/// Where a place is, but for its row. Every part may be absent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spot {
    /// The table of which a record stands there; none for other places of a file.
    pub table: Option<Arc<str>>,
    pub file: Option<Arc<str>>,
    pub sheet: Option<Arc<str>>,
    /// Column letters and, when known, its header: `F (Powód)`.
    pub column: Option<Arc<str>>,
    /// A cell of the form: `2B/3a/4`.
    pub cell: Option<Box<str>>,
    pub source: Option<SourcePlace>,
}

impl Deref for Place {
    type Target = Spot;

    fn deref(&self) -> &Spot {
        &self.spot
    }
}

impl From<Spot> for Place {
    fn from(spot: Spot) -> Place {
        Place { spot: Arc::new(spot), row: None }
    }
}

impl Place {
    pub fn file(name: impl Into<Arc<str>>) -> Place {
        Place::from(Spot { file: Some(name.into()), ..Spot::default() })
    }

    pub fn cell(name: impl Into<Box<str>>) -> Place {
        Place::from(Spot { cell: Some(name.into()), ..Spot::default() })
    }

    /// This place with another spot; its row stays.
    fn with(mut self, change: impl FnOnce(&mut Spot)) -> Place {
        change(Arc::make_mut(&mut self.spot));
        self
    }

    pub fn sheet(self, name: Option<Arc<str>>) -> Place {
        self.with(|spot| spot.sheet = name)
    }

    pub fn row(mut self, row: u32) -> Place {
        self.row = Some(row);
        self
    }

    pub fn of(self, table: &Arc<str>) -> Place {
        self.with(|spot| spot.table = Some(Arc::clone(table)))
    }

    pub fn column(self, column: Option<Arc<str>>) -> Place {
        self.with(|spot| spot.column = column)
    }

    /// File, sheet and row, whatever the column.
    pub fn of_row(&self) -> (Option<&str>, Option<&str>, Option<u32>) {
        (self.file.as_deref(), self.sheet.as_deref(), self.row)
    }

    /// Without the file and the sheet that another place has too.
    pub fn beyond(&self, other: &Place) -> Place {
        self.clone().with(|spot| {
            spot.file = spot.file.take().filter(|own| Some(own) != other.file.as_ref());
            spot.sheet = spot.sheet.take().filter(|own| Some(own) != other.sheet.as_ref());
        })
    }
}

impl From<SourcePlace> for Place {
    fn from(source: SourcePlace) -> Place {
        Place::from(Spot { source: Some(source), ..Spot::default() })
    }
}

impl From<&SourcePlace> for Place {
    fn from(source: &SourcePlace) -> Place {
        Place::from(source.clone())
    }
}
