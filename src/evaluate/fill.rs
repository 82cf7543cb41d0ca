//! Fills a return: counts its cells, rounds them once, then works out its formulas.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::count::{Counted, Number, Wanted, count};
use super::formula::{Answer, Cells, answer};
use super::value::{Columns, evaluate};
use super::view::Views;
use super::{Context, Frame};
use crate::diagnostic::{Diagnostic, Place, Problems};
use crate::expression::Node;
use crate::model::{Type, value::present};
use crate::number::Exact;
use crate::report::{Cell, Column, Row, Section, State};
use crate::template::form::{CellSpec, Content, Count, Form, Measure, ViewChoice};
use crate::template::formula::Reference;

/// Address of a cell: indexes of section, row and column in the template.
pub type At = (usize, usize, usize);

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
}

/// The counted cells of one view.
pub struct Behind {
    pub view: String,
    pub frame: Arc<Frame>,
    pub counted: Counted,
    pub cells: Vec<At>,
}

impl Filled {
    /// The records behind a counted cell, with the view they belong to.
    pub fn records(&self, at: At) -> Option<(&Behind, Vec<u32>)> {
        self.behind.iter().find_map(|behind| {
            let index = behind.cells.iter().position(|own| *own == at)?;
            Some((behind, behind.counted.records(index)))
        })
    }
}

pub struct Filler<'f> {
    pub form: &'f Form,
    pub views: &'f Views<'f>,
    /// The roles of the office: a section of another role is not printed.
    pub roles: &'f [String],
    pub options: &'f BTreeMap<String, String>,
    pub manual: &'f ManualValues,
    /// The last day of the period, for dated parameters in formulas.
    pub end: i64,
}

