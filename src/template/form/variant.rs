//! For which periods a return is made, and when it is due. Polish: odmiana sprawozdania, termin.

use super::read::shown_value;
use super::{OnFreeDay, Variant};
use crate::diagnostic::{Diagnostic, Problems};
use crate::document::{Fields, Said, Table};
use crate::template::day_of_year;

/// A `[[variant]]` of a return.
pub(super) fn variant(table: &Table, problems: &Problems) -> Variant {
    let fields = Fields::new(table, problems);
    let variant = Variant {
        period: fields.need("period").text,
        symbol: fields.need("symbol").text,
        title: fields.text("title"),
        deadline: fields.text("deadline").unwrap_or_default(),
        due: fields.table("due").map(|own| due(own, problems)).unwrap_or_default(),
        every: every(&fields),
        on_free_day: on_free_day(fields.said("on_free_day"), problems),
    };
    fields.finish();
    variant
}

/// `every = 2`: a number of years (T107).
fn every(fields: &Fields<'_>) -> Option<i32> {
    let item = fields.item("every")?;
    let years = shown_value(item).parse().ok().filter(|years| (1..=20).contains(years));
    if years.is_none() {
        fields.problems.push(
            Diagnostic::error("T107")
                .at(&item.place)
                .with("found", shown_value(item))
                .with("known", "1–20"),
        );
    }
    years
}

/// What becomes of a deadline on a free day; it stays when nothing is said.
pub(in crate::template) fn on_free_day(said: Option<Said>, problems: &Problems) -> OnFreeDay {
    let known = [
        ("literal", OnFreeDay::Literal),
        ("next_working", OnFreeDay::NextWorking),
        ("previous_working", OnFreeDay::PreviousWorking),
    ];
    let Some(said) = said else {
        return OnFreeDay::default();
    };
    let found = known.iter().find(|(word, _)| *word == said.text);
    if found.is_none() {
        problems.push(
            Diagnostic::error("T107")
                .at(&said.place)
                .with("found", &said.text)
                .with("known", known.map(|(word, _)| word).join(", ")),
        );
    }
    found.map(|(_, own)| *own).unwrap_or_default()
}

/// `due = { H1 = "20.07" }`: day and month of the deadline for a part of the year.
fn due(table: &Table, problems: &Problems) -> Vec<(String, (u32, u32))> {
    let entries = table.entries.iter();
    entries
        .filter_map(|(part, (_, item))| Some((part.clone(), day_of_year::read(item, problems)?)))
        .collect()
}
