//! A form that any system filled, under the rules of its template.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use spraw::report::Outcome;
use spraw::verify::{Asked, Room, Verified, verify};

use crate::office::Office;

/// The rows of table 2.3.1 of PRZEMOC 2021 that agree with one another: 20 = 12 + 3 + 5, 5 = 2 + 3.
pub const GOOD: [(&str, &str); 20] = [
    ("1", "12"),
    ("2", "3"),
    ("3", "1"),
    ("4", "14"),
    ("5", "9"),
    ("6", "7"),
    ("7", "0"),
    ("8", "40"),
    ("9", "20"),
    ("10", "12"),
    ("11", "1"),
    ("12", "2"),
    ("13", "3"),
    ("14", "0"),
    ("15", "1"),
    ("16", "5"),
    ("17", "2"),
    ("18", "3"),
    ("19", "0"),
    ("20", "10"),
];

fn verified(path: &Path, form: Option<&str>, period: Option<&str>) -> Verified {
    let room = Room::open(None).unwrap_or_else(|own| panic!("{:?}", own.diagnostics));
    let period = period.map(|own| own.parse().expect("a period"));
    let options = BTreeMap::new();
    let asked = Asked { form, period, edition: None, options: &options, rules: &[] };
    verify(&room, path, &asked).unwrap_or_else(|own| panic!("{:?}", own.diagnostics))
}

/// A table of cells in a file.
fn written(name: &str, text: &str) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join(name);
    std::fs::write(&path, text).expect("the file can be written");
    (folder, path)
}

/// What rules over table 2.3.1 say: those that did not pass.
fn told(found: &Verified) -> BTreeSet<String> {
    let of_table = |name: &String| name.starts_with("2.3.1/");
    let bad = found.outcomes.iter().filter(|own| {
        matches!(own.outcome, Outcome::Failed | Outcome::CouldNotRun)
            && own.cells.iter().all(of_table)
            && !own.cells.is_empty()
    });
    bad.map(|own| format!("{} {}", own.rule, own.outcome.word())).collect()
}

/// The outcomes of rules over cells, each with its cells.
fn over_cells(outcomes: &[spraw::report::RuleOutcome]) -> BTreeSet<String> {
    let of_cells = outcomes.iter().filter(|own| {
        own.records == 0 && !own.cells.is_empty() && !own.rule.starts_with(['=', 'W'])
    });
    of_cells.map(|own| format!("{} {:?} {}", own.rule, own.cells, own.outcome.word())).collect()
}

#[test]
fn a_submission_is_judged_as_its_run_judged_it_from_csv_and_workbook() {
    let office = Office::on_paper();
    let done =
        office.run("2025-H1", &[], true).unwrap_or_else(|own| panic!("{:?}", own.diagnostics));
    let folder = &done.written.as_ref().expect("written").folder;
    let expected = over_cells(&done.outcomes);
    assert!(expected.len() > 500, "{}", expected.len());
    for ending in ["csv", "xlsx"] {
        let path = folder.join(format!("mrpips-03_0862011_2025-H1_v1.{ending}"));
        let found = verified(&path, None, None);
        let errors: Vec<_> = found.findings.iter().filter(|own| own.code != "V115").collect();
        assert!(errors.is_empty(), "{ending}: {errors:?}");
        assert_eq!(over_cells(&found.outcomes), expected, "{ending}");
        // Every worked out cell gives what was printed.
        let worked = found.outcomes.iter().filter(|own| own.rule.starts_with('='));
        let worked: Vec<_> = worked.filter(|own| own.outcome == Outcome::Failed).collect();
        assert!(worked.is_empty(), "{ending}: {worked:?}");
        assert_eq!(found.exit() as u8, 0, "{ending}");
    }
}

