use super::*;
use crate::diagnostic::{Problems, Source};
use crate::template::Library;
use crate::template::indicator::Catalogue;
use crate::template::library::Files;

const CATALOGUE: &str = r#"
[[measure]]
id       = "a"
title    = "a"
unit     = "osoba"
observed = "rok"

[[indicator]]
id        = "SE-01"
name      = "Usługi"
unit      = "osoby"
numerator = "[a]"
character = "stymulanta"
observed  = "rok"
source    = "próba"

[[indicator]]
id        = "SE-05"
name      = "Usługi sąsiedzkie"
unit      = "osoby"
numerator = "[a]"
character = "stymulanta"
observed  = "rok"
source    = "próba"
"#;

const STRATEGY: &str = r#"
[strategy]
title = "Strategia"
from  = 2024
to    = 2030
unit  = { name = "M. Przykładów (1)", within = "POLSKA" }
compared = [{ name = "Powiat m. Inny" }]

[[goal]]
id    = "1"
title = "Seniorzy"
[[goal.operational]]
id    = "1.1"
title = "Usługi"
[[goal.operational.indicator]]
id       = "SE-01"
owner    = "Centrum"
baseline = { year = 2023, value = "99,5" }
target   = { year = 2030, value = 130 }
[[goal.operational.indicator]]
id       = "SE-05"
baseline = { year = 2023 }
target   = { path = [{ year = 2030, value = 20 }, { year = 2025, value = "5" }] }
[[goal.operational.task]]
id    = "1.1.1"
title = "Usługi w każdej dzielnicy"

[[frame]]
year = 2024
plan = "11 100 000,50"
"#;

/// The strategies of one file and the codes of what is wrong with it, in the order told.
fn read(text: &str) -> (Strategies, Vec<&'static str>) {
    let problems = Problems::default();
    let file = |path: &str, text: &str| Files::from([(path.to_owned(), Source::new(path, text))]);
    let catalogue =
        Catalogue::read(&file("indicators/a.toml", CATALOGUE), &Library::default(), &problems);
    assert!(problems.is_empty(), "{:?}", problems.take());
    let found = Strategy::read_all(&file("strategies/proba.toml", text), &catalogue, &problems);
    (found, problems.into_vec().iter().map(|own| own.code).collect())
}

#[test]
fn a_strategy_has_the_name_of_its_file_and_three_years_before_it() {
    let (found, codes) = read(STRATEGY);
    assert!(codes.is_empty(), "{codes:?}");
    let own = &found["proba"];
    assert_eq!((own.from, own.to, own.since), (2024, 2030, 2021));
    assert_eq!(own.compared, [Unit { name: "Powiat m. Inny".to_owned(), within: None }]);
    let aims: Vec<&Aim> = own.aims().collect();
    assert_eq!(aims[0].baseline, Some(Baseline { year: 2023, value: Some(Exact::scaled(995, 1)) }));
    assert_eq!(aims[0].target, Some(Target::Value { year: 2030, value: Exact::scaled(130, 0) }));
    // A path is in the order of its years, however it was typed.
    let path = vec![(2025, Exact::scaled(5, 0)), (2030, Exact::scaled(20, 0))];
    assert_eq!(aims[1].target, Some(Target::Path(path)));
    assert_eq!(own.goals[0].operational[0].tasks[0].id, "1.1.1");
    assert_eq!(own.frame, [Frame { year: 2024, plan: Exact::scaled(1_110_000_050, 2) }]);
}

#[test]
fn a_change_of_one_line_is_told_by_its_code() {
    // What is typed in place of what, and what is told.
    let cases = [
        ("id       = \"SE-05\"", "id       = \"SE-01\"", &["T106"][..]),
        ("id       = \"SE-05\"", "id       = \"SE-06\"", &["T536"]),
        // The target before its baseline, and in the same year.
        ("{ year = 2030, value = 130 }", "{ year = 2022, value = 130 }", &["T537"]),
        ("{ year = 2030, value = 130 }", "{ year = 2023, value = 130 }", &["T537"]),
        ("{ year = 2025, value = \"5\" }", "{ year = 2023, value = \"5\" }", &["T537"]),
        // The last year before the first.
        ("to    = 2030", "to    = 2023", &["T537"]),
        ("{ year = 2030, value = 130 }", "{ way = \"wzrost\" }", &[]),
        ("{ year = 2030, value = 130 }", "{ way = \"rośnie\" }", &["T107"]),
        ("{ year = 2030, value = 130 }", "{ year = 2030 }", &["T103"]),
        ("{ year = 2023 }", "{ year = 23 }", &["T535"]),
        ("value = \"99,5\"", "value = \"99,5 %\"", &["T104"]),
        ("to    = 2030\n", "", &["T103"]),
        ("plan = \"11 100 000,50\"", "", &["T103"]),
        ("[strategy]", "[strategia]", &["T103", "T102"]),
    ];
    for (before, after, expected) in cases {
        assert!(STRATEGY.contains(before), "{before}");
        let (_, codes) = read(&STRATEGY.replacen(before, after, 1));
        assert_eq!(codes, expected, "{before} -> {after}");
    }
}
