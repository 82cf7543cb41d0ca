//! Which districts go with a hidden one, worked out by hand.

use super::super::{point, sample};
use super::*;
use crate::template::indicator::Indicator;

const MEASURES: [&str; 4] = ["a", "b", "c", "d"];

/// Of each district the indicators that are hidden, `#` below the minimum and `##` with another; then the measures that
/// no list prints.
fn looked_at(indicators: &str, values: [[i128; 4]; 3], shown: &str) -> [String; 3] {
    let catalogue = sample::with_minima(indicators, "");
    let gathered = values.map(|own| -> Gathered {
        let own = MEASURES.into_iter().zip(own);
        own.map(|(id, own)| (id.to_owned(), vec![sample::origin(id, Some(Exact::whole(own)))]))
            .collect()
    });
    let mut districts = gathered.clone().map(|gathered| -> Points {
        let of = |own: &Indicator| point(own, 2025, &|name: &str| gathered[name][0].clone());
        let all = catalogue.indicators.iter();
        let all = all.filter(|(id, _)| shown.is_empty() || shown.contains(*id));
        all.map(|(id, own)| (id.clone(), vec![of(own)])).collect()
    });
    let concealed = hide_together(&mut districts, &gathered, &catalogue);
    let sign = |(id, own): (&String, &Vec<Point>)| {
        let sign = match &own[0].missing {
            None => return None,
            Some(Missing::TooFew) => "#",
            Some(Missing::Secondary) => "##",
            other => panic!("{other:?}"),
        };
        assert_eq!((own[0].value, own[0].numerator), (None, None), "{id}");
        Some(format!("{id}{sign}"))
    };
    let mut concealed = concealed.into_iter();
    districts.map(|points| {
        let hidden: Vec<String> = points.iter().filter_map(sign).collect();
        let concealed = concealed.next().into_iter().flatten().map(|(id, _)| id);
        format!("{} | {}", hidden.join(" "), concealed.collect::<Vec<_>>().join(" "))
    })
}

#[test]
fn a_hidden_district_takes_another_with_it() {
    for (indicators, values, shown, expected) in [
        ("A! = [a]", [[5, 0, 0, 0], [6, 0, 0, 0], [7, 0, 0, 0]], "", [" | ", " | ", " | "]),
        // The smallest other; of nothing only where nobody else has anything.
        ("A! = [a]", [[2, 0, 0, 0], [20, 0, 0, 0], [7, 0, 0, 0]], "", ["A# | a", " | ", "A## | a"]),
        ("A! = [a]", [[2, 0, 0, 0], [0, 0, 0, 0], [7, 0, 0, 0]], "", ["A# | a", " | ", "A## | a"]),
        ("A! = [a]", [[2, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]], "", ["A# | a", "A## | a", " | "]),
        ("A! = [a]", [[2, 0, 0, 0], [1, 0, 0, 0], [7, 0, 0, 0]], "", ["A# | a", "A# | a", " | "]),
        // Another indicator of the same number, also when the strategy shows that one alone.
        (
            "A! = [a], B = [a] / [b]",
            [[2, 9, 0, 0], [20, 30, 0, 0], [7, 9, 0, 0]],
            "",
            ["A# B## | a", " | ", "A## B## | a"],
        ),
        (
            "A! = [a], B = [a] / [b]",
            [[2, 9, 0, 0], [20, 30, 0, 0], [7, 9, 0, 0]],
            "B",
            ["B## | a", " | ", "B## | a"],
        ),
        // In a sum [b] goes with [a] in the first; of the others 7 is the smallest [a] and 5 the smallest [b], and in
        // each the other addend goes too.
        (
            "A! = [a], B = [d] / [a] + [b] + [c]",
            [[2, 20, 30, 9], [20, 5, 40, 9], [7, 9, 50, 9]],
            "",
            ["A# | a b", "A## | a b", "A## | a b"],
        ),
    ] {
        assert_eq!(looked_at(indicators, values, shown), expected, "{indicators} {values:?}");
    }
}
