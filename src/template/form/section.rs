//! Sections and their rows, read.

use std::collections::BTreeMap;

use super::cell::Around;
use super::measure::{MEASURES, says_measure};
use super::read::{RawColumn, Reader, as_written, decimals_of, said_of};
use super::rows::One;
use super::{
    Axis, CellSpec, Choice, Content, Count, FormulaSpec, Measure, Printed, RowSpec, Section,
    ViewChoice, Watch,
};
use crate::diagnostic::{Diagnostic, SourcePlace, nearest};
use crate::document::{Fields, Said, Table, Value};
use crate::expression::{Node, Shape, check};
use crate::model::Type;
use crate::number::Exact;
use crate::template::point::chooses;
use crate::template::quantity::Quantity;

/// What a section says for all its cells.
pub(super) struct Inherited<'t> {
    pub view: Option<ViewChoice>,
    pub condition: Option<Said>,
    pub when: Option<Said>,
    pub of: Option<Said>,
    /// It may say what is measured.
    pub table: Option<&'t Table>,
}

/// What a row says for its cells.
#[derive(Clone)]
pub(super) struct RowSource<'t> {
    /// A view of its own: then the section's condition and point in time are left out.
    pub view: Option<ViewChoice>,
    /// The quantity that it counts, if it names one: its view, condition and point in time are the row's.
    pub quantity: Option<&'t Quantity>,
    pub conditions: Vec<Said>,
    pub when: Option<Said>,
    pub of: Option<Said>,
    /// It may say what is measured.
    pub table: Option<&'t Table>,
    pub place: SourcePlace,
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
            table: Some(table),
        };
        for key in MEASURES.iter().chain(&["once_per", "pick", "spread"]) {
            fields.item(key);
        }
        let empty = Vec::new();
        let columns = self.column_sets.get(&set).unwrap_or(&empty);
        let mut watches = Vec::new();
        let mut rows: Vec<(RowSpec, RowSource<'_>)> = Vec::new();
        for row in fields.tables("row") {
            rows.extend(self.row(row, &scope, columns, &mut watches));
        }
        for own in fields.tables("cell") {
            self.override_cell(own, &scope, columns, &mut rows);
        }
        let form = super::read::word_of(&fields, "form", &["list"], self.problems);
        self.period(&fields);
        self.collate(&fields);
        let charts = fields.tables("chart").into_iter();
        let charts = charts.map(|own| self.chart(own, &rows, columns)).collect();
        let section = Section {
            id,
            title: fields.text("title").unwrap_or_default(),
            role: fields.text("role"),
            only_if: self.only_if(&fields),
            official: fields.bool("official"),
            as_list: form.is_some(),
            when: scope.when.as_ref().map(|said| said.text.clone()).filter(|word| chooses(word)),
            view: scope.view.clone(),
            chapter: fields.text("chapter").unwrap_or_default(),
            note: fields.text("note").unwrap_or_default(),
            written: as_written(table),
            source: fields.text("source").unwrap_or_default(),
            validity: self.validity(&fields),
            place: table.place.clone(),
            columns: columns.iter().map(|column| column.spec.clone()).collect(),
            rows: rows.into_iter().map(|(row, _)| row).collect(),
            watches,
            charts,
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
        let mut columns =
            fields.tables("columns").into_iter().map(|own| self.column(own)).collect::<Vec<_>>();
        self.sound_changes(&mut columns);
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
            let known = self.library.options.keys().map(String::as_str);
            self.problems.push(Diagnostic::unknown("T202", &option.text, known).at(&option.place));
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
        table: &'r Table,
        section: &Inherited<'_>,
        columns: &[RawColumn<'_>],
        watches: &mut Vec<Watch>,
    ) -> Vec<(RowSpec, RowSource<'r>)> {
        let fields = Fields::new(table, self.problems);
        let quantity = self.quantity(&fields);
        let heading = fields.said("heading");
        let blocked: Vec<Said> = fields.texts("blocked");
        for column in &blocked {
            if !columns.iter().any(|own| own.spec.id == column.text) {
                self.unknown_column(column, columns);
            }
        }
        let manual = fields.bool("manual").unwrap_or(false);
        self.collate(&fields);
        let formula = self.row_formula(&fields);
        let view = match quantity {
            Some(own) => self.view(&Fields::new(&own.table, self.problems)),
            None => self.view(&fields),
        };
        let proposed = self.proposed(&fields);
        let seen = view.as_ref().or(section.view.as_ref());
        let written = self.written(&fields, heading.is_some(), seen);
        let measured = quantity.filter(|own| says_measure(&own.table));
        let of_quantity = measured.map(|own| Fields::new(&own.table, self.problems));
        let decimals = decimals_of(&fields).or_else(|| decimals_of(of_quantity.as_ref()?));
        let unit = self.unit(&fields).or_else(|| self.unit(of_quantity.as_ref()?));
        let printed = unit.map(|unit| Printed { unit, decimals: decimals.unwrap_or(0) });
        self.period(&fields);
        let base = RowSpec {
            id: String::new(),
            key: String::new(),
            label: heading.as_ref().map(|said| said.text.clone()).unwrap_or_default(),
            level: fields.integer("level").and_then(|level| u32::try_from(level).ok()).unwrap_or(0),
            heading: heading.is_some(),
            printed,
            role: fields.text("role"),
            only_if: self.only_if(&fields),
            official: fields.bool("official"),
            source: fields.text("source").unwrap_or_default(),
            validity: self.validity(&fields),
            part_of: fields.item("part_of").map(|item| self.parts(item)).unwrap_or_default(),
            of_which: fields.texts("of_which").into_iter().map(|said| said.text).collect(),
            by: written.by.clone(),
            manual_if_absent: self.manual_if_absent(&fields),
            view: view.clone(),
            written: self.row_written(table, quantity),
            place: table.place.clone(),
            records: None,
            cells: Vec::new(),
        };
        let of_quantity_said = |key: &str| quantity.and_then(|own| said_of(&own.table, key));
        let source = RowSource {
            view,
            quantity,
            conditions: of_quantity_said("where")
                .into_iter()
                .chain(written.condition.clone())
                .collect(),
            when: of_quantity_said("when").or(fields.said("when")),
            of: of_quantity_said("of").or(fields.said("of").filter(|of| of.text != "exact")),
            table: Some(table),
            place: table.place.clone(),
        };
        for key in MEASURES.iter().chain(&["once_per", "pick", "spread"]) {
            fields.item(key);
        }
        fields.finish();
        self.said_twice(&source, columns);
        if let Some((said, band)) = &written.below {
            let mut below = source.clone();
            below.conditions.push(said.clone());
            let around = Around { section, row: &below, column: None, cell: None, view: None };
            if let Some(count) = self.count(around) {
                watches.push(Watch { code: "E307", count, about: band.clone() });
            }
        }
        let content = |column: &RawColumn<'_>, row: &RowSource<'_>| {
            if blocked.iter().any(|own| own.text == column.spec.id) {
                Some((Content::Blocked, printed))
            } else if let Some(change) = &column.change {
                Some(change.content(printed))
            } else if let (Some(proposed), None) = (&column.proposed, &formula) {
                // A row that is worked out is worked out from what is proposed too.
                Some((proposed.clone(), printed))
            } else if let Some(proposed) = &proposed {
                Some((Content::Proposed(proposed.clone()), printed))
            } else if manual {
                Some((Content::Manual, printed))
            } else if let Some(formula) = &column.formula {
                Some((formula.clone(), printed))
            } else if let Some(formula) = &formula {
                Some((Content::Formula(formula.clone()), printed))
            } else {
                let around =
                    Around { section, row, column: Some(column.fields), cell: None, view: None };
                self.count(around).map(|count| (Content::Count(Box::new(count)), printed))
            }
        };
        let make = |own: &One| {
            let mut source = source.clone();
            source.conditions.extend(own.conditions.iter().cloned());
            let cell = |column: &RawColumn<'_>| {
                let choice = |(content, printed): (Content, Option<Printed>)| {
                    // Decimals that are printed are not a rounding of their own.
                    let decimals = decimals.filter(|_| printed.is_none());
                    Choice { only_if: None, content, decimals, printed, written: None }
                };
                CellSpec { choices: content(column, &source).map(choice).into_iter().collect() }
            };
            let cells: Vec<CellSpec> =
                if base.heading { Vec::new() } else { columns.iter().map(cell).collect() };
            let counts = |own: &CellSpec| {
                own.choices.iter().any(|choice| matches!(choice.content, Content::Count(_)))
            };
            // The row as such, when it counts anything.
            let around = Around { section, row: &source, column: None, cell: None, view: None };
            let records = if self.asks_a_day_of_its_columns(around) {
                // Each column asks for its own day: the row has the records of its first.
                let mut contents = cells.iter().flat_map(|own| &own.choices);
                contents.find_map(|choice| match &choice.content {
                    Content::Count(count) => Some(Count {
                        measure: Measure::Records,
                        narrower: Vec::new(),
                        daily: None,
                        ..(**count).clone()
                    }),
                    _ => None,
                })
            } else {
                cells.iter().any(counts).then(|| self.count(around)).flatten()
            };
            let mut said = base.written.clone();
            let parts: Vec<&str> =
                source.conditions.iter().map(|part| part.text.as_str()).collect();
            if let [_, _, ..] = parts.as_slice() {
                said.insert("where", format!("({})", parts.join(") and (")));
            } else if let [part] = parts.as_slice() {
                said.insert("where", (*part).to_owned());
            }
            let spec = RowSpec {
                written: said,
                id: own.id.clone(),
                key: own.key.clone(),
                label: if base.heading { base.label.clone() } else { own.label.clone() },
                cells,
                records,
                ..base.clone()
            };
            (spec, source)
        };
        written.rows.iter().map(make).collect()
    }

    /// A formula over rows, with what it says of exact values and of a division by zero.
    fn row_formula(&self, fields: &Fields<'_>) -> Option<FormulaSpec> {
        let formula = fields.said("formula").and_then(|said| self.formula(&said));
        let no_divisor = fields.integer("no_divisor").map(i128::from).map(Exact::whole);
        let exact = fields.text("of").as_deref() == Some("exact");
        formula.map(|formula| FormulaSpec { formula, exact, axis: Axis::Rows, no_divisor })
    }

    /// `proposed = "[2] + [5]"`: what stands in for a value until somebody enters it.
    pub(super) fn proposed(&self, fields: &Fields<'_>) -> Option<FormulaSpec> {
        let formula = fields.said("proposed").and_then(|said| self.formula(&said))?;
        Some(FormulaSpec { formula, exact: false, axis: Axis::Rows, no_divisor: None })
    }

    /// A word of time or a measure stands on the row or on the column; they may not differ (T524).
    fn said_twice(&self, row: &RowSource<'_>, columns: &[RawColumn<'_>]) {
        let row_table = row.table.expect("a row is written somewhere");
        let row_measures =
            says_measure(row_table) || row.quantity.is_some_and(|own| says_measure(&own.table));
        for column in columns {
            let both = row.when.as_ref().zip(said_of(column.fields, "when"));
            let when = both.is_some_and(|(row, column)| row.text != column.text);
            let measure = row_measures && says_measure(column.fields);
            if when || measure {
                self.problems.push(
                    Diagnostic::error("T524")
                        .at(&row.place)
                        .at(&column.fields.place)
                        .with("key", if when { "when" } else { "count, sum, …" }),
                );
                return;
            }
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
