//! What a run is told beside the records: the options of the return and the names of its period. Polish: opcje.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Exit, Refused, Request, Workplace};
use crate::config::Office;
use crate::diagnostic::{Diagnostic, Problems, nearest};
use crate::evaluate::Context;
use crate::model::{Interner, MISSING, Type, date};
use crate::period::ReportingPeriod;
use crate::template::Library;
use crate::template::form::Form;

/// The options of the return: its defaults, the office's choice, the command line's.
pub fn chosen_options(
    place: &Workplace,
    request: &Request,
) -> Result<BTreeMap<String, String>, Refused> {
    options_of(&place.form, &place.office, &request.options)
}

/// The same of a form, an office and what is given over both.
pub fn options_of(
    form: &Form,
    office: &Office,
    given: &BTreeMap<String, String>,
) -> Result<BTreeMap<String, String>, Refused> {
    let problems = Problems::default();
    let mut options: BTreeMap<String, String> =
        form.options.iter().map(|own| (own.id.clone(), own.default.clone())).collect();
    let of_office = office.options.get(&form.id).into_iter().flatten();
    let given = of_office
        .map(|(id, (value, said))| (id, value, Some(said)))
        .chain(given.iter().map(|(id, value)| (id, value, None)));
    for (id, value, said) in given {
        let spec = form.options.iter().find(|own| own.id == *id);
        let known = match spec {
            None => false,
            Some(spec) => match spec.ty {
                Type::Int => value.parse::<i64>().is_ok(),
                Type::Bool => value == "true" || value == "false",
                Type::Date => day(value).is_some(),
                _ => spec.values.is_empty() || spec.values.contains(value),
            },
        };
        if known {
            options.insert(id.clone(), value.clone());
            continue;
        }
        let names: Vec<&str> = form.options.iter().map(|own| own.id.as_str()).collect();
        let values = spec.map(|own| own.values.join(", ")).unwrap_or_default();
        let kind = match spec.map(|own| &own.ty) {
            None => "name",
            Some(Type::Int) => "int",
            Some(Type::Bool) => "bool",
            Some(Type::Date) => "date",
            Some(_) => "word",
        };
        let near = match spec {
            None => nearest(id, names.iter().copied()),
            Some(own) => nearest(value, own.values.iter().map(String::as_str)),
        };
        let near = near.unwrap_or("none");
        let mut diagnostic = Diagnostic::error("C105")
            .with("name", id)
            .with("value", value)
            .with("known", names.join(", "))
            .with("form", form.id.as_str())
            .with("edition", form.valid_from.as_str())
            .with("kind", kind)
            .with("nearest", near)
            .with("values", values);
        if let Some(said) = said {
            diagnostic = diagnostic.at(said);
        }
        problems.push(diagnostic);
    }
    if problems.is_empty() {
        Ok(options)
    } else {
        Err(Refused::because(Exit::Configuration, problems))
    }
}

/// A day as an option says it: `2025-03-31`.
fn day(value: &str) -> Option<chrono::NaiveDate> {
    value.parse().ok()
}

/// The names that expressions may say: those of a period, the office's number, and the options.
pub fn context<'c>(
    place: &'c Workplace,
    options: &BTreeMap<String, String>,
    period: ReportingPeriod,
    interner: Arc<Interner>,
) -> Context<'c> {
    context_of(&place.library, &place.office.teryt, options, period, interner)
}

/// The same of a library and a unit.
pub fn context_of<'c>(
    library: &'c Library,
    unit: &str,
    options: &BTreeMap<String, String>,
    period: ReportingPeriod,
    interner: Arc<Interner>,
) -> Context<'c> {
    let mut names: BTreeMap<String, i64> = BTreeMap::from([
        ("start".to_owned(), date::to_days(period.start())),
        ("end".to_owned(), date::to_days(period.end())),
        ("day".to_owned(), date::to_days(period.end())),
        ("year".to_owned(), i64::from(period.year())),
        ("year_start".to_owned(), date::to_days(period.year_start())),
        ("month".to_owned(), i64::from(chrono::Datelike::month(&period.start()))),
        ("months".to_owned(), i64::from(period.months())),
        ("unit".to_owned(), interner.number(unit)),
    ]);
    for option in library.options.values() {
        // An option of another return, which a shared view reads, has its default here.
        let value = options.get(&option.id).unwrap_or(&option.default);
        let number = match option.ty {
            Type::Int => value.parse().unwrap_or_default(),
            Type::Bool => i64::from(value == "true"),
            Type::Date => day(value).map_or(MISSING, date::to_days),
            _ => interner.number(value),
        };
        names.insert(option.id.clone(), number);
    }
    Context {
        interner,
        codebooks: &library.codebooks,
        parameters: &library.parameters,
        holidays: library.holidays.clone(),
        names,
        rows: Default::default(),
    }
}
