//! Keys of the exports that the office has mapped already: what a new one may refer to.

use std::cmp::Reverse;
use std::path::{Path, PathBuf};

use super::evidence::Keys;
use super::look::{Sheet, look};
use super::{Model, compare};
use crate::ingest::{Mapping, Source, Title, Where};
use crate::period::ReportingPeriod;

/// More files, or larger ones, are not opened beside those that are asked for.
const MOST_FILES: usize = 60;
const MOST_BYTES: u64 = 64 << 20;

/// The values under the first key of every table that the mapping fills from the folders of these files.
///
/// The files themselves are left out: they are looked at anyway, and may be what is wrong. What cannot be
/// read is no evidence, and is told by `check`.
pub fn mapped_keys(files: &[PathBuf], mapping: &Mapping, model: &Model<'_>) -> Keys {
    let every = |_: &str| true;
    keys_in(&folders_of(files), files, mapping, model, &every)
}

/// The same from the other folders of the office, the latest first: of tables that the folders of these
/// files know nothing of.
pub fn keys_elsewhere(
    files: &[PathBuf],
    data: &Path,
    mapping: &Mapping,
    model: &Model<'_>,
) -> Keys {
    let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let own: Vec<PathBuf> = folders_of(files).iter().map(|own| whole(own)).collect();
    let entries = std::fs::read_dir(data).into_iter().flatten();
    let mut others: Vec<(ReportingPeriod, PathBuf)> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let period = path.file_name()?.to_str()?.parse().ok()?;
            (path.is_dir() && !own.contains(&whole(&path))).then_some((period, path))
        })
        .collect();
    others.sort_by_key(|(period, path)| Reverse((period.end(), path.clone())));
    let others: Vec<PathBuf> = others.into_iter().map(|(_, path)| path).collect();
    keys_in(&others, files, mapping, model, &|table| !model.known.contains_key(table))
}

/// The folders in which files lie, each once.
fn folders_of(files: &[PathBuf]) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> =
        files.iter().filter_map(|own| own.parent()).map(Path::to_owned).collect();
    folders.sort();
    folders.dedup();
    folders
}

fn keys_in(
    folders: &[PathBuf],
    files: &[PathBuf],
    mapping: &Mapping,
    model: &Model<'_>,
    wanted: &dyn Fn(&str) -> bool,
) -> Keys {
    let mut found = Keys::new();
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let sources: Vec<&Source> = mapping.sources.iter().filter(|own| wanted(&own.table)).collect();
    let small =
        |path: &PathBuf| path.metadata().is_ok_and(|own| own.is_file() && own.len() <= MOST_BYTES);
    let reads = |path: &PathBuf| sources.iter().any(|own| own.files.fit(&name(path)));
    let beside = folders.iter().flat_map(|folder| {
        // A folder may be none, as that of a bare name is: then it is the one we stand in.
        let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let entries = std::fs::read_dir(here).into_iter().flatten();
        let mut inside: Vec<PathBuf> = entries
            .filter_map(|entry| Some(folder.join(entry.ok()?.file_name())))
            .filter(|path| !files.contains(path))
            .collect();
        inside.sort();
        inside
    });
    for path in beside.filter(reads).filter(small).take(MOST_FILES) {
        for sheet in look(&path).unwrap_or_default() {
            let own = sources.iter().filter(|own| own.files.fit(&name(&path)));
            for source in own.filter(|own| compare::reads_sheet(own, &sheet)) {
                keys_of(&sheet, source, model, &mut found);
            }
        }
    }
    found
}

/// The key of a source, where it stands plainly under one header.
fn keys_of(sheet: &Sheet, source: &Source, model: &Model<'_>, found: &mut Keys) {
    let key = model.tables.get(&source.table).and_then(|table| table.key.first());
    let from = key.and_then(|key| source.columns.get(&key.text)).filter(|from| from.is_plain());
    let Some(Where::Header { names, .. }) = from.map(|from| &from.place) else {
        return;
    };
    let titles = sheet.titles();
    let place =
        names.iter().find_map(|name| match Title::fitting(&titles, &name.text).as_slice() {
            [one] => Some(*one),
            _ => None,
        });
    if let Some(place) = place {
        let own = found.entry(source.table.clone()).or_default();
        own.extend(sheet.columns[place].texts.each.iter().map(|(text, _)| text.clone()));
    }
}
