//! `verify`: the rules of a form over filled forms from any system. Polish: sprawdzenie cudzego formularza.

use std::path::PathBuf;

use serde_json::json;

use super::args::{self, Common, Format};
use super::commands;
use super::period::period;
use super::show;
use crate::diagnostic::{Catalogue, Diagnostic, Severity};
use crate::quality::{Quality, Told};
use crate::report::Outcome;
use crate::run::{self, Exit, Refused};
use crate::verify::{Asked, Room, Verified, verify};

/// Each file in its turn; the exit code is the gravest of all.
pub fn run(request: &args::Verify, common: &Common, catalogue: &Catalogue) -> Exit {
    let told = |Refused { exit, diagnostics }| {
        show::diagnostics(&diagnostics, common, catalogue);
        exit
    };
    let options = match commands::options(&request.options) {
        Ok(options) => options,
        Err(found) => return told(Refused { exit: Exit::Configuration, diagnostics: vec![found] }),
    };
    let (room, period) = match opened(request, common) {
        Ok(opened) => opened,
        Err(refused) => return told(refused),
    };
    let asked = Asked {
        form: request.form.as_deref(),
        period,
        edition: request.edition.as_deref(),
        options: &options,
        rules: &request.rules,
    };
    let mut worst = Exit::Good;
    for file in &request.files {
        if request.files.len() > 1 && common.format == Format::Text && !common.quiet {
            told!("── {} ──\n", file.display());
        }
        let exit = match verify(&room, file, &asked) {
            Ok(verified) => tell(&verified, common, catalogue),
            Err(refused) => told(refused),
        };
        worst = worst.max(exit);
    }
    worst
}

/// The templates, with those of the office when there is one, and the period of the command.
fn opened(
    request: &args::Verify,
    common: &Common,
) -> Result<(Room, Option<crate::period::ReportingPeriod>), Refused> {
    let refused = |found| Refused { exit: Exit::Configuration, diagnostics: vec![found] };
    let office = maybe_office(common).map_err(refused)?;
    let period = request.period.as_deref().map(|text| period(text).map_err(refused));
    Ok((Room::open(office.as_deref())?, period.transpose()?))
}

/// The office that is named, or the one around the current folder; none is needed.
pub fn maybe_office(common: &Common) -> Result<Option<PathBuf>, Diagnostic> {
    match &common.office {
        Some(_) => commands::office(common).map(Some),
        None => Ok(run::find_office(&std::env::current_dir().unwrap_or_default())),
    }
}

fn tell(own: &Verified, common: &Common, catalogue: &Catalogue) -> Exit {
    let quality = Quality::default();
    let told = Told { findings: &own.findings, outcomes: &own.outcomes, quality: &quality };
    show::diagnostics(&own.findings, common, catalogue);
    show::rules(told, common, catalogue);
    let exit = own.exit();
    let count = |outcome, severity| own.count(outcome, Some(severity));
    let found =
        |severity: Severity| own.findings.iter().filter(|own| own.severity == severity).count();
    if common.format == Format::Json {
        out!(
            "{}",
            json!({
                "file": own.file, "unit": own.unit[0], "unit_name": own.unit[1], "return": own.report.form, "period": own.report.period,
                "edition": own.report.head.edition, "cells": own.values.len(),
                "findings": own.findings.len(),
                "rules_passed": own.count(Outcome::Passed, None),
                "rules_failed": count(Outcome::Failed, Severity::Error),
                "warnings": count(Outcome::Failed, Severity::Warning),
                "not_applicable": own.count(Outcome::NotApplicable, None),
                "could_not_run": own.count(Outcome::CouldNotRun, None),
                "exit": exit as u8,
            })
        );
        return exit;
    }
    let unit = own.unit.join(" ").trim().to_owned();
    let fields = [
        ("file", own.file.clone().into()),
        ("unit", if unit.is_empty() { "none".to_owned() } else { unit }.into()),
        ("form", own.report.form.clone().into()),
        ("period", own.report.period.clone().into()),
        ("edition", own.report.head.edition.clone().into()),
        ("cells", own.values.len().into()),
        ("passed", own.count(Outcome::Passed, None).into()),
        ("failed", count(Outcome::Failed, Severity::Error).into()),
        ("warnings", count(Outcome::Failed, Severity::Warning).into()),
        ("skipped", own.count(Outcome::NotApplicable, None).into()),
        ("open", own.count(Outcome::CouldNotRun, None).into()),
        ("data_errors", found(Severity::Error).into()),
        ("data_warnings", found(Severity::Warning).into()),
    ];
    out!("{}", catalogue.say("summary-verified", &fields));
    exit
}
