//! The main job, top to bottom: templates, exports, records, cells, rules, files.

mod agreement;
mod calendar;
mod corrections;
mod earlier;
mod example;
mod edition;
mod head;
mod loading;
mod lock;
mod manual;
mod monitor;
mod office;
mod options;
mod outcome;
mod outdated;
mod preview;
mod receiver;
mod record_rules;
mod said;
mod submission;
mod today;
mod waived;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::control::{self, Surroundings};
use crate::cores;
use crate::diagnostic::{Diagnostic, Problems};
use crate::evaluate::Context;
use crate::evaluate::fill::{Filled, Filler, Other, expanded, holds};
use crate::evaluate::needs::Needs;
use crate::evaluate::view::{StepLedger, Views};
use crate::ingest;
use crate::model::{Interner, date};
use crate::number::Exact;
use crate::period::{ReportingPeriod, Shift};
use crate::quality::{self, Quality, Register, Told, Waivers};
use crate::report::{List, Report, RuleOutcome};
use crate::template::formula::Reference;

pub use calendar::{Deadline, deadlines, due_periods, known_returns, returns_for, returns_kept};
pub use earlier::Compared;
use earlier::Earlier;
pub use edition::{open_all, open_form};
pub use example::{Tried, examples, try_example};
use head::{bases, head};
use loading::Loading;
pub use lock::Lock;
pub use monitor::{Monitored, Request as MonitorRequest, monitor, read_strategies, strategies};
pub use office::{Workplace, find_office, read_mappings, roles};
use options::{chosen_options, context};
pub use outcome::{Exit, exit_of};
pub use outdated::outdated;
pub use preview::{Change, changes};
use record_rules::RecordRules;
use said::{nothing_in_period, nothing_kept, quality_said, rural_in_town, uncovered_said};
pub use submission::Written;
pub use today::{Today, lists_on};

/// What is asked of one run.
pub struct Request {
    pub office: PathBuf,
    pub form: String,
    pub period: ReportingPeriod,
    /// Options given on the command line, over those of `spraw.toml`.
    pub options: BTreeMap<String, String>,
    /// Write a submission; else only check.
    pub write: bool,
    /// As if the office had corrected nothing.
    pub uncorrected: bool,
}

/// How far a run is, for those who watch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress<'p> {
    /// A table is read.
    Reading(&'p str),
    Counting,
    Checking,
    Writing,
}

/// What a run found and made.
pub struct Done {
    pub report: Report,
    pub outcomes: Vec<RuleOutcome>,
    pub findings: Vec<Diagnostic>,
    pub loaded: ingest::Loaded,
    pub filled: Filled,
    /// Who waits for what on the last day of the period.
    pub lists: Vec<List>,
    pub steps: Vec<StepLedger>,
    /// Findings and outcomes record by record, and counted.
    pub quality: Quality,
    pub waivers: Waivers,
    /// Submissions that rules and formulas compared with.
    pub compared: Vec<Compared>,
    pub written: Option<Written>,
}

impl Done {
    /// What there is to tell of the data and the rules.
    pub fn told(&self) -> Told<'_> {
        Told { findings: &self.findings, outcomes: &self.outcomes, quality: &self.quality }
    }
}

/// Nothing was made: why, and with which exit code.
pub struct Refused {
    pub exit: Exit,
    pub diagnostics: Vec<Diagnostic>,
}

impl Refused {
    fn because(exit: Exit, problems: Problems) -> Refused {
        Refused { exit, diagnostics: problems.into_vec() }
    }

    fn one(exit: Exit, diagnostic: Diagnostic) -> Refused {
        Refused { exit, diagnostics: vec![diagnostic] }
    }
}

