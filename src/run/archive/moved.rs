//! What an office has changed since a version was made of it. Polish: zmiany po sporządzeniu wersji.

use std::collections::BTreeSet;
use std::path::Path;

use super::inputs::{FILE, Input, Inputs};
use super::version::Listed;
use crate::builtin;
use crate::diagnostic::Problems;
use crate::ingest;
use crate::period::ReportingPeriod;
use crate::run::submission::newest_version;
use crate::run::{open_form, read_mappings};
use crate::template::library::Files;

/// What there is now against what the newest version of a return was made of. Nothing when there is no version, or
/// none that says what it was made of.
#[derive(Debug, Default)]
pub struct Since {
    /// The exports, corrections and values entered by hand that are not what they were, and exports that came: paths.
    pub moved: Vec<String>,
    /// Months of the period that no folder of exports told of when it was made, and none tells of now.
    pub lacking: Vec<String>,
    /// Such months that exports tell of now: the version lacks what there is.
    pub come: Vec<String>,
}

/// What has changed since the newest version was made.
pub fn since(office: &Path, form: &str, period: ReportingPeriod) -> Since {
    let Some((_, folder)) = newest_version(office, form, period) else {
        return Since::default();
    };
    let Some(inputs) = read(&folder) else {
        return Since::default();
    };
    let data = inputs.files.iter().filter(|own| is_data(&own.file));
    let mut moved: Vec<String> =
        data.filter(|own| !is_same(office, own)).map(|own| own.file.clone()).collect();
    let now = ingest::labels_about(&office.join("dane"), period);
    let folders = now.iter().map(|label| format!("dane/{label}"));
    let (known, new): (Vec<String>, Vec<String>) =
        folders.partition(|own| inputs.folders.contains(own));
    moved.extend(new);
    moved.extend(new_files(office, (form, period), &folder, &inputs, &known));
    let lacked = lacked(&inputs, period);
    let still = ingest::months_without(&office.join("dane"), period);
    let (lacking, come) = lacked.into_iter().partition(|own| still.contains(own));
    Since { moved, lacking, come }
}

/// The months of a period that no folder of exports told of when a version was made.
pub fn lacked_by(version: &Path, period: ReportingPeriod) -> Vec<String> {
    read(version).map_or(Vec::new(), |inputs| lacked(&inputs, period))
}

fn read(version: &Path) -> Option<Inputs> {
    std::fs::read(version.join(FILE)).ok().and_then(|own| Inputs::from_bytes(&own).ok())
}

fn lacked(inputs: &Inputs, period: ReportingPeriod) -> Vec<String> {
    // Folders of periods that it was compared with are among them, and cover no month of its own.
    let labels: Vec<&str> =
        inputs.folders.iter().filter_map(|own| own.strip_prefix("dane/")).collect();
    match labels.is_empty() {
        true => Vec::new(),
        false => ingest::months_beside(&labels, period),
    }
}

/// Files that came into folders which were read, of tables that the return reads. Most files that it did not read are
/// exports of other returns.
fn new_files(
    office: &Path,
    of: (&str, ReportingPeriod),
    version: &Path,
    inputs: &Inputs,
    folders: &[String],
) -> Vec<String> {
    let known: BTreeSet<&str> = inputs
        .files
        .iter()
        .map(|own| own.file.as_str())
        .chain(inputs.passed.iter().map(String::as_str))
        .collect();
    let mut new = Vec::new();
    for folder in folders {
        let entries = std::fs::read_dir(office.join(folder)).into_iter().flatten().flatten();
        let names = entries.filter(|own| own.path().is_file());
        let names = names.map(|own| own.file_name().to_string_lossy().into_owned());
        let names = names.filter(|own| !own.starts_with('.') && !own.starts_with("~$"));
        let paths = names.map(|own| (format!("{folder}/{own}"), own));
        new.extend(paths.filter(|(path, _)| !known.contains(path.as_str())));
    }
    if new.is_empty() {
        return Vec::new();
    }
    // Templates are read only when something came.
    let silent = Problems::default();
    let templates = builtin::files(Some(office), &silent);
    let mut tables = tables(version);
    tables.extend(read_by(&templates, of));
    let patterns = patterns(office, &templates, &tables);
    let reads = |name: &String| patterns.iter().any(|own| ingest::fits(own, name));
    let mut found: Vec<String> =
        new.into_iter().filter(|(_, name)| reads(name)).map(|(path, _)| path).collect();
    found.sort();
    found
}

/// The tables that exports of a version were read into.
fn tables(version: &Path) -> BTreeSet<String> {
    let manifest = Listed::read(version).manifest.unwrap_or_default();
    let inputs = manifest["inputs"].as_array().into_iter().flatten();
    inputs.filter_map(|own| Some(own["table"].as_str()?.to_owned())).collect()
}

/// The tables that a run of the return reads where they are mapped: those of its cells, and those that are not kept for
/// other returns. A table that had no export then (E405) is among them.
fn read_by(templates: &Files, (form, period): (&str, ReportingPeriod)) -> BTreeSet<String> {
    let Some((library, opened, _)) = open_form(templates, form, Some(period), &Problems::default())
    else {
        return BTreeSet::new();
    };
    let mut found = opened.tables(&library);
    let kept = library.tables.iter().filter(|(_, own)| own.is_for(form));
    found.extend(kept.map(|(name, _)| name.clone()));
    found
}

/// The names of files that the office's mappings read such tables from; what is wrong with a mapping is told when it is
/// used.
fn patterns(office: &Path, templates: &Files, tables: &BTreeSet<String>) -> Vec<String> {
    let silent = Problems::default();
    let mappings = ingest::with_shipped(&read_mappings(office, &silent), templates, &silent);
    let mappings = mappings.iter().filter_map(|own| own.text.parse::<toml::Table>().ok());
    let sources = mappings.filter_map(|own| own.get("source")?.as_array().cloned()).flatten();
    let wanted = |own: &toml::Value| {
        let table = own.get("table").and_then(toml::Value::as_str);
        table.is_some_and(|table| tables.contains(table))
    };
    let names = sources.filter(wanted).filter_map(|own| {
        let files = own.get("files")?;
        Some(match files.as_array() {
            Some(several) => several.clone(),
            None => vec![files.clone()],
        })
    });
    names.flatten().filter_map(|own| own.as_str().map(str::to_owned)).collect()
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
