//! Verdicts and their sentences, worked out by hand.

use proptest::prelude::*;

use super::*;
use crate::indicator::sample::{breaks, indicator, points};
use crate::template::indicator::Indicator;
use crate::template::strategy::Baseline;

/// `"2030: 3,0"`, `"2025: 3,4 | 2030: 3,0"`, `"wzrost"`, `"spadek"`, or nothing.
fn target(text: &str) -> Option<Target> {
    match text {
        "" => None,
        "wzrost" => Some(Target::Direction(Way::Up)),
        "spadek" => Some(Target::Direction(Way::Down)),
        _ => {
            let path: Vec<(i32, Exact)> = points(text)
                .into_iter()
                .map(|own| (own.year, own.value.expect("a value")))
                .collect();
            Some(match path.as_slice() {
                [(year, value)] => Target::Value { year: *year, value: *value },
                _ => Target::Path(path),
            })
        }
    }
}

/// `"2021: 4,0"`, `"2021: ."` for a year alone, or nothing.
fn baseline(text: &str) -> Option<Baseline> {
    let own = (!text.is_empty()).then(|| points(text).remove(0))?;
    Some(Baseline { year: own.year, value: own.value })
}

fn judge(own: &Indicator, series: &str, base: &str, aim: &str, years: &[i32]) -> (Status, String) {
    let points = points(series);
    let (baseline, target, breaks) = (baseline(base), target(aim), breaks(years));
    let seen = Seen {
        indicator: own,
        points: &points,
        year: points.last().expect("a year").year,
        baseline: baseline.as_ref(),
        target: target.as_ref(),
        breaks: &breaks,
    };
    let (status, Told(sentence)) = status(&seen);
    (status, sentence)
}

use Status::{Broken, NeedsSentence, NoData, OffPath, OnPath, Reached};

#[test]
fn a_target_value_is_reached_or_lies_on_a_line() {
    let own = indicator("unit = \"%\"\nround = 1\ncharacter = \"destymulanta\"");
    for (series, base, aim, expected) in [
        // Down from 4,0 in 2020 to 3,0 in 2030: 3,5 is expected of 2025.
        ("2025: 3,8", "2020: 4,0", "2030: 3,0", OffPath),
        ("2025: 3,51", "2020: 4,0", "2030: 3,0", OffPath),
        ("2025: 3,5", "2020: 4,0", "2030: 3,0", OnPath),
        ("2025: 3,1", "2020: 4,0", "2030: 3,0", OnPath),
        ("2025: 3,0", "2020: 4,0", "2030: 3,0", Reached),
        ("2025: 2,0", "2020: 4,0", "2030: 3,0", Reached),
        // In the target's year and after it, only the target counts.
        ("2030: 3,1", "2020: 4,0", "2030: 3,0", OffPath),
        ("2032: 3,1", "2020: 4,0", "2030: 3,0", OffPath),
        // In the baseline's year and before it, the baseline.
        ("2020: 4,0", "2020: 4,0", "2030: 3,0", OnPath),
        ("2019: 4,1", "2020: 4,0", "2030: 3,0", OffPath),
        // The way of the target wins over the character: here up.
        ("2025: 3,4", "2020: 3,0", "2030: 4,0", OffPath),
        ("2025: 3,5", "2020: 3,0", "2030: 4,0", OnPath),
        ("2025: 4,0", "2020: 3,0", "2030: 4,0", Reached),
        // To be held: less is better, by the character.
        ("2025: 3,0", "2020: 3,0", "2030: 3,0", Reached),
        ("2025: 3,1", "2020: 3,0", "2030: 3,0", OffPath),
        // The baseline is the value of its year.
        ("2020: 4,0 | 2025: 3,6", "2020: .", "2030: 3,0", OffPath),
        ("2020: 4,2 | 2025: 3,6", "2020: .", "2030: 3,0", OnPath),
        // No baseline, or none with a value.
        ("2025: 3,0", "", "2030: 3,0", Reached),
        ("2025: 3,1", "", "2030: 3,0", NeedsSentence),
        ("2030: 3,1", "", "2030: 3,0", OffPath),
        ("2031: 3,1", "", "2030: 3,0", OffPath),
        ("2025: 3,1", "2020: .", "2030: 3,0", NeedsSentence),
        // A path: 3,4 in 2025, 3,3 expected of 2026, reached at its end only.
        ("2026: 3,3", "2021: 4,0", "2025: 3,4 | 2029: 3,0", OnPath),
        ("2026: 3,4", "2021: 4,0", "2025: 3,4 | 2029: 3,0", OffPath),
        ("2025: 3,4", "2021: 4,0", "2025: 3,4 | 2029: 3,0", OnPath),
        ("2026: 3,0", "2021: 4,0", "2025: 3,4 | 2029: 3,0", Reached),
        ("2026: 3,3", "", "2025: 3,4 | 2029: 3,0", OnPath),
        ("2025: 3,5", "", "2025: 3,4 | 2029: 3,0", OffPath),
        ("2024: 3,3", "", "2025: 3,4 | 2029: 3,0", NeedsSentence),
        // A target that is not after its baseline is a mistake of the strategy.
        ("2025: 3,0", "2025: 4,0", "2025: 3,0", NeedsSentence),
        ("2025: 3,0", "2026: 4,0", "2025: 3,4 | 2030: 3,0", NeedsSentence),
    ] {
        assert_eq!(judge(&own, series, base, aim, &[]).0, expected, "{series} {base} {aim}");
    }
}

