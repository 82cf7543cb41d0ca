//! Everything that templates are made of: tables, lists, parameters and views, by name.
//!
//! Built-in files first; an office's own files of the same name replace them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::view::View;
use crate::diagnostic::{Diagnostic, Problems, Source, nearest};
use crate::document::{self, Said, Table};
use crate::expression::{Interval, Scope};
use crate::model::{Codebook, Codebooks, Parameters, TableSchema, Type};

/// A file of a library, by its path below the templates' folder: `views/delivered.toml`.
pub type Files = BTreeMap<String, Arc<Source>>;

#[derive(Default, Debug)]
pub struct Library {
    pub tables: BTreeMap<String, TableSchema>,
    pub codebooks: Codebooks,
    pub parameters: Parameters,
    pub views: BTreeMap<String, View>,
    /// `:names` with their types: the period's, and the options of all returns.
    pub names: BTreeMap<String, Type>,
}

impl Library {
    /// Reads tables, lists, parameters and views; all mistakes of all files are noted.
    ///
    /// `options` are the options of the returns: views may read them.
    pub fn read(files: &Files, options: &BTreeMap<String, Type>, problems: &Problems) -> Library {
        let mut library = Library { names: options.clone(), ..Library::default() };
        for (name, ty) in [
            ("start", Type::Date),
            ("end", Type::Date),
            ("day", Type::Date),
            ("year", Type::Int),
            ("month", Type::Int),
            ("months", Type::Int),
        ] {
            library.names.insert(name.to_owned(), ty);
        }
        for (path, source) in files {
            if let Some(name) = named(path, "lists/", ".csv") {
                library.codebooks.insert(name.to_owned(), Codebook::read(name, source, problems));
            } else if named(path, "parameters/", ".csv").is_some() {
                library.parameters.read(source, problems);
            }
        }
        for (path, source) in files {
            if named(path, "tables/", ".toml").is_some() {
                let root = document::parse(source, problems);
                if let Some(schema) = TableSchema::read(&root, problems) {
                    library.tables.insert(schema.name.text.clone(), schema);
                }
            }
        }
        library.check_tables(problems);
        library.read_views(files, problems);
        library
    }

    /// Every referenced table and list exists.
    fn check_tables(&self, problems: &Problems) {
        for column in self.tables.values().flat_map(|table| &table.columns) {
            if let Some(table) = &column.references
                && !self.tables.contains_key(&table.text)
            {
                problems.push(self.unknown_source(table));
            }
            if let Type::Code(list) = &column.ty
                && !self.codebooks.contains_key(list)
            {
                let known: Vec<&str> = self.codebooks.keys().map(String::as_str).collect();
                problems.push(
                    Diagnostic::error("T208")
                        .at(&column.name.place)
                        .with("name", list)
                        .with("nearest", nearest(list, known.iter().copied()).unwrap_or("-"))
                        .with("known", known.join(", ")),
                );
            }
        }
    }

    /// Views in an order in which each finds the views it reads; a circle is T406.
    fn read_views(&mut self, files: &Files, problems: &Problems) {
        let mut waiting: BTreeMap<String, Table> = BTreeMap::new();
        for (path, source) in files {
            if named(path, "views/", ".toml").is_none() {
                continue;
            }
            let root = document::parse(source, problems);
            match root.entries.get("view").and_then(|(_, item)| item.as_table()) {
                Some(table) => {
                    let name = table.entries.get("name").and_then(|(_, item)| item.as_said());
                    waiting.insert(name.map(|said| said.text).unwrap_or_default(), table.clone());
                }
                None => {
                    problems.push(Diagnostic::error("T103").at(&root.place).with("key", "view"))
                }
            }
        }
        while !waiting.is_empty() {
            let names: BTreeSet<String> = waiting.keys().cloned().collect();
            let ready = names.iter().find(|name| {
                View::sources_of(&waiting[*name]).iter().all(|source| !names.contains(source))
            });
            let Some(name) = ready.cloned() else {
                for (name, table) in &waiting {
                    problems.push(Diagnostic::error("T406").at(&table.place).with("name", name));
                }
                return;
            };
            let table = waiting.remove(&name).expect("found among the waiting");
            let view = View::read(&table, self, problems);
            if self.tables.contains_key(&name) {
                problems.push(Diagnostic::error("T404").at(&table.place).with("name", &name));
            }
            self.views.insert(name, view);
        }
    }

    pub fn scope<'s>(
        &'s self,
        columns: &'s BTreeMap<String, Type>,
        intervals: &'s BTreeMap<String, Interval>,
        this: Option<&'s BTreeMap<String, Type>>,
    ) -> Scope<'s> {
        Scope {
            columns,
            intervals,
            this,
            names: &self.names,
            codebooks: &self.codebooks,
            parameters: &self.parameters,
        }
    }

    /// Columns and intervals of a table or a view.
    pub fn source(
        &self,
        name: &str,
    ) -> Option<(BTreeMap<String, Type>, BTreeMap<String, Interval>)> {
        if let Some(view) = self.views.get(name) {
            return Some((view.columns.clone(), view.intervals.clone()));
        }
        let table = self.tables.get(name)?;
        let columns = table
            .columns
            .iter()
            .map(|column| (column.name.text.clone(), column.ty.clone()))
            .collect();
        Some((columns, intervals_of(table)))
    }

    /// The tables that a table or view is made of.
    pub fn tables_behind(&self, name: &str, found: &mut BTreeSet<String>) {
        use super::view::StepKind;
        let Some(view) = self.views.get(name) else {
            if self.tables.contains_key(name) {
                found.insert(name.to_owned());
            }
            return;
        };
        for step in &view.steps {
            match &step.kind {
                StepKind::From(source)
                | StepKind::Join { source, .. }
                | StepKind::Gather { source, .. } => self.tables_behind(source, found),
                StepKind::Union { sources, .. } => {
                    for source in sources {
                        self.tables_behind(source, found);
                    }
                }
                _ => {}
            }
        }
    }

    pub fn unknown_source(&self, said: &Said) -> Diagnostic {
        let known: Vec<&str> =
            self.tables.keys().chain(self.views.keys()).map(String::as_str).collect();
        Diagnostic::error("T209")
            .at(&said.place)
            .with("name", &said.text)
            .with("nearest", nearest(&said.text, known.iter().copied()).unwrap_or("-"))
            .with("known", known.join(", "))
    }
}

/// The intervals that a table declares, by name.
pub fn intervals_of(table: &TableSchema) -> BTreeMap<String, Interval> {
    table
        .intervals
        .iter()
        .map(|interval| {
            let dates = Interval {
                from: interval.from.text.clone(),
                to: interval.to.text.clone(),
                to_is_day_after: interval.to_is_day_after,
            };
            (interval.name.text.clone(), dates)
        })
        .collect()
}

fn named<'p>(path: &'p str, folder: &str, ending: &str) -> Option<&'p str> {
    path.strip_prefix(folder)?.strip_suffix(ending)
}
