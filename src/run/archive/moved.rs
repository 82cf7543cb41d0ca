//! What an office has changed since a version was made of it. Polish: zmiany po sporządzeniu wersji.

use std::path::Path;

use super::inputs::{FILE, Input, Inputs};
use crate::ingest;
use crate::period::ReportingPeriod;
use crate::run::submission::newest_version;

/// The exports, corrections and values entered by hand that are not what the newest version of a return was made of:
/// their paths. Nothing when there is no version, or none that says what it was made of.
pub fn moved(office: &Path, form: &str, period: ReportingPeriod) -> Vec<String> {
    let Some((_, folder)) = newest_version(office, form, period) else {
        return Vec::new();
    };
    let Some(inputs) =
        std::fs::read(folder.join(FILE)).ok().and_then(|own| Inputs::from_bytes(&own).ok())
    else {
        return Vec::new();
    };
    // A file that has come since is not told: most of them are exports that the return does not read.
    let data = inputs.files.iter().filter(|own| is_data(&own.file));
    data.filter(|own| !is_same(office, own)).map(|own| own.file.clone()).collect()
}

/// What tells of records and cells; a word changed in `spraw.toml` makes no other numbers.
fn is_data(file: &str) -> bool {
    file.starts_with("dane/") || file.starts_with("dane-reczne/") || file == "poprawki.csv"
}

/// The size is asked first: most changes show there, and a large file need not be read.
fn is_same(office: &Path, own: &Input) -> bool {
    let path = office.join(&own.file);
    std::fs::metadata(&path).is_ok_and(|now| now.len() == own.size)
        && std::fs::read(&path).is_ok_and(|bytes| ingest::sum(&bytes) == own.sha256)
}
