//! What would give a number away that is below a minimum: measures, and indicators that read them.
//! Polish: wtórne ukrycie.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::value::is_too_small;
use super::{Missing, Origin, Point, whole};
use crate::number::Exact;
use crate::template::formula::Formula;
use crate::template::indicator::{Catalogue, Indicator};

/// The years of indicators by their id.
pub type Points = BTreeMap<String, Vec<Point>>;

/// The years of measures by their id.
pub type Gathered = BTreeMap<String, Vec<Origin>>;

/// A measure and the place of a year.
pub(super) type At = (String, usize);

/// What is found concealed so far.
#[derive(Clone, Debug, Default)]
pub struct Concealed {
    /// Of these no list prints a number.
    pub(super) measures: BTreeSet<At>,
    /// Indicators that only read what is hidden: what else they read may be printed.
    readers: BTreeSet<At>,
}

/// Hides what would give a hidden number away ([`Missing::Secondary`]), and gives the measures of which no list may
/// print a number, each with its year.
///
/// - A measure that is the whole numerator of any indicator of the catalogue with a minimum is hidden below it, also
///   when the strategy shows other indicators only; so are all that a hidden numerator adds up.
/// - A whole and its parts, of indicators and of measures: one that is hidden alone takes a second with it.
/// - A sum of measures that is printed is such a whole too: its numerator or denominator less the others.
/// - An indicator that is made of a hidden measure alone, or takes it from others, is hidden.
///
/// Before anything is judged, so that no sentence tells such a number.
/// Source: none, the usual rule of statistical disclosure control; returns to the ministry are never hidden.
pub fn protect(
    points: &mut Points,
    catalogue: &Catalogue,
    gathered: &Gathered,
) -> BTreeSet<(String, i32)> {
    let mut found = Concealed::default();
    found.spread(points, catalogue, gathered);
    found.by_year(points)
}

impl Concealed {
    /// What is hidden with another may give a third away: until nothing is found, something less to hide each time.
    pub(super) fn spread(
        &mut self,
        points: &mut Points,
        catalogue: &Catalogue,
        gathered: &Gathered,
    ) {
        self.measures.extend(below_minimum(catalogue, gathered));
        loop {
            self.measures.extend(of_hidden_numerators(points, catalogue, &self.readers));
            if let Some((id, place)) = whole::alone(catalogue, points) {
                hide(points, &id, place);
            } else if let Some(own) = whole::alone_of_measures(catalogue, gathered, &self.measures)
            {
                self.measures.insert(own);
            } else if let Some(found) = exposed(points, catalogue, gathered, &self.measures) {
                match found {
                    Found::Measure(own) => _ = self.measures.insert(own),
                    Found::Point((id, place)) => {
                        hide(points, &id, place);
                        self.readers.insert((id, place));
                    }
                }
            } else {
                break;
            }
        }
    }

    /// The measures, each with its year.
    pub(super) fn by_year(self, points: &Points) -> BTreeSet<(String, i32)> {
        let year = |place: usize| Some(points.values().next()?.get(place)?.year);
        self.measures.into_iter().filter_map(|(id, place)| Some((id, year(place)?))).collect()
    }
}

fn hide(points: &mut Points, id: &str, place: usize) {
    if let Some(own) = points.get_mut(id).and_then(|own| own.get_mut(place)) {
        own.value = None;
        own.missing = Some(Missing::Secondary);
    }
}

/// The measures that a formula reads, each once.
pub(super) fn read_by(formula: &Formula) -> BTreeSet<&str> {
    let names = formula.references().into_iter().filter_map(|own| own.parts.first());
    names.map(String::as_str).collect()
}

/// Does it only add up? A name of a measure may have a hyphen of its own.
pub(super) fn adds_up(written: &str) -> bool {
    let outside = written.split('[').map(|own| own.rsplit(']').next().unwrap_or_default());
    outside.collect::<String>().chars().all(|own| own == '+' || own.is_whitespace())
}

