//! Tables that have records in every month: months without one, and exports of another period.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use rustc_hash::FxHashMap;

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
        let of = Monthly { table, title: &schema.title, months: months(table, &days.values) };
        told.findings.extend(of.missing(&folders, period));
        told.findings.extend(folders.iter().filter_map(|own| of.other_period(*own)));
    }
}

/// How many records each input has of each month; those whose day cannot be read are in none.
fn months(table: &Table, days: &[i64]) -> BTreeMap<(u16, ReportingPeriod), usize> {
    let mut of_day: FxHashMap<(u16, i64), usize> = FxHashMap::default();
    for (origin, day) in table.origins.iter().zip(days) {
        *of_day.entry((origin.input, *day)).or_default() += 1;
    }
    let mut months = BTreeMap::new();
    for ((input, day), count) in of_day {
        if let Some(day) = present(day).and_then(date::from_days) {
            *months.entry((input, ReportingPeriod::month_of(day))).or_default() += count;
        }
    }
    months
}

/// A table of which every record has a month, when its day can be read.
struct Monthly<'m> {
    table: &'m Table,
    title: &'m str,
    months: BTreeMap<(u16, ReportingPeriod), usize>,
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
            self.months.keys().map(|own| own.1).filter(|own| own.is_inside(period)).collect();
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
        for ((input, month), count) in &self.months {
            if self.table.inputs[usize::from(*input)].file.starts_with(&start) {
                *counts.entry(folder.containing(month.start())).or_default() += count;
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::{Field, Problems, Source};
    use crate::document;
    use crate::model::table::Input;
    use crate::model::{Column, Origin, Type};

    const SCHEMA: &str = r#"
        table = { name = "payments", title = "Wypłaty", monthly = "paid", columns = [
            { name = "paid", title = "dzień", type = "date" },
        ] }
    "#;

    /// What is told of exports, each a folder and the days of its records: code and months or period.
    fn told(period: &str, exports: &[(&str, &[&str])]) -> Vec<String> {
        let problems = Problems::default();
        let root = document::parse(&Source::new("payments.toml", SCHEMA), &problems);
        let schema = TableSchema::read(&root, &problems).expect("the table");
        assert!(problems.is_empty(), "{problems:?}");
        let (mut values, mut origins, mut inputs) = (Vec::new(), Vec::new(), Vec::new());
        for (input, (folder, days)) in exports.iter().enumerate() {
            let file = Arc::from(format!("dane/{folder}/wyplaty.csv"));
            let table = Arc::from("payments");
            let headers = vec![None];
            let places = Default::default();
            inputs.push(Input { table, file, sheet: None, headers, precedence: 0, places });
            for (row, day) in days.iter().enumerate() {
                values.push(date::to_days(day.parse().expect("a day")));
                origins.push(Origin { input: input as u16, row: row as u32 + 2 });
            }
        }
        let columns = vec![Column::new("paid", Type::Date, values)];
        let table = Table { name: "payments".to_owned(), columns, origins, inputs };
        let tables = BTreeMap::from([("payments".to_owned(), table)]);
        let schemas = BTreeMap::from([("payments".to_owned(), schema)]);
        let folders: Vec<(PathBuf, String)> = exports
            .iter()
            .map(|(folder, _)| (PathBuf::from(folder), (*folder).to_owned()))
            .collect();
        let mut told = Told::default();
        let period = period.parse().expect("a period");
        check_months(&tables, &schemas, &folders, period, &mut told);
        let shown = |own: &Diagnostic| {
            let text = |name| own.text(name).map(str::to_owned);
            let count = match own.fields.get("count") {
                Some(Field::Count(count)) => *count,
                _ => 0,
            };
            let what = text("months").or_else(|| text("found")).unwrap_or_default();
            format!("{} {what} {count}", own.code)
        };
        told.findings.iter().map(shown).collect()
    }

    #[test]
    fn months_without_a_record_are_named() {
        let full: &[&str] =
            &["2025-01-31", "2025-02-28", "2025-03-31", "2025-04-01", "2025-05-05", "2025-06-30"];
        assert_eq!(told("2025-H1", &[("2025-H1", full)]), [""; 0]);
        let cut = &full[..4];
        assert_eq!(told("2025-H1", &[("2025-H1", cut)]), ["I157 2025-05, 2025-06 2"]);
        // The months of a folder that is not there are told of elsewhere.
        assert_eq!(told("2025", &[("2025-H1", full)]), [""; 0]);
        let later: &[&str] = &["2025-07-01", "2025-09-30"];
        assert_eq!(
            told("2025", &[("2025-H1", full), ("2025-H2", later)]),
            ["I157 2025-08, 2025-10, 2025-11, 2025-12 4"]
        );
        // No record of the period at all, and none at all.
        assert_eq!(told("2025-H1", &[("2025-H1", &["2019-01-01", "2020-08-01"])]), [""; 0]);
        assert_eq!(told("2025-H1", &[("2025-H1", &[])]), [""; 0]);
    }

    #[test]
    fn an_export_of_another_period_is_named() {
        let last_year: &[&str] = &["2024-01-31", "2024-02-29", "2024-06-30"];
        assert_eq!(told("2025-H1", &[("2025-H1", last_year)]), ["I158 2024-H1 3"]);
        let before: &[&str] = &["2024-07-01", "2024-12-31"];
        assert_eq!(told("2025-H1", &[("2025-H1", before)]), ["I158 2024-H2 2"]);
        // Nine of ten are enough, eight of nine are not.
        let mut most = vec!["2024-03-01"; 9];
        most.push("2023-01-01");
        assert_eq!(told("2025-H1", &[("2025-H1", &most)]), ["I158 2024-H1 9"]);
        assert_eq!(told("2025-H1", &[("2025-H1", &most[1..])]), [""; 0]);
        // A history with the period in it is what it should be.
        let mut history = last_year.to_vec();
        history.extend([
            "2025-01-31",
            "2025-02-28",
            "2025-03-31",
            "2025-04-01",
            "2025-05-05",
            "2025-06-30",
        ]);
        assert_eq!(told("2025-H1", &[("2025-H1", &history)]), [""; 0]);
        // Of two folders the one is named.
        let full: &[&str] =
            &["2025-01-31", "2025-02-28", "2025-03-31", "2025-04-01", "2025-05-05", "2025-06-30"];
        assert_eq!(
            told("2025", &[("2025-H1", full), ("2025-H2", before)]),
            ["I157 2025-07, 2025-08, 2025-09, 2025-10, 2025-11, 2025-12 6", "I158 2024-H2 2"]
        );
    }
}
