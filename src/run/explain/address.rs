//! A cell by its name, `2B/3a/4`. Polish: adres pola.

use crate::diagnostic::Diagnostic;
use crate::evaluate::fill::At;
use crate::template::form::Form;

/// Names that a message lists: a section may have ninety rows.
pub const NAMED: usize = 8;

/// The cell of that name; the row may be named by its number or its key, and capitals may be small where that leaves
/// one name.
pub fn find(cell: &str, form: &Form) -> Result<At, Diagnostic> {
    let parts: Vec<&str> = cell.split('/').map(str::trim).collect();
    let [section, row, column] = parts.as_slice() else {
        return Err(Diagnostic::error("X101")
            .with("kind", "parts")
            .with("cell", cell)
            .with("found", cell)
            .with("nearest", "none")
            .with("more", 0usize)
            .with("known", example(form)));
    };
    let unknown = |kind: &'static str, found: &str, known: Vec<&str>| {
        let told = Diagnostic::error("X101").with("kind", kind).with("cell", cell);
        told.with("found", found).likest(found, known, NAMED)
    };
    let sections = || form.sections.iter().map(|own| own.id.as_str()).collect::<Vec<_>>();
    let section = as_named(section, &sections());
    let index = form.sections.iter().position(|own| own.id == section);
    let index = index.ok_or_else(|| unknown("section", section, sections()))?;
    let own = &form.sections[index];
    let rows = || {
        let rows = own.rows.iter().filter(|own| !own.heading);
        let names = rows.flat_map(|own| [own.id.as_str(), own.key.as_str()]);
        let mut names: Vec<&str> = names.filter(|own| !own.is_empty()).collect();
        names.dedup();
        names
    };
    let row = as_named(row, &rows());
    let row_index = own.row(row).filter(|(_, own)| !own.heading).map(|(index, _)| index);
    let row_index = row_index.ok_or_else(|| unknown("row", row, rows()))?;
    let columns = || own.columns.iter().map(|own| own.id.as_str()).collect::<Vec<_>>();
    let column = as_named(column, &columns());
    let column_index = own.column(column).ok_or_else(|| unknown("column", column, columns()))?;
    Ok((index, row_index, column_index))
}

/// The one name that differs from what was said in capitals alone; what was said, where that is a name or there is none.
fn as_named<'n>(said: &'n str, names: &[&'n str]) -> &'n str {
    let lower = said.to_lowercase();
    let mut alike = names.iter().filter(|own| own.to_lowercase() == lower);
    match (names.contains(&said), alike.next(), alike.next()) {
        (false, Some(only), None) => only,
        _ => said,
    }
}

/// The first cell of a form, to show how a cell is named.
fn example(form: &Form) -> String {
    let section = form.sections.first();
    let row = section.and_then(|own| own.rows.iter().find(|own| !own.heading));
    let column = section.and_then(|own| own.columns.first());
    match (section, row, column) {
        (Some(section), Some(row), Some(column)) => {
            format!("{}/{}/{}", section.id, row.id, column.id)
        }
        _ => "–".to_owned(),
    }
}

pub fn name(at: At, form: &Form) -> String {
    let section = &form.sections[at.0];
    format!("{}/{}/{}", section.id, section.rows[at.1].id, section.columns[at.2].id)
}

/// X102: the form has the cell, and this office does not print it.
pub fn not_printed(cell: String) -> Diagnostic {
    Diagnostic::error("X102").with("cell", cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_may_be_small_where_that_leaves_one_name() {
        for (said, names, expected) in [
            ("1b", vec!["1A", "1B"], "1B"),
            ("1B", vec!["1B", "1b"], "1B"),
            ("PIENIEZNE", vec!["5", "pieniezne"], "pieniezne"),
            ("Ab", vec!["AB", "ab"], "Ab"),
            ("2", vec!["1"], "2"),
        ] {
            assert_eq!(as_named(said, &names), expected, "{said} of {names:?}");
        }
    }
}
