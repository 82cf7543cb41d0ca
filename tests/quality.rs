//! Findings record by record: whose they are, what they touch, who answers for them.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use spraw::run::{Done, Exit, exit_of};

use crate::office::Office;

/// The lines of a csv of the submission, by the names of its columns.
fn lines(folder: &Path, name: &str) -> Vec<BTreeMap<String, String>> {
    let text = std::fs::read_to_string(folder.join(name)).expect("a csv of the submission");
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    reader.deserialize().map(|own| own.expect("a line")).collect()
}

fn written(office: &Office) -> Done {
    office.run("2025-H1", &[], true).unwrap_or_else(|refused| panic!("{:?}", refused.diagnostics))
}

fn folder(done: &Done) -> &Path {
    &done.written.as_ref().expect("written").folder
}

/// Compares a table `column | column | …` with some columns of the lines whose code begins so.
fn assert_lines(found: &[BTreeMap<String, String>], codes: &str, table: &str) {
    let mut rows = table.lines().map(str::trim).filter(|line| !line.is_empty());
    let columns: Vec<&str> = rows.next().expect("a header").split('|').map(str::trim).collect();
    let cells = |line: &str| line.split('|').map(|own| own.trim().to_owned()).collect::<Vec<_>>();
    let expected: Vec<Vec<String>> = rows.map(cells).collect();
    let told = found.iter().filter(|line| codes.split(' ').any(|code| line["code"] == code));
    let told: Vec<Vec<String>> =
        told.map(|line| columns.iter().map(|name| line[*name].clone()).collect()).collect();
    assert_eq!(told, expected);
}

/// The office on paper with three mistakes in the payments and one in a contract, and caseworkers in the
/// register of decisions: A/1 has D1, „b 2” the others.
fn spoiled() -> Office {
    let office = Office::on_paper();
    let payments = "dane/2025-H1/wyplaty.csv";
    office.replace(payments, "30.01.2025;1;1 000,00;D", "30.01.2025;1;1.000,00;D");
    office.replace(payments, "31.03.2025;1;418,50;D", "31.03.2025;;x;D");
    office.replace(payments, "W9;D5;P2;;30.06.2025;1;200,50;W", "W9;D5;P2;;30.06.2025;1;200,50;Z");
    let decisions = "dane/2025-H1/decyzje.csv";
    office.replace(decisions, "Kwota\n", "Kwota;Pracownik\n");
    for (old, new) in [
        ("T;1;1 000,00", "T;1;1 000,00;A/1"),
        ("T;1;418,50", "T;1;418,50;b 2"),
        ("T;1;300,25", "T;1;300,25;b 2"),
        ("N;;", "N;;;b 2"),
        ("N;1;200,50", "N;1;200,50;b 2"),
    ] {
        office.replace(decisions, old, new);
    }
    office.replace(
        "mapowania/eksporty.toml",
        "units = \"Jednostki\"\namount = \"Kwota\"",
        "units = \"Jednostki\"\namount = \"Kwota\"\nworker = \"Pracownik\"",
    );
    office
}

#[test]
fn every_line_names_its_record_and_its_caseworker() {
    let office = spoiled();
    let done = written(&office);
    let found = lines(folder(&done), "findings.csv");
    // W5 has two mistakes and is set aside once; W9 stays, its source is not known.
    assert_lines(
        &found,
        "I111 I112 I114",
        "
        code | severity | row | column      | record      | caseworker | waiver
        I112 | error    | 2   | G (Kwota)   | payments:W1 | A/1        |
        I112 | error    | 6   | G (Kwota)   | payments:W5 | b 2        |
        I111 | error    | 6   | F (Liczba)  | payments:W5 | b 2        |
        I114 | warning  | 10  | H (Źródło)  | payments:W9 | b 2        |
        ",
    );
    // The same values decide the same; another value, another column, another code do not.
    let prints: Vec<&String> = found
        .iter()
        .filter(|own| own["code"].starts_with('I') && !own["record"].is_empty())
        .map(|own| &own["fingerprint"])
        .collect();
    let mut different = prints.clone();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), prints.len());
}

