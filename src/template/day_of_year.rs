//! A day that comes every year, as the law says it: `20.07`. Polish: dzień i miesiąc.

use chrono::{Datelike, NaiveDate};

use crate::diagnostic::{Diagnostic, Problems};
use crate::document::Item;
use crate::period::ReportingPeriod;

/// The day that only leap years have.
const LEAP_DAY: (u32, u32) = (2, 29);

/// `20.07` as month and day (T583). 29 February is a day: leap years have it.
pub fn read(item: &Item, problems: &Problems) -> Option<(u32, u32)> {
    let said = item.as_said();
    let day = said.as_ref().and_then(|said| {
        let (month, day) = parts(&said.text)?;
        in_year(2024, (month, day)).map(|_| (month, day))
    });
    if day.is_none() {
        problems.push(no_day(&item.line()).at(&item.place));
    }
    day
}

fn parts(text: &str) -> Option<(u32, u32)> {
    let (day, month) = text.trim().split_once('.')?;
    Some((month.parse().ok()?, day.parse().ok()?))
}

/// T583: it is no day that comes every year; why not, and which one may be meant.
fn no_day(typed: &str) -> Diagnostic {
    let last = || {
        let (month, day) = parts(typed)?;
        let last = last_of(2024, month)?;
        (day > last.day()).then_some(last)
    };
    let whole = || {
        let typed = typed.trim();
        let dotted = NaiveDate::parse_from_str(typed, "%d.%m.%Y").ok();
        dotted.or_else(|| typed.parse::<NaiveDate>().ok())
    };
    let (fault, meant) = match (last(), whole()) {
        (Some(last), _) => ("absent", Some(last)),
        (None, Some(day)) => ("year", Some(day)),
        (None, None) => ("other", None),
    };
    let meant = meant.map_or_else(|| "none".to_owned(), |day| day.format("%d.%m").to_string());
    let found = Diagnostic::error("T583").with("found", typed);
    found.with("fault", fault).with("meant", meant)
}

/// The day in a year; 29 February is the last day of that month where the year has none.
pub fn in_year(year: i32, (month, day): (u32, u32)) -> Option<NaiveDate> {
    match (month, day) {
        LEAP_DAY => last_of(year, month),
        _ => NaiveDate::from_ymd_opt(year, month, day),
    }
}

/// The first such day after a period.
pub fn first_after(period: ReportingPeriod, said: (u32, u32)) -> Option<NaiveDate> {
    let end = period.end();
    let mut days = (end.year()..=end.year() + 1).filter_map(|year| in_year(year, said));
    days.find(|day| *day > end)
}

/// Was 29 February said of a year that has none?
pub fn is_moved(said: (u32, u32), day: NaiveDate) -> bool {
    said == LEAP_DAY && day.day() != LEAP_DAY.1
}

fn last_of(year: i32, month: u32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    first.checked_add_months(chrono::Months::new(1))?.pred_opt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_leap_day_is_the_last_of_february_in_every_year() {
        for (period, said, expected) in [
            ("2023", (2, 29), "2024-02-29"),
            ("2024", (2, 29), "2025-02-28"),
            ("2025", (2, 29), "2026-02-28"),
            // A period that ends with the leap day is followed by a year without one.
            ("2024-02", (2, 29), "2025-02-28"),
            ("2023-02", (2, 29), "2024-02-29"),
            // The century that is no leap year.
            ("2099", (2, 29), "2100-02-28"),
            ("2025", (2, 28), "2026-02-28"),
            ("2025", (1, 20), "2026-01-20"),
            ("2025-H1", (7, 20), "2025-07-20"),
            ("2025-H1", (5, 1), "2026-05-01"),
        ] {
            let found = first_after(period.parse().expect("a period"), said).expect("a day");
            assert_eq!(found.to_string(), expected, "{period} {said:?}");
            let moved = said == (2, 29) && expected.ends_with("-28");
            assert_eq!(is_moved(said, found), moved, "{period} {said:?}");
        }
    }

    #[test]
    fn what_is_no_day_of_a_year_is_told_with_the_day_that_may_be_meant() {
        for (typed, fault, meant) in [
            ("30.02", "absent", "29.02"),
            ("31.06", "absent", "30.06"),
            ("32.12", "absent", "31.12"),
            ("2026-02-13", "year", "13.02"),
            ("13.02.2026", "year", "13.02"),
            ("7.01.2026", "year", "07.01"),
            ("0.02", "other", "none"),
            ("20.13", "other", "none"),
            ("20 lipca", "other", "none"),
            ("2026-02-30", "other", "none"),
            ("", "other", "none"),
        ] {
            let found = no_day(typed);
            let said = (found.text("fault"), found.text("meant"));
            assert_eq!(said, (Some(fault), Some(meant)), "{typed}");
        }
    }
}
