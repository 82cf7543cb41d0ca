//! Measures counted from exports: a return made on the way, with a table for each and the years side by side.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::gathered::Asked;
use super::inputs::{Inputs, Read};
use crate::diagnostic::{Problems, Source as Text};
use crate::document::{Table, Value};
use crate::indicator::From;
use crate::ingest;
use crate::number::Exact;
use crate::period::ReportingPeriod;
use crate::report::Unit;
use crate::run::{self, Exit, Progress, Refused, Workplace, read_mappings, roles, run_at};
use crate::template::indicator::{Given, Measure, Source};

/// The name of the return that is made; no office has one of this name.
const FORM: &str = "miary-strategii";

/// What the exports give.
#[derive(Default)]
pub struct Counted {
    /// By measure, the place of the source in it, and the year.
    pub values: BTreeMap<(String, usize, i32), (Exact, From)>,
    /// The exports.
    pub inputs: Inputs,
}

/// Counts every source that counts and whose tables the office has.
pub fn count(asked: &Asked<'_>, progress: &dyn Fn(Progress<'_>)) -> Result<Counted, Refused> {
    let problems = Problems::default();
    let office = &asked.request.office;
    let mappings = ingest::with_shipped(&read_mappings(office, &problems), asked.files, &problems);
    let schemas = &asked.library.tables;
    let mapping = ingest::read_mapping(&mappings, schemas, &asked.library.codebooks, &problems);
    let mapped: BTreeSet<&str> = mapping.tables().collect();
    if problems.has_errors() {
        return Err(Refused::because(Exit::Configuration, problems));
    }
    let is_kept = |source: &Table| {
        let mut tables = BTreeSet::new();
        for view in views(source, asked) {
            asked.library.tables_behind(&view, &mut tables);
        }
        !tables.is_empty() && tables.iter().all(|own| mapped.contains(own.as_str()))
    };
    let mut wanted: Vec<Wanted<'_>> = Vec::new();
    for measure in asked.measures.values() {
        for (index, source) in measure.sources.iter().enumerate() {
            if let Given::Count(table) = &source.given
                && is_kept(table)
            {
                wanted.push((measure, index, source, table));
            }
        }
    }
    let mut counted = Counted::default();
    for half in [None, Some(1), Some(2)] {
        let of_part: Vec<Wanted<'_>> =
            wanted.iter().filter(|(_, _, source, _)| source.half == half).copied().collect();
        if !of_part.is_empty() {
            part(asked, half, &of_part, &mut counted, progress)?;
        }
    }
    Ok(counted)
}

/// A measure, the place of a source in it, the source, and what it counts.
type Wanted<'w> = (&'w Measure, usize, &'w Source, &'w Table);

/// Counts those of whole years, or of one of their halves: each half has exports of its own.
fn part(
    asked: &Asked<'_>,
    half: Option<u32>,
    wanted: &[Wanted<'_>],
    counted: &mut Counted,
    progress: &dyn Fn(Progress<'_>),
) -> Result<(), Refused> {
    let office = &asked.request.office;
    let year = asked.request.period;
    let period = half.map_or(year, |own| year.half(own));
    let text = form(asked, half, wanted, &roles(office)?);
    let (place, request) = opened(asked, period, text)?;
    let read = Read::by(&place);
    let done = run_at(place, &request, asked.shared, progress)?;
    counted.inputs.join(&Inputs::of(read, &done));
    for (section, (measure, index, source, _)) in done.report.sections.iter().zip(wanted) {
        let cells = section.rows.first().map(|own| own.cells.as_slice()).unwrap_or_default();
        for (cell, year) in cells.iter().zip(asked.years) {
            let Some(value) = cell.exact.filter(|_| source.years.hold(*year)) else {
                continue;
            };
            let what = match half {
                Some(half) => format!("{}, {year}-H{half}", measure.title),
                None => measure.title.clone(),
            };
            let from = From::Exports { what, with_entries: false };
            counted.values.insert((measure.id.clone(), *index, *year), (value, from));
        }
    }
    Ok(())
}

/// A return that is made on the way, opened for the year that is looked at, or a half of it.
pub fn opened(
    asked: &Asked<'_>,
    period: ReportingPeriod,
    text: String,
) -> Result<(Workplace, run::Request), Refused> {
    let office = &asked.request.office;
    let mut files = asked.files.clone();
    let name = format!("{FORM}.toml");
    files.insert(name.clone(), Text::new(name, text));
    let request = run::Request {
        office: office.clone(),
        form: FORM.to_owned(),
        period,
        options: BTreeMap::new(),
        write: false,
        uncorrected: false,
    };
    let place = Workplace::open_of(files, office, FORM, period, Problems::default())?;
    Ok((place, request))
}

/// The head of such a return, made for years or for their halves.
pub fn head(kind: &str, roles: &[String]) -> String {
    let list = roles.iter().map(|own| format!("{own:?}")).collect::<Vec<_>>().join(", ");
    format!(
        "[return]\nid = \"{FORM}\"\ntitle = \"Miary strategii\"\nvalid_from = \"1900-01-01\"\n\
         layout = \"report\"\nroles = [{list}]\n\n[[variant]]\nperiod = \"{kind}\"\nsymbol = \"miary\"\n"
    )
}

/// The views that a source is counted over, its own or those of its quantity.
fn views(source: &Table, asked: &Asked<'_>) -> Vec<String> {
    let said = |key: &str| source.entries.get(key).and_then(|(_, item)| item.as_said());
    if let Some(view) = said("view") {
        return vec![view.text];
    }
    let quantity = said("quantity").and_then(|own| asked.library.quantities.get(&own.text));
    quantity.map(|own| own.views()).unwrap_or_default()
}

/// The return as it would be written.
fn form(asked: &Asked<'_>, half: Option<u32>, wanted: &[Wanted<'_>], roles: &[String]) -> String {
    // A year back is two halves back.
    let (kind, step) = if half.is_some() { ("half", 2) } else { ("year", 1) };
    let mut text = head(kind, roles);
    let last = asked.request.period.year();
    for year in asked.years {
        let back = last - year;
        let period = match back {
            0 => String::new(),
            _ => format!("period = \"{kind}-{}\"\n", back * step),
        };
        let _ = write!(text, "\n[[columns.lata]]\nid = \"y{back}\"\ntitle = \"{year}\"\n{period}");
    }
    for (place, (measure, _, _, table)) in wanted.iter().enumerate() {
        let mut keys = String::new();
        for (key, (_, item)) in &table.entries {
            let said = &item.place.source.text[item.place.range.clone()];
            // A row stands on one line.
            let said = match &item.value {
                Value::Text(text) => toml::Value::from(text.as_str()).to_string(),
                _ => said.replace('\n', " "),
            };
            let _ = write!(keys, ", {key} = {said}");
        }
        let view = views(table, asked).into_iter().next().unwrap_or_default();
        let unit = Unit::from_word(&measure.unit)
            .map(|own| format!(", unit = \"{}\"", own.word()))
            .unwrap_or_default();
        let title = toml::Value::from(measure.title.as_str());
        let _ = write!(
            text,
            "\n[[section]]\nid = \"{place}\"\ntitle = {title}\nview = \"{view}\"\ncolumns = \"lata\"\n\
             row = [{{ id = \"1\", key = \"miara\", label = {title}{unit}{keys} }}]\n"
        );
    }
    text
}