#[test]
fn a_way_alone_is_on_the_path_or_off_it() {
    let nominant = "unit = \"rodziny\"\ncharacter = \"nominanta\"";
    let more = "unit = \"rodziny\"\ncharacter = \"stymulanta\"";
    let less = "unit = \"rodziny\"\ncharacter = \"destymulanta\"";
    let share = "unit = \"%\"\ncharacter = \"stymulanta\"";
    for (keys, series, base, aim, years, expected) in [
        (more, "2024: 10 | 2025: 12", "", "", vec![], OnPath),
        // No change is no way: where the strategy asks for one it is not gone, where only the character does, people
        // have to say what to think of it.
        (more, "2024: 10 | 2025: 10", "", "", vec![], NeedsSentence),
        (more, "2024: 10 | 2025: 10", "", "wzrost", vec![], OffPath),
        (less, "2024: 10 | 2025: 10", "2024: 10", "spadek", vec![], OffPath),
        (nominant, "2024: 10 | 2025: 10", "", "spadek", vec![], OffPath),
        // But nothing is fewer than none, and no share more than the whole.
        (less, "2024: 0 | 2025: 0", "", "", vec![], OnPath),
        (less, "2024: 0 | 2025: 0", "2024: 0", "spadek", vec![], OnPath),
        (more, "2024: 0 | 2025: 0", "", "wzrost", vec![], OffPath),
        (share, "2024: 100 | 2025: 100", "", "wzrost", vec![], OnPath),
        (more, "2024: 100 | 2025: 100", "", "wzrost", vec![], OffPath),
        (more, "2024: 10 | 2025: 9", "", "", vec![], OffPath),
        (less, "2024: 10 | 2025: 9", "", "", vec![], OnPath),
        (less, "2024: 10 | 2025: 9", "", "wzrost", vec![], OffPath),
        (nominant, "2024: 10 | 2025: 9", "", "spadek", vec![], OnPath),
        // From the baseline, not from the first year shown.
        (more, "2024: 10 | 2025: 12", "2020: 13", "wzrost", vec![], OffPath),
        // The baseline's own year, and one before it, have nothing behind them.
        (more, "2025: 12", "2025: 12", "wzrost", vec![], NeedsSentence),
        (more, "2025: 12", "2026: 10", "wzrost", vec![], NeedsSentence),
        // From the first year since the last break, over years without value.
        (more, "2022: 90 | 2023: . | 2024: 10 | 2025: 12", "", "", vec![2023], OnPath),
        (more, "2022: 90 | 2023: . | 2024: 10 | 2025: 12", "", "", vec![], OffPath),
        // A baseline without value.
        (more, "2024: 10 | 2025: 12", "2020: .", "wzrost", vec![], OnPath),
        // Nothing to be compared with.
        (more, "2025: 12", "", "wzrost", vec![], NeedsSentence),
        (more, "2024: 10 | 2025: 12", "", "wzrost", vec![2025], NeedsSentence),
        // Neither way is good.
        (nominant, "2024: 10 | 2025: 9", "", "", vec![], NeedsSentence),
        (nominant, "2024: 10 | 2025: 9", "2024: 10", "2030: 8", vec![], OnPath),
        (nominant, "2024: 10 | 2025: 9", "2024: 10", "2030: 10", vec![], NeedsSentence),
        (nominant, "2024: 10 | 2025: 10", "2024: 10", "2030: 10", vec![], Reached),
    ] {
        let own = indicator(keys);
        let found = judge(&own, series, base, aim, &years);
        assert_eq!(found.0, expected, "{keys} {series} {base} {aim}: {}", found.1);
    }
}

