//! Sections and their rows, read.

use std::collections::BTreeMap;

use super::read::{RawColumn, Reader, cells_of};
use super::{CellSpec, Choice, Content, RowSpec, Section, ViewChoice, Watch};
use crate::diagnostic::{Diagnostic, nearest};
use crate::document::{Fields, Said, Table, Value};
use crate::expression::{Node, Shape, check};
use crate::model::Type;
use crate::template::formula::Formula;

/// What a row takes from its section.
#[derive(Clone, Default)]
pub(super) struct Inherited {
    pub view: Option<ViewChoice>,
    pub condition: Option<Said>,
    pub when: Option<Said>,
    pub of: Option<Said>,
}

impl<'r> Reader<'r> {
    pub(super) fn section(&mut self, table: &'r Table) -> Section {
        let fields = Fields::new(table, self.problems);
        let id = fields.need("id").text;
        let set = self.column_set(&fields, &id);
        let scope = Inherited {
            view: self.view(&fields),
            condition: fields.said("where"),
            when: fields.said("when"),
            of: fields.said("of"),
        };
        let empty = Vec::new();
        let columns = self.column_sets.get(&set).unwrap_or(&empty);
        let mut watches = Vec::new();
        let mut rows: Vec<RowSpec> = Vec::new();
        for row in fields.tables("row") {
            rows.extend(self.row(row, &scope, columns, &mut watches));
        }
        for own in fields.tables("cell") {
            self.override_cell(own, &scope, columns, &mut rows);
        }
        let form = super::read::word_of(&fields, "form", &["list"], self.problems);
        let section = Section {
            id,
            title: fields.text("title").unwrap_or_default(),
            role: fields.text("role"),
            only_if: self.only_if(&fields),
            official: fields.bool("official"),
            as_list: form.is_some(),
            when: scope.when.as_ref().map(|said| said.text.clone()),
            source: fields.text("source").unwrap_or_default(),
            validity: self.validity(&fields),
            place: table.place.clone(),
            columns: columns.iter().map(|column| column.spec.clone()).collect(),
            rows,
            watches,
        };
        fields.finish();
        section
    }

    /// The name of the section's columns: a shared set, or its own under a name of its own.
    fn column_set(&mut self, fields: &Fields<'r>, section: &str) -> String {
        if let Some(Value::Text(name)) = fields.item("columns").map(|item| &item.value) {
            if !self.column_sets.contains_key(name) {
                let known = self.column_sets.keys().map(String::as_str);
                self.problems.push(
                    Diagnostic::error("T504")
                        .at(fields.place_of("columns"))
                        .with("name", name)
                        .with("nearest", nearest(name, known).unwrap_or("none")),
                );
            }
            return name.clone();
        }
        let columns =
            fields.tables("columns").into_iter().map(|own| self.column(own)).collect::<Vec<_>>();
        let name = format!("section {section}");
        self.column_sets.insert(name.clone(), columns);
        name
    }

    /// `view = "name"` or `{ option = "basis", decyzja = "granted", … }`.
    pub(super) fn view(&self, fields: &Fields<'_>) -> Option<ViewChoice> {
        let item = fields.item("view")?;
        let named = |said: Said| {
            if self.library.shape(&said.text).is_none() {
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
                self.every_value(&option, table);
                for (value, (_, item)) in &table.entries {
                    if value != "option" {
                        views.insert(value.clone(), named(item.as_said()?)?);
                    }
                }
                Some(ViewChoice::ByOption { option: option.text, views })
            }
        }
    }

    /// A view for each value of an option: all of them, and no other (T523).
    fn every_value(&self, option: &Said, table: &Table) {
        let Some(spec) = self.library.options.get(&option.text) else {
            let known: Vec<&str> = self.library.options.keys().map(String::as_str).collect();
            self.problems.push(
                Diagnostic::error("T202")
                    .at(&option.place)
                    .with("name", &option.text)
                    .with("nearest", nearest(&option.text, known.iter().copied()).unwrap_or("none"))
                    .with("known", known.join(", ")),
            );
            return;
        };
        let without = spec.values.iter().find(|value| !table.entries.contains_key(*value));
        let mut given = table.entries.keys().filter(|key| *key != "option");
        let strange = given.find(|key| !spec.values.contains(key));
        if let Some(value) = without.or(strange) {
            self.problems.push(
                Diagnostic::error("T523")
                    .at(&table.place)
                    .with("name", &option.text)
                    .with("value", value)
                    .with("known", spec.values.join(", ")),
            );
        }
    }