#[test]
fn a_plain_table_is_read_by_its_titles_in_any_order() {
    let lines = |line: &dyn Fn(&str, &str) -> String| -> String {
        GOOD.iter().map(|(row, value)| line(row, value)).collect()
    };
    let shuffled = |row: &str, value: &str| format!("{value};2;2.3.1;uwaga;{row}\n");
    let named = |row: &str, value: &str| format!("2.3.1,{row},2,\"{value},00\"\n");
    let one = |row: &str, value: &str| format!("2.3.1/{row}/2\t {value} \n");
    let said = |row: &str, value: &str| format!("Dział 2.3.1;w. {row};kol. 2;{value}\n");
    for (name, text) in [
        ("other order", format!("Wartość;Rubryka;Dział;Uwagi;Wiersz\n{}", lines(&shuffled))),
        ("English, commas", format!("section,row,column,value\n{}", lines(&named))),
        ("one column, tabs, lines above", format!("Zestawienie\n\npole\twartość\n{}", lines(&one))),
        ("words before the numbers", format!("dział;wiersz;rubryka;wartość\n{}", lines(&said))),
    ] {
        let (_folder, path) = written("formularz.csv", &text);
        let found = verified(&path, Some("przemoc"), Some("2021"));
        assert_eq!(found.values.len(), 20, "{name}: {:?}", found.findings);
        assert_eq!(told(&found), BTreeSet::new(), "{name}");
    }
}

#[test]
fn each_change_breaks_its_rule_and_missing_is_no_zero() {
    // Row, new value (none takes the line away), and what is told beside the good form.
    for (row, value, expected) in [
        ("9", Some("21"), &["PR-1 failed"][..]),
        ("17", Some("3"), &["PR-2 failed"]),
        ("11", Some("13"), &["PR-3 failed"]),
        ("14", Some("4"), &["PR-4 failed"]),
        ("19", Some("6"), &["PR-5 failed"]),
        ("8", Some("19"), &["PR-6 failed"]),
        ("5", Some("15"), &["PR-7 failed"]),
        ("8", Some("13"), &["PR-6 failed", "R-T3 failed"]),
        ("19", Some("0"), &[]),
        ("19", None, &["PR-5 could_not_run"]),
        ("19", Some(""), &["PR-5 could_not_run"]),
        ("19", Some("–"), &["PR-5 could_not_run"]),
        ("19", Some("zero"), &["PR-5 could_not_run"]),
        ("17", None, &["PR-2 could_not_run"]),
    ] {
        let lines = GOOD.iter().filter_map(|(own, good)| {
            let value = if *own == row { value? } else { good };
            Some(format!("2.3.1;{own};2;{value}\n"))
        });
        let text = format!("dział;wiersz;rubryka;wartość\n{}", lines.collect::<String>());
        let (_folder, path) = written("formularz.csv", &text);
        let found = told(&verified(&path, Some("przemoc"), Some("2021")));
        let expected: BTreeSet<String> = expected.iter().map(|own| (*own).to_owned()).collect();
        assert_eq!(found, expected, "row {row} {value:?}");
    }
}

#[test]
fn a_worked_out_cell_is_a_rule() {
    // NK-T: 4 of 5 in time are 80,0 per cent; of none there is no share.
    for (due, in_time, share, expected) in [
        ("5", "4", "80,0", Outcome::Passed),
        ("3", "1", "33,3", Outcome::Passed),
        ("3", "2", "66,7", Outcome::Passed),
        ("5", "4", "80,1", Outcome::Failed),
        ("0", "0", "", Outcome::NotApplicable),
        ("0", "0", "100", Outcome::Failed),
        ("5", "", "80,0", Outcome::CouldNotRun),
        ("5", "4", "", Outcome::CouldNotRun),
    ] {
        let text = format!(
            "dział;wiersz;rubryka;wartość\nNK-T;3;1;{due}\nNK-T;3;2;{in_time}\nNK-T;3;5;{share}\n"
        );
        let (_folder, path) = written("formularz.csv", &text);
        let found = verified(&path, Some("przemoc"), Some("2021"));
        let own = found.outcomes.iter().find(|own| own.rule == "=NK-T/3").expect("the share");
        assert_eq!(own.outcome, expected, "{in_time} of {due}: {share}; {}", own.shown);
    }
}

