//! Cells of one column to values, with what was wrong.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::cell::Cell;
use super::mapping::{From, Source};
use super::parse;
use crate::model::{Codebooks, ColumnSchema, Interner, MISSING, Type, UNREADABLE};

/// What a text turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    pub value: i64,
    /// The code of the finding when it could not be read as it stands.
    pub trouble: Option<&'static str>,
}

impl Seen {
    fn good(value: i64) -> Seen {
        Seen { value, trouble: None }
    }
}

const MISSED: Seen = Seen { value: MISSING, trouble: None };
const UNREAD: Seen = Seen { value: UNREADABLE, trouble: Some("I113") };

/// Turns the cells of one column into values; each different text is judged once.
pub struct Converter<'c> {
    pub schema: &'c ColumnSchema,
    source: &'c Source,
    codes: Option<&'c BTreeMap<String, String>>,
    codebooks: &'c Codebooks,
    /// Ids, amounts and numbers hardly repeat: remembering them would only cost.
    remembers: bool,
    known: FxHashMap<String, Seen>,
}

impl<'c> Converter<'c> {
    pub fn new(
        schema: &'c ColumnSchema,
        source: &'c Source,
        codebooks: &'c Codebooks,
    ) -> Converter<'c> {
        let codes = match source.columns.get(&schema.name.text) {
            Some(From::Header { codes, .. }) => Some(codes),
            _ => None,
        };
        let remembers =
            matches!(schema.ty, Type::Code(_) | Type::Date | Type::Bool | Type::Text | Type::Teryt)
                || schema.ignore_case
                || !source.empty.is_empty();
        Converter { schema, source, codes, codebooks, remembers, known: FxHashMap::default() }
    }

    pub fn convert(&mut self, cell: Cell<'_>, interner: &Interner) -> Seen {
        match cell {
            Cell::Empty => MISSED,
            Cell::Text(text) => self.text_cell(text, interner),
            Cell::Day(day) if self.schema.ty == Type::Date => Seen::good(day),
            Cell::Number(number) if self.schema.ty.scale().is_some() => self.number(number),
            Cell::Error(_) => UNREAD,
            Cell::Uncalculated => Seen { value: UNREADABLE, trouble: Some("I140") },
            Cell::Day(_) | Cell::Number(_) => self.text_cell(&cell.text(), interner),
        }
    }

    fn text_cell(&mut self, typed: &str, interner: &Interner) -> Seen {
        if self.remembers
            && let Some(seen) = self.known.get(typed)
        {
            return *seen;
        }
        let seen = self.judge(typed, interner);
        if self.remembers {
            self.known.insert(typed.to_owned(), seen);
        }
        seen
    }

    /// A number of a column of numbers; `0` may be a word for nothing here.
    fn number(&self, number: f64) -> Seen {
        if !self.source.empty.is_empty() {
            let text = Cell::Number(number).text();
            if self.source.empty.iter().any(|word| *word == text) {
                return MISSED;
            }
        }
        let scale = self.schema.ty.scale().unwrap_or_default();
        parse::scaled(number, scale).map_or(UNREAD, Seen::good)
    }

    fn judge(&self, typed: &str, interner: &Interner) -> Seen {
        let text = parse::trimmed(typed);
        if text.is_empty() || self.source.empty.iter().any(|word| word == text) {
            return MISSED;
        }
        let text = self.codes.and_then(|codes| codes.get(text)).map_or(text, String::as_str);
        let read = |value: Option<i64>| value.map_or(UNREAD, Seen::good);
        match &self.schema.ty {
            Type::Int => read(parse::decimal(text, 0)),
            Type::Decimal(scale) => read(parse::decimal(text, *scale)),
            Type::Money => read(parse::money(text)),
            Type::Date => read(parse::day(text)),
            Type::Bool => {
                read(parse::truth(text, &self.source.yes, &self.source.no).map(i64::from))
            }
            Type::Code(list) => self.code(text, list, interner),
            Type::Text | Type::Id | Type::Pesel | Type::Teryt => self.text(text, interner),
        }
    }

    fn code(&self, text: &str, list: &str, interner: &Interner) -> Seen {
        let Some(book) = self.codebooks.get(list) else {
            return Seen { value: UNREADABLE, trouble: Some("I114") };
        };
        if book.valid(text, None) {
            return Seen { value: interner.number(text), trouble: None };
        }
        let lower = text.to_lowercase();
        let repaired = self
            .schema
            .ignore_case
            .then(|| book.codes.iter().find(|line| line.code.to_lowercase() == lower))
            .flatten();
        match repaired {
            Some(line) => Seen { value: interner.number(&line.code), trouble: None },
            None => Seen { value: UNREADABLE, trouble: Some("I114") },
        }
    }

    fn text(&self, text: &str, interner: &Interner) -> Seen {
        let digits = || text.bytes().all(|byte| byte.is_ascii_digit());
        let padded = match self.schema.pad {
            Some(length) if text.len() < length && digits() => Some(format!("{text:0>length$}")),
            _ => None,
        };
        let text = padded.as_deref().unwrap_or(text);
        if self.schema.ty == Type::Pesel && !parse::is_pesel(text) {
            return Seen { value: UNREADABLE, trouble: Some("I116") };
        }
        let value = if self.schema.ignore_case {
            interner.number(&text.to_lowercase())
        } else {
            interner.number(text)
        };
        Seen { value, trouble: padded.map(|_| "I121") }
    }
}
