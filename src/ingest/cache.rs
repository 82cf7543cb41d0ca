//! The cells of workbooks that were read before: unpacking one costs more than all the rest.
//!
//! A file holds what one sheet gave, by the sum of the workbook and the version of the program. It may
//! be deleted at any time; a damaged one is read as if it were not there.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{Scope, ScopedJoinHandle};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::between::is_total;
use super::cell::{Batch, Cell};
use super::open::{Epoch, Opened};

const MARK: &[u8] = b"spraw cells 2\n";
/// What all files together may have; the oldest go first.
const MOST_BYTES: u64 = 1 << 30;
/// Batches of rows that wait to be written.
const MOST_WAITING: usize = 16;

/// The folder of an office's cells, `.spraw/komorki`.
#[derive(Clone, Copy, Debug)]
pub struct Cache<'c> {
    pub folder: &'c Path,
}

/// What a sheet turned out to be, at the end of its file.
#[derive(Serialize, Deserialize)]
struct Last {
    sheet: Option<String>,
    hidden: Vec<String>,
    external: bool,
    from_1904: bool,
}

impl Cache<'_> {
    fn path(&self, of: Key<'_>) -> PathBuf {
        let mut key = Sha256::new();
        for part in [env!("CARGO_PKG_VERSION"), of.sum, of.sheet.unwrap_or("\0"), of.columns] {
            key.update(part.as_bytes());
            key.update(b"\n");
        }
        let name: String =
            key.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        self.folder.join(name)
    }

    /// Gives the rows of a sheet that was read before; nothing, and no row, when it was not.
    pub fn give(
        &self,
        of: Key<'_>,
        epoch: Option<&Epoch>,
        mut take: impl FnMut(u32, &[Cell<'_>]),
    ) -> Option<Opened> {
        let bytes = std::fs::read(self.path(of)).ok()?;
        let (body, check) = bytes.split_at_checked(bytes.len().checked_sub(4)?)?;
        // Against torn files, not against forgery: the folder is its owner's.
        if crc32fast::hash(body).to_le_bytes() != check {
            return None;
        }
        let mut rest = body.strip_prefix(MARK)?;
        let mut batches = Vec::new();
        while let Some((1, after)) = rest.split_first() {
            let (batch, after) = Batch::from_bytes(after)?;
            batches.push(batch);
            rest = after;
        }
        let last: Last = serde_json::from_slice(rest.split_first()?.1).ok()?;
        if let Some(epoch) = epoch {
            epoch.tell(last.from_1904);
        }
        for batch in &batches {
            batch.give(&mut take);
        }
        let Last { sheet, hidden, external, .. } = last;
        Some(Opened { sheet, hidden, external, ..Opened::default() })
    }

    /// A file for the rows of a sheet that is read now, written by a thread of its own; none when it
    /// cannot be written.
    pub fn keep<'s>(&self, of: Key<'_>, scope: &'s Scope<'s, '_>) -> Option<Keeping<'s>> {
        create_private(self.folder).ok()?;
        let file = tempfile::NamedTempFile::new_in(self.folder).ok()?;
        let output = BufWriter::with_capacity(1 << 20, file.reopen().ok()?);
        let sum = crc32fast::Hasher::new();
        let mut pen = Pen { file, output, path: self.path(of), sum, failed: false };
        let (sender, batches) = sync_channel(MOST_WAITING);
        let pen = scope.spawn(move || {
            pen.write(MARK);
            pen.write_all(&batches);
            pen
        });
        Some(Keeping { batch: Batch::default(), batches: sender, pen })
    }

    /// Takes the oldest files away until the rest is small enough.
    pub fn prune(&self) {
        let Ok(entries) = std::fs::read_dir(self.folder) else {
            return;
        };
        let mut files: Vec<_> = entries
            .filter_map(|entry| {
                let entry = entry.ok()?;
                let data = entry.metadata().ok()?;
                Some((data.modified().ok()?, data.len(), entry.path()))
            })
            .collect();
        files.sort();
        let mut total: u64 = files.iter().map(|(_, size, _)| size).sum();
        for (_, size, path) in files {
            if total <= MOST_BYTES {
                break;
            }
            if std::fs::remove_file(path).is_ok() {
                total -= size;
            }
        }
    }
}

/// What stands in a column that is not read.
const SOMETHING: Cell<'static> = Cell::Text("·");

/// The words of totals say nothing of a person, and tell rows that are no records.
fn is_kept(cell: Cell<'_>) -> bool {
    matches!(cell, Cell::Text(text) if is_total(text))
}

/// What a file of cells is the file of.
#[derive(Clone, Copy, Debug)]
pub struct Key<'k> {
    /// The sum of the workbook.
    pub sum: &'k str,
    pub sheet: Option<&'k str>,
    /// The headers that the mapping reads.
    pub columns: &'k str,
}

/// A folder that its owner alone may open.
pub fn create_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Rows on their way to the thread that writes them.
pub struct Keeping<'s> {
    batch: Batch,
    batches: SyncSender<Batch>,
    pen: ScopedJoinHandle<'s, Pen>,
}

