//! Indicators and years for the tests of this room, written as briefly as possible.

use super::{
    Card, Change, From, Goal, Missing, Monitoring, OperationalGoal, Origin, Point, Seen, Status,
    Told, Trend, status,
};
use crate::diagnostic::{Problems, Source};
use crate::number::Exact;
use crate::template::Library;
use crate::template::indicator::{Catalogue, Indicator};
use crate::template::library::Files;
use crate::template::strategy::{Baseline, Target};

/// An indicator of the keys given (`unit = "%"` …), over the measures `a` to `e`.
pub(super) fn indicator(keys: &str) -> Indicator {
    let mut text = String::new();
    for id in ["a", "b", "c", "d", "e"] {
        text += &format!(
            "[[measure]]\nid = \"{id}\"\ntitle = \"miara {id}\"\nunit = \"osoba\"\nobserved = \"stan\"\n"
        );
    }
    text += "[[indicator]]\nid = \"X-01\"\nname = \"Wskaźnik\"\nsource = \"wymyślone\"\nobserved = \"stan\"\n";
    for (key, usual) in [("numerator", "[a]"), ("character", "stymulanta"), ("unit", "%")] {
        if !keys.lines().any(|line| line.trim_start().starts_with(key)) {
            text += &format!("{key} = \"{usual}\"\n");
        }
    }
    text += keys;
    let source = Source::new("indicators/x.toml", text);
    let files = Files::from([("indicators/x.toml".to_owned(), source)]);
    let problems = Problems::default();
    let mut found = Catalogue::read(&files, &Library::default(), &problems);
    let own = found.indicators.remove("X-01");
    own.unwrap_or_else(|| panic!("{:#?}", problems.into_vec()))
}

/// A catalogue of indicators of one unit over the measure `a`, with what else it says.
pub(super) fn catalogue(unit: &str, ids: &[&str], more: &str) -> Catalogue {
    let mut text = String::new();
    for id in ["a", "b", "c", "d", "e", "w"] {
        text += &format!(
            "[[measure]]\nid = \"{id}\"\ntitle = \"miara {id}\"\nunit = \"osoba\"\nobserved = \"stan\"\n"
        );
    }
    for id in ids {
        text += &format!(
            "[[indicator]]\nid = \"{id}\"\nname = \"Wskaźnik {id}\"\nsource = \"wymyślone\"\nobserved = \"stan\"\n\
             unit = \"{unit}\"\nnumerator = \"[{}]\"\ncharacter = \"stymulanta\"\nround = 1\n",
            id.to_lowercase()
        );
    }
    let source = Source::new("indicators/x.toml", text + more);
    let files = Files::from([("indicators/x.toml".to_owned(), source)]);
    let problems = Problems::default();
    let found = Catalogue::read(&files, &Library::default(), &problems);
    assert!(problems.is_empty(), "{:#?}", problems.into_vec());
    found
}

/// Measures `a` to `e`, indicators as `id = numerator / denominator` (`A! = [a]` has a minimum of 3), families.
pub(super) fn with_minima(indicators: &str, families: &str) -> Catalogue {
    let mut text = String::new();
    for id in ["a", "b", "c", "d", "e"] {
        text += &format!(
            "[[measure]]\nid = \"{id}\"\ntitle = \"miara {id}\"\nunit = \"osoba\"\nobserved = \"stan\"\n"
        );
    }
    for line in indicators.split(", ") {
        let (id, formula) = line.split_once(" = ").expect("an indicator");
        let (numerator, denominator) = match formula.split_once(" / ") {
            Some((over, under)) => (over, format!("denominator = \"{under}\"\n")),
            None => (formula, String::new()),
        };
        let minimum = if id.ends_with('!') { "minimum = 3\n" } else { "" };
        text += &format!(
            "[[indicator]]\nid = \"{}\"\nname = \"Wskaźnik {id}\"\nsource = \"wymyślone\"\nobserved = \"stan\"\n\
             unit = \"na 100\"\nnumerator = \"{numerator}\"\n{denominator}character = \"stymulanta\"\n{minimum}",
            id.trim_end_matches('!')
        );
    }
    let source = Source::new("indicators/x.toml", text + families);
    let files = Files::from([("indicators/x.toml".to_owned(), source)]);
    let problems = Problems::default();
    let found = Catalogue::read(&files, &Library::default(), &problems);
    assert!(problems.is_empty(), "{:#?}", problems.into_vec());
    found
}

