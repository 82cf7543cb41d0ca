//! Findings and rule outcomes as a table to work through.

use super::{fix_said, harmless, table};
use crate::diagnostic::{Catalogue, Diagnostic, Place, render};
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
    let of_findings = findings.iter().flat_map(|own| {
        // A line a place, so that a spreadsheet can be worked through; one line when there is none.
        let places = match own.places.as_slice() {
            [] => vec![Place::default()],
            places => places.to_vec(),
        };
        places.into_iter().map(move |place| finding_row(own, place, catalogue))
    });
    table(&HEADER, of_rules.chain(of_findings))
}

fn finding_row(own: &Diagnostic, place: Place, catalogue: &Catalogue) -> Vec<String> {
    let part = |name| catalogue.part(own.code, Some(name), &own.fields).unwrap_or_default();
    let (file, row, column) = match &place.source {
        Some(source) => {
            let (line, column) = source.line_and_column();
            (source.source.name.clone(), line.to_string(), column.to_string())
        }
        None => (
            place.file.as_deref().unwrap_or_default().to_owned(),
            place.row.map(|row| row.to_string()).unwrap_or_default(),
            place.column.as_deref().unwrap_or_default().to_owned(),
        ),
    };
    vec![
        own.code.to_owned(),
        own.severity.word().to_owned(),
        String::new(),
        harmless(&file),
        harmless(place.sheet.as_deref().unwrap_or_default()),
        row,
        harmless(&column),
        harmless(&place.cell.unwrap_or_default()),
        harmless(&render::title(catalogue, own)),
        harmless(&part("why")),
        harmless(&part("effect")),
        harmless(&part("fix")),
    ]
}

/// One row a rule over cells; of a rule over records one row a record, and one for those not listed.
fn rule_rows(own: &RuleOutcome, catalogue: &Catalogue) -> Vec<Vec<String>> {
    let mut row = vec![String::new(); HEADER.len()];
    row[0] = own.rule.clone();
    row[1] = own.severity.word().to_owned();
    row[2] = own.outcome.word().to_owned();
    row[8] = harmless(&own.title);
    row[11] = harmless(&fix_said(own, catalogue));
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
