//! The files of a version, and what its manifest says of them. Polish: pliki wersji.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use super::inputs;
use crate::ingest;

pub const MANIFEST: &str = "manifest.json";

/// The manifest of a version as it stands in its folder.
#[derive(Debug, Default)]
pub struct Listed {
    /// None when it is not there or is no json.
    pub manifest: Option<Value>,
    /// The outputs' sums, by name.
    pub sums: BTreeMap<String, String>,
}

impl Listed {
    pub fn read(folder: &Path) -> Listed {
        let bytes = std::fs::read(folder.join(MANIFEST)).unwrap_or_default();
        let Ok(manifest) = serde_json::from_slice::<Value>(&bytes) else {
            return Listed::default();
        };
        // A look at a strategy calls them files.
        let outputs = ["outputs", "files"].iter().flat_map(|key| manifest[*key].as_array());
        let sums = outputs
            .flatten()
            .filter_map(|own| {
                Some((own["file"].as_str()?.to_owned(), own["sha256"].as_str()?.to_owned()))
            })
            .collect();
        Listed { manifest: Some(manifest), sums }
    }

    /// Rules over cells and records that stop a return: failed, and those that could not be judged; not those of which
    /// every record is explained.
    pub fn failed_rules(&self) -> u64 {
        let rules = self.manifest.as_ref().map(|own| &own["rules"]["error"]);
        let count = |key: &str| rules.and_then(|own| own[key].as_u64()).unwrap_or(0);
        (count("failed") + count("could_not_run")).saturating_sub(count("explained"))
    }

    /// What of a version's folder is not as its manifest says: names of files.
    pub fn wrong(&self, folder: &Path) -> Vec<String> {
        if self.manifest.is_none() {
            return vec![MANIFEST.to_owned()];
        }
        let there = sums(folder);
        let listed = self.sums.iter().filter(|(name, sum)| there.get(*name) != Some(*sum));
        let own = [MANIFEST, inputs::FILE];
        let unknown = there
            .keys()
            .filter(|name| !self.sums.contains_key(*name) && !own.contains(&name.as_str()));
        let mut wrong: Vec<String> = listed.map(|(name, _)| name).chain(unknown).cloned().collect();
        wrong.sort();
        wrong
    }
}

/// Every file of a version with its sum, by name.
pub fn sums(folder: &Path) -> BTreeMap<String, String> {
    let files = files_in(folder).into_iter();
    files
        .map(|name| {
            // A file that cannot be read is not the one that was sealed.
            let sum = std::fs::read(folder.join(&name)).map(|bytes| ingest::sum(&bytes));
            (name, sum.unwrap_or_default())
        })
        .collect()
}

/// The names of all files of a version, with `/`; not those that a spreadsheet or a system leaves beside open ones.
pub fn files_in(folder: &Path) -> Vec<String> {
    fn walk(root: &Path, folder: &Path, found: &mut Vec<String>) {
        for path in std::fs::read_dir(folder).into_iter().flatten().flatten().map(|own| own.path())
        {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if name.starts_with('.') || name.starts_with("~$") {
                continue;
            }
            if path.is_dir() {
                walk(root, &path, found);
            } else if let Ok(inside) = path.strip_prefix(root) {
                found.push(inside.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    let mut found = Vec::new();
    walk(folder, folder, &mut found);
    found.sort();
    found
}
