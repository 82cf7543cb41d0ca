//! Rows of exports that a view begins with and no record of it was made of. Polish: rekordy, które nie weszły do widoku.

use std::collections::BTreeSet;

use super::super::Refused;
use super::super::counted::{Scene, refuse};
use super::records::HIDDEN;
use super::why::RowsOf;
use crate::diagnostic::Diagnostic;
use crate::evaluate::Frame;
use crate::evaluate::view::Views;
use crate::evaluate::worklist::shown;
use crate::report::ListCell;
use crate::template::view::{Step, StepKind};
use crate::trace::Lost;
use crate::write::list_cell_said;

/// For each view of the form: which of the rows were lost, and by which step.
pub(super) fn lost(scene: &Scene<'_>, rows: &RowsOf, personal: bool) -> Result<Vec<Lost>, Refused> {
    let views = scene.filler.views;
    let library = views.library;
    let own = scene.filled.behind.iter().filter(|own| own.period.is_none());
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut found: Vec<Lost> = Vec::new();
    for behind in own.filter(|own| library.views.contains_key(&own.view)) {
        if !seen.insert(&behind.view) {
            continue;
        }
        let mut tables = BTreeSet::new();
        library.tables_begun_from(&behind.view, &mut tables);
        for table in tables {
            let Some(rows) = rows.get(&table) else {
                continue;
            };
            let inside = held(&behind.frame, &table);
            let gone: BTreeSet<u32> = rows.difference(&inside).copied().collect();
            for (step, rows) in steps(views, &behind.view, &table, gone).map_err(refuse)? {
                for row in rows {
                    let place = scene.tables[&table].place(row as usize, None);
                    let values = read(scene, &table, row, &step.reads, personal);
                    let own = Lost { values, ..step.lost.clone() };
                    let same =
                        |one: &&mut Lost| Lost { places: Vec::new(), ..(*one).clone() } == own;
                    match found.iter_mut().find(same) {
                        Some(one) if one.places.contains(&place) => {}
                        Some(one) => one.places.push(place),
                        None => found.push(Lost { places: vec![place], ..own }),
                    }
                }
            }
        }
    }
    Ok(found)
}

/// A step that loses rows, and the columns that its condition reads.
struct Losing {
    lost: Lost,
    reads: Vec<String>,
}

/// What a condition reads of a row of an export; columns that the view made first are not among them.
fn read(
    scene: &Scene<'_>,
    table: &str,
    row: u32,
    names: &[String],
    personal: bool,
) -> Vec<(String, String)> {
    let own = &scene.tables[table];
    let library = &scene.place.library;
    let said = |name: &String| {
        let column = own.column(name)?;
        let value = shown(column.values[row as usize], &column.ty, scene.filler.views);
        let said = match value {
            ListCell::Empty => "–".to_owned(),
            _ if library.is_personal(name) && !personal => HIDDEN.to_owned(),
            value => list_cell_said(&value),
        };
        Some((name.clone(), said))
    };
    names.iter().filter_map(said).collect()
}

/// The rows of a table that the records of a frame were made of.
fn held(frame: &Frame, table: &str) -> BTreeSet<u32> {
    let origins = frame.origins.iter().filter(|own| own.table == table);
    origins.flat_map(|own| own.rows.iter().copied()).collect()
}

/// By which step each of the rows went: of the view, or of the view that it starts from.
fn steps(
    views: &Views<'_>,
    view: &str,
    table: &str,
    mut gone: BTreeSet<u32>,
) -> Result<Vec<(Losing, BTreeSet<u32>)>, Diagnostic> {
    let library = views.library;
    let Some(own) = library.views.get(view).filter(|_| !gone.is_empty()) else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    // Groups keep the first of their rows: the others are in the record all the same.
    let grouped = own.steps.iter().position(|step| matches!(step.kind, StepKind::Group { .. }));
    for (index, step) in own.steps.iter().enumerate().take(grouped.unwrap_or(own.steps.len())) {
        if gone.is_empty() {
            break;
        }
        let frame = views.after_steps(view, index + 1)?;
        if !frame.origins.iter().any(|own| own.table == table) {
            // They come in with a later step.
            continue;
        }
        let inside = held(&frame, table);
        let now: BTreeSet<u32> = gone.difference(&inside).copied().collect();
        gone.retain(|row| inside.contains(row));
        if now.is_empty() {
            continue;
        }
        // What another view is made of was lost there.
        let sources: Vec<&String> = match &step.kind {
            StepKind::From(source) => vec![source],
            StepKind::Union { sources, .. } => sources.iter().collect(),
            _ => Vec::new(),
        };
        let begins = |source: &&String| {
            let mut tables = BTreeSet::new();
            library.tables_begun_from(source, &mut tables);
            library.views.contains_key(*source) && tables.contains(table)
        };
        let sources: Vec<&String> = sources.into_iter().filter(begins).collect();
        if !sources.is_empty() {
            for source in sources {
                found.extend(steps(views, source, table, now.clone())?);
            }
            continue;
        }
        found.push((of_step(views, view, table, index, step), now));
    }
    Ok(found)
}

fn of_step(views: &Views<'_>, view: &str, table: &str, index: usize, step: &Step) -> Losing {
    let (what, condition) = match &step.kind {
        StepKind::Keep(node) => ("keep", node.to_string()),
        StepKind::Latest(_) => ("latest", written(step)),
        StepKind::Join(_) => ("join", written(step)),
        _ => ("other", written(step)),
    };
    let reads = match &step.kind {
        StepKind::Keep(node) => node.columns().into_iter().map(str::to_owned).collect(),
        _ => Vec::new(),
    };
    let lost = Lost {
        view: view.to_owned(),
        title: views.library.views[view].title.clone(),
        table: views.library.tables[table].title.clone(),
        places: Vec::new(),
        step: index + 1,
        what,
        condition,
        values: Vec::new(),
    };
    Losing { lost, reads }
}

/// A step as its file writes it, on one line.
fn written(step: &Step) -> String {
    let text = step.place.source.text.get(step.place.range.clone()).unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
