//! A new edition tried on the exports of a past period: which cells and which rules it moves.

use std::path::Path;
use std::process::Command;

use crate::office::Office;

const OLD_RULES: &str = r#"
[[rule]]
id       = "R-1"
title    = "co najmniej dwa"
check    = "[1/1/1] >= 2"
severity = "error"

[[rule]]
id       = "R-2"
title    = "nie więcej niż cztery"
check    = "[1/2/2] <= 4"
severity = "error"

[[rule]]
id       = "R-3"
title    = "ile jest, tyle jest"
check    = "[1/1/1] >= 0"
severity = "error"
"#;

/// Row 1 only from the half-year on, row 2 gone, a row of all that ever began, and a rule on it.
const NEW: &str = r#"
[return]
id         = "proba"
title      = "Nowy układ"
valid_from = "2027-01-01"
extends    = "2020-01-01"

[[section]]
id = "1"

[[section.row]]
id    = "1"
where = "od >= :start"

[[section.row]]
id   = "2"
drop = true

[[section.row]]
id    = "3"
label = "wszystkie"
where = "od <= :end"

[[rule]]
id   = "R-2"
drop = true

[[rule]]
id       = "R-4"
title    = "jedna trzecia"
check    = "[1/3/1] = 3"
severity = "error"
"#;

/// Stays that began on 31.12.2024 (1), 1.01.2025 (2) and 1.07.2025 (4), and two editions of their return.
fn office() -> Office {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/language");
    let office = Office::copy_of(&root.join("the_year_begins_before_the_half"));
    let old = std::fs::read_to_string(office.path("wzory/proba.toml")).expect("the template");
    std::fs::remove_file(office.path("wzory/proba.toml")).expect("it was there");
    office.write("wzory/proba/2020-01-01/wzor.toml", &format!("{old}{OLD_RULES}"));
    office.write("wzory/proba/2027-01-01/wzor.toml", NEW);
    office
}

fn run(office: &Office, words: &[&str]) -> (String, Option<i32>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_spraw"));
    command.args(["template", "test"]).args(words).args(["--lang", "pl"]);
    let output = command.arg("-C").arg(office.folder.path()).output().expect("the program starts");
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    (said.into_owned(), output.status.code())
}

#[test]
fn a_new_edition_is_tried_on_last_years_data() {
    let office = office();
    let path = office.path("proba.csv").display().to_string();
    let (said, code) = run(&office, &["proba", "--period", "2025-H2", "--to", &path]);
    assert_eq!(code, Some(1), "{said}");
    let text = std::fs::read_to_string(&path).expect("a csv");
    let found: Vec<String> = text
        .trim_start_matches('\u{feff}')
        .lines()
        .map(|line| {
            let parts: Vec<&str> = line.split(';').collect();
            [0, 1, 2, 7, 8, 9].map(|index| parts[index]).join(" | ")
        })
        .collect();
    // Stays B and C began in 2025, C in its second half; A before.
    let expected = [
        "kind | name | name_a | a | b | difference",
        "cell | 1/1/1 | 1/1/1 | 2 | 1 | -1",
        "cell | 1/1/2 | 1/1/2 | 6 | 4 | -2",
        "only_a |  | 1/2/1 | 1 |  | ",
        "only_a |  | 1/2/2 | 4 |  | ",
        "only_b | 1/3/1 |  |  | 3 | ",
        "only_b | 1/3/2 |  |  | 7 | ",
        "rule | R-1 | R-1 | passed | failed | ",
        "rule | R-2 | R-2 | passed |  | ",
        "rule | R-4 | R-4 |  | passed | ",
    ];
    assert_eq!(found, expected);

    // In words, with the cause; and for programs.
    let (said, code) = run(&office, &["proba", "--period", "2025-H2"]);
    assert_eq!(code, Some(1), "{said}");
    for word in [
        "1/1/1",
        "zmiana definicji",
        "R-1: spełniona → niespełniona",
        "R-4: nie ma jej → spełniona",
    ] {
        assert!(said.contains(word), "{word}: {said}");
    }
    assert!(!said.contains("R-3"), "a rule that says the same is not told: {said}");
    let (said, _) = run(&office, &["proba", "--period", "2025-H2", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&said).unwrap_or_else(|_| panic!("{said}"));
    assert_eq!(json["cells"].as_array().map(Vec::len), Some(2), "{said}");
    assert_eq!(json["rules"].as_array().map(Vec::len), Some(3), "{said}");
    assert_eq!(json["cells"][0]["steps"][0]["cause"], "definition", "{said}");
    // The trial makes nothing, and the return of the period stays in its own edition.
    assert!(!office.path("wyniki").exists());
    let report = office.run_form("proba", "2025-H2", &[], false);
    let report = report.unwrap_or_else(|own| panic!("{:?}", own.diagnostics)).report;
    assert!(report.cell("1", "2", "1").is_some() && report.cell("1", "3", "1").is_none());
}

#[test]
fn an_edition_is_named_or_amended_or_there_is_nothing_to_compare() {
    let office = office();
    for (words, expected) in [
        (&["--edition", "2027-01-01"][..], Some(1)),
        // In force itself, and the office has no other files of it.
        (&["--edition", "2020-01-01"], Some(2)),
        (&["--edition", "2026-01-01"], Some(2)),
        (&["--to", "proba.xlsx"], Some(2)),
    ] {
        let (said, code) = run(&office, &[&["proba", "--period", "2025-H2"], words].concat());
        assert_eq!(code, expected, "{words:?}: {said}");
    }
    // The same rows under another title move nothing.
    office.write(
        "wzory/proba/2027-01-01/wzor.toml",
        "[return]\nid = \"proba\"\ntitle = \"Tylko tytuł\"\nvalid_from = \"2027-01-01\"\nextends = \"2020-01-01\"\n",
    );
    let (said, code) = run(&office, &["proba", "--period", "2025-H2"]);
    assert_eq!(code, Some(0), "{said}");
    let office = Office::on_paper();
    let (said, code) = run(&office, &["mrpips-03", "--period", "2025-H1"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("C172"), "{said}");
    // An amended file of an edition that ships is compared with what ships.
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = "mrpips-03/2021-01-01";
    let name = std::fs::read_dir(shipped.join("report_templates").join(folder))
        .expect("the template")
        .flatten()
        .map(|own| own.path())
        .find(|path| std::fs::read_to_string(path).is_ok_and(|text| text.contains("[[rule]]")))
        .expect("rules");
    let text = std::fs::read_to_string(&name).expect("a text");
    let file = name.file_name().expect("a name").to_string_lossy().into_owned();
    office.write(&format!("wzory/{folder}/{file}"), &text);
    let (said, code) = run(&office, &["mrpips-03", "--period", "2025-H1"]);
    assert_eq!(code, Some(0), "the same text moves nothing: {said}");
}
