//! Mappings that ship with the program: `use = ["bdl"]` in an office's own.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Problems, Source as File};
use crate::document::{self, Fields};

/// The folder of the shipped mappings among the templates.
const FOLDER: &str = "mappings/";

/// The office's mapping files, and the shipped ones that they use. `templates` are all files of the
/// program and of the office's `wzory/`.
pub fn with_shipped(
    own: &[Arc<File>],
    templates: &BTreeMap<String, Arc<File>>,
    problems: &Problems,
) -> Vec<Arc<File>> {
    let name = |path: &str| Some(path.strip_prefix(FOLDER)?.strip_suffix(".toml")?.to_owned());
    let known: BTreeMap<String, &Arc<File>> =
        templates.iter().filter_map(|(path, file)| Some((name(path)?, file))).collect();
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
