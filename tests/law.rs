//! The law's clock: until when templates, rates and days are known, and what is told of a day beyond it.

use std::path::Path;
use std::process::Command;

use crate::office::Office;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The codes of the law that a command tells, in their order, and its exit code.
fn told(office: &Office, words: &[&str]) -> (Vec<String>, Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_spraw"));
    command.args(words).args(["--lang", "pl"]).arg("-C").arg(office.folder.path());
    let output = command.output().expect("the program starts");
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    let codes = said.lines().filter_map(|line| {
        let (_, rest) = line.split_once(" C1")?;
        let code = format!("C1{}", rest.get(..2)?);
        (("C167".."C172").contains(&code.as_str()) && rest[2..].starts_with(':')).then_some(code)
    });
    let codes = codes.collect();
    (codes, output.status.code(), said.into_owned())
}

fn small() -> Office {
    Office::copy_of(&root().join("tests/language/the_year_begins_before_the_half"))
}

const HEADER: &str = "kind;name;edition;known_until;checked;source\n";

#[test]
fn a_day_or_a_period_beyond_what_is_known_is_told() {
    // Known until | spraw.toml | period | today | what is told | exit
    let table = "
        –          | warn   | 2025-H2 | 2031-01-10 | –    | 0
        2025-12-31 | warn   | 2025-H2 | 2025-12-31 | –    | 0
        2025-12-31 | warn   | 2025-H2 | 2026-01-01 | C169 | 0
        2025-12-31 | refuse | 2025-H2 | 2026-01-01 | C169 | 0
        2025-12-30 | warn   | 2025-H2 | 2025-12-30 | C167 | 1
        2025-12-30 | warn   | 2025-H2 | 2026-01-10 | C167 | 1
        2025-12-30 | refuse | 2025-H2 | 2026-01-10 | C168 | 2
        2025-06-29 | –      | 2025-H2 | 2025-06-01 | C167 | 1
        2025-12-31 | never  | 2025-H2 | 2025-12-31 | –    | 2
    ";
    for line in table.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        let [until, beyond, period, today, expected, exit] = parts.as_slice() else {
            panic!("{line}")
        };
        let office = small();
        if *until != "–" {
            let line = format!("{HEADER}return;proba;;{until};;próba\n");
            office.write("wzory/known/osrodek.csv", &line);
        }
        if *beyond != "–" {
            office.append("spraw.toml", &[format!("[law]\nbeyond = \"{beyond}\"")]);
        }
        let words = ["run", "proba", "--period", period, "--today", today];
        let (codes, code, said) = told(&office, &words);
        let expected: Vec<&str> = [*expected].into_iter().filter(|own| *own != "–").collect();
        assert_eq!(codes, expected, "{line}\n{said}");
        assert_eq!(code.map(|own| own.to_string()).as_deref(), Some(*exit), "{line}\n{said}");
        let made = office.path(&format!("wyniki/{period}/proba/v1")).is_dir();
        assert_eq!(made, *exit != "2", "{line}");
        if *exit == "1" {
            // A quiet night says why it ends with 1.
            let (codes, ..) = told(&office, &[&words[..], &["-q"]].concat());
            assert_eq!(codes, expected, "{line}, quiet");
        }
    }
}

#[test]
fn a_template_says_it_itself_and_the_office_has_the_last_word() {
    let office = small();
    let path = office.path("wzory/proba.toml");
    let form = std::fs::read_to_string(path).expect("the template");
    let head = "known_until = \"2025-06-30\"\nknown_source = \"pismo\"\nvalid_from";
    office.write("wzory/proba.toml", &form.replacen("valid_from", head, 1));
    for (line, expected) in [
        ("", &["C167"][..]),
        // Nobody else's word is about this return.
        ("return;*;;2031-12-31;;wszystko\n", &[]),
        ("return;proba;;2025-12-31;;sprawdzone\n", &[]),
        ("return;proba;;2025-12-31;;rok\nreturn;proba;;2025-09-30;;wcześniej\n", &[]),
        ("return;proba;;2025-09-30;;wcześniej\n", &["C167"]),
    ] {
        office.write("wzory/known/osrodek.csv", &format!("{HEADER}{line}"));
        let (codes, _, said) =
            told(&office, &["check", "proba", "--period", "2025-H2", "--today", "2025-12-31"]);
        assert_eq!(codes, expected, "{line}: {said}");
    }
}

