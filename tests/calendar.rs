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
