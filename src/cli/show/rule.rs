//! Failed and could-not-run rules: a rule and file is told by its first records, the rest is a number.

use std::collections::BTreeMap;

use super::block::Explained;
use super::{LINES, rule_json};
use crate::cli::args::{Common, Format};
use crate::diagnostic::{Catalogue, Severity, render};
use crate::quality::Told;
use crate::report::{Outcome, RecordFailure, RuleOutcome};

/// To stderr; one rule over many cells is told once.
pub fn rules(told: Told<'_>, common: &Common, catalogue: &Catalogue) {
    let explained = Explained::of(told);
    let bad: Vec<(usize, &RuleOutcome)> = told
        .outcomes
        .iter()
        .enumerate()
        .filter(|(_, own)| matches!(own.outcome, Outcome::Failed | Outcome::CouldNotRun))
        .filter(|(_, own)| !common.quiet || own.severity == Severity::Error)
        // What somebody answers for is only counted.
        .filter(|(_, own)| own.is_open() || common.verbose || common.format == Format::Json)
        .collect();
    if common.format == Format::Json {
        bad.iter().for_each(|(_, own)| told!("{}", rule_json(own, catalogue)));
        return;
    }
    let alike = |one: &(usize, &RuleOutcome), next: &(usize, &RuleOutcome)| {
        let no_records = one.1.records + next.1.records == 0;
        no_records && (&one.1.rule, one.1.outcome) == (&next.1.rule, next.1.outcome)
    };
    for same in bad.chunk_by(alike) {
        let (index, own) = same[0];
        let mut text = Text { catalogue, text: head(own, catalogue) };
        if own.records == 0 {
            text.line("label-where", &own.cells.join(", "));
            text.line("label-why", &own.shown);
            text.cells(same, common);
        } else {
            let failures = own.failures.iter().enumerate();
            let open = failures.filter(|(number, _)| !explained.rule(index, *number));
            text.records(open.map(|(_, failure)| failure), common);
            let fields = [("count", own.records.into()), ("money", own.money_said().into())];
            text.line("label-why", &catalogue.say("rule-records", &fields));
        }
        text.line("label-fix", &crate::write::fix_said(own, catalogue));
        told!("{}\n", text.text);
    }
}

fn head(own: &RuleOutcome, catalogue: &Catalogue) -> String {
    let word = render::word(catalogue, own.severity);
    let outcome = catalogue.word(&format!("outcome-{}", own.outcome.word().replace('_', "-")));
    let outcome = match own.is_open() {
        true => outcome,
        false => catalogue.say("outcome-explained", &[("outcome", outcome.into())]),
    };
    format!("{word} {}: {} – {outcome}", own.rule, own.title)
}

struct Text<'t> {
    catalogue: &'t Catalogue,
    text: String,
}

impl Text<'_> {
    fn line(&mut self, label: &str, said: &str) {
        if !said.is_empty() {
            let label = match label {
                "" => String::new(),
                label => format!("{}:", self.catalogue.word(label)),
            };
            self.text.push_str(&format!("\n  {label:<10}{said}"));
        }
    }

    fn more(&mut self, rest: usize) {
        if rest > 0 {
            self.line("", &self.catalogue.say("more-places", &[("count", rest.into())]));
        }
    }

    /// The other cells of a rule that was told by its first.
    fn cells(&mut self, same: &[(usize, &RuleOutcome)], common: &Common) {
        let most = if common.verbose { usize::MAX } else { LINES };
        for (number, (_, own)) in same.iter().enumerate().take(most).skip(1) {
            let title = if own.title == same[0].1.title { "" } else { &own.title };
            let parts = [own.cells.join(", "), own.shown.clone(), title.to_owned()];
            let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            self.line(if number == 1 { "label-more" } else { "" }, &parts.join(" – "));
        }
        self.more(same.len().saturating_sub(most));
    }

    /// Records, so many of each file.
    fn records<'f>(&mut self, open: impl Iterator<Item = &'f RecordFailure>, common: &Common) {
        let most = if common.verbose { usize::MAX } else { LINES };
        let mut of_file: BTreeMap<Option<&str>, usize> = BTreeMap::new();
        let mut label = "label-where";
        for failure in open {
            let file = failure.places.first().and_then(|place| place.file.as_deref());
            let count = of_file.entry(file).or_default();
            *count += 1;
            if *count > most {
                continue;
            }
            let places: Vec<String> =
                failure.places.iter().map(|place| render::place(self.catalogue, place)).collect();
            let sides = if failure.shown.is_empty() { "" } else { " – " };
            self.line(label, &format!("{}{sides}{}", places.join("; "), failure.shown));
            label = "";
        }
        self.more(of_file.values().map(|count| count.saturating_sub(most)).sum());
    }
}
