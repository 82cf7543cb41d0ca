//! Until when somebody looked whether the law is still what is written here, read from `known/*.csv`. Polish: stan prawa.
//!
//! A template or a rate without an end says that it is in force, not that somebody knows it will be: that is said here,
//! in one place, so that an office that has read next year's law adds a line and changes nothing else.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::codebook::Lines;
use super::date;
use crate::diagnostic::{Diagnostic, Problems, Source, SourcePlace};

/// What is known until a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// An edition of a return: its layout and its rules.
    Return,
    /// A dated rate, limit or criterion.
    Parameter,
    /// Days free of work.
    FreeDays,
    /// The days until which returns are sent.
    Terms,
}

impl Subject {
    const WORDS: [(&str, Subject); 4] = [
        ("return", Subject::Return),
        ("parameter", Subject::Parameter),
        ("free_days", Subject::FreeDays),
        ("terms", Subject::Terms),
    ];

    /// The word that files and messages use.
    pub fn word(self) -> &'static str {
        Subject::WORDS.iter().find(|(_, own)| *own == self).map_or("", |(word, _)| word)
    }

    fn from_word(word: &str) -> Option<Subject> {
        Subject::WORDS.iter().find(|(own, _)| *own == word).map(|(_, own)| *own)
    }
}

/// The last day for which somebody looked, and whose word it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Until {
    pub day: NaiveDate,
    /// When it was looked up.
    pub checked: Option<NaiveDate>,
    pub source: String,
    pub place: SourcePlace,
}

#[derive(Clone, Debug)]
struct Line {
    subject: Subject,
    /// A return or parameter; `*` is all of them.
    name: String,
    /// The first day of an edition; empty is all of them.
    edition: String,
    until: Until,
    own: bool,
}

/// All that is said of it.
#[derive(Clone, Debug, Default)]
pub struct KnownUntil {
    lines: Vec<Line>,
    /// What the office wrote itself: of that the program knows nothing.
    owned: BTreeSet<(Subject, String)>,
}

/// Every return or parameter.
pub const ALL: &str = "*";

impl KnownUntil {
    /// Adds the lines of a file `kind;name;edition;known_until;checked;source`.
    pub fn read(&mut self, source: &Arc<Source>, problems: &Problems) {
        let own = source.name.starts_with("wzory/");
        let mut lines = Lines::new(source, problems);
        while let Some(mut line) = lines.next() {
            let mut take = |column: &str| line.fields.remove(column).unwrap_or_default();
            let (kind, name, edition) = (take("kind"), take("name"), take("edition"));
            let (until, checked, source) = (take("known_until"), take("checked"), take("source"));
            let Some(subject) = Subject::from_word(&kind) else {
                let known = Subject::WORDS.map(|(word, _)| word).join(", ");
                let found = Diagnostic::error("T107").at(&line.place).with("found", kind);
                problems.push(found.with("known", known));
                continue;
            };
            let day = |text: &str| date::from_days(lines.day(text, &line.place)?);
            let missing = [("name", &name), ("known_until", &until), ("source", &source)];
            let named = matches!(subject, Subject::Return | Subject::Parameter);
            for (key, _) in missing
                .into_iter()
                .filter(|(key, text)| text.is_empty() && (named || *key != "name"))
            {
                problems.push(Diagnostic::error("T103").at(&line.place).with("key", key));
            }
            let checked = day(&checked);
            if let Some(day) = day(&until) {
                let until = Until { day, checked, source, place: line.place.clone() };
                self.lines.push(Line { subject, name, edition, until, own });
            }
        }
    }

    /// The office has its own: an edition (`id/first day`), a return in one file, a parameter, the free days.
    pub fn is_the_offices(&mut self, subject: Subject, name: impl Into<String>) {
        self.owned.insert((subject, name.into()));
    }

    /// The returns and parameters that lines name, with their places.
    pub fn named(&self, subject: Subject) -> impl Iterator<Item = (&str, &SourcePlace)> {
        let own = self.lines.iter().filter(move |own| own.subject == subject && own.name != ALL);
        own.map(|own| (own.name.as_str(), &own.until.place))
    }

    /// The editions that lines name: of what, its name, the first day as typed, and where.
    pub fn editions(&self) -> impl Iterator<Item = (Subject, &str, &str, &SourcePlace)> {
        let named = self.lines.iter().filter(|own| !own.edition.is_empty());
        named.map(|own| (own.subject, own.name.as_str(), own.edition.as_str(), &own.until.place))
    }

    /// The office's own lines that say they were looked up after a day.
    pub fn checked_after(&self, day: NaiveDate) -> impl Iterator<Item = (&Until, NaiveDate)> {
        let own = self.lines.iter().filter(|own| own.own);
        own.filter_map(move |own| Some((&own.until, own.until.checked.filter(|own| *own > day)?)))
    }

    /// The first day after which anything at all may be unknown.
    pub fn first_day(&self) -> Option<NaiveDate> {
        self.lines.iter().map(|own| own.until.day).min()
    }

