//! An invented strategy of an invented city, small enough to be worked out by hand.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::diagnostic::{Problems, Source};
use crate::indicator::{
    Card, Change, Doubt, DoubtKind, FrameYear, From, Goal, MeasureRow, Missing, Monitoring,
    OperationalGoal, Origin, Point, Series, Status, Supplier, TaskProgress, Told, Trend,
};
use crate::number::Exact;
use crate::template::Library;
use crate::template::indicator::{Catalogue, Indicator};
use crate::template::strategy::{Baseline, Target, Way};

const CATALOGUE: &str = r#"
[[measure]]
id = "dzieci_w_rodzinach"
title = "dzieci w rodzinach zastępczych"
unit = "osoba"
observed = "stan"
[[measure]]
id = "dzieci_u_spokrewnionych"
title = "dzieci w rodzinach spokrewnionych"
unit = "osoba"
observed = "stan"
[[measure]]
id = "dzieci_w_pieczy"
title = "dzieci w pieczy zastępczej ogółem"
unit = "osoba"
observed = "stan"
[[measure]]
id = "osoby"
title = "osoby, którym przyznano pomoc"
unit = "osoba"
observed = "rok"
[[measure]]
id = "rodziny"
title = "rodziny z asystentem"
unit = "rodzina"
observed = "rok"
[[measure]]
id = "asystenci"
title = "asystenci rodziny"
unit = "osoba"
observed = "stan"
[[measure]]
id = "usamodzielnieni"
title = "usamodzielnieni, którzy dostali mieszkanie"
unit = "osoba"
observed = "rok"
[[measure]]
id = "osoby_z_niepelnosprawnoscia"
title = "osoby z niepełnosprawnością"
unit = "osoba"
observed = "rok"
[[measure]]
id = "mieszkancy"
title = "mieszkańcy"
unit = "osoba"
observed = "stan"

[[indicator]]
id = "PZ-01"
name = "Udział dzieci w rodzinnych formach pieczy zastępczej"
variant = "bez rodzin spokrewnionych"
unit = "%"
numerator = "[dzieci_w_rodzinach] - [dzieci_u_spokrewnionych]"
denominator = "[dzieci_w_pieczy] - [dzieci_u_spokrewnionych]"
multiplier = 100
round = 1
character = "stymulanta"
observed = "stan"
owner = "Dział Pieczy Zastępczej"
source = "Ocena zasobów pomocy społecznej, wskaźnik 7"
note = "Dzieci liczy się według miejsca pobytu w ostatnim dniu roku."
[[indicator]]
id = "PS-02"
name = "Osoby, którym przyznano pomoc"
unit = "osoby"
numerator = "[osoby]"
character = "destymulanta"
observed = "rok"
source = "MRiPS-03, dział 2"
[[indicator]]
id = "WR-02"
name = "Rodziny na jednego asystenta"
unit = "rodziny/os."
numerator = "[rodziny]"
denominator = "[asystenci]"
round = 2
character = "nominanta"
observed = "rok"
source = "WRiSPZ-G"
[[indicator]]
id = "US-01"
name = "Usamodzielnieni z mieszkaniem na 10 000 mieszkańców"
unit = "na 10 000"
numerator = "[usamodzielnieni]"
denominator = "[mieszkancy]"
multiplier = 10000
round = 2
character = "stymulanta"
observed = "rok"
minimum = 3
source = "Program rozwoju pieczy zastępczej"
[[indicator]]
id = "KP/03"
name = "Osoby objęte pomocą wśród mieszkańców"
unit = "%"
numerator = "[osoby]"
denominator = "[mieszkancy]"
multiplier = 100
round = 2
character = "kontekst"
observed = "rok"
source = "GUS"
[[indicator]]
id = "KA-01"
name = "Asystenci rodziny"
unit = "osoby"
numerator = "[asystenci]"
character = "stymulanta"
observed = "stan"
source = "WRiSPZ-G"
[[indicator]]
id = "RO-04"
name = "Rodziny objęte wsparciem asystenta"
unit = "rodziny"
numerator = "[rodziny]"
character = "stymulanta"
observed = "rok"
source = "WRiSPZ-G"
[[indicator]]
id = "ZD-05"
name = "Osoby z niepełnosprawnością, które dostały usługi asystenta"
unit = "osoby"
numerator = "[osoby_z_niepelnosprawnoscia]"
character = "stymulanta"
observed = "rok"
source = "sprawozdanie partnera"
"#;

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

