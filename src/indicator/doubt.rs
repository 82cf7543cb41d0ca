//! What makes a value doubtful, each with a sentence. Polish: wątpliwości do wartości.
//!
//! A doubt changes no number and no status: it asks somebody to look.

mod baseline;
mod measures;
mod series;
#[cfg(test)]
mod tests;

pub use baseline::other_baseline;

use super::{Doubt, DoubtKind, Origin, Point, Told, spelled};
use crate::number::Exact;
use crate::template::indicator::Indicator;

/// Two sources of one measure that say different numbers for a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    pub year: i32,
    /// The measure's.
    pub title: String,
    /// The one that is used.
    pub first: Origin,
    pub second: Origin,
}

/// All doubts about the years of an indicator, by year and kind; what must add up needs other indicators ([`super::add_up`]).
///
/// Shape:  points oldest first, one a year.
/// Empty:  a value that is missing or below the minimum is not doubted, and no sentence gives a number of such a year.
/// Source: none, conventions of this program.
pub fn doubts(
    indicator: &Indicator,
    points: &[Point],
    breaks: &[(i32, String)],
    disagreements: &[Disagreement],
    is_district: bool,
) -> Vec<Doubt> {
    let mut found = Vec::new();
    for run in unbroken(points, breaks) {
        found.extend(series::scales(indicator, run));
        found.extend(series::outliers(indicator, run));
        found.extend(measures::same_as_last_year(run));
        found.extend(measures::other_bases(indicator, run));
    }
    found.extend(series::beyond_whole(indicator, points));
    found.extend(series::holes(points));
    found.extend(measures::all_zero(points));
    found.extend(measures::incomplete(points, is_district));
    found.extend(disagreements.iter().filter_map(|own| disagree(own, points)));
    found.sort_by_key(|own| (own.year, own.kind));
    found
}

/// The years between two breaks belong together: only they are compared with each other.
fn unbroken<'p>(points: &'p [Point], breaks: &[(i32, String)]) -> Vec<&'p [Point]> {
    let breaks_between = |one: &Point, next: &Point| {
        breaks.iter().any(|(year, _)| one.year < *year && *year <= next.year)
    };
    points.chunk_by(|one, next| !breaks_between(one, next)).collect()
}

fn doubt(kind: DoubtKind, year: i32, told: String) -> Doubt {
    Doubt { kind, year, told: Told(told) }
}

/// A count or an amount as it stands in its source.
fn number(value: Option<Exact>) -> String {
    value.map_or_else(|| "brak".to_owned(), Exact::shown)
}

fn disagree(own: &Disagreement, points: &[Point]) -> Option<Doubt> {
    if own.first.value == own.second.value {
        return None;
    }
    let (title, year) = (&own.title, own.year);
    let hidden = points.iter().any(|point| point.year == year && point.is_hidden());
    let said = |origin: &Origin| {
        let source = origin.from.said();
        if hidden { source } else { format!("{} ({source})", number(origin.value)) }
    };
    let told = format!(
        "{title} za {year} r.: dwa źródła podają różne liczby: {} i {}",
        said(&own.first),
        said(&own.second)
    );
    Some(doubt(DoubtKind::Disagreement, year, told))
}

/// Do the parts make up their whole in this year? Each with its id. Polish: suma części wobec całości.
///
/// `whole` is another indicator's point, or one whose value is 100 and that has no id. Shares may differ by half a last
/// digit each: they are often published rounded; counts may not differ at all. Nothing is said when a value is missing
/// or hidden.
pub(super) fn parts(
    indicator: &Indicator,
    (id, whole): (&str, &Point),
    parts: &[(&str, &Point)],
) -> Option<Doubt> {
    let rounded = i128::try_from(parts.len()).ok()? + i128::from(!id.is_empty());
    let allowed = if indicator.is_share() {
        Exact::scaled(rounded, indicator.decimals).divide(Exact::whole(2))?
    } else {
        Exact::ZERO
    };
    let wanted = whole.value?;
    let sum = differs(wanted, parts.iter().map(|(_, own)| own.value), allowed)?;
    let (sum, wanted) = spelled::apart(indicator, sum, wanted, true);
    let names: Vec<&str> = parts.iter().map(|(id, _)| *id).collect();
    Some(not_a_whole(whole.year, (&names, &sum), (id, &wanted)))
}

/// The same of measures: what is counted adds up exactly.
pub(super) fn parts_of_measure(year: i32, whole: &Origin, parts: &[&Origin]) -> Option<Doubt> {
    let wanted = whole.value?;
    let sum = differs(wanted, parts.iter().map(|own| own.value), Exact::ZERO)?;
    let names: Vec<&str> = parts.iter().map(|own| own.title.as_str()).collect();
    let (sum, wanted) = (number(Some(sum)), number(Some(wanted)));
    Some(not_a_whole(year, (&names, &sum), (&whole.title, &wanted)))
}

/// The sum of the parts, when all are there and it is not the whole.
fn differs(
    wanted: Exact,
    parts: impl Iterator<Item = Option<Exact>>,
    allowed: Exact,
) -> Option<Exact> {
    let mut sum = Exact::ZERO;
    for part in parts {
        sum = sum.plus(part?)?;
    }
    (sum.subtract(wanted)?.absolute() > allowed).then_some(sum)
}

fn not_a_whole(year: i32, (names, sum): (&[&str], &str), (whole, wanted): (&str, &str)) -> Doubt {
    let whole = if whole.is_empty() { String::new() } else { format!(" ({whole})") };
    let names = names.join(", ");
    let told =
        format!("części ({names}) za {year} r. dają razem {sum}, a całość{whole} to {wanted}");
    doubt(DoubtKind::Parts, year, told)
}
