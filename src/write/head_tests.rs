//! Heads of two levels: columns under a common head on the form, and in the page of a report.

use std::io::Read as _;

use super::html::page;
use super::xlsx::xlsx;
use crate::diagnostic::{Catalogue, Language, Severity};
use crate::report::{
    Cell, Column, Head, Layout, Outcome, Report, Row, RuleOutcome, Section, State, Unit,
};

/// Columns by head and title; `-` is no head. The one row counts 1, 2, 3, …
fn report(layout: Layout, columns: &[[&str; 2]]) -> Report {
    let column = |(index, [group, title]): (usize, &[&str; 2])| {
        let group = if *group == "-" { "" } else { group };
        let title =
            if group.is_empty() { (*title).to_owned() } else { format!("{group} – {title}") };
        Column {
            id: (index + 1).to_string(),
            title,
            group: group.to_owned(),
            unit: Unit::Persons,
            decimals: 0,
            when: None,
            source: String::new(),
        }
    };
    let cell = |value: usize| Cell {
        state: State::Computed,
        exact: None,
        printed: Some(value as i128),
        unit: Unit::Persons,
        decimals: 0,
    };
    let row = Row {
        id: "1".into(),
        key: "razem".into(),
        label: "razem".into(),
        level: 0,
        heading: false,
        official: true,
        source: String::new(),
        validity: String::new(),
        cells: (1..=columns.len()).map(cell).collect(),
    };
    let section = Section {
        id: "1".into(),
        title: "Próba".into(),
        role: None,
        official: true,
        when: None,
        chapter: String::new(),
        note: String::new(),
        source: "wymyślone".into(),
        validity: String::new(),
        columns: columns.iter().enumerate().map(column).collect(),
        rows: vec![row],
        charts: Vec::new(),
    };
    Report {
        form: "f".into(),
        layout,
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

/// Three heads, of which two are alike and apart, and a column alone at either end.
const COLUMNS: [[&str; 2]; 7] = [
    ["-", "razem"],
    ["spokrewnione", "liczba"],
    ["spokrewnione", "kwota"],
    ["zawodowe", "liczba"],
    ["-", "inne"],
    ["spokrewnione", "na wsi"],
    ["spokrewnione", "w mieście"],
];

fn parts(report: &Report, outcomes: &[RuleOutcome]) -> Vec<(String, String)> {
    let bytes = xlsx(report, outcomes, &Catalogue::new(Language::Polish)).expect("a workbook");
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

fn part<'p>(parts: &'p [(String, String)], name: &str) -> &'p str {
    &parts.iter().find(|(own, _)| own == name).expect("a part").1
}

/// The texts and numbers of a row of a sheet, from left to right; `.` is an empty field.
fn row_of(parts: &[(String, String)], sheet: &str, row: u32) -> String {
    let shared: Vec<&str> = part(parts, "xl/sharedStrings.xml")
        .split("<si><t")
        .skip(1)
        .map(|own| own.split(['>', '<']).nth(1).expect("text"))
        .collect();
    let text = part(parts, sheet);
    let start = text.find(&format!("<row r=\"{row}\"")).expect("the row");
    let own = text[start..].split("</row>").next().expect("the row's end");
    let cells = own.split("<c r=\"").skip(1).map(|cell| {
        let value = cell.split("<v>").nth(1).and_then(|own| own.split("</v>").next());
        match value {
            Some(value) if cell.contains("t=\"s\"") => {
                shared[value.parse::<usize>().expect("a place")].to_owned()
            }
            Some(value) => value.to_owned(),
            None => ".".to_owned(),
        }
    });
    cells.collect::<Vec<_>>().join("|")
}

#[test]
fn a_form_prints_the_common_head_above_the_titles_of_its_columns() {
    let failed = RuleOutcome {
        rule: "R-1".into(),
        title: "reguła".into(),
        severity: Severity::Error,
        outcome: Outcome::Failed,
        cells: vec!["1/1/3".into()],
        records: 0,
        failures: Vec::new(),
        explained: 0,
        shown: String::new(),
        fix: String::new(),
        justify: false,
    };
    let parts = parts(&report(Layout::Form, &COLUMNS), &[failed]);
    let sheet = "xl/worksheets/sheet2.xml";
    for (row, expected) in [
        (4, "Wyszczególnienie|w.|razem|spokrewnione|.|zawodowe|inne|spokrewnione|."),
        (5, ".|.|.|liczba|kwota|liczba|.|na wsi|w mieście"),
        (6, "0|.|1|2|3|4|5|6|7"),
        (7, "razem|1|1|2|3|4|5|6|7"),
    ] {
        assert_eq!(row_of(&parts, sheet, row), expected, "row {row}");
    }
    // Heads lie over their columns; a title without a head stands beside both levels.
    let text = part(&parts, sheet);
    for merged in ["A4:A5", "B4:B5", "C4:C5", "D4:E4", "G4:G5", "H4:I4"] {
        assert!(text.contains(&format!("<mergeCell ref=\"{merged}\"/>")), "{merged}: {text}");
    }
    assert!(!text.contains("\"F4:"), "a head of one column is no merged field: {text}");
    // A link to a cell of a failed rule knows that the values stand a line lower.
    let rules = part(&parts, "xl/worksheets/sheet3.xml");
    assert!(rules.contains("location=\"'Dział 1'!E7\""), "{rules}");
}

#[test]
fn without_common_heads_a_form_has_one_line_of_titles() {
    let parts = parts(&report(Layout::Form, &[["-", "razem"], ["-", "inne"]]), &[]);
    let sheet = "xl/worksheets/sheet2.xml";
    assert_eq!(row_of(&parts, sheet, 4), "Wyszczególnienie|w.|razem|inne");
    assert_eq!(row_of(&parts, sheet, 6), "razem|1|1|2");
}

#[test]
fn a_native_table_has_one_title_a_column_and_says_it_in_full() {
    let parts = parts(&report(Layout::Report, &COLUMNS), &[]);
    let table = part(&parts, "xl/tables/table1.xml");
    for title in ["razem", "spokrewnione – liczba", "spokrewnione – w mieście", "inne"] {
        assert_eq!(table.matches(&format!(" name=\"{title}\"")).count(), 1, "{title} in {table}");
    }
}

#[test]
fn a_page_says_which_columns_a_head_is_of() {
    let page = String::from_utf8(page(&report(Layout::Report, &COLUMNS), &[])).expect("UTF-8");
    let spans = [2, 1, 2, 1, 1, 2].map(|own| format!("<colgroup span=\"{own}\"></colgroup>\n"));
    let expected = format!(
        "{}<thead>\n<tr>\
         <th scope=\"col\" rowspan=\"2\">Wyszczególnienie</th>\
         <th scope=\"col\" rowspan=\"2\">jednostka</th>\
         <th scope=\"col\" rowspan=\"2\">razem</th>\
         <th scope=\"colgroup\" colspan=\"2\">spokrewnione</th>\
         <th scope=\"colgroup\" colspan=\"1\">zawodowe</th>\
         <th scope=\"col\" rowspan=\"2\">inne</th>\
         <th scope=\"colgroup\" colspan=\"2\">spokrewnione</th></tr>\n<tr>\
         <th scope=\"col\">liczba</th><th scope=\"col\">kwota</th><th scope=\"col\">liczba</th>\
         <th scope=\"col\">na wsi</th><th scope=\"col\">w mieście</th></tr>\n</thead>\n",
        spans.concat()
    );
    assert!(page.contains(&expected), "{page}");
    // Without heads nothing of this stands there.
    let plain = report(Layout::Report, &[["-", "razem"]]);
    let page = String::from_utf8(super::html::page(&plain, &[])).expect("UTF-8");
    assert!(!page.contains("colgroup") && !page.contains("rowspan"), "{page}");
}

#[test]
fn months_that_no_export_covers_are_named_on_the_face() {
    for said in ["", "Eksporty nie obejmują miesięcy: 2025-01, 2025-02."] {
        for layout in [Layout::Form, Layout::Report] {
            let own = Report { uncovered: said.to_owned(), ..report(layout, &COLUMNS) };
            let page = String::from_utf8(page(&own, &[])).expect("UTF-8");
            let marked = page.contains(&format!("<p class=\"mark\">{said}</p>"));
            assert_eq!(marked, !said.is_empty(), "{page}");
            let parts = parts(&own, &[]);
            let book = part(&parts, "xl/sharedStrings.xml");
            assert_eq!(book.contains("Eksporty nie obejmują"), !said.is_empty());
        }
    }
}
