//! A name that is not known: the most like it that is, and all that are.

use super::Diagnostic;

/// Nobody reads a longer list.
const MOST_LISTED: usize = 100;

/// Of a longer one so many names are told.
const MOST_ALIKE: usize = 20;

impl Diagnostic {
    /// An error about a `name` that is none of those known.
    pub fn unknown<'k>(
        code: &'static str,
        name: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) -> Diagnostic {
        Diagnostic::error(code).with("name", name).among(name, known)
    }

    /// What could have been meant by a word: the `nearest` of those known (`none` when all are
    /// strangers), and the `known`, in their order; of very many those most like it.
    pub fn among<'k>(self, word: &str, known: impl IntoIterator<Item = &'k str>) -> Diagnostic {
        let known: Vec<&str> = known.into_iter().collect();
        let mut listed = known.clone();
        if known.len() > MOST_LISTED {
            let lower = word.to_lowercase();
            let far = |own: &str| edit_distance(&lower, &own.to_lowercase());
            let mut by_likeness = known.clone();
            by_likeness.sort_by_key(|own| far(own));
            let likest: Vec<&str> = by_likeness.into_iter().take(MOST_ALIKE).collect();
            listed.retain(|own| likest.contains(own));
            listed.push("…");
        }
        self.with("nearest", nearest(word, known.iter().copied()).unwrap_or("none"))
            .with("known", listed.join(", "))
    }

    /// The same of the first days of editions, of which one may be meant by another day or by a year.
    pub fn among_days(self, text: &str, known: &[&str]) -> Diagnostic {
        let meant = nearest_day(text, known).or_else(|| nearest(text, known.iter().copied()));
        self.with("nearest", meant.unwrap_or("none")).with("known", known.join(", "))
    }

    /// The same where any list would be long: of more than `most` those most like the word, the likest first, and how many
    /// `more` there are.
    pub fn likest<'k>(
        self,
        word: &str,
        known: impl IntoIterator<Item = &'k str>,
        most: usize,
    ) -> Diagnostic {
        let mut known: Vec<&str> = known.into_iter().collect();
        let lower = word.to_lowercase();
        if known.len() > most {
            known.sort_by_cached_key(|own| edit_distance(&lower, &own.to_lowercase()));
        }
        let more = known.len().saturating_sub(most);
        let nearest = nearest(word, known.iter().copied()).unwrap_or("none");
        known.truncate(most);
        self.with("nearest", nearest).with("known", known.join(", ")).with("more", more)
    }
}

/// The first day of an edition that is meant by another day, or by a year: the last one that is not after it.
fn nearest_day<'k>(text: &str, days: &[&'k str]) -> Option<&'k str> {
    let text = text.trim();
    let of_year = text.len() == 4 && text.bytes().all(|own| own.is_ascii_digit());
    let day: chrono::NaiveDate = match of_year {
        true => format!("{text}-12-31").parse().ok()?,
        false => text
            .parse()
            .ok()
            .or_else(|| chrono::NaiveDate::parse_from_str(text, "%d.%m.%Y").ok())?,
    };
    let day = day.to_string();
    let before = days.iter().filter(|own| **own <= day.as_str()).max();
    before.or_else(|| days.iter().min()).copied()
}

/// The candidate most like `word`, when it is near enough to be a slip of the keyboard.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let lower = word.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (edit_distance(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.chars().count().min(12) / 4)
        .min_by_key(|(distance, candidate)| (*distance, candidate.len()))
        .map(|(_, candidate)| candidate)
}

/// Insertions, deletions and replacements that turn one word into the other, by letters.
fn edit_distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (done, letter) in left.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = done + 1;
        for (column, other) in right.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != *other);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[right.len()]
}

/// The last day of the month of a day that there is none of: 2026-02-28 for `2026-02-30`. None when the text is no day
/// of any month.
pub fn last_day_meant(text: &str) -> Option<String> {
    let (month, day) = text.trim().rsplit_once('-')?;
    let day: u32 = day.parse().ok().filter(|day| (29..=99).contains(day))?;
    let first: chrono::NaiveDate = format!("{month}-01").parse().ok()?;
    let last = first.checked_add_months(chrono::Months::new(1))?.pred_opt()?;
    (chrono::Datelike::day(&last) < day).then(|| last.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_does_not_exist_is_the_last_of_its_month() {
        for (typed, expected) in [
            ("2026-02-30", Some("2026-02-28")),
            ("2024-02-30", Some("2024-02-29")),
            ("2026-06-31", Some("2026-06-30")),
            ("2026-12-32", Some("2026-12-31")),
            ("2024-02-29", None),
            ("2026-13-01", None),
            ("2026-02-00", None),
            ("30.02.2026", None),
            ("luty", None),
            ("", None),
        ] {
            assert_eq!(last_day_meant(typed).as_deref(), expected, "{typed}");
        }
    }

    #[test]
    fn an_edition_is_meant_by_a_day_or_a_year() {
        let days = ["2019-01-01", "2021-01-01", "2024-01-01"];
        for (typed, expected) in [
            ("2024-02-01", Some("2024-01-01")),
            ("2023", Some("2021-01-01")),
            ("2024", Some("2024-01-01")),
            ("01.01.2021", Some("2021-01-01")),
            ("2015-01-01", Some("2019-01-01")),
            ("nowe", None),
        ] {
            assert_eq!(nearest_day(typed, &days), expected, "{typed}");
        }
        assert_eq!(nearest_day("2024", &[]), None);
    }

    #[test]
    fn of_many_names_the_likest_are_told() {
        let told = Diagnostic::error("X101").likest("5a", ["1", "5", "5b", "12", "k5a"], 3);
        let said = |name: &str| told.text(name).map(str::to_owned);
        assert_eq!(said("known").as_deref(), Some("5, 5b, k5a"));
        assert_eq!(said("nearest").as_deref(), Some("5"));
    }

    #[test]
    fn nearest_finds_slips_and_refuses_strangers() {
        let known = ["benefit", "person_id", "amount"];
        for (typed, expected) in [
            ("benfit", Some("benefit")),
            ("Amount", Some("amount")),
            ("persn_id", Some("person_id")),
            ("zupełnie co innego", None),
        ] {
            assert_eq!(nearest(typed, known), expected, "{typed}");
        }
    }
}
