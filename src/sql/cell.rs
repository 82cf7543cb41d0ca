//! Cells as SQL: what stands for each, and the queries it needs. Polish: pole w SQL.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::formula::{Fraction, Under, Worked};
use super::measure::Measured;
use super::name::{name, text};
use super::node::Gap;
use super::pipeline::{Pipeline, Query};
use crate::evaluate::fill::{At, Filler};
use crate::evaluate::needs::{Needs, columns_of};
use crate::number::Exact;
use crate::template::form::{Axis, Choice, Content, Count, FormulaSpec};
use crate::template::formula::{Call, Formula, Reference};

/// How the cells that a formula reads stand in its statement.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Reading {
    /// As queries of the same statement.
    Queries,
    /// As rows of the table `cells`.
    Table,
}

/// The cells of a return, and what was written of them so far.
pub(super) struct Cells<'c> {
    pub filler: &'c Filler<'c>,
    pub chosen: &'c BTreeMap<At, &'c Choice>,
    pub pipeline: Pipeline<'c>,
    reading: Reading,
    /// Those that some formula reads as they are before rounding.
    exact: BTreeSet<At>,
    /// Those that are written: in the order in which each finds what it reads.
    pub written: RefCell<Vec<(At, Result<String, Gap>)>>,
    busy: RefCell<Vec<At>>,
}

/// What the counted cells read, through all the views they stand on.
pub(super) fn needs_of<'n>(filler: &Filler<'_>, counts: impl Iterator<Item = &'n Count>) -> Needs {
    let mut needs = Needs::default();
    let mut ask = |count: &Count, more: &[String]| {
        needs.add(&filler.view(&count.view), columns_of(count, more), filler.views.library);
    };
    for count in counts {
        ask(count, &[]);
        let mut asked: Vec<String> = count.asked_rows().map(str::to_owned).collect();
        let mut seen = Vec::new();
        while let Some(wanted) = asked.pop() {
            if let (Some(row), Some((_, key))) = (filler.row_count(&wanted), wanted.split_once(' '))
            {
                ask(row, &[key.to_owned()]);
                seen.push(wanted.clone());
                asked.extend(
                    row.asked_rows()
                        .filter(|own| !seen.iter().any(|seen| seen == own))
                        .map(str::to_owned),
                );
            }
        }
    }
    needs
}

/// The counted cells that a cell is made of.
pub(super) fn counts_behind<'c>(
    filler: &Filler<'_>,
    chosen: &BTreeMap<At, &'c Choice>,
    at: At,
    found: &mut BTreeMap<At, &'c Count>,
    seen: &mut Vec<At>,
) {
    if seen.contains(&at) {
        return;
    }
    seen.push(at);
    let Some(choice) = chosen.get(&at) else {
        return;
    };
    if let Content::Count(count) = &choice.content {
        found.insert(at, count);
    }
    if let Some(spec) = worked_out(filler, at, choice) {
        for reference in spec.formula.references() {
            for other in filler.cells_named(reference, at, spec.axis) {
                counts_behind(filler, chosen, other, found, seen);
            }
        }
    }
}

/// The formula of a cell that nobody has entered.
fn worked_out<'c>(filler: &Filler<'_>, at: At, choice: &'c Choice) -> Option<&'c FormulaSpec> {
    match &choice.content {
        Content::Proposed(_) if filler.entered(at).is_some() => None,
        content => content.formula(),
    }
}

