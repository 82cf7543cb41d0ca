//! What a cell counts: conditions of section, row, column and cell, its point in time and its measure.
//!
//! Every `where` around a cell counts. View, point in time, measure and rounding come from the cell,
//! else from its row or column, else from the section.

use super::measure::{MEASURES, says_measure};
use super::read::{RawColumn, Reader, as_written, decimals_of, said_of};
use super::section::{Inherited, RowSource};
use super::{Axis, Choice, Content, Count, FormulaSpec, Measure, Printed, RowSpec, ViewChoice};
use crate::diagnostic::{Diagnostic, Problems};
use crate::document::{Fields, Said, Table};
use crate::expression::{Kind, Shape};
use crate::number::Exact;
use crate::period::Shift;
use crate::template::point::{Day, chooses, point_in_time};

/// What stands around a cell, from the widest to the cell itself.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub section: &'a Inherited<'a>,
    pub row: &'a RowSource<'a>,
    /// None for the row as such: its records, whatever a column counts of them.
    pub column: Option<&'a Table>,
    pub cell: Option<&'a Table>,
    /// The view of the cell, when it has its own.
    pub view: Option<&'a ViewChoice>,
}

impl<'a> Around<'a> {
    /// The view, and whether it is the section's: a row with a view of its own leaves out the section's
    /// condition and point in time.
    fn view(&self) -> Option<&'a ViewChoice> {
        self.view.or(self.row.view.as_ref()).or(self.section.view.as_ref())
    }

    fn in_section(&self) -> bool {
        self.row.view.is_none()
    }

    /// The condition of time, and whether all cells of the row share it.
    pub(super) fn when(&self) -> Option<(Said, bool)> {
        let said = |table: Option<&Table>| table.and_then(|own| said_of(own, "when"));
        if let Some(own) = said(self.cell) {
            return Some((own, false));
        }
        if let Some(own) = &self.row.when {
            return Some((own.clone(), true));
        }
        if let Some(own) = said(self.column) {
            return Some((own, false));
        }
        let section = self.section.when.clone().filter(|_| self.in_section());
        section.map(|own| (own, true))
    }

    /// Another period than the return's.
    fn period(&self) -> Option<Shift> {
        let said = |table: Option<&Table>| {
            table.and_then(|own| Shift::from_word(&said_of(own, "period")?.text))
        };
        let row = said(self.cell).or_else(|| said(self.row.table));
        row.or_else(|| said(self.column)).or_else(|| said(self.section.table))
    }

    /// The date or interval that the word of time is said of.
    fn of(&self) -> Option<Said> {
        let said = |table: Option<&Table>| table.and_then(|own| said_of(own, "of"));
        said(self.cell)
            .or_else(|| self.row.of.clone())
            .or_else(|| said(self.column))
            .or_else(|| self.section.of.clone().filter(|_| self.in_section()))
    }

    /// The table that says what is measured.
    pub(super) fn measured(&self) -> Option<&'a Table> {
        let says = |table: &&Table| says_measure(table);
        self.cell
            .filter(says)
            .or(self.row.table.filter(says))
            .or(self.row.quantity.map(|own| &own.table).filter(says))
            .or(self.column.filter(says))
            .or(self.section.table.filter(says))
    }
}

