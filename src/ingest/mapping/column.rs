//! Where the values of one column come from, and what is done to them.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Problems};
use crate::document::{Fields, Item, Said, Value};
use crate::ingest::title::position;
use crate::model::{Codebooks, ColumnSchema, Type};

/// One column of a table, out of an export.
#[derive(Clone, Debug)]
pub struct From {
    pub place: Where,
    /// The office's codes in ours.
    pub codes: BTreeMap<String, String>,
    pub times: Option<Factor>,
    pub part: Option<Part>,
    /// Values of these patterns count as blank: `Powiat *` is no voivodeship.
    pub unless: Vec<String>,
    /// A blank cell repeats the one above, as in a table made for reading.
    pub fill: bool,
    /// It does so only in rows where something stands in this column.
    pub beside: Option<usize>,
    /// In a wide table the number of the column stands behind the value, after this text.
    pub numbered: Option<String>,
    /// What stands for a value that is still blank.
    pub otherwise: Option<Otherwise>,
}

impl From {
    fn bare(place: Where) -> From {
        let codes = BTreeMap::new();
        let unless = Vec::new();
        From {
            place,
            codes,
            times: None,
            part: None,
            unless,
            fill: false,
            beside: None,
            numbered: None,
            otherwise: None,
        }
    }

    /// Is the value what stands in one cell of the row?
    pub fn is_plain(&self) -> bool {
        self.part.is_none()
            && self.unless.is_empty()
            && !self.fill
            && self.numbered.is_none()
            && self.otherwise.is_none()
    }
}

/// What stands for a blank value.
#[derive(Clone, Debug)]
pub enum Otherwise {
    Text(String),
    /// What the n-th `*` of the file's pattern stands for.
    File(usize),
}

#[derive(Clone, Debug)]
pub enum Where {
    /// The column under the first of these headers that the export has.
    Header {
        names: Vec<Said>,
        /// The letters it must stand under; needed when two headers are equal.
        at: Option<Said>,
        /// An export without it is no mistake.
        optional: bool,
    },
    /// Several columns, one after the other, with a text between them.
    Joined { names: Vec<Said>, with: String },
    /// The same value in every record.
    Constant(Said),
    /// A column without a title, by its letters: it must have none.
    Untitled(Said),
    /// The last row above in which one cell alone is filled: the caption of a block of rows.
    Caption,
    /// What the n-th `*` of the file's pattern stands for: `2022` of `2022_tablice.xlsx`.
    File(usize),
}

/// What a number is multiplied by: thousands of złoty, minutes as hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Factor {
    pub over: i64,
    pub under: i64,
}

impl Factor {
    /// `1000`, `0,01` or `1/60`.
    pub fn parse(text: &str) -> Option<Factor> {
        let number = |text: &str| -> Option<(i64, i64)> {
            let text = text.trim().replace(',', ".");
            let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
            let digits = format!("{whole}{fraction}");
            let known = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
            let scale = 10i64.checked_pow(u32::try_from(fraction.len()).ok()?)?;
            known.then(|| digits.parse().ok()).flatten().map(|value| (value, scale))
        };
        let (over, under) = text.split_once('/').unwrap_or((text, "1"));
        let (over, under) = (number(over)?, number(under)?);
        let factor =
            Factor { over: over.0.checked_mul(under.1)?, under: under.0.checked_mul(over.1)? };
        (factor.over > 0 && factor.under > 0).then_some(factor)
    }
}

/// One part of a cell that holds several: the second word of `Kowalska Anna`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub split: String,
    /// From 1; negative ones count from the end.
    pub part: i64,
}

impl Part {
    /// The part of a text; empty when there are fewer.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        let parts: Vec<&str> = if self.split.trim().is_empty() {
            text.split_whitespace().collect()
        } else {
            text.split(self.split.as_str()).map(str::trim).collect()
        };
        let index = match self.part {
            part if part > 0 => usize::try_from(part - 1).ok(),
            part => parts.len().checked_sub(part.unsigned_abs() as usize),
        };
        index.and_then(|index| parts.get(index).copied()).unwrap_or_default()
    }
}

/// Reads what a mapping says of a column: a header, several of them, or a table of words.
pub fn read_from(
    item: &Item,
    schema: Option<&ColumnSchema>,
    codebooks: &Codebooks,
    problems: &Problems,
) -> Option<From> {
    let header = |names| Where::Header { names, at: None, optional: false };
    match &item.value {
        Value::Text(_) => Some(From::bare(header(vec![item.as_said()?]))),
        Value::List(items) => {
            let names: Vec<Said> = items.iter().filter_map(Item::as_said).collect();
            if names.is_empty() || names.len() < items.len() {
                item.wrong_kind("text", problems);
            }
            Some(From::bare(header(names)))
        }
        Value::Table(own) => {
            let own = Fields::new(own, problems);
            let from = read_table(&own, schema, codebooks, problems);
            own.finish();
            Some(from)
        }
        _ => {
            item.wrong_kind("text", problems);
            None
        }
    }
}

