//! Which returns exist for a period, and for which periods something is due. Polish: terminy.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::{Datelike, NaiveDate};

use super::edition::Editions;
use super::{Exit, Refused};
use crate::builtin;
use crate::diagnostic::{Diagnostic, Problems, nearest};
use crate::ingest::with_shipped;
use crate::model::Holidays;
use crate::period::ReportingPeriod;
use crate::template::form::{Form, OnFreeDay};
use crate::template::library::Files;

/// The returns that an office of these roles makes for a period.
pub fn returns_for(
    office: &Path,
    roles: &[String],
    period: ReportingPeriod,
) -> Result<Vec<String>, Refused> {
    let (forms, _) = forms(office, Some(period))?;
    let fits = |form: &&Form| {
        form.is_for(roles)
            && form.variant(period.kind()).is_some()
            && form.ended_before(period).is_none()
            && form.is_asked_for(period)
    };
    Ok(forms.iter().filter(fits).map(|form| form.id.clone()).collect())
}

/// The returns that an office of these roles keeps.
pub fn returns_kept(office: &Path, roles: &[String]) -> Result<Vec<String>, Refused> {
    let (forms, _) = forms(office, None)?;
    Ok(forms.iter().filter(|own| own.is_for(roles)).map(|form| form.id.clone()).collect())
}

/// C103 for a return that there is none of.
pub fn known_returns(office: &Path, asked: &[String]) -> Result<(), Refused> {
    let problems = Problems::default();
    let editions = builtin::editions(&builtin::files(Some(office), &problems));
    let known: Vec<&str> = editions.keys().map(String::as_str).collect();
    for name in asked.iter().filter(|name| !editions.contains_key(*name)) {
        problems.push(
            Diagnostic::error("C103")
                .with("name", name)
                .with("nearest", nearest(name, known.iter().copied()).unwrap_or("none"))
                .with("known", known.join(", ")),
        );
    }
    if problems.has_errors() {
        return Err(Refused::because(Exit::Configuration, problems));
    }
    Ok(())
}

/// The periods of a return that have ended and whose deadline has not passed on `today`, the earliest
/// deadline first.
pub fn due_periods(
    office: &Path,
    today: NaiveDate,
) -> Result<Vec<(String, ReportingPeriod)>, Refused> {
    let open = deadlines(office, today)?.into_iter().filter(|own| today <= own.day);
    Ok(open.map(|own| (own.form, own.period)).collect())
}

/// When a return of a period must be sent. Polish: termin złożenia.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Deadline {
    pub day: NaiveDate,
    pub form: String,
    pub period: ReportingPeriod,
}

/// The newest ended period of every variant of every return that the office keeps, as on `today`; the earliest
/// deadline first.
pub fn deadlines(office: &Path, today: NaiveDate) -> Result<Vec<Deadline>, Refused> {
    let mut all = Vec::new();
    let (forms, holidays) = forms(office, None)?;
    let editions = builtin::editions(&builtin::files(Some(office), &Problems::default()));
    let roles = super::roles(office)?;
    for form in forms.into_iter().filter(|own| own.is_for(&roles)) {
        // A form in one file says since when itself.
        let first = editions.get(&form.id).filter(|own| own.len() > 1);
        let since = first.and_then(|own| own.keys().next()).unwrap_or(&form.valid_from);
        for variant in &form.variants {
            let mut of_variant: Vec<Deadline> = Vec::new();
            for (part, day) in &variant.due {
                for year in today.year() - variant.every.unwrap_or(1)..=today.year() {
                    let text =
                        if part == "year" { year.to_string() } else { format!("{year}-{part}") };
                    let Ok(period) = text.parse::<ReportingPeriod>() else {
                        continue;
                    };
                    if let Some(day) = deadline(period, *day, variant.on_free_day, &holidays)
                        && period.end() < today
                        && form.ended_before(period).is_none()
                        && form.is_asked_for(period)
                        && *since <= period.end().to_string()
                    {
                        of_variant.push(Deadline { day, form: form.id.clone(), period });
                    }
                }
            }
            all.extend(of_variant.into_iter().max_by_key(|own| own.period.end()));
        }
    }
    // Of one day as they are made.
    all.sort_by_key(|own| own.day);
    Ok(all)
}

/// The last day on which a return of a period is sent in time, when its form says one.
pub fn deadline_of(form: &Form, period: ReportingPeriod, holidays: &Holidays) -> Option<NaiveDate> {
    let variant = form.variant(period.kind())?;
    let text = period.to_string();
    let part = text.split_once('-').map_or("year", |(_, part)| part);
    let (_, day) = variant.due.iter().find(|(own, _)| own == part)?;
    deadline(period, *day, variant.on_free_day, holidays)
}

