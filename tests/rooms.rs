//! The rooms of `src/lib.rs` stand from the foundation up: none uses one that stands below it there.

use std::path::{Path, PathBuf};

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("src") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn no_room_uses_one_above_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let map = std::fs::read_to_string(root.join("lib.rs")).expect("lib.rs");
    let rooms: Vec<&str> =
        map.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let mut all = Vec::new();
    files(&root, &mut all);
    let mut wrong = Vec::new();
    for path in all {
        let inside = path.strip_prefix(&root).expect("below src");
        let first =
            inside.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
        let own = first.trim_end_matches(".rs");
        let Some(level) = rooms.iter().position(|room| *room == own) else {
            continue;
        };
        let text = std::fs::read_to_string(&path).expect("a source file");
        for line in text.lines() {
            let Some(used) = line.trim().strip_prefix("use crate::") else {
                continue;
            };
            let used: String = used
                .chars()
                .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
                .collect();
            let known = [("diagnostic", "number")];
            if let Some(other) = rooms.iter().position(|room| *room == used)
                && other > level
                && !known.contains(&(own, used.as_str()))
            {
                wrong.push(format!("{} uses {used}, which is built on it", inside.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
