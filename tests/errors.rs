//! Every diagnostic code has a folder in `tests/errors/` that provokes it; together they are the gallery
//! `docs/komunikaty.md`. `SPRAW_UPDATE=1` rewrites both, and then fails on purpose;
//! `SPRAW_ERRORS=E406,X101` runs a few cases only, and leaves the gallery alone.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use serde::Deserialize;

use crate::catalogues::codes_in_source;
use crate::office::Office;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// What the analyst did, in a Polish sentence for the gallery.
    about: String,
    command: Vec<String>,
    exit: i32,
    /// False: a command that needs no office.
    #[serde(default = "yes")]
    office: bool,
    /// A command that was given before anything was changed.
    #[serde(default)]
    first: Vec<String>,
    #[serde(default)]
    change: Vec<Change>,
    /// Variables of the environment.
    #[serde(default)]
    environment: BTreeMap<String, String>,
    /// The program and what it starts are ended after so many seconds of work.
    seconds: Option<u64>,
    /// Another run holds the office's lock meanwhile.
    #[serde(default)]
    locked: bool,
}

fn yes() -> bool {
    true
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    file: String,
    replace: Option<[String; 2]>,
    add: Option<String>,
    write: Option<String>,
    bytes: Option<String>,
    /// The name of a file of `tests/nasty/table.txt`.
    nasty: Option<String>,
    copy: Option<String>,
    #[serde(default)]
    remove: bool,
    #[serde(default)]
    folder: bool,
}

impl Change {
    fn apply(&self, office: &Office) {
        let path = office.path(&self.file);
        if let Some([old, new]) = &self.replace {
            office.replace(&self.file, old, new);
        }
        if let Some(text) = &self.add {
            office.write(&self.file, &(std::fs::read_to_string(&path).expect("a text") + text));
        }
        if let Some(text) = &self.write {
            office.write(&self.file, text);
        }
        if let Some(bytes) = &self.bytes {
            office.write(&self.file, "");
            std::fs::write(&path, base64(bytes)).expect("the copy can be written");
        }
        if let Some(name) = &self.nasty {
            crate::nasty::put(name, &path);
        }
        if let Some(from) = &self.copy {
            std::fs::copy(office.path(from), &path).expect("the copy can be written");
        }
        if self.remove {
            let removed = if path.is_dir() {
                std::fs::remove_dir_all(&path)
            } else {
                std::fs::remove_file(&path)
            };
            removed.expect("it was there");
        }
        if self.folder {
            std::fs::create_dir_all(&path).expect("a folder");
        }
    }
}

fn base64(text: &str) -> Vec<u8> {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits: Vec<u32> = text
        .bytes()
        .filter_map(|letter| LETTERS.iter().position(|own| *own == letter))
        .map(|digit| digit as u32)
        .collect();
    digits
        .chunks(4)
        .flat_map(|chunk| {
            let bits = chunk.iter().fold(0, |bits, digit| bits << 6 | digit);
            let bits = bits << (6 * (4 - chunk.len()));
            bits.to_be_bytes()[1..chunk.len()].to_vec()
        })
        .collect()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors")
}

/// The block of one code in what the program told: from its first line to the next empty one.
fn block<'t>(told: &'t str, code: &str) -> Option<&'t str> {
    let mark = format!(" {code}: ");
    told.split("\n\n")
        .map(|block| block.trim_matches('\n'))
        .find(|block| block.lines().next().is_some_and(|line| line.contains(&mark)))
}

