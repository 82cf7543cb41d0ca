//! The tree of an indicator as lines, which its csv and its workbook both print. Polish: rodowód wskaźnika.

use super::list_cell_said;
use crate::diagnostic::Place;
use crate::indicator::{Branch, Cell, Leaf, Now, Tree};
use crate::number::decimal;
use crate::trace::{MadeOf, Trace};

/// A line of the tree.
#[derive(Default)]
pub struct Line<'t> {
    pub depth: usize,
    /// `indicator`, `measure`, `cell`, `series`, `entry`, `missing`, `hidden`, `record`.
    pub kind: &'static str,
    /// In which formula a measure stands.
    pub side: &'static str,
    pub id: String,
    pub label: String,
    /// With a comma.
    pub value: String,
    pub unit: String,
    /// Where it comes from.
    pub source: String,
    pub place: Option<Place>,
    /// The trace whose records it has.
    pub trace: Option<&'t Trace>,
}

/// Every line; those of records only where they are wanted.
pub fn lines(tree: &Tree, records: bool) -> Vec<Line<'_>> {
    let mut found = Vec::new();
    if let (Some(card), Some(point)) = (&tree.card, tree.point()) {
        let value = point.value.and_then(|own| own.rounded(card.indicator.decimals));
        let missing = point.missing.as_ref().map(|own| own.said());
        found.push(Line {
            kind: "indicator",
            id: card.indicator.id.clone(),
            label: card.indicator.name.clone(),
            value: value.map(|own| decimal(own, card.indicator.decimals)).unwrap_or_default(),
            unit: card.indicator.unit.clone(),
            source: missing.unwrap_or_else(|| card.indicator.source.clone()),
            ..Line::default()
        });
    }
    for branch in &tree.branches {
        of_branch(branch, records, &mut found);
    }
    found
}

fn of_branch<'t>(own: &'t Branch, records: bool, found: &mut Vec<Line<'t>>) {
    found.push(Line {
        depth: 1,
        kind: "measure",
        side: own.side.word(),
        id: own.origin.measure.clone(),
        label: own.origin.title.clone(),
        value: own.origin.value.map(|own| own.shown()).unwrap_or_default(),
        unit: own.unit.clone(),
        source: own.origin.from.said_in_full(),
        ..Line::default()
    });
    match &own.leaf {
        Leaf::Cells { cells, .. } => {
            cells.iter().for_each(|own| of_cell(own, records, found));
        }
        Leaf::Counted(trace) => of_trace(trace, 2, records, found),
        Leaf::Series(all) => found.extend(all.iter().map(|own| Line {
            depth: 2,
            kind: "series",
            label: crate::indicator::From::Reference(vec![own.series.clone()]).said(),
            value: own.value.shown(),
            place: Some(own.place.clone()),
            ..Line::default()
        })),
        Leaf::Entered { place, who, why } => found.push(Line {
            depth: 2,
            kind: "entry",
            label: format!("{who}: {why}"),
            value: own.origin.value.map(|own| own.shown()).unwrap_or_default(),
            place: place.clone(),
            ..Line::default()
        }),
        Leaf::Nothing(all) => found.extend(all.iter().map(|own| Line {
            depth: 2,
            kind: "missing",
            label: own.said(),
            ..Line::default()
        })),
        Leaf::Hidden => found.push(Line {
            depth: 2,
            kind: "hidden",
            label: "liczba ukryta w tym, co się publikuje".to_owned(),
            ..Line::default()
        }),
    }
}

fn of_cell<'t>(own: &'t Cell, records: bool, found: &mut Vec<Line<'t>>) {
    let version = own.version.map(|own| format!(", wersja {own}")).unwrap_or_default();
    let label = match &own.now {
        Now::Same(trace) => {
            let [_, row, column] = &trace.titles;
            format!("{row} – {column}")
        }
        Now::Other(Some(now)) => format!("eksporty dają teraz {}", now.shown()),
        Now::Other(None) => "eksporty nie dają teraz żadnej liczby".to_owned(),
        Now::Refused(code) => format!("eksporty nie dają teraz tego sprawozdania ({code})"),
    };
    found.push(Line {
        depth: 2,
        kind: "cell",
        id: format!("{} {} {}", own.form, own.period, own.name),
        label,
        value: own.value.map(|own| own.shown()).unwrap_or_default(),
        source: format!("{} {}{version}", own.form, own.period),
        trace: match &own.now {
            Now::Same(trace) => Some(trace),
            _ => None,
        },
        ..Line::default()
    });
    if let Now::Same(trace) = &own.now {
        below(trace, 3, records, found);
    }
}

fn of_trace<'t>(own: &'t Trace, depth: usize, records: bool, found: &mut Vec<Line<'t>>) {
    let [_, row, column] = &own.titles;
    found.push(Line {
        depth,
        kind: "cell",
        id: own.cell.clone(),
        label: format!("{row} – {column}"),
        value: own.value.map(|value| decimal(value, own.decimals)).unwrap_or_default(),
        unit: own.unit.word().to_owned(),
        source: own.state.word().to_owned(),
        trace: Some(own),
        ..Line::default()
    });
    below(own, depth + 1, records, found);
}

/// The records of a cell, or the cells that its formula reads.
fn below<'t>(own: &'t Trace, depth: usize, records: bool, found: &mut Vec<Line<'t>>) {
    match &own.made_of {
        MadeOf::Formula(worked) => {
            let parts = worked.parts.iter();
            parts.filter_map(|own| own.trace.as_ref()).for_each(|own| {
                of_trace(own, depth, records, found);
            });
        }
        MadeOf::Records(of) if records => found.extend(of.rows.iter().map(|row| {
            let values = of
                .headers
                .iter()
                .zip(&row.values)
                .map(|(header, value)| format!("{} = {}", header.name, list_cell_said(value)));
            Line {
                depth,
                kind: "record",
                id: own.cell.clone(),
                label: values.collect::<Vec<_>>().join("; "),
                value: row.amount.shown(),
                source: row.gives.word().to_owned(),
                place: row.places.first().cloned(),
                ..Line::default()
            }
        })),
        MadeOf::Entered { place, who, why } => found.push(Line {
            depth,
            kind: "entry",
            label: format!("{who}: {why}"),
            value: own.value.map(|value| decimal(value, own.decimals)).unwrap_or_default(),
            place: place.clone(),
            ..Line::default()
        }),
        _ => {}
    }
}