impl Filler<'_> {
    fn context(&self) -> &Context<'_> {
        self.views.context
    }

    pub fn fill(&self) -> Result<Filled, Diagnostic> {
        let problems = Problems::default();
        let chosen = self.choose()?;
        self.key_sets(&chosen)?;
        let mut by_view: BTreeMap<String, Vec<(At, &Count)>> = BTreeMap::new();
        for (at, content) in &chosen {
            if let Content::Count(count) = content {
                by_view.entry(self.view(&count.view)).or_default().push((*at, count));
            }
        }
        let mut behind = Vec::new();
        let mut numbers: BTreeMap<At, (Number, bool)> = BTreeMap::new();
        for (view, cells) in by_view {
            let frame = self.views.frame(&view)?;
            let wanted: Vec<Wanted<'_>> = cells
                .iter()
                .map(|(_, own)| Wanted {
                    conditions: own.conditions.iter().chain(&own.narrower).collect(),
                    measure: &own.measure,
                })
                .collect();
            let counted = count(&frame, &wanted, self.context())?;
            for (index, (at, own)) in cells.iter().enumerate() {
                let money = measured_type(&own.measure) == Some(&Type::Money);
                numbers.insert(*at, (counted.numbers[index].clone(), money));
            }
            let cells = cells.iter().map(|(at, _)| *at).collect();
            behind.push(Behind { view, frame, counted, cells });
        }
        self.note_unreadable(&behind, &problems);
        let ledger = self.parts(&chosen, &problems)?;
        let sections = self.sections(&chosen, &numbers, &problems);
        Ok(Filled { sections, ledger, findings: problems.into_vec(), behind })
    }

    fn view(&self, choice: &ViewChoice) -> String {
        match choice {
            ViewChoice::Always(name) => name.clone(),
            ViewChoice::ByOption { option, views } => {
                let value = self.options.get(option).map(String::as_str).unwrap_or_default();
                views.get(value).cloned().unwrap_or_default()
            }
        }
    }

    /// Is the section printed for this office?
    fn printed(&self, role: Option<&String>) -> bool {
        role.is_none_or(|role| self.roles.contains(role))
    }

    /// The content of every cell: the last choice whose `only_if` is true.
    fn choose(&self) -> Result<BTreeMap<At, &Content>, Diagnostic> {
        let mut chosen = BTreeMap::new();
        for (section_index, section) in self.form.sections.iter().enumerate() {
            if !self.printed(section.role.as_ref()) {
                continue;
            }
            for (row_index, row) in section.rows.iter().enumerate() {
                for (column_index, cell) in row.cells.iter().enumerate() {
                    if let Some(content) = self.chosen(cell)? {
                        chosen.insert((section_index, row_index, column_index), content);
                    }
                }
            }
        }
        Ok(chosen)
    }

    fn chosen<'c>(&self, cell: &'c CellSpec) -> Result<Option<&'c Content>, Diagnostic> {
        let mut last = None;
        for choice in &cell.choices {
            let holds = match &choice.only_if {
                None => true,
                Some(node) => holds(node, self.context())?,
            };
            if holds {
                last = Some(&choice.content);
            }
        }
        Ok(last)
    }

    /// The keys of every row that an `in_row` asks for, in the order of who needs whom.
    fn key_sets(&self, chosen: &BTreeMap<At, &Content>) -> Result<(), Diagnostic> {
        let mut waiting: BTreeSet<String> = chosen
            .values()
            .filter_map(|content| match content {
                Content::Count(count) => Some(count),
                _ => None,
            })
            .flat_map(|count| count.conditions.iter().chain(&count.narrower))
            .flat_map(|node| node.rows().into_iter().map(str::to_owned))
            .collect();
        loop {
            let known: BTreeSet<String> = self.context().rows.borrow().keys().cloned().collect();
            waiting.retain(|row| !known.contains(row));
            if waiting.is_empty() {
                return Ok(());
            }
            let mut more = BTreeSet::new();
            let mut progress = false;
            for wanted in &waiting {
                let Some(count) = self.row_count(wanted, chosen) else {
                    return Err(Diagnostic::error("E305").with("row", wanted));
                };
                let needs: BTreeSet<&str> = count.conditions.iter().flat_map(Node::rows).collect();
                let open: Vec<&&str> = needs.iter().filter(|row| !known.contains(**row)).collect();
                if open.is_empty() {
                    self.key_set(wanted, count)?;
                    progress = true;
                } else {
                    more.extend(open.into_iter().map(|row| (*row).to_owned()));
                }
            }
            if !progress && more.iter().all(|row| waiting.contains(row)) {
                return Err(Diagnostic::error("E305")
                    .with("row", waiting.iter().next().cloned().unwrap_or_default()));
            }
            waiting.extend(more);
        }
    }

    /// What the named row counts, by its first counted cell.
    fn row_count<'c>(&self, wanted: &str, chosen: &BTreeMap<At, &'c Content>) -> Option<&'c Count> {
        let (row, _) = wanted.split_once(' ')?;
        let (section, row) = row.split_once('/')?;
        let section_index = self.form.sections.iter().position(|own| own.id == section)?;
        let (row_index, _) = self.form.sections[section_index].row(row)?;
        chosen.iter().find_map(|(at, content)| match content {
            Content::Count(count) if (at.0, at.1) == (section_index, row_index) => Some(&**count),
            _ => None,
        })
    }

    fn key_set(&self, wanted: &str, count: &Count) -> Result<(), Diagnostic> {
        let frame = self.views.frame(&self.view(&count.view))?;
        let (_, column) = wanted.split_once(' ').unwrap_or_default();
        if !frame.columns.contains_key(column) {
            return Err(Diagnostic::error("E305").with("row", wanted));
        }
        let condition = Node::all(count.conditions.iter().cloned());
        let truths = evaluate(&condition, &*frame, self.context())?;
        let keys = frame
            .values(column)
            .iter()
            .zip(truths)
            .filter(|(_, truth)| *truth == 1)
            .filter_map(|(key, _)| present(*key))
            .collect();
        self.context().rows.borrow_mut().insert(wanted.to_owned(), Arc::new(keys));
        Ok(())
    }

    fn name(&self, at: At) -> String {
        let section = &self.form.sections[at.0];
        format!("{}/{}/{}", section.id, section.rows[at.1].id, section.columns[at.2].id)
    }

    /// Records that a cell passes over because what it reads cannot be read (E301), by view.
    fn note_unreadable(&self, behind: &[Behind], problems: &Problems) {
        for own in behind {
            let mut cells: BTreeMap<Vec<u32>, Vec<String>> = BTreeMap::new();
            for (index, at) in own.cells.iter().enumerate() {
                let records = own.counted.unreadable(index);
                if !records.is_empty() {
                    cells.entry(records).or_default().push(self.name(*at));
                }
            }
            for (records, names) in cells {
                let diagnostic =
                    self.views.named(Diagnostic::warning("E301"), &own.frame, &records);
                problems.push(diagnostic.with("cells", names.join(", ")));
            }
        }
    }

    /// Proves on the data that parts lie in their wholes, apart and complete; and how many records of
    /// each section stand in a row.
    fn parts(
        &self,
        chosen: &BTreeMap<At, &Content>,
        problems: &Problems,
    ) -> Result<Vec<SectionLedger>, Diagnostic> {
        let mut ledger = Vec::new();
        for (section_index, section) in self.form.sections.iter().enumerate() {
            let mut rows: BTreeMap<String, Vec<(usize, &Count)>> = BTreeMap::new();
            for row_index in 0..section.rows.len() {
                let own = chosen.iter().find_map(|(at, content)| match content {
                    Content::Count(count) if (at.0, at.1) == (section_index, row_index) => {
                        Some(count)
                    }
                    _ => None,
                });
                if let Some(count) = own {
                    rows.entry(self.view(&count.view)).or_default().push((row_index, count));
                }
            }
            for (view, rows) in rows {
                let frame = self.views.frame(&view)?;
                let wanted: Vec<Wanted<'_>> = rows
                    .iter()
                    .map(|(_, own)| Wanted {
                        conditions: own.conditions.iter().collect(),
                        measure: &Measure::Records,
                    })
                    .collect();
                let counted = count(&frame, &wanted, self.context())?;
                ledger.push(SectionLedger {
                    section: section.id.clone(),
                    view,
                    records: frame.len,
                    in_a_row: frame.len - counted.in_none(),
                    in_no_row: counted.in_none(),
                });
                self.prove_parts(section_index, &rows, &frame, &counted, problems);
            }
        }
        Ok(ledger)
    }

    fn prove_parts(
        &self,
        section_index: usize,
        rows: &[(usize, &Count)],
        frame: &Frame,
        counted: &Counted,
        problems: &Problems,
    ) {
        let section = &self.form.sections[section_index];
        let records = |row: usize| {
            let index = rows.iter().position(|(own, _)| *own == row)?;
            Some(counted.records(index))
        };
        let tell = |code, lost: Vec<u32>, part: &str, whole: &str| {
            if !lost.is_empty() {
                let diagnostic = self.views.named(Diagnostic::warning(code), frame, &lost);
                problems.push(
                    diagnostic.with("part", part).with("whole", whole).at(Place::cell(&section.id)),
                );
            }
        };
        let mut divisions: BTreeMap<(usize, &str), Vec<usize>> = BTreeMap::new();
        for (part_index, _) in rows {
            let part = &section.rows[*part_index];
            let of_which = part.of_which.iter().map(|whole| (whole, None));
            let part_of = part.part_of.iter().map(|(whole, by)| (whole, Some(by.as_str())));
            for (whole, by) in of_which.chain(part_of) {
                let Some((whole_index, whole)) = section.row(whole) else {
                    continue;
                };
                let (Some(inside), Some(all)) = (records(*part_index), records(whole_index)) else {
                    continue;
                };
                let outside =
                    inside.into_iter().filter(|own| all.binary_search(own).is_err()).collect();
                tell("E302", outside, &part.label, &whole.label);
                if let Some(by) = by {
                    divisions.entry((whole_index, by)).or_default().push(*part_index);
                }
            }
        }
        for ((whole, by), parts) in divisions {
            let mut times: BTreeMap<u32, usize> = BTreeMap::new();
            for record in parts.iter().filter_map(|part| records(*part)).flatten() {
                *times.entry(record).or_default() += 1;
            }
            let twice =
                times.iter().filter(|(_, times)| **times > 1).map(|(own, _)| *own).collect();
            tell("E303", twice, by, &section.rows[whole].label);
            let all = records(whole).unwrap_or_default();
            let none = all.into_iter().filter(|own| !times.contains_key(own)).collect();
            tell("E306", none, by, &section.rows[whole].label);
        }
    }

    fn sections(
        &self,
        chosen: &BTreeMap<At, &Content>,
        numbers: &BTreeMap<At, (Number, bool)>,
        problems: &Problems,
    ) -> Vec<Section> {
        let done: BTreeMap<At, Cell> = chosen
            .iter()
            .filter_map(|(at, content)| {
                Some((*at, self.counted_cell(*at, content, numbers, problems)?))
            })
            .collect();
        let table =
            Table { filler: self, chosen, done: RefCell::new(done), busy: RefCell::default() };
        self.form
            .sections
            .iter()
            .enumerate()
            .filter(|(_, section)| self.printed(section.role.as_ref()))
            .map(|(section_index, section)| Section {
                id: section.id.clone(),
                title: section.title.clone(),
                role: section.role.clone(),
                point_in_time: None,
                columns: section
                    .columns
                    .iter()
                    .map(|own| Column {
                        id: own.id.clone(),
                        title: own.title.clone(),
                        unit: own.unit,
                        decimals: own.decimals,
                    })
                    .collect(),
                rows: section
                    .rows
                    .iter()
                    .enumerate()
                    .map(|(row_index, row)| Row {
                        id: row.id.clone(),
                        key: row.key.clone(),
                        label: row.label.clone(),
                        level: row.level,
                        heading: row.heading,
                        cells: (0..row.cells.len())
                            .map(|column| table.cell((section_index, row_index, column)))
                            .collect(),
                    })
                    .collect(),
            })
            .collect()
    }

    /// A cell that needs no other cell; none for formulas.
    fn counted_cell(
        &self,
        at: At,
        content: &Content,
        numbers: &BTreeMap<At, (Number, bool)>,
        problems: &Problems,
    ) -> Option<Cell> {
        let section = &self.form.sections[at.0];
        let decimals = section.columns[at.2].decimals;
        let row = &section.rows[at.1];
        let manual = || {
            let by = |name: &str| {
                self.manual.get(&(
                    section.id.clone(),
                    name.to_owned(),
                    section.columns[at.2].id.clone(),
                ))
            };
            by(&row.id).or_else(|| by(&row.key)).copied()
        };
        Some(match content {
            Content::Blocked => Cell { state: State::Blocked, exact: manual(), printed: None },
            Content::Manual => match manual() {
                Some(exact) => Cell {
                    state: State::Manual,
                    exact: Some(exact),
                    printed: exact.rounded(decimals),
                },
                None => Cell { state: State::Missing, exact: None, printed: None },
            },
            Content::Formula { .. } => return None,
            Content::Count(_) => {
                let (number, _) = &numbers[&at];
                let exact = number.value.and_then(|value| {
                    Exact::scaled(value, number.scale).divide(Exact::whole(number.divisor))
                });
                let printed = exact.and_then(|exact| exact.rounded(decimals));
                if printed.is_some_and(|printed| i64::try_from(printed).is_err()) {
                    problems.push(
                        Diagnostic::error("E101")
                            .at(Place::cell(self.name(at)))
                            .with("message", "i64"),
                    );
                }
                let state = if exact.is_some() { State::Computed } else { State::Missing };
                Cell { state, exact, printed }
            }
        })
    }
}

