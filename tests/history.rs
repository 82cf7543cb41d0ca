//! Who approved and sent which version: `historia.csv`, its states and its seals.

use std::process::Command;

use chrono::NaiveDate;
use spraw::period::ReportingPeriod;
use spraw::run::{
    Aged, Entry, ForgetAsked, History, Mark, Standings, VersionState, forget, mark, restore, status,
};

use crate::archive::{below, codes, made, remove};
use crate::office::Office;

const FOLDER: &str = "wyniki/2025-H1/mrpips-03";

fn half() -> ReportingPeriod {
    "2025-H1".parse().expect("a period")
}

/// Versions made by hand, of one file each; `failed` rules.
fn versions(failed: &[u32]) -> Office {
    let office = Office::on_paper();
    for (index, failed) in failed.iter().enumerate() {
        let version = format!("{FOLDER}/v{}", index + 1);
        let cells = format!("wersja;{}\n", index + 1);
        office.write(&format!("{version}/listy/pola.csv"), &cells);
        let sum = spraw::ingest::sum(cells.as_bytes());
        let manifest = format!(
            r#"{{ "outputs": [{{ "file": "listy/pola.csv", "sha256": "{sum}" }}],
            "rules": {{ "error": {{ "failed": {failed}, "could_not_run": 0 }} }} }}"#
        );
        office.write(&format!("{version}/manifest.json"), &manifest);
    }
    office
}

/// The day of the clock.
const CLOCK: &str = "2026-01-01";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// `approved v1 older because @2025-07-10`: what is said, and what becomes of it.
fn said(office: &Office, words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    let state = match words[0] {
        "draft" => VersionState::Draft,
        "checked" => VersionState::Checked,
        "approved" => VersionState::Approved,
        "sent" => VersionState::Sent,
        "returned" => VersionState::Returned,
        other => panic!("{other}"),
    };
    let asked = Mark {
        form: "mrpips-03".to_owned(),
        period: half(),
        version: words.iter().find_map(|own| own.strip_prefix('v')?.parse().ok()),
        older: words.contains(&"older"),
        state,
        day: day(words.iter().find_map(|own| own.strip_prefix('@')).unwrap_or("2025-07-10")),
        clock: day(CLOCK),
        who: "A. Kowalska".to_owned(),
        reason: if words.contains(&"because") { "=bo; \"tak\"\r\n trzeba" } else { "" }.to_owned(),
    };
    match mark(office.folder.path(), &asked) {
        Ok(marked) => {
            let notes = marked.notes.iter().map(|own| own.code);
            let version = format!("v{}", marked.entry.version);
            std::iter::once(version.as_str()).chain(notes).collect::<Vec<_>>().join(" ")
        }
        Err(refused) => format!("{:?} {}", refused.exit, codes(&refused).join(" ")),
    }
}

/// Lines `what is said -> what becomes of it`, one after another.
fn assert_said(office: &Office, table: &str) {
    for line in table.lines().map(str::trim).filter(|own| !own.is_empty()) {
        let (words, expected) = line.split_once("->").expect("an arrow");
        assert_eq!(said(office, words), expected.trim(), "{words}");
    }
}

