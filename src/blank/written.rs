//! An empty table written as a template: a `?` stands wherever the office must say what is meant.

use std::fmt::Write as _;

use super::{Blank, Column, Row};
use crate::diagnostic::Catalogue;
use crate::period::ReportingPeriod;

/// What the form is for.
pub struct Asking<'a> {
    pub id: &'a str,
    /// The name of the file it came in.
    pub file: &'a str,
    pub period: ReportingPeriod,
    /// The view to count, when it is known already.
    pub view: Option<&'a str>,
    pub time: Time,
}

/// How the records of the view stand in time: what the office is asked about it. Polish: czas rekordów.
pub enum Time {
    /// The view is not known yet.
    Unknown,
    /// The view has chosen the records of the period.
    Inside,
    /// The view asks for a day.
    Day,
    /// A word of time is said of this date or interval, unless one of the others is named.
    Of(String, Vec<String>),
    /// A word of time must name one of these.
    OneOf(Vec<String>),
    /// No record has a date.
    Timeless,
}

/// The template and the number of its `?`.
pub fn template(blanks: &[Blank], asking: &Asking<'_>, catalogue: &Catalogue) -> (String, usize) {
    let mut text = String::new();
    for line in catalogue.say("blank-head", &[("file", asking.file.into())]).lines() {
        let _ = writeln!(text, "# {line}");
    }
    let title = blanks.first().map(|own| own.title.as_str()).filter(|title| !title.is_empty());
    let source = catalogue.say("blank-source", &[("file", asking.file.into())]);
    let _ = write!(
        text,
        "\n[return]\nid = {}\ntitle = {}\nvalid_from = \"{}\"\nofficial = false\nsource = {}\n",
        quoted(asking.id),
        quoted(title.unwrap_or(asking.id)),
        asking.period.start(),
        quoted(&source),
    );
    let _ = writeln!(
        text,
        "\n[[variant]]\nperiod = \"{}\"\nsymbol = {}",
        asking.period.kind(),
        quoted(asking.id)
    );
    for (number, blank) in blanks.iter().enumerate() {
        section(&mut text, number + 1, blank, asking, catalogue);
    }
    let open = text.matches("\"?\"").count();
    (text, open)
}

fn section(
    text: &mut String,
    number: usize,
    blank: &Blank,
    asking: &Asking<'_>,
    catalogue: &Catalogue,
) {
    let title = if blank.title.is_empty() { asking.id } else { &blank.title };
    let _ = writeln!(text, "\n[[section]]\nid = \"{number}\"\ntitle = {}", quoted(title));
    let _ = writeln!(text, "view = {}", quoted(asking.view.unwrap_or("?")));
    time(text, &asking.time, number == 1, catalogue);
    text.push_str("columns = [\n");
    for (at, column) in blank.columns.iter().enumerate() {
        let (measure, unit) = measure(&format!("{} {}", column.group, column.title));
        // „w tym” in a title: some of those of the column before it.
        let inside = |own: &Column| own.title.to_lowercase().starts_with("w tym");
        let before = blank.columns[..at].iter().rev().find(|own| !inside(own));
        let part = match before.filter(|_| inside(column)) {
            Some(whole) => format!(", where = \"?\", of_which = {}", quoted(&whole.id)),
            None => String::new(),
        };
        let group = match column.group.as_str() {
            "" => String::new(),
            group => format!("group = {}, ", quoted(group)),
        };
        let _ = writeln!(
            text,
            "  {{ id = {}, {group}title = {}, {measure} = \"?\"{unit}{part} }},",
            quoted(&column.id),
            quoted(&column.title)
        );
    }
    text.push_str("]\nrow = [\n");
    for (at, row) in blank.rows.iter().enumerate() {
        let _ = writeln!(text, "  {{ {} }},", line(row, &blank.rows[..at]));
    }
    text.push_str("]\n");
}

/// Which records are those of the period: a view that does not say it would count every day. The words are
/// explained once.
fn time(text: &mut String, time: &Time, explained: bool, catalogue: &Catalogue) {
    let (says, lines) = match time {
        Time::Unknown => ("blank-time-unknown", "when = \"?\"\n"),
        Time::Inside => ("blank-time-inside", "when = \"inside\"\n"),
        Time::Day => ("blank-time-day", "when = \"?\"\n"),
        Time::Of(..) => ("blank-time-of", "when = \"?\"\n"),
        Time::OneOf(_) => ("blank-time-one-of", "when = \"?\"\nof = \"?\"\n"),
        Time::Timeless => return,
    };
    if explained {
        let (own, dates) = match time {
            Time::Of(own, others) => (own.as_str(), others.as_slice()),
            Time::OneOf(dates) => ("", dates.as_slice()),
            _ => ("", &[][..]),
        };
        let fields =
            [("of", own.into()), ("dates", dates.join(", ").into()), ("count", dates.len().into())];
        let mut said = catalogue.say(says, &fields);
        if !matches!(time, Time::Inside | Time::Day) {
            said = format!("{}\n{said}", catalogue.word("blank-time"));
        }
        for line in said.lines() {
            let _ = writeln!(text, "# {line}");
        }
    }
    text.push_str(lines);
}

/// Amounts are added up, everything else is counted; the unit when the title names it.
fn measure(title: &str) -> (&'static str, &'static str) {
    let title = title.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| title.contains(word));
    let amount = title.split(|letter: char| !letter.is_alphabetic()).any(|word| word == "zł");
    match () {
        () if amount || says(&["kwot", "wydatk", "koszt", "złot"]) => ("sum", ", unit = \"zł\""),
        () if says(&["osób", "osoby", "dziec"]) => ("count", ", unit = \"osoba\""),
        () if says(&["rodzin"]) => ("count", ", unit = \"rodzina\""),
        () => ("count", ""),
    }
}

/// A total („ogółem”, „razem”) counts every record of the view; any other row says which.
fn line(row: &Row, above: &[Row]) -> String {
    if row.heading {
        return format!("heading = {}", quoted(&row.label));
    }
    let mut text = format!("id = {}, label = {}", quoted(&row.id), quoted(&row.label));
    let label = row.label.to_lowercase();
    let mut words = label.split(|letter: char| !letter.is_alphabetic());
    if label.starts_with("w tym") || !words.any(|word| word == "ogółem" || word == "razem") {
        text.push_str(", where = \"?\"");
    }
    if let Some(whole) = whole(row, above) {
        let _ = write!(text, ", of_which = {}", quoted(&whole.id));
    }
    if !row.blocked.is_empty() {
        let each: Vec<String> = row.blocked.iter().map(|id| quoted(id)).collect();
        let _ = write!(text, ", blocked = [{}]", each.join(", "));
    }
    text
}

/// What a row that begins with „w tym” is part of: the row that its number continues, else the nearest
/// one above that does not begin so.
fn whole<'r>(row: &Row, above: &'r [Row]) -> Option<&'r Row> {
    let inside = |own: &Row| own.label.to_lowercase().starts_with("w tym");
    if !inside(row) {
        return None;
    }
    let counted = || above.iter().rev().filter(|own| !own.heading);
    let parent = row.id.rsplit_once('.').map(|(parent, _)| parent);
    counted()
        .find(|own| parent == Some(own.id.as_str()))
        .or_else(|| counted().find(|own| !inside(own)))
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}
