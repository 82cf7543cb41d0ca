//! Who goes with a hidden number, worked out by hand.

use super::super::{point, sample};
use super::*;

/// Indicators that are hidden, `#` below the minimum and `##` with another; then the measures that no list prints.
fn looked_at(indicators: &str, families: &str, values: [i128; 5], shown: &str) -> String {
    let catalogue = sample::with_minima(indicators, families);
    let gathered: Gathered = ["a", "b", "c", "d", "e"]
        .into_iter()
        .zip(values)
        .map(|(id, value)| (id.to_owned(), vec![sample::origin(id, Some(Exact::whole(value)))]))
        .collect();
    let of = |own: &Indicator| point(own, 2025, &|name: &str| gathered[name][0].clone());
    let all = catalogue.indicators.iter().filter(|(id, _)| shown.is_empty() || shown.contains(*id));
    let mut points: Points = all.map(|(id, own)| (id.clone(), vec![of(own)])).collect();
    let concealed = protect(&mut points, &catalogue, &gathered);
    let sign = |(id, own): (&String, &Vec<Point>)| match &own[0].missing {
        None => None,
        Some(Missing::TooFew) => Some(format!("{id}#")),
        Some(Missing::Secondary) => Some(format!("{id}##")),
        other => panic!("{other:?}"),
    };
    let hidden: Vec<String> = points.iter().filter_map(sign).collect();
    let concealed: Vec<String> = concealed.into_iter().map(|(id, _)| id).collect();
    format!("{} | {}", hidden.join(" "), concealed.join(" "))
}

#[test]
fn what_tells_a_hidden_number_is_hidden_with_it() {
    let family = "[[whole]]\nof = \"e\"\nparts = [\"a\", \"b\", \"c\"]\n";
    for (indicators, families, values, shown, expected) in [
        ("A! = [a], B = [b]", "", [5, 20, 0, 0, 0], "", " | "),
        // Another indicator of the same measure has no minimum of its own.
        ("A! = [a], B = [a], C = [b]", "", [2, 20, 0, 0, 0], "", "A# B## | a"),
        ("A! = [a], B = [a] / [b]", "", [2, 20, 0, 0, 0], "", "A# B## | a"),
        // Also when the strategy shows only that one, or none of them.
        ("A! = [a], B = [a] / [b]", "", [2, 20, 0, 0, 0], "B", "B## | a"),
        ("A! = [a], B = [b]", "", [2, 20, 0, 0, 0], "B", " | a"),
        // Nobody is few: a zero tells of nobody.
        ("A! = [a], B = [a]", "", [0, 20, 0, 0, 0], "", " | "),
        // As the whole denominator of another, whose value times it would be its numerator.
        ("A! = [a], B = [b] / [a]", "", [2, 20, 0, 0, 0], "", "A# B## | a"),
        // In a sum that is printed: the others are 20 and 30, and one of them goes with it.
        ("A! = [a], B = [d] / [a] + [b] + [c]", "", [2, 20, 30, 9, 0], "", "A# | a b"),
        // The second one is an indicator of its own, which goes too.
        ("A! = [a], B = [b], C = [c] / [a] + [b] + [c]", "", [2, 20, 30, 0, 0], "", "A# B## | a b"),
        // A zero is no second one; with nothing else the sum itself tells it.
        ("A! = [a], B = [d] / [a] + [b] + [c]", "", [2, 0, 30, 9, 0], "", "A# | a c"),
        ("A! = [a], B = [d] / [a] + [b]", "", [2, 0, 30, 9, 0], "", "A# B## | a"),
        // A difference: what is taken away is known.
        ("A! = [a], B = [b] - [a]", "", [2, 20, 0, 0, 0], "", "A# B## | a"),
        // A sum below the minimum hides all that it adds, and the same sum elsewhere.
        ("A! = [a] + [b], B = [a] + [b], C = [c]", "", [1, 1, 30, 0, 0], "", "A# B## | a b"),
        // Two hidden ones in one sum hide each other.
        ("A! = [a], B! = [b], C = [a] + [b] + [c]", "", [2, 1, 30, 0, 0], "", "A# B# | a b"),
        // A family of measures: the smallest other part is printed in no list.
        ("A! = [a], D = [d]", family, [2, 20, 30, 9, 52], "", "A# | a b"),
        ("A! = [a], C = [c]", family, [2, 0, 30, 9, 32], "", "A# C## | a c"),
    ] {
        let found = looked_at(indicators, families, values, shown);
        assert_eq!(found, expected, "{indicators} {values:?}");
    }
}

#[test]
fn a_formula_that_only_adds_is_told_from_others() {
    for (written, expected) in [
        ("[a]", true),
        ("[a] + [b-c]", true),
        ("[a] - [b]", false),
        ("([a] + [b]) / 2", false),
        ("2 * [a]", false),
    ] {
        assert_eq!(adds_up(written), expected, "{written}");
    }
}
