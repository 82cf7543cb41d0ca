//! `for = { … }`: a rule that is said once and meant of several tables or columns.

use crate::diagnostic::Problems;
use crate::document::{Item, Table, Value};

/// `for = { t = ["placements", "leavers"] }`: the rule once for each value, in place of `{t}`.
pub(super) fn written_out(table: &Table, problems: &Problems) -> Vec<Table> {
    let Some((_, item)) = table.entries.get("for") else {
        return vec![table.clone()];
    };
    let mut plain = table.clone();
    plain.entries.remove("for");
    let Some(variables) = item.as_table() else {
        item.wrong_kind("table", problems);
        return vec![plain];
    };
    let mut all = vec![plain];
    for (name, (_, values)) in &variables.entries {
        let Value::List(values) = &values.value else {
            values.wrong_kind("list", problems);
            continue;
        };
        let mark = format!("{{{name}}}");
        all = all
            .iter()
            .flat_map(|own| {
                values.iter().filter_map(Item::as_said).map(|value| put(own, &mark, &value.text))
            })
            .collect();
    }
    all
}

/// The table with a text in place of the mark, wherever it stands.
fn put(table: &Table, mark: &str, value: &str) -> Table {
    let entries = table
        .entries
        .iter()
        .map(|(name, (place, item))| (name.clone(), (place.clone(), put_item(item, mark, value))));
    Table { place: table.place.clone(), entries: entries.collect() }
}

fn put_item(item: &Item, mark: &str, text: &str) -> Item {
    let value = match &item.value {
        Value::Text(own) => Value::Text(own.replace(mark, text)),
        Value::List(items) => {
            Value::List(items.iter().map(|item| put_item(item, mark, text)).collect())
        }
        Value::Table(table) => Value::Table(put(table, mark, text)),
        other => other.clone(),
    };
    Item { value, place: item.place.clone() }
}
