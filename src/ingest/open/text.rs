//! Rows of text: the delimiter, and records with the line each begins on.

use std::borrow::Cow;

use super::{Cell, MOST_COLUMNS, Trouble, unquoted};

/// Lines looked at to find the delimiter.
const SAMPLE: usize = 40;
/// A longer line says nothing more.
const LONG_LINE: usize = 1 << 16;
const DELIMITERS: [u8; 4] = [b';', b'\t', b',', b'|'];
/// No cell that people type has more lines; a longer one is a quote that was never closed.
const MOST_LINES: u32 = 40;
/// Records without a quotation mark after which the csv reader has no more to do here.
const CALM: u32 = 64;

/// A text whose lines end with `\n`, without what old programs put at its end.
pub fn plain(text: &str) -> Result<Cow<'_, str>, Trouble> {
    let text = text.trim_start_matches('\u{feff}').trim_end_matches('\u{1a}');
    match memchr::memchr(0, text.as_bytes()) {
        // Room that was kept for a text and never written.
        Some(at) if text[at..].bytes().all(|byte| byte == 0) => return Err(Trouble::Truncated),
        Some(at) => {
            let line = text[..at].split('\n').count();
            return Err(Trouble::Unreadable(format!("0x00, {line}")));
        }
        None => {}
    }
    let bytes = text.as_bytes();
    let lonely = |at: usize| bytes.get(at + 1) != Some(&b'\n');
    if !memchr::memchr_iter(b'\r', bytes).any(lonely) {
        return Ok(text.into());
    }
    Ok(text.replace("\r\n", "\n").replace('\r', "\n").into())
}

/// The delimiter that the first line tells to Excel, and the text without that line: `sep=;`.
pub fn told_delimiter(text: &str) -> (Option<u8>, &str) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let told = line.trim_end_matches('\r').trim_matches('"').strip_prefix("sep=");
    match told.map(str::as_bytes) {
        Some([delimiter]) => (Some(*delimiter), rest),
        _ => (None, text),
    }
}

/// The delimiter that stands in most lines, and of those the one by which most lines have as many fields
/// as each other. Amounts have commas, but their header has none.
pub fn delimiter(text: &str) -> u8 {
    let lines: Vec<&str> =
        text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE).collect();
    let score = |delimiter: u8| {
        let counts: Vec<usize> = lines.iter().map(|line| outside_quotes(line, delimiter)).collect();
        let agreeing = |count: usize| counts.iter().filter(|own| **own == count).count();
        let best =
            counts.iter().filter(|count| **count > 0).max_by_key(|own| (agreeing(**own), **own));
        let lines = counts.iter().filter(|count| **count > 0).count();
        best.map_or((0, 0, 0), |count| (lines, agreeing(*count), *count))
    };
    // The first of equals is the most usual one.
    DELIMITERS.into_iter().rev().max_by_key(|own| score(*own)).unwrap_or(b';')
}

fn outside_quotes(line: &str, delimiter: u8) -> usize {
    let (mut count, mut quoted) = (0, false);
    for byte in line.bytes().take(LONG_LINE) {
        match byte {
            b'"' => quoted = !quoted,
            _ if byte == delimiter && !quoted => count += 1,
            _ => {}
        }
    }
    count
}

/// What a text turned out to have.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Rows in which a quotation mark is opened and never closed: it was taken for an ordinary sign.
    pub open_quotes: Vec<u32>,
    /// It breaks off in the middle of a record.
    pub cut: bool,
}

