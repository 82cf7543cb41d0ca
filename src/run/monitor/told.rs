//! What a return says of the city, and of each of its districts when it is divided. Polish: sprawozdanie w podziale na
//! dzielnice.

use std::collections::BTreeSet;

use super::district::{Divided, spelling};
use super::inputs::{Inputs, Read};
use crate::evaluate::district::Districts;
use crate::evaluate::fill::ByDistrict;
use crate::model::date;
use crate::period::Shift;
use crate::report::Report;
use crate::run::counted::{Asked as Counting, counted, counted_part, refuse};
use crate::run::said::nothing_in_period;
use crate::run::{self, Basis, Compared, Progress, Refused, Shared, Workplace, law, run_at};

/// What a return gives: of the city, and cell by cell of each district.
pub struct Told {
    pub report: Report,
    pub districts: ByDistrict,
    /// What the cells were counted from.
    pub inputs: Inputs,
    /// What it stands on that is not known until the end of its period.
    pub law: Vec<Basis>,
    /// The exports do not tell of the whole period, or of nothing in it: the code.
    pub lacking: Option<&'static str>,
}

/// Counts a return, for each district too when the city is divided.
pub fn told(
    place: Workplace,
    request: &run::Request,
    (shared, divided): (&Shared, Option<&Divided>),
    progress: &dyn Fn(Progress<'_>),
) -> Result<Told, Refused> {
    let read = Read::by(&place);
    let law = law::past(&place, request.period);
    let root = place.root.clone();
    let keep = |compared: &[Compared]| {
        if let Some(keeping) = &shared.keeping {
            keeping.submissions(&root, compared);
        }
    };
    let Some(divided) = divided else {
        let done = run_at(place, request, shared, progress)?;
        keep(&done.compared);
        let nothing = done.findings.iter().find(|own| own.code == "E401").map(|own| own.code);
        let uncovered = (!done.loaded.uncovered.is_empty()).then_some("I127");
        return Ok(Told {
            inputs: Inputs::of(read, &done.report, &done.loaded),
            report: done.report,
            districts: ByDistrict::new(),
            law,
            lacking: nothing.or(uncovered),
        });
    };
    let spelling = spelling(&place.library, &shared.interner);
    let counting = Counting { shared, rules: false, keeping: None };
    let looked = counted(&place, request, counting, progress, |scene| {
        let filler = scene.filler;
        keep(&scene.earlier.compared());
        let of = |period: Option<Shift>| {
            let own = period.map_or(request.period, |shift| shift.of(request.period));
            let day = date::to_days(own.end());
            Districts::on(day, &filler.views_of(period).tables, &spelling)
        };
        let districts = filler.within(&divided.numbers, &of).map_err(refuse)?;
        let lacking = match nothing_in_period(&scene.report) {
            true => Some("E401"),
            false => (!scene.loaded.uncovered.is_empty()).then_some("I127"),
        };
        let mut loaded = scene.loaded;
        loaded.ledger.extend(scene.other_periods.iter().flat_map(|own| own.ledger()));
        let inputs = Inputs::of(read.of_districts(), &scene.report, &loaded);
        Ok(Told { report: scene.report, districts, inputs, law, lacking })
    })?;
    Ok(looked.0)
}

/// The cells of a return that are asked for, by section, row and column; all of it where none of these is above zero: it
/// may be that nothing is. Of the city alone.
pub fn told_part(
    place: Workplace,
    request: &run::Request,
    shared: &Shared,
    cells: &BTreeSet<[String; 3]>,
    progress: &dyn Fn(Progress<'_>),
) -> Result<Told, Refused> {
    let part = place.form.part(cells);
    let law = law::past(&place, request.period);
    let counting = Counting { shared, rules: false, keeping: None };
    let read = Read::by(&place);
    let (found, _) = counted_part((&place, &part), request, counting, progress, |scene| {
        let uncovered = (!scene.loaded.uncovered.is_empty()).then_some("I127");
        Ok((!nothing_in_period(&scene.report)).then(|| Told {
            inputs: Inputs::of(read, &scene.report, &scene.loaded),
            report: scene.report,
            districts: ByDistrict::new(),
            law,
            lacking: uncovered,
        }))
    })?;
    match found {
        Some(told) => Ok(told),
        None => told(place, request, (shared, None), progress),
    }
}
