//! The calendar as data: which days, moved how, by whose word; and the files that it is written to.

use std::path::Path;
use std::process::Command;

use spraw::run::year_of_deadlines;
use spraw::template::deadline::{Basis, Deadline};

use crate::office::Office;

fn sample() -> Office {
    Office::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data"))
}

fn deadlines(office: &Office, year: i32) -> (Vec<Deadline>, Vec<&'static str>) {
    let found = year_of_deadlines(office.folder.path(), year);
    let (all, said) = found.unwrap_or_else(|own| panic!("{:?}", own.diagnostics));
    (all, said.into_iter().map(|own| own.code).collect())
}

fn of<'d>(all: &'d [Deadline], form: &str, period: &str) -> &'d Deadline {
    let found = all.iter().find(|own| own.form == form && own.period.to_string() == period);
    found.unwrap_or_else(|| panic!("{form} {period} in {all:?}"))
}

#[test]
fn days_are_those_of_a_wall_calendar() {
    let office = sample();
    for (year, form, period, printed, day, working) in [
        // A Tuesday; a Monday.
        (2026, "mrpips-03", "2025", "2026-01-20", "2026-01-20", "2026-01-20"),
        (2026, "mrpips-03", "2026-H1", "2026-07-20", "2026-07-20", "2026-07-20"),
        // 20 July 2025 was a Sunday: it moves to Monday.
        (2025, "mrpips-03", "2025-H1", "2025-07-20", "2025-07-21", "2025-07-21"),
        // 31 January 2026 is a Saturday, and a statute moves nothing: send it on Friday.
        (2026, "wrispz-g", "2025-H2", "2026-01-31", "2026-01-31", "2026-01-30"),
        (2026, "wrispz-g", "2026-H1", "2026-07-31", "2026-07-31", "2026-07-31"),
        // Only for 2023 the calendar has a day of its own: a Friday in February.
        (2024, "mrpips-03", "2023", "2024-02-09", "2024-02-09", "2024-02-09"),
        (2023, "mrpips-03", "2023-H1", "2023-07-21", "2023-07-21", "2023-07-21"),
    ] {
        let (all, _) = deadlines(&office, year);
        let own = of(&all, form, period);
        let found = [own.printed, own.day, own.working].map(|day| day.to_string());
        assert_eq!(found, [printed, day, working], "{form} {period}");
    }
}

#[test]
fn a_day_says_what_it_stands_on_and_where_the_return_goes_next() {
    let office = sample();
    let (all, _) = deadlines(&office, 2024);
    let own = of(&all, "mrpips-03", "2023");
    assert_eq!(own.basis, Basis::Calendar);
    let onward: Vec<String> = own.onward.iter().map(|(day, to)| format!("{day} {to}")).collect();
    assert_eq!(onward, ["2024-02-28 wojewoda ministrowi", "2024-06-28 minister GUS"]);
    let (all, said) = deadlines(&office, 2026);
    assert_eq!(of(&all, "mrpips-03", "2025").basis, Basis::Standing);
    assert_eq!(of(&all, "wrispz-p", "2025-H2").onward.len(), 1, "a law says it for every year");
    assert_eq!(said, ["C165"], "the calendar has 2023 and not 2025");
    // The office writes down what the voivode's letter says; a letter to others is not for it.
    office.write(
        "wzory/calendar/terminy.toml",
        "[[term]]\nreturn = \"mrpips-03\"\npart = \"year\"\nyears = \"2025\"\ndue = \"13.02\"\nsource = \"pismo wojewody\"\n\
         [[term]]\nreturn = \"mrpips-03\"\npart = \"H1\"\nyears = \"2026..\"\nvoivodeship = \"32\"\ndue = \"01.07\"\nsource = \"nie nasze\"\n",
    );
    let (all, _) = deadlines(&office, 2026);
    let own = of(&all, "mrpips-03", "2025");
    assert_eq!((own.day.to_string().as_str(), own.basis), ("2026-02-13", Basis::Own));
    assert_eq!(of(&all, "mrpips-03", "2026-H1").day.to_string(), "2026-07-20");
}

#[test]
fn a_year_holds_every_deadline_once_in_order() {
    let office = sample();
    let (all, _) = deadlines(&office, 2026);
    assert!(all.is_sorted_by_key(|own| own.day));
    let mut names: Vec<_> = all.iter().map(|own| (&own.form, own.period)).collect();
    let before = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), before);
    // A return of every quarter has four days in a year.
    assert_eq!(all.iter().filter(|own| own.form == "ops-85219").count(), 4);
}

#[test]
fn the_calendar_is_written_for_spreadsheets_and_outlook() {
    let office = sample();
    let run = |words: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_spraw"));
        command.args(["calendar", "--year", "2026", "-C"]).arg(office.folder.path()).args(words);
        let output = command.output().expect("the program starts");
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let count = deadlines(&office, 2026).0.len();
    for (name, begins) in
        [("t.csv", &b"\xef\xbb\xbf"[..]), ("t.xlsx", b"PK"), ("t.ics", b"BEGIN:VCALENDAR\r\n")]
    {
        let path = office.path(name);
        run(&["--to", &path.display().to_string()]);
        let bytes = std::fs::read(&path).expect("a file");
        assert!(bytes.starts_with(begins), "{name}");
        run(&["--to", &path.display().to_string(), "--today", "2026-06-01"]);
        assert_eq!(std::fs::read(&path).expect("a file"), bytes, "{name}: the same on any day");
    }
    let ics = std::fs::read_to_string(office.path("t.ics")).expect("a text");
    assert_eq!(ics.matches("BEGIN:VEVENT").count(), count);
    let said = run(&[]);
    assert_eq!(said.lines().filter(|line| line.starts_with("  2026-")).count(), count, "{said}");
    let json: serde_json::Value = serde_json::from_str(&run(&["--format", "json"])).expect("json");
    assert_eq!(json["deadlines"].as_array().map(Vec::len), Some(count));
}

