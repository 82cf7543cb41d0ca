//! Parts and their whole: what does not add up is doubted, what would give a hidden part away is hidden too.
//! Polish: suma części wobec całości, wtórne ukrycie.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::{Card, Doubt, Missing, Origin, Point, doubt};
use crate::number::Exact;
use crate::template::indicator::{Catalogue, Whole};

/// The years of indicators by their id.
pub type Points = BTreeMap<String, Vec<Point>>;

/// Hides what would give a hidden number away by subtraction ([`Missing::Secondary`]): of a whole and all its parts that
/// are shown, one that is hidden alone takes a second with it, the smallest other part that is not zero; where there is
/// none, the whole; of shares of a hundred, whose whole cannot be hidden, a part of zero.
///
/// Before anything is judged, so that no sentence tells such a number.
/// Empty:  a family of which a part is not shown, or has no value in a year, gives nothing away.
/// Source: none, the usual rule of statistical disclosure control; returns to the ministry are never hidden.
pub fn protect(points: &mut Points, catalogue: &Catalogue) {
    // What is hidden with another may stand in a second family: until nothing is found, one less to hide each time.
    while let Some((id, place)) = catalogue.wholes.iter().find_map(|own| alone(own, points)) {
        let Some(own) = points.get_mut(&id).and_then(|own| own.get_mut(place)) else {
            return;
        };
        own.value = None;
        own.missing = Some(Missing::Secondary);
    }
}

/// What has to be hidden with the only hidden member of a family: the indicator and the place of the year.
fn alone(whole: &Whole, points: &Points) -> Option<(String, usize)> {
    let years = points.get(&whole.parts.first()?.text)?.len();
    (0..years).find_map(|place| {
        let at = |id: &str| points.get(id)?.get(place);
        let parts: Option<Vec<(&str, &Point)>> =
            whole.parts.iter().map(|own| Some((own.text.as_str(), at(&own.text)?))).collect();
        let parts = parts?;
        let whole = whole.of.as_ref().map(|own| own.text.as_str());
        let of = match whole {
            Some(id) => Some((id, at(id)?)),
            None => None,
        };
        let members = || of.iter().chain(&parts);
        let hidden = members().filter(|(_, own)| own.is_hidden()).count();
        if hidden != 1 || members().any(|(_, own)| own.value.is_none() && !own.is_hidden()) {
            return None;
        }
        let mut shown: Vec<(Exact, &str)> =
            parts.iter().filter_map(|(id, own)| Some((own.value?, *id))).collect();
        shown
            .sort_by(|one, other| one.0.partial_cmp(&other.0).unwrap_or(std::cmp::Ordering::Equal));
        let part = shown.iter().find(|(own, _)| *own != Exact::ZERO).map(|(_, id)| *id);
        let whole = of.filter(|(_, own)| own.value.is_some()).map(|(id, _)| id);
        let zero = shown.first().map(|(_, id)| *id);
        Some((part.or(whole).or(zero)?.to_owned(), place))
    })
}

/// What does not add up, with the place of the card it is told on: that of the whole, else of the first part; of
/// measures the first card that reads one of them.
///
/// Empty:  a family that the strategy does not show or read as a whole is not judged, nor a year without a value.
pub fn add_up(
    cards: &[Card],
    measures: &BTreeMap<String, Vec<Origin>>,
    catalogue: &Catalogue,
) -> Vec<(usize, Doubt)> {
    let mut found = Vec::new();
    for whole in &catalogue.wholes {
        match whole.is_of_measures(catalogue) {
            true => found.extend(of_measures(whole, cards, measures)),
            false => found.extend(of_indicators(whole, cards)),
        }
    }
    found
}

fn of_indicators(whole: &Whole, cards: &[Card]) -> Vec<(usize, Doubt)> {
    let place = |id: &str| cards.iter().position(|own| own.indicator.id == id);
    let parts: Option<Vec<usize>> = whole.parts.iter().map(|own| place(&own.text)).collect();
    let of = whole.of.as_ref().map(|own| place(&own.text));
    let (Some(parts), false) = (parts, of == Some(None)) else {
        return Vec::new();
    };
    let of = of.flatten();
    let Some(told_on) = of.or_else(|| parts.first().copied()) else {
        return Vec::new();
    };
    let hundred = |year: i32| Point {
        year,
        value: Some(Exact::whole(100)),
        numerator: None,
        denominator: None,
        missing: None,
        origins: Vec::new(),
    };
    let in_year = |(at, own): (usize, &Point)| {
        let whole = match of {
            Some(own) => (cards[own].indicator.id.as_str(), cards[own].points.get(at)?.clone()),
            None => ("", hundred(own.year)),
        };
        let parts: Option<Vec<(&str, &Point)>> = parts
            .iter()
            .map(|own| Some((cards[*own].indicator.id.as_str(), cards[*own].points.get(at)?)))
            .collect();
        doubt::parts(&cards[told_on].indicator, (whole.0, &whole.1), &parts?)
    };
    let years = cards[told_on].points.iter().enumerate();
    years.filter_map(in_year).map(|own| (told_on, own)).collect()
}

fn of_measures(
    whole: &Whole,
    cards: &[Card],
    measures: &BTreeMap<String, Vec<Origin>>,
) -> Vec<(usize, Doubt)> {
    let names: BTreeSet<&str> =
        whole.of.iter().chain(&whole.parts).map(|own| own.text.as_str()).collect();
    let reads = |own: &Card| own.indicator.measures().iter().any(|own| names.contains(own));
    let origins = |name: &str| measures.get(name);
    let parts: Option<Vec<&Vec<Origin>>> =
        whole.parts.iter().map(|own| origins(&own.text)).collect();
    let of = whole.of.as_ref().and_then(|own| origins(&own.text));
    let (Some(of), Some(parts), Some(told_on)) = (of, parts, cards.iter().position(reads)) else {
        return Vec::new();
    };
    let in_year = |(at, point): (usize, &Point)| {
        // A sum beside its whole would tell what is below the minimum.
        let hides = |own: &Card| reads(own) && own.points.get(at).is_some_and(Point::is_hidden);
        if cards.iter().any(hides) {
            return None;
        }
        let parts: Option<Vec<&Origin>> = parts.iter().map(|own| own.get(at)).collect();
        doubt::parts_of_measure(point.year, of.get(at)?, &parts?)
    };
    let years = cards[told_on].points.iter().enumerate();
    years.filter_map(in_year).map(|own| (told_on, own)).collect()
}
