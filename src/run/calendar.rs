//! Which returns exist for a period, and for which periods something is due. Polish: terminy.

use std::path::Path;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::{Exit, Refused, open_form};
use crate::builtin;
use crate::diagnostic::{Diagnostic, Problems, nearest};
use crate::period::ReportingPeriod;
use crate::template::form::Form;

/// The returns that an office of these roles makes for a period.
pub fn returns_for(
    office: &Path,
    roles: &[String],
    period: ReportingPeriod,
) -> Result<Vec<String>, Refused> {
    let forms = forms(office)?;
    let fits = |form: &&Form| {
        let role = form.roles.is_empty() || form.roles.iter().any(|role| roles.contains(role));
        role && form.variant(period.kind()).is_some()
    };
    Ok(forms.iter().filter(fits).map(|form| form.id.clone()).collect())
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
    let mut due = Vec::new();
    for form in forms(office)? {
        for variant in &form.variants {
            for (part, (month, day)) in &variant.due {
                for year in [today.year(), today.year() - 1] {
                    let text =
                        if part == "year" { year.to_string() } else { format!("{year}-{part}") };
                    let Ok(period) = text.parse::<ReportingPeriod>() else {
                        continue;
                    };
                    if let Some(deadline) = deadline(period, *month, *day)
                        && period.end() < today
                        && today <= deadline
                    {
                        due.push((deadline, form.id.clone(), period));
                    }
                }
            }
        }
    }
    due.sort();
    Ok(due.into_iter().map(|(_, form, period)| (form, period)).collect())
}

/// The first such day of the year after the period; a Saturday or Sunday puts it off to Monday.
fn deadline(period: ReportingPeriod, month: u32, day: u32) -> Option<NaiveDate> {
    let end = period.end();
    let days =
        (end.year()..=end.year() + 1).filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    let first = days.into_iter().find(|day| *day > end)?;
    let put_off = match first.weekday() {
        Weekday::Sat => 2,
        Weekday::Sun => 1,
        _ => 0,
    };
    first.checked_add_days(Days::new(put_off))
}

/// Every return in its newest edition.
fn forms(office: &Path) -> Result<Vec<Form>, Refused> {
    let problems = Problems::default();
    let files = builtin::files(Some(office), &problems);
    let mut forms = Vec::new();
    for id in builtin::editions(&files).keys() {
        forms.extend(open_form(&files, id, None, &problems).map(|(_, form, _)| form));
    }
    if problems.has_errors() {
        return Err(Refused::because(Exit::Configuration, problems));
    }
    Ok(forms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_is_the_first_such_day_after_the_period() {
        for (period, month, day, expected) in [
            ("2025-H1", 7, 20, "2025-07-21"), // a Sunday
            ("2025", 1, 20, "2026-01-20"),
            ("2024", 1, 20, "2025-01-20"),
            ("2026-H1", 7, 20, "2026-07-20"),
        ] {
            let found = deadline(period.parse().unwrap(), month, day).unwrap();
            assert_eq!(found.to_string(), expected, "{period}");
        }
    }
}
