//! Cells as a file holds them, before anybody asks what their column wants.

use std::borrow::Cow;
use std::fmt::Write as _;

use chrono::Datelike;

use crate::model::date;

/// One cell of an export. Polish: komórka.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'c> {
    Empty,
    Text(&'c str),
    Number(f64),
    /// A number that the sheet shows as a date: days since 1970.
    Day(i64),
    /// `#REF!` and its kin.
    Error(&'c str),
    /// A formula whose value nobody stored.
    Uncalculated,
}

impl<'c> Cell<'c> {
    /// The cell as a person would type it: whole numbers without a point, days as `2025-12-31`.
    pub fn text(self) -> Cow<'c, str> {
        let mut written = String::new();
        match self {
            Cell::Empty | Cell::Uncalculated => return Cow::Borrowed(""),
            Cell::Text(text) | Cell::Error(text) => return Cow::Borrowed(text),
            Cell::Number(number) => write_number(number, &mut written),
            Cell::Day(day) => write_day(day, &mut written),
        }
        Cow::Owned(written)
    }

    pub fn is_blank(self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(text) => super::parse::trimmed(text).is_empty(),
            _ => false,
        }
    }
}

fn write_day(day: i64, text: &mut String) {
    let _ = match date::from_days(day) {
        Some(date) => write!(text, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day()),
        None => write!(text, "{day}"),
    };
}

/// Sums of cents kept in binary end in noise: amounts and hours have fewer than six decimals.
fn write_number(number: f64, text: &mut String) {
    if number == number.trunc() && number.abs() < 1e15 {
        let _ = write!(text, "{}", number as i64);
        return;
    }
    let _ = write!(text, "{number:.6}");
    let plain = text.trim_end_matches('0').trim_end_matches('.').len();
    text.truncate(plain);
}

/// Rows on their way from the thread that unpacks to the one that types.
#[derive(Default)]
pub struct Batch {
    /// At most what a workbook may unpack to, which fits into 32 bits.
    text: String,
    cells: Vec<Kept>,
    /// The number of each row, and how many cells there are up to its end.
    rows: Vec<(u32, usize)>,
}

/// A cell; its text is a piece of the batch's.
#[derive(Clone, Copy)]
enum Kept {
    Empty,
    Text { start: u32, end: u32 },
    Error { start: u32, end: u32 },
    Number(f64),
    Day(i64),
    Uncalculated,
}

impl Batch {
    pub fn is_full(&self) -> bool {
        self.rows.len() >= 512 || self.text.len() > 1 << 20
    }

    /// Ends a row, which has this number in the spreadsheet.
    pub fn end_row(&mut self, number: u32) {
        self.rows.push((number, self.cells.len()));
    }

    /// The next cell of the row that is not yet ended, in this column; cells passed over are empty, and
    /// one given twice has its last value.
    pub fn put(&mut self, column: usize, cell: Cell<'_>) {
        let row = self.rows.last().map_or(0, |(_, end)| *end);
        let start = self.text.len() as u32;
        let mut end = || {
            if let Cell::Text(text) | Cell::Error(text) = cell {
                self.text.push_str(text);
            }
            self.text.len() as u32
        };
        let kept = match cell {
            Cell::Empty => Kept::Empty,
            Cell::Uncalculated => Kept::Uncalculated,
            Cell::Number(number) => Kept::Number(number),
            Cell::Day(day) => Kept::Day(day),
            Cell::Text(_) => Kept::Text { start, end: end() },
            Cell::Error(_) => Kept::Error { start, end: end() },
        };
        match self.cells.get_mut(row + column) {
            Some(known) => *known = kept,
            None => {
                self.cells.resize(row + column, Kept::Empty);
                self.cells.push(kept);
            }
        }
    }

    /// Three lengths, the rows, the cells, the text.
    pub fn to_bytes(&self) -> Vec<u8> {
        let size = 12 + self.rows.len() * 8 + self.cells.len() * 9 + self.text.len();
        let mut bytes = Vec::with_capacity(size);
        for length in [self.rows.len(), self.cells.len(), self.text.len()] {
            bytes.extend_from_slice(&(length as u32).to_le_bytes());
        }
        for (number, end) in &self.rows {
            bytes.extend_from_slice(&number.to_le_bytes());
            bytes.extend_from_slice(&(*end as u32).to_le_bytes());
        }
        for cell in &self.cells {
            let pair = |start: u32, end: u32| u64::from(start) | u64::from(end) << 32;
            let (tag, value) = match *cell {
                Kept::Empty => (0u8, 0),
                Kept::Text { start, end } => (1, pair(start, end)),
                Kept::Error { start, end } => (2, pair(start, end)),
                Kept::Number(number) => (3, number.to_bits()),
                Kept::Day(day) => (4, day as u64),
                Kept::Uncalculated => (5, 0),
            };
            bytes.push(tag);
            bytes.extend_from_slice(&value.to_le_bytes());
        }
        bytes.extend_from_slice(self.text.as_bytes());
        bytes
    }

