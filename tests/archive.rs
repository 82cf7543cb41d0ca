//! What a version was made of is kept, and the version can be made again.

use std::collections::BTreeSet;
use std::path::Path;

use spraw::period::ReportingPeriod;
use spraw::run::{Refused, Request, restore, run};

use crate::office::{Office, printed};

fn half() -> ReportingPeriod {
    "2025-H1".parse().expect("a period")
}

/// Files below a folder, with `/`.
fn below(folder: &Path) -> BTreeSet<String> {
    fn walk(root: &Path, folder: &Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(root, &path, found);
            } else {
                let inside = path.strip_prefix(root).expect("below").to_string_lossy();
                found.insert(inside.replace('\\', "/"));
            }
        }
    }
    let mut found = BTreeSet::new();
    walk(folder, folder, &mut found);
    found
}

fn made(office: &Office) -> u32 {
    let done = office.run("2025-H1", &[], true);
    let done = done.unwrap_or_else(|refused| panic!("{:?}", refused.diagnostics));
    done.written.expect("written").version
}

fn codes(refused: &Refused) -> Vec<&str> {
    refused.diagnostics.iter().map(|own| own.code).collect()
}

#[test]
fn a_version_is_counted_again_after_everything_was_replaced() {
    let office = Office::on_paper();
    office.write("dane/2025-H1/notatki.docx", "nikt tego nie czyta");
    office.write("dane-reczne/mrpips-03.csv", "period;section;row;column;value;who;why\n");
    office.write("wzory/lists/wlasna.csv", "code;report_code;label;valid_from;valid_to;groups\n");
    office.write("wzory/notatki.txt", "nikt tego nie czyta");
    assert_eq!(made(&office), 1);
    let first = office.report("2025-H1", &[]);
    let exports: BTreeSet<String> = below(&office.path("dane"));
    // Everything is replaced.
    office.replace("dane/2025-H1/wyplaty.csv", "2025", "2024");
    office.replace("mapowania/eksporty.toml", "[", "# [");
    office.write("spraw.toml", "");
    std::fs::remove_dir_all(office.path("wzory")).expect("removed");
    let root = office.folder.path();
    let restored = restore(root, "mrpips-03", half(), 1).expect("kept");
    let found = below(restored.office());
    let expected: BTreeSet<String> = exports
        .iter()
        .map(|own| format!("dane/{own}"))
        .chain(["spraw.toml", "mapowania/eksporty.toml"].map(str::to_owned))
        .chain(["dane-reczne/mrpips-03.csv", "wzory/lists/wlasna.csv"].map(str::to_owned))
        .collect();
    assert_eq!(found, expected);
    // Of what nobody read only the name came back.
    let note = restored.office().join("dane/2025-H1/notatki.docx");
    assert_eq!(std::fs::read_to_string(note).expect("a file"), "");
    let request: Request = restored.request("mrpips-03", half());
    let again = run(&request, &|_| {}).unwrap_or_else(|own| panic!("{:?}", own.diagnostics));
    for row in ["1", "2", "3"] {
        assert_eq!(printed(&again.report, "2", row), printed(&first, "2", row));
    }
    let folder = restored.office().to_path_buf();
    drop(restored);
    assert!(!folder.exists());
    assert_eq!(codes(&restore(root, "mrpips-03", half(), 2).unwrap_err()), ["A101"]);
}
