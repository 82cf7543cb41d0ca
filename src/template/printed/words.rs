//! The words and signs of a printed rule. Polish: słowa i znaki druku.

use std::ops::Range;

use crate::template::formula::Operator;

/// What a word begins, from the widest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    Section,
    Row,
    Column,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Word(What),
    /// The number or name of a section, row or column.
    Name(String),
    Plus,
    Minus,
    Compare(Operator),
    Open,
    Close,
    Comma,
    Colon,
}

const WORDS: [(What, &[&str]); 3] = [
    (What::Section, &["dz", "dział", "dzial", "działu", "tabl", "tablica", "tabela", "tab"]),
    (What::Row, &["w", "wiersz", "wiersze", "wierszy", "wiersza", "wierszach"]),
    (What::Column, &["kol", "kolumna", "kolumny", "kolumn", "rub", "rubryka", "rubryki"]),
];
/// Those that a message suggests.
pub(super) const KNOWN: [&str; 6] = ["dz", "dział", "w", "wiersz", "kol", "rubryka"];

/// The words and signs with their places; the place of a sign that no rule has.
pub(super) fn tokens(text: &str) -> Result<Vec<(Token, Range<usize>)>, Range<usize>> {
    let mut found: Vec<(Token, Range<usize>)> = Vec::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let start = text.len() - rest.len();
        let (token, length) = match sign(letter, rest.as_bytes().get(1)) {
            _ if letter.is_whitespace() => {
                rest = &rest[letter.len_utf8()..];
                continue;
            }
            Some((token, length)) => (token, length),
            None if letter.is_alphanumeric() => {
                let of_section = matches!(found.last(), Some((Token::Word(What::Section), _)));
                let length = length_of(rest, of_section);
                let lower = rest[..length].to_lowercase();
                let what = WORDS.iter().find(|(_, words)| words.contains(&lower.as_str()));
                // After a word stands a name, whatever it is.
                let named = matches!(found.last(), Some((Token::Word(_), _)));
                match what.filter(|_| !named) {
                    Some((what, _)) => {
                        let dot = usize::from(rest[length..].starts_with('.'));
                        (Token::Word(*what), length + dot)
                    }
                    None => (Token::Name(rest[..length].to_owned()), length),
                }
            }
            None => return Err(start..start + letter.len_utf8()),
        };
        found.push((token, start..start + length));
        rest = &rest[length..];
    }
    Ok(found)
}

/// A sign and how long it is.
fn sign(letter: char, next: Option<&u8>) -> Option<(Token, usize)> {
    let (token, length) = match (letter, next) {
        ('+', _) => (Token::Plus, 1),
        ('-' | '–' | '−', _) => (Token::Minus, letter.len_utf8()),
        ('(' | '[', _) => (Token::Open, 1),
        (')' | ']', _) => (Token::Close, 1),
        (',' | ';', _) => (Token::Comma, 1),
        (':', _) => (Token::Colon, 1),
        ('=', _) => (Token::Compare(Operator::Equal), 1),
        ('<', Some(b'=')) => (Token::Compare(Operator::LessOrEqual), 2),
        ('<', Some(b'>')) => (Token::Compare(Operator::NotEqual), 2),
        ('>', Some(b'=')) => (Token::Compare(Operator::GreaterOrEqual), 2),
        ('<', _) => (Token::Compare(Operator::Less), 1),
        ('>', _) => (Token::Compare(Operator::Greater), 1),
        ('≥', _) => (Token::Compare(Operator::GreaterOrEqual), letter.len_utf8()),
        ('≤', _) => (Token::Compare(Operator::LessOrEqual), letter.len_utf8()),
        ('≠', _) => (Token::Compare(Operator::NotEqual), letter.len_utf8()),
        _ => return None,
    };
    Some((token, length))
}

/// `w.5` is a word and a number, `7a` one name, `2.3.1` and `1C-2` names of sections.
fn length_of(text: &str, of_section: bool) -> usize {
    let inside = |letter: char| {
        letter.is_alphanumeric() || letter == '_' || of_section && matches!(letter, '.' | '-')
    };
    let end = text.find(|letter| !inside(letter)).unwrap_or(text.len());
    // A dot or dash at the end is of the sentence.
    let name = text[..end].trim_end_matches(['.', '-']);
    // `kol2` and `w5` are a word and a number without a space.
    let letters = name.find(|letter: char| letter.is_numeric()).unwrap_or(name.len());
    let word = name[..letters].to_lowercase();
    let is_word = WORDS.iter().any(|(_, words)| words.contains(&word.as_str()));
    if !of_section && is_word && letters < name.len() { letters } else { name.len() }
}

/// The value of a Roman number as forms number their sections.
pub(super) fn roman(text: &str) -> Option<u32> {
    const DIGITS: [(char, u32); 5] = [('I', 1), ('V', 5), ('X', 10), ('L', 50), ('C', 100)];
    let digit = |letter: char| DIGITS.iter().find(|own| own.0 == letter).map(|own| own.1);
    let values: Vec<u32> = text.chars().map(digit).collect::<Option<_>>()?;
    let value = values.iter().enumerate().fold(0i64, |sum, (index, own)| {
        let subtracted = values.get(index + 1).is_some_and(|next| next > own);
        sum + i64::from(*own) * if subtracted { -1 } else { 1 }
    });
    u32::try_from(value).ok().filter(|own| *own > 0)
}
