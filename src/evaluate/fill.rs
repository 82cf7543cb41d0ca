//! Fills a return: counts its cells, rounds them once, then works out its formulas.

mod expand;
mod given;
mod grid;
mod keys;
mod named;
mod parts;
mod reach;
mod table;
mod within;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::count::{Counted, Number, Wanted, count};
use super::value::{Columns, evaluate};
use super::view::Views;
use super::worklist::listed;
use super::{Context, Frame};
use crate::diagnostic::{Diagnostic, Problems};
use crate::expression::Node;
use crate::model::Type;
use crate::number::Exact;
use crate::period::{ReportingPeriod, Shift};
use crate::report::{List, Section};
use crate::template::form::{CellSpec, Choice, Content, Count, Form, Measure, Named, ViewChoice};
use crate::template::formula::Reference;
use crate::template::point::Day;

pub use expand::expanded;
pub use given::{Paper, decimals_of};
pub use grid::{Grid, Worked};
pub use reach::Reach;
pub use within::{ByDistrict, OfDistrict};

/// Address of a cell: indexes of section, row and column in the template.
pub type At = (usize, usize, usize);

/// A view, the day it is asked for when it reads `:day`, and another period than the return's.
type Source = (String, Option<Day>, Option<Shift>);

/// Values typed in by hand, by section, row and column as the form names them.
pub type ManualValues = BTreeMap<(String, String, String), Exact>;

/// The records of a section: how many its view has, and how many stand in no row.
#[derive(Clone, Debug, PartialEq)]
pub struct SectionLedger {
    pub section: String,
    pub view: String,
    pub records: usize,
    pub in_a_row: usize,
    pub in_no_row: usize,
}

pub struct Filled {
    pub sections: Vec<Section>,
    pub ledger: Vec<SectionLedger>,
    pub findings: Vec<Diagnostic>,
    /// For asking which records stand behind a cell.
    pub behind: Vec<Behind>,
    /// The cells that print a quantity which has a name.
    pub quantities: Vec<QuantityCell>,
}

/// A cell that prints a quantity. Polish: pole z wielkością.
#[derive(Clone, Debug)]
pub struct QuantityCell {
    pub section: String,
    pub row: String,
    pub column: String,
    pub named: Named,
    /// The period that is counted, and whether it is the return's own.
    pub period: ReportingPeriod,
    pub own_period: bool,
}

/// The counted cells of one view.
pub struct Behind {
    pub view: String,
    pub frame: Arc<Frame>,
    pub counted: Counted,
    pub cells: Vec<At>,
    /// Another period than the return's.
    pub period: Option<Shift>,
    /// Section and row, and where their records are counted.
    rows: Vec<((usize, usize), usize)>,
}

impl Behind {
    /// The rows of a section that are counted over the view, each with its place among what was counted.
    pub fn rows_of(&self, section: usize) -> Vec<(usize, usize)> {
        let own = self.rows.iter().filter(|((own, _), _)| *own == section);
        own.map(|((_, row), place)| (*row, *place)).collect()
    }
}

/// What is counted over one view: cells, and the rows as such.
#[derive(Default)]
struct Wants<'w> {
    cells: Vec<(At, &'w Count)>,
    rows: Vec<((usize, usize), &'w Count)>,
}

impl Filled {
    /// The records behind a counted cell, with the view they belong to.
    pub fn records(&self, at: At) -> Option<(&Behind, Vec<u32>)> {
        records_of(&self.behind, at)
    }

    /// How many records take no part in a cell, because a column that decides cannot be read.
    pub fn unreadable(&self, at: At) -> usize {
        let counted = self.behind.iter().find_map(|own| {
            let index = own.cells.iter().position(|cell| *cell == at)?;
            Some(own.counted.unreadable(index).len())
        });
        counted.unwrap_or_default()
    }
}

fn records_of(behind: &[Behind], at: At) -> Option<(&Behind, Vec<u32>)> {
    behind.iter().find_map(|own| {
        let index = own.cells.iter().position(|cell| *cell == at)?;
        Some((own, own.counted.records(index)))
    })
}

/// Another period than the return's, and what the exports tell of it. Polish: inny okres.
pub struct Other<'o> {
    pub period: ReportingPeriod,
    pub views: Views<'o>,
    /// Manual values that were entered for that period.
    pub manual: ManualValues,
    /// The tables whose exports cover it.
    pub covered: BTreeSet<String>,
    /// Of the others, those whose mapping says from which later day they tell.
    pub late: BTreeMap<String, String>,
}

