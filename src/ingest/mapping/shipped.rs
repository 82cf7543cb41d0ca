//! Mappings that ship with the program: `use = ["bdl"]` in an office's own.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Mapping, read_mapping};
use crate::diagnostic::{Diagnostic, Problems, Source as File};
use crate::document::{self, Fields};
use crate::model::{Codebooks, TableSchema};

/// The folder of the shipped mappings among the templates.
const FOLDER: &str = "mappings/";

/// A mapping that ships. Polish: odwzorowanie wbudowane.
#[derive(Clone, Debug)]
pub struct Shipped {
    /// What exports it reads, in words.
    pub title: String,
    pub mapping: Mapping,
}

/// Every mapping that ships, or that the office has among its templates, by its name; what is wrong with one is told
/// when it is used.
pub fn shipped(
    templates: &BTreeMap<String, Arc<File>>,
    schemas: &BTreeMap<String, TableSchema>,
    codebooks: &Codebooks,
) -> BTreeMap<String, Shipped> {
    let read = |(path, file): (&String, &Arc<File>)| {
        let silent = Problems::default();
        let files = [Arc::clone(file)];
        let mapping = read_mapping(&files, schemas, codebooks, &silent);
        let root = document::parse(file, &silent);
        let title = Fields::new(&root, &silent).text("title").unwrap_or_default();
        (!silent.has_errors()).then_some((named(path)?, Shipped { title, mapping }))
    };
    templates.iter().filter(|(path, _)| named(path).is_some()).filter_map(read).collect()
}

/// The name of a mapping by its path among the templates.
fn named(path: &str) -> Option<String> {
    Some(path.strip_prefix(FOLDER)?.strip_suffix(".toml")?.to_owned())
}

/// The office's mapping files, and the shipped ones that they use. `templates` are all files of the
/// program and of the office's `wzory/`.
pub fn with_shipped(
    own: &[Arc<File>],
    templates: &BTreeMap<String, Arc<File>>,
    problems: &Problems,
) -> Vec<Arc<File>> {
    let known: BTreeMap<String, &Arc<File>> =
        templates.iter().filter_map(|(path, file)| Some((named(path)?, file))).collect();
    let mut files = own.to_vec();
    let mut used = BTreeSet::new();
    for file in own {
        // Its mistakes are told when it is read for its sources.
        let silent = Problems::default();
        let root = document::parse(file, &silent);
        for said in Fields::new(&root, &silent).texts("use") {
            match known.get(&said.text) {
                Some(file) if used.insert(said.text.clone()) => files.push(Arc::clone(file)),
                Some(_) => {}
                None => {
                    let known = known.keys().map(String::as_str);
                    problems.push(Diagnostic::unknown("C131", &said.text, known).at(&said.place));
                }
            }
        }
    }
    files
}
