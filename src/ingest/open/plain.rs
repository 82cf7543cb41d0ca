//! The rows of a sheet as nearly every program writes them, without all that XML allows.
//!
//! calamine understands whatever may stand in a sheet, and takes five times as long. Here only plain cells
//! are known: a place, a style, and a number, a shared text, a text, or yes and no. At the first thing
//! that is not plain this reader stops; calamine reads the piece then, and goes on after the rows that
//! were sent. Of what is plain both make the same cells: a test reads every kind with both.

use calamine::ExcelDateTime;

use super::known::{Known, Style};
use super::xlsx::day;
use super::{MOST_COLUMNS, MOST_ROWS};
use crate::ingest::cell::{Batch, Cell};

/// Sends rows in batches. What stands there is not plain: how many rows were sent before it.
pub fn rows(xml: &[u8], known: &Known, send: impl FnMut(Batch)) -> Result<(), usize> {
    let mut sheet = Plain { rest: xml, known };
    let mut rows = Rows { send, batch: Batch::default(), open: None, before: 0, ended: 0 };
    loop {
        match sheet.row(&mut rows) {
            Some(true) => {}
            Some(false) => {
                rows.end();
                (rows.send)(rows.batch);
                return Ok(());
            }
            None => {
                // The row before may go on in what is not plain: it is not sent.
                (rows.send)(rows.batch);
                return Err(rows.ended);
            }
        }
    }
}

/// Rows on their way.
struct Rows<S> {
    send: S,
    batch: Batch,
    /// The number of the row whose cells stand last in the batch.
    open: Option<u32>,
    /// The number of the row before, with or without cells.
    before: u32,
    ended: usize,
}

impl<S: FnMut(Batch)> Rows<S> {
    /// Nothing more belongs to the row before.
    fn end(&mut self) {
        let Some(number) = self.open.take() else {
            return;
        };
        self.batch.end_row(number);
        self.ended += 1;
        if self.batch.is_full() {
            (self.send)(std::mem::take(&mut self.batch));
        }
    }
}

/// The text of a sheet from where it is read now; every step gives nothing where it is not plain.
struct Plain<'x> {
    rest: &'x [u8],
    known: &'x Known,
}

/// How a tag ends.
#[derive(PartialEq, Eq)]
enum Tag {
    Open,
    Closed,
}

/// What the type of a cell says of its value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Shared,
    Text,
    Inline,
    Truth,
}

impl<'x> Plain<'x> {
    fn eat(&mut self, word: &[u8]) -> bool {
        let after = self.rest.strip_prefix(word);
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }

    fn must(&mut self, word: &[u8]) -> Option<()> {
        self.eat(word).then_some(())
    }

    fn blank(&mut self) {
        while let [b' ' | b'\n' | b'\r' | b'\t', after @ ..] = self.rest {
            self.rest = after;
        }
    }

    /// What stands before the next such byte, which is passed over.
    fn until(&mut self, end: u8) -> Option<&'x [u8]> {
        let at = self.rest.iter().position(|byte| *byte == end)?;
        let found = &self.rest[..at];
        self.rest = &self.rest[at + 1..];
        Some(found)
    }

    /// A whole number of at most seven digits, and what follows it at once.
    fn whole(&mut self, after: u8) -> Option<u32> {
        let mut number = 0;
        for (at, byte) in self.rest.iter().enumerate().take(8) {
            match byte {
                b'0'..=b'9' => number = number * 10 + u32::from(byte - b'0'),
                _ if *byte == after && at > 0 => {
                    self.rest = &self.rest[at + 1..];
                    return Some(number);
                }
                _ => return None,
            }
        }
        None
    }

    /// Reads a row; is there one?
    fn row(&mut self, rows: &mut Rows<impl FnMut(Batch)>) -> Option<bool> {
        self.blank();
        if self.rest.is_empty() {
            return Some(false);
        }
        self.must(b"<row r=\"")?;
        let number = self.whole(b'"')?;
        let tag = self.other_attributes()?;
        if number <= rows.before || number > MOST_ROWS {
            return None;
        }
        rows.before = number;
        if tag == Tag::Closed {
            return Some(true);
        }
        let mut columns = 0;
        loop {
            self.blank();
            if self.eat(b"</row>") {
                return Some(true);
            }
            self.must(b"<c r=\"")?;
            let column = self.column()?;
            if self.whole(b'"')? != number || column <= columns || column > MOST_COLUMNS {
                return None;
            }
            if columns == 0 {
                rows.end();
                rows.open = Some(number);
            }
            columns = column;
            let cell = self.cell()?;
            rows.batch.put(column - 1, cell);
        }
    }

    /// Attributes of a row: heights, styles, spans.
    fn other_attributes(&mut self) -> Option<Tag> {
        loop {
            if self.eat(b">") {
                return Some(Tag::Open);
            }
            if self.eat(b"/>") {
                return Some(Tag::Closed);
            }
            self.must(b" ")?;
            let name = self.until(b'=')?;
            let letter = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b':';
            if name.is_empty() || name == b"r" || !name.iter().all(letter) {
                return None;
            }
            self.must(b"\"")?;
            if !self.until(b'"')?.is_ascii() {
                return None;
            }
        }
    }

    /// The letters of a column as its number, from 1.
    fn column(&mut self) -> Option<usize> {
        let mut column = 0;
        for _ in 0..3 {
            let [letter @ b'A'..=b'Z', after @ ..] = self.rest else {
                break;
            };
            column = column * 26 + usize::from(letter - b'A') + 1;
            self.rest = after;
        }
        (column > 0).then_some(column)
    }

    /// A cell after its place.
    fn cell(&mut self) -> Option<Cell<'x>> {
        let (mut style, mut kind) = (None, None);
        let tag = loop {
            if self.eat(b">") {
                break Tag::Open;
            }
            if self.eat(b"/>") {
                break Tag::Closed;
            }
            if style.is_none() && self.eat(b" s=\"") {
                style = Some(self.whole(b'"')?);
            } else {
                self.must(b" t=\"")?;
                let said = match self.until(b'"')? {
                    b"s" => Kind::Shared,
                    b"n" => Kind::Number,
                    b"str" => Kind::Text,
                    b"inlineStr" => Kind::Inline,
                    b"b" => Kind::Truth,
                    _ => return None,
                };
                if kind.replace(said).is_some() {
                    return None;
                }
            }
        };
        if tag == Tag::Closed || self.eat(b"</c>") {
            return Some(Cell::Empty);
        }
        let kind = kind.unwrap_or(Kind::Number);
        if kind == Kind::Inline {
            self.must(b"<is><t")?;
            let kept = self.eat(b" xml:space=\"preserve\"");
            self.must(b">")?;
            let text = plain_text(self.until(b'<')?, kept)?;
            self.must(b"/t></is></c>")?;
            return Some(Cell::Text(text));
        }
        self.must(b"<v>")?;
        let value = self.until(b'<')?;
        self.must(b"/v></c>")?;
        Some(match kind {
            Kind::Number => self.number(value, style)?,
            Kind::Shared => Cell::Text(self.known.texts.get(index(value)?)?),
            Kind::Text | Kind::Inline => Cell::Text(plain_text(value, true)?),
            Kind::Truth if value == b"1" => Cell::Text("true"),
            Kind::Truth if value == b"0" => Cell::Text("false"),
            Kind::Truth => return None,
        })
    }

    /// A number, or the day that its style makes of it.
    fn number(&self, text: &[u8], style: Option<u32>) -> Option<Cell<'x>> {
        let number = number(text)?;
        let style = style.map_or(Some(&Style::Number), |own| self.known.styles.get(own as usize));
        Some(match style? {
            Style::Number => Cell::Number(number),
            Style::Moment(kind) => day(&ExcelDateTime::new(number, *kind, self.known.from_1904)),
        })
    }
}

