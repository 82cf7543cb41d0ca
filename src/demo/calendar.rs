//! Days, months and half-years.

use chrono::{Datelike, Days, NaiveDate};

/// A day that is known to exist.
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or(NaiveDate::MIN)
}

/// The last day of a month.
pub fn month_end(year: i32, month: u32) -> NaiveDate {
    let next = if month == 12 { day(year + 1, 1, 1) } else { day(year, month + 1, 1) };
    next.pred_opt().unwrap_or(next)
}

/// A day moved by so many days, forwards or back.
pub fn shift(date: NaiveDate, by: i64) -> NaiveDate {
    let days = Days::new(by.unsigned_abs());
    let moved = if by < 0 { date.checked_sub_days(days) } else { date.checked_add_days(days) };
    moved.unwrap_or(date)
}

/// First and last day of the first or the second half of a year.
pub fn half(year: i32, number: u32) -> (NaiveDate, NaiveDate) {
    if number == 1 {
        (day(year, 1, 1), day(year, 6, 30))
    } else {
        (day(year, 7, 1), day(year, 12, 31))
    }
}

/// The last day of the half-year in which a day lies.
pub fn half_end(date: NaiveDate) -> NaiveDate {
    half(date.year(), if date.month() <= 6 { 1 } else { 2 }).1
}

/// First days of the whole months that touch the days from `from` to `to`.
pub fn months(from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
    let mut found = Vec::new();
    let mut first = day(from.year(), from.month(), 1);
    while first <= to {
        found.push(first);
        first = shift(month_end(first.year(), first.month()), 1);
    }
    found
}

/// Full years of age on a day.
pub fn age(birth: NaiveDate, on: NaiveDate) -> i32 {
    let had_birthday = (on.month(), on.day()) >= (birth.month(), birth.day());
    on.year() - birth.year() - i32::from(!had_birthday)
}
