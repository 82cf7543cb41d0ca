//! Bad input: a clear code, the right exit, nothing written.

use spraw::diagnostic::Diagnostic;
use spraw::run::Exit;

use crate::office::Office;

type Damage = fn(&Office);

/// A view that looks up before it chooses the period loses records of every time, and says so: two halves of a year
/// tell the same number.
#[test]
fn a_lookup_says_whether_its_number_is_of_the_period() {
    let from = "{ from = \"payments\" },";
    let join =
        "{ join = \"decisions\", on = \"decision_id\", as = \"decision\", take = [\"issued\"] },";
    let within = "{ within = \"during\", of = \"paid\" },";
    for (steps, of) in [([from, join, within], "all"), ([from, within, join], "period")] {
        let office = Office::on_paper();
        office.replace("dane/2025-H1/wyplaty.csv", "W6;D2;", "W6;D22;");
        office.write(
            "wzory/views/proba.toml",
            &format!(
                "[view]\nname = \"proba\"\ntitle = \"Próba\"\nperiod = \"inside\"\nsteps = [\n{}\n]\n",
                steps.join("\n")
            ),
        );
        office.write(
            "wzory/proba.toml",
            "[return]\nid = \"proba\"\ntitle = \"Próba\"\nvalid_from = \"2020-01-01\"\n\n\
             [[variant]]\nperiod = \"half\"\nsymbol = \"P\"\n\n\
             [[section]]\nid = \"1\"\ntitle = \"Wypłaty\"\nview = \"proba\"\nwhen = \"inside\"\n\
             where = \"decision.issued is not null\"\n\
             columns = [{ id = \"1\", title = \"wypłaty\", count = \"*\" }]\n\
             row = [{ id = \"1\", label = \"Ogółem\" }]\n",
        );
        let done = match office.run_form("proba", "2025-H1", &[], false) {
            Ok(done) => done,
            Err(refused) => panic!("{:?}", refused.diagnostics),
        };
        let told: Vec<Option<&str>> = done
            .findings
            .iter()
            .filter(|own| own.code == "E201")
            .filter(|own| own.text("view").is_some_and(|view| view.contains("(proba)")))
            .map(|own| own.text("of"))
            .collect();
        assert_eq!(told, [Some(of)]);
    }
}

/// An export that no cell reads may be missing: the cells are the same, what could not be judged is said.
#[test]
fn an_export_that_only_rules_read_holds_up_nothing() {
    let office = Office::on_paper();
    office.write(
        "wzory/proba.toml",
        "[return]\nid = \"proba\"\ntitle = \"Decyzje\"\nvalid_from = \"2020-01-01\"\n\n\
         [[variant]]\nperiod = \"half\"\nsymbol = \"P\"\n\n\
         [[section]]\nid = \"1\"\ntitle = \"Decyzje\"\nview = \"decisions\"\nwhen = \"during\"\n\
         of = \"issued\"\ncolumns = [{ id = \"1\", title = \"decyzje\", count = \"*\" }]\n\
         row = [{ id = \"1\", label = \"Ogółem\" }]\n",
    );
    let run = || match office.run_form("proba", "2025-H1", &[], false) {
        Ok(done) => done,
        Err(refused) => panic!("{:?}", refused.diagnostics),
    };
    let whole = run();
    std::fs::remove_file(office.path("dane/2025-H1/osoby.csv")).expect("it was there");
    let without = run();
    assert_eq!(whole.report.sections, without.report.sections);
    let told: Vec<&Diagnostic> = without.findings.iter().filter(|own| own.code == "E405").collect();
    let [told] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(told.text("folder"), Some("dane/2025-H1"));
    // Exactly the rules that read it changed, from whatever they said to „could not run”.
    let outcomes = |done: &spraw::run::Done| -> std::collections::BTreeSet<(String, &str)> {
        done.outcomes.iter().map(|own| (own.rule.clone(), own.outcome.word())).collect()
    };
    let (before, after) = (outcomes(&whole), outcomes(&without));
    let changed: Vec<&str> = after.difference(&before).map(|(rule, _)| rule.as_str()).collect();
    assert!(!changed.is_empty());
    assert_eq!(told.text("rules"), Some(changed.join(", ").as_str()));
    assert!(after.difference(&before).all(|(_, outcome)| *outcome == "could_not_run"));
}