#[test]
fn the_summary_begins_with_what_changes_the_return_most() {
    let office = spoiled();
    let done = written(&office);
    let told: Vec<String> = done
        .quality
        .groups
        .iter()
        .filter(|own| own.rule.starts_with('I'))
        .map(|own| {
            let column = own.column.as_deref().unwrap_or("-");
            format!(
                "{} {column}: {} of {}, aside {}, cells {}",
                own.rule,
                own.lines,
                own.records,
                own.set_aside,
                if own.cells > 0 { "some" } else { "none" }
            )
        })
        .collect();
    // Nine payments. W1 and W5 are set aside, W5 for two reasons.
    assert_eq!(
        told[..3],
        [
            "I112 kwota: 2 of 9, aside 2, cells some",
            "I111 liczba świadczeń: 1 of 9, aside 1, cells some",
            "I114 źródło finansowania: 1 of 9, aside 0, cells some",
        ]
    );
    let files: BTreeMap<&str, _> =
        done.quality.files.iter().map(|own| (own.name.as_str(), own)).collect();
    let payments = files["dane/2025-H1/wyplaty.csv"];
    assert_eq!((payments.records, payments.set_aside), (9, 2));
    assert_eq!(payments.errors, 3);
    assert_eq!(files["dane/2025-H1/osoby.csv"].records, 6);
}

/// A caseworker gets own errors and warnings, by key and place; of what was typed nothing is told.
#[test]
fn every_caseworker_has_a_list() {
    let office = spoiled();
    let done = written(&office);
    let names: Vec<String> = std::fs::read_dir(folder(&done).join("listy"))
        .expect("lists")
        .map(|own| own.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert_lines(
        &lines(folder(&done), "listy/pracownik_A_1.csv"),
        "I112",
        "
        caseworker | severity | what                                | record      | row | column
        A/1        | error    | nieczytelna wymagana wartość: kwota | payments:W1 | 2   | G (Kwota)
        ",
    );
    let text =
        std::fs::read_to_string(folder(&done).join("listy/pracownik_b_2.csv")).expect("a list");
    assert!(text.contains("payments:W5") && !text.contains("payments:W1"), "{text}");
    assert!(!text.contains("„x”"), "{text}");
    // Without caseworkers there are no lists.
    let office = Office::on_paper();
    let done = written(&office);
    assert!(!folder(&done).join("listy").exists());
}

/// Copies lines of findings.csv as an analyst does, with reason, who and until before them.
fn explanations(found: &[BTreeMap<String, String>], codes: &str, until: &str) -> Vec<String> {
    let told = found.iter().filter(|line| codes.split(' ').any(|code| line["code"] == code));
    let line = |own: &BTreeMap<String, String>| {
        let [code, what, record, fingerprint] =
            ["code", "what", "record", "fingerprint"].map(|name| own[name].replace(';', ","));
        format!("z druku;dział świadczeń;{until};{code};{what};{record};{fingerprint}")
    };
    std::iter::once("reason;who;until;code;what;record;fingerprint".to_owned())
        .chain(told.map(line))
        .collect()
}

fn codes(done: &Done) -> Vec<&str> {
    done.findings.iter().map(|own| own.code).filter(|code| code.starts_with("C12")).collect()
}

/// What it is, codes, until, what the amount of W1 is then, exit, codes told of the file.
type Explained<'e> = (&'e str, &'e str, &'e str, &'e str, Exit, &'e [&'e str]);

#[test]
fn an_explanation_holds_until_the_values_change_or_its_day_passes() {
    let cases: &[Explained<'_>] = &[
        ("all of both records", "I111 I112", "", "1.000,00", Exit::Good, &[]),
        ("the last day", "I111 I112", "30.06.2025", "1.000,00", Exit::Good, &[]),
        (
            "a day before it",
            "I111 I112",
            "2025-06-29",
            "1.000,00",
            Exit::Look,
            &["C128", "C128", "C128"],
        ),
        ("another amount", "I111 I112", "", "1.000,01", Exit::Look, &["C127"]),
        ("mended", "I111 I112", "", "1 000,00", Exit::Good, &["C129"]),
        // W5 is set aside for two reasons: one explanation leaves it open.
        ("one of two", "I112", "", "1.000,00", Exit::Look, &[]),
    ];
    for (name, waived, until, amount, exit, expected) in cases {
        let office = spoiled();
        let done = written(&office);
        assert_eq!(exit_of(&done), Exit::Look, "{name}: before");
        let found = lines(folder(&done), "findings.csv");
        let text = explanations(&found, waived, until).join("\r\n");
        office.write("wyjasnienia.csv", &text);
        office.replace("dane/2025-H1/wyplaty.csv", "1.000,00", amount);
        let done = written(&office);
        assert_eq!(exit_of(&done), *exit, "{name}");
        assert_eq!(codes(&done), *expected, "{name}");
    }
}

#[test]
fn what_is_explained_is_printed_with_the_submission() {
    let office = spoiled();
    let done = written(&office);
    let found = lines(folder(&done), "findings.csv");
    office.write("wyjasnienia.csv", &explanations(&found, "I111 I112", "31.12.2025").join("\n"));
    let done = written(&office);
    assert_eq!(done.report.version, 2, "an explanation is an input");
    assert_lines(
        &lines(folder(&done), "findings.csv"),
        "I111 I112",
        "
        code | record      | waiver
        I112 | payments:W1 | dział świadczeń: z druku
        I112 | payments:W5 | dział świadczeń: z druku
        I111 | payments:W5 | dział świadczeń: z druku
        ",
    );
    let aside = lines(folder(&done), "set-aside.csv");
    assert_lines(
        &aside,
        "I111 I112",
        "
        code | row | waiver
        I112 | 2   | dział świadczeń: z druku
        I112 | 6   | dział świadczeń: z druku
        ",
    );
    // What is explained is on nobody's list: W9 is left.
    let list = std::fs::read_to_string(folder(&done).join("listy/pracownik_A_1.csv"));
    assert!(!list.unwrap_or_default().contains("I11"));
    let manifest =
        std::fs::read_to_string(folder(&done).join("manifest.json")).expect("a manifest");
    let manifest: serde_json::Value = serde_json::from_str(&manifest).expect("json");
    assert_eq!(manifest["waivers"]["input"]["file"], "wyjasnienia.csv");
    assert_eq!(manifest["waivers"]["list"].as_array().map(Vec::len), Some(3));
    assert_eq!(manifest["waivers"]["list"][0]["until"], "2025-12-31");
    let outputs = manifest["outputs"].as_array().expect("outputs");
    let mut names: Vec<&str> = outputs.iter().filter_map(|own| own["file"].as_str()).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "findings.csv",
            "jakosc_mrpips-03_0862011_2025-H1_v2.xlsx",
            "listy/pracownik_A_1.csv",
            "listy/pracownik_b_2.csv",
            "mrpips-03_0862011_2025-H1_v2.csv",
            "mrpips-03_0862011_2025-H1_v2.xlsx",
            "set-aside.csv",
        ]
    );
    let again = written(&office);
    assert!(again.written.expect("written").unchanged, "the same inputs, the same bytes");
}

