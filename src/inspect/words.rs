//! How much a header sounds like a column of a table.

use crate::ingest::Title;
use crate::model::ColumnSchema;
use crate::model::letters::folded;

/// Words that most headers have: alone they say little.
const COMMON: [&str; 12] =
    ["nr", "numer", "id", "ident", "kod", "data", "dzien", "dnia", "rodza", "typ", "lp", "zl"];

/// 1 when the header is one of the column's names, less when some words are the same, 0 when none is.
pub fn likeness(title: &Title, column: &ColumnSchema) -> f64 {
    if title.shown.is_empty() {
        return 0.0;
    }
    let own = std::slice::from_ref(title);
    if names(column).any(|name| !Title::fitting(own, name).is_empty()) {
        return 1.0;
    }
    let words = stems(&title.shown);
    // Half a likeness at most: words that meet are a hint, a name is a statement.
    let best = names(column).map(|name| alike(&words, &stems(name))).fold(0.0, f64::max);
    0.6 * best
}

fn names(column: &ColumnSchema) -> impl Iterator<Item = &str> {
    let own = [column.title.as_str(), column.name.text.as_str()];
    column.aliases.iter().map(String::as_str).chain(own).filter(|name| !name.is_empty())
}

/// The words of two texts that are the same, by weight: twice those of both over all.
pub fn alike(one: &[String], two: &[String]) -> f64 {
    let weight = |words: &[String]| words.iter().map(|word| weigh(word)).sum::<f64>();
    let both: f64 = one.iter().filter(|word| two.contains(word)).map(|word| weigh(word)).sum();
    let all = weight(one) + weight(two);
    if all > 0.0 { 2.0 * both / all } else { 0.0 }
}

fn weigh(word: &str) -> f64 {
    if COMMON.contains(&word) { 0.3 } else { 1.0 }
}

/// Words without Polish letters, cut to their stem: `Świadczenia` and `świadczenie` are one.
pub fn stems(text: &str) -> Vec<String> {
    let folded = folded(text);
    let words = folded.split(|letter: char| !letter.is_ascii_alphanumeric());
    words.filter(|word| !word.is_empty()).map(|word| word.chars().take(5).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_meet_without_their_endings() {
        for (one, two, expected) in [
            ("Kod świadczenia", "świadczenie", 0.8..0.9),
            ("Nr decyzji", "Nr osoby", 0.2..0.3),
            ("Kwota", "Powód", 0.0..0.01),
            ("OPŁATA", "oplata", 0.99..1.01),
        ] {
            let found = alike(&stems(one), &stems(two));
            assert!(expected.contains(&found), "{one} / {two}: {found}");
        }
    }
}
