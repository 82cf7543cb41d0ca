//! Spreadsheets (xlsx), cell by cell: a whole-sheet read may ask for half a terabyte.

use std::fmt::Write as _;
use std::io::{Cursor, Read, Seek, SeekFrom};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;

use chrono::Datelike;

use calamine::{DataRef, Reader, SheetVisible, Xlsx};

/// No sheet that people fill has more, and memory stays bounded.
const MOST_COLUMNS: u32 = 4096;
/// What all parts of a workbook may unpack to.
const MOST_BYTES: u64 = 1 << 30;

/// Rows that travel together from the thread that unpacks to the one that types.
const BATCH: usize = 512;

/// Gives every row of a sheet, with its number as the spreadsheet shows it, to `take`; returns the
/// sheet's name. Without a name the first visible sheet is read.
pub fn rows(
    bytes: &[u8],
    sheet: Option<&str>,
    mut take: impl FnMut(u32, &mut dyn Iterator<Item = &str>),
) -> Result<String, Trouble> {
    // The workbook is unpacked to nowhere beside the reading: too much of it stops the reader.
    let stop = AtomicBool::new(false);
    let stop = &stop;
    std::thread::scope(|scope| {
        let guard = scope.spawn(move || {
            let found = guard(bytes);
            stop.store(found.is_err(), Ordering::Relaxed);
            found
        });
        let (sender, receiver) = mpsc::sync_channel(4);
        let reader = scope.spawn(move || {
            let mut batch = Batch::default();
            // Who no longer listens has failed already, and says so.
            let read =
                read(Stoppable { bytes: Cursor::new(bytes), stop }, sheet, |number, cells| {
                    batch.add(number, cells);
                    if batch.rows.len() == BATCH {
                        let _ = sender.send(std::mem::take(&mut batch));
                    }
                });
            let _ = sender.send(batch);
            read
        });
        for batch in receiver {
            batch.give(&mut take);
        }
        let read = reader.join();
        guard.join().expect("unpacking to nowhere does not panic")?;
        read.unwrap_or_else(|_| Err(Trouble::Unreadable("calamine".to_owned())))
    })
}

/// Rows as one text: cells end where `ends` says, rows where `rows` says.
#[derive(Default)]
struct Batch {
    text: String,
    ends: Vec<usize>,
    /// The number of each row, and how many cells there are up to its end.
    rows: Vec<(u32, usize)>,
}

impl Batch {
    fn add(&mut self, number: u32, cells: &mut dyn Iterator<Item = &str>) {
        for cell in cells {
            self.text.push_str(cell);
            self.ends.push(self.text.len());
        }
        self.rows.push((number, self.ends.len()));
    }

    fn give(&self, take: &mut impl FnMut(u32, &mut dyn Iterator<Item = &str>)) {
        let (mut first, mut start) = (0, 0);
        for (number, after) in &self.rows {
            let mut cells = self.ends[first..*after].iter().map(|end| {
                let cell = &self.text[start..*end];
                start = *end;
                cell
            });
            take(*number, &mut cells);
            // What was not taken is passed over.
            cells.for_each(drop);
            first = *after;
        }
    }
}

/// The bytes of a workbook, until somebody says stop.
struct Stoppable<'s> {
    bytes: Cursor<&'s [u8]>,
    stop: &'s AtomicBool,
}

impl Read for Stoppable<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.stop.load(Ordering::Relaxed) {
            return Err(std::io::Error::other("stopped"));
        }
        self.bytes.read(buffer)
    }
}

impl Seek for Stoppable<'_> {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.bytes.seek(to)
    }
}

fn read(
    bytes: Stoppable<'_>,
    sheet: Option<&str>,
    mut take: impl FnMut(u32, &mut dyn Iterator<Item = &str>),
) -> Result<String, Trouble> {
    let unreadable = |error: calamine::XlsxError| Trouble::Unreadable(error.to_string());
    let mut workbook: Xlsx<_> = Xlsx::new(bytes).map_err(unreadable)?;
    let names: Vec<String> = workbook
        .sheets_metadata()
        .iter()
        .filter(|own| own.visible == SheetVisible::Visible || Some(own.name.as_str()) == sheet)
        .map(|own| own.name.clone())
        .collect();
    let name = match sheet {
        Some(wanted) => names.iter().find(|own| *own == wanted),
        None => names.first(),
    };
    let Some(name) = name.cloned() else {
        return Err(Trouble::NoSheet(names));
    };
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(unreadable)?;
    let mut row = RowTexts::default();
    let (mut current, mut failures) = (0, 0);
    loop {
        let cell = match cells.next_cell() {
            Ok(Some(cell)) => cell,
            Ok(None) => break,
            // One unknown error value does not make the sheet unreadable: the next call goes on.
            Err(error) => {
                failures += 1;
                if failures > 1000 {
                    return Err(unreadable(error));
                }
                continue;
            }
        };
        let (number, column) = cell.get_position();
        if column >= MOST_COLUMNS {
            return Err(Trouble::Unreadable(format!("> {MOST_COLUMNS}")));
        }
        if number != current {
            take(current + 1, &mut row.texts());
            row.clear();
            // Rows without any cell are blank; a gap of a million is a damaged file, not blanks.
            for blank in current + 1..number.min(current + 10_000) {
                take(blank + 1, &mut std::iter::empty());
            }
            current = number;
        }
        write_text(cell.get_value(), row.cell(column as usize));
    }
    take(current + 1, &mut row.texts());
    Ok(name)
}

