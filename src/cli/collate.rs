//! `collate`: many units' returns put together into one. Polish: zestawienie zbiorcze.

use serde_json::json;

use super::args::{self, Common, Format};
use super::commands;
use super::period::period;
use super::show;
use super::verify::maybe_office;
use crate::collate::{Collated, Request, Units, Written, collate, write};
use crate::diagnostic::{Catalogue, Problems, Severity};
use crate::quality::{Quality, Told};
use crate::report::{Outcome, RuleOutcome};
use crate::run::{Exit, Lock, Refused};
use crate::verify::Room;

/// Cells of one rule on a screen.
const CELLS: usize = 12;

pub fn run(request: &args::Collate, common: &Common, catalogue: &Catalogue) -> Exit {
    match made(request, common) {
        Ok((collated, written)) => tell(&collated, &written, common, catalogue),
        Err(Refused { exit, diagnostics }) => {
            show::diagnostics(&diagnostics, common, catalogue);
            exit
        }
    }
}

fn made(request: &args::Collate, common: &Common) -> Result<(Collated, Written), Refused> {
    let refused = |found| Refused { exit: Exit::Configuration, diagnostics: vec![found] };
    let options = commands::options(&request.options).map_err(refused)?;
    let period = period(&request.period).map_err(refused)?;
    let problems = Problems::default();
    let units = request.units.as_deref().map(|path| Units::read(path, &problems));
    if problems.has_errors() {
        return Err(Refused { exit: Exit::Configuration, diagnostics: problems.into_vec() });
    }
    let office = maybe_office(common).map_err(refused)?;
    // What is written beside the submissions of an office waits for its other runs.
    let lock = office.as_deref().filter(|_| request.to.is_none()).map(Lock::take);
    let _lock = lock.transpose()?;
    let room = Room::open(office.as_deref())?;
    let asked = Request {
        form: request.form.clone(),
        period,
        files: request.files.clone(),
        edition: request.edition.clone(),
        options,
        units,
        group: request.group.clone(),
    };
    let mut collated = collate(&room, &asked)?;
    let here = std::path::PathBuf::from(".");
    let root = office.as_deref().unwrap_or(&here);
    let written = write(root, request.to.as_deref(), &mut collated)?;
    Ok((collated, written))
}

fn tell(own: &Collated, written: &Written, common: &Common, catalogue: &Catalogue) -> Exit {
    let quality = Quality::default();
    // A rule that stands on half of the form is told by its first cells; the workbook has them all.
    let shortened = own.outcomes.iter().map(|own| {
        let rest = own.cells.len().saturating_sub(CELLS);
        let mut own = own.clone();
        if rest > 0 && !common.verbose && common.format == Format::Text {
            own.cells.truncate(CELLS);
            own.cells.push(catalogue.say("more-cells", &[("count", rest.into())]));
        }
        own
    });
    let outcomes: Vec<RuleOutcome> = shortened.collect();
    let told = Told { findings: &own.findings, outcomes: &outcomes, quality: &quality };
    show::diagnostics(&own.findings, common, catalogue);
    show::rules(told, common, catalogue);
    let exit = own.exit();
    let failed = |severity: Severity| {
        let bad = own.outcomes.iter().filter(|own| own.severity == severity && own.is_open());
        bad.count()
    };
    let of_units: usize = own
        .submissions
        .iter()
        .flat_map(|own| &own.outcomes)
        .filter(|own| own.severity == Severity::Error)
        .count();
    let passed = own.outcomes.iter().filter(|own| own.outcome == Outcome::Passed).count();
    let folder = written.folder.display().to_string();
    if common.format == Format::Json {
        out!(
            "{}",
            json!({
                "return": own.report.form, "period": own.report.period, "version": own.report.version,
                "folder": folder, "unchanged": written.unchanged,
                "units": own.units.all.len(), "collected": own.submissions.len(),
                "missing": own.missing.len(), "late": own.late.len(),
                "left_out": own.left_out.len(), "incomplete_cells": own.incomplete(),
                "printed_sums": own.groups.cells, "printed_sums_differ": own.groups.differ.len(),
                "rules_passed": passed, "rules_failed": failed(Severity::Error),
                "warnings": failed(Severity::Warning), "unit_rules_failed": of_units,
                "outliers": own.outliers.len(), "queries": own.queries.len(), "exit": exit as u8,
            })
        );
        return exit;
    }
    let fields = [
        ("form", own.report.form.clone().into()),
        ("period", own.report.period.clone().into()),
        ("collected", own.submissions.len().into()),
        ("units", own.units.all.len().into()),
        ("missing", own.missing.len().into()),
        ("late", own.late.len().into()),
        ("left_out", own.left_out.len().into()),
        ("incomplete", own.incomplete().into()),
        ("passed", passed.into()),
        ("failed", failed(Severity::Error).into()),
        ("warnings", failed(Severity::Warning).into()),
        ("unit_failed", of_units.into()),
        ("outliers", own.outliers.len().into()),
        ("queries", own.queries.len().into()),
        ("unchanged", if written.unchanged { "yes" } else { "no" }.into()),
        ("folder", folder.into()),
    ];
    out!("{}", catalogue.say("summary-collated", &fields));
    if own.groups.cells > 0 {
        let fields = [
            ("groups", own.groups.groups.into()),
            ("cells", own.groups.cells.into()),
            ("differ", own.groups.differ.len().into()),
        ];
        out!("{}", catalogue.say("summary-printed-sums", &fields));
        for differs in &own.groups.differ {
            out!("  {}", differs.said());
        }
    }
    exit
}
