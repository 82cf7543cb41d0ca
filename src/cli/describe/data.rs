//! Views, tables and code lists in words.

use std::collections::{BTreeMap, BTreeSet};

use super::page::Page;
use super::{label, type_said, validity};
use crate::diagnostic::Catalogue;
use crate::expression::RAW;
use crate::model::{Codebook, TableSchema, Type, date};
use crate::template::Library;
use crate::template::form::{Content, Form};
use crate::template::point::moments;
use crate::template::view::View;

/// The width of the labels above the columns.
const LABEL: usize = 12;

pub fn view(view: &View, library: &Library, forms: &[Form], catalogue: &Catalogue) -> String {
    let mut page = Page::default();
    page.heading(&format!("{} – {}", view.name, view.title));
    page.line(2, &view.about);
    let mut entry = |id: &str, text: &str| page.entry(2, LABEL, &label(id, catalogue), text);
    let mut tables = BTreeSet::new();
    library.tables_behind(&view.name, &mut tables);
    entry("show-made-of", &view.sources().join(", "));
    entry("show-tables", &joined(&tables));
    if view.period_inside {
        entry("show-time", &catalogue.word("show-time-inside"));
    } else {
        let own = library.moment(&view.name, &view.shape);
        let dates = moments(&view.shape).collect::<Vec<_>>().join(", ");
        if !dates.is_empty() {
            let has = if own.is_empty() { "no" } else { "yes" };
            let fields = [("own", has.into()), ("of", own.into()), ("dates", dates.into())];
            entry("show-time", &catalogue.say("show-time-of", &fields));
        }
    }
    entry("show-read-by", &readers(&view.name, library).join(", "));
    entry("show-sections", &sections(&view.name, forms));
    let columns: BTreeMap<&str, &Type> = view
        .shape
        .columns
        .iter()
        .filter(|(name, _)| !name.starts_with(RAW))
        .map(|(name, ty)| (name.as_str(), ty))
        .collect();
    let width = longest(columns.keys().copied());
    page.heading(&catalogue.word("show-columns"));
    for (name, ty) in &columns {
        let title = library.column_title(name, ty, &tables);
        let title = title.map(|title| format!("; {title}")).unwrap_or_default();
        page.entry(2, width, name, &format!("{}{title}", type_said(ty, catalogue)));
    }
    let lists: BTreeSet<&str> = columns.values().filter_map(|ty| list_of(ty)).collect();
    if !lists.is_empty() {
        page.heading(&catalogue.word("heading-lists"));
    }
    for name in lists {
        page.line(2, name);
        let book = library.codebooks.get(name);
        book.into_iter().for_each(|book| codes(&mut page, 4, book, catalogue));
    }
    page.text().to_owned()
}

pub fn table(table: &TableSchema, library: &Library, catalogue: &Catalogue) -> String {
    let mut page = Page::default();
    let name = &table.name.text;
    page.heading(&format!("{name} – {}", table.title));
    page.line(2, &table.about);
    let mut entry = |id: &str, text: &str| page.entry(2, LABEL, &label(id, catalogue), text);
    let key: Vec<&str> = table.key.iter().map(|key| key.text.as_str()).collect();
    entry("show-key", &key.join(", "));
    for own in &table.intervals {
        let word = if own.to_is_day_after { "day_after" } else { "last_day" };
        let fields = [
            ("name", own.name.text.clone().into()),
            ("from", own.from.text.clone().into()),
            ("to", own.to.text.clone().into()),
            ("to_is", word.into()),
        ];
        entry("show-interval", &catalogue.say("show-interval-said", &fields));
    }
    entry("show-read-by", &readers(name, library).join(", "));
    let rules = library.record_rules.iter().filter(|rule| rule.over == *name);
    entry("show-judged-by", &rules.map(|rule| rule.id.as_str()).collect::<Vec<_>>().join(", "));
    page.heading(&catalogue.word("show-columns"));
    let width = longest(table.column_names());
    for column in &table.columns {
        let must = if column.required || key.contains(&column.name.text.as_str()) {
            "column-required"
        } else {
            "column-optional"
        };
        let mut marks = vec![type_said(&column.ty, catalogue), catalogue.word(must)];
        if key.contains(&column.name.text.as_str()) {
            marks.push(catalogue.word("show-in-key"));
        }
        if column.personal {
            marks.push(catalogue.word("show-personal"));
        }
        if let Some(other) = &column.references {
            marks.push(catalogue.say("show-references", &[("table", (&other.text).into())]));
        }
        if let Some(on) = &column.on {
            marks.push(catalogue.say("show-code-on", &[("column", (&on.text).into())]));
        }
        let text = format!("{} ({})", column.title, marks.join(", "));
        page.entry(2, width, &column.name.text, &text);
        if !column.aliases.is_empty() {
            let each: Vec<String> = column.aliases.iter().map(|own| format!("„{own}”")).collect();
            let names = catalogue.say("show-aliases", &[("names", each.join(", ").into())]);
            page.entry(2, width, "", &names);
        }
    }
    page.text().to_owned()
}

