//! The tree of an indicator as a workbook: the tree, a sheet of records for each counted cell, the queries.
//! Polish: rodowód wskaźnika w skoroszycie.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Format, FormatAlign, Url, Workbook, Worksheet, XlsxError};

use super::trace_xlsx::{records_of, sheet_name};
use super::tree_lines::{Line, lines};
use super::xlsx::properties_named;
use super::xlsx_style::{Formats, SIZE, height, lines_of, span};
use crate::indicator::Tree;
use crate::number::THOUSANDS;
use crate::trace::{MadeOf, Sql, Trace};

const FIRST: &str = "Wskaźnik";
const QUERY: &str = "SQL";
const COLUMNS: [(&str, f64); 6] = [
    ("Skąd", 34.0),
    ("Opis", 60.0),
    ("Wartość", 14.0),
    ("Jednostka", 14.0),
    ("Źródło", 50.0),
    ("Miejsce", 40.0),
];

/// The bytes of the workbook; `facts` is what is said of the indicator, line by line.
pub fn tree_xlsx(tree: &Tree, facts: &[String]) -> Result<Vec<u8>, String> {
    build(tree, facts).map_err(|error| error.to_string())
}

fn build(tree: &Tree, facts: &[String]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let title = format!("Rodowód wskaźnika: {} {}", tree.strategy, named(tree));
    workbook.set_properties(&properties_named(&title, &tree.year.to_string(), "")?);
    let formats = Formats::new();
    let number = formats.boxed.clone().unset_text_wrap();
    let number = number.set_align(FormatAlign::Right);
    let number = number.set_num_format("#,##0.##");
    let all = lines(tree, false);
    let sheets = sheets(&all);
    first(
        workbook.add_worksheet().set_name(FIRST)?,
        (tree, facts),
        (&all, &sheets),
        (&formats, &number),
    )?;
    for (line, name) in &sheets {
        if let Some(trace) = all[*line].trace
            && let MadeOf::Records(records) = &trace.made_of
        {
            let sheet = workbook.add_worksheet().set_name(name)?;
            records_of(sheet, trace, records, (&formats, &number))?;
        }
    }
    let queries: Vec<&Trace> = all.iter().filter_map(|own| own.trace).collect();
    queries_of(&mut workbook, &queries, &formats)?;
    workbook.save_to_buffer()
}

fn named(tree: &Tree) -> &str {
    match (&tree.card, tree.branches.first()) {
        (Some(card), _) => &card.indicator.id,
        (None, Some(own)) => &own.origin.measure,
        (None, None) => "",
    }
}

/// The sheet of records of each line that has them: cells of two returns may have one name.
fn sheets(all: &[Line<'_>]) -> BTreeMap<usize, String> {
    let mut taken: Vec<String> = vec![FIRST.to_lowercase(), QUERY.to_lowercase()];
    let mut found = BTreeMap::new();
    for (index, line) in all.iter().enumerate() {
        let Some(trace) = line.trace.filter(|own| matches!(own.made_of, MadeOf::Records(_))) else {
            continue;
        };
        let wanted = sheet_name(&trace.cell);
        let mut name = wanted.clone();
        let mut number = 1;
        while taken.contains(&name.to_lowercase()) {
            number += 1;
            let after = format!(" ({number})");
            let room = 31 - after.chars().count();
            name = wanted.chars().take(room).collect::<String>() + &after;
        }
        taken.push(name.to_lowercase());
        found.insert(index, name);
    }
    found
}

fn first(
    sheet: &mut Worksheet,
    (tree, facts): (&Tree, &[String]),
    (all, sheets): (&[Line<'_>], &BTreeMap<usize, String>),
    (formats, number): (&Formats, &Format),
) -> Result<(), XlsxError> {
    for (column, (_, width)) in (0..).zip(COLUMNS) {
        sheet.set_column_width(column, width)?;
    }
    let title = format!("Skąd ta liczba: {} {}, {}", tree.strategy, tree.year, named(tree));
    span(sheet, 0, (0, COLUMNS.len() as u16 - 1), &title, &formats.title)?;
    let mut row = 2;
    for line in facts {
        sheet.write_string_with_format(row, 0, line, &formats.unwrapped)?;
        row += 1;
    }
    row += 1;
    for (column, (text, _)) in (0..).zip(COLUMNS) {
        sheet.write_string_with_format(row, column, text, &formats.heading)?;
    }
    for (index, own) in all.iter().enumerate() {
        row += 1;
        let name = format!(
            "{}{}",
            "   ".repeat(own.depth),
            if own.id.is_empty() { own.kind } else { &own.id }
        );
        match sheets.get(&index) {
            Some(target) => {
                let url = Url::new(format!("internal:'{target}'!A1"));
                sheet.write_url_with_format(row, 0, url.set_text(name), &formats.link)?
            }
            None => sheet.write_string_with_format(row, 0, name, &formats.unwrapped)?,
        };
        let place = own.place.as_ref().map(|own| {
            let parts = [own.file.as_deref(), own.sheet.as_deref()];
            let row = own.row.map(|row| format!("wiersz {row}"));
            let parts = parts.into_iter().flatten().map(str::to_owned).chain(row);
            parts.collect::<Vec<_>>().join(", ")
        });
        let texts = [&own.label, &own.unit, &own.source, &place.unwrap_or_default()];
        for (column, text) in [1, 3, 4, 5].into_iter().zip(texts) {
            sheet.write_string_with_format(row, column, text, &formats.boxed)?;
        }
        let value = own.value.replace(THOUSANDS, "").replace(',', ".");
        match value.parse::<f64>() {
            Ok(value) => sheet.write_number_with_format(row, 2, value, number)?,
            Err(_) => sheet.write_string_with_format(row, 2, "–", &formats.boxed)?,
        };
        let high = |text: &str, width: f64| lines_of(text, width, SIZE, false);
        let lines = high(&own.label, 58.0).max(high(&own.source, 48.0)).max(1);
        height(sheet, row, lines, SIZE)?;
    }
    Ok(())
}

/// The statements one under another.
fn queries_of(
    workbook: &mut Workbook,
    traces: &[&Trace],
    formats: &Formats,
) -> Result<(), XlsxError> {
    let said = traces.iter().filter_map(|own| match &own.sql {
        Some(Sql::Query { text, .. }) => Some((own, text)),
        _ => None,
    });
    let said: Vec<_> = said.collect();
    if said.is_empty() {
        return Ok(());
    }
    let sheet = workbook.add_worksheet().set_name(QUERY)?;
    sheet.set_column_width(0, 120.0)?;
    let mut row = 0;
    for (trace, text) in said {
        let title = format!("{} {}, {} w SQL", trace.form, trace.period, trace.cell);
        sheet.write_string_with_format(row, 0, title, &formats.title)?;
        row += 2;
        for line in text.lines() {
            sheet.write_string_with_format(row, 0, line, &formats.unwrapped)?;
            row += 1;
        }
        row += 1;
    }
    Ok(())
}
