//! A new edition of a return that says only what is added, changed or dropped (`extends`).
//!
//! Entries of lists are the same when they share their `key`, `id` or `period`: an own entry changes
//! the keys it names, `drop = true` removes the entry, a new one stands last or `after` another.

use crate::diagnostic::{Diagnostic, Problems};
use crate::document::{Item, Said, Table, Value};

/// The edition that a return extends, if it says so.
pub fn base_of(roots: &[Table]) -> Option<Said> {
    let head = roots.iter().find_map(|root| root.entries.get("return"))?.1.as_table()?;
    head.entries.get("extends")?.1.as_said()
}

/// The files of both editions as one.
pub fn extended(base: &[Table], own: &[Table], problems: &Problems) -> Option<Table> {
    let whole = |roots: &[Table]| {
        let silent = Problems::default();
        // Files of one edition stand beside one another: their lists are simply joined.
        roots.iter().cloned().reduce(|left, right| joined(left, right, &silent, true))
    };
    let mut base = whole(base)?;
    // Who knew the earlier edition knew nothing of this one.
    if let Some((_, Item { value: Value::Table(head), .. })) = base.entries.get_mut("return") {
        head.entries.retain(|key, _| !matches!(key.as_str(), "known_until" | "known_source"));
    }
    Some(joined(base, whole(own)?, problems, false))
}

/// Two tables as one; `beside` joins lists, else their entries are matched.
fn joined(base: Table, own: Table, problems: &Problems, beside: bool) -> Table {
    let mut entries = base.entries;
    for (name, (place, item)) in own.entries {
        let Some((old_place, old)) = entries.remove(&name) else {
            entries.insert(name, (place, item));
            continue;
        };
        let list_place = old.place;
        let joined_item = match (old.value, item.value) {
            (Value::Table(old), Value::Table(new)) => {
                let table = joined(old, new, problems, beside);
                Item { value: Value::Table(table), place: item.place }
            }
            (Value::List(old), Value::List(new)) if beside || are_named(&new) => {
                let list = if beside { [old, new].concat() } else { matched(old, new, problems) };
                Item { value: Value::List(list), place: list_place }
            }
            (_, value) => Item { value, place: item.place },
        };
        entries.insert(name, (if beside { old_place } else { place }, joined_item));
    }
    Table { place: base.place, entries }
}

const NAMES: [&str; 3] = ["key", "id", "period"];

fn name_of<'t>(table: &'t Table, name: &str) -> Option<&'t str> {
    match table.entries.get(name).map(|(_, item)| &item.value) {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    }
}

fn are_named(items: &[Item]) -> bool {
    let named = |item: &Item| {
        let table = item.as_table();
        table.is_some_and(|table| NAMES.iter().any(|name| name_of(table, name).is_some()))
    };
    !items.is_empty() && items.iter().all(named)
}

/// Where in the list stands what the entry speaks of?
fn place_in(list: &[Item], entry: &Table) -> Option<usize> {
    NAMES.iter().find_map(|name| {
        let wanted = name_of(entry, name)?;
        list.iter()
            .position(|item| item.as_table().and_then(|own| name_of(own, name)) == Some(wanted))
    })
}

fn matched(mut list: Vec<Item>, own: Vec<Item>, problems: &Problems) -> Vec<Item> {
    for item in own {
        let Value::Table(mut entry) = item.value else {
            continue;
        };
        let dropped = entry.entries.remove("drop").is_some();
        let after = entry.entries.remove("after");
        let unknown = || problems.push(Diagnostic::error("T511").at(&entry.place));
        match place_in(&list, &entry) {
            Some(index) if dropped => {
                list.remove(index);
            }
            None if dropped => unknown(),
            Some(index) => {
                let old = list.remove(index);
                let table = match old.value {
                    Value::Table(old) => joined(old, entry, problems, false),
                    _ => entry,
                };
                list.insert(index, Item { value: Value::Table(table), place: item.place });
            }
            None => {
                let at = match after.as_ref().and_then(|(_, item)| item.as_said()) {
                    None => list.len(),
                    Some(said) => {
                        let named = |name: &&str| {
                            list.iter().position(|item| {
                                item.as_table().and_then(|own| name_of(own, name))
                                    == Some(&said.text)
                            })
                        };
                        let found = NAMES.iter().find_map(named);
                        if found.is_none() {
                            problems.push(Diagnostic::error("T511").at(&said.place));
                        }
                        found.map_or(list.len(), |index| index + 1)
                    }
                };
                list.insert(at, Item { value: Value::Table(entry), place: item.place });
            }
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Source;
    use crate::document::parse;

    #[test]
    fn an_edition_changes_adds_and_drops_rows() {
        let problems = Problems::default();
        let read = |text: &str| parse(&Source::new("test", text), &problems);
        let base = read(
            "[return]\nid = 'r'\ntitle = 'old'\n[[section]]\nid = '1'\n\
             [[section.row]]\nid = '1'\nkey = 'a'\nlabel = 'A'\n\
             [[section.row]]\nid = '2'\nkey = 'b'\nlabel = 'B'\n",
        );
        let own = read(
            "[return]\nextends = '2021-01-01'\ntitle = 'new'\n[[section]]\nid = '1'\n\
             [[section.row]]\nkey = 'a'\nlabel = 'A changed'\n\
             [[section.row]]\nkey = 'b'\ndrop = true\n\
             [[section.row]]\nid = '3'\nkey = 'c'\nafter = 'a'\n",
        );
        assert_eq!(base_of(std::slice::from_ref(&own)).unwrap().text, "2021-01-01");
        let whole = extended(&[base], &[own], &problems).unwrap();
        assert!(problems.is_empty(), "{problems:?}");
        let head = whole.entries["return"].1.as_table().unwrap();
        assert_eq!((name_of(head, "id"), name_of(head, "title")), (Some("r"), Some("new")));
        let Value::List(sections) = &whole.entries["section"].1.value else { panic!() };
        let Value::List(rows) = &sections[0].as_table().unwrap().entries["row"].1.value else {
            panic!()
        };
        let shown: Vec<_> = rows
            .iter()
            .filter_map(Item::as_table)
            .map(|row| (name_of(row, "key").unwrap(), name_of(row, "label")))
            .collect();
        assert_eq!(shown, [("a", Some("A changed")), ("c", None)]);
    }

    #[test]
    fn dropping_what_is_not_there_is_told() {
        let problems = Problems::default();
        let read = |text: &str| parse(&Source::new("test", text), &problems);
        let base = read("[[rule]]\nid = 'R-1'\n");
        let own = read("[[rule]]\nid = 'R-2'\ndrop = true\n");
        extended(&[base], &[own], &problems);
        assert_eq!(problems.into_vec()[0].code, "T511");
    }
}
