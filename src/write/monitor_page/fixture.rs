//! A strategy of an invented city: two goals, an indicator of each status, a break, a hidden and a missing value.

use chrono::NaiveDate;

use crate::diagnostic::{Problems, Source};
use crate::indicator::{
    Card, Change, Doubt, DoubtKind, FrameYear, From, Goal, Missing, Monitoring, OperationalGoal,
    Origin, Point, Series, Status, Supplier, TaskProgress, Told, Trend,
};
use crate::number::Exact;
use crate::template::Library;
use crate::template::indicator::{Catalogue, Indicator};
use crate::template::library::Files;
use crate::template::strategy::{Baseline, Target, Way};

const CATALOGUE: &str = r#"
[[measure]]
id = "a"
title = "miara a"
unit = "osoba"
observed = "stan"

[[indicator]]
id = "PZ-01"
name = "Dzieci w rodzinnych formach pieczy"
variant = "bez spokrewnionych"
unit = "%"
numerator = "[a]"
denominator = "[a]"
multiplier = 100
round = 1
character = "stymulanta"
observed = "stan"
source = "definicja własna"

[[indicator]]
id = "WR-02"
name = "Rodziny na jednego asystenta"
unit = "rodziny"
numerator = "[a]"
denominator = "[a]"
round = 1
character = "destymulanta"
observed = "srednia_dzienna"
source = "definicja własna"

[[indicator]]
id = "PS-01"
name = "Korzystający z pomocy"
unit = "na 1000"
numerator = "[a]"
denominator = "[a]"
multiplier = 1000
round = 1
character = "destymulanta"
observed = "rok"
source = "definicja własna"

[[indicator]]
id = "SE-01"
name = "Usługi dla osób z otępieniem"
unit = "osoby"
numerator = "[a]"
character = "stymulanta"
observed = "stan"
minimum = 5
source = "definicja własna"

[[indicator]]
id = "KA-01"
name = "Asystenci z pełnymi kwalifikacjami"
unit = "%"
numerator = "[a]"
denominator = "[a]"
multiplier = 100
round = 1
character = "stymulanta"
observed = "stan"
source = "definicja własna"

[[indicator]]
id = "FI-01"
name = "Wydatki na mieszkańca"
unit = "zł/os."
numerator = "[a]"
denominator = "[a]"
round = 2
character = "nominanta"
observed = "rok"
source = "definicja własna"
note = "Kwoty bieżące, bez inflacji."
"#;

fn indicator(id: &str) -> Indicator {
    let source = Source::new("indicators/x.toml", CATALOGUE);
    let files = Files::from([("indicators/x.toml".to_owned(), source)]);
    let problems = Problems::default();
    let mut found = Catalogue::read(&files, &Library::default(), &problems);
    found.indicators.remove(id).unwrap_or_else(|| panic!("{:#?}", problems.into_vec()))
}

/// `63,9`, `-12`, `1678/2624`.
pub fn exact(text: &str) -> Exact {
    if let Some((over, under)) = text.split_once('/') {
        return exact(over).divide(exact(under)).expect("a denominator");
    }
    let (whole, fraction) = text.split_once(',').unwrap_or((text, ""));
    let digits: i128 = format!("{whole}{fraction}").parse().expect("digits");
    Exact::scaled(digits, u32::try_from(fraction.len()).expect("short"))
}

/// Years from 2020: values, `.` missing, `#` hidden.
fn points(drawn: &str) -> Vec<Point> {
    let point = |(year, word): (i32, &str)| Point {
        year,
        value: (!matches!(word, "." | "#")).then(|| exact(word)),
        numerator: None,
        denominator: None,
        missing: match word {
            "." => Some(Missing::Measures(vec!["osoby w usługach".to_owned()])),
            "#" => Some(Missing::TooFew),
            _ => None,
        },
        origins: Vec::new(),
    };
    (2020..).zip(drawn.split_whitespace()).map(point).collect()
}

fn origin(title: &str, value: &str, from: From, day: Option<&str>) -> Origin {
    Origin {
        measure: "a".into(),
        title: title.into(),
        value: Some(exact(value)),
        from,
        day: day.map(|own| own.parse().expect("a day")),
        coverage: None,
    }
}

fn card(id: &str, drawn: &str, status: Status, because: &str) -> Card {
    let own = indicator(id);
    Card {
        numerator: "licznik w słowach".into(),
        denominator: own.denominator.is_some().then(|| "mianownik w słowach".into()),
        owner: Some("Dział Wsparcia Rodziny".into()),
        points: points(drawn),
        baseline: None,
        target: None,
        target_of_city: None,
        change: Change::Unknown,
        since_baseline: Change::Unknown,
        trend: Trend::Unknown,
        status,
        because: Told(because.into()),
        doubts: Vec::new(),
        breaks: Vec::new(),
        elsewhere: Vec::new(),
        districts: Vec::new(),
        indicator: own,
    }
}