/// W1, W2 and W3 are a thousand each.
#[test]
fn a_rule_is_explained_when_all_its_records_are() {
    let office = Office::on_paper();
    let rule = r#"
[view]
name = "single_payments"
title = "Wypłaty"
steps = [ { from = "payments" } ]

[[record_rule]]
id = "W-1"
title = "Wypłata nie mniejsza niż tysiąc"
over = "single_payments"
check = "amount < zl(1000)"
blame = ["payments.amount"]
severity = "error"
fix = "Sprawdź."
"#;
    office.write("wzory/views/single_payments.toml", rule);
    let done = written(&office);
    let found = lines(folder(&done), "findings.csv");
    assert_lines(
        &found,
        "W-1",
        "
        code | outcome | row | record
        W-1  | failed  | 2   | payments:W1
        W-1  | failed  | 3   | payments:W2
        W-1  | failed  | 4   | payments:W3
        ",
    );
    for (explained, exit) in [(2, Exit::Look), (3, Exit::Good)] {
        let text = explanations(&found, "W-1", "");
        office.write("wyjasnienia.csv", &text[..=explained].join("\n"));
        let done = written(&office);
        let outcome = done.outcomes.iter().find(|own| own.rule == "W-1").expect("the rule");
        assert_eq!((outcome.explained, outcome.records), (explained, 3));
        assert_eq!(outcome.is_open(), exit == Exit::Look, "{explained}");
        assert_eq!(exit_of(&done), exit, "{explained}");
        // Nobody has to say a second time why what is explained is approved.
        let said = if exit == Exit::Look { Err("A110") } else { Ok(()) };
        assert_eq!(office.approve(""), said, "{explained}");
    }
    // What is explained is only counted.
    let told = check(&office);
    assert!(!told.contains("W-1: Wypłata nie mniejsza niż tysiąc"), "{told}");
    assert!(told.contains("wyjaśnione są 3 ustalenia"), "{told}");
}

/// What `check` tells on the terminal.
fn check(office: &Office) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_spraw"))
        .args([
            "check",
            "mrpips-03",
            "--period",
            "2025-H1",
            "--lang",
            "pl",
            "--color",
            "never",
            "-C",
        ])
        .arg(office.folder.path())
        .output()
        .expect("the program runs");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Three hundred payments of an unknown source and fifty of an unreadable amount, each another.
