//! What sources count, checked as the rows of a return are. Polish: miary liczone z eksportów.

use std::collections::BTreeMap;

use super::{Catalogue, Given, Measure, Source};
use crate::diagnostic::{Problems, SourcePlace};
use crate::document::{Item, Table, Value};
use crate::report::Unit;
use crate::template::Library;
use crate::template::form::Form;

impl Catalogue {
    /// Every source that counts, made a row of a return on the way, so that its view, condition and measure are checked
    /// against schemas and code lists by the same checks, and told where the source stands.
    ///
    /// Without it a misspelt code would be found in the year in which somebody asks for the number.
    pub fn check_counts(&self, library: &Library, problems: &Problems) {
        let counted = self.measures.values().flat_map(|measure| {
            let counts = measure.sources.iter().filter_map(|own| match &own.given {
                Given::Count(table) => Some((own, table)),
                Given::Cells(_) | Given::Series { .. } => None,
            });
            counts.map(move |(source, table)| (measure, source, table))
        });
        let sections: Vec<Item> = (0..)
            .zip(counted)
            .map(|(place, (measure, source, table))| section(place, measure, source, table))
            .collect();
        let Some(place) = sections.first().map(|own| own.place.clone()) else {
            return;
        };
        Form::read(&[whole(sections, &place)], library, problems);
    }
}

/// The whole return of a year.
fn whole(sections: Vec<Item>, place: &SourcePlace) -> Table {
    let text = |said: &str| item(Value::Text(said.to_owned()), place);
    let list = |items: Vec<Item>| item(Value::List(items), place);
    let head = [
        ("id", text("miary")),
        ("title", text("Miary")),
        ("valid_from", text("1900-01-01")),
        ("layout", text("report")),
    ];
    let variant = [("period", text("year")), ("symbol", text("miary"))];
    let entries = [
        ("return", table(head, place)),
        ("variant", list(vec![table(variant, place)])),
        ("section", list(sections)),
    ];
    entries_of(entries, place)
}

/// A section with one row, whose keys are those of the source where they stand.
fn section(number: usize, measure: &Measure, source: &Source, counted: &Table) -> Item {
    let place = &source.place;
    let text = |said: &str| item(Value::Text(said.to_owned()), place);
    let mut row = counted.clone();
    let own = [("id", text("1")), ("key", text("miara")), ("label", text(&measure.title))];
    let unit = Unit::from_word(&measure.unit).map(|own| ("unit", text(own.word())));
    row.entries.extend(
        own.into_iter().chain(unit).map(|(key, item)| (key.to_owned(), (place.clone(), item))),
    );
    let row = item(Value::Table(row), place);
    // A column of its own: what is told of a column is told where the source stands.
    let column = [("id", text("rok")), ("title", text("rok"))];
    let entries = [
        ("id", text(&number.to_string())),
        ("title", text(&measure.title)),
        ("columns", item(Value::List(vec![table(column, place)]), place)),
        ("row", item(Value::List(vec![row]), place)),
    ];
    table(entries, place)
}

fn item(value: Value, place: &SourcePlace) -> Item {
    Item { value, place: place.clone() }
}

fn table<const N: usize>(entries: [(&str, Item); N], place: &SourcePlace) -> Item {
    item(Value::Table(entries_of(entries, place)), place)
}

fn entries_of<const N: usize>(entries: [(&str, Item); N], place: &SourcePlace) -> Table {
    let entries: BTreeMap<String, (SourcePlace, Item)> =
        entries.into_iter().map(|(key, item)| (key.to_owned(), (place.clone(), item))).collect();
    Table { place: place.clone(), entries }
}
