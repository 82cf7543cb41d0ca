//! The office's codes in those of a list: by their letters, by their labels, by records that name both.

use std::collections::BTreeMap;

use super::texts::Texts;
use super::words::folded;
use crate::model::Codebook;

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

/// Abbreviations: when each value can be short for one code only, and no two for the same, they are
/// translated. As soon as one stays in doubt none is: `U` may be two of them.
fn shortened(found: &mut [Translation], book: &Codebook) {
    let open: Vec<usize> =
        (0..found.len()).filter(|place| found[*place].by == By::Nothing).collect();
    let taken: Vec<&String> = found.iter().filter_map(|own| own.ours.as_ref()).collect();
    let free: Vec<&str> = book
        .codes
        .iter()
        .map(|line| line.code.as_str())
        .filter(|code| !taken.iter().any(|own| own == code))
        .collect();
    let mut possible: Vec<Vec<&str>> = open
        .iter()
        .map(|place| {
            let short = bare(&found[*place].theirs);
            free.iter().copied().filter(|code| bare(code).starts_with(&short)).collect()
        })
        .collect();
    if possible.iter().any(Vec::is_empty) {
        return;
    }
    // What is certain for one is no longer possible for another.
    let mut settled = vec![false; open.len()];
    while let Some(own) = (0..open.len()).find(|own| !settled[*own] && possible[*own].len() == 1) {
        settled[own] = true;
        let code = possible[own][0];
        for (other, codes) in possible.iter_mut().enumerate().filter(|(other, _)| *other != own) {
            codes.retain(|own| *own != code);
            if codes.is_empty() {
                return;
            }
            let _ = other;
        }
    }
    if settled.iter().all(|own| *own) {
        for (place, codes) in open.iter().zip(&possible) {
            found[*place].ours = Some(codes[0].to_owned());
            found[*place].by = By::Short;
        }
    }
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
            ("uchylenie|umorzenie|odmowa", "O|U", "O=? U=?"),
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