/// Runs a case: its exit code, and the block of its code.
fn provoked(code: &str, case: &Case) -> Result<String, String> {
    let office = Office::on_paper();
    if !case.first.is_empty() {
        let mut first = Command::new(env!("CARGO_BIN_EXE_spraw"));
        first.args(&case.first).arg("-C").arg(office.folder.path());
        first.output().expect("the program runs");
    }
    for change in &case.change {
        change.apply(&office);
    }
    let _lock = case.locked.then(|| {
        let lock = spraw::run::Lock::take(office.folder.path());
        // Who holds it is another process at another time whenever the case is run.
        office.write(".spraw/blokada", "analiza-2, 4711, 2026-01-20 14:05:00, spraw run mrpips-03");
        lock
    });
    let tmp = tempfile::tempdir().expect("a temporary folder");
    let place = |text: &str| {
        text.replace("{tmp}", &tmp.path().display().to_string())
            .replace("{office}", &office.folder.path().display().to_string())
    };
    let mut command = match case.seconds {
        Some(seconds) => crate::office::limited(seconds),
        None => Command::new(env!("CARGO_BIN_EXE_spraw")),
    };
    command.args(case.command.iter().map(|word| place(word)));
    if case.office {
        command.arg("-C").arg(office.folder.path());
    }
    command.args(["--lang", "pl", "--color", "never"]).envs(&case.environment);
    let output = command.output().expect("the program runs");
    let told = String::from_utf8_lossy(&output.stderr)
        .replace(&office.folder.path().display().to_string(), "{office}")
        .replace(&tmp.path().display().to_string(), "{tmp}");
    if output.status.code() != Some(case.exit) {
        return Err(format!("exit {:?}, expected {}\n{told}", output.status.code(), case.exit));
    }
    block(&told, code).map(str::to_owned).ok_or_else(|| format!("no {code} in:\n{told}"))
}

#[test]
fn every_code_has_a_case_that_provokes_it() {
    let update = std::env::var_os("SPRAW_UPDATE").is_some();
    let mut codes: Vec<String> = std::fs::read_dir(folder())
        .expect("tests/errors")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    codes.sort();
    let known: BTreeSet<String> = codes.iter().cloned().collect();
    let silent: Vec<String> = codes_in_source().difference(&known).cloned().collect();
    assert!(silent.is_empty(), "codes without a case: {silent:?}");
    let only = std::env::var("SPRAW_ERRORS").unwrap_or_default();
    codes.retain(|own| only.is_empty() || only.split(',').any(|asked| asked == own));
    let waiting = Mutex::new(codes);
    let done = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(code) = { waiting.lock().expect("no panic").pop() } {
                    let text = std::fs::read_to_string(folder().join(&code).join("case.toml"));
                    let case: Case = toml::from_str(&text.expect("case.toml"))
                        .unwrap_or_else(|error| panic!("{code}: {error}"));
                    let found = provoked(&code, &case);
                    done.lock().expect("no panic").push((code, case.about, found));
                }
            });
        }
    });
    let mut done = done.into_inner().expect("no panic");
    done.sort();
    let mut wrong = Vec::new();
    for (code, _, found) in &done {
        let path = folder().join(code).join("expected.txt");
        match found {
            Err(what) => wrong.push(format!("{code}: {what}")),
            Ok(text) if update => std::fs::write(path, format!("{text}\n")).expect("written"),
            Ok(text) => {
                let expected = std::fs::read_to_string(path).unwrap_or_default();
                if expected.trim_end() != text.trim_end() {
                    wrong.push(format!("{code}: expected\n{expected}\nfound\n{text}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    if !only.is_empty() {
        assert!(!update, "the expectations of {only} were rewritten: read the difference");
        return;
    }
    let gallery = gallery(&done);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/komunikaty.md");
    if update {
        std::fs::write(path, gallery).expect("written");
        panic!("the expectations were rewritten: read the difference");
    }
    assert!(
        std::fs::read_to_string(path).unwrap_or_default() == gallery,
        "docs/komunikaty.md is not the gallery of these cases: SPRAW_UPDATE=1 makes it"
    );
}

fn gallery(done: &[(String, String, Result<String, String>)]) -> String {
    let mut text = String::from(
        "# Komunikaty\n\nKażdy kod na przykładzie: co zrobiono i co spraw na to mówi. Ten plik powstaje z \
         `tests/errors/`.\n",
    );
    let rooms = [
        ('C', "Polecenie i konfiguracja"),
        ('I', "Czytanie eksportów"),
        ('T', "Wzory"),
        ('E', "Liczenie"),
        ('Q', "Pola w SQL"),
        ('K', "Kontrola"),
        ('W', "Zapis"),
        ('V', "Formularze otrzymane: sprawdzenie i zestawienie"),
        ('X', "Skąd liczby"),
        ('A', "Archiwum wersji i zatwierdzanie"),
        ('B', "Porównanie: pomost"),
    ];
    for (letter, title) in rooms {
        text.push_str(&format!("\n## {letter}: {title}\n"));
        for (code, about, found) in done.iter().filter(|own| own.0.starts_with(letter)) {
            let shown = found.as_deref().unwrap_or_default();
            text.push_str(&format!("\n### {code}\n\n{about}\n\n```\n{shown}\n```\n"));
        }
    }
    text
}