#[test]
fn rates_and_free_days_are_those_that_the_return_reads() {
    let office = Office::on_paper();
    for (lines, expected) in [
        // A rate of social assistance, and one of foster care that this return does not read.
        ("parameter;zasilek_staly_max;;2025-03-31;;rok", Some("zasilek_staly_max")),
        ("parameter;piecza_utrzymanie_inne;;2025-03-31;;rok", None),
        ("free_days;;;2025-03-31;;rok", Some("dni wolne")),
        ("terms;;;2025-03-31;;rok", None),
    ] {
        office.write("wzory/known/osrodek.csv", &format!("{HEADER}{lines}\n"));
        let words = ["check", "mrpips-03", "--period", "2025-H1", "--today", "2025-07-01"];
        let (codes, code, said) = told(&office, &words);
        let found = codes.iter().any(|own| own == "C167");
        assert_eq!(found, expected.is_some(), "{lines}: {said}");
        assert!(expected.is_none_or(|own| said.contains(own)), "{lines}: {said}");
        assert_eq!(code, Some(i32::from(found)), "{lines}: {said}");
    }
    // The office's own rate is its own word.
    let rate = "name;value;unit;valid_from;valid_to;source\nzasilek_staly_max;1229;zł;2025-01-01;;uchwała\n";
    office.write("wzory/parameters/wlasne.csv", rate);
    office.write("wzory/known/osrodek.csv", HEADER);
    let (codes, _, said) = told(&office, &["check", "mrpips-03", "--today", "2027-01-01"]);
    assert!(codes.contains(&"C170".to_owned()), "{said}");
    assert!(said.contains("zasilek_staly_min") && !said.contains("zasilek_staly_max"), "{said}");
}

#[test]
fn a_look_ahead_tells_what_will_be_unknown_without_exports() {
    let office = Office::copy_of(&root().join("sample_data"));
    std::fs::remove_dir_all(office.path("dane")).expect("exports");
    let named = |said: &str| -> Vec<&'static str> {
        let words = ["wzory (", "stawki i terminy (", "dni wolne,", "terminy z terminarza"];
        words.into_iter().filter(|own| said.contains(own)).collect()
    };
    for (day, expected, exit) in [
        // Of foster care rates nobody found what they are since June.
        ("2026-05-31", &[][..], 0),
        ("2026-06-01", &["stawki i terminy ("], 1),
        ("2026-12-31", &["stawki i terminy ("], 1),
        ("2027-01-01", &["wzory (", "stawki i terminy (", "dni wolne,", "terminy z terminarza"], 1),
    ] {
        let (_, code, said) = told(&office, &["check", "--today", day]);
        assert_eq!(named(&said), expected, "{day}: {said}");
        assert_eq!(code, Some(exit), "{day}: {said}");
    }
    let (_, _, said) = told(&office, &["check", "--today", "2027-01-01"]);
    for word in ["mrpips-03", "wrispz-p", "zasilek_staly_max", "piecza_utrzymanie_inne"] {
        assert!(said.contains(word), "{word}: {said}");
    }
    assert!(!said.contains("dwidzk"), "a return that has ended is not asked for: {said}");
    // Of one return what it reads.
    let (_, _, said) = told(&office, &["check", "mrpips-03", "--today", "2027-01-01"]);
    assert!(!said.contains("wrispz-p") && !said.contains("piecza_utrzymanie_inne"), "{said}");
    let (_, _, said) = told(&office, &["calendar", "--year", "2027"]);
    assert!(said.contains("C171"), "{said}");
    let (_, _, said) = told(&office, &["calendar", "--year", "2026"]);
    assert!(!said.contains("C171"), "{said}");
}

#[test]
fn the_sample_of_the_readme_is_within_the_law_that_is_known_on_any_day() {
    let office = Office::copy_of(&root().join("sample_data"));
    let words =
        ["check", "mrpips-03", "--period", "2025-H1", "--period", "2025", "--today", "2033-03-03"];
    let (codes, code, said) = told(&office, &words);
    assert_eq!((codes, code), (vec!["C169".to_owned()], Some(0)), "{said}");
}