    /// A batch at the beginning of some bytes, and the bytes after it; none when they hold no batch.
    pub fn from_bytes(bytes: &[u8]) -> Option<(Batch, &[u8])> {
        let number = |bytes: &[u8]| Some(u32::from_le_bytes(bytes.get(..4)?.try_into().ok()?));
        let (head, rest) = bytes.split_at_checked(12)?;
        let [rows, cells, text] = [0, 4, 8].map(|at| number(&head[at..]));
        let (rows, rest) = rest.split_at_checked(rows? as usize * 8)?;
        let (cells, rest) = rest.split_at_checked(cells? as usize * 9)?;
        let (text, rest) = rest.split_at_checked(text? as usize)?;
        let text = std::str::from_utf8(text).ok()?;
        let cells: Option<Vec<Kept>> = cells
            .chunks_exact(9)
            .map(|cell| {
                let value = u64::from_le_bytes(cell[1..].try_into().ok()?);
                let (start, end) = (value as u32, (value >> 32) as u32);
                let inside = text.get(start as usize..end as usize).is_some();
                Some(match cell[0] {
                    0 => Kept::Empty,
                    1 if inside => Kept::Text { start, end },
                    2 if inside => Kept::Error { start, end },
                    3 => Kept::Number(f64::from_bits(value)),
                    4 => Kept::Day(value as i64),
                    5 => Kept::Uncalculated,
                    _ => return None,
                })
            })
            .collect();
        let cells = cells?;
        let rows: Option<Vec<(u32, usize)>> = rows
            .chunks_exact(8)
            .map(|row| Some((number(row)?, number(&row[4..])? as usize)))
            .collect();
        let rows = rows?;
        let ordered = rows.is_sorted_by_key(|(_, end)| *end);
        let inside = rows.last().is_none_or(|(_, end)| *end <= cells.len());
        (ordered && inside).then(|| (Batch { text: text.to_owned(), cells, rows }, rest))
    }

    /// Gives every row to `take`, with its number.
    pub fn give(&self, mut take: impl FnMut(u32, &[Cell<'_>])) {
        let text = |start: u32, end: u32| &self.text[start as usize..end as usize];
        let mut first = 0;
        let mut row: Vec<Cell<'_>> = Vec::new();
        for (number, after) in &self.rows {
            row.clear();
            row.extend(self.cells[first..*after].iter().map(|kept| match *kept {
                Kept::Empty => Cell::Empty,
                Kept::Uncalculated => Cell::Uncalculated,
                Kept::Number(number) => Cell::Number(number),
                Kept::Day(day) => Cell::Day(day),
                Kept::Text { start, end } => Cell::Text(text(start, end)),
                Kept::Error { start, end } => Cell::Error(text(start, end)),
            }));
            take(*number, &row);
            first = *after;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_type_them() {
        for (number, expected) in [
            (0.0, "0"),
            (12.0, "12"),
            (-3.0, "-3"),
            (418.5, "418.5"),
            (0.1 + 0.2, "0.3"),
            (1234.05, "1234.05"),
            (-0.07, "-0.07"),
            (0.125, "0.125"),
            (8_512_011_234.0, "8512011234"),
            (1e16, "10000000000000000"),
        ] {
            assert_eq!(Cell::Number(number).text(), expected, "{number}");
        }
    }

    #[test]
    fn rows_leave_a_batch_as_they_came() {
        let mut batch = Batch::default();
        batch.put(0, Cell::Text("ą"));
        batch.put(2, Cell::Number(1.5));
        batch.end_row(1);
        batch.end_row(4);
        batch.put(1, Cell::Text("b"));
        batch.put(2, Cell::Text("twice"));
        batch.put(2, Cell::Error("#REF!"));
        batch.put(3, Cell::Day(0));
        batch.end_row(5);
        let bytes = [batch.to_bytes(), b"after".to_vec()].concat();
        let (batch, rest) = Batch::from_bytes(&bytes).unwrap();
        assert_eq!(rest, b"after");
        assert!((0..bytes.len() - 5).all(|end| Batch::from_bytes(&bytes[..end]).is_none()));
        let mut seen = Vec::new();
        batch.give(|number, cells| {
            let texts: Vec<_> = cells.iter().map(|cell| cell.text().into_owned()).collect();
            seen.push((number, texts.join("|")));
        });
        let expected = [(1, "ą||1.5"), (4, ""), (5, "|b|#REF!|1970-01-01")];
        assert_eq!(seen, expected.map(|(number, text)| (number, text.to_owned())));
    }
}
