//! `docs/zadania-dzialu.md` says where each task of the foster care department stands; this walks its table.

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

fn tasks() -> Vec<Task> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/zadania-dzialu.md");
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
        cell.split('/').count() == name.split('/').count()
            && wanted.zip(parts).all(|(wanted, part)| wanted == "*" || wanted == part)
    };
    all.iter().filter(|(cell, _)| fits(cell)).map(|(cell, above)| (cell, *above)).collect()
}

/// The cells that the other engine counts.
fn recounted(office: &Office, period: &str) -> BTreeSet<String> {
    let oracle = "tests/oracle/foster/oracle_foster.py";
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(oracle);
    let mut command = Command::new(python());
    let printed = must(command.arg(script).arg(office.folder.path()).args([period, "--print"]));
    let counted = |line: &str| {
        let parts: Vec<&str> = line.split(';').collect();
        let [section, row, column, value] = parts.as_slice() else { return None };
        let form = match section.chars().next()? {
            'G' => "wrispz-g",
            'P' => "wrispz-p",
            first if first.is_ascii_digit() => "ps-02",
            _ => return None,
        };
        let counted = !value.is_empty() && *value != "X";
        counted.then(|| format!("{form}:{section}/{row}/{column}"))
    };
    printed.lines().filter_map(counted).collect()
}

#[test]
fn every_table_and_cell_of_the_eight_tasks_has_records() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let options = DemoOptions {
        inhabitants: 140_000,
        seed: 1,
        years: 2023..=2025,
        blemishes: Blemishes::None,
        thorough: true,
    };
    make(folder.path(), &options).expect("an office");
    let office = Office { folder };
    let (mut cells, mut tables) = (BTreeMap::new(), BTreeSet::new());
    let (mut lists, mut rules) = (BTreeSet::new(), BTreeSet::new());
    let halves = &["2025-H1", "2025-H2"][..];
    for (form, periods) in [("wrispz-p", halves), ("wrispz-g", halves), ("ps-02", &["2025"])] {
        for period in periods {
            let done = office.run_form(form, period, &[], false).ok().expect("a run");
            note_cells(form, &done, &mut cells);
            let inputs = done.loaded.ledger.iter().filter(|own| own.loaded > 0);
            tables.extend(inputs.map(|own| own.table.clone()));
            let long = done.lists.iter().filter(|own| !own.rows.is_empty());
            lists.extend(long.map(|own| own.id.clone()));
            rules.extend(done.outcomes.iter().map(|own| own.rule.clone()));
        }
    }
    let mut recounted_cells = recounted(&office, "2025-H2");
    recounted_cells.extend(recounted(&office, "2025"));

    let tasks = tasks();
    let numbers: Vec<&str> = tasks.iter().map(|own| own.number.as_str()).collect();
    assert_eq!(numbers, ["1", "2", "3", "4", "5", "6", "7", "8"]);
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
                if !recounted_cells.contains(cell) {
                    tell(format!("{cell} is not recounted"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
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
