//! What a cell counts: conditions of section, row, column and cell, and its measure.

use super::read::{RawColumn, Reader, said_of};
use super::section::Inherited;
use super::{Choice, Content, Count, Measure, RowSpec};
use crate::diagnostic::{Diagnostic, Problems};
use crate::document::{Fields, Said, Table};
use crate::expression::{Node, check};
use crate::model::Type;
use crate::template::formula::Formula;
use crate::template::view::point_in_time;

const MEASURES: [&str; 6] = ["count", "sum", "average", "minimum", "maximum", "median"];

impl Reader<'_> {
    /// What a cell counts: the conditions of section, `when`, column, row, and its measure.
    pub(super) fn count(
        &self,
        inherited: &Inherited,
        row: Option<&Said>,
        column: &Table,
        cell: Option<&Table>,
    ) -> Option<Count> {
        let view = inherited.view.clone()?;
        let mut result = None;
        for name in view.names() {
            let (columns, intervals) = self.library.source(name)?;
            let scope = self.library.scope(&columns, &intervals, None);
            let silent = Problems::default();
            let (mut conditions, mut narrower) = (Vec::new(), Vec::new());
            let field = |key: &'static str| {
                cell.and_then(|own| said_of(own, key)).or_else(|| said_of(column, key))
            };
            let of_row = [inherited.condition.clone(), row.cloned()];
            let of_cell = [said_of(column, "where"), cell.and_then(|own| said_of(own, "where"))];
            let mut good = true;
            for (filters, found) in [(of_row, &mut conditions), (of_cell, &mut narrower)] {
                for said in filters.into_iter().flatten() {
                    match check(&said, &scope, Some(&Type::Bool), &silent) {
                        Some(node) => found.push(node),
                        None => good = false,
                    }
                }
            }
            if let Some(word) = field("when").or_else(|| inherited.when.clone()) {
                let of = field("of").or_else(|| inherited.of.clone()).unwrap_or_else(|| Said {
                    text: intervals.keys().next().cloned().unwrap_or_default(),
                    place: word.place.clone(),
                });
                match point_in_time(&word, &of, &columns, &intervals, &silent) {
                    Some(node) => conditions.push(node),
                    None => good = false,
                }
            }
            let own_measure =
                cell.filter(|own| MEASURES.iter().any(|key| own.entries.contains_key(*key)));
            let measure = self.measure(own_measure.unwrap_or(column), &scope, &silent);
            self.tell_once(silent, name);
            if let (true, Some(measure)) = (good, measure) {
                result = Some(Count { view: view.clone(), conditions, narrower, measure });
            }
        }
        result
    }

    /// Passes on what was noted, unless the same place was already blamed for the same view.
    fn tell_once(&self, noted: Problems, view: &str) {
        for diagnostic in noted.into_vec() {
            let start = diagnostic
                .places
                .first()
                .and_then(|place| place.source.as_ref())
                .map_or(0, |place| place.range.start);
            if self.told.borrow_mut().insert((start, format!("{view} {}", diagnostic.code))) {
                self.problems.push(diagnostic.with("view", view));
            }
        }
    }

    fn measure(
        &self,
        table: &Table,
        scope: &crate::expression::Scope<'_>,
        problems: &Problems,
    ) -> Option<Measure> {
        let node = |key: &str| {
            said_of(table, key).map(|said| check(&said, scope, None, problems).ok_or(()))
        };
        if said_of(table, "count").is_some_and(|said| said.text == "*") {
            return Some(Measure::Records);
        }
        if let Some(found) = node("count") {
            return Some(Measure::Distinct(found.ok()?));
        }
        if let Some(found) = node("sum") {
            let value = found.ok()?;
            return Some(match node("once_per") {
                None => Measure::Sum(value),
                Some(per) => {
                    let pick = match node("pick") {
                        None => None,
                        Some(found) => Some(found.ok()?),
                    };
                    Measure::SumOnce { value, per: per.ok()?, pick }
                }
            });
        }
        for (key, make) in [
            ("average", Measure::Average as fn(Node) -> Measure),
            ("minimum", Measure::Minimum),
            ("maximum", Measure::Maximum),
            ("median", Measure::Median),
        ] {
            if let Some(found) = node(key) {
                return Some(make(found.ok()?));
            }
        }
        problems
            .push(Diagnostic::error("T506").at(&table.place).with("known", MEASURES.join(", ")));
        None
    }

    pub(super) fn override_cell(
        &self,
        table: &Table,
        section: &Inherited,
        columns: &[RawColumn<'_>],
        rows: &mut [RowSpec],
    ) {
        let fields = Fields::new(table, self.problems);
        let (row, column) = (fields.texts("row"), fields.texts("column"));
        let only_if = self.only_if(&fields);
        let own_view = self.view(&fields);
        let formula = fields.said("formula").and_then(|said| Formula::parse(&said, self.problems));
        let exact = fields.text("of").as_deref() == Some("exact");
        let (blocked, manual) =
            (fields.bool("blocked").unwrap_or(false), fields.bool("manual").unwrap_or(false));
        let row_where = fields.said("row_where");
        for key in MEASURES.iter().chain(&["where", "when", "once_per", "pick", "round"]) {
            fields.item(key);
        }
        fields.finish();
        for row in &row {
            let Some(found) = rows.iter_mut().find(|own| own.key == row.text || own.id == row.text)
            else {
                self.problems
                    .push(Diagnostic::error("T507").at(&row.place).with("name", &row.text));
                continue;
            };
            for column in &column {
                let Some(index) = columns.iter().position(|own| own.spec.id == column.text) else {
                    self.unknown_column(column, columns);
                    continue;
                };
                let content = if blocked {
                    Some(Content::Blocked)
                } else if manual {
                    Some(Content::Manual)
                } else if let Some(formula) = &formula {
                    Some(Content::Formula { formula: formula.clone(), exact })
                } else {
                    // Another measure of the same records: the row's conditions stay.
                    let base = found.cells[index].choices.iter().find_map(|choice| {
                        match &choice.content {
                            Content::Count(count) => Some(count.clone()),
                            _ => None,
                        }
                    });
                    let inherited = Inherited {
                        view: own_view.clone().or(section.view.clone()),
                        ..Inherited::default()
                    };
                    let own = self.count(
                        &inherited,
                        row_where.as_ref(),
                        columns[index].fields,
                        Some(table),
                    );
                    own.map(|count| {
                        let mut conditions = base.map(|base| base.conditions).unwrap_or_default();
                        conditions.extend(count.conditions);
                        Content::Count(Box::new(Count { conditions, ..count }))
                    })
                };
                if let Some(content) = content {
                    found.cells[index].choices.push(Choice { only_if: only_if.clone(), content });
                }
            }
        }
    }
}