    /// What holds: the office's own word before the one that ships, a name before all of them, an edition before all of
    /// them; of the same weight the latest day, so that lines of years stand below one another. Of what the office wrote
    /// itself its own word alone.
    pub fn of(&self, subject: Subject, name: &str, edition: &str) -> Option<&Until> {
        let owned = [name.to_owned(), format!("{name}/{edition}")]
            .into_iter()
            .any(|name| self.owned.contains(&(subject, name)));
        let speaks = |own: &&Line| {
            let named = matches!(subject, Subject::FreeDays | Subject::Terms)
                || own.name == ALL
                || own.name == name;
            let heard = own.own || !owned;
            heard
                && own.subject == subject
                && named
                && (own.edition.is_empty() || own.edition == edition)
        };
        let weight =
            |own: &&Line| (own.own, own.name != ALL, !own.edition.is_empty(), own.until.day);
        self.lines.iter().filter(speaks).max_by_key(weight).map(|own| &own.until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "kind;name;edition;known_until;checked;source\n";

    fn known(shipped: &str, own: &str) -> (KnownUntil, Vec<&'static str>) {
        let problems = Problems::default();
        let mut known = KnownUntil::default();
        for (name, text) in [("wbudowane/known/a.csv", shipped), ("wzory/known/b.csv", own)] {
            known.read(&Source::new(name, format!("{HEADER}{text}")), &problems);
        }
        (known, problems.into_vec().into_iter().map(|own| own.code).collect())
    }

    #[test]
    fn the_line_that_says_most_holds() {
        let (known, wrong) = known(
            "return;*;;2026-12-31;2026-11-30;all\n\
             return;r;2021-01-01;2027-06-30;;an edition\n\
             parameter;*;;2026-12-31;;all\n\
             parameter;rate;;2026-05-31;;half known\n\
             free_days;;;2026-12-31;;act\n",
            "return;s;;2027-12-31;;letter\n\
             return;s;;2028-12-31;;letter of the next year\n\
             parameter;*;;2027-12-31;;office\n",
        );
        assert_eq!(wrong, Vec::<&str>::new());
        for (subject, name, edition, expected) in [
            (Subject::Return, "x", "2021-01-01", Some("2026-12-31")),
            (Subject::Return, "r", "2021-01-01", Some("2027-06-30")),
            (Subject::Return, "r", "2027-01-01", Some("2026-12-31")),
            (Subject::Return, "s", "2021-01-01", Some("2028-12-31")),
            // The office's word is before the one that ships, whatever it names.
            (Subject::Parameter, "rate", "", Some("2027-12-31")),
            (Subject::FreeDays, "", "", Some("2026-12-31")),
            (Subject::Terms, "", "", None),
        ] {
            let found = known.of(subject, name, edition).map(|own| own.day.to_string());
            assert_eq!(found.as_deref(), expected, "{subject:?} {name} {edition}");
        }
    }

    #[test]
    fn of_what_the_office_wrote_itself_the_program_knows_nothing() {
        let shipped = "return;*;;2026-12-31;;all\nparameter;*;;2026-12-31;;all\nfree_days;;;2026-12-31;;act\n";
        let (mut known, _) = known(shipped, "parameter;told;;2027-12-31;;office\n");
        known.is_the_offices(Subject::Return, "r/2027-01-01");
        known.is_the_offices(Subject::Return, "one_file");
        known.is_the_offices(Subject::Parameter, "rate");
        known.is_the_offices(Subject::Parameter, "told");
        known.is_the_offices(Subject::FreeDays, "");
        for (subject, name, edition, expected) in [
            (Subject::Return, "r", "2021-01-01", Some("2026-12-31")),
            (Subject::Return, "r", "2027-01-01", None),
            (Subject::Return, "one_file", "2020-01-01", None),
            (Subject::Parameter, "rate", "", None),
            (Subject::Parameter, "told", "", Some("2027-12-31")),
            (Subject::Parameter, "other", "", Some("2026-12-31")),
            (Subject::FreeDays, "", "", None),
        ] {
            let found = known.of(subject, name, edition).map(|own| own.day.to_string());
            assert_eq!(found.as_deref(), expected, "{subject:?} {name} {edition}");
        }
    }

    #[test]
    fn mistakes_are_told() {
        for (line, expected) in [
            ("return;r;;2026-12-31;;s\n", &[][..]),
            ("terms;;;2026-12-31;2026-01-02;s\n", &[]),
            ("wzor;r;;2026-12-31;;s\n", &["T107"]),
            ("return;;;2026-12-31;;s\n", &["T103"]),
            ("return;r;;;;s\n", &["T103"]),
            ("return;r;;2026-02-30;;s\n", &["T112"]),
            ("return;r;;2026-12-31;wczoraj;s\n", &["T112"]),
            ("return;r;;2026-12-31;;\n", &["T103"]),
        ] {
            assert_eq!(known("", line).1, expected, "{line}");
        }
    }
}
