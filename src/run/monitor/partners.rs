//! Data that others send to the centre, and by when. Polish: terminy partnerów.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{Datelike, NaiveDate};

use super::entered::Entered;
use super::gathered::{Asked, gather};
use super::{Request, read};
use crate::builtin;
use crate::diagnostic::Problems;
use crate::indicator::Origin;
use crate::period::ReportingPeriod;
use crate::run::{Exit, Refused, Shared};
use crate::template::day_of_year;
use crate::template::indicator::Measure;
use crate::template::strategy::Strategy;

/// One measure that a partner sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Awaited {
    /// The last day on which it is in time. Polish: termin.
    pub day: NaiveDate,
    /// Polish: dostawca danych.
    pub supplier: String,
    pub measure: String,
    pub title: String,
    /// Whose number it is.
    pub year: i32,
    pub delivered: Delivered,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivered {
    Here,
    /// So many of the units that were asked have reported. Polish: niepełne.
    InPart {
        reported: u32,
        expected: u32,
    },
    Missing,
}

/// What the strategies of the office read of the last year that has ended and others send, the earliest day first.
///
/// A number is here when `monitor` would find it, in whichever of its sources. Where the exports of the year are not
/// there yet, only what was entered is.
/// Empty:  an office without a strategy of that year awaits nothing, and so does a measure without a day.
pub fn partners(office: &Path, today: NaiveDate) -> Result<Vec<Awaited>, Refused> {
    let year = today.year() - 1;
    let problems = Problems::default();
    let files = builtin::files(Some(office), &problems);
    let read = read(&files, &problems);
    let entered = Entered::read(office, &read.catalogue, &read.strategies, &problems);
    if problems.has_errors() {
        return Err(Refused::because(Exit::Configuration, problems));
    }
    let looked_at: Vec<&Strategy> =
        read.strategies.values().filter(|own| own.from <= year && year <= own.to).collect();
    let measures = looked_at.iter().flat_map(|own| super::measures_of(own, &read.catalogue));
    let measures: BTreeMap<&str, &Measure> =
        measures.filter(|(_, own)| own.supplier.is_some() && own.due.is_some()).collect();
    let of_entry = |id: &str| entered.measures.get(&(id.to_owned(), year)).map(of_origin);
    let mut delivered: BTreeMap<&str, Delivered> =
        measures.keys().map(|id| (*id, of_entry(id).unwrap_or(Delivered::Missing))).collect();
    let mut sought = measures.clone();
    sought.retain(|id, _| delivered.get(id) != Some(&Delivered::Here));
    if let (Some(first), Ok(period)) =
        (looked_at.first().filter(|_| !sought.is_empty()), year.to_string().parse())
    {
        let found = elsewhere(office, (&files, first, period), (&read, &sought), entered)?;
        for (id, own) in found {
            if let Some((id, _)) = sought.get_key_value(id.as_str()) {
                delivered.insert(id, own);
            }
        }
    }
    let mut awaited: Vec<Awaited> = measures
        .into_iter()
        .filter_map(|(id, own)| {
            // Data of a year come in the next one.
            Some(Awaited {
                day: day_of_year::in_year(year + 1, own.due?)?,
                supplier: own.supplier.clone()?,
                measure: own.id.clone(),
                title: own.title.clone(),
                year,
                delivered: *delivered.get(id)?,
            })
        })
        .collect();
    awaited.sort_by(|one, other| {
        (one.day, &one.supplier, &one.measure).cmp(&(other.day, &other.supplier, &other.measure))
    });
    Ok(awaited)
}

/// What returns, exports and reference data have of the measures that nobody entered whole.
fn elsewhere(
    office: &Path,
    (files, strategy, period): (&crate::template::library::Files, &Strategy, ReportingPeriod),
    (read, measures): (&super::Read, &BTreeMap<&str, &Measure>),
    entered: Entered,
) -> Result<Vec<(String, Delivered)>, Refused> {
    // Other cities send nothing.
    let strategy = Strategy { compared: Vec::new(), ..strategy.clone() };
    let request =
        Request { office: office.to_path_buf(), strategy: strategy.id.clone(), period, unit: None };
    let shared = Shared::for_cells();
    let asked = Asked {
        request: &request,
        files,
        library: &read.library,
        strategy: &strategy,
        measures,
        years: &[period.year()],
        shared: &shared,
    };
    match gather(&asked, None, entered, &|_| {}) {
        Ok(found) => {
            let last = found
                .measures
                .into_iter()
                .filter_map(|(id, own)| Some((id, own.last().map(of_origin)?)));
            Ok(last.collect())
        }
        // The exports of the year are not there yet.
        Err(refused) if refused.exit == Exit::Input => Ok(Vec::new()),
        Err(refused) => Err(refused),
    }
}

fn of_origin(own: &Origin) -> Delivered {
    match (own.value, own.coverage) {
        (None, _) => Delivered::Missing,
        (Some(_), Some((reported, expected))) if reported < expected => {
            Delivered::InPart { reported, expected }
        }
        (Some(_), _) => Delivered::Here,
    }
}