#[test]
fn the_edition_that_fits_the_cells_is_said() {
    // Rows 7a and 7b are of the edition of 2024.
    let rows: Vec<&str> = GOOD.iter().map(|own| own.0).chain(["7a", "7b"]).collect();
    let lines: String = rows.iter().map(|row| format!("2.3.1;{row};2;0\n")).collect();
    let (_folder, path) =
        written("formularz.csv", &format!("dział;wiersz;rubryka;wartość\n{lines}"));
    let room = Room::open(None).unwrap_or_else(|own| panic!("{:?}", own.diagnostics));
    let options = BTreeMap::new();
    for (period, edition, told) in [
        ("2023", None, Some("2024 (układ roboczy)")),
        ("2024", None, None),
        ("2023", Some("2024-01-01"), None),
    ] {
        let period = Some(period.parse().expect("a period"));
        let asked = Asked { form: Some("przemoc"), period, edition, options: &options, rules: &[] };
        let found =
            verify(&room, &path, &asked).unwrap_or_else(|own| panic!("{:?}", own.diagnostics));
        let fits = found.findings.iter().find(|own| own.code == "V106");
        assert_eq!(fits.and_then(|own| own.text("found")), told, "{period:?} {edition:?}");
        let extra = found.findings.iter().filter(|own| own.code == "V108").count();
        assert_eq!(extra, if told.is_some() { 2 } else { 0 }, "{period:?} {edition:?}");
    }
}

#[test]
fn whose_form_it_is_is_said_and_two_units_are_refused() {
    let room = Room::open(None).unwrap_or_else(|own| panic!("{:?}", own.diagnostics));
    let options = BTreeMap::new();
    let period = Some("2021".parse().expect("a period"));
    let asked =
        Asked { form: Some("przemoc"), period, edition: None, options: &options, rules: &[] };
    for (second, expected) in [
        ("0862011;OPS Przykładowo", Some(["0862011", "OPS Przykładowo"])),
        (";", Some(["0862011", "OPS Przykładowo"])),
        ("0862021;OPS Przykładowo", None),
    ] {
        let text = format!(
            "teryt;nazwa jednostki;dział;wiersz;rubryka;wartość\n\
             0862011;OPS Przykładowo;2.3.1;1;2;12\n{second};2.3.1;2;2;3\n"
        );
        let (_folder, path) = written("formularz.csv", &text);
        match (verify(&room, &path, &asked), expected) {
            (Ok(found), Some(unit)) => assert_eq!(found.unit, unit),
            (Err(refused), None) => {
                let own = &refused.diagnostics[0];
                assert_eq!((own.code, own.text("what")), ("V105", Some("unit")));
                assert_eq!(own.text("found"), Some("0862011 / 0862021"));
            }
            (found, _) => panic!("{second}: {:?}", found.map(|own| own.unit).is_ok()),
        }
    }
}

/// What stands in one file is judged as one form: it says one thing of each of these.
#[test]
fn a_file_of_two_forms_is_refused() {
    let room = Room::open(None).unwrap_or_else(|own| panic!("{:?}", own.diagnostics));
    let options = BTreeMap::new();
    let asked = Asked { form: None, period: None, edition: None, options: &options, rules: &[] };
    for (second, expected) in [
        ("przemoc;2021;1", None),
        (";;", None),
        ("przemoc;2021;2", Some(("version", "1 / 2"))),
        ("przemoc;2022;1", Some(("period", "2021 / 2022"))),
        ("ozps;2021;1", Some(("form", "przemoc / ozps"))),
    ] {
        let text = format!(
            "sprawozdanie;okres;wersja;dział;wiersz;rubryka;wartość\n\
             przemoc;2021;1;2.3.1;1;2;12\n{second};2.3.1;2;2;3\n"
        );
        let (_folder, path) = written("formularz.csv", &text);
        let refused = verify(&room, &path, &asked).err();
        let own = refused.as_ref().map(|own| &own.diagnostics[0]);
        let found = own.map(|own| (own.code, own.text("what"), own.text("found")));
        let expected = expected.map(|(what, found)| ("V105", Some(what), Some(found)));
        assert_eq!(found, expected, "{second}");
    }
}

