//! A form's control rules over a filled form from any system. Polish: sprawdzenie cudzego formularza.

mod desk;
mod implied;
mod index;
mod placed;
mod rows;
mod said;
mod spoken;

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::path::Path;

use crate::control::{Judged, Laid, Submitted};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::evaluate::Context;
use crate::evaluate::fill::{At, Grid, Paper};
use crate::number::Exact;
use crate::period::ReportingPeriod;
use crate::received::{self, Received};
use crate::report::{Outcome, Report, RuleOutcome};
use crate::run::{Earlier, Exit, Refused, rules_of, surrounded};
use crate::template::form::Form;
use crate::template::formula::Reference;
use crate::template::rule::Rule;

pub use desk::{Desk, Room};
pub use index::{Index, known_cells, unknown_cells};
pub use placed::Placed;
pub use said::{Meant, better_edition, editions, form_meant, meant, period_said, said_twice};

/// What is asked of one file.
pub struct Asked<'a> {
    pub form: Option<&'a str>,
    pub period: Option<ReportingPeriod>,
    /// The first day of an edition.
    pub edition: Option<&'a str>,
    pub options: &'a BTreeMap<String, String>,
    /// Rules beside those of the form, as they are printed.
    pub rules: &'a [String],
}

/// A filled form, judged.
pub struct Verified {
    pub file: String,
    /// Whose form it is, as the file says: number and name; empty where it says neither.
    pub unit: [String; 2],
    pub report: Report,
    pub outcomes: Vec<RuleOutcome>,
    pub findings: Vec<Diagnostic>,
    pub values: BTreeMap<At, Exact>,
}

impl Verified {
    /// Failed or could not run, or a value that was not looked at: exit 1.
    pub fn exit(&self) -> Exit {
        let bad = |own: &RuleOutcome| own.severity == Severity::Error && own.is_open();
        let error = self.findings.iter().any(|own| own.severity == Severity::Error);
        if error || self.outcomes.iter().any(bad) { Exit::Look } else { Exit::Good }
    }

    pub fn count(&self, outcome: Outcome, severity: Option<Severity>) -> usize {
        let of = |own: &&RuleOutcome| {
            own.outcome == outcome && severity.is_none_or(|severity| own.severity == severity)
        };
        self.outcomes.iter().filter(of).count()
    }
}

/// Reads a file and runs the rules of its form over it.
pub fn verify(room: &Room, path: &Path, asked: &Asked<'_>) -> Result<Verified, Refused> {
    let received = received::read(path)
        .map_err(|found| Refused { exit: Exit::Input, diagnostics: vec![found] })?;
    let meant = meant(room, &received, asked)?;
    let desk = room.desk(&meant.form, meant.period, meant.edition.as_deref(), asked.options)?;
    let law = desk.beyond_law(&room.office, false)?;
    let more = spoken::rules(asked.rules, &desk.form)?;
    let mut verified = judged(room, &desk, &received, &more)
        .map_err(|found| Refused { exit: Exit::Configuration, diagnostics: vec![found] })?;
    verified.findings.extend(meant.findings);
    verified.findings.extend(law);
    let editions = OnceCell::new();
    let fits = said::better_edition(&desk, &received, || {
        editions.get_or_init(|| said::editions(room, &desk))
    });
    verified.findings.extend(fits);
    Ok(verified)
}

/// The same where it is known what the file is.
fn judged(
    room: &Room,
    desk: &Desk,
    received: &Received,
    more: &[Rule],
) -> Result<Verified, Diagnostic> {
    let form = rows::with_given_rows(&desk.form, received);
    let form = form.as_ref().unwrap_or(&desk.form);
    // What other returns say is said of the office alone.
    let own = room.root.as_deref().filter(|_| is_own(room, received));
    let earlier = own.map(|root| Earlier::new(root, &desk.form.id, desk.period));
    let cell = |form: Option<&str>, word: Option<&str>, at: &(String, String, String)| {
        earlier.as_ref().and_then(|own| own.cell(form, word, at))
    };
    let others = |reference: &Reference| -> Option<Exact> {
        let [section, row, column] = reference.parts.as_slice() else {
            return None;
        };
        let at = (section.clone(), row.clone(), column.clone());
        cell(reference.form.as_deref(), reference.period.as_deref(), &at)
    };
    let mut roles = roles_of(form, received);
    if own.is_some() {
        roles.extend(room.office.roles.iter().cloned());
    }
    desk.lay(form, &roles, &others, |paper: &Paper<'_>, context: &Context<'_>| {
        let mut judge = Judge::new(desk, form, paper, context, more)?;
        let found = judge.judged(received, &cell, Tell::All);
        let mut verified = Verified {
            file: received.file.clone(),
            unit: [received.said.unit.clone(), received.said.name.clone()],
            report: judge.into_report(),
            outcomes: found.outcomes,
            findings: found.findings,
            values: found.values,
        };
        verified.findings.extend(said::left_out(form, &roles, &received.file));
        if room.root.is_some() && own.is_none() {
            let found = Diagnostic::note("V117").at(Place::file(received.file.as_str()));
            let (own, other) = (room.office.teryt.as_str(), received.said.unit.as_str());
            verified.findings.push(found.with("own", own).with("unit", other));
        }
        Ok(verified)
    })
}

