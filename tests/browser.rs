//! Pages of the yearly reports in a real browser: nothing that axe-core calls serious, reachable with the keyboard alone,
//! nothing fetched, printed on A4. `tests/browser/look.mjs` looks; pictures and prints are left in `target/tmp/browser/`.
//!
//! Chromium is no part of the set-up: `.ci/browser` installs it where it may. Without it the test says SKIPPED.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::monitor;
use crate::oracle::must;
use crate::ozps;
use crate::reports;

/// As distributions call it.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// A program on the path.
fn found(names: &[&str]) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    let all = std::env::split_paths(&folders)
        .flat_map(|own| names.iter().map(move |name| own.join(name)));
    all.into_iter().find(|own| own.is_file())
}

/// What the look needs, installed once: the versions of `package-lock.json`.
fn packages() -> Result<PathBuf, String> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser");
    std::fs::create_dir_all(&home).map_err(|error| error.to_string())?;
    let npm = found(&["npm"]).ok_or("no npm")?;
    let same = |name: &str| {
        let (here, there) = (std::fs::read(own.join(name)), std::fs::read(home.join(name)));
        matches!((here, there), (Ok(here), Ok(there)) if here == there)
    };
    let names = ["package.json", "package-lock.json"];
    let installed = names.iter().all(|name| same(name)) && home.join("node_modules").is_dir();
    for name in names.iter().chain(&["look.mjs"]) {
        std::fs::copy(own.join(name), home.join(name)).map_err(|error| error.to_string())?;
    }
    if !installed {
        let mut install = Command::new(npm);
        install.args(["ci", "--no-audit", "--no-fund", "--silent"]).current_dir(&home);
        let done = install.output().map_err(|error| error.to_string())?;
        if !done.status.success() {
            let _ = std::fs::remove_dir_all(home.join("node_modules"));
            return Err(format!("npm ci: {}", String::from_utf8_lossy(&done.stderr).trim()));
        }
    }
    Ok(home)
}

/// What a page says, what is put in its place, and what the look must say of it.
const HARMS: [(&str, &str, &str); 6] = [
    ("<html lang=\"pl\">", "<html>", "html-has-lang"),
    ("td.unit {", "td.unit { color: #c8c8c8;", "color-contrast"),
    ("<header>", "<header><img src=\"nowhere.png\">", "asks for something else"),
    (".wide { overflow-x: auto; }", "", "wider than its medium"),
    ("outline: 3px solid #c55a11", "outline: none", "focused without a mark"),
    ("size: A4", "size: A5", "not printed on A4"),
];

/// Not through the test's own output, which is kept back when a test passes.
fn skipped(why: &str) {
    let _ =
        writeln!(std::io::stderr(), "SKIPPED the_pages_are_read_in_a_browser_by_everybody: {why}");
}

#[test]
fn the_pages_are_read_in_a_browser_by_everybody() {
    let (Some(browser), Some(node)) = (found(&BROWSERS), found(&["node"])) else {
        return skipped("no chromium or no node on the path; .ci/browser installs them");
    };
    let home = match packages() {
        Ok(home) => home,
        Err(why) => return skipped(&why),
    };
    let office = reports::office();
    for form in reports::REPORTS.iter().chain(&["ozps"]) {
        reports::made(&office, form, "2025", true);
    }
    // Of the small office the page has forecasts of both kinds, and years without a number.
    let small = ozps::case();
    reports::made(&small, "ozps", "2025", true);
    let programme = monitor::programme();
    let mut pages = Vec::new();
    for (office, prefix) in [(&office, ""), (&small, "small-"), (&programme, "")] {
        for form in std::fs::read_dir(office.path("wyniki/2025")).expect("submissions").flatten() {
            let files = std::fs::read_dir(form.path().join("v1")).expect("a version").flatten();
            let page = files
                .map(|own| own.path())
                .find(|own| own.extension().is_some_and(|ending| ending == "html"));
            let page = page.expect("a page");
            let name = format!("{prefix}{}.html", form.file_name().to_string_lossy());
            std::fs::copy(&page, home.join(&name)).expect("a copy");
            pages.push(home.join(name));
        }
    }
    pages.sort();
    assert_eq!(pages.len(), 6);
    let told = must(look(&node, &home, &browser).args(&pages));
    println!("{told}");
    // A committee prints it: a card needs a sheet at most, besides those of summary, goals and method.
    let lines = told.lines().filter_map(|own| serde_json::from_str::<serde_json::Value>(own).ok());
    let sheets = lines.filter(|own| own["page"] == "program-rodziny.html");
    let sheets: Vec<u64> = sheets.filter_map(|own| own["sheets"].as_u64()).collect();
    let page = std::fs::read_to_string(home.join("program-rodziny.html")).expect("a page");
    let cards = page.matches("<article").count() as u64;
    assert!(sheets.len() == 1 && sheets[0] <= cards + 5, "{sheets:?} sheets for {cards} cards");

    // The look sees what it is for: the same page with harms done to it.
    let mut harmed = std::fs::read_to_string(home.join("small-ozps.html")).expect("a page");
    for (good, bad, _) in HARMS {
        assert!(harmed.contains(good), "the page says no {good}");
        harmed = harmed.replacen(good, bad, 1);
    }
    std::fs::write(home.join("harmed.html"), harmed).expect("a page");
    let seen = look(&node, &home, &browser).arg(home.join("harmed.html")).output().expect("a look");
    let told = String::from_utf8_lossy(&seen.stdout);
    assert!(!seen.status.success(), "nothing was seen: {told}");
    for (_, bad, complaint) in HARMS {
        assert!(told.contains(complaint), "{bad} was not seen: {told}");
    }
}

fn look(node: &Path, home: &Path, browser: &Path) -> Command {
    let mut command = Command::new(node);
    command.arg(home.join("look.mjs")).arg(browser).arg(home);
    command
}
