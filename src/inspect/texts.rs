//! The texts of one column, each kept once, and the kinds of value that they are.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::ingest::{is_pesel, parse, stands};
use crate::model::{Codebook, Type};

/// The texts of a column, row by row. Polish: wartości kolumny.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    known: FxHashMap<Rc<str>, u32>,
    /// Each different text, and how often it stands there.
    pub each: Vec<(Rc<str>, usize)>,
    /// For every row the number of its text plus one; 0 where nothing is.
    rows: Vec<u32>,
    /// Of several parts: was every value of each there once?
    of_parts: Option<bool>,
}

impl Texts {
    pub fn push(&mut self, text: &str) {
        let text = parse::trimmed(text);
        if matches!(text, "" | "-" | "–" | "—") {
            self.rows.push(0);
            return;
        }
        let number = match self.known.get(text) {
            Some(number) => *number,
            None => {
                let own: Rc<str> = Rc::from(text);
                let number = self.each.len() as u32;
                self.each.push((Rc::clone(&own), 0));
                self.known.insert(own, number);
                number
            }
        };
        self.each[number as usize].1 += 1;
        self.rows.push(number + 1);
    }

    /// The rows of the same column in another part of the export.
    pub fn append(&mut self, other: &Texts) {
        self.of_parts = Some(self.is_unique() && other.is_unique());
        for row in 0..other.rows.len() {
            self.push(other.row(row).unwrap_or_default());
        }
    }

    pub fn row(&self, row: usize) -> Option<&str> {
        let number = self.rows.get(row)?.checked_sub(1)?;
        Some(&self.each[number as usize].0)
    }

    pub fn count(&self) -> usize {
        self.rows.len()
    }

    pub fn filled(&self) -> usize {
        self.each.iter().map(|(_, count)| count).sum()
    }

    pub fn has(&self, text: &str) -> bool {
        self.known.contains_key(text)
    }

    /// Is every value there once? A register exported every month may repeat itself from part to part.
    pub fn is_unique(&self) -> bool {
        if let Some(unique) = self.of_parts {
            return unique;
        }
        !self.each.is_empty() && self.each.iter().all(|(_, count)| *count == 1)
    }

    /// The share of the different values that `fits` accepts; none when nothing is there.
    pub fn share(&self, fits: impl Fn(&str) -> bool) -> Option<f64> {
        let fitting = self.each.iter().filter(|(text, _)| fits(text)).count();
        (!self.each.is_empty()).then(|| fitting as f64 / self.each.len() as f64)
    }

    /// The share of the rows that `fits` accepts: one strange value in a thousand rows is a slip.
    pub fn share_of_rows(&self, fits: impl Fn(&str) -> bool) -> Option<f64> {
        let fitting: usize =
            self.each.iter().filter(|(text, _)| fits(text)).map(|(_, count)| count).sum();
        (!self.each.is_empty()).then(|| fitting as f64 / self.filled() as f64)
    }
}

/// How much of a column is of each kind, from 0 to 1. Polish: rodzaje wartości.
#[derive(Clone, Copy, Debug, Default)]
pub struct Kinds {
    pub date: f64,
    pub number: f64,
    pub whole: f64,
    pub money: f64,
    pub pesel: f64,
    pub teryt: f64,
    pub regon: f64,
    pub nip: f64,
    pub truth: f64,
    /// Short, without spaces: as identifiers are.
    pub id: f64,
}

impl Kinds {
    pub fn of(texts: &Texts) -> Kinds {
        let share = |fits: &dyn Fn(&str) -> bool| texts.share_of_rows(fits).unwrap_or_default();
        Kinds {
            date: share(&|text| parse::day(text).is_some() && text.len() > 8 || is_eight(text)),
            number: share(&|text| parse::decimal(text, 6).is_some()),
            whole: share(&|text| parse::decimal(text, 0).is_some()),
            money: share(&|text| parse::amount(text, 2).is_some()),
            pesel: share(&|text| is_pesel(&format!("{text:0>11}")) && text.len() > 8),
            teryt: match share(&is_teryt) {
                // Beside gminas stand powiats, which have four digits; alone they could be years.
                some if some >= 0.1 => share(&|text| is_teryt(text) || is_powiat(text)),
                few => few,
            },
            regon: share(&|text| stands(&Type::Regon, text)),
            nip: share(&|text| stands(&Type::Nip, text)),
            truth: match texts.each.iter().any(|(text, _)| is_other_number(text)) {
                // One beside a quarter is a number, not a yes.
                true => 0.0,
                false => share(&|text| parse::truth(text, &[], &[]).is_some()),
            },
            id: share(&|text| text.chars().count() <= 40 && !text.contains(char::is_whitespace)),
        }
    }

