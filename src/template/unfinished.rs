//! What `template new` left open: a `?` in place of a view, a measure or a condition. Polish: niedokończony wzór.

use crate::diagnostic::{Diagnostic, Problems};
use crate::document::{Item, Table, Value};

/// The word that stands where something is still to be said.
pub const OPEN: &str = "?";

/// Every open place of a return's files, all at once (T530); what follows from them need not be told too.
pub fn is_unfinished(roots: &[Table], problems: &Problems) -> bool {
    let mut found = Vec::new();
    roots.iter().for_each(|root| search_table(root, &mut found));
    if !found.is_empty() {
        let told = Diagnostic::error("T530").with("count", found.len());
        problems.push(found.iter().fold(told, |told, (_, item)| told.at(&item.place)));
    }
    !found.is_empty()
}

fn search_table<'t>(table: &'t Table, found: &mut Vec<(&'t str, &'t Item)>) {
    // In the order of the file.
    let mut entries: Vec<_> = table.entries.iter().collect();
    entries.sort_by_key(|(_, (place, _))| place.range.start);
    for (key, (_, item)) in entries {
        search(key, item, found);
    }
}

fn search<'t>(key: &'t str, item: &'t Item, found: &mut Vec<(&'t str, &'t Item)>) {
    match &item.value {
        Value::Text(text) if text == OPEN => found.push((key, item)),
        Value::List(items) => items.iter().for_each(|own| search(key, own, found)),
        Value::Table(table) => search_table(table, found),
        _ => {}
    }
}
