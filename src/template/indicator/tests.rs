use std::sync::Arc;

use super::*;
use crate::diagnostic::{Problems, Source};
use crate::number::Exact;
use crate::template::Library;
use crate::template::library::Files;

const MEASURES: &str = r#"
[[measure]]
id       = "dzieci"
title    = "dzieci w pieczy"
unit     = "dziecko"
observed = "stan"
[[measure.source]]
cells = "[wrispz-p:P-8/6/1@half_2]"
from  = 2023
[[measure.source]]
series = { source = "GUS", block = "ogółem", series = "dzieci" }
to     = 2022
[[measure.source]]
view  = "care_stays"
count = "child_id"
when  = "on_last_day"

[[measure]]
id       = "ludnosc"
title    = "mieszkańcy"
unit     = "osoba"
observed = "stan"
supplier = "Urząd Statystyczny"
due      = "29.02"
[[measure.break]]
year = 2022
why  = "nowy spis"
[[measure.break]]
year = 2012
why  = "spis"
"#;

const INDICATOR: &str = r#"
[[indicator]]
id          = "PZ-04"
name        = "Intensywność"
unit        = "na 1000"
numerator   = "[dzieci] - [dzieci]"
denominator = "[ludnosc]"
multiplier  = 1000
round       = 2
character   = "destymulanta"
observed    = "stan"
source      = "IOSS 259"
"#;

const ONE: &str = r#"series = { source = "GUS", block = "ogółem", series = "dzieci" }"#;
const TWO: &str = r#"series = [{ source = "GUS", block = "ogółem", series = "dzieci" },
  { source = "GUS", block = "placówki", series = "dzieci" }]"#;
const TWICE: &str = r#"series = [{ source = "GUS", block = "ogółem", series = "dzieci" },
  { source = "GUS", block = "ogółem", series = "dzieci" }]"#;

fn files(texts: &[&str]) -> Files {
    texts
        .iter()
        .enumerate()
        .map(|(at, text)| {
            let path = format!("indicators/{at}.toml");
            (path.clone(), Source::new(path, *text))
        })
        .collect()
}

/// The catalogue of these files and the codes of what is wrong with them, in the order told.
fn read(texts: &[&str]) -> (Catalogue, Vec<&'static str>) {
    let problems = Problems::default();
    let library = Library { returns: vec!["wrispz-p".to_owned()], ..Library::default() };
    let catalogue = Catalogue::read(&files(texts), &library, &problems);
    (catalogue, problems.into_vec().iter().map(|own| own.code).collect())
}

#[test]
fn a_measure_keeps_its_sources_in_the_order_written_and_its_breaks_by_year() {
    let (catalogue, codes) = read(&[MEASURES, INDICATOR]);
    assert!(codes.is_empty(), "{codes:?}");
    let children = &catalogue.measures["dzieci"];
    let kinds: Vec<&str> = children
        .sources
        .iter()
        .map(|own| match own.given {
            Given::Cells(_) => "cells",
            Given::Series(_) => "series",
            Given::Count(_) => "count",
        })
        .collect();
    assert_eq!(kinds, ["cells", "series", "count"]);
    let in_2022: Vec<bool> = children.sources.iter().map(|own| own.years.hold(2022)).collect();
    assert_eq!(in_2022, [false, true, true]);
    let Given::Count(table) = &children.sources[2].given else { panic!("{children:?}") };
    assert_eq!(table.entries.keys().collect::<Vec<_>>(), ["count", "view", "when"]);
    let people = &catalogue.measures["ludnosc"];
    assert_eq!(people.breaks.iter().map(|own| own.year).collect::<Vec<_>>(), [2012, 2022]);
    assert_eq!(
        (people.supplier.as_deref(), people.due),
        (Some("Urząd Statystyczny"), Some((2, 29)))
    );
}

#[test]
fn an_indicator_names_each_measure_once_in_the_order_of_its_formulas() {
    let (catalogue, _) = read(&[MEASURES, INDICATOR]);
    let own = &catalogue.indicators["PZ-04"];
    assert_eq!(own.measures(), ["dzieci", "ludnosc"]);
    assert_eq!((own.multiplier, own.decimals, own.is_share()), (1000, 2, false));
    assert_eq!(own.character, Character::Destimulant);
    assert_eq!(own.denominator_text.as_deref(), Some("[ludnosc]"));
}

#[test]
fn a_change_of_one_line_is_told_by_its_code() {
    // What is typed in place of what, in the indicator or the measures, and what is told.
    let cases = [
        ("", "", &[][..]),
        ("[ludnosc]", "[ludnosci]", &["T533"]),
        ("[dzieci] - [dzieci]", "[dzieci", &["T301"]),
        ("[dzieci] - [dzieci]", "[dzieci] > [dzieci]", &["T501"]),
        ("round       = 2", "round       = 5", &["T535"]),
        ("multiplier  = 1000", "multiplier  = -1", &["T535"]),
        ("year = 2012", "year = 212", &["T535"]),
        ("from  = 2023", "from  = 20233", &["T535"]),
        ("29.02", "30.02", &["T583"]),
        (ONE, TWO, &[]),
        (ONE, TWICE, &["T555"]),
        (ONE, "series = []", &["T103"]),
        ("@half_2]", "@half_3]", &["T502"]),
        ("wrispz-p:", "wrispz-q:", &["T502"]),
        ("P-8/6/1", "P-8/6", &["T502"]),
    ];
    for (before, after, expected) in cases {
        let change = |text: &str| match before {
            "" => text.to_owned(),
            _ => text.replacen(before, after, 1),
        };
        let (_, codes) = read(&[&change(MEASURES), &change(INDICATOR)]);
        assert_eq!(codes, expected, "{before} -> {after}");
    }
}

