//! An invented strategy of an invented city, small enough to be worked out by hand.

mod cards;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::diagnostic::{Problems, Source};
use crate::indicator::{
    FrameYear, Goal, MeasureRow, Monitoring, OperationalGoal, Supplier, TaskProgress,
};
use crate::number::Exact;
use crate::template::Library;
use crate::template::indicator::{Catalogue, Indicator, Observed};
use cards::{cards, origin};

const CATALOGUE: &str = include_str!("fixture/catalogue.toml");

const YEARS: std::ops::RangeInclusive<i32> = 2019..=2024;

pub fn indicator(id: &str) -> Indicator {
    let problems = Problems::default();
    let files = BTreeMap::from([(
        "indicators/pomoc.toml".to_owned(),
        Source::new("indicators/pomoc.toml", CATALOGUE),
    )]);
    let catalogue = Catalogue::read(&files, &Library::default(), &problems);
    let found = problems.into_vec();
    assert!(found.is_empty(), "{found:?}");
    catalogue.indicators[id].clone()
}

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

/// A number with a decimal point: `60.2`.
fn exact(text: &str) -> Exact {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits: i128 = format!("{whole}{fraction}").parse().expect("digits");
    Exact::scaled(digits, fraction.len() as u32)
}

pub fn monitoring() -> Monitoring {
    let task = |id: &str, title: &str, last: Option<u8>| TaskProgress {
        id: id.into(),
        title: title.into(),
        owner: Some("Dział Pieczy Zastępczej".into()),
        scores: YEARS.map(|year| (year, if year == 2024 { last } else { Some(2) })).collect(),
        note: last.is_none().then(|| "Umowa podpisana w grudniu; ocena w marcu.".into()),
    };
    let operational = |id: &str, title: &str, cards: &[usize], tasks| OperationalGoal {
        id: id.into(),
        title: title.into(),
        cards: cards.to_vec(),
        tasks,
    };
    let row = |id: &str, title: &str, unit: &str, observed, values: [Option<i128>; 6]| MeasureRow {
        id: id.into(),
        title: title.into(),
        unit: unit.into(),
        observed,
        origins: YEARS.zip(values).map(|(year, own)| origin(id, title, own, year)).collect(),
    };
    let supplier = |name: &str, there, of, missing: &[&str]| Supplier {
        name: name.into(),
        there,
        of,
        due: Some(day(2025, 1, 31)),
        missing: missing.iter().map(|own| (*own).to_owned()).collect(),
    };
    let frame = |year, plan: &str, done: Option<&str>| FrameYear {
        year,
        plan: exact(plan),
        done: done.map(exact),
    };
    Monitoring {
        strategy: "pomoc-2030".into(),
        title: "Strategia rozwiązywania problemów społecznych miasta Wzorcowego".into(),
        office: "Miejski Ośrodek Pomocy Społecznej w Wzorcowie".into(),
        teryt: "0862011".into(),
        district: None,
        year: 2024,
        years: YEARS.collect(),
        from: 2022,
        to: 2030,
        resolution: Some("nr XL/512/2021 Rady Miasta z 30 listopada 2021 r.".into()),
        team: Some("powołany zarządzeniem nr 12/2022".into()),
        note: None,
        goals: vec![
            Goal {
                id: "1".into(),
                title: "Dziecko bezpieczne w rodzinie".into(),
                operational: vec![
                    operational(
                        "1.1",
                        "Rozwój rodzinnych form pieczy zastępczej",
                        &[0, 3],
                        vec![
                            task("1.1.1", "Kampania pozyskiwania rodzin zastępczych", Some(7)),
                            task("1.1.2", "Dwa mieszkania treningowe", None),
                        ],
                    ),
                    operational(
                        "1.2",
                        "Praca z rodziną",
                        &[2, 5, 6],
                        vec![task("1.2.1", "Trzy etaty asystentów rodziny", Some(5))],
                    ),
                ],
            },
            Goal {
                id: "2".into(),
                title: "Mniej osób, które muszą prosić o pomoc".into(),
                operational: vec![operational("2.1", "Wyjście z ubóstwa", &[1, 4, 7], Vec::new())],
            },
        ],
        cards: cards(),
        concealed: Default::default(),
        measures: vec![
            row(
                "usamodzielnieni",
                "usamodzielnieni, którzy dostali mieszkanie",
                "osoba",
                Observed::WholeYear,
                [Some(4), Some(5), Some(6), Some(4), Some(5), Some(2)],
            ),
            row(
                "asystenci",
                "asystenci rodziny",
                "osoba",
                Observed::LastDay,
                [Some(12), Some(13), None, Some(15), Some(16), Some(18)],
            ),
        ],
        suppliers: vec![
            supplier("Powiatowy Urząd Pracy", 3, 3, &[]),
            supplier("Komenda Miejska Policji", 1, 2, &["niebieskie karty założone przez policję"]),
        ],
        frame: vec![
            frame(2022, "33395000", Some("32100500.50")),
            frame(2023, "0", Some("100")),
            frame(2024, "40540000", None),
        ],
    }
}
