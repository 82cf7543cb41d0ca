//! Reporting periods: `2025`, `2025-H1`, `2025-Q3`, `2025-07`. Polish: okres sprawozdawczy.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReportingPeriod {
    year: i32,
    span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Span {
    Year,
    Half(u32),
    Quarter(u32),
    Month(u32),
}

impl ReportingPeriod {
    fn first_month(self) -> u32 {
        match self.span {
            Span::Year => 1,
            Span::Half(number) => number * 6 - 5,
            Span::Quarter(number) => number * 3 - 2,
            Span::Month(number) => number,
        }
    }

    /// How many months the period has.
    pub fn months(self) -> u32 {
        match self.span {
            Span::Year => 12,
            Span::Half(_) => 6,
            Span::Quarter(_) => 3,
            Span::Month(_) => 1,
        }
    }

    pub fn year(self) -> i32 {
        self.year
    }

    pub fn start(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.first_month(), 1).expect("checked when read")
    }

    /// The first day of the year that the period lies in.
    pub fn year_start(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, 1, 1).expect("checked when read")
    }

    pub fn end(self) -> NaiveDate {
        (self.start() + chrono::Months::new(self.months())).pred_opt().expect("checked when read")
    }

    /// `year`, `half`, `quarter` or `month`, as variants of a return name their periods.
    pub fn kind(self) -> &'static str {
        match self.span {
            Span::Year => "year",
            Span::Half(_) => "half",
            Span::Quarter(_) => "quarter",
            Span::Month(_) => "month",
        }
    }

    /// Does this period lie inside `other`?
    pub fn is_inside(self, other: ReportingPeriod) -> bool {
        other.start() <= self.start() && self.end() <= other.end()
    }

    /// The same period a year earlier.
    pub fn previous_year(self) -> ReportingPeriod {
        ReportingPeriod { year: self.year - 1, span: self.span }
    }

    /// The period of the same length before this one.
    pub fn previous(self) -> ReportingPeriod {
        let back = |number: u32, last: u32, make: fn(u32) -> Span| match number {
            1 => ReportingPeriod { year: self.year - 1, span: make(last) },
            _ => ReportingPeriod { year: self.year, span: make(number - 1) },
        };
        match self.span {
            Span::Year => self.previous_year(),
            Span::Half(number) => back(number, 2, Span::Half),
            Span::Quarter(number) => back(number, 4, Span::Quarter),
            Span::Month(number) => back(number, 12, Span::Month),
        }
    }

    /// The period of the same length after this one.
    pub fn next(self) -> ReportingPeriod {
        self.containing(self.start() + chrono::Months::new(self.months()))
    }

    /// The month in which a day lies.
    pub fn month_of(day: NaiveDate) -> ReportingPeriod {
        ReportingPeriod { year: day.year(), span: Span::Month(day.month()) }
    }

    /// The period of this kind in which a day lies.
    pub fn containing(self, day: NaiveDate) -> ReportingPeriod {
        let number = day.month0() / self.months() + 1;
        let span = match self.span {
            Span::Year => Span::Year,
            Span::Half(_) => Span::Half(number),
            Span::Quarter(_) => Span::Quarter(number),
            Span::Month(_) => Span::Month(number),
        };
        ReportingPeriod { year: day.year(), span }
    }

    /// The period of a kind (`year`, `half`, `quarter`, `month`) in which a day lies.
    pub fn of_kind(kind: &str, day: NaiveDate) -> Option<ReportingPeriod> {
        let span = match kind {
            "year" => Span::Year,
            "half" => Span::Half(1),
            "quarter" => Span::Quarter(1),
            "month" => Span::Month(1),
            _ => return None,
        };
        Some(ReportingPeriod { year: day.year(), span }.containing(day))
    }

    /// A half of the same year.
    pub fn half(self, number: u32) -> ReportingPeriod {
        ReportingPeriod { year: self.year, span: Span::Half(number) }
    }

    /// As the head of a column says it: `2025`, `I półrocze 2025`, `III kwartał 2025`, `07.2025`.
    pub fn title(self) -> String {
        const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];
        match self.span {
            Span::Year => self.year.to_string(),
            Span::Half(number) => format!("{} półrocze {}", ROMAN[number as usize - 1], self.year),
            Span::Quarter(number) => {
                format!("{} kwartał {}", ROMAN[number as usize - 1], self.year)
            }
            Span::Month(number) => format!("{number:02}.{}", self.year),
        }
    }

    /// As the form says it: `I-VI 2025 r.`, `I-XII 2025 r.`
    pub fn roman(self) -> String {
        const ROMAN: [&str; 12] =
            ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
        let first = ROMAN[self.start().month0() as usize];
        let last = ROMAN[self.end().month0() as usize];
        let months = if first == last { first.to_owned() } else { format!("{first}-{last}") };
        format!("{months} {} r.", self.year)
    }
}

/// Another period, said from this one: `previous_year`, `year-2`, `half-1`, `month-3`. Polish: okres
/// wcześniejszy.
///
/// `year-2` is the same period two years earlier. `half-1` is the half before the one in which this period
/// ends, and `month-0` the month in which it ends: the twelve months of a year are `month-11` to `month-0`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shift {
    Years(u32),
    Halves(u32),
    Quarters(u32),
    Months(u32),
}

impl Shift {
    /// As templates write it.
    pub const KNOWN: &'static str = "previous_year, year-1, half-1, quarter-1, month-1";
    /// Further back nobody keeps records.
    const MOST: u32 = 100;

