//! What surprises from outside: a clock of another zone, two offices in one folder, a lock that was just taken, days that do
//! not exist.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use spraw::run::{Lock, other_offices};

use crate::office::Office;

fn small() -> Office {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/language");
    Office::copy_of(&root.join("the_year_begins_before_the_half"))
}

fn told(office: &Office, words: &[&str], zone: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_spraw"));
    command.args(words).args(["--lang", "pl"]).env("TZ", zone);
    let output = command.arg("-C").arg(office.folder.path()).output().expect("the program starts");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_log_says_which_day_is_today_and_in_which_zone() {
    let office = small();
    let line = |words: &[&str], zone: &str| -> serde_json::Value {
        let said = told(&office, &[words, &["--log-format", "json"]].concat(), zone);
        let found = said.lines().find(|line| line.contains("\"stage\":\"today\""));
        serde_json::from_str(found.unwrap_or_else(|| panic!("{words:?}: {said}"))).expect("json")
    };
    for (words, zone, expected) in [
        (&["due"][..], "XXX-14", "+14:00"),
        (&["calendar"], "XXX12", "-12:00"),
        (&["run"], "UTC0", "+00:00"),
    ] {
        let said = line(words, zone);
        let zones = (said["zone"].as_str(), said["said_by"].as_str());
        assert_eq!(zones, (Some(expected), Some("clock")), "{words:?}: {said}");
    }
    let said = line(&["due", "--today", "2026-02-01"], "XXX-14");
    let found = (said["today"].as_str(), said["said_by"].as_str());
    assert_eq!(found, (Some("2026-02-01"), Some("command")), "{said}");
    // Far to the east or to the west it is another day than in Poland, at any hour.
    let both = ["XXX-14", "XXX12"].map(|zone| told(&office, &["calendar"], zone));
    assert!(both.iter().any(|said| said.contains("w Polsce może być")), "{both:?}");
    let said = told(&office, &["calendar", "--today", "2026-02-01"], "XXX-14");
    assert!(!said.contains("w Polsce"), "a day that was named is nobody's guess: {said}");
}

#[test]
fn two_offices_in_one_folder_are_told() {
    for (file, expected) in [
        ("spraw (1).toml", true),
        ("Spraw-kopia.toml", true),
        ("filia/spraw.toml", true),
        ("../spraw.toml", true),
        ("mapowania/spraw-eksporty.toml", false),
        ("sprawozdania.csv", false),
        (".spraw/odtworzone/spraw.toml", false),
        ("filia/dane/notatka.txt", false),
    ] {
        let around = tempfile::tempdir().expect("a folder");
        let office = around.path().join("osrodek");
        for file in ["spraw.toml", file] {
            let path = office.join(file);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::create_dir_all(&office).expect("a folder");
            std::fs::write(path, "[office]\n").expect("a file");
        }
        let found = other_offices(&office).map(|own| own.code);
        assert_eq!(found, expected.then_some("C175"), "{file}");
    }
}

#[test]
fn who_has_just_taken_the_lock_is_named_and_who_left_it_is_not() {
    let office = small();
    let path = office.path(".spraw/blokada");
    let text = || std::fs::read_to_string(&path).expect("the lock");
    let first = Lock::take(office.folder.path()).unwrap_or_else(|own| panic!("{:?}", own.exit));
    let name = text();
    assert!(name.contains("spraw"), "{name}");
    // It has the lock, and has not written its name yet.
    std::fs::write(&path, "").expect("the lock");
    let refused = std::thread::scope(|scope| {
        scope.spawn(|| {
            std::thread::sleep(Duration::from_millis(60));
            std::fs::write(&path, &name).expect("the lock");
        });
        Lock::take(office.folder.path()).expect_err("it is held")
    });
    let found = &refused.diagnostics[0];
    assert_eq!(
        (found.code, found.text("known"), found.text("holder")),
        ("C116", Some("yes"), Some(name.trim_end()))
    );
    drop(first);
    assert_eq!(text(), "", "nobody is named after whoever has ended");
}

#[test]
fn a_day_that_does_not_exist_is_told_wherever_it_is_typed() {
    for (words, file, line, expected, last) in [
        (&["due", "--today", "2026-02-30"][..], "", "", "C174", "2026-02-28"),
        (&["due", "--today", "30.02.2026"], "", "", "C174", "RRRR-MM-DD"),
        (&["forget", "--before", "2025-06-31"], "", "", "C174", "2025-06-30"),
        (
            &["template", "check"],
            "wzory/proba.toml",
            "valid_to = \"2026-02-30\"\n",
            "T112",
            "2026-02-28",
        ),
        (
            &["template", "check"],
            "wzory/proba.toml",
            "valid_to = 2026-02-30\n",
            "T582",
            "2026-02-28",
        ),
        (&["due"], "spraw.toml", "keso = 2026-06-31\n", "T582", "2026-06-30"),
        (&["due"], "spraw.toml", "keso = 2026-06-30-1\n", "T101", "spraw.toml"),
    ] {
        let office = small();
        if !file.is_empty() {
            let text = std::fs::read_to_string(office.path(file)).expect("a text");
            let (head, rest) = text.split_once('\n').expect("lines");
            office.write(file, &format!("{head}\n{line}{rest}"));
        }
        let said = told(&office, words, "UTC0");
        assert!(said.contains(&format!("błąd {expected}:")), "{words:?} {line}: {said}");
        assert!(said.contains(last), "{words:?} {line}: {said}");
    }
}

#[test]
fn a_zone_that_is_not_there_is_told_when_the_clock_is_asked() {
    let office = small();
    for (words, zone, expected) in [
        (&["due"][..], "Bogus/Zone", true),
        (&["calendar"], "Europe/Warszawa", true),
        (&["run"], ":Bogus/Zone", true),
        (&["due"], "UTC0", false),
        (&["due"], "CET-1CEST,M3.5.0,M10.5.0/3", false),
        // Whoever names the day asks no clock.
        (&["due", "--today", "2026-02-01"], "Bogus/Zone", false),
    ] {
        let said = told(&office, words, zone);
        assert_eq!(said.contains("C178"), expected, "{words:?} {zone}: {said}");
    }
}

#[test]
fn a_slip_in_the_arguments_is_told_in_the_form_that_was_asked_for() {
    let office = small();
    for (words, expected) in [
        (&["run", "--bogus"][..], "C118"),
        (&["due", "--today", "x"], "C174"),
        (&["due", "--today", "2300-01-01"], "C176"),
        (&["due", "--today", "0001-01-01"], "C176"),
        (&["due", "--today", "1899-12-31"], "C176"),
        (&["due", "--today", "2101-01-01"], "C176"),
        (&["calendar", "--year", "26"], "C177"),
        (&["calendar", "--year", "2101"], "C177"),
    ] {
        for format in [&["--format", "json"][..], &["--format=json"]] {
            let said = told(&office, &[words, format].concat(), "UTC0");
            let json: serde_json::Value = serde_json::from_str(said.trim())
                .unwrap_or_else(|own| panic!("{words:?}: {own}: {said}"));
            assert_eq!(json["code"], expected, "{words:?}");
            assert_eq!(json["severity"], "error", "{words:?}");
        }
        let said = told(&office, words, "UTC0");
        assert!(said.contains(&format!("błąd {expected}:")), "{words:?}: {said}");
    }
    for day in ["1900-01-01", "2100-12-31"] {
        let said = told(&office, &["due", "--today", day], "UTC0");
        assert!(!said.contains("C176"), "{day}: {said}");
    }
}

#[test]
fn a_return_whose_day_has_passed_is_asked_for_with_its_newest_period() {
    let office = Office::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data"));
    for period in ["2025-H1", "2025"] {
        let version = office.path(&format!("wyniki/{period}/mrpips-03/v1"));
        std::fs::create_dir_all(version).expect("a version");
    }
    for (name, day, expected) in [
        // Made, and its day has passed.
        ("mrpips-03", "2026-01-21", "to --period 2025\n"),
        // Before anything has ended.
        ("mrpips-03", "2019-04-10", "na przykład --period 2025-H1"),
    ] {
        let said = told(&office, &["run", name, "--today", day], "UTC0");
        assert!(said.contains("C117") && said.contains(expected), "{name} {day}: {said}");
    }
}
