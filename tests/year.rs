//! A whole year of nights on the sample office, for whoever has half an hour: `SPRAW_YEAR=1 cargo test --test all -- year::`.
//! Instead of 1 the path of a program, such as a release build, makes it minutes. Without the variable it is skipped:
//! `cron.rs` has a year of a small office and single nights of this one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Data, DataType, Reader};
use chrono::NaiveDate;

use crate::office::Office;

/// What happens before which night.
enum Event {
    /// The export of a month comes: its records stand in that of the first month of the half-year.
    Comes(&'static str),
    /// Somebody approves a version and sends it.
    Filed(&'static str, &'static str),
    /// An export is mended.
    Mended(&'static str),
}
use Event::{Comes, Filed, Mended};

const YEAR: [(&str, Event); 14] = [
    // June is late; returns of the half-year wait for it.
    ("2025-07-09", Comes("2025-06")),
    ("2025-07-14", Filed("mrpips-03", "2025-H1")),
    // A correction after it was sent and before it was due.
    ("2025-07-16", Mended("dane/2025-01/wyplaty.csv")),
    ("2025-08-05", Comes("2025-07")),
    ("2025-09-03", Comes("2025-08")),
    // September comes after the days of the third quarter: these returns are made without it, and again when it is there.
    ("2025-10-28", Comes("2025-09")),
    ("2025-11-04", Comes("2025-10")),
    ("2025-12-03", Comes("2025-11")),
    // December comes two days before the Saturday on which the year is due.
    ("2026-01-08", Comes("2025-12")),
    ("2026-01-12", Filed("mrpips-03", "2025")),
    ("2026-02-05", Comes("2026-01")),
    ("2026-03-05", Comes("2026-02")),
    ("2026-04-02", Comes("2026-03")),
    ("2026-05-05", Comes("2026-04")),
];

/// 10 January 2026 is a Saturday, and nothing moves it.
const TERM: &str = "[[term]]\nreturn = \"mrpips-03\"\npart = \"year\"\nyears = \"2025\"\ndue = \"10.01\"\nsource = \"pismo\"\n";

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> =
        entries.filter_map(|own| own.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    names
}

/// Every version that there is: return, period, number.
fn versions(office: &Office) -> BTreeSet<(String, String, String)> {
    let root = office.path("wyniki");
    let mut found = BTreeSet::new();
    for period in names(&root) {
        for form in names(&root.join(&period)) {
            let all = names(&root.join(&period).join(&form)).into_iter();
            let all = all.filter(|own| own.starts_with('v'));
            found.extend(all.map(|version| (form.clone(), period.clone(), version)));
        }
    }
    found
}

/// The exports of a folder without their records: the sheets and the header of each.
fn without_records(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for name in names(from) {
        let (path, target) = (from.join(&name), to.join(&name));
        if !name.ends_with(".xlsx") {
            let text = std::fs::read(&path).expect("an export");
            let end = text.iter().position(|own| *own == b'\n').map_or(text.len(), |own| own + 1);
            std::fs::write(target, &text[..end]).expect("a header");
            continue;
        }
        let mut book = calamine::open_workbook_auto(&path).expect("a workbook");
        let mut copy = rust_xlsxwriter::Workbook::new();
        for (sheet, range) in book.worksheets() {
            let own = copy.add_worksheet();
            own.set_name(sheet).expect("a name");
            let head =
                range.rows().position(|row| row.iter().filter(|own| own.is_string()).count() > 2);
            for (place, row) in range.rows().take(head.map_or(1, |own| own + 1)).enumerate() {
                for (column, cell) in row.iter().enumerate().filter(|(_, own)| **own != Data::Empty)
                {
                    let (row, column) = (place as u32, column as u16);
                    own.write_string(row, column, cell.to_string()).expect("a cell");
                }
            }
        }
        copy.save(target).expect("a workbook");
    }
}

struct Night<'o> {
    office: &'o Office,
    program: PathBuf,
}

impl Night<'_> {
    fn told(&self, words: &[&str]) -> (Option<i32>, String) {
        let mut command = Command::new(&self.program);
        command.args(words).arg("-C").arg(self.office.folder.path());
        let output = command.output().expect("the program starts");
        let said =
            String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
        (output.status.code(), said.into_owned())
    }

    fn happens(&self, day: &str, event: &Event) {
        match event {
            Comes(month) => {
                let whole = self.office.path(&format!("pozniej/{month}"));
                let target = self.office.path(&format!("dane/{month}"));
                match whole.is_dir() {
                    true => std::fs::rename(whole, target).expect("moved"),
                    false => without_records(&self.office.path("dane/2025-01"), &target),
                }
            }
            Mended(path) => {
                // The last payment goes. Letters may be of any encoding.
                let bytes = std::fs::read(self.office.path(path)).expect("an export");
                let end = bytes[..bytes.len() - 1].iter().rposition(|own| *own == b'\n');
                std::fs::write(self.office.path(path), &bytes[..=end.expect("lines")])
                    .expect("written");
            }
            Filed(form, period) => {
                let said = ["--period", period, "--by", "A. Kowalska", "--today", day];
                let approve = [&["approve", form], &said[..], &["--reason", "próba"]].concat();
                for words in [approve, [&["mark", form, "sent"], &said[..]].concat()] {
                    let (code, said) = self.told(&words);
                    assert_eq!(code, Some(0), "{day} {form}: {said}");
                }
            }
        }
    }
}

