//! What an office has changed since a version was made of it. Polish: zmiany po sporządzeniu wersji.

use std::collections::BTreeSet;
use std::path::Path;

use super::inputs::{FILE, Input, Inputs};
use crate::ingest;
use crate::period::ReportingPeriod;
use crate::run::submission::newest_version;

/// The exports, corrections and values entered by hand that are not what the newest version of a return was made of:
/// their paths, new ones too. Nothing when there is no version, or none that says what it was made of.
pub fn moved(office: &Path, form: &str, period: ReportingPeriod) -> Vec<String> {
    let Some((_, folder)) = newest_version(office, form, period) else {
        return Vec::new();
    };
    let Some(inputs) =
        std::fs::read(folder.join(FILE)).ok().and_then(|own| Inputs::from_bytes(&own).ok())
    else {
        return Vec::new();
    };
    let data = inputs.files.iter().filter(|own| is_data(&own.file));
    let changed = data.filter(|own| !is_same(office, own)).map(|own| own.file.clone());
    let known: BTreeSet<&str> = inputs
        .files
        .iter()
        .map(|own| own.file.as_str())
        .chain(inputs.passed.iter().map(String::as_str))
        .collect();
    let exports = inputs.folders.iter().filter(|own| own.starts_with("dane/"));
    let new = exports.flat_map(|folder| {
        let entries =
            std::fs::read_dir(office.join(folder)).into_iter().flatten().filter_map(Result::ok);
        let files = entries.filter(|own| own.file_type().is_ok_and(|own| own.is_file()));
        files
            .filter_map(|own| own.file_name().into_string().ok())
            .map(move |name| format!("{folder}/{name}"))
    });
    let new = new.filter(|own| !known.contains(own.as_str()) && !hidden(own));
    let mut found: Vec<String> = changed.chain(new).collect();
    found.sort();
    found.dedup();
    found
}

/// What tells of records and cells; a word changed in `spraw.toml` makes no other numbers.
fn is_data(file: &str) -> bool {
    file.starts_with("dane/") || file.starts_with("dane-reczne/") || file == "poprawki.csv"
}

/// What a spreadsheet or a system leaves beside open files.
fn hidden(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or_default();
    name.starts_with('.') || name.starts_with("~$")
}

/// The size is asked first: most changes show there, and a large file need not be read.
fn is_same(office: &Path, own: &Input) -> bool {
    let path = office.join(&own.file);
    std::fs::metadata(&path).is_ok_and(|now| now.len() == own.size)
        && std::fs::read(&path).is_ok_and(|bytes| ingest::sum(&bytes) == own.sha256)
}
