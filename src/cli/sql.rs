//! `sql`: what the cells of a return mean, in SQL, and the tables to run it over. Polish: pola w SQL.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::args::{self, Common, Format};
use super::commands::{not_written, office};
use super::show;
use super::watch::Watch;
use crate::diagnostic::{Catalogue, Diagnostic, Place};
use crate::ingest;
use crate::period::ReportingPeriod;
use crate::run::{self, Exit, Refused, Request, SaidInSql, SqlAsked};

/// Statements on stdout, or with the tables in a folder. Exit 1 when some cell has no SQL.
pub fn run(request: &args::Sql, common: &Common, catalogue: &Catalogue) -> Exit {
    match told(request, common, catalogue) {
        Ok(exit) => exit,
        Err(Refused { exit, diagnostics }) => {
            show::diagnostics(&diagnostics, common, catalogue);
            exit
        }
    }
}

fn told(request: &args::Sql, common: &Common, catalogue: &Catalogue) -> Result<Exit, Refused> {
    let refused = |found| Refused { exit: Exit::Configuration, diagnostics: vec![found] };
    let office = office(common).map_err(refused)?;
    let mut options = BTreeMap::new();
    for option in &request.options {
        let (id, value) = option
            .split_once('=')
            .ok_or_else(|| refused(Diagnostic::error("C110").with("found", option.as_str())))?;
        options.insert(id.to_owned(), value.to_owned());
    }
    let period = period(request, common, &office)?;
    if let Some(folder) = request.tables.as_deref().filter(|own| is_taken(own)) {
        return Err(refused(
            Diagnostic::error("Q105").at(Place::file(folder.display().to_string())),
        ));
    }
    let form = request.form.clone();
    let asked =
        Request { office, form, period, options, write: false, uncorrected: false, dry_run: false };
    let watch = Watch::new(common, &format!("{} {period}", asked.form), catalogue);
    let wanted = SqlAsked {
        cells: &|_| request.cells.clone(),
        all: request.cells.is_empty(),
        tables: request.tables.is_some(),
        personal: request.show_personal,
    };
    let said = run::sql(&asked, &wanted, &|progress| watch.tell(progress));
    drop(watch);
    let said = said?;
    show::diagnostics(&said.without, common, catalogue);
    match &request.tables {
        Some(folder) => {
            written(folder, &said).map_err(|error| Refused {
                exit: Exit::Output,
                diagnostics: vec![not_written(folder, &error)],
            })?;
            if common.format == Format::Json {
                out!("{}", json!({ "folder": folder.display().to_string() }));
            } else {
                let shown = folder.display().to_string();
                out!("{}", catalogue.say("summary-sql", &[("folder", shown.into())]));
            }
        }
        None if common.format == Format::Json => {
            let macros = request.macros.then_some(&said.macros);
            out!("{}", json!({ "macros": macros, "statements": statements(&said) }));
        }
        None => {
            let macros = request.macros.then_some(&said.macros);
            let all: Vec<&String> = macros.into_iter().chain(statements(&said)).collect();
            let all: Vec<&str> = all.into_iter().map(String::as_str).collect();
            out!("{}", all.join("\n").trim_end());
        }
    }
    Ok(if said.without.is_empty() { Exit::Good } else { Exit::Look })
}

/// The statements of the cells, and the script of all.
fn statements(said: &SaidInSql) -> Vec<&String> {
    said.statements.iter().map(|(_, own)| own).chain(&said.script).collect()
}

/// The period that is asked for, else the newest that has ended and that the return is made for.
fn period(request: &args::Sql, common: &Common, office: &Path) -> Result<ReportingPeriod, Refused> {
    let refused = |found| Refused { exit: Exit::Configuration, diagnostics: vec![found] };
    if let Some(text) = &request.period {
        return super::period::period(text).map_err(refused);
    }
    let today = common.today.unwrap_or_else(|| chrono::Local::now().date_naive());
    run::known_returns(office, std::slice::from_ref(&request.form))?;
    let deadlines = run::deadlines(office, today)?.into_iter();
    let newest =
        deadlines.filter(|own| own.form == request.form).max_by_key(|own| own.period.end());
    let none = || refused(Diagnostic::error("Q104").with("form", request.form.as_str()));
    newest.map(|own| own.period).ok_or_else(none)
}

fn is_taken(folder: &Path) -> bool {
    match std::fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_some(),
        Err(_) => folder.exists(),
    }
}

/// The folder appears whole or not at all.
fn written(folder: &Path, said: &SaidInSql) -> std::io::Result<()> {
    let mut name = folder.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".{}.part", std::process::id()));
    let part: PathBuf = folder.with_file_name(name);
    let made = filled(&part, said).and_then(|()| {
        if folder.is_dir() {
            std::fs::remove_dir(folder)?;
        }
        std::fs::rename(&part, folder)
    });
    if made.is_err() {
        let _ = std::fs::remove_dir_all(&part);
    }
    made
}

fn filled(folder: &Path, said: &SaidInSql) -> std::io::Result<()> {
    // Somebody's days of birth may be among the tables.
    ingest::create_private(folder)?;
    let texts: Vec<&str> = statements(said).into_iter().map(String::as_str).collect();
    let scripts = [("makra.sql", said.macros.clone()), ("pola.sql", texts.join("\n"))];
    let scripts = scripts.map(|(name, text)| (name.to_owned(), text.into_bytes()));
    for (name, bytes) in said.files.iter().chain(&scripts) {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap_or(folder))?;
        std::fs::write(path, bytes)?;
    }
    Ok(())
}
