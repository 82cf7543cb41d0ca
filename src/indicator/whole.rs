//! Parts and their whole: what does not add up is doubted, what would give a hidden part away is hidden too.
//! Polish: suma części wobec całości, wtórne ukrycie.

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

#[cfg(test)]
mod tests {
    use super::super::sample::{card, catalogue, exact, origin, points};
    use super::*;

    /// A family of `W` (a count) and of shares without a whole, over the indicators A, B and C.
    const FAMILIES: &str = "[[whole]]\nof = \"W\"\nparts = [\"A\", \"B\", \"C\"]\n";
    const SHARES: &str = "[[whole]]\nparts = [\"A\", \"B\", \"C\"]\n";

    fn hidden(unit: &str, family: &str, series: [&str; 4]) -> String {
        let catalogue = catalogue(unit, &["W", "A", "B", "C"], family);
        let mut all: Points = ["W", "A", "B", "C"]
            .into_iter()
            .zip(series)
            .map(|(id, value)| (id.to_owned(), points(&format!("2025: {value}"))))
            .collect();
        protect(&mut all, &catalogue);
        let shown = |id: &str| match (&all[id][0].value, &all[id][0].missing) {
            (Some(value), None) => value.shown(),
            (None, Some(Missing::TooFew)) => "#".to_owned(),
            (None, Some(Missing::Secondary)) => "##".to_owned(),
            (None, Some(Missing::Measures(_))) => ".".to_owned(),
            other => panic!("{other:?}"),
        };
        ["W", "A", "B", "C"].map(shown).join(" ")
    }

    #[test]
    fn one_hidden_part_takes_the_smallest_other_with_it() {
        // Whole, then three parts: `#` is below the minimum, `##` hidden with it.
        for (family, series, expected) in [
            (FAMILIES, ["60", "2", "20", "38"], "60 2 20 38"),
            (FAMILIES, ["60", "#", "20", "38"], "60 # ## 38"),
            (FAMILIES, ["60", "22", "#", "36"], "60 ## # 36"),
            // A zero beside it would leave the hidden one alone in the sum.
            (FAMILIES, ["60", "#", "0", "58"], "60 # 0 ##"),
            // Nothing else is there but zeros: the whole is what gives it away.
            (FAMILIES, ["2", "#", "0", "0"], "## # 0 0"),
            // Two hidden ones hide each other.
            (FAMILIES, ["60", "#", "#", "57"], "60 # # 57"),
            // A whole that is hidden is the sum of its parts.
            (FAMILIES, ["#", "1", "1", "0"], "# ## 1 0"),
            // Without a whole, or without a part, there is nothing to subtract from.
            (FAMILIES, [".", "#", "20", "38"], ". # 20 38"),
            (FAMILIES, ["60", "#", ".", "38"], "60 # . 38"),
            // Of shares the whole is a hundred, and known to everybody.
            (SHARES, ["7", "#", "20", "78"], "7 # ## 78"),
            (SHARES, ["7", "#", "0", "0"], "7 # ## 0"),
            (SHARES, ["7", "2", "20", "78"], "7 2 20 78"),
            ("", ["60", "#", "20", "38"], "60 # 20 38"),
        ] {
            assert_eq!(hidden("%", family, series), expected, "{series:?}");
        }
    }

    #[test]
    fn what_is_hidden_with_another_goes_on_to_its_other_family() {
        // B is the second part of A's family, and one of two parts of a whole of its own.
        let families = format!("{FAMILIES}[[whole]]\nof = \"B\"\nparts = [\"D\", \"E\"]\n");
        let ids = ["W", "A", "B", "C", "D", "E"];
        let catalogue = catalogue("osoby", &ids, &families);
        let mut all: Points = ids
            .into_iter()
            .zip(["60", "#", "20", "38", "15", "5"])
            .map(|(id, value)| (id.to_owned(), points(&format!("2025: {value}"))))
            .collect();
        protect(&mut all, &catalogue);
        let gone: Vec<&str> = ids.into_iter().filter(|id| all[*id][0].is_hidden()).collect();
        assert_eq!(gone, ["A", "B", "E"]);
    }

    #[test]
    fn what_does_not_add_up_is_told_on_the_card_of_the_whole() {
        let shares = "części (A, B, C) za 2025 r. dają razem 98,0 %, a całość to 100,0 %";
        let counts = "części (A, B, C) za 2025 r. dają razem 59,0 %, a całość (W) to 60,0 %";
        for (family, series, expected) in [
            (FAMILIES, ["60", "2", "20", "38"], None),
            (FAMILIES, ["60", "2", "20", "37"], Some((0, counts))),
            (FAMILIES, ["60", "#", "20", "37"], None),
            (FAMILIES, ["60", ".", "20", "37"], None),
            (SHARES, ["7", "2", "20", "78"], None),
            (SHARES, ["7", "2", "20", "76"], Some((1, shares))),
        ] {
            let ids = ["W", "A", "B", "C"];
            let catalogue = catalogue("%", &ids, family);
            let cards: Vec<Card> = ids
                .into_iter()
                .zip(series)
                .map(|(id, value)| {
                    let mut own = card(id, &format!("2024: 1 | 2025: {value}"), None, None);
                    own.indicator = catalogue.indicators[id].clone();
                    // Of the year before nothing is known.
                    own.points[0] = points("2024: .").remove(0);
                    own
                })
                .collect();
            let found = add_up(&cards, &BTreeMap::new(), &catalogue);
            let told: Vec<(usize, &str)> =
                found.iter().map(|(at, own)| (*at, own.told.0.as_str())).collect();
            assert_eq!(told, expected.into_iter().collect::<Vec<_>>(), "{series:?}");
            // A family with a part that the strategy does not show is not judged.
            assert!(add_up(&cards[..3], &BTreeMap::new(), &catalogue).is_empty());
        }
    }

    #[test]
    fn measures_add_up_where_no_indicator_is_their_whole() {
        let catalogue = catalogue("%", &["A"], "[[whole]]\nof = \"c\"\nparts = [\"a\", \"b\"]\n");
        let counts = |values: [Option<&str>; 3]| -> BTreeMap<String, Vec<Origin>> {
            let of = |(name, value): (&str, Option<&str>)| {
                (name.to_owned(), vec![origin(name, value.map(exact))])
            };
            ["a", "b", "c"].into_iter().zip(values).map(of).collect()
        };
        let told = "części (miara a, miara b) za 2025 r. dają razem 9\u{a0}172, a całość (miara c) to 9\u{a0}173";
        for (values, series, expected) in [
            ([Some("4576"), Some("4597"), Some("9173")], "2025: 4576", None),
            ([Some("4576"), Some("4596"), Some("9173")], "2025: 4576", Some(told)),
            ([Some("4576"), None, Some("9173")], "2025: 4576", None),
            ([Some("4576"), Some("4596"), None], "2025: 4576", None),
            ([Some("4576"), Some("4596"), Some("9173")], "2025: #", None),
        ] {
            let mut own = card("A", series, None, None);
            own.indicator = catalogue.indicators["A"].clone();
            let found = add_up(&[own], &counts(values), &catalogue);
            let found: Vec<&str> = found.iter().map(|(_, own)| own.told.0.as_str()).collect();
            assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{values:?}");
        }
    }
}