#[test]
fn two_of_one_id_and_two_formulas_of_one_name_are_told() {
    let other = |id: &str, more: &str| {
        let text = INDICATOR.replace("PZ-04", id).replace("[dzieci] - [dzieci]", "[dzieci]");
        format!("{text}{more}")
    };
    let variant = "variant     = \"bez spokrewnionych\"\n";
    let cases = [
        // The same id again, with its own variant: only the id is wrong.
        (other("PZ-04", variant), &["T106"][..]),
        // Another id, the same name and no variant.
        (other("PZ-05", ""), &["T534"]),
        (other("PZ-05", variant), &[]),
    ];
    for (text, expected) in cases {
        let (_, codes) = read(&[MEASURES, INDICATOR, &text]);
        assert_eq!(codes, expected, "{text}");
    }
    let (_, codes) = read(&[MEASURES, INDICATOR, MEASURES]);
    assert_eq!(codes, ["T106", "T106"], "two measures twice");
}

#[test]
fn files_of_other_folders_and_endings_are_passed_over() {
    let problems = Problems::default();
    let mut files = files(&[MEASURES]);
    for path in ["strategies/a.toml", "indicators/a.csv", "inne/indicators/a.toml"] {
        files.insert(path.to_owned(), Source::new(path, INDICATOR));
    }
    let catalogue = Catalogue::read(&files, &Library::default(), &problems);
    assert!(problems.is_empty() && catalogue.indicators.is_empty());
    assert_eq!(catalogue.measures.len(), 2);
}

#[test]
fn a_decimal_is_read_as_people_write_it_and_no_other_way() {
    let cases = [
        ("\"3,5\"", Some((35, 1))),
        ("3.50", Some((350, 2))),
        ("3", Some((3, 0))),
        ("\"11 100 000\"", Some((11_100_000, 0))),
        ("11_100_000", Some((11_100_000, 0))),
        ("\"-0,4\"", Some((-4, 1))),
        ("\"80.44\"", Some((8044, 2))),
        ("\"3,5 %\"", None),
        ("\"1,2,3\"", None),
        ("\"\"", None),
        ("\"1e3\"", None),
        ("true", None),
    ];
    for (typed, expected) in cases {
        let problems = Problems::default();
        let source: Arc<Source> = Source::new("próba", format!("value = {typed}"));
        let root = crate::document::parse(&source, &problems);
        let found = decimal(&root.entries["value"].1, &problems);
        assert_eq!(found, expected.map(|(value, scale)| Exact::scaled(value, scale)), "{typed}");
        let codes: Vec<_> = problems.into_vec().iter().map(|own| own.code).collect();
        assert_eq!(codes, if expected.is_some() { &[][..] } else { &["T104"] }, "{typed}");
    }
}

#[test]
fn what_must_add_up_is_of_one_kind_and_named_once() {
    let indicator = |id: &str, keys: &[(&str, &str)]| {
        let mut text = INDICATOR.replace("PZ-04", id).replace("Intensywność", id);
        for (old, new) in keys {
            text = text.replace(old, new);
        }
        text
    };
    let share = [("na 1000", "%"), ("[dzieci] - [dzieci]", "[dzieci]")];
    let all: String = ["W", "A", "B"].iter().map(|id| indicator(id, &share)).collect();
    let year = indicator("C", &[share[0], ("= \"stan\"", "= \"rok\"")]);
    let other = indicator("D", &[share[0], ("\"[ludnosc]\"", "\"[dzieci]\"")]);
    let promille = indicator("E", &[]);
    let head = format!("{MEASURES}{all}{year}{other}{promille}");
    for (wholes, expected) in [
        ("of = \"W\"\nparts = [\"A\", \"B\"]", &[][..]),
        ("parts = [\"A\", \"B\"]\nnote = \"z tego\"", &[]),
        ("of = \"W\"\nparts = [\"A\", \"X\"]", &["T545"]),
        ("of = \"X\"\nparts = [\"A\", \"B\"]", &["T545"]),
        // An indicator and a measure are no family: the first known name says which is meant.
        ("of = \"W\"\nparts = [\"A\", \"dzieci\"]", &["T545"]),
        ("of = \"ludnosc\"\nparts = [\"dzieci\", \"A\"]", &["T545", "T546"]),
        ("of = \"W\"\nparts = [\"A\", \"C\"]", &["T546"]),
        ("of = \"W\"\nparts = [\"A\", \"D\"]", &["T546"]),
        ("of = \"W\"\nparts = [\"A\", \"E\"]", &["T546"]),
        ("of = \"W\"\nparts = [\"A\", \"B\", \"A\"]", &["T547"]),
        ("of = \"W\"\nparts = [\"A\", \"W\"]", &["T547"]),
        // Two divisions of one whole share no part; a part of two wholes is another matter.
        (
            "of = \"W\"\nparts = [\"A\", \"B\"]\n[[whole]]\nof = \"W\"\nparts = [\"A\", \"B\"]",
            &["T547", "T547"],
        ),
        ("parts = [\"A\", \"B\"]\n[[whole]]\nof = \"W\"\nparts = [\"A\", \"B\"]", &[]),
        ("of = \"W\"\nparts = [\"A\"]", &["T548"]),
        ("of = \"W\"", &["T103", "T548"]),
        ("parts = [\"E\", \"E\"]", &["T547", "T549"]),
        ("of = \"W\"\nparts = [\"A\", \"B\"]\nwhy = \"\"", &["T102"]),
    ] {
        let (_, mut codes) = read(&[&format!("{head}\n[[whole]]\n{wholes}\n")]);
        codes.sort_unstable();
        assert_eq!(codes, expected, "{wholes}");
    }
}