pub fn list(book: &Codebook, library: &Library, catalogue: &Catalogue) -> String {
    let mut page = Page::default();
    page.heading(&book.name);
    let mut used = Vec::new();
    for table in library.tables.values() {
        let own = table.columns.iter().filter(|own| list_of(&own.ty) == Some(book.name.as_str()));
        used.extend(own.map(|column| format!("{}.{}", table.name.text, column.name.text)));
    }
    page.entry(2, LABEL, &label("show-used-in", catalogue), &used.join(", "));
    page.heading(&catalogue.word("show-codes"));
    codes(&mut page, 2, book, catalogue);
    page.text().to_owned()
}

/// Every code with its label, its days and groups.
fn codes(page: &mut Page, indent: usize, book: &Codebook, catalogue: &Catalogue) {
    let width = longest(book.codes.iter().map(|own| own.code.as_str()));
    for own in &book.codes {
        let day = |day: Option<i64>| Some(date::from_days(day?)?.to_string());
        let (from, to) = (day(own.valid_from), day(own.valid_to));
        let days = validity(from.as_deref(), to.as_deref(), catalogue);
        let mut text = own.label.clone();
        if !days.is_empty() {
            text = format!("{text} ({days})");
        }
        if !own.groups.is_empty() {
            text = format!("{text} [{}]", joined(&own.groups).replace(", ", " "));
        }
        page.entry(indent, width, &own.code, &text);
    }
}

/// The views that read a table or view, themselves.
fn readers<'l>(name: &str, library: &'l Library) -> Vec<&'l str> {
    let reads = |view: &&View| view.sources().contains(&name);
    library.views.values().filter(reads).map(|view| view.name.as_str()).collect()
}

/// The sections that count records of the view: `mrpips-03 1A, 1B`.
fn sections(name: &str, forms: &[Form]) -> String {
    let mut found = Vec::new();
    for form in forms {
        let counts = |section: &&crate::template::form::Section| {
            let cells = section.rows.iter().flat_map(|row| &row.cells);
            cells.flat_map(|cell| &cell.choices).any(|choice| match &choice.content {
                Content::Count(count) => count.view.names().contains(&name),
                _ => false,
            })
        };
        let ids: Vec<&str> =
            form.sections.iter().filter(counts).map(|section| section.id.as_str()).collect();
        if !ids.is_empty() {
            found.push(format!("{} {}", form.id, ids.join(", ")));
        }
    }
    found.join("; ")
}

fn list_of(ty: &Type) -> Option<&str> {
    match ty {
        Type::Code(list) => Some(list),
        _ => None,
    }
}

fn longest<'n>(names: impl Iterator<Item = &'n str>) -> usize {
    names.map(|name| name.chars().count()).max().unwrap_or_default()
}

fn joined(names: &BTreeSet<String>) -> String {
    names.iter().map(String::as_str).collect::<Vec<_>>().join(", ")
}
