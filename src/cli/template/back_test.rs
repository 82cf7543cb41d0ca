//! `template test RETURN --period P`: a past period counted by the edition that was in force and by a new one. Polish:
//! próba nowego wzoru na dawnych danych.

use std::path::Path;

use serde_json::json;

use crate::cli::args::{self, Common, Format, TemplateTest};
use crate::cli::commands::{not_written, options};
use crate::cli::period::period;
use crate::cli::watch::Watch;
use crate::cli::{diff, pages, show};
use crate::diagnostic::{Catalogue, Diagnostic};
use crate::run::{self, BackTest, BackTested, Change, Exit, Refused};
use crate::write;

/// Exit 0 when nothing moves, 1 when a cell or a rule does.
pub fn run(office: &Path, asked: &TemplateTest, common: &Common, catalogue: &Catalogue) -> Exit {
    match told(office, asked, common, catalogue) {
        Ok(exit) => exit,
        Err(Refused { exit, diagnostics }) => {
            show::diagnostics(&diagnostics, common, catalogue);
            exit
        }
    }
}

fn told(
    office: &Path,
    asked: &TemplateTest,
    common: &Common,
    catalogue: &Catalogue,
) -> Result<Exit, Refused> {
    let refused = |found| Refused { exit: Exit::Configuration, diagnostics: vec![found] };
    let text = asked.period.as_deref().unwrap_or_default();
    let period = period(text).map_err(refused)?;
    let is_csv = |path: &&Path| path.extension().is_some_and(|own| own.eq_ignore_ascii_case("csv"));
    if let Some(path) = asked.to.as_deref().filter(|path| !is_csv(path)) {
        return Err(refused(Diagnostic::error("C173").with("found", path.display().to_string())));
    }
    let wanted = BackTest {
        form: asked.id.clone().unwrap_or_default(),
        period,
        edition: asked.edition.clone(),
        options: options(&asked.options).map_err(refused)?,
    };
    let watch = Watch::new(common, &format!("{} {period}", wanted.form), catalogue);
    let found = run::back_test(office, &wanted, &|own| watch.tell(own))?;
    drop(watch);
    let as_diff = as_diff(asked);
    if asked.to.is_none() {
        let pages = pages::of_bridge(&found.bridge, false, asked.limit);
        pages::tell_beyond(asked.page, pages, common, catalogue);
    }
    match &asked.to {
        Some(path) => {
            let bytes = write::back_test_csv(&found.bridge, &rules(&found.rules));
            write::whole(path, &bytes).map_err(|error| Refused {
                exit: Exit::Output,
                diagnostics: vec![not_written(path, &error)],
            })?;
            let fields = [("file", path.display().to_string().into())];
            out!("{}", catalogue.say("explain-kept", &fields));
        }
        None if common.format == Format::Json => {
            let mut said = diff::as_json(&found.bridge, &as_diff);
            let rules = found.rules.iter();
            let rules =
                rules.map(|own| json!({ "rule": own.name, "a": own.was, "b": own.becomes }));
            said["rules"] = rules.collect();
            out!("{said}");
        }
        None => {
            out!("{}", diff::as_text(&found.bridge, &as_diff, catalogue));
            out!("{}", rules_said(&found, catalogue));
        }
    }
    Ok(match (found.bridge.adds_up(), found.moves()) {
        // A mistake of ours, and loud.
        (false, _) => Exit::Output,
        (true, true) => Exit::Look,
        (true, false) => Exit::Good,
    })
}

/// What a comparison would be asked for; it names no sides, because the command that compares knows no editions.
fn as_diff(asked: &TemplateTest) -> args::Diff {
    args::Diff {
        a: String::new(),
        b: None,
        cells: Vec::new(),
        sections: Vec::new(),
        records: false,
        options: Vec::new(),
        b_options: Vec::new(),
        limit: asked.limit,
        page: asked.page,
        show_personal: false,
        to: None,
    }
}

fn rules(all: &[Change]) -> Vec<[&str; 3]> {
    all.iter().map(|own| [own.name.as_str(), &own.was, &own.becomes]).collect()
}

/// The rules that come out otherwise, a line each.
fn rules_said(found: &BackTested, catalogue: &Catalogue) -> String {
    let mut text = catalogue.say("back-test-rules", &[("count", found.rules.len().into())]);
    for own in &found.rules {
        let fields = [
            ("rule", own.name.clone().into()),
            ("was", shown(&own.was).into()),
            ("becomes", shown(&own.becomes).into()),
        ];
        text.push_str("\n  ");
        text.push_str(&catalogue.say("back-test-rule", &fields));
    }
    text
}

/// The word of an outcome; of a rule that the edition does not have, none.
fn shown(outcome: &str) -> String {
    if outcome.is_empty() { "none".to_owned() } else { outcome.to_owned() }
}
