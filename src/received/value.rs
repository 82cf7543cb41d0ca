//! What stands in a cell of a filled form. Polish: wartość pola.

use super::Text;
use crate::ingest::parse;
use crate::number::Exact;

#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Number(Exact),
    /// Nothing, or a dash: no value was given. It is missing, not zero.
    Empty,
    /// `X`: the form takes no value here.
    Blocked,
    /// Something that is no number.
    Text(String),
}

/// The decimals that a value may have, the fewest first: amounts of many billions fit with two.
const SCALES: [u32; 3] = [0, 2, 6];

impl Value {
    pub(crate) fn of(cell: &Text) -> Value {
        match cell {
            Text::Number(number) => {
                let exact = |scale: &u32| {
                    let value = parse::scaled(*number, *scale)?;
                    Some(Exact::scaled(i128::from(value), *scale))
                };
                let found = SCALES.iter().find_map(exact);
                found.map_or_else(|| Value::Text(cell.said()), Value::Number)
            }
            Text::Text(text) => Value::written(text),
        }
    }

    /// A value as people type it: `1 234,56`, `1234.5 zł`, `X`, `–`.
    pub fn written(text: &str) -> Value {
        match text {
            "" | "-" | "–" | "—" => return Value::Empty,
            "x" | "X" => return Value::Blocked,
            _ => {}
        }
        if is_thousands_or_part(text) {
            return Value::Text(text.to_owned());
        }
        let exact =
            |scale: &u32| Some(Exact::scaled(i128::from(parse::amount(text, *scale)?), *scale));
        let found = SCALES.iter().find_map(exact);
        found.map_or_else(|| Value::Text(text.to_owned()), Value::Number)
    }

    pub fn number(&self) -> Option<Exact> {
        match self {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// As it is told to people.
    pub fn shown(&self) -> String {
        match self {
            Value::Number(number) => number.shown(),
            Value::Empty => String::new(),
            Value::Blocked => "X".to_owned(),
            Value::Text(text) => text.clone(),
        }
    }
}

/// `1.234`: one thousand and more in one country, one and a bit in another. Nobody but who wrote it knows.
pub fn is_thousands_or_part(text: &str) -> bool {
    let number = text.trim_end_matches("zł").trim_end().trim_start_matches('-');
    let Some((whole, rest)) = number.split_once('.') else {
        return false;
    };
    let digits = |own: &str| own.bytes().all(|own| own.is_ascii_digit());
    let is_group = rest.len() == 3 && digits(rest);
    is_group && (1..=3).contains(&whole.len()) && digits(whole) && !whole.starts_with('0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_people_type_them() {
        let number = |value, scale| Value::Number(Exact::scaled(value, scale));
        for (text, expected) in [
            ("12", number(12, 0)),
            ("1 234,56", number(123_456, 2)),
            ("1\u{a0}234.5 zł", number(12_345, 1)),
            ("-3", number(-3, 0)),
            ("0", number(0, 0)),
            ("0,333333", number(333_333, 6)),
            ("", Value::Empty),
            ("–", Value::Empty),
            ("X", Value::Blocked),
            ("1.234", Value::Text("1.234".to_owned())),
            ("-12.500 zł", Value::Text("-12.500 zł".to_owned())),
            ("0.333", number(333, 3)),
            ("1234.567", number(1_234_567, 3)),
            ("1,234", number(1_234, 3)),
            ("ok. 12", Value::Text("ok. 12".to_owned())),
            ("12 34", Value::Text("12 34".to_owned())),
            ("0,3333333", Value::Text("0,3333333".to_owned())),
        ] {
            assert_eq!(Value::written(text), expected, "{text}");
        }
        assert_eq!(Value::of(&Text::Number(12.1)), number(121, 1));
    }
}