#[test]
fn the_screen_shows_twenty_and_the_table_all() {
    let office = Office::on_paper();
    let more: Vec<String> = (0..300)
        .map(|n| format!("X{n};D1;P1;;30.06.2024;1;1,00;Z"))
        .chain((0..50).map(|n| format!("Y{n};D1;P1;;30.06.2024;1;1.000,{n:02};D")))
        .collect();
    office.append("dane/2025-H1/wyplaty.csv", &more);
    let told = check(&office);
    for (code, rest) in [("I114", 280), ("I112", 30)] {
        let block = told.split("\n\n").find(|own| own.contains(&format!(" {code}: ")));
        let block = block.expect("a block of the code");
        let after = block.split("co robić:").nth(1).expect("what to do").lines().skip(1);
        assert_eq!(after.count(), 19 + 1, "{block}");
        assert!(
            block.ends_with(&format!(
                "… i jeszcze {rest} (wszystkie zapisuje run w findings.csv, -v pokazuje je tutaj)"
            )),
            "{block}"
        );
    }
    let done = written(&office);
    let found = lines(folder(&done), "findings.csv");
    let count = |code: &str| found.iter().filter(|own| own["code"] == code).count();
    assert_eq!((count("I114"), count("I112"), count("I122")), (300, 50, 0));
}

/// A system that takes the PESEL for the identifier of a person; the number itself is nowhere printed,
/// and no sum of it either.
#[test]
fn a_pesel_is_no_key() {
    let office = Office::on_paper();
    office.replace("dane/2025-H1/osoby.csv", "Osoba;Urodzona\n", "Osoba;Urodzona;PESEL\n");
    office.replace("dane/2025-H1/osoby.csv", "P6;03.03.1944", "44051401359;03.03.1944;44051401358");
    office.replace("dane/2025-H1/osoby.csv", "P5;20.10.1990", "P5;20.10.1990;90102001231");
    office.replace(
        "mapowania/eksporty.toml",
        "birth_date = \"Urodzona\"",
        "birth_date = \"Urodzona\"\npesel = \"PESEL\"",
    );
    let done = written(&office);
    let found = lines(folder(&done), "findings.csv");
    let wrong: Vec<_> = found.iter().filter(|own| own["code"] == "I116").collect();
    let keys: Vec<&str> = wrong.iter().map(|own| own["record"].as_str()).collect();
    assert_eq!(keys, ["persons:P5", ""]);
    assert!(!wrong[0]["fingerprint"].is_empty() && wrong[1]["fingerprint"].is_empty());
    for name in ["findings.csv", "set-aside.csv", "manifest.json"] {
        let text = std::fs::read_to_string(folder(&done).join(name)).expect("a text");
        assert!(!text.contains("4405140135"), "{name}");
    }
    let before = wrong[0]["fingerprint"].clone();
    office.replace("dane/2025-H1/osoby.csv", "90102001231", "90102001233");
    let done = written(&office);
    let found = lines(folder(&done), "findings.csv");
    let wrong: Vec<_> = found.iter().filter(|own| own["record"] == "persons:P5").collect();
    assert_eq!(wrong[0]["fingerprint"], before, "it could be guessed from its sum");
}

/// The sheets of the workbook, as another library reads them.
#[test]
fn the_workbook_leads_from_every_summary_to_its_lines() {
    use calamine::{Data, Reader, Xlsx, open_workbook};
    let office = spoiled();
    let first = written(&office);
    let found = lines(folder(&first), "findings.csv");
    office.write("wyjasnienia.csv", &explanations(&found, "I114", "").join("\n"));
    let done = written(&office);
    let path = folder(&done).join("jakosc_mrpips-03_0862011_2025-H1_v2.xlsx");
    let mut book: Xlsx<_> = open_workbook(&path).expect("a workbook");
    assert_eq!(
        book.sheet_names(),
        ["Podsumowanie", "Pliki", "Pracownicy", "Wyjaśnienia", "Ustalenia"]
    );
    let list = book.worksheet_range("Ustalenia").expect("the list");
    let listed: Vec<String> = (1..list.height())
        .map(|row| list.get_value((row as u32, 0)).map(Data::to_string).unwrap_or_default())
        .collect();
    let csv: Vec<String> =
        lines(folder(&done), "findings.csv").iter().map(|own| own["code"].clone()).collect();
    assert_eq!(listed, csv, "the list has the lines of findings.csv in their order");
    let waivers = book.worksheet_range("Wyjaśnienia").expect("the explanations");
    let row: Vec<String> = (0..8)
        .map(|column| waivers.get_value((4, column)).map(Data::to_string).unwrap_or_default())
        .collect();
    assert_eq!(row[..4], ["I114", "payments:W9", "z druku", "dział świadczeń"]);
    assert_eq!(row[6..], ["wyjasnienia.csv, w. 2", "wyjaśnia ustaleń: 1"]);
    // Every link leads to the first line of its group.
    let mut parts =
        zip::ZipArchive::new(std::fs::File::open(&path).expect("a file")).expect("a zip");
    let mut part = |name: &str| {
        let mut text = String::new();
        let mut own = parts.by_name(name).expect("a part");
        std::io::Read::read_to_string(&mut own, &mut text).expect("a text");
        text
    };
    let summary = part("xl/worksheets/sheet1.xml");
    for (row, group) in done.quality.groups.iter().enumerate() {
        let link = format!("ref=\"A{}\" location=\"'Ustalenia'!A{}\"", row + 5, group.first + 2);
        assert!(summary.contains(&link), "{}: {link}", group.rule);
        assert_eq!(listed[group.first], group.rule);
    }
    let list = part("xl/worksheets/sheet5.xml");
    for wanted in [
        "<autoFilter ref=\"A1:M",
        "orientation=\"landscape\"",
        "state=\"frozen\"",
        "paperSize=\"9\"",
    ] {
        assert!(list.contains(wanted), "{wanted}");
    }
    let names = part("xl/workbook.xml");
    assert_eq!(names.matches("_xlnm.Print_Titles").count(), 5, "{names}");
}