    /// One row as written; several when it stands for the codes of a list or the bands of a number.
    fn row(
        &self,
        table: &Table,
        section: &Inherited,
        columns: &[RawColumn<'_>],
        watches: &mut Vec<Watch>,
    ) -> Vec<RowSpec> {
        let fields = Fields::new(table, self.problems);
        let inherited = self.inherited(&fields, section);
        let heading = fields.said("heading");
        let blocked: Vec<Said> = fields.texts("blocked");
        for column in &blocked {
            if !columns.iter().any(|own| own.spec.id == column.text) {
                self.unknown_column(column, columns);
            }
        }
        let manual = fields.bool("manual").unwrap_or(false);
        let formula = fields.said("formula").and_then(|said| Formula::parse(&said, self.problems));
        let written = self.written(&fields, heading.is_some(), &inherited);
        let base = RowSpec {
            id: String::new(),
            key: String::new(),
            label: heading.as_ref().map(|said| said.text.clone()).unwrap_or_default(),
            level: fields.integer("level").and_then(|level| u32::try_from(level).ok()).unwrap_or(0),
            heading: heading.is_some(),
            role: fields.text("role"),
            only_if: self.only_if(&fields),
            official: fields.bool("official"),
            source: fields.text("source").unwrap_or_default(),
            validity: self.validity(&fields),
            part_of: fields.item("part_of").map(|item| self.parts(item)).unwrap_or_default(),
            of_which: fields.texts("of_which").into_iter().map(|said| said.text).collect(),
            by: written.by.clone(),
            place: table.place.clone(),
            cells: Vec::new(),
        };
        fields.finish();
        if let Some((said, band)) = &written.below {
            let conditions = [written.condition.clone(), Some(said.clone())];
            let conditions: Vec<Said> = conditions.into_iter().flatten().collect();
            let count = cells_of(columns)
                .find_map(|column| self.count(&inherited, &conditions, column, None));
            if let Some(count) = count {
                watches.push(Watch { code: "E307", count, about: band.clone() });
            }
        }
        let content = |column: &RawColumn<'_>, conditions: &[Said]| {
            if blocked.iter().any(|own| own.text == column.spec.id) {
                Some(Content::Blocked)
            } else if manual {
                Some(Content::Manual)
            } else if let Some(formula) = &column.formula {
                Some(formula.clone())
            } else if let Some(formula) = &formula {
                Some(Content::Formula(super::FormulaSpec::of_row(formula.clone())))
            } else {
                self.count(&inherited, conditions, column.fields, None)
                    .map(|count| Content::Count(Box::new(count)))
            }
        };
        let make = |own: &super::rows::One| {
            let conditions: Vec<Said> =
                written.condition.iter().chain(&own.conditions).cloned().collect();
            let cell = |column: &RawColumn<'_>| {
                let choices = content(column, &conditions)
                    .map(|content| Choice { only_if: None, content })
                    .into_iter()
                    .collect();
                CellSpec { choices }
            };
            RowSpec {
                id: own.id.clone(),
                key: own.key.clone(),
                label: if base.heading { base.label.clone() } else { own.label.clone() },
                cells: if base.heading { Vec::new() } else { columns.iter().map(cell).collect() },
                ..base.clone()
            }
        };
        written.rows.iter().map(make).collect()
    }

    /// What a row has from its section, unless it names a view of its own.
    fn inherited(&self, fields: &Fields<'_>, section: &Inherited) -> Inherited {
        let inherited = match self.view(fields) {
            // A row over another view leaves out the section's filter and point in time.
            Some(view) => Inherited { view: Some(view), ..Inherited::default() },
            None => section.clone(),
        };
        Inherited {
            when: fields.said("when").or(inherited.when.clone()),
            of: fields.said("of").or(inherited.of.clone()),
            ..inherited
        }
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
        let shape = Shape::default();
        check(&said, &self.library.scope(&shape, None), Some(&Type::Bool), self.problems)
    }

    /// `"whole"`, `{ row = "whole", by = "…" }` or a list of them.
    fn parts(&self, item: &crate::document::Item) -> Vec<(String, String)> {
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
