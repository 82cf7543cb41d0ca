//! Text exports: encoding, delimiter, records with the line each begins on.

use encoding_rs::{Encoding, ISO_8859_2, UTF_8, WINDOWS_1250};

use super::cell::Cell;

/// Decodes bytes: by the mapping's word, else by what the bytes themselves say.
pub fn decoded(bytes: &[u8], named: Option<&str>) -> Result<String, String> {
    let encoding = match named {
        Some(name) => encoding(name).ok_or(name.to_owned())?,
        None => detected(bytes),
    };
    let (text, _, damaged) = encoding.decode(bytes);
    if damaged { Err(encoding.name().to_owned()) } else { Ok(text.into_owned()) }
}

/// An encoding by its usual name.
pub fn encoding(name: &str) -> Option<&'static Encoding> {
    Encoding::for_label(name.replace("cp125", "windows-125").as_bytes())
}

/// UTF-8 when it is; else the two Polish code pages part at six letters: ą ś ź and their capitals.
fn detected(bytes: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let count = |letters: [u8; 6]| bytes.iter().filter(|byte| letters.contains(byte)).count();
    let windows = count([0xB9, 0x9C, 0x9F, 0xA5, 0x8C, 0x8F]);
    let iso = count([0xB1, 0xB6, 0xBC, 0xA1, 0xA6, 0xAC]);
    if iso > windows { ISO_8859_2 } else { WINDOWS_1250 }
}

/// The delimiter that the line of the header has most of.
pub fn delimiter(text: &str, header_row: u32) -> u8 {
    let first = text.lines().nth(header_row.saturating_sub(1) as usize).unwrap_or_default();
    let count = |letter: char| first.matches(letter).count();
    [(';', b';'), ('\t', b'\t'), (',', b',')]
        .into_iter()
        .max_by_key(|(letter, byte)| (count(*letter), *byte == b';'))
        .map_or(b';', |(_, byte)| byte)
}

/// No cell that people type has more lines; a longer one is a quote that was never closed.
const MOST_LINES: u32 = 40;

/// Why a text gave nothing.
pub enum Trouble {
    Unreadable(String),
    /// A quote is opened on this line and swallows what follows.
    OpenQuote(u32),
}

/// Gives every record with its line to `take`.
pub fn rows(
    text: &str,
    delimiter: u8,
    mut take: impl FnMut(u32, &[Cell<'_>]),
) -> Result<(), Trouble> {
    let unreadable = |error: csv::Error| Trouble::Unreadable(error.to_string());
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut usual = None;
    // Lines are counted here: the csv reader loses one at every CRLF. It skips blank lines, and the
    // ledger counts them, so the gaps are given back.
    let (mut counted_to, mut line, mut expected) = (0, 1u32, 1u32);
    let newlines = |part: &str| part.bytes().filter(|byte| *byte == b'\n').count() as u32;
    while reader.read_record(&mut record).map_err(unreadable)? {
        let position = record.position().map_or(0, |position| position.byte() as usize);
        let rest = text.get(position..).unwrap_or_default();
        let start = position + rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        let end = (reader.position().byte() as usize).clamp(start, text.len());
        line += newlines(&text[counted_to..start]);
        counted_to = start;
        let whole = text[start..end].trim_end_matches(['\r', '\n']);
        let more = newlines(whole);
        if more > 0 {
            // A cell of several lines leaves its record whole; a stray quote joins two records.
            let quotes = whole.bytes().filter(|byte| *byte == b'"').count();
            let torn = usual.is_some_and(|usual| record.len() != usual);
            if more > MOST_LINES || quotes % 2 == 1 || torn {
                return Err(Trouble::OpenQuote(line));
            }
        }
        usual = usual.or(Some(record.len()).filter(|len| *len > 1));
        while expected < line {
            take(expected, &[]);
            expected += 1;
        }
        let cells: Vec<Cell<'_>> = record.iter().map(Cell::Text).collect();
        take(line, &cells);
        expected = line + more + 1;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn rows_have_the_numbers_that_a_spreadsheet_shows() {
        for text in
            ["a;b\n1;2\n\n\n\"x\ny\";4\n5;6\n", "a;b\r\n1;2\r\n\r\n\r\n\"x\r\ny\";4\r\n5;6\r\n"]
        {
            let mut seen = Vec::new();
            let read = rows(text, b';', |number, cells| seen.push((number, cells.len())));
            assert!(read.is_ok());
            assert_eq!(seen, [(1, 2), (2, 2), (3, 0), (4, 0), (5, 2), (7, 2)], "{text:?}");
        }
    }
}
