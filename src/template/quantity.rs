//! Quantities: what is counted, defined once and printed by many returns. Polish: wielkość.
//!
//! A quantity says which records count (view, `where`, `when`), and may say what of them is measured. A row
//! with `quantity = "…"` counts just that; what it says besides narrows it.

use std::collections::{BTreeMap, BTreeSet};

use super::Library;
use super::library::{Files, named};
use crate::diagnostic::{Diagnostic, Problems};
use crate::document::{self, Fields, Said, Table, Value};

/// A quantity as written; what it counts is checked with each row that prints it.
#[derive(Clone, Debug)]
pub struct Quantity {
    pub id: String,
    pub title: String,
    /// Quantities that look alike and need not be equal: which, and why not.
    pub like: Vec<Like>,
    pub table: Table,
}

/// A quantity that people take for this one. Polish: wielkość podobna.
#[derive(Clone, Debug)]
pub struct Like {
    pub quantity: Said,
    pub why: String,
}

pub type Quantities = BTreeMap<String, Quantity>;

impl Quantity {
    /// The views that it may be counted over.
    pub fn views(&self) -> Vec<String> {
        match self.table.entries.get("view").map(|(_, item)| &item.value) {
            Some(Value::Text(name)) => vec![name.clone()],
            Some(Value::Table(table)) => {
                let named = table.entries.iter().filter(|(key, _)| *key != "option");
                named.filter_map(|(_, (_, item))| Some(item.as_said()?.text)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Is it counted on the last day of its period? Polish: stan.
    pub fn is_stock(&self) -> bool {
        let when = self.table.entries.get("when").and_then(|(_, item)| item.as_said());
        when.is_some_and(|said| said.text == "on_last_day")
    }

    /// Does an option choose its view, or stand in a condition of it or of a view below?
    pub fn reads(&self, option: &str, library: &Library) -> bool {
        let by_option = self.table.entries.get("view").and_then(|(_, item)| item.as_table());
        let chosen = by_option.and_then(|table| table.entries.get("option")?.1.as_said());
        let place = &self.table.place;
        let said = &place.source.text[place.range.clone()];
        if chosen.is_some_and(|said| said.text == option) || names(said, option) {
            return true;
        }
        let (mut waiting, mut seen) = (self.views(), BTreeSet::new());
        while let Some(name) = waiting.pop() {
            let Some(view) = library.views.get(&name).filter(|_| seen.insert(name.clone())) else {
                continue;
            };
            if names(&view.place.source.text, option) {
                return true;
            }
            waiting.extend(view.sources().into_iter().map(str::to_owned));
        }
        false
    }
}

/// Does a text name `:option`?
fn names(text: &str, option: &str) -> bool {
    let word = format!(":{option}");
    let ends = |rest: &str| !rest.starts_with(|own: char| own.is_alphanumeric() || own == '_');
    text.match_indices(&word).any(|(at, _)| ends(&text[at + word.len()..]))
}

/// What a quantity may say of its records and of what is measured of them.
pub const SAYS: [&str; 14] = [
    "view", "where", "when", "of", "count", "sum", "average", "minimum", "maximum", "median",
    "once_per", "pick", "spread", "round",
];

/// Reads `quantities/*.toml`; two of one name are T106, a like one that is not there is T531.
pub(super) fn read_all(files: &Files, problems: &Problems) -> Quantities {
    let mut found = Quantities::new();
    for (path, source) in files {
        if named(path, "quantities/", ".toml").is_none() {
            continue;
        }
        let root = document::parse(source, problems);
        let file = Fields::new(&root, problems);
        for table in file.tables("quantity") {
            let own = read(table, problems);
            if found.contains_key(&own.id) {
                problems.push(Diagnostic::error("T106").at(&table.place).with("name", &own.id));
            }
            found.insert(own.id.clone(), own);
        }
        file.finish();
    }
    for like in found.values().flat_map(|own| &own.like) {
        if !found.contains_key(&like.quantity.text) {
            problems.push(unknown(&like.quantity, &found));
        }
    }
    found
}

fn read(table: &Table, problems: &Problems) -> Quantity {
    let fields = Fields::new(table, problems);
    if fields.item("view").is_none() {
        fields.missing("view");
    }
    for key in SAYS.iter().chain(&["unit", "source", "note"]) {
        fields.item(key);
    }
    let like = |own: &Table| {
        let fields = Fields::new(own, problems);
        let like = Like { quantity: fields.need("quantity"), why: fields.need("why").text };
        fields.finish();
        like
    };
    let quantity = Quantity {
        id: fields.need("id").text,
        title: fields.need("title").text,
        like: fields.tables("like").into_iter().map(like).collect(),
        table: table.clone(),
    };
    fields.finish();
    quantity
}

/// There is no quantity of this name (T531).
pub(super) fn unknown(said: &Said, known: &Quantities) -> Diagnostic {
    Diagnostic::unknown("T531", &said.text, known.keys().map(String::as_str)).at(&said.place)
}
