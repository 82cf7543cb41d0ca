//! Where the number of a cell comes from. Polish: rodowód pola.

pub(super) mod address;
mod asking;
mod lost;
mod proof;
pub(super) mod records;
mod why;

pub use asking::{Asking, asking};

use super::counted::{Scene, look_at, refuse};
use super::{Exit, Progress, Refused, Request};
use crate::evaluate::fill::At;
use crate::number::Exact;
use crate::report::{self, State};
use crate::sql;
use crate::template::form::{AsWritten, Choice, Content, FormulaSpec};
use crate::trace::{Level, MadeOf, Part, Proof, Sql, Trace, Whereabouts, Worked};

/// Which of the records behind a cell are shown. Polish: strona.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// How many on a page; none is all.
    pub size: Option<usize>,
    /// From 1.
    pub number: usize,
    /// With the values of personal columns.
    pub personal: bool,
}

impl Page {
    pub const ALL: Page = Page { size: None, number: 1, personal: false };

    /// The indexes of the records of the page among `count`; beyond the last page it is the last.
    pub(super) fn range(self, count: usize) -> std::ops::Range<usize> {
        let Some(size) = self.size else {
            return 0..count;
        };
        let last = count.div_ceil(size.max(1)).max(1);
        let first = size.saturating_mul(self.number.clamp(1, last) - 1).min(count);
        first..first.saturating_add(size).min(count)
    }
}

/// Traces a cell, `2B/3a/4`, of a return; nothing is written.
///
/// Errors: X101 no such section, row or column; X102 the cell is not printed for this office.
pub fn explain(
    request: &Request,
    cell: &str,
    page: Page,
    progress: &dyn Fn(Progress<'_>),
) -> Result<Trace, Refused> {
    let look = |scene: Scene<'_>| {
        let at = address::find(cell, scene.filler.form)
            .map_err(|found| Refused::one(Exit::Configuration, found))?;
        traced(&scene, at, page)
    };
    look_at(request, progress, look)
}

/// A cell of a counted return with its records and its SQL.
pub(super) fn traced(scene: &Scene<'_>, at: At, page: Page) -> Result<Trace, Refused> {
    let mut trace = Tracer { scene, page }.required(at)?;
    trace.sql = Some(in_sql(scene, &trace.cell)?);
    Ok(trace)
}

/// The cell in SQL; what cannot be said so is no mistake of who asks where a number comes from.
fn in_sql(scene: &Scene<'_>, cell: &str) -> Result<Sql, Refused> {
    match sql::of_cell(scene.filler, cell) {
        Ok(sql::Statement { text, own, behind }) => Ok(Sql::Query { text, own, behind }),
        Err(found) if found.code == "Q103" => Ok(match found.text("state") {
            Some("blocked") => Sql::Blocked,
            _ => Sql::Manual,
        }),
        Err(found) if found.code == "Q101" => {
            Ok(Sql::Gap(found.text("what").unwrap_or_default().to_owned()))
        }
        Err(found) => Err(refuse(found)),
    }
}

/// Where a person, family, decision or other record is counted in a return, and what keeps it out elsewhere.
///
/// Errors: X106 no record of the period has that id.
pub fn explain_record(
    request: &Request,
    id: &str,
    personal: bool,
    progress: &dyn Fn(Progress<'_>),
) -> Result<Whereabouts, Refused> {
    let look = |scene: Scene<'_>| why::why(&scene, id, personal);
    look_at(request, progress, look)
}

/// Whether the rows of a return take every record once, and which rows and codes nothing reached.
pub fn explain_parts(request: &Request, progress: &dyn Fn(Progress<'_>)) -> Result<Proof, Refused> {
    let look = |scene: Scene<'_>| proof::proof(&scene);
    look_at(request, progress, look)
}

/// Traces every cell of a return that is printed.
pub fn explain_all(request: &Request) -> Result<Vec<Trace>, Refused> {
    let look = |scene: Scene<'_>| {
        let tracer = Tracer { scene: &scene, page: Page::ALL };
        let sections = scene.filler.form.sections.iter().enumerate();
        let cells = sections.flat_map(|(section, own)| {
            let rows = 0..own.rows.len();
            rows.flat_map(move |row| {
                (0..own.rows[row].cells.len()).map(move |column| (section, row, column))
            })
        });
        let traces = cells.filter_map(|at| tracer.trace(at).transpose());
        traces.collect::<Result<Vec<_>, _>>()
    };
    look_at(request, &|_| {}, look)
}

/// Asks a counted return.
struct Tracer<'t> {
    scene: &'t Scene<'t>,
    page: Page,
}

