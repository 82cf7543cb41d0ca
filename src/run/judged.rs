//! A counted return judged by its rules, its findings put in order, and written. Polish: kontrola i zapis.

use std::sync::Arc;

use super::controlled::{outcomes, rules_of};
use super::counted::{Scene, refuse};
use super::earlier::Earlier;
use super::said::{nothing_in_period, nothing_kept, quality_said, rural_in_town, uncovered_said};
use super::{Done, Exit, Progress, Refused, Workplace, agreement, record_rules, submission};
use crate::diagnostic::Diagnostic;
use crate::evaluate::Context;
use crate::evaluate::view::StepLedger;
use crate::model::date;
use crate::period::ReportingPeriod;
use crate::quality::{self, Quality, Register};
use crate::report::{Report, RuleOutcome};

/// Judges a counted return, and writes it when that is asked.
pub fn judged(scene: Scene<'_>, progress: &dyn Fn(Progress<'_>)) -> Result<Done, Refused> {
    let Scene {
        place,
        request,
        options,
        context,
        filler,
        tables,
        other_periods,
        earlier,
        rules_of_records,
        of_tables,
        mut loaded,
        mut filled,
        mut report,
        keeping,
    } = scene;
    let (library, form, views) = (&place.library, &place.form, filler.views);
    progress(Progress::Checking);
    let mut outcomes = rules(place, &report, request.period, context, earlier)?;
    if let Some(of_tables) = of_tables {
        outcomes.extend(rules_of_records.all(of_tables, views)?);
    }
    report.agreements = agreement::found(place, options, &report, &filled, &loaded, earlier);
    outcomes.extend(report.agreements.iter().filter_map(agreement::outcome));
    // The gravest first, wherever outcomes are told; rules over records before the cells that they spoil.
    outcomes.sort_by_key(|own| (std::cmp::Reverse(own.severity), own.records == 0));
    let lists = filler.lists().map_err(refuse)?;
    let reach = filler.reach().map_err(refuse)?;
    let (mut findings, mut steps) = views.finish();
    if nothing_in_period(&report) {
        findings.insert(0, Diagnostic::error("E401").with("period", request.period.to_string()));
    }
    findings.extend(nothing_kept(&steps, library));
    findings.extend(record_rules::lacking_said(rules_of_records.lacking, &outcomes, library));
    for own in filler.others.values() {
        let (more, of_other) = own.views.finish();
        // What is wrong with a record in one period is told once.
        for found in more {
            if !findings.contains(&found) {
                findings.push(found);
            }
        }
        let named = |step: StepLedger| StepLedger {
            view: format!("{} ({})", step.view, own.period),
            ..step
        };
        steps.extend(of_other.into_iter().map(named));
    }
    findings.append(&mut filled.findings);
    findings.extend(place.warnings.iter().cloned());
    // Not appended: the room of the other list would stay.
    findings.extend(std::mem::take(&mut loaded.findings));
    findings.extend(other_periods.iter().filter_map(|own| own.noted()));
    findings.extend(earlier.altered());
    loaded.ledger.extend(other_periods.iter().flat_map(|own| own.ledger()));
    let all_urban = place.office.all_urban;
    findings.extend(rural_in_town(&report, form, all_urban));
    let mut waivers = place.waivers.clone();
    let quality = Quality::new(
        quality::Found {
            findings: &mut findings,
            outcomes: &mut outcomes,
            set_aside: &mut loaded.set_aside,
            ledger: &loaded.ledger,
        },
        &Register::new(&library.tables, tables, &loaded.unused, &context.interner),
        &mut waivers,
        date::to_days(request.period.end()),
        &|table, columns| reach.cells(table, columns),
        &|rule| record_rules::blamed(library, rule),
    );
    report.quality = quality_said(&loaded, &quality);
    report.uncovered = uncovered_said(&loaded);
    let compared = earlier.compared();
    let mut done = Done {
        report: report.clone(),
        outcomes,
        findings,
        loaded,
        filled,
        lists,
        steps,
        quality,
        waivers,
        compared,
        law: Vec::new(),
        written: None,
        texts: Arc::clone(&context.interner),
    };
    if request.write {
        progress(Progress::Writing);
        let written = submission::write(place, request, options, &mut report, &done, keeping)?;
        done.report = report;
        done.written = Some(written);
    }
    Ok(done)
}

/// What the rules over cells say of a return.
pub fn rules(
    place: &Workplace,
    report: &Report,
    period: ReportingPeriod,
    context: &Context<'_>,
    earlier: &Earlier<'_>,
) -> Result<Vec<RuleOutcome>, Refused> {
    let submitted = |form: Option<&str>, word: Option<&str>, at: &_| earlier.cell(form, word, at);
    let rules = rules_of(&place.form, period, context)
        .map_err(|found| Refused::one(Exit::Configuration, found))?;
    Ok(outcomes(&rules, &place.library, report, period, context, &submitted))
}
