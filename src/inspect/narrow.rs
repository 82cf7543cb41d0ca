//! Which table a sheet is: the one that explains most of its columns. Where two explain nearly as much it is
//! asked, not guessed.

use super::assign::{best, total};
use super::evidence::Judge;
use super::look::{Column, Sheet};
use super::matched::Matched;
use super::proposal::Proposal;
use super::words::{alike, stems};
use crate::model::{ColumnSchema, TableSchema, Type};

/// Tables that are looked at again once more is known.
const MOST_LIKELY: usize = 12;
/// A table that has hardly fewer points is a rival.
pub const NEAR: i32 = 12;
/// Two columns of different words are in any list of notes.
const LEAST: i32 = 40;
/// More rivals are not named.
const MOST_RIVALS: usize = 3;

/// The best table for a sheet, or none when no table fits; `likely` keeps the best few of them.
pub fn propose<'t>(
    sheet: &Sheet,
    tables: &[&'t TableSchema],
    likely: &mut Vec<&'t TableSchema>,
    judge: &Judge<'_>,
) -> Option<Proposal> {
    let mut found: Vec<(i32, Matched<'_>)> = tables
        .iter()
        .filter_map(|table| {
            let matched = Matched::new(sheet, table, judge);
            Some((points(&matched)?, matched))
        })
        .collect();
    // Of equal ones the first by name: tables come in that order.
    found.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
    let is_likely = |table: &&&TableSchema| {
        found.iter().take(MOST_LIKELY).any(|(_, own)| own.table.name.text == table.name.text)
    };
    *likely = tables.iter().filter(is_likely).copied().collect();
    let (first, others) = found.split_first()?;
    let mut proposal = first.1.proposal(first.0);
    let near = |points: i32| points + NEAR > first.0 || points * 10 > first.0 * 9;
    let rivals = others.iter().filter(|(points, _)| near(*points)).take(MOST_RIVALS);
    proposal.rivals = rivals.map(|(_, own)| own.table.name.text.clone()).collect();
    Some(proposal)
}

/// How much of a sheet a table explains, and how much of the table is there; none when the two have
/// nothing to do with each other.
///
/// Weak evidence counts here: that six columns are three identifiers, a code of a certain list and two days
/// in that order says little of each and much of the table.
fn points(matched: &Matched<'_>) -> Option<i32> {
    let Matched { sheet, table, .. } = matched;
    let weak: Vec<Vec<i32>> = table
        .columns
        .iter()
        .zip(&matched.evidence)
        .map(|(schema, row)| {
            let each = row.iter().zip(&sheet.columns);
            each.map(|(own, column)| match own {
                Some(own) if own.denied => 0,
                Some(own) => own.points.max(1),
                None => could_be(column, schema),
            })
            .collect()
        })
        .collect();
    let pairs = best(&weak);
    let needed = (0..pairs.len()).filter(|own| table.needs(&table.columns[*own]));
    let (there, missing): (Vec<usize>, Vec<usize>) = needed.partition(|own| pairs[*own].is_some());
    if there.len() < missing.len() || pairs.iter().flatten().count() < 2 {
        return None;
    }
    let explained = total(&weak, &pairs);
    if explained < LEAST {
        return None;
    }
    let unexplained: i32 = (0..sheet.columns.len())
        .filter(|place| !pairs.contains(&Some(*place)))
        .map(|place| weight(&sheet.columns[place]))
        .sum();
    let unused = pairs.iter().filter(|own| own.is_none()).count() - missing.len();
    let points = explained + file_says(sheet, table)
        - 40 * missing.len() as i32
        - 2 * unused as i32
        - unexplained;
    (points > 0).then_some(points)
}

/// A column of few words that no list knows may be the office's own codes of any list.
fn could_be(column: &Column, schema: &ColumnSchema) -> i32 {
    let quantity =
        column.kinds.date >= 0.8 || column.kinds.money >= 0.8 && column.kinds.whole < 0.8;
    let few = matches!(column.texts.each.len(), 1..=40)
        && column.texts.filled() > column.texts.each.len();
    i32::from(matches!(schema.ty, Type::Code(_)) && few && !quantity) * 2
}

/// How much is left unexplained when nobody takes a column: a note matters less than a day.
fn weight(column: &Column) -> i32 {
    // One that is made of four leaves four unexplained; the days of months come from their titles.
    let times = match &column.made {
        None => 1,
        Some(made) => made.places().len() as i32,
    };
    times
        * match column.kinds.word(&column.texts) {
            _ if column.hidden => 0,
            "nothing" => 0,
            "pesel" | "teryt" => 15,
            "date" => 10,
            "bool" | "word" | "id" => 8,
            "text" => 2,
            _ => 6,
        }
}

/// The file or the sheet is called like the table.
fn file_says(sheet: &Sheet, table: &TableSchema) -> i32 {
    let file = sheet.file();
    let named = format!("{} {}", file, sheet.name.as_deref().unwrap_or_default());
    let table = stems(&format!("{} {}", table.title, table.name.text));
    (25.0 * alike(&stems(&named), &table)) as i32
}