impl<'c> Cells<'c> {
    pub fn new(
        filler: &'c Filler<'c>,
        chosen: &'c BTreeMap<At, &'c Choice>,
        needs: &'c Needs,
        reading: Reading,
    ) -> Cells<'c> {
        Cells {
            filler,
            chosen,
            pipeline: Pipeline::new(filler, needs),
            reading,
            exact: read_exactly(filler, chosen),
            written: RefCell::default(),
            busy: RefCell::default(),
        }
    }

    /// Is the cell counted or worked out, and not entered or blocked?
    pub fn has_sql(&self, at: At) -> bool {
        self.chosen.get(&at).is_some_and(|choice| {
            matches!(choice.content, Content::Count(_))
                || worked_out(self.filler, at, choice).is_some()
        })
    }

    pub fn decimals(&self, at: At) -> u32 {
        self.chosen.get(&at).map_or(0, |choice| self.filler.printed_in(at, choice).decimals)
    }

    /// The statement of a cell, `SELECT … AS value …`; it comes after those that it reads.
    pub fn write(&self, at: At) -> Result<(), Gap> {
        let done = self.written.borrow().iter().find(|own| own.0 == at).map(|own| own.1.clone());
        if let Some(done) = done {
            return done.map(|_| ());
        }
        self.busy.borrow_mut().push(at);
        let body = self.body(at);
        self.busy.borrow_mut().pop();
        let told = body.as_ref().map(|_| ()).map_err(Clone::clone);
        self.written.borrow_mut().push((at, body));
        told
    }

    fn body(&self, at: At) -> Result<String, Gap> {
        let choice = self.chosen[&at];
        let printed = self.filler.printed_in(at, choice);
        let fewer = choice.decimals.unwrap_or(printed.decimals).min(printed.decimals);
        let places = 10i128.pow(printed.decimals - fewer);
        if let Content::Count(count) = &choice.content {
            let measured = self.pipeline.measured(count)?;
            let units = grown(units(&measured, fewer), places);
            let under = times(&measured.divisor, 10i128.pow(measured.scale));
            let exact = self.exactly(at, &measured.value, &under);
            return Ok(format!("SELECT {units} AS value{exact}\n{}", measured.records)
                .trim_end()
                .to_owned());
        }
        let Some(spec) = worked_out(self.filler, at, choice) else {
            return Err(Gap(self.filler.name(at)));
        };
        let cell = |other: At, exact: bool| self.read(other, spec.axis, exact);
        let worked = Worked { filler: self.filler, at, spec, cell: &cell };
        if self.exact.contains(&at) && spec.no_divisor.is_some() {
            return Err(Gap("exact, no_divisor".to_owned()));
        }
        let whole = worked.whole()?;
        let exact = self.exactly(at, &whole.over, &whole.under.sql());
        Ok(format!("SELECT {} AS value{exact}", grown(worked.units(fewer)?, places)))
    }

    /// The value before rounding, where some formula reads it.
    fn exactly(&self, at: At, over: &str, under: &str) -> String {
        if self.exact.contains(&at) {
            format!(",\n  {over} AS numerator,\n  {under} AS denominator")
        } else {
            String::new()
        }
    }

    pub fn is_read_exactly(&self, at: At) -> bool {
        self.exact.contains(&at)
    }

    /// What stands for a cell in a formula: its printed value, or the one before rounding.
    fn read(&self, at: At, axis: Axis, exact: bool) -> Result<Fraction, Gap> {
        let Some(choice) = self.chosen.get(&at) else {
            return Ok(Fraction::exact(None));
        };
        let printed = self.filler.printed_in(at, choice);
        let in_units = |over| Fraction { over, under: Under::Number(10i128.pow(printed.decimals)) };
        if self.has_sql(at) {
            if self.busy.borrow().contains(&at) {
                return Ok(Fraction::exact(None));
            }
            self.write(at)?;
            return Ok(match exact {
                false => in_units(self.reference(at, "value")),
                true => Fraction {
                    over: self.reference(at, "numerator"),
                    under: Under::Sql(self.reference(at, "denominator")),
                },
            });
        }
        if matches!(choice.content, Content::Blocked) {
            return Ok(Fraction::exact((axis == Axis::Rows).then_some(Exact::ZERO)));
        }
        let Some(entered) = self.filler.entered(at) else {
            return Ok(Fraction::exact(None));
        };
        if exact {
            return Ok(Fraction::exact(Some(entered)));
        }
        let fewer = choice.decimals.unwrap_or(printed.decimals).min(printed.decimals);
        let units = entered
            .rounded(fewer)
            .and_then(|own| own.checked_mul(10i128.pow(printed.decimals - fewer)));
        Ok(match units {
            Some(units) => in_units(format!("{units} /* {} */", self.filler.name(at))),
            None => Fraction::exact(None),
        })
    }

    fn reference(&self, at: At, part: &str) -> String {
        if self.reading == Reading::Queries {
            return format!("(SELECT {part} FROM {})", name(&self.filler.name(at)));
        }
        let section = &self.filler.form.sections[at.0];
        let (row, column) = (&section.rows[at.1].id, &section.columns[at.2].id);
        let word = match part {
            "value" => "cell",
            "numerator" => "cell_over",
            _ => "cell_under",
        };
        format!("{word}({}, {}, {})", text(&section.id), text(row), text(column))
    }

    /// The cell as it is told in comments: its name, row and column.
    pub fn about(&self, at: At) -> String {
        let section = &self.filler.form.sections[at.0];
        let column = &section.columns[at.2];
        let (row, column) =
            (&section.rows[at.1].label, self.filler.dated(&column.title, column.period));
        super::name::comment(&format!("[{}] {row} · {column}", self.filler.name(at)))
    }

    /// The queries of the views, and of the cells that are read by another.
    pub fn queries(&self, but: At) -> Vec<Query> {
        let mut all = self.pipeline.queries();
        for (at, body) in self.written.borrow().iter().filter(|own| own.0 != but) {
            if let Ok(body) = body {
                let name = name(&self.filler.name(*at));
                all.push(Query {
                    name,
                    title: String::new(),
                    about: self.about(*at),
                    body: body.clone(),
                    kept: true,
                });
            }
        }
        all
    }
}

