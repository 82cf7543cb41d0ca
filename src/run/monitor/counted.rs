//! Measures counted from exports: a return made on the way, with a table for each and the years side by side.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::district::Divided;
use super::gathered::Asked;
use super::inputs::Inputs;
use super::told::told;
use crate::diagnostic::{Problems, Source as Text};
use crate::document::{Table, Value};
use crate::indicator::From;
use crate::ingest;
use crate::model::Subject;
use crate::number::Exact;
use crate::period::ReportingPeriod;
use crate::report::Unit;
use crate::run::{self, Basis, Exit, Progress, Refused, Workplace, read_mappings, roles};
use crate::template::indicator::{Given, Measure, Source};

/// The name of the return that is made; no office has one of this name.
const FORM: &str = "miary-strategii";

/// A measure, the place of a source in it, and the year.
type Key = (String, usize, i32);

/// The numbers of a district, each with how many of the city's records are known to live in one, of all.
type Within = BTreeMap<Key, (Exact, From, (u32, u32))>;

/// What the exports give.
#[derive(Default)]
pub struct Counted {
    pub values: BTreeMap<Key, (Exact, From)>,
    /// By district.
    pub within: Vec<Within>,
    /// The exports.
    pub inputs: Inputs,
    /// By period what counting stands on and is not known until its end.
    pub beyond: BTreeMap<ReportingPeriod, Vec<Basis>>,
}

/// Counts every source that counts and whose tables the office has; also district by district when the city is divided.
pub fn count(
    asked: &Asked<'_>,
    divided: Option<&Divided>,
    progress: &dyn Fn(Progress<'_>),
) -> Result<Counted, Refused> {
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
    counted.within.resize_with(divided.map_or(0, |own| own.names.len()), BTreeMap::new);
    for half in [None, Some(1), Some(2)] {
        let of_part: Vec<Wanted<'_>> =
            wanted.iter().filter(|(_, _, source, _)| source.half == half).copied().collect();
        if !of_part.is_empty() {
            part(asked, divided, (half, &of_part), &mut counted, progress)?;
        }
    }
    Ok(counted)
}

/// A measure, the place of a source in it, the source, and what it counts.
pub type Wanted<'w> = (&'w Measure, usize, &'w Source, &'w Table);

/// Counts those of whole years, or of one of their halves: each half has exports of its own.
fn part(
    asked: &Asked<'_>,
    divided: Option<&Divided>,
    (half, wanted): (Option<u32>, &[Wanted<'_>]),
    counted: &mut Counted,
    progress: &dyn Fn(Progress<'_>),
) -> Result<(), Refused> {
    let office = &asked.request.office;
    let year = asked.request.period;
    let period = half.map_or(year, |own| year.half(own));
    let text = form(asked, half, wanted, &roles(office)?);
    let (place, request) = opened(asked, period, text)?;
    let told = told(place, &request, (asked.shared, divided), progress)?;
    counted.inputs.join(&told.inputs);
    // Nobody could look up the edition of a return that is made on the way; its rates are those of the strategy.
    let law = told.law.into_iter().filter(|own| own.subject != Subject::Return);
    let law = law.map(|mut own| {
        own.form.clone_from(&asked.strategy.id);
        own
    });
    counted.beyond.insert(period, law.collect());
    for (section, (measure, index, source, _)) in told.report.sections.iter().zip(wanted) {
        let Some(row) = section.rows.first() else {
            continue;
        };
        let columns = section.columns.iter().zip(&row.cells).zip(asked.years);
        for ((column, cell), year) in columns.filter(|(_, year)| source.years.hold(**year)) {
            let key = || (measure.id.clone(), *index, *year);
            let from = || {
                let what = match half {
                    Some(half) => format!("{}, {year}-H{half}", measure.title),
                    None => measure.title.clone(),
                };
                From::Exports { what, with_entries: false }
            };
            if let Some(value) = cell.exact {
                counted.values.insert(key(), (value, from()));
            }
            let at = (section.id.clone(), row.id.clone(), column.id.clone());
            let own = told.districts.get(&at).into_iter().flatten();
            for (own, within) in own.zip(&mut counted.within) {
                let records = |own: u64| u32::try_from(own).unwrap_or(u32::MAX);
                if let Some(value) = own.cell.exact {
                    within.insert(key(), (value, from(), (records(own.known), records(own.all))));
                }
            }
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
        dry_run: false,
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

/// Such a return that reads one table and counts its records: without a section nothing would be opened.
pub fn of_table(table: &str, roles: &[String]) -> String {
    let section = format!(
        "\n[[section]]\nid = \"1\"\ntitle = \"{table}\"\nview = \"{table}\"\n\
         columns = [{{ id = \"1\", title = \"liczba\", count = \"*\" }}]\nrow = [{{ id = \"1\", label = \"{table}\" }}]\n"
    );
    head("year", roles) + &section
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
pub fn form(
    asked: &Asked<'_>,
    half: Option<u32>,
    wanted: &[Wanted<'_>],
    roles: &[String],
) -> String {
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
