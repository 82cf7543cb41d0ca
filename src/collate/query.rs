//! What to ask each unit. Polish: zapytania do jednostek.

use super::Collated;
use crate::diagnostic::{Catalogue, Diagnostic, Language, Severity};
use crate::number::{Exact, decimal};
use crate::report::{Outcome, RuleOutcome};

/// One question to one unit: of a cell, when it is of one, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Query {
    pub unit: String,
    pub name: String,
    pub file: String,
    pub cell: String,
    pub kind: &'static str,
    pub why: String,
}

/// All questions, those of one unit together. They are Polish: a Polish unit reads them.
pub fn queries(collated: &Collated) -> Vec<Query> {
    let catalogue = Catalogue::new(Language::Polish);
    let mut all = Vec::new();
    for own in &collated.missing {
        all.push(Query {
            unit: own.id.clone(),
            name: own.name.clone(),
            file: String::new(),
            cell: String::new(),
            kind: "brak",
            why: "jednostka jest na liście, a nie ma jej sprawozdania".to_owned(),
        });
    }
    for own in &collated.submissions {
        let query = |cell: String, kind: &'static str, why: String| Query {
            unit: own.unit.clone(),
            name: own.name.clone(),
            file: own.file.clone(),
            cell,
            kind,
            why,
        };
        // A rule that lacks a cell is no second question: the cell is asked for.
        let asked = |found: &&Diagnostic| found.severity > Severity::Note || found.code == "V107";
        let told = own.findings.iter().filter(asked);
        all.extend(told.map(|found| query(cell_of(found), "wartość", said(found, &catalogue))));
        let broken = own.outcomes.iter().filter(|rule| rule.outcome == Outcome::Failed);
        for rule in broken.filter(|rule| rule.severity > Severity::Note) {
            let kind = if rule.severity == Severity::Error { "błąd" } else { "ostrzeżenie" };
            all.push(query(rule.cells.join(", "), kind, of_rule(rule)));
        }
    }
    if collated.peers.per_thousand {
        all.extend(collated.outliers.iter().map(|own| Query {
            unit: own.unit.clone(),
            name: own.name.clone(),
            file: own.file.clone(),
            cell: own.cell.clone(),
            kind: "odstaje",
            why: format!(
                "{} na 1000 mieszkańców, mediana {} jednostek {}, {} MAD od niej",
                two(own.rate.unwrap_or(own.value)),
                own.peers,
                two(own.median),
                two(own.far)
            ),
        }));
    }
    all.sort_by(|one, other| one.unit.cmp(&other.unit));
    all
}

/// With two decimals, as such a number is read.
pub fn two(value: Exact) -> String {
    value.rounded(2).map_or_else(|| "?".to_owned(), |own| decimal(own, 2))
}

fn cell_of(found: &Diagnostic) -> String {
    let cell = found.text("cell").or_else(|| found.text("cells"));
    cell.unwrap_or_default().to_owned()
}

fn said(found: &Diagnostic, catalogue: &Catalogue) -> String {
    catalogue.title(found)
}

fn of_rule(own: &RuleOutcome) -> String {
    let shown = if own.shown.is_empty() { String::new() } else { format!(": {}", own.shown) };
    format!("{} {}{shown}", own.rule, own.title)
}
