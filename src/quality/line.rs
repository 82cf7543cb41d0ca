//! Findings and outcomes to lines: one a record.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::register::{Record, Register};
use super::{Line, Of};
use crate::cores;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::model::Fingerprint;
use crate::report::{Outcome, RuleOutcome};

/// Every line of every finding and of every rule that failed or could not run.
pub fn lines_of(
    findings: &[Diagnostic],
    outcomes: &[RuleOutcome],
    register: &Register<'_>,
) -> Vec<Line> {
    let middle = middle(findings);
    let (first, second) = findings.split_at(middle);
    let (rest, mut lines) = cores::both(
        || {
            let mut rest = Vec::with_capacity(most(second));
            of_findings(second, middle, register, &mut rest);
            rest
        },
        || {
            let of_rules: usize = outcomes.iter().map(|own| own.failures.len().max(1)).sum();
            let mut lines = Vec::with_capacity(of_rules + most(findings));
            self::of_rules(outcomes, register, &mut lines);
            of_findings(first, 0, register, &mut lines);
            lines
        },
    );
    lines.extend(rest);
    lines
}

/// As many lines as findings can have.
fn most(findings: &[Diagnostic]) -> usize {
    findings.iter().map(|own| own.places.len().max(1)).sum()
}

/// Where half of the places of all findings are behind.
fn middle(findings: &[Diagnostic]) -> usize {
    let all: usize = findings.iter().map(|own| own.places.len()).sum();
    let mut before = 0;
    let half = |own: &Diagnostic| {
        before += own.places.len();
        before * 2 >= all
    };
    findings.iter().position(half).map_or(0, |index| index + 1)
}

fn of_rules(outcomes: &[RuleOutcome], register: &Register<'_>, lines: &mut Vec<Line>) {
    let mut clerk = Clerk::new(register);
    for (index, own) in outcomes.iter().enumerate() {
        if !matches!(own.outcome, Outcome::Failed | Outcome::CouldNotRun) {
            continue;
        }
        let of = Of::Rule(number(index));
        if own.failures.is_empty() {
            lines.push(of_cells(of, own));
        }
        for (index, failure) in own.failures.iter().enumerate() {
            let record = failure.places.first().and_then(|place| register.record(place));
            let line = clerk.line(of, number(index), record);
            let fingerprint = line.record.is_some().then_some(failure.fingerprint);
            lines.push(Line { fingerprint, ..line });
        }
    }
}

/// The lines of some findings, of which the first has this number.
fn of_findings(
    findings: &[Diagnostic],
    first: usize,
    register: &Register<'_>,
    lines: &mut Vec<Line>,
) {
    let mut clerk = Clerk::new(register);
    for (index, own) in findings.iter().enumerate() {
        let (of, places) = (Of::Finding(number(first + index)), own.told_at());
        if places.is_empty() {
            lines.push(bare(of, None));
        }
        let both = own.together.then(|| clerk.of_all(own));
        for place in places {
            let record = register.record(&own.places[place]);
            let line = clerk.line(of, number(place), record);
            let known = record.filter(|_| line.record.is_some());
            let fingerprint = known.map(|record| both.unwrap_or_else(|| clerk.of_one(own, record)));
            lines.push(Line { fingerprint, ..line });
        }
    }
}

/// A rule over cells. One that is no error may be explained like a record: by its cells, as long as their
/// values stay the same.
fn of_cells(of: Of, own: &RuleOutcome) -> Line {
    let Some((first, others)) = own.cells.split_first().filter(|_| own.severity < Severity::Error)
    else {
        return bare(of, None);
    };
    let record = match others.len() {
        0 => format!("cells:{first}"),
        more => format!("cells:{first}+{more}"),
    };
    let decided = [("cells", own.cells.join(", ")), ("shown", own.shown.clone())];
    let fingerprint = Some(Fingerprint::of(&own.rule, decided));
    Line { record: Some(record.into()), fingerprint, ..bare(of, None) }
}

/// The lines of findings that speak of no record, numbered from `first`.
pub fn lines_without_records(first: usize, told: &[Diagnostic]) -> impl Iterator<Item = Line> {
    told.iter().enumerate().map(move |(index, own)| {
        bare(Of::Finding(number(first + index)), (!own.places.is_empty()).then_some(0))
    })
}

fn number(index: usize) -> u32 {
    u32::try_from(index).expect("fewer than 2^32 findings")
}

fn bare(of: Of, place: Option<u32>) -> Line {
    Line { of, place, record: None, caseworker: None, fingerprint: None, waiver: None, group: 0 }
}

/// Writes lines; a symbol of a caseworker is kept once.
struct Clerk<'c> {
    register: &'c Register<'c>,
    symbols: FxHashMap<String, Arc<String>>,
}

impl<'c> Clerk<'c> {
    fn new(register: &'c Register<'c>) -> Clerk<'c> {
        Clerk { register, symbols: FxHashMap::default() }
    }

    fn line(&mut self, of: Of, place: u32, record: Option<Record<'_>>) -> Line {
        let symbol = record.and_then(|own| self.register.caseworker(own));
        let kept = |own: String| {
            let known = self.symbols.entry(own).or_insert_with_key(|own| Arc::new(own.clone()));
            Arc::clone(known)
        };
        Line {
            record: record.and_then(|own| self.register.key(own)),
            caseworker: symbol.map(kept),
            ..bare(of, Some(place))
        }
    }

    /// What decided a finding: of a cell what was typed there, else the columns it speaks of, else all.
    fn of_one(&self, own: &Diagnostic, record: Record<'_>) -> Fingerprint {
        match (own.text("field"), own.text("value")) {
            (Some(field), Some(value)) => Fingerprint::of(own.code, [(field, value.to_owned())]),
            (columns, _) => Fingerprint::of(own.code, self.register.values(record, columns)),
        }
    }

    /// Two rows of one key: both decide.
    fn of_all(&self, own: &Diagnostic) -> Fingerprint {
        let records = own.places.iter().filter_map(|place: &Place| self.register.record(place));
        let values = records.flat_map(|record| self.register.values(record, None));
        Fingerprint::of(own.code, values)
    }
}
