//! Parts and their whole: what does not add up is doubted, and who must be hidden with a hidden part is known.
//! Polish: suma części wobec całości.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::concealed::{Gathered, Points};
use super::{Card, Doubt, Origin, Point, doubt};
use crate::number::Exact;
use crate::template::indicator::{Catalogue, Whole};

/// What has to be hidden with the only hidden member of a family of indicators: the smallest other part that is not
/// zero; where there is none, the whole; of shares of a hundred, whose whole cannot be hidden, a part of zero.
///
/// Empty:  a family of which a part is not shown, or has no value in a year, gives nothing away.
pub(super) fn alone(catalogue: &Catalogue, points: &Points) -> Option<(String, usize)> {
    catalogue.wholes.iter().find_map(|own| alone_in(own, points))
}

/// The same of measures: some are concealed, all others stand in the sheet of data.
pub(super) fn alone_of_measures(
    catalogue: &Catalogue,
    gathered: &Gathered,
    concealed: &BTreeSet<(String, usize)>,
) -> Option<(String, usize)> {
    let families = catalogue.wholes.iter().filter(|own| own.is_of_measures(catalogue));
    let names = families.filter_map(|own| Some((own, gathered.get(&own.parts.first()?.text)?)));
    names.into_iter().find_map(|(own, first)| {
        (0..first.len()).find_map(|place| {
            let seen = |name: &str| {
                let value = gathered.get(name)?.get(place)?.value?;
                let is_hidden = concealed.contains(&(name.to_owned(), place));
                Some((name.to_owned(), (!is_hidden).then_some(value)))
            };
            let of = match &own.of {
                Some(of) => Some(seen(&of.text)?),
                None => None,
            };
            let parts: Option<Vec<_>> = own.parts.iter().map(|part| seen(&part.text)).collect();
            Some((second(of, parts?)?, place))
        })
    })
}

/// A member of a family and its value; none of one that is hidden.
type Member = (String, Option<Exact>);

/// Who has to go with the only one that is hidden.
fn second(of: Option<Member>, parts: Vec<Member>) -> Option<String> {
    let hidden = of.iter().chain(&parts).filter(|(_, value)| value.is_none()).count();
    if hidden != 1 {
        return None;
    }
    let mut shown: Vec<(Exact, String)> =
        parts.into_iter().filter_map(|(id, own)| Some((own?, id))).collect();
    shown.sort_by(|one, other| one.0.partial_cmp(&other.0).unwrap_or(std::cmp::Ordering::Equal));
    let part = shown.iter().find(|(own, _)| *own != Exact::ZERO).map(|(_, id)| id.clone());
    let whole = of.filter(|(_, own)| own.is_some()).map(|(id, _)| id);
    let zero = shown.into_iter().next().map(|(_, id)| id);
    part.or(whole).or(zero)
}

fn alone_in(whole: &Whole, points: &Points) -> Option<(String, usize)> {
    let years = points.get(&whole.parts.first()?.text)?.len();
    (0..years).find_map(|place| {
        let seen = |id: &str| {
            let own = points.get(id)?.get(place)?;
            let is_there = own.value.is_some() || own.is_hidden();
            is_there.then(|| (id.to_owned(), own.value))
        };
        let of = match &whole.of {
            Some(of) => Some(seen(&of.text)?),
            None => None,
        };
        let parts: Option<Vec<_>> = whole.parts.iter().map(|part| seen(&part.text)).collect();
        Some((second(of, parts?)?, place))
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
