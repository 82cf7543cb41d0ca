//! TOML files as people wrote them: a tree in which every key and value knows its place.
//!
//! `serde` stops at the first mistake; here a file is walked, every mistake is noted and the walk goes
//! on. [`Fields`] reads one table: what is asked for is typed, what nobody asked for is reported.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, Problems, Source, SourcePlace, last_day_meant};

/// A value with the place where it stands.
#[derive(Clone, Debug)]
pub struct Item {
    pub value: Value,
    pub place: SourcePlace,
}

#[derive(Clone, Debug)]
pub enum Value {
    Text(String),
    Integer(i64),
    Float(f64),
    Bool(bool),
    List(Vec<Item>),
    Table(Table),
    /// Dates and times are written as text in our files; TOML's own are kept as typed.
    Other(String),
}

/// A TOML table; keys have no order.
#[derive(Clone, Debug)]
pub struct Table {
    pub place: SourcePlace,
    pub entries: BTreeMap<String, (SourcePlace, Item)>,
}

/// A text as typed, with its place: an expression, a name, a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub text: String,
    pub place: SourcePlace,
}

impl Said {
    /// The place of a part of the text. Escapes shift offsets: then the whole text is meant.
    pub fn part(&self, range: Range<usize>) -> SourcePlace {
        let typed = &self.place.source.text[self.place.range.clone()];
        match typed.find(&self.text) {
            Some(offset) if !self.text.is_empty() => {
                self.place.part(offset + range.start..offset + range.end)
            }
            _ => self.place.clone(),
        }
    }
}

/// A day that does not exist, typed at this place, the last day of its month, and where it stands.
fn no_such_day(source: &Arc<Source>, at: usize) -> Option<(&str, String, SourcePlace)> {
    let bytes = source.text.as_bytes();
    let part_of_a_day = |at: &usize| matches!(bytes.get(*at), Some(b'0'..=b'9' | b'-'));
    let start = (0..at).rev().take_while(part_of_a_day).last().unwrap_or(at);
    let end = (start..bytes.len()).take_while(part_of_a_day).last()? + 1;
    let day = source.text.get(start..end)?;
    Some((day, last_day_meant(day)?, SourcePlace::new(source, start..end)))
}

/// What the library says of a key that stands there already.
const TWICE: &str = "duplicate key";

/// Parses a file. Syntax errors are noted, and what could be read is returned all the same.
pub fn parse(source: &Arc<Source>, problems: &Problems) -> Table {
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    let mut told_twice = false;
    for error in errors {
        let range = error.span().unwrap_or(0..0);
        // A day without quotes is a value of its own kind to TOML, and one that there is not is told like any other.
        if let Some((day, last, place)) = no_such_day(source, range.start) {
            let found = Diagnostic::error("T582").at(place).with("found", day);
            problems.push(found.with("last", last));
            continue;
        }
        // A slip in the heading of a list makes everything below it stand twice: the first tells it.
        let twice = error.message() == TWICE;
        if twice && std::mem::replace(&mut told_twice, true) {
            continue;
        }
        problems.push(
            Diagnostic::error("T101")
                .at(SourcePlace::new(source, range))
                .with("kind", if twice { "twice" } else { "spelling" })
                .with("message", error.message()),
        );
    }
    let span = table.span();
    convert_table(source, table.get_ref(), span)
}

fn convert_table(source: &Arc<Source>, table: &DeTable<'_>, span: Range<usize>) -> Table {
    let entries = table
        .iter()
        .map(|(key, value)| {
            let key_place = SourcePlace::new(source, key.span());
            (key.get_ref().to_string(), (key_place, convert(source, value.get_ref(), value.span())))
        })
        .collect();
    Table { place: SourcePlace::new(source, span), entries }
}

fn convert(source: &Arc<Source>, value: &DeValue<'_>, span: Range<usize>) -> Item {
    let place = SourcePlace::new(source, span.clone());
    let value = match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or_else(|_| Value::Other(number.to_string()), Value::Integer),
        DeValue::Float(number) => number
            .as_str()
            .parse()
            .map_or_else(|_| Value::Other(number.as_str().to_owned()), Value::Float),
        DeValue::Boolean(truth) => Value::Bool(*truth),
        DeValue::Datetime(date) => Value::Other(date.to_string()),
        DeValue::Array(items) => Value::List(
            items.iter().map(|item| convert(source, item.get_ref(), item.span())).collect(),
        ),
        DeValue::Table(table) => Value::Table(convert_table(source, table, span)),
    };
    Item { value, place }
}

impl Item {
    fn kind(&self) -> &'static str {
        match self.value {
            Value::Text(_) => "text",
            Value::Integer(_) => "integer",
            Value::Float(_) => "number",
            Value::Bool(_) => "bool",
            Value::List(_) => "list",
            Value::Table(_) => "table",
            Value::Other(_) => "date",
        }
    }

    pub fn as_said(&self) -> Option<Said> {
        match &self.value {
            Value::Text(text) | Value::Other(text) => {
                Some(Said { text: text.clone(), place: self.place.clone() })
            }
            _ => None,
        }
    }

    pub fn as_table(&self) -> Option<&Table> {
        match &self.value {
            Value::Table(table) => Some(table),
            _ => None,
        }
    }

    /// Notes that something else was expected here (T104).
    pub fn wrong_kind(&self, expected: &'static str, problems: &Problems) {
        problems.push(
            Diagnostic::error("T104")
                .at(&self.place)
                .with("found", self.kind())
                .with("expected", expected),
        );
    }
}

