//! `run` and `check`: returns made one after another, and how each of them ended. Polish: sporządzenie sprawozdań.

mod ended;

use std::path::Path;

use chrono::NaiveDate;
use serde_json::json;

use ended::{Ended, State, exit_of_all, summary};

use super::args::{self, Common, Format};
use super::asked::{Asked, asked};
use super::clock;
use super::commands::{office, options, today};
use super::nothing_due::nothing_due;
use super::show;
use super::watch::Watch;
use crate::diagnostic::{Catalogue, Severity};
use crate::period::ReportingPeriod;
use crate::report::Outcome;
use crate::run::{self, Basis, Done, Exit, Lock, Refused, Request};

/// Makes the returns that are asked for, one after another: one that fails stops none of the others.
pub fn run(request: &args::Run, common: &Common, write: bool, catalogue: &Catalogue) -> Exit {
    match all(request, common, write, catalogue) {
        Ok(exit) => exit,
        Err(Refused { exit, diagnostics }) => {
            show::diagnostics(&diagnostics, common, catalogue);
            exit
        }
    }
}

fn all(
    request: &args::Run,
    common: &Common,
    write: bool,
    catalogue: &Catalogue,
) -> Result<Exit, Refused> {
    let refused = |found| Refused { exit: Exit::Configuration, diagnostics: vec![found] };
    let office = office(common).map_err(refused)?;
    let options = options(&request.options).map_err(refused)?;
    if let Some(found) = run::other_offices(&office) {
        show::diagnostics(&[found], common, catalogue);
    }
    if request.period.is_empty() {
        clock::tell(common, catalogue);
    }
    // Who asks about another day without a period asks what will be unknown then.
    let ahead = !write && !request.dry_run && request.period.is_empty();
    let unknown = match common.today.filter(|_| ahead) {
        Some(day) => preview(&office, &request.returns, day, common, catalogue)?,
        None => Exit::Good,
    };
    // Who looks ahead needs no exports for it.
    if ahead && common.today.is_some() && run::exports_at_hand(&office).is_err() {
        return Ok(unknown);
    }
    run::results_at_hand(&office)?;
    let jobs = match asked(request, common, &office)? {
        Asked::Jobs(jobs) => jobs,
        Asked::Nothing(_) if unknown != Exit::Good => return Ok(unknown),
        // Cron asks every night, and on most nights there is nothing to do.
        Asked::Nothing(day) if write && request.returns.is_empty() => {
            if !common.quiet {
                let fields = [("day", day.to_string().into())];
                out!("{}", catalogue.say("summary-nothing-due", &fields));
            }
            return Ok(Exit::Good);
        }
        Asked::Nothing(day) => {
            return Err(refused(nothing_due(&office, &request.returns, day)));
        }
    };
    // Held to the end; a check writes nothing and needs none.
    let write = write || request.dry_run;
    let _lock = if write && !request.dry_run { Some(Lock::take(&office)?) } else { None };
    let several = jobs.len() > 1 || jobs.iter().any(|job| job.due.is_some());
    let (mut ended, mut new, mut law) = (Vec::new(), Vec::new(), Vec::new());
    let mut heard = show::Heard::default();
    for job in jobs {
        if let Some(lacking) =
            job.due.as_ref().map(|due| &due.lacking).filter(|own| !own.is_empty())
        {
            let state = State::Waiting { lacking: lacking.clone() };
            // Nobody hears of it otherwise where cron alone looks.
            let is_time = job.due.as_ref().is_some_and(|due| due.day <= today(common));
            let exit = if is_time { Exit::Look } else { Exit::Good };
            ended.push(Ended { job, state, exit });
            continue;
        }
        let asked = Request {
            office: office.clone(),
            form: job.form.clone(),
            period: job.period,
            options: options.clone(),
            write,
            uncorrected: false,
            dry_run: request.dry_run,
        };
        let heard = (&mut heard, &mut new, &mut law);
        let (state, exit) = one(asked, several, request, common, heard, catalogue);
        ended.push(Ended { job, state, exit });
    }
    // What was compared with an older version than there is now.
    if let Some(found) = run::outdated(&office, &new) {
        show::diagnostics(&[found], common, catalogue);
    }
    // What was approved or sent before is a correction now.
    if let Some(found) = run::corrected(&office, &new) {
        show::diagnostics(&[found], common, catalogue);
    }
    // Who looked ahead was told of it.
    if let Some(found) = run::today_beyond(&law, today(common)).filter(|_| unknown == Exit::Good) {
        show::diagnostics(&[found], common, catalogue);
    }
    if several {
        summary(&ended, common, catalogue);
    }
    // Who looks ahead is told of it whatever today's returns say.
    Ok(exit_of_all(&ended).max(unknown))
}

