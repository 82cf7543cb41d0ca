//! Mappings: which file, sheet and header gives which column (`mapowania/*.toml`).

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Problems, Source as File, nearest};
use crate::document::{self, Fields, Said, Table, Value};
use crate::model::schema::unknown_name;
use crate::model::{Codebooks, ColumnSchema, TableSchema, Type};

/// All sources of an office. Polish: odwzorowanie.
#[derive(Clone, Debug, Default)]
pub struct Mapping {
    pub sources: Vec<Source>,
}

impl Mapping {
    /// The tables that some source fills.
    pub fn tables(&self) -> impl Iterator<Item = &str> {
        self.sources.iter().map(|source| source.table.as_str())
    }
}

impl Mapping {
    /// The sources that fill a table.
    pub fn of_table(&self, table: &str) -> impl Iterator<Item = &Source> {
        self.sources.iter().filter(move |source| source.table == table)
    }
}

/// One table out of one kind of export.
#[derive(Clone, Debug)]
pub struct Source {
    pub table: String,
    pub files: Said,
    pub expect: Expect,
    pub sheet: Option<Said>,
    pub header_row: u32,
    pub encoding: Option<String>,
    pub delimiter: Option<u8>,
    /// Words that mean that nothing is there.
    pub empty: Vec<String>,
    pub yes: Vec<String>,
    pub no: Vec<String>,
    pub columns: BTreeMap<String, From>,
}

/// How many files a folder must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    One,
    Monthly,
    Any,
}

/// Where the values of a column come from.
#[derive(Clone, Debug)]
pub enum From {
    Header { header: Said, codes: BTreeMap<String, String> },
    Constant(Said),
}

/// Reads all mapping files; every mistake of all of them is noted.
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
        for table in fields.tables("source") {
            mapping.sources.extend(read_source(table, schemas, codebooks, problems));
        }
        fields.finish();
    }
    mapping
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
    let expect = match fields.said("expect") {
        None => Expect::One,
        Some(said) => match said.text.as_str() {
            "one" => Expect::One,
            "monthly" => Expect::Monthly,
            "any" => Expect::Any,
            _ => {
                problems.push(
                    Diagnostic::error("T107")
                        .at(&said.place)
                        .with("found", &said.text)
                        .with("known", "one, monthly, any"),
                );
                Expect::Any
            }
        },
    };
    let delimiter = fields.said("delimiter").map(|said| match said.text.as_str() {
        "tab" | "\t" => b'\t',
        "," => b',',
        "|" => b'|',
        ";" => b';',
        other => {
            problems.push(
                Diagnostic::error("T107")
                    .at(&said.place)
                    .with("found", other)
                    .with("known", "; , | tab"),
            );
            b';'
        }
    });
    let mut source = Source {
        table: name.text.clone(),
        files: fields.need("files"),
        expect,
        sheet: fields.said("sheet"),
        header_row: fields
            .integer("header_row")
            .and_then(|row| u32::try_from(row).ok())
            .unwrap_or(1)
            .max(1),
        encoding: fields.said("encoding").map(|said| {
            if super::open::encoding(&said.text).is_none() {
                problems.push(
                    Diagnostic::error("T107")
                        .at(&said.place)
                        .with("found", &said.text)
                        .with("known", super::open::ENCODINGS),
                );
            }
            said.text
        }),
        delimiter,
        empty: words("empty"),
        yes: words("true"),
        no: words("false"),
        columns: BTreeMap::new(),
    };
    let columns = fields.table("columns");
    if columns.is_none() {
        fields.missing("columns");
    }
    fields.finish();
    let Some(schema) = schemas.get(&name.text) else {
        let known: Vec<&str> = schemas.keys().map(String::as_str).collect();
        problems.push(
            Diagnostic::error("T209")
                .at(&name.place)
                .with("name", &name.text)
                .with("nearest", nearest(&name.text, known.iter().copied()).unwrap_or("none"))
                .with("known", known.join(", ")),
        );
        return None;
    };
    for (column, (place, item)) in &columns?.entries {
        if schema.column(column).is_none() {
            let said = Said { text: column.clone(), place: place.clone() };
            problems.push(unknown_name(&said, schema.column_names()));
            continue;
        }
        match &item.value {
            Value::Text(_) => {
                let header = item.as_said()?;
                source
                    .columns
                    .insert(column.clone(), From::Header { header, codes: BTreeMap::new() });
            }
            Value::Table(own) => {
                let own = Fields::new(own, problems);
                let from = match own.said("constant") {
                    Some(constant) => From::Constant(constant),
                    None => From::Header {
                        header: own.need("header"),
                        codes: read_codes(&own, schema.column(column), codebooks, problems),
                    },
                };
                own.finish();
                source.columns.insert(column.clone(), from);
            }
            _ => item.wrong_kind("text", problems),
        }
    }
    for column in &schema.columns {
        if schema.needs(column) && !source.columns.contains_key(&column.name.text) {
            problems.push(
                Diagnostic::error("T103")
                    .at(&columns?.place)
                    .with("key", format!("{} ({})", column.name.text, column.title)),
            );
        }
    }
    Some(source)
}