/// The texts of one row; their memory serves the next one too.
#[derive(Default)]
struct RowTexts {
    cells: Vec<String>,
    count: usize,
}

impl RowTexts {
    fn clear(&mut self) {
        for cell in &mut self.cells[..self.count] {
            cell.clear();
        }
        self.count = 0;
    }

    fn cell(&mut self, column: usize) -> &mut String {
        if self.cells.len() <= column {
            self.cells.resize_with(column + 1, String::new);
        }
        self.count = self.count.max(column + 1);
        let cell = &mut self.cells[column];
        cell.clear();
        cell
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        self.cells[..self.count].iter().map(String::as_str)
    }
}

/// Why a sheet gave nothing.
#[derive(Debug)]
pub enum Trouble {
    Unreadable(String),
    /// The sheets there are.
    NoSheet(Vec<String>),
}

/// A cell as text: whole numbers without a point, days as `2025-12-31`.
fn write_text(value: &DataRef<'_>, text: &mut String) {
    match value {
        DataRef::String(own) => text.push_str(own),
        DataRef::SharedString(own) => text.push_str(own),
        DataRef::Int(number) => write_whole(*number, text),
        DataRef::Float(number) => write_number(*number, text),
        DataRef::Bool(truth) => text.push_str(if *truth { "true" } else { "false" }),
        DataRef::DateTime(day) => match day.as_datetime() {
            Some(moment) => {
                let date = moment.date();
                let (year, month, day) = (date.year(), date.month(), date.day());
                let _ = write!(text, "{year:04}-{month:02}-{day:02}");
            }
            None => text.push_str(&day.to_string()),
        },
        DataRef::DateTimeIso(own) => text.push_str(own.split('T').next().unwrap_or_default()),
        DataRef::DurationIso(own) => text.push_str(own),
        DataRef::Error(error) => text.push_str(&error.to_string()),
        DataRef::Empty => {}
    }
}

fn write_whole(number: i64, text: &mut String) {
    let _ = write!(text, "{number}");
}

/// Sums of cents kept in binary end in noise: amounts and hours have fewer than six decimals, and
/// nearly all have two.
fn write_number(number: f64, text: &mut String) {
    let cents = (number * 100.0).round();
    if cents.abs() >= 1e15 || (number * 100.0 - cents).abs() >= 1e-6 {
        let _ = write!(text, "{number:.6}");
        let plain = text.trim_end_matches('0').trim_end_matches('.').len();
        text.truncate(plain);
        return;
    }
    let cents = cents as i64;
    if cents < 0 {
        text.push('-');
    }
    let (whole, rest) = (cents.unsigned_abs() / 100, cents.unsigned_abs() % 100);
    let _ = write!(text, "{whole}");
    match (rest, rest % 10) {
        (0, _) => {}
        (_, 0) => {
            let _ = write!(text, ".{}", rest / 10);
        }
        _ => {
            let _ = write!(text, ".{rest:02}");
        }
    }
}

/// Unpacks every part to nowhere, and refuses a workbook that would unpack to too much.
fn guard(bytes: &[u8]) -> Result<(), Trouble> {
    let unreadable = |error: String| Trouble::Unreadable(error);
    let mut archive =
        zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| unreadable(error.to_string()))?;
    let mut total = 0;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| unreadable(error.to_string()))?;
        let mut limited = part.take(MOST_BYTES - total + 1);
        total += std::io::copy(&mut limited, &mut std::io::sink())
            .map_err(|error| unreadable(error.to_string()))?;
        if total > MOST_BYTES {
            return Err(unreadable("> 1 GiB".to_owned()));
        }
    }
    Ok(())
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
            let mut text = String::new();
            write_number(number, &mut text);
            assert_eq!(text, expected, "{number}");
        }
    }
}