/// The row of `status`: newest, its state, what is approved, does the seal hold.
fn standing(office: &Office) -> String {
    let found = status(office.folder.path(), &[], None, day(CLOCK)).found;
    let rows = found.iter().map(|own| {
        let approved = own.approved.map(|(version, state)| format!("v{version} {}", state.word()));
        let seal = own.seal.map_or("-", |holds| if holds { "holds" } else { "broken" });
        let outdated = if own.is_outdated() { " outdated" } else { "" };
        let approved = approved.unwrap_or_else(|| "-".to_owned());
        let (newest, state) = (own.newest, own.state.word());
        format!("v{newest} {state} | {approved}{outdated} | {seal} | {}", own.failed)
    });
    rows.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_version_goes_from_state_to_state() {
    let office = versions(&[0]);
    assert_eq!(standing(&office), "v1 draft | - | - | 0");
    assert_said(
        &office,
        "
        sent          -> Configuration A111
        returned      -> Configuration A111
        draft         -> Configuration A111
        checked       -> v1
        checked       -> Configuration A111
        draft         -> Configuration A110
        draft because -> v1
        checked       -> v1
        sent          -> Configuration A111
        approved      -> v1
        approved      -> Configuration A111
        checked       -> Configuration A111
        returned      -> Configuration A111
        sent          -> v1
        sent          -> Configuration A111
        approved      -> Configuration A111
        returned      -> Configuration A110
        returned because -> v1
        approved because -> Configuration A111
        sent          -> Configuration A110
        sent because  -> v1
        approved v2   -> Configuration A101
        ",
    );
    assert_eq!(standing(&office), "v1 sent | v1 sent | holds | 0");
    let text = std::fs::read_to_string(office.path(&format!("{FOLDER}/historia.csv")));
    let text = text.expect("a history");
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert_eq!(lines[0], "\u{feff}version;state;day;who;reason;files;seal");
    assert!(lines[1].starts_with("1;checked;2025-07-10;A. Kowalska;;"), "{}", lines[1]);
    // What was typed is one line and no formula.
    let taken_back = "1;draft;2025-07-10;A. Kowalska;\"'=bo; \"\"tak\"\" trzeba\";";
    assert!(lines[2].starts_with(taken_back), "{}", lines[2]);
    assert_eq!(lines.len(), 9);
}

#[test]
fn corrections_failed_rules_and_older_versions_are_approved_knowingly() {
    let office = versions(&[2, 0, 0]);
    assert_said(
        &office,
        "
        approved v1               -> Configuration A114 A110
        approved v1 older         -> Configuration A110
        approved v1 older because -> v1 A115
        approved v2               -> Configuration A114 A110
        sent                      -> v1 A115
        ",
    );
    assert_eq!(standing(&office), "v3 draft | v1 sent outdated | holds | 0");
    assert_said(
        &office,
        "
        checked          -> v3
        approved         -> Configuration A110
        approved because -> v3
        returned because -> v1
        sent             -> v3
        ",
    );
    assert_eq!(standing(&office), "v3 sent | v3 sent | holds | 0");
    // A correction that has failed rules too says both.
    let office = versions(&[0, 1]);
    assert_said(&office, "approved v1 older -> v1 A115\n approved -> Configuration A110 A110");
}

#[test]
fn a_broken_seal_is_seen_and_nothing_is_added_to_it() {
    type Harm = fn(&Office);
    let cases: [(&str, Harm, &str); 18] = [
        ("nothing", |_| {}, ""),
        ("an output", |own| own.write(&format!("{FOLDER}/v1/listy/pola.csv"), "x"), "A113"),
        (
            "the manifest",
            |own| own.replace(&format!("{FOLDER}/v1/manifest.json"), " ", "  "),
            "A113",
        ),
        ("a file more", |own| own.write(&format!("{FOLDER}/v1/pismo.txt"), "x"), "A113"),
        ("a file less", |own| remove(&own.path(&format!("{FOLDER}/v1/listy/pola.csv"))), "A113"),
        ("a file that is open", |own| own.write(&format!("{FOLDER}/v1/~$pola.xlsx"), "x"), ""),
        ("the version gone", |own| remove(&own.path(&format!("{FOLDER}/v1"))), "A113"),
        ("another version", |own| own.write(&format!("{FOLDER}/v2/manifest.json"), "{}"), ""),
        (
            "a name",
            |own| own.replace(&format!("{FOLDER}/historia.csv"), "Kowalska", "Nowak"),
            "A113 A113",
        ),
        (
            "a day",
            |own| own.replace(&format!("{FOLDER}/historia.csv"), "approved;2025", "approved;2024"),
            "A113",
        ),
        (
            "a line less",
            |own| own.replace(&format!("{FOLDER}/historia.csv"), "1;checked;", "1;draft;"),
            "A113",
        ),
        (
            "a line by hand",
            |own| own.append(&format!("{FOLDER}/historia.csv"), &["1;sent".to_owned()]),
            "A112",
        ),
        ("the last line gone", |own| shortened(own, &format!("{FOLDER}/historia.csv")), "A120"),
        ("all lines gone", |own| remove(&own.path(&format!("{FOLDER}/historia.csv"))), "A120"),
        ("nothing left of the return", |own| remove(&own.path(FOLDER)), "A120"),
        (
            "lines written anew with their seals",
            |own| {
                let other = versions(&[0]);
                assert_said(&other, "checked @2025-07-09 -> v1\n approved @2025-07-09 -> v1");
                let file = format!("{FOLDER}/historia.csv");
                std::fs::copy(other.path(&file), own.path(&file)).expect("copied");
            },
            "A120",
        ),
        (
            "a line of the journal",
            |own| own.replace("wyniki/pieczecie.csv", ";1;1;checked;", ";1;2;checked;"),
            "A121",
        ),
        // Histories from before there was a journal hold without it, and what it never knew of is not missed.
        ("no journal", |own| remove(&own.path("wyniki/pieczecie.csv")), ""),
    ];
    let sound = versions(&[0]);
    assert_said(&sound, "checked -> v1\n approved -> v1");
    let mut wrong = Vec::new();
    for (name, harm, expected) in cases {
        let office = Office::copy_of(sound.folder.path());
        harm(&office);
        let Standings { found, journal } = status(office.folder.path(), &[], None, day(CLOCK));
        let faults = found.iter().flat_map(|own| &own.faults).chain(&journal);
        let faults: Vec<&str> = faults.map(|fault| fault.code).collect();
        if faults.join(" ") != expected {
            wrong.push(format!("{name}: expected {expected:?}, found {faults:?}"));
        }
        if !expected.is_empty() {
            let added = said(&office, "sent v1");
            let refused = added.starts_with("Input A1") || added == "Configuration A101";
            assert!(refused, "{name}: {added}");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_return_that_is_gone_is_told_under_the_number_it_had() {
    let office = versions(&[0, 0]);
    assert_said(&office, "checked -> v2\n approved -> v2\n sent -> v2");
    remove(&office.path(FOLDER));
    assert_eq!(standing(&office), "v2 sent | - | broken | 0");
    let (exit, told) = program(&office, &["status"]);
    assert_eq!(exit, 1);
    assert!(told.contains("v2 (nie ma jej)"), "{told}");
    let (_, told) = program(&office, &["status", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&told).expect("json");
    assert_eq!(told["returns"][0]["is_there"], false);
}

#[test]
fn files_that_were_changed_with_the_manifest_are_named() {
    let office = versions(&[0]);
    assert_said(&office, "approved -> v1");
    let cells = "wersja;2\n";
    let old = spraw::ingest::sum(b"wersja;1\n");
    office.write(&format!("{FOLDER}/v1/listy/pola.csv"), cells);
    office.replace(
        &format!("{FOLDER}/v1/manifest.json"),
        &old,
        &spraw::ingest::sum(cells.as_bytes()),
    );
    office.write(&format!("{FOLDER}/v1/dopisane.txt"), "x");
    let names = |office: &Office| {
        let found = status(office.folder.path(), &[], None, day(CLOCK)).found;
        found[0].faults[0].text("names").unwrap_or_default().to_owned()
    };
    assert_eq!(names(&office), "dopisane.txt, listy/pola.csv, manifest.json");
    // Who approved before such lists were kept is told what the manifest says.
    remove(&office.path(".spraw/pieczecie"));
    assert_eq!(names(&office), "dopisane.txt");
}

/// The file without its last line.
fn shortened(office: &Office, file: &str) {
    let text = std::fs::read_to_string(office.path(file)).expect("a text");
    let lines: Vec<&str> = text.lines().collect();
    office.write(file, &format!("{}\r\n", lines[..lines.len() - 1].join("\r\n")));
}

#[test]
fn a_line_that_the_journal_does_not_know_yet_is_no_fault() {
    let office = versions(&[0]);
    assert_said(&office, "checked -> v1\n approved -> v1");
    shortened(&office, "wyniki/pieczecie.csv");
    assert_eq!(standing(&office), "v1 approved | v1 approved | holds | 0");
    assert_said(&office, "sent -> v1");
    shortened(&office, &format!("{FOLDER}/historia.csv"));
    assert_eq!(standing(&office), "v1 approved | v1 approved | broken | 0");
}

#[test]
fn the_days_of_a_history_go_forward() {
    let office = versions(&[0]);
    assert_said(
        &office,
        "
        checked @2026-01-02            -> Configuration A117
        checked @2025-07-10            -> v1
        approved @2025-07-09           -> Configuration A117
        sent @2025-07-09               -> Configuration A117 A111
        approved @2025-07-10           -> v1
        sent @2026-01-01               -> v1
        returned because @2025-12-31   -> Configuration A117
        ",
    );
    // Days that some other program wrote, with good seals; no journal knows them.
    let own = History::read(office.folder.path(), "mrpips-03", half()).expect("a history");
    let written = |days: &[&str]| {
        remove(&office.path("wyniki/pieczecie.csv"));
        let mut other = History::default();
        for (line, text) in own.lines.iter().zip(days) {
            other.add(Entry { day: day(text), ..line.clone() });
        }
        other.write(office.folder.path(), "mrpips-03", half()).expect("written");
        let found = status(office.folder.path(), &[], None, day(CLOCK)).found;
        let wrong = found[0].wrong_days.iter().map(|own| {
            let row = own.places[0].row.expect("a row");
            format!("{row} {}", own.code)
        });
        let wrong = wrong.collect::<Vec<_>>().join(" ");
        // The next line is written: what is wrong stands above it for good.
        (wrong, found[0].seal, said(&office, "returned because @2026-01-01"))
    };
    for (days, expected) in [
        (["2025-07-10", "2025-07-10", "2025-07-11"], ""),
        (["2025-07-10", "2025-07-09", "2025-07-11"], "3 A119"),
        (["2025-07-10", "2025-07-08", "2025-07-09"], "3 A119 4 A119"),
        (["2025-07-10", "2025-07-10", "2026-01-02"], "4 A119"),
    ] {
        let (wrong, seal, next) = written(&days);
        assert_eq!((wrong.as_str(), seal, next.as_str()), (expected, Some(true), "v1"), "{days:?}");
    }
}

#[test]
fn kept_inputs_go_by_age_and_what_is_lost_with_them_is_said() {
    let office = Office::on_paper();
    let root = office.folder.path();
    assert_eq!(made(&office), 1);
    office.replace("dane/2025-H1/wyplaty.csv", "418", "419");
    assert_eq!(made(&office), 2);
    let kept = || below(&office.path(".spraw/wejscia")).len();
    // Ten files made the first version; one of them is another in the second.
    let (first, both) = (10, 11);
    assert_eq!(kept(), both);
    let asked = |before: &str, remove: bool, newest: bool| {
        let asked = ForgetAsked { before: day(before), today: day("2099-01-01"), newest, remove };
        let found = forget(root, asked).unwrap_or_else(|own| panic!("{:?}", own.diagnostics));
        let versions = |own: &[Aged]| -> String {
            own.iter().map(|own| format!(" v{}", own.version)).collect()
        };
        let lost = versions(&found.lost) + &versions(&found.lost_before);
        let mut said = format!("{} go, {} stay, lost{lost}", found.going.len(), found.staying);
        for (word, own) in [("newest", &found.newest), ("doubtful", &found.doubtful)] {
            if !own.is_empty() {
                said += &format!(", {word}{}", versions(own));
            }
        }
        said
    };
    let told = |before: &str, remove: bool| asked(before, remove, false);
    // Versions without a history are as old as their folders: made now.
    assert_eq!(told("2025-07-11", false), "0 go, 11 stay, lost");
    // The first was approved on 10.07.2025, and is old from the day after.
    assert!(said(&office, "approved v1 older because").starts_with("v1"));
    assert_eq!(told("2025-07-10", true), "0 go, 11 stay, lost");
    assert_eq!(told("2025-07-11", false), "1 go, 10 stay, lost v1");
    assert_eq!(kept(), both);
    // A history that somebody changed tells no age.
    let history = office.path(&format!("{FOLDER}/historia.csv"));
    let sound = std::fs::read(&history).expect("a history");
    office.replace(&format!("{FOLDER}/historia.csv"), ";2025-07-10;", ";2020-07-10;");
    assert_eq!(told("2025-07-11", true), "0 go, 11 stay, lost, doubtful v1 v2");
    assert_eq!(asked("2099-01-01", true, true), "0 go, 11 stay, lost, doubtful v1 v2");
    std::fs::write(&history, sound).expect("written");
    assert_eq!(told("2025-07-11", true), "1 go, 10 stay, lost v1");
    assert_eq!(kept(), both - 1);
    assert_eq!(codes(&restore(root, "mrpips-03", half(), 1).expect_err("forgotten")), ["A104"]);
    assert!(restore(root, "mrpips-03", half(), 2).is_ok());
    assert_eq!(told("2025-07-11", true), "0 go, 10 stay, lost v1");
    // What nobody uses and a program left behind goes too, when it is old.
    office.write(&format!(".spraw/wejscia/{}", "a".repeat(64)), "x");
    office.write(".spraw/wejscia/.nowe-x", "x");
    assert_eq!(told("2025-07-11", true), "0 go, 11 stay, lost v1");
    assert!(!office.path(".spraw/wejscia/.nowe-x").exists());
    // The newest version stays unless it is asked for; then a run over the same exports keeps its inputs again.
    assert_eq!(told("2099-01-01", true), format!("1 go, {first} stay, lost v1, newest v2"));
    assert_eq!(asked("2099-01-01", true, true), format!("{first} go, 0 stay, lost v2 v1"));
    assert_eq!(kept(), 0);
    assert!(restore(root, "mrpips-03", half(), 2).is_err());
    assert_eq!((made(&office), kept()), (2, first));
    assert!(restore(root, "mrpips-03", half(), 2).is_ok());
    // What is not what the version was made of is not kept for it.
    assert_eq!(asked("2099-01-01", true, true), format!("{first} go, 0 stay, lost v2 v1"));
    office.append("spraw.toml", &["# nowy komentarz".to_owned()]);
    assert_eq!((made(&office), kept()), (2, first - 1));
    let asked = ForgetAsked {
        before: day("2025-07-11"),
        today: day("2025-07-10"),
        newest: false,
        remove: true,
    };
    assert_eq!(codes(&forget(root, asked).expect_err("to come")), ["A118"]);
    // Whose inputs cannot be read may need anything.
    office.write(&format!("{FOLDER}/v2/inputs.json"), "{");
    let asked = ForgetAsked { today: day("2099-01-01"), ..asked };
    let refused = forget(root, asked).expect_err("unknown");
    assert_eq!(codes(&refused), ["A103"]);
}

#[test]
fn the_history_belongs_to_the_commands() {
    let office = Office::on_paper();
    assert_eq!(made(&office), 1);
    assert!(!office.path(&format!("{FOLDER}/historia.csv")).exists());
    assert_eq!(said(&office, "approved because"), "v1");
    let before = std::fs::read(office.path(&format!("{FOLDER}/historia.csv"))).expect("a history");
    // Nothing changed: no new version. A comment in the settings makes none either.
    assert_eq!(made(&office), 1);
    office.append("spraw.toml", &["# nowy komentarz".to_owned()]);
    assert_eq!(made(&office), 1);
    office.replace("dane/2025-H1/wyplaty.csv", "418", "419");
    assert_eq!(made(&office), 2);
    let after = std::fs::read(office.path(&format!("{FOLDER}/historia.csv"))).expect("a history");
    assert!(before == after);
    assert_eq!(said(&office, "sent"), "v1 A115");
}

/// Runs the program over an office: its exit code, and what it says on stdout.
fn program(office: &Office, words: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_spraw"));
    command.args(words).arg("-C").arg(office.folder.path()).args(["--lang", "pl"]);
    let output = command.output().expect("the program runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    (output.status.code().expect("an exit code"), said)
}

#[test]
fn the_commands_say_what_they_did() {
    let office = versions(&[0, 3]);
    let by = ["--period", "2025-H1", "--by", "A. Kowalska", "--today", "2025-07-10"];
    // The same as `approve`.
    let approve =
        [&["mark", "mrpips-03", "zatwierdzone", "--version", "1", "--older"][..], &by].concat();
    let (exit, told) = program(&office, &approve);
    assert_eq!(exit, 0);
    let first = "mrpips-03 2025-H1, wersja 1: zatwierdzone, 2025-07-10, A. Kowalska\npieczęć ";
    assert!(told.starts_with(first), "{told}");
    let (exit, _) = program(&office, &[&["mark", "mrpips-03", "wysłane"][..], &by].concat());
    assert_eq!(exit, 0);
    let mut wrong = Command::new(env!("CARGO_BIN_EXE_spraw"));
    wrong.args(["mark", "mrpips-03", "wyslano"]).args(by).args(["--lang", "pl"]);
    let told = wrong.output().expect("the program runs").stderr;
    let told = String::from_utf8_lossy(&told);
    let possible = "możliwe: sprawdzone (checked), zatwierdzone (approved), wysłane (sent), zwrócone (returned), szkic (draft)";
    assert!(told.contains(possible), "{told}");
    let (exit, told) = program(&office, &["status"]);
    let expected = "\
sprawozdanie  okres    wersja  stan   kiedy, kto  zatwierdzona                         pieczęć  błędne reguły
mrpips-03     2025-H1  v2      szkic  –           v1 (wysłane), wyżej niezatwierdzona  zgodna   3
";
    assert_eq!((exit, told.as_str()), (0, expected));
    office.write(&format!("{FOLDER}/v1/listy/pola.csv"), "x");
    let (exit, told) = program(&office, &["status", "mrpips-03", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&told).expect("json");
    assert_eq!((exit, &told["returns"][0]["seal_holds"]), (1, &false.into()));
    assert_eq!(program(&office, &["status", "ozps"]).0, 0);

    let office = Office::on_paper();
    assert_eq!(made(&office), 1);
    let folder = office.path(&format!("{FOLDER}/v1"));
    let folder = folder.to_str().expect("a path");
    let (exit, told) = program(&office, &["rerun", folder, "-q"]);
    let last = "mrpips-03 2025-H1, wersja 1: wszystkie pliki wychodzą takie same (7)\n";
    assert!(exit == 0 && told.ends_with(last), "{told}");
    let (exit, told) = program(&office, &["rerun", &format!("{FOLDER}/v1"), "-q"]);
    assert!(exit == 0 && told.ends_with(last), "as seen from the office: {told}");
    office.write(&format!("{FOLDER}/v1/findings.csv"), "x");
    let (exit, told) = program(&office, &["rerun", folder, "-q", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&told).expect("json");
    assert_eq!((exit, &told["equal"]), (1, &false.into()));
    assert_eq!(told["files"][0]["outcome"], "changed");
    assert_eq!(program(&office, &["forget", "--before", "2099-01-01"]).0, 2);
    let old = ["forget", "--before", "2099-01-01", "--today", "2099-01-01"];
    let (exit, told) = program(&office, &old);
    let kept = "do usunięcia są zachowane pliki wersji sprzed 2099-01-01 (usunie je --yes): 0 (0 KB), zostaje: 10\n\
                zostają dane najnowszych wersji, choć są sprzed tego dnia (usunie je --newest):\n  mrpips-03 2025-H1 v1  ";
    assert!(exit == 0 && told.starts_with(kept), "{told}");
    let (exit, told) = program(&office, &[&old[..], &["--newest"]].concat());
    let first = "do usunięcia są zachowane pliki wersji sprzed 2099-01-01 (usunie je --yes): 10 (";
    assert!(exit == 0 && told.starts_with(first), "{told}");
    let lost =
        "nie będzie można wyjaśnić, porównać ani powtórzyć wersji:\n  mrpips-03 2025-H1 v1  ";
    assert!(told.contains(lost) && told.contains(": ") && told.ends_with(", szkic\n"), "{told}");
    let (exit, told) =
        program(&office, &[&old[..], &["--newest", "--yes", "--format", "json"]].concat());
    let told: serde_json::Value = serde_json::from_str(&told).expect("json");
    assert_eq!((exit, &told["done"], &told["lost"][0]["version"]), (0, &true.into(), &1.into()));
    assert_eq!(program(&office, &["rerun", folder, "-q"]).0, 3);
}