/// The cells that formulas read before rounding: `of = "exact"`, `exact([2])`.
fn read_exactly(filler: &Filler<'_>, chosen: &BTreeMap<At, &Choice>) -> BTreeSet<At> {
    fn exactly<'f>(formula: &'f Formula, exact: bool, found: &mut Vec<&'f Reference>) {
        match formula {
            Formula::Cell(reference) if exact => found.push(reference),
            Formula::Negate(inner) => exactly(inner, exact, found),
            Formula::Binary(_, left, right) => {
                exactly(left, exact, found);
                exactly(right, exact, found);
            }
            Formula::Call(call, parts) => {
                parts.iter().for_each(|own| exactly(own, exact || *call == Call::Exact, found));
            }
            _ => {}
        }
    }
    let mut cells = BTreeSet::new();
    for (at, choice) in chosen {
        if let Some(spec) = choice.content.formula() {
            let mut found = Vec::new();
            exactly(&spec.formula, spec.exact, &mut found);
            cells.extend(found.into_iter().flat_map(|own| filler.cells_named(own, *at, spec.axis)));
        }
    }
    cells
}

fn times(own: &str, by: i128) -> String {
    match (own, by) {
        (own, 1) => own.to_owned(),
        ("1", by) => by.to_string(),
        (own, by) => format!("{own} * {by}"),
    }
}

/// A counted number in units of 10^-decimals, rounded once.
fn units(measured: &Measured, decimals: u32) -> String {
    let Measured { value, divisor, scale, .. } = measured;
    let value = grown(value.clone(), 10i128.pow(decimals.saturating_sub(*scale)));
    let by = 10i128.pow(scale.saturating_sub(decimals));
    match (divisor.as_str(), by) {
        ("1", 1) => value,
        ("1", by) => format!("half_away({value}, {by})"),
        (divisor, 1) => format!("half_away({value}, {divisor})"),
        (divisor, by) => format!("half_away({value}, {divisor} * {by})"),
    }
}

fn grown(own: String, by: i128) -> String {
    if by == 1 { own } else { format!("({own}) * {by}") }
}