/// The office's codes in ours; one that the column's list does not have is a mistake of the mapping.
fn read_codes(
    fields: &Fields<'_>,
    column: Option<&ColumnSchema>,
    codebooks: &Codebooks,
    problems: &Problems,
) -> BTreeMap<String, String> {
    let Some(table) = fields.table("codes") else {
        return BTreeMap::new();
    };
    let mut codes = BTreeMap::new();
    for (theirs, (_, item)) in &table.entries {
        match item.as_said() {
            Some(ours) => {
                if let Some(ColumnSchema { ty: Type::Code(list), .. }) = column {
                    known_code(&ours, list, codebooks, problems);
                }
                codes.insert(theirs.clone(), ours.text);
            }
            None => item.wrong_kind("text", problems),
        }
    }
    codes
}

fn known_code(ours: &Said, list: &str, codebooks: &Codebooks, problems: &Problems) {
    let Some(book) = codebooks.get(list).filter(|book| !book.valid(&ours.text, None)) else {
        return;
    };
    let known: Vec<&str> = book.codes.iter().map(|line| line.code.as_str()).collect();
    problems.push(
        Diagnostic::error("T203")
            .at(&ours.place)
            .with("code", &ours.text)
            .with("list", list)
            .with("nearest", nearest(&ours.text, known.iter().copied()).unwrap_or("none"))
            .with("known", known.join(", ")),
    );
}

/// Does a file name fit a pattern with `*` and `?`? Case does not matter.
pub fn fits(pattern: &str, name: &str) -> bool {
    let pattern: Vec<char> = pattern.to_lowercase().chars().collect();
    let name: Vec<char> = name.to_lowercase().chars().collect();
    let mut reachable = vec![false; name.len() + 1];
    reachable[0] = true;
    for wanted in pattern {
        let mut next = vec![false; name.len() + 1];
        for position in 0..=name.len() {
            if wanted == '*' {
                next[position] = reachable[position] || (position > 0 && next[position - 1]);
            } else if position > 0 {
                next[position] =
                    reachable[position - 1] && (wanted == '?' || wanted == name[position - 1]);
            }
        }
        reachable = next;
    }
    reachable[name.len()]
}

#[cfg(test)]
mod tests {
    #[test]
    fn patterns() {
        for (pattern, name, fits) in [
            ("wyplaty_*.csv", "wyplaty_2025-01.csv", true),
            ("wyplaty_*.csv", "Wyplaty_.CSV", true),
            ("wyplaty_*.csv", "wyplaty.csv", false),
            ("w?w.csv", "wuw.csv", true),
            ("*", "", true),
            ("a*b*c", "aXbYbZc", true),
        ] {
            assert_eq!(super::fits(pattern, name), fits, "{pattern} {name}");
        }
    }
}