impl Keeping<'_> {
    /// Keeps a row; of columns that nobody `reads` only that something stands there: they may hold
    /// names, and a total may stand in one.
    pub fn row(&mut self, number: u32, cells: &[Cell<'_>], reads: impl Fn(usize) -> bool) {
        // Blank rows are given again by the numbers of those around them.
        if cells.is_empty() {
            return;
        }
        for (column, cell) in cells.iter().enumerate() {
            let shown = cell.is_blank() || reads(column) || is_kept(*cell);
            self.batch.put(column, if shown { *cell } else { SOMETHING });
        }
        self.batch.end_row(number);
        if self.batch.is_full() {
            self.flush();
        }
    }

    fn flush(&mut self) {
        // It listens to the end, unless it panics: then there is nothing to keep.
        let _ = self.batches.send(std::mem::take(&mut self.batch));
    }

    /// The sheet was read to its end.
    pub fn finish(mut self, opened: &Opened, epoch: Option<&Epoch>) {
        self.flush();
        drop(self.batches);
        let last = Last {
            sheet: opened.sheet.clone(),
            hidden: opened.hidden.clone(),
            external: opened.external,
            from_1904: epoch.is_some_and(Epoch::is_1904),
        };
        if let (Ok(pen), Ok(last)) = (self.pen.join(), serde_json::to_vec(&last)) {
            pen.finish(&last);
        }
    }
}

/// Writes batches into a file; it appears whole or not at all.
struct Pen {
    file: tempfile::NamedTempFile,
    output: BufWriter<File>,
    path: PathBuf,
    sum: crc32fast::Hasher,
    failed: bool,
}

impl Pen {
    fn write(&mut self, bytes: &[u8]) {
        self.sum.update(bytes);
        self.failed |= self.output.write_all(bytes).is_err();
    }

    fn write_all(&mut self, batches: &Receiver<Batch>) {
        for batch in batches {
            if !self.failed {
                self.write(&[1]);
                self.write(&batch.to_bytes());
            }
        }
    }

    fn finish(mut self, last: &[u8]) {
        self.write(&[0]);
        self.write(last);
        let sum = self.sum.clone().finalize().to_le_bytes();
        self.failed |= self.output.write_all(&sum).is_err() || self.output.flush().is_err();
        if !self.failed {
            let _ = self.file.persist(&self.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_whole_or_not_at_all() {
        let office = tempfile::tempdir().unwrap();
        let folder = office.path().join(".spraw/komorki");
        let cache = Cache { folder: &folder };
        let key = |sum, sheet| Key { sum, sheet, columns: "Nr" };
        let rows = |of: Key<'_>| {
            let mut seen = Vec::new();
            let epoch = Epoch::default();
            let opened = cache.give(of, Some(&epoch), |number, cells| {
                // What counts the days is known before the first row.
                assert!(epoch.is_1904());
                let texts: Vec<_> = cells.iter().map(|cell| cell.text().into_owned()).collect();
                seen.push(format!("{number}:{}", texts.join("|")));
            });
            opened.map(|opened| (opened.sheet.unwrap_or_default(), seen.join(" ")))
        };
        assert_eq!(rows(key("a", None)), None);
        std::thread::scope(|scope| {
            let mut keeping = cache.keep(key("a", None), scope).unwrap();
            // Of columns that nobody reads only that something stands there, and the words of totals.
            let read = |column| column != 1;
            keeping.row(1, &[Cell::Text("Nr"), Cell::Empty, Cell::Number(1.5)], read);
            keeping.row(2, &[], read);
            keeping.row(3, &[Cell::Day(0), Cell::Text("Nowak")], read);
            keeping.row(4, &[Cell::Empty, Cell::Text("Razem")], read);
            let epoch = Epoch::default();
            epoch.tell(true);
            let opened = Opened { sheet: Some("Wypłaty".to_owned()), ..Opened::default() };
            keeping.finish(&opened, Some(&epoch));
        });
        let expected = "1:Nr||1.5 3:1970-01-01|· 4:|Razem";
        assert_eq!(rows(key("a", None)), Some(("Wypłaty".to_owned(), expected.to_owned())));
        // Another workbook, another sheet, other columns.
        let other = Key { columns: "Kwota", ..key("a", None) };
        for key in [key("b", None), key("a", Some("Wypłaty")), other] {
            assert_eq!(rows(key), None);
        }
        // What was never finished is not there; nor is what was damaged, at whichever byte.
        std::thread::scope(|scope| drop(cache.keep(key("b", None), scope).unwrap()));
        assert_eq!(rows(key("b", None)), None);
        let path = cache.path(key("a", None));
        let whole = std::fs::read(&path).unwrap();
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 1;
            std::fs::write(&path, damaged).unwrap();
            assert_eq!(rows(key("a", None)), None, "byte {at}");
        }
        std::fs::write(&path, &whole[..whole.len() / 2]).unwrap();
        assert_eq!(rows(key("a", None)), None);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode(&folder), 0o700);
        }
    }
}
