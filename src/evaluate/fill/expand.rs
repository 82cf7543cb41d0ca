//! Rows that the data give: `each = { by = ["gmina", "form"] }` is a row for every combination.

use std::collections::BTreeMap;

use super::{Content, Filler};
use crate::diagnostic::Diagnostic;
use crate::evaluate::value::where_true;
use crate::expression::{Comparison, Kind, Node};
use crate::model::{Codebooks, MISSING, Type, UNREADABLE, date, value::present};
use crate::template::form::{Form, RowSpec};

/// The form with such rows in place of the line that stands for them, ordered by their columns.
pub fn expanded(filler: &Filler<'_>) -> Result<Option<Form>, Diagnostic> {
    let dynamic = |row: &RowSpec| !row.by.is_empty();
    if !filler.form.sections.iter().any(|section| section.rows.iter().any(dynamic)) {
        return Ok(None);
    }
    let mut form = filler.form.clone();
    for section in &mut form.sections {
        let mut rows = Vec::new();
        // Where the rows of each line stand now: charts name lines.
        let mut places = Vec::new();
        for row in std::mem::take(&mut section.rows) {
            let first = rows.len();
            if dynamic(&row) {
                rows.extend(combinations(filler, &row)?)
            } else {
                rows.push(row)
            }
            places.push(first..rows.len());
        }
        section.rows = rows;
        for chart in &mut section.charts {
            chart.rows = chart.rows.iter().flat_map(|row| places[*row].clone()).collect();
        }
    }
    Ok(Some(form))
}

fn combinations(filler: &Filler<'_>, row: &RowSpec) -> Result<Vec<RowSpec>, Diagnostic> {
    let Some(count) = &row.records else {
        return Ok(Vec::new());
    };
    let frame = filler.frame(&filler.source(count))?;
    let condition = Node::all(count.conditions.iter().cloned());
    let columns: Vec<(&[i64], &Type)> =
        row.by.iter().map(|name| (frame.values(name), &frame.columns[name].ty)).collect();
    // A combination with an unreadable part is no row: its records are named as unreadable.
    let mut found: BTreeMap<Vec<(String, String)>, Vec<i64>> = BTreeMap::new();
    for record in where_true(&condition, &*frame, filler.context())? {
        let values: Vec<i64> = columns.iter().map(|(values, _)| values[record as usize]).collect();
        if values.contains(&UNREADABLE) {
            continue;
        }
        let key = values
            .iter()
            .zip(&columns)
            .map(|(value, (_, ty))| ordered(*value, ty, filler))
            .collect();
        found.entry(key).or_insert(values);
    }
    let rows = found.into_iter().enumerate().map(|(index, (texts, values))| {
        let conditions: Vec<Node> = row
            .by
            .iter()
            .zip(&columns)
            .zip(&values)
            .map(|((name, (_, ty)), value)| equal(name, ty, *value, filler))
            .collect();
        let label = texts.into_iter().map(|(_, shown)| shown).collect::<Vec<_>>().join("; ");
        let mut own = row.clone();
        own.id = if row.id.is_empty() {
            (index + 1).to_string()
        } else {
            format!("{}.{}", row.id, index + 1)
        };
        own.key = own.id.clone();
        own.label = label;
        own.by = Vec::new();
        if let Some(count) = &mut own.records {
            count.conditions.extend(conditions.iter().cloned());
        }
        for choice in own.cells.iter_mut().flat_map(|cell| &mut cell.choices) {
            if let Content::Count(count) = &mut choice.content {
                count.conditions.extend(conditions.iter().cloned());
                // A combination is a part of the quantity.
                count.quantity = None;
            }
        }
        own
    });
    Ok(rows.collect())
}

fn equal(name: &str, ty: &Type, value: i64, filler: &Filler<'_>) -> Node {
    let column = Node::column(name, ty.clone());
    if value == MISSING {
        return Node { kind: Kind::IsNull(Box::new(column)), ty: Some(Type::Bool) };
    }
    let kind = if ty.is_textual() {
        Kind::Text(filler.context().text(value))
    } else {
        Kind::Number(value)
    };
    Node::compare(Comparison::Equal, column, Node { kind, ty: Some(ty.clone()) })
}

/// What a value is ordered by, and how it is shown; a missing value comes last.
fn ordered(value: i64, ty: &Type, filler: &Filler<'_>) -> (String, String) {
    let Some(value) = present(value) else {
        return ("\u{10ffff}".to_owned(), "(brak)".to_owned());
    };
    match ty {
        Type::Code(list) => {
            let code = filler.context().text(value);
            (
                format!("{:06}", place_in(filler.context().codebooks, list, &code)),
                label(filler, list, &code),
            )
        }
        Type::Date => {
            let shown = date::from_days(value).map_or_else(String::new, |day| day.to_string());
            (shown.clone(), shown)
        }
        ty if ty.is_textual() => {
            let text = filler.context().text(value);
            (polish_order(&text), text)
        }
        Type::Bool => (value.to_string(), if value == 1 { "tak" } else { "nie" }.to_owned()),
        Type::Decimal(scale) => (
            format!("{:020}", value.saturating_add(i64::MAX / 4)),
            crate::number::decimal(i128::from(value), *scale),
        ),
        _ => (format!("{:020}", value.saturating_add(i64::MAX / 4)), value.to_string()),
    }
}

fn place_in(books: &Codebooks, list: &str, code: &str) -> usize {
    books.get(list).and_then(|book| book.codes.iter().position(|own| own.code == code)).unwrap_or(0)
}

fn label(filler: &Filler<'_>, list: &str, code: &str) -> String {
    let book = filler.context().codebooks.get(list);
    let found = book.and_then(|book| book.find(code).next());
    found.map_or_else(|| code.to_owned(), |line| line.label.clone())
}

/// Letters of the Polish alphabet in its order: ą follows a, ł follows l, ż is the last.
fn polish_order(text: &str) -> String {
    const AFTER: [(char, char); 9] = [
        ('ą', 'a'),
        ('ć', 'c'),
        ('ę', 'e'),
        ('ł', 'l'),
        ('ń', 'n'),
        ('ó', 'o'),
        ('ś', 's'),
        ('ź', 'z'),
        ('ż', 'z'),
    ];
    let mut key = String::new();
    for letter in text.to_lowercase().chars() {
        match AFTER.iter().find(|(polish, _)| *polish == letter) {
            Some(('ż', _)) => key.push_str("z\u{fff1}"),
            Some((_, before)) => {
                key.push(*before);
                key.push('\u{fff0}');
            }
            None => key.push(letter),
        }
    }
    key
}

#[cfg(test)]
mod tests {
    #[test]
    fn polish_letters_follow_their_plain_ones() {
        let mut towns = ["Żary", "Łódź", "Zary", "Lodz", "Ćmielów", "Czarnków", "Źródło"];
        towns.sort_by_key(|town| super::polish_order(town));
        assert_eq!(towns, ["Czarnków", "Ćmielów", "Lodz", "Łódź", "Zary", "Źródło", "Żary"]);
    }
}