/// Gives every record of a [`plain`] text with its line to `take`; why not, when there is no table in it.
pub fn rows(
    text: &str,
    delimiter: u8,
    take: impl FnMut(u32, &[Cell<'_>]),
) -> Result<Seen, Trouble> {
    rows_with(text, delimiter, delimiter.is_ascii(), take)
}

/// The same of a text whose lines may end with `\r` alone; `cuts` says that they do not, so that those without a
/// quotation mark can be cut where they stand.
pub(super) fn rows_with(
    text: &str,
    delimiter: u8,
    cuts: bool,
    mut take: impl FnMut(u32, &[Cell<'_>]),
) -> Result<Seen, Trouble> {
    let unreadable = |error: csv::Error| Trouble::Unreadable(error.to_string());
    let mut seen = Seen::default();
    let mut record = csv::StringRecord::new();
    let mut usual = None;
    let mut lengths = Lengths::default();
    let mut lines = Lines { line: 1, expected: 1 };
    let mut from = 0;
    // Each pass cuts lines up to the first that has a quotation mark, and gives the next records to the csv reader.
    // That ends where nothing is quoted any more, or at a stray quotation mark: its line is read without quoting,
    // and the next pass begins after it.
    while from < text.len() {
        if cuts {
            from += unquoted::lines(&text[from..], delimiter, |cells| {
                if !cells.is_empty() {
                    usual = usual.or(Some(cells.len()).filter(|len| *len > 1));
                    lengths.add(cells.len(), usual);
                    lines.give(cells, 0, &mut take)?;
                }
                lines.line += 1;
                Ok(())
            })?;
        }
        let rest = &text[from..];
        let mut reader = reader(delimiter, true, rest);
        let (mut counted, mut calm) = (0, 0);
        let mut stray = None;
        while calm < CALM && reader.read_record(&mut record).map_err(unreadable)? {
            let position = record.position().map_or(0, |position| position.byte() as usize);
            let after = rest.get(position..).unwrap_or_default();
            let start = position + after.len() - after.trim_start_matches(['\r', '\n']).len();
            let end = (reader.position().byte() as usize).clamp(start, rest.len());
            lines.line += newlines(&rest[counted..start]);
            counted = start;
            let whole = rest[start..end].trim_end_matches(['\r', '\n']);
            let more = newlines(whole);
            let torn = if more > 0 {
                is_torn(whole, &record, usual, delimiter, more)
            } else {
                end == rest.len() && stays_open(whole, delimiter)
            };
            if torn {
                stray = Some((start, start + whole.find('\n').unwrap_or(whole.len())));
                break;
            }
            usual = usual.or(Some(record.len()).filter(|len| *len > 1));
            lengths.add(record.len(), usual);
            lines.give(&cells(&record), more, &mut take)?;
            calm =
                if cuts && memchr::memchr(b'"', whole.as_bytes()).is_none() { calm + 1 } else { 0 };
        }
        let Some((start, end)) = stray else {
            if calm < CALM {
                break;
            }
            let end =
                counted + rest[counted..].find('\n').map_or(rest.len() - counted, |at| at + 1);
            lines.line += newlines(&rest[counted..end]);
            from += end;
            continue;
        };
        seen.open_quotes.push(lines.line);
        let mut plain = self::reader(delimiter, false, &rest[start..end]);
        plain.read_record(&mut record).map_err(unreadable)?;
        lengths.add(record.len(), usual);
        lines.give(&cells(&record), 0, &mut take)?;
        lines.line += 1;
        from += end + 1;
    }
    seen.cut = !text.ends_with('\n') && lengths.only_last_is_short();
    Ok(seen)
}

/// How many fields the records have: the last one of a file that was cut off has fewer than all others.
#[derive(Default)]
struct Lengths {
    usual: usize,
    odd: usize,
    last: usize,
}

impl Lengths {
    fn add(&mut self, fields: usize, usual: Option<usize>) {
        (self.usual, self.last) = (usual.unwrap_or_default(), fields);
        self.odd += usize::from(fields != self.usual);
    }

    fn only_last_is_short(&self) -> bool {
        self.odd == 1 && self.last < self.usual
    }
}

/// Lines are counted here: the csv reader loses one at every CRLF. It skips blank lines, and the ledger
/// counts them, so the gaps are given back.
struct Lines {
    line: u32,
    expected: u32,
}

impl Lines {
    fn give(
        &mut self,
        cells: &[Cell<'_>],
        more: u32,
        take: &mut impl FnMut(u32, &[Cell<'_>]),
    ) -> Result<(), Trouble> {
        if cells.len() > MOST_COLUMNS {
            return Err(too_wide());
        }
        while self.expected < self.line {
            take(self.expected, &[]);
            self.expected += 1;
        }
        take(self.line, cells);
        self.expected = self.line + more + 1;
        Ok(())
    }
}

/// A row of more columns than any export has.
pub(super) fn too_wide() -> Trouble {
    Trouble::TooMuch(format!("{MOST_COLUMNS} kolumn"))
}

fn cells(record: &csv::StringRecord) -> Vec<Cell<'_>> {
    record.iter().map(|field| Cell::Text(bare(field))).collect()
}

/// `="0123"` is how a text with zeros in front is told to Excel.
fn bare(field: &str) -> &str {
    let inner = field.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    inner.filter(|inner| !inner.contains('"')).unwrap_or(field)
}

fn reader(delimiter: u8, quoting: bool, text: &str) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .quoting(quoting)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

fn newlines(part: &str) -> u32 {
    memchr::memchr_iter(b'\n', part.as_bytes()).count() as u32
}

/// On the last line nothing follows that a quotation mark could swallow.
fn stays_open(line: &str, delimiter: u8) -> bool {
    let bytes = line.as_bytes();
    let opens = |at: usize| at == 0 || bytes[at - 1] == delimiter;
    let mut quotes = memchr::memchr_iter(b'"', bytes);
    quotes.any(opens) && memchr::memchr_iter(b'"', bytes).count() % 2 == 1
}

/// A cell of several lines leaves its record whole; a stray quotation mark joins records: their number
/// of fields is wrong, or a line of one field looks like a record itself, or something follows the
/// closing mark.
fn is_torn(
    whole: &str,
    record: &csv::StringRecord,
    usual: Option<usize>,
    delimiter: u8,
    more: u32,
) -> bool {
    let quotes = memchr::memchr_iter(b'"', whole.as_bytes()).count();
    let fields = usual.unwrap_or(record.len());
    let like_record = |line: &str| {
        fields > 2 && memchr::memchr_iter(delimiter, line.as_bytes()).count() + 1 >= fields
    };
    // The first and the last line of a field stand beside other fields.
    let holds_record = |field: &str| {
        let lines = field.lines().count();
        field.lines().take(lines.saturating_sub(1)).skip(1).any(like_record)
    };
    let last = whole.lines().last().unwrap_or_default();
    let closing = last.find('"').map(|at| &last[at + 1..]).unwrap_or_default();
    let dangling = !(closing.is_empty()
        || closing.starts_with('"')
        || closing.as_bytes()[0] == delimiter
        || closing.starts_with('\r'));
    more > MOST_LINES
        || quotes % 2 == 1
        || record.len() != fields
        || dangling
        || record.iter().any(holds_record)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<(u32, String)>, Seen) {
        let mut found = Vec::new();
        let seen = rows(text, b';', |number, cells| {
            let texts: Vec<_> = cells.iter().map(|cell| cell.text().into_owned()).collect();
            found.push((number, texts.join("|")));
        });
        (found, seen.unwrap())
    }

    #[test]
    fn rows_have_the_numbers_that_a_spreadsheet_shows() {
        for text in
            ["a;b\n1;2\n\n\n\"x\ny\";4\n5;6\n", "a;b\r\n1;2\r\n\r\n\r\n\"x\r\ny\";4\r\n5;6\r\n"]
        {
            let numbers: Vec<u32> = read(text).0.into_iter().map(|(number, _)| number).collect();
            assert_eq!(numbers, [1, 2, 3, 4, 5, 7], "{text:?}");
        }
    }

    #[test]
    fn an_open_quote_swallows_nothing() {
        for (text, expected, open) in [
            ("a;b;c\n1;\"x;3\n4;5;6\n", vec!["a|b|c", "1|\"x|3", "4|5|6"], vec![2]),
            (
                "a;b;c\n1;2;\"x\n4;5;6\n7;8;\"y\n",
                vec!["a|b|c", "1|2|\"x", "4|5|6", "7|8|\"y"],
                vec![2, 4],
            ),
            // Two of them in one column would pair up.
            (
                "a;b;c\n1;\"x;3\n4;5;6\n7;\"y;9\n",
                vec!["a|b|c", "1|\"x|3", "4|5|6", "7|\"y|9"],
                vec![2, 4],
            ),
            ("a;b;c\n1;\"x\ny\";3\n", vec!["a|b|c", "1|x\ny|3"], vec![]),
            ("a;b;c\n1;\"x \"\"y\"\"\nz\";3\n", vec!["a|b|c", "1|x \"y\"\nz|3"], vec![]),
        ] {
            let (found, seen) = read(text);
            let rows: Vec<String> = found.into_iter().map(|(_, row)| row).collect();
            assert_eq!(
                (rows, seen.open_quotes),
                (expected.iter().map(|row| (*row).to_owned()).collect(), open),
                "{text}"
            );
        }
    }

    #[test]
    fn most_lines_agree_on_the_delimiter() {
        for (text, expected) in [
            ("a;b;c\n1;2,5;3\n", b';'),
            ("a,b,c\n1,2,3\n", b','),
            ("a\tb\n1,5\t2,5\n", b'\t'),
            ("Wypłaty, rok 2025\na;b\n1,5;2\n1,7;3\n", b';'),
            ("a|b\n1|2\n", b'|'),
            ("\"x;y\",b\n\"1;2\",3\n", b','),
            ("a\n1\n", b';'),
            // Trailing fields that nobody wrote, and an amount in every line.
            ("a;b;c;d\n1;2,5\n3;4,5;x\n5;6,5;x;y\n", b';'),
        ] {
            assert_eq!(delimiter(text), expected, "{text}");
        }
    }

    #[test]
    fn lines_end_alike_and_say_their_delimiter() {
        for (text, expected) in [
            ("a;b\r1;2\r", Ok("a;b\n1;2\n")),
            ("a;b\r\n1;2\r\n\u{1a}", Ok("a;b\r\n1;2\r\n")),
            ("a;b\r\n1;2\r3;4\n", Ok("a;b\n1;2\n3;4\n")),
            ("a;b\n1;2\0\0", Err(Trouble::Truncated)),
        ] {
            let found = plain(text);
            assert_eq!(found.as_deref(), expected.as_ref().map(|text| *text), "{text:?}");
        }
        for (text, expected) in [
            ("sep=,\r\na,b", (Some(b','), "a,b")),
            ("\"sep=;\"\na;b", (Some(b';'), "a;b")),
            ("sep=;;\na", (None, "sep=;;\na")),
        ] {
            assert_eq!(told_delimiter(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_record_that_breaks_off_is_no_record() {
        for (text, cut) in [
            ("a;b;c\n1;2;3\n4;5", true),
            ("a;b;c\n1;2;3\n4;\"5", true),
            ("a;b;c\n1;2;3\n4;5\n", false),
            ("a;b;c\n1;2\n4;5", false),
            ("a;b;c\n1;2;3\n4;5;6", false),
        ] {
            assert_eq!(read(text).1.cut, cut, "{text}");
        }
    }
}
