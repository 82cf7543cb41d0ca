//! Files that no export should be, and good ones of every format, in the place of one export of the
//! office on paper: what the program says of each stands in `tests/nasty/table.txt`.

pub mod files;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::office::{self, Office};

const TABLE: &str = include_str!("nasty/table.txt");
/// A process may work for so long, a busy machine may take so long for it, and the program may have so
/// much memory.
const MOST_SECONDS: u64 = 120;
const MOST_WORK: u64 = 10;
const MOST_MEMORY: u64 = 512 << 20;
/// Records of the office besides its payments.
const OTHERS: u64 = 30;

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    name: String,
    exit: String,
    loaded: String,
    aside: String,
    /// Are the cells of the form those of the office on paper?
    cells: String,
    codes: String,
    /// More words of the mapping: `sheet = "Inny"`.
    mapping: String,
    what: String,
}

impl Line {
    fn all() -> Vec<Line> {
        let lines = TABLE.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
        lines
            .map(|line| {
                let cells: Vec<String> =
                    line.split('|').map(|cell| cell.trim().to_owned()).collect();
                let cells = <[String; 8]>::try_from(cells).unwrap_or_else(|_| panic!("{line}"));
                let [name, exit, loaded, aside, numbers, codes, mapping, what] = cells;
                Line { name, exit, loaded, aside, cells: numbers, codes, mapping, what }
            })
            .collect()
    }

    fn written(&self) -> String {
        format!(
            "{:<29} | {:<4} | {:<6} | {:<5} | {:<5} | {:<19} | {:<20} | {}",
            self.name,
            self.exit,
            self.loaded,
            self.aside,
            self.cells,
            self.codes,
            self.mapping,
            self.what
        )
    }
}

/// The office on paper, its payments in this file.
fn office_with(file: &str, mapping: &str) -> Office {
    let office = Office::on_paper();
    let ending = file.rsplit_once('.').map_or("csv", |(_, ending)| ending);
    let name = format!("wyplaty.{ending}");
    std::fs::remove_file(office.path("dane/2025-H1/wyplaty.csv")).expect("it was there");
    put(file, &office.path(&format!("dane/2025-H1/{name}")));
    office.replace(
        "mapowania/eksporty.toml",
        "files = \"wyplaty.csv\"",
        &format!("files = \"{name}\"\n{mapping}"),
    );
    office
}

/// Writes a nasty file.
pub fn put(file: &str, path: &Path) {
    std::fs::write(path, files::file(file)).expect("the file can be written");
}

/// What a run left on its two outputs.
struct Ran {
    exit: Option<i32>,
    stdout: String,
    stderr: String,
}

/// Runs the program under limits.
fn run(office: &Office) -> Result<Ran, String> {
    let place = tempfile::tempdir().expect("a temporary folder");
    let output = |name: &str| std::fs::File::create(place.path().join(name)).expect("a file");
    let mut child = office::limited(MOST_WORK)
        .args(["run", "mrpips-03", "--period", "2025-H1", "--format", "json", "-C"])
        .arg(office.folder.path())
        .stdin(Stdio::null())
        .stdout(output("stdout"))
        .stderr(output("stderr"))
        .spawn()
        .expect("the program starts");
    let exit = watched(&mut child)?;
    let said = |name: &str| {
        let bytes = std::fs::read(place.path().join(name)).expect("the output is there");
        String::from_utf8_lossy(&bytes).into_owned()
    };
    Ok(Ran { exit, stdout: said("stdout"), stderr: said("stderr") })
}

/// Waits for a child, and ends it when it takes too much time or memory.
fn watched(child: &mut Child) -> Result<Option<i32>, String> {
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let start = Instant::now();
    loop {
        if let Some(exit) = child.try_wait().expect("it is our child") {
            return Ok(exit.code());
        }
        let memory = peak(&status).unwrap_or_default();
        let late = start.elapsed() > Duration::from_secs(MOST_SECONDS);
        if late || memory > MOST_MEMORY {
            child.kill().expect("it is our child");
            let _ = child.wait();
            let memory = memory >> 20;
            return Err(format!("ended after {:?}, at {memory} MiB", start.elapsed()));
        }
        std::thread::sleep(Duration::from_millis(3));
    }
}