/// Measures that are too few by themselves.
fn below_minimum(catalogue: &Catalogue, gathered: &Gathered) -> BTreeSet<At> {
    let mut found = BTreeSet::new();
    for indicator in catalogue.indicators.values().filter(|own| own.minimum.is_some()) {
        let read = read_by(&indicator.numerator);
        let Some(name) = read.first().filter(|_| read.len() == 1) else {
            continue;
        };
        for (place, own) in gathered.get(*name).into_iter().flatten().enumerate() {
            if own.value.is_some_and(|value| is_too_small(value, indicator.minimum)) {
                found.insert(((*name).to_owned(), place));
            }
        }
    }
    found
}

/// All that the hidden numerators add up.
fn of_hidden_numerators(
    points: &Points,
    catalogue: &Catalogue,
    readers: &BTreeSet<At>,
) -> BTreeSet<At> {
    let mut found = BTreeSet::new();
    for (id, points) in points {
        let Some(own) = catalogue.indicators.get(id).filter(|own| adds_up(&own.numerator_text))
        else {
            continue;
        };
        let is_reader = |place: usize| readers.contains(&(id.clone(), place));
        let hidden = points.iter().enumerate().filter(|(_, own)| own.is_hidden());
        for (place, _) in hidden.filter(|(place, _)| !is_reader(*place)) {
            let names = read_by(&own.numerator).into_iter();
            found.extend(names.map(|name| (name.to_owned(), place)));
        }
    }
    found
}

enum Found {
    /// To be hidden beside another one of the same sum.
    Measure(At),
    /// An indicator that tells a hidden number.
    Point(At),
}

/// The first indicator that is shown and tells what is hidden.
fn exposed(
    points: &Points,
    catalogue: &Catalogue,
    gathered: &Gathered,
    concealed: &BTreeSet<At>,
) -> Option<Found> {
    let too_few = too_few(points, catalogue);
    for (id, points) in points {
        let Some(own) = catalogue.indicators.get(id) else {
            continue;
        };
        let shown = points.iter().enumerate().filter(|(_, own)| own.value.is_some());
        for (place, _) in shown {
            for (formula, written) in formulas(own) {
                let read = read_by(formula);
                let is_concealed = |name: &&&str| concealed.contains(&((**name).to_owned(), place));
                let hidden: BTreeSet<&str> = read.iter().filter(is_concealed).copied().collect();
                let tells = hidden.len() == 1 || too_few.contains(&(hidden.clone(), place));
                if hidden.is_empty() || !tells {
                    continue;
                }
                let second = match adds_up(written) && hidden.len() == 1 {
                    true => smallest(&read, &hidden, gathered, place),
                    false => None,
                };
                let point = || Found::Point((id.clone(), place));
                return Some(second.map_or_else(point, |own| Found::Measure((own, place))));
            }
        }
    }
    None
}

pub(super) fn formulas(own: &Indicator) -> impl Iterator<Item = (&Formula, &str)> {
    let below = own.denominator.as_ref().zip(own.denominator_text.as_deref());
    std::iter::once((&own.numerator, own.numerator_text.as_str())).chain(below)
}

/// What each numerator below a minimum is made of: another formula with the same in it would tell it.
fn too_few<'c>(points: &Points, catalogue: &'c Catalogue) -> BTreeSet<(BTreeSet<&'c str>, usize)> {
    let mut found = BTreeSet::new();
    for (id, points) in points {
        let Some(own) = catalogue.indicators.get(id) else {
            continue;
        };
        let few = points.iter().enumerate().filter(|(_, own)| own.missing == Some(Missing::TooFew));
        found.extend(few.map(|(place, _)| (read_by(&own.numerator), place)));
    }
    found
}

/// Of the others in a sum, the smallest that is not zero: a zero beside it would leave the hidden one alone.
fn smallest(
    read: &BTreeSet<&str>,
    hidden: &BTreeSet<&str>,
    gathered: &Gathered,
    place: usize,
) -> Option<String> {
    let value =
        |name: &str| gathered.get(name)?.get(place)?.value.filter(|own| *own != Exact::ZERO);
    let others = read.difference(hidden).filter_map(|name| Some((value(name)?, *name)));
    let order = |one: &(Exact, &str), other: &(Exact, &str)| {
        one.0.partial_cmp(&other.0).unwrap_or(std::cmp::Ordering::Equal)
    };
    others.min_by(order).map(|(_, name)| name.to_owned())
}