#[test]
fn no_value_and_a_broken_series_are_no_verdict() {
    let own = indicator("unit = \"%\"\nminimum = 5");
    let late =
        indicator("unit = \"%\"\n[[indicator.break]]\nyear = 2022\nwhy = \"nowa definicja\"");
    for (own, series, base, aim, years, expected) in [
        (&own, "2024: 10 | 2025: .", "2020: 5", "2030: 20", vec![], NoData),
        (&own, "2024: 10 | 2025: #", "2020: 5", "2030: 20", vec![], NeedsSentence),
        (&own, "2024: 10 | 2025: .", "2020: 5", "2030: 20", vec![2023], NoData),
        (&own, "2025: 30", "2020: 5", "2030: 20", vec![2025], Broken),
        (&own, "2025: 30", "2020: 5", "2030: 20", vec![2021], Broken),
        (&own, "2025: 30", "2020: 5", "wzrost", vec![2021], Broken),
        // The baseline is printed for the new series, or the break is yet to come.
        (&own, "2025: 30", "2020: 5", "2030: 20", vec![2020], Reached),
        (&own, "2025: 30", "2020: 5", "2030: 20", vec![2026], Reached),
        // Seen from before its baseline.
        (&own, "2019: 30", "2022: 5", "2030: 20", vec![2021], Broken),
        // The indicator's own breaks, also outside of the years shown.
        (&late, "2025: 30", "2020: 5", "2030: 20", vec![], Broken),
    ] {
        let found = judge(own, series, base, aim, &years);
        assert_eq!(found.0, expected, "{series} {years:?}: {}", found.1);
    }
}

#[test]
fn the_sentence_gives_the_numbers_of_the_verdict() {
    let down = "unit = \"%\"\nround = 1\ncharacter = \"destymulanta\"";
    let families = "unit = \"rodziny\"\ncharacter = \"stymulanta\"\nminimum = 5";
    for (keys, series, base, aim, years, sentence) in [
        (
            down,
            "2025: 3,8",
            "2020: 4,0",
            "2030: 3,0",
            vec![],
            "3,8 % wobec oczekiwanych na 2025 r. 3,5 % (cel 3,0 % w 2030 r.)",
        ),
        // 3,5 beside 3,5 would not say that it is off the path.
        (
            down,
            "2025: 3,52",
            "2020: 4,0",
            "2030: 3,0",
            vec![],
            "3,52 % wobec oczekiwanych na 2025 r. 3,50 % (cel 3,0 % w 2030 r.)",
        ),
        (
            down,
            "2030: 3,04",
            "2020: 4,0",
            "2030: 3,0",
            vec![],
            "3,04 % w 2030 r. wobec celu 3,00 % w 2030 r.",
        ),
        (
            down,
            "2026: 2,9",
            "2020: 4,0",
            "2030: 3,25",
            vec![],
            "2,9 % w 2026 r. wobec celu 3,25 % w 2030 r.",
        ),
        (
            down,
            "2025: 3,8",
            "",
            "2030: 3,0",
            vec![],
            "3,8 % w 2025 r.; nie ma wartości bazowej, więc nie wiadomo, czy zbliża się do celu 3,0 % w 2030 r.",
        ),
        (
            down,
            "2025: 3,8",
            "2020: 4,0",
            "2030: 3,0",
            vec![2023],
            "3,8 % w 2025 r., ale od 2023 r. szereg liczy co innego (nowa ustawa): nie porównuje się z rokiem bazowym 2020",
        ),
        (down, "2025: .", "2020: 4,0", "2030: 3,0", vec![], "brak danych za 2025 r.: miara a"),
        (
            families,
            "2025: #",
            "",
            "",
            vec![],
            "wartość z 2025 r. jest ukryta: licznik poniżej progu publikacji (5)",
        ),
        (
            families,
            "2022: 30 | 2025: 24",
            "",
            "",
            vec![],
            "24 rodziny w 2025 r. wobec 30 rodzin w 2022 r. (pożądany wzrost)",
        ),
        (
            families,
            "2022: 30 | 2025: 24",
            "2020: .",
            "spadek",
            vec![],
            "24 rodziny w 2025 r. wobec 30 rodzin w 2022 r., bo nie ma wartości bazowej z 2020 r. (pożądany spadek)",
        ),
        // A hidden one is there.
        (
            families,
            "2021: # | 2022: 30 | 2025: 24",
            "2021: .",
            "spadek",
            vec![],
            "24 rodziny w 2025 r. wobec 30 rodzin w 2022 r., bo wartość bazowa z 2021 r. jest ukryta (pożądany spadek)",
        ),
        (
            families,
            "2021: # | 2025: 24",
            "2021: .",
            "2030: 40",
            vec![],
            "24 rodziny w 2025 r.; wartość bazowa z 2021 r. jest ukryta, więc nie wiadomo, czy zbliża się do celu 40 rodzin \
             w 2030 r.",
        ),
        (
            families,
            "2022: 24 | 2025: 24",
            "",
            "wzrost",
            vec![],
            "24 rodziny w 2025 r., tyle samo co w 2022 r. (pożądany wzrost)",
        ),
        (
            families,
            "2022: 24 | 2025: 24",
            "",
            "",
            vec![],
            "24 rodziny w 2025 r., tyle samo co w 2022 r., ani lepiej, ani gorzej (pożądany wzrost)",
        ),
        (
            "unit = \"placówki\"\ncharacter = \"destymulanta\"",
            "2022: 0 | 2025: 0",
            "2022: 0",
            "spadek",
            vec![],
            "0 placówek w 2025 r., tyle samo co w 2022 r., a lepiej być nie może (pożądany spadek)",
        ),
    ] {
        assert_eq!(judge(&indicator(keys), series, base, aim, &years).1, sentence);
    }
}