fn doubt(kind: DoubtKind, year: i32, told: &str) -> Doubt {
    Doubt { kind, year, told: Told(told.into()) }
}

fn baseline(year: i32, value: &str) -> Option<Baseline> {
    Some(Baseline { year, value: Some(exact(value)) })
}

/// On the path: 57,9 in 2020 and 68 in 2027 ask for 63,7 in 2024.
fn foster_care() -> Card {
    let mut own = card(
        "PZ-01",
        "57,9 59 60,5 62,3 167800/2624",
        Status::OnPath,
        "63,9 % w 2024 r. jest nie mniej niż 63,7 %, których wymaga droga do celu.",
    );
    own.numerator = "dzieci w rodzinach − dzieci u spokrewnionych".into();
    own.denominator = Some("dzieci w pieczy − dzieci u spokrewnionych".into());
    let last = &mut own.points[4];
    last.numerator = Some(exact("1678"));
    last.denominator = Some(exact("2624"));
    let mut whole = origin(
        "dzieci w pieczy",
        "4247",
        From::Submission {
            form: "wrispz-p".into(),
            period: "2024-H2".into(),
            version: 1,
            cells: "2/1/3".into(),
        },
        Some("2025-01-31"),
    );
    whole.coverage = Some((20, 21));
    let kin = From::Exports { what: "rejestr umieszczeń".into(), with_entries: false };
    last.origins = vec![whole, origin("dzieci u spokrewnionych", "1623", kin, Some("2025-01-10"))];
    own.baseline = baseline(2020, "57,9");
    own.target = Some(Target::Value { year: 2027, value: exact("68") });
    // 63,948… − 62,3 and 63,948… − 57,9.
    own.change = Change::Points(exact("1,6482"));
    own.since_baseline = Change::Points(exact("6,0482"));
    own.trend = Trend::Rising;
    own.doubts = vec![doubt(
        DoubtKind::SameAsLastYear,
        2024,
        "licznik 1678 jest taki sam jak w 2023 r.; sprawdź, czy nie został przepisany.",
    )];
    let series = |name: &str, drawn: &str, caution: Option<&str>| Series {
        name: name.into(),
        points: points(drawn),
        caution: caution.map(|own| Told(own.into())),
    };
    own.elsewhere = vec![
        series("Dolnowo", "54 55,1 . 57,2 58,3", None),
        series("Górzyn & Las", "66 66,4 67 68 68,4", None),
        series("Polska", "58 58,9 60,1 61,9 63,1", None),
        series(
            "Województwo",
            "60 61 62 63 64",
            Some("obserwacja przez cały rok, nie na 31 grudnia"),
        ),
    ];
    own.districts = vec![series("Śródmieście", "50 52 54 # 57,1", None)];
    own
}

/// Off the path: from 14,2 in 2020 to 10 in 2025 it should be 10,84.
fn assistants() -> Card {
    let mut own = card(
        "WR-02",
        "14,2 13,9 13,1 12,9 3719/289",
        Status::OffPath,
        "12,9 rodziny w 2024 r. to więcej niż 10,8 rodziny, których wymaga droga do celu.",
    );
    let by = From::Manual { who: "A. Nowak".into(), why: "pismo z 3 lutego".into() };
    own.points[4].numerator = Some(exact("3719"));
    own.points[4].denominator = Some(exact("289"));
    own.points[4].origins = vec![origin("rodziny z asystentem", "3719", by, Some("2025-02-03"))];
    own.baseline = baseline(2020, "14,2");
    own.target = Some(Target::Value { year: 2025, value: exact("10") });
    own.change = Change::Amount { by: exact("-0,0315"), percent: Some(exact("-0,24")) };
    own.since_baseline = Change::Amount { by: exact("-1,3315"), percent: Some(exact("-9,38")) };
    own.trend = Trend::Falling;
    own
}

fn assistance() -> Card {
    let mut own = card(
        "PS-01",
        "41,2 39,8 30,1 29,5 28,7",
        Status::Broken,
        "między wartością bazową z 2020 r. a 2024 r. szereg zmienił się w 2022 r.",
    );
    own.baseline = baseline(2020, "41,2");
    own.target = Some(Target::Value { year: 2027, value: exact("25") });
    own.change = Change::Amount { by: exact("-0,8"), percent: Some(exact("-2,71")) };
    own.since_baseline = Change::Broken { year: 2022 };
    own.trend = Trend::Falling;
    own.breaks = vec![(2022, "mieszkańcy według spisu z 2021 r.".into())];
    own
}

