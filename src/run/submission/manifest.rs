//! The manifest of a submission: what went in, what came out.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::file::File;
use crate::diagnostic::Severity;
use crate::ingest::{Fate, InputLedger};
use crate::number::decimal;
use crate::period::ReportingPeriod;
use crate::report::{Outcome, Report};
use crate::run::{Done, Workplace, waived};

/// What went in, what came out, and with which rules: `manifest.json`.
pub fn manifest(
    place: &Workplace,
    options: &BTreeMap<String, String>,
    report: &Report,
    done: &Done,
    files: &[File<'_>],
) -> Value {
    let mut template = Sha256::new();
    for source in &place.form_files {
        template.update(source.name.as_bytes());
        template.update(source.text.as_bytes());
    }
    let template: String = template.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    let count = |outcome: Outcome, severity: Severity| {
        done.outcomes
            .iter()
            .filter(|own| own.outcome == outcome && own.severity == severity)
            .count()
    };
    // Of those that failed or could not run: every record of theirs is explained.
    let explained = |severity: Severity| {
        let of = done.outcomes.iter().filter(|own| own.severity == severity);
        of.filter(|own| own.is_explained()).count()
    };
    let rules = |severity: Severity| {
        json!({
            "passed": count(Outcome::Passed, severity),
            "failed": count(Outcome::Failed, severity),
            "not_applicable": count(Outcome::NotApplicable, severity),
            "could_not_run": count(Outcome::CouldNotRun, severity),
            "explained": explained(severity),
        })
    };
    json!({
        "program": { "name": "spraw", "version": env!("CARGO_PKG_VERSION") },
        "template": {
            "id": place.form.id, "edition": place.form.edition, "valid_from": place.form.valid_from,
            "official": place.form.official, "sha256": template,
        },
        "unit": place.office.teryt,
        "period": report.period,
        "version": report.version,
        "options": options,
        "parameters": parameters(place, report),
        "manual": place.manual.file.as_ref().map(|(file, size, sha256)| json!({
            "file": file, "size": size, "sha256": sha256, "cells": place.manual.values.len(),
        })),
        "corrections": place.corrections.file.as_ref().map(|(size, sha256)| json!({
            "file": "poprawki.csv", "size": size, "sha256": sha256, "lines": corrections(place, done),
        })),
        "waivers": waived::manifest(place, done),
        "compared": done.compared.iter().map(|own| json!({
            "file": own.file, "size": own.size, "sha256": own.sha256,
        })).collect::<Vec<_>>(),
        "replaced": place.replaced,
        "inputs": done.loaded.ledger.iter().map(export).collect::<Vec<_>>(),
        "views": done.steps.iter().map(|own| json!({
            "view": own.view, "step": own.step, "what": own.what, "before": own.before,
            "after": own.after, "unmatched": own.unmatched,
        })).collect::<Vec<_>>(),
        "sections": done.filled.ledger.iter().map(|own| json!({
            "section": own.section, "view": own.view, "records": own.records,
            "in_a_row": own.in_a_row, "in_no_row": own.in_no_row,
        })).collect::<Vec<_>>(),
        "quantities": quantities(report, done),
        "rules": { "error": rules(Severity::Error), "warning": rules(Severity::Warning), "note": rules(Severity::Note) },
        "outputs": files.iter().map(|own| json!({
            "file": own.name, "size": own.size, "sha256": own.sha256,
        })).collect::<Vec<_>>(),
    })
}

/// A file or sheet that was read into a table, and what became of its rows.
pub fn export(own: &InputLedger) -> Value {
    json!({
        "file": own.file, "sheet": own.sheet, "table": own.table, "size": own.size,
        "sha256": own.sha256,
        "ledger": {
            "seen": own.seen, "loaded": own.loaded, "set_aside": own.set_aside,
            "blank": own.blank, "header": own.header, "extra": own.extra,
        },
    })
}

/// The cells that print a quantity with a name, for returns that print the same.
fn quantities(report: &Report, done: &Done) -> Vec<Value> {
    let cells = done.filled.quantities.iter().filter_map(|own| {
        let cell = report.cell(&own.section, &own.row, &own.column)?;
        Some(json!({
            "quantity": own.named.quantity, "measured": own.named.measured,
            "cell": format!("{}/{}/{}", own.section, own.row, own.column),
            "period": own.period.to_string(),
            "value": cell.printed.map(|value| decimal(value, cell.decimals)),
        }))
    });
    cells.collect()
}

/// Every correction with what became of it; values of personal columns are not repeated.
fn corrections(place: &Workplace, done: &Done) -> Vec<Value> {
    let lines = place.corrections.lines.iter().enumerate();
    lines
        .map(|(index, own)| {
            let fates = done.loaded.met.iter().filter(|met| met.correction == index);
            let applied = fates.clone().filter(|met| met.fate == Fate::Applied).count();
            let column =
                place.library.tables.get(&own.table).and_then(|table| table.column(&own.column));
            let personal = column.is_none_or(|column| column.personal);
            let shown = |text: &str| if personal { "…".to_owned() } else { text.to_owned() };
            json!({
                "table": own.table, "record": own.record, "column": own.column,
                "was": shown(&own.was), "becomes": shown(&own.becomes),
                "reason": own.reason, "who": own.who, "date": own.day,
                "met": fates.count(), "applied": applied,
            })
        })
        .collect()
}

/// The dated parameters in force on the last day of the period, with their sources.
fn parameters(place: &Workplace, report: &Report) -> Value {
    let Ok(period) = report.period.parse::<ReportingPeriod>() else {
        return Value::Null;
    };
    let end = crate::model::date::to_days(period.end());
    let parameters = &place.library.parameters;
    let in_force = parameters.names().filter_map(|name| {
        let own = parameters.on(name, end)?;
        let value = decimal(i128::from(own.value), 2);
        Some((name.to_owned(), json!({ "value": value, "source": own.source })))
    });
    Value::Object(in_force.collect())
}
