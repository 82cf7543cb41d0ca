//! The sums of a version's files as they were when it was sealed: `.spraw/pieczecie/<sum over them>`. Polish: spis plików
//! pieczęci.
//!
//! A seal tells that something changed. Where a file and the manifest were changed together only these sums tell what; the
//! name of the list is its own sum, so that nobody can change it unseen.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::ingest;
use crate::run::archive::sums;

const FOLDER: &str = ".spraw/pieczecie";

/// The sums of all files of a version, a line each, as `sha256sum` prints them.
fn lines_of(folder: &Path) -> String {
    sums(folder).into_iter().map(|(name, sum)| format!("{sum}  {name}\n")).collect()
}

/// The sum over the sorted names and sums of all files of a version.
pub fn sum_of(folder: &Path) -> String {
    ingest::sum(lines_of(folder).as_bytes())
}

/// Keeps the list, and gives its sum. A list that cannot be kept stops no seal: without it only the names are missing.
pub fn kept(office: &Path, folder: &Path) -> String {
    let lines = lines_of(folder);
    let sum = ingest::sum(lines.as_bytes());
    // Written in place: of half a list the sum is another.
    let _ = std::fs::create_dir_all(office.join(FOLDER));
    let _ = std::fs::write(path(office, &sum), lines);
    sum
}

/// The files that are not what they were when a version had this sum: changed, gone or new. None when nobody kept the list.
pub fn changed(office: &Path, sum: &str, folder: &Path) -> Option<Vec<String>> {
    let text = std::fs::read_to_string(path(office, sum)).ok()?;
    if ingest::sum(text.as_bytes()) != sum {
        return None;
    }
    let lines = text.lines().filter_map(|own| own.split_once("  "));
    let then: BTreeMap<String, String> =
        lines.map(|(sum, name)| (name.to_owned(), sum.to_owned())).collect();
    let now = sums(folder);
    let names = then.keys().chain(now.keys().filter(|own| !then.contains_key(*own)));
    let mut found: Vec<String> =
        names.filter(|own| then.get(*own) != now.get(*own)).cloned().collect();
    found.sort();
    Some(found)
}

fn path(office: &Path, sum: &str) -> PathBuf {
    office.join(FOLDER).join(sum)
}
