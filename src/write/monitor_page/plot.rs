//! The plane that lines over years are drawn on: an axis with round steps, years, breaks. Polish: wykres liniowy.
//!
//! The axis begins at zero when no value is below it, so that a change looks as large as it is. Only when all values
//! lie within a tenth of the highest does it begin near the lowest, for else the line would be flat whatever
//! happened; the page then says so.

use super::say::MINUS;
use crate::number::Exact;
use crate::write::markup::drawing::{LETTER, LINE, short, steps_of, tick, turned, written};

pub const WIDTH: f64 = 720.0;
pub const HEIGHT: f64 = 300.0;
const LEFT: f64 = 80.0;
/// For the unit and what is said of breaks.
const TOP: f64 = 44.0;
/// For years and what is said of them.
const BOTTOM: f64 = 44.0;
/// Of the highest value, a span of values that is tiny.
const TINY: f64 = 0.1;

pub struct Plot {
    /// Without holes.
    pub years: Vec<i32>,
    /// The first years of what is new.
    breaks: Vec<i32>,
    steps: Vec<f64>,
    /// Where the years end; names of lines may stand behind.
    end: f64,
    /// Values are wider than their years.
    upright: bool,
}

/// How a line is drawn.
#[derive(Clone, Copy)]
pub struct Look<'l> {
    pub colour: &'l str,
    pub width: f64,
    /// Of `stroke-dasharray`; none for a whole line.
    pub dashes: &'l str,
}

/// For a drawing only; what is printed is never worked out from it.
pub fn plain_number(value: Exact) -> f64 {
    let (numerator, denominator) = value.parts();
    numerator as f64 / denominator as f64
}

impl Plot {
    /// None without years or values. The axis is no finer than values that are printed with so many `decimals`;
    /// `letters` are those of the longest value that is written at a point; `room` is kept free on the right.
    pub fn new(
        years: Vec<i32>,
        values: &[f64],
        breaks: &[(i32, String)],
        (decimals, letters): (u32, usize),
        room: f64,
    ) -> Option<Plot> {
        let first = *years.first()?;
        if values.is_empty() {
            return None;
        }
        let inside = |year: &i32| first < *year && years.contains(year);
        let breaks = breaks.iter().map(|(year, _)| *year).filter(inside).collect();
        let mut plot = Plot { years, breaks, steps: Vec::new(), end: WIDTH - room, upright: false };
        plot.upright = !plot.has_room(letters);
        let (low, high) = span(values, if plot.upright { 0.6 } else { 0.2 });
        plot.steps = steps_of(low, high, 10f64.powi(-(decimals as i32)));
        Some(plot)
    }

    pub fn starts_at_zero(&self) -> bool {
        self.steps[0] <= 0.0
    }

    /// Of a year on the drawing.
    pub fn step(&self) -> f64 {
        (self.end - LEFT) / self.years.len() as f64
    }

    pub fn x(&self, year: i32) -> Option<f64> {
        let place = self.years.iter().position(|own| *own == year)?;
        Some(LEFT + self.step() * (place as f64 + 0.5))
    }

    pub fn y(&self, value: f64) -> f64 {
        let (low, high) = (self.steps[0], self.steps[self.steps.len() - 1]);
        HEIGHT - BOTTOM - (value - low) / (high - low) * (HEIGHT - BOTTOM - TOP)
    }

    /// A break lies between the two.
    pub fn broken_between(&self, from: i32, to: i32) -> bool {
        self.breaks.iter().any(|year| from < *year && *year <= to)
    }

    /// Steps with their numbers, the unit, years with what is said under them, breaks.
    pub fn frame(&self, unit: &str, under: impl Fn(i32) -> &'static str) -> String {
        let mut drawing = written(4.0, 14.0, "start", unit);
        for step in &self.steps {
            let y = short(self.y(*step));
            let zero = if *step == 0.0 { "#404040" } else { "#c0c0c0" };
            drawing += &format!(
                "<line x1=\"{LEFT}\" x2=\"{}\" y1=\"{y}\" y2=\"{y}\" stroke=\"{zero}\"/>\n",
                short(self.end)
            );
            drawing +=
                &written(LEFT - 6.0, self.y(*step) + 4.0, "end", &tick(*step).replace('-', MINUS));
        }
        // Of many years every second one is written, the last among them.
        let every = if self.has_room(5) { 1 } else { 2 };
        for year in &self.years {
            let Some(x) = self.x(*year) else { continue };
            if self.years.last().is_some_and(|last| (last - year) % every == 0) {
                drawing += &written(x, HEIGHT - BOTTOM + LINE + 3.0, "middle", &year.to_string());
            }
            let said = under(*year);
            if !said.is_empty() {
                drawing += &written(x, HEIGHT - BOTTOM + 2.0 * LINE + 4.0, "middle", said);
            }
        }
        let said = if self.has_room(9) { "≠ przerwa" } else { "≠" };
        for year in &self.breaks {
            let Some(x) = self.x(*year).map(|own| own - self.step() / 2.0) else { continue };
            let at = short(x);
            drawing += &format!(
                "<line x1=\"{at}\" x2=\"{at}\" y1=\"{}\" y2=\"{}\" stroke=\"#1a1a1a\" stroke-width=\"1.5\" stroke-dasharray=\"1 4\"/>\n",
                short(TOP - 8.0),
                short(HEIGHT - BOTTOM)
            );
            drawing += &written(x, TOP - 14.0, "middle", said);
        }
        drawing
    }

