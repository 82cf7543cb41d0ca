//! What the drawings of all pages are made of: letters, lines, round steps of an axis.

use super::text;
use crate::number::decimal_grouped;
use crate::write::xlsx_table::COLOURS;

/// Of the letters, and of a wide one of them in the widest of the fonts that the page may be shown with.
pub const LINE: f64 = 15.0;
pub const LETTER: f64 = 8.0;

/// Round steps for an axis, about five of them.
pub fn steps(lowest: f64, highest: f64) -> Vec<f64> {
    steps_of(lowest, highest, 0.0)
}

/// The same with no step finer than `least`: what lies between two numbers as they are printed says nothing.
pub fn steps_of(lowest: f64, highest: f64, least: f64) -> Vec<f64> {
    let rough = ((highest - lowest) / 5.0).max(least);
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|own| own * power).find(|own| *own >= rough);
    let step = step.unwrap_or(rough);
    let (first, last) = ((lowest / step).floor() as i64, (highest / step).ceil() as i64);
    (first..=last).map(|own| own as f64 * step).collect()
}

pub fn written(x: f64, y: f64, anchor: &str, words: &str) -> String {
    format!(
        "<text x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\">{}</text>\n",
        short(x),
        short(y),
        text(words)
    )
}

/// Words that go upwards, for values above narrow columns.
pub fn turned(x: f64, y: f64, anchor: &str, words: &str) -> String {
    let (x, y) = (short(x), short(y));
    format!(
        "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" transform=\"rotate(-90 {x} {y})\">{}</text>\n",
        text(words)
    )
}

pub fn colour(series: usize) -> String {
    format!("#{:06x}", COLOURS[series % COLOURS.len()])
}

/// Lines differ in their dashes too.
pub fn dashes(series: usize) -> &'static str {
    ["", " stroke-dasharray=\"8 4\"", " stroke-dasharray=\"2 4\""][series % 3]
}

/// A number of the drawing: two decimals, the same on every machine.
pub fn short(number: f64) -> String {
    format!("{number:.2}")
}

/// A step of the axis, with as many decimals as it needs.
pub fn tick(value: f64) -> String {
    let decimals = (0..3).find(|own| (value * 10f64.powi(*own)).fract().abs() < 1e-9).unwrap_or(3);
    text(&decimal_grouped((value * 10f64.powi(decimals)).round() as i128, decimals as u32))
}

/// A name in two lines at most, broken between words; what does not fit is cut and says so.
pub fn wrapped(name: &str, room: f64) -> Vec<String> {
    let most = (room / LETTER) as usize;
    if name.chars().count() <= most {
        return vec![name.to_owned()];
    }
    let mut first = String::new();
    for word in name.split(' ') {
        let longer = if first.is_empty() { word.to_owned() } else { format!("{first} {word}") };
        if longer.chars().count() > most {
            break;
        }
        first = longer;
    }
    let rest = name[first.len()..].trim_start();
    match (first.is_empty(), rest.is_empty()) {
        (true, _) => vec![cut(name, room)],
        (false, true) => vec![first],
        (false, false) => vec![first.clone(), cut(rest, room)],
    }
}

/// As much of a name as there is room for.
pub fn cut(name: &str, room: f64) -> String {
    let most = (room / LETTER) as usize;
    if name.chars().count() <= most {
        return name.to_owned();
    }
    let kept: String = name.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_has_round_steps_around_the_values() {
        for (lowest, highest, expected) in [
            (0.0, 1.0, vec![0.0, 0.2, 0.4, 0.6000000000000001, 0.8, 1.0]),
            (0.0, 272.0, vec![0.0, 100.0, 200.0, 300.0]),
            (-3.0, 7.0, vec![-4.0, -2.0, 0.0, 2.0, 4.0, 6.0, 8.0]),
        ] {
            assert_eq!(steps(lowest, highest), expected, "{lowest} {highest}");
        }
        for (value, said) in [(0.0, "0"), (0.5, "0,5"), (1200.0, "1\u{a0}200"), (0.25, "0,25")] {
            assert_eq!(tick(value), said);
        }
    }

    #[test]
    fn a_long_name_is_cut_and_says_so() {
        assert_eq!(cut("krótka", 100.0), "krótka");
        assert_eq!(cut("rodziny zastępcze niezawodowe", 80.0), "rodziny z…");
        for (name, lines) in [
            ("krótka", vec!["krótka"]),
            ("rodziny zastępcze", vec!["rodziny", "zastępcze"]),
            ("rodziny zastępcze niezawodowe", vec!["rodziny", "zastępcze…"]),
            ("nieusamodzielnieni razem", vec!["nieusamod…"]),
        ] {
            assert_eq!(wrapped(name, 80.0), lines, "{name}");
        }
    }
}
