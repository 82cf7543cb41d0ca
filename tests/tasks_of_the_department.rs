//! `docs/zadania-dzialu.md` and `docs/zadania-dzialu-pomocy-srodowiskowej.md` say where each task of a department
//! stands; this walks their tables.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use spraw::demo::{Blemishes, DemoOptions, make};
use spraw::report::State;
use spraw::run::Done;

use crate::office::Office;
use crate::oracle::{must, python};

/// A line of the table: what stands in backquotes in each column.
struct Task {
    number: String,
    columns: Vec<Vec<String>>,
}

const TABLES: usize = 2;
const CELLS: usize = 3;
const LISTS: usize = 4;
const INDICATORS: usize = 5;
const RULES: usize = 6;

/// A department: its page, how many tasks it has, and the office in which they are looked for.
struct Department {
    page: &'static str,
    tasks: usize,
    inhabitants: u32,
    /// What is typed in by hand: file and text.
    by_hand: &'static [(&'static str, &'static str)],
    /// Returns and their periods.
    runs: &'static [(&'static str, &'static [&'static str])],
    /// Other engines: script and period, and the returns that they count.
    engines: &'static [Engine],
}

/// A script that prints cells; the return by the first letter of the section, `*` being any.
struct Engine {
    script: &'static str,
    periods: &'static [&'static str],
    returns: &'static [(char, &'static str)],
}

const HALVES: &[&str] = &["2025-H1", "2025-H2"];
const YEAR: &[&str] = &["2025"];

const FOSTER_CARE: Department = Department {
    page: "docs/zadania-dzialu.md",
    tasks: 8,
    inhabitants: 140_000,
    by_hand: &[],
    runs: &[("wrispz-p", HALVES), ("wrispz-g", HALVES), ("ps-02", YEAR)],
    engines: &[FAMILIES],
};

const FAMILIES: Engine = Engine {
    script: "tests/oracle/foster/oracle_foster.py",
    periods: &["2025-H2", "2025"],
    returns: &[
        ('G', "wrispz-g"),
        ('P', "wrispz-p"),
        ('1', "ps-02"),
        ('2', "ps-02"),
        ('6', "ps-02"),
        ('7', "ps-02"),
    ],
};

const SOCIAL_WORK: Department = Department {
    page: "docs/zadania-dzialu-pomocy-srodowiskowej.md",
    tasks: 16,
    inhabitants: 25_000,
    by_hand: &[(
        "dane-reczne/sprawozdanie-osrodka.csv",
        "period;section;row;column;value;who;why\n\
         2025;16;ankiety;y0;28;dział;rejestr\n2025;16;odpowiedzi;y0;13;dział;rejestr\n",
    )],
    runs: &[
        ("mrpips-03", YEAR),
        ("wrispz-g", HALVES),
        ("wspieranie-rodziny", YEAR),
        ("bezdomnosc", YEAR),
        ("przemoc", YEAR),
        ("sprawozdanie-osrodka", YEAR),
    ],
    engines: &[
        FAMILIES,
        Engine { script: "tests/oracle/oracle.py", periods: YEAR, returns: &[('*', "mrpips-03")] },
        Engine {
            script: "tests/oracle/centre/oracle_centre.py",
            periods: YEAR,
            returns: &[('*', "sprawozdanie-osrodka")],
        },
    ],
};

fn tasks(page: &str) -> Vec<Task> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let text = std::fs::read_to_string(path).expect("the page of the tasks");
    let lines = text.lines().filter_map(|line| line.strip_prefix("| "));
    let tasks = lines.filter(|line| line.starts_with(|first: char| first.is_ascii_digit()));
    let quoted = |cell: &str| {
        let parts = cell.split('`').enumerate().filter(|(place, _)| place % 2 == 1);
        parts.map(|(_, part)| part.to_owned()).collect()
    };
    tasks
        .map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            assert!(cells.len() > RULES, "{line}");
            Task { number: cells[0].to_owned(), columns: cells.into_iter().map(quoted).collect() }
        })
        .collect()
}

/// The cells that a name with `*` stands for, of those in the reports.
fn meant<'c>(name: &str, all: &'c BTreeMap<String, bool>) -> Vec<(&'c String, bool)> {
    let fits = |cell: &str| {
        let (wanted, parts) = (name.split('/'), cell.split('/'));
        // The name of the return stands before the section.
        let same = |(wanted, part): (&str, &str)| wanted == "*" || wanted == part;
        cell.split('/').count() == name.split('/').count() && wanted.zip(parts).all(same)
    };
    all.iter().filter(|(cell, _)| fits(cell)).map(|(cell, above)| (cell, *above)).collect()
}

