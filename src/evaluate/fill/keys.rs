//! The keys of rows that other rows ask for with `in_row`, each row after those it asks itself.

use std::collections::{BTreeMap, BTreeSet};

use super::{At, Filler};
use crate::diagnostic::Diagnostic;
use crate::evaluate::value::evaluate;
use crate::expression::Node;
use crate::model::value::present;
use crate::period::Shift;
use crate::template::form::{Choice, Content, Count};

impl Filler<'_> {
    /// The keys of every row that an `in_row` asks for, in the order of who needs whom.
    pub(super) fn key_sets(&self, chosen: &BTreeMap<At, &Choice>) -> Result<(), Diagnostic> {
        let mut waiting: BTreeMap<Option<Shift>, BTreeSet<String>> = BTreeMap::new();
        for choice in chosen.values() {
            if let Content::Count(count) = &choice.content {
                let asked = count.asked_rows().map(str::to_owned);
                waiting.entry(count.period).or_default().extend(asked);
            }
        }
        waiting.into_iter().try_for_each(|(period, waiting)| self.key_sets_of(period, waiting))
    }

    /// Those of one period: a row of another period is asked for its records of that period.
    fn key_sets_of(
        &self,
        period: Option<Shift>,
        mut waiting: BTreeSet<String>,
    ) -> Result<(), Diagnostic> {
        loop {
            let known = |row: &str| self.context_of(period).keys(row).is_some();
            waiting.retain(|row| !known(row));
            if waiting.is_empty() {
                return Ok(());
            }
            let mut more = BTreeSet::new();
            let mut progress = false;
            for wanted in &waiting {
                let Some(count) = self.row_count(wanted) else {
                    return Err(self.no_row(wanted));
                };
                let needs: BTreeSet<&str> = count.conditions.iter().flat_map(Node::rows).collect();
                let open: Vec<&&str> = needs.iter().filter(|row| !known(row)).collect();
                if open.is_empty() {
                    self.key_set(wanted, count, period)?;
                    progress = true;
                } else {
                    more.extend(open.into_iter().map(|row| (*row).to_owned()));
                }
            }
            if !progress && more.iter().all(|row| waiting.contains(row)) {
                return Err(self.no_row(waiting.iter().next().map_or("", String::as_str)));
            }
            waiting.extend(more);
        }
    }

    /// E305: a row whose records nobody can tell.
    fn no_row(&self, wanted: &str) -> Diagnostic {
        let row = wanted.split(' ').next().unwrap_or_default();
        let found =
            row.split_once('/').and_then(|(section, row)| self.form.section(section)?.row(row));
        let diagnostic = Diagnostic::error("E305").with("row", row);
        match found {
            Some((_, row)) => diagnostic.at(&row.place),
            None => diagnostic,
        }
    }

    /// The records of the named row, when it counts any.
    pub fn row_count(&self, wanted: &str) -> Option<&Count> {
        let (row, _) = wanted.split_once(' ')?;
        let (section, row) = row.split_once('/')?;
        self.form.section(section)?.row(row)?.1.records.as_ref()
    }

    fn key_set(
        &self,
        wanted: &str,
        count: &Count,
        period: Option<Shift>,
    ) -> Result<(), Diagnostic> {
        let context = self.context_of(period);
        let frame = self.frame(&(self.view(&count.view), count.day, period))?;
        let (_, column) = wanted.split_once(' ').unwrap_or_default();
        if !frame.columns.contains_key(column) {
            return Err(self.no_row(wanted));
        }
        let condition = Node::all(count.conditions.iter().cloned());
        let truths = evaluate(&condition, &*frame, context)?;
        let keys = frame
            .values(column)
            .iter()
            .zip(truths)
            .filter(|(_, truth)| *truth == 1)
            .filter_map(|(key, _)| present(*key))
            .collect();
        context.keep_keys(wanted.to_owned(), keys);
        Ok(())
    }
}
