//! Days as numbers, and the calendar arithmetic that the law's words need.

use chrono::{Datelike, NaiveDate};

/// Days from 1970-01-01 to `date`.
pub fn to_days(date: NaiveDate) -> i64 {
    i64::from(date.to_epoch_days())
}

/// The date `days` after 1970-01-01; none outside chrono's calendar.
pub fn from_days(days: i64) -> Option<NaiveDate> {
    NaiveDate::from_epoch_days(i32::try_from(days).ok()?)
}

/// The same day `months` on, or the last day of a shorter month: 31 January + 1 = 28 February.
pub fn add_months(days: i64, months: i64) -> Option<i64> {
    let date = from_days(days)?;
    let index = (i64::from(date.year()) * 12 + i64::from(date.month0())).checked_add(months)?;
    let year = i32::try_from(index.div_euclid(12)).ok()?;
    let month = u32::try_from(index.rem_euclid(12)).ok()? + 1;
    let last = last_of(year, month)?;
    last.with_day(date.day()).or(Some(last)).map(to_days)
}

/// The last day of the month of `days`.
pub fn last_day(days: i64) -> Option<i64> {
    let date = from_days(days)?;
    last_of(date.year(), date.month()).map(to_days)
}

fn last_of(year: i32, month: u32) -> Option<NaiveDate> {
    let (next_year, next_month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    NaiveDate::from_ymd_opt(next_year, next_month, 1)?.pred_opt()
}

/// The greatest n with `add_months(from, n) <= to`; none when `to` is before `from`.
pub fn months_between(from: i64, to: i64) -> Option<i64> {
    if to < from {
        return None;
    }
    let (start, end) = (from_days(from)?, from_days(to)?);
    let guess = i64::from(end.year() - start.year()) * 12 + i64::from(end.month0())
        - i64::from(start.month0());
    Some(if add_months(from, guess)? <= to { guess } else { guess - 1 })
}

/// Whole years: born on 29 February, of age on 28 February of a common year.
pub fn full_years(from: i64, to: i64) -> Option<i64> {
    months_between(from, to).map(|months| months / 12)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> i64 {
        to_days(text.parse().unwrap())
    }

    #[test]
    fn months_and_years() {
        for (from, to, months, years) in [
            ("2004-02-29", "2022-02-28", 216, 18),
            ("2004-02-29", "2022-02-27", 215, 17),
            ("2025-01-31", "2025-02-28", 1, 0),
            ("2025-01-31", "2025-02-27", 0, 0),
            ("2025-03-15", "2025-03-15", 0, 0),
            ("2007-07-01", "2025-06-30", 215, 17),
        ] {
            assert_eq!(months_between(day(from), day(to)), Some(months), "{from} {to}");
            assert_eq!(full_years(day(from), day(to)), Some(years), "{from} {to}");
        }
        assert_eq!(months_between(day("2025-03-15"), day("2025-03-14")), None);
        assert_eq!(last_day(day("2024-02-03")), Some(day("2024-02-29")));
        assert_eq!(add_months(day("2025-03-31"), -1), Some(day("2025-02-28")));
    }
}