/// The office's own term, and what `calendar` and `template check` say of it.
fn with_term(office: &Office, term: &str) {
    let text = format!("[[term]]\n{term}\nsource = \"pismo\"\n");
    office.write("wzory/calendar/terminy.toml", &text);
}

fn said(office: &Office, words: &[&str]) -> (String, Option<i32>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_spraw"));
    command.args(words).args(["--lang", "pl", "-C"]).arg(office.folder.path());
    let output = command.output().expect("the program starts");
    let both = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    (both.into_owned(), output.status.code())
}

#[test]
fn the_twenty_ninth_of_february_is_due_in_every_year() {
    let office = sample();
    with_term(&office, "return = \"mrpips-03\"\npart = \"year\"\ndue = \"29.02\"");
    for (year, period, day, note) in [
        (2024, "2023", "2024-02-29", false),
        (2025, "2024", "2025-02-28", true),
        (2026, "2025", "2026-02-28", true),
        (2028, "2027", "2028-02-29", false),
    ] {
        let (all, _) = deadlines(&office, year);
        let own = of(&all, "mrpips-03", period);
        assert_eq!((own.day.to_string().as_str(), own.leap_day), (day, note), "{year}");
        let (text, _) = said(&office, &["calendar", "mrpips-03", "--year", &year.to_string()]);
        assert_eq!(text.contains("ostatni dzień lutego"), note, "{text}");
        let file = office.path("t.ics");
        let to = file.display().to_string();
        said(&office, &["calendar", "--year", &year.to_string(), "--to", &to]);
        let ics = std::fs::read_to_string(&file).expect("a text").replace("\r\n ", "");
        assert_eq!(ics.contains("ostatni dzień lutego"), note, "{ics}");
    }
}

#[test]
fn a_term_that_cannot_be_is_told_with_what_can() {
    let year = "return = \"mrpips-03\"\npart = \"year\"\n";
    let onward = "return = \"mrpips-03\"\npart = \"year\"\ndue = \"12.02\"\n";
    let foster = "return = \"wrispz-p\"\npart = \"H1\"\n";
    for (term, expected, word, exit) in [
        (format!("{year}due = \"30.02\""), "błąd T583", "nie ma takiego dnia: 30.02", 2),
        (format!("{year}due = \"2026-02-13\""), "błąd T583", "na \"13.02\"", 2),
        (format!("{year}due = 2026-02-13"), "błąd T583", "na \"13.02\"", 2),
        (format!("{year}due = \"jutro\""), "błąd T583", "DD.MM", 2),
        (year.replace("year", "Q1") + "due = \"20.04\"", "błąd T584", "year, H1, H2\n", 2),
        (year.replace("year", "half") + "due = \"20.07\"", "błąd T107", "year, H1, H2, Q1", 2),
        // On before it is due; the day of a law that is known comes before one that the office typed.
        (
            format!("{onward}onward = [{{ due = \"28.01\", to = \"ministrowi\" }}]"),
            "ostrzeżenie T585",
            "terminy.toml",
            0,
        ),
        (format!("{foster}due = \"1.05\""), "ostrzeżenie T585", "20.08", 0),
        (format!("{onward}onward = [{{ due = \"12.02\", to = \"GUS\" }}]"), "", "", 0),
        (format!("{onward}onward = [{{ due = \"28.02\", to = \"GUS\" }}]"), "", "", 0),
        (format!("{foster}due = \"31.07\""), "", "", 0),
    ] {
        let office = sample();
        with_term(&office, &term);
        // Every template is read for it: a few of the terms are enough.
        let whole = expected.ends_with("T584") || expected.ends_with("T585");
        let commands = [&["calendar", "--year", "2026"][..], &["template", "check"]];
        for command in commands.into_iter().take(1 + usize::from(whole)) {
            let (text, code) = said(&office, command);
            assert_eq!(code, Some(exit), "{command:?} {term}: {text}");
            assert!(text.contains(word), "{command:?} {term}: {text}");
            let told = ["T107", "T583", "T584", "T585"].map(|own| text.matches(own).count());
            let once = usize::from(!expected.is_empty());
            assert_eq!(told.iter().sum::<usize>(), once, "{command:?} {term}: {text}");
            assert!(text.contains(expected), "{command:?} {term}: {text}");
        }
    }
}

#[test]
fn who_waits_on_a_day_from_a_rule_is_told_of_the_gap() {
    let office = Office::on_paper();
    let said = |words: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_spraw"));
        command.args(["due", "mrpips-03", "--today", "2025-07-18"]).args(words);
        command.args(["--lang", "pl", "-C"]).arg(office.folder.path());
        let output = command.output().expect("the program starts");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (text(&output.stdout), text(&output.stderr), output.status.code())
    };
    let (_, told, code) = said(&[]);
    assert!(told.contains("C165") && told.contains("mrpips-03 2025-H1"), "{told}");
    assert_eq!(code, Some(0));
    // Cron sends one mail, in which it stands.
    let (out, told, code) = said(&["--mail", "-q"]);
    assert!(out.contains("terminarz nie ma go na ten rok"), "{out}");
    assert_eq!((told.as_str(), code), ("", Some(0)));
    assert_eq!(said(&["-q"]).1, "");
    let term = "[[term]]\nreturn = \"mrpips-03\"\npart = \"H1\"\nyears = \"2025\"\ndue = \"20.07\"\nsource = \"pismo\"\n";
    office.write("wzory/calendar/terminy.toml", term);
    assert!(!said(&[]).1.contains("mrpips-03 2025-H1"), "{}", said(&[]).1);
}
