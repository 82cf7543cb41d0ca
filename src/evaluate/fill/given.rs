//! A form filled with values that were given, not counted: by another system, or collected of many units.
//! Polish: formularz wypełniony z zewnątrz.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::table::{Table, rounded};
use super::{At, Filler};
use crate::diagnostic::Diagnostic;
use crate::number::Exact;
use crate::report::{Cell, Section, State};
use crate::template::form::{Choice, Content, Printed};

/// More decimals than these no form prints.
const MOST_DECIMALS: u32 = 6;

/// A form on which nothing stands yet: its cells, as roles and options choose them.
pub struct Paper<'f> {
    filler: &'f Filler<'f>,
    chosen: BTreeMap<At, &'f Choice>,
}

/// A cell with a formula: what stands in it, and what the others give.
#[derive(Clone, Debug, PartialEq)]
pub struct Worked {
    pub at: At,
    pub given: Option<Exact>,
    /// As the cell would print it.
    pub found: Option<Exact>,
    /// Does everything that it reads stand there?
    pub complete: bool,
    /// It reads values before rounding, which nobody gave.
    pub exact: bool,
    pub reads: Vec<At>,
}

impl<'f> Paper<'f> {
    pub fn of(filler: &'f Filler<'f>) -> Result<Paper<'f>, Diagnostic> {
        Ok(Paper { filler, chosen: filler.choose()? })
    }

    /// The cells and what fills them, in the order of the form.
    pub fn cells(&self) -> impl Iterator<Item = (At, &'f Choice)> {
        self.chosen.iter().map(|(at, choice)| (*at, *choice))
    }

    pub fn choice(&self, at: At) -> Option<&'f Choice> {
        self.chosen.get(&at).copied()
    }

    /// `2/1/4`
    pub fn name(&self, at: At) -> String {
        self.filler.name(at)
    }

    pub fn printed(&self, at: At) -> Option<Printed> {
        Some(self.filler.printed_in(at, self.chosen.get(&at)?))
    }

    /// What the cell, else its row, column or section, says under a key of the language.
    pub fn said(&self, at: At, key: &str) -> Option<&'f str> {
        let section = &self.filler.form.sections[at.0];
        let own = self.chosen.get(&at).and_then(|own| own.written.as_ref());
        let (row, column) = (&section.rows[at.1].written, &section.columns[at.2].written);
        let around = [row, column, &section.written];
        own.into_iter().chain(around).find_map(|own| own.get(key)).map(String::as_str)
    }

    /// Every value as it was given, those of formulas too; what was not given is missing.
    pub fn as_given(
        &self,
        values: &BTreeMap<At, Exact>,
    ) -> Result<(Vec<Section>, Vec<Worked>), Diagnostic> {
        let done = self.chosen.iter().map(|(at, choice)| (*at, self.cell(*at, choice, values)));
        let table = self.table(done.collect());
        let formulas = self.chosen.iter().filter_map(|(at, choice)| match &choice.content {
            Content::Formula(spec) => Some((*at, *choice, spec)),
            _ => None,
        });
        let worked = formulas.map(|(at, choice, spec)| {
            let decimals = self.filler.printed_in(at, choice).decimals;
            let found = table.worked_out(spec, at).and_then(|value| {
                Some(Exact::scaled(rounded(value, choice.decimals, decimals)?, decimals))
            });
            let reads = table.read_by(spec, at);
            let stands = |at: &At| {
                let cell = table.cell(*at);
                cell.state == State::Blocked || cell.exact.is_some()
            };
            let given = values.get(&at).copied();
            let complete = reads.iter().all(stands);
            Worked { at, given, found, complete, exact: spec.exact, reads }
        });
        let worked = worked.collect();
        Ok((self.sections(&table)?, worked))
    }

    /// What is counted or entered as it was given; formulas worked out anew from it.
    pub fn with_formulas(&self, values: &BTreeMap<At, Exact>) -> Result<Vec<Section>, Diagnostic> {
        let known = self.chosen.iter().filter(|(at, choice)| match choice.content {
            Content::Formula(_) => false,
            Content::Proposed(_) => values.contains_key(at),
            _ => true,
        });
        let done = known.map(|(at, choice)| (*at, self.cell(*at, choice, values))).collect();
        self.sections(&self.table(done))
    }

    /// The cells of this form that the formula of a cell names.
    pub fn read_by(&self, at: At) -> Vec<At> {
        let spec = self.chosen.get(&at).and_then(|choice| choice.content.formula());
        spec.map(|spec| self.table(BTreeMap::new()).read_by(spec, at)).unwrap_or_default()
    }

    fn table(&self, done: BTreeMap<At, Cell>) -> Table<'_> {
        let done = RefCell::new(done);
        Table { filler: self.filler, chosen: &self.chosen, done, busy: RefCell::default() }
    }

    fn sections(&self, table: &Table<'_>) -> Result<Vec<Section>, Diagnostic> {
        let mut printed = Vec::new();
        for (index, section) in self.filler.form.sections.iter().enumerate() {
            if self.filler.printed(section.role.as_ref(), section.only_if.as_ref())? {
                printed.push(self.filler.section(index, section, table)?);
            }
        }
        Ok(printed)
    }

    /// A given value is not rounded: a rule judges what stands there.
    fn cell(&self, at: At, choice: &Choice, values: &BTreeMap<At, Exact>) -> Cell {
        let Printed { unit, decimals } = self.filler.printed_in(at, choice);
        let exact = values.get(&at).copied();
        let decimals = exact.map_or(decimals, |value| decimals_of(value).max(decimals));
        let printed = exact.and_then(|value| value.rounded(decimals));
        let state = match (&choice.content, exact) {
            (Content::Blocked, _) => {
                return Cell { state: State::Blocked, exact, printed: None, unit, decimals };
            }
            (_, None) => State::Missing,
            (Content::Manual | Content::Proposed(_), _) => State::Manual,
            (Content::Formula(_), _) => State::Formula,
            (Content::Count(_), _) => State::Computed,
        };
        Cell { state, exact, printed, unit, decimals }
    }
}

/// So many decimals show a value whole.
pub fn decimals_of(value: Exact) -> u32 {
    let divisor = value.parts().1;
    (0..MOST_DECIMALS).find(|scale| 10i128.pow(*scale) % divisor == 0).unwrap_or(MOST_DECIMALS)
}
