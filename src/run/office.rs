//! An office's folder, opened: configuration, mappings, templates, values entered by hand.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Exit, Refused};
use crate::builtin;
use crate::config::Office;
use crate::diagnostic::{Diagnostic, Place, Problems, Source};
use crate::document;
use crate::evaluate::fill::ManualValues;
use crate::number::Exact;
use crate::period::ReportingPeriod;
use crate::template::form::{Form, OptionSpec, read_options};
use crate::template::library::Files;
use crate::template::{Library, extends};

pub struct Workplace {
    pub root: PathBuf,
    pub office: Office,
    pub mappings: Vec<Arc<Source>>,
    pub library: Library,
    pub form: Form,
    /// The files of the return's edition, for the manifest's hash.
    pub form_files: Vec<Arc<Source>>,
    pub manual: ManualValues,
    /// What is right in the templates and yet surprises.
    pub warnings: Vec<Diagnostic>,
}

/// The nearest folder with `spraw.toml`, from `start` upwards.
pub fn find_office(start: &Path) -> Option<PathBuf> {
    start.ancestors().find(|folder| folder.join("spraw.toml").is_file()).map(Path::to_path_buf)
}

impl Workplace {
    /// Opens everything a return needs; all mistakes of all files are told at once (exit 2).
    pub fn open(root: &Path, form: &str, period: ReportingPeriod) -> Result<Workplace, Refused> {
        let problems = Problems::default();
        let office = read_office(root, &problems);
        let mappings = read_mappings(root, &problems);
        let files = builtin::files(Some(root), &problems);
        let opened = open_form(&files, form, Some(period), &problems);
        let manual = read_manual(root, form, period, &problems);
        let form_files = opened.as_ref().map(|(_, _, files)| files.clone()).unwrap_or_default();
        match opened {
            Some((library, form, _)) if !problems.has_errors() => {
                let office = office.unwrap_or_default();
                Ok(Workplace {
                    root: root.to_path_buf(),
                    office,
                    mappings,
                    library,
                    form,
                    form_files,
                    manual,
                    warnings: problems.take(),
                })
            }
            _ => Err(Refused::because(Exit::Configuration, problems)),
        }
    }
}

fn read_office(root: &Path, problems: &Problems) -> Option<Office> {
    match std::fs::read_to_string(root.join("spraw.toml")) {
        Ok(text) => {
            let source = Source::new("spraw.toml", text);
            Some(Office::read(&document::parse(&source, problems), problems))
        }
        Err(error) => {
            problems.push(
                Diagnostic::error("C101")
                    .at(Place::file("spraw.toml"))
                    .with("message", error.to_string()),
            );
            None
        }
    }
}

