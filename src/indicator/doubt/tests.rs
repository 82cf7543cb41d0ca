//! Doubts and their sentences, worked out by hand.

use super::*;
use crate::indicator::From;
use crate::indicator::Missing;
use crate::indicator::sample::{breaks, exact, indicator, origin, points};
use crate::template::indicator::Published;

/// `kind year` of every doubt, as one line.
fn kinds(found: &[Doubt]) -> String {
    let lines = found.iter().map(|own| format!("{:?} {}", own.kind, own.year));
    lines.collect::<Vec<_>>().join(", ")
}

#[test]
fn a_value_far_from_its_own_series_is_doubted() {
    for (series, years, expected) in [
        // 165 / 100 = 1.65; 160 / 100 = 1.6 is not above it.
        ("2021: 100 | 2022: 99 | 2023: 101 | 2024: 165", vec![], "Outlier 2024"),
        ("2021: 100 | 2022: 99 | 2023: 101 | 2024: 160", vec![], ""),
        ("2021: 100 | 2022: 49 | 2023: 101 | 2024: 99", vec![], "Outlier 2022"),
        ("2021: 100 | 2022: 50 | 2023: 101 | 2024: 99", vec![], ""),
        // Two others are no series.
        ("2021: 100 | 2022: 300 | 2023: 101", vec![], ""),
        ("2021: 100 | 2022: 300 | 2023: 101 | 2024: 102", vec![2024], ""),
        ("2020: 900 | 2021: 100 | 2022: 99 | 2023: 101 | 2024: 300", vec![2021], "Outlier 2024"),
        // The published slip of the decimal point: 80.44 after which comes 0.40.
        ("2021: 79 | 2022: 81 | 2023: 80,44 | 2024: 0,40", vec![], "Scale 2024"),
        ("2021: 0,8 | 2022: 79 | 2023: 81 | 2024: 80", vec![], "Scale 2022"),
        // Back again in the next year: one slip, not two.
        ("2021: 79 | 2022: 0,8 | 2023: 81 | 2024: 80", vec![], "Scale 2022"),
        ("2021: 79 | 2022: 0,8 | 2023: 81 | 2024: 0,8", vec![], "Scale 2022, Scale 2024"),
        // Ten times more is far, but no slip by two digits; nor is a thousand times.
        ("2021: 10 | 2022: 11 | 2023: 12 | 2024: 120", vec![], "Outlier 2024"),
        ("2021: 10 | 2022: 11 | 2023: 12 | 2024: 12000", vec![], "Outlier 2024"),
        ("2021: 0,40 | 2022: 80,44", vec![], "Scale 2022"),
        ("2021: 0,40 | 2022: 80,44", vec![2022], ""),
        // 100 / 2,5 = 40 and 100 / 0,4 = 250: within; 39 times and 251 times: not.
        ("2021: 2,5 | 2022: 100", vec![], "Scale 2022"),
        ("2021: 100 | 2022: 0,4", vec![], "Scale 2022"),
        ("2021: 1 | 2022: 39", vec![], ""),
        ("2021: 251 | 2022: 1", vec![], ""),
        ("2021: 0 | 2022: 0 | 2023: 0 | 2024: 5", vec![], ""),
    ] {
        let own = indicator("unit = \"godz.\"\nround = 2");
        let found = doubts(&own, &points(series), &breaks(&years), &[], false);
        let expected = expected.to_owned();
        let found: Vec<Doubt> = found
            .into_iter()
            .filter(|own| matches!(own.kind, DoubtKind::Outlier | DoubtKind::Scale))
            .collect();
        assert_eq!(kinds(&found), expected, "{series}");
    }
}

