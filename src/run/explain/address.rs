//! A cell by its name, `2B/3a/4`. Polish: adres pola.

use crate::diagnostic::Diagnostic;
use crate::evaluate::fill::At;
use crate::template::form::Form;

/// Names that a message lists: a section may have ninety rows.
pub const NAMED: usize = 8;

/// The cell of that name; the row may be named by its number or its key.
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
    let sections = || form.sections.iter().map(|own| own.id.as_str()).collect();
    let index = form.sections.iter().position(|own| own.id == *section);
    let index = index.ok_or_else(|| unknown("section", section, sections()))?;
    let own = &form.sections[index];
    let rows = || {
        let rows = own.rows.iter().filter(|own| !own.heading);
        let names = rows.flat_map(|own| [own.id.as_str(), own.key.as_str()]);
        let mut names: Vec<&str> = names.filter(|own| !own.is_empty()).collect();
        names.dedup();
        names
    };
    let row_index = own.row(row).filter(|(_, own)| !own.heading).map(|(index, _)| index);
    let row_index = row_index.ok_or_else(|| unknown("row", row, rows()))?;
    let columns = || own.columns.iter().map(|own| own.id.as_str()).collect();
    let column_index = own.column(column).ok_or_else(|| unknown("column", column, columns()))?;
    Ok((index, row_index, column_index))
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
