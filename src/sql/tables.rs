//! The canonical tables as files that a database reads: csv, and the script that makes tables of them.
//! Polish: tabele do bazy danych.
//!
//! Days are ISO, numbers whole in their smallest units, what is missing is empty. What could not be read is
//! empty too, and true in a column `bad_…` beside.

use std::collections::{BTreeMap, BTreeSet};

use super::name::{bad, column, comment, name, stored, text, type_of};
use crate::model::{Column, Interner, Table, TableSchema, Type, UNREADABLE, value::present};
use crate::template::Library;

/// A file, by its path in the folder.
pub type File = (String, Vec<u8>);

/// Tables as they were loaded for a period; those of another period than the return's have its name.
pub struct Loaded<'t> {
    pub schema: Option<String>,
    pub tables: BTreeMap<&'t str, Option<&'t Table>>,
}

/// The script that makes the tables, and the file of each.
pub fn files(all: &[Loaded<'_>], library: &Library, texts: &Interner, masked: bool) -> Vec<File> {
    let stand_ins = if masked { StandIns::of(all, library) } else { StandIns::default() };
    let mut script = String::new();
    let mut files = Vec::new();
    for loaded in all {
        let (before, folder) = match &loaded.schema {
            Some(own) => (format!("{}.", name(own)), format!("dane/{own}/")),
            None => (String::new(), "dane/".to_owned()),
        };
        if let Some(own) = &loaded.schema {
            script.push_str(&format!("CREATE SCHEMA IF NOT EXISTS {};\n\n", name(own)));
        }
        for (table, records) in &loaded.tables {
            let Some(schema) = library.tables.get(*table) else {
                continue;
            };
            let columns = columns(schema, *records);
            let named = format!("{before}{}", name(table));
            script.push_str(&format!(
                "-- {}\nCREATE OR REPLACE TABLE {named} (\n",
                comment(&schema.title)
            ));
            for (index, own) in columns.iter().enumerate() {
                let comma = if index + 1 < columns.len() { "," } else { "" };
                let said = if own.said.is_empty() {
                    String::new()
                } else {
                    format!(" -- {}", comment(&own.said))
                };
                script.push_str(&format!("  {} {}{comma}{said}\n", name(&own.name), own.ty));
            }
            script.push_str(");\n");
            let file = format!("{folder}{table}.csv");
            script.push_str(&format!(
                "COPY {named} FROM {} (FORMAT csv, HEADER, DELIMITER ',', QUOTE '\"', ESCAPE '\"', NULLSTR '', AUTO_DETECT \
                 FALSE);\n\n",
                text(&file)
            ));
            files
                .push((file, csv(&columns, records.map_or(0, |own| own.len()), texts, &stand_ins)));
        }
    }
    files.insert(0, ("tabele.sql".to_owned(), script.into_bytes()));
    files
}

/// A column of a file.
struct Written<'t> {
    name: String,
    ty: &'static str,
    said: String,
    /// The column as the table's schema calls it.
    of: String,
    values: Option<&'t Column>,
    /// Says of which records the value cannot be read.
    marks: bool,
}

fn columns<'t>(schema: &TableSchema, records: Option<&'t Table>) -> Vec<Written<'t>> {
    let mut found = Vec::new();
    for own in &schema.columns {
        let of = own.name.text.clone();
        let values = records.and_then(|records| records.column(&of));
        let units = match own.ty {
            Type::Money => " (gr)".to_owned(),
            Type::Decimal(scale) if scale > 0 => format!(" (10^-{scale})"),
            _ => String::new(),
        };
        let (ty, said) = (type_of(&own.ty), format!("{}{units}", own.title));
        found.push(Written { name: of.clone(), ty, said, of: of.clone(), values, marks: false });
        if values.is_some_and(|own| own.values.contains(&UNREADABLE)) {
            let (name, said) = (bad(&of), String::new());
            found.push(Written { name, ty: "BOOLEAN", said, of, values, marks: true });
        }
    }
    // Texts as they were typed, where the templates ask for them.
    let known: BTreeSet<String> = schema.column_names().map(str::to_owned).collect();
    for own in records.map(|own| own.columns.as_slice()).unwrap_or_default() {
        let typed = column(&own.name);
        if typed != own.name {
            let of = own.name.strip_prefix(crate::expression::RAW).unwrap_or(&own.name).to_owned();
            if known.contains(&of) {
                let said = String::new();
                found.push(Written {
                    name: typed,
                    ty: "VARCHAR",
                    said,
                    of,
                    values: Some(own),
                    marks: false,
                });
            }
        }
    }
    found
}