#[test]
fn repeated_numerators_shares_above_the_whole_and_holes_are_doubted() {
    for (unit, series, years, expected) in [
        ("osoby", "2022: 10 | 2023: 10", vec![], "SameAsLastYear 2023"),
        ("osoby", "2022: 9 | 2023: 9", vec![], ""),
        ("osoby", "2022: 10 | 2023: 11", vec![], ""),
        ("osoby", "2022: 10 | 2023: 10", vec![2023], ""),
        // The year between is not there at all.
        ("osoby", "2021: 10 | 2023: 10", vec![], ""),
        ("%", "2022: 99,9 | 2023: 100", vec![], ""),
        ("%", "2022: 99,9 | 2023: 100,1", vec![], "BeyondWhole 2023"),
        ("%", "2022: -1 | 2023: 3", vec![], "BeyondWhole 2022"),
        ("osoby", "2022: 120 | 2023: 121", vec![], ""),
        ("osoby", "2021: 12 | 2022: . | 2023: 13", vec![], "Hole 2022"),
        (
            "osoby",
            "2020: . | 2021: 12 | 2022: . | 2023: . | 2024: 13 | 2025: .",
            vec![],
            "Hole 2022, Hole 2023",
        ),
        // Hidden is there.
        ("osoby", "2021: 12 | 2022: # | 2023: 13", vec![], ""),
        ("osoby", "2022: 12 | 2023: 0", vec![], "AllZero 2023"),
        // One measure that is always zero is a fact.
        ("osoby", "2022: 0 | 2023: 0", vec![], ""),
    ] {
        let own = indicator(&format!("unit = \"{unit}\"\nround = 1"));
        let found = doubts(&own, &points(series), &breaks(&years), &[], false);
        assert_eq!(kinds(&found), expected, "{series}");
    }
}

#[test]
fn two_measures_that_are_zero_in_every_year_are_doubted() {
    let own = indicator("numerator = \"[a] + [b]\"");
    let mut found = points("2022: 0 | 2023: 0");
    for point in &mut found {
        point.origins.push(origin("b", Some(Exact::ZERO)));
    }
    assert_eq!(kinds(&doubts(&own, &found, &[], &[], false)), "AllZero 2022, AllZero 2023");
    found[1].origins[1].value = None;
    assert_eq!(kinds(&doubts(&own, &found, &[], &[], false)), "AllZero 2022");
}

#[test]
fn no_sentence_repeats_a_hidden_numerator() {
    let own = indicator("unit = \"osoby\"\nminimum = 20");
    let mut found = points("2022: # | 2023: # | 2024: 12");
    for point in &mut found {
        point.numerator = Some(exact("12"));
    }
    assert_eq!(doubts(&own, &found, &[], &[], false), []);
}

#[test]
fn bases_coverage_and_sources_are_watched() {
    let own = indicator("denominator = \"[b]\"\nmultiplier = 100");
    let mut found = points("2022: 10 | 2023: 11 | 2024: 12");
    for point in &mut found {
        let from = match point.year {
            2024 => From::Manual { who: "J. Wymyślona".to_owned(), why: "brak danych".to_owned() },
            year => {
                let source = format!("GUS {}", if year == 2022 { "NSP 2011" } else { "NSP 2021" });
                let block = source.clone();
                From::Reference(vec![Published { source, block, series: "ludność".to_owned() }])
            }
        };
        point.origins.push(Origin { from, ..origin("b", Some(exact("100"))) });
    }
    found[1].origins[0].coverage = Some((3, 5));
    found[2].origins[0].coverage = Some((5, 5));
    let second = |value: &str| Origin {
        from: From::Submission {
            form: "mrpips-03".to_owned(),
            period: "2023".to_owned(),
            version: 1,
            cells: "2/1/4".to_owned(),
        },
        ..origin("a", Some(exact(value)))
    };
    let disagreement = |value: &str| Disagreement {
        year: 2023,
        title: "miara a".to_owned(),
        first: found[1].origins[0].clone(),
        second: second(value),
    };
    let disagreements = [disagreement("11"), disagreement("14")];
    let told = doubts(&own, &found, &[], &disagreements, false);
    let lines: Vec<&str> = told.iter().map(|own| own.told.0.as_str()).collect();
    assert_eq!(kinds(&told), "OtherBase 2023, Disagreement 2023, Incomplete 2023, OtherBase 2024");
    assert_eq!(
        lines,
        [
            "mianownik (miara b) w 2023 r. jest z innego źródła niż w 2022 r.: GUS NSP 2021, ludność, \
         wcześniej GUS NSP 2011, ludność",
            "miara a za 2023 r.: dwa źródła podają różne liczby: 11 (policzone z eksportów: rejestr) i \
         14 (mrpips-03 2023, wersja 1, pole 2/1/4)",
            "dane za 2023 r. niepełne: miara a: 3 z 5",
            "mianownik (miara b) w 2024 r. jest z innego źródła niż w 2023 r.: wpis ręczny: brak danych, \
         wcześniej GUS NSP 2021, ludność",
        ]
    );
    // Below the minimum the sources are named, their numbers are not.
    found[1].missing = Some(Missing::TooFew);
    let told = doubts(&own, &found, &[], &disagreements[1..], false);
    let own = told.iter().find(|own| own.kind == DoubtKind::Disagreement).expect("one");
    assert_eq!(
        own.told.0,
        "miara a za 2023 r.: dwa źródła podają różne liczby: policzone z eksportów: rejestr i \
         mrpips-03 2023, wersja 1, pole 2/1/4"
    );
}

