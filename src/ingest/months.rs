//! Tables that have records in every month: months without one, and exports of another period.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::load::Told;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::value::present;
use crate::model::{Table, TableSchema, date};
use crate::period::ReportingPeriod;

/// Of ten records of an export so many lie in another period before it is said to be of that one: an
/// export with years of history has less in any of them.
const NEARLY_ALL: usize = 9;

/// Tells of months in which a table has no record although the period has others (I157), and of folders
/// whose records are all of another period (I158).
pub fn check_months(
    tables: &BTreeMap<String, Table>,
    schemas: &BTreeMap<String, TableSchema>,
    folders: &[(PathBuf, String)],
    period: ReportingPeriod,
    told: &mut Told,
) {
    let folders: Vec<(&str, ReportingPeriod)> = folders
        .iter()
        .filter_map(|(_, label)| Some((label.as_str(), label.parse().ok()?)))
        .collect();
    for (name, table) in tables {
        let schema = &schemas[name];
        let Some(days) = schema.monthly.as_ref().and_then(|said| table.column(&said.text)) else {
            continue;
        };
        let days: Vec<Option<ReportingPeriod>> =
            days.values.iter().map(|day| month(*day)).collect();
        let of = Monthly { table, title: &schema.title, months: &days };
        told.findings.extend(of.missing(&folders, period));
        told.findings.extend(folders.iter().filter_map(|own| of.other_period(*own)));
    }
}

/// The month in which a day lies.
fn month(day: i64) -> Option<ReportingPeriod> {
    present(day).and_then(date::from_days).map(ReportingPeriod::month_of)
}

/// A table of which every record has a month, when its day can be read.
struct Monthly<'m> {
    table: &'m Table,
    title: &'m str,
    months: &'m [Option<ReportingPeriod>],
}

impl Monthly<'_> {
    /// Months of the period that the folders cover and the table passes over. When it has no record of the
    /// period at all, that is told where the records are counted.
    fn missing(
        &self,
        folders: &[(&str, ReportingPeriod)],
        period: ReportingPeriod,
    ) -> Option<Diagnostic> {
        let there: BTreeSet<ReportingPeriod> =
            self.months.iter().flatten().filter(|own| own.is_inside(period)).copied().collect();
        let missing: Vec<ReportingPeriod> = (0..period.months())
            .map(|month| ReportingPeriod::month_of(period.start() + chrono::Months::new(month)))
            .filter(|own| folders.iter().any(|(_, folder)| own.is_inside(*folder)))
            .filter(|own| !there.contains(own))
            .collect();
        if there.is_empty() || missing.is_empty() {
            return None;
        }
        let with_gap = folders
            .iter()
            .filter(|(_, folder)| missing.iter().any(|own| own.is_inside(*folder)))
            .flat_map(|(label, _)| self.files(label));
        let names: Vec<String> = missing.iter().map(ToString::to_string).collect();
        let found = Diagnostic::warning("I157")
            .with("table", self.title)
            .with("months", names.join(", "))
            .with("count", missing.len())
            .with("there", there.len());
        Some(with_gap.fold(found, Diagnostic::at))
    }

    /// A folder none of whose records lies in its own period, and nearly all in one other of that kind.
    fn other_period(&self, (label, folder): (&str, ReportingPeriod)) -> Option<Diagnostic> {
        let start = format!("dane/{label}/");
        let mut counts: BTreeMap<ReportingPeriod, usize> = BTreeMap::new();
        for (origin, month) in self.table.origins.iter().zip(self.months) {
            let file = &self.table.inputs[usize::from(origin.input)].file;
            if let Some(month) = month.filter(|_| file.starts_with(&start)) {
                *counts.entry(folder.containing(month.start())).or_default() += 1;
            }
        }
        let total: usize = counts.values().sum();
        let (found, count) = counts.iter().max_by_key(|(_, count)| **count)?;
        if counts.contains_key(&folder) || count * 10 < total * NEARLY_ALL {
            return None;
        }
        let said = Diagnostic::warning("I158")
            .with("table", self.title)
            .with("folder", format!("dane/{label}"))
            .with("period", folder.to_string())
            .with("found", found.to_string())
            .with("count", *count)
            .with("total", total);
        Some(self.files(label).into_iter().fold(said, Diagnostic::at))
    }

    /// The files of a folder that the table was read from.
    fn files(&self, label: &str) -> Vec<Place> {
        let start = format!("dane/{label}/");
        let inputs = self.table.inputs.iter().filter(|own| own.file.starts_with(&start));
        inputs.map(|own| Place::file(own.file.clone()).sheet(own.sheet.clone())).collect()
    }
}
