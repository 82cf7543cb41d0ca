//! Bytes that stay the same, texts that stay texts, and a csv that reads back.

use std::io::Read as _;
use std::sync::Arc;

use super::*;
use crate::diagnostic::{Catalogue, Diagnostic, Language, Place, Severity};
use crate::model::Fingerprint;
use crate::quality::{Line, Of, Quality, Told};
use crate::report::{
    Cell, Column, Head, Layout, Outcome, Report, Row, RuleOutcome, Section, State, Unit,
};

fn cell(state: State, printed: Option<i128>) -> Cell {
    Cell { state, exact: None, printed, unit: Unit::Other, decimals: 0 }
}

fn small(label: &str) -> Report {
    let column = |id: &str, unit, decimals| Column {
        id: id.into(),
        title: "LICZBA; \"osób\"".into(),
        group: String::new(),
        unit,
        decimals,
        when: None,
        source: String::new(),
    };
    let row = |id: &str, heading, cells| Row {
        id: id.into(),
        key: format!("k{id}"),
        label: label.into(),
        level: 1,
        heading,
        cells,
        official: true,
        source: String::new(),
        validity: String::new(),
    };
    let zloty = |own: Cell| Cell { unit: Unit::Zloty, decimals: 2, ..own };
    let persons = |own: Cell| Cell { unit: Unit::Persons, ..own };
    let cells = vec![
        persons(cell(State::Computed, Some(1_234))),
        cell(State::Blocked, None),
        zloty(cell(State::Manual, Some(123_450))),
    ];
    let missing = vec![
        persons(cell(State::Missing, None)),
        cell(State::Formula, Some(0)),
        zloty(cell(State::Computed, Some(-5))),
    ];
    let columns = vec![
        column("1", Unit::Persons, 0),
        column("2", Unit::Other, 0),
        column("3", Unit::Zloty, 2),
    ];
    let rows = vec![row("", true, Vec::new()), row("1", false, cells), row("2", false, missing)];
    let section = |id: &str, role: Option<&str>| Section {
        id: id.into(),
        title: "t".into(),
        role: role.map(str::to_owned),
        official: true,
        when: None,
        chapter: String::new(),
        note: String::new(),
        charts: Vec::new(),
        source: String::new(),
        validity: String::new(),
        columns: columns.clone(),
        rows: rows.clone(),
    };
    Report {
        form: "f".into(),
        layout: Layout::Form,
        period: "2025".into(),
        version: 1,
        head: Head { edition: "2021".into(), unit_name: label.into(), ..Head::default() },
        agreements: Vec::new(),
        bases: Vec::new(),
        quality: String::new(),
        uncovered: String::new(),
        sections: vec![section("1B", Some("gmina")), section("a/b", None), section("c", None)],
    }
}

fn rule(outcome: Outcome, cells: &[&str]) -> RuleOutcome {
    RuleOutcome {
        rule: "R-1".into(),
        title: "=suma".into(),
        severity: Severity::Error,
        outcome,
        records: 0,
        failures: Vec::new(),
        explained: 0,
        cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
        shown: "-1 = 2".into(),
        fix: "+popraw".into(),
        justify: false,
    }
}

fn parts(bytes: Vec<u8>) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

fn part<'p>(parts: &'p [(String, String)], name: &str) -> &'p str {
    &parts.iter().find(|(own, _)| own == name).unwrap().1
}

#[test]
fn the_same_report_gives_the_same_bytes_in_every_language() {
    let outcomes = [rule(Outcome::Failed, &["1B/1/1"]), rule(Outcome::Passed, &[])];
    let polish = xlsx(&small("etykieta"), &outcomes, &Catalogue::new(Language::Polish)).unwrap();
    for language in [Language::Polish, Language::English] {
        let again = xlsx(&small("etykieta"), &outcomes, &Catalogue::new(language)).unwrap();
        assert!(polish == again, "{language:?}");
    }
    let parts = parts(polish);
    let properties = part(&parts, "docProps/core.xml");
    assert!(properties.contains("2000-01-01T00:00:00Z"), "{properties}");
}

#[test]
fn text_never_becomes_a_formula() {
    let catalogue = Catalogue::new(Language::Polish);
    for label in ["=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "http://example.org", "internal:A1"] {
        let outcomes = [rule(Outcome::Failed, &["1B/1/1", "1B/2..3/1", "1B/1/1@previous_year"])];
        let parts = parts(xlsx(&small(label), &outcomes, &catalogue).unwrap());
        for (name, text) in &parts {
            assert!(!text.contains("<f>") && !text.contains("<f "), "{label}: {name}");
            assert!(!text.contains("TargetMode"), "{label}: {name} leads out of the workbook");
        }
        assert!(part(&parts, "xl/sharedStrings.xml").contains(label), "{label}");
    }
}

#[test]
fn names_of_sheets_are_allowed_and_links_lead_to_cells() {
    let outcomes = [rule(Outcome::Failed, &["1B/1/3", "1B/k2/1", "a/b/1", "1B/1/1@previous_year"])];
    let parts = parts(xlsx(&small("x"), &outcomes, &Catalogue::new(Language::Polish)).unwrap());
    let workbook = part(&parts, "xl/workbook.xml");
    for name in ["Formularz", "Dział 1B", "Dział a_b", "Dział c", "Kontrole"] {
        assert!(workbook.contains(&format!("name=\"{name}\"")), "{name}: {workbook}");
    }
    let rules = part(&parts, "xl/worksheets/sheet5.xml");
    for link in ["'Dział 1B'!E7", "'Dział 1B'!C8"] {
        assert!(rules.contains(&format!("location=\"{link}\"")), "{link}: {rules}");
    }
    assert_eq!(rules.matches("<hyperlink ").count(), 2);
}