    /// A line from year to year; a year without value and a break leave a gap.
    pub fn line(&self, values: &[(i32, Option<f64>)], look: Look<'_>) -> String {
        let pairs = values.windows(2).filter(|pair| !self.broken_between(pair[0].0, pair[1].0));
        let drawn = pairs.filter_map(|pair| {
            self.segment((pair[0].0, pair[0].1?), (pair[1].0, pair[1].1?), look)
        });
        drawn.collect()
    }

    fn segment(&self, from: (i32, f64), to: (i32, f64), look: Look<'_>) -> Option<String> {
        let Look { colour, width, dashes } = look;
        let dashes = match dashes {
            "" => String::new(),
            own => format!(" stroke-dasharray=\"{own}\""),
        };
        Some(format!(
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{colour}\" stroke-width=\"{width}\"{dashes}/>\n",
            short(self.x(from.0)?),
            short(self.y(from.1)),
            short(self.x(to.0)?),
            short(self.y(to.1)),
        ))
    }

    /// What a point says: above it, or below when there is room; upright when its words are wider than a year.
    pub fn label(&self, (x, y): (f64, f64), above: bool, words: &str) -> String {
        if self.upright {
            return turned(x + 4.0, y - 9.0, "start", words);
        }
        let below = y + 20.0;
        let y = if above || below > HEIGHT - BOTTOM - 2.0 { y - 10.0 } else { below };
        let half = words.chars().count() as f64 * LETTER / 2.0;
        written(x.min(WIDTH - half - 2.0), y, "middle", words)
    }

    /// So much may stand at every year without running into the next.
    pub fn has_room(&self, letters: usize) -> bool {
        letters as f64 * LETTER <= self.step()
    }
}

/// From where to where the axis goes, before it is rounded to whole steps.
///
/// `more` is the part of it that is kept for what is written above the points.
fn span(values: &[f64], more: f64) -> (f64, f64) {
    let lowest = values.iter().copied().fold(f64::INFINITY, f64::min);
    let highest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let width = highest - lowest;
    if lowest < 0.0 {
        let high = highest.max(0.0);
        return (lowest * 1.2, high + (high - lowest) * more);
    }
    if highest <= 0.0 {
        return (0.0, 1.0);
    }
    if width > 0.0 && width < highest * TINY {
        return ((lowest - width * 0.4).max(0.0), highest + width * (0.2 + more));
    }
    (0.0, highest * (1.0 + more))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_begins_at_zero_unless_the_values_lie_close_together() {
        for (values, first, last) in [
            (vec![60.5, 63.9, 75.0], 0.0, 100.0),
            // 1.7 of 77.7: a flat line from zero would hide it.
            (vec![76.0, 77.7], 75.0, 79.0),
            (vec![12.0], 0.0, 15.0),
            (vec![0.0, 0.0], 0.0, 1.0),
            (vec![5.0, 5.0], 0.0, 6.0),
            // With room for what is written above: 10 + 12 / 5.
            (vec![-2.0, 10.0], -5.0, 15.0),
            (vec![-3.0, -1.0], -4.0, 1.0),
        ] {
            let plot = Plot::new(vec![2023, 2024], &values, &[], (2, 4), 20.0).expect("values");
            let found = (plot.steps[0], plot.steps[plot.steps.len() - 1]);
            assert_eq!(found, (first, last), "{values:?}");
        }
        // Whole persons: 0 to 1.4 has no step of 0.5.
        for (values, decimals, expected) in [
            (vec![1.0, 0.0], 0, vec![0.0, 1.0, 2.0]),
            (vec![1.0, 0.0], 1, vec![0.0, 0.5, 1.0, 1.5]),
            (vec![0.04, 0.1], 1, vec![0.0, 0.1, 0.2]),
            (vec![61.2, 61.3], 0, vec![61.0, 62.0]),
        ] {
            let plot = Plot::new(vec![2023, 2024], &values, &[], (decimals, 4), 20.0);
            assert_eq!(plot.expect("values").steps, expected, "{values:?} {decimals}");
        }
        assert!(Plot::new(vec![2023], &[], &[], (2, 4), 20.0).is_none());
    }
}
