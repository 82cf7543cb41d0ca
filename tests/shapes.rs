//! What offices do to their tables, one case a habit (`tests/shapes/`): exports as text, a mapping, and
//! the records that they are. Lines of a file ending in `.xlsx` become the rows of a workbook.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde::Deserialize;
use spraw::diagnostic::{Problems, Source};
use spraw::document;
use spraw::ingest::{self, Failure, Kept, read_mapping};
use spraw::model::value::{MISSING, UNREADABLE};
use spraw::model::{Codebook, Interner, Table, TableSchema, Type, date};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    #[expect(dead_code, reason = "read by people")]
    about: String,
    mapping: String,
    file: Vec<File>,
    /// A header of column names, then records; `?` is unreadable, nothing is missing.
    #[serde(default)]
    expected: String,
    /// Codes that must be among the findings.
    #[serde(default)]
    findings: Vec<String>,
    /// Codes that must not.
    #[serde(default)]
    none: Vec<String>,
    /// The codes with which the exports are refused; then nothing else is looked at.
    #[serde(default)]
    refused: Vec<String>,
    /// `seen loaded aside blank header extra`, a line a file or sheet.
    #[serde(default)]
    ledger: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    #[serde(default = "half")]
    folder: String,
    sheet: Option<String>,
    text: String,
}

fn half() -> String {
    "2025-H1".to_owned()
}

/// The table that all cases fill.
const THINGS: &str = r#"
[table]
name = "things"
title = "Rzeczy"
key = ["id"]
columns = [
  { name = "id",     title = "identyfikator", type = "id", required = true },
  { name = "day",    title = "dzień", type = "date" },
  { name = "amount", title = "kwota", type = "money" },
  { name = "hours",  title = "godziny", type = "decimal(2)" },
  { name = "count",  title = "liczba", type = "int" },
  { name = "kind",   title = "rodzaj", type = "code(kind)" },
  { name = "note",   title = "uwagi", type = "text" },
  { name = "flag",   title = "czy", type = "bool" },
  { name = "pesel",  title = "PESEL", type = "pesel", pad = 11 },
]
"#;
const KINDS: &str = "code;label\nA;Pierwszy\nB;Drugi\n15;Piętnasty\n";

fn source(name: &str, text: &str) -> Arc<Source> {
    Arc::new(Source { name: name.to_owned(), text: text.to_owned() })
}