#[test]
fn a_line_of_the_law_that_could_say_nothing_is_told() {
    for (line, today, expected, exit) in [
        ("return;proba;;2027-12-31;2026-02-01;s", "2026-02-01", None, 0),
        ("return;proba;;2027-12-31;2026-02-02;s", "2026-02-01", Some("ostrzeżenie C179"), 0),
        ("return;mrpips-03;2021-01-01;2027-12-31;;s", "2026-02-01", None, 0),
        ("return;mrpips-03;2022-01-01;2027-12-31;;s", "2026-02-01", Some("na 2021-01-01"), 2),
        ("return;*;1999-01-01;2027-12-31;;s", "2026-02-01", Some("żadne sprawozdanie"), 2),
        ("parameter;zasilek_staly_max;2026-01-01;2027-12-31;;s", "2026-02-01", Some("T586"), 2),
        ("terms;;2026-01-01;2027-12-31;;s", "2026-02-01", Some("T586"), 2),
    ] {
        let office = small();
        office.write("wzory/known/osrodek.csv", &format!("{HEADER}{line}\n"));
        let (_, code, said) = told(&office, &["template", "check", "--today", today]);
        assert_eq!(code, Some(exit), "{line}: {said}");
        assert_eq!(said.contains("C179") || said.contains("T586"), expected.is_some(), "{said}");
        assert!(expected.is_none_or(|own| said.contains(own)), "{line}: {said}");
    }
}

/// Whoever checks, collates or looks at a strategy asks the same clock, in the same words.
#[test]
fn other_commands_ask_the_clock_too() {
    // Known until | spraw.toml | what is told | exit
    let table = "
        2025-12-31 | warn   | –    | 0
        2025-12-30 | warn   | C167 | 1
        2025-12-30 | refuse | C168 | 2
    ";
    let office = small();
    let strategy = "[strategy]\ntitle = \"Program\"\nfrom = 2025\nto = 2025\nsince = 2025\n\
                    [[goal]]\nid = \"1\"\ntitle = \"Cel\"\n[[goal.operational]]\nid = \"1.1\"\ntitle = \"Cel\"\n\
                    indicator = [{ id = \"W\" }]\n";
    let indicators = "[[measure]]\nid = \"pobyty\"\ntitle = \"pobyty\"\nunit = \"pobyt\"\nobserved = \"rok\"\n\
                      source = [{ cells = \"[proba:1/1/1@half_2]\" }]\n\
                      [[indicator]]\nid = \"W\"\nname = \"pobyty\"\nunit = \"osoby\"\nnumerator = \"[pobyty]\"\n\
                      character = \"kontekst\"\nobserved = \"rok\"\nsource = \"próba\"\n";
    office.write("wzory/strategies/program.toml", strategy);
    office.write("wzory/indicators/wlasne.toml", indicators);
    let (_, code, said) = told(&office, &["run", "proba", "--period", "2025-H2", "-q"]);
    assert_eq!(code, Some(0), "{said}");
    let form = office.path("pismo.csv");
    let made = office.path("wyniki/2025-H2/proba/v1");
    let files = std::fs::read_dir(&made).expect("a version").flatten().map(|own| own.path());
    let is_form = |own: &std::path::PathBuf| {
        let name = own.file_name().unwrap_or_default().to_string_lossy().into_owned();
        name.starts_with("proba_") && name.ends_with(".csv")
    };
    let csv = files.into_iter().find(is_form).expect("cells");
    std::fs::copy(csv, &form).expect("copied");
    // So that a look at the strategy counts the return.
    std::fs::remove_dir_all(office.path("wyniki")).expect("removed");
    let settings = std::fs::read_to_string(office.path("spraw.toml")).expect("settings");
    for line in table.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        let [until, beyond, expected, exit] = parts.as_slice() else { panic!("{line}") };
        let known = format!("{HEADER}return;proba;;{until};;próba\n");
        office.write("wzory/known/osrodek.csv", &known);
        office.write("spraw.toml", &format!("{settings}\n[law]\nbeyond = \"{beyond}\"\n"));
        let file = form.to_string_lossy().into_owned();
        let to = office.path("zbiorcze").to_string_lossy().into_owned();
        for words in [
            &["verify", &file][..],
            &["collate", "proba", &file, "--period", "2025-H2", "--to", &to],
            &["monitor", "program", "--period", "2025"],
        ] {
            let _ = std::fs::remove_dir_all(&to);
            let (codes, code, said) = told(&office, words);
            let expected: Vec<&str> = [*expected].into_iter().filter(|own| *own != "–").collect();
            assert_eq!(codes, expected, "{line}, {}: {said}", words[0]);
            assert_eq!(code.map(|own| own.to_string()).as_deref(), Some(*exit), "{line}: {said}");
        }
    }
}
