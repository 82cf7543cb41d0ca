//! `inputs.json`: every file that a version was made of. Polish: dane wejściowe wersji.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path};

use serde::{Deserialize, Serialize};

/// The file, in the folder of a version.
pub const FILE: &str = "inputs.json";

/// What a version was made of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inputs {
    pub program: String,
    /// The sum of the templates that ship with the program.
    pub built_in: String,
    /// Options that the command gave, over those of `spraw.toml`.
    pub options: BTreeMap<String, String>,
    /// Folders that were looked at: an empty one covers its months too.
    pub folders: BTreeSet<String>,
    /// Files in them of which nothing but the name was read; only the name is kept.
    pub passed: BTreeSet<String>,
    /// Files that were read, in the order of their names.
    pub files: Vec<Input>,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// Its path in the office's folder, with `/`.
    pub file: String,
    pub size: u64,
    pub sha256: String,
}

impl Inputs {
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut text = serde_json::to_string_pretty(self).expect("texts and numbers");
        text.push('\n');
        text.into_bytes()
    }

    /// Reads the list; else says what is wrong with it. Paths that lead out of the office are none.
    pub fn from_bytes(bytes: &[u8]) -> Result<Inputs, String> {
        let inputs: Inputs = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        let paths = inputs.files.iter().map(|own| &own.file);
        let wrong = paths
            .chain(&inputs.folders)
            .chain(&inputs.passed)
            .find(|path| !is_inside(path))
            .or_else(|| {
                inputs.files.iter().find(|own| !is_sum(&own.sha256)).map(|own| &own.sha256)
            });
        wrong.map_or(Ok(()), |wrong| Err(wrong.clone()))?;
        Ok(inputs)
    }
}

fn is_inside(path: &str) -> bool {
    let mut parts = Path::new(path).components().peekable();
    parts.peek().is_some() && parts.all(|part| matches!(part, Component::Normal(_)))
}

fn is_sum(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|own| matches!(own, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_comes_back_and_leads_nowhere_else() {
        let input = |file: &str, sha256: String| Input { file: file.to_owned(), size: 3, sha256 };
        let list = |file: &str, sum: &str| Inputs {
            program: "0.1.0".to_owned(),
            files: vec![input(file, sum.repeat(64))],
            folders: BTreeSet::from(["dane/2025-H1".to_owned()]),
            ..Inputs::default()
        };
        let sound = list("dane/2025-H1/osoby.csv", "a");
        assert_eq!(Inputs::from_bytes(&sound.to_bytes()), Ok(sound.clone()));
        for (file, sum) in [
            ("../spraw.toml", "a"),
            ("dane/../../x", "a"),
            ("/etc/passwd", "a"),
            ("", "a"),
            ("spraw.toml", "/"),
            ("spraw.toml", "aa"),
        ] {
            assert!(Inputs::from_bytes(&list(file, sum).to_bytes()).is_err(), "{file} {sum}");
        }
        let text = String::from_utf8(sound.to_bytes()).unwrap();
        for (old, new) in [("\"size\": 3", "\"size\": -3"), ("\"passed\"", "\"pased\""), ("}", "")]
        {
            assert!(Inputs::from_bytes(text.replace(old, new).as_bytes()).is_err(), "{old}");
        }
    }
}
