//! A part of a strategy must be hidden as the whole hides it: on strategies made up at random.

use std::collections::BTreeMap;

use super::super::concealed::{Gathered, Points, protect};
use super::super::{Missing, point, sample};
use super::*;
use crate::number::Exact;

const MEASURES: [&str; 5] = ["a", "b", "c", "d", "e"];

/// The next of a row of numbers that look like chance.
fn next(seed: &mut u64, below: usize) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) as usize % below
}

/// `[a] + [c]`, `[b] - [d]`, `[e]`
fn formula(seed: &mut u64) -> String {
    let mut name = || format!("[{}]", MEASURES[next(seed, 5)]);
    let (one, other) = (name(), name());
    match next(seed, 4) {
        0 => format!("{one} + {other}"),
        1 => format!("{one} - {other}"),
        _ => one,
    }
}

/// What is seen of an indicator: whether it is hidden, and which of its measures are.
fn seen(own: &Indicator, of: &Influence, catalogue: &Catalogue, gathered: &Gathered) -> String {
    let measures: Gathered = gathered
        .iter()
        .filter(|(id, _)| of.measures.contains(*id))
        .map(|(id, own)| (id.clone(), own.clone()))
        .collect();
    let in_year = |own: &Indicator| vec![point(own, 2025, &|name| measures[name][0].clone())];
    let shown = of.indicators.iter().map(|id| (id.clone(), in_year(&catalogue.indicators[id])));
    let mut points: Points = shown.collect();
    let concealed = protect(&mut points, catalogue, &measures);
    let in_hidden = |name: &str| {
        points
            .iter()
            .filter(|(_, own)| own[0].is_hidden())
            .any(|(id, _)| read_by(&catalogue.indicators[id].numerator).contains(name))
    };
    let gone = |name: &&str| concealed.contains(&((*name).to_owned(), 2025)) || in_hidden(name);
    let gone: Vec<&str> = own.measures().into_iter().filter(gone).collect();
    let how = match &points[&own.id][0].missing {
        None => "shown",
        Some(Missing::TooFew) => "few",
        Some(Missing::Secondary) => "second",
        Some(_) => "none",
    };
    format!("{how} {}", gone.join(" "))
}

#[test]
fn what_has_no_influence_changes_nothing() {
    let (mut seed, mut narrower, mut hidden) = (7, 0, 0);
    for _ in 0..150 {
        let ids = ["A", "B", "C", "D", "E", "F"];
        let lines = ids.map(|id| {
            let minimum = if next(&mut seed, 3) == 0 { "!" } else { "" };
            let numerator = formula(&mut seed);
            match next(&mut seed, 3) {
                0 => format!("{id}{minimum} = {numerator} / {}", formula(&mut seed)),
                _ => format!("{id}{minimum} = {numerator}"),
            }
        });
        let families = match next(&mut seed, 3) {
            0 => "[[whole]]\nof = \"e\"\nparts = [\"a\", \"b\"]\n",
            1 => "[[whole]]\nof = \"c\"\nparts = [\"d\", \"e\"]\n",
            _ => "",
        };
        let catalogue = sample::with_minima(&lines.join(", "), families);
        let values = MEASURES.map(|id| {
            let value = [0, 1, 2, 2, 5, 9, 20][next(&mut seed, 7)];
            (id.to_owned(), vec![sample::origin(id, Some(Exact::whole(value)))])
        });
        // A strategy shows some of the catalogue.
        let shown: Vec<&Indicator> =
            catalogue.indicators.values().filter(|_| next(&mut seed, 4) > 0).collect();
        let everything = Influence {
            indicators: shown.iter().map(|own| own.id.clone()).collect(),
            measures: shown.iter().flat_map(|own| own.measures()).map(str::to_owned).collect(),
        };
        let gathered: BTreeMap<_, _> = values.into_iter().collect();
        for own in &shown {
            let part = on_indicator(own, &shown, &catalogue);
            narrower += usize::from(part.indicators.len() < everything.indicators.len());
            let whole = seen(own, &everything, &catalogue, &gathered);
            hidden += usize::from(!whole.starts_with("shown"));
            assert_eq!(seen(own, &part, &catalogue, &gathered), whole, "{} of {lines:?}", own.id);
        }
    }
    assert!(narrower > 100 && hidden > 100, "{narrower} {hidden}");
}

#[test]
fn what_is_read_by_nothing_else_is_alone() {
    let catalogue = sample::with_minima(
        "A = [a] / [e], B = [b] / [e], C = [b] + [c], D! = [d]",
        "[[whole]]\nof = \"c\"\nparts = [\"d\", \"a\"]\n",
    );
    let shown = |ids: &str| -> Vec<&Indicator> {
        catalogue.indicators.values().filter(|own| ids.contains(own.id.as_str())).collect()
    };
    for (strategy, of, expected) in [
        // A denominator alone ties nothing.
        ("AB", "A", "A: a e"),
        ("AB", "B", "B: b e"),
        // B and C share a numerator.
        ("ABC", "B", "B C: b c e"),
        // c is divided into d and a.
        ("ABCD", "D", "A B C D: a b c d e"),
    ] {
        let own = &catalogue.indicators[of];
        let found = on_indicator(own, &shown(strategy), &catalogue);
        let said = |own: &BTreeSet<String>| own.iter().cloned().collect::<Vec<_>>().join(" ");
        assert_eq!(format!("{}: {}", said(&found.indicators), said(&found.measures)), expected);
    }
}