#[test]
fn fewer_than_none_is_told_where_whole_ones_are_counted() {
    // Rows of table 2.3.1 count procedures, families and persons; a worked out cell may be a difference.
    for (row, value, expected) in [("8", "-5", 1), ("8", "0", 0), ("8", "5", 0)] {
        let text = format!("dział;wiersz;rubryka;wartość\n2.3.1;{row};2;{value}\n");
        let (_folder, path) = written("formularz.csv", &text);
        let found = verified(&path, Some("przemoc"), Some("2021"));
        let told = found.findings.iter().filter(|own| own.code == "V114").count();
        assert_eq!(told, expected, "{row} {value}");
    }
}

#[test]
fn rules_are_given_as_they_are_printed_on_the_command_line_and_in_a_template() {
    let lines: String =
        GOOD.iter().map(|(row, value)| format!("2.3.1;{row};2;{value}\n")).collect();
    let (_folder, path) =
        written("formularz.csv", &format!("dział;wiersz;rubryka;wartość\n{lines}"));
    let office = Office::on_paper();
    office.write(
        "wzory/przemoc/2021-01-01/moje.toml",
        "[[rule]]\nid = \"M-1\"\ntitle = \"Z druku\"\nseverity = \"warning\"\n\
         printed = \"Dz. 2.3.1: w. 8 = w. 9+10-(11-12)\"\n",
    );
    let root = office.folder.path();
    let room = Room::open(Some(root)).unwrap_or_else(|own| panic!("{:?}", own.diagnostics));
    let options = BTreeMap::new();
    let rules = [
        "Dz. 2.3.1: w. 9 = w. 10+13+16",
        "Dz. 2.3.1, kol. 2: w. 16 = w. 17 + 17",
        "Dz. 2.3.1, w. 9, kol. 2 = Dz. 2.3.1, w. 10, kol. 2 Dz. 2.3.1, w. 13, kol.2 + Dz. 2.3.1, w. 16, kol. 2",
        "Dz. 2.3.1: w. 4 >= kol. 1",
        "Dz. NK-P: w. 1 = w. 2+3+4+5+6",
    ]
    .map(str::to_owned);
    let asked = Asked {
        form: Some("przemoc"),
        period: Some("2021".parse().expect("a period")),
        edition: None,
        options: &options,
        rules: &rules,
    };
    let found = verify(&room, &path, &asked).unwrap_or_else(|own| panic!("{:?}", own.diagnostics));
    for (rule, expected, shown) in [
        // 20 = 12 + 3 + 5; the other columns are blocked.
        ("--rule 1", &[Outcome::Passed][..], "20 = 20; różnica 0"),
        // 5 = 2 + 2
        ("--rule 2", &[Outcome::Failed], "5 = 4; różnica 1"),
        ("--rule 3", &[Outcome::Passed], "20 = 20; różnica 0"),
        // Of another column of the same row, all of which are blocked: nothing to compare.
        ("--rule 4", &[], ""),
        // The table is not in the file: seven columns.
        ("--rule 5", &[Outcome::CouldNotRun; 7], ""),
        // 40 = 20 + 12 − (1 − 2)
        ("M-1", &[Outcome::Failed], "40 = 33; różnica 7"),
    ] {
        let own: Vec<_> = found.outcomes.iter().filter(|own| own.rule == rule).collect();
        let outcomes: Vec<Outcome> = own.iter().map(|own| own.outcome).collect();
        assert_eq!(outcomes, expected, "{rule}");
        assert_eq!(own.first().map_or("", |own| own.shown.as_str()), shown, "{rule}");
    }
}
