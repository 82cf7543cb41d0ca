//! Days free of work, read from `calendar/holidays.csv`. Law is data. Polish: dni wolne od pracy.

use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::codebook::Lines;
use super::date;
use crate::diagnostic::{Diagnostic, Problems, Source};

/// The days of a year that are free of work besides Saturdays and Sundays.
#[derive(Clone, Debug, Default)]
pub struct Holidays {
    /// Shared, because every expression that counts working days takes them along.
    lines: Arc<Vec<Holiday>>,
}

#[derive(Clone, Debug)]
struct Holiday {
    rule: Rule,
    /// First and last day on which the line is law; none is open.
    valid_from: Option<i64>,
    valid_to: Option<i64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    OfYear {
        month: u32,
        day: u32,
    },
    /// So many days after Easter Sunday.
    AfterEaster(u64),
}

impl Holidays {
    /// Adds the lines of a file `rule;valid_from;valid_to;name;source`; a rule is `MM-DD` or `easter+N`.
    pub fn read(&mut self, source: &Arc<Source>, problems: &Problems) {
        let mut lines = Lines::new(source, problems);
        while let Some(mut line) = lines.next() {
            let mut take = |column: &str| line.fields.remove(column).unwrap_or_default();
            let (rule, from, to) = (take("rule"), take("valid_from"), take("valid_to"));
            let Some(rule) = Rule::parse(&rule) else {
                problems.push(Diagnostic::error("T114").at(&line.place).with("found", rule));
                continue;
            };
            let valid_from = lines.day(&from, &line.place);
            let valid_to = lines.day(&to, &line.place);
            Arc::make_mut(&mut self.lines).push(Holiday { rule, valid_from, valid_to });
        }
    }

    /// The day itself, or the first one after it that is no Saturday, Sunday or holiday.
    pub fn working_day_from(&self, day: NaiveDate) -> Option<NaiveDate> {
        day.iter_days().find(|day| !self.is_free(*day))
    }

    /// The day itself, or the last working one before it.
    pub fn working_day_to(&self, day: NaiveDate) -> Option<NaiveDate> {
        std::iter::successors(Some(day), NaiveDate::pred_opt).find(|day| !self.is_free(*day))
    }

    /// The n-th working day after a day, or before it when n is negative; the day itself when n is 0.
    /// Nothing beyond a century: no term is so long, and a number typed wrongly must not walk for ever.
    pub fn add_working_days(&self, day: i64, n: i64) -> Option<i64> {
        const CENTURY: i64 = 26_000;
        if n.abs() > CENTURY {
            return None;
        }
        let (step, mut left) = (n.signum(), n.abs());
        let mut day = day;
        while left > 0 {
            day += step;
            left -= i64::from(!self.is_free(date::from_days(day)?));
        }
        Some(day)
    }

    /// How many working days come after the first day up to the second one; none is known backwards.
    pub fn working_days_between(&self, from: i64, to: i64) -> Option<i64> {
        if to < from {
            return None;
        }
        let mut working = 0;
        for day in from + 1..=to {
            working += i64::from(!self.is_free(date::from_days(day)?));
        }
        Some(working)
    }

    fn is_free(&self, day: NaiveDate) -> bool {
        let number = date::to_days(day);
        let in_force = |own: &&Holiday| {
            own.valid_from.is_none_or(|from| from <= number)
                && own.valid_to.is_none_or(|to| number <= to)
        };
        matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
            || self.lines.iter().filter(in_force).any(|own| own.rule.names(day))
    }
}

impl Rule {
    fn parse(text: &str) -> Option<Rule> {
        if let Some(after) = text.strip_prefix("easter+") {
            return after.parse().ok().filter(|after| *after <= 365).map(Rule::AfterEaster);
        }
        let (month, day) = text.split_once('-')?;
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        // 29 February is a day of the year too.
        NaiveDate::from_ymd_opt(2024, month, day)?;
        Some(Rule::OfYear { month, day })
    }

    fn names(self, date: NaiveDate) -> bool {
        match self {
            Rule::OfYear { month, day } => (date.month(), date.day()) == (month, day),
            Rule::AfterEaster(after) => {
                easter(date.year()).and_then(|easter| easter.checked_add_days(Days::new(after)))
                    == Some(date)
            }
        }
    }
}

/// Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher: the Sunday after the
/// full moon (of the church's tables, not of the sky) that falls on or after 21 March.
fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let (century, of_century) = (year.div_euclid(100), year.rem_euclid(100));
    let moon_drift = (century - (century + 8) / 25 + 1) / 3;
    // Days from 21 March to that full moon, with its two exceptions mended by `early` below.
    let moon = (19 * golden + century - century / 4 - moon_drift + 15).rem_euclid(30);
    let sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - moon - of_century % 4) % 7;
    let early = (golden + 11 * moon + 22 * sunday) / 451;
    let days = moon + sunday - 7 * early + 114;
    NaiveDate::from_ymd_opt(year, (days / 31) as u32, (days % 31 + 1) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_is_when_the_almanac_says() {
        for expected in [
            "1818-03-22", // the earliest there is
            "1943-04-25", // the latest
            "1954-04-18", // the two exceptions of the tables
            "1981-04-19",
            "1999-04-04",
            "2000-04-23",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
        ] {
            let day: NaiveDate = expected.parse().unwrap();
            assert_eq!(easter(day.year()), Some(day));
        }
    }

    #[test]
    fn a_rule_is_a_day_of_the_year_or_counted_from_easter() {
        for (text, expected) in [
            ("12-24", Some(Rule::OfYear { month: 12, day: 24 })),
            ("02-29", Some(Rule::OfYear { month: 2, day: 29 })),
            ("easter+60", Some(Rule::AfterEaster(60))),
            ("easter+0", Some(Rule::AfterEaster(0))),
            ("easter", None),
            ("easter-2", None),
            ("24.12", None),
            ("02-30", None),
            ("13-01", None),
            ("", None),
        ] {
            assert_eq!(Rule::parse(text), expected, "{text}");
        }
    }
}
