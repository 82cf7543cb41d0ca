//! Templates that ship with the program, and those an office adds or replaces in its `wzory/`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use include_dir::{Dir, DirEntry, include_dir};

use crate::diagnostic::{Diagnostic, Place, Problems, Source};
use crate::ingest;
use crate::template::library::Files;

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/report_templates");

/// What the names of files that ship begin with.
pub const SHIPPED: &str = "wbudowane/";

/// The sum of all files that ship: of the program that made a version there is no other mark.
pub fn sum() -> String {
    let mut files = Files::new();
    collect(&TEMPLATES, &mut files);
    let mut whole = String::new();
    for (path, source) in &files {
        let _ = writeln!(whole, "{path}\n{}\n{}", source.text.len(), source.text);
    }
    ingest::sum(whole.as_bytes())
}

/// All template files: built-in ones, replaced or joined by the office's own of the same path.
pub fn files(office: Option<&Path>, problems: &Problems) -> Files {
    let mut files = Files::new();
    collect(&TEMPLATES, &mut files);
    if let Some(office) = office {
        let own = office.join("wzory");
        read_folder(&own, &own, &mut files, problems);
    }
    files
}

/// Built-in files that the office's own of the same path replace.
pub fn replaced(files: &Files) -> Vec<String> {
    let mut own = Files::new();
    collect(&TEMPLATES, &mut own);
    let is_replaced =
        |path: &&String| files.get(*path).is_some_and(|source| source.name.starts_with("wzory/"));
    own.keys().filter(is_replaced).cloned().collect()
}

fn collect(folder: &Dir<'_>, files: &mut Files) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => collect(inner, files),
            DirEntry::File(file) => {
                let path = file.path().to_string_lossy().replace('\\', "/");
                let text = file.contents_utf8().unwrap_or_default();
                files.insert(path.clone(), Source::new(format!("{SHIPPED}{path}"), text));
            }
        }
    }
}

fn read_folder(root: &Path, folder: &Path, files: &mut Files, problems: &Problems) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            read_folder(root, &path, files, problems);
            continue;
        }
        let ending = path.extension().and_then(|ending| ending.to_str());
        if !matches!(ending, Some("toml" | "csv")) {
            continue;
        }
        let inside = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        match std::fs::read_to_string(&path) {
            Ok(text) => {
                if !has_a_place(&inside) {
                    problems
                        .push(Diagnostic::error("C114").at(Place::file(format!("wzory/{inside}"))));
                }
                files.insert(inside.clone(), Source::new(format!("wzory/{inside}"), text));
            }
            Err(error) => problems.push(
                Diagnostic::error("C104")
                    .at(Place::file(format!("wzory/{inside}")))
                    .with("message", error.to_string()),
            ),
        }
    }
}

/// Is the path that of a table, view, quantity, mapping, list, parameter file, the holidays, a calendar or an edition of a return? Any
/// other file would be passed over in silence.
fn has_a_place(path: &str) -> bool {
    match path.split('/').collect::<Vec<_>>().as_slice() {
        [
            "tables" | "views" | "quantities" | "indicators" | "strategies" | "mappings"
            | "collation",
            name,
        ] => name.ends_with(".toml"),
        ["lists" | "parameters" | "known", name] => name.ends_with(".csv"),
        ["calendar", name] => *name == "holidays.csv" || name.ends_with(".toml"),
        [_, valid_from, name] => {
            valid_from.parse::<chrono::NaiveDate>().is_ok() && name.ends_with(".toml")
        }
        [name] => name.ends_with(".toml"),
        _ => false,
    }
}

/// The files of the editions of a return, by their first day.
pub type Editions = BTreeMap<String, Vec<String>>;

/// Every return with its editions: id, first day of validity, files.
pub fn editions(files: &Files) -> BTreeMap<String, Editions> {
    let mut found: BTreeMap<String, Editions> = BTreeMap::new();
    for path in files.keys() {
        let parts: Vec<&str> = path.split('/').collect();
        if let [name] = parts.as_slice()
            && let Some(form) = name.strip_suffix(".toml")
        {
            // A one-off return may be one file; it is in force since ever.
            let editions = found.entry(form.to_owned()).or_default();
            editions.entry("0001-01-01".to_owned()).or_default().push(path.clone());
            continue;
        }
        let [form, valid_from, _] = parts.as_slice() else {
            continue;
        };
        let dated = valid_from.parse::<chrono::NaiveDate>().is_ok();
        if dated && path.ends_with(".toml") {
            found
                .entry((*form).to_owned())
                .or_default()
                .entry((*valid_from).to_owned())
                .or_default()
                .push(path.clone());
        }
    }
    found
}
