//! A table with a row a unit and a column a cell of a form, read through a mapping that is data. Polish: zeszyt jednostek.

use std::collections::BTreeMap;

use super::policy::{FOLDER, PEERS};
use crate::diagnostic::{Diagnostic, Place, Problems};
use crate::document::{self, Fields, Said};
use crate::ingest::letters;
use crate::received::{GivenCell, Line, Received, Text, Value};
use crate::template::library::Files;

/// Rows that may stand above the titles.
const MOST_ABOVE: usize = 40;

/// Which column of such a table is which cell, and which row is what.
#[derive(Clone, Debug)]
pub struct UnitTable {
    pub title: String,
    pub form: Said,
    unit: String,
    name: Vec<String>,
    period: String,
    /// What the units are collected by, and the column that says what a row is.
    group: String,
    kind: String,
    kinds: BTreeMap<String, Kind>,
    /// Title of a column, and section, row, column of the form.
    pub cells: Vec<(String, [String; 3])>,
    /// The cells as they are written.
    pub cells_said: Vec<(Said, [String; 3])>,
    pub source: String,
}

/// What a row of the table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Unit,
    /// The units of a group, added up by whoever made the table.
    Group,
    /// All of them, and the others.
    Total,
    /// Somebody who sends no such return: part of the total alone.
    Other,
}

/// A row: what it is, of which group, and its cells.
pub struct WideRow {
    pub kind: Kind,
    pub group: String,
    pub received: Received,
}

/// Every such mapping among the templates; what is wrong with one is told.
pub fn tables(files: &Files, problems: &Problems) -> Vec<UnitTable> {
    // That of peers is of another kind.
    let all = files.iter().filter(|(path, _)| path.starts_with(FOLDER) && *path != PEERS);
    let tables = all.filter_map(|(_, source)| {
        let own = Problems::default();
        let root = document::parse(source, &own);
        let readable = !own.has_errors();
        problems.extend(own.into_vec());
        let fields = Fields::new(&root, problems);
        let table = fields.table("unit_table");
        // What stands after a mistake in writing may be what is missed.
        if fields.item("unit_table").is_none() && readable {
            fields.missing("unit_table");
        }
        fields.finish();
        read(table?, problems)
    });
    tables.collect()
}

fn read(table: &document::Table, problems: &Problems) -> Option<UnitTable> {
    let fields = Fields::new(table, problems);
    let texts = |key: &'static str| -> Vec<String> {
        fields.texts(key).into_iter().map(|own: Said| own.text).collect()
    };
    let kinds = [
        ("units", Kind::Unit),
        ("groups", Kind::Group),
        ("totals", Kind::Total),
        ("others", Kind::Other),
    ];
    let mut of_kinds: BTreeMap<String, Kind> = BTreeMap::new();
    for (key, kind) in kinds {
        for own in fields.texts(key) {
            // A row cannot be two things.
            if of_kinds.insert(own.text.clone(), kind).is_some() {
                problems.push(Diagnostic::error("T106").at(&own.place).with("name", own.text));
            }
        }
    }
    let kinds = of_kinds;
    let (mut cells, mut cells_said) = (Vec::new(), Vec::new());
    let named = fields.table("cells");
    if fields.item("cells").is_none() {
        fields.missing("cells");
    }
    for (title, (_, item)) in named.into_iter().flat_map(|own| &own.entries) {
        let Some(said) = item.as_said() else {
            item.wrong_kind("text", problems);
            continue;
        };
        let parts: Vec<String> = said.text.split('/').map(str::to_owned).collect();
        match <[String; 3]>::try_from(parts) {
            Ok(parts) => {
                let twice = cells_said.iter().any(|(_, own): &(Said, [String; 3])| *own == parts);
                if twice {
                    let found = Diagnostic::error("T106").at(&said.place);
                    problems.push(found.with("name", &said.text));
                }
                cells.push((title.clone(), parts.clone()));
                cells_said.push((said, parts));
            }
            Err(_) => {
                problems.push(Diagnostic::error("T502").at(&said.place).with("cell", &said.text))
            }
        }
    }
    let own = UnitTable {
        title: fields.text("title").unwrap_or_default(),
        form: fields.need("form"),
        unit: fields.need("unit").text,
        name: texts("name"),
        period: fields.need("period").text,
        group: fields.text("group").unwrap_or_default(),
        kind: fields.need("kind").text,
        kinds,
        cells,
        cells_said,
        source: fields.text("source").unwrap_or_default(),
    };
    fields.finish();
    Some(own)
}

impl UnitTable {
    /// The rows of a table of this shape; none when its titles are others. A row of no known kind is V163.
    pub fn rows(&self, lines: &[Line], of: &Received, problems: &Problems) -> Option<Vec<WideRow>> {
        let place = Place::file(of.file.as_str());
        let (at, columns) = lines.iter().take(MOST_ABOVE).enumerate().find_map(|(at, line)| {
            let titles: Vec<String> = line.cells.iter().map(Text::said).collect();
            let find = |title: &String| titles.iter().position(|own| own == title);
            let needed = [&self.unit, &self.period, &self.kind].into_iter();
            let all = needed.chain(self.cells.iter().map(|own| &own.0));
            let all: Option<Vec<usize>> = all.map(find).collect();
            let named: BTreeMap<String, usize> =
                titles.iter().enumerate().map(|(index, own)| (own.clone(), index)).collect();
            all.map(|_| (at, named))
        })?;
        let mut rows = Vec::new();
        for line in &lines[at + 1..] {
            let said = |title: &str| {
                let cell = columns.get(title).and_then(|index| line.cells.get(*index));
                cell.map(Text::said).unwrap_or_default()
            };
            let (kind, group) = (said(&self.kind), said(&self.group));
            let Some(kind) = self.kinds.get(&kind).copied() else {
                problems.push(
                    Diagnostic::warning("V163")
                        .at(place.clone().row(line.number))
                        .with("found", kind)
                        .with("column", self.kind.as_str())
                        .among(
                            "",
                            self.kinds.keys().map(String::as_str).filter(|own| !own.is_empty()),
                        ),
                );
                continue;
            };
            let names = self.name.iter().map(|title| said(title));
            let names: Vec<String> = names.filter(|own| !own.is_empty()).collect();
            let mut received = Received {
                file: of.file.clone(),
                size: of.size,
                sha256: of.sha256.clone(),
                ..Received::default()
            };
            received.said.form = self.form.text.clone();
            received.said.unit = said(&self.unit);
            received.said.name = names.join(" ");
            received.said.period = said(&self.period);
            for (title, [section, row, column]) in &self.cells {
                let at = columns[title];
                received.cells.push(GivenCell {
                    section: section.clone(),
                    row: row.clone(),
                    column: column.clone(),
                    label: String::new(),
                    value: line.cells.get(at).map_or(Value::Empty, Value::of),
                    place: place.clone().row(line.number).column(Some(letters(at).into())),
                });
            }
            rows.push(WideRow { kind, group, received });
        }
        Some(rows)
    }
}
