use super::super::Missing;
use super::super::concealed::protect;
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
    protect(&mut all, &catalogue, &BTreeMap::new());
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
    protect(&mut all, &catalogue, &BTreeMap::new());
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
