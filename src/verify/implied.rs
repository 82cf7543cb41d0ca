//! A cell that the form works out from others is a rule too: what stands there is what they give. Polish: pola
//! wyliczane.

use crate::diagnostic::Severity;
use crate::evaluate::fill::{Paper, Worked};
use crate::number::Exact;
use crate::report::{Outcome, RuleOutcome};
use crate::template::form::{Content, Form};
use crate::template::formula::Formula;

/// What a cell with a formula is as a rule.
pub fn outcome(paper: &Paper<'_>, own: &Worked<'_>) -> Outcome {
    match (own.given, own.found) {
        (Some(given), Some(found)) if given == found => Outcome::Passed,
        // What was rounded for the print need not give the same.
        (Some(_), Some(_)) if own.exact => Outcome::CouldNotRun,
        (Some(_), Some(_)) => Outcome::Failed,
        (None, None) => Outcome::NotApplicable,
        // Everything is there, and there is nothing to divide by: what stands there?
        (Some(_), None) if own.complete && reads_only_this(paper, own) => Outcome::Failed,
        (Some(_), None) | (None, Some(_)) => Outcome::CouldNotRun,
    }
}

/// The same in words.
pub fn told(form: &Form, paper: &Paper<'_>, own: &Worked<'_>, outcome: Outcome) -> RuleOutcome {
    let section = &form.sections[own.at.0];
    let (row, column) = (&section.rows[own.at.1], &section.columns[own.at.2]);
    let name = paper.name(own.at);
    let said = |value: Option<Exact>| value.map_or_else(|| "brak".to_owned(), Exact::shown);
    let difference = own.given.zip(own.found).and_then(|(given, found)| given.subtract(found));
    let difference = difference.map(|own| format!("; różnica {}", own.absolute().shown()));
    let severity = if own.exact { Severity::Note } else { Severity::Error };
    let mut cells = vec![name];
    cells.extend(own.reads.iter().map(|at| paper.name(*at)));
    let written = written(paper, own).or_else(|| row.written.get("formula").cloned());
    let written = written.or_else(|| column.written.get("formula").cloned());
    let said_as = written.map(|own| format!(": {own}")).unwrap_or_default();
    RuleOutcome {
        rule: format!("={}/{}", section.id, row.id),
        title: format!("Wiersz {}, rubryka {} jest wyliczana{said_as}", row.id, column.id),
        severity,
        outcome,
        cells,
        records: 0,
        failures: Vec::new(),
        explained: 0,
        shown: format!(
            "{} = {}{}",
            said(own.given),
            said(own.found),
            difference.unwrap_or_default()
        ),
        fix: "Wpisz to, co wynika z pozostałych pól, albo popraw jedno z nich.".to_owned(),
        justify: false,
    }
}

/// The formula as the cell says it, when the cell says it of its own.
fn written(paper: &Paper<'_>, own: &Worked<'_>) -> Option<String> {
    paper.choice(own.at)?.written.as_ref()?.get("formula").cloned()
}

/// A formula that reads other returns has no value where these are not known.
fn reads_only_this(paper: &Paper<'_>, own: &Worked<'_>) -> bool {
    let Some(Content::Formula(spec)) = paper.choice(own.at).map(|choice| &choice.content) else {
        return false;
    };
    let formula: &Formula = &spec.formula;
    formula.references().iter().all(|own| own.form.is_none() && own.period.is_none())
        && formula.parameters().is_empty()
}
