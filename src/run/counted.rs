//! A return counted, and looked at while its records are still at hand. Polish: sprawozdanie wyliczone z rekordów.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::archive::Keeping;
use super::earlier::Earlier;
use super::head::{bases, head};
use super::loading::{Loading, OtherPeriod};
use super::options::{chosen_options, context};
use super::record_rules::{self, RecordRules};
use super::{Exit, Progress, Refused, Request, Shared, Workplace};
use crate::control::records::Judged;
use crate::cores;
use crate::diagnostic::Diagnostic;
use crate::evaluate::Context;
use crate::evaluate::fill::{Filled, Filler, Other, expanded};
use crate::evaluate::needs::Needs;
use crate::evaluate::view::Views;
use crate::ingest;
use crate::model::{Table, date};
use crate::period::{ReportingPeriod, Shift};
use crate::report::Report;
use crate::template::form::Form;
use crate::template::formula::Reference;

/// What a return is counted with, and for.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    pub shared: &'a Shared,
    /// Beside its numbers the rules over records, and what exports say against each other; who asks where a number
    /// comes from needs neither.
    pub rules: bool,
    /// What is read is kept for the version that is made of it.
    pub keeping: Option<&'a Keeping>,
}

/// A counted return with all that it was counted from.
pub struct Scene<'s> {
    pub place: &'s Workplace,
    pub request: &'s Request,
    pub options: &'s BTreeMap<String, String>,
    pub context: &'s Context<'s>,
    /// The form as it was filled, with the rows that the data gave, its views and those of other periods.
    pub filler: &'s Filler<'s>,
    pub tables: &'s BTreeMap<String, Table>,
    pub other_periods: &'s [OtherPeriod],
    pub earlier: &'s Earlier<'s>,
    pub rules_of_records: &'s RecordRules<'s>,
    /// What rules over tables say; none when nobody asked.
    pub of_tables: Option<Result<Judged, Diagnostic>>,
    pub loaded: ingest::Loaded,
    pub filled: Filled,
    pub report: Report,
    pub keeping: Option<&'s Keeping>,
}

/// What the records do to a sound template is the inputs' fault.
pub fn refuse(found: Diagnostic) -> Refused {
    let of_data = matches!(found.code, "E101" | "E202" | "E203" | "E304");
    Refused::one(if of_data { Exit::Input } else { Exit::Configuration }, found)
}