#[test]
fn a_year_of_nights_of_the_sample_office_files_every_return_once_and_on_time() {
    let Ok(program) = std::env::var("SPRAW_YEAR") else {
        eprintln!("SKIPPED the year of nights of the sample office: SPRAW_YEAR is not set");
        return;
    };
    let program = match program.as_str() {
        "1" => PathBuf::from(env!("CARGO_BIN_EXE_spraw")),
        path => PathBuf::from(path),
    };
    let office = Office::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data"));
    let exports = |period: &str| office.path(&format!("dane/{period}"));
    // What came before the office began to work so was made otherwise.
    for period in ["2023-H1", "2023-H2", "2024-H1", "2024-H2"] {
        std::fs::remove_dir_all(exports(period)).expect("exports");
    }
    std::fs::create_dir_all(office.path("pozniej")).expect("a folder");
    std::fs::rename(exports("2025-H1"), exports("2025-01")).expect("moved");
    std::fs::rename(exports("2025-H2"), office.path("pozniej/2025-07")).expect("moved");
    for month in ["2025-02", "2025-03", "2025-04", "2025-05"] {
        without_records(&exports("2025-01"), &exports(month));
    }
    office.write("wzory/calendar/terminy.toml", TERM);
    let night = Night { office: &office, program };
    let mut made: BTreeMap<(String, String), Vec<NaiveDate>> = BTreeMap::new();
    let mut known = versions(&office);
    let (mut seconds, mut quiet) = (0.0_f64, 0);
    let first: NaiveDate = "2025-07-01".parse().expect("a day");
    for day in first.iter_days().take(365) {
        let shown = day.to_string();
        for (_, event) in YEAR.iter().filter(|(own, _)| *own == shown) {
            night.happens(&shown, event);
        }
        let begun = std::time::Instant::now();
        let (code, said) = night.told(&["run", "-q", "--today", &shown]);
        seconds += begun.elapsed().as_secs_f64();
        assert!(matches!(code, Some(0 | 1)), "{shown}: {code:?} {said}");
        let now = versions(&office);
        let new: Vec<_> = now.difference(&known).cloned().collect();
        if new.is_empty() {
            assert!(code == Some(0) || !said.is_empty(), "{shown}: a code without a word");
            quiet += u32::from(code == Some(0) && said.is_empty());
        }
        for (form, period, version) in new {
            println!("{shown} {form} {period} {version}");
            made.entry((form, period)).or_default().push(day);
        }
        known = now;
    }
    println!("{quiet} quiet nights of 365, {seconds:.0} seconds");
    let mut wrong = Vec::new();
    let mut due = 0;
    for year in [2025, 2026] {
        let found = spraw::run::year_of_deadlines(office.folder.path(), year);
        let (all, _) = found.unwrap_or_else(|own| panic!("{:?}", own.diagnostics));
        for own in all {
            // Those of which there are exports and whose days fall into this year of nights.
            if own.day < first || own.period.year() != 2025 {
                continue;
            }
            due += 1;
            let name = format!("{} {} due {}", own.form, own.period, own.day);
            match made.get(&(own.form.clone(), own.period.to_string())).map(Vec::as_slice) {
                None | Some([]) => wrong.push(format!("{name}: never made")),
                Some([night, ..]) if *night > own.day => {
                    wrong.push(format!("{name}: made on {night}"));
                }
                Some(_) => {}
            }
        }
    }
    assert!(due > 15, "{due}");
    assert_eq!(wrong, Vec::<String>::new(), "of {due}");
    // Only what came or was mended after a version makes another: September, and the payments of the half-year.
    let again: Vec<String> = made
        .iter()
        .filter(|(_, nights)| nights.len() > 1)
        .map(|((form, period), nights)| {
            format!(
                "{form} {period} {}",
                nights[1..].iter().map(NaiveDate::to_string).collect::<Vec<_>>().join(" ")
            )
        })
        .collect();
    let expected = [
        "mk1 2025-Q3 2025-10-28",
        "mk2 2025-Q3 2025-10-28",
        "mrpips-03 2025-H1 2025-07-16",
        "ops-85219 2025-Q3 2025-10-28",
        "uslugi-85228 2025-Q3 2025-10-28",
    ];
    assert_eq!(again, expected);
    // What was sent stands; what was made of the correction waits for somebody.
    let (code, said) = night.told(&["status", "mrpips-03", "--format", "json"]);
    let standing: serde_json::Value = serde_json::from_str(&said).expect("json");
    let rows = standing["returns"].as_array().expect("returns").iter();
    let rows: Vec<String> = rows
        .map(|own| {
            let key = |key: &str| own[key].to_string();
            ["period", "version", "state", "approved", "approved_state"].map(key).join(" ")
        })
        .collect();
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(rows, ["\"2025-H1\" 2 \"draft\" 1 \"sent\"", "\"2025\" 1 \"sent\" 1 \"sent\""]);
}
