//! `run`, `check`, `demo`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::args::{self, Common, Format};
use super::show;
use super::watch::Watch;
use crate::demo::{self, Blemishes, DemoOptions};
use crate::diagnostic::{Catalogue, Diagnostic, Place, Severity};
use crate::period::ReportingPeriod;
use crate::report::Outcome;
use crate::run::{self, Done, Exit, Lock, Refused, Request};

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

/// C101: there is no office in a folder.
pub fn no_office(folder: &str) -> Diagnostic {
    Diagnostic::error("C101").at(Place::file("spraw.toml")).with("message", folder)
}

pub fn run(request: &args::Run, common: &Common, write: bool, catalogue: &Catalogue) -> Exit {
    let refuse = |found: Diagnostic| {
        show::diagnostics(&[found], common, catalogue);
        Exit::Configuration
    };
    let office = match office(common) {
        Ok(office) => office,
        Err(found) => return refuse(found),
    };
    let options = match options(&request.options) {
        Ok(options) => options,
        Err(found) => return refuse(found),
    };
    let wanted = match asked(request, common, &office) {
        Ok(wanted) => wanted,
        Err(Refused { exit, diagnostics }) => {
            show::diagnostics(&diagnostics, common, catalogue);
            return exit;
        }
    };
    // Held to the end; a check writes nothing and needs none.
    let lock = write.then(|| Lock::take(&office)).transpose();
    let _lock = match lock {
        Ok(lock) => lock,
        Err(Refused { exit, diagnostics }) => {
            show::diagnostics(&diagnostics, common, catalogue);
            return exit;
        }
    };
    let (mut exits, mut new) = (Vec::new(), Vec::new());
    let several = wanted.len() > 1;
    let mut heard = show::Heard::default();
    for (form, period) in wanted {
        let (options, folder) = (options.clone(), office.clone());
        let asked = Request { office: folder, form, period, options, write, uncorrected: false };
        let titled = several && common.format == Format::Text;
        let title = format!("── {} {period} ──\n", asked.form);
        if titled && !common.quiet {
            told!("{title}");
        }
        let watch = Watch::new(common, &format!("{} {period}", asked.form), catalogue);
        let result = run::run(&asked, &|progress| watch.tell(progress));
        drop(watch);
        // A quiet command names the returns of which it has something to tell.
        if titled
            && common.quiet
            && result.as_ref().map_or(true, |done| show::has_errors(done.told()))
        {
            told!("{title}");
        }
        exits.push(match result {
            Ok(done) => {
                if done.written.as_ref().is_some_and(|own| !own.unchanged) {
                    new.push((asked.form.clone(), asked.period));
                }
                if request.corrections {
                    corrected(asked, &done, common, catalogue);
                }
                made(&done, &mut heard, common, catalogue)
            }
            Err(Refused { exit, diagnostics }) => {
                show::diagnostics(&diagnostics, common, catalogue);
                exit
            }
        });
    }
    // What was compared with an older version than there is now.
    if let Some(found) = run::outdated(&office, &new) {
        show::diagnostics(&[found], common, catalogue);
    }
    // What was approved or sent before is a correction now.
    if let Some(found) = run::corrected(&office, &new) {
        show::diagnostics(&[found], common, catalogue);
    }
    let made = exits.iter().all(|exit| *exit <= Exit::Look);
    match exits.iter().max() {
        None => Exit::Configuration,
        Some(worst) if made || exits.len() == 1 || exits.iter().all(|exit| exit == worst) => *worst,
        Some(_) => Exit::Mixed,
    }
}

/// Options as the command gives them, `name=value` (C110).
pub fn options(given: &[String]) -> Result<BTreeMap<String, String>, Diagnostic> {
    let pair = |option: &String| match option.split_once('=') {
        Some((id, value)) => Ok((id.to_owned(), value.to_owned())),
        None => Err(Diagnostic::error("C110").with("found", option)),
    };
    given.iter().map(pair).collect()
}

