//! `inspect`: what exports hold, the mapping they seem to need, and what changed since the last one.

mod json;
mod page;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::args::{Common, Format, Inspect};
use super::commands::{not_written, office};
use super::show;
use super::template::everything;
use crate::builtin;
use crate::diagnostic::{Catalogue, Diagnostic, Language, Place, Problems};
use crate::ingest::{Mapping, read_mapping, shipped, with_shipped};
use crate::inspect::{self, Export, Keys, Known, Model, Ready, compared};
use crate::run::{Exit, read_mappings};
use crate::template::Library;
use crate::template::library::Files;
use page::Told;

pub fn run(request: &Inspect, common: &Common, catalogue: &Catalogue) -> Exit {
    let refuse = |found: Vec<Diagnostic>| {
        show::diagnostics(&found, common, catalogue);
        Exit::Configuration
    };
    let folder = match office(common) {
        Ok(folder) => Some(folder),
        Err(found) if request.write || common.office.is_some() => return refuse(vec![found]),
        Err(_) => None,
    };
    let (all, problems) = everything(folder.clone());
    let library = all.library;
    let Some(library) = library.filter(|_| !problems.has_errors()) else {
        return refuse(problems.into_vec());
    };
    if let Some(table) = request.table.as_ref().filter(|own| !library.tables.contains_key(*own)) {
        let known = library.tables.keys().map(String::as_str);
        return refuse(vec![Diagnostic::unknown("C103", table, known)]);
    }
    let templates = builtin::files(folder.as_deref(), &Problems::default());
    let mapping = folder
        .as_deref()
        .map(|folder| known_mapping(folder, &templates, &library))
        .unwrap_or_default();
    let shipped = shipped(&templates, &library.tables, &library.codebooks);
    let mut model = Model {
        shipped: &shipped,
        tables: &library.tables,
        codebooks: &library.codebooks,
        table: request.table.as_deref(),
        known: Keys::new(),
        elsewhere: Keys::new(),
    };
    let files = files(&request.files);
    model.known = inspect::mapped_keys(&files, &mapping, &model);
    if let Some(folder) = &folder {
        let data = folder.join("dane");
        model.elsewhere = inspect::keys_elsewhere(&files, &data, &mapping, &model);
    }
    let (exports, refused) = inspect::inspect(&files, &model);
    if exports.is_empty() && refused.is_empty() {
        return refuse(vec![Diagnostic::error("C135")]);
    }
    show::diagnostics(&refused, common, catalogue);
    let known: Vec<Vec<Known>> =
        exports.iter().map(|own| compared(own, &exports, &mapping, &model)).collect();
    let page = Told { library: &library, catalogue };
    for (export, known) in exports.iter().zip(&known) {
        match common.format {
            Format::Json => out!("{}", page.json(export, known)),
            Format::Text => page.export(export, known),
        }
    }
    if !refused.is_empty() {
        // What can be read is shown all the same; a mapping without one of its files is not saved.
        return Exit::Input;
    }
    let written = match folder.as_deref().filter(|_| request.write) {
        Some(folder) => match write(folder, (&exports, &known), &mapping, &library) {
            Ok(written) => written,
            Err((exit, found)) => {
                show::diagnostics(&found, common, catalogue);
                return exit;
            }
        },
        None => Vec::new(),
    };
    for path in &written {
        let fields = [("file", path.display().to_string().into())];
        if common.format == Format::Text {
            out!("{}", catalogue.say("summary-inspect-written", &fields));
        }
    }
    let asked = |(own, known): (&Export, &Vec<Known>)| {
        let sound = known.iter().all(Known::is_sound);
        let open = match (&own.ready, &own.proposal) {
            (Some(ready), _) => !ready.is_named,
            (None, own) => own.as_ref().is_none_or(|own| own.questions() > 0 || !own.is_sure()),
        };
        !sound || (known.is_empty() && open)
    };
    if exports.iter().zip(&known).any(asked) { Exit::Look } else { Exit::Good }
}