/// A text in which nothing stands for something else; without the blanks around it where they are not kept.
pub fn plain_text(text: &[u8], kept: bool) -> Option<&str> {
    // `&amp;`, a line end that is none in XML, `_x000D_`.
    if memchr::memchr3(b'&', b'\r', b'_', text).is_some_and(|at| is_other(&text[at..])) {
        return None;
    }
    let text = std::str::from_utf8(text).ok()?;
    Some(if kept { text } else { text.trim_matches([' ', '\t', '\n']) })
}

fn is_other(text: &[u8]) -> bool {
    text.iter().enumerate().any(|(at, byte)| match byte {
        b'&' | b'\r' => true,
        b'_' => text.get(at + 1) == Some(&b'x'),
        _ => false,
    })
}

fn index(digits: &[u8]) -> Option<usize> {
    let digit = |known: usize, byte: &u8| {
        byte.is_ascii_digit().then(|| known * 10 + usize::from(byte - b'0'))
    };
    (1..=9).contains(&digits.len()).then(|| digits.iter().try_fold(0, digit))?
}

/// The nearest binary number, as any reader finds it.
fn number(text: &[u8]) -> Option<f64> {
    let digits = text.strip_prefix(b"-").unwrap_or(text);
    let (mut value, mut decimals) = (0u64, None);
    for byte in digits {
        match byte {
            b'0'..=b'9' => {
                value = value.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
                decimals = decimals.map(|count| count + 1);
            }
            b'.' if decimals.is_none() => decimals = Some(0usize),
            _ => return long_number(text),
        }
    }
    let bare = digits.first().is_none_or(|byte| *byte == b'.') || decimals == Some(0);
    if bare || digits.len() > 16 {
        return long_number(text);
    }
    // Both are exact, so the quotient is rounded once.
    let value = value as f64 / TENS[decimals.unwrap_or(0)];
    Some(if digits.len() < text.len() { -value } else { value })
}

const TENS: [f64; 16] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// Many digits or an exponent.
fn long_number(text: &[u8]) -> Option<f64> {
    let digits = text.strip_prefix(b"-").unwrap_or(text);
    let known =
        |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+' | b'-');
    let ends = [digits.first()?, digits.last()?];
    if !digits.iter().all(known) || !ends.iter().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: f64 = std::str::from_utf8(text).ok()?.parse().ok()?;
    number.is_finite().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_that_the_library_reads() {
        for text in [
            "0",
            "-0",
            "45653",
            "116.19",
            "-0.07",
            "123456789012345",
            "1234567890123.45",
            "9007199254740993",
            "0.1",
            "1.1600000000000001E2",
            "1e-5",
            "8.5E+15",
            "00012",
            "0.000000000000001",
            "99999999999999999999",
            "4.9E-324",
            "1.7976931348623157E308",
        ] {
            let expected: f64 = text.parse().unwrap();
            assert_eq!(
                number(text.as_bytes()).map(f64::to_bits),
                Some(expected.to_bits()),
                "{text}"
            );
        }
        for text in [
            "", "-", ".5", "5.", "1e", "+1", "inf", "NaN", "1 000", "1,5", "1e999", "1..2", "e5",
            "--1",
        ] {
            assert_eq!(number(text.as_bytes()), None, "{text}");
        }
    }
}
