//! The office's codes in those of a list: by their letters, by their labels, by records that name both.

use std::collections::BTreeMap;

use super::texts::Texts;
use crate::model::Codebook;
use crate::model::letters::folded;

/// One code of the office, and what it is in ours. Polish: przekład kodu.
#[derive(Clone, Debug, PartialEq)]
pub struct Translation {
    pub theirs: String,
    pub count: usize,
    pub ours: Option<String>,
    pub by: By,
}

/// How the code was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// It is ours as it stands.
    Itself,
    /// It is ours in other letters, or its label.
    Label,
    /// The record it refers to has ours.
    Records,
    /// It is short for one of ours, and for no other.
    Short,
    Nothing,
}

/// Columns with more codes than this are no codes.
const MOST: usize = 300;

/// Every value of a column in the codes of a list; empty when it has too many.
pub fn translated(texts: &Texts, book: &Codebook, ignore_case: bool) -> Vec<Translation> {
    if texts.each.len() > MOST {
        return Vec::new();
    }
    let mut found: Vec<Translation> = texts
        .each
        .iter()
        .map(|(text, count)| {
            let (ours, by) = alone(text, book, ignore_case);
            Translation { theirs: text.to_string(), count: *count, ours, by }
        })
        .collect();
    found.sort_by(|one, two| one.theirs.cmp(&two.theirs));
    shortened(&mut found, book);
    found
}

/// Were the codes told by what they say, not only by their first letters?
pub fn by_label(found: &[Translation]) -> bool {
    found.iter().all(|own| matches!(own.by, By::Itself | By::Label))
}

fn alone(text: &str, book: &Codebook, ignore_case: bool) -> (Option<String>, By) {
    let lower = text.to_lowercase();
    for line in &book.codes {
        if line.code == text || (ignore_case && line.code.to_lowercase() == lower) {
            return (Some(line.code.clone()), By::Itself);
        }
    }
    let bare = bare(text);
    let mut fitting = book
        .codes
        .iter()
        .filter(|line| self::bare(&line.code) == bare || self::bare(&line.label) == bare)
        .map(|line| line.code.clone());
    match (fitting.next(), fitting.next()) {
        (Some(one), other) if other.as_ref().is_none_or(|other| *other == one) => {
            (Some(one), By::Label)
        }
        _ => (None, By::Nothing),
    }
}

fn bare(text: &str) -> String {
    folded(text).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// Abbreviations: a value that is short for one code only, which no other is, is translated; a person
/// looks at it all the same. `U` that may be two codes stays a question.
fn shortened(found: &mut [Translation], book: &Codebook) {
    let taken: Vec<&str> = found.iter().filter_map(|own| own.ours.as_deref()).collect();
    let free = book.codes.iter().filter(|line| !taken.contains(&line.code.as_str()));
    let free: Vec<(String, &str, String)> =
        free.map(|line| (bare(&line.code), line.code.as_str(), initials(&line.label))).collect();
    let possible: Vec<Vec<&str>> = found
        .iter()
        .map(|own| {
            let short = bare(&own.theirs);
            let fits = |code: &str, label: &str| {
                !short.is_empty()
                    && (code.starts_with(&short) || (short.len() > 1 && label == short))
            };
            let fitting = free.iter().filter(|(bare, _, label)| fits(bare, label));
            let mut codes: Vec<&str> = fitting.map(|(_, code, _)| *code).collect();
            codes.dedup();
            if own.by == By::Nothing { codes } else { Vec::new() }
        })
        .collect();
    for (own, codes) in found.iter_mut().zip(&possible) {
        let alone = |code: &&str| possible.iter().filter(|other| other.contains(code)).count() == 1;
        if let [code] = codes.as_slice()
            && alone(code)
        {
            own.ours = Some((*code).to_owned());
            own.by = By::Short;
        }
    }
}

/// `bd` of „bez dochodu”.
fn initials(label: &str) -> String {
    let folded = folded(label);
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    words.filter_map(|word| word.chars().next()).collect()
}

/// Records that refer to others which hold our codes tell what theirs mean: `pairs` are theirs and
/// ours, record by record. Only when hardly any record says otherwise.
pub fn learned(found: &mut [Translation], pairs: impl Iterator<Item = (String, String)>) {
    let mut counts: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for (theirs, ours) in pairs {
        *counts.entry(theirs).or_default().entry(ours).or_default() += 1;
    }
    let most = |ours: &BTreeMap<String, usize>| ours.values().copied().max().unwrap_or_default();
    let agreed: usize = counts.values().map(most).sum();
    let all: usize = counts.values().flat_map(BTreeMap::values).sum();
    if all < 10 || agreed * 100 < all * 98 {
        return;
    }
    for own in found.iter_mut().filter(|own| matches!(own.by, By::Nothing | By::Short)) {
        let Some(ours) = counts.get(&own.theirs) else {
            continue;
        };
        if let Some((code, count)) = ours.iter().max_by_key(|(_, count)| **count)
            && *count * 10 >= ours.values().sum::<usize>() * 9
        {
            own.ours = Some(code.clone());
            own.by = By::Records;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Problems, Source};

    #[test]
    fn codes_are_translated_as_far_as_they_are_certain() {
        for (list, values, expected) in [
            ("gmina|powiat", "G|P", "G=gmina P=powiat"),
            ("decyzja|doraznie", "D|N", "D=? N=?"),
            ("przyznanie|zmiana|odmowa", "P|Z|O", "O=odmowa P=przyznanie Z=zmiana"),
            ("uchylenie|umorzenie|odmowa", "O|U|M", "M=? O=odmowa U=?"),
            ("brak:bez dochodu|praca", "BD|PR", "BD=brak PR=praca"),
            ("ZST-S|ZCL", "zst-s|zcl", "zcl=ZCL zst-s=ZST-S"),
            (
                "praca:praca zarobkowa|renta",
                "Praca zarobkowa|RENTA",
                "Praca zarobkowa=praca RENTA=renta",
            ),
            ("K|M", "K|M", "K=K M=M"),
        ] {
            let lines: Vec<String> = list
                .split('|')
                .map(|own| {
                    own.split_once(':').map_or(format!("{own};"), |(a, b)| format!("{a};{b}"))
                })
                .collect();
            let text = format!("code;label\n{}\n", lines.join("\n"));
            let problems = Problems::default();
            let book = Codebook::read("list", &Source::new("list.csv", text), &problems);
            let mut texts = Texts::default();
            values.split('|').for_each(|value| texts.push(value));
            let found: Vec<String> = translated(&texts, &book, false)
                .into_iter()
                .map(|own| format!("{}={}", own.theirs, own.ours.as_deref().unwrap_or("?")))
                .collect();
            assert_eq!(found.join(" "), expected, "{values}");
        }
    }

    #[test]
    fn records_that_hold_both_tell_the_codes() {
        let mut found =
            vec![Translation { theirs: "121".to_owned(), count: 12, ours: None, by: By::Nothing }];
        let pair = |ours: &str| ("121".to_owned(), ours.to_owned());
        learned(
            &mut found,
            std::iter::repeat_n(pair("ZCL"), 6).chain(std::iter::repeat_n(pair("UO"), 6)),
        );
        assert_eq!(found[0].ours, None);
        learned(&mut found, std::iter::repeat_n(pair("ZCL"), 12));
        assert_eq!(found[0].ours.as_deref(), Some("ZCL"));
    }
}