#[test]
fn each_refusal_has_its_code_and_exit_and_writes_nothing() {
    let cases: &[(&str, Exit, Damage)] = &[
        ("I102", Exit::Input, |office| {
            std::fs::remove_file(office.path("dane/2025-H1/wyplaty.csv")).expect("removed");
        }),
        ("I101", Exit::Input, |office| {
            std::fs::remove_dir_all(office.path("dane/2025-H1")).expect("removed");
        }),
        ("I176", Exit::Input, |office| {
            std::fs::remove_dir_all(office.path("dane")).expect("removed");
        }),
        ("I106", Exit::Configuration, |office| {
            office.replace("dane/2025-H1/wyplaty.csv", "Kwota", "Suma");
        }),
        ("I103", Exit::Input, |office| {
            office.replace(
                "mapowania/eksporty.toml",
                "files = \"wyplaty.csv\"",
                "files = \"*.csv\"",
            );
        }),
        ("T201", Exit::Configuration, |office| {
            office.replace("mapowania/eksporty.toml", "paid = \"Data\"", "payd = \"Data\"");
        }),
        ("T102", Exit::Configuration, |office| {
            office.replace("spraw.toml", "teryt =", "terit =");
        }),
        ("C105", Exit::Configuration, |office| {
            let options = "\"crisis_interventions\"]\n[options.mrpips-03]\nbasis = \"inna\"";
            office.replace("spraw.toml", "\"crisis_interventions\"]", options);
        }),
        ("C106", Exit::Configuration, |office| {
            office.replace("spraw.toml", "\"services\", ", "");
        }),
        ("C102", Exit::Configuration, |office| {
            std::fs::remove_dir_all(office.path("mapowania")).expect("removed");
        }),
        ("T201", Exit::Configuration, |office| {
            let view = "[view]\nname = \"members_with_birth\"\ntitle = \"t\"\nsteps = [ { from = \"family_members\" }, { keep = \"valid_form > :end\" } ]\n";
            office.write("wzory/views/members_with_birth.toml", view);
        }),
        ("T203", Exit::Configuration, |office| {
            let view = "[view]\nname = \"own\"\ntitle = \"t\"\nsteps = [ { from = \"payments\" }, { keep = \"benefit = 'ZSTS'\" } ]\n";
            office.write("wzory/views/own.toml", view);
        }),
        ("T308", Exit::Configuration, |office| {
            let view = "[view]\nname = \"own\"\ntitle = \"t\"\nsteps = [ { from = \"payments\" }, { keep = \"amount > 100\" } ]\n";
            office.write("wzory/views/own.toml", view);
        }),
        ("T406", Exit::Configuration, |office| {
            let view = "[view]\nname = \"own\"\ntitle = \"t\"\nsteps = [ { from = \"own\" } ]\n";
            office.write("wzory/views/own.toml", view);
        }),
        ("T101", Exit::Configuration, |office| {
            office.write("wzory/views/own.toml", "[view\nname = 3\n");
        }),
    ];
    for (code, exit, damage) in cases {
        let office = Office::on_paper();
        damage(&office);
        let refused =
            office.run("2025-H1", &[], true).err().unwrap_or_else(|| panic!("{code}: not refused"));
        let found: Vec<&str> = refused.diagnostics.iter().map(|own| own.code).collect();
        assert!(found.contains(code), "{code}: {found:?}");
        assert_eq!(refused.exit, *exit, "{code}");
        assert!(!office.path("wyniki").exists(), "{code} left something behind");
    }
}

#[test]
fn an_output_that_cannot_be_written_leaves_nothing() {
    let office = Office::on_paper();
    office.write("wyniki", "to nie jest katalog");
    let refused = office.run("2025-H1", &[], true).err().expect("refused");
    assert_eq!(refused.diagnostics[0].code, "W101");
    assert_eq!(refused.exit, Exit::Output);
}

#[test]
fn all_mistakes_are_told_at_once() {
    let office = Office::on_paper();
    office.replace("mapowania/eksporty.toml", "paid = \"Data\"", "payd = \"Data\"");
    office.replace("mapowania/eksporty.toml", "form = \"Forma\"", "from = \"Forma\"");
    office.replace("spraw.toml", "teryt =", "terit =");
    let refused = office.run("2025-H1", &[], true).err().expect("refused");
    // Configuration first: a mapping is read when the office itself is understood.
    assert!(refused.diagnostics.iter().any(|own| own.code == "T102"));
}

#[test]
fn an_empty_export_is_an_empty_table() {
    let office = Office::on_paper();
    let header = "Wypłata;Decyzja;Osoba;Świadczenie;Data;Liczba;Kwota;Źródło\n";
    office.write("dane/2025-H1/wyplaty.csv", header);
    let done = office.run("2025-H1", &[], false).ok().expect("made all the same");
    assert!(done.findings.iter().any(|own| own.code == "I107"));
    crate::office::assert_rows(&done.report, "1B | razem | 0 X 0 0 0");
}

