//! A return in words: its head, variants, options, sections and rules.

use super::page::Page;
use super::section::section;
use super::{label, validity};
use crate::diagnostic::{Catalogue, render};
use crate::model::Type;
use crate::report::Layout;
use crate::template::Library;
use crate::template::form::{Form, OptionSpec, Section, Variant, Worklist};
use crate::template::rule::{Range, Rule};

/// The width of the labels of a return and of its rules.
const LABEL: usize = 12;

/// All of a return, in the order in which it is printed.
pub fn form(form: &Form, library: &Library, catalogue: &Catalogue) -> String {
    let mut page = Page::default();
    head(&mut page, form, catalogue);
    page.heading(&catalogue.word("show-variants"));
    for own in &form.variants {
        variant(&mut page, own, catalogue);
    }
    if !form.options.is_empty() {
        page.heading(&catalogue.word("show-options"));
    }
    for own in &form.options {
        option(&mut page, own, catalogue);
    }
    for own in &form.sections {
        section(&mut page, own, library, catalogue);
    }
    if !form.rules.is_empty() {
        page.heading(&catalogue.word("show-rules"));
    }
    for own in &form.rules {
        rule(&mut page, own, catalogue);
    }
    if !form.worklists.is_empty() {
        page.heading(&catalogue.word("show-worklists"));
    }
    for own in &form.worklists {
        worklist(&mut page, own, library, catalogue);
    }
    record_rules(&mut page, form, library, catalogue);
    page.text().to_owned()
}

/// One section, and the rules that name it.
pub fn only_section(
    form: &Form,
    own: &Section,
    library: &Library,
    catalogue: &Catalogue,
) -> String {
    let mut page = Page::default();
    page.heading(&format!("{} – {}", form.id, form.title));
    section(&mut page, own, library, catalogue);
    let rules: Vec<&Rule> = form.rules.iter().filter(|rule| rule.names_section(&own.id)).collect();
    if !rules.is_empty() {
        page.heading(&catalogue.word("show-rules"));
    }
    for own in rules {
        rule(&mut page, own, catalogue);
    }
    page.text().to_owned()
}

fn head(page: &mut Page, form: &Form, catalogue: &Catalogue) {
    page.heading(&format!("{} – {}", form.id, form.title));
    let mut entry = |id: &str, text: &str| page.entry(2, LABEL, &label(id, catalogue), text);
    let since = validity(Some(&form.valid_from), form.valid_to.as_deref(), catalogue);
    let edition = match form.edition.as_str() {
        "" => since,
        name => format!("{name} ({since})"),
    };
    entry("show-edition", &edition);
    let official = match (form.official, form.layout) {
        (true, _) => "show-official",
        (false, Layout::Form) => "show-not-official",
        (false, Layout::Report) => "show-own-layout",
    };
    entry("show-layout", &catalogue.word(official));
    entry("show-source", &form.source);
    entry("show-ministry", &form.ministry);
    entry("show-roles", &form.roles.join(", "));
}

fn variant(page: &mut Page, own: &Variant, catalogue: &Catalogue) {
    let kind = catalogue.say("period-kind", &[("kind", (&own.period).into())]);
    let title = own.title.as_ref().map(|title| format!(" {title}")).unwrap_or_default();
    page.line(2, &format!("{}{title} – {kind}", own.symbol));
    let days: Vec<String> = own
        .due
        .iter()
        .map(|(part, (month, day))| {
            let fields =
                [("day", format!("{day:02}.{month:02}").into()), ("part", part.clone().into())];
            catalogue.say("show-due", &fields)
        })
        .collect();
    let mut said = own.deadline.clone();
    if !days.is_empty() {
        let days = days.join(", ");
        said = if said.is_empty() { days } else { format!("{said} ({days})") };
    }
    page.entry(4, LABEL - 2, &label("show-deadline", catalogue), &said);
}

