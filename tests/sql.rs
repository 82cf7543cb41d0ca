//! What `spraw sql` says gives what the program prints: DuckDB runs it over the written tables. Never skipped:
//! what it needs is installed as for the oracles.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use spraw::demo::{self, Blemishes, DemoOptions};
use spraw::report::{Report, State};
use spraw::run::{self, Request, SqlAsked};

use crate::office::Office;
use crate::oracle::{must, python};
use crate::{homeless, money, ozps, supplements, units, violence};

/// A return that is said in SQL.
struct Asked {
    office: PathBuf,
    form: String,
    period: String,
    options: BTreeMap<String, String>,
    /// Of so many cells one has a statement of its own run.
    one_of: usize,
}

/// The cells that come from records or from other cells, as they are printed: name, status, value.
fn printed(report: &Report) -> Vec<(String, &'static str, String)> {
    let mut cells = Vec::new();
    for section in &report.sections {
        for row in section.rows.iter().filter(|own| !own.heading) {
            for (cell, column) in row.cells.iter().zip(&section.columns) {
                let value = match (cell.state, cell.printed) {
                    (State::Blocked | State::Manual, _) => continue,
                    (_, None) => String::new(),
                    (_, Some(value)) => {
                        let power = 10i128.pow(cell.decimals);
                        let sign = if value < 0 { "-" } else { "" };
                        let (whole, rest) = (value.abs() / power, value.abs() % power);
                        let places = cell.decimals as usize;
                        format!("{sign}{whole}.{rest:0places$}0")
                    }
                };
                let name = format!("{}/{}/{}", section.id, row.id, column.id);
                cells.push((name, cell.state.word(), value));
            }
        }
    }
    cells
}

/// Writes what DuckDB needs; false when the return is refused.
fn written(asked: &Asked, to: &Path) -> bool {
    let request = Request {
        office: asked.office.clone(),
        form: asked.form.clone(),
        period: asked.period.parse().expect("a period"),
        options: asked.options.clone(),
        write: false,
        uncorrected: false,
        dry_run: false,
    };
    // Those that wait for a value have no SQL.
    let some = |report: &Report| -> Vec<String> {
        let cells = printed(report).into_iter().filter(|(_, status, _)| *status != "missing");
        let names = cells.map(|(name, ..)| name).enumerate();
        names
            .filter(|(index, _)| index % asked.one_of == asked.one_of / 2)
            .map(|(_, own)| own)
            .collect()
    };
    let wanted = SqlAsked { cells: &some, all: true, tables: true, personal: false };
    let Ok(said) = run::sql(&request, &wanted, &|_| {}) else {
        return false;
    };
    let mut singly = String::new();
    for (name, statement) in &said.statements {
        write!(singly, "-- @ {name}\n{statement}").expect("a text grows");
    }
    let mut expected = String::new();
    for (name, status, value) in printed(&said.report) {
        writeln!(expected, "{name};{status};{value}").expect("a text grows");
    }
    let texts = [
        ("makra.sql", said.macros),
        ("pola.sql", said.script.expect("it was asked for")),
        ("jedno.sql", singly),
        ("spodziewane.csv", expected),
    ];
    let texts = texts.map(|(name, text)| (name.to_owned(), text.into_bytes()));
    for (name, bytes) in said.files.into_iter().chain(texts) {
        let path = to.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }
    true
}

/// Says the returns in SQL, runs them all in one process of DuckDB, and gives what it told, with how many
/// there were.
fn compared(all: Vec<(String, Asked)>) -> (usize, String) {
    let work = tempfile::tempdir().expect("a temporary folder");
    let root = std::env::var_os("SPRAW_SQL_TO").map_or(work.path().to_path_buf(), PathBuf::from);
    let waiting = Mutex::new(all);
    let made = Mutex::new(0);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some((name, asked)) = { waiting.lock().expect("no panic").pop() } {
                    *made.lock().expect("no panic") +=
                        usize::from(written(&asked, &root.join(name)));
                }
            });
        }
    });
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sql/compare.py");
    let told = must(Command::new(python()).arg(script).arg(&root));
    (made.into_inner().expect("no panic"), told)
}

