//! Columns of what changed between two others, and charts: what stands beside the years. Polish: zmiana, wykres.

use super::read::{RawColumn, Reader, word_of};
use super::section::RowSource;
use super::{Axis, ChartSpec, Content, FormulaSpec, Printed, RowSpec};
use crate::diagnostic::Diagnostic;
use crate::document::{Fields, Said, Table};
use crate::number::Exact;
use crate::report::{Along, ChartKind, Unit};
use crate::template::formula::{Formula, Operator, Reference};

/// What a column says of two others of its row: `change = { from = "2024", to = "2025" }`.
#[derive(Clone, Debug)]
pub(super) struct Change {
    from: Said,
    to: Said,
    per_cent: bool,
    /// Both columns are there. A change of others is told once, where it is said, not in every row.
    sound: bool,
}

impl Change {
    /// The formula for a row printed in its own unit, or in those of the columns.
    ///
    /// What a share gained is told in percentage points; per cent of a share would mislead, and is blocked.
    pub fn content(&self, row: Option<Printed>) -> (Content, Option<Printed>) {
        if !self.sound {
            return (Content::Blocked, None);
        }
        let share = row.is_some_and(|own| own.unit == Unit::Percent);
        let cell = |name: &str| Formula::Cell(Reference::one(name));
        let two =
            |operator, left, right| Formula::Binary(operator, Box::new(left), Box::new(right));
        let difference = two(Operator::Subtract, cell(&self.to.text), cell(&self.from.text));
        let formula = if self.per_cent {
            let hundred = Formula::Number(Exact::whole(100));
            let times = two(Operator::Multiply, difference, hundred);
            two(Operator::Divide, times, cell(&self.from.text))
        } else {
            difference
        };
        let spec = FormulaSpec { formula, exact: false, axis: Axis::Columns, no_divisor: None };
        let content = Content::Formula(spec);
        match (self.per_cent, share) {
            (true, true) => (Content::Blocked, None),
            (true, false) => (content, Some(Printed { unit: Unit::Percent, decimals: 1 })),
            (false, true) => {
                let points = row.map(|own| Printed { unit: Unit::PercentagePoints, ..own });
                (content, points)
            }
            (false, false) => (content, row),
        }
    }
}

impl Reader<'_> {
    /// `{ from = "2024", to = "2025", in = "per_cent" }`; its columns are looked for when all are read.
    pub(super) fn change(&self, table: &Table) -> Change {
        let fields = Fields::new(table, self.problems);
        let word = word_of(&fields, "in", &["number", "per_cent"], self.problems);
        let change = Change {
            from: fields.need("from"),
            to: fields.need("to"),
            per_cent: word.as_deref() == Some("per_cent"),
            sound: true,
        };
        fields.finish();
        change
    }

    /// Refuses changes from or to a column that is not beside them.
    pub(super) fn sound_changes(&self, columns: &mut [RawColumn<'_>]) {
        for index in 0..columns.len() {
            let Some(change) = columns[index].change.clone() else {
                continue;
            };
            for said in [&change.from, &change.to] {
                // An empty name was told as missing.
                if columns.iter().all(|own| own.spec.id != said.text) {
                    if !said.text.is_empty() {
                        self.unknown_column(said, columns);
                    }
                    columns[index].change = Some(Change { sound: false, ..change.clone() });
                }
            }
        }
    }

    /// A `[[section.chart]]`: rows and columns by name, in the order in which they are named.
    pub(super) fn chart(
        &self,
        table: &Table,
        rows: &[(RowSpec, RowSource<'_>)],
        columns: &[RawColumn<'_>],
    ) -> ChartSpec {
        let fields = Fields::new(table, self.problems);
        let kind = word_of(&fields, "kind", &["columns", "bars", "line"], self.problems);
        let along = word_of(&fields, "along", &["columns", "rows"], self.problems);
        let row = |said: &Said| {
            let named = |(own, _): &(RowSpec, RowSource<'_>)| {
                !own.heading && (own.key == said.text || own.id == said.text)
            };
            let found = rows.iter().position(named);
            if found.is_none() {
                let unknown = Diagnostic::error("T507").at(&said.place);
                self.problems.push(unknown.with("name", &said.text));
            }
            found
        };
        let column = |said: &Said| {
            let found = columns.iter().position(|own| own.spec.id == said.text);
            if found.is_none() {
                self.unknown_column(said, columns);
            }
            found
        };
        let chart = ChartSpec {
            title: fields.need("title").text,
            kind: match kind.as_deref() {
                Some("bars") => ChartKind::Bars,
                Some("line") => ChartKind::Line,
                _ => ChartKind::Columns,
            },
            along: match along.as_deref() {
                Some("rows") => Along::Rows,
                _ => Along::Columns,
            },
            rows: fields.texts("rows").iter().filter_map(row).collect(),
            columns: fields.texts("columns").iter().filter_map(column).collect(),
        };
        for key in ["rows", "columns"] {
            if fields.item(key).is_none() {
                fields.missing(key);
            }
        }
        // A spreadsheet's chart takes its categories and values from cells side by side.
        let axis = match chart.along {
            Along::Columns => ("columns", &chart.columns),
            Along::Rows => ("rows", &chart.rows),
        };
        if axis.1.windows(2).any(|pair| pair[1] != pair[0] + 1) {
            self.problems
                .push(Diagnostic::error("T526").at(fields.place_of(axis.0)).with("name", axis.0));
        }
        fields.finish();
        chart
    }
}
