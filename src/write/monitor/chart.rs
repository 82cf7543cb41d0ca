//! The charts of the cards, and the sheet „Szeregi” that they are drawn from.
//!
//! A line of a spreadsheet's chart cannot begin in the middle of its years unless its numbers have a column of their
//! own: so each series between two breaks has one, and the path has one.

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartDataLabelPosition, ChartEmptyCells, ChartFont, ChartLegendPosition,
    ChartLine, ChartLineDashType, ChartMarker, ChartMarkerType, ChartSolidFill, ChartType, Color,
    Worksheet, XlsxError,
};

use super::paper::Paper;
use super::value::cell_of;
use super::{DRAWN, Desk, say};
use crate::indicator::{Card, Monitoring};
use crate::number::Exact;
use crate::write::xlsx_table::COLOURS;

/// Rows above the first block of the sheet.
const ABOVE: u32 = 3;
/// The first column of numbers.
const FIRST: u16 = 1;
/// A spreadsheet divides an axis into about so many steps by itself.
const FEWEST_STEPS: f64 = 5.0;
/// More years than this have no room for their values on the chart.
const MOST_LABELS: usize = 14;

/// A chart of a card. Polish: wykres.
pub struct Drawing {
    title: String,
    unit: String,
    decimals: u32,
    /// The row of the titles of its columns; the first year stands below.
    row: u32,
    years: Vec<i32>,
    lines: Vec<Line>,
}

struct Line {
    name: String,
    values: Vec<Option<Exact>>,
    is_path: bool,
}

impl Drawing {
    /// One a card, none where there is nothing to draw; in the order of the cards and of the sheet.
    pub fn all(monitoring: &Monitoring) -> Vec<Option<Drawing>> {
        let mut row = ABOVE;
        let mut all = Vec::new();
        for card in &monitoring.cards {
            let drawing = drawing(card, &monitoring.years, row + 1);
            if let Some(own) = &drawing {
                row += own.years.len() as u32 + 3;
            }
            all.push(drawing);
        }
        all
    }

    /// The chart itself, of so many pixels.
    pub fn chart(&self, (width, height): (u32, u32)) -> Chart {
        let mut chart = Chart::new(ChartType::Line);
        let (first, last) = (self.row + 1, self.row + self.years.len() as u32);
        let mut small = ChartFont::new();
        small.set_size(8);
        for (index, line) in self.lines.iter().enumerate() {
            let column = FIRST + index as u16;
            let added = chart.add_series();
            added
                .set_categories((DRAWN, first, 0, last, 0))
                .set_values((DRAWN, first, column, last, column))
                .set_name((DRAWN, self.row, column));
            let colour = match line.is_path {
                true => Color::RGB(0x59_59_59),
                false => Color::RGB(COLOURS[index % COLOURS.len()]),
            };
            let mut stroke = ChartLine::new();
            stroke.set_color(colour).set_width(if line.is_path { 1.5 } else { 2.25 });
            let mut marker = ChartMarker::new();
            // A target without a path is one point, which has no line to be seen by.
            let is_way = line.is_path && line.values.iter().flatten().count() > 1;
            marker.set_size(if is_way { 4 } else { 7 });
            marker.set_format(ChartSolidFill::new().set_color(colour));
            if line.is_path {
                stroke.set_dash_type(ChartLineDashType::Dash);
                marker.set_type(ChartMarkerType::Diamond);
            } else {
                marker.set_type(MARKERS[index % MARKERS.len()]);
                if self.years.len() <= MOST_LABELS {
                    let mut label = ChartDataLabel::new();
                    label.show_value().set_font(&small);
                    label.set_position(ChartDataLabelPosition::Above);
                    added.set_data_label(&label);
                }
            }
            added.set_format(&mut stroke).set_marker(&marker);
        }
        let mut bold = ChartFont::new();
        bold.set_size(11).set_bold();
        chart.title().set_name(&self.title).set_font(&bold);
        chart.x_axis().set_name("rok").set_name_font(&small).set_font(&small);
        chart.y_axis().set_name(&self.unit).set_name_font(&small).set_font(&small);
        chart.y_axis().set_num_format(crate::write::xlsx_style::pattern(self.decimals));
        if let Some(least) = self.least_step() {
            chart.y_axis().set_major_unit(least);
        }
        // A line tells by its slope and not by its length: the axis need not begin at zero, and a committee
        // has to see two points of percent.
        chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&small);
        chart.show_empty_cells_as(ChartEmptyCells::Gaps);
        chart.set_width(width).set_height(height).set_alt_text(self.said());
        chart
    }

    /// The step of an axis that would else be finer than the values are printed: its numbers would stand there twice.
    fn least_step(&self) -> Option<f64> {
        let values = self.lines.iter().flat_map(|own| own.values.iter().flatten());
        let values: Vec<f64> = values.filter_map(|own| cell_of(*own, self.decimals)).collect();
        let lowest = values.iter().copied().fold(f64::INFINITY, f64::min);
        let highest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let least = 10f64.powi(-(self.decimals as i32));
        (highest - lowest < least * FEWEST_STEPS).then_some(least)
    }

    /// What the chart shows, for those who do not see it.
    fn said(&self) -> String {
        let mut said = format!("Wykres liniowy: {}, {}.", self.title, self.unit);
        for line in &self.lines {
            let values = self.years.iter().zip(&line.values).filter_map(|(year, own)| {
                Some(format!("{year}: {}", say::value((*own)?, self.decimals)))
            });
            said += &format!(" {}: {}.", line.name, values.collect::<Vec<_>>().join("; "));
        }
        // A spreadsheet takes no longer descriptions; the table beside the chart has all years.
        said.chars().take(255).collect()
    }
}

