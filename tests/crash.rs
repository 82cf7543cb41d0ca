//! A run that is killed at any moment leaves whole versions or none, and the next run gives the bytes of one that nobody
//! disturbed. `SPRAW_KILLS=1000 cargo test --test all crash::` kills more often than the usual forty times. Most kills wait
//! until the draft of a version appears: writing is so short that hardly one of a hundred at random falls into it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};

use crate::office::Office;

const PERIOD: &str = "2025-H1";
const RETURN: &str = "wyniki/2025-H1/mrpips-03";
const VERSION: &str = "wyniki/2025-H1/mrpips-03/v1";

fn program(office: &Office) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_spraw"));
    command.args(["run", "mrpips-03", "--period", PERIOD, "-q", "-C"]).arg(office.folder.path());
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// The code of a whole run.
fn run(office: &Office) -> Option<i32> {
    program(office).status().expect("the program starts").code()
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
    let folder = office.path(RETURN);
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

/// The drafts of versions that are there now.
fn drafts(office: &Office) -> BTreeSet<String> {
    let entries = std::fs::read_dir(office.path(RETURN)).into_iter().flatten().flatten();
    let names = entries.map(|own| own.file_name().to_string_lossy().into_owned());
    names.filter(|own| own.starts_with(".niegotowe-")).collect()
}

/// Waits until a run begins to write: a draft appears that no earlier one left. False when the run has ended before.
fn begins_to_write(child: &mut Child, office: &Office, left: &BTreeSet<String>) -> bool {
    loop {
        if drafts(office).iter().any(|own| !left.contains(own)) {
            return true;
        }
        if child.try_wait().expect("a child").is_some() {
            return false;
        }
        std::thread::sleep(Duration::from_micros(200));
    }
}

/// How long a run takes until it writes, and how long it writes: the shorter of two each.
fn measured() -> (Duration, Duration) {
    let one = || {
        let office = Office::on_paper();
        let start = Instant::now();
        let mut child = program(&office).spawn().expect("the program starts");
        assert!(begins_to_write(&mut child, &office, &BTreeSet::new()), "a draft is written");
        let (until, begun) = (start.elapsed(), Instant::now());
        while !office.path(VERSION).is_dir() {
            std::thread::sleep(Duration::from_micros(200));
        }
        let writing = begun.elapsed();
        let _ = child.wait();
        (until, writing)
    };
    let (first, second) = (one(), one());
    (first.0.min(second.0), first.1.min(second.1))
}

#[test]
fn a_run_that_is_killed_leaves_whole_versions_and_the_next_one_succeeds() {
    let kills: u32 =
        std::env::var("SPRAW_KILLS").ok().and_then(|own| own.parse().ok()).unwrap_or(40);
    let undisturbed = Office::on_paper();
    let code = run(&undisturbed);
    let expected = files(&undisturbed.path("wyniki"));
    assert!(expected.len() > 4, "{:?}", expected.keys());
    let (until, writing) = measured();
    let mut chance = Chance(0x5eed_5eed_5eed_5eed);
    let (mut before, mut within, mut after) = (0, 0, 0);
    let mut office = Office::on_paper();
    for kill in 0..kills {
        let left = drafts(&office);
        let mut child: Child = program(&office).spawn().expect("the program starts");
        // One of four at any moment of a run; the others once it has begun to write, which is a small part of it.
        let share = chance.below_one();
        if kill % 4 == 0 {
            std::thread::sleep((until + writing).mul_f64(1.2 * share));
        } else {
            // On a busy machine a run may be over before anybody looks.
            if begins_to_write(&mut child, &office, &left) {
                std::thread::sleep(writing.mul_f64(share));
            } else {
                assert!(office.path(VERSION).is_dir(), "kill {kill}: it never wrote");
            }
        }
        let _ = child.kill();
        let _ = child.wait();
        assert_eq!(broken(&office), None, "kill {kill}, {share:.3}");
        let is_made = office.path(VERSION).is_dir();
        match drafts(&office).is_subset(&left) {
            _ if is_made => after += 1,
            true => before += 1,
            false => within += 1,
        }
        if is_made {
            assert_eq!(files(&office.path("wyniki")), expected, "the bytes, kill {kill}");
            office = Office::on_paper();
        }
        // Some are killed several times before one is let through.
        if kill % 4 == 3 {
            let again = run(&office);
            assert_eq!(again, code, "the run after kill {kill}");
            assert_eq!(files(&office.path("wyniki")), expected, "the bytes after kill {kill}");
            office = Office::on_paper();
        }
    }
    let again = run(&office);
    assert_eq!(again, code);
    assert_eq!(files(&office.path("wyniki")), expected);
    println!("killed {before} times before writing, {within} within, {after} after");
    assert!(within * 3 >= kills, "too few within writing: {before}, {within}, {after}");
}

#[test]
fn a_disk_that_is_full_leaves_nothing_and_the_next_run_succeeds() {
    if !cfg!(unix) {
        return;
    }
    let undisturbed = Office::on_paper();
    let code = run(&undisturbed);
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
        let again = run(&office);
        assert_eq!(again, code, "{blocks} blocks");
        assert_eq!(files(&office.path("wyniki")), expected, "{blocks} blocks");
    }
}

#[test]
fn of_two_runs_at_once_one_works_and_one_is_told_to_wait() {
    let undisturbed = Office::on_paper();
    let code = run(&undisturbed);
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
