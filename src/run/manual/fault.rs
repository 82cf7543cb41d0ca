//! What is wrong with a line of values entered by hand: its field, its cell or its value.

use super::number;
use crate::diagnostic::Diagnostic;
use crate::number::Exact;
use crate::period::ReportingPeriod;
use crate::template::form::{CellSpec, ColumnSpec, Form, RowSpec};

/// The fields of a line, in their order.
pub(super) const HEADER: [&str; 7] = ["period", "section", "row", "column", "value", "who", "why"];

/// Names that are listed when one of them was missed; more of them nobody reads through.
const MOST_NAMES: usize = 40;

/// C109: what of a line cannot be read: the name of the fault, and what stands there.
pub(super) fn of_line(fault: &str, found: &str, fields: &[String]) -> Diagnostic {
    Diagnostic::error("C109")
        .with("message", fields.join(";"))
        .with("fault", fault)
        .with("found", found)
        .with("count", fields.len())
        .with("known", HEADER.join(";"))
}

/// A field whose content cannot be what it should be; `who` and `why` may not be empty.
pub(super) fn of_fields(fields: &[String; 7]) -> Vec<Diagnostic> {
    let [period, _, _, _, value, who, why] = fields;
    let mut found = Vec::new();
    let mut wrong = |fault: &str, text: &str| found.push(of_line(fault, text, fields));
    if period.parse::<ReportingPeriod>().is_err() {
        wrong("period", period);
    }
    if value.is_empty() {
        wrong("no-value", "");
    } else if number(value).is_none() {
        wrong("value", value);
    }
    for (fault, text) in [("who", who), ("why", why)] {
        if text.is_empty() {
            wrong(fault, "");
        }
    }
    found
}

/// The cell that section, row and column name, when a value may be entered into it; else what is wrong with
/// the name (C113), with the nearest that is right.
pub(super) fn cell<'f>(
    form: &'f Form,
    [section, row, column]: [&str; 3],
) -> Result<(&'f RowSpec, &'f ColumnSpec, &'f CellSpec), Diagnostic> {
    let strange = |fault: &str, name: &str, known: &[(&str, &str)]| {
        // Any one letter is near to any other.
        let names = known.iter().flat_map(|(id, key)| [*key, *id]);
        let names = names.filter(|_| name.chars().count() > 1);
        let nearest = crate::diagnostic::nearest(name, names).unwrap_or("none");
        let shown = known.iter().take(MOST_NAMES).map(|(id, key)| match id == key {
            true => (*id).to_owned(),
            false => format!("{id} ({key})"),
        });
        let listed = shown.collect::<Vec<_>>().join(", ");
        let more = if known.len() > MOST_NAMES { ", …" } else { "" };
        Diagnostic::error("C113")
            .with("fault", fault)
            .with("name", name)
            .with("section", section)
            .with("nearest", nearest)
            .with("known", listed + more)
    };
    let Some(of) = form.section(section) else {
        let known: Vec<_> = form.sections.iter().map(|own| (&*own.id, &*own.id)).collect();
        return Err(strange("section", section, &known));
    };
    let Some((_, spec)) = of.row(row).filter(|(_, own)| !own.heading) else {
        let rows = of.rows.iter().filter(|own| !own.heading);
        return Err(strange(
            "row",
            row,
            &rows.map(|own| (&*own.id, &*own.key)).collect::<Vec<_>>(),
        ));
    };
    let Some(index) = of.column(column) else {
        let known: Vec<_> = of.columns.iter().map(|own| (&*own.id, &*own.id)).collect();
        return Err(strange("column", column, &known));
    };
    let takes = |own: &&CellSpec| own.choices.iter().any(|own| own.content.takes_a_value());
    match spec.cells.get(index).filter(takes) {
        Some(cell) => Ok((spec, &of.columns[index], cell)),
        None => Err(strange("counted", column, &[])),
    }
}

/// C122: a value that its cell cannot print as it is: one below zero, a part of a person, more decimals than are
/// printed.
pub(super) fn of_value(
    (row, column, cell): (&RowSpec, &ColumnSpec, &CellSpec),
    value: Exact,
) -> Option<Diagnostic> {
    let unit = row.printed.map_or(column.unit, |own| own.unit);
    let of_choice = cell.choices.iter().filter(|own| own.content.takes_a_value()).map(|own| {
        let decimals = own.printed.map_or(column.decimals, |own| own.decimals);
        own.decimals.unwrap_or(decimals).min(decimals)
    });
    let decimals = of_choice.max().unwrap_or(column.decimals);
    let fits = |scale| value.rounded(scale).is_some_and(|own| Exact::scaled(own, scale) == value);
    let fault = if value.parts().0 < 0 {
        "negative"
    } else if unit.is_count() && !fits(0) {
        "part"
    } else if !fits(decimals) {
        "decimals"
    } else {
        return None;
    };
    Some(
        Diagnostic::error("C122")
            .with("value", value.shown())
            .with("fault", fault)
            .with("decimals", i64::from(decimals)),
    )
}