fn read_table(
    fields: &Fields<'_>,
    schema: Option<&ColumnSchema>,
    codebooks: &Codebooks,
    problems: &Problems,
) -> From {
    let (constant, joined) = (fields.said("constant"), fields.texts("join"));
    let file = fields.integer("file").and_then(|own| usize::try_from(own).ok());
    let (caption, untitled) = (fields.bool("caption"), fields.said("untitled"));
    let place = if let Some(constant) = constant {
        Where::Constant(constant)
    } else if let Some(number) = file {
        Where::File(number.max(1))
    } else if caption == Some(true) {
        Where::Caption
    } else if let Some(letters) = untitled {
        Where::Untitled(letters)
    } else if !joined.is_empty() {
        let with = fields.text("with").unwrap_or_else(|| " ".to_owned());
        Where::Joined { names: joined, with }
    } else {
        let names = fields.texts("header");
        if names.is_empty() {
            fields.missing("header");
        }
        let optional = fields.bool("optional").unwrap_or(false);
        Where::Header { names, at: fields.said("column"), optional }
    };
    let times = fields.said("times").and_then(|said| {
        let factor = Factor::parse(&said.text);
        let number = schema.is_none_or(|own| own.ty.scale().is_some());
        if factor.is_none() || !number {
            let known = "1000, 0,01, 1/60 (int, decimal, money)";
            problems.push(
                Diagnostic::error("T107")
                    .at(&said.place)
                    .with("found", &said.text)
                    .with("known", known),
            );
        }
        factor
    });
    let part = fields.text("split").map(|split| Part {
        split,
        part: fields.integer("part").filter(|part| *part != 0).unwrap_or(1),
    });
    let codes = read_codes(fields, schema, codebooks, problems);
    let unless = fields.texts("unless").into_iter().map(|said| said.text).collect();
    let fill = fields.bool("fill").unwrap_or(false);
    let beside = fields.said("beside").and_then(|said| {
        let place = position(&said.text);
        if place.is_none() {
            let wrong = Diagnostic::error("T107").at(&said.place).with("found", &said.text);
            problems.push(wrong.with("known", "A, B, C"));
        }
        place
    });
    let numbered = fields.text("numbered");
    let otherwise = fields.item("otherwise").and_then(|item| read_otherwise(item, problems));
    From { place, codes, times, part, unless, fill, beside, numbered, otherwise }
}

/// A text, or `{ file = 1 }`.
fn read_otherwise(item: &Item, problems: &Problems) -> Option<Otherwise> {
    if let Some(said) = item.as_said() {
        return Some(Otherwise::Text(said.text));
    }
    let Some(table) = item.as_table() else {
        item.wrong_kind("text", problems);
        return None;
    };
    let fields = Fields::new(table, problems);
    let number = fields.integer("file").and_then(|own| usize::try_from(own).ok());
    if number.is_none() {
        fields.missing("file");
    }
    fields.finish();
    number.map(|number| Otherwise::File(number.max(1)))
}

/// The office's codes in ours; one that the column's list does not have is a mistake of the mapping.
fn read_codes(
    fields: &Fields<'_>,
    column: Option<&ColumnSchema>,
    codebooks: &Codebooks,
    problems: &Problems,
) -> BTreeMap<String, String> {
    let Some(table) = fields.table("codes") else {
        return BTreeMap::new();
    };
    let mut codes = BTreeMap::new();
    for (theirs, (_, item)) in &table.entries {
        match item.as_said() {
            Some(ours) => {
                if let Some(ColumnSchema { ty: Type::Code(list), .. }) = column {
                    known_code(&ours, list, codebooks, problems);
                }
                codes.insert(theirs.clone(), ours.text);
            }
            None => item.wrong_kind("text", problems),
        }
    }
    codes
}

fn known_code(ours: &Said, list: &str, codebooks: &Codebooks, problems: &Problems) {
    let Some(book) = codebooks.get(list).filter(|book| !book.valid(&ours.text, None)) else {
        return;
    };
    problems.push(
        Diagnostic::error("T203")
            .at(&ours.place)
            .with("code", &ours.text)
            .with("list", list)
            .among(&ours.text, book.codes.iter().map(|line| line.code.as_str())),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn factors() {
        for (text, expected) in [
            ("1000", Some((1000, 1))),
            ("0,01", Some((1, 100))),
            ("1/60", Some((1, 60))),
            ("0.5/2", Some((5, 20))),
            ("0", None),
            ("1/0", None),
            ("-1", None),
            ("", None),
        ] {
            let found = Factor::parse(text).map(|own| (own.over, own.under));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn parts() {
        for (text, split, part, expected) in [
            ("Nowak  Anna Maria", " ", 1, "Nowak"),
            ("Nowak Anna Maria", " ", -1, "Maria"),
            ("Nowak", " ", 2, ""),
            ("0801011 / Łagów", "/", 2, "Łagów"),
        ] {
            assert_eq!(Part { split: split.to_owned(), part }.of(text), expected, "{text}");
        }
    }
}
