//! Where the header of a sheet is, found without a mapping: above the first row that looks like those
//! below it.

use rustc_hash::FxHashMap;

/// Rows that are looked at before anything is decided.
pub const ENOUGH: usize = 80;
/// A header is not deeper.
const DEEPEST: usize = 40;
const MOST_LINES: usize = 3;

pub type Line = (u32, Vec<String>);

/// The lines of the header among the first rows: their places in `lines`. None where nothing is.
pub fn header(lines: &[Line]) -> Option<std::ops::Range<usize>> {
    let filled: Vec<usize> = (0..lines.len()).filter(|line| count(&lines[*line].1) > 0).collect();
    let data = first_of_data(lines, &filled);
    let above: Vec<usize> = filled.iter().copied().filter(|line| *line < data).collect();
    // Without a row that differs from those below it the first row with several texts is the header.
    let Some(last) = above.last().copied() else {
        let first = filled.iter().copied().find(|line| count(&lines[*line].1) > 1);
        return first.or(filled.first().copied()).map(|line| line..line + 1);
    };
    let mut first = last;
    while first > 0
        && last + 1 - first < MOST_LINES
        && is_part(&lines[first].1, width(lines))
        && count(&lines[first - 1].1) > 1
    {
        first -= 1;
    }
    Some(first..last + 1)
}

fn count(texts: &[String]) -> usize {
    texts.iter().filter(|text| !text.is_empty()).count()
}

fn width(lines: &[Line]) -> usize {
    lines.iter().map(|(_, texts)| count(texts)).max().unwrap_or_default()
}

/// A line with gaps, or with a text twice, is explained by the line above it.
fn is_part(texts: &[String], width: usize) -> bool {
    let mut own: Vec<&String> = texts.iter().filter(|text| !text.is_empty()).collect();
    let filled = own.len();
    own.sort();
    own.dedup();
    filled < width || own.len() < filled
}

/// The first row whose values look as those of most rows in their columns do.
fn first_of_data(lines: &[Line], filled: &[usize]) -> usize {
    let columns = lines.iter().map(|(_, texts)| texts.len()).max().unwrap_or_default();
    let usual: Vec<Option<String>> = (0..columns).map(|column| usual(lines, column)).collect();
    for line in filled.iter().copied().take_while(|line| *line <= DEEPEST) {
        let told = usual.iter().zip(&lines[line].1).filter_map(|(usual, text)| {
            let usual = usual.as_ref().filter(|_| !text.is_empty())?;
            Some(shape(text) == *usual)
        });
        let told: Vec<bool> = told.collect();
        let alike = told.iter().filter(|own| **own).count();
        if alike > 0 && 2 * alike >= told.len() {
            return line;
        }
    }
    // Texts alone: the first full row is the header.
    let full = filled.iter().position(|line| 5 * count(&lines[*line].1) >= 3 * width(lines));
    full.and_then(|place| filled.get(place + 1).copied()).unwrap_or(lines.len())
}

/// What most values of a column look like; none when they are plain words, as headers are too.
fn usual(lines: &[Line], column: usize) -> Option<String> {
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    let texts = lines.iter().filter_map(|(_, texts)| texts.get(column));
    for text in texts.filter(|text| !text.is_empty()) {
        *counts.entry(shape(text)).or_default() += 1;
    }
    let most = counts.iter().max_by_key(|(shape, count)| (**count, shape.as_str()))?;
    most.0.contains('9').then(|| most.0.clone())
}

/// Runs of letters are `a`, runs of digits `9`; numbers are alike with and without decimals.
fn shape(text: &str) -> String {
    if crate::ingest::parse::amount(text, 6).is_some() {
        return "9".to_owned();
    }
    if crate::ingest::parse::day(text).is_some() {
        return "9-".to_owned();
    }
    let mut shape = String::new();
    for letter in text.chars() {
        let own = match letter {
            own if own.is_numeric() => '9',
            own if own.is_alphabetic() => 'a',
            own => own,
        };
        if !shape.ends_with(own) {
            shape.push(own);
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_found() {
        for (sheet, expected) in [
            ("Nr;Kwota\nW1;6,00\nW2;7,50", Some((1, 1))),
            ("Zestawienie wypłat\n\nNr;Kwota;Data\nW1;6;2025-01-01\nW2;7;2025-01-02", Some((3, 3))),
            ("Nr;Okres;;Kwota\n;od;do;\nW1;2025-01-01;;6\nW2;2025-01-01;;7", Some((1, 2))),
            ("K1;K2;K3\nW1;2025-01-01;6\nW2;2025-01-02;7", Some((1, 1))),
            ("Forma;Efekt\npraca;brak\nporada;poprawa", Some((1, 1))),
            ("Nr;Rodzina;Od\n;;\nK1;R1;2025-01-01", Some((1, 1))),
            ("Nr;Kwota", Some((1, 1))),
            ("", None),
        ] {
            let lines: Vec<Line> = sheet
                .lines()
                .enumerate()
                .map(|(row, line)| (row as u32 + 1, line.split(';').map(str::to_owned).collect()))
                .collect();
            let found = header(&lines).map(|own| (lines[own.start].0, lines[own.end - 1].0));
            assert_eq!(found, expected, "{sheet}");
        }
    }
}
