//! An office's folder, opened: configuration, mappings, templates, values entered by hand.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::corrections::Corrections;
use super::edition::{Editions, kinds, open_form_of};
use super::manual::Manual;
use super::{Exit, Refused, monitor};
use crate::builtin;
use crate::config::Office;
use crate::diagnostic::{Diagnostic, Place, Problems, Source};
use crate::document;
use crate::ingest::with_shipped;
use crate::period::ReportingPeriod;
use crate::quality::Waivers;
use crate::template::Library;
use crate::template::form::Form;
use crate::template::library::Files;

/// What makes a folder an office.
const CONFIGURATION: &str = "spraw.toml";

pub struct Workplace {
    pub root: PathBuf,
    pub office: Office,
    pub mappings: Vec<Arc<Source>>,
    /// The office's own texts: `spraw.toml`, `mapowania`, `wzory`.
    pub own_files: Vec<Arc<Source>>,
    pub library: Arc<Library>,
    pub form: Form,
    /// The files of the return's edition, for the manifest's hash.
    pub form_files: Vec<Arc<Source>>,
    pub manual: Manual,
    pub corrections: Corrections,
    /// Findings that somebody answers for, as written.
    pub waivers: Waivers,
    /// Built-in files that the office replaces by its own.
    pub replaced: Vec<String>,
    /// What is right in the templates and yet surprises.
    pub warnings: Vec<Diagnostic>,
}

/// The nearest folder with `spraw.toml`, from `start` upwards.
pub fn find_office(start: &Path) -> Option<PathBuf> {
    start.ancestors().find(|folder| folder.join("spraw.toml").is_file()).map(Path::to_path_buf)
}

/// C175: the folder has the configuration of another office in it, or lies in that of one; which of them is meant is
/// told, because both look alike from inside.
pub fn other_offices(root: &Path) -> Option<Diagnostic> {
    let root = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
    let entries = std::fs::read_dir(&root).into_iter().flatten().flatten();
    let mut others: Vec<String> = entries
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_toml = name.ends_with(".toml") && name != CONFIGURATION;
            let copy =
                is_toml && name.to_lowercase().starts_with("spraw") && entry.path().is_file();
            let inner = !name.starts_with('.') && entry.path().join(CONFIGURATION).is_file();
            match (copy, inner) {
                (true, _) => Some(name),
                (_, true) => Some(format!("{name}/{CONFIGURATION}")),
                _ => None,
            }
        })
        .collect();
    let outer = root.parent().and_then(find_office);
    others.extend(outer.map(|own| own.join(CONFIGURATION).display().to_string()));
    others.sort();
    let found = Diagnostic::warning("C175").at(Place::file(CONFIGURATION));
    (!others.is_empty())
        .then(|| found.with("names", others.join(", ")).with("folder", root.display().to_string()))
}

/// The roles that an office has.
pub fn roles(root: &Path) -> Result<Vec<String>, Refused> {
    Ok(office_of(root)?.roles)
}

/// What `spraw.toml` says of the office.
pub fn office_of(root: &Path) -> Result<Office, Refused> {
    let problems = Problems::default();
    let office = read_office(root, &problems).map(|(_, own)| own).unwrap_or_default();
    if problems.has_errors() {
        return Err(Refused::because(Exit::Configuration, problems));
    }
    Ok(office)
}

impl Workplace {
    /// Opens everything a return needs; all mistakes of all files are told at once (exit 2).
    pub fn open(root: &Path, form: &str, period: ReportingPeriod) -> Result<Workplace, Refused> {
        let problems = Problems::default();
        let files = builtin::files(Some(root), &problems);
        Workplace::open_of(files, root, form, period, problems)
    }

    /// The same of templates that were read, with one that was made on the way among them.
    pub(super) fn open_of(
        files: Files,
        root: &Path,
        form: &str,
        period: ReportingPeriod,
        problems: Problems,
    ) -> Result<Workplace, Refused> {
        Workplace::open_in(&mut Editions::of(&files), root, form, period, problems)
    }

