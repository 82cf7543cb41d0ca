//! The cells of the return: what was counted, rounded once, then the formulas.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::{At, Filler, ManualValues};
use crate::diagnostic::{Diagnostic, Place, Problems};
use crate::evaluate::count::Number;
use crate::evaluate::formula::{Answer, Cells, answer};
use crate::number::Exact;
use crate::period::Shift;
use crate::report::{Cell, Chart, Column, Row, Section, State, Unit};
use crate::template::form::{
    Axis, ChartSpec, Choice, Content, FormulaSpec, Printed, Section as SectionSpec,
};
use crate::template::formula::{Formula, Reference};

/// The furthest period that a title may name. Polish: prognoza.
const MOST_LATER: usize = 9;

impl Filler<'_> {
    pub(super) fn sections(
        &self,
        chosen: &BTreeMap<At, &Choice>,
        numbers: &BTreeMap<At, Number>,
        problems: &Problems,
    ) -> Result<Vec<Section>, Diagnostic> {
        let done: BTreeMap<At, Cell> = chosen
            .iter()
            .filter_map(|(at, choice)| {
                Some((*at, self.counted_cell(*at, choice, numbers, problems)?))
            })
            .collect();
        let table =
            Table { filler: self, chosen, done: RefCell::new(done), busy: RefCell::default() };
        let mut printed = Vec::new();
        for (index, section) in self.form.sections.iter().enumerate() {
            if self.printed(section.role.as_ref(), section.only_if.as_ref())? {
                printed.push(self.section(index, section, &table)?);
            }
        }
        Ok(printed)
    }

    pub(super) fn section(
        &self,
        section_index: usize,
        section: &SectionSpec,
        table: &Table<'_>,
    ) -> Result<Section, Diagnostic> {
        let mut columns = Vec::new();
        for (index, own) in section.columns.iter().enumerate() {
            if self.printed(own.role.as_ref(), own.only_if.as_ref())? {
                columns.push(index);
            }
        }
        let (mut rows, mut places) = (Vec::new(), Vec::new());
        for (row_index, row) in section.rows.iter().enumerate() {
            if !self.printed(row.role.as_ref(), row.only_if.as_ref())? {
                continue;
            }
            places.push(row_index);
            let cells = columns.iter().filter(|_| !row.heading);
            rows.push(Row {
                id: row.id.clone(),
                key: row.key.clone(),
                label: row.label.clone(),
                level: row.level,
                heading: row.heading,
                official: row.official.unwrap_or(true),
                source: row.source.clone(),
                validity: row.validity.clone(),
                cells: cells
                    .map(|column| table.cell((section_index, row_index, *column)))
                    .collect(),
            });
        }
        let chart = |own: &ChartSpec| Chart {
            title: self.dated(&own.title, None),
            kind: own.kind,
            along: own.along,
            rows: own
                .rows
                .iter()
                .filter_map(|row| places.iter().position(|at| at == row))
                .collect(),
            columns: own
                .columns
                .iter()
                .filter_map(|column| columns.iter().position(|at| at == column))
                .collect(),
        };
        let charts = section.charts.iter().map(chart).collect();
        let columns = columns.into_iter().map(|index| {
            let own = &section.columns[index];
            Column {
                id: own.id.clone(),
                title: self.dated(&own.title, own.period),
                group: self.dated(&own.group, own.period),
                unit: own.unit,
                decimals: own.decimals,
                when: own.when.clone(),
                source: own.source.clone(),
            }
        });
        Ok(Section {
            id: section.id.clone(),
            title: self.dated(&section.title, None),
            role: section.role.clone(),
            official: section.official.unwrap_or(self.form.official),
            when: section.when.clone(),
            chapter: section.chapter.clone(),
            note: section.note.clone(),
            source: section.source.clone(),
            validity: section.validity.clone(),
            columns: columns.collect(),
            rows,
            charts,
        })
    }

    /// A title with the period of its column in place of `{period}`, and one of those after it in place of
    /// `{period+1}`.
    pub fn dated(&self, title: &str, period: Option<Shift>) -> String {
        let other = period.and_then(|own| self.others.get(&own));
        // Of a form that is only laid out no other period is loaded; its columns are dated all the same.
        let shifted = || period.map(|own| own.of(self.period));
        let own = other.map(|own| own.period).or_else(shifted).unwrap_or(self.period);
        let title = title.replace("{period}", &own.title());
        let mut later = own;
        (1..=MOST_LATER).fold(title, |title, times| {
            later = later.next();
            title.replace(&format!("{{period+{times}}}"), &later.title())
        })
    }

    /// A cell that needs no other cell; none for formulas.
    pub(super) fn counted_cell(
        &self,
        at: At,
        choice: &Choice,
        numbers: &BTreeMap<At, Number>,
        problems: &Problems,
    ) -> Option<Cell> {
        let Printed { unit, decimals } = self.printed_in(at, choice);
        let rounded = |exact: Exact| rounded(exact, choice.decimals, decimals);
        let cell = |state, exact, printed| Cell { state, exact, printed, unit, decimals };
        Some(match &choice.content {
            Content::Blocked => cell(State::Blocked, self.entered(at), None),
            Content::Manual => match self.entered(at) {
                Some(exact) => cell(State::Manual, Some(exact), rounded(exact)),
                None => cell(State::Missing, None, None),
            },
            Content::Formula(_) => return None,
            Content::Proposed(_) => {
                let exact = self.entered(at)?;
                cell(State::Manual, Some(exact), rounded(exact))
            }
            Content::Count(_) => {
                let number = &numbers[&at];
                let exact = number.value.and_then(|value| {
                    Exact::scaled(value, number.scale).divide(Exact::whole(number.divisor))
                });
                let printed = exact.and_then(rounded);
                if printed.is_some_and(|printed| i64::try_from(printed).is_err()) {
                    problems.push(
                        Diagnostic::error("E101")
                            .at(Place::cell(self.name(at)))
                            .with("message", "i64"),
                    );
                }
                let state = if exact.is_some() { State::Computed } else { State::Missing };
                cell(state, exact, printed)
            }
        })
    }

    /// A number of the run, `:months`.
    pub(super) fn number(&self, name: &str) -> Option<Exact> {
        self.context().names.get(name).map(|value| Exact::whole(i128::from(*value)))
    }

    /// A dated parameter on the last day of the period, in zł.
    pub(super) fn parameter(&self, name: &str) -> Option<Exact> {
        let parameter = self.context().parameters.on(name, self.end)?;
        Some(Exact::scaled(i128::from(parameter.value), 2))
    }

    /// What a cell is printed in: its own unit and decimals, or those of its column.
    pub fn printed_in(&self, at: At, choice: &Choice) -> Printed {
        let column = &self.form.sections[at.0].columns[at.2];
        choice.printed.unwrap_or(Printed { unit: column.unit, decimals: column.decimals })
    }

    /// A value entered by hand. That of another period may have been entered when that period was made, in
    /// the column that was its own then.
    pub fn entered(&self, at: At) -> Option<Exact> {
        let section = &self.form.sections[at.0];
        let (row, column) = (&section.rows[at.1], &section.columns[at.2]);
        let given = |values: &ManualValues, column: &str| {
            let by = |name: &str| {
                values.get(&(section.id.clone(), name.to_owned(), column.to_owned())).copied()
            };
            by(&row.id).or_else(|| by(&row.key))
        };
        let then = || {
            let other = self.others.get(&column.period?)?;
            let own = section.columns.iter().find(|own| own.period.is_none())?;
            given(&other.manual, &own.id)
        };
        given(self.manual, &column.id).or_else(then)
    }
}

