//! A form filled with values that were given, not counted: by another system, or collected of many units.
//! Polish: formularz wypełniony z zewnątrz.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::table::Table;
use super::{At, Filler};
use crate::diagnostic::Diagnostic;
use crate::number::Exact;
use crate::report::{Cell, Section, State};
use crate::template::form::{Choice, Content, Printed};

/// More decimals than these no form prints.
const MOST_DECIMALS: u32 = 6;

/// A form on which nothing stands yet: its cells, as roles and options choose them.
pub struct Paper<'f> {
    pub(super) filler: &'f Filler<'f>,
    chosen: BTreeMap<At, &'f Choice>,
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

    /// What is counted or entered as it was given; formulas worked out anew from it.
    pub fn with_formulas(&self, values: &BTreeMap<At, Exact>) -> Result<Vec<Section>, Diagnostic> {
        let known = self.chosen.iter().filter(|(at, choice)| match choice.content {
            Content::Formula(_) => false,
            Content::Proposed(_) => values.contains_key(at),
            _ => true,
        });
        let done =
            known.map(|(at, choice)| (*at, self.cell(*at, choice, values.get(at)))).collect();
        self.sections(&self.table(done))
    }

    /// The cells of this form that the formula of a cell names.
    pub fn read_by(&self, at: At) -> Vec<At> {
        let spec = self.chosen.get(&at).and_then(|choice| choice.content.formula());
        spec.map(|spec| self.table(BTreeMap::new()).read_by(spec, at)).unwrap_or_default()
    }

    /// The sections with nothing on them.
    pub(super) fn blank(&self) -> Result<Vec<Section>, Diagnostic> {
        let done = self.chosen.iter().map(|(at, choice)| (*at, self.cell(*at, choice, None)));
        self.sections(&self.table(done.collect()))
    }

    /// Notes where the cells of a printed section, the one at `place`, stand in it.
    pub(super) fn places(
        &self,
        printed: &Section,
        place: usize,
        places: &mut BTreeMap<At, (usize, usize, usize)>,
    ) -> Result<(), Diagnostic> {
        let mut all = self.filler.form.sections.iter().enumerate();
        let Some((index, section)) = all.find(|(_, own)| own.id == printed.id) else {
            return Ok(());
        };
        let mut columns = Vec::new();
        for (column, own) in section.columns.iter().enumerate() {
            if self.filler.printed(own.role.as_ref(), own.only_if.as_ref())? {
                columns.push(column);
            }
        }
        let mut row_place = 0;
        for (row, own) in section.rows.iter().enumerate() {
            if !self.filler.printed(own.role.as_ref(), own.only_if.as_ref())? {
                continue;
            }
            for (column_place, column) in columns.iter().enumerate().filter(|_| !own.heading) {
                places.insert((index, row, *column), (place, row_place, column_place));
            }
            row_place += 1;
        }
        Ok(())
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
    pub(super) fn cell(&self, at: At, choice: &Choice, value: Option<&Exact>) -> Cell {
        let Printed { unit, decimals } = self.filler.printed_in(at, choice);
        let exact = value.copied();
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