pub struct Filler<'f> {
    pub form: &'f Form,
    pub views: &'f Views<'f>,
    /// The same for the other periods that cells count.
    pub others: &'f BTreeMap<Shift, Other<'f>>,
    /// The roles of the office: a section of another role is not printed.
    pub roles: &'f [String],
    pub options: &'f BTreeMap<String, String>,
    pub manual: &'f ManualValues,
    pub period: ReportingPeriod,
    /// The last day of the period, for dated parameters in formulas.
    pub end: i64,
    /// A cell of another return or period.
    pub submitted: &'f dyn Fn(&Reference) -> Option<Exact>,
}

impl Filler<'_> {
    pub fn context(&self) -> &Context<'_> {
        self.views.context
    }

    /// The views of the return's period, or of another.
    pub fn views_of(&self, period: Option<Shift>) -> &Views<'_> {
        period.and_then(|own| self.others.get(&own)).map_or(self.views, |own| &own.views)
    }

    pub fn context_of(&self, period: Option<Shift>) -> &Context<'_> {
        self.views_of(period).context
    }

    /// Do the exports tell of the period what the view is made of? Of the return's own they do.
    pub fn covers(&self, view: &str, period: Option<Shift>) -> bool {
        let Some(other) = period.and_then(|own| self.others.get(&own)) else {
            return true;
        };
        self.views.library.bases(view).is_subset(&other.covered)
    }

    pub fn fill(&self) -> Result<Filled, Diagnostic> {
        let problems = Problems::default();
        let chosen = self.choose()?;
        self.key_sets(&chosen)?;
        let mut by_source: BTreeMap<Source, Wants<'_>> = BTreeMap::new();
        for (at, choice) in &chosen {
            if let Content::Count(count) = &choice.content {
                by_source.entry(self.source(count)).or_default().cells.push((*at, count));
            }
        }
        for (at, count) in self.rows_of(&chosen) {
            by_source.entry(self.source(count)).or_default().rows.push((at, count));
        }
        let mut behind = Vec::new();
        let mut numbers: BTreeMap<At, Number> = BTreeMap::new();
        let mut uncovered: BTreeMap<Option<Shift>, BTreeSet<String>> = BTreeMap::new();
        for (source, wants) in by_source {
            let frame = self.frame(&source)?;
            let cells = wants.cells.iter().map(|(_, own)| Wanted {
                conditions: own.conditions.iter().chain(&own.narrower).collect(),
                measure: &own.measure,
                daily: own.daily.as_ref(),
            });
            let rows = wants.rows.iter().map(|(_, own)| Wanted {
                conditions: own.conditions.iter().collect(),
                measure: &Measure::Records,
                daily: None,
            });
            let wanted: Vec<Wanted<'_>> = cells.chain(rows).collect();
            let mut counted = count(&frame, &wanted, self.context_of(source.2))?;
            if !self.covers(&source.0, source.2) {
                for number in &mut counted.numbers {
                    number.value = None;
                }
                uncovered.entry(source.2).or_default().insert(source.0.clone());
            }
            for ((at, _), number) in wants.cells.iter().zip(&counted.numbers) {
                numbers.insert(*at, number.clone());
            }
            let after = wants.cells.len();
            behind.push(Behind {
                view: source.0,
                period: source.2,
                frame,
                counted,
                cells: wants.cells.iter().map(|(at, _)| *at).collect(),
                rows: wants.rows.iter().enumerate().map(|(n, (at, _))| (*at, after + n)).collect(),
            });
        }
        self.note_uncovered(&uncovered, &problems);
        self.note_unreadable(&chosen, &behind, &numbers, &problems)?;
        self.watch(&problems)?;
        self.sums_of_distinct(&chosen, &behind, &problems)?;
        self.note_without_key(&chosen, &behind, &numbers, &problems)?;
        let ledger = self.parts(&behind, &problems);
        let sections = self.sections(&chosen, &numbers, &problems)?;
        let quantities = self.quantities(&chosen);
        Ok(Filled { sections, ledger, findings: problems.into_vec(), behind, quantities })
    }

    /// The lists of the form that this office keeps, as on the last day of the period.
    pub fn lists(&self) -> Result<Vec<List>, Diagnostic> {
        let mut lists = Vec::new();
        for own in &self.form.worklists {
            if self.printed(own.role.as_ref(), own.only_if.as_ref())? {
                lists.push(listed(own, self.views, self.end)?);
            }
        }
        Ok(lists)
    }

    /// What a cell is counted over.
    fn source(&self, count: &Count) -> Source {
        (self.view(&count.view), count.day, count.period)
    }

    fn frame(&self, source: &Source) -> Result<Arc<Frame>, Diagnostic> {
        let views = self.views_of(source.2);
        match source.1.and_then(|day| views.context.date_of(day)) {
            None => views.frame(&source.0),
            Some(day) => views.frame_on(&source.0, day),
        }
    }

    pub fn view(&self, choice: &ViewChoice) -> String {
        match choice {
            ViewChoice::Always(name) => name.clone(),
            ViewChoice::ByOption { option, views } => {
                // An option of another return, by which a quantity chooses, has its default here.
                let default = || Some(&self.views.library.options.get(option)?.default);
                let value = self.options.get(option).or_else(default);
                value.and_then(|value| views.get(value)).cloned().unwrap_or_default()
            }
        }
    }

    /// Is a section, row or column printed for this office and its options?
    pub fn printed(
        &self,
        role: Option<&String>,
        only_if: Option<&Node>,
    ) -> Result<bool, Diagnostic> {
        let chosen = match only_if {
            None => true,
            Some(node) => holds(node, self.context())?,
        };
        Ok(chosen && role.is_none_or(|role| self.roles.contains(role)))
    }

    /// The content of every cell: the last choice whose `only_if` is true.
    pub fn choose(&self) -> Result<BTreeMap<At, &Choice>, Diagnostic> {
        let mut chosen = BTreeMap::new();
        for (section_index, section) in self.form.sections.iter().enumerate() {
            if !self.printed(section.role.as_ref(), section.only_if.as_ref())? {
                continue;
            }
            for (row_index, row) in section.rows.iter().enumerate() {
                if !self.printed(row.role.as_ref(), row.only_if.as_ref())? {
                    continue;
                }
                for (column_index, cell) in row.cells.iter().enumerate() {
                    if let Some(choice) = self.chosen(cell)? {
                        chosen.insert((section_index, row_index, column_index), choice);
                    }
                }
            }
        }
        Ok(chosen)
    }

    fn chosen<'c>(&self, cell: &'c CellSpec) -> Result<Option<&'c Choice>, Diagnostic> {
        let mut last = None;
        for choice in &cell.choices {
            let holds = match &choice.only_if {
                None => true,
                Some(node) => holds(node, self.context())?,
            };
            if holds {
                last = Some(choice);
            }
        }
        Ok(last)
    }

    /// The rows that count anything here, and their records.
    fn rows_of(&self, chosen: &BTreeMap<At, &Choice>) -> Vec<((usize, usize), &Count)> {
        let mut rows = Vec::new();
        for (section_index, section) in self.form.sections.iter().enumerate() {
            for (row_index, row) in section.rows.iter().enumerate() {
                let mut cells =
                    chosen.range((section_index, row_index, 0)..(section_index, row_index + 1, 0));
                let counts = cells.any(|(_, own)| matches!(own.content, Content::Count(_)));
                if let Some(count) = row.records.as_ref().filter(|_| counts) {
                    rows.push(((section_index, row_index), count));
                }
            }
        }
        rows
    }

    fn quantities(&self, chosen: &BTreeMap<At, &Choice>) -> Vec<QuantityCell> {
        let named = chosen.iter().filter_map(|(at, choice)| {
            let Content::Count(count) = &choice.content else {
                return None;
            };
            let section = &self.form.sections[at.0];
            Some(QuantityCell {
                section: section.id.clone(),
                row: section.rows[at.1].id.clone(),
                column: section.columns[at.2].id.clone(),
                named: count.quantity.clone()?,
                period: count.period.map_or(self.period, |shift| shift.of(self.period)),
                own_period: count.period.is_none(),
            })
        });
        named.collect()
    }

    pub fn name(&self, at: At) -> String {
        let section = &self.form.sections[at.0];
        format!("{}/{}/{}", section.id, section.rows[at.1].id, section.columns[at.2].id)
    }
}

/// No columns and one record: conditions over options and roles.
struct Nothing;

impl Columns for Nothing {
    fn column(&self, name: &str) -> (&[i64], &Type) {
        unreachable!("`only_if` asks options, and `{name}` is none")
    }

    fn count(&self) -> usize {
        1
    }
}

/// Is a condition over options true?
pub fn holds(node: &Node, context: &Context<'_>) -> Result<bool, Diagnostic> {
    Ok(evaluate(node, &Nothing, context)? == [1])
}
