//! The title of one column, and the ways in which two titles are the same.

/// One column's title, from the strictest form to the loosest.
#[derive(Clone, Debug)]
pub struct Title {
    /// As people read it: `Okres / od`.
    pub shown: String,
    /// All lines, and the last ones alone: each in every form.
    forms: Vec<[String; 4]>,
}

impl Title {
    pub fn new(lines: &[String]) -> Title {
        let from = |start: usize| forms(&lines[start..].join(" / "));
        let forms = (0..lines.len()).map(from).collect();
        Title { shown: shown(&lines.join(" / ")), forms }
    }

    /// The columns whose title is the one that is wanted: by the strictest form that any has.
    pub fn fitting(titles: &[Title], wanted: &str) -> Vec<usize> {
        let wanted = forms(wanted);
        let most = titles.iter().map(|title| title.forms.len()).max().unwrap_or_default();
        for looseness in 0..wanted.len() {
            if wanted[looseness].is_empty() {
                continue;
            }
            for line in 0..most {
                let fits = |title: &Title| {
                    title.forms.get(line).is_some_and(|own| own[looseness] == wanted[looseness])
                };
                let found: Vec<usize> =
                    (0..titles.len()).filter(|column| fits(&titles[*column])).collect();
                if !found.is_empty() {
                    return found;
                }
            }
        }
        Vec::new()
    }
}

fn shown(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without case and with single spaces.
pub fn plain(text: &str) -> String {
    let words = text
        .split(|letter: char| letter.is_whitespace() || matches!(letter, '\u{feff}' | '\u{200b}'));
    let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words.join(" ")
}

/// Without case and with single spaces; without marks of footnotes; in the first of two languages; as
/// letters and digits alone, for words that a line break tore.
fn forms(text: &str) -> [String; 4] {
    let mended = text.replace('\u{ad}', "").replace("-\n", "").replace("-\r\n", "");
    let whole = plain(&mended);
    let unmarked = without_marks(&whole).to_owned();
    let first = mended.trim().split(['\n', '\r']).next().unwrap_or_default();
    let first = without_marks(&plain(first)).to_owned();
    let bare = unmarked.chars().filter(|letter| letter.is_alphanumeric()).collect();
    [whole, unmarked, first, bare]
}

/// `kwota 1)`, `kwota¹`, `kwota*`, `kwota:` are `kwota`.
fn without_marks(text: &str) -> &str {
    let mut text = text;
    loop {
        let end = text.trim_end_matches(|letter: char| {
            matches!(letter, '*' | '†' | '‡' | ':' | '.' | ' ' | '⁾')
                || "¹²³⁰⁴⁵⁶⁷⁸⁹".contains(letter)
        });
        // A number or a letter before a bracket that was never opened.
        let bare = end.strip_suffix(')').map_or(end, |rest| {
            let mark = rest.rsplit([' ', '(']).next().unwrap_or_default();
            let short = mark.chars().count() <= 2 && !mark.is_empty();
            let before = rest.len() - mark.len();
            match (short, before) {
                (true, 1..) => rest[..before].trim_end_matches([' ', '(']),
                _ => end,
            }
        });
        if bare.len() == text.len() || bare.is_empty() {
            return text;
        }
        text = bare;
    }
}

/// `0` is A, `25` is Z, `26` is AA.
pub fn letters(mut position: usize) -> String {
    let mut text = String::new();
    loop {
        text.insert(0, char::from(b'A' + (position % 26) as u8));
        if position < 26 {
            return text;
        }
        position = position / 26 - 1;
    }
}

/// The other way round; none for what are no letters of a column.
pub fn position(letters: &str) -> Option<usize> {
    let mut number = 0usize;
    for letter in letters.trim().bytes() {
        if !letter.is_ascii_alphabetic() || number > 100_000 {
            return None;
        }
        number = number * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    }
    number.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_the_same_whatever_happened_to_their_spelling() {
        for (written, wanted, same) in [
            ("Data wydania", "data  WYDANIA", true),
            ("Data\u{a0}wydania", "Data wydania", true),
            ("Data wyda-\nnia", "Data wydania", true),
            ("Da ta wydania", "Data wydania", true),
            ("Kwota 1)", "Kwota", true),
            ("Kwota¹", "Kwota", true),
            ("Kwota*", "Kwota", true),
            ("Kwota (a)", "Kwota", true),
            ("Wyszczególnienie\nSpecification", "Wyszczególnienie", true),
            ("Powód 2", "Powód", false),
            ("Powód 1", "Powód 2", false),
            ("Kwota (zł)", "Kwota", true),
            ("Kwota brutto", "Kwota", false),
            ("", "Kwota", false),
        ] {
            let titles = [Title::new(&[written.to_owned()])];
            assert_eq!(Title::fitting(&titles, wanted) == [0], same, "{written:?} {wanted:?}");
        }
    }

    #[test]
    fn the_strictest_form_decides() {
        let titles = ["Kwota 1)", "Kwota", "Okres / od", "Zatrudnienie / od"]
            .map(|text| Title::new(&text.split(" / ").map(str::to_owned).collect::<Vec<_>>()));
        for (wanted, expected) in [
            ("Kwota", vec![1]),
            ("kwota 1)", vec![0]),
            ("Okres / od", vec![2]),
            ("od", vec![2, 3]),
            ("Okres", vec![]),
        ] {
            assert_eq!(Title::fitting(&titles, wanted), expected, "{wanted}");
        }
    }

    #[test]
    fn columns_have_letters() {
        for (place, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!((letters(place), position(name)), (name.to_owned(), Some(place)));
        }
        assert_eq!(position("F1"), None);
    }
}
