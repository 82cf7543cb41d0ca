//! Districts beside each other: what would give a hidden number of one away, when the others and the city are known.
//! Polish: wtórne ukrycie w dzielnicach.

#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::concealed::{At, Concealed};
use super::hide::{blank, hide_second};
use super::{Gathered, Missing, Point, Points};
use crate::number::Exact;
use crate::template::indicator::Catalogue;

/// Hides it in every year of every indicator and measure, and in the parts of a whole; gives the measures of each
/// district of which no list may print a number. Before anything of a district is printed, also of one alone: the
/// others may be printed tomorrow.
///
/// Source: none, a convention of this program.
pub fn hide_together(
    districts: &mut [Points],
    gathered: &[Gathered],
    catalogue: &Catalogue,
) -> Vec<BTreeSet<(String, i32)>> {
    let mut concealed = vec![Concealed::default(); districts.len()];
    // What is hidden with another district may stand alone among the numbers of its own.
    loop {
        for ((points, gathered), own) in districts.iter_mut().zip(gathered).zip(&mut concealed) {
            own.spread(points, catalogue, gathered);
        }
        if !conceal_second(gathered, &mut concealed) && !hide_points(districts) {
            break;
        }
    }
    let own = districts.iter_mut().zip(concealed);
    own.map(|(points, concealed)| {
        let concealed = concealed.by_year(points);
        for (id, years) in points {
            let Some(indicator) = catalogue.indicators.get(id) else {
                continue;
            };
            let hidden = years.iter_mut().filter(|own| own.is_hidden());
            hidden.for_each(|own| blank(indicator, own, &concealed));
        }
        concealed
    })
    .collect()
}

/// A measure that is concealed in one district alone takes the smallest other with it. Was there one?
fn conceal_second(gathered: &[Gathered], concealed: &mut [Concealed]) -> bool {
    let all: BTreeSet<At> = concealed.iter().flat_map(|own| own.measures.clone()).collect();
    let mut is_new = false;
    for at in all {
        if concealed.iter().filter(|own| own.measures.contains(&at)).count() != 1 {
            continue;
        }
        let value = |own: &Gathered| own.get(&at.0)?.get(at.1)?.value;
        let others = gathered.iter().zip(concealed.iter_mut());
        let others = others.filter(|(_, own)| !own.measures.contains(&at));
        let others = others.filter_map(|(gathered, own)| Some((value(gathered)?, own)));
        if let Some((_, own)) = others.min_by(|one, other| zero_last(one.0, other.0)) {
            own.measures.insert(at);
            is_new = true;
        }
    }
    is_new
}

/// A nothing is hidden only where nobody else has anything: then the city's number is the hidden one's, and could be of
/// either.
fn zero_last(one: Exact, other: Exact) -> Ordering {
    let is_zero = |own: Exact| own == Exact::ZERO;
    let by_size = one.partial_cmp(&other).unwrap_or(Ordering::Equal);
    is_zero(one).cmp(&is_zero(other)).then(by_size)
}

/// The same of indicators.
fn hide_points(districts: &mut [Points]) -> bool {
    let hidden = |all: &[Points]| {
        let points = all.iter().flat_map(|own| own.values().flatten());
        points.filter(|own| own.is_hidden()).count()
    };
    let before = hidden(districts);
    let names: BTreeSet<String> = districts.iter().flat_map(|own| own.keys().cloned()).collect();
    for name in &names {
        let points = districts.iter().flat_map(|own| own.get(name).into_iter().flatten());
        let years: BTreeSet<i32> = points.map(|own| own.year).collect();
        for year in years {
            let points = districts.iter_mut().flat_map(|own| own.get_mut(name)).flatten();
            let mut points: Vec<&mut Point> = points.filter(|own| own.year == year).collect();
            hide_second(points.iter_mut().map(|own| &mut **own), year);
            hide_zero(points);
        }
    }
    for own in districts.iter_mut().flat_map(|own| own.values_mut().flatten()) {
        if own.is_hidden() {
            own.value = None;
        }
    }
    hidden(districts) != before
}

/// Where nobody else has anything, a nothing is hidden.
fn hide_zero(mut districts: Vec<&mut Point>) {
    if districts.iter().filter(|own| own.is_hidden()).count() != 1 {
        return;
    }
    let is_zero = |own: &&mut Point| own.value.is_some() && own.numerator == Some(Exact::ZERO);
    if let Some(place) = districts.iter().position(is_zero) {
        districts[place].missing = Some(Missing::Secondary);
    }
}
