//! The example of docs/przyklad-strategii.md, as somebody would type it.

use std::path::Path;
use std::process::Command;

use crate::office::Office;

/// The blocks of the page that begin with the name of a file, with their texts.
fn files(page: &str) -> Vec<(String, String)> {
    let blocks = page.split("```").skip(1).step_by(2);
    let named = blocks.filter_map(|block| {
        let (_, rest) = block.split_once('\n')?;
        let (name, text) = rest.strip_prefix("# ")?.split_once('\n')?;
        Some((name.to_owned(), text.to_owned()))
    });
    named.collect()
}

#[test]
fn the_strategy_of_the_manual_is_made_and_says_what_the_manual_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("docs/przyklad-strategii.md")).expect("the page");
    let office = Office::copy_of(&root.join("sample_data"));
    let files = files(&page);
    assert_eq!(files.len(), 5);
    for (name, text) in &files {
        let path = office.path(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect(name);
        std::fs::write(path, text).expect(name);
    }
    let spraw = |words: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_spraw"));
        let output = command.args(words).arg("-C").arg(office.folder.path()).output();
        let output = output.expect("the program runs");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code(), told)
    };
    let (exit, told) = spraw(&["template", "check"]);
    assert_eq!(exit, Some(0), "{told}");
    let (exit, told) = spraw(&["monitor", "lipowa", "--period", "2025"]);
    assert_eq!(exit, Some(0), "{told}");
    let folder = office.path("wyniki/2025/lipowa/v1");
    let names = std::fs::read_dir(&folder).expect("a version").flatten();
    let csv =
        names.map(|own| own.path()).find(|own| own.extension().is_some_and(|own| own == "csv"));
    let text = std::fs::read_to_string(csv.expect("a csv")).expect("text");
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let header: Vec<&str> = lines.next().expect("a header").split(';').collect();
    let at = |name: &str| header.iter().position(|own| *own == name).expect(name);
    let (id, year) = (at("id"), at("year"));
    let shown = ["numerator", "denominator", "value"].map(at);
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(';').collect()).collect();
    // The table at the end of the page.
    let mut compared = 0;
    for line in page.lines().filter(|line| line.starts_with("| ") && line.contains("| 2025 |")) {
        let cells: Vec<String> =
            line.trim_matches('|').split('|').map(|own| own.trim().replace(' ', "")).collect();
        let own = rows.iter().find(|row| row[id] == cells[0] && row[year] == cells[1]);
        let own = own.unwrap_or_else(|| panic!("{line}"));
        let found: Vec<&str> = shown.iter().map(|index| own[*index]).collect();
        assert_eq!(found, cells[2..].iter().map(String::as_str).collect::<Vec<_>>(), "{line}");
        compared += 1;
    }
    assert_eq!(compared, 4);
}
