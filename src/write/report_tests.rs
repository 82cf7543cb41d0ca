//! Tables and charts of a report at their edges: values below zero, missing, only zeros, one category and many.

use std::io::Read as _;

use super::html::page;
use super::xlsx::xlsx;
use crate::diagnostic::{Catalogue, Language};
use crate::report::{
    Along, Cell, Chart, ChartKind, Column, Head, Layout, Report, Row, Section, State, Unit,
};

/// A drawn table, a row a line: `label | value | value`; `-` is missing, `X` blocked. The titles stand first.
fn section(drawn: &str) -> Section {
    let lines: Vec<Vec<&str>> = drawn
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.split('|').map(str::trim).collect())
        .collect();
    let column = |(index, title): (usize, &&str)| Column {
        id: format!("k{index}"),
        title: (*title).to_owned(),
        group: String::new(),
        unit: Unit::Persons,
        decimals: 0,
        when: None,
        source: String::new(),
    };
    let cell = |written: &&str| {
        let (state, printed) = match *written {
            "-" => (State::Missing, None),
            "X" => (State::Blocked, None),
            value => (State::Computed, Some(value.parse().expect("a number"))),
        };
        Cell { state, exact: None, printed, unit: Unit::Persons, decimals: 0 }
    };
    let row = |(index, line): (usize, &Vec<&str>)| Row {
        id: (index + 1).to_string(),
        key: format!("w{index}"),
        label: line[0].to_owned(),
        level: 0,
        heading: false,
        official: true,
        source: String::new(),
        validity: String::new(),
        cells: line[1..].iter().map(cell).collect(),
    };
    Section {
        id: "1".into(),
        title: "Próba".into(),
        role: None,
        official: true,
        when: None,
        chapter: String::new(),
        note: String::new(),
        source: "wymyślone".into(),
        validity: String::new(),
        columns: lines[0][1..].iter().enumerate().map(column).collect(),
        rows: lines[1..].iter().enumerate().map(row).collect(),
        charts: Vec::new(),
    }
}

/// The same with a chart of all its cells.
fn charted(drawn: &str, kind: ChartKind, along: Along) -> Report {
    let mut section = section(drawn);
    section.charts = vec![Chart {
        title: "Wykres próbny".into(),
        kind,
        rows: (0..section.rows.len()).collect(),
        columns: (0..section.columns.len()).collect(),
        along,
    }];
    Report {
        form: "f".into(),
        layout: Layout::Report,
        period: "2025".into(),
        version: 1,
        head: Head::default(),
        agreements: Vec::new(),
        bases: Vec::new(),
        quality: String::new(),
        uncovered: String::new(),
        sections: vec![section],
    }
}

const BELOW_ZERO: &str = "
          | 2023 | 2024 | 2025
    wzrost | -5   | 0    | 12
    spadek | 7    | -130 | -1
";
const ALL_BELOW: &str = "
           | 2024 | 2025
    spadek | -7   | -2
";
const MISSING: &str = "
       | 2023 | 2024 | 2025
    a  | -    | -    | -
    b  | -    | X    | -
";
const ZEROS: &str = "
       | 2023 | 2024 | 2025
    a  | 0    | 0    | 0
";
const ONE: &str = "
       | 2025
    a  | 3
";
const GAP: &str = "
       | 2023 | 2024 | 2025
    a  | 3    | -    | 5
    b  | 1    | 2    | 3
";
const TWELVE: &str = "
       | styczeń | luty | marzec | kwiecień | maj | czerwiec | lipiec | sierpień | wrzesień | październik | listopad | grudzień
    wypłaty na utrzymanie dziecka w rodzinach zastępczych i w rodzinnych domach dziecka w zł | 1000001 | 999999 | 1000000 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13
    wynagrodzenia | 2000001 | 999999 | 1000000 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13
    zwroty | 3000001 | 999999 | 1000000 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13
";
const SHAPES: [(&str, &str); 7] = [
    ("below zero", BELOW_ZERO),
    ("all below", ALL_BELOW),
    ("missing", MISSING),
    ("zeros", ZEROS),
    ("one", ONE),
    ("gap", GAP),
    ("twelve", TWELVE),
];
const KINDS: [ChartKind; 3] = [ChartKind::Columns, ChartKind::Bars, ChartKind::Line];

