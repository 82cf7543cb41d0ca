//! A card of an indicator: one page that a committee can judge by itself. Polish: karta wskaźnika.
//!
//! A sheet each: only so does a spreadsheet promise that every card is one page, however long its texts are.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::chart::Drawing;
use super::paper::{Columns, Paper, room};
use super::say::{self, ABSENT};
use super::value::{Edge, aim, broken_or_not, exact, numerator, unbroken, value};
use super::{Desk, looks, method};
use crate::indicator::{Card, Monitoring, Point, Series};
use crate::number::Exact;

const WIDTHS: [f64; 12] = [8.0, 10.5, 10.5, 10.5, 10.5, 9.0, 9.0, 9.0, 9.0, 9.0, 11.0, 11.0];
/// Columns of the titles of facts, and of what they say.
const FACT: Columns = (0, 1);
const SAID: Columns = (2, 11);
/// A unit of width and the edges of a column in pixels.
const LETTER: f64 = 7.0;
const EDGES: f64 = 5.0;
const CHART_HEIGHT: u32 = 340;
/// Rows of the usual height below which the chart ends.
const CHART_ROWS: u32 = 18;
/// The first column of years beside the names of other units.
const OTHERS: u16 = 3;

pub fn write(
    sheet: &mut Worksheet,
    (card, name): (&Card, &str),
    drawing: Option<&Drawing>,
    desk: &Desk<'_>,
) -> Result<(), XlsxError> {
    let (indicator, looks) = (&card.indicator, &desk.looks);
    let widths = widths(card);
    let mut paper = Paper::new(sheet, widths.to_vec())?;
    back(&mut paper, card, desk)?;
    let title = format!("{} {}", indicator.id, say::name(indicator));
    paper.line(&title, &looks.head)?;
    paper.text((0, 3), &say::status(card.status), &looks.status(card.status))?;
    paper.text((4, 11), &card.because.0, &looks.boxed)?;
    paper.down()?;
    paper.gap(5.0)?;
    facts(&mut paper, card, desk)?;
    paper.gap(6.0)?;
    years(&mut paper, card, desk)?;
    doubts(&mut paper, card, desk)?;
    paper.gap(6.0)?;
    chart(&mut paper, drawing, &widths, desk)?;
    others(&mut paper, card, desk)?;
    desk.print(paper.sheet, name, false);
    paper.sheet.set_print_fit_to_pages(1, 1);
    Ok(())
}

/// Wide enough for the largest numbers of the card, and of those beside it.
fn widths(card: &Card) -> [f64; WIDTHS.len()] {
    let exact =
        |own: Option<Exact>| own.map_or(0, |own| say::letters(Some(own), say::decimals_of(own)));
    let value =
        |own: &Point| say::letters(own.value, card.indicator.decimals) + "≠ ".chars().count();
    let others = card.elsewhere.iter().chain(&card.districts).flat_map(|own| &own.points);
    let widest = card.points.iter().chain(others).map(value).max().unwrap_or(0);
    let mut widths = WIDTHS;
    let years = if card.elsewhere.is_empty() && card.districts.is_empty() { 0 } else { widest };
    for (column, own) in widths.iter_mut().enumerate() {
        let points = card.points.iter();
        *own = match column {
            1 | 4 => room(*own, [widest]),
            2 => room(*own, points.map(|own| exact(own.numerator))),
            3 => room(*own, points.map(|own| exact(own.denominator)).chain([years])),
            column if usize::from(OTHERS) < column => room(*own, [years]),
            _ => *own,
        };
    }
    widths
}

/// Links up, and the goals that the card belongs to.
fn back(paper: &mut Paper<'_>, card: &Card, desk: &Desk<'_>) -> Result<(), XlsxError> {
    let of: &Monitoring = desk.of;
    paper.link((0, 1), "← Podsumowanie", super::SUMMARY, &desk.looks.link)?;
    for (goal, name) in of.goals.iter().zip(&desk.goals) {
        let own = goal.operational.iter().find(|operational| {
            let ids = operational.cards.iter().filter_map(|place| of.cards.get(*place));
            ids.into_iter().any(|other| other.indicator.id == card.indicator.id)
        });
        let Some(own) = own else { continue };
        paper.link((2, 3), &format!("← {name}"), name, &desk.looks.link)?;
        paper.down()?;
        let said = format!("Cel {}. {} / {}. {}", goal.id, goal.title, own.id, own.title);
        return paper.line(&said, &desk.looks.small);
    }
    paper.down()
}

