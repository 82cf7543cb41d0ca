//! Findings and summaries on the terminal: results on stdout, diagnostics on stderr.

mod block;
mod rule;

use std::collections::BTreeMap;
use std::io::IsTerminal;

use serde_json::{Value, json};

use super::args::{Colour, Common, Format};
use crate::diagnostic::{Catalogue, Diagnostic, Field, Severity, render};
use crate::quality::Told;
use crate::report::RuleOutcome;
use block::{Explained, blocks};
pub use rule::rules;

/// Findings of one code shown in full before the rest is only counted.
const IN_FULL: usize = 3;

pub fn colour(common: &Common) -> bool {
    match common.color {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    }
}

/// What is told of one rule and file, a line each; findings.csv has them all.
const LINES: usize = 20;

/// Prints diagnostics to stderr, the heaviest first.
pub fn diagnostics(found: &[Diagnostic], common: &Common, catalogue: &Catalogue) {
    told_of(found, &Explained::default(), common, catalogue);
}

/// The findings of a return that was made; those that are explained are only counted.
pub fn findings(told: Told<'_>, common: &Common, catalogue: &Catalogue) {
    told_of(told.findings, &Explained::of(told), common, catalogue);
    let explained = told.quality.explained();
    if explained > 0 && !common.quiet && common.format == Format::Text {
        told!("{}", catalogue.say("explained-lines", &[("count", explained.into())]));
    }
}

fn told_of(found: &[Diagnostic], explained: &Explained, common: &Common, catalogue: &Catalogue) {
    // What stops a run is told whole: it is mended in one go.
    let refused = found.iter().all(|own| own.severity == Severity::Error) && found.len() <= 40;
    let told = |own: &Diagnostic| !common.quiet || own.severity == Severity::Error;
    if common.format == Format::Json {
        for own in found.iter().filter(|own| told(own)) {
            told!("{}", json(own, catalogue));
        }
        return;
    }
    let mut blocks = blocks(found, explained);
    blocks.retain(|own| told(own.first));
    blocks.sort_by_key(|own| std::cmp::Reverse(own.first.severity));
    let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
    for block in blocks {
        if !block.units.is_empty() {
            told!("{}\n", block.text(common, catalogue));
            continue;
        }
        let count = shown.entry(block.first.code).or_default();
        *count += 1;
        if *count <= IN_FULL || common.verbose || refused {
            told!("{}\n", render::diagnostic(catalogue, block.first, colour(common)));
        }
    }
    for (code, count) in shown {
        if count > IN_FULL && !common.verbose && !refused {
            let more = (count - IN_FULL).into();
            told!("{}", catalogue.say("more-of-code", &[("code", code.into()), ("count", more)]));
        }
    }
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
                Field::Text(text) => json!(&**text),
                Field::Count(count) => json!(count),
                Field::Money(grosze) => json!(grosze),
            };
            (name, value)
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
