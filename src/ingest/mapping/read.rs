//! Mapping files read: every mistake of all of them is noted.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::column::read_from;
use super::wide::read_wide;
use super::{Expect, Mapping, Names, Sign, Source, Where};
use crate::diagnostic::{Diagnostic, Problems, Source as File, last_day_meant};
use crate::document::{self, Fields, Said, Table};
use crate::ingest::{open, usual};
use crate::model::schema::unknown_name;
use crate::model::{Codebooks, TableSchema};

/// Reads all mapping files.
pub fn read_mapping(
    files: &[Arc<File>],
    schemas: &BTreeMap<String, TableSchema>,
    codebooks: &Codebooks,
    problems: &Problems,
) -> Mapping {
    let mut mapping = Mapping::default();
    for file in files {
        let root = document::parse(file, problems);
        let fields = Fields::new(&root, problems);
        // What is used of the shipped ones has joined the files already.
        fields.texts("use");
        // For those that ship: what exports they read.
        fields.text("title");
        for table in fields.tables("source") {
            mapping.sources.extend(read_source(table, schemas, codebooks, problems));
        }
        fields.finish();
    }
    mapping
}

/// T107: a word that is none of those known.
pub(super) fn wrong_word(said: &Said, known: &str, problems: &Problems) {
    problems.push(
        Diagnostic::error("T107").at(&said.place).with("found", &said.text).with("known", known),
    );
}

fn read_source(
    table: &Table,
    schemas: &BTreeMap<String, TableSchema>,
    codebooks: &Codebooks,
    problems: &Problems,
) -> Option<Source> {
    let fields = Fields::new(table, problems);
    let name = fields.need("table");
    let words = |key| fields.texts(key).into_iter().map(|said| said.text).collect::<Vec<_>>();
    let row = |key| {
        let number = fields.integer(key).and_then(|row| u32::try_from(row).ok());
        number.map(|row| row.max(1))
    };
    let files = read_files(&fields, problems);
    let mut source = Source {
        table: name.text.clone(),
        place: files.each.first().map_or_else(|| fields.place_of("files"), |own| own.place.clone()),
        files,
        expect: read_expect(&fields, problems),
        sheet: fields.said("sheet"),
        header_row: row("header_row"),
        header_rows: row("header_rows").map(|rows| rows.min(5)),
        header_spans: fields.bool("header_spans").unwrap_or(false),
        header_line: words("header_line"),
        usual: BTreeMap::new(),
        encoding: fields.said("encoding").map(|said| {
            if open::encoding(&said.text).is_none() {
                wrong_word(&said, open::ENCODINGS, problems);
            }
            said.text
        }),
        delimiter: read_delimiter(&fields, problems),
        empty: words("empty"),
        yes: words("true"),
        no: words("false"),
        signs: read_signs(&fields, problems),
        totals: fields.bool("totals").unwrap_or(false),
        precedence: fields.integer("precedence").unwrap_or(0),
        history_from: read_day(&fields, "history_from", problems),
        columns: BTreeMap::new(),
        wide: None,
    };
    let (columns, wide) = (fields.table("columns"), fields.table("wide"));
    let usual = fields.table("usual");
    if columns.is_none() {
        fields.missing("columns");
    }
    fields.finish();
    let Some(schema) = schemas.get(&name.text) else {
        // A key that is missing is told already.
        if name.text.is_empty() {
            return None;
        }
        let known = schemas.keys().map(String::as_str);
        problems.push(Diagnostic::unknown("T209", &name.text, known).at(&name.place));
        return None;
    };
    for (column, (place, item)) in &columns?.entries {
        let known = schema.column(column);
        if known.is_none() {
            let said = Said { text: column.clone(), place: place.clone() };
            problems.push(unknown_name(&said, schema.column_names()));
            continue;
        }
        if let Some(from) = read_from(item, known, codebooks, problems) {
            source.columns.insert(column.clone(), from);
        }
    }
    source.usual = usual.map_or_else(BTreeMap::new, |own| usual::read(own, schema, problems));
    source.wide = wide.and_then(|wide| read_wide(wide, schema, problems));
    let made = |name: &str| {
        source.columns.contains_key(name) || source.wide.as_ref().is_some_and(|own| own.fills(name))
    };
    for column in schema.columns.iter().filter(|own| schema.needs(own)) {
        if !made(&column.name.text) {
            problems.push(
                Diagnostic::error("T103")
                    .at(&columns?.place)
                    .with("key", format!("{} ({})", column.name.text, column.title)),
            );
        }
    }
    Some(source)
}

/// A pattern names files of the period's folder, and nothing outside it.
fn read_files(fields: &Fields<'_>, problems: &Problems) -> Names {
    let each = fields.texts("files");
    if each.is_empty() {
        fields.missing("files");
    }
    for said in each.iter().filter(|said| said.text.contains(['/', '\\'])) {
        wrong_word(said, "nazwa bez katalogu: „wyplaty_*.csv”", problems);
    }
    Names { each }
}

/// A day as `2020-01-31` (T112).
fn read_day(fields: &Fields<'_>, key: &'static str, problems: &Problems) -> Option<NaiveDate> {
    let said = fields.said(key)?;
    let day = said.text.parse().ok();
    if day.is_none() {
        let last = last_day_meant(&said.text).unwrap_or_else(|| "none".to_owned());
        let found = Diagnostic::error("T112").at(&said.place).with("found", &said.text);
        problems.push(found.with("last", last));
    }
    day
}

fn read_expect(fields: &Fields<'_>, problems: &Problems) -> Expect {
    let Some(said) = fields.said("expect") else {
        return Expect::One;
    };
    match said.text.as_str() {
        "one" => Expect::One,
        "monthly" => Expect::Monthly,
        "each" => Expect::Each,
        "any" => Expect::Any,
        _ => {
            wrong_word(&said, "one, each, monthly, any", problems);
            Expect::Any
        }
    }
}

fn read_delimiter(fields: &Fields<'_>, problems: &Problems) -> Option<u8> {
    let said = fields.said("delimiter")?;
    match said.text.as_str() {
        "tab" | "\t" => Some(b'\t'),
        "," => Some(b','),
        "|" => Some(b'|'),
        ";" => Some(b';'),
        _ => {
            wrong_word(&said, "; , | tab", problems);
            None
        }
    }
}

fn read_signs(fields: &Fields<'_>, problems: &Problems) -> BTreeMap<String, Sign> {
    let entries = fields.table("signs").map(|table| &table.entries);
    let each = entries.into_iter().flatten().filter_map(|(sign, (_, item))| {
        let Some(said) = item.as_said() else {
            item.wrong_kind("text", problems);
            return None;
        };
        let meaning = match said.text.as_str() {
            "nothing" => Sign::Nothing,
            "unknown" => Sign::Unknown,
            "zero" => Sign::Zero,
            _ => {
                wrong_word(&said, Sign::NAMES, problems);
                return None;
            }
        };
        Some((sign.clone(), meaning))
    });
    each.collect()
}

impl Source {
    /// How many headers the mapping names.
    pub fn named_headers(&self) -> usize {
        let of_columns =
            self.columns.values().filter(|own| !matches!(own.place, Where::Constant(_)));
        of_columns.count() + self.wide.as_ref().map_or(0, |wide| wide.columns.len())
    }
}