/// The printed value in the decimals of the column, rounded once: to fewer when the cell says so.
pub(super) fn rounded(exact: Exact, own: Option<u32>, column: u32) -> Option<i128> {
    let fewer = own.unwrap_or(column).min(column);
    exact.rounded(fewer)?.checked_mul(10i128.pow(column - fewer))
}

/// The cells of the return while its formulas are worked out, each when first asked for.
pub(super) struct Table<'t> {
    pub filler: &'t Filler<'t>,
    pub chosen: &'t BTreeMap<At, &'t Choice>,
    pub done: RefCell<BTreeMap<At, Cell>>,
    pub busy: RefCell<BTreeSet<At>>,
}

impl Table<'_> {
    pub fn cell(&self, at: At) -> Cell {
        let (unit, decimals) = (Unit::Other, 0);
        let missing = Cell { state: State::Missing, exact: None, printed: None, unit, decimals };
        if let Some(cell) = self.done.borrow().get(&at) {
            return cell.clone();
        }
        let Some(choice) = self.chosen.get(&at) else {
            return missing;
        };
        let Some(spec) = choice.content.formula() else {
            return missing;
        };
        if !self.busy.borrow_mut().insert(at) {
            // The loader refuses circles; one that options make stays without a value.
            return missing;
        }
        let result = self.worked_out(spec, at);
        let Printed { unit, decimals } = self.filler.printed_in(at, choice);
        let state = match &choice.content {
            _ if result.is_none() => State::Missing,
            Content::Proposed(_) => State::Proposed,
            _ if self.rests_on_a_proposal(spec, at) => State::Proposed,
            _ => State::Formula,
        };
        let printed = result.and_then(|value| rounded(value, choice.decimals, decimals));
        let cell = Cell { state, exact: result, printed, unit, decimals };
        self.busy.borrow_mut().remove(&at);
        self.done.borrow_mut().insert(at, cell.clone());
        cell
    }

    /// Does the formula read a cell of this return that nobody has entered yet?
    fn rests_on_a_proposal(&self, spec: &FormulaSpec, at: At) -> bool {
        self.read_by(spec, at).into_iter().any(|cell| self.cell(cell).state == State::Proposed)
    }

    fn worked_out(&self, spec: &FormulaSpec, at: At) -> Option<Exact> {
        let own = OwnCells { table: self, at, axis: spec.axis };
        worked_out(&spec.formula, spec, &own)
    }

    /// The cells of this return that a formula names.
    pub fn read_by(&self, spec: &FormulaSpec, at: At) -> Vec<At> {
        let own = OwnCells { table: self, at, axis: spec.axis };
        let here = |read: &&Reference| read.form.is_none() && read.period.is_none();
        spec.formula
            .references()
            .into_iter()
            .filter(here)
            .flat_map(|read| own.named(read))
            .collect()
    }

    /// A blocked cell is zero in a sum of rows, and nothing in a calculation over columns.
    fn value(&self, at: At, exact: bool, blocked: Option<Exact>) -> Option<Exact> {
        let cell = self.cell(at);
        match cell.state {
            State::Blocked => blocked,
            _ if exact => cell.exact,
            _ => cell.printed.map(|value| Exact::scaled(value, cell.decimals)),
        }
    }
}