impl Tracer<'_> {
    fn required(&self, at: At) -> Result<Trace, Refused> {
        let name = || address::name(at, self.scene.filler.form);
        let absent = || Refused::one(Exit::Configuration, address::not_printed(name()));
        self.trace(at)?.ok_or_else(absent)
    }

    /// None for a cell that this office does not print.
    fn trace(&self, at: At) -> Result<Option<Trace>, Refused> {
        let form = self.scene.filler.form;
        let section = &form.sections[at.0];
        let (row, column) = (&section.rows[at.1], &section.columns[at.2]);
        let printed = self.scene.report.cell(&section.id, &row.id, &column.id);
        let Some((choice, cell)) = self.scene.filler.content(at).map_err(refuse)?.zip(printed)
        else {
            return Ok(None);
        };
        let sources = [&form.source, &section.source, &row.source, &column.source];
        let mut bases: Vec<String> = Vec::new();
        for source in sources.into_iter().filter(|own| !own.is_empty()) {
            if !bases.contains(source) {
                bases.push(source.clone());
            }
        }
        let titled = |section: &report::Section| {
            let column = section.columns.iter().find(|own| own.id == column.id);
            column.map(|own| own.title.clone())
        };
        let printed = self.scene.report.sections.iter().find(|own| own.id == section.id);
        Ok(Some(Trace {
            form: form.id.clone(),
            edition: form.edition.clone(),
            period: self.scene.request.period.to_string(),
            cell: address::name(at, form),
            titles: [
                section.title.clone(),
                row.label.clone(),
                printed.and_then(titled).unwrap_or_else(|| column.title.clone()),
            ],
            value: cell.printed,
            exact: cell.exact,
            decimals: cell.decimals,
            unit: cell.unit,
            state: cell.state,
            bases,
            meaning: self.meaning(at, choice),
            made_of: self.made_of(at, choice, cell)?,
            sql: None,
        }))
    }

    fn made_of(&self, at: At, choice: &Choice, cell: &report::Cell) -> Result<MadeOf, Refused> {
        Ok(match (&choice.content, cell.state) {
            (Content::Count(count), _) => MadeOf::Records(self.records(at, count)?),
            (_, State::Blocked) => MadeOf::Blocked,
            (_, State::Manual) => self.entered(at),
            (Content::Formula(spec), _) => MadeOf::Formula(self.worked(at, choice, spec, false)?),
            (Content::Proposed(spec), _) => MadeOf::Formula(self.worked(at, choice, spec, true)?),
            (Content::Manual | Content::Blocked, _) => MadeOf::Nothing,
        })
    }

    fn entered(&self, at: At) -> MadeOf {
        let section = &self.scene.filler.form.sections[at.0];
        let (row, column) = (&section.rows[at.1], &section.columns[at.2]);
        let manual = &self.scene.place.manual;
        match manual.entered(&section.id, [&row.id, &row.key], &column.id) {
            Some((place, who, why)) => MadeOf::Entered {
                place: Some(place.clone()),
                who: who.to_owned(),
                why: why.to_owned(),
            },
            None => MadeOf::Entered { place: None, who: String::new(), why: String::new() },
        }
    }

    /// A formula and the cells that it reads, each traced in its turn.
    fn worked(
        &self,
        at: At,
        choice: &Choice,
        spec: &FormulaSpec,
        proposed: bool,
    ) -> Result<Worked, Refused> {
        let filler = self.scene.filler;
        let mut parts = Vec::new();
        for reference in spec.formula.references() {
            if reference.form.is_some() || reference.period.is_some() {
                let value = (filler.submitted)(reference);
                parts.push(Part { reference: reference.shown(), value, trace: None });
                continue;
            }
            for cell in filler.cells_named(reference, at, spec.axis) {
                let trace = self.trace(cell)?;
                let value = trace.as_ref().and_then(|own| match spec.exact {
                    true => own.exact,
                    false => own.value.map(|value| Exact::scaled(value, own.decimals)),
                });
                let reference = address::name(cell, filler.form);
                if !parts.iter().any(|own: &Part| own.reference == reference) {
                    parts.push(Part { reference, value, trace });
                }
            }
        }
        let formula = self.written(at, choice, if proposed { "proposed" } else { "formula" });
        Ok(Worked { formula, proposed, exact: spec.exact, parts })
    }

    fn meaning(&self, at: At, choice: &Choice) -> Vec<(Level, AsWritten)> {
        let section = &self.scene.filler.form.sections[at.0];
        let levels = [
            (Level::Section, Some(&section.written)),
            (Level::Row, Some(&section.rows[at.1].written)),
            (Level::Column, Some(&section.columns[at.2].written)),
            (Level::Cell, choice.written.as_ref()),
        ];
        let said = levels.into_iter().filter_map(|(level, own)| Some((level, own?.clone())));
        said.filter(|(_, own)| !own.is_empty()).collect()
    }

    /// What the template writes of a cell: itself, else its row, else its column.
    fn written(&self, at: At, choice: &Choice, key: &str) -> String {
        let section = &self.scene.filler.form.sections[at.0];
        let own = choice.written.as_ref();
        let others = [&section.rows[at.1].written, &section.columns[at.2].written];
        let found = own.into_iter().chain(others).find_map(|own: &AsWritten| own.get(key));
        found.cloned().unwrap_or_default()
    }
}
