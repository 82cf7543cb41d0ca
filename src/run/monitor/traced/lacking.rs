//! Why a measure has no number in a year: what each of its sources lacks. Polish: czego brakuje.

use super::super::returned;
use super::super::series::Whose;
use super::Of;
use crate::indicator::{From, Lacking};
use crate::template::formula::Formula;
use crate::template::indicator::{Given, Measure, Published, Source};

/// In the order in which the sources are asked; an entry by hand is the last.
pub(super) fn lacking(of: &Of<'_>, measure: &Measure) -> Vec<Lacking> {
    let sources = measure.sources.iter().flat_map(|own| of_source(of, own));
    sources.chain([Lacking::Entry]).collect()
}

fn of_source(of: &Of<'_>, source: &Source) -> Vec<Lacking> {
    let written = source.written.clone();
    if !source.years.hold(of.year) {
        let (from, to) = (source.years.from, source.years.to);
        return vec![Lacking::OtherYears { written, from, to }];
    }
    match &source.given {
        Given::Cells(formula) => of_cells(of, formula),
        Given::Count(_) => vec![Lacking::Exports { written }],
        Given::Series(all) => all.iter().filter_map(|own| of_series(of, own)).collect(),
    }
}

/// The returns of a formula that cannot be had; when there are none, it is one of the cells.
fn of_cells(of: &Of<'_>, formula: &Formula) -> Vec<Lacking> {
    let mut found = Vec::new();
    for (form, period) in returned::keys(formula, of.asked.request.period) {
        if let Some(code) = of.gathered.refused.get(&(form.clone(), period)) {
            let own = Lacking::Return { form, period: period.to_string(), code };
            if !found.contains(&own) {
                found.push(own);
            }
        }
    }
    if found.is_empty() {
        found.push(Lacking::Cells { cells: returned::cells(formula) });
    }
    found
}

fn of_series(of: &Of<'_>, own: &Published) -> Option<Lacking> {
    let unit = of.asked.strategy.unit.as_ref();
    let whose = Whose::Office { teryt: of.teryt, unit };
    if of.gathered.references.value(own, of.year, whose).is_some() {
        return None;
    }
    Some(Lacking::Series { series: From::Reference(vec![own.clone()]).said() })
}
