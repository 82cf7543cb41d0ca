//! The cells of one sheet of an ods: its one part is read tag by tag, and what a tag says is repeated
//! is believed only so far.

use std::io::{Cursor, Read};

use html5gum::{StartTag, Token};
use rustc_hash::FxHashSet;
use zip::ZipArchive;

use super::markup::attribute;
use super::tags::Tags;
use super::whole::is_error;
use super::xlsx::iso_day;
use super::{Asked, MOST_COLUMNS, MOST_ROWS, Opened, Trouble};
use crate::ingest::cell::{Batch, Cell};

/// What the part with the cells may unpack to.
const MOST_BYTES: u64 = 256 << 20;
/// Equal rows that one tag may stand for, and cells of a sheet with all that is repeated.
const MOST_EQUAL: u32 = 10_000;
const MOST_CELLS: u64 = 64 << 20;

/// Sends the rows of a sheet in batches.
pub fn read(bytes: &[u8], asked: &Asked<'_>, send: impl FnMut(Batch)) -> Result<Opened, Trouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))
        .map_err(|error| Trouble::Unreadable(error.to_string()))?;
    let manifest = part(&mut archive, "META-INF/manifest.xml");
    if manifest.is_ok_and(|text| text.contains("encryption-data")) {
        return Err(Trouble::Password);
    }
    let content = part(&mut archive, "content.xml")?;
    let mut sheets = Sheets {
        asked,
        send,
        hidden_styles: FxHashSet::default(),
        style: String::new(),
        names: Vec::new(),
        hidden: Vec::new(),
        chosen: None,
        open: false,
        batch: Batch::default(),
        row: Row::default(),
        number: 0,
        cells: 0,
        cell: None,
    };
    let mut whole = false;
    for token in Tags::of(&content, false) {
        match token? {
            Token::StartTag(tag) => sheets.start(&tag)?,
            Token::EndTag(tag) => {
                whole |= tag.name.ends_with(b":document-content");
                sheets.end(&tag.name)?;
            }
            Token::String(text) => sheets.text(&text),
            // Words that stand for other words: no office program writes them.
            Token::Doctype(_) => return Err(Trouble::Unreadable("<!DOCTYPE>".to_owned())),
            _ => {}
        }
    }
    if !whole {
        return Err(Trouble::Truncated);
    }
    let Sheets { mut send, batch, names, mut hidden, chosen, .. } = sheets;
    let Some(sheet) = chosen else {
        return Err(Trouble::NoSheet(names));
    };
    send(batch);
    hidden.retain(|name| *name != sheet);
    Ok(Opened { sheet: Some(sheet), hidden, ..Opened::default() })
}

fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<String, Trouble> {
    let part = archive.by_name(name).map_err(|error| match error.to_string() {
        said if said.to_lowercase().contains("password") => Trouble::Password,
        said => Trouble::Unreadable(format!("{name}: {said}")),
    })?;
    let mut text = String::new();
    let read = part.take(MOST_BYTES + 1).read_to_string(&mut text);
    read.map_err(|error| Trouble::Unreadable(format!("{name}: {error}")))?;
    if text.len() as u64 > MOST_BYTES {
        return Err(Trouble::TooMuch("256 MiB".to_owned()));
    }
    Ok(text)
}

/// A document while its tags go by.
struct Sheets<'s, S> {
    asked: &'s Asked<'s>,
    send: S,
    /// Styles of sheets that people do not see, and the style that is being told.
    hidden_styles: FxHashSet<String>,
    style: String,
    names: Vec<String>,
    hidden: Vec<String>,
    chosen: Option<String>,
    /// The chosen sheet is the one whose rows go by.
    open: bool,
    batch: Batch,
    row: Row,
    /// The number of the row before.
    number: u32,
    cells: u64,
    cell: Option<Open>,
}

#[derive(Default)]
struct Row {
    repeated: u32,
    column: usize,
    filled: bool,
    cells: Vec<(usize, Held)>,
}

/// A cell of the row, which may be given several times.
#[derive(Clone)]
enum Held {
    Number(f64),
    Text(String),
    Day(String),
    Error(String),
    Uncalculated,
}

