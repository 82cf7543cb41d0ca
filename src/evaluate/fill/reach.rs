//! Which counted cells read a column: what a mistake in it can change.

use std::collections::{BTreeMap, BTreeSet};

use super::Filler;
use crate::diagnostic::Diagnostic;
use crate::evaluate::needs::{Needs, columns_of};
use crate::template::form::Content;

/// Counted cells by what they read; cells that read the same stand together. Polish: zasięg.
#[derive(Default)]
pub struct Reach {
    cells: Vec<(Needs, usize)>,
}

impl Reach {
    /// How many printed cells read one of these columns of a table; with none named, the table at all.
    pub fn cells(&self, table: &str, columns: &[&str]) -> usize {
        let reading = self.cells.iter().filter(|(needs, _)| needs.reads(table, columns));
        reading.map(|(_, cells)| cells).sum()
    }
}

impl Filler<'_> {
    /// What the counted cells of the form read, through all views they stand on.
    pub fn reach(&self) -> Result<Reach, Diagnostic> {
        let mut alike: BTreeMap<(String, BTreeSet<String>), usize> = BTreeMap::new();
        for ((section, row, column), choice) in self.choose()? {
            let section = &self.form.sections[section];
            let own = &section.columns[column];
            let Content::Count(count) = &choice.content else {
                continue;
            };
            if self.printed(own.role.as_ref(), own.only_if.as_ref())? {
                let read = columns_of(count, &section.rows[row].by);
                *alike.entry((self.view(&count.view), read)).or_default() += 1;
            }
        }
        let library = self.views.library;
        let needs = |(view, read): (String, BTreeSet<String>)| Needs::of_view(&view, read, library);
        Ok(Reach { cells: alike.into_iter().map(|(own, cells)| (needs(own), cells)).collect() })
    }
}
