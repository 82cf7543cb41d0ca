//! Reads one table of an office with its types and places, and does nothing else: `load OFFICE PERIOD TABLE
//! COLUMN` prints how many records there are and the sum of a column.

use std::collections::{BTreeMap, BTreeSet};
use std::env::args;
use std::error::Error;
use std::path::Path;

use spraw::diagnostic::{Problems, Source};
use spraw::ingest::{self, read_mapping};
use spraw::model::value::present;
use spraw::model::{Codebook, Interner, TableSchema};
use spraw::{builtin, document};

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = args().skip(1).collect();
    let [office, period, table, column] = words.as_slice() else {
        return Err("usage: load OFFICE PERIOD TABLE COLUMN".into());
    };
    let office = Path::new(office);
    let problems = Problems::default();
    let (mut schemas, mut codebooks) = (BTreeMap::new(), BTreeMap::new());
    for (name, file) in &builtin::files(None, &problems) {
        let inside = |folder: &str, ending: &str| name.strip_prefix(folder)?.strip_suffix(ending);
        if let Some(name) = inside("tables/", ".toml") {
            let schema = TableSchema::read(&document::parse(file, &problems), &problems);
            schemas.extend(schema.map(|own| (name.to_owned(), own)));
        } else if let Some(name) = inside("lists/", ".csv") {
            codebooks.insert(name.to_owned(), Codebook::read(name, file, &problems));
        }
    }
    let text = std::fs::read_to_string(office.join("mapowania/eksporty.toml"))?;
    let sources = [Source::new("eksporty.toml".to_owned(), text)];
    let mapping = read_mapping(&sources, &schemas, &codebooks, &problems);
    let interner = Interner::default();
    let request = ingest::Request {
        data: &office.join("dane"),
        lenient: false,
        relations: true,
        required: &BTreeSet::from([table.clone()]),
        period: period.parse().map_err(|_| "no such period")?,
        mapping: &mapping,
        schemas: &schemas,
        codebooks: &codebooks,
        wanted: &BTreeSet::from([table.clone()]),
        raw: &BTreeSet::new(),
        corrections: &[],
        cache: None,
        kept: None,
        witness: None,
    };
    let loaded =
        ingest::load(&request, &interner, &|_| {}).map_err(|_| "the exports are not read")?;
    let table = &loaded.tables[table.as_str()];
    let column = table.column(column).ok_or("no such column")?;
    let sum: i64 = column.values.iter().filter_map(|own| present(*own)).sum();
    println!("{} {sum}", table.len());
    Ok(())
}