/// The most memory that a process had so far, where the system tells.
fn peak(status: &Path) -> Option<u64> {
    let text = std::fs::read_to_string(status).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? << 10)
}

/// The cells of the form as they were written; none where a run was refused.
fn cells(office: &Office) -> Option<Vec<u8>> {
    let folder = office.path("wyniki/2025-H1/mrpips-03/v1");
    std::fs::read(folder.join("mrpips-03_0862011_2025-H1_v1.csv")).ok()
}

/// The line of the table as a run makes it.
fn provoked(expected: &Line, good: &[u8]) -> Line {
    let office = office_with(&expected.name, &expected.mapping);
    let own = |text: &str| text.to_owned();
    let failed = |what: String| Line { exit: own("?"), codes: what, ..expected.clone() };
    let ran = match run(&office) {
        Ok(ran) => ran,
        Err(what) => return failed(what),
    };
    if ran.stderr.contains("panicked") || ran.stdout.contains("panicked") {
        return failed(ran.stderr);
    }
    let mut codes = BTreeSet::new();
    for line in ran.stderr.lines() {
        let Ok(said) = serde_json::from_str::<Value>(line) else {
            return failed(format!("not json: {line}"));
        };
        // The office on paper has no contracts. Rules over records have no code.
        let of_others = said["places"].to_string().contains("kontrakty.csv");
        codes.extend(said["code"].as_str().filter(|_| !of_others).map(str::to_owned));
    }
    let sum: Value = serde_json::from_str(&ran.stdout).unwrap_or_default();
    let number = |name: &str| sum[name].as_u64();
    let loaded = number("records").map(|all| all.saturating_sub(OTHERS).to_string());
    let aside = number("set_aside").map(|count| count.to_string());
    let cells = match cells(&office) {
        Some(cells) if cells == good => "same",
        Some(_) => "other",
        None => "-",
    };
    Line {
        exit: ran.exit.map_or("?".to_owned(), |exit| exit.to_string()),
        loaded: loaded.unwrap_or(own("-")),
        aside: aside.unwrap_or(own("-")),
        cells: own(cells),
        codes: codes.into_iter().collect::<Vec<_>>().join(" "),
        ..expected.clone()
    }
}

#[test]
fn every_nasty_file_has_its_answer() {
    if !Path::new("/proc/self/status").exists() {
        // Not through the test's own output, which is kept back when a test passes.
        use std::io::Write as _;
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED the memory in every_nasty_file_has_its_answer: no /proc"
        );
    }
    let only = std::env::var("SPRAW_NASTY").unwrap_or_default();
    let lines: Vec<Line> =
        Line::all().into_iter().filter(|line| line.name.contains(&only)).collect();
    let paper = Office::on_paper();
    run(&paper).expect("in time");
    let good = cells(&paper).expect("the cells");
    let waiting = Mutex::new(lines.iter());
    let wrong = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(line) = { waiting.lock().expect("no panic").next() } {
                    let found = provoked(line, &good);
                    if found != *line {
                        wrong.lock().expect("no panic").push(found.written());
                    }
                }
            });
        }
    });
    let wrong = wrong.into_inner().expect("no panic");
    assert!(wrong.is_empty(), "these came otherwise:\n{}", wrong.join("\n"));
}

#[test]
fn parts_of_good_files_are_those_files() {
    for ending in ["xlsx", "xlsb", "ods"] {
        assert!(files::packed(&files::parts(ending)) == files::file(&format!("good.{ending}")));
    }
}

#[test]
fn the_table_has_every_nasty_file_once() {
    let mut made: Vec<String> = files::all().into_iter().map(|(name, _)| name.to_owned()).collect();
    let mut told: Vec<String> = Line::all().into_iter().map(|line| line.name).collect();
    made.sort();
    told.sort();
    assert_eq!(told, made);
    for line in Line::all() {
        assert!(
            TABLE.contains(line.written().trim_end()),
            "not aligned, should be\n{}",
            line.written()
        );
    }
}

/// Writes every nasty file into the folder of `SPRAW_NASTY_TO`, for a look by hand.
#[test]
fn nasty_files_can_be_looked_at() {
    let Some(folder) = std::env::var_os("SPRAW_NASTY_TO") else {
        return;
    };
    for (name, make) in files::all() {
        std::fs::write(Path::new(&folder).join(name), make()).expect("the folder is there");
    }
}
