//! A bridge as a workbook: a line a cell with its steps, and a sheet of the keys that moved. Polish: pomost w
//! skoroszycie.

use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::worklist_csv::said;
use super::xlsx::properties_named;
use super::xlsx_style::{Formats, span};
use crate::bridge::{Bridge, Cause, CellBridge, Moved, Printed, Shown, Side};
use crate::diagnostic::{Catalogue, render};
use crate::number::Exact;

const CELLS: &str = "Pomost";
const MOVED: &str = "Rekordy";
const ONLY: &str = "Tylko po jednej stronie";
/// Lines of a sheet, but for the one that says how many more there are.
const MOST: u32 = 1_048_000;
/// The row of the titles.
const TITLES: u32 = 4;
const FIXED: [(&str, f64); 4] =
    [("Pole", 16.0), ("Wiersz", 48.0), ("Rubryka", 36.0), ("Jednostka", 10.0)];
const KEYS: [(&str, f64); 9] = [
    ("Pole", 16.0),
    ("Przyczyna", 20.0),
    ("Wkład", 12.0),
    ("A", 12.0),
    ("B", 12.0),
    ("Rekord A", 44.0),
    ("Wartości A", 60.0),
    ("Rekord B", 44.0),
    ("Wartości B", 60.0),
];
const ALONE: [(&str, f64); 5] =
    [("Strona", 8.0), ("Pole", 16.0), ("Wiersz", 48.0), ("Rubryka", 36.0), ("Wartość", 12.0)];

type Looks<'l> = (&'l Formats, &'l Format);

pub fn bridge_xlsx(bridge: &Bridge, catalogue: &Catalogue) -> Result<Vec<u8>, String> {
    build(bridge, catalogue).map_err(|error| error.to_string())
}

fn build(bridge: &Bridge, catalogue: &Catalogue) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let [before, after] = bridge.sides.each_ref().map(|own| side(own, catalogue));
    let title = format!("Pomost: {}", bridge.form);
    workbook.set_properties(&properties_named(&title, &format!("{before} → {after}"), "")?);
    let formats = Formats::new();
    let number = formats.boxed.clone().unset_text_wrap().set_align(FormatAlign::Right);
    let number = number.set_num_format("#,##0.######");
    let looks = (&formats, &number);
    let sheet = workbook.add_worksheet().set_name(CELLS)?;
    span(sheet, 0, (0, 6), &title, &formats.title)?;
    span(sheet, 1, (0, 6), &format!("A: {before}"), &formats.small)?;
    span(sheet, 2, (0, 6), &format!("B: {after}"), &formats.small)?;
    cells(sheet, bridge, catalogue, looks)?;
    if bridge.cells.iter().any(|own| own.moved.is_some()) {
        moved(workbook.add_worksheet().set_name(MOVED)?, bridge, catalogue, looks)?;
    }
    if bridge.only.iter().any(|own| !own.is_empty()) {
        alone(workbook.add_worksheet().set_name(ONLY)?, bridge, looks)?;
    }
    workbook.save_to_buffer()
}

fn side(own: &Side, catalogue: &Catalogue) -> String {
    let fields = [
        ("period", own.period.clone().into()),
        ("version", own.version.map_or(0, i64::from).into()),
        ("symbol", own.symbol.clone().into()),
        ("edition", own.edition.clone().into()),
    ];
    catalogue.say("diff-side", &fields)
}

fn cause(own: Cause, catalogue: &Catalogue) -> String {
    catalogue.say("diff-cause", &[("cause", own.word().into())])
}

fn head(
    sheet: &mut Worksheet,
    row: u32,
    titles: impl Iterator<Item = (String, f64)>,
    formats: &Formats,
) -> Result<(), XlsxError> {
    for (column, (title, width)) in (0u16..).zip(titles) {
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(row, column, title, &formats.heading)?;
    }
    sheet.set_freeze_panes(row + 1, 1)?;
    Ok(())
}

fn owned(own: (&str, f64)) -> (String, f64) {
    (own.0.to_owned(), own.1)
}

