//! `demo`, and what commands have in common.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::args::{self, Common};
use super::show;
use crate::demo::{self, Blemishes, DemoOptions};
use crate::diagnostic::{Catalogue, Diagnostic, Place};
use crate::run::{self, Exit};

/// The office's folder: `-C`, or the nearest one above the current folder.
pub fn office(common: &Common) -> Result<PathBuf, Diagnostic> {
    let missing = |folder: &Path| no_office(&folder.display().to_string());
    match &common.office {
        Some(folder) if folder.join("spraw.toml").is_file() => Ok(folder.clone()),
        Some(folder) => Err(missing(folder)),
        None => {
            let here = std::env::current_dir().unwrap_or_default();
            run::find_office(&here).ok_or_else(|| missing(&here))
        }
    }
}

/// The day that `--today` says, else the clock's.
pub fn today(common: &Common) -> chrono::NaiveDate {
    common.today.unwrap_or_else(clock)
}

/// The clock's day, whatever `--today` says: what is signed has happened by then.
pub fn clock() -> chrono::NaiveDate {
    chrono::Local::now().date_naive()
}

/// C101: there is no office in a folder.
pub fn no_office(folder: &str) -> Diagnostic {
    Diagnostic::error("C101").at(Place::file("spraw.toml")).with("message", folder)
}

/// Options as the command gives them, `name=value` (C110).
pub fn options(given: &[String]) -> Result<BTreeMap<String, String>, Diagnostic> {
    let pair = |option: &String| match option.split_once('=') {
        Some((id, value)) => Ok((id.to_owned(), value.to_owned())),
        None => Err(Diagnostic::error("C110").with("found", option)),
    };
    given.iter().map(pair).collect()
}

pub fn demo(request: &args::Demo, common: &Common, catalogue: &Catalogue) -> Exit {
    let years = request.years.split_once("..").and_then(|(first, last)| {
        let (first, last): (i32, i32) =
            (first.parse().ok()?, last.trim_start_matches('=').parse().ok()?);
        (first <= last && (2000..=2100).contains(&first) && last <= 2100).then_some(first..=last)
    });
    let Some(years) = years else {
        let found = Diagnostic::error("C112").with("found", request.years.clone());
        show::diagnostics(&[found], common, catalogue);
        return Exit::Configuration;
    };
    let blemishes = match (request.clean, request.dirty) {
        (true, _) => Blemishes::None,
        (_, true) => Blemishes::Heavy,
        _ => Blemishes::Light,
    };
    let options = DemoOptions {
        inhabitants: request.inhabitants,
        seed: request.seed,
        years,
        blemishes,
        thorough: request.thorough,
    };
    let folder = &request.folder;
    if std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        let found = Diagnostic::error("C120").at(Place::file(folder.display().to_string()));
        show::diagnostics(&[found], common, catalogue);
        return Exit::Configuration;
    }
    match demo::make(folder, &options) {
        Ok(made) => {
            let fields = [
                ("folder", request.folder.display().to_string().into()),
                ("files", made.files.len().into()),
                ("persons", made.persons.into()),
                ("payments", made.payments.into()),
            ];
            out!("{}", catalogue.say("summary-demo", &fields));
            Exit::Good
        }
        Err(error) => {
            show::diagnostics(&[not_written(folder, &error)], common, catalogue);
            Exit::Output
        }
    }
}

pub fn not_written(folder: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error("W101")
        .at(Place::file(folder.display().to_string()))
        .with("message", error.to_string())
}
