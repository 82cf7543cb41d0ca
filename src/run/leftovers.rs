//! What a run that was killed left behind. Polish: pozostałości po przerwanym uruchomieniu.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, SystemTime};

/// What the name of a version begins with while its files are written.
pub const DRAFT: &str = ".niegotowe-";
/// What the name of a file begins with while it is written.
const FILE: &str = ".tmp";
/// What the name of a kept input begins with while it is packed: only who holds the lock packs.
pub const PACKED: &str = ".nowe-";
/// Where sheets are kept from run to run. They hold personal data, and one that a `check` writes meanwhile is only not
/// kept: it reads the workbook all the same.
const CELLS: &str = ".spraw/komorki";
/// A file that is younger may belong to a `check`, which needs no lock.
const OLD: Duration = Duration::from_secs(24 * 60 * 60);
/// `wyniki/<period>/<return>/<draft>`, and lists of a day one folder deeper.
const DEEPEST: usize = 4;

/// Drafts that this process writes now.
static WRITTEN: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// A draft that this process is writing, until it has its name or is gone.
pub struct Writing {
    draft: PathBuf,
}

impl Writing {
    pub fn begun(draft: &Path) -> Writing {
        if let Ok(mut written) = WRITTEN.lock() {
            written.push(draft.to_path_buf());
        }
        Writing { draft: draft.to_path_buf() }
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        if let Ok(mut written) = WRITTEN.lock() {
            written.retain(|own| *own != self.draft);
        }
    }
}

/// Takes away what this process was writing: it was told to end.
pub fn abandon() {
    // Whoever holds the list ends with the process.
    let written = WRITTEN.try_lock().map(|own| own.clone()).unwrap_or_default();
    for draft in written {
        let _ = std::fs::remove_dir_all(draft);
    }
}

/// Takes away drafts of versions and files that nobody finishes any more. Whoever calls holds the office's lock.
/// What cannot be taken away harms nobody.
pub fn sweep(office: &Path) {
    sweep_folder(&office.join("wyniki"), DEEPEST);
    sweep_folder(&office.join(".spraw"), 2);
    let cells = std::fs::read_dir(office.join(CELLS)).into_iter().flatten().flatten();
    for entry in cells.filter(|own| own.file_name().to_string_lossy().starts_with(FILE)) {
        let _ = std::fs::remove_file(entry.path());
    }
}

fn sweep_folder(folder: &Path, deeper: usize) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.filter_map(Result::ok) {
        let (path, name) = (entry.path(), entry.file_name());
        let name = name.to_string_lossy();
        let Ok(kind) = entry.file_type() else {
            continue;
        };
        if kind.is_file() && name.starts_with(PACKED) {
            let _ = std::fs::remove_file(&path);
        } else if kind.is_dir() && name.starts_with(DRAFT) {
            let _ = std::fs::remove_dir_all(&path);
        } else if kind.is_dir() && deeper > 0 {
            sweep_folder(&path, deeper - 1);
        } else if kind.is_file() && name.starts_with(FILE) && is_old(&entry) {
            let _ = std::fs::remove_file(&path);
        }
    }
}

fn is_old(entry: &std::fs::DirEntry) -> bool {
    let written = entry.metadata().and_then(|own| own.modified());
    let age = written.ok().and_then(|own| SystemTime::now().duration_since(own).ok());
    age.is_some_and(|age| age > OLD)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drafts_go_and_versions_stay() {
        let office = tempfile::tempdir().expect("a folder");
        let path = |inside: &str| office.path().join(inside);
        for inside in
            ["wyniki/2025/a/v1", "wyniki/2025/a/.niegotowe-x", "wyniki/na-dzis/d/a", CELLS]
        {
            std::fs::create_dir_all(path(inside)).expect("a folder");
        }
        for inside in [
            "wyniki/2025/a/v1/manifest.json",
            "wyniki/2025/a/.niegotowe-x/a.csv",
            "wyniki/na-dzis/d/a/.tmp1",
            ".spraw/komorki/.tmp3",
            ".spraw/komorki/0123",
        ] {
            std::fs::write(path(inside), "x").expect("a file");
        }
        let old = SystemTime::now() - 2 * OLD;
        let file = std::fs::File::options().write(true).open(path("wyniki/na-dzis/d/a/.tmp1"));
        file.and_then(|own| own.set_modified(old)).expect("an old file");
        std::fs::write(path("wyniki/na-dzis/d/a/.tmp2"), "x").expect("a file");
        sweep(office.path());
        for (inside, stays) in [
            ("wyniki/2025/a/v1/manifest.json", true),
            ("wyniki/2025/a/.niegotowe-x", false),
            ("wyniki/na-dzis/d/a/.tmp1", false),
            ("wyniki/na-dzis/d/a/.tmp2", true),
            (".spraw/komorki/.tmp3", false),
            (".spraw/komorki/0123", true),
        ] {
            assert_eq!(path(inside).exists(), stays, "{inside}");
        }
    }
}
