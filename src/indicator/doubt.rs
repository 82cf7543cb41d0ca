//! What makes a value doubtful, each with a sentence. Polish: wątpliwości do wartości.
//!
//! A doubt changes no number and no status: it asks somebody to look.

mod measures;
mod series;
#[cfg(test)]
mod tests;

use super::{Doubt, DoubtKind, Missing, Origin, Point, Told, spelled};
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

/// All doubts about the years of an indicator, by year and kind; parts are another matter ([`parts`]).
///
/// Shape:  points oldest first, one a year.
/// Empty:  a value that is missing or below the minimum is not doubted, and no sentence gives a number of such a year.
/// Source: none, conventions of this program.
pub fn doubts(
    indicator: &Indicator,
    points: &[Point],
    breaks: &[(i32, String)],
    disagreements: &[Disagreement],
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
    found.extend(measures::incomplete(points));
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

/// Below the minimum: nothing of it may be told.
fn is_hidden(point: &Point) -> bool {
    point.missing == Some(Missing::TooFew)
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
    let hidden = points.iter().any(|point| point.year == year && is_hidden(point));
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

/// Do the parts make up their whole in this year? Polish: suma części wobec całości.
///
/// `whole` is another indicator's point, or one whose value is 100. Shares may differ by half a last digit a part: they
/// are often published rounded; counts may not differ at all. Nothing is said when a value is missing or hidden.
pub fn parts(indicator: &Indicator, whole: &Point, parts: &[&Point]) -> Option<Doubt> {
    let wanted = whole.value?;
    let mut sum = Exact::ZERO;
    for part in parts {
        sum = sum.plus(part.value?)?;
    }
    let count = i128::try_from(parts.len()).ok()?;
    let allowed = if indicator.is_share() {
        Exact::scaled(count, indicator.decimals).divide(Exact::whole(2))?
    } else {
        Exact::ZERO
    };
    if parts.is_empty() || sum.subtract(wanted)?.absolute() <= allowed {
        return None;
    }
    let (sum, wanted) = spelled::apart(indicator, sum, wanted, true);
    let told = format!("części za {} r. dają razem {sum}, a całość to {wanted}", whole.year);
    Some(doubt(DoubtKind::Parts, whole.year, told))
}