fn origin(measure: &str, title: &str, value: Option<i128>, year: i32) -> Origin {
    let from = match value {
        Some(_) => From::Submission {
            form: "wrispz-p".into(),
            period: format!("{year}-H2"),
            version: 1,
            cells: "P-2/1/3".into(),
        },
        None => From::Nothing,
    };
    Origin {
        measure: measure.into(),
        title: title.into(),
        value: value.map(Exact::whole),
        day: value.map(|_| day(year + 1, 1, 31)),
        coverage: value.map(|_| (11, 12)),
        from,
    }
}

fn point(year: i32, numerator: i128, denominator: Option<i128>, multiplier: i128) -> Point {
    let value = Exact::new(numerator * multiplier, denominator.unwrap_or(1));
    let mut origins = vec![origin("licznik", "licznik", Some(numerator), year)];
    if denominator.is_some() {
        origins.push(origin("mianownik", "mianownik", denominator, year));
    }
    Point {
        year,
        value,
        numerator: Some(Exact::whole(numerator)),
        denominator: denominator.map(Exact::whole),
        missing: value.is_none().then_some(Missing::ZeroDenominator),
        origins,
    }
}

fn points(of: [(i128, Option<i128>); 6], multiplier: i128) -> Vec<Point> {
    YEARS.zip(of).map(|(year, (top, below))| point(year, top, below, multiplier)).collect()
}

fn without(year: i32) -> Point {
    let title = "osoby z niepełnosprawnością";
    Point {
        year,
        value: None,
        numerator: None,
        denominator: None,
        missing: Some(Missing::Measures(vec![title.to_owned()])),
        origins: vec![origin("osoby_z_niepelnosprawnoscia", title, None, year)],
    }
}

/// Neither target nor changes: what each card has of its own is said below.
fn card(id: &str, points: Vec<Point>, status: Status, because: &str) -> Card {
    let indicator = indicator(id);
    Card {
        numerator: indicator.numerator_text.replace(['[', ']'], "").replace('_', " "),
        denominator: indicator
            .denominator_text
            .as_ref()
            .map(|own| own.replace(['[', ']'], "").replace('_', " ")),
        owner: indicator.owner.clone(),
        points,
        baseline: None,
        target: None,
        change: Change::Unknown,
        since_baseline: Change::Unknown,
        trend: Trend::Unknown,
        status,
        because: Told(because.into()),
        doubts: Vec::new(),
        breaks: Vec::new(),
        elsewhere: Vec::new(),
        districts: Vec::new(),
        indicator,
    }
}

fn baseline(year: i32, value: &str) -> Option<Baseline> {
    Some(Baseline { year, value: Some(exact(value)) })
}

fn target(year: i32, value: &str) -> Option<Target> {
    Some(Target::Value { year, value: exact(value) })
}