fn read_mappings(root: &Path, problems: &Problems) -> Vec<Arc<Source>> {
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

/// The library and one return, in its newest edition that is in force on the period's last day.
pub fn open_form(
    files: &Files,
    form: &str,
    period: Option<ReportingPeriod>,
    problems: &Problems,
) -> Option<(Library, Form, Vec<Arc<Source>>)> {
    let editions = builtin::editions(files);
    let Some(own) = editions.get(form) else {
        let known: Vec<&str> = editions.keys().map(String::as_str).collect();
        problems.push(
            Diagnostic::error("C103")
                .with("name", form)
                .with(
                    "nearest",
                    crate::diagnostic::nearest(form, known.iter().copied()).unwrap_or("none"),
                )
                .with("known", known.join(", ")),
        );
        return None;
    };
    let end = period.map(|period| period.end().to_string());
    let in_force =
        own.iter().rev().find(|(valid_from, _)| end.as_ref().is_none_or(|end| *valid_from <= end));
    let Some((_, paths)) = in_force else {
        let period = period.map(|period| period.to_string()).unwrap_or_default();
        problems.push(Diagnostic::error("C107").with("name", form).with("period", period));
        return None;
    };
    let (roots, sources) = edition(own, paths, files, problems);
    let mut options = options_of_all(&editions, files);
    options.extend(read_options(&roots, problems).into_iter().map(|own| (own.id.clone(), own)));
    let library = Library::read(files, options, problems);
    let form = Form::read(&roots, &library, problems)?;
    if let Some(period) = period
        && form.variant(period.kind()).is_none()
    {
        let known: Vec<&str> = form.variants.iter().map(|own| own.period.as_str()).collect();
        problems.push(
            Diagnostic::error("C108")
                .with("name", &form.id)
                .with("period", period.to_string())
                .with("known", known.join(", ")),
        );
    }
    Some((library, form, sources))
}

/// The files of one edition as read, with those of the edition it extends; and all of them to hash.
fn edition(
    editions: &BTreeMap<String, Vec<String>>,
    paths: &[String],
    files: &Files,
    problems: &Problems,
) -> (Vec<document::Table>, Vec<Arc<Source>>) {
    let mut sources: Vec<Arc<Source>> = paths.iter().map(|path| Arc::clone(&files[path])).collect();
    let roots: Vec<document::Table> =
        sources.iter().map(|source| document::parse(source, problems)).collect();
    let Some(base) = extends::base_of(&roots) else {
        return (roots, sources);
    };
    // An edition extends an earlier one: so no circle can arise.
    let own_date = paths.first().and_then(|path| path.split('/').nth(1)).unwrap_or_default();
    let earlier = editions.get(&base.text).filter(|_| base.text.as_str() < own_date);
    let Some(base_paths) = earlier else {
        let known: Vec<&str> = editions.keys().map(String::as_str).collect();
        problems.push(
            Diagnostic::error("T512")
                .at(&base.place)
                .with("name", &base.text)
                .with("known", known.join(", ")),
        );
        return (roots, sources);
    };
    let (base_roots, base_sources) = edition(editions, base_paths, files, problems);
    sources.extend(base_sources);
    let merged = extends::extended(&base_roots, &roots, problems);
    (merged.into_iter().collect(), sources)
}

/// The options of every return, by name: shared views may read those of another return, and have its
/// default there.
fn options_of_all(
    editions: &BTreeMap<String, BTreeMap<String, Vec<String>>>,
    files: &Files,
) -> BTreeMap<String, OptionSpec> {
    let newest = editions.values().filter_map(|editions| editions.values().next_back());
    let silent = Problems::default();
    let roots: Vec<document::Table> =
        newest.flatten().map(|path| document::parse(&files[path], &silent)).collect();
    read_options(&roots, &silent).into_iter().map(|own| (own.id.clone(), own)).collect()
}

/// `dane-reczne/<return>.csv`: `period;section;row;column;value;who;why`, one line a cell.
fn read_manual(
    root: &Path,
    form: &str,
    period: ReportingPeriod,
    problems: &Problems,
) -> ManualValues {
    let mut values = ManualValues::new();
    let name = format!("dane-reczne/{form}.csv");
    let Ok(text) = std::fs::read_to_string(root.join(&name)) else {
        return values;
    };
    let text = text.trim_start_matches('\u{feff}');
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').flexible(true).from_reader(text.as_bytes());
    for (index, record) in reader.records().enumerate() {
        let place = Place::file(name.as_str()).row(index as u32 + 2);
        let fields: Vec<String> = match record {
            Ok(record) => record.iter().map(|field| field.trim().to_owned()).collect(),
            Err(error) => {
                problems
                    .push(Diagnostic::error("C109").at(place).with("message", error.to_string()));
                continue;
            }
        };
        let [of, section, row, column, value, who, why, ..] = fields.as_slice() else {
            problems.push(Diagnostic::error("C109").at(place).with("message", fields.join(";")));
            continue;
        };
        if *of != period.to_string() {
            continue;
        }
        match number(value) {
            Some(number) if !who.is_empty() && !why.is_empty() => {
                values.insert((section.clone(), row.clone(), column.clone()), number);
            }
            _ => {
                problems.push(Diagnostic::error("C109").at(place).with("message", fields.join(";")))
            }
        }
    }
    values
}

/// `1 234,56` as an exact number.
pub fn number(text: &str) -> Option<Exact> {
    let plain: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let (whole, fraction) = plain.split_once([',', '.']).unwrap_or((&plain, ""));
    let digits: i128 = format!("{whole}{fraction}").parse().ok()?;
    let scale = u32::try_from(fraction.len()).ok().filter(|scale| *scale <= 6)?;
    Some(Exact::scaled(digits, scale))
}
