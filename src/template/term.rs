//! The calendar: days on which returns of certain years, voivodeships or offices are due, read from
//! `calendar/*.toml`. Law is data. Polish: terminarz.
//!
//! A return says when it is due as a rule; a term says otherwise for some of its years, for one voivodeship or for
//! one unit, and whom the receiver sends it to and until when. Of several terms the one that says most holds.

use std::cmp::Reverse;

use chrono::{Datelike, NaiveDate};

use super::day_of_year::{self, first_after};
use super::form::{Form, OnFreeDay, on_free_day};
use super::library::Files;
use super::voivodeship;
use crate::diagnostic::{Diagnostic, Place, Problems, SourcePlace};
use crate::document::{self, Fields, Said, Table};
use crate::period::ReportingPeriod;

/// One line of the calendar.
#[derive(Clone, Debug)]
pub struct Term {
    pub form: Said,
    /// The part of the year that is told of: `year`, `H1`, `Q3`, `07`.
    pub part: String,
    pub part_place: SourcePlace,
    /// The years of the periods, both included; none is open.
    pub years: (Option<i32>, Option<i32>),
    /// Two digits of TERYT.
    pub voivodeship: Option<String>,
    /// TERYT of an office.
    pub unit: Option<String>,
    /// Month and day; none when only what happens afterwards is said.
    pub day: Option<(u32, u32)>,
    /// Where the day stands.
    pub day_place: SourcePlace,
    pub on_free_day: OnFreeDay,
    pub recipient: Option<String>,
    pub onward: Vec<Onward>,
    pub source: String,
    /// It stands in the office's own `wzory/`.
    pub own: bool,
    pub place: SourcePlace,
}

/// Until when the receiver sends it on, and to whom. Polish: termin przekazania dalej.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Onward {
    pub day: (u32, u32),
    pub to: String,
    pub place: SourcePlace,
}

/// All terms there are.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    all: Vec<Term>,
}

/// The parts of a year that returns are made for.
const PARTS: [&str; 19] = [
    "year", "H1", "H2", "Q1", "Q2", "Q3", "Q4", "01", "02", "03", "04", "05", "06", "07", "08",
    "09", "10", "11", "12",
];

