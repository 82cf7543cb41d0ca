//! The office that `init` makes: its files are right as they stand, and once they are filled in.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use spraw::builtin;
use spraw::diagnostic::{Problems, Source};
use spraw::ingest::read_mapping;
use spraw::run::open_form;

fn init(folder: &Path) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_spraw"));
    let output = command.arg("init").arg(folder).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_starter_mapping_is_right_without_its_comment_marks() {
    let tmp = tempfile::tempdir().expect("a temporary folder");
    init(tmp.path());
    let text = std::fs::read_to_string(tmp.path().join("mapowania/eksporty.toml")).expect("made");
    assert!(text.lines().all(|line| line.is_empty() || line.starts_with('#')), "{text}");
    let filled: Vec<&str> =
        text.lines().map(|line| line.strip_prefix("# ").unwrap_or(line)).collect();
    let problems = Problems::default();
    let files = builtin::files(None, &problems);
    let (library, form, _) = open_form(&files, "mrpips-03", None, &problems).expect("a return");
    for (text, complete) in [(text.clone(), false), (filled.join("\n"), true)] {
        let source = Source::new("mapowania/eksporty.toml", text);
        let mapping = read_mapping(&[source], &library.tables, &library.codebooks, &problems);
        assert!(problems.is_empty(), "{problems:?}");
        let named: BTreeSet<String> = mapping.tables().map(str::to_owned).collect();
        let missing: Vec<_> = form.tables(&library).difference(&named).cloned().collect();
        assert_eq!(missing.is_empty(), complete, "{missing:?}");
        for own in &mapping.sources {
            let columns = &library.tables[&own.table].columns;
            assert_eq!(own.columns.len(), columns.len(), "{}", own.table);
        }
    }
}

#[test]
fn a_second_init_leaves_what_is_there() {
    let tmp = tempfile::tempdir().expect("a temporary folder");
    init(tmp.path());
    for folder in ["dane", "mapowania", "wzory", "dane-reczne", "wyniki"] {
        assert!(tmp.path().join(folder).is_dir(), "{folder}");
    }
    for file in ["spraw.toml", "mapowania/eksporty.toml", "dane-reczne/mrpips-03.csv"] {
        let path = tmp.path().join(file);
        std::fs::write(&path, "własne").expect("written");
        init(tmp.path());
        assert_eq!(std::fs::read_to_string(path).expect("a file"), "własne", "{file}");
    }
}
