//! A run that is killed at any moment leaves whole versions or none, and the next run gives the bytes of one that nobody
//! disturbed. `SPRAW_KILLS=1000 cargo test --test all crash::` kills more often than the usual forty times.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};

use crate::office::Office;

const PERIOD: &str = "2025-H1";
const VERSION: &str = "wyniki/2025-H1/mrpips-03/v1";

fn program(office: &Office) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_spraw"));
    command.args(["run", "mrpips-03", "--period", PERIOD, "-q", "-C"]).arg(office.folder.path());
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// The code of a whole run, and how long it took.
fn run(office: &Office) -> (Option<i32>, Duration) {
    let start = Instant::now();
    let status = program(office).status().expect("the program starts");
    (status.code(), start.elapsed())
}

/// Every file below a folder, with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(own) = waiting.pop() {
        for entry in std::fs::read_dir(&own).into_iter().flatten().filter_map(Result::ok) {
            let path = entry.path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                let name =
                    path.strip_prefix(folder).expect("below it").to_string_lossy().into_owned();
                found.insert(name, std::fs::read(&path).expect("a file"));
            }
        }
    }
    found
}

/// What is wrong with the versions of an office: one that is there has every file that its manifest names.
fn broken(office: &Office) -> Option<String> {
    let folder = office.path("wyniki/2025-H1/mrpips-03");
    let names = std::fs::read_dir(&folder).into_iter().flatten().filter_map(Result::ok);
    for name in names.map(|own| own.file_name().to_string_lossy().into_owned()) {
        if name.starts_with(".niegotowe-") {
            continue;
        }
        let own = files(&folder.join(&name));
        let Some(manifest) = own.get("manifest.json") else {
            return Some(format!("{name} has no manifest"));
        };
        let manifest: serde_json::Value =
            serde_json::from_slice(manifest).expect("a whole manifest");
        for output in manifest["outputs"].as_array().expect("outputs") {
            let file = output["file"].as_str().expect("a name");
            let sum = own.get(file).map(|bytes| {
                let sum = Sha256::digest(bytes);
                sum.iter().map(|byte| format!("{byte:02x}")).collect::<String>()
            });
            if sum.as_deref() != output["sha256"].as_str() {
                return Some(format!("{name}: {file} is not what the manifest says"));
            }
        }
    }
    None
}

/// Numbers that look like chance and are the same every time.
struct Chance(u64);

impl Chance {
    fn below_one(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }
}

#[test]
fn a_run_that_is_killed_leaves_whole_versions_and_the_next_one_succeeds() {
    let kills: u32 =
        std::env::var("SPRAW_KILLS").ok().and_then(|own| own.parse().ok()).unwrap_or(40);
    let undisturbed = Office::on_paper();
    let (code, took) = run(&undisturbed);
    let expected = files(&undisturbed.path("wyniki"));
    assert!(expected.len() > 4, "{:?}", expected.keys());
    let mut chance = Chance(0x5eed_5eed_5eed_5eed);
    let (mut before, mut within, mut after) = (0, 0, 0);
    let mut office = Office::on_paper();
    for kill in 0..kills {
        // Every other time while files are written, which is the last fifth of a run.
        let share =
            if kill % 2 == 0 { chance.below_one() } else { 0.8 + 0.25 * chance.below_one() };
        let mut child: Child = program(&office).spawn().expect("the program starts");
        std::thread::sleep(took.mul_f64(share));
        let _ = child.kill();
        let _ = child.wait();
        assert_eq!(broken(&office), None, "kill {kill} after {share:.3} of a run");
        let drafts = files(&office.path("wyniki")).keys().any(|own| own.contains(".niegotowe-"));
        match (drafts, office.path(VERSION).is_dir()) {
            (true, _) => within += 1,
            (false, true) => after += 1,
            (false, false) => before += 1,
        }
        // Some are killed several times before one is let through.
        if kill % 4 == 3 {
            let (again, _) = run(&office);
            assert_eq!(again, code, "the run after kill {kill}");
            assert_eq!(files(&office.path("wyniki")), expected, "the bytes after kill {kill}");
            office = Office::on_paper();
        }
    }
    let (again, _) = run(&office);
    assert_eq!(again, code);
    assert_eq!(files(&office.path("wyniki")), expected);
    println!("killed {before} times before writing, {within} within, {after} after");
}

#[test]
fn a_disk_that_is_full_leaves_nothing_and_the_next_run_succeeds() {
    if !cfg!(unix) {
        return;
    }
    let undisturbed = Office::on_paper();
    let (code, _) = run(&undisturbed);
    let expected = files(&undisturbed.path("wyniki"));
    // Files may not grow beyond so many blocks of 512 or 1024 bytes; the system says so, or ends the program.
    for (ends, blocks) in [(false, 1), (false, 8), (false, 24), (true, 1), (true, 16)] {
        let office = Office::on_paper();
        let heard = if ends { "" } else { "trap '' XFSZ; " };
        let script = format!("{heard}ulimit -f {blocks}; exec \"$0\" \"$@\"");
        let mut command = Command::new("sh");
        command.args([
            "-c",
            &script,
            env!("CARGO_BIN_EXE_spraw"),
            "run",
            "mrpips-03",
            "--period",
            PERIOD,
        ]);
        command.args(["-q", "-C"]).arg(office.folder.path());
        let output = command.output().expect("a shell");
        if !ends {
            let said = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(4), "{blocks} blocks: {said}");
            assert!(said.contains("W101"), "{said}");
        }
        assert_eq!(broken(&office), None, "{blocks} blocks");
        assert!(!office.path(VERSION).exists(), "{blocks} blocks");
        let (again, _) = run(&office);
        assert_eq!(again, code, "{blocks} blocks");
        assert_eq!(files(&office.path("wyniki")), expected, "{blocks} blocks");
    }
}

#[test]
fn of_two_runs_at_once_one_works_and_one_is_told_to_wait() {
    let undisturbed = Office::on_paper();
    let (code, _) = run(&undisturbed);
    let expected = files(&undisturbed.path("wyniki"));
    for _ in 0..3 {
        let office = Office::on_paper();
        let both = [program(&office).spawn(), program(&office).spawn()];
        let codes: Vec<Option<i32>> = both
            .into_iter()
            .map(|own| own.and_then(|mut own| own.wait()).expect("the program starts").code())
            .collect();
        // Where the second began after the first had ended, it found nothing new.
        assert!(codes.contains(&code), "{codes:?}");
        assert!(codes.iter().all(|own| *own == code || *own == Some(5)), "{codes:?}");
        assert_eq!(files(&office.path("wyniki")), expected);
    }
}
