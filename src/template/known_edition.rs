//! Is there the edition of which a line of `known/*.csv` speaks? Polish: wydanie w stanie prawa.

use std::collections::BTreeSet;

use super::library::{Files, edition_of};
use crate::diagnostic::{Diagnostic, Problems};
use crate::document::{self, Fields};
use crate::model::{ALL, KnownUntil, Subject};

/// A line that names an edition there is none of would say nothing of any return, and nobody would notice (T586). A name
/// that nobody knows is told already.
pub fn check(known: &KnownUntil, returns: &[String], files: &Files, problems: &Problems) {
    for (subject, name, edition, place) in known.editions() {
        if subject != Subject::Return {
            let found = Diagnostic::error("T586").at(place).with("kind", subject.word());
            let found = found.with("name", name).with("found", edition);
            problems.push(found.with("nearest", "none").with("known", ""));
            continue;
        }
        if name != ALL && !returns.iter().any(|own| own == name) {
            continue;
        }
        let days = first_days(name, files);
        if !days.contains(edition) {
            let found = Diagnostic::error("T586").at(place).with("kind", subject.word());
            let name = if name == ALL { "all" } else { name };
            let found = found.with("name", name).with("found", edition);
            problems.push(found.among(edition, days.iter().map(String::as_str)));
        }
    }
}

/// The first days of the editions of a return, or of all of them.
fn first_days(name: &str, files: &Files) -> BTreeSet<String> {
    let mut days = BTreeSet::new();
    for (path, source) in files {
        match edition_of(path).map(|own| own.split_once('/').unwrap_or((own, ""))) {
            Some((own, _)) if name != ALL && own != name => {}
            // A return in one file says itself since when it is.
            Some((_, "")) => {
                let silent = Problems::default();
                let root = document::parse(source, &silent);
                let head = Fields::new(&root, &silent).table("return");
                days.extend(head.and_then(|own| Fields::new(own, &silent).text("valid_from")));
            }
            Some((_, day)) => {
                days.insert(day.to_owned());
            }
            None => {}
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Source;

    #[test]
    fn a_line_speaks_of_an_edition_that_is_there() {
        let mut files = Files::new();
        for (path, text) in [
            ("r/2021-01-01/template.toml", ""),
            ("r/2024-07-01/template.toml", ""),
            ("one.toml", "[return]\nvalid_from = \"2020-01-01\"\n"),
            ("views/2019-01-01/v.toml", ""),
        ] {
            files.insert(path.to_owned(), Source::new(path, text));
        }
        let returns = ["r", "one"].map(str::to_owned);
        for (line, nearest) in [
            ("return;r;2021-01-01", None),
            ("return;r;2024-07-01", None),
            ("return;r;", None),
            ("return;r;2022-01-01", Some("2021-01-01")),
            ("return;r;2020-01-01", Some("2021-01-01")),
            ("return;one;2020-01-01", None),
            ("return;one;2021-01-01", Some("2020-01-01")),
            ("return;*;2024-07-01", None),
            ("return;*;1999-12-31", Some("none")),
            // Told where names are.
            ("return;x;2021-01-01", None),
            ("parameter;rate;", None),
            ("parameter;rate;2021-01-01", Some("none")),
            ("free_days;;2021-01-01", Some("none")),
        ] {
            let (mut known, problems) = (KnownUntil::default(), Problems::default());
            let text =
                format!("kind;name;edition;known_until;checked;source\n{line};2026-12-31;;s\n");
            known.read(&Source::new("wzory/known/a.csv", text), &problems);
            check(&known, &returns, &files, &problems);
            let found = problems.into_vec();
            let told = found.iter().map(|own| (own.code, own.text("nearest"))).collect::<Vec<_>>();
            let expected: Vec<_> = nearest.into_iter().map(|own| ("T586", Some(own))).collect();
            assert_eq!(told, expected, "{line}");
        }
    }
}
