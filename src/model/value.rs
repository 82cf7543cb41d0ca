//! Types, and the three states of a value.
//!
//! Every value is one `i64`, whatever its type, so that grouping, joining and counting know one shape:
//!
//! | type | stored as |
//! |---|---|
//! | text, id, code, pesel, regon, nip, teryt | its number in the [`Interner`](super::Interner) |
//! | int | itself |
//! | decimal(s) | units of 10^-s |
//! | money | grosze |
//! | date | days since 1970-01-01 |
//! | bool | 0 or 1 |

use std::fmt;

/// Nothing is there. Polish: brak wartości.
pub const MISSING: i64 = i64::MIN;
/// Something is there that is not of the column's type. Polish: wartość nieczytelna.
pub const UNREADABLE: i64 = i64::MIN + 1;

/// Present, that is neither missing nor unreadable.
pub fn present(value: i64) -> Option<i64> {
    (value != MISSING && value != UNREADABLE).then_some(value)
}

/// The type of a column or an expression.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    Text,
    Id,
    /// A code of the named list.
    Code(String),
    Int,
    /// A number with so many decimals.
    Decimal(u32),
    Money,
    Date,
    Bool,
    Pesel,
    /// 9 digits, or 14 of a part of a unit.
    Regon,
    Nip,
    Teryt,
}

impl Type {
    /// From the words of a template: `text`, `code(benefit)`, `decimal(2)`.
    pub fn parse(word: &str) -> Option<Type> {
        let (name, argument) = match word.strip_suffix(')').and_then(|inner| inner.split_once('('))
        {
            Some((name, argument)) => (name.trim(), Some(argument.trim())),
            None => (word.trim(), None),
        };
        Some(match (name, argument) {
            ("text", None) => Type::Text,
            ("id", None) => Type::Id,
            ("code", Some(list)) if !list.is_empty() => Type::Code(list.to_owned()),
            ("int", None) => Type::Int,
            ("decimal", Some(scale)) => {
                Type::Decimal(scale.parse().ok().filter(|scale| *scale <= 6)?)
            }
            ("money", None) => Type::Money,
            ("date", None) => Type::Date,
            ("bool", None) => Type::Bool,
            ("pesel", None) => Type::Pesel,
            ("regon", None) => Type::Regon,
            ("nip", None) => Type::Nip,
            ("teryt", None) => Type::Teryt,
            _ => return None,
        })
    }

    /// All types by name, for messages.
    pub const NAMES: &'static str =
        "text, id, code(lista), int, decimal(2), money, date, bool, pesel, regon, nip, teryt";

    /// Stored as a number of the interner.
    pub fn is_textual(&self) -> bool {
        matches!(self, Type::Text | Type::Id | Type::Code(_)) || self.is_public_number()
    }

    /// A number that the state gives: its digits must agree with one another.
    pub fn is_public_number(&self) -> bool {
        matches!(self, Type::Pesel | Type::Regon | Type::Nip | Type::Teryt)
    }

    /// The decimals that a number of this type keeps.
    pub fn scale(&self) -> Option<u32> {
        match self {
            Type::Int => Some(0),
            Type::Decimal(scale) => Some(*scale),
            Type::Money => Some(2),
            _ => None,
        }
    }

    pub fn is_number(&self) -> bool {
        matches!(self, Type::Int | Type::Decimal(_))
    }
}

impl fmt::Display for Type {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Type::Text => out.write_str("text"),
            Type::Id => out.write_str("id"),
            Type::Code(list) => write!(out, "code({list})"),
            Type::Int => out.write_str("int"),
            Type::Decimal(scale) => write!(out, "decimal({scale})"),
            Type::Money => out.write_str("money"),
            Type::Date => out.write_str("date"),
            Type::Bool => out.write_str("bool"),
            Type::Pesel => out.write_str("pesel"),
            Type::Regon => out.write_str("regon"),
            Type::Nip => out.write_str("nip"),
            Type::Teryt => out.write_str("teryt"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_read_as_they_are_shown() {
        for word in ["text", "code(benefit)", "decimal(2)", "money", "date", "bool", "regon", "nip"]
        {
            assert_eq!(Type::parse(word).unwrap().to_string(), word);
        }
        for word in ["code", "code()", "decimal(x)", "liczba", "text(3)"] {
            assert_eq!(Type::parse(word), None, "{word}");
        }
    }
}