/// The value of a formula, as it is written or with its cells found; `no_divisor` stands in when everything it reads is
/// there and it still has no value, which only a division by zero can do.
pub(super) fn worked_out<R>(
    formula: &Formula<R>,
    spec: &FormulaSpec,
    cells: &dyn Cells<R>,
) -> Option<Exact> {
    if let Answer::Number(number) = answer(formula, cells, spec.exact) {
        return Some(number);
    }
    let read = formula.references().into_iter();
    let mut values = read.flat_map(|reference| cells.values(reference, spec.exact));
    spec.no_divisor.filter(|_| values.all(|value| value.is_some()))
}

/// What a formula sees: other rows of its column or other columns of its row, and by three parts any
/// cell of the return.
struct OwnCells<'r> {
    table: &'r Table<'r>,
    at: At,
    axis: Axis,
}

impl OwnCells<'_> {
    fn named(&self, reference: &Reference) -> Vec<At> {
        self.table.filler.cells_named(reference, self.at, self.axis)
    }
}

impl Cells for OwnCells<'_> {
    fn values(&self, reference: &Reference, exact: bool) -> Vec<Option<Exact>> {
        if reference.form.is_some() || reference.period.is_some() {
            return vec![(self.table.filler.submitted)(reference)];
        }
        let blocked = (self.axis == Axis::Rows).then_some(Exact::ZERO);
        let cells = self.named(reference).into_iter();
        cells.map(|at| self.table.value(at, exact, blocked)).collect()
    }

    fn name(&self, name: &str) -> Option<Exact> {
        self.table.filler.number(name)
    }

    fn param(&self, name: &str) -> Option<Exact> {
        self.table.filler.parameter(name)
    }
}