fn cards() -> Vec<Card> {
    let of_two = |numbers: [(i128, i128); 6]| numbers.map(|(top, below)| (top, Some(below)));
    let alone = |numbers: [i128; 6]| numbers.map(|top| (top, None));
    let family = [(300, 420), (305, 425), (312, 428), (154, 256), (160, 258), (1678, 2624)];
    let family = points(of_two(family), 100);
    let others = points(of_two([(7, 9), (7, 9), (7, 9), (6, 9), (6, 9), (5, 9)]), 100);
    let change = |later: &Point, earlier: &Point| {
        later.value.and_then(|own| own.subtract(earlier.value?)).expect("two values")
    };
    let mut persons = points(alone([2050, 2060, 2090, 2120, 2150, 2150]), 1);
    persons[2].origins[0].from = From::Manual {
        who: "J. Kowalska".into(),
        why: "=eksport z 2021 r. jest uszkodzony".into(),
    };
    let mut homes = points(
        of_two([
            (4, 139_000),
            (5, 139_500),
            (6, 140_000),
            (4, 140_100),
            (5, 140_300),
            (2, 140_500),
        ]),
        10_000,
    );
    let hidden = homes.last_mut().expect("a year");
    // Numerator and denominator are still there: a writer must not print them.
    (hidden.value, hidden.missing) = (None, Some(Missing::TooFew));
    let mut staff = points(alone([12, 13, 0, 15, 16, 18]), 1);
    staff[2] = Point {
        value: None,
        numerator: None,
        missing: Some(Missing::Measures(vec!["asystenci rodziny".into()])),
        origins: vec![origin("asystenci", "asystenci rodziny", None, 2021)],
        ..staff[2].clone()
    };
    vec![
        Card {
            baseline: baseline(2022, "60.2"),
            target: target(2030, "64.2"),
            change: Change::Points(change(&family[5], &family[4])),
            since_baseline: Change::Points(exact("3.7")),
            trend: Trend::Rising,
            breaks: vec![(2022, "bez dzieci w rodzinach spokrewnionych".into())],
            elsewhere: vec![Series {
                name: "Gorzów Wielkopolski".into(),
                points: others,
                caution: Some(Told("stan w innym dniu: na 30 czerwca".into())),
            }],
            ..card(
                "PZ-01",
                family,
                Status::OnPath,
                "63,9% w 2024 r. wobec 61,2%, których wymaga droga do 64,2% w 2030 r.",
            )
        },
        Card {
            target: Some(Target::Direction(Way::Down)),
            change: Change::Amount { by: Exact::ZERO, percent: Some(Exact::ZERO) },
            trend: Trend::Rising,
            doubts: vec![Doubt {
                kind: DoubtKind::SameAsLastYear,
                year: 2024,
                told: Told("licznik 2150 jest taki sam jak w 2023 r.".into()),
            }],
            districts: vec![
                Series {
                    name: "Stare Miasto".into(),
                    points: points(alone([900, 880, 880, 860, 840, 850]), 1),
                    caution: None,
                },
                Series {
                    name: "Nowe Miasto".into(),
                    points: points(alone([1400, 1370, 1370, 1330, 1310, 1300]), 1),
                    caution: None,
                },
            ],
            ..card(
                "PS-02",
                persons,
                Status::OffPath,
                "2150 osób w 2024 r. wobec 2050 w 2019 r. (pożądany spadek)",
            )
        },
        Card {
            trend: Trend::Mixed,
            ..card(
                "WR-02",
                points(
                    of_two([(300, 25), (320, 26), (330, 0), (350, 27), (360, 28), (3719, 289)]),
                    1,
                ),
                Status::NeedsSentence,
                "nominanta: czy 12,87 rodziny na asystenta to dobrze, mówi zespół",
            )
        },
        card(
            "US-01",
            homes,
            Status::NeedsSentence,
            "licznik w 2024 r. jest poniżej progu publikacji (3)",
        ),
        Card {
            baseline: baseline(2020, "1.61"),
            target: target(2030, "1.20"),
            since_baseline: Change::Broken { year: 2024 },
            change: Change::Broken { year: 2024 },
            breaks: vec![(2024, "liczba mieszkańców według spisu z 2021 r.".into())],
            ..card(
                "KP/03",
                points(
                    of_two([
                        (2300, 139_000),
                        (2250, 139_500),
                        (2250, 140_000),
                        (2190, 140_100),
                        (2150, 140_300),
                        (2150, 128_000),
                    ]),
                    100,
                ),
                Status::Broken,
                "od 2024 r. inny mianownik: nie ma wartości sprzed przerwy, z którą wolno porównać",
            )
        },
        Card {
            baseline: Some(Baseline { year: 2019, value: None }),
            target: Some(Target::Path(vec![(2022, exact("14")), (2024, exact("17"))])),
            change: Change::Amount { by: Exact::whole(2), percent: Some(exact("12.5")) },
            since_baseline: Change::Amount { by: Exact::whole(6), percent: Some(exact("50")) },
            trend: Trend::Rising,
            doubts: vec![Doubt {
                kind: DoubtKind::Hole,
                year: 2021,
                told: Told("nie ma wartości za 2021 r., a są za lata obok".into()),
            }],
            ..card("KA-01", staff, Status::Reached, "18 osób wobec 17, które miały być w 2024 r.")
        },
        Card {
            baseline: baseline(2020, "320"),
            target: target(2028, "480"),
            change: Change::Amount {
                by: Exact::whole(10),
                percent: exact("1000").divide(exact("360")),
            },
            since_baseline: Change::Amount {
                by: Exact::whole(50),
                percent: exact("5000").divide(exact("320")),
            },
            trend: Trend::Rising,
            ..card(
                "RO-04",
                points(alone([300, 320, 330, 350, 360, 370]), 1),
                Status::OffPath,
                "370 rodzin w 2024 r., a droga do 480 w 2028 r. wymaga 400",
            )
        },
        card(
            "ZD-05",
            YEARS.map(without).collect(),
            Status::NoData,
            "brak danych za 2024 r.: osoby z niepełnosprawnością",
        ),
    ]
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
        measures: vec![
            row(
                "usamodzielnieni",
                "usamodzielnieni, którzy dostali mieszkanie",
                "osoba",
                "rok",
                [Some(4), Some(5), Some(6), Some(4), Some(5), Some(2)],
            ),
            row(
                "asystenci",
                "asystenci rodziny",
                "osoba",
                "stan",
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
