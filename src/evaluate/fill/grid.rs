//! A form for one unit's values after another: where its cells stand and what its formulas read is worked out once.
//! Polish: formularz do wpisywania.

use std::collections::BTreeMap;

use super::table::{rounded, worked_out};
use super::{At, Filler, Paper};
use crate::diagnostic::Diagnostic;
use crate::evaluate::formula::Cells;
use crate::number::Exact;
use crate::report::{Cell, Section, State};
use crate::template::form::{Axis, Choice, Content, FormulaSpec};
use crate::template::formula::{Formula, Reference};

/// A cell with a formula: what stands in it, and what the others give.
#[derive(Clone, Debug, PartialEq)]
pub struct Worked<'g> {
    pub at: At,
    pub given: Option<Exact>,
    /// As the cell would print it.
    pub found: Option<Exact>,
    /// Does everything that it reads stand there?
    pub complete: bool,
    /// It reads values before rounding, which nobody gave.
    pub exact: bool,
    pub reads: &'g [At],
}

/// The cells of a form in one row, and its formulas.
pub struct Grid<'p> {
    paper: &'p Paper<'p>,
    cells: Vec<Spot<'p>>,
    formulas: Vec<Laid<'p>>,
}

/// A cell of the form, and its place in the sections when it is printed there.
struct Spot<'p> {
    at: At,
    choice: &'p Choice,
    place: Option<(usize, usize, usize)>,
}

/// A formula whose cells are found.
struct Laid<'p> {
    at: At,
    choice: &'p Choice,
    spec: &'p FormulaSpec,
    formula: Formula<Read<'p>>,
    reads: Vec<At>,
}

/// What a reference of a formula names: places among the cells, none for one that is not on this form.
enum Read<'p> {
    Here(Vec<Option<usize>>),
    Elsewhere(&'p Reference),
}

impl<'p> Grid<'p> {
    /// The form, and its sections with nothing on them.
    pub fn new(paper: &'p Paper<'p>) -> Result<(Grid<'p>, Vec<Section>), Diagnostic> {
        let sections = paper.blank()?;
        let mut places = BTreeMap::new();
        for (section, own) in sections.iter().enumerate() {
            paper.places(own, section, &mut places)?;
        }
        let cells: Vec<Spot<'p>> = paper
            .cells()
            .map(|(at, choice)| Spot { at, choice, place: places.get(&at).copied() })
            .collect();
        let index: BTreeMap<At, usize> =
            cells.iter().enumerate().map(|(index, own)| (own.at, index)).collect();
        let formulas = paper.cells().filter_map(|(at, choice)| match &choice.content {
            Content::Formula(spec) => Some(Laid::new(paper, at, choice, spec, &index)),
            _ => None,
        });
        let formulas = formulas.collect();
        Ok((Grid { paper, cells, formulas }, sections))
    }

    /// Puts every value where it was given, those of formulas too; what was not given is missing. `sections` are those of
    /// this form, whatever stands on them.
    pub fn fill(&self, values: &BTreeMap<At, Exact>, sections: &mut [Section]) -> Vec<Worked<'_>> {
        let cells: Vec<Cell> = self
            .cells
            .iter()
            .map(|own| self.paper.cell(own.at, own.choice, values.get(&own.at)))
            .collect();
        let worked = self.formulas.iter().map(|own| own.worked(self, &cells, values)).collect();
        for (own, cell) in self.cells.iter().zip(cells) {
            if let Some((section, row, column)) = own.place {
                sections[section].rows[row].cells[column] = cell;
            }
        }
        worked
    }
}

impl<'p> Laid<'p> {
    fn new(
        paper: &Paper<'p>,
        at: At,
        choice: &'p Choice,
        spec: &'p FormulaSpec,
        index: &BTreeMap<At, usize>,
    ) -> Laid<'p> {
        let filler: &Filler<'_> = paper.filler;
        let is_here = |own: &Reference| own.form.is_none() && own.period.is_none();
        let named = |own: &Reference| filler.cells_named(own, at, spec.axis);
        let read = |own: &'p Reference| match is_here(own) {
            true => Read::Here(named(own).iter().map(|at| index.get(at).copied()).collect()),
            false => Read::Elsewhere(own),
        };
        let here = spec.formula.references().into_iter().filter(|own| is_here(own));
        let reads = here.flat_map(named).collect();
        Laid { at, choice, spec, formula: spec.formula.mapped(&read), reads }
    }

    fn worked(&self, grid: &Grid<'_>, cells: &[Cell], values: &BTreeMap<At, Exact>) -> Worked<'_> {
        let filler = grid.paper.filler;
        let own = Given { filler, cells, axis: self.spec.axis };
        let decimals = filler.printed_in(self.at, self.choice).decimals;
        let found = worked_out(&self.formula, self.spec, &own).and_then(|value| {
            Some(Exact::scaled(rounded(value, self.choice.decimals, decimals)?, decimals))
        });
        let stands = |index: &Option<usize>| {
            let cell = index.map(|index| &cells[index]);
            cell.is_some_and(|cell| cell.state == State::Blocked || cell.exact.is_some())
        };
        let complete = self.formula.references().into_iter().all(|read| match read {
            Read::Here(cells) => cells.iter().all(stands),
            Read::Elsewhere(_) => true,
        });
        let given = values.get(&self.at).copied();
        Worked { at: self.at, given, found, complete, exact: self.spec.exact, reads: &self.reads }
    }
}

/// What a formula sees of the values that were given.
struct Given<'g> {
    filler: &'g Filler<'g>,
    cells: &'g [Cell],
    axis: Axis,
}

impl Cells<Read<'_>> for Given<'_> {
    fn values(&self, read: &Read<'_>, exact: bool) -> Vec<Option<Exact>> {
        let indexes = match read {
            Read::Here(indexes) => indexes,
            Read::Elsewhere(reference) => return vec![(self.filler.submitted)(reference)],
        };
        // A blocked cell is zero in a sum of rows, and nothing in a calculation over columns.
        let blocked = (self.axis == Axis::Rows).then_some(Exact::ZERO);
        let value = |index: &Option<usize>| {
            let cell = &self.cells[(*index)?];
            match cell.state {
                State::Blocked => blocked,
                _ if exact => cell.exact,
                _ => cell.printed.map(|value| Exact::scaled(value, cell.decimals)),
            }
        };
        indexes.iter().map(value).collect()
    }

    fn name(&self, name: &str) -> Option<Exact> {
        self.filler.number(name)
    }

    fn param(&self, name: &str) -> Option<Exact> {
        self.filler.parameter(name)
    }
}
