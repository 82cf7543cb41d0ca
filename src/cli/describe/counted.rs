//! A quantity or a worklist in words: which records, and where they are seen.

use super::page::Page;
use super::{Known, label};
use crate::diagnostic::Catalogue;
use crate::template::Library;
use crate::template::form::{Content, Form, Worklist};
use crate::template::quantity::Quantity;

/// The width of the labels.
const LABEL: usize = 14;

/// What is counted under one name, and the rows that print it.
pub fn quantity(own: &Quantity, known: &Known<'_>, catalogue: &Catalogue) -> String {
    let mut page = Page::default();
    page.heading(&format!("{} – {}", own.id, own.title));
    let mut entry = |id: &str, text: &str| page.entry(2, LABEL, &label(id, catalogue), text);
    let line = |wanted: &[&str]| own.table.line(|key| wanted.contains(&key));
    let said =
        |key: &str| own.table.entries.get(key).map(|(_, item)| item.line()).unwrap_or_default();
    let views = own.views();
    let views = views.iter().map(|name| format!("{name} ({})", title_of(name, known.library)));
    entry("show-view", &views.collect::<Vec<_>>().join(", "));
    entry("show-where", &said("where"));
    entry("show-time", &line(&["when", "of"]));
    let measures = ["count", "sum", "average", "minimum", "maximum", "median"];
    let measured = line(&[&measures[..], &["once_per", "pick", "spread"]].concat());
    entry("show-measure", &measured);
    for like in &own.like {
        entry("show-like", &format!("{}: {}", like.quantity.text, like.why));
    }
    entry("show-printed-in", &printed_in(&own.id, known.forms));
    entry("show-note", &said("note"));
    entry("show-source", &said("source"));
    page.text().to_owned()
}

/// The rows that print a quantity: `mrpips-03 2/1, 2/2`.
fn printed_in(quantity: &str, forms: &[Form]) -> String {
    let of = |form: &Form| {
        let rows = form.sections.iter().flat_map(|section| {
            let prints = |content: &Content| match content {
                Content::Count(count) => {
                    count.quantity.as_ref().is_some_and(|own| own.quantity == quantity)
                }
                _ => false,
            };
            let rows = section.rows.iter().filter(move |row| {
                row.cells.iter().flat_map(|cell| &cell.choices).any(|own| prints(&own.content))
            });
            rows.map(|row| format!("{}/{}", section.id, row.id))
        });
        let rows: Vec<String> = rows.collect();
        (!rows.is_empty()).then(|| format!("{} {}", form.id, rows.join(", ")))
    };
    forms.iter().filter_map(of).collect::<Vec<_>>().join("; ")
}

/// A worklist of one return.
pub fn worklist(form: &Form, own: &Worklist, library: &Library, catalogue: &Catalogue) -> String {
    let mut page = Page::default();
    page.heading(&format!("{} – {}", own.id, own.title));
    page.line(2, &own.about);
    let mut entry = |id: &str, text: &str| page.entry(2, LABEL, &label(id, catalogue), text);
    entry("show-return", &format!("{} – {}", form.id, form.title));
    entry("show-over", &format!("{} ({})", own.view, title_of(&own.view, library)));
    entry("show-where", own.written.get("where").map(String::as_str).unwrap_or_default());
    entry("show-only-if", own.written.get("only_if").map(String::as_str).unwrap_or_default());
    let titles: Vec<&str> = own.columns.iter().map(|own| own.title.as_str()).collect();
    entry("show-columns", &titles.join(", "));
    entry("show-split", own.split.as_deref().unwrap_or_default());
    entry("show-list-due", own.due.as_deref().unwrap_or_default());
    entry("show-roles", own.role.as_deref().unwrap_or_default());
    entry("show-file", &format!("listy/{}.csv", own.id));
    entry("show-source", &own.source);
    page.text().to_owned()
}

fn title_of<'l>(name: &str, library: &'l Library) -> &'l str {
    let view = library.views.get(name).map(|view| view.title.as_str());
    view.or_else(|| Some(library.tables.get(name)?.title.as_str())).unwrap_or_default()
}
