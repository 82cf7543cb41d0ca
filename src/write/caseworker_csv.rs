//! What a caseworker has to look at: their own records by key and place, no names and no PESEL.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use super::line::Words;
use super::{harmless, write_table};
use crate::diagnostic::{Catalogue, Severity};
use crate::quality::Told;

const HEADER: [&str; 10] =
    ["caseworker", "severity", "code", "what", "record", "file", "sheet", "row", "column", "fix"];

/// The longest part of a symbol in the name of a file.
const LONGEST: usize = 40;

/// A list for everyone who has an error or a warning that nobody has explained: the name of its file, and
/// the numbers of its lines.
pub fn caseworker_lists(told: Told<'_>, catalogue: &Catalogue) -> Vec<(String, Vec<u32>)> {
    let words = Words::new(told, catalogue);
    let mut lists: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (number, line) in (0..).zip(&told.quality.lines).filter(|(_, own)| own.waiver.is_none()) {
        let (Some(symbol), severity) = (line.caseworker.as_deref(), words.severity(line.of)) else {
            continue;
        };
        if severity != Severity::Note {
            lists.entry(symbol).or_default().push(number);
        }
    }
    let mut taken = BTreeSet::new();
    let list = |(symbol, lines)| (file_name(symbol, &mut taken), lines);
    lists.into_iter().map(list).collect()
}

/// One of these lists. Of what was typed nothing is told: the place is enough to find it.
pub fn caseworker_csv(
    told: Told<'_>,
    lines: &[u32],
    catalogue: &Catalogue,
    output: &mut dyn Write,
) -> io::Result<()> {
    let words = Words::new(told, catalogue);
    let groups: Vec<_> = told.quality.groups.iter().map(|own| words.of_group(own)).collect();
    let row = |number: &u32| {
        let line = &told.quality.lines[*number as usize];
        let (file, row, column) = words.position(line);
        let sheet = words.place(line).and_then(|place| place.sheet.as_deref()).unwrap_or_default();
        let said = &groups[line.group as usize];
        vec![
            harmless(line.caseworker()),
            words.severity(line.of).word().to_owned(),
            words.code(line.of).to_owned(),
            harmless(&said.what),
            harmless(line.record.as_deref().unwrap_or_default()),
            harmless(&file),
            harmless(sheet),
            row,
            harmless(&column),
            harmless(&said.fix),
        ]
    };
    write_table(output, &HEADER, lines.iter().map(row))
}

/// `listy/pracownik_P003.csv`: what a name of a file may not hold is a line; no two are the same, also
/// where capitals are not told apart.
fn file_name(symbol: &str, taken: &mut BTreeSet<String>) -> String {
    let plain = |letter: char| if letter.is_alphanumeric() || letter == '-' { letter } else { '_' };
    let symbol: String = symbol.chars().map(plain).take(LONGEST).collect();
    let mut name = symbol.clone();
    let mut number = 2;
    while !taken.insert(name.to_lowercase()) {
        name = format!("{symbol}_{number}");
        number += 1;
    }
    format!("listy/pracownik_{name}.csv")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_symbol_has_a_file_of_its_own() {
        let mut taken = BTreeSet::new();
        for (symbol, name) in [
            ("P003", "listy/pracownik_P003.csv"),
            ("p003", "listy/pracownik_p003_2.csv"),
            ("../P003", "listy/pracownik____P003.csv"),
            ("Ł 7", "listy/pracownik_Ł_7.csv"),
            ("Ł/7", "listy/pracownik_Ł_7_2.csv"),
        ] {
            assert_eq!(file_name(symbol, &mut taken), name);
        }
    }
}
