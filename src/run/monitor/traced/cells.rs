//! The cells that measures read, traced to their records: each return of a period is counted once.

use std::collections::{BTreeMap, BTreeSet};

use super::super::counted::{self as made, Wanted, opened};
use super::super::gathered::Asked;
use super::super::returned::number;
use crate::diagnostic::Problems;
use crate::indicator::{Cell, From, Leaf, Now};
use crate::number::Exact;
use crate::period::ReportingPeriod;
use crate::run::counted::{Asked as Counting, Scene, counted};
use crate::run::earlier::{Earlier, named};
use crate::run::edition::Editions;
use crate::run::explain::{Page, address, traced};
use crate::run::said::nothing_in_period;
use crate::run::{self, Exit, Progress, Refused, Workplace, roles};
use crate::template::formula::{Formula, Reference};
use crate::trace::Trace;

/// A return, its period, and a cell of it.
pub type CellKey = (String, ReportingPeriod, String);

/// A cell with its trace, or the code of what speaks against counting its return.
pub type Traced = BTreeMap<CellKey, Result<Trace, &'static str>>;

/// The cells that a formula names.
pub fn keys(formula: &Formula, year: ReportingPeriod) -> impl Iterator<Item = CellKey> {
    formula.references().into_iter().filter_map(move |own| key(own, year))
}

fn key(own: &Reference, year: ReportingPeriod) -> Option<CellKey> {
    let period = named(year, own.period.as_deref().unwrap_or_default())?;
    Some((own.form.clone()?, period, own.parts.join("/")))
}

/// Counts every return that is named, and traces its cells.
pub fn traced_cells(
    asked: &Asked<'_>,
    keys: &BTreeSet<CellKey>,
    page: Page,
    progress: &dyn Fn(Progress<'_>),
) -> Result<Traced, Refused> {
    let mut returns: BTreeMap<(String, ReportingPeriod), Vec<&str>> = BTreeMap::new();
    for (form, period, cell) in keys {
        returns.entry((form.clone(), *period)).or_default().push(cell);
    }
    let mut editions = Editions::of(asked.files);
    let mut found = Traced::new();
    for ((form, period), cells) in returns {
        let office = &asked.request.office;
        let place = Workplace::open_in(&mut editions, office, &form, period, Problems::default());
        let request = run::Request {
            office: office.clone(),
            form: form.clone(),
            period,
            options: BTreeMap::new(),
            write: false,
            uncorrected: false,
            dry_run: false,
        };
        let look = |scene: Scene<'_>| {
            // As for the measures themselves: exports of a part of the period give no number of it.
            let nothing = nothing_in_period(&scene.report).then_some("E401");
            let uncovered = (!scene.loaded.uncovered.is_empty()).then_some("I127");
            let of_cell = |name: &&str| match (nothing.or(uncovered), address_of(&scene, name)) {
                (Some(code), _) | (None, Err(code)) => Ok(((*name).to_owned(), Err(code))),
                (None, Ok(at)) => Ok(((*name).to_owned(), Ok(traced(&scene, at, page)?))),
            };
            cells.iter().map(of_cell).collect::<Result<Vec<_>, Refused>>()
        };
        let counting = Counting { shared: asked.shared, rules: false, keeping: None };
        let looked =
            place.and_then(|place| Ok(counted(&place, &request, counting, progress, look)?.0));
        let traces = looked.unwrap_or_else(|refused| {
            let code = refused.diagnostics.first().map_or("C101", |own| own.code);
            cells.iter().map(|own| ((*own).to_owned(), Err(code))).collect()
        });
        let traces = traces.into_iter();
        found.extend(traces.map(|(cell, own)| ((form.clone(), period, cell), own)));
    }
    Ok(found)
}