const MARKERS: [ChartMarkerType; 3] =
    [ChartMarkerType::Circle, ChartMarkerType::Square, ChartMarkerType::Triangle];

fn drawing(card: &Card, shown: &[i32], row: u32) -> Option<Drawing> {
    let fixed = card.path();
    let ends = || shown.iter().copied().chain(fixed.iter().map(|(year, _)| *year));
    let years: Vec<i32> = (ends().min()?..=ends().max()?).collect();
    let mut lines = series(card, &years);
    if lines.iter().all(|own| own.values.iter().all(Option::is_none)) {
        return None;
    }
    if !fixed.is_empty() {
        lines.push(Line {
            name: if fixed.len() > 1 { "droga do celu" } else { "cel" }.to_owned(),
            values: years.iter().map(|year| on_path(card, &fixed, *year)).collect(),
            is_path: true,
        });
    }
    Some(Drawing {
        title: format!("{} {}", card.indicator.id, say::name(&card.indicator)),
        unit: card.indicator.unit.clone(),
        decimals: card.indicator.decimals,
        row,
        years,
        lines,
    })
}

/// The path as it is drawn: to its last point.
fn on_path(card: &Card, fixed: &[(i32, Exact)], year: i32) -> Option<Exact> {
    let last = fixed.last().is_some_and(|(last, _)| year <= *last);
    last.then(|| card.expected(year))?
}

/// The values between two breaks, each such stretch a series.
fn series(card: &Card, years: &[i32]) -> Vec<Line> {
    let mut starts: Vec<i32> = vec![i32::MIN];
    let within = |year: &i32| years.first().is_some_and(|first| first < year);
    starts.extend(card.breaks.iter().map(|(year, _)| *year).filter(within));
    starts.sort_unstable();
    starts.dedup();
    let of = |year: i32| card.points.iter().find(|own| own.year == year)?.value;
    let line = |(index, start): (usize, &i32)| {
        let end = starts.get(index + 1).copied();
        let name = match (index, end) {
            (0, None) => "wartość".to_owned(),
            (0, Some(end)) => format!("wartość do {} r.", end - 1),
            (_, None) => format!("wartość od {start} r."),
            (_, Some(end)) => format!("wartość {start}–{}", end - 1),
        };
        let here = |year: i32| *start <= year && end.is_none_or(|end| year < end);
        let values = years.iter().map(|year| here(*year).then(|| of(*year))?).collect();
        Line { name, values, is_path: false }
    };
    starts.iter().enumerate().map(line).collect()
}

pub fn write(
    sheet: &mut Worksheet,
    drawings: &[Option<Drawing>],
    desk: &Desk<'_>,
) -> Result<(), XlsxError> {
    let looks = &desk.looks;
    let columns = drawings.iter().flatten().map(|own| own.lines.len()).max().unwrap_or(0).max(4);
    let widths = std::iter::once(10.0).chain(std::iter::repeat_n(18.0, columns)).collect();
    let mut paper = Paper::new(sheet, widths)?;
    paper.line("Szeregi, z których narysowano wykresy kart", &looks.title)?;
    let note = "Szereg z przerwą ma dwie kolumny: wartości sprzed przerwy i po niej nie łączy linia. Puste pole: \
                nie ma wartości albo jest ukryta.";
    paper.line(note, &looks.small)?;
    let year = looks.centre.format.clone().set_num_format("0");
    for own in drawings.iter().flatten() {
        // Where `Drawing::all` said that it begins.
        paper.row = own.row - 1;
        paper.line(&format!("{} ({})", own.title, own.unit), &looks.bold)?;
        paper.text((0, 0), "rok", &looks.heading)?;
        for (column, line) in (FIRST..).zip(&own.lines) {
            paper.text((column, column), &line.name, &looks.heading)?;
        }
        paper.down()?;
        for (index, of) in own.years.iter().enumerate() {
            paper.number((0, 0), (*of).into(), &year)?;
            for (column, line) in (FIRST..).zip(&own.lines) {
                let format = looks.number(own.decimals, "", "");
                let value = line.values[index].and_then(|value| cell_of(value, own.decimals));
                match value {
                    Some(number) => paper.number((column, column), number, &format)?,
                    None => {
                        paper.sheet.write_blank(paper.row, column, &format)?;
                    }
                }
            }
            paper.down()?;
        }
    }
    desk.print(paper.sheet, DRAWN, false);
    Ok(())
}
