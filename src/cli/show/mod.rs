//! Findings and summaries on the terminal: results on stdout, diagnostics on stderr.

mod block;
mod rule;

use std::collections::{BTreeMap, HashSet};
use std::io::IsTerminal;

use serde_json::{Value, json};

use super::args::{Colour, Common, Format};
use crate::diagnostic::{Catalogue, Diagnostic, Field, Severity, render};
use crate::quality::Told;
use crate::report::{Outcome, RuleOutcome};
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

/// Findings of exports that are not there, are empty or are of another time: every number may be wrong for
/// them, so they are told before the rules.
const FIRST: [&str; 6] = ["E401", "E405", "I107", "I127", "I157", "I158"];

/// What one command has told of the records of its exports: several returns read the same ones.
#[derive(Default)]
pub struct Heard(HashSet<String>);

/// Prints diagnostics to stderr, the heaviest first.
pub fn diagnostics(found: &[Diagnostic], common: &Common, catalogue: &Catalogue) {
    told_of(found, &|_| true, &Explained::default(), &mut Heard::default(), common, catalogue);
}

/// What is wrong with the arguments, on which no form of answers is agreed yet but the one that was typed.
pub fn of_arguments(found: &Diagnostic, as_json: bool, catalogue: &Catalogue) -> String {
    match as_json {
        true => json(found, catalogue).to_string(),
        false => render::diagnostic(catalogue, found, false),
    }
}

/// Is there anything that a quiet command tells of a return?
pub fn has_errors(told: Told<'_>) -> bool {
    let bad = |own: &RuleOutcome| matches!(own.outcome, Outcome::Failed | Outcome::CouldNotRun);
    told.findings.iter().any(|own| own.severity == Severity::Error)
        || told.outcomes.iter().any(|own| own.severity == Severity::Error && bad(own))
}

/// What is missing from the exports of a return that was made.
pub fn missing(told: Told<'_>, heard: &mut Heard, common: &Common, catalogue: &Catalogue) {
    let first = |own: &Diagnostic| FIRST.contains(&own.code);
    told_of(told.findings, &first, &Explained::of(told), heard, common, catalogue);
}

/// The other findings of a return that was made; those that are explained are only counted, and those that
/// were told of another return in the same words.
pub fn findings(told: Told<'_>, heard: &mut Heard, common: &Common, catalogue: &Catalogue) {
    let others = |own: &Diagnostic| !FIRST.contains(&own.code);
    told_of(told.findings, &others, &Explained::of(told), heard, common, catalogue);
    let explained = told.quality.explained();
    if explained > 0 && !common.quiet && common.format == Format::Text {
        told!("{}", catalogue.say("explained-lines", &[("count", explained.into())]));
    }
}

fn told_of(
    found: &[Diagnostic],
    of: &dyn Fn(&Diagnostic) -> bool,
    explained: &Explained,
    heard: &mut Heard,
    common: &Common,
    catalogue: &Catalogue,
) {
    // What stops a run is told whole: it is mended in one go.
    let refused = found.iter().all(|own| own.severity == Severity::Error) && found.len() <= 40;
    let told = |own: &Diagnostic| of(own) && (!common.quiet || own.severity == Severity::Error);
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
    let mut again: BTreeMap<&str, usize> = BTreeMap::new();
    let mut said: HashSet<String> = HashSet::new();
    for block in blocks {
        if !block.units.is_empty() {
            let text = block.text(common, catalogue);
            if !common.verbose && heard.0.contains(&text) {
                *again.entry(block.first.code).or_default() += block.units.len();
                continue;
            }
            told!("{text}\n");
            heard.0.insert(text);
            continue;
        }
        // A view that several returns read has the same mistake for each of them.
        let text = render::diagnostic(catalogue, block.first, colour(common));
        if !said.insert(text.clone()) {
            continue;
        }
        let count = shown.entry(block.first.code).or_default();
        *count += 1;
        if *count <= IN_FULL || common.verbose || refused {
            told!("{text}\n");
        }
    }
    for (code, count) in shown {
        if count > IN_FULL && !common.verbose && !refused {
            let more = (count - IN_FULL).into();
            told!("{}", catalogue.say("more-of-code", &[("code", code.into()), ("count", more)]));
        }
    }
    for (code, count) in again {
        let fields = [("code", code.into()), ("count", count.into())];
        told!("{}", catalogue.say("told-already", &fields));
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