/// The returns and periods that are asked for: without a period those that are due, without a return
/// all that the office makes for the period.
fn asked(
    request: &args::Run,
    common: &Common,
    office: &Path,
) -> Result<Vec<(String, ReportingPeriod)>, Refused> {
    let refuse = |found| Refused { exit: Exit::Configuration, diagnostics: vec![found] };
    if request.period.is_empty() {
        let today = common.today.unwrap_or_else(|| chrono::Local::now().date_naive());
        run::known_returns(office, &request.returns)?;
        let mut due = run::due_periods(office, today)?;
        due.retain(|(form, _)| request.returns.is_empty() || request.returns.contains(form));
        if due.is_empty() {
            return Err(refuse(Diagnostic::error("C117").with("day", today.to_string())));
        }
        return Ok(due);
    }
    let mut wanted = Vec::new();
    for text in &request.period {
        let period: ReportingPeriod =
            text.parse().map_err(|()| refuse(Diagnostic::error("C111").with("found", text)))?;
        let returns = if request.returns.is_empty() {
            run::returns_for(office, &run::roles(office)?, period)?
        } else {
            request.returns.clone()
        };
        if returns.is_empty() {
            let found = Diagnostic::error("C119").with("period", period.to_string());
            return Err(refuse(found));
        }
        wanted.extend(returns.into_iter().map(|form| (form, period)));
    }
    Ok(wanted)
}

/// Tells what the office's corrections change: the run once more without them.
fn corrected(asked: Request, with: &Done, common: &Common, catalogue: &Catalogue) {
    let without = Request { uncorrected: true, write: false, ..asked };
    match run::run(&without, &|_| {}) {
        Err(Refused { diagnostics, .. }) => show::diagnostics(&diagnostics, common, catalogue),
        Ok(without) => {
            let changes = run::changes(&without, with);
            if common.format == Format::Json {
                let each = changes
                    .iter()
                    .map(|own| json!({ "name": own.name, "was": own.was, "becomes": own.becomes }));
                out!("{}", json!({ "corrections": each.collect::<Vec<_>>() }));
                return;
            }
            out!("{}", catalogue.say("corrections-change", &[("count", changes.len().into())]));
            for own in changes {
                out!("  {:<16} {} → {}", own.name, own.was, own.becomes);
            }
        }
    }
}

/// Tells what was made, and gives the exit code.
fn made(done: &Done, heard: &mut show::Heard, common: &Common, catalogue: &Catalogue) -> Exit {
    show::missing(done.told(), heard, common, catalogue);
    show::rules(done.told(), common, catalogue);
    show::findings(done.told(), heard, common, catalogue);
    let exit = run::exit_of(done);
    let failed = |severity: Severity| {
        done.outcomes
            .iter()
            .filter(|own| {
                own.severity == severity
                    && own.is_open()
                    && matches!(own.outcome, Outcome::Failed | Outcome::CouldNotRun)
            })
            .count()
    };
    let found = |severity: Severity| done.quality.findings(severity);
    let findings: usize =
        [Severity::Error, Severity::Warning, Severity::Note].into_iter().map(found).sum();
    let passed = done.outcomes.iter().filter(|own| own.outcome == Outcome::Passed).count();
    let set_aside = done.loaded.set_aside.iter().filter(|own| !own.is_repeated()).count();
    let records: usize = done.loaded.ledger.iter().map(|own| own.loaded).sum();
    if common.format == Format::Json {
        let summary = json!({
            "return": done.report.form, "period": done.report.period, "version": done.report.version,
            "folder": done.written.as_ref().map(|own| own.folder.display().to_string()),
            "unchanged": done.written.as_ref().is_some_and(|own| own.unchanged),
            "records": records, "set_aside": set_aside, "findings": findings, "explained": done.quality.explained(),
            "rules_passed": passed, "rules_failed": failed(Severity::Error),
            "warnings": failed(Severity::Warning), "exit": exit as u8,
        });
        out!("{summary}");
        return exit;
    }
    let fields = [
        ("form", done.report.form.clone().into()),
        ("period", done.report.period.clone().into()),
        ("version", i64::from(done.report.version).into()),
        ("records", records.into()),
        ("set_aside", set_aside.into()),
        ("findings", findings.into()),
        ("passed", passed.into()),
        ("failed", failed(Severity::Error).into()),
        ("data_errors", found(Severity::Error).into()),
        ("data_warnings", found(Severity::Warning).into()),
        ("warnings", failed(Severity::Warning).into()),
        (
            "folder",
            done.written
                .as_ref()
                .map(|own| own.folder.display().to_string())
                .unwrap_or_default()
                .into(),
        ),
    ];
    let sentence = match &done.written {
        None => "summary-checked",
        Some(written) if written.unchanged => "summary-unchanged",
        Some(_) => "summary-written",
    };
    out!("{}", catalogue.say(sentence, &fields));
    exit
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