/// `"77,7"`, `"-12"`, `"1678/2624"`.
pub(super) fn exact(text: &str) -> Exact {
    if let Some((over, under)) = text.split_once('/') {
        return exact(over).divide(exact(under)).expect("a denominator");
    }
    let (whole, fraction) = text.split_once(',').unwrap_or((text, ""));
    let digits: i128 = format!("{whole}{fraction}").parse().expect("digits");
    Exact::scaled(digits, u32::try_from(fraction.len()).expect("short"))
}

pub(super) fn origin(measure: &str, value: Option<Exact>) -> Origin {
    Origin {
        measure: measure.to_owned(),
        title: format!("miara {measure}"),
        value,
        from: From::Exports { what: "rejestr".to_owned(), with_entries: false },
        day: None,
        coverage: None,
    }
}

/// `"2021: 10 | 2022: 12,5 | 2023: . | 2024: #"`: `.` is no value, `#` one below the minimum.
pub(super) fn points(text: &str) -> Vec<Point> {
    let read = |cell: &str| {
        let (year, value) = cell.split_once(':').expect("year: value");
        let found = match value.trim() {
            "." | "#" => None,
            other => Some(exact(other)),
        };
        Point {
            year: year.trim().parse().expect("a year"),
            value: found,
            numerator: found,
            denominator: None,
            missing: match value.trim() {
                "." => Some(Missing::Measures(vec!["miara a".to_owned()])),
                "#" => Some(Missing::TooFew),
                _ => None,
            },
            origins: vec![origin("a", found)],
        }
    };
    text.split('|').map(read).collect()
}

pub(super) fn breaks(years: &[i32]) -> Vec<(i32, String)> {
    years.iter().map(|year| (*year, "nowa ustawa".to_owned())).collect()
}

/// A card judged in the last of its years; more is better.
pub(super) fn card(
    id: &str,
    series: &str,
    baseline: Option<Baseline>,
    target: Option<Target>,
) -> Card {
    let mut indicator = indicator("unit = \"osoby\"");
    indicator.id = id.to_owned();
    let points = points(series);
    let year = points.last().expect("a year").year;
    let mut card = Card {
        indicator,
        numerator: "miara a".to_owned(),
        denominator: None,
        owner: None,
        points,
        baseline,
        target,
        target_of_city: None,
        change: Change::Unknown,
        since_baseline: Change::Unknown,
        trend: Trend::Unknown,
        status: Status::NoData,
        because: Told(String::new()),
        doubts: Vec::new(),
        breaks: Vec::new(),
        elsewhere: Vec::new(),
        districts: Vec::new(),
    };
    (card.status, card.because) = status(&Seen::of(&card, year));
    card
}

/// One goal with all the cards.
pub(super) fn monitoring(year: i32, cards: Vec<Card>) -> Monitoring {
    let years = cards.first().map(|own| own.points.iter().map(|own| own.year).collect());
    let operational = OperationalGoal {
        id: "1.1".to_owned(),
        title: "Cel operacyjny".to_owned(),
        cards: (0..cards.len()).collect(),
        tasks: Vec::new(),
    };
    let goal = Goal { id: "1".to_owned(), title: "Cel".to_owned(), operational: vec![operational] };
    Monitoring {
        strategy: "srps".to_owned(),
        title: "Strategia".to_owned(),
        office: "Ośrodek".to_owned(),
        teryt: "0862011".to_owned(),
        district: None,
        year,
        years: years.unwrap_or_default(),
        from: 2021,
        to: 2030,
        resolution: None,
        team: None,
        note: None,
        goals: vec![goal],
        cards,
        measures: Vec::new(),
        concealed: Default::default(),
        suppliers: Vec::new(),
        frame: Vec::new(),
    }
}
