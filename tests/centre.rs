//! The report on the centre's work over a small office of invented records, worked out by hand.
//!
//! Its numbers stand in `tests/cases/centre/expected.txt`; the other engine answers to them too. D3 is a refusal that
//! was paid, D5 takes away; u4 and s3 have no decision, s3 was in a shelter without places; s1 lasted over the new
//! year, s2 began on the last day; w1 is followed by w2 the next day; b1 was in the register on its last day; j3 opens
//! on the last day, j4 was closed the day before; k3 is on leave, k4 has no contract of employment, k5 left the day before
//! the last; i1 came on the last day of the term, i2 a day later; z2 gets help after the year, z3 got it before the release.

use std::path::Path;

use crate::office::Office;

const FORM: &str = "sprawozdanie-osrodka";

/// The same exports for three years: dates decide what counts.
pub fn case() -> Office {
    let office =
        Office::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/centre/in"));
    for year in ["2023", "2024"] {
        let folder = office.path(&format!("dane/{year}"));
        std::fs::create_dir_all(&folder).expect("a folder");
        for entry in std::fs::read_dir(office.path("dane/2025")).expect("exports") {
            let path = entry.expect("an entry").path();
            std::fs::copy(&path, folder.join(path.file_name().expect("a name"))).expect("copied");
        }
    }
    office
}

/// The columns of the numbers of a line.
fn columns(section: &str) -> [&'static str; 4] {
    match section {
        "1B" | "1C" | "4A" | "7B" => ["r1", "o1", "r0", "o0"],
        "3A" => ["n1", "k1", "n0", "k0"],
        _ => ["y1", "y0", "zmiana", "procent"],
    }
}

#[test]
fn the_report_of_the_small_office_is_as_worked_out() {
    let office = case();
    let done = office.run_form(FORM, "2025", &[], true);
    let done = done.unwrap_or_else(|refused| panic!("{:?}", refused.diagnostics));
    let written = done.written.expect("a submission");
    let entries = std::fs::read_dir(written.folder).expect("the submission");
    let cells = entries
        .map(|entry| entry.expect("an entry").path())
        .find(|path| path.to_string_lossy().ends_with("_v1.csv"))
        .expect("the cells");
    let cells = std::fs::read_to_string(cells).expect("the cells");
    let said = |section: &str, row: &str, column: &str| {
        let start = format!(";{section};{row};{column};");
        let line = cells.lines().find(|line| line.contains(&start));
        let mut parts =
            line.unwrap_or_else(|| panic!("no cell {section}/{row}/{column}")).rsplit(';');
        let (status, _, value) = (parts.next(), parts.next(), parts.next());
        match (status, value) {
            (Some("blocked"), _) => "X".to_owned(),
            (Some("missing"), _) => "-".to_owned(),
            (_, value) => value.unwrap_or_default().replace(',', "."),
        }
    };
    let expected = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/centre/expected.txt");
    let expected = std::fs::read_to_string(expected).expect("the numbers");
    let mut wrong = Vec::new();
    for line in expected.lines().filter(|line| !line.starts_with('#')) {
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        let [section, row, numbers] = parts.as_slice() else { panic!("{line}") };
        for (number, column) in numbers.split_whitespace().zip(columns(section)) {
            let found = said(section, row, column);
            if found != number {
                wrong.push(format!("{section}/{row}/{column}: {found}, by hand {number}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