/// The first such day of the year after the period; on a free day what the return says.
fn deadline(
    period: ReportingPeriod,
    (month, day): (u32, u32),
    on_free_day: OnFreeDay,
    holidays: &Holidays,
) -> Option<NaiveDate> {
    let end = period.end();
    let days =
        (end.year()..=end.year() + 1).filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    let first = days.into_iter().find(|day| *day > end)?;
    match on_free_day {
        OnFreeDay::Literal => Some(first),
        OnFreeDay::NextWorking => holidays.working_day_from(first),
        OnFreeDay::PreviousWorking => holidays.working_day_to(first),
    }
}

/// Every return that the office keeps, in its edition of the period or its newest one, as they are made one
/// after another, and the holidays of their library.
fn forms(office: &Path, period: Option<ReportingPeriod>) -> Result<(Vec<Form>, Holidays), Refused> {
    let problems = Problems::default();
    let files = builtin::files(Some(office), &problems);
    let mapped = mapped(office, &files);
    let (mut forms, mut others, mut holidays) = (Vec::new(), Vec::new(), Holidays::default());
    let mut editions = Editions::of(&files);
    let ids = editions.order.clone();
    for id in &ids {
        let own = Problems::default();
        let opened = editions.open(id, period, &own);
        // A template that is still being completed holds up no other return.
        let found = own.into_vec();
        if found.iter().any(|own| own.code == "T530") {
            continue;
        }
        found.into_iter().for_each(|own| problems.push(own));
        if let (_, Some((library, form, _))) = opened {
            // A department that the office does not have sends nothing: none of its tables is mapped.
            let mut own = library.tables.values().filter(|table| table.returns.contains(id));
            let keeps = own.clone().count() == 0 || own.any(|own| mapped.contains(&own.name.text));
            if keeps { &mut forms } else { &mut others }.push(form);
            holidays = library.holidays.clone();
        }
    }
    if problems.has_errors() {
        return Err(Refused::because(Exit::Configuration, problems));
    }
    // Where nothing is mapped yet every return says what it needs.
    Ok((if forms.is_empty() { others } else { forms }, holidays))
}

/// The tables that the mappings of the office name, also by a mapping that ships; what is wrong with them is told
/// when they are used.
fn mapped(office: &Path, files: &Files) -> BTreeSet<String> {
    let silent = Problems::default();
    let sources = with_shipped(&super::read_mappings(office, &silent), files, &silent);
    let tables = sources.iter().filter_map(|own| own.text.parse::<toml::Table>().ok());
    let named = |table: &toml::Table| -> Vec<String> {
        let listed =
            table.get("source").and_then(toml::Value::as_array).cloned().unwrap_or_default();
        let names = listed.iter().filter_map(|own| own.get("table")?.as_str().map(str::to_owned));
        names.collect()
    };
    tables.flat_map(|table| named(&table)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_is_the_first_working_day_from_such_a_day_after_the_period() {
        let mut holidays = Holidays::default();
        let problems = Problems::default();
        let files = builtin::files(None, &problems);
        holidays.read(&files["calendar/holidays.csv"], &problems);
        assert!(problems.is_empty(), "{problems:?}");
        for (period, month, day, expected) in [
            ("2025-H1", 7, 20, "2025-07-21"), // a Sunday
            ("2025", 1, 20, "2026-01-20"),
            ("2024", 1, 20, "2025-01-20"),
            ("2026-H1", 7, 20, "2026-07-20"),
            ("2025", 1, 1, "2026-01-02"),
            ("2025", 1, 6, "2026-01-07"),     // Trzech Króli, a Tuesday
            ("2009", 1, 6, "2010-01-06"),     // not yet free
            ("2026-Q1", 4, 6, "2026-04-07"),  // Easter Monday
            ("2025-Q1", 4, 19, "2025-04-22"), // Saturday, Easter, Easter Monday
            ("2026-Q1", 5, 1, "2026-05-04"),  // Friday, Saturday, 3 May on a Sunday
            ("2026-Q1", 6, 4, "2026-06-05"),  // Boże Ciało
            ("2025-H1", 8, 15, "2025-08-18"), // a Friday
            ("2025-Q3", 11, 11, "2025-11-12"),
            ("2024-Q3", 12, 24, "2024-12-24"), // Christmas Eve, not yet free
            ("2025-Q3", 12, 24, "2025-12-29"), // free now, and a weekend after it
        ] {
            let next = OnFreeDay::NextWorking;
            let found = deadline(period.parse().unwrap(), (month, day), next, &holidays).unwrap();
            assert_eq!(found.to_string(), expected, "{period}");
        }
        for (on_free_day, expected) in [
            (OnFreeDay::Literal, "2025-04-20"), // Easter
            (OnFreeDay::NextWorking, "2025-04-22"),
            (OnFreeDay::PreviousWorking, "2025-04-18"),
        ] {
            let found = deadline("2025-Q1".parse().unwrap(), (4, 20), on_free_day, &holidays);
            assert_eq!(found.unwrap().to_string(), expected);
        }
    }
}
