//! A code and its words in one cell: `12 – Ubóstwo`, `A (samotna)`. Polish: kod ze słowami.

use super::codes::{By, Translation, translated};
use super::look::Column;
use super::texts::Texts;
use crate::ingest::Part;
use crate::model::Codebook;

/// What may stand between a code and its words. A dash without spaces comes last: codes have some too.
const BETWEEN: [&str; 9] = [" – ", " - ", " — ", " (", ": ", ". ", " ", "–", "-"];

/// The part of every cell that is a code or its label. Polish: część z kodem.
pub struct Within {
    pub part: Part,
    /// The words are labels of the list: more than a few short codes can say.
    pub sure: bool,
}

/// What of every cell is a code or its label; none when nothing in them is, or not one cell
/// has words.
///
/// The words are believed before the code: an office that counts its reasons from one has numbers that are
/// codes of other things. Where code and words are two things of the list, nothing is proposed but the words;
/// where the words are unknown, a word that is the label of another code speaks against all codes.
fn within(texts: &Texts, book: &Codebook, ignore_case: bool) -> Option<Within> {
    // As many values as a list of codes has, and a few slips; a note is no code.
    if texts.each.is_empty() || texts.each.len() > 4 * book.codes.len() + 4 {
        return None;
    }
    BETWEEN.into_iter().find_map(|split| {
        let divides = |text: &str| !behind(text, split).is_empty();
        let divided = texts.share_of_rows(divides).filter(|share| *share >= 0.5)?;
        let first = Part { split: split.to_owned(), part: 1 };
        let (code, words) = (different(texts, &first), rest(texts, split));
        let [codes, labels] =
            [&code, &words].map(|own| known(&translated(own, book, ignore_case), own));
        let told = |of: Option<Vec<Translation>>| of.filter(|own| is_telling(own));
        match (codes, told(labels)) {
            // Every code beside its own words.
            (Some(codes), Some(labels)) if agree(texts, split, &codes, &labels) => {
                Some(Within { part: first, sure: true })
            }
            (_, Some(_)) if divided >= 1.0 => {
                // The rest is one part where the words do not hold what stands between.
                let second = Part { split: split.to_owned(), part: 2 };
                let own = different(texts, &second);
                known(&translated(&own, book, ignore_case), &own)
                    .map(|_| Within { part: second, sure: true })
            }
            (Some(codes), None) if !denied(texts, split, &codes, book, ignore_case) => {
                Some(Within { part: first, sure: false })
            }
            _ => None,
        }
    })
}

/// The same of a column of a sheet; one that is made of others is divided already.
pub fn of_column(own: &Column, book: &Codebook, ignore_case: bool) -> Option<Within> {
    if own.made.is_some() { None } else { within(&own.texts, book, ignore_case) }
}

/// A part of every cell, row by row.
pub fn parts(texts: &Texts, part: &Part) -> Texts {
    let mut found = Texts::default();
    (0..texts.count()).for_each(|row| found.push(part.of(texts.row(row).unwrap_or_default())));
    found
}

/// The same of the different cells alone: what they are is asked of every list.
fn different(texts: &Texts, part: &Part) -> Texts {
    let mut found = Texts::default();
    texts.each.iter().for_each(|(text, _)| found.push(part.of(text)));
    found
}

/// What stands behind the first text between, of the different cells.
fn rest(texts: &Texts, split: &str) -> Texts {
    let mut found = Texts::default();
    texts.each.iter().for_each(|(text, _)| found.push(behind(text, split)));
    found
}

fn behind<'t>(text: &'t str, split: &str) -> &'t str {
    text.split_once(split).map_or("", |(_, rest)| rest.trim())
}

/// The translation of codes that are all known without a guess; none when one is not.
fn known(found: &[Translation], texts: &Texts) -> Option<Vec<Translation>> {
    let all = found.iter().all(|own| matches!(own.by, By::Itself | By::Label));
    (all && !found.is_empty() && !texts.each.is_empty()).then(|| found.to_vec())
}

/// Words are longer than codes that stand for anything.
fn is_telling(found: &[Translation]) -> bool {
    found.iter().any(|own| own.theirs.chars().count() > 2)
}

fn ours<'f>(found: &'f [Translation], theirs: &str) -> Option<&'f str> {
    found.iter().find(|own| own.theirs == theirs)?.ours.as_deref()
}

/// Does every cell with words say the same thing twice?
fn agree(texts: &Texts, split: &str, codes: &[Translation], labels: &[Translation]) -> bool {
    let first = Part { split: split.to_owned(), part: 1 };
    texts.each.iter().all(|(text, _)| {
        let words = behind(text, split);
        words.is_empty() || ours(codes, first.of(text)) == ours(labels, words)
    })
}

/// Are some of the words those of another code than the one beside them?
fn denied(
    texts: &Texts,
    split: &str,
    codes: &[Translation],
    book: &Codebook,
    ignore_case: bool,
) -> bool {
    let first = Part { split: split.to_owned(), part: 1 };
    let words = translated(&rest(texts, split), book, ignore_case);
    let words: Vec<Translation> = words.into_iter().filter(|own| own.by == By::Label).collect();
    texts.each.iter().any(|(text, _)| {
        let said = ours(&words, behind(text, split));
        said.is_some() && said != ours(codes, first.of(text))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Problems, Source};

    #[test]
    fn a_code_and_its_words_are_told_apart() {
        let reasons = "01:Ubóstwo|02:Sieroctwo|07:Bezdomność";
        for (list, values, expected) in [
            (reasons, "01 – Ubóstwo|07 – Bezdomność|01 – Ubóstwo", Some((" – ", 1))),
            (reasons, "01 - bieda|07 - brak domu", Some((" - ", 1))),
            (reasons, "01 Ubóstwo|02 Sieroctwo", Some((" ", 1))),
            (reasons, "01. Ubóstwo|02", Some((". ", 1))),
            // An office's own numbers, some of which are codes of other things.
            (reasons, "1: Sieroctwo|2: Ubóstwo", Some((": ", 2))),
            (reasons, "02: Ubóstwo|01: Sieroctwo", Some((": ", 2))),
            ("A:osoba|B:rodzina", "A (samotna)|B (z dziećmi)", Some((" (", 1))),
            ("sam:samotna|rodz:rodzina", "A (samotna)|B (rodzina)", Some((" (", 2))),
            // The words of one are the label of another.
            (reasons, "01 – Sieroctwo|02 – coś innego", None),
            (reasons, "01|07", None),
            (reasons, "99 – Ubóstwo|98 – coś", None),
            ("ZST-S:stały|ZCL:celowy", "ZST-S|ZCL", None),
            ("ZST-S:stały|ZCL:celowy", "ZST-S – stały|ZCL – celowy", Some((" – ", 1))),
        ] {
            let lines: Vec<String> = list.split('|').map(|own| own.replace(':', ";")).collect();
            let text = format!("code;label\n{}\n", lines.join("\n"));
            let book = Codebook::read("list", &Source::new("list.csv", text), &Problems::default());
            let mut texts = Texts::default();
            values.split('|').for_each(|value| texts.push(value));
            let found = within(&texts, &book, false).map(|own| (own.part.split, own.part.part));
            let found = found.as_ref().map(|(split, part)| (split.as_str(), *part));
            assert_eq!(found, expected, "{values}");
        }
    }
}
