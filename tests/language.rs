//! The template language, one case a notion (`tests/language/`): an office with templates of its own, and
//! cells, findings and rules worked out by hand from the meaning of the words.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Mutex;

use serde::Deserialize;
use spraw::run::Done;

use crate::office::{Office, printed};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    #[expect(dead_code, reason = "read by people")]
    about: String,
    #[serde(default = "half")]
    period: String,
    #[serde(default = "proba", rename = "return")]
    form: String,
    #[serde(default)]
    options: BTreeMap<String, String>,
    #[serde(default)]
    cells: String,
    #[serde(default)]
    findings: Vec<String>,
    #[serde(default)]
    rules: Vec<String>,
    /// Codes that must not be among the findings.
    #[serde(default)]
    none: Vec<String>,
    /// The codes with which the templates, or the data, are refused.
    #[serde(default)]
    refused: Vec<String>,
    /// What the program does not do yet; such a case must fail, or the word must go.
    broken: Option<String>,
}

fn half() -> String {
    "2025-H1".to_owned()
}

fn proba() -> String {
    "proba".to_owned()
}

fn judged(folder: &Path, case: &Case) -> Result<(), String> {
    let office = Office::copy_of(folder);
    let options: Vec<(&str, &str)> =
        case.options.iter().map(|(id, value)| (id.as_str(), value.as_str())).collect();
    match office.run_form(&case.form, &case.period, &options, false) {
        Err(refused) => {
            let codes: BTreeSet<&str> = refused.diagnostics.iter().map(|own| own.code).collect();
            let all = case.refused.iter().all(|code| codes.contains(code.as_str()));
            if !case.refused.is_empty() && all {
                Ok(())
            } else {
                Err(format!("refused: {codes:?}"))
            }
        }
        Ok(_) if !case.refused.is_empty() => {
            Err(format!("not refused, expected {:?}", case.refused))
        }
        Ok(done) => made(&done, case),
    }
}

fn made(done: &Done, case: &Case) -> Result<(), String> {
    let mut wrong = Vec::new();
    for line in case.cells.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        let [section, row, expected] = parts.as_slice() else {
            return Err(format!("not a line of cells: {line}"));
        };
        if *section == "section" {
            continue;
        }
        let expected = expected.split_whitespace().collect::<Vec<_>>().join(" ");
        let found = std::panic::catch_unwind(|| printed(&done.report, section, row))
            .unwrap_or_else(|_| "no such row".to_owned());
        if found != expected {
            wrong.push(format!("{section}/{row}: expected {expected}, found {found}"));
        }
    }
    let codes: BTreeSet<&str> = done.findings.iter().map(|own| own.code).collect();
    for code in case.findings.iter().filter(|code| !codes.contains(code.as_str())) {
        wrong.push(format!("no {code} among {codes:?}"));
    }
    for code in case.none.iter().filter(|code| codes.contains(code.as_str())) {
        wrong.push(format!("{code} was found"));
    }
    let outcomes: Vec<String> = done
        .outcomes
        .iter()
        .map(|own| format!("{} {} {}", own.rule, own.outcome.word(), own.records))
        .collect();
    for rule in case.rules.iter().filter(|rule| !outcomes.contains(rule)) {
        wrong.push(format!("no „{rule}” among {outcomes:?}"));
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

#[test]
fn the_language_means_what_was_agreed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/language");
    let mut names: Vec<String> = std::fs::read_dir(&root)
        .expect("tests/language")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert!(names.len() > 100, "the cases were looked for in the wrong place");
    let waiting = Mutex::new(names);
    let wrong = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(name) = { waiting.lock().expect("no panic").pop() } {
                    let folder = root.join(&name);
                    let text =
                        std::fs::read_to_string(folder.join("case.toml")).expect("case.toml");
                    let case: Case =
                        toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
                    let result = std::panic::catch_unwind(|| judged(&folder, &case))
                        .unwrap_or_else(|_| Err("panicked".to_owned()));
                    let what = match (result, &case.broken) {
                        (Ok(()), Some(_)) => Some("is no longer broken".to_owned()),
                        (Err(what), None) => Some(what),
                        _ => None,
                    };
                    if let Some(what) = what {
                        wrong.lock().expect("no panic").insert(name, what);
                    }
                }
            });
        }
    });
    let wrong = wrong.into_inner().expect("no panic");
    assert!(
        wrong.is_empty(),
        "{}",
        wrong.iter().map(|(name, what)| format!("{name}:\n{what}\n\n")).collect::<String>()
    );
}
