//! Findings and rule outcomes as a table to work through.

use super::{harmless, table};
use crate::diagnostic::{Catalogue, Diagnostic, render};
use crate::report::{Outcome, RuleOutcome};

const HEADER: [&str; 12] = [
    "code", "severity", "outcome", "file", "sheet", "row", "column", "cell", "what", "why",
    "effect", "fix",
];

/// Failed rules and those that could not run first, then the findings in the order they were made.
pub fn findings_csv(
    findings: &[Diagnostic],
    outcomes: &[RuleOutcome],
    catalogue: &Catalogue,
) -> Vec<u8> {
    let of_rules = outcomes
        .iter()
        .filter(|own| matches!(own.outcome, Outcome::Failed | Outcome::CouldNotRun))
        .flat_map(|own| rule_rows(own, catalogue));
    let of_findings = findings.iter().map(|own| {
        let place = own.places.first().cloned().unwrap_or_default();
        let part = |name| catalogue.part(own.code, Some(name), &own.fields).unwrap_or_default();
        vec![
            own.code.to_owned(),
            own.severity.word().to_owned(),
            String::new(),
            harmless(place.file.as_deref().unwrap_or_default()),
            harmless(place.sheet.as_deref().unwrap_or_default()),
            place.row.map(|row| row.to_string()).unwrap_or_default(),
            harmless(place.column.as_deref().unwrap_or_default()),
            harmless(&place.cell.unwrap_or_default()),
            harmless(&render::title(catalogue, own)),
            harmless(&part("why")),
            harmless(&part("effect")),
            harmless(&part("fix")),
        ]
    });
    table(&HEADER, of_rules.chain(of_findings))
}

/// One row a rule over cells; of a rule over records one row a record, and one for those not listed.
fn rule_rows(own: &RuleOutcome, catalogue: &Catalogue) -> Vec<Vec<String>> {
    let mut row = vec![String::new(); HEADER.len()];
    row[0] = own.rule.clone();
    row[1] = own.severity.word().to_owned();
    row[2] = own.outcome.word().to_owned();
    row[8] = harmless(&own.title);
    row[11] = harmless(&own.fix);
    if own.records == 0 {
        row[7] = harmless(&own.cells.join(", "));
        row[9] = harmless(&own.shown);
        return vec![row];
    }
    let mut rows: Vec<Vec<String>> = own
        .failures
        .iter()
        .map(|failure| {
            let mut row = row.clone();
            let place = failure.places.first().cloned().unwrap_or_default();
            row[3] = harmless(place.file.as_deref().unwrap_or_default());
            row[4] = harmless(place.sheet.as_deref().unwrap_or_default());
            row[5] = place.row.map(|row| row.to_string()).unwrap_or_default();
            row[6] = harmless(place.column.as_deref().unwrap_or_default());
            let others = failure.places.iter().skip(1).map(|own| render::place(catalogue, own));
            let why: Vec<String> = std::iter::once(failure.shown.clone())
                .chain(others)
                .filter(|text| !text.is_empty())
                .collect();
            row[9] = harmless(&why.join("; "));
            row
        })
        .collect();
    let rest = own.records - own.failures.len();
    if rest > 0 {
        row[9] = harmless(&catalogue.say("rule-more", &[("count", rest.into())]));
        rows.push(row);
    }
    rows
}