fn agreed(told: &str) {
    println!("{told}");
    assert!(told.contains(", differ: 0, without SQL: 0\n"), "{told}");
}

/// The returns that an office makes for a period.
fn returns(office: &Path, period: &str, one_of: usize) -> Vec<(String, Asked)> {
    let roles = run::roles(office).ok().expect("an office");
    let of_period = period.parse().expect("a period");
    let forms = run::returns_for(office, &roles, of_period).ok().expect("returns");
    let asked = forms.into_iter().map(|form| {
        let (office, options) = (office.to_path_buf(), BTreeMap::new());
        let name = format!("{form}-{period}");
        (name, Asked { office, form, period: period.to_owned(), options, one_of })
    });
    asked.collect()
}

#[test]
fn every_cell_of_every_return_is_what_its_sql_gives() {
    let sample = Office::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data"));
    let _ = std::fs::remove_dir_all(sample.path(".spraw"));
    let mut all = Vec::new();
    for period in ["2025-Q1", "2025-H1", "2025"] {
        all.extend(returns(sample.folder.path(), period, 17));
    }
    all.extend(
        returns(sample.folder.path(), "2024", 17)
            .into_iter()
            .filter(|own| own.1.form == "bezdomnosc"),
    );
    // Granted help in place of delivered.
    let granted = BTreeMap::from([("basis".to_owned(), "decyzja".to_owned())]);
    all.push((
        "mrpips-03-decyzja".to_owned(),
        Asked {
            office: sample.folder.path().to_path_buf(),
            form: "mrpips-03".to_owned(),
            period: "2025-H1".to_owned(),
            options: granted,
            one_of: 3,
        },
    ));
    let asked = all.len();
    let (made, told) = compared(all);
    assert!(made == asked && made >= 25, "{made} of {asked}\n{told}");
    agreed(&told);
}

/// Old editions, every kind of help, and exports with every kind of blemish: what cannot be read.
#[test]
fn every_cell_of_invented_offices_is_what_its_sql_gives() {
    let mut all = Vec::new();
    let dirty = tempfile::tempdir().expect("a temporary folder");
    let office = dirty.path().join("office");
    let options = DemoOptions {
        inhabitants: 4000,
        seed: 5,
        years: 2025..=2025,
        blemishes: Blemishes::Heavy,
        thorough: true,
    };
    demo::make(&office, &options).expect("an invented office");
    for period in ["2025-H1", "2025"] {
        all.extend(returns(&office, period, 19));
    }
    // Old editions and returns, and a few records of others, worked out by hand.
    let mut offices = Vec::new();
    for (office, form, period) in [
        (supplements::case(), "dwidzk", "2021-Q3"),
        (units::case(), "mpips-03", "2020"),
        (money::case_of_2015(), "posilek", "2015"),
        (homeless::case(), "bezdomnosc", "2025"),
        (ozps::case(), "ozps", "2025"),
        (violence::case(), "przemoc", "2025"),
    ] {
        let asked = Asked {
            office: office.folder.path().to_path_buf(),
            form: form.to_owned(),
            period: period.to_owned(),
            options: BTreeMap::new(),
            one_of: 3,
        };
        all.push((format!("{form}-{period}-case"), asked));
        offices.push(office);
    }
    let asked = all.len();
    let (made, told) = compared(all);
    assert!(made == asked && made >= 25, "{made} of {asked}\n{told}");
    agreed(&told);
}

/// The cases of the template language, each with every cell of its own statement.
#[test]
fn every_notion_of_the_language_is_what_its_sql_gives() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/language");
    let mut offices = Vec::new();
    let mut all = Vec::new();
    for entry in std::fs::read_dir(&root).expect("tests/language") {
        let path = entry.expect("an entry").path();
        let case = std::fs::read_to_string(path.join("case.toml")).expect("case.toml");
        let case: toml::Table = toml::from_str(&case).expect("a case");
        if case.contains_key("refused") {
            continue;
        }
        let said = |key: &str, other: &str| {
            case.get(key).and_then(toml::Value::as_str).unwrap_or(other).to_owned()
        };
        let options = case.get("options").and_then(toml::Value::as_table).into_iter().flatten();
        let options =
            options.map(|(id, own)| (id.clone(), own.as_str().unwrap_or_default().to_owned()));
        let office = Office::copy_of(&path);
        let asked = Asked {
            office: office.folder.path().to_path_buf(),
            form: said("return", "proba"),
            period: said("period", "2025-H1"),
            options: options.collect(),
            one_of: 1,
        };
        offices.push(office);
        all.push((path.file_name().expect("a name").to_string_lossy().into_owned(), asked));
    }
    let cases = all.len();
    let (made, told) = compared(all);
    assert_eq!(made, cases, "{told}");
    agreed(&told);
}

