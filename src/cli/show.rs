//! Findings and summaries on the terminal: results on stdout, diagnostics on stderr.

use std::collections::BTreeMap;
use std::io::IsTerminal;

use serde_json::{Value, json};

use super::args::{Colour, Common, Format};
use crate::diagnostic::{Catalogue, Diagnostic, Field, Place, Severity, render};
use crate::report::{Outcome, RuleOutcome};

/// Findings of one code shown in full before the rest is only counted.
const IN_FULL: usize = 3;

pub fn colour(common: &Common) -> bool {
    match common.color {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    }
}

/// Prints diagnostics to stderr, the heaviest first; repeated ones are counted unless `-v`.
pub fn diagnostics(found: &[Diagnostic], common: &Common, catalogue: &Catalogue) {
    // What stops a run is told whole: it is mended in one go.
    let refused = found.iter().all(|own| own.severity == Severity::Error) && found.len() <= 40;
    if common.format == Format::Json {
        for own in found.iter().filter(|own| !common.quiet || own.severity == Severity::Error) {
            told!("{}", json(own, catalogue));
        }
        return;
    }
    let mut ordered: Vec<&Diagnostic> = found.iter().collect();
    ordered.sort_by_key(|own| std::cmp::Reverse(own.severity));
    let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
    for own in ordered {
        if common.quiet && own.severity != Severity::Error {
            continue;
        }
        let count = shown.entry(own.code).or_default();
        *count += 1;
        if *count <= IN_FULL || common.verbose || refused {
            told!("{}\n", render::diagnostic(catalogue, own, colour(common)));
        }
    }
    for (code, count) in shown {
        if count > IN_FULL && !common.verbose && !refused {
            let more = (count - IN_FULL).into();
            told!("{}", catalogue.say("more-of-code", &[("code", code.into()), ("count", more)]));
        }
    }
}

/// Failed and could-not-run rules, to stderr.
pub fn rules(outcomes: &[RuleOutcome], common: &Common, catalogue: &Catalogue) {
    let bad = |own: &&RuleOutcome| {
        matches!(own.outcome, Outcome::Failed | Outcome::CouldNotRun)
            && (!common.quiet || own.severity == Severity::Error)
    };
    for own in outcomes.iter().filter(bad) {
        if common.format == Format::Json {
            told!("{}", rule_json(own, catalogue));
            continue;
        }
        let word = render::word(catalogue, own.severity);
        let outcome = catalogue.word(&format!("outcome-{}", own.outcome.word().replace('_', "-")));
        told!("{word} {}: {} – {outcome}", own.rule, own.title);
        let line = |label: &str, text: &str| {
            if !text.is_empty() {
                told!("  {:<10}{text}", format!("{}:", catalogue.word(label)));
            }
        };
        if own.records == 0 {
            line("label-where", &own.cells.join(", "));
            line("label-why", &own.shown);
        } else {
            let shown = if common.verbose { own.failures.len() } else { IN_FULL };
            for failure in own.failures.iter().take(shown) {
                let places = places(&failure.places, catalogue);
                let sides = if failure.shown.is_empty() { "" } else { " – " };
                line("label-where", &format!("{places}{sides}{}", failure.shown));
            }
            line("label-why", &catalogue.say("rule-records", &record_fields(own)));
        }
        line("label-fix", &crate::write::fix_said(own, catalogue));
        told!();
    }
}

fn places(found: &[Place], catalogue: &Catalogue) -> String {
    let all: Vec<String> = found.iter().map(|place| render::place(catalogue, place)).collect();
    all.join("; ")
}

fn record_fields(own: &RuleOutcome) -> [(&'static str, Field); 2] {
    [("count", own.records.into()), ("money", own.money_said().into())]
}

fn rule_json(own: &RuleOutcome, catalogue: &Catalogue) -> Value {
    let failures = own.failures.iter().map(|failure| {
        let all = failure.places.iter().map(|place| render::place(catalogue, place));
        json!({ "places": all.collect::<Vec<_>>(), "shown": failure.shown })
    });
    json!({
        "rule": own.rule,
        "severity": own.severity.word(),
        "outcome": own.outcome.word(),
        "title": own.title,
        "cells": own.cells,
        "shown": own.shown,
        "records": own.records,
        "failures": failures.collect::<Vec<_>>(),
        "fix": own.fix,
    })
}

fn json(own: &Diagnostic, catalogue: &Catalogue) -> Value {
    let fields: BTreeMap<&str, Value> = own
        .fields
        .iter()
        .map(|(name, value)| {
            let value = match value {
                Field::Text(text) => json!(text),
                Field::Count(count) => json!(count),
                Field::Money(grosze) => json!(grosze),
            };
            (*name, value)
        })
        .collect();
    json!({
        "code": own.code,
        "severity": own.severity.word(),
        "places": own.places.iter().map(|place| render::place(catalogue, place)).collect::<Vec<_>>(),
        "what": render::title(catalogue, own),
        "fields": fields,
    })
}