impl Item {
    /// The value in one line, for people: `forma, powod` of a list, `column = forma; when = …` of a table.
    pub fn line(&self) -> String {
        match &self.value {
            Value::Text(text) | Value::Other(text) => text.clone(),
            Value::Integer(number) => number.to_string(),
            Value::Float(number) => number.to_string(),
            Value::Bool(truth) => truth.to_string(),
            Value::List(items) => items.iter().map(Item::line).collect::<Vec<_>>().join(", "),
            Value::Table(table) => table.line(|_| true),
        }
    }
}

impl Table {
    /// The keys that are wanted with their values in one line, in the order of the file.
    pub fn line(&self, wanted: impl Fn(&str) -> bool) -> String {
        let mut entries: Vec<_> = self.entries.iter().filter(|(key, _)| wanted(key)).collect();
        entries.sort_by_key(|(_, (place, _))| place.range.start);
        let said = entries.into_iter().map(|(key, (_, item))| format!("{key} = {}", item.line()));
        said.collect::<Vec<_>>().join("; ")
    }
}

/// Reads the keys of one table, and reports those nobody asked for when it is finished.
pub struct Fields<'t> {
    pub table: &'t Table,
    pub problems: &'t Problems,
    asked: RefCell<BTreeSet<&'static str>>,
}

impl<'t> Fields<'t> {
    pub fn new(table: &'t Table, problems: &'t Problems) -> Fields<'t> {
        Fields { table, problems, asked: RefCell::default() }
    }

    pub fn item(&self, key: &'static str) -> Option<&'t Item> {
        self.asked.borrow_mut().insert(key);
        self.table.entries.get(key).map(|(_, item)| item)
    }

    /// The place of a key, or of the table when the key is absent.
    pub fn place_of(&self, key: &str) -> SourcePlace {
        self.table.entries.get(key).map_or(&self.table.place, |(place, _)| place).clone()
    }

    fn typed<T>(
        &self,
        key: &'static str,
        expected: &'static str,
        take: impl FnOnce(&'t Item) -> Option<T>,
    ) -> Option<T> {
        let item = self.item(key)?;
        let taken = take(item);
        if taken.is_none() {
            item.wrong_kind(expected, self.problems);
        }
        taken
    }

    pub fn said(&self, key: &'static str) -> Option<Said> {
        self.typed(key, "text", Item::as_said)
    }

    pub fn text(&self, key: &'static str) -> Option<String> {
        self.said(key).map(|said| said.text)
    }

    pub fn bool(&self, key: &'static str) -> Option<bool> {
        self.typed(key, "bool", |item| match item.value {
            Value::Bool(truth) => Some(truth),
            _ => None,
        })
    }

    pub fn integer(&self, key: &'static str) -> Option<i64> {
        self.typed(key, "integer", |item| match item.value {
            Value::Integer(number) => Some(number),
            _ => None,
        })
    }

    pub fn table(&self, key: &'static str) -> Option<&'t Table> {
        self.typed(key, "table", Item::as_table)
    }

    pub fn list(&self, key: &'static str) -> Vec<&'t Item> {
        self.typed(key, "list", |item| match &item.value {
            Value::List(items) => Some(items.iter().collect()),
            _ => None,
        })
        .unwrap_or_default()
    }

    /// A list of tables (`[[key]]`, or an array of inline tables).
    pub fn tables(&self, key: &'static str) -> Vec<&'t Table> {
        self.list(key)
            .into_iter()
            .filter_map(|item| {
                let table = item.as_table();
                if table.is_none() {
                    item.wrong_kind("table", self.problems);
                }
                table
            })
            .collect()
    }

    /// One text or a list of texts.
    pub fn texts(&self, key: &'static str) -> Vec<Said> {
        let Some(item) = self.item(key) else {
            return Vec::new();
        };
        match &item.value {
            Value::Text(_) => item.as_said().into_iter().collect(),
            Value::List(items) => items
                .iter()
                .filter_map(|item| {
                    let said = item.as_said();
                    if said.is_none() {
                        item.wrong_kind("text", self.problems);
                    }
                    said
                })
                .collect(),
            _ => {
                item.wrong_kind("text", self.problems);
                Vec::new()
            }
        }
    }

    /// A compulsory text; its absence is T103 and an empty text stands in, so that the walk goes on.
    pub fn need(&self, key: &'static str) -> Said {
        if self.item(key).is_none() {
            self.missing(key);
        }
        self.said(key)
            .unwrap_or_else(|| Said { text: String::new(), place: self.table.place.clone() })
    }

    /// Notes that a compulsory key is absent (T103).
    pub fn missing(&self, key: &str) {
        self.problems.push(Diagnostic::error("T103").at(&self.table.place).with("key", key));
    }

    /// Ends the reading: every key that nobody asked for is T102, with the nearest known one.
    pub fn finish(self) {
        let asked = self.asked.into_inner();
        for (key, (place, _)) in &self.table.entries {
            if !asked.contains(key.as_str()) {
                self.problems.push(
                    Diagnostic::error("T102")
                        .at(place)
                        .with("key", key)
                        .among(key, asked.iter().copied()),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_twice_is_told_once() {
        for (text, expected) in [
            ("[[source]]\n[source.columns]\na = 1\n[[source]]\n[source.columns]\na = 1\n", &[][..]),
            // A slip in the headings of a list.
            (
                "[[sources]]\n[source.columns]\na = 1\n[[sources]]\n[source.columns]\na = 1\n",
                &["twice"],
            ),
            ("a = 1\na = 2\nb = \n", &["twice", "spelling"]),
        ] {
            let problems = Problems::default();
            parse(&Source::new("mapowania/a.toml", text), &problems);
            let kinds = problems.into_vec();
            let kinds: Vec<&str> =
                kinds.iter().map(|own| own.text("kind").unwrap_or_default()).collect();
            assert_eq!(kinds, expected, "{text}");
        }
    }
}