/// The attributes of each element of a name, and the text in it.
fn elements<'p>(page: &'p str, name: &str) -> Vec<(&'p str, &'p str)> {
    let opening = format!("<{name} ");
    page.split(opening.as_str())
        .skip(1)
        .map(|own| {
            let (inside, rest) = own.split_once('>').expect("an element");
            (inside, rest.split('<').next().unwrap_or(""))
        })
        .collect()
}

fn number(attributes: &str, name: &str) -> f64 {
    let from = attributes.find(&format!("{name}=\"")).expect(name) + name.len() + 2;
    let value = attributes[from..].split('"').next().expect("a value");
    value.parse().unwrap_or_else(|_| panic!("{name} is no number: {value}"))
}

fn every_chart(mut look: impl FnMut(&str, &str)) {
    for (shape, drawn) in SHAPES {
        for kind in KINDS {
            for along in [Along::Columns, Along::Rows] {
                let page =
                    String::from_utf8(page(&charted(drawn, kind, along), &[])).expect("UTF-8");
                look(&format!("{shape} {kind:?} {along:?}"), &page);
            }
        }
    }
}

#[test]
fn nothing_is_drawn_outside_the_picture() {
    every_chart(|name, page| {
        let (svg, _) = elements(page, "svg")[0];
        let (width, height) = (number(svg, "width"), number(svg, "height"));
        let inside =
            |x: f64, y: f64| (-0.5..=width + 0.5).contains(&x) && (0.0..=height).contains(&y);
        for (own, _) in elements(page, "rect") {
            let (x, y) = (number(own, "x"), number(own, "y"));
            let (wide, high) = (number(own, "width"), number(own, "height"));
            assert!(inside(x, y) && inside(x + wide, y + high), "{name}: {own}");
        }
        for (own, _) in elements(page, "circle") {
            assert!(inside(number(own, "cx"), number(own, "cy")), "{name}: {own}");
        }
        // Letters of the usual width; upright ones go upwards or downwards.
        for (own, words) in elements(page, "text") {
            let long = words.chars().count() as f64 * 7.0;
            let (x, y) = (number(own, "x"), number(own, "y"));
            let (before, after) = match own {
                _ if own.contains("\"end\"") => (long, 0.0),
                _ if own.contains("\"middle\"") => (long / 2.0, long / 2.0),
                _ => (0.0, long),
            };
            let whole = if own.contains("rotate") {
                inside(x, y - after) && inside(x, y + before)
            } else {
                inside(x - before, y - 10.0) && inside(x + after, y)
            };
            assert!(whole, "{name}: {own} „{words}”");
        }
    });
}

#[test]
fn names_and_values_do_not_run_into_each_other() {
    every_chart(|name, page| {
        let lying: Vec<(f64, f64, f64)> = elements(page, "text")
            .into_iter()
            .filter(|(own, _)| own.contains("\"middle\""))
            .map(|(own, words)| {
                (number(own, "x"), number(own, "y"), words.chars().count() as f64 * 7.0)
            })
            .collect();
        for (index, (x, y, long)) in lying.iter().enumerate() {
            for (other_x, other_y, other_long) in &lying[index + 1..] {
                // Points of a line that meet may: their table stands above.
                let apart = (x - other_x).abs() >= (long + other_long) / 2.0;
                let same = (y - other_y).abs() < 10.0 && !name.contains("Line");
                assert!(!same || apart, "{name}: at {x} and {other_x}, {y}");
            }
        }
    });
}

#[test]
fn the_description_says_every_value_and_what_is_missing() {
    for (drawn, along, expected) in [
        (
            BELOW_ZERO,
            Along::Columns,
            "wzrost – 2023: -5, 2024: 0, 2025: 12; spadek – 2023: 7, 2024: -130, 2025: -1",
        ),
        (
            MISSING,
            Along::Columns,
            "a – 2023: brak, 2024: brak, 2025: brak; b – 2023: brak, 2024: brak, 2025: brak",
        ),
        (GAP, Along::Rows, "2023 – a: 3, b: 1; 2024 – a: brak, b: 2; 2025 – a: 5, b: 3"),
        (ONE, Along::Columns, "a – 2025: 3"),
    ] {
        let page = page(&charted(drawn, ChartKind::Columns, along), &[]);
        let page = String::from_utf8(page).expect("UTF-8");
        assert_eq!(elements(&page, "desc")[0].1, expected);
    }
}

