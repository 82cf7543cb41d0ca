//! `template show`: whatever templates give a name, in words. Polish: opis wzoru.

mod counted;
mod data;
mod form;
mod indicator;
mod page;
mod rule;
mod section;

use crate::diagnostic::{Catalogue, Diagnostic};
use crate::model::Type;
use crate::template::Library;
use crate::template::form::Form;
use crate::template::indicator::Catalogue as Indicators;
use crate::template::strategy::Strategies;

pub use page::Page;
pub use section::written;

/// All that may be asked for by name.
#[derive(Clone, Copy)]
pub struct Known<'k> {
    pub library: &'k Library,
    pub forms: &'k [Form],
    pub indicators: &'k Indicators,
    pub strategies: &'k Strategies,
}

/// What is said of a name, or of one section, rule or list of a return; C103 when there is none of that name.
pub fn described(
    name: &str,
    part: Option<&str>,
    known: Known<'_>,
    catalogue: &Catalogue,
) -> Result<String, Diagnostic> {
    let Known { library, forms, .. } = known;
    if let Some(own) = forms.iter().find(|form| form.id == name) {
        return match part {
            None => Ok(form::form(own, library, catalogue)),
            Some(id) => match own.section(id) {
                Some(section) => Ok(form::only_section(own, section, library, catalogue)),
                None => {
                    let mut said = of_return(own, &|name| name == id, library, catalogue);
                    if said.is_empty() {
                        let is_meant = |name: &str| is_of_family(name, id);
                        said = of_return(own, &is_meant, library, catalogue);
                    }
                    if said.is_empty() { Err(unknown(id, parts(own))) } else { Ok(together(said)) }
                }
            },
        };
    }
    if let Some(id) = part {
        return Err(unknown(id, Vec::new()));
    }
    if let Some(view) = library.views.get(name) {
        return Ok(data::view(view, library, forms, catalogue));
    }
    if let Some(table) = library.tables.get(name) {
        return Ok(data::table(table, library, catalogue));
    }
    if let Some(book) = library.codebooks.get(name) {
        return Ok(data::list(book, library, catalogue));
    }
    let mut said = named(&|id| id == name, known, catalogue);
    if said.is_empty() {
        said = named(&|id| is_of_family(id, name), known, catalogue);
    }
    if said.is_empty() { Err(unknown(name, names(known))) } else { Ok(together(said)) }
}

/// `R-4a` names all of `R-4a.1`, `R-4a.2`, …; `PZ-17` its variants `PZ-17a`, `PZ-17b`.
fn is_of_family(id: &str, name: &str) -> bool {
    id.strip_prefix(name).is_some_and(|rest| match rest.strip_prefix('.') {
        Some(number) => !number.is_empty(),
        None => {
            name.ends_with(|own: char| own.is_ascii_digit())
                && rest.len() == 1
                && rest.ends_with(|own: char| own.is_ascii_lowercase())
        }
    })
}

/// Rules, lists, quantities, indicators and strategies of a name: several returns may use the same.
fn named(is_meant: &dyn Fn(&str) -> bool, known: Known<'_>, catalogue: &Catalogue) -> Vec<String> {
    let Known { library, forms, indicators, strategies } = known;
    let mut said: Vec<String> =
        forms.iter().flat_map(|form| of_return(form, is_meant, library, catalogue)).collect();
    let rules = library.record_rules.iter().filter(|own| is_meant(&own.id));
    said.extend(rules.map(|own| rule::of_records(own, &known, catalogue)));
    let quantities = library.quantities.values().filter(|own| is_meant(&own.id));
    said.extend(quantities.map(|own| counted::quantity(own, &known, catalogue)));
    let all = indicators.indicators.values().filter(|own| is_meant(&own.id));
    said.extend(all.map(|own| indicator::indicator(own, &known, catalogue)));
    let measures = indicators.measures.values().filter(|own| is_meant(&own.id));
    said.extend(measures.map(|own| indicator::measure(own, &known, catalogue)));
    let strategies = strategies.values().filter(|own| is_meant(&own.id));
    said.extend(strategies.map(|own| indicator::strategy(own, &known, catalogue)));
    said
}

/// The rules over cells and the worklists of a return that are meant.
fn of_return(
    form: &Form,
    is_meant: &dyn Fn(&str) -> bool,
    library: &Library,
    catalogue: &Catalogue,
) -> Vec<String> {
    let rules = form.rules.iter().filter(|own| is_meant(&own.id));
    let lists = form.worklists.iter().filter(|own| is_meant(&own.id));
    let rules = rules.map(|own| rule::of_cells(form, own, catalogue));
    rules.chain(lists.map(|own| counted::worklist(form, own, library, catalogue))).collect()
}

fn together(said: Vec<String>) -> String {
    said.join("\n\n")
}

/// What of a return may be asked for.
fn parts(form: &Form) -> Vec<&str> {
    let sections = form.sections.iter().map(|own| own.id.as_str());
    let rules = form.rules.iter().map(|own| own.id.as_str());
    let lists = form.worklists.iter().map(|own| own.id.as_str());
    sections.chain(rules).chain(lists).collect()
}

/// Every name that is known, returns first.
fn names(known: Known<'_>) -> Vec<&str> {
    let Known { library, forms, indicators, strategies } = known;
    let of_returns = forms.iter().flat_map(|form| {
        let rules = form.rules.iter().map(|own| own.id.as_str());
        rules.chain(form.worklists.iter().map(|own| own.id.as_str()))
    });
    let ids = forms.iter().map(|form| form.id.as_str());
    ids.chain(library.views.keys().map(String::as_str))
        .chain(library.tables.keys().map(String::as_str))
        .chain(library.codebooks.keys().map(String::as_str))
        .chain(library.quantities.keys().map(String::as_str))
        .chain(of_returns)
        .chain(library.record_rules.iter().map(|own| own.id.as_str()))
        .chain(indicators.indicators.keys().map(String::as_str))
        .chain(indicators.measures.keys().map(String::as_str))
        .chain(strategies.keys().map(String::as_str))
        .collect()
}

fn unknown(name: &str, known: Vec<&str>) -> Diagnostic {
    match known.is_empty() {
        true => {
            Diagnostic::error("C103").with("name", name).with("nearest", "none").with("known", "–")
        }
        false => Diagnostic::unknown("C103", name, known),
    }
}

/// A type in words: `kod ze słownika benefit`.
pub fn type_said(ty: &Type, catalogue: &Catalogue) -> String {
    let word = ty.to_string();
    let (word, argument) = word.split_once('(').unwrap_or((&word, ""));
    let argument = argument.trim_end_matches(')');
    catalogue.say("type-said", &[("type", word.into()), ("of", argument.into())])
}

/// A word of the catalogue with a colon, as the label of an entry.
fn label(id: &str, catalogue: &Catalogue) -> String {
    format!("{}:", catalogue.word(id))
}

/// `od 2021-01-01 do 2023-12-31`, one of them, or nothing.
fn validity(from: Option<&str>, to: Option<&str>, catalogue: &Catalogue) -> String {
    let said = |id, day: Option<&str>| day.map(|day| catalogue.say(id, &[("day", day.into())]));
    let parts = [said("show-since", from), said("show-until", to)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