impl Terms {
    /// The terms of all files of the calendar; returns are known by their ids. All mistakes are noted.
    pub fn read<'k>(
        files: &Files,
        known: impl Iterator<Item = &'k str> + Clone,
        problems: &Problems,
    ) -> Terms {
        let mut all: Vec<Term> = Vec::new();
        let of_calendar = files
            .iter()
            .filter(|(path, _)| path.starts_with("calendar/") && path.ends_with(".toml"));
        for (_, source) in of_calendar {
            let root = document::parse(source, problems);
            let file = Fields::new(&root, problems);
            let own = source.name.starts_with("wzory/");
            let terms =
                file.tables("term").into_iter().filter_map(|table| term(table, own, problems));
            all.extend(terms);
            file.finish();
        }
        for term in &all {
            if !known.clone().any(|id| id == term.form.text) {
                let found = Diagnostic::unknown("C103", &term.form.text, known.clone());
                problems.push(found.at(&term.form.place));
            }
        }
        for (index, term) in all.iter().enumerate() {
            // The same weight, and a year that both speak of: nobody could say which holds.
            let same = all[..index].iter().find(|other| {
                other.says(term) && other.weight() == term.weight() && other.shares_a_year(term)
            });
            if let Some(other) = same {
                let found = Diagnostic::error("T580").at(&term.place).at(&other.place);
                problems.push(found.with("name", &term.form.text).with("part", &term.part));
            }
        }
        Terms { all }
    }

    /// A return must be made for the part of the year that a term tells of (T584), and go on only when it is there (T585).
    pub fn check(&self, forms: &[Form], problems: &Problems) {
        for term in &self.all {
            let form = forms.iter().find(|own| own.id == term.form.text);
            let (Some(form), Some(period)) = (form, period_of(2024, &term.part)) else {
                continue;
            };
            let has = |period: ReportingPeriod| form.variant(period.kind()).is_some();
            if !has(period) {
                let known = PARTS.into_iter().filter(|own| period_of(2024, own).is_some_and(has));
                let known = known.collect::<Vec<_>>().join(", ");
                let found = Diagnostic::error("T584").at(&term.part_place);
                let found = found.with("name", &form.id).with("found", &term.part);
                problems.push(found.with("known", known));
            }
        }
        let mut told: Vec<Vec<Place>> = Vec::new();
        for found in self.all.iter().filter_map(|own| self.early(own, forms)) {
            if !told.contains(&found.places) {
                told.push(found.places.clone());
                problems.push(found);
            }
        }
    }

    /// T585: what one of the periods and units that a term tells of sends on before it is due.
    fn early(&self, term: &Term, forms: &[Form]) -> Option<Diagnostic> {
        let form = forms.iter().find(|own| own.id == term.form.text)?;
        let period = period_of(term.years.1.or(term.years.0).unwrap_or(2025), &term.part)?;
        let anywhere = || term.voivodeship.clone().unwrap_or_default();
        let unit = term.unit.clone().unwrap_or_else(anywhere);
        let (day, place) = match self.of(&form.id, period, &unit) {
            Some(own) => (own.day?, Some(&own.day_place)),
            None => (form.variant(period.kind())?.due_of(&term.part)?, None),
        };
        early(
            &form.id,
            period,
            first_after(period, day)?,
            place,
            self.onward(&form.id, period, &unit),
        )
    }

    /// What is said of a return's period to a unit: the term that says most.
    pub fn of(&self, form: &str, period: ReportingPeriod, unit: &str) -> Option<&Term> {
        self.speaking(form, period, unit)
            .filter(|own| own.day.is_some())
            .max_by_key(|own| own.weight())
    }

    /// When the receiver sends it on: as the weightiest term says that tells of it.
    pub fn onward(&self, form: &str, period: ReportingPeriod, unit: &str) -> &[Onward] {
        let telling = self.speaking(form, period, unit).filter(|own| !own.onward.is_empty());
        telling.max_by_key(|own| own.weight()).map_or(&[], |own| &own.onward)
    }

    /// Is there a term of this part of another year, and none of this one?
    pub fn has_a_gap(&self, form: &str, period: ReportingPeriod, unit: &str) -> bool {
        let part = part_of(period);
        let of_other = |own: &&Term| {
            own.form.text == form
                && own.part == part
                && own.is_for(unit)
                && own.day.is_some()
                && own.years != (None, None)
        };
        self.of(form, period, unit).is_none() && self.all.iter().any(|own| of_other(&own))
    }

    /// The parts of a year that any term tells of, for a return.
    pub fn parts(&self, form: &str) -> impl Iterator<Item = &str> {
        self.all.iter().filter(move |own| own.form.text == form).map(|own| own.part.as_str())
    }

    fn speaking(
        &self,
        form: &str,
        period: ReportingPeriod,
        unit: &str,
    ) -> impl Iterator<Item = &Term> {
        let part = part_of(period);
        self.all.iter().filter(move |own| {
            own.form.text == form
                && own.part == part
                && own.covers(period.end().year())
                && own.is_for(unit)
        })
    }
}

impl Term {
    fn covers(&self, year: i32) -> bool {
        self.years.0.is_none_or(|from| from <= year) && self.years.1.is_none_or(|to| year <= to)
    }

    fn is_for(&self, unit: &str) -> bool {
        self.unit.as_deref().is_none_or(|own| own == unit)
            && self.voivodeship.as_deref().is_none_or(|own| unit.starts_with(own))
    }

    /// The office's own before what ships, a unit before a voivodeship, few years before many.
    fn weight(&self) -> (bool, bool, bool, Reverse<i64>) {
        let years = match self.years {
            (Some(from), Some(to)) => i64::from(to) - i64::from(from),
            (None, None) => i64::MAX,
            _ => i64::MAX - 1,
        };
        (self.own, self.unit.is_some(), self.voivodeship.is_some(), Reverse(years))
    }

    /// Do both tell the same unit of the same part?
    fn says(&self, other: &Term) -> bool {
        self.form.text == other.form.text
            && self.part == other.part
            && self.unit == other.unit
            && self.voivodeship == other.voivodeship
            && self.day.is_some() == other.day.is_some()
    }

    fn shares_a_year(&self, other: &Term) -> bool {
        let from = self.years.0.max(other.years.0);
        let to = match (self.years.1, other.years.1) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        from.zip(to).is_none_or(|(from, to)| from <= to)
    }
}

