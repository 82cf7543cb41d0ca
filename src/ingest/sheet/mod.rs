//! Spreadsheets (xlsx), cell by cell: a whole-sheet read may ask for half a terabyte.

mod guard;
mod parts;
mod xlsx;

use std::io::{Cursor, Read, Seek, SeekFrom};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::thread::{Scope, ScopedJoinHandle};

use super::cell::{Batch, Cell};
use guard::guard;

/// Why a sheet gave nothing.
#[derive(Debug)]
pub enum Trouble {
    Unreadable(String),
    /// The sheets there are.
    NoSheet(Vec<String>),
}

/// Rows without any cell that are given as blank ones; a gap of a million is a damaged file.
const MOST_BLANK: u32 = 10_000;

/// Gives every row of a sheet, with its number as the spreadsheet shows it, to `take`; returns the
/// sheet's name. Without a name the first visible sheet is read.
pub fn rows(
    bytes: &[u8],
    sheet: Option<&str>,
    mut take: impl FnMut(u32, &[Cell<'_>]),
) -> Result<String, Trouble> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let pieces = parts::cut(bytes, cores.min(4));
    // The workbook is unpacked to nowhere beside the reading: too much of it stops the reader.
    let stop = AtomicBool::new(false);
    let stop = &stop;
    std::thread::scope(|scope| {
        let guard = pieces.is_none().then(|| {
            scope.spawn(move || {
                let found = guard(bytes);
                stop.store(found.is_err(), Ordering::Relaxed);
                found
            })
        });
        let whole = [bytes];
        let sources: Vec<&[u8]> = match &pieces {
            Some(pieces) => pieces.iter().map(Vec::as_slice).collect(),
            None => whole.to_vec(),
        };
        let readers: Vec<_> =
            sources.iter().map(|bytes| started(scope, bytes, sheet, stop)).collect();
        let mut next = 1;
        let mut name = Err(Trouble::Unreadable(String::new()));
        for (batches, reader) in readers {
            for batch in batches {
                batch.give(|number, cells| {
                    for blank in next..number.min(next + MOST_BLANK) {
                        take(blank, &[]);
                    }
                    take(number, cells);
                    next = number + 1;
                });
            }
            let read = reader.join();
            name = read.unwrap_or_else(|_| Err(Trouble::Unreadable("calamine".to_owned())));
            if name.is_err() {
                break;
            }
        }
        if let Some(guard) = guard {
            guard.join().expect("unpacking to nowhere does not panic")?;
        }
        name
    })
}

type Reader<'s> = ScopedJoinHandle<'s, Result<String, Trouble>>;

/// A thread that unpacks, and what it sends.
fn started<'s>(
    scope: &'s Scope<'s, '_>,
    bytes: &'s [u8],
    sheet: Option<&'s str>,
    stop: &'s AtomicBool,
) -> (Receiver<Batch>, Reader<'s>) {
    let (sender, receiver) = mpsc::channel();
    let reader = scope.spawn(move || {
        // Who no longer listens has failed already, and says so.
        xlsx::read(Stoppable { bytes: Cursor::new(bytes), stop }, sheet, |batch| {
            let _ = sender.send(batch);
        })
    });
    (receiver, reader)
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
