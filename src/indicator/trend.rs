//! Where a series goes. Polish: tendencja.

use super::{Point, Trend};
use crate::number::Exact;

/// The trend over the years with a value since the last break; the last of `points` is the year looked at.
///
/// - fewer than three values: [`Trend::Unknown`];
/// - highest and lowest value differ by less than 2 % of the largest absolute value, or not at all: [`Trend::Steady`];
/// - every step from a value to the next goes up or stays: [`Trend::Rising`]; down or stays: [`Trend::Falling`];
/// - steps go both ways: by the first and last value, but [`Trend::Mixed`] when these differ by less than the largest
///   step, which then says more than the whole way does.
///
/// A year without value is stepped over. The way alone is told, not whether it is good.
/// Source: none, a convention of this program.
pub fn trend(points: &[Point], breaks: &[(i32, String)]) -> Trend {
    let Some(last) = points.last() else {
        return Trend::Unknown;
    };
    let newest = breaks.iter().map(|(year, _)| *year).filter(|year| *year <= last.year).max();
    let inside = points.iter().filter(|own| newest.is_none_or(|year| year <= own.year));
    let values: Vec<Exact> = inside.filter_map(|own| own.value).collect();
    // A difference that cannot be worked out is none that may be told.
    told(&values).unwrap_or(Trend::Unknown)
}

fn told(values: &[Exact]) -> Option<Trend> {
    let [first, .., last] = values else {
        return None;
    };
    if values.len() < 3 {
        return None;
    }
    let steps: Option<Vec<Exact>> =
        values.windows(2).map(|pair| pair[1].subtract(pair[0])).collect();
    let steps = steps?;
    if is_steady(values)? {
        return Some(Trend::Steady);
    }
    let up = steps.iter().any(|own| *own > Exact::ZERO);
    let down = steps.iter().any(|own| *own < Exact::ZERO);
    let whole = last.subtract(*first)?;
    let largest = steps.iter().map(|own| own.absolute()).fold(Exact::ZERO, larger);
    Some(if up && down && whole.absolute() < largest {
        Trend::Mixed
    } else if whole > Exact::ZERO {
        Trend::Rising
    } else {
        Trend::Falling
    })
}

fn is_steady(values: &[Exact]) -> Option<bool> {
    let first = *values.first()?;
    let highest = values.iter().copied().fold(first, larger);
    let lowest =
        values.iter().copied().fold(first, |one, other| if other < one { other } else { one });
    let span = highest.subtract(lowest)?;
    let size = larger(highest.absolute(), lowest.absolute());
    let allowed = size.divide(Exact::whole(50))?;
    Some(span == Exact::ZERO || span < allowed)
}

fn larger(one: Exact, other: Exact) -> Exact {
    if other > one { other } else { one }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{breaks, points};
    use super::*;

    #[test]
    fn a_series_goes_up_down_nowhere_or_both_ways() {
        for (series, years, expected) in [
            ("2021: 10 | 2022: 12", vec![], Trend::Unknown),
            ("2021: 10 | 2022: . | 2023: 12", vec![], Trend::Unknown),
            ("2021: 10 | 2022: 12 | 2023: 15", vec![], Trend::Rising),
            ("2021: 10 | 2022: 10 | 2023: 15", vec![], Trend::Rising),
            ("2021: 15 | 2022: . | 2023: 12 | 2024: 10", vec![], Trend::Falling),
            ("2021: 10 | 2022: 10 | 2023: 10", vec![], Trend::Steady),
            ("2021: 0 | 2022: 0 | 2023: 0", vec![], Trend::Steady),
            // Span 1.9 of 100: 1.9 %; then 2 of 100: 2 %, which is not below.
            ("2021: 98,1 | 2022: 99 | 2023: 100", vec![], Trend::Steady),
            ("2021: 98 | 2022: 99 | 2023: 100", vec![], Trend::Rising),
            ("2021: 100 | 2022: 99 | 2023: 98,1", vec![], Trend::Steady),
            // Largest step 6, ends 1 apart.
            ("2021: 10 | 2022: 15 | 2023: 9", vec![], Trend::Mixed),
            ("2021: 10 | 2022: 15 | 2023: 10", vec![], Trend::Mixed),
            // Largest step 5, ends 5 apart: by the ends.
            ("2021: 10 | 2022: 15 | 2023: 14 | 2024: 15", vec![], Trend::Rising),
            ("2021: 20 | 2022: 15 | 2023: 16 | 2024: 12", vec![], Trend::Falling),
            // Only the years since the last break.
            ("2021: 90 | 2022: 10 | 2023: 12 | 2024: 15", vec![2022], Trend::Rising),
            ("2021: 90 | 2022: 10 | 2023: 12 | 2024: 15", vec![2022, 2023], Trend::Unknown),
            ("2021: 10 | 2022: 12 | 2023: 15", vec![2024], Trend::Rising),
            // Below zero the size is that of the absolute value.
            ("2021: -10 | 2022: -12 | 2023: -15", vec![], Trend::Falling),
        ] {
            assert_eq!(trend(&points(series), &breaks(&years)), expected, "{series}");
        }
    }
}
