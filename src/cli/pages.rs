//! Pages of what is too long for a screen. Polish: strony.

use super::args::Common;
use super::show;
use crate::bridge::{Bridge, Moves};
use crate::diagnostic::{Catalogue, Diagnostic};
use crate::trace::{MadeOf, Trace};

/// So many pages are filled by `count` things; a size of 0 is one page of all.
pub fn filled(count: usize, size: usize) -> usize {
    if size == 0 { 1 } else { count.div_ceil(size).max(1) }
}

/// The page that is shown in place of the one that was asked for.
pub fn shown(page: usize, pages: usize) -> usize {
    page.clamp(1, pages)
}

/// Says X110 when there is no such page.
pub fn tell_beyond(page: usize, pages: usize, common: &Common, catalogue: &Catalogue) {
    let shown = shown(page, pages);
    if shown != page {
        let found = Diagnostic::note("X110").with("page", page).with("pages", pages);
        show::diagnostics(&[found.with("shown", shown)], common, catalogue);
    }
}

/// The pages of the cell with the most records, of those that are told.
pub fn of_traces<'t>(traces: impl IntoIterator<Item = &'t Trace>, size: usize) -> usize {
    let records = traces.into_iter().flat_map(Trace::tree).map(|(_, own)| match &own.made_of {
        MadeOf::Records(own) => own.count,
        _ => 0,
    });
    filled(records.max().unwrap_or(0), size)
}

/// The pages of cells; of the keys of cells that were named.
pub fn of_bridge(bridge: &Bridge, named: bool, size: usize) -> usize {
    let keys = |own: &Moves| own.count;
    match named {
        true => {
            let keys = bridge.cells.iter().filter_map(|own| own.moved.as_ref()).map(keys);
            filled(keys.max().unwrap_or(0), size)
        }
        false => filled(bridge.cells.len(), size),
    }
}