/// A cell that is not yet ended.
#[derive(Default)]
struct Open {
    repeated: usize,
    kind: String,
    value: Option<String>,
    formula: bool,
    error: bool,
    covered: bool,
    text: String,
    paragraphs: usize,
    /// Inside notes and drawings, and inside a paragraph.
    aside: u32,
    inside: bool,
    /// The sign before was a space: those after it are none.
    spaced: bool,
}

impl<S: FnMut(Batch)> Sheets<'_, S> {
    fn start(&mut self, tag: &StartTag<()>) -> Result<(), Trouble> {
        let name = std::str::from_utf8(&tag.name).unwrap_or_default();
        let said = |wanted: &str| attribute(tag, wanted);
        let count = |wanted: &str| said(wanted).map_or(Ok(1), |text| text.parse::<u64>());
        match name {
            "style:style" => self.style = said("name").unwrap_or_default(),
            "style:table-properties" if said("display").as_deref() == Some("false") => {
                self.hidden_styles.insert(std::mem::take(&mut self.style));
            }
            // Settings stand before all sheets.
            "table:null-date" => {
                let day = plain(tag, "table:date-value").unwrap_or_default();
                self.asked.counts_from_1904(day.starts_with("1904-01-01"));
            }
            "table:table" => self.start_sheet(tag),
            _ if !self.open => {}
            "table:table-row" => {
                let repeated = count("number-rows-repeated").map_err(unreadable)?;
                self.row =
                    Row { repeated: repeated.min(u64::from(u32::MAX)) as u32, ..Row::default() };
                if tag.self_closing {
                    self.end_row()?;
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let value = ["value", "date-value", "time-value", "boolean-value", "string-value"];
                let kind = office(tag, "value-type").unwrap_or_default();
                self.cell = Some(Open {
                    repeated: count("number-columns-repeated").map_err(unreadable)? as usize,
                    value: value.into_iter().find_map(|own| office(tag, own)),
                    formula: said("formula").is_some(),
                    error: plain(tag, "calcext:value-type").as_deref() == Some("error"),
                    covered: name.starts_with("table:covered"),
                    kind,
                    ..Open::default()
                });
                if tag.self_closing {
                    self.end_cell()?;
                }
            }
            _ => {
                if let Some(cell) = &mut self.cell {
                    cell.start(name, tag);
                }
            }
        }
        Ok(())
    }

    fn start_sheet(&mut self, tag: &StartTag<()>) {
        let name = plain(tag, "table:name").unwrap_or_default();
        let style = plain(tag, "table:style-name").unwrap_or_default();
        let hidden = self.hidden_styles.contains(&style);
        self.open = self.chosen.is_none()
            && self.asked.sheet.map_or(!hidden, |wanted| wanted == name)
            && !tag.self_closing;
        if self.open {
            self.chosen = Some(name.clone());
        }
        if hidden {
            self.hidden.push(name.clone());
        }
        self.names.push(name);
    }

    fn end(&mut self, name: &[u8]) -> Result<(), Trouble> {
        match name {
            b"table:table" => self.open = false,
            _ if !self.open => {}
            b"table:table-row" => self.end_row()?,
            b"table:table-cell" | b"table:covered-table-cell" => self.end_cell()?,
            _ => {
                if let Some(cell) = &mut self.cell {
                    cell.end(name);
                }
            }
        }
        Ok(())
    }

    fn text(&mut self, text: &[u8]) {
        if let Some(cell) = self.cell.as_mut().filter(|cell| cell.inside && cell.aside == 0) {
            cell.add(&String::from_utf8_lossy(text));
        }
    }

    fn end_cell(&mut self) -> Result<(), Trouble> {
        let Some(cell) = self.cell.take() else {
            return Ok(());
        };
        let repeated = cell.repeated;
        if let Some(held) = cell.held() {
            if self.row.column.saturating_add(repeated) > MOST_COLUMNS {
                return Err(Trouble::TooMuch(format!("{MOST_COLUMNS} kolumn")));
            }
            for column in self.row.column..self.row.column + repeated {
                self.row.cells.push((column, held.clone()));
            }
            self.row.filled = true;
        }
        self.row.column = self.row.column.saturating_add(repeated);
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Trouble> {
        self.end_cell()?;
        let row = std::mem::take(&mut self.row);
        let last = self.number.saturating_add(row.repeated);
        if !row.filled {
            self.number = last;
            return Ok(());
        }
        if row.repeated > MOST_EQUAL {
            return Err(Trouble::TooMuch(format!("{MOST_EQUAL} jednakowych wierszy")));
        }
        if last > MOST_ROWS {
            return Err(Trouble::TooMuch(format!("{MOST_ROWS} wierszy")));
        }
        self.cells += row.cells.len() as u64 * u64::from(row.repeated);
        if self.cells > MOST_CELLS {
            return Err(Trouble::TooMuch(format!("{MOST_CELLS} komórek")));
        }
        for number in self.number..last {
            for (column, held) in &row.cells {
                self.batch.put(*column, held.cell());
            }
            self.batch.end_row(number + 1);
            if self.batch.is_full() {
                (self.send)(std::mem::take(&mut self.batch));
            }
        }
        self.number = last;
        Ok(())
    }
}

impl Open {
    /// Adds letters; line ends and spaces of the file are one space.
    fn add(&mut self, text: &str) {
        for letter in text.chars() {
            let space = letter.is_ascii_whitespace();
            if !(space && self.spaced) {
                self.text.push(if space { ' ' } else { letter });
            }
            self.spaced = space;
        }
    }

    fn start(&mut self, name: &str, tag: &StartTag<()>) {
        if name == "office:annotation" || name.starts_with("draw:") {
            self.aside += u32::from(!tag.self_closing);
        }
        if self.aside > 0 {
            return;
        }
        match name {
            "text:p" => {
                if self.paragraphs > 0 {
                    self.text.push('\n');
                }
                self.paragraphs += 1;
                (self.inside, self.spaced) = (!tag.self_closing, true);
            }
            "text:s" => {
                self.spaced = true;
                let count = plain(tag, "text:c").and_then(|own| own.parse::<usize>().ok());
                // More spaces than a cell may have letters are no text.
                self.text.extend(std::iter::repeat_n(' ', count.unwrap_or(1).min(1 << 15)));
            }
            "text:tab" => self.text.push('\t'),
            "text:line-break" => self.text.push('\n'),
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        match name {
            b"office:annotation" => self.aside = self.aside.saturating_sub(1),
            _ if name.starts_with(b"draw:") => self.aside = self.aside.saturating_sub(1),
            b"text:p" if self.aside == 0 => self.inside = false,
            _ => {}
        }
    }

    /// What people see in it; nothing in a cell that another one covers.
    fn held(self) -> Option<Held> {
        if self.covered {
            return None;
        }
        let shown = self.text;
        if self.error || self.formula && (is_error(&shown) || shown.starts_with("Err:")) {
            return Some(Held::Error(shown));
        }
        Some(match (self.kind.as_str(), self.value) {
            ("float" | "percentage" | "currency", Some(value)) => match value.parse::<f64>() {
                Ok(number) if number.is_finite() => Held::Number(number),
                _ => Held::Text(value),
            },
            ("date", Some(value)) => Held::Day(value),
            (_, Some(value)) => Held::Text(value),
            ("", None) if self.formula && shown.is_empty() => Held::Uncalculated,
            (_, None) if self.paragraphs == 0 => return None,
            (_, None) if is_error(&shown) => Held::Error(shown),
            (_, None) => Held::Text(shown),
        })
    }
}

impl Held {
    fn cell(&self) -> Cell<'_> {
        match self {
            Held::Number(number) => Cell::Number(*number),
            Held::Text(text) => Cell::Text(text),
            Held::Day(text) => iso_day(text),
            Held::Error(text) => Cell::Error(text),
            Held::Uncalculated => Cell::Uncalculated,
        }
    }
}

fn unreadable(error: std::num::ParseIntError) -> Trouble {
    Trouble::Unreadable(error.to_string())
}

/// An attribute by its whole name.
fn plain(tag: &StartTag<()>, wanted: &str) -> Option<String> {
    let found = tag.attributes.iter().find(|(name, _)| name.as_slice() == wanted.as_bytes());
    found.map(|(_, value)| String::from_utf8_lossy(value).into_owned())
}

/// `office:value`, which is another one than `calcext:value`.
fn office(tag: &StartTag<()>, wanted: &str) -> Option<String> {
    plain(tag, &format!("office:{wanted}"))
}