/// Reads the exports, fills the form, and shows both to `then`. The tables are given back with what it says.
pub fn counted<T>(
    place: &Workplace,
    request: &Request,
    asked: Asked<'_>,
    progress: &dyn Fn(Progress<'_>),
    then: impl FnOnce(Scene<'_>) -> Result<T, Refused>,
) -> Result<(T, BTreeMap<String, Table>), Refused> {
    counted_part((place, &place.form), request, asked, progress, then)
}

/// The same of a part of the form. What the whole needs must be there all the same: without it the office has no such
/// return.
pub fn counted_part<T>(
    (place, form): (&Workplace, &Form),
    request: &Request,
    asked: Asked<'_>,
    progress: &dyn Fn(Progress<'_>),
    then: impl FnOnce(Scene<'_>) -> Result<T, Refused>,
) -> Result<(T, BTreeMap<String, Table>), Refused> {
    let library = &place.library;
    let options = chosen_options(place, request)?;
    let wanted = place.form.tables(library);
    let interner = &asked.shared.interner;
    let loading = Loading::new(place, request, &wanted, asked.shared)?;
    let loading = loading.watched(asked.keeping).with_relations(asked.rules);
    let mut loaded = loading.load(progress)?;
    progress(Progress::Counting);
    waive(place, request.period, &mut loaded);
    let context = context(place, &options, request.period, Arc::clone(interner));
    let tables = std::mem::take(&mut loaded.tables);
    let lacking = std::mem::take(&mut loaded.lacking);
    let needs = Needs::new(form, &library.record_rules, library);
    let views = Views::new(library, record_rules::by_name(&tables).collect(), &context, &needs);
    let other_periods = loading.others(form, progress);
    let contexts: Vec<Context<'_>> = other_periods
        .iter()
        .map(|own| self::context(place, &options, own.period, Arc::clone(interner)))
        .collect();
    let others: BTreeMap<Shift, Other<'_>> = other_periods
        .iter()
        .zip(&contexts)
        .map(|(own, context)| {
            let views = Views::new(library, own.tables(&tables), context, &needs);
            let manual = place.manual.of_other(own.period);
            let covered = own.covered.clone();
            let late = own.late.clone();
            (own.shift, Other { period: own.period, views, manual, covered, late })
        })
        .collect();
    let earlier = Earlier::new(&place.root, &form.id, request.period);
    let submitted = |reference: &Reference| {
        let [section, row, column] = reference.parts.as_slice() else {
            return None;
        };
        let at = (section.clone(), row.clone(), column.clone());
        earlier.cell(reference.form.as_deref(), reference.period.as_deref(), &at)
    };
    let filler = Filler {
        form,
        views: &views,
        others: &others,
        roles: &place.office.roles,
        options: &options,
        manual: &place.manual.values,
        period: request.period,
        end: date::to_days(request.period.end()),
        submitted: &submitted,
    };
    // Rows that the data give stand in the form before anything is counted.
    let expanded = expanded(&filler).map_err(refuse)?;
    let filler = Filler { form: expanded.as_ref().unwrap_or(form), ..filler };
    let rules_of_records =
        RecordRules { place, context: &context, needs: &needs, lacking: &lacking };
    let (of_tables, filled) = cores::both(
        || asked.rules.then(|| rules_of_records.over_tables(&tables, &loaded.everything)),
        || filler.fill(),
    );
    // The records that are set aside have been judged too: nobody asks for both together any more.
    loaded.everything.clear();
    let mut filled = filled.map_err(refuse)?;
    let mut report = Report {
        form: form.id.clone(),
        layout: form.layout,
        period: request.period.to_string(),
        version: 1,
        head: head(place, &options, request.period),
        sections: std::mem::take(&mut filled.sections),
        agreements: Vec::new(),
        bases: Vec::new(),
        quality: String::new(),
        uncovered: String::new(),
    };
    report.bases = bases(form, &report.sections);
    let said = then(Scene {
        place,
        request,
        options: &options,
        context: &context,
        filler: &filler,
        tables: &tables,
        other_periods: &other_periods,
        earlier: &earlier,
        rules_of_records: &rules_of_records,
        of_tables,
        loaded,
        filled,
        report,
        keeping: asked.keeping,
    })?;
    Ok((said, tables))
}

/// Marks the records that a waiver explains, as many of each as it says; when there are more, none is.
fn waive(place: &Workplace, period: ReportingPeriod, loaded: &mut ingest::Loaded) {
    for waiver in place.office.waivers.iter().filter(|own| own.period == Some(period)) {
        let fits =
            |own: &ingest::SetAside| *own.table == *waiver.table.text && own.code == waiver.code;
        if loaded.set_aside.iter().filter(|own| fits(own)).count() <= waiver.most {
            for own in loaded.set_aside.iter_mut().filter(|own| fits(own)) {
                own.waived = Some(waiver.said.clone());
            }
        }
    }
}

/// Counts a return for somebody who asks about it.
pub fn look_at<T>(
    request: &Request,
    progress: &dyn Fn(Progress<'_>),
    look: impl FnOnce(Scene<'_>) -> Result<T, Refused>,
) -> Result<T, Refused> {
    let place = Workplace::open(&request.office, &request.form, request.period)?;
    let shared = Shared::default();
    let asked = Asked { shared: &shared, rules: false, keeping: None };
    Ok(counted(&place, request, asked, progress, look)?.0)
}