#[test]
fn sentences_give_the_numbers() {
    let own = indicator("unit = \"%\"\nround = 1");
    for (series, sentence) in [
        (
            "2021: 20 | 2022: 21 | 2023: 22 | 2024: 50",
            "50,0 % w 2024 r. odbiega od mediany pozostałych lat (21,0 %)",
        ),
        (
            "2023: 80,44 | 2024: 0,40",
            "0,4 % w 2024 r. po 80,4 % w 2023 r.: zmiana około stukrotna, możliwe przesunięcie przecinka",
        ),
        (
            "2023: 99 | 2024: 100,04",
            "udział w 2024 r. wynosi 100,04 %, a nie może być większy niż 100 %",
        ),
        ("2023: -1 | 2024: 3", "udział w 2023 r. wynosi −1,0 %, a nie może być ujemny"),
        ("2023: 12 | 2024: 12", "licznik w 2024 r. jest taki sam jak w 2023 r.: 12"),
        ("2022: 12 | 2023: . | 2024: 13", "brak wartości za 2023 r. między latami, które ją mają"),
        ("2023: 12 | 2024: 0", "wszystkie dane za 2024 r. są zerami"),
    ] {
        let found = doubts(&own, &points(series), &[], &[], false);
        assert_eq!(found[0].told.0, sentence, "{found:#?}");
    }
}

#[test]
fn parts_make_up_their_whole() {
    let share = indicator("unit = \"%\"\nround = 1");
    let count = indicator("unit = \"osoby\"");
    for (own, whole, series, expected) in [
        (&share, "100", "1: 50,2 | 2: 49,8", None),
        // 99,9: two roundings of at most 0,05 explain it, 99,8 they do not.
        (&share, "100", "1: 50,2 | 2: 49,7", None),
        (
            &share,
            "100",
            "1: 50,2 | 2: 49,6",
            Some("części (A, B) za 2024 r. dają razem 99,8 %, a całość to 100,0 %"),
        ),
        (&count, "9173", "1: 4576 | 2: 4597", None),
        (
            &count,
            "9173",
            "1: 4576 | 2: 4596",
            Some(
                "części (A, B) za 2024 r. dają razem 9\u{a0}172 osoby, a całość (W) to 9\u{a0}173 osoby",
            ),
        ),
        (&count, "9173", "1: 4576 | 2: .", None),
        (&count, ".", "1: 4576 | 2: 4597", None),
    ] {
        let all = points(series);
        let whole = points(&format!("2024: {whole}")).remove(0);
        let id = if own.is_share() { "" } else { "W" };
        let named: Vec<(&str, &Point)> = ["A", "B"].into_iter().zip(&all).collect();
        let found = parts(own, (id, &whole), &named);
        assert_eq!(found.map(|own| own.told.0).as_deref(), expected, "{series}");
    }
}
