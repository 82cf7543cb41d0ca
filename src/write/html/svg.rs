//! Charts as drawings: columns, bars and lines from zero, each value written beside its mark.
//!
//! Every chart stands beside the table it is made of, so nothing is told by colour or by a picture alone.

use crate::number::decimal_grouped;
use crate::report::{Along, Cell, Chart, ChartKind, Section};
use crate::write::markup::drawing::{
    LETTER, LINE, colour, cut, dashes, short, steps, tick, turned, wrapped, written,
};
use crate::write::markup::text;

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 320.0;
const LEFT: f64 = 70.0;
const RIGHT: f64 = 20.0;
const TOP: f64 = 20.0;
/// For the names of the categories, of two lines at most.
const BOTTOM: f64 = 46.0;
/// Of a bar with its gap.
const BAR: f64 = 22.0;
/// For the names of the categories of bars.
const NAMES: f64 = 260.0;
const LEGEND_LINE: f64 = 20.0;

/// What a chart shows: categories along the axis, and series of values.
struct Data {
    categories: Vec<String>,
    series: Vec<(String, Vec<Option<f64>>)>,
    shown: Vec<Vec<String>>,
    lowest: f64,
    highest: f64,
}

/// The chart with its caption, as an element of the page.
pub fn figure(chart: &Chart, section: &Section, id: &str) -> String {
    let data = data(chart, section);
    let (drawing, height) = match chart.kind {
        ChartKind::Bars => bars(&data),
        ChartKind::Columns => columns(&data),
        ChartKind::Line => line(&data),
    };
    let legend = if data.series.len() > 1 { legend(&data, height) } else { String::new() };
    let whole =
        height + if legend.is_empty() { 0.0 } else { LEGEND_LINE * data.series.len() as f64 };
    format!(
        "<figure>\n<figcaption id=\"{id}\">{}</figcaption>\n<svg role=\"img\" aria-labelledby=\"{id} {id}-o\" \
         viewBox=\"0 0 {WIDTH} {}\" width=\"{WIDTH}\" height=\"{}\">\n<desc id=\"{id}-o\">{}</desc>\n{drawing}{legend}</svg>\n</figure>\n",
        text(&chart.title),
        short(whole),
        short(whole),
        text(&said(&data)),
    )
}

fn data(chart: &Chart, section: &Section) -> Data {
    let cell = |row: usize, column: usize| section.rows[row].cells.get(column);
    let row = |index: &usize| section.rows[*index].label.clone();
    let column = |index: &usize| section.columns[*index].title.clone();
    let (along, across): (&[usize], &[usize]) = match chart.along {
        Along::Columns => (&chart.columns, &chart.rows),
        Along::Rows => (&chart.rows, &chart.columns),
    };
    let (categories, names): (Vec<String>, Vec<String>) = match chart.along {
        Along::Columns => (along.iter().map(column).collect(), across.iter().map(row).collect()),
        Along::Rows => (along.iter().map(row).collect(), across.iter().map(column).collect()),
    };
    let cells_of = |own: &usize| -> Vec<Option<&Cell>> {
        let at = |other: &usize| match chart.along {
            Along::Columns => cell(*own, *other),
            Along::Rows => cell(*other, *own),
        };
        along.iter().map(at).collect()
    };
    let value = |own: &Cell| Some(own.printed? as f64 / 10f64.powi(own.decimals as i32));
    let words = |own: &Cell| own.printed.map(|value| decimal_grouped(value, own.decimals));
    let series: Vec<(String, Vec<Option<f64>>)> = names
        .into_iter()
        .zip(across)
        .map(|(name, own)| {
            (name, cells_of(own).into_iter().map(|own| own.and_then(value)).collect())
        })
        .collect();
    let shown = across
        .iter()
        .map(|own| {
            let cells = cells_of(own).into_iter();
            cells.map(|own| own.and_then(words).unwrap_or_else(|| "brak".to_owned())).collect()
        })
        .collect();
    let values = || series.iter().flat_map(|(_, values)| values.iter().flatten().copied());
    let highest = values().fold(0.0, f64::max);
    let lowest = values().fold(0.0, f64::min);
    Data {
        categories,
        series,
        shown,
        lowest,
        highest: if highest > lowest { highest } else { lowest + 1.0 },
    }
}