impl Reader<'_> {
    /// Does the view read `:day`, and neither row nor section gives it one?
    pub(super) fn asks_a_day_of_its_columns(&self, around: Around<'_>) -> bool {
        let mut views = around.view().into_iter().flat_map(|view| view.names());
        around.when().is_none() && views.any(|view| self.library.reads_day(view))
    }

    /// What a cell counts, in every view that an option may choose.
    pub(super) fn count(&self, around: Around<'_>) -> Option<Count> {
        let view = around.view()?.clone();
        let mut result = None;
        for name in view.names() {
            let shape = self.known.shape(self.library, name)?;
            let silent = Problems::default();
            let found = self.count_over(name, &shape, around, &silent);
            self.tell_once(silent, name);
            if let Some(count) = found {
                result = Some(Count { view: view.clone(), ..count });
            }
        }
        result
    }

    fn count_over(
        &self,
        view: &str,
        shape: &Shape,
        around: Around<'_>,
        problems: &Problems,
    ) -> Option<Count> {
        let scope = self.library.scope(shape, None);
        let of_section = around.section.condition.iter().filter(|_| around.in_section());
        let of_row: Vec<Said> = of_section.chain(&around.row.conditions).cloned().collect();
        let of_cell = [around.column, around.cell];
        let of_cell: Vec<Said> =
            of_cell.into_iter().flatten().filter_map(|own| said_of(own, "where")).collect();
        let (mut conditions, mut narrower, mut good) = (Vec::new(), Vec::new(), true);
        let mut asks_day = Vec::new();
        for (filters, found) in [(of_row, &mut conditions), (of_cell, &mut narrower)] {
            for said in filters {
                match self.known.condition(&said, view, &scope, problems) {
                    Some(node) if node.reads_day() => asks_day.push((said, node)),
                    Some(node) => found.push(node),
                    None => good = false,
                }
            }
        }
        good &= self.is_as_said(around, view, problems);
        let when = around.when().filter(|(word, _)| chooses(&word.text));
        let mut daily = None;
        let day = when.as_ref().and_then(|(word, _)| Day::from_word(&word.text));
        let reads_day = self.library.reads_day(view);
        for (said, node) in asks_day {
            // The day of a condition is the one that the point in time names.
            match day {
                Some(day) => narrower.push(node.replaced(&|part| match &part.kind {
                    Kind::Parameter(name) if name == "day" => Some(day.node()),
                    _ => None,
                })),
                None => {
                    problems.push(Diagnostic::error("T408").at(&said.place).with("name", view));
                    good = false;
                }
            }
        }
        let of = when.as_ref().map(|(word, _)| {
            around.of().unwrap_or_else(|| Said {
                text: self.library.moment(view, shape),
                place: word.place.clone(),
            })
        });
        if let (Some((word, whole_row)), Some(of)) = (&when, &of) {
            let inside = self.library.period_inside(view);
            if inside && !(reads_day && day.is_some()) {
                problems.push(Diagnostic::error("T409").at(&word.place).with("name", view));
                good = false;
            } else if !(reads_day && day.is_some() && (inside || of.text.is_empty())) {
                // A view that was asked for the day needs no second condition of its own.
                match point_in_time(word, of, shape, problems) {
                    Some(node) if *whole_row => conditions.push(node),
                    Some(node) => narrower.push(node),
                    None => good = false,
                }
            }
            if word.text == "daily_average" {
                daily = shape.intervals.get(&of.text).cloned();
                if daily.is_none() {
                    problems.push(Diagnostic::error("T517").at(&word.place));
                    good = false;
                }
            }
        }
        if reads_day && day.is_none() {
            let place = around.column.map_or(&around.row.place, |own| &own.place);
            problems.push(Diagnostic::error("T408").at(place).with("name", view));
            good = false;
        }
        let measure = match around.column {
            None => Measure::Records,
            Some(column) => {
                let Some(measured) = around.measured() else {
                    problems.push(
                        Diagnostic::error("T506")
                            .at(&column.place)
                            .with("known", MEASURES.join(", ")),
                    );
                    return None;
                };
                let measure = self.measure(measured, &scope, problems)?;
                let when = when.as_ref().map(|(word, _)| word);
                let measure = self.spread(measure, measured, &of, when, shape, problems)?;
                if daily.is_some() && !measure.adds_up_by_day() {
                    problems.push(Diagnostic::error("T517").at(&measured.place));
                    good = false;
                }
                measure
            }
        };
        good.then(|| Count {
            view: ViewChoice::Always(view.to_owned()),
            conditions,
            narrower,
            measure,
            daily,
            day: day.filter(|_| reads_day),
            period: around.period(),
            quantity: around.named(),
        })
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

    /// A `[[section.cell]]`: what it says takes the place of what its row or column says.
    pub(super) fn override_cell(
        &self,
        table: &Table,
        section: &Inherited<'_>,
        columns: &[RawColumn<'_>],
        rows: &mut [(RowSpec, RowSource<'_>)],
    ) {
        let fields = Fields::new(table, self.problems);
        let (row, column) = (fields.texts("row"), fields.texts("column"));
        let only_if = self.only_if(&fields);
        let own_view = self.view(&fields);
        let formula = fields.said("formula").and_then(|said| self.formula(&said));
        let proposed = self.proposed(&fields);
        // `of = "exact"` is said of a formula; of a count `of` names the date or interval.
        let exact = fields.text("of").as_deref() == Some("exact");
        let no_divisor = fields.integer("no_divisor").map(i128::from).map(Exact::whole);
        let (blocked, manual) =
            (fields.bool("blocked").unwrap_or(false), fields.bool("manual").unwrap_or(false));
        let decimals = decimals_of(&fields);
        self.collate(&fields);
        self.period(&fields);
        let unit = self.unit(&fields);
        for key in MEASURES.iter().chain(&["where", "when", "once_per", "pick", "spread"]) {
            fields.item(key);
        }
        fields.finish();
        for row in &row {
            let named =
                |own: &&mut (RowSpec, RowSource<'_>)| own.0.key == row.text || own.0.id == row.text;
            let Some((found, source)) = rows.iter_mut().find(named) else {
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
                } else if let Some(proposed) = &proposed {
                    Some(Content::Proposed(proposed.clone()))
                } else if manual {
                    Some(Content::Manual)
                } else if let Some(formula) = &formula {
                    Some(Content::Formula(FormulaSpec {
                        formula: formula.clone(),
                        exact,
                        axis: Axis::Rows,
                        no_divisor,
                    }))
                } else {
                    let around = Around {
                        section,
                        row: source,
                        column: Some(columns[index].fields),
                        cell: Some(table),
                        view: own_view.as_ref(),
                    };
                    self.count(around).map(|count| Content::Count(Box::new(count)))
                };
                if let Some(content) = content {
                    let written = Some(as_written(table));
                    let own = unit.map(|unit| Printed { unit, decimals: decimals.unwrap_or(0) });
                    let printed = own.or(found.printed);
                    let only_if = only_if.clone();
                    let choice = Choice { only_if, content, decimals, printed, written };
                    found.cells[index].choices.push(choice);
                }
            }
        }
    }
}