/// The cells that another engine counts.
fn recounted(office: &Office, engine: &Engine) -> BTreeSet<String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(engine.script);
    let mut found = BTreeSet::new();
    for period in engine.periods {
        let mut command = Command::new(python());
        let printed =
            must(command.arg(&script).arg(office.folder.path()).args([period, "--print"]));
        let counted = |line: &str| {
            let parts: Vec<&str> = line.split(';').collect();
            let [section, row, column, value, ..] = parts.as_slice() else { return None };
            let first = section.chars().next()?;
            let own = |(letter, _): &&(char, &str)| *letter == '*' || *letter == first;
            let form = engine.returns.iter().find(own)?.1;
            let counted = !value.is_empty() && *value != "X";
            counted.then(|| format!("{form}:{section}/{row}/{column}"))
        };
        found.extend(printed.lines().filter_map(counted));
    }
    found
}

/// An invented office of the department, with what is typed in.
fn office(department: &Department) -> Office {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let options = DemoOptions {
        inhabitants: department.inhabitants,
        seed: 1,
        years: 2023..=2025,
        blemishes: Blemishes::None,
        thorough: true,
    };
    make(folder.path(), &options).expect("an office");
    let office = Office { folder };
    department.by_hand.iter().for_each(|(file, text)| office.write(file, text));
    office
}

fn walk(department: &Department) {
    let office = office(department);
    let (mut cells, mut tables) = (BTreeMap::new(), BTreeSet::new());
    let (mut lists, mut rules) = (BTreeSet::new(), BTreeSet::new());
    for (form, periods) in department.runs {
        for period in *periods {
            let done = office.run_form(form, period, &[], false).ok().expect("a run");
            note_cells(form, &done, &mut cells);
            let inputs = done.loaded.ledger.iter().filter(|own| own.loaded > 0);
            tables.extend(inputs.map(|own| own.table.clone()));
            let long = done.lists.iter().filter(|own| !own.rows.is_empty());
            lists.extend(long.map(|own| own.id.clone()));
            rules.extend(done.outcomes.iter().map(|own| own.rule.clone()));
        }
    }
    let engines = department.engines.iter();
    let recounted: BTreeSet<String> = engines.flat_map(|own| recounted(&office, own)).collect();

    let tasks = tasks(department.page);
    let numbers: Vec<&str> = tasks.iter().map(|own| own.number.as_str()).collect();
    let expected: Vec<String> = (1..=department.tasks).map(|own| own.to_string()).collect();
    assert_eq!(numbers, expected);
    let mut wrong = Vec::new();
    for Task { number, columns } in &tasks {
        let mut tell = |what: String| wrong.push(format!("{number}: {what}"));
        for (place, known) in [(TABLES, &tables), (LISTS, &lists), (RULES, &rules)] {
            for name in columns[place].iter().filter(|name| !known.contains(*name)) {
                tell(format!("nothing stands in {name}"));
            }
        }
        if columns[TABLES].is_empty() || columns[CELLS].is_empty() {
            tell("no table or no cell".to_owned());
        }
        for name in columns[CELLS].iter().chain(&columns[INDICATORS]) {
            let meant = meant(name, &cells);
            if meant.is_empty() {
                tell(format!("{name} is no cell that is counted"));
            }
            for (cell, above) in meant {
                if !above {
                    tell(format!("{cell} has no record"));
                }
                if !recounted.contains(cell) {
                    tell(format!("{cell} is not recounted"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_table_and_cell_of_the_eight_tasks_has_records() {
    walk(&FOSTER_CARE);
}

#[test]
fn every_table_and_cell_of_the_sixteen_tasks_has_records() {
    walk(&SOCIAL_WORK);
}

/// Cells that are counted, and whether they were above zero in any run.
fn note_cells(form: &str, done: &Done, cells: &mut BTreeMap<String, bool>) {
    for section in &done.report.sections {
        for row in &section.rows {
            for (cell, column) in row.cells.iter().zip(&section.columns) {
                if !matches!(cell.state, State::Computed | State::Formula) {
                    continue;
                }
                let name = format!("{form}:{}/{}/{}", section.id, row.id, column.id);
                *cells.entry(name).or_insert(false) |= cell.printed.is_some_and(|own| own > 0);
            }
        }
    }
}