/// Tells what will be beyond the law that is known on a day; exit 1 when something is.
fn preview(
    office: &Path,
    returns: &[String],
    day: NaiveDate,
    common: &Common,
    catalogue: &Catalogue,
) -> Result<Exit, Refused> {
    let found = run::law_on(office, returns, day)?;
    // Each for itself: none of them is only counted.
    for own in &found {
        show::diagnostics(std::slice::from_ref(own), common, catalogue);
    }
    if common.format == Format::Text && !common.quiet {
        let fields = [("day", day.to_string().into()), ("count", found.len().into())];
        out!("{}", catalogue.say("law-on", &fields));
    }
    Ok(if found.is_empty() { Exit::Good } else { Exit::Look })
}

/// Makes one return, and tells what there is to tell of it.
fn one(
    asked: Request,
    several: bool,
    request: &args::Run,
    common: &Common,
    (heard, new, law): (&mut show::Heard, &mut Vec<(String, ReportingPeriod)>, &mut Vec<Basis>),
    catalogue: &Catalogue,
) -> (State, Exit) {
    let named = format!("{} {}", asked.form, asked.period);
    let titled = several && common.format == Format::Text;
    let title = format!("── {named} ──\n");
    if titled && !common.quiet {
        told!("{title}");
    }
    let watch = Watch::new(common, &named, catalogue);
    let result = run::run(&asked, &|progress| watch.tell(progress));
    drop(watch);
    // A quiet command names the returns of which it has something to tell.
    if titled && common.quiet && result.as_ref().map_or(true, |done| show::has_errors(done.told()))
    {
        told!("{title}");
    }
    match result {
        Ok(done) => {
            let state = match &done.written {
                Some(own) if !own.planned.is_empty() => State::Planned { version: own.version },
                Some(own) => State::Made { version: own.version, unchanged: own.unchanged },
                None => State::Checked,
            };
            if matches!(state, State::Made { unchanged: false, .. }) {
                new.push((asked.form.clone(), asked.period));
            }
            // Whose period is beyond it has a finding of its own.
            let within = |own: &&Basis| own.until.day >= asked.period.end();
            law.extend(done.law.iter().filter(within).cloned());
            if request.corrections {
                corrected(asked, &done, common, catalogue);
            }
            let exit = made(&done, heard, common, catalogue);
            if !several {
                // Nothing follows but the end: the system takes back a million findings and texts at once.
                std::mem::forget(done);
            }
            (state, exit)
        }
        Err(Refused { exit, diagnostics }) => {
            show::diagnostics(&diagnostics, common, catalogue);
            (State::Refused, exit)
        }
    }
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
    if let Some(written) = &done.written {
        show::diagnostics(&written.altered, common, catalogue);
    }
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
    if common.log_format == Format::Json {
        let rules = done.outcomes.len();
        let cells: usize =
            done.report.sections.iter().flat_map(|own| &own.rows).map(|row| row.cells.len()).sum();
        told!(
            "{}",
            json!({
                "of": format!("{} {}", done.report.form, done.report.period), "stage": "ended",
                "records": records, "set_aside": set_aside, "cells": cells, "rules": rules,
                "findings": findings, "exit": exit as u8,
            })
        );
    }
    if common.format == Format::Json {
        let summary = json!({
            "return": done.report.form, "period": done.report.period, "version": done.report.version,
            "folder": done.written.as_ref().map(|own| own.folder.display().to_string()),
            "unchanged": done.written.as_ref().is_some_and(|own| own.unchanged),
            "planned": done.written.as_ref().map(|own| {
                own.planned.iter().map(|(name, size)| json!({ "file": name, "size": size })).collect::<Vec<_>>()
            }),
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
        Some(written) if !written.planned.is_empty() => "summary-planned",
        Some(_) => "summary-written",
    };
    if common.quiet && exit == Exit::Good {
        return exit;
    }
    out!("{}", catalogue.say(sentence, &fields));
    for (name, size) in done.written.iter().flat_map(|own| &own.planned) {
        out!("  {name:<48} {:>12} B", crate::number::grouped(*size as i128));
    }
    exit
}