#[test]
fn exports_of_every_shape_become_the_same_records() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/shapes");
    let mut wrong = Vec::new();
    let mut count = 0;
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the cases")
        .map(|entry| entry.expect("a case").path())
        .filter(|path| path.extension().is_some_and(|own| own == "toml"))
        .collect();
    paths.sort();
    for path in paths {
        let text = std::fs::read_to_string(&path).expect("a case is a text");
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let case: Case = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        count += 1;
        if let Err(message) = judged(&case) {
            wrong.push(format!("{name}:\n{message}"));
        }
    }
    assert!(count > 20, "the cases are not found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

fn judged(case: &Case) -> Result<(), String> {
    let office = tempfile::tempdir().expect("a temporary folder");
    write_files(&case.file, office.path());
    let problems = Problems::default();
    let root = document::parse(&source("things.toml", THINGS), &problems);
    let schema = TableSchema::read(&root, &problems).expect("the table of the cases");
    let schemas = BTreeMap::from([("things".to_owned(), schema)]);
    let book = Codebook::read("kind", &source("kind.csv", KINDS), &problems);
    let codebooks = BTreeMap::from([("kind".to_owned(), book)]);
    let mapping = read_mapping(&[source("m.toml", &case.mapping)], &schemas, &codebooks, &problems);
    let wrong: Vec<&str> = problems.into_vec().iter().map(|own| own.code).collect();
    if !wrong.is_empty() {
        return if wrong.iter().all(|code| case.refused.iter().any(|own| own == code)) {
            Ok(())
        } else {
            Err(format!("the mapping is refused: {wrong:?}"))
        };
    }
    let interner = Interner::default();
    let wanted = BTreeSet::from(["things".to_owned()]);
    let kept = Kept::default();
    let request = ingest::Request {
        data: office.path(),
        period: "2025-H1".parse().expect("a period"),
        lenient: false,
        relations: true,
        required: &wanted,
        mapping: &mapping,
        schemas: &schemas,
        codebooks: &codebooks,
        wanted: &wanted,
        raw: &BTreeSet::new(),
        corrections: &[],
        cache: None,
        kept: Some(&kept),
        witness: None,
    };
    // What was read is given again whole, with all that was said of it: the files are not asked a second time.
    let _ = ingest::load(&request, &interner, &|_| {});
    for file in &case.file {
        std::fs::write(office.path().join(&file.folder).join(&file.name), "").expect("the export");
    }
    match ingest::load(&request, &interner, &|_| {}) {
        Err(Failure::Missing(found) | Failure::Mapping(found)) => {
            let codes: BTreeSet<&str> = found.iter().map(|own| own.code).collect();
            let fits = case.refused.iter().all(|code| codes.contains(code.as_str()));
            if fits && !case.refused.is_empty() {
                Ok(())
            } else {
                Err(format!("refused: {codes:?}"))
            }
        }
        Ok(loaded) => {
            let mut wrong = Vec::new();
            if !case.refused.is_empty() {
                wrong.push("it was loaded".to_owned());
            }
            let codes: BTreeSet<&str> = loaded.findings.iter().map(|own| own.code).collect();
            let missed = case.findings.iter().filter(|code| !codes.contains(code.as_str()));
            wrong.extend(missed.map(|code| format!("no {code} among {codes:?}")));
            let told = case.none.iter().filter(|code| codes.contains(code.as_str()));
            wrong.extend(told.map(|code| format!("{code} was found")));
            if !case.expected.is_empty() {
                let found = shown(&loaded.tables["things"], &case.expected, &interner);
                if found != rows(&case.expected) {
                    wrong.push(format!("found:\n  {}", found.join("\n  ")));
                }
            }
            let ledger: Vec<String> = loaded
                .ledger
                .iter()
                .map(|own| {
                    let (seen, loaded) = (own.seen, own.loaded);
                    let (aside, blank) = (own.set_aside, own.blank);
                    assert_eq!(seen + own.extra, loaded + aside + blank + own.header, "{own:?}");
                    format!("{seen} {loaded} {aside} {blank} {} {}", own.header, own.extra)
                })
                .collect();
            if !case.ledger.is_empty() && ledger != rows(&case.ledger) {
                wrong.push(format!("ledger:\n  {}", ledger.join("\n  ")));
            }
            if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
        }
    }
}

fn rows(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let cells = |line: &str| line.split('|').map(str::trim).collect::<Vec<_>>().join(" | ");
    lines.map(|line| cells(line).trim_end().to_owned()).collect()
}

/// The table as the case writes it, with the columns that it names.
fn shown(table: &Table, expected: &str, interner: &Interner) -> Vec<String> {
    let header = rows(expected).first().cloned().unwrap_or_default();
    let names: Vec<&str> = header.split(" | ").collect();
    let records = (0..table.len()).map(|record| {
        let cells = names.iter().map(|name| {
            let column = table.column(name).unwrap_or_else(|| panic!("no column {name:?}"));
            match column.values[record] {
                MISSING => String::new(),
                UNREADABLE => "?".to_owned(),
                value => match &column.ty {
                    Type::Date => date::from_days(value).expect("a day").to_string(),
                    Type::Money | Type::Decimal(_) => format!("{},{:02}", value / 100, value % 100),
                    Type::Int => value.to_string(),
                    Type::Bool => if value == 1 { "tak" } else { "nie" }.to_owned(),
                    _ => interner.text(value).to_string(),
                },
            }
        });
        cells.collect::<Vec<_>>().join(" | ").trim_end().to_owned()
    });
    std::iter::once(header.clone()).chain(records).collect()
}

/// Texts as they are; workbooks with a sheet for every entry of the same name.
fn write_files(files: &[File], office: &Path) {
    let mut books: BTreeMap<(&str, &str), Vec<&File>> = BTreeMap::new();
    for file in files {
        std::fs::create_dir_all(office.join(&file.folder)).expect("a folder");
        if file.name.ends_with(".xlsx") {
            books.entry((&file.folder, &file.name)).or_default().push(file);
        } else {
            let path = office.join(&file.folder).join(&file.name);
            std::fs::write(path, &file.text).expect("the export");
        }
    }
    for ((folder, name), sheets) in books {
        let mut workbook = Workbook::new();
        for file in sheets {
            let sheet = workbook.add_worksheet();
            if let Some(name) = &file.sheet {
                sheet.set_name(name).expect("a name of a sheet");
            }
            for (row, line) in file.text.lines().enumerate() {
                for (column, cell) in line.split('|').map(str::trim).enumerate() {
                    write_cell(sheet, row as u32, column as u16, cell);
                }
            }
        }
        workbook.save(office.join(folder).join(name)).expect("the workbook");
    }
}

/// `#12,5` is a number, `@2025-01-31` a day, anything else a text.
fn write_cell(sheet: &mut rust_xlsxwriter::Worksheet, row: u32, column: u16, cell: &str) {
    if let Some(number) = cell.strip_prefix('#') {
        let number: f64 = number.replace(',', ".").parse().expect("a number after #");
        sheet.write_number(row, column, number).expect("a cell");
    } else if let Some(day) = cell.strip_prefix('@') {
        let format = Format::new().set_num_format("yyyy-mm-dd");
        let day = ExcelDateTime::parse_from_str(day).expect("a day after @");
        sheet.write_datetime_with_format(row, column, &day, &format).expect("a cell");
    } else if !cell.is_empty() {
        sheet.write_string(row, column, cell.replace("\\n", "\n")).expect("a cell");
    }
}