    /// The word for what most of a column is, for people.
    pub fn word(self, texts: &Texts) -> &'static str {
        const MOST: f64 = 0.9;
        if texts.each.is_empty() {
            "nothing"
        } else if self.pesel >= MOST {
            "pesel"
        } else if self.date >= MOST {
            "date"
        } else if self.truth >= MOST && texts.each.len() <= 4 {
            "bool"
        } else if self.teryt >= MOST {
            "teryt"
        } else if self.whole >= MOST {
            "int"
        } else if self.money >= MOST {
            "money"
        } else if self.number >= MOST {
            "decimal"
        } else if self.id >= MOST {
            let digits = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
            if texts.share_of_rows(digits) >= Some(0.5) { "id" } else { "word" }
        } else {
            "text"
        }
    }
}

/// A number that is neither yes nor no.
fn is_other_number(text: &str) -> bool {
    parse::truth(text, &[], &[]).is_none() && parse::decimal(text, 6).is_some()
}

/// `1.2.2025` has eight letters too; a number of eight digits is a day only when it can be one.
fn is_eight(text: &str) -> bool {
    text.len() == 8 && parse::day(text).is_some()
}

/// A gmina with its kind, also when a spreadsheet took the zero before it.
fn is_teryt(text: &str) -> bool {
    let whole = format!("{text:0>7}");
    text.len() >= 6 && whole.len() == 7 && stands(&Type::Teryt, &whole)
}

/// A powiat: voivodeship and number.
fn is_powiat(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) && stands(&Type::Teryt, text)
}

/// The share of the different values that are codes of a list, as they stand or in other letters.
pub fn codes_of(texts: &Texts, book: &Codebook) -> f64 {
    if texts.each.len() > 4 * book.codes.len() + 4 {
        return 0.0;
    }
    let fits = |text: &str| {
        let lower = text.to_lowercase();
        book.codes.iter().any(|line| line.code.to_lowercase() == lower)
    };
    texts.share(fits).unwrap_or_default()
}

/// What values look like, without saying them: `A999999`, `99.99.9999`.
pub fn pattern(texts: &Texts) -> String {
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    for (text, count) in &texts.each {
        *counts.entry(shape(text)).or_default() += count;
    }
    let mut ordered: Vec<(usize, String)> =
        counts.into_iter().map(|(shape, count)| (count, shape)).collect();
    ordered.sort_by(|one, two| two.0.cmp(&one.0).then_with(|| one.1.cmp(&two.1)));
    ordered.into_iter().next().map(|(_, shape)| shape).unwrap_or_default()
}

/// Letters as `A` or `a`, digits as `9`, the rest as it is; long runs are cut.
fn shape(text: &str) -> String {
    let mut shape = String::new();
    let mut run = 0;
    for letter in text.chars() {
        let own = match letter {
            own if own.is_numeric() => '9',
            own if own.is_uppercase() => 'A',
            own if own.is_alphabetic() => 'a',
            own => own,
        };
        run = if shape.ends_with(own) { run + 1 } else { 1 };
        if own == '9' || run <= 3 {
            shape.push(own);
        } else if run == 4 {
            shape.push('…');
        }
    }
    shape.chars().take(24).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(values: &str) -> Texts {
        let mut texts = Texts::default();
        values.split('|').for_each(|value| texts.push(value));
        texts
    }

    #[test]
    fn kinds() {
        for (values, word, looks) in [
            ("D000001|D000002|D000003", "id", "A999999"),
            ("44051401359|02070803628", "pesel", "99999999999"),
            ("2025-01-31|2025-02-01||-", "date", "9999-99-99"),
            ("1 234,50|12,00|7,25", "money", "99,99"),
            ("12|7|100", "int", "9"),
            ("1.125|2.5", "decimal", "9.9"),
            ("T|N|T", "bool", "A"),
            ("1|0|1", "bool", "9"),
            ("1|1|1|1|1|1|1|1|1|1|1|0.75", "int", "9"),
            ("0862011|1465011", "teryt", "9999999"),
            ("Jan Kowalski|Anna Nowak", "text", "Aaa… Aaa…"),
            ("|-", "nothing", ""),
        ] {
            let texts = texts(values);
            assert_eq!(Kinds::of(&texts).word(&texts), word, "{values}");
            let found = pattern(&texts);
            assert!(found == looks || word != "id", "{values}: {found}");
        }
    }
}
