//! An export that a mapping which ships reads as it is. Polish: gotowe odwzorowanie.

use std::collections::BTreeMap;

use super::Sheet;
use crate::ingest::{Mapping, Shipped, Source, Title, Where, captured};

/// A mapping that ships, and what it does with the columns of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ready {
    /// As `use` names it: `bdl`.
    pub mapping: String,
    /// What exports it reads, in words.
    pub title: String,
    pub table: String,
    /// The columns of the table that each column of the sheet fills.
    pub columns: Vec<Vec<String>>,
    /// The names of files that it reads.
    pub names: Vec<String>,
    /// The name of this one is such a name.
    pub is_named: bool,
}

impl Ready {
    /// What an office's mapping has to say.
    pub fn line(&self) -> String {
        format!("use = [\"{}\"]", self.mapping)
    }
}

/// The shipped mapping that reads every column of a sheet. Only those with a pattern of headers are asked: exports of
/// public figures have other columns each time, and are known by how they are named.
pub fn ready(sheet: &Sheet, file: &str, shipped: &BTreeMap<String, Shipped>) -> Option<Ready> {
    shipped.iter().find_map(|(name, own)| {
        let Shipped { title, mapping: Mapping { sources } } = own;
        let fitting = || sources.iter().filter_map(|own| Some((own, columns(sheet, own)?)));
        let (first, columns) = fitting().next()?;
        let names = fitting().flat_map(|(own, _)| &own.files.each).map(|own| own.text.clone());
        Some(Ready {
            mapping: name.clone(),
            title: title.clone(),
            table: first.table.clone(),
            columns,
            names: names.collect(),
            is_named: fitting().any(|(own, _)| own.files.fit(file)),
        })
    })
}

/// What a source does with each column of a sheet; none when it leaves one out or misses one.
fn columns(sheet: &Sheet, source: &Source) -> Option<Vec<Vec<String>>> {
    let wide = source.wide.as_ref()?;
    let (pattern, stars) = wide.pattern.as_ref()?;
    let titles: Vec<Title> = sheet.titles();
    let mut found = vec![Vec::new(); titles.len()];
    for (column, from) in &source.columns {
        let Where::Header { names, optional, .. } = &from.place else {
            continue;
        };
        let place =
            names.iter().find_map(|name| Title::fitting(&titles, &name.text).first().copied());
        match place {
            Some(place) => found.get_mut(place)?.push(column.clone()),
            None if *optional => {}
            None => return None,
        }
    }
    let mut any = false;
    for (own, column) in found.iter_mut().zip(sheet.real()).filter(|(own, _)| own.is_empty()) {
        let title = &column.title.shown;
        // Behind the last delimiter of a line nothing stands, not even a title.
        if title.trim().is_empty() && column.texts.each.is_empty() {
            continue;
        }
        captured(&pattern.text, title)?;
        own.push(wide.into.clone());
        own.extend(stars.iter().cloned());
        any = true;
    }
    any.then_some(found)
}
