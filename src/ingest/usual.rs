//! Columns that were taken for each other though their headers did not change: each holds what the other
//! usually does.

use std::collections::BTreeMap;

use super::parse;
use crate::diagnostic::Problems;
use crate::document::Said;
use crate::document::{Item, Table as Written, Value};
use crate::model::TableSchema;
use crate::model::schema::unknown_name;

/// For each column of numbers, between which two its values usually lie, in units of its type. Polish:
/// zwykły zakres.
pub type Usual = BTreeMap<String, (i64, i64)>;

/// Fewer values say nothing of what is usual.
pub const FEWEST: usize = 20;

/// The range without the tenth of lowest and of highest values; none of too few.
pub fn usual(mut values: Vec<i64>) -> Option<(i64, i64)> {
    if values.len() < FEWEST {
        return None;
    }
    values.sort_unstable();
    Some((values[values.len() / 10], values[values.len() - 1 - values.len() / 10]))
}

/// Pairs of columns that look swapped; `share` tells how much of a column lies in a range.
pub fn swapped(usual: &Usual, share: &dyn Fn(&str, (i64, i64)) -> f64) -> Vec<(String, String)> {
    let each: Vec<(&String, (i64, i64))> = usual.iter().map(|(name, own)| (name, *own)).collect();
    let mut found = Vec::new();
    for (place, (one, of_one)) in each.iter().enumerate() {
        // Most columns are as they were: they cost one look.
        if share(one, *of_one) > 0.4 {
            continue;
        }
        for (two, of_two) in &each[place + 1..] {
            let strange = share(two, *of_two) < 0.4;
            if strange && share(one, *of_two) >= 0.7 && share(two, *of_one) >= 0.7 {
                found.push(((*one).clone(), (*two).clone()));
            }
        }
    }
    found
}

/// Reads `usual = { cost = ["1200,00", "2400,00"] }`.
pub fn read(table: &Written, schema: &TableSchema, problems: &Problems) -> Usual {
    let each = table.entries.iter().filter_map(|(name, (place, item))| {
        let Some(column) = schema.column(name) else {
            let said = Said { text: name.clone(), place: place.clone() };
            problems.push(unknown_name(&said, schema.column_names()));
            return None;
        };
        let range = bounds(item, column.ty.scale().unwrap_or_default());
        if range.is_none() {
            item.wrong_kind("list", problems);
        }
        Some((name.clone(), range?))
    });
    each.collect()
}

fn bounds(item: &Item, scale: u32) -> Option<(i64, i64)> {
    let Value::List(items) = &item.value else {
        return None;
    };
    let number = |item: &Item| parse::decimal(&item.as_said()?.text, scale);
    match items.as_slice() {
        [low, high] => Some((number(low)?, number(high)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_columns_that_hold_each_others_values() {
        let usual = Usual::from([
            ("cost".to_owned(), (1000, 2000)),
            ("fee".to_owned(), (100, 500)),
            ("hours".to_owned(), (100, 400)),
        ]);
        for (cost, fee, hours, expected) in [
            (1500, 300, 200, 0),
            (300, 1500, 200, 1),
            // All amounts rose: nothing was swapped.
            (9000, 900, 200, 0),
            // Alike ranges tell nothing.
            (1500, 200, 300, 0),
        ] {
            let share = |name: &str, (low, high): (i64, i64)| {
                let value = match name {
                    "cost" => cost,
                    "fee" => fee,
                    _ => hours,
                };
                f64::from(u8::from((low..=high).contains(&value)))
            };
            assert_eq!(swapped(&usual, &share).len(), expected, "{cost} {fee} {hours}");
        }
    }
}