fn cells(
    sheet: &mut Worksheet,
    bridge: &Bridge,
    catalogue: &Catalogue,
    looks: Looks<'_>,
) -> Result<(), XlsxError> {
    let (formats, _) = looks;
    let causes = Cause::ALL.map(|own| (cause(own, catalogue), 14.0));
    let titles = FIXED.into_iter().map(owned).chain([("A".to_owned(), 12.0)]);
    let titles = titles.chain(causes).chain([("B".to_owned(), 12.0)]);
    head(sheet, TITLES, titles, formats)?;
    for (row, own) in (TITLES + 1..).zip(&bridge.cells) {
        let [_, label, column] = &own.titles;
        let texts = [own.cell.as_str(), label, column, own.after.unit.word()];
        for (at, text) in (0u16..).zip(texts) {
            sheet.write_string_with_format(row, at, text, &formats.boxed)?;
        }
        let first = FIXED.len() as u16;
        printed(sheet, (row, first), &own.before, looks)?;
        for (at, cause) in (first + 1..).zip(Cause::ALL) {
            match own.step(cause) {
                Some(step) => amount(sheet, (row, at), step.amount, looks)?,
                None => {
                    sheet.write_blank(row, at, &formats.boxed)?;
                }
            }
        }
        printed(sheet, (row, first + 1 + Cause::ALL.len() as u16), &own.after, looks)?;
    }
    Ok(())
}

fn printed(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    own: &Printed,
    looks: Looks<'_>,
) -> Result<(), XlsxError> {
    match own.value {
        Some(_) => amount(sheet, (row, column), own.number(), looks),
        None => {
            sheet.write_string_with_format(row, column, own.said(), &looks.0.boxed)?;
            Ok(())
        }
    }
}

fn amount(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    own: Exact,
    (_, number): Looks<'_>,
) -> Result<(), XlsxError> {
    let (numerator, denominator) = own.parts();
    sheet.write_number_with_format(row, column, numerator as f64 / denominator as f64, number)?;
    Ok(())
}

fn moved(
    sheet: &mut Worksheet,
    bridge: &Bridge,
    catalogue: &Catalogue,
    looks: Looks<'_>,
) -> Result<(), XlsxError> {
    head(sheet, 0, KEYS.into_iter().map(owned), looks.0)?;
    let keys = bridge.cells.iter().flat_map(|cell| {
        cell.moved.iter().flat_map(move |own| own.keys.iter().map(move |key| (cell, key)))
    });
    for (row, (cell, key)) in (1..).zip(keys) {
        if row > MOST {
            sheet.write_string(row, 0, "… dalszych nie mieści arkusz; wszystkie zapisuje csv")?;
            break;
        }
        one(sheet, row, (cell, key), catalogue, looks)?;
    }
    Ok(())
}

fn one(
    sheet: &mut Worksheet,
    row: u32,
    (cell, key): (&CellBridge, &Moved),
    catalogue: &Catalogue,
    looks: Looks<'_>,
) -> Result<(), XlsxError> {
    let boxed = &looks.0.boxed;
    sheet.write_string_with_format(row, 0, &cell.cell, boxed)?;
    sheet.write_string_with_format(row, 1, cause(key.cause, catalogue), boxed)?;
    amount(sheet, (row, 2), key.amount(), looks)?;
    for (column, own) in [(3, key.before), (4, key.after)] {
        match own {
            Some(own) => amount(sheet, (row, column), own, looks)?,
            None => {
                sheet.write_blank(row, column, boxed)?;
            }
        }
    }
    for ((column, shown), more) in [5, 7].into_iter().zip(&key.records).zip(key.more) {
        let [place, values] = match shown {
            Some(own) => record(own, more, catalogue),
            None if key.set_aside == Some(usize::from(column == 7)) => {
                [catalogue.word("diff-set-aside"), String::new()]
            }
            None => Default::default(),
        };
        sheet.write_string_with_format(row, column, place, boxed)?;
        sheet.write_string_with_format(row, column + 1, values, boxed)?;
    }
    Ok(())
}

/// Where a record stands, and what decided.
fn record(own: &Shown, more: usize, catalogue: &Catalogue) -> [String; 2] {
    let place = own.places.first().map(|own| render::place(catalogue, own)).unwrap_or_default();
    let more = match more {
        0 => String::new(),
        more => format!(" {}", catalogue.say("diff-more", &[("count", more.into())])),
    };
    let values = own.values.iter().map(|(name, value)| format!("{name} = {}", said(value)));
    [format!("{place}{more}"), values.collect::<Vec<_>>().join("; ")]
}

fn alone(sheet: &mut Worksheet, bridge: &Bridge, looks: Looks<'_>) -> Result<(), XlsxError> {
    head(sheet, 0, ALONE.into_iter().map(owned), looks.0)?;
    let all = bridge.only.iter().zip(["A", "B"]);
    let all = all.flat_map(|(cells, side)| cells.iter().map(move |own| (side, own)));
    for (row, (side, own)) in (1..).zip(all) {
        let [_, label, column] = &own.titles;
        for (at, text) in (0u16..).zip([side, &own.cell, label, column]) {
            sheet.write_string_with_format(row, at, text, &looks.0.boxed)?;
        }
        printed(sheet, (row, 4), &own.printed, looks)?;
    }
    Ok(())
}
