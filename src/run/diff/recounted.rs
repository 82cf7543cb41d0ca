//! Versions that are counted otherwise now than they printed. Polish: wersje policzone ponownie.

use super::super::Earlier;
use super::super::counted::Scene;
use super::super::explain::address;
use super::Compared;
use super::matched::Matched;
use super::walk::printed;
use crate::bridge::{Bridge, Recounted};
use crate::diagnostic::Diagnostic;
use crate::number::Exact;

/// The cells of a kept version that are counted otherwise now than it printed them.
pub fn recounted(
    scene: &Scene<'_>,
    matched: &Matched,
    side: usize,
    compared: &Compared,
) -> Vec<Recounted> {
    let Some((version, office)) = compared.version.as_ref().filter(|_| compared.as_made) else {
        return Vec::new();
    };
    let form = scene.filler.form;
    // What somebody wrote into the csv since is not what the version printed.
    if !super::super::altered::printed_stand(&form.id, &compared.changed) {
        return Vec::new();
    }
    let earlier = Earlier::new(office, &form.id, compared.request.period);
    let word = format!("v{version}");
    let said = |own: Option<Exact>| own.map_or_else(|| "–".to_owned(), Exact::shown);
    let cells = matched.all(side).filter_map(|at| {
        let section = &form.sections[at.0];
        let (row, column) = (&section.rows[at.1].id, &section.columns[at.2].id);
        let then =
            earlier.cell(None, Some(&word), &(section.id.clone(), row.clone(), column.clone()));
        let own = printed(&matched.cell(side, at));
        let now = own.value.map(|_| own.number());
        let cell = || address::name(at, form);
        (then != now).then(|| Recounted { cell: cell(), then: said(then), now: said(now) })
    });
    cells.collect()
}

/// B107: kept versions that are counted otherwise now than they printed.
pub fn counted_otherwise(bridge: &Bridge) -> Vec<Diagnostic> {
    let both = bridge.recounted.iter().zip(&bridge.sides);
    let said = both.filter(|(cells, _)| !cells.is_empty()).map(|(cells, side)| {
        let some = cells.iter().take(SOME);
        let some = some.map(|own| format!("{}: {} → {}", own.cell, own.then, own.now));
        Diagnostic::warning("B107")
            .with("version", format!("{} v{}", side.period, side.version.unwrap_or_default()))
            .with("count", cells.len())
            .with("cells", some.collect::<Vec<_>>().join("; "))
    });
    said.collect()
}

/// So many cells are named where there are many.
const SOME: usize = 5;
