//! Files opened by what they hold: rows of cells out of any format, under limits.

mod apart;
mod encoding;
mod epoch;
mod guard;
mod kind;
mod known;
mod markup;
mod ods;
mod parts;
mod plain;
#[cfg(test)]
mod plain_tests;
mod tags;
#[cfg(test)]
mod tests;
mod text;
mod texts;
mod unquoted;
mod whole;
mod xlsx;

use std::io::{Cursor, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::thread::{Scope, ScopedJoinHandle};

use super::cell::{Batch, Cell};
use crate::cores;
pub use apart::serve_when_asked;
pub use encoding::{NAMES as ENCODINGS, decoded, named as encoding};
pub use epoch::Epoch;
use guard::{guard, has_external_links, is_bearable, is_light};
pub use kind::{Kind, kind};
use known::Known;
use parts::Parts;

/// What of a file is wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked<'a> {
    /// A sheet by its name; without one the first visible sheet.
    pub sheet: Option<&'a str>,
    pub encoding: Option<&'a str>,
    pub delimiter: Option<u8>,
    /// Who wants to know from when a workbook counts its days.
    pub epoch: Option<&'a Epoch>,
}

impl Asked<'_> {
    /// Known before the first row is given.
    fn counts_from_1904(&self, is_so: bool) {
        if let Some(epoch) = self.epoch {
            epoch.tell(is_so);
        }
    }
}

/// What a file turned out to be.
#[derive(Debug, Default)]
pub struct Opened {
    pub sheet: Option<String>,
    /// Other sheets that are not empty by their kind but hidden from people.
    pub hidden: Vec<String>,
    /// The workbook takes values from other files.
    pub external: bool,
    /// Rows with a quotation mark that is never closed.
    pub open_quotes: Vec<u32>,
    pub encoding: Option<&'static str>,
    pub delimiter: Option<u8>,
}