/// What it is in words: parts, way, owner, baseline and target, changes.
fn facts(paper: &mut Paper<'_>, card: &Card, desk: &Desk<'_>) -> Result<(), XlsxError> {
    let own = &card.indicator;
    let times = match (own.multiplier, &card.denominator) {
        (1, _) => String::new(),
        (times, Some(_)) => format!("; iloraz mnoży się przez {times}"),
        (times, None) => format!("; mnoży się przez {times}"),
    };
    let (numerator, denominator) = match &card.denominator {
        Some(denominator) => (card.numerator.clone(), format!("{denominator}{times}")),
        None => (format!("{}{times}", card.numerator), "nie ma: wartością jest licznik".to_owned()),
    };
    let owner = card.owner.clone().unwrap_or_else(|| "nie wskazano".to_owned());
    let nature = format!("{}; {}", own.character.said(), own.observed.said());
    let source = match &own.note {
        Some(note) => format!("{}. {note}", own.source.trim_end_matches('.')),
        None => own.source.clone(),
    };
    let formula = format!("{}; jednostka: {}", method::formula(own), own.unit);
    let changes = format!(
        "do roku poprzedniego: {}; od wartości bazowej: {}; tendencja {}",
        say::change(&card.change, own),
        say::change(&card.since_baseline, own),
        card.trend.said()
    );
    let expected = match card.expected(desk.of.year) {
        Some(value) => {
            let value = say::with_unit(&say::value(value, own.decimals), card);
            format!("; droga do celu w {} r.: {value}", desk.of.year)
        }
        None => String::new(),
    };
    let aim = format!("{}{expected}", say::target(card));
    for (title, said) in [
        ("Licznik", numerator),
        ("Mianownik", denominator),
        ("Wzór", formula),
        ("Charakter", nature),
        ("Odpowiada", owner),
        ("Źródło definicji", source),
        ("Wartość bazowa", say::baseline(card)),
        ("Wartość docelowa", aim),
        ("Zmiana", changes),
    ] {
        paper.text(FACT, title, &desk.looks.boxed_bold)?;
        paper.text(SAID, &said, &desk.looks.boxed)?;
        paper.down()?;
    }
    Ok(())
}

fn years(paper: &mut Paper<'_>, card: &Card, desk: &Desk<'_>) -> Result<(), XlsxError> {
    let looks = &desk.looks;
    let value = format!("wartość ({})", card.indicator.unit);
    paper.titles(
        &[
            ((0, 0), "rok"),
            ((1, 1), &value),
            ((2, 2), "licznik"),
            ((3, 3), "mianownik"),
            ((4, 4), "droga do celu"),
            ((5, 9), "źródło"),
            ((10, 10), "dane z dnia"),
            ((11, 11), "kompletność"),
        ],
        &looks.heading,
    )?;
    for point in &card.points {
        year(paper, card, point, desk)?;
    }
    let breaks = card.breaks.iter().map(|(year, why)| {
        format!("≠ Przerwa w szeregu od {year} r. (gruba linia nad tym rokiem): {why}")
    });
    let absent = say::absences(&card.points).into_iter();
    let absent = absent.map(|(years, own)| format!("{years} r.: {}", own.said()));
    breaks.chain(absent).try_for_each(|own| paper.line(&own, &looks.small))
}

fn year(
    paper: &mut Paper<'_>,
    card: &Card,
    point: &Point,
    desk: &Desk<'_>,
) -> Result<(), XlsxError> {
    let (decimals, looks) = (card.indicator.decimals, &desk.looks);
    let (is_new, edge): (bool, Edge) = broken_or_not(card, point.year, looks::broken_above);
    let edged = |style: &super::paper::Style| {
        let mut style = style.clone();
        style.format = edge(&style.format);
        style
    };
    let (centre, boxed) = (edged(&looks.centre), edged(&looks.boxed));
    let year = centre.format.clone().set_num_format("0").set_bold();
    paper.number((0, 0), point.year.into(), &year)?;
    value(paper, (1, 1), (point, decimals), (is_new, edge), desk)?;
    numerator(paper, (2, 2), point, edge, desk)?;
    match card.denominator {
        Some(_) => exact(paper, (3, 3), point.denominator, edge, desk)?,
        None => paper.text((3, 3), "–", &centre)?,
    }
    let expected: Option<(Exact, &str)> = card.expected(point.year).map(|own| (own, ""));
    aim(paper, (4, 4), expected, (decimals, "–"), edge, desk)?;
    let source = match point.origins.is_empty() {
        true => ABSENT.to_owned(),
        false => say::sources_of_card(&point.origins),
    };
    paper.text((5, 9), &source, &boxed)?;
    let or_dash = |all: Vec<String>| match all.is_empty() {
        true => "–".to_owned(),
        false => all.join("\n"),
    };
    let days = or_dash(say::each_once(&point.origins, |own| own.day.map(say::day)));
    let coverage = or_dash(say::each_once(&point.origins, say::coverage));
    paper.text((10, 10), &days, &centre)?;
    paper.text((11, 11), &coverage, &centre)?;
    paper.down()
}