/// T585, a warning: it is sent on before it must have been sent. Such a day belongs to another year than whoever wrote it
/// thought, or to another return.
pub fn early(
    form: &str,
    period: ReportingPeriod,
    day: NaiveDate,
    place: Option<&SourcePlace>,
    onward: &[Onward],
) -> Option<Diagnostic> {
    let days = onward.iter().filter_map(|own| Some((first_after(period, own.day)?, own)));
    let (onward, first) = days.min_by_key(|(day, _)| *day).filter(|(onward, _)| *onward < day)?;
    let found = Diagnostic::warning("T585").with("name", form).with("period", period.to_string());
    let found = found.with("day", day.to_string()).with("onward", onward.to_string());
    let found = found.with("to", &first.to);
    let places = place.into_iter().chain([&first.place]);
    Some(places.fold(found, |found, place| found.at(place)))
}

/// The part of a year, as a period.
fn period_of(year: i32, part: &str) -> Option<ReportingPeriod> {
    let text = if part == "year" { year.to_string() } else { format!("{year}-{part}") };
    text.parse().ok()
}

/// `year`, `H1`, `Q3`, `07` of a period.
pub fn part_of(period: ReportingPeriod) -> String {
    let text = period.to_string();
    text.split_once('-').map_or("year", |(_, part)| part).to_owned()
}

fn term(table: &Table, own: bool, problems: &Problems) -> Option<Term> {
    let fields = Fields::new(table, problems);
    let wrong = |said: &Said, known: &str| {
        let found = Diagnostic::error("T107").at(&said.place);
        problems.push(found.with("found", &said.text).with("known", known));
    };
    let form = fields.need("return");
    let part = fields.need("part");
    if !PARTS.contains(&part.text.as_str()) && !part.text.is_empty() {
        wrong(&part, &PARTS.join(", "));
    }
    let mut years = (None, None);
    if let Some(said) = fields.said("years") {
        match read_years(&said.text) {
            Some(read) => years = read,
            None => wrong(&said, "2024, 2022..2024, 2022.., ..2024"),
        }
    }
    let voivodeship = fields.said("voivodeship").map(|said| {
        if !voivodeship::is_number(&said.text) {
            problems.push(unknown_voivodeship(&said));
        }
        said.text
    });
    let unit = fields.said("unit").and_then(|said| {
        let good = said.text.len() == 7 && said.text.bytes().all(|own| own.is_ascii_digit());
        if !good {
            wrong(&said, "0662011");
        }
        good.then_some(said.text)
    });
    let day = fields.item("due").and_then(|item| day_of_year::read(item, problems));
    let onward = fields.tables("onward").into_iter().filter_map(|table| onward(table, problems));
    let onward: Vec<Onward> = onward.collect();
    if fields.item("due").is_none() && onward.is_empty() {
        fields.missing("due");
    }
    let term = Term {
        part_place: part.place,
        part: part.text,
        years,
        voivodeship,
        unit,
        day,
        day_place: fields.item("due").map_or(&form.place, |item| &item.place).clone(),
        on_free_day: on_free_day(fields.said("on_free_day"), problems),
        recipient: fields.text("recipient"),
        onward,
        source: fields.need("source").text,
        own,
        place: form.place.clone(),
        form,
    };
    fields.finish();
    Some(term)
}

/// T581: it is no number of a voivodeship; whose name it may be.
fn unknown_voivodeship(said: &Said) -> Diagnostic {
    let meant = voivodeship::meant(&said.text);
    let (number, name) = meant.unwrap_or(("none", ""));
    let found = Diagnostic::error("T581").at(&said.place).with("found", &said.text);
    found.with("nearest", number).with("name", name).with("known", voivodeship::listed())
}

fn onward(table: &Table, problems: &Problems) -> Option<Onward> {
    let fields = Fields::new(table, problems);
    let day = fields.item("due").and_then(|item| day_of_year::read(item, problems));
    let to = fields.need("to").text;
    fields.finish();
    Some(Onward { day: day?, to, place: table.place.clone() })
}