#[test]
fn the_note_of_a_table_stands_above_it() {
    let mut report = small("x");
    report.sections[0].note = "Kogo liczy tabela.".into();
    report.sections[0].when = Some("on_last_day".into());
    let parts = parts(xlsx(&report, &[], &Catalogue::new(Language::Polish)).unwrap());
    let strings = part(&parts, "xl/sharedStrings.xml");
    let said = "stan na ostatni dzień okresu. Kogo liczy tabela.";
    assert!(strings.contains(said), "{strings}");
}

/// The records of a csv, read by other rules than those that wrote it.
fn read(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = std::str::from_utf8(bytes).unwrap().strip_prefix('\u{feff}').unwrap();
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .from_reader(text.as_bytes())
        .records()
        .map(|record| record.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

#[test]
fn cells_are_quoted_and_numbers_have_a_comma() {
    let bytes = cells_csv(&small("=a; \"b\""), "0862011");
    let lines = String::from_utf8(bytes.clone()).unwrap();
    let lines: Vec<&str> = lines.split("\r\n").collect();
    assert_eq!(
        lines[0],
        "\u{feff}form;edition;unit;role;period;version;section;row;column;row_label;column_label;value;measure_unit;status"
    );
    assert_eq!(
        lines[1],
        "f;2021;0862011;gmina;2025;1;1B;1;1;\"'=a; \"\"b\"\"\";\"LICZBA; \"\"osób\"\"\";1234;osoba;computed"
    );
    let read = read(&bytes);
    // Two rows of three cells in each of three sections: a heading has no lines.
    assert_eq!(read.len(), 1 + 2 * 3 * 3);
    for (line, value, status) in [
        (2, "X", "blocked"),
        (3, "1234,50", "manual"),
        (4, "", "missing"),
        (5, "0", "formula"),
        (6, "-0,05", "computed"),
    ] {
        assert_eq!((read[line][11].as_str(), read[line][13].as_str()), (value, status), "{line}");
    }
    assert_eq!(read[7][3], "", "a section without a role");
}

#[test]
fn findings_and_records_set_aside_are_harmless() {
    let catalogue = Catalogue::new(Language::Polish);
    let finding = Diagnostic::warning("I104").at(Place::file("-rf.csv")
        .sheet(Some("=A".into()))
        .row(7)
        .column(Some("@F (Powód)".into())));
    let outcomes = [
        rule(Outcome::Passed, &[]),
        rule(Outcome::CouldNotRun, &["1B/1/1", "1B/2/1"]),
        rule(Outcome::NotApplicable, &[]),
    ];
    let findings = [finding];
    let line = |of, place| Line {
        of,
        place,
        record: Some("payments:=1".into()),
        caseworker: Some(Arc::new("@P1".into())),
        fingerprint: Some(Fingerprint::of("I104", [])),
        waiver: Some(Arc::new("+a: b".into())),
        group: 0,
    };
    let rule = Line { record: None, fingerprint: None, ..line(Of::Rule(1), None) };
    let lines = vec![rule, line(Of::Finding(0), Some(0))];
    let quality = Quality { lines, ..Quality::default() };
    let told = Told { findings: &findings, outcomes: &outcomes, quality: &quality };
    let mut findings = Vec::new();
    findings_csv(told, &catalogue, &mut findings).expect("memory takes every line");
    let read_findings = read(&findings);
    assert_eq!(read_findings.len(), 3);
    assert_eq!(
        read_findings[1],
        [
            "R-1",
            "error",
            "could_not_run",
            "",
            "",
            "",
            "",
            "1B/1/1, 1B/2/1",
            "'=suma",
            "'-1 = 2",
            "",
            "uzupełnij brakujące pola albo wcześniejsze sprawozdanie, z którym reguła porównuje",
            "",
            "'@P1",
            "",
            "'+a: b"
        ]
    );
    assert_eq!(
        read_findings[2][..8],
        ["I104", "warning", "", "'-rf.csv", "'=A", "7", "'@F (Powód)", ""]
    );
    let fingerprint = Fingerprint::of("I104", []).to_string();
    assert_eq!(read_findings[2][12..], ["payments:=1", "'@P1", &fingerprint, "'+a: b"]);
    let line = SetAsideLine {
        table: "payments",
        file: "wypłaty;1.csv",
        sheet: "+A",
        row: 3,
        column: "=B",
        code: "I104",
        reason: "-powód",
        waiver: "@zgoda",
    };
    let mut bytes = Vec::new();
    set_aside_csv([line].into_iter(), &mut bytes).expect("memory refuses nothing");
    let rows = read(&bytes);
    assert_eq!(rows[0], ["table", "file", "sheet", "row", "column", "code", "reason", "waiver"]);
    assert_eq!(
        rows[1],
        ["payments", "wypłaty;1.csv", "'+A", "3", "'=B", "I104", "'-powód", "'@zgoda"]
    );
}
