//! The sheet „Dane”: every measure of every year, with where it comes from.

use std::collections::BTreeSet;

use rust_xlsxwriter::{Table, TableColumn, TableStyle, Worksheet, XlsxError};

use super::Desk;
use super::paper::{Paper, room};
use super::say::{self, ABSENT, HIDDEN};
use super::value::{exact, unbroken};
use crate::indicator::{Monitoring, Origin};

const COLUMNS: [(&str, f64); 9] = [
    ("miara", 24.0),
    ("nazwa", 34.0),
    ("jednostka", 11.0),
    ("obserwacja", 18.0),
    ("rok", 7.0),
    ("wartość", 15.0),
    ("źródło", 48.0),
    ("dane z dnia", 12.0),
    ("kompletność", 12.0),
];

pub fn write(sheet: &mut Worksheet, desk: &Desk<'_>) -> Result<(), XlsxError> {
    let looks = &desk.looks;
    let mut widths = COLUMNS.map(|(_, width)| width);
    let values = desk.of.measures.iter().flat_map(|own| &own.origins).filter_map(|own| own.value);
    let letters = values.map(|own| say::letters(Some(own), say::decimals_of(own)));
    widths[5] = room(widths[5], letters);
    let mut paper = Paper::new(sheet, widths.to_vec())?;
    paper.line("Miary, z których policzono wskaźniki", &looks.title)?;
    let note = "brak: nikt nie podał wartości; #: miara wskaźnika ukrytego, bo jego licznik jest mniejszy od progu \
                publikacji albo zdradziłby taki licznik. Kompletność: ile jednostek przekazało dane, z ilu.";
    paper.line(note, &looks.small)?;
    let header = paper.row;
    for (column, (title, _)) in (0..).zip(COLUMNS) {
        paper.text((column, column), title, &looks.heading)?;
    }
    paper.down()?;
    let hidden = hidden(desk.of);
    for own in &desk.of.measures {
        for (year, origin) in desk.of.years.iter().zip(&own.origins) {
            let texts = [&own.id, &own.title, &own.unit, own.observed.said()];
            for (column, text) in (0..).zip(texts) {
                paper.text((column, column), text, &looks.boxed)?;
            }
            let format = looks.centre.format.clone().set_num_format("0");
            paper.number((4, 4), (*year).into(), &format)?;
            if hidden.contains(&(own.id.as_str(), *year)) {
                paper.text((5, 5), HIDDEN, &looks.instead())?;
            } else {
                exact(&mut paper, (5, 5), origin.value, unbroken, desk)?;
            }
            rest(&mut paper, origin, desk)?;
        }
    }
    if paper.row > header + 1 {
        let titles = COLUMNS.map(|(title, _)| {
            TableColumn::new().set_header(title).set_header_format(&looks.heading.format)
        });
        let table = Table::new()
            .set_columns(&titles)
            .set_style(TableStyle::Light1)
            .set_name("Miary")
            .set_alt_text_title("Miary, z których policzono wskaźniki");
        let end = paper.row - 1;
        paper.sheet.add_table(header, 0, end, COLUMNS.len() as u16 - 1, &table)?;
    }
    paper.sheet.set_freeze_panes(header + 1, 1)?.set_repeat_rows(header, header)?;
    desk.print(paper.sheet, super::DATA, true);
    Ok(())
}

fn rest(paper: &mut Paper<'_>, origin: &Origin, desk: &Desk<'_>) -> Result<(), XlsxError> {
    let looks = &desk.looks;
    paper.text((6, 6), &say::source(origin), &looks.boxed)?;
    match origin.day {
        Some(day) => {
            let format = looks.centre.format.clone().set_num_format("dd.mm.yyyy");
            paper.sheet.write_datetime_with_format(paper.row, 7, day, &format)?;
        }
        None => paper.text((7, 7), ABSENT, &looks.centre)?,
    }
    let coverage = say::coverage(origin).unwrap_or_else(|| "–".to_owned());
    paper.text((8, 8), &coverage, &looks.centre)?;
    paper.down()
}

/// Measures of numerators that are hidden in a year: their values would tell the numerator.
pub fn hidden(of: &Monitoring) -> BTreeSet<(&str, i32)> {
    let mut found: BTreeSet<(&str, i32)> =
        of.concealed.iter().map(|(name, year)| (name.as_str(), *year)).collect();
    for card in &of.cards {
        for point in card.points.iter().filter(|own| own.is_hidden()) {
            for reference in card.indicator.numerator.references() {
                if let Some(name) = reference.parts.first() {
                    found.insert((name.as_str(), point.year));
                }
            }
        }
    }
    found
}
