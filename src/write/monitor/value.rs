//! A value in a cell: a number, „#” for one that is hidden, „brak” for one that is not there.

use rust_xlsxwriter::{Format, XlsxError};

use super::Desk;
use super::paper::{Columns, Paper, Style};
use super::say::{ABSENT, HIDDEN, decimals_of};
use crate::indicator::{Card, Change, Point};
use crate::number::Exact;
use crate::template::indicator::Indicator;

/// As the workbook keeps it: rounded once to the decimals that are shown.
pub fn cell_of(value: Exact, decimals: u32) -> Option<f64> {
    Some(value.rounded(decimals)? as f64 / 10f64.powi(decimals as i32))
}

/// What a change of years looks like at the edge of a cell.
pub type Edge = fn(&Format) -> Format;

/// Neither of two series.
pub fn unbroken(format: &Format) -> Format {
    format.clone()
}

fn instead(
    paper: &mut Paper<'_>,
    columns: Columns,
    text: &str,
    edge: Edge,
    desk: &Desk<'_>,
) -> Result<(), XlsxError> {
    let own = desk.looks.instead();
    paper.text(columns, text, &Style { format: edge(&own.format), ..own })
}

/// The value of a year; the first of a new series has `≠` before it.
pub fn value(
    paper: &mut Paper<'_>,
    columns: Columns,
    (point, decimals): (&Point, u32),
    (is_new, edge): (bool, Edge),
    desk: &Desk<'_>,
) -> Result<(), XlsxError> {
    let before = if is_new { "≠ " } else { "" };
    match point.value.and_then(|own| cell_of(own, decimals)) {
        _ if point.is_hidden() => instead(paper, columns, &format!("{before}{HIDDEN}"), edge, desk),
        Some(number) => {
            paper.number(columns, number, &edge(&desk.looks.number(decimals, before, "")))
        }
        None => instead(paper, columns, &format!("{before}{ABSENT}"), edge, desk),
    }
}

/// The numerator of a year, as exact as it is; hidden with the value.
pub fn numerator(
    paper: &mut Paper<'_>,
    columns: Columns,
    point: &Point,
    edge: Edge,
    desk: &Desk<'_>,
) -> Result<(), XlsxError> {
    if point.is_hidden() {
        return instead(paper, columns, HIDDEN, edge, desk);
    }
    exact(paper, columns, point.numerator, edge, desk)
}

pub fn exact(
    paper: &mut Paper<'_>,
    columns: Columns,
    value: Option<Exact>,
    edge: Edge,
    desk: &Desk<'_>,
) -> Result<(), XlsxError> {
    let decimals = value.map_or(0, decimals_of);
    match value.and_then(|own| cell_of(own, decimals)) {
        Some(number) => paper.number(columns, number, &edge(&desk.looks.number(decimals, "", ""))),
        None => instead(paper, columns, ABSENT, edge, desk),
    }
}

/// A value that the strategy sets, with what stands after it; a text where there is none.
pub fn aim(
    paper: &mut Paper<'_>,
    columns: Columns,
    value: Option<(Exact, &str)>,
    (decimals, none): (u32, &str),
    edge: Edge,
    desk: &Desk<'_>,
) -> Result<(), XlsxError> {
    let number = value.and_then(|(own, after)| Some((cell_of(own, decimals)?, after)));
    match number {
        Some((own, after)) => {
            paper.number(columns, own, &edge(&desk.looks.number(decimals, "", after)))
        }
        None => {
            let own = desk.looks.centre.clone();
            paper.text(columns, none, &Style { format: edge(&own.format), ..own })
        }
    }
}

/// A change as a number with its sign; percentage points say so.
pub fn change(
    paper: &mut Paper<'_>,
    columns: Columns,
    (change, indicator): (&Change, &Indicator),
    desk: &Desk<'_>,
) -> Result<(), XlsxError> {
    let decimals = indicator.decimals;
    let (number, after) = match change {
        Change::Points(by) => (cell_of(*by, decimals), " p.p."),
        Change::Amount { by, .. } => (cell_of(*by, decimals), ""),
        Change::Broken { .. } => {
            return paper.text(columns, "≠ przerwa", &desk.looks.centre);
        }
        Change::Hidden => return paper.text(columns, HIDDEN, &desk.looks.centre),
        Change::Unknown => (None, ""),
    };
    match number {
        Some(own) => paper.number(columns, own, &desk.looks.change(decimals, after)),
        None => paper.text(columns, ABSENT, &desk.looks.centre),
    }
}

/// Whether a year begins a new series, with the edge that says so: a break before the first year shown has none.
pub fn broken_or_not(card: &Card, year: i32, edge: Edge) -> (bool, Edge) {
    match card.breaks.iter().any(|(own, _)| *own == year) {
        true => (true, edge),
        false => (false, unbroken),
    }
}
