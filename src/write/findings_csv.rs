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
        .map(|own| {
            let mut row = vec![String::new(); HEADER.len()];
            row[0] = own.rule.clone();
            row[1] = own.severity.word().to_owned();
            row[2] = own.outcome.word().to_owned();
            row[7] = harmless(&own.cells.join(", "));
            row[8] = harmless(&own.title);
            row[9] = harmless(&own.shown);
            row[11] = harmless(&own.fix);
            row
        });
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