/// What judges the forms of units that have the same roles: laid out once for all of them.
pub struct Judge<'j> {
    desk: &'j Desk,
    form: &'j Form,
    paper: &'j Paper<'j>,
    context: &'j Context<'j>,
    index: Index,
    grid: Grid<'j>,
    rules: Laid<'j>,
    /// The form of the unit that was judged last.
    report: Report,
}

/// Which outcomes are told in words. Of thousands of forms nobody reads what passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tell {
    All,
    /// Those that failed or could not run.
    Open,
}

/// What is said of one unit's values.
pub struct Found {
    pub values: BTreeMap<At, Exact>,
    pub findings: Vec<Diagnostic>,
    pub outcomes: Vec<RuleOutcome>,
    pub passed: usize,
}

impl<'j> Judge<'j> {
    /// With the rules of the form, and others beside them.
    pub fn new(
        desk: &'j Desk,
        form: &'j Form,
        paper: &'j Paper<'j>,
        context: &'j Context<'j>,
        more: &'j [Rule],
    ) -> Result<Judge<'j>, Diagnostic> {
        let (grid, empty) = Grid::new(paper)?;
        let index = Index::new(form, &empty);
        let report = desk.report(empty);
        let mut rules = rules_of(form, desk.period, context)?;
        rules.extend(more);
        let rules = Laid::new(&rules, &report);
        Ok(Judge { desk, form, paper, context, index, grid, rules, report })
    }

    /// Puts the values of a file on the form and runs the rules, those of worked out cells too.
    pub fn judged(&mut self, received: &Received, others: &Submitted<'_>, tell: Tell) -> Found {
        let placed = Placed::new(received, self.form, self.paper, &self.index);
        let worked = self.grid.fill(&placed.values, &mut self.report.sections);
        let mut passed = 0;
        let mut is_told = |outcome: Outcome| {
            passed += usize::from(outcome == Outcome::Passed);
            tell == Tell::All || matches!(outcome, Outcome::Failed | Outcome::CouldNotRun)
        };
        let (desk, report) = (self.desk, &self.report);
        let (library, period) = (&desk.library, desk.period);
        let mut outcomes: Vec<RuleOutcome> =
            surrounded(library, period, self.context, others, |around| {
                let all = self.rules.judged(report, around);
                all.filter(|own| is_told(own.outcome)).map(Judged::told).collect()
            });
        for own in &worked {
            let outcome = implied::outcome(self.paper, own);
            if is_told(outcome) {
                outcomes.push(implied::told(self.form, self.paper, own, outcome));
            }
        }
        outcomes.sort_by_key(|own| std::cmp::Reverse(own.severity));
        let mut findings = received.findings.clone();
        findings.extend(placed.findings);
        Found { values: placed.values, findings, outcomes, passed }
    }

    /// What the rules of the form say of another report of the same shape.
    pub fn outcomes(&self, report: &Report, others: &Submitted<'_>) -> Vec<RuleOutcome> {
        let (library, period) = (&self.desk.library, self.desk.period);
        surrounded(library, period, self.context, others, |around| {
            self.rules.judged(report, around).map(Judged::told).collect()
        })
    }

    /// The form as it was judged last.
    pub fn into_report(self) -> Report {
        self.report
    }
}

/// Is it of the office itself, or of nobody who is named?
fn is_own(room: &Room, received: &Received) -> bool {
    let unit = received.said.unit.as_str();
    unit.is_empty() || unit == room.office.teryt
}

/// The roles of a unit, told by the parts of the form that it fills.
pub fn roles_of(form: &Form, received: &Received) -> Vec<String> {
    let mut roles: Vec<String> = Vec::new();
    for section in &form.sections {
        let of_rows = section.rows.iter().map(|own| own.role.as_ref());
        let of_columns = section.columns.iter().map(|own| own.role.as_ref());
        if section.role.is_none() && of_rows.chain(of_columns).all(|own| own.is_none()) {
            continue;
        }
        for cell in received.cells.iter().filter(|own| own.section == section.id) {
            let filled = cell.value.number().is_some();
            let row = section.row(&cell.row).and_then(|(_, own)| own.role.as_ref());
            let column = section.column(&cell.column);
            let column = column.and_then(|index| section.columns[index].role.as_ref());
            for role in [section.role.as_ref(), row, column].into_iter().flatten() {
                if filled && !roles.contains(role) {
                    roles.push(role.clone());
                }
            }
        }
    }
    roles
}