/// The counts are read back before the folder gets its name; nothing in it depends on the day.
#[test]
fn a_repeated_record_is_one_explanation() {
    let office = Office::on_paper();
    office.append("dane/2025-H1/wyplaty.csv", &["W9;D5;P2;;30.06.2025;1;200,60;W".to_owned()]);
    let done = written(&office);
    assert_eq!(exit_of(&done), Exit::Look);
    let found = lines(folder(&done), "findings.csv");
    assert_lines(
        &found,
        "I118",
        "
        code | row | record
        I118 | 10  | payments:W9
        I118 | 11  | payments:W9
        ",
    );
    let pair: Vec<_> = found.iter().filter(|own| own["code"] == "I118").collect();
    assert_eq!(pair[0]["fingerprint"], pair[1]["fingerprint"]);
    office.write("wyjasnienia.csv", &explanations(&found, "I118", "")[..2].join("\n"));
    assert_eq!(exit_of(&written(&office)), Exit::Good);
}

const SUPPORT: &str = r#"
[return]
id = "wsparcie"
title = "Wsparcie bez decyzji"
edition = "2025"
valid_from = "2025-01-01"
official = true

[[variant]]
period = "half"
symbol = "W-1"
due = { H1 = "31.07", H2 = "31.01" }

[[section]]
id = "1"
title = "WSPARCIE"
view = "social_work_in_period"
columns = [
  { id = "1", title = "LICZBA RODZIN", count = "household", unit = "rodzina" },
  { id = "2", title = "LICZBA OSÓB W RODZINACH", sum = "size", once_per = "household", unit = "osoba" },
]
row = [
  { id = "1", key = "razem", label = "OGÓŁEM" },
  { id = "2", label = "w tym na wsi", of_which = "razem", where = "rural" },
]
"#;

/// Four cells. All read the days of support, two whether a family lives in the country, none a day of
/// birth: the size of a family is a number of persons of any age.
#[test]
fn a_mistake_touches_the_cells_that_read_its_column() {
    let office = Office::on_paper();
    office.write("wzory/wsparcie.toml", SUPPORT);
    office.replace(
        "dane/2025-H1/praca_socjalna.csv",
        "S1;R2;praca_socjalna;10.02.2025;",
        "S1;R2;praca_socjalna;10.02.2025;x",
    );
    office.replace("dane/2025-H1/rodziny.csv", "R4;11.04.2025;N", "R4;11.04.2025;Q");
    office.replace("dane/2025-H1/osoby.csv", "P6;03.03.1944", "P6;x");
    let done = office
        .run_form("wsparcie", "2025-H1", &[], false)
        .unwrap_or_else(|refused| panic!("{:?}", refused.diagnostics));
    let told: Vec<(&str, &str, usize)> = done
        .quality
        .groups
        .iter()
        .filter(|own| own.rule == "I113")
        .map(|own| {
            let table = own.table.as_deref().unwrap_or_default();
            (table, own.column.as_deref().unwrap_or_default(), own.cells)
        })
        .collect();
    assert_eq!(
        told,
        [
            ("social_work", "do (ostatni dzień)", 4),
            ("families", "mieszka na wsi", 2),
            ("persons", "data urodzenia", 0),
        ]
    );
}
