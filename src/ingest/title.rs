//! The title of one column, and the ways in which two titles are the same.

/// One column's title, from the strictest form to the loosest.
#[derive(Clone, Debug)]
pub struct Title {
    /// As people read it: `Okres / od`.
    pub shown: String,
    lines: Vec<Line>,
}

impl Title {
    pub fn new(lines: &[String]) -> Title {
        let parts = lines.iter().flat_map(|line| line.split(" / "));
        Title { shown: shown(&lines.join(" / ")), lines: parts.map(Line::of).collect() }
    }

    /// The columns whose title is the one that is wanted: by the strictest form that any has.
    pub fn fitting(titles: &[Title], wanted: &str) -> Vec<usize> {
        let wanted: Vec<Line> = wanted.split(" / ").map(Line::of).collect();
        let most = titles.iter().map(|title| title.lines.len()).max().unwrap_or_default();
        for form in FORMS {
            // All lines first, then the last ones alone.
            for start in 0..most {
                let fits = |title: &Title| {
                    let own = title.lines.get(start..).unwrap_or_default();
                    own.len() == wanted.len()
                        && own.iter().zip(&wanted).all(|(own, wanted)| own.fits(wanted, form))
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

/// How much of a line must be the same.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// All of it, but for case and spaces.
    Whole,
    /// All but marks of footnotes.
    Unmarked,
    /// The first half of its own lines: the other half says it in a second language.
    Half,
    /// Some of its first lines.
    Beginning,
}

/// Each form, then each with letters and digits alone, for words that a line break tore.
const FORMS: [(Form, bool); 7] = [
    (Form::Whole, false),
    (Form::Unmarked, false),
    (Form::Half, false),
    (Form::Beginning, false),
    (Form::Unmarked, true),
    (Form::Half, true),
    (Form::Beginning, true),
];

/// One line of a title, which may itself have been broken into several.
#[derive(Clone, Debug)]
struct Line {
    whole: String,
    /// Its first line, its first two lines …, without marks of footnotes; the last is all of it.
    beginnings: Vec<String>,
}

impl Line {
    fn of(text: &str) -> Line {
        let mended = text.replace('\u{ad}', "").replace("-\n", "").replace("-\r\n", "");
        let parts: Vec<&str> =
            mended.lines().map(str::trim).filter(|own| !own.is_empty()).collect();
        let beginnings = (1..=parts.len())
            .map(|count| without_marks(&plain(&parts[..count].join(" "))).to_owned());
        Line { whole: plain(&mended), beginnings: beginnings.collect() }
    }

    fn fits(&self, wanted: &Line, (form, bare): (Form, bool)) -> bool {
        let (Some(all), Some(wanted_all)) = (self.beginnings.last(), wanted.beginnings.last())
        else {
            return false;
        };
        let same = |own: &str, wanted: &str| {
            let letters = |text: &str| -> String {
                text.chars().filter(|letter| letter.is_alphanumeric()).collect()
            };
            if !bare {
                return own == wanted;
            }
            let own = letters(own);
            !own.is_empty() && own == letters(wanted)
        };
        match form {
            Form::Whole => same(&self.whole, &wanted.whole),
            Form::Unmarked => same(all, wanted_all),
            Form::Half => {
                let half = self.beginnings.len() / 2;
                self.beginnings.len().is_multiple_of(2)
                    && same(&self.beginnings[half - 1], wanted_all)
            }
            Form::Beginning => self.beginnings.iter().any(|own| same(own, wanted_all)),
        }
    }
}

/// The titles of all columns, out of one or several lines. A cell that spans columns has its text in
/// the first of them; it ends where a cell above it begins. In the lowest line a blank cell is taken for
/// one that belongs to the cell above it, unless `lowest` says that cells span there too.
pub fn titles(lines: &[(u32, Vec<String>)], lowest: bool) -> Vec<Title> {
    let width = lines.iter().map(|(_, texts)| texts.len()).max().unwrap_or_default();
    let own = |line: usize, column: usize| lines[line].1.get(column).map_or("", String::as_str);
    let last = lines.len().saturating_sub(1);
    // For every line and column: the first column of the cell that covers it.
    let mut begins: Vec<Vec<usize>> = Vec::new();
    for line in 0..lines.len() {
        let mut row: Vec<usize> = Vec::with_capacity(width);
        for column in 0..width {
            let free = lowest && line == last;
            let same = |above: &Vec<usize>| column > 0 && above[column] == above[column - 1];
            let goes_on = own(line, column).is_empty() && (free || begins.iter().all(same));
            let before = row.last().copied().filter(|_| goes_on);
            row.push(before.unwrap_or(column));
        }
        begins.push(row);
    }
    (0..width)
        .map(|column| {
            let text = |line: usize| {
                // A column without any text of its own has no title.
                let others = if lowest { 0..lines.len() } else { line + 1..lines.len() };
                let spans = others.into_iter().any(|other| !own(other, column).is_empty());
                own(line, if spans { begins[line][column] } else { column }).to_owned()
            };
            let mut parts: Vec<String> = (0..lines.len()).map(text).collect();
            parts.retain(|part| !part.is_empty());
            parts.dedup();
            Title::new(&parts)
        })
        .collect()
}

/// Without case and with single spaces.
pub fn plain(text: &str) -> String {
    let words = text
        .split(|letter: char| letter.is_whitespace() || matches!(letter, '\u{feff}' | '\u{200b}'));
    let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words.join(" ")
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
    fn a_cell_spans_until_a_cell_above_it_begins() {
        for (lines, lowest, expected) in [
            (vec!["Okres||Kwota|", "od|do||"], false, "Okres / od;Okres / do;Kwota;"),
            (vec!["A||B|", "a||||", "1|2|3|4"], false, "A / a / 1;A / a / 2;B / 3;B / 4"),
            (
                vec!["Z|W||Z|W|", "|a|b||a|b", "2015|||2016||"],
                false,
                "Z / 2015;W / a;W / b;Z / 2016;W / a;W / b",
            ),
            (
                vec!["Z|W||Z|W||", "|a|b||a|b|", "2015|||2016|||"],
                true,
                "Z / 2015;W / a / 2015;W / b / 2015;Z / 2016;W / a / 2016;W / b / 2016",
            ),
        ] {
            let cells = |line: &str| line.split('|').map(str::to_owned).collect();
            let rows: Vec<(u32, Vec<String>)> = lines.iter().map(|line| (1, cells(line))).collect();
            let found: Vec<String> =
                titles(&rows, lowest).iter().map(|title| title.shown.clone()).collect();
            assert_eq!(
                found.join(";").trim_end_matches(';'),
                expected.trim_end_matches(';'),
                "{lines:?}"
            );
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
