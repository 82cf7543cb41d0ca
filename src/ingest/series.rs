//! Series of public figures: years in which one has no value although its publication has others.

use std::collections::{BTreeMap, BTreeSet};

use super::load::Told;
use crate::diagnostic::Diagnostic;
use crate::model::value::present;
use crate::model::{Column, Interner, Table, TableSchema};

/// The years in which a series of a publication has a value, and a record of it to show.
type Years = (BTreeSet<i64>, usize);

/// Tells of every series that breaks (I153).
pub fn check_series(
    tables: &BTreeMap<String, Table>,
    schemas: &BTreeMap<String, TableSchema>,
    interner: &Interner,
    told: &mut Told,
) {
    for (name, table) in tables {
        let Some(series) = &schemas[name].series else {
            continue;
        };
        let column = |name: &str| table.column(name);
        let by: Option<Vec<&Column>> = series.by.iter().map(|name| column(&name.text)).collect();
        let (Some(by), Some(over), Some(value)) =
            (by, column(&series.over.text), column(&series.value.text))
        else {
            continue;
        };
        let mut years: BTreeMap<Vec<i64>, BTreeMap<i64, Years>> = BTreeMap::new();
        for record in 0..table.len() {
            let mut key: Vec<i64> = by.iter().map(|own| own.values[record]).collect();
            let (Some(last), Some(year)) = (key.pop(), present(over.values[record])) else {
                continue;
            };
            let own =
                years.entry(key).or_default().entry(last).or_insert((BTreeSet::new(), record));
            if present(value.values[record]).is_some() {
                own.0.insert(year);
            }
        }
        for publication in years.values() {
            let all: BTreeSet<i64> =
                publication.values().flat_map(|(own, _)| own).copied().collect();
            let mut breaks: Vec<(String, String, usize)> = publication
                .iter()
                .filter(|(_, (own, _))| own.len() < all.len())
                .map(|(name, (own, record))| {
                    let gaps: Vec<String> = all.difference(own).map(i64::to_string).collect();
                    (interner.text(*name).to_string(), gaps.join(", "), *record)
                })
                .collect();
            breaks.sort();
            told.findings.extend(breaks.into_iter().map(|(name, gaps, record)| {
                Diagnostic::note("I153")
                    .at(table.place(record, None))
                    .with("series", name)
                    .with("years", gaps)
            }));
        }
    }
}
