//! A trace for programs. Polish: rodowód pola jako JSON.

use serde_json::{Value, json};

use crate::diagnostic::Place;
use crate::trace::{MadeOf, Part, Record, Records, Sql, Trace};
use crate::write::list_cell_said;

pub fn said(own: &Trace) -> Value {
    let meaning =
        own.meaning.iter().map(|(level, said)| json!({ "of": level.word(), "says": said }));
    json!({
        "form": own.form, "edition": own.edition, "period": own.period, "cell": own.cell,
        "section": own.titles[0], "row": own.titles[1], "column": own.titles[2],
        "value": own.value.map(|value| crate::number::decimal(value, own.decimals)),
        "exact": own.exact.map(|exact| exact.shown()),
        "measure_unit": own.unit.word(), "status": own.state.word(), "sources": own.bases,
        "meaning": meaning.collect::<Vec<_>>(), "adds_up": own.adds_up(),
        "made_of": made_of(&own.made_of), "sql": sql(own.sql.as_ref()),
        "without_sql": own.sql.as_ref().and_then(Sql::without),
    })
}

/// What `spraw sql` prints of the cell.
fn sql(own: Option<&Sql>) -> Option<&str> {
    match own {
        Some(Sql::Query { text, .. }) => Some(text),
        _ => None,
    }
}

fn made_of(own: &MadeOf) -> Value {
    match own {
        MadeOf::Records(own) => records(own),
        MadeOf::Formula(own) => json!({
            "kind": "formula", "formula": own.formula, "proposed": own.proposed, "exact": own.exact,
            "parts": own.parts.iter().map(part).collect::<Vec<_>>(),
        }),
        MadeOf::Entered { place, who, why } => json!({
            "kind": "entered", "place": place.as_ref().map(self::place), "who": who, "why": why,
        }),
        MadeOf::Blocked => json!({ "kind": "blocked" }),
        MadeOf::Nothing => json!({ "kind": "missing" }),
    }
}

fn part(own: &Part) -> Value {
    json!({
        "cell": own.reference, "value": own.value.map(|value| value.shown()),
        "trace": own.trace.as_ref().map(said),
    })
}

fn records(own: &Records) -> Value {
    json!({
        "kind": "records", "view": own.view, "count": own.count, "first": own.first + 1,
        "period": own.period, "unreadable": own.unreadable, "set_aside": own.aside,
        "uncovered": own.uncovered,
        "total": own.total.map(|total| total.shown()),
        "records": own.rows.iter().map(|row| record(row, own)).collect::<Vec<_>>(),
    })
}

fn record(row: &Record, own: &Records) -> Value {
    let values: serde_json::Map<String, Value> = own
        .headers
        .iter()
        .zip(&row.values)
        .map(|(header, value)| (header.name.clone(), json!(list_cell_said(value))))
        .collect();
    json!({
        "gives": row.gives.word(), "amount": row.amount.shown(), "values": values,
        "places": row.places.iter().map(place).collect::<Vec<_>>(),
    })
}

pub fn place(own: &Place) -> Value {
    json!({
        "table": own.table.as_deref(), "file": own.file.as_deref(), "sheet": own.sheet.as_deref(), "row": own.row,
    })
}