proptest! {
    #[test]
    fn nothing_is_judged_across_a_break(
        values in prop::collection::vec(0i128..100, 8),
        base in 2016i32..2025,
        cut in 2016i32..2027,
        aim in 0i128..100,
        kind in 0..4,
    ) {
        let own = indicator("unit = \"%\"");
        let text: Vec<String> =
            (2018..).zip(&values).map(|(year, value)| format!("{year}: {value}")).collect();
        let points = points(&text.join("|"));
        let target = match kind {
            0 => Some(Target::Value { year: 2030, value: Exact::whole(aim) }),
            1 => Some(Target::Path(vec![(2028, Exact::whole(50)), (2030, Exact::whole(aim))])),
            2 => Some(Target::Direction(Way::Down)),
            _ => None,
        };
        let (baseline, breaks) = (Baseline { year: base, value: Some(Exact::whole(40)) }, breaks(&[cut]));
        let seen = Seen {
            indicator: &own,
            points: &points,
            year: 2025,
            baseline: Some(&baseline),
            target: target.as_ref(),
            breaks: &breaks,
        };
        let crossed = base < cut && cut <= 2025;
        prop_assert_eq!(status(&seen).0 == Broken, crossed);
    }

    #[test]
    fn a_better_value_never_stands_worse(
        value in 0i128..1000,
        more in 0i128..1000,
        from in 0i128..1000,
        to in 0i128..1000,
        year in 2018i32..2034,
    ) {
        let own = indicator("unit = \"%\"\nround = 1");
        let baseline = Baseline { year: 2020, value: Some(Exact::scaled(from, 1)) };
        let target = Target::Value { year: 2030, value: Exact::scaled(to, 1) };
        let way = if to < from { -1 } else { 1 };
        let stands = |tenths: i128| {
            let mut points = points(&format!("{year}: 0"));
            points[0].value = Some(Exact::scaled(tenths, 1));
            status(&Seen {
                indicator: &own,
                points: &points,
                year,
                baseline: Some(&baseline),
                target: Some(&target),
                breaks: &[],
            }).0
        };
        // Reached, on the path, off the path: in this order.
        let (own, better) = (stands(value), stands(value + way * more));
        prop_assert!(better <= own && own <= OffPath, "{own:?} {better:?}");
        prop_assert!(year < 2030 || own != OnPath);
    }
}
