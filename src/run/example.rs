//! The example beside a template: a few records, and the cells that somebody worked out from them on paper.
//! Polish: przykład.
//!
//! `przyklady/<return>/` holds `<table>.csv` with the columns' own names, and `pola.csv`:
//! `period;section;row;column;value`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::manual::number;
use super::{Exit, Refused, Request, run};
use crate::builtin;
use crate::diagnostic::{Diagnostic, Place, Problems};
use crate::ingest::Lines;
use crate::number::{Exact, decimal};
use crate::period::ReportingPeriod;
use crate::report::{Cell, Report, State};
use crate::run::open_form;
use crate::template::Library;

/// The folder of the examples in that of the office.
const FOLDER: &str = "przyklady";
/// The file with the cells.
const CELLS: &str = "pola.csv";
const HEADER: [&str; 5] = ["period", "section", "row", "column", "value"];

/// How an example came out.
pub struct Tried {
    /// The cells that were compared.
    pub cells: usize,
    /// Those that came out otherwise (C142).
    pub differ: Vec<Diagnostic>,
}

/// The returns that have an example.
pub fn examples(office: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(office.join(FOLDER)).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.path().is_dir());
    let mut names: Vec<String> =
        folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Makes the return of its example and compares.
pub fn try_example(office: &Path, form: &str) -> Result<Tried, Refused> {
    let refuse = |found: Vec<Diagnostic>| Refused { exit: Exit::Configuration, diagnostics: found };
    let folder = office.join(FOLDER).join(form);
    let name = format!("{FOLDER}/{form}/{CELLS}");
    let Some(file) = Lines::read(&folder.join(CELLS)) else {
        let found = Diagnostic::error("C143").at(Place::file(name)).with("name", form);
        return Err(refuse(vec![found]));
    };
    let wanted = wanted(file, &name).map_err(refuse)?;
    let (mut cells, mut differ) = (0, Vec::new());
    for (period, lines) in wanted {
        let copy = Copy { office, folder: &folder, form, period };
        let made = copy.made()?;
        let request = Request {
            office: made.path().to_path_buf(),
            form: form.to_owned(),
            period,
            options: BTreeMap::new(),
            write: false,
            uncorrected: true,
            dry_run: false,
        };
        let done = run(&request, &|_| {})?;
        cells += lines.len();
        differ.extend(lines.iter().filter_map(|line| line.judged(&done.report, &name)));
    }
    Ok(Tried { cells, differ })
}

/// One cell as it must come out.
struct Wanted {
    row: u32,
    cell: [String; 3],
    value: String,
}

impl Wanted {
    /// C142 when the cell came out otherwise, or is none of the return.
    fn judged(&self, report: &Report, file: &str) -> Option<Diagnostic> {
        let [section, row, column] = &self.cell;
        let cell = report.cell(section, row, column);
        let same = cell.is_some_and(|cell| match (cell.state, cell.printed) {
            (State::Blocked, _) => self.value.eq_ignore_ascii_case("x"),
            (_, None) => self.value.is_empty(),
            (_, Some(printed)) => {
                number(&self.value) == Some(Exact::scaled(printed, cell.decimals))
            }
        });
        if same {
            return None;
        }
        let told = Diagnostic::error("C142").at(Place::file(file).row(self.row));
        let said = |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
        Some(
            told.with("cell", self.cell.join("/"))
                .with("expected", said(&self.value))
                .with("found", cell.map_or_else(|| "none".to_owned(), shown)),
        )
    }
}

fn shown(cell: &Cell) -> String {
    match (cell.state, cell.printed) {
        (State::Blocked, _) => "X".to_owned(),
        (_, Some(printed)) => decimal(printed, cell.decimals),
        (_, None) => "–".to_owned(),
    }
}

/// The cells by period.
fn wanted(
    file: Lines,
    name: &str,
) -> Result<BTreeMap<ReportingPeriod, Vec<Wanted>>, Vec<Diagnostic>> {
    let wrong = |row: u32, message: String| {
        Diagnostic::error("C144").at(Place::file(name).row(row)).with("message", message)
    };
    let mut problems: Vec<Diagnostic> =
        file.wrong.into_iter().map(|(row, message)| wrong(row, message)).collect();
    let mut found: BTreeMap<ReportingPeriod, Vec<Wanted>> = BTreeMap::new();
    for (index, (row, fields)) in file.lines.into_iter().enumerate() {
        let line = fields.join(";");
        if index == 0 {
            if !fields.iter().map(String::as_str).eq(HEADER) {
                problems.push(wrong(row, line));
            }
            continue;
        }
        match <[String; 5]>::try_from(fields)
            .map(|[period, a, b, c, value]| (period.parse(), [a, b, c], value))
        {
            Ok((Ok(period), cell, value)) => {
                found.entry(period).or_default().push(Wanted { row, cell, value });
            }
            _ => problems.push(wrong(row, line)),
        }
    }
    if found.is_empty() && problems.is_empty() {
        problems.push(wrong(1, String::new()));
    }
    if problems.is_empty() { Ok(found) } else { Err(problems) }
}

