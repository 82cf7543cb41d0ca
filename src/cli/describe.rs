//! `template show`: a return, a view, a table or a code list in words. Polish: opis wzoru.

mod data;
mod form;
mod page;
mod section;

use crate::diagnostic::{Catalogue, Diagnostic, nearest};
use crate::model::Type;
use crate::template::Library;
use crate::template::form::Form;

pub use page::Page;
pub use section::written;

/// What is said of a name, or of one section of a return; C103 when there is none of that name.
pub fn described(
    name: &str,
    section: Option<&str>,
    library: &Library,
    forms: &[Form],
    catalogue: &Catalogue,
) -> Result<String, Diagnostic> {
    if let Some(own) = forms.iter().find(|form| form.id == name) {
        let sections = own.sections.iter().map(|own| own.id.as_str());
        return match section {
            None => Ok(form::form(own, library, catalogue)),
            Some(id) => match own.section(id) {
                Some(section) => Ok(form::only_section(own, section, library, catalogue)),
                None => Err(unknown(id, sections.collect())),
            },
        };
    }
    if let Some(id) = section {
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
    let known = forms
        .iter()
        .map(|form| form.id.as_str())
        .chain(library.views.keys().map(String::as_str))
        .chain(library.tables.keys().map(String::as_str))
        .chain(library.codebooks.keys().map(String::as_str));
    Err(unknown(name, known.collect()))
}

fn unknown(name: &str, known: Vec<&str>) -> Diagnostic {
    Diagnostic::error("C103")
        .with("name", name)
        .with("nearest", nearest(name, known.iter().copied()).unwrap_or("none"))
        .with("known", if known.is_empty() { "–".to_owned() } else { known.join(", ") })
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
