//! A wide table as a mapping says it.

use std::fmt::Write as _;

use super::links::is_identifying;
use super::made::Made;
use super::mapping::{quoted, reasons_said};
use super::proposal::{Answer, Choice, Doubt};
use super::question::question;
use super::{Column, Export};
use crate::diagnostic::Catalogue;
use crate::model::TableSchema;

/// Does the column come from a wide table? Then `[source.columns]` does not name it.
pub fn is_wide(export: &Export, choice: &Choice) -> bool {
    of_wide(export, choice).is_some()
}

fn of_wide<'e>(export: &'e Export, choice: &Choice) -> Option<&'e Made> {
    let place = match &choice.answer {
        Answer::Is { place, .. } => *place,
        Answer::Which { places, .. } => *places.first()?,
        Answer::Absent => return None,
    };
    let made = export.sheet.columns[place].made.as_ref();
    made.filter(|own| matches!(own, Made::Wide(_) | Made::Days(_)))
}

/// The columns of a table with the places of the sheet or the days that fill them.
type Filled<'e> = (&'e Choice, &'e [usize], Option<(&'e Choice, &'e [String])>);

/// The column that takes what stands in the wide columns, and the one that takes the day of each.
fn filled(export: &Export) -> Option<Filled<'_>> {
    let proposal = export.proposal.as_ref()?;
    let each = || proposal.columns.iter().filter_map(|own| Some((own, of_wide(export, own)?)));
    let (into, places) = each().find_map(|(own, made)| match made {
        Made::Wide(places) => Some((own, places.as_slice())),
        _ => None,
    })?;
    let days = each().find_map(|(own, made)| match made {
        Made::Days(days) => Some((own, days.as_slice())),
        _ => None,
    });
    Some((into, places, days))
}

/// `[source.wide]`; as a comment where it is asked.
pub fn wide(text: &mut String, table: &TableSchema, export: &Export, catalogue: &Catalogue) {
    let Some((into, places, days)) = filled(export) else {
        return;
    };
    let mut lines = String::new();
    let said = match &into.answer {
        Answer::Is { confidence, reasons, .. } => reasons_said(*confidence, reasons, catalogue),
        _ => String::new(),
    };
    let _ = writeln!(lines, "[source.wide]  # {said}\ninto = {}", quoted(&into.column));
    let title = |place: &usize| quoted(&export.sheet.columns[*place].title.shown);
    let sure_days = days.filter(|(own, _)| own.place().is_some());
    if let Some((label, days)) = sure_days {
        let each =
            places.iter().zip(days).map(|(own, day)| format!("{} = {}", title(own), quoted(day)));
        let _ = writeln!(lines, "label = {}", quoted(&label.column));
        let _ = writeln!(lines, "columns = {{ {} }}", each.collect::<Vec<_>>().join(", "));
    } else {
        let each: Vec<String> = places.iter().map(title).collect();
        let _ = writeln!(lines, "columns = [{}]", each.join(", "));
    }
    let _ = writeln!(text, "\n# {}", catalogue.word("mapping-wide"));
    let questions = [Some(into), days.map(|(own, _)| own)].into_iter().flatten();
    let mut asked = false;
    for choice in questions.filter(|own| own.place().is_none()) {
        asked = true;
        for line in question(table, export, choice, catalogue).lines() {
            let _ = writeln!(text, "# ? {line}");
        }
    }
    for line in lines.lines() {
        let _ = writeln!(text, "{}{line}", if asked { "# " } else { "" });
    }
}

/// Between the identifier of a row and the number of a column.
const BETWEEN: &str = "/";

/// Does this column name the records of a wide table? Then its row's identifier alone would not do.
fn names_records(table: &TableSchema, export: &Export, choice: &Choice) -> bool {
    let is_key = matches!(table.key.as_slice(), [key] if key.text == choice.column);
    is_key && filled(export).is_some() && !is_wide(export, choice)
}

/// How a header is written for the key of a wide table: with the number of the column.
pub fn numbered(
    table: &TableSchema,
    export: &Export,
    choice: &Choice,
    place: usize,
) -> Option<String> {
    names_records(table, export, choice).then(|| with_number(&export.sheet.columns[place]))
}

fn with_number(column: &Column) -> String {
    format!("{{ header = {}, numbered = {} }}", quoted(&column.title.shown), quoted(BETWEEN))
}

/// Identifiers of rows that could be numbered, where no column is the key of a wide table.
pub fn offered(
    text: &mut String,
    table: &TableSchema,
    export: &Export,
    choice: &Choice,
    catalogue: &Catalogue,
) {
    if !matches!(choice.answer, Answer::Absent) || !names_records(table, export, choice) {
        return;
    }
    let unique = |own: &&Column| own.texts.is_unique() && is_identifying(own) && !own.hidden;
    let lines: Vec<String> = export
        .sheet
        .real()
        .filter(unique)
        .map(|own| format!("# {} = {}", choice.column, with_number(own)))
        .collect();
    if !lines.is_empty() {
        let _ = writeln!(text, "# {}\n{}", catalogue.word("mapping-numbered"), lines.join("\n"));
    }
}

impl Doubt {
    /// What the amounts would be multiplied by, where that is the question.
    pub fn times(&self) -> Option<&'static str> {
        match self {
            Doubt::Unit(times) => Some(times),
            _ => None,
        }
    }
}