/// The office with the example's records in place of its own.
struct Copy<'c> {
    office: &'c Path,
    folder: &'c Path,
    form: &'c str,
    period: ReportingPeriod,
}

impl Copy<'_> {
    fn made(&self) -> Result<tempfile::TempDir, Refused> {
        let refuse = |exit, found| Refused { exit, diagnostics: vec![found] };
        let problems = Problems::default();
        let files = builtin::files(Some(self.office), &problems);
        let opened = open_form(&files, self.form, Some(self.period), &problems);
        let Some((library, form, _)) = opened.filter(|_| !problems.has_errors()) else {
            return Err(Refused { exit: Exit::Configuration, diagnostics: problems.into_vec() });
        };
        let tables = self.tables(&library)?;
        let needed = form.tables(&library);
        let absent: BTreeSet<&String> =
            needed.iter().filter(|own| !tables.contains_key(*own)).collect();
        let write = || -> std::io::Result<tempfile::TempDir> {
            let tmp = tempfile::tempdir()?;
            let data = tmp.path().join("dane").join(self.period.to_string());
            std::fs::create_dir_all(&data)?;
            std::fs::create_dir_all(tmp.path().join("mapowania"))?;
            let mut mapping = String::new();
            for (table, (path, columns)) in &tables {
                std::fs::copy(path, data.join(format!("{table}.csv")))?;
                let each: Vec<String> =
                    columns.iter().map(|own| format!("{own} = \"{own}\"")).collect();
                mapping.push_str(&format!(
                    "[[source]]\ntable = \"{table}\"\nfiles = \"{table}.csv\"\ndelimiter = \";\"\ncolumns = {{ {} }}\n",
                    each.join(", ")
                ));
            }
            std::fs::write(tmp.path().join("mapowania/przyklad.toml"), mapping)?;
            let office = std::fs::read_to_string(self.office.join("spraw.toml"))?;
            std::fs::write(tmp.path().join("spraw.toml"), without(&office, &absent))?;
            copy_folder(&self.office.join("wzory"), &tmp.path().join("wzory"))?;
            Ok(tmp)
        };
        write().map_err(|error| {
            let place = Place::file(self.folder.display().to_string());
            refuse(
                Exit::Output,
                Diagnostic::error("W101").at(place).with("message", error.to_string()),
            )
        })
    }

    /// The tables of the example: their files and columns.
    fn tables(
        &self,
        library: &Library,
    ) -> Result<BTreeMap<String, (PathBuf, Vec<String>)>, Refused> {
        let mut found = BTreeMap::new();
        let mut problems = Vec::new();
        for entry in std::fs::read_dir(self.folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            let Some(table) = name.strip_suffix(".csv").filter(|_| name != CELLS) else {
                continue;
            };
            let place = Place::file(format!("{FOLDER}/{}/{name}", self.form)).row(1);
            let Some(schema) = library.tables.get(table) else {
                let known = library.tables.keys().map(String::as_str);
                problems.push(Diagnostic::unknown("C103", table, known).at(place));
                continue;
            };
            let lines = Lines::read(&path).unwrap_or_default().lines;
            let header = lines.into_iter().next().map(|(_, fields)| fields).unwrap_or_default();
            for title in header.iter().filter(|title| schema.column(title).is_none()) {
                let known = schema.columns.iter().map(|own| own.name.text.as_str());
                problems.push(Diagnostic::unknown("C103", title, known).at(place.clone()));
            }
            found.insert(table.to_owned(), (path, header));
        }
        match problems.is_empty() {
            true => Ok(found),
            false => Err(Refused { exit: Exit::Configuration, diagnostics: problems }),
        }
    }
}

/// The configuration of an office that has none of these tables; as it is when it cannot be read.
fn without(text: &str, absent: &BTreeSet<&String>) -> String {
    let Ok(mut all) = text.parse::<toml::Table>() else {
        return text.to_owned();
    };
    if let Some(office) = all.get_mut("office").and_then(toml::Value::as_table_mut) {
        let each = absent.iter().map(|own| toml::Value::from(own.as_str())).collect();
        office.insert("absent".to_owned(), toml::Value::Array(each));
    }
    all.to_string()
}

fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    if !from.is_dir() {
        return Ok(());
    }
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