    pub fn from_word(word: &str) -> Option<Shift> {
        if word == "previous_year" {
            return Some(Shift::Years(1));
        }
        let (kind, number) = word.split_once('-')?;
        let number = number.parse().ok().filter(|number| *number <= Shift::MOST)?;
        match kind {
            "year" => Some(Shift::Years(number)),
            "half" => Some(Shift::Halves(number)),
            "quarter" => Some(Shift::Quarters(number)),
            "month" => Some(Shift::Months(number)),
            _ => None,
        }
    }

    /// The period that is meant when the return is made for `period`.
    pub fn of(self, period: ReportingPeriod) -> ReportingPeriod {
        let last =
            |span: Span| ReportingPeriod { year: period.year, span }.containing(period.end());
        let (first, step, times): (_, fn(ReportingPeriod) -> ReportingPeriod, _) = match self {
            Shift::Years(times) => (period, ReportingPeriod::previous_year, times),
            Shift::Halves(times) => (last(Span::Half(1)), ReportingPeriod::previous, times),
            Shift::Quarters(times) => (last(Span::Quarter(1)), ReportingPeriod::previous, times),
            Shift::Months(times) => (last(Span::Month(1)), ReportingPeriod::previous, times),
        };
        (0..times).fold(first, |own, _| step(own))
    }
}

impl fmt::Display for ReportingPeriod {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.span {
            Span::Year => write!(out, "{}", self.year),
            Span::Half(number) => write!(out, "{}-H{number}", self.year),
            Span::Quarter(number) => write!(out, "{}-Q{number}", self.year),
            Span::Month(number) => write!(out, "{}-{number:02}", self.year),
        }
    }
}

impl FromStr for ReportingPeriod {
    type Err = ();

    fn from_str(text: &str) -> Result<ReportingPeriod, ()> {
        let (year, span) =
            text.split_once('-').map_or((text, None), |(year, span)| (year, Some(span)));
        if year.len() != 4 {
            return Err(());
        }
        let year: i32 = year.parse().map_err(drop)?;
        if !(1990..=2199).contains(&year) {
            return Err(());
        }
        let number = |digits: &str, last: u32| {
            digits.parse::<u32>().ok().filter(|number| (1..=last).contains(number)).ok_or(())
        };
        let span = match span {
            None => Span::Year,
            Some(span) => match (span.strip_prefix('H'), span.strip_prefix('Q')) {
                (Some(half), _) => Span::Half(number(half, 2)?),
                (_, Some(quarter)) => Span::Quarter(number(quarter, 4)?),
                _ if span.len() == 2 => Span::Month(number(span, 12)?),
                _ => return Err(()),
            },
        };
        Ok(ReportingPeriod { year, span })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_have_their_first_and_last_day() {
        for (text, start, end, roman) in [
            ("2025", "2025-01-01", "2025-12-31", "I-XII 2025 r."),
            ("2025-H1", "2025-01-01", "2025-06-30", "I-VI 2025 r."),
            ("2025-H2", "2025-07-01", "2025-12-31", "VII-XII 2025 r."),
            ("2024-Q1", "2024-01-01", "2024-03-31", "I-III 2024 r."),
            ("2024-02", "2024-02-01", "2024-02-29", "II 2024 r."),
        ] {
            let period: ReportingPeriod = text.parse().unwrap();
            assert_eq!(period.to_string(), text);
            assert_eq!(
                (period.start().to_string(), period.end().to_string()),
                (start.into(), end.into())
            );
            assert_eq!(period.roman(), roman);
        }
        for (kind, day, found) in [
            ("2025", "2024-12-31", "2024"),
            ("2025-H1", "2024-06-30", "2024-H1"),
            ("2025-H1", "2024-07-01", "2024-H2"),
            ("2025-Q1", "2025-12-31", "2025-Q4"),
            ("2025-02", "2025-11-01", "2025-11"),
        ] {
            let kind: ReportingPeriod = kind.parse().unwrap();
            assert_eq!(kind.containing(day.parse().unwrap()).to_string(), found);
        }
        for (period, word, found, title) in [
            ("2025", "previous_year", "2024", "2024"),
            ("2025-H2", "year-2", "2023-H2", "II półrocze 2023"),
            ("2025", "year-0", "2025", "2025"),
            ("2025", "half-0", "2025-H2", "II półrocze 2025"),
            ("2025-H1", "half-1", "2024-H2", "II półrocze 2024"),
            ("2025-H1", "quarter-1", "2025-Q1", "I kwartał 2025"),
            ("2025", "month-11", "2025-01", "01.2025"),
            ("2025-01", "month-1", "2024-12", "12.2024"),
        ] {
            let own = Shift::from_word(word).unwrap().of(period.parse().unwrap());
            assert_eq!((own.to_string().as_str(), own.title().as_str()), (found, title));
        }
        for (period, next) in [
            ("2025", "2026"),
            ("2025-H2", "2026-H1"),
            ("2025-Q3", "2025-Q4"),
            ("2025-12", "2026-01"),
        ] {
            assert_eq!(period.parse::<ReportingPeriod>().unwrap().next().to_string(), next);
        }
        for wrong in ["", "year", "year-", "year-101", "week-1", "half--1", "next_year"] {
            assert_eq!(Shift::from_word(wrong), None, "{wrong}");
        }
        for wrong in ["2025-H3", "25", "2025-Q0", "2025-13", "2025-7", "rok"] {
            assert!(wrong.parse::<ReportingPeriod>().is_err(), "{wrong}");
        }
    }
}
