//! Wide tables as a mapping says them: `[source.wide]`.

use std::ops::RangeInclusive;

use super::read::wrong_word;
use super::{Wide, WideHeader};
use crate::diagnostic::Problems;
use crate::document::{Fields, Item, Said, Table, Value};
use crate::model::TableSchema;
use crate::model::schema::unknown_name;

/// What stands for the number in a header that is written once for many.
const NUMBER: char = '#';
/// As many columns as a header of this kind may stand for: two centuries of years.
const MOST_EACH: usize = 200;

pub fn read_wide(table: &Table, schema: &TableSchema, problems: &Problems) -> Option<Wide> {
    let fields = Fields::new(table, problems);
    let (into, label) = (fields.need("into"), fields.said("label"));
    let mut wide = Wide {
        into: into.text.clone(),
        label: label.as_ref().map(|said| said.text.clone()),
        columns: Vec::new(),
        each: Vec::new(),
        pattern: None,
    };
    let mut names = vec![into];
    names.extend(label);
    match fields.item("columns").map(|item| (&item.value, item)) {
        Some((Value::List(items), _)) => {
            for item in items {
                read_header(item, &mut wide, &mut names, problems);
            }
        }
        Some((Value::Table(own), _)) => {
            wide.columns.extend(own.entries.iter().map(|(header, (place, item))| WideHeader {
                names: vec![Said { text: header.clone(), place: place.clone() }],
                label: item.as_said().map(|said| said.text),
                also: Vec::new(),
                optional: false,
            }));
        }
        Some((_, item)) => item.wrong_kind("list", problems),
        None => {}
    }
    let (pattern, stars) = (fields.said("pattern"), fields.texts("stars"));
    if wide.columns.is_empty() && pattern.is_none() {
        fields.missing("columns");
    }
    fields.finish();
    names.extend(stars.iter().cloned());
    if let Some(name) = names.iter().find(|name| schema.column(&name.text).is_none()) {
        problems.push(unknown_name(name, schema.column_names()));
        return None;
    }
    let stars: Vec<String> = stars.into_iter().map(|said| said.text).collect();
    wide.pattern = pattern.map(|pattern| (pattern, stars));
    Some(wide)
}

/// A header, or a table of what a header may be called and what it says of its records. The columns of
/// the table that it fills join `names`.
fn read_header(item: &Item, wide: &mut Wide, names: &mut Vec<Said>, problems: &Problems) {
    if let Some(said) = item.as_said() {
        let also = Vec::new();
        wide.columns.push(WideHeader { names: vec![said], label: None, also, optional: false });
        return;
    }
    let Some(table) = item.as_table() else {
        item.wrong_kind("text", problems);
        return;
    };
    let fields = Fields::new(table, problems);
    let mut header = WideHeader {
        names: fields.texts("header"),
        label: fields.text("label"),
        also: Vec::new(),
        optional: fields.bool("optional").unwrap_or(false),
    };
    for (column, (place, item)) in fields.table("also").into_iter().flat_map(|own| &own.entries) {
        match item.as_said() {
            Some(said) => header.also.push((column.clone(), said.text)),
            None => item.wrong_kind("text", problems),
        }
        names.push(Said { text: column.clone(), place: place.clone() });
    }
    let each = fields.said("each");
    let first = header.names.first().cloned();
    if first.is_none() {
        fields.missing("header");
    }
    fields.finish();
    let Some(first) = first else {
        return;
    };
    let Some(each) = each else {
        wide.columns.push(header);
        return;
    };
    let Some(numbers) = numbers(&each.text).filter(|_| first.text.contains(NUMBER)) else {
        wrong_word(&each, "\"2015..2030\", header = \"Rok #\"", problems);
        return;
    };
    let before = wide.columns.len();
    wide.columns.extend(numbers.map(|number| of_number(&header, number)));
    if !header.optional {
        wide.each.push((first, before..wide.columns.len()));
    }
}

/// `2015..2030`: both ends are meant.
fn numbers(text: &str) -> Option<RangeInclusive<u32>> {
    let (first, last) = text.split_once("..")?;
    let range: RangeInclusive<u32> = first.trim().parse().ok()?..=last.trim().parse().ok()?;
    (!range.is_empty() && range.clone().count() <= MOST_EACH).then_some(range)
}

/// The header of one number, which is its label too unless another is said.
fn of_number(header: &WideHeader, number: u32) -> WideHeader {
    let number = number.to_string();
    let named = |text: &str| text.replace(NUMBER, &number);
    let names = header.names.iter();
    WideHeader {
        names: names
            .map(|said| Said { text: named(&said.text), place: said.place.clone() })
            .collect(),
        label: Some(header.label.as_deref().map_or(number.clone(), named)),
        also: header.also.clone(),
        optional: true,
    }
}

impl Wide {
    /// Does a wide table fill this column?
    pub fn fills(&self, name: &str) -> bool {
        let mut stars = self.pattern.iter().flat_map(|(_, stars)| stars);
        let mut also = self.columns.iter().flat_map(|own| &own.also);
        self.into == name
            || self.label.as_deref() == Some(name)
            || stars.any(|own| own == name)
            || also.any(|(own, _)| own == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_two_ends() {
        for (text, expected) in [
            ("2015..2017", Some("2015 2016 2017")),
            ("7 .. 7", Some("7")),
            ("2017..2015", None),
            ("1..1000000000", None),
            ("2015", None),
            ("a..b", None),
        ] {
            let found = numbers(text).map(|own| own.map(|number| number.to_string()));
            let found = found.map(|own| own.collect::<Vec<_>>().join(" "));
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