#[test]
fn an_empty_export_is_told_before_the_rules() {
    let case = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/centre/in");
    let office = Office::copy_of(&case);
    let header = "family_id;person_id;relation;in_education;valid_from;valid_to\n";
    office.write("dane/2025/family_members.csv", header);
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_spraw"))
        .args(["check", "sprawozdanie-osrodka", "--period", "2025", "--color", "never"])
        .args(["--lang", "pl", "-C"])
        .arg(office.folder.path())
        .output()
        .expect("the program runs");
    let told = String::from_utf8(output.stderr).expect("UTF-8");
    let at = |text: &str| told.find(text).unwrap_or_else(|| panic!("no {text} in:\n{told}"));
    assert!(at("ostrzeżenie I107:") < at(" NK-6:"), "{told}");
    assert_eq!(told.matches(" I107:").count(), 1, "{told}");
}

#[test]
fn a_period_without_records_says_so_first() {
    let office = Office::on_paper();
    std::fs::rename(office.path("dane/2025-H1"), office.path("dane/2022-H1")).expect("renamed");
    let done = office.run("2022-H1", &[], false).ok().expect("made all the same");
    assert_eq!(done.findings[0].code, "E401");
    assert_eq!(spraw::run::exit_of(&done), Exit::Look);
}

/// A small file system of its own, gone when dropped; none where it cannot be mounted.
struct SmallDisk {
    path: std::path::PathBuf,
}

impl SmallDisk {
    fn mount(path: std::path::PathBuf, options: &str) -> Option<SmallDisk> {
        std::fs::create_dir_all(&path).expect("a folder");
        let mounted = std::process::Command::new("mount")
            .args(["-t", "tmpfs", "-o", options, "tmpfs"])
            .arg(&path)
            .output()
            .is_ok_and(|output| output.status.success());
        mounted.then_some(SmallDisk { path })
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount").arg(&self.path).output();
    }
}

#[test]
fn a_full_or_read_only_disk_leaves_nothing_half_written() {
    for options in ["size=16k", "ro"] {
        let office = Office::on_paper();
        let Some(_disk) = SmallDisk::mount(office.path("wyniki"), options) else {
            // Not through the test's own output, which is kept back when a test passes.
            use std::io::Write as _;
            let _ = writeln!(
                std::io::stderr(),
                "SKIPPED a_full_or_read_only_disk_leaves_nothing_half_written: no right to mount a tmpfs"
            );
            return;
        };
        let refused = office.run("2025-H1", &[], true).err().expect("refused");
        assert_eq!(refused.exit, Exit::Output, "{options}");
        assert_eq!(refused.diagnostics[0].code, "W101", "{options}");
        let folder = office.path("wyniki/2025-H1/mrpips-03");
        let left: Vec<_> = std::fs::read_dir(&folder).into_iter().flatten().collect();
        assert!(left.is_empty(), "{options}: {left:?}");
    }
}

#[test]
fn a_payment_without_its_decision_is_counted_where_it_can_be_and_named_with_its_money() {
    let office = Office::on_paper();
    office.replace("dane/2025-H1/wyplaty.csv", "W1;D1;P1;;", "W1;D99;P1;ZST-S;");
    let done = office.run("2025-H1", &[], false).ok().expect("made all the same");
    // W1 says its own benefit and person: it stays in the row; its family is not known.
    crate::office::assert_rows(&done.report, "1B | staly | 1 2 2000 1 1");
    let found: Vec<_> = done.findings.iter().filter(|own| own.code == "E201").collect();
    let said: Vec<(Option<&str>, Vec<_>)> = found
        .iter()
        .map(|own| (own.text("money"), own.fields.iter().filter(|f| f.0 == "count").collect()))
        .collect();
    assert!(found.iter().any(|own| own.text("money") == Some(" (1\u{a0}000,00 zł)")), "{said:?}");
}

#[test]
fn a_waiver_answers_for_as_many_records_as_it_says() {
    for (most, exit) in [(1, Exit::Good), (0, Exit::Look)] {
        let office = Office::on_paper();
        office.replace("dane/2025-H1/wyplaty.csv", "W9;D5;P2;;30.06.2025", "W9;D5;P2;;31.06.2025");
        let done = office.run("2025-H1", &[], false).ok().expect("made all the same");
        assert_eq!(spraw::run::exit_of(&done), Exit::Look, "without a waiver");
        let waiver = format!(
            "\n[[waiver]]\ntable = \"payments\"\ncode = \"I112\"\nperiod = \"2025-H1\"\nmost = {most}\n\
             who = \"dział świadczeń\"\nwhy = \"wypłata cofnięta\"\n"
        );
        office.append("spraw.toml", &[waiver]);
        let done = office.run("2025-H1", &[], false).ok().expect("made all the same");
        assert_eq!(spraw::run::exit_of(&done), exit, "most = {most}");
    }
}