fn dementia() -> Card {
    let mut own = card(
        "SE-01",
        "8 7 . 6 #",
        Status::NoData,
        "wartość z 2024 r. jest ukryta: licznik jest poniżej progu publikacji.",
    );
    // What a careless writer would show.
    own.points[4].numerator = Some(exact("3"));
    own.owner = None;
    own.target = Some(Target::Direction(Way::Up));
    own.doubts = vec![doubt(DoubtKind::Hole, 2022, "rok bez wartości między latami z wartością.")];
    own
}

fn staff() -> Card {
    let mut own = card(
        "KA-01",
        "96,1 96,8 97,2 97,9 98,4",
        Status::Reached,
        "98,4 % w 2024 r. to nie mniej niż wartość docelowa 98,0 %.",
    );
    own.baseline = Some(Baseline { year: 2020, value: None });
    own.target = Some(Target::Path(vec![(2022, exact("97")), (2025, exact("98"))]));
    own.change = Change::Points(exact("0,5"));
    own.since_baseline = Change::Points(exact("2,3"));
    own.trend = Trend::Rising;
    own
}

fn spending() -> Card {
    let mut own = card(
        "FI-01",
        "1104,5 1150 1201,25 1350,1 1420",
        Status::NeedsSentence,
        "nominanta: czy 1 420,00 zł/os. to dobrze, mówi zdanie zespołu oceniającego.",
    );
    own.change = Change::Amount { by: exact("69,9"), percent: Some(exact("5,177")) };
    own.trend = Trend::Rising;
    own
}

fn task(id: &str, title: &str, scores: [Option<u8>; 2], note: Option<&str>) -> TaskProgress {
    TaskProgress {
        id: id.into(),
        title: title.into(),
        owner: Some("MOPS".into()),
        scores: vec![(2023, scores[0]), (2024, scores[1])],
        note: note.map(Into::into),
    }
}

pub fn monitoring() -> Monitoring {
    let operational = |id: &str, title: &str, cards: &[usize], tasks: Vec<TaskProgress>| {
        OperationalGoal { id: id.into(), title: title.into(), cards: cards.to_vec(), tasks }
    };
    let year = |year, plan: &str, done: Option<&str>| FrameYear {
        year,
        plan: exact(plan),
        done: done.map(exact),
    };
    Monitoring {
        strategy: "srps".into(),
        title: "Strategia rozwiązywania problemów społecznych Przykładowa".into(),
        office: "MOPS w Przykładowie".into(),
        teryt: "0899011".into(),
        district: None,
        year: 2024,
        years: (2020..=2024).collect(),
        from: 2021,
        to: 2027,
        resolution: Some("uchwała nr X/1/2021 Rady Miasta Przykładowa".into()),
        team: Some("zespół oceniający powołany przez Prezydenta Miasta".into()),
        note: None,
        goals: vec![
            Goal {
                id: "1".into(),
                title: "Rodziny, które radzą sobie same".into(),
                operational: vec![
                    operational(
                        "1.1",
                        "Piecza i wsparcie rodziny",
                        &[0, 1],
                        vec![
                            task("1.1.1", "Szkolenia rodzin zastępczych", [Some(4), Some(7)], None),
                            task(
                                "1.1.2",
                                "Mieszkania treningowe",
                                [None, Some(1)],
                                Some("brak lokali w zasobie"),
                            ),
                        ],
                    ),
                    operational("1.2", "Mniej osób w kryzysie", &[2], Vec::new()),
                ],
            },
            Goal {
                id: "2".into(),
                title: "Seniorzy & \"samotni\" <60+>".into(),
                operational: vec![operational(
                    "2.1",
                    "Usługi na czas",
                    &[3, 4, 5],
                    vec![task("2.1.1", "Dzienny dom", [Some(3), Some(5)], None)],
                )],
            },
        ],
        cards: vec![foster_care(), assistants(), assistance(), dementia(), staff(), spending()],
        measures: Vec::new(),
        concealed: Default::default(),
        suppliers: vec![
            Supplier {
                name: "Komenda Miejska Policji".into(),
                there: 1,
                of: 3,
                due: NaiveDate::from_ymd_opt(2025, 2, 15),
                missing: vec!["Niebieskie Karty".into(), "interwencje domowe".into()],
            },
            Supplier {
                name: "Powiatowy Urząd Pracy".into(),
                there: 2,
                of: 2,
                due: None,
                missing: Vec::new(),
            },
        ],
        frame: vec![
            year(2022, "33395000", Some("31725250")),
            year(2023, "34000000", Some("35020000,5")),
            year(2024, "0", Some("12")),
            year(2025, "40540000", None),
        ],
    }
}