    /// The same where other returns of these templates were opened before.
    pub(super) fn open_in(
        editions: &mut Editions<'_>,
        root: &Path,
        form: &str,
        period: ReportingPeriod,
        problems: Problems,
    ) -> Result<Workplace, Refused> {
        let files = editions.files;
        let before = problems.len();
        let (said, office) = read_office(root, &problems).unzip();
        // Roles that could not be read are no roles that the return is not for.
        let has_roles = problems.len() == before;
        let own_mappings = read_mappings(root, &problems);
        let mappings = with_shipped(&own_mappings, files, &problems);
        let own_templates = files.values().filter(|own| own.name.starts_with("wzory/")).cloned();
        let own_files = said.into_iter().chain(own_mappings).chain(own_templates).collect();
        let mut opened = open_form_of(editions, form, Some(period), &problems);
        if let (Some(office), Some((_, form, _))) = (&office, &mut opened) {
            form.enter_without(&office.absent);
        }
        let mut manual = Manual::read(root, form, period, &problems);
        let mut corrections = Corrections::default();
        let waivers = Waivers::read(root, &problems);
        let form_files = opened.as_ref().map(|(_, _, files)| files.clone()).unwrap_or_default();
        if let (Some(office), Some((library, form, _))) = (&office, &opened) {
            if has_roles && !form.is_for(&office.roles) {
                problems.push(of_others(form, &office.roles));
            }
            check_names(office, library, &editions.editions, &problems);
            // Of a cell that only another edition has nothing was entered by mistake.
            let aside = Problems::default();
            let told = if editions.pinned.is_some() { &aside } else { &problems };
            manual.check(form, period, told);
            manual.check_periods(form, period, || kinds(files, &form.id), &problems);
            corrections = Corrections::read(root, library, &problems);
            check_manual_files(root, &editions.editions, &problems);
        }
        match opened {
            Some((library, form, _)) if !problems.has_errors() => {
                let office = office.unwrap_or_default();
                Ok(Workplace {
                    root: root.to_path_buf(),
                    office,
                    mappings,
                    own_files,
                    library,
                    form,
                    form_files,
                    manual,
                    corrections,
                    waivers,
                    replaced: builtin::replaced(files),
                    warnings: problems.take(),
                })
            }
            _ => Err(Refused::because(Exit::Configuration, problems)),
        }
    }
}

/// C137: offices of other roles send the return.
pub(super) fn of_others(form: &Form, roles: &[String]) -> Diagnostic {
    Diagnostic::error("C137")
        .with("name", form.id.as_str())
        .with("roles", form.roles.join(", "))
        .with("own", roles.join(", "))
}

/// What `spraw.toml` names is there: tables that are absent, returns that have options.
fn check_names(
    office: &Office,
    library: &Library,
    editions: &std::collections::BTreeMap<String, builtin::Editions>,
    problems: &Problems,
) {
    for said in &office.absent_said {
        if !library.tables.contains_key(&said.text) {
            problems.push(library.unknown_source(said));
        }
    }
    for waiver in &office.waivers {
        if !waiver.table.text.is_empty() && !library.tables.contains_key(&waiver.table.text) {
            problems.push(library.unknown_source(&waiver.table));
        }
    }
    for said in &office.returns_said {
        if !editions.contains_key(&said.text) {
            let known = editions.keys().map(String::as_str);
            problems.push(Diagnostic::unknown("C103", &said.text, known).at(&said.place));
        }
    }
}

/// Every file of manual values is named after a return (C121).
fn check_manual_files(
    root: &Path,
    editions: &std::collections::BTreeMap<String, builtin::Editions>,
    problems: &Problems,
) {
    let entries = std::fs::read_dir(root.join("dane-reczne")).into_iter().flatten();
    let mut names: Vec<String> = entries
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .collect();
    names.sort();
    for name in names {
        let known = name.strip_suffix(".csv").is_some_and(|id| editions.contains_key(id))
            || monitor::FILES.contains(&name.as_str());
        if !known && !name.starts_with('.') {
            problems.push(Diagnostic::error("C121").at(Place::file(format!("dane-reczne/{name}"))));
        }
    }
}

fn read_office(root: &Path, problems: &Problems) -> Option<(Arc<Source>, Office)> {
    match std::fs::read_to_string(root.join("spraw.toml")) {
        Ok(text) => {
            let source = Source::new("spraw.toml", text);
            let office = Office::read(&document::parse(&source, problems), problems);
            Some((source, office))
        }
        Err(error) => {
            let code = if root.join("spraw.toml").exists() { "C104" } else { "C101" };
            problems.push(
                Diagnostic::error(code)
                    .at(Place::file("spraw.toml"))
                    .with("message", error.to_string()),
            );
            None
        }
    }
}

/// The texts of all mappings.
pub fn read_mappings(root: &Path, problems: &Problems) -> Vec<Arc<Source>> {
    let folder = root.join("mapowania");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(&folder)
        .map(|entries| entries.filter_map(|entry| Some(entry.ok()?.path())).collect())
        .unwrap_or_default();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    if paths.is_empty() {
        problems.push(Diagnostic::error("C102").at(Place::file("mapowania")));
    }
    let mut sources = Vec::new();
    for path in paths {
        let name = format!("mapowania/{}", path.file_name().unwrap_or_default().to_string_lossy());
        match std::fs::read_to_string(&path) {
            Ok(text) => sources.push(Source::new(name, text)),
            Err(error) => problems.push(
                Diagnostic::error("C104").at(Place::file(name)).with("message", error.to_string()),
            ),
        }
    }
    sources
}
