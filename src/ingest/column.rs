//! Cells of one column to values, with what was wrong.

use rustc_hash::FxHashMap;

use super::cell::Cell;
use super::mapping::{Factor, From, Sign, Source};
use super::open::Epoch;
use super::{identifier, parse};
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

/// Decimals of a number before it is multiplied.
const FINE: u32 = 6;

/// A number in millionths times a factor, rounded half up to the column's decimals.
fn multiplied(value: i64, factor: Factor, scale: u32) -> Option<i64> {
    let over = i128::from(value) * i128::from(factor.over) * 10i128.pow(scale);
    let under = i128::from(factor.under) * 10i128.pow(FINE);
    let rounded = (2 * over + under * over.signum()) / (2 * under);
    i64::try_from(rounded).ok()
}

/// Turns the cells of one column into values; each different text is judged once.
pub struct Converter<'c> {
    pub schema: &'c ColumnSchema,
    source: &'c Source,
    /// What the mapping says of the column.
    pub from: Option<&'c From>,
    codebooks: &'c Codebooks,
    /// Ids, amounts and numbers hardly repeat: remembering them would only cost.
    remembers: bool,
    known: Known,
    /// From when the workbook that is read counts its days.
    pub epoch: Option<&'c Epoch>,
}

/// What texts turned out to be.
#[derive(Default)]
struct Known {
    /// Exports come sorted and repeat themselves: the text before is often the text now.
    last: Option<(u128, Seen)>,
    /// Days and codes are short: as numbers they are found without following a pointer.
    short: FxHashMap<u128, Seen>,
    long: FxHashMap<String, Seen>,
}

impl Known {
    /// A text of at most fifteen bytes with its length: different texts are different numbers.
    fn short(text: &str) -> Option<u128> {
        let mut bytes = [0; 16];
        bytes.get_mut(1..=text.len())?.copy_from_slice(text.as_bytes());
        bytes[0] = text.len() as u8;
        Some(u128::from_le_bytes(bytes))
    }

    fn get(&mut self, text: &str) -> Option<Seen> {
        let Some(number) = Known::short(text) else {
            return self.long.get(text).copied();
        };
        if let Some((_, seen)) = self.last.filter(|(last, _)| *last == number) {
            return Some(seen);
        }
        let seen = *self.short.get(&number)?;
        self.last = Some((number, seen));
        Some(seen)
    }

    fn insert(&mut self, text: &str, seen: Seen) {
        match Known::short(text) {
            Some(number) => self.short.insert(number, seen),
            None => self.long.insert(text.to_owned(), seen),
        };
    }
}