fn csv(columns: &[Written<'_>], len: usize, texts: &Interner, stand_ins: &StandIns) -> Vec<u8> {
    let mut lines = Vec::new();
    lines.push(columns.iter().map(|own| field(&own.name)).collect::<Vec<_>>().join(","));
    for record in 0..len {
        let values = columns.iter().map(|own| {
            let value = own.values.map_or(crate::model::MISSING, |column| column.values[record]);
            if own.marks {
                return (value == UNREADABLE).to_string();
            }
            let Some(value) = present(value) else {
                return String::new();
            };
            match own.values.map(|column| &column.ty) {
                Some(ty) if ty.is_textual() => match stand_ins.of_value(&own.of, value) {
                    Some(stand_in) => stand_in,
                    None => field(&texts.text(value)),
                },
                Some(Type::Date) => stored(value, &Type::Date)
                    .trim_start_matches("DATE ")
                    .trim_matches('\'')
                    .to_owned(),
                Some(Type::Bool) => (value == 1).to_string(),
                _ => value.to_string(),
            }
        });
        lines.push(values.collect::<Vec<_>>().join(","));
    }
    let mut bytes = lines.join("\n").into_bytes();
    bytes.push(b'\n');
    bytes
}

/// A text between quotes where csv needs them.
fn field(own: &str) -> String {
    if own.contains(['"', ',', '\n', '\r', ';']) || own.starts_with('#') {
        format!("\"{}\"", own.replace('"', "\"\""))
    } else {
        own.to_owned()
    }
}

/// What stands for people's identifiers: the same for the same value everywhere, so that joins work.
/// Polish: zamiennik identyfikatora.
#[derive(Default)]
struct StandIns {
    columns: BTreeSet<String>,
    numbers: BTreeMap<i64, usize>,
}

impl StandIns {
    fn of(all: &[Loaded<'_>], library: &Library) -> StandIns {
        let columns = identifiers(library);
        let mut values = BTreeSet::new();
        for records in all.iter().flat_map(|own| own.tables.values()).flatten() {
            for own in &records.columns {
                let of = own.name.strip_prefix(crate::expression::RAW).unwrap_or(&own.name);
                if columns.contains(of) && own.ty.is_textual() {
                    values.extend(own.values.iter().copied().filter_map(present));
                }
            }
        }
        // In the order of the values, so that what is chosen by order stays the same.
        let numbers = values.into_iter().enumerate().map(|(index, value)| (value, index + 1));
        StandIns { columns, numbers: numbers.collect() }
    }

    fn of_value(&self, column: &str, value: i64) -> Option<String> {
        let number = self.columns.contains(column).then(|| self.numbers.get(&value))??;
        Some(format!("os-{number:06}"))
    }
}

/// The columns that name people: personal ones, keys of tables that hold personal columns, and what refers
/// to those.
fn identifiers(library: &Library) -> BTreeSet<String> {
    let mut found: BTreeSet<String> = BTreeSet::new();
    for table in library.tables.values() {
        let personal = table.columns.iter().filter(|own| own.is_personal());
        let mut any = false;
        for own in personal {
            any = true;
            found.insert(own.name.text.clone());
        }
        // Of a key of several parts, those that refer to nothing else.
        let of_people = table.key.iter().filter(|key| {
            let column = table.column(&key.text);
            column.is_some_and(|own| {
                own.references.is_none() && matches!(own.ty, Type::Id | Type::Text)
            })
        });
        if any {
            found.extend(of_people.map(|own| own.text.clone()));
        }
    }
    loop {
        let before = found.len();
        for table in library.tables.values() {
            for own in &table.columns {
                let target = own.references.as_ref().and_then(|own| library.tables.get(&own.text));
                if target
                    .is_some_and(|target| target.key.iter().any(|key| found.contains(&key.text)))
                {
                    found.insert(own.name.text.clone());
                }
            }
        }
        if found.len() == before {
            return found;
        }
    }
}