#[test]
fn marks_stand_for_values_that_are_there() {
    // shape, kind -> marks besides the legend's
    for (name, drawn, kind, element, expected) in [
        ("a missing column is no column", GAP, ChartKind::Columns, "rect", 5),
        ("a missing point is no point", GAP, ChartKind::Line, "circle", 5),
        ("zeros are columns without height", ZEROS, ChartKind::Columns, "rect", 3),
        ("nothing at all", MISSING, ChartKind::Columns, "rect", 0),
        ("nothing at all", MISSING, ChartKind::Line, "circle", 0),
        ("one", ONE, ChartKind::Line, "circle", 1),
    ] {
        let page = page(&charted(drawn, kind, Along::Columns), &[]);
        let page = String::from_utf8(page).expect("UTF-8");
        let legend =
            if drawn.lines().filter(|own| !own.trim().is_empty()).count() > 2 { 2 } else { 0 };
        let marks = elements(&page, element).len();
        let legend = if element == "rect" { legend } else { 0 };
        assert_eq!(marks - legend, expected, "{name}");
    }
    // A column below zero hangs from the line of zero, where the other one stands.
    let page = page(&charted(BELOW_ZERO, ChartKind::Columns, Along::Columns), &[]);
    let page = String::from_utf8(page).expect("UTF-8");
    let marks = elements(&page, "rect");
    let (below, above) = (marks[0].0, marks[2].0);
    let foot = number(above, "y") + number(above, "height");
    assert!((number(below, "y") - foot).abs() < 0.02, "{below} {above}");
}

/// The parts of a workbook, by name.
fn parts(report: &Report) -> Vec<(String, String)> {
    let bytes = xlsx(report, &[], &Catalogue::new(Language::Polish)).expect("a workbook");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).expect("a part");
            let mut text = String::new();
            file.read_to_string(&mut text).expect("text");
            (file.name().expect("a name").into_owned(), text)
        })
        .collect()
}

#[test]
fn a_workbook_has_a_table_and_a_chart_whatever_the_values() {
    for (name, drawn) in SHAPES {
        for kind in KINDS {
            let parts = parts(&charted(drawn, kind, Along::Columns));
            let named =
                |start: &str| parts.iter().filter(|(own, _)| own.starts_with(start)).count();
            assert_eq!(
                (named("xl/tables/table"), named("xl/charts/chart")),
                (1, 1),
                "{name} {kind:?}"
            );
            let chart =
                &parts.iter().find(|(own, _)| own == "xl/charts/chart1.xml").expect("a chart").1;
            // The axis begins at zero unless something is below it; an empty field is a gap, not a zero.
            let below = drawn.contains("| -1") || drawn.contains("| -5") || drawn.contains("| -7");
            assert_eq!(chart.contains("<c:min val=\"0\"/>"), !below, "{name} {kind:?}: {chart}");
            assert!(
                chart.contains("<c:dispBlanksAs val=\"gap\"/>") || !chart.contains("dispBlanksAs"),
                "{name}"
            );
        }
    }
}

#[test]
fn titles_of_a_table_are_each_there_once() {
    let drawn = "
           | rok | rok | Rok
        a  | 1   | 2   | -3
    ";
    let parts = parts(&charted(drawn, ChartKind::Columns, Along::Columns));
    let table = &parts.iter().find(|(own, _)| own == "xl/tables/table1.xml").expect("a table").1;
    for title in ["Wyszczególnienie", "jednostka", "rok", "rok (k1)", "Rok (k2)"] {
        assert_eq!(table.matches(&format!(" name=\"{title}\"")).count(), 1, "{title} in {table}");
    }
}

#[test]
fn two_charts_stand_side_by_side_and_print_on_the_page_of_their_table() {
    for (rows, charts, page) in [
        (5, 1, true),
        (13, 2, true),
        // Twenty rows and two lines of charts, of seventeen rows each.
        (20, 4, true),
        (21, 3, false),
        (3, 5, true),
        (36, 0, true),
        (37, 0, false),
    ] {
        let mut report = charted(ONE, ChartKind::Columns, Along::Columns);
        let section = &mut report.sections[0];
        section.rows = vec![section.rows[0].clone(); rows];
        section.charts = vec![section.charts[0].clone(); charts];
        assert_eq!(super::xlsx_table::fits_a_page(section), page, "{rows} rows, {charts} charts");
    }
}
