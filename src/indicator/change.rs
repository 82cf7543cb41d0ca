//! What changed between two years.

use super::{Change, Point};
use crate::number::{Exact, decimal_grouped};
use crate::template::indicator::Indicator;
use crate::template::strategy::Baseline;

/// The sign of negative numbers for people: a hyphen is read aloud as nothing at all.
const MINUS: &str = "\u{2212}";

/// The difference of two years, later minus earlier. Polish: zmiana.
///
/// Units:  percentage points for shares, else the indicator's unit and percent of the earlier value.
/// Empty:  across a break [`Change::Broken`] with the latest break between the two, whatever the values; a year
///         without value [`Change::Unknown`].
/// Source: none, mechanics only.
///
/// Exact values are subtracted, and the difference is rounded when it is printed. It may therefore differ in the last
/// digit from that of the two values as printed: 60.5 and 63.948 print as 60,5 and 63,9, and their difference 3.448 as
/// 3,4; 60.46 and 63.948 print as the same, and their difference 3.488 as 3,5.
pub fn change(indicator: &Indicator, from: &Point, to: &Point, breaks: &[(i32, String)]) -> Change {
    let between = breaks.iter().map(|(year, _)| *year);
    if let Some(year) = between.filter(|own| from.year < *own && *own <= to.year).max() {
        return Change::Broken { year };
    }
    difference(indicator, from.value, to.value).unwrap_or(Change::Unknown)
}

fn difference(indicator: &Indicator, from: Option<Exact>, to: Option<Exact>) -> Option<Change> {
    let from = from?;
    let by = to?.subtract(from)?;
    if indicator.is_share() {
        return Some(Change::Points(by));
    }
    // Of the absolute value, so that the percent has the sign of the difference.
    let percent = by.divide(from.absolute()).and_then(|own| own.multiply(Exact::whole(100)));
    Some(Change::Amount { by, percent })
}

/// From the baseline to a year: the baseline as the document prints it, else the value of its year.
pub fn since_baseline(
    indicator: &Indicator,
    baseline: Option<&Baseline>,
    points: &[Point],
    year: i32,
    breaks: &[(i32, String)],
) -> Change {
    let of = |year: i32| points.iter().find(|own| own.year == year);
    let (Some(baseline), Some(to)) = (baseline, of(year)) else {
        return Change::Unknown;
    };
    let from = Point {
        year: baseline.year,
        value: baseline.value.or_else(|| of(baseline.year)?.value),
        numerator: None,
        denominator: None,
        missing: None,
        origins: Vec::new(),
    };
    change(indicator, &from, to, breaks)
}

/// A value as printed: `1 234,5`, `−0,3`.
pub fn printed(value: Exact, decimals: u32) -> String {
    // Only a number beyond 10^30 cannot be scaled.
    let text = value.rounded(decimals).map(|own| decimal_grouped(own, decimals));
    text.map_or_else(|| "?".to_owned(), |own| own.replace('-', MINUS))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{breaks, exact, indicator, points};
    use super::*;

    #[test]
    fn nothing_is_compared_across_a_break() {
        let own = indicator("unit = \"%\"");
        let found = points("2020: 10 | 2021: 11 | 2022: 12 | 2023: .");
        for (from, to, years, expected) in [
            (0, 1, vec![2020], Change::Points(exact("1"))),
            (0, 1, vec![2021], Change::Broken { year: 2021 }),
            (0, 1, vec![2022], Change::Points(exact("1"))),
            (0, 2, vec![2021, 2022], Change::Broken { year: 2022 }),
            (2, 3, vec![2023], Change::Broken { year: 2023 }),
            (2, 3, vec![], Change::Unknown),
        ] {
            let breaks = breaks(&years);
            assert_eq!(change(&own, &found[from], &found[to], &breaks), expected, "{years:?}");
        }
    }

    #[test]
    fn the_baseline_is_the_printed_one_else_the_value_of_its_year() {
        let own = indicator("unit = \"%\"");
        let found = points("2021: 10 | 2022: . | 2023: 12");
        for (year, value, years, expected) in [
            (2021, Some("9,5"), vec![], Change::Points(exact("2,5"))),
            (2021, None, vec![], Change::Points(exact("2"))),
            (2022, None, vec![], Change::Unknown),
            // Before the years shown.
            (2015, Some("4"), vec![], Change::Points(exact("8"))),
            (2015, Some("4"), vec![2018], Change::Broken { year: 2018 }),
        ] {
            let baseline = Baseline { year, value: value.map(exact) };
            let found = since_baseline(&own, Some(&baseline), &found, 2023, &breaks(&years));
            assert_eq!(found, expected, "{year} {value:?}");
        }
        assert_eq!(since_baseline(&own, None, &found, 2023, &[]), Change::Unknown);
    }

    #[test]
    fn values_are_printed_as_polish_readers_write_them() {
        for (value, decimals, text) in [
            ("167800/2624", 1, "63,9"),
            ("-1/3", 1, "−0,3"),
            ("-1/30", 1, "0,0"),
            ("1234567", 0, "1\u{a0}234\u{a0}567"),
            ("5/2", 0, "3"),
        ] {
            assert_eq!(printed(exact(value), decimals), text);
        }
    }
}
