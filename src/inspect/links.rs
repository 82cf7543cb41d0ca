//! Identifiers that stand in several sheets: what refers to what, before it is known what each sheet is.

use rustc_hash::FxHashSet;

use super::Export;
use super::look::Column;

/// How a column and those of the other sheets meet. Polish: powiązania między eksportami.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// The values of a column elsewhere are among its own.
    pub referred: bool,
    /// Its values are among those of a column elsewhere, in which each stands once.
    pub refers: bool,
}

/// Values of a column that are looked for in another.
const MOST: usize = 200;
/// Fewer are in many columns by chance.
const FEWEST: usize = 3;

/// The links of every column of every export.
pub fn links(exports: &[Export]) -> Vec<Vec<Link>> {
    let blank = |export: &Export| vec![Link::default(); export.sheet.columns.len()];
    let mut found: Vec<Vec<Link>> = exports.iter().map(blank).collect();
    let each: Vec<(usize, &Column)> = exports
        .iter()
        .enumerate()
        .flat_map(|(own, export)| export.sheet.columns.iter().map(move |column| (own, column)))
        .filter(|(_, column)| is_identifying(column))
        .collect();
    for (from, column) in &each {
        let values: FxHashSet<&str> =
            column.texts.each.iter().take(MOST).map(|(text, _)| &**text).collect();
        for (to, other) in each.iter().filter(|(to, _)| to != from) {
            let there = values.iter().filter(|text| other.texts.has(text)).count();
            if there * 10 < values.len() * 9 {
                continue;
            }
            found[*to][other.place].referred = true;
            found[*from][column.place].refers |= other.texts.is_unique();
        }
    }
    found
}

/// Does a column hold many values that look like identifiers?
pub fn is_identifying(column: &Column) -> bool {
    let (kinds, texts) = (column.kinds, &column.texts);
    let mixed = |text: &str| {
        let digit = text.bytes().any(|byte| byte.is_ascii_digit());
        digit && (text.chars().any(char::is_alphabetic) || text.len() >= 4)
    };
    texts.each.len() >= FEWEST
        && kinds.id >= 0.8
        && kinds.date < 0.2
        && kinds.pesel < 0.2
        && kinds.teryt < 0.8
        && (kinds.money < 0.8 || kinds.whole >= 0.8)
        && texts.share_of_rows(mixed) >= Some(0.9)
}