fn doubts(paper: &mut Paper<'_>, card: &Card, desk: &Desk<'_>) -> Result<(), XlsxError> {
    let looks = &desk.looks;
    if card.doubts.is_empty() {
        return paper.line("Wątpliwości: żadnych.", &looks.plain);
    }
    paper.gap(4.0)?;
    paper.line("Wątpliwości: sprawdź, zanim podasz te liczby dalej", &looks.bold)?;
    for own in &card.doubts {
        paper.text((0, 0), &format!("! {}", own.year), &looks.boxed_bold)?;
        paper.text((1, 11), &own.told.0, &looks.boxed)?;
        paper.down()?;
    }
    Ok(())
}

fn chart(
    paper: &mut Paper<'_>,
    drawing: Option<&Drawing>,
    widths: &[f64],
    desk: &Desk<'_>,
) -> Result<(), XlsxError> {
    let Some(drawing) = drawing else {
        return paper.line("Nie ma wartości, którą można narysować.", &desk.looks.plain);
    };
    let width = widths.iter().map(|own| own * LETTER + EDGES).sum::<f64>() as u32;
    let chart = drawing.chart((width - 4, CHART_HEIGHT));
    paper.sheet.insert_chart_with_offset(paper.row, 0, &chart, 2, 2)?;
    paper.row += CHART_ROWS;
    Ok(())
}

/// Other cities and districts beside the card's own values; the last years that have room.
fn others(paper: &mut Paper<'_>, card: &Card, desk: &Desk<'_>) -> Result<(), XlsxError> {
    let looks = &desk.looks;
    if card.elsewhere.is_empty() && card.districts.is_empty() {
        return Ok(());
    }
    let room = WIDTHS.len() - usize::from(OTHERS);
    let years = &desk.of.years[desk.of.years.len().saturating_sub(room)..];
    paper.gap(6.0)?;
    paper.text((0, OTHERS - 1), "Porównanie", &looks.heading)?;
    let year = looks.heading.format.clone().set_num_format("0");
    for (column, own) in (OTHERS..).zip(years) {
        paper.number((column, column), (*own).into(), &year)?;
    }
    paper.down()?;
    let city = Series { name: desk.of.office.clone(), points: card.points.clone(), caution: None };
    let elsewhere = std::iter::once(&city).chain(&card.elsewhere);
    elsewhere.chain(&card.districts).try_for_each(|own| other(paper, card, own, years, desk))?;
    let cautions = card.elsewhere.iter().chain(&card.districts).filter_map(|own| {
        let caution = own.caution.as_ref()?;
        Some(format!("* {}: {}", own.name, caution.0))
    });
    let cautions: Vec<String> = cautions.collect();
    cautions.iter().try_for_each(|own| paper.line(own, &looks.small))
}

fn other(
    paper: &mut Paper<'_>,
    card: &Card,
    own: &Series,
    years: &[i32],
    desk: &Desk<'_>,
) -> Result<(), XlsxError> {
    let name = if own.caution.is_some() { format!("{} *", own.name) } else { own.name.clone() };
    paper.text((0, OTHERS - 1), &name, &desk.looks.boxed)?;
    for (column, year) in (OTHERS..).zip(years) {
        let columns = (column, column);
        match own.points.iter().find(|point| point.year == *year) {
            Some(point) => {
                let decimals = card.indicator.decimals;
                value(paper, columns, (point, decimals), (false, unbroken), desk)?;
            }
            None => paper.text(columns, ABSENT, &desk.looks.centre)?,
        }
    }
    paper.down()
}