/// The chart in words: every value by series and category.
fn said(data: &Data) -> String {
    let one = |(name, _): &(String, Vec<Option<f64>>), shown: &Vec<String>| {
        let values =
            data.categories.iter().zip(shown).map(|(own, value)| format!("{own}: {value}"));
        format!("{name} – {}", values.collect::<Vec<_>>().join(", "))
    };
    let all = data.series.iter().zip(&data.shown).map(|(own, shown)| one(own, shown));
    all.collect::<Vec<_>>().join("; ")
}

/// The frame of an upright chart, and how high a value stands.
fn frame(data: &Data) -> (String, impl Fn(f64) -> f64) {
    // A fifth more than the values, so that they can be written above and below the marks.
    let more = |own: f64| if own == 0.0 { own } else { own * 1.2 };
    let steps = steps(more(data.lowest), more(data.highest));
    let (low, high) = (steps[0], steps[steps.len() - 1]);
    let bottom = HEIGHT - BOTTOM;
    let at = move |value: f64| bottom - (value - low) / (high - low) * (bottom - TOP);
    let mut drawing = String::new();
    for step in steps {
        let y = short(at(step));
        drawing.push_str(&format!(
            "<line x1=\"{LEFT}\" x2=\"{}\" y1=\"{y}\" y2=\"{y}\" stroke=\"#c0c0c0\"/>\n\
             <text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>\n",
            WIDTH - RIGHT,
            LEFT - 6.0,
            short(at(step) + 4.0),
            tick(step),
        ));
    }
    let width = (WIDTH - LEFT - RIGHT) / data.categories.len() as f64;
    for (index, name) in data.categories.iter().enumerate() {
        let x = LEFT + width * (index as f64 + 0.5);
        for (line, words) in wrapped(name, width).iter().enumerate() {
            let y = HEIGHT - BOTTOM + 4.0 + LINE * (line as f64 + 1.0);
            drawing.push_str(&written(x, y, "middle", words));
        }
    }
    (drawing, at)
}

fn columns(data: &Data) -> (String, f64) {
    let (mut drawing, at) = frame(data);
    let group = (WIDTH - LEFT - RIGHT) / data.categories.len() as f64;
    let width = (group * 0.8 / data.series.len() as f64).min(84.0);
    // Values wider than their column would run into each other: they stand upright.
    let upright = longest(data) as f64 * LETTER > width && data.series.len() > 1;
    for (index, (_, values)) in data.series.iter().enumerate() {
        for (place, value) in values.iter().enumerate() {
            let middle = LEFT + group * (place as f64 + 0.5);
            let x = middle + (index as f64 - data.series.len() as f64 / 2.0) * width;
            let Some(value) = value else {
                continue;
            };
            let (top, bottom) = (at(value.max(0.0)), at(value.min(0.0)));
            drawing.push_str(&rectangle(x + 1.0, top, width - 2.0, bottom - top, index));
            let shown = &data.shown[index][place];
            let x = x + width / 2.0;
            // A value below zero is written below its column.
            let (y, anchor) = if *value < 0.0 { (bottom, "end") } else { (top - 4.0, "start") };
            drawing.push_str(&match (upright, *value < 0.0) {
                (true, _) => {
                    turned(x + 4.0, y + if *value < 0.0 { 4.0 } else { 0.0 }, anchor, shown)
                }
                (false, true) => written(x, y + LINE, "middle", shown),
                (false, false) => written(x, y, "middle", shown),
            });
        }
    }
    (drawing, HEIGHT)
}