fn option(page: &mut Page, own: &OptionSpec, catalogue: &Catalogue) {
    page.line(2, &format!("{} – {}", own.id, own.label));
    let default = |value: &str| {
        if value == own.default { catalogue.word("show-default") } else { String::new() }
    };
    if own.values.is_empty() {
        let any = match own.ty {
            Type::Bool => "show-any-bool",
            Type::Date => "show-any-day",
            _ => "show-any-number",
        };
        page.line(4, &catalogue.say(any, &[("default", (&own.default).into())]));
    }
    for value in &own.values {
        let said = own.labels.get(value).map(String::as_str).unwrap_or_default();
        page.entry(4, LABEL + 2, value, format!("{said} {}", default(value)).trim());
    }
}

fn rule(page: &mut Page, own: &Rule, catalogue: &Catalogue) {
    let severity = render::word(catalogue, own.severity);
    page.line(2, &format!("{} {severity}: {}", own.id, own.title));
    let mut entry = |id: &str, text: &str| page.entry(4, LABEL - 2, &label(id, catalogue), text);
    let written = |key: &str| own.written.get(key).map(String::as_str).unwrap_or_default();
    entry("show-check", written("check"));
    entry("show-check", written("printed"));
    entry("show-if", written("if"));
    for (name, range) in &own.variables {
        let range = match range {
            Range::All => catalogue.word("show-all"),
            Range::These(values) => values.join(", "),
        };
        entry("show-for", &format!("{name} = {range}"));
    }
    entry("show-only-if", written("only_if"));
    let kinds = own.variants.iter();
    let kinds = kinds.map(|kind| catalogue.say("period-kind", &[("kind", kind.into())]));
    entry("show-period", &kinds.collect::<Vec<_>>().join(", "));
}

fn worklist(page: &mut Page, own: &Worklist, library: &Library, catalogue: &Catalogue) {
    page.line(2, &format!("{} – {}", own.id, own.title));
    let mut entry = |id: &str, text: &str| page.entry(4, LABEL - 2, &label(id, catalogue), text);
    let view = library.views.get(&own.view).map(|view| view.title.as_str());
    let table = library.tables.get(&own.view).map(|table| table.title.as_str());
    entry("show-over", &format!("{} ({})", own.view, view.or(table).unwrap_or_default()));
    entry("show-source", &own.source);
    let titles: Vec<&str> = own.columns.iter().map(|own| own.title.as_str()).collect();
    entry("show-columns", &titles.join(", "));
}

/// Are the records of a table or view judged with this return?
pub fn is_judged(over: &str, form: &Form, library: &Library) -> bool {
    let mut tables = Default::default();
    library.tables_behind(over, &mut tables);
    let of_others =
        |table: &&String| library.tables.get(*table).is_some_and(|own| !own.is_for(&form.id));
    let others: Vec<&String> = tables.iter().filter(of_others).collect();
    // What the cells read is asked only where it decides.
    others.is_empty() || {
        let read = form.tables(library);
        others.into_iter().all(|table| read.contains(table))
    }
}

/// The rules over records that are judged with this return.
fn record_rules(page: &mut Page, form: &Form, library: &Library, catalogue: &Catalogue) {
    let rules = library.record_rules.iter().filter(|own| is_judged(&own.over, form, library));
    let rules: Vec<_> = rules.collect();
    if !rules.is_empty() {
        page.heading(&catalogue.word("show-record-rules"));
    }
    for own in rules {
        let severity = render::word(catalogue, own.severity);
        page.line(2, &format!("{} {severity}: {}", own.id, own.title));
        let table = library.tables.get(&own.over).map(|table| table.title.as_str());
        let view = library.views.get(&own.over).map(|view| view.title.as_str());
        let title = table.or(view).unwrap_or_default();
        let over = format!("{} ({title})", own.over);
        page.entry(4, LABEL - 2, &label("show-over", catalogue), &over);
    }
}
