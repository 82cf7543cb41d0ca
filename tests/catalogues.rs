//! Every code that the program uses has its sentences in both languages.

use std::collections::BTreeSet;
use std::path::Path;

use spraw::diagnostic::{Catalogue, Language};

fn sources(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("src") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            found.push(std::fs::read_to_string(path).expect("a source file"));
        }
    }
}

/// Every code that some source file names.
pub fn codes_in_source() -> BTreeSet<String> {
    let mut texts = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut texts);
    let pattern = regex::Regex::new(r#""([ABCITEKWVXQ][0-9]{3})""#).expect("a pattern");
    texts
        .iter()
        .flat_map(|text| pattern.captures_iter(text).map(|found| found[1].to_owned()))
        .collect()
}

#[test]
fn every_code_is_said_in_polish_and_english() {
    let codes = codes_in_source();
    assert!(codes.len() > 50, "the codes were looked for in the wrong place");
    let mut silent = Vec::new();
    for language in [Language::Polish, Language::English] {
        let catalogue = Catalogue::new(language);
        for code in &codes {
            let parts = [None, Some("fix")];
            if parts.iter().any(|part| catalogue.part(code, *part, []).is_none()) {
                silent.push(format!("{} {code}", language.code()));
            }
        }
    }
    assert!(silent.is_empty(), "{silent:?}");
}
