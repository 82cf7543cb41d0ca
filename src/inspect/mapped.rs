//! Keys of the exports that the office has mapped already: what a new one may refer to.

use std::path::{Path, PathBuf};

use super::evidence::Keys;
use super::look::{Sheet, look};
use super::{Model, compare};
use crate::ingest::{Mapping, Source, Title, Where};

/// More files, or larger ones, are not opened beside those that are asked for.
const MOST_FILES: usize = 60;
const MOST_BYTES: u64 = 64 << 20;

/// The values under the first key of every table that the mapping fills from the folders of these files.
///
/// The files themselves are left out: they are looked at anyway, and may be what is wrong. What cannot be
/// read is no evidence, and is told by `check`.
pub fn mapped_keys(files: &[PathBuf], mapping: &Mapping, model: &Model<'_>) -> Keys {
    let mut found = Keys::new();
    let mut folders: Vec<&Path> = files.iter().filter_map(|own| own.parent()).collect();
    folders.sort();
    folders.dedup();
    let mut beside: Vec<PathBuf> = folders
        .into_iter()
        .flat_map(|folder| std::fs::read_dir(folder).into_iter().flatten())
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| !files.contains(path))
        .collect();
    beside.sort();
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let small =
        |path: &&PathBuf| path.metadata().is_ok_and(|own| own.is_file() && own.len() <= MOST_BYTES);
    let reads = |path: &&PathBuf| mapping.sources.iter().any(|own| own.files.fit(&name(path)));
    for path in beside.iter().filter(reads).filter(small).take(MOST_FILES) {
        for sheet in look(path).unwrap_or_default() {
            let sources = mapping.sources.iter().filter(|own| own.files.fit(&name(path)));
            for source in sources.filter(|own| compare::reads_sheet(own, &sheet)) {
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
