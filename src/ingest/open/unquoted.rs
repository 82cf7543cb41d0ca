//! Lines of a text in which no quotation mark stands: most lines of most exports.
//!
//! Where nothing is quoted a line is a record and a delimiter ends a field; cutting them where they stand takes a
//! fifth of the time of the csv reader, which copies each field. The two find the same cells: a test reads with both.

use super::text::too_wide;
use super::{Cell, MOST_COLUMNS, Trouble};

/// Gives the cells of each line, none of a blank one, up to the first line with a quotation mark; says where that
/// line begins.
pub fn lines<'t>(
    text: &'t str,
    delimiter: u8,
    mut give: impl FnMut(&[Cell<'t>]) -> Result<(), Trouble>,
) -> Result<usize, Trouble> {
    let mut cells: Vec<Cell<'t>> = Vec::new();
    // Where the line begins, and its field that is not yet ended.
    let (mut line, mut field) = (0, 0);
    for at in memchr::memchr3_iter(delimiter, b'\n', b'"', text.as_bytes()) {
        match text.as_bytes()[at] {
            b'"' => return Ok(line),
            b'\n' => {
                let end = if text[line..at].ends_with('\r') { at - 1 } else { at };
                if end > line {
                    cells.push(Cell::Text(&text[field..end]));
                }
                give(&cells)?;
                cells.clear();
                (line, field) = (at + 1, at + 1);
            }
            // A line of a million fields is refused before they are kept.
            _ if cells.len() >= MOST_COLUMNS => return Err(too_wide()),
            _ => {
                cells.push(Cell::Text(&text[field..at]));
                field = at + 1;
            }
        }
    }
    if line < text.len() {
        cells.push(Cell::Text(&text[field..]));
        give(&cells)?;
    }
    Ok(text.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::text::{Seen, rows_with};
    use super::*;

    type Rows = Vec<(u32, Vec<String>)>;

    fn read(text: &str, cuts: bool) -> (Rows, Seen) {
        let mut found = Rows::new();
        let seen = rows_with(text, b';', cuts, |number, cells| {
            found.push((number, cells.iter().map(|cell| cell.text().into_owned()).collect()));
        });
        (found, seen.unwrap())
    }

    /// Lines of which some are quoted, some blank, some torn; the last may not end.
    fn text() -> impl Strategy<Value = String> {
        let pieces = [
            "a", "ż", ";", ";", "1,5", " ", "\"", "\"x;y\"", "=\"01\"", "\"a\nb\"", "\"\"", "\n",
            "\n",
        ];
        let pieces = prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..40);
        let first = prop::sample::select(vec!["\"p\";q;r\n", "p;q;r\n", ""]);
        let end = prop::sample::select(vec!["\n", "\r\n"]);
        (first, 0usize..90, pieces, end).prop_map(|(first, calm, pieces, end)| {
            let calm = "p;q;r\n".repeat(calm);
            format!("{first}{calm}{}", pieces.concat()).replace('\n', end)
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn lines_that_are_cut_are_those_that_the_reader_finds(text in text()) {
            prop_assert_eq!(read(&text, true), read(&text, false));
        }
    }

    #[test]
    fn cutting_ends_at_the_first_quotation_mark() {
        for (text, expected) in [
            ("a;b\n1;2\n\n3;\"4\"\n5;6\n", "a;b\n1;2\n\n".len()),
            ("a;b\r\n1;2", "a;b\r\n1;2".len()),
            ("\"a\";b\n", 0),
        ] {
            assert_eq!(lines(text, b';', |_| Ok(())), Ok(expected), "{text:?}");
        }
    }
}