fn measured_type(measure: &Measure) -> Option<&Type> {
    match measure {
        Measure::Records | Measure::Distinct(_) => None,
        Measure::Sum(node)
        | Measure::SumOnce { value: node, .. }
        | Measure::Average(node)
        | Measure::Minimum(node)
        | Measure::Maximum(node)
        | Measure::Median(node) => node.ty.as_ref(),
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

/// The cells of the return while its formulas are worked out, each when first asked for.
struct Table<'t> {
    filler: &'t Filler<'t>,
    chosen: &'t BTreeMap<At, &'t Content>,
    done: RefCell<BTreeMap<At, Cell>>,
    busy: RefCell<BTreeSet<At>>,
}

impl Table<'_> {
    fn cell(&self, at: At) -> Cell {
        let missing = Cell { state: State::Missing, exact: None, printed: None };
        if let Some(cell) = self.done.borrow().get(&at) {
            return cell.clone();
        }
        let Some(Content::Formula { formula, exact }) = self.chosen.get(&at) else {
            return missing;
        };
        if !self.busy.borrow_mut().insert(at) {
            // A circle; the loader refuses those it can see, the rest stays without a value.
            return missing;
        }
        let own = RowCells { table: self, at };
        let result = match answer(formula, &own, *exact) {
            Answer::Number(number) => Some(number),
            _ => None,
        };
        let decimals = self.filler.form.sections[at.0].columns[at.2].decimals;
        let state = if result.is_some() { State::Formula } else { State::Missing };
        let cell = Cell {
            state,
            exact: result,
            printed: result.and_then(|value| value.rounded(decimals)),
        };
        self.busy.borrow_mut().remove(&at);
        self.done.borrow_mut().insert(at, cell.clone());
        cell
    }
}

