//! The records of a worklist: who waits, whose it is, since when.

use std::cmp::Ordering;

use super::Frame;
use super::value::where_true;
use super::view::Views;
use crate::diagnostic::Diagnostic;
use crate::model::{MISSING, Type, UNREADABLE, value::present};
use crate::report::{List, ListCell};
use crate::template::form::Worklist;

/// What stands on the list on a day, in its order: by whose it is, then as it says.
pub fn listed(own: &Worklist, views: &Views<'_>, day: i64) -> Result<List, Diagnostic> {
    let frame = match views.library.reads_day(&own.view) {
        true => views.frame_on(&own.view, day)?,
        false => views.frame(&own.view)?,
    };
    let mut records = match &own.condition {
        Some(condition) => where_true(condition, &*frame, views.context)?,
        None => (0..frame.len as u32).collect(),
    };
    let order: Vec<&String> = own.split.iter().chain(&own.sort).collect();
    records.sort_by(|left, right| {
        order.iter().fold(Ordering::Equal, |before, name| {
            before.then_with(|| compared(&frame, name, [*left, *right], views))
        })
    });
    let cell =
        |name: &str, ty: &Type, record: u32| shown(frame.values(name)[record as usize], ty, views);
    let rows = records.iter().map(|record| {
        let mut row: Vec<ListCell> = Vec::new();
        if let Some(split) = &own.split {
            row.push(cell(split, &frame.columns[split].ty, *record));
        }
        row.extend(own.columns.iter().map(|column| cell(&column.name, &column.ty, *record)));
        if let Some(due) = &own.due {
            let value = frame.values(due)[*record as usize];
            row.push(shown(value, &Type::Date, views));
            let late = present(value).map(|due| day - due).filter(|late| *late > 0);
            row.push(late.map_or(ListCell::Empty, |late| ListCell::Number(late, 0)));
        }
        row
    });
    let late = |due: &String| {
        let days = frame.values(due);
        let past = |own: &&u32| present(days[**own as usize]).is_some_and(|due| due < day);
        records.iter().filter(past).count()
    };
    Ok(List {
        id: own.id.clone(),
        title: own.title.clone(),
        about: own.about.clone(),
        source: own.source.clone(),
        columns: titles(own),
        late: own.due.as_ref().map(late),
        rows: rows.collect(),
    })
}

fn titles(own: &Worklist) -> Vec<String> {
    let split = own.split.iter().map(|_| "Pracownik".to_owned());
    let columns = own.columns.iter().map(|column| column.title.clone());
    let due = own.due.iter().flat_map(|_| ["Termin".to_owned(), "Dni po terminie".to_owned()]);
    split.chain(columns).chain(due).collect()
}

/// Numbers and days by size, texts by letters; what is missing comes last.
fn compared(frame: &Frame, name: &str, records: [u32; 2], views: &Views<'_>) -> Ordering {
    let column = &frame.columns[name];
    let [left, right] = records.map(|own| present(column.values[own as usize]));
    match (left, right) {
        (Some(left), Some(right)) if column.ty.is_textual() => {
            views.context.text(left).cmp(&views.context.text(right))
        }
        (Some(left), Some(right)) => left.cmp(&right),
        (left, right) => right.is_some().cmp(&left.is_some()),
    }
}

/// A value for people: codes by their labels.
pub fn shown(value: i64, ty: &Type, views: &Views<'_>) -> ListCell {
    match value {
        MISSING => return ListCell::Empty,
        UNREADABLE => return ListCell::Text("(nieczytelne)".to_owned()),
        _ => {}
    }
    match ty {
        Type::Date => ListCell::Day(value),
        Type::Bool => ListCell::Text(if value == 1 { "tak" } else { "nie" }.to_owned()),
        Type::Code(list) => {
            let code = views.context.text(value);
            let label = views.context.codebooks.get(list).and_then(|book| {
                Some(book.codes.iter().find(|line| line.code == code)?.label.clone())
            });
            ListCell::Text(label.unwrap_or(code))
        }
        own if own.is_textual() => ListCell::Text(views.context.text(value)),
        own => ListCell::Number(value, own.scale().unwrap_or(0)),
    }
}
