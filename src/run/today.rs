//! The worklists of a return as on any day, from the newest exports. Polish: listy na dziś.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;

use super::head::head;
use super::loading::Loading;
use super::options::{chosen_options, context};
use super::{Exit, Progress, Refused, Request, Shared, Workplace, record_rules};
use crate::builtin;
use crate::diagnostic::Problems;
use crate::evaluate::fill::{Filler, ManualValues};
use crate::evaluate::needs::Needs;
use crate::evaluate::view::Views;
use crate::model::date;
use crate::period::ReportingPeriod;
use crate::report::{Head, Layout, List, Report};

/// The lists of one return on a day.
pub struct Today {
    /// The period whose exports they are read from.
    pub exports: ReportingPeriod,
    pub lists: Vec<List>,
    /// A head for their workbook: no sections.
    pub report: Report,
}

/// The lists of a return on a day; none when it has no lists, or no exports begin before that day.
///
/// The exports are those of the newest period that begins before the day. Nothing that is told here stands
/// in a submission: there lists are as on the last day of the period.
pub fn lists_on(
    office: &Path,
    form: &str,
    day: NaiveDate,
    progress: &dyn Fn(Progress<'_>),
) -> Result<Option<Today>, Refused> {
    let Some(period) = newest(office, form, day)? else {
        return Ok(None);
    };
    let place = Workplace::open(office, form, period)?;
    if place.form.worklists.is_empty() {
        return Ok(None);
    }
    let request = Request {
        office: office.to_path_buf(),
        form: form.to_owned(),
        period,
        options: BTreeMap::new(),
        write: false,
        uncorrected: false,
        dry_run: false,
    };
    let options = chosen_options(&place, &request)?;
    let shared = Shared::default();
    let interner = &shared.interner;
    let wanted = place.form.tables(&place.library);
    let loading = Loading::new(&place, &request, &wanted, &shared)?;
    let loaded = loading.load(progress)?;
    progress(Progress::Counting);
    let mut context = context(&place, &options, period, Arc::clone(interner));
    let number = date::to_days(day);
    for name in ["end", "day"] {
        context.names.insert(name.to_owned(), number);
    }
    let needs = Needs::new(&place.form, &[], &place.library);
    let tables = record_rules::by_name(&loaded.tables).collect();
    let views = Views::new(&place.library, tables, &context, &needs);
    let filler = Filler {
        form: &place.form,
        views: &views,
        others: &BTreeMap::new(),
        roles: &place.office.roles,
        options: &options,
        manual: &ManualValues::new(),
        period,
        end: number,
        submitted: &|_| None,
    };
    let lists = filler.lists().map_err(|found| Refused::one(Exit::Configuration, found))?;
    let head = Head {
        period_text: format!("na dzień {}", day.format("%d.%m.%Y")),
        ..head(&place, &options, period)
    };
    let report = Report {
        form: form.to_owned(),
        layout: Layout::Form,
        period: day.to_string(),
        version: 1,
        head,
        sections: Vec::new(),
        agreements: Vec::new(),
        bases: Vec::new(),
        quality: String::new(),
        uncovered: String::new(),
    };
    Ok(Some(Today { exports: period, lists, report }))
}

/// The newest period of the return that has exports which begin before the day: of the shortest kind that it
/// is made for.
fn newest(office: &Path, form: &str, day: NaiveDate) -> Result<Option<ReportingPeriod>, Refused> {
    let problems = Problems::default();
    let files = builtin::files(Some(office), &problems);
    let opened = super::open_form(&files, form, None, &problems);
    let Some((_, form, _)) = opened.filter(|_| !problems.has_errors()) else {
        return Err(Refused::because(Exit::Configuration, problems));
    };
    let kinds = ["month", "quarter", "half", "year"];
    let Some(kind) = kinds.into_iter().find(|kind| form.variant(kind).is_some()) else {
        return Ok(None);
    };
    let data = office.join("dane");
    crate::ingest::at_hand(&data).map_err(|found| Refused::one(Exit::Input, found))?;
    let periods = std::fs::read_dir(data)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<ReportingPeriod>().ok());
    let newest = periods.filter(|own| own.start() <= day).map(|own| own.end().min(day)).max();
    let period = newest.and_then(|last| ReportingPeriod::of_kind(kind, last));
    Ok(period.filter(|own| form.ended_before(*own).is_none()))
}
