//! Doubts that the measures behind the values raise, and where these come from.

use super::{doubt, number};
use crate::indicator::{Doubt, DoubtKind, From, Origin, Point};
use crate::number::Exact;
use crate::template::formula::Formula;
use crate::template::indicator::{Indicator, Published};

/// Below this a number may well stay the same from year to year.
const SMALL: i128 = 10;

/// Pairs of a year and the one right before it.
fn neighbours(points: &[Point]) -> impl Iterator<Item = (&Point, &Point)> {
    let pairs = points.windows(2).map(|pair| (&pair[0], &pair[1]));
    pairs.filter(|(before, own)| before.year + 1 == own.year)
}

/// The numerator of last year to the unit: it may have been copied.
pub(super) fn same_as_last_year(points: &[Point]) -> Vec<Doubt> {
    let told = |(before, own): (&Point, &Point)| {
        let numerator = own.numerator?;
        let same = before.numerator == Some(numerator) && numerator >= Exact::whole(SMALL);
        if !same || own.is_hidden() || before.is_hidden() {
            return None;
        }
        let told = format!(
            "licznik w {} r. jest taki sam jak w {} r.: {}",
            own.year,
            before.year,
            number(Some(numerator))
        );
        Some(doubt(DoubtKind::SameAsLastYear, own.year, told))
    };
    neighbours(points).filter_map(told).collect()
}

/// The denominator from a source of another kind, or from another publication, than the year before.
pub(super) fn other_bases(indicator: &Indicator, points: &[Point]) -> Vec<Doubt> {
    let references = indicator.denominator.as_ref().map(Formula::references).unwrap_or_default();
    let mut names: Vec<&str> = Vec::new();
    for own in references {
        if let Some(name) = own.parts.first()
            && !names.contains(&name.as_str())
        {
            names.push(name);
        }
    }
    let mut found = Vec::new();
    for (before, own) in neighbours(points) {
        for name in &names {
            let (Some(old), Some(new)) = (origin(before, name), origin(own, name)) else {
                continue;
            };
            if is_another(&old.from, &new.from) {
                let told = format!(
                    "mianownik ({}) w {} r. jest z innego źródła niż w {} r.: {}, wcześniej {}",
                    new.title,
                    own.year,
                    before.year,
                    new.from.said(),
                    old.from.said()
                );
                found.push(doubt(DoubtKind::OtherBase, own.year, told));
            }
        }
    }
    found
}

fn origin<'p>(point: &'p Point, measure: &str) -> Option<&'p Origin> {
    point.origins.iter().find(|own| own.measure == measure)
}

/// Another kind of source or publication. A return is followed by the same return of another year, whose name may
/// have changed; without a source there is nothing to be compared.
fn is_another(old: &From, new: &From) -> bool {
    match (old, new) {
        (From::Nothing, _) | (_, From::Nothing) => false,
        (From::Reference(old), From::Reference(new)) => {
            let sources = |all: &[Published]| all.iter().map(|own| own.source.clone()).collect();
            let (old, new): (Vec<String>, Vec<String>) = (sources(old), sources(new));
            old != new
        }
        (old, new) => std::mem::discriminant(old) != std::mem::discriminant(new),
    }
}

/// All measures of the year are zero: somebody may have sent an empty form. A single measure that is zero in every
/// year is taken for a fact.
pub(super) fn all_zero(points: &[Point]) -> Vec<Doubt> {
    let zero = |own: &Point| {
        !own.origins.is_empty() && own.origins.iter().all(|own| own.value == Some(Exact::ZERO))
    };
    let something = |own: &Point| {
        own.origins.iter().any(|own| own.value.is_some_and(|value| value != Exact::ZERO))
    };
    let ever = points.iter().any(something);
    let doubted = points.iter().filter(|own| zero(own) && (ever || own.origins.len() > 1));
    doubted
        .map(|own| {
            let told = format!("wszystkie dane za {} r. są zerami", own.year);
            doubt(DoubtKind::AllZero, own.year, told)
        })
        .collect()
}

/// Not all units reported.
///
/// Of a district the same says how many of the city's records tell where their people live.
pub(super) fn incomplete(points: &[Point], is_district: bool) -> Vec<Doubt> {
    let told = |own: &Point| {
        let missing: Vec<String> = own
            .origins
            .iter()
            .filter_map(|origin| {
                let (there, of) = origin.coverage.filter(|(there, of)| there < of)?;
                Some(format!("{}: {there} z {of}", origin.title))
            })
            .collect();
        let (year, missing_said) = (own.year, missing.join(", "));
        let told = match is_district {
            true => format!(
                "w {year} r. nie przy wszystkich rekordach miasta jest dzielnica: {missing_said}"
            ),
            false => format!("dane za {year} r. niepełne: {missing_said}"),
        };
        (!missing.is_empty()).then(|| doubt(DoubtKind::Incomplete, own.year, told))
    };
    points.iter().filter_map(told).collect()
}