/// Runs one return for one period.
pub fn run(request: &Request, progress: &dyn Fn(Progress<'_>)) -> Result<Done, Refused> {
    run_at(Workplace::open(&request.office, &request.form, request.period)?, request, progress)
}

/// The same where everything is open.
fn run_at(
    place: Workplace,
    request: &Request,
    progress: &dyn Fn(Progress<'_>),
) -> Result<Done, Refused> {
    let (library, form) = (&place.library, &place.form);
    let options = chosen_options(&place, request)?;
    let wanted = form.tables(library);
    let interner = Arc::new(Interner::default());
    let loading = Loading::new(&place, request, &wanted, &interner)?;
    let mut loaded = loading.load(progress)?;
    progress(Progress::Counting);
    waive(&place, request.period, &mut loaded);
    let context = context(&place, &options, request.period, Arc::clone(&interner));
    let tables = std::mem::take(&mut loaded.tables);
    let lacking = std::mem::take(&mut loaded.lacking);
    let needs = Needs::new(form, &library.record_rules, library);
    let views = Views::new(library, record_rules::by_name(&tables).collect(), &context, &needs);
    let other_periods = loading.others(progress);
    let contexts: Vec<Context<'_>> = other_periods
        .iter()
        .map(|own| self::context(&place, &options, own.period, Arc::clone(&interner)))
        .collect();
    let others: BTreeMap<Shift, Other<'_>> = other_periods
        .iter()
        .zip(&contexts)
        .map(|(own, context)| {
            let views = Views::new(library, own.tables(&tables), context, &needs);
            let manual = place.manual.of_other(own.period);
            let covered = own.covered.clone();
            let late = own.late.clone();
            (own.shift, Other { period: own.period, views, manual, covered, late })
        })
        .collect();
    let earlier = Earlier::new(&place.root, &form.id, request.period);
    let submitted = |reference: &Reference| {
        let [section, row, column] = reference.parts.as_slice() else {
            return None;
        };
        let at = (section.clone(), row.clone(), column.clone());
        earlier.cell(reference.form.as_deref(), reference.period.as_deref(), &at)
    };
    let filler = Filler {
        form,
        views: &views,
        others: &others,
        roles: &place.office.roles,
        options: &options,
        manual: &place.manual.values,
        period: request.period,
        end: date::to_days(request.period.end()),
        submitted: &submitted,
    };
    // What the records do to a sound template is the inputs' fault.
    let refuse = |found: Diagnostic| {
        let of_data = matches!(found.code, "E101" | "E202" | "E203" | "E304");
        Refused::one(if of_data { Exit::Input } else { Exit::Configuration }, found)
    };
    // Rows that the data give stand in the form before anything is counted.
    let expanded = expanded(&filler).map_err(refuse)?;
    let filler = Filler { form: expanded.as_ref().unwrap_or(form), ..filler };
    let rules_of_records =
        RecordRules { place: &place, context: &context, needs: &needs, lacking: &lacking };
    let (of_tables, filled) =
        cores::both(|| rules_of_records.over_tables(&tables, &loaded.everything), || filler.fill());
    // The records that are set aside have been judged too: nobody asks for both together any more.
    loaded.everything.clear();
    let mut filled = filled.map_err(refuse)?;
    let mut report = Report {
        form: form.id.clone(),
        layout: form.layout,
        period: request.period.to_string(),
        version: 1,
        head: head(&place, &options, request.period),
        sections: std::mem::take(&mut filled.sections),
        agreements: Vec::new(),
        bases: Vec::new(),
        quality: String::new(),
        uncovered: String::new(),
    };
    report.bases = bases(form, &report.sections);
    progress(Progress::Checking);
    let mut outcomes = rules(&place, &report, request.period, &context, &earlier)?;
    outcomes.extend(rules_of_records.all(of_tables, &views)?);
    report.agreements = agreement::found(&place, &options, &report, &filled, &loaded, &earlier);
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
    findings.extend(record_rules::lacking_said(&lacking, &outcomes, library));
    for own in others.into_values() {
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
        &Register::new(&library.tables, &tables, &loaded.unused, &interner),
        &mut waivers,
        date::to_days(request.period.end()),
        &|table, columns| reach.cells(table, columns),
        &|rule| record_rules::blamed(library, rule),
    );
    loaded.tables = tables;
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
        written: None,
    };
    if request.write {
        progress(Progress::Writing);
        let written = submission::write(&place, request, &options, &mut report, &done)?;
        done.report = report;
        done.written = Some(written);
    }
    Ok(done)
}

/// Marks the records that a waiver explains, as many of each as it says; when there are more, none is.
fn waive(place: &Workplace, period: ReportingPeriod, loaded: &mut ingest::Loaded) {
    for waiver in place.office.waivers.iter().filter(|own| own.period == Some(period)) {
        let fits =
            |own: &ingest::SetAside| *own.table == *waiver.table.text && own.code == waiver.code;
        if loaded.set_aside.iter().filter(|own| fits(own)).count() <= waiver.most {
            for own in loaded.set_aside.iter_mut().filter(|own| fits(own)) {
                own.waived = Some(waiver.said.clone());
            }
        }
    }
}

fn rules(
    place: &Workplace,
    report: &Report,
    period: ReportingPeriod,
    context: &Context<'_>,
    earlier: &Earlier<'_>,
) -> Result<Vec<RuleOutcome>, Refused> {
    let mut rules = Vec::new();
    for rule in &place.form.rules {
        let of_variant =
            rule.variants.is_empty() || rule.variants.iter().any(|own| own == period.kind());
        let chosen = match &rule.only_if {
            None => true,
            Some(node) => {
                holds(node, context).map_err(|found| Refused::one(Exit::Configuration, found))?
            }
        };
        if of_variant && chosen {
            rules.push(rule);
        }
    }
    let end = date::to_days(period.end());
    let param = |name: &str| {
        let parameter = place.library.parameters.on(name, end)?;
        Some(Exact::scaled(i128::from(parameter.value), 2))
    };
    let submitted = |form: Option<&str>, word: Option<&str>, at: &_| earlier.cell(form, word, at);
    let around = Surroundings { names: &context.names, param: &param, submitted: &submitted };
    Ok(control::run(&rules, report, &around))
}

/// The newest version folder of a return and period, with its number.
pub fn newest_version(
    office: &Path,
    form: &str,
    period: ReportingPeriod,
) -> Option<(u32, PathBuf)> {
    submission::newest_version(office, form, period)
}
