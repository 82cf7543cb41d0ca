//! Kept files by their sums, compressed, for their owner alone. Polish: `.spraw/wejscia`.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use tempfile::TempPath;

use crate::ingest;

/// The folder of kept files, in the office's.
pub const FOLDER: &str = ".spraw/wejscia";

/// What files without a name and restored offices are called.
const DRAFT: &str = ".nowe-";
pub const RESTORED: &str = "odtworzone-";

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The kept files of an office.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

/// Why a kept file does not come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// It was removed, or the folder is another.
    Missing,
    /// It cannot be unpacked, or holds something else than its name says.
    Damaged,
}

impl Store {
    pub fn of(office: &Path) -> Store {
        Store { folder: office.join(FOLDER) }
    }

    pub fn path(&self, sha256: &str) -> PathBuf {
        self.folder.join(sha256)
    }

    pub fn has(&self, sha256: &str) -> bool {
        self.path(sha256).is_file()
    }

    /// Packs bytes into a file that has no name yet: what no version comes to use is not left behind.
    pub fn pack(&self, bytes: &[u8]) -> std::io::Result<TempPath> {
        ingest::create_private(&self.folder)?;
        let mut file = tempfile::Builder::new().prefix(DRAFT).tempfile_in(&self.folder)?;
        // Any tool unpacks gzip; at its fastest, exports become a fifth.
        let mut packed = GzEncoder::new(file.as_file_mut(), Compression::fast());
        packed.write_all(bytes)?;
        packed.finish()?;
        // Closed: a year of exports may be more files than may be open.
        Ok(file.into_temp_path())
    }

    /// Gives packed files their names; they stay when the power fails.
    pub fn put(&self, files: impl IntoIterator<Item = (String, TempPath)>) -> std::io::Result<()> {
        for (sha256, file) in files {
            // One after another at the end: after the first, most systems have little left to do.
            std::fs::File::options().write(true).open(&file)?.sync_data()?;
            file.persist(self.path(&sha256)).map_err(|failed| failed.error)?;
        }
        if let Ok(folder) = std::fs::File::open(&self.folder) {
            let _ = folder.sync_all();
        }
        Ok(())
    }

    /// The bytes of a kept file, which are those that its sum was made of.
    pub fn get(&self, sha256: &str, size: u64) -> Result<Vec<u8>, Loss> {
        let file = std::fs::File::open(self.path(sha256)).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Loss::Missing,
            _ => Loss::Damaged,
        })?;
        // A file that unpacks to more than it should is not read to its end.
        let mut bytes = Vec::with_capacity(usize::try_from(size.min(1 << 30)).unwrap_or_default());
        let most = size.saturating_add(1);
        GzDecoder::new(file).take(most).read_to_end(&mut bytes).map_err(|_| Loss::Damaged)?;
        let whole = bytes.len() as u64 == size && ingest::sum(&bytes) == sha256;
        whole.then_some(bytes).ok_or(Loss::Damaged)
    }

    /// Removes what a program that was ended in the middle of its work left behind: files without a name, and restored
    /// offices of the day before. Nobody else may write meanwhile.
    pub fn sweep(&self) {
        let old = |path: &Path| {
            let age = std::fs::metadata(path).and_then(|own| own.modified()).ok();
            age.and_then(|own| own.elapsed().ok()).is_some_and(|own| own > DAY)
        };
        let inside = |folder: &Path, prefix: &'static str| {
            let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
            entries
                .map(|own| own.path())
                .filter(move |path| {
                    path.file_name().is_some_and(|own| own.to_string_lossy().starts_with(prefix))
                })
                .collect::<Vec<_>>()
        };
        for path in inside(&self.folder, DRAFT) {
            let _ = std::fs::remove_file(path);
        }
        let parent = self.folder.parent().unwrap_or(&self.folder);
        for path in inside(parent, RESTORED).into_iter().filter(|path| old(path)) {
            let _ = std::fs::remove_dir_all(path);
        }
    }

    /// Every kept file: its name, and the bytes it takes on the disk.
    pub fn all(&self) -> Vec<(String, u64)> {
        let entries = std::fs::read_dir(&self.folder).into_iter().flatten();
        let mut files: Vec<(String, u64)> = entries
            .filter_map(|entry| {
                let entry = entry.ok()?;
                let name = entry.file_name().into_string().ok()?;
                let is_sum = name.len() == 64 && name.bytes().all(|own| own.is_ascii_hexdigit());
                is_sum.then_some((name, entry.metadata().ok()?.len()))
            })
            .collect();
        files.sort();
        files
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back_whole_or_is_known_to_be_damaged() {
        let office = tempfile::tempdir().unwrap();
        let store = Store::of(office.path());
        let bytes = "nr;kwota\r\n1;12,50\r\n".repeat(500).into_bytes();
        let (sum, size) = (ingest::sum(&bytes), bytes.len() as u64);
        assert_eq!(store.get(&sum, size), Err(Loss::Missing));
        // What was packed and never named is gone.
        drop(store.pack(&bytes).unwrap());
        assert_eq!(store.all(), []);
        let packed = store.pack(&bytes).unwrap();
        store.put([(sum.clone(), packed)]).unwrap();
        assert_eq!(store.get(&sum, size), Ok(bytes.clone()));
        let path = store.path(&sum);
        let whole = std::fs::read(&path).unwrap();
        assert!(whole.len() * 5 < bytes.len());
        assert_eq!(store.all(), [(sum.clone(), whole.len() as u64)]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
        }
        // Another size, another sum, a changed byte, half of the file, something that is not packed.
        let lost = |bytes: &[u8]| {
            std::fs::write(&path, bytes).unwrap();
            store.get(&sum, size)
        };
        assert_eq!(store.get(&sum, size - 1), Err(Loss::Damaged));
        assert_eq!(store.get(&sum, size + 1), Err(Loss::Damaged));
        let mut changed = whole.clone();
        changed[whole.len() / 2] ^= 1;
        for damaged in [&changed[..], &whole[..whole.len() / 2], b"nr;kwota", b""] {
            assert_eq!(lost(damaged), Err(Loss::Damaged));
        }
        let other = store.pack(&bytes[1..]).unwrap();
        store.put([(sum.clone(), other)]).unwrap();
        assert_eq!(store.get(&sum, size), Err(Loss::Damaged));
    }
}