#[test]
fn one_file_a_month_is_twelve_files_a_year() {
    let office = Office::on_paper();
    office.replace(
        "mapowania/eksporty.toml",
        "files = \"wyplaty.csv\"",
        "files = \"wyplaty*.csv\"\nexpect = \"monthly\"",
    );
    let header = "Wypłata;Decyzja;Osoba;Świadczenie;Data;Liczba;Kwota;Źródło\n";
    for month in 2..=6 {
        let refused = office.run("2025-H1", &[], false).err().expect("a month is missing");
        assert_eq!((refused.exit, refused.diagnostics[0].code), (Exit::Input, "I102"));
        office.write(&format!("dane/2025-H1/wyplaty_{month}.csv"), header);
    }
    assert!(office.run("2025-H1", &[], false).is_ok());
}

/// A line of manual values, and what is said of it: code, fault, and what is meant instead or allowed.
#[test]
fn what_is_wrong_with_a_manual_value_is_told() {
    let rows = [
        ("2025;P;pracownicy;y0;2,55;kto;skąd", ""),
        ("2025;P;pracownicy;y0;2,555;kto;skąd", "C122 decimals 2"),
        ("2025;P;mieszkania;y0;3;kto;skąd", ""),
        ("2025;P;mieszkania;y0;3,0;kto;skąd", ""),
        ("2025;P;mieszkania;y0;3,5;kto;skąd", "C122 decimals 0"),
        ("2025;P;mieszkania;y0;-3;kto;skąd", "C122 negative 0"),
        ("2025;Z;pracownicy;y0;1;kto;skąd", "C113 section none"),
        ("2025;P;pracownik;y0;1;kto;skąd", "C113 row pracownicy"),
        ("2025;P;pracownicy;y00;1;kto;skąd", "C113 column y0"),
        ("2025;1A;1;y0;1;kto;skąd", "C113 counted none"),
        ("2025-P1;P;pracownicy;y0;1;kto;skąd", "C109 period 2025-P1"),
        ("2025;P;pracownicy;y0;cztery;kto;skąd", "C109 value cztery"),
        ("2025;P;pracownicy;y0;;kto;skąd", "C109 no-value "),
        ("2025;P;pracownicy;y0;1;;skąd", "C109 who "),
        ("2025;P;pracownicy;y0;1;kto;", "C109 why "),
        ("2025;P;pracownicy;y0;x;;skąd", "C109 value x, C109 who "),
        ("2025;P;pracownicy;y0;1;kto", "C109 fields "),
    ];
    for (line, expected) in rows {
        let case = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/centre/in");
        let office = Office::copy_of(&case);
        let text = format!("period;section;row;column;value;who;why\n{line}\n");
        office.write("dane-reczne/sprawozdanie-osrodka.csv", &text);
        let told = match office.run_form("sprawozdanie-osrodka", "2025", &[], false) {
            Ok(_) => Vec::new(),
            Err(refused) => refused.diagnostics,
        };
        let told = told.iter().map(|own| {
            let what = match (own.code, own.fields.get("decimals")) {
                ("C122", Some(spraw::diagnostic::Field::Count(most))) => most.to_string(),
                ("C113", _) => own.text("nearest").unwrap_or_default().to_owned(),
                _ => own.text("found").unwrap_or_default().to_owned(),
            };
            format!("{} {} {what}", own.code, own.text("fault").unwrap_or_default())
        });
        assert_eq!(told.collect::<Vec<_>>().join(", "), expected, "{line}");
    }
}

#[test]
fn a_blank_form_that_is_not_there_is_said_to_be_missing() {
    let office = Office::on_paper();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_spraw"))
        .args(["template", "new", "nowe", "--from", "nie-ma.xlsx", "--period", "2025"])
        .args(["--color", "never", "--lang", "pl", "-C"])
        .arg(office.folder.path())
        .output()
        .expect("the program runs");
    let told = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(3), "{told}");
    assert!(told.contains("I104") && told.contains("nie ma takiego pliku"), "{told}");
    assert!(!told.contains("os error"), "{told}");
}