fn address_of(scene: &Scene<'_>, name: &str) -> Result<crate::evaluate::fill::At, &'static str> {
    address::find(name, scene.filler.form).map_err(|found| found.code)
}

/// Counts once more what measures count for themselves, those of one half of the year together; by measure.
pub fn traced_counts(
    asked: &Asked<'_>,
    wanted: &[Wanted<'_>],
    page: Page,
    progress: &dyn Fn(Progress<'_>),
) -> Result<BTreeMap<String, Trace>, Refused> {
    let year = asked.request.period;
    let years = [year.year()];
    let asked = Asked { years: &years, ..*asked };
    let mut found = BTreeMap::new();
    for half in [None, Some(1), Some(2)] {
        let of_part: Vec<Wanted<'_>> =
            wanted.iter().filter(|(_, _, source, _)| source.half == half).copied().collect();
        if of_part.is_empty() {
            continue;
        }
        let text = made::form(&asked, half, &of_part, &roles(&asked.request.office)?);
        let period = half.map_or(year, |own| year.half(own));
        let (place, request) = opened(&asked, period, text)?;
        let look = |scene: Scene<'_>| {
            let of_measure = |(index, wanted): (usize, &Wanted<'_>)| {
                let at = address::find(&format!("{index}/1/y0"), scene.filler.form);
                let at = at.map_err(|found| Refused::one(Exit::Configuration, found))?;
                let trace = traced(&scene, at, page)?;
                let (form, cell) = (asked.strategy.id.clone(), wanted.0.id.clone());
                // The return that was made on the way is nobody's: it is a measure of the strategy.
                Ok((cell.clone(), Trace { form, cell, edition: String::new(), ..trace }))
            };
            of_part.iter().enumerate().map(of_measure).collect::<Result<Vec<_>, Refused>>()
        };
        let counting = Counting { shared: asked.shared, rules: false, keeping: None };
        let (traces, _) = counted(&place, &request, counting, progress, look)?;
        found.extend(traces);
    }
    Ok(found)
}

/// The cells of a measure, each with what the exports say of it now.
pub fn leaf(
    asked: &Asked<'_>,
    (written, formula): (String, &Formula),
    from: &From,
    traced: &Traced,
) -> Leaf {
    let (office, year) = (&asked.request.office, asked.request.period);
    // Every cell says its return: this one is of none.
    let earlier = matches!(from, From::Submission { .. }).then(|| Earlier::new(office, "", year));
    let mut cells: Vec<Cell> = Vec::new();
    for reference in formula.references() {
        let Some((form, period, name)) = key(reference, year) else {
            continue;
        };
        let is_known = |own: &Cell| own.form == form && own.name == name;
        if cells.iter().any(|own| is_known(own) && own.period == period.to_string()) {
            continue;
        }
        let own = traced.get(&(form.clone(), period, name.clone()));
        let now = |own: &Trace| own.value.map(|value| Exact::scaled(value, own.decimals));
        let counted = own.and_then(|own| now(own.as_ref().ok()?));
        let value = match &earlier {
            Some(earlier) => submitted(earlier, reference),
            None => counted,
        };
        let now = match own {
            Some(Ok(trace)) if counted == value => Now::Same(Box::new(trace.clone())),
            Some(Ok(_)) => Now::Other(counted),
            Some(Err(code)) => Now::Refused(code),
            None => Now::Refused("C101"),
        };
        let version = earlier.as_ref().and_then(|_| run::newest_version(office, &form, period));
        let version = version.map(|(version, _)| version);
        cells.push(Cell { form, period: period.to_string(), name, value, version, now });
    }
    let again = number(formula, &|own: &Reference| {
        let (form, period, name) = key(own, year)?;
        let period = period.to_string();
        let is_meant = |own: &&Cell| own.form == form && own.name == name && own.period == period;
        cells.iter().find(is_meant)?.value
    });
    Leaf::Cells { formula: written, cells, again }
}

fn submitted(earlier: &Earlier<'_>, own: &Reference) -> Option<Exact> {
    let [section, row, column] = own.parts.as_slice() else {
        return None;
    };
    let at = (section.clone(), row.clone(), column.clone());
    earlier.cell(own.form.as_deref(), own.period.as_deref(), &at)
}
