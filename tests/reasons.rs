//! Warnings that must be explained before a return is sent: `justify = true`.

use std::path::Path;

use spraw::report::{Outcome, RuleOutcome};
use spraw::run::Done;

use crate::office::Office;

fn run(office: &Office) -> Done {
    let done = office.run_form("proba", "2025-H1", &[], true);
    done.unwrap_or_else(|refused| panic!("{:?}", refused.diagnostics))
}

fn rule(done: &Done) -> &RuleOutcome {
    done.outcomes.iter().find(|own| own.rule == "R-11").expect("the rule")
}

/// Record, fingerprint and fix of the rule's line in findings.csv.
fn line(done: &Done) -> [String; 3] {
    let folder = &done.written.as_ref().expect("written").folder;
    let text = std::fs::read_to_string(folder.join("findings.csv")).expect("findings");
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let records = reader.records().map(|own| own.expect("a line"));
    let own = records.into_iter().find(|own| &own[0] == "R-11").expect("a line of the rule");
    [12, 14, 11].map(|column| own[column].to_owned())
}

#[test]
fn a_rule_over_cells_waits_for_its_reason_until_its_numbers_change() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let office = Office::copy_of(&root.join("tests/language/a_rule_compares_printed_cells"));
    let template = "wzory/proba.toml";
    let said = "check    = \"[1/1/1] <> 4\"\nseverity = \"error\"";
    office.replace(
        template,
        said,
        "check    = \"[1/1/1] <> 4\"\nseverity = \"warning\"\njustify = true",
    );

    let done = run(&office);
    let [record, fingerprint, fix] = line(&done);
    assert_eq!(record, "cells:1/1/1");
    assert!(fix.contains("wyjasnienia.csv"), "{fix}");
    assert!(rule(&done).waits_for_reasons());

    let explained = format!(
        "rule;record;reason;who;until;fingerprint\nR-11;{record};tak ma być;dział;;{fingerprint}\n"
    );
    office.write("wyjasnienia.csv", &explained);
    let done = run(&office);
    assert_eq!(rule(&done).outcome, Outcome::Failed);
    assert!(!rule(&done).waits_for_reasons() && !rule(&done).is_open());

    // Other numbers are another matter, also when the rule fails again.
    office.replace(template, "[1/1/1] <> 4", "[1/1/1] > 4");
    let done = run(&office);
    assert!(rule(&done).waits_for_reasons());
    assert!(done.findings.iter().any(|own| own.code == "C127"));
}