/// Why a file gave nothing.
#[derive(Debug, PartialEq, Eq)]
pub enum Trouble {
    /// What its reader said.
    Unreadable(String),
    /// The sheets there are.
    NoSheet(Vec<String>),
    /// The sheet holds a chart or macros, not cells.
    NotCells(String),
    Empty,
    Password,
    Truncated,
    /// A file of another kind: `pdf`.
    Other(&'static str),
    /// It asks for more than any export needs: of what.
    TooMuch(String),
    /// Its reader did not come to an end.
    TooLong,
    /// It is not in the encoding that the mapping names.
    Encoding(String),
}

/// Rows without any cell that are given as blank ones; a gap of a million is a damaged file.
const MOST_BLANK: u32 = 10_000;
/// No sheet that people fill has more columns, and memory stays bounded; the format itself has no more
/// rows.
const MOST_COLUMNS: usize = 4096;
const MOST_ROWS: u32 = 1 << 20;
/// What a file may have on disk; those that their library reads as a whole have less.
const MOST_FILE: u64 = 2 << 30;
const MOST_WHOLE: u64 = 50 << 20;

/// Gives every row of a file, with its number as the spreadsheet shows it, to `take`.
pub fn rows(
    path: &Path,
    bytes: &[u8],
    asked: &Asked<'_>,
    take: impl FnMut(u32, &[Cell<'_>]),
) -> Result<Opened, Trouble> {
    if bytes.len() as u64 > MOST_FILE {
        return Err(Trouble::TooMuch("2 GiB".to_owned()));
    }
    let take = Filling::new(take);
    match kind(bytes) {
        Kind::Empty => Err(Trouble::Empty),
        Kind::Password => Err(Trouble::Password),
        Kind::Truncated => Err(Trouble::Truncated),
        Kind::Other(name) => Err(Trouble::Other(name)),
        Kind::Xlsx if is_light(bytes)? => workbook(bytes, *asked, take),
        Kind::Xls | Kind::Ods if bytes.len() as u64 > MOST_WHOLE => {
            Err(Trouble::TooMuch("50 MiB".to_owned()))
        }
        Kind::Xlsx | Kind::Xlsb if !is_bearable(bytes)? => {
            Err(Trouble::TooMuch("256 MiB".to_owned()))
        }
        Kind::Xlsx | Kind::Xlsb | Kind::Xls => apart::rows(path, asked, take),
        Kind::Ods => {
            let mut take = take;
            ods::read(bytes, asked, |batch| {
                batch.give(|number, cells| take.row(number, cells));
            })
        }
        Kind::Markup => {
            let (text, letters) = decoded(bytes, asked.encoding).map_err(Trouble::Encoding)?;
            let mut take = take;
            let opened = markup::rows(&text, asked, |number, cells| take.row(number, cells))?;
            Ok(Opened { encoding: Some(letters.name()), ..opened })
        }
        Kind::Text => {
            let (text, letters) = decoded(bytes, asked.encoding).map_err(Trouble::Encoding)?;
            let text = text::plain(&text)?;
            let (said, text) = text::told_delimiter(&text);
            let delimiter = asked.delimiter.or(said).unwrap_or_else(|| text::delimiter(text));
            let mut take = take;
            let seen = text::rows(text, delimiter, |number, cells| take.row(number, cells))?;
            if seen.cut {
                return Err(Trouble::Truncated);
            }
            Ok(Opened {
                open_quotes: seen.open_quotes,
                encoding: Some(letters.name()),
                delimiter: Some(delimiter),
                ..Opened::default()
            })
        }
    }
}

/// Gives every row of a text that is no export; what its reader said when there is no table in it.
pub fn text_rows(
    text: &str,
    delimiter: u8,
    take: impl FnMut(u32, &[Cell<'_>]),
) -> Result<text::Seen, String> {
    text::rows_with(text, delimiter, false, take).map_err(|trouble| match trouble {
        Trouble::Unreadable(said) | Trouble::TooMuch(said) => said,
        other => format!("{other:?}"),
    })
}

/// Batches of rows that wait to be taken.
const MOST_WAITING: usize = 16;
/// The name of a thread that reads.
const READER: &str = "reader";

/// The delimiter of a text, told by its beginning.
pub fn sniffed(bytes: &[u8]) -> u8 {
    text::delimiter(&String::from_utf8_lossy(&bytes[..bytes.len().min(1 << 14)]))
}

/// The sheets of a workbook that hold cells; none of a text.
pub fn sheet_names(path: &Path, bytes: &[u8]) -> Result<Vec<String>, Trouble> {
    // A text has none; what is wrong with it is told to whoever reads its rows.
    if kind(bytes) == Kind::Text {
        return Ok(Vec::new());
    }
    // A sheet of this name cannot be: the answer is those that there are.
    let asked = Asked { sheet: Some("\u{1}"), ..Asked::default() };
    match rows(path, bytes, &asked, |_, _| {}) {
        Err(Trouble::NoSheet(names)) => Ok(names),
        Ok(_) => Ok(Vec::new()),
        Err(other) => Err(other),
    }
}

/// Rows in their order, with the blank ones between them.
pub struct Filling<T> {
    take: T,
    next: u32,
}

impl<T: FnMut(u32, &[Cell<'_>])> Filling<T> {
    pub fn new(take: T) -> Filling<T> {
        Filling { take, next: 1 }
    }

    pub fn row(&mut self, number: u32, cells: &[Cell<'_>]) {
        for blank in self.next..number.min(self.next.saturating_add(MOST_BLANK)) {
            (self.take)(blank, &[]);
        }
        (self.take)(number, cells);
        self.next = number.saturating_add(1);
    }
}

/// An xlsx: cut into pieces that all cores read, or read as it is under the eyes of a guard.
fn workbook<T: FnMut(u32, &[Cell<'_>])>(
    bytes: &[u8],
    asked: Asked<'_>,
    take: Filling<T>,
) -> Result<Opened, Trouble> {
    guard::told(bytes)?;
    let opened = match parts::cut(bytes, cores::count().min(4)) {
        Some(parts) => in_pieces(&parts, &asked, take)?,
        None => guarded(bytes, &asked, take)?,
    };
    Ok(Opened { external: has_external_links(bytes), ..opened })
}

/// A whole workbook is read no faster than its rows are taken, and unpacked to nowhere beside: too much
/// of it stops the reader.
fn guarded<T: FnMut(u32, &[Cell<'_>])>(
    bytes: &[u8],
    asked: &Asked<'_>,
    mut take: Filling<T>,
) -> Result<Opened, Trouble> {
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let guard = scope.spawn(|| {
            let found = guard(bytes);
            stop.store(found.is_err(), Ordering::Relaxed);
            found
        });
        let (sender, batches) = mpsc::sync_channel(MOST_WAITING);
        let reader = started(scope, || {
            let bytes = Stoppable { bytes: Cursor::new(bytes), stop: &stop };
            // Who no longer listens has failed already, and says so.
            xlsx::read(bytes, asked, 0, move |batch| sender.send(batch).unwrap_or_default())
        });
        let opened = taken(batches, reader, &mut take);
        guard.join().expect("unpacking to nowhere does not panic")?;
        opened
    })
}

/// Pieces wait for those before them, however much that is.
fn in_pieces<T: FnMut(u32, &[Cell<'_>])>(
    parts: &Parts,
    asked: &Asked<'_>,
    mut take: Filling<T>,
) -> Result<Opened, Trouble> {
    let known = Known::of(parts, asked.sheet);
    let known = known.as_ref();
    if let Some(known) = known {
        asked.counts_from_1904(known.from_1904);
    }
    std::thread::scope(|scope| {
        let start = |piece| {
            let (sender, batches) = mpsc::channel();
            let send = move |batch| sender.send(batch).unwrap_or_default();
            (batches, started(scope, move || piece_of(parts, piece, known, asked, send)))
        };
        let readers: Vec<_> = (0..parts.count()).map(start).collect();
        let mut opened = Err(Trouble::Unreadable(String::new()));
        for (batches, reader) in readers {
            opened = taken(batches, reader, &mut take);
            if opened.is_err() {
                break;
            }
        }
        opened
    })
}

/// The rows of a piece: as plain ones as far as they are plain, then by calamine.
fn piece_of(
    parts: &Parts,
    piece: usize,
    known: Option<&Known>,
    asked: &Asked<'_>,
    mut send: impl FnMut(Batch),
) -> Result<Opened, Trouble> {
    let mut sent = 0;
    if let Some(known) = known {
        match plain::rows(parts.rows(piece), known, &mut send) {
            Ok(()) => return Ok(known.opened()),
            Err(rows) => sent = rows,
        }
    }
    let workbook = parts.workbook(piece).ok_or(Trouble::Unreadable(String::new()))?;
    xlsx::read(Cursor::new(workbook), asked, sent, send)
}

type Reader<'s> = ScopedJoinHandle<'s, Result<Opened, Trouble>>;

/// A thread that reads.
fn started<'s>(
    scope: &'s Scope<'s, '_>,
    read: impl FnOnce() -> Result<Opened, Trouble> + Send + 's,
) -> Reader<'s> {
    quiet_readers();
    let named = std::thread::Builder::new().name(READER.to_owned());
    named.spawn_scoped(scope, read).expect("a thread can be started")
}

/// Takes all that a reader sends.
fn taken<T: FnMut(u32, &[Cell<'_>])>(
    batches: Receiver<Batch>,
    reader: Reader<'_>,
    take: &mut Filling<T>,
) -> Result<Opened, Trouble> {
    for batch in batches {
        batch.give(|number, cells| take.row(number, cells));
    }
    reader.join().unwrap_or_else(|_| Err(Trouble::Unreadable("calamine".to_owned())))
}

/// What a reader's library panics with is told as a finding, not on stderr.
fn quiet_readers() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |found| {
            if std::thread::current().name() != Some(READER) {
                usual(found);
            }
        }));
    });
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
