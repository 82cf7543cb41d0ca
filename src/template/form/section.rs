//! Sections and their rows, read.

use std::collections::BTreeMap;

use super::read::{RawColumn, Reader};
use super::{CellSpec, Choice, Content, RowSpec, Section, ViewChoice};
use crate::diagnostic::{Diagnostic, nearest};
use crate::document::{Fields, Said, Table};
use crate::expression::{Node, check};
use crate::model::Type;
use crate::template::formula::Formula;

impl<'r> Reader<'r> {
    pub(super) fn section(&mut self, table: &'r Table) -> Section {
        let fields = Fields::new(table, self.problems);
        let id = fields.need("id").text;
        let set = match fields.item("columns").map(|item| &item.value) {
            Some(crate::document::Value::Text(name)) => {
                if !self.column_sets.contains_key(name) {
                    let known = self.column_sets.keys().map(String::as_str);
                    self.problems.push(
                        Diagnostic::error("T504")
                            .at(fields.place_of("columns"))
                            .with("name", name)
                            .with("nearest", nearest(name, known).unwrap_or("-")),
                    );
                }
                name.clone()
            }
            _ => {
                let columns = fields
                    .tables("columns")
                    .into_iter()
                    .map(|own| RawColumn { fields: own, spec: self.column_spec(own) })
                    .collect();
                let name = format!("section {id}");
                self.column_sets.insert(name.clone(), columns);
                name
            }
        };
        let view = self.view(&fields);
        let scope = Inherited {
            view: view.clone(),
            condition: fields.said("where"),
            when: fields.said("when"),
            of: fields.said("of"),
        };
        let empty = Vec::new();
        let columns = self.column_sets.get(&set).unwrap_or(&empty);
        let overrides: Vec<&Table> = fields.tables("cell");
        let mut rows: Vec<RowSpec> =
            fields.tables("row").into_iter().map(|row| self.row(row, &scope, columns)).collect();
        for own in overrides {
            self.override_cell(own, &scope, columns, &mut rows);
        }
        let section = Section {
            id,
            title: fields.text("title").unwrap_or_default(),
            role: fields.text("role"),
            source: fields.text("source").unwrap_or_default(),
            place: table.place.clone(),
            columns: columns.iter().map(|column| column.spec.clone()).collect(),
            rows,
        };
        for key in ["official", "period"] {
            fields.item(key);
        }
        fields.finish();
        section
    }

    /// `view = "name"` or `{ option = "basis", decyzja = "granted", … }`.
    pub(super) fn view(&self, fields: &Fields<'_>) -> Option<ViewChoice> {
        let item = fields.item("view")?;
        let named = |said: Said| {
            if self.library.source(&said.text).is_none() {
                self.problems.push(self.library.unknown_source(&said));
                return None;
            }
            Some(said.text)
        };
        match item.as_table() {
            None => named(fields.said("view")?).map(ViewChoice::Always),
            Some(table) => {
                let option = table.entries.get("option").and_then(|(_, item)| item.as_said())?;
                let mut views = BTreeMap::new();
                for (value, (_, item)) in &table.entries {
                    if value != "option" {
                        views.insert(value.clone(), named(item.as_said()?)?);
                    }
                }
                Some(ViewChoice::ByOption { option: option.text, views })
            }
        }
    }

    fn row(&self, table: &Table, section: &Inherited, columns: &[RawColumn<'_>]) -> RowSpec {
        let fields = Fields::new(table, self.problems);
        let heading = fields.said("heading");
        let own_view = self.view(&fields);
        let inherited = match own_view {
            // A row over another view leaves out the section's filter and point in time.
            Some(view) => Inherited { view: Some(view), condition: None, when: None, of: None },
            None => section.clone(),
        };
        let of = fields.said("of");
        let inherited = Inherited {
            when: fields.said("when").or(inherited.when.clone()),
            of: of.or(inherited.of.clone()),
            ..inherited
        };
        let blocked: Vec<Said> = fields.texts("blocked");
        for column in &blocked {
            if !columns.iter().any(|own| own.spec.id == column.text) {
                self.unknown_column(column, columns);
            }
        }
        let manual = fields.bool("manual").unwrap_or(false);
        let condition = fields.said("where");
        let formula = fields.said("formula").and_then(|said| Formula::parse(&said, self.problems));
        let only_if = self.only_if(&fields);
        let cells = if heading.is_some() {
            Vec::new()
        } else {
            columns
                .iter()
                .map(|column| {
                    let content = if blocked.iter().any(|own| own.text == column.spec.id) {
                        Some(Content::Blocked)
                    } else if manual {
                        Some(Content::Manual)
                    } else if let Some(formula) = &formula {
                        Some(Content::Formula { formula: formula.clone(), exact: false })
                    } else {
                        self.count(&inherited, condition.as_ref(), column.fields, None)
                            .map(|count| Content::Count(Box::new(count)))
                    };
                    let choices = content
                        .map(|content| Choice { only_if: only_if.clone(), content })
                        .into_iter()
                        .collect();
                    CellSpec { choices }
                })
                .collect()
        };
        let row = RowSpec {
            id: if heading.is_some() {
                fields.text("id").unwrap_or_default()
            } else {
                fields.need("id").text
            },
            key: fields.text("key").unwrap_or_else(|| fields.text("id").unwrap_or_default()),
            label: heading
                .as_ref()
                .map(|said| said.text.clone())
                .or_else(|| fields.text("label"))
                .unwrap_or_default(),
            level: fields.integer("level").and_then(|level| u32::try_from(level).ok()).unwrap_or(0),
            heading: heading.is_some(),
            source: fields.text("source").unwrap_or_default(),
            part_of: fields.item("part_of").map(|item| self.parts(item)).unwrap_or_default(),
            of_which: fields.texts("of_which").into_iter().map(|said| said.text).collect(),
            place: table.place.clone(),
            cells,
        };
        for key in ["official", "role"] {
            fields.item(key);
        }
        fields.finish();
        row
    }

    pub(super) fn unknown_column(&self, name: &Said, columns: &[RawColumn<'_>]) {
        let known: Vec<&str> = columns.iter().map(|own| own.spec.id.as_str()).collect();
        self.problems.push(
            Diagnostic::error("T505")
                .at(&name.place)
                .with("name", &name.text)
                .with("known", known.join(", ")),
        );
    }

    pub(super) fn only_if(&self, fields: &Fields<'_>) -> Option<Node> {
        let said = fields.said("only_if")?;
        let (columns, intervals) = (BTreeMap::new(), BTreeMap::new());
        let scope = self.library.scope(&columns, &intervals, None);
        check(&said, &scope, Some(&Type::Bool), self.problems)
    }

    /// `"whole"`, `{ row = "whole", by = "…" }` or a list of them.
    fn parts(&self, item: &crate::document::Item) -> Vec<(String, String)> {
        use crate::document::Value;
        match &item.value {
            Value::Text(whole) => vec![(whole.clone(), String::new())],
            Value::Table(table) => {
                let fields = Fields::new(table, self.problems);
                let part = (fields.need("row").text, fields.text("by").unwrap_or_default());
                fields.finish();
                vec![part]
            }
            Value::List(items) => items.iter().flat_map(|own| self.parts(own)).collect(),
            _ => {
                item.wrong_kind("text", self.problems);
                Vec::new()
            }
        }
    }
}

/// What a row takes from its section.
#[derive(Clone, Default)]
pub(super) struct Inherited {
    pub view: Option<ViewChoice>,
    pub condition: Option<Said>,
    pub when: Option<Said>,
    pub of: Option<Said>,
}