fn command(office: &Office, words: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_spraw"));
    command.args(["sql", "mrpips-03", "--period", "2025-H1"]).args(words);
    let output = command.arg("-C").arg(office.folder.path()).output().expect("the program runs");
    (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn tables_are_written_whole_and_without_identifiers_of_people() {
    let office = Office::on_paper();
    let place = |name: &str| office.path(name).display().to_string();
    for (name, words, person) in
        [("baza", vec![], "os-000001,"), ("jawna", vec!["--show-personal"], "P1,")]
    {
        let folder = place(name);
        let words: Vec<&str> = ["--tables", &folder].into_iter().chain(words).collect();
        assert_eq!(command(&office, &words).0, Some(0), "{name}");
        let mut files: Vec<String> = std::fs::read_dir(office.path(name))
            .expect("a folder")
            .map(|own| own.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        files.sort();
        assert_eq!(files, ["dane", "makra.sql", "pola.sql", "tabele.sql"], "{name}");
        let persons = std::fs::read_to_string(office.path(&format!("{name}/dane/persons.csv")));
        let persons = persons.expect("persons");
        assert!(persons.contains(&format!("\n{person}")), "{name}:\n{persons}");
        let payments = std::fs::read_to_string(office.path(&format!("{name}/dane/payments.csv")));
        let payments = payments.expect("payments");
        let known: Vec<&str> =
            persons.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
        let at = payments
            .lines()
            .next()
            .and_then(|head| head.split(',').position(|own| own == "person_id"));
        let at = at.expect("the person of a payment");
        // Whoever was paid is found among the persons, by whatever they are called.
        for line in payments.lines().skip(1) {
            let own = line.split(',').nth(at).expect("a person");
            assert!(own.is_empty() || known.contains(&own), "{name}: {line}");
        }
    }
    // What is there is never replaced.
    assert_eq!(command(&office, &["--tables", &place("baza")]).0, Some(2));
    let parts = std::fs::read_dir(office.folder.path()).expect("the office").flatten();
    assert!(parts.into_iter().all(|own| !own.file_name().to_string_lossy().contains("part")));
}

#[test]
fn a_statement_says_what_its_cell_counts() {
    let office = Office::on_paper();
    let (exit, said) = command(&office, &["1B/5/1"]);
    assert_eq!(exit, Some(0));
    for part in [
        "-- mrpips-03 2025-H1, ",
        "-- [1B/5/1] Zasiłki okresowe-ogółem · ",
        "basis = realizacja",
        "  WHERE paid >= DATE '2025-01-01'\n    AND paid <= DATE '2025-06-30'\n",
        "SELECT count(DISTINCT person) AS value\nFROM delivered\n",
        "given IN ('ZOK-B', 'ZOK-C', 'ZOK-I', 'ZOK-N', 'ZOK-U')",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
    assert!(!said.contains("CREATE OR REPLACE MACRO"));
    assert_eq!(command(&office, &["1B/5/1"]).1, said);
    let (_, with) = command(&office, &["1B/5/1", "--macros"]);
    assert!(with.contains("CREATE OR REPLACE MACRO full_years") && with.contains(said.trim_end()));
    let (exit, json) = command(&office, &["1B/okresowy/1", "1B/5/1", "--format", "json"]);
    let found: serde_json::Value = serde_json::from_str(&json).unwrap_or_default();
    assert_eq!((exit, found["statements"].as_array().map(Vec::len)), (Some(0), Some(2)), "{json}");
}