/// The files that are meant: of a folder all that lie in it.
fn files(asked: &[PathBuf]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in asked {
        let Ok(entries) = std::fs::read_dir(path) else {
            found.push(path.clone());
            continue;
        };
        let mut inside: Vec<PathBuf> = entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.is_file())
            .filter(|path| {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                // Excel and LibreOffice leave such files beside the ones that are open.
                !name.starts_with('.') && !name.starts_with("~$")
            })
            .collect();
        inside.sort();
        found.extend(inside);
    }
    found
}

/// The office's mapping, as far as it can be read: mistakes in it are told by `check`.
fn known_mapping(folder: &Path, templates: &Files, library: &Library) -> Mapping {
    let problems = Problems::default();
    let files = with_shipped(&read_mappings(folder, &problems), templates, &problems);
    read_mapping(&files, &library.tables, &library.codebooks, &problems)
}

/// Writes a mapping for every table; nothing that is there is touched.
fn write(
    folder: &Path,
    (exports, known): (&[Export], &[Vec<Known>]),
    mapping: &Mapping,
    library: &Library,
) -> Result<Vec<PathBuf>, (Exit, Vec<Diagnostic>)> {
    // What a mapping of the office reads already needs no other.
    let unread = exports.iter().zip(known).filter(|(_, known)| known.is_empty());
    let ready = unread.filter_map(|(own, _)| Some((own.parts.files.first()?, own.ready.as_ref()?)));
    let ready: Vec<(&String, &Ready)> = ready.collect();
    let mut tables: BTreeMap<&str, Vec<&Export>> = BTreeMap::new();
    for export in exports {
        // Two tables that fit as well are a question that no commented line can ask.
        let proposal = export.proposal.as_ref().filter(|own| own.is_sure());
        if let Some(proposal) = proposal {
            tables.entry(proposal.table.as_str()).or_default().push(export);
        }
    }
    if tables.is_empty() && ready.is_empty() {
        return Err((Exit::Configuration, vec![Diagnostic::error("C135")]));
    }
    let mut refused = Vec::new();
    let mut used: BTreeMap<&str, &Ready> = BTreeMap::new();
    for (file, own) in ready {
        let inside = format!("mapowania/{}.toml", own.mapping);
        if !own.is_named {
            let found = Diagnostic::error("C160").at(Place::file(file.as_str()));
            let found = found.with("mapping", &own.mapping);
            refused.push(found.with("names", own.names.join(", ")));
        } else if used.insert(&own.mapping, own).is_none() && folder.join(&inside).exists() {
            refused.push(Diagnostic::error("C133").at(Place::file(inside)));
        }
    }
    for table in tables.keys() {
        let inside = format!("mapowania/{table}.toml");
        if folder.join(&inside).exists() {
            refused.push(Diagnostic::error("C133").at(Place::file(inside)));
        } else if let Some(source) = mapping.of_table(table).next() {
            let title = &library.tables[*table].title;
            refused.push(Diagnostic::error("C134").at(&source.place).with("table", title));
        }
    }
    if !refused.is_empty() {
        return Err((Exit::Configuration, refused));
    }
    // Mappings are in Polish, like the configuration beside them.
    let polish = Catalogue::new(Language::Polish);
    let proposed = tables.into_iter().map(|(table, exports)| {
        let schema = &library.tables[table];
        (table, inspect::written(schema, &exports, &library.codebooks, &polish))
    });
    let used =
        used.into_iter().map(|(name, own)| (name, format!("# {}\n{}\n", own.title, own.line())));
    let mut written = Vec::new();
    for (name, text) in proposed.chain(used) {
        let path = folder.join("mapowania").join(format!("{name}.toml"));
        let made = std::fs::create_dir_all(folder.join("mapowania"))
            .and_then(|()| std::fs::write(&path, text));
        if let Err(error) = made {
            return Err((Exit::Output, vec![not_written(&path, &error)]));
        }
        written.push(path);
    }
    Ok(written)
}