impl<'c> Converter<'c> {
    pub fn new(
        schema: &'c ColumnSchema,
        source: &'c Source,
        codebooks: &'c Codebooks,
    ) -> Converter<'c> {
        let from = source.columns.get(&schema.name.text);
        let remembers =
            matches!(schema.ty, Type::Code(_) | Type::Date | Type::Bool | Type::Text | Type::Teryt)
                || schema.ignore_case
                || !source.empty.is_empty();
        Converter {
            schema,
            source,
            from,
            codebooks,
            remembers,
            known: Known::default(),
            epoch: None,
        }
    }

    pub fn convert(&mut self, cell: Cell<'_>, interner: &Interner) -> Seen {
        match cell {
            Cell::Empty => MISSED,
            Cell::Text(text) => self.text_cell(text, interner),
            Cell::Day(day) if self.schema.ty == Type::Date => Seen::good(day),
            Cell::Number(number) if self.schema.ty.scale().is_some() => self.number(number),
            Cell::Number(number) if self.schema.ty == Type::Date => {
                let day = parse::serial_number(number, self.later());
                day.map_or(UNREAD, |value| Seen { value, trouble: Some("I147") })
            }
            Cell::Error(_) => UNREAD,
            Cell::Uncalculated => Seen { value: UNREADABLE, trouble: Some("I140") },
            Cell::Day(_) | Cell::Number(_) => self.text_cell(&cell.text(), interner),
        }
    }

    /// Days to add to the number of a day.
    fn later(&self) -> i64 {
        self.epoch.map_or(0, Epoch::later)
    }

    fn text_cell(&mut self, typed: &str, interner: &Interner) -> Seen {
        if self.remembers
            && let Some(seen) = self.known.get(typed)
        {
            return seen;
        }
        let seen = self.judge(typed, interner);
        if self.remembers {
            self.known.insert(typed, seen);
        }
        seen
    }

    /// A number of a column of numbers; `0` may be a word for nothing here.
    fn number(&self, number: f64) -> Seen {
        if !self.source.empty.is_empty() || !self.source.signs.is_empty() {
            let text = Cell::Number(number).text();
            if self.source.empty.iter().any(|word| *word == text) {
                return MISSED;
            }
            if let Some(seen) = self.sign(&text) {
                return seen;
            }
        }
        let scale = self.scale();
        let value = match self.from.and_then(|from| from.times) {
            None => parse::scaled(number, scale),
            Some(factor) => {
                parse::scaled(number, FINE).and_then(|value| multiplied(value, factor, scale))
            }
        };
        value.map_or(UNREAD, Seen::good)
    }

    /// The decimals that the column keeps.
    fn scale(&self) -> u32 {
        self.schema.ty.scale().unwrap_or_default()
    }

    fn judge(&self, typed: &str, interner: &Interner) -> Seen {
        let text = parse::trimmed(typed);
        if text.is_empty() || self.source.empty.iter().any(|word| word == text) {
            return MISSED;
        }
        let codes = self.from.map(|from| &from.codes);
        let text = codes.and_then(|codes| codes.get(text)).map_or(text, String::as_str);
        let value = match &self.schema.ty {
            Type::Int | Type::Decimal(_) | Type::Money => self.quantity(text),
            Type::Date => {
                let day = parse::day(text);
                if day.is_none()
                    && let Some(serial) = parse::serial(text, self.later())
                {
                    return Seen { value: serial, trouble: Some("I147") };
                }
                day
            }
            Type::Bool => parse::truth(text, &self.source.yes, &self.source.no).map(i64::from),
            Type::Code(list) => return self.code(text, list, interner),
            Type::Text | Type::Id | Type::Pesel | Type::Regon | Type::Nip | Type::Teryt => {
                return self.sign(text).unwrap_or_else(|| self.text(text, interner));
            }
        };
        match value {
            Some(value) => Seen::good(value),
            None => self.sign(text).unwrap_or(UNREAD),
        }
    }

    fn quantity(&self, text: &str) -> Option<i64> {
        if self.source.signs.contains_key(text) {
            return None;
        }
        let read = |scale| match self.schema.ty {
            Type::Money => parse::amount(text, scale),
            _ => parse::decimal(text, scale),
        };
        match self.from.and_then(|from| from.times) {
            None => read(self.scale()),
            Some(factor) => multiplied(read(FINE)?, factor, self.scale()),
        }
    }

    /// What a sign in place of a value means: the mapping's word, else the usual one.
    fn sign(&self, text: &str) -> Option<Seen> {
        // No sign is longer, and most values are.
        if text.len() > 6 {
            return None;
        }
        let meaning = self.source.signs.get(text).copied().or_else(|| Sign::usual(text))?;
        let value = match meaning {
            Sign::Zero if self.schema.ty.scale().is_some() => 0,
            Sign::Zero | Sign::Nothing => MISSING,
            Sign::Unknown => UNREADABLE,
        };
        Some(Seen { value, trouble: Some("I146") })
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
            Some(line) => Seen::good(interner.number(&line.code)),
            None => self.sign(text).unwrap_or(Seen { value: UNREADABLE, trouble: Some("I114") }),
        }
    }

    fn text(&self, text: &str, interner: &Interner) -> Seen {
        let ty = &self.schema.ty;
        let bare = identifier::bare(ty, text);
        let digits = || bare.bytes().all(|byte| byte.is_ascii_digit());
        let padded = match self.schema.pad {
            Some(length) if bare.len() < length && digits() => Some(format!("{bare:0>length$}")),
            _ => None,
        };
        // A shorter number may be right as it stands: the gmina of a TERYT without its kind.
        let padded = padded
            .filter(|own| identifier::trouble(ty, own).is_none() || !identifier::stands(ty, &bare));
        let text = padded.as_deref().unwrap_or(&bare);
        if let Some(code) = identifier::trouble(ty, text) {
            return Seen { value: UNREADABLE, trouble: Some(code) };
        }
        let value = if self.schema.ignore_case {
            interner.number(&text.to_lowercase())
        } else {
            interner.number(text)
        };
        Seen { value, trouble: padded.map(|_| "I121") }
    }
}