/// `2024`, `2022..2024`, `2022..`, `..2024`.
fn read_years(text: &str) -> Option<(Option<i32>, Option<i32>)> {
    let year = |text: &str| -> Option<Option<i32>> {
        match text.trim() {
            "" => Some(None),
            digits => digits.parse().ok().filter(|own| (1990..=2200).contains(own)).map(Some),
        }
    };
    let (from, to) = match text.split_once("..") {
        Some((from, to)) => (year(from)?, year(to)?),
        None => (year(text)?, year(text)?),
    };
    let in_order = from.zip(to).is_none_or(|(from, to)| from <= to);
    (in_order && (from, to) != (None, None)).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Source;

    fn terms(text: &str, own: &str) -> (Terms, Vec<&'static str>) {
        let problems = Problems::default();
        let mut files = Files::new();
        for (name, text) in [("wbudowane/calendar/a.toml", text), ("wzory/calendar/b.toml", own)] {
            let path = name.split_once('/').expect("a folder").1.to_owned();
            files.insert(path, Source::new(name, text));
        }
        let read = Terms::read(&files, ["r", "s"].into_iter(), &problems);
        (read, problems.into_vec().into_iter().map(|own| own.code).collect())
    }

    #[test]
    fn the_term_that_says_most_holds() {
        let (terms, wrong) = terms(
            r#"
            [[term]]
            return = "r"
            part = "year"
            due = "20.01"
            source = "zasada"
            [[term]]
            return = "r"
            part = "year"
            years = "2023"
            due = "09.02"
            onward = [{ due = "28.02", to = "minister" }]
            source = "program badań"
            [[term]]
            return = "r"
            part = "year"
            years = "2022..2024"
            due = "10.02"
            source = "kilka lat"
            [[term]]
            return = "r"
            part = "year"
            years = "2024.."
            voivodeship = "06"
            due = "25.01"
            source = "województwo"
            "#,
            r#"
            [[term]]
            return = "r"
            part = "year"
            years = "2026"
            due = "15.01"
            source = "pismo"
            "#,
        );
        assert_eq!(wrong, Vec::<&str>::new());
        for (period, unit, expected) in [
            ("2021", "0862011", "zasada"),
            ("2022", "0862011", "kilka lat"),
            ("2023", "0862011", "program badań"),
            ("2024", "0862011", "kilka lat"),
            ("2024", "0662011", "województwo"),
            ("2025", "0862011", "zasada"),
            ("2026", "0662011", "pismo"),
        ] {
            let found = terms.of("r", period.parse().unwrap(), unit).map(|own| own.source.as_str());
            assert_eq!(found, Some(expected), "{period} {unit}");
        }
        assert!(terms.of("r", "2023-H1".parse().unwrap(), "0862011").is_none());
        assert!(terms.of("s", "2023".parse().unwrap(), "0862011").is_none());
        assert_eq!(terms.onward("r", "2023".parse().unwrap(), "0862011")[0].to, "minister");
        assert!(terms.onward("r", "2024".parse().unwrap(), "0862011").is_empty());
    }

    #[test]
    fn a_year_between_that_nobody_speaks_of_is_a_gap() {
        let term = |years: &str| {
            format!(
                "[[term]]\nreturn = \"r\"\npart = \"H1\"\nyears = \"{years}\"\ndue = \"20.07\"\nsource = \"s\"\n"
            )
        };
        let (terms, wrong) = terms(&(term("2023") + &term("2025")), "");
        assert!(wrong.is_empty());
        for (period, expected) in
            [("2023-H1", false), ("2024-H1", true), ("2026-H1", true), ("2024", false)]
        {
            assert_eq!(
                terms.has_a_gap("r", period.parse().unwrap(), "0862011"),
                expected,
                "{period}"
            );
        }
    }

    #[test]
    fn mistakes_of_a_calendar_are_told() {
        let good = "return = \"r\"\npart = \"H1\"\ndue = \"20.07\"\nsource = \"s\"\n";
        for (text, expected) in [
            (good.to_owned(), vec![]),
            (good.replace("\"r\"", "\"x\""), vec!["C103"]),
            (good.replace("H1", "H3"), vec!["T107"]),
            (good.replace("20.07", "31.06"), vec!["T583"]),
            (good.to_owned() + "years = \"2024..2022\"\n", vec!["T107"]),
            (good.to_owned() + "years = \"..\"\n", vec!["T107"]),
            (good.to_owned() + "voivodeship = \"6\"\n", vec!["T581"]),
            (good.to_owned() + "voivodeship = \"lubuskie\"\n", vec!["T581"]),
            (good.to_owned() + "unit = \"lubuskie\"\n", vec!["T107"]),
            (good.to_owned() + "onward = [{ due = \"11.08\", to = \"minister\" }]\n", vec![]),
            (good.to_owned() + "[[term]]\n" + good, vec!["T580"]),
            (
                good.to_owned()
                    + "years = \"2022..2024\"\n[[term]]\nyears = \"2024..2026\"\n"
                    + good,
                vec!["T580"],
            ),
            (
                good.to_owned()
                    + "years = \"2022..2023\"\n[[term]]\nyears = \"2024..2025\"\n"
                    + good,
                vec![],
            ),
        ] {
            let (_, wrong) = terms(&format!("[[term]]\n{text}"), "");
            assert_eq!(wrong, expected, "{text}");
        }
    }
}
