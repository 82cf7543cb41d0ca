//! `rerun`: a version made once more from what was kept of it. Polish: powtórzenie wersji.

use std::path::PathBuf;

use serde_json::json;

use super::args::{self, Common, Format};
use super::commands;
use super::show;
use super::watch::Watch;
use crate::diagnostic::{Catalogue, Diagnostic};
use crate::run::{self, Exit, FileFate, Refused, Rerun};

/// Exit 0 when every file is made the same, 1 when something differs, 3 when inputs lack.
pub fn run(request: &args::Rerun, common: &Common, catalogue: &Catalogue) -> Exit {
    let office = match office(request, common) {
        Ok(office) => office,
        Err(found) => {
            show::diagnostics(&[found], common, catalogue);
            return Exit::Configuration;
        }
    };
    let watch = Watch::new(common, &request.version.display().to_string(), catalogue);
    // As it stands, else as seen from the office.
    let seen = office.join(&request.version);
    let in_office = !request.version.exists() && seen.parent().is_some_and(std::path::Path::exists);
    let version = if in_office { &seen } else { &request.version };
    let result = run::rerun(&office, version, &|progress| watch.tell(progress));
    drop(watch);
    match result {
        Ok(again) => {
            show::diagnostics(&again.notes, common, catalogue);
            tell(&again, common, catalogue)
        }
        Err(Refused { exit, diagnostics }) => {
            show::diagnostics(&diagnostics, common, catalogue);
            exit
        }
    }
}

/// `-C`, else the office that the version stands in, else the one around the current folder.
fn office(request: &args::Rerun, common: &Common) -> Result<PathBuf, Diagnostic> {
    let path = request.version.canonicalize().ok();
    match path.and_then(|path| run::find_office(&path)) {
        Some(office) if common.office.is_none() => Ok(office),
        _ => commands::office(common),
    }
}

fn tell(again: &Rerun, common: &Common, catalogue: &Catalogue) -> Exit {
    let exit = if again.is_equal() { Exit::Good } else { Exit::Look };
    if common.format == Format::Json {
        let files = again
            .files
            .iter()
            .map(|own| json!({ "file": own.file, "outcome": own.fate.word(), "keys": own.keys }));
        out!(
            "{}",
            json!({
                "return": again.form, "period": again.period.to_string(), "version": again.version,
                "equal": again.is_equal(), "files": files.collect::<Vec<_>>(), "exit": exit as u8,
            })
        );
        return exit;
    }
    for own in &again.files {
        let fate = catalogue.word(&format!("rerun-{}", own.fate.word()));
        let keys = if own.keys.is_empty() {
            String::new()
        } else {
            format!("  ({})", own.keys.join(", "))
        };
        out!("  {fate:<24} {}{keys}", own.file);
    }
    let equal = again.files.iter().filter(|own| own.fate == FileFate::Equal).count();
    let fields = [
        ("form", again.form.clone().into()),
        ("period", again.period.to_string().into()),
        ("version", i64::from(again.version).into()),
        ("equal", equal.into()),
        ("different", (again.files.len() - equal).into()),
    ];
    out!("{}", catalogue.say("summary-rerun", &fields));
    exit
}