/// What a row formula sees: other rows of its own column.
struct RowCells<'r> {
    table: &'r Table<'r>,
    at: At,
}

impl Cells for RowCells<'_> {
    fn values(&self, reference: &Reference, exact: bool) -> Vec<Option<Exact>> {
        let section = &self.table.filler.form.sections[self.at.0];
        let decimals = section.columns[self.at.2].decimals;
        let name = &reference.parts[0];
        let rows: Vec<usize> = match name.split_once("..") {
            None => section.row(name).map(|(index, _)| index).into_iter().collect(),
            Some((first, last)) => match (section.row(first), section.row(last)) {
                (Some((first, _)), Some((last, _))) => {
                    (first..=last).filter(|row| !section.rows[*row].heading).collect()
                }
                _ => Vec::new(),
            },
        };
        rows.into_iter()
            .map(|row| {
                let cell = self.table.cell((self.at.0, row, self.at.2));
                if cell.state == State::Blocked {
                    return Some(Exact::ZERO);
                }
                if exact {
                    cell.exact
                } else {
                    cell.printed.map(|value| Exact::scaled(value, decimals))
                }
            })
            .collect()
    }

    fn name(&self, name: &str) -> Option<Exact> {
        self.table.filler.context().names.get(name).map(|value| Exact::whole(i128::from(*value)))
    }

    fn param(&self, name: &str) -> Option<Exact> {
        let parameter = self.table.filler.context().parameters.on(name, self.table.filler.end)?;
        Some(Exact::scaled(i128::from(parameter.value), 2))
    }
}