fn line(data: &Data) -> (String, f64) {
    let (mut drawing, at) = frame(data);
    let group = (WIDTH - LEFT - RIGHT) / data.categories.len() as f64;
    for (index, (_, values)) in data.series.iter().enumerate() {
        let colour = colour(index);
        let points: Vec<Option<(f64, f64)>> = values
            .iter()
            .enumerate()
            .map(|(place, value)| Some((LEFT + group * (place as f64 + 0.5), at((*value)?))))
            .collect();
        // A missing value interrupts the line.
        for pair in points.windows(2) {
            if let [Some((x1, y1)), Some((x2, y2))] = pair {
                drawing.push_str(&format!(
                    "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{colour}\" stroke-width=\"2.5\"{}/>\n",
                    short(*x1), short(*y1), short(*x2), short(*y2), dashes(index),
                ));
            }
        }
        for (place, point) in points.iter().enumerate() {
            if let Some((x, y)) = point {
                drawing.push_str(&format!(
                    "<circle cx=\"{}\" cy=\"{}\" r=\"4\" fill=\"{colour}\"/>\n",
                    short(*x),
                    short(*y)
                ));
                drawing.push_str(&written(*x, y - 8.0, "middle", &data.shown[index][place]));
            }
        }
    }
    (drawing, HEIGHT)
}

/// Bars that lie: for many categories with long names.
fn bars(data: &Data) -> (String, f64) {
    let count = data.series.len();
    let names: Vec<Vec<String>> =
        data.categories.iter().map(|own| wrapped(own, NAMES - 8.0)).collect();
    let lines = names.iter().map(Vec::len).max().unwrap_or(1) as f64;
    let step = (BAR * count as f64).max(LINE * lines) + 10.0;
    let high = TOP + data.categories.len() as f64 * step;
    let values = longest(data) as f64 * LETTER + 10.0;
    // Room for a value on the left too, when one is below zero.
    let left = NAMES + if data.lowest < 0.0 { values } else { 0.0 };
    let room = WIDTH - left - RIGHT - values;
    let (low, span) = (data.lowest.min(0.0), data.highest.max(0.0) - data.lowest.min(0.0));
    let at = |value: f64| left + (value - low) / span * room;
    let mut drawing = String::new();
    for (place, name) in names.iter().enumerate() {
        let top = TOP + place as f64 * step;
        let middle = top + BAR * count as f64 / 2.0 + 4.0 - LINE * (name.len() - 1) as f64 / 2.0;
        for (line, words) in name.iter().enumerate() {
            drawing.push_str(&written(NAMES - 8.0, middle + LINE * line as f64, "end", words));
        }
        for (index, (_, values)) in data.series.iter().enumerate() {
            let y = top + BAR * index as f64;
            let (from, to) = values[place]
                .map_or((at(0.0), at(0.0)), |own| (at(own.min(0.0)), at(own.max(0.0))));
            drawing.push_str(&rectangle(from, y + 1.0, to - from, BAR - 4.0, index));
            let (x, anchor) = match values[place] {
                Some(own) if own < 0.0 => (from - 5.0, "end"),
                _ => (to + 5.0, "start"),
            };
            let shown = &data.shown[index][place];
            drawing.push_str(&written(x, y + BAR / 2.0 + 3.0, anchor, shown));
        }
    }
    (drawing, high)
}

fn legend(data: &Data, from: f64) -> String {
    let mut drawing = String::new();
    for (index, (name, _)) in data.series.iter().enumerate() {
        let y = from + LEGEND_LINE * index as f64;
        drawing.push_str(&rectangle(LEFT, y + 2.0, 14.0, 12.0, index));
        drawing.push_str(&written(LEFT + 20.0, y + 13.0, "start", &cut(name, WIDTH - LEFT - 30.0)));
    }
    drawing
}

fn rectangle(x: f64, y: f64, width: f64, height: f64, series: usize) -> String {
    format!(
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>\n",
        short(x),
        short(y),
        short(width.max(0.0)),
        short(height.max(0.0)),
        colour(series)
    )
}

/// Letters of the longest value.
fn longest(data: &Data) -> usize {
    data.shown.iter().flatten().map(|own| own.chars().count()).max().unwrap_or(0)
}
