//! Good files and nasty ones, changed at random, through the readers of exports: none may panic, go on
//! for ever or take all memory. `cargo run --example fuzz -- --seconds 20 [--seed S] [--parser P]`

mod mutate;
#[path = "../nasty/files/mod.rs"]
mod nasty;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use mutate::Chance;
use spraw::ingest::{Asked, rows_of, serve_when_asked};

const PARSERS: [&str; 6] = ["csv", "markup", "xlsx", "xls", "xlsb", "ods"];
/// What a file may take when it is read in this process, and when a child reads it, which ends itself
/// after twenty seconds.
const MOST_SECONDS: u64 = 5;
const MOST_SECONDS_APART: u64 = 40;
const MOST_MEMORY: u64 = 768 << 20;
/// Larger files of the table are made by hand to be large.
const MOST_BYTES: usize = 100_000;

struct Options {
    seconds: u64,
    seed: u64,
    parsers: Vec<&'static str>,
}

impl Options {
    fn read() -> Result<Options, String> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |own| own.as_millis());
        let mut options = Options { seconds: 20, seed: now as u64, parsers: PARSERS.to_vec() };
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            let value = words.next().ok_or(format!("{word} wants a value"))?;
            let number = || value.parse::<u64>().map_err(|_| format!("{value} is no number"));
            match word.as_str() {
                "--seconds" => options.seconds = number()?,
                "--seed" => options.seed = number()?,
                "--parser" => {
                    let known = PARSERS.into_iter().find(|own| *own == value);
                    options.parsers = vec![known.ok_or(format!("one of {PARSERS:?}"))?];
                }
                _ => return Err(format!("{word} is not known")),
            }
        }
        Ok(options)
    }
}

fn main() -> ExitCode {
    // Some formats are read by this program started once more.
    if let Some(exit) = serve_when_asked() {
        return exit;
    }
    let options = match Options::read() {
        Ok(options) => options,
        Err(what) => {
            eprintln!("{what}");
            return ExitCode::from(2);
        }
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/fuzz");
    std::fs::create_dir_all(&folder).expect("a folder for what is found");
    // The readers silence their own threads once; what they then panic with is heard here.
    read(&put(&folder, "first", b"a;b\n1;2\n"));
    read(&put(&folder, "first", &nasty::file("good.xlsx")));
    let heard = hear_panics();
    println!("seed {}", options.seed);
    let each = Duration::from_secs(options.seconds) / options.parsers.len() as u32;
    for parser in options.parsers {
        let mut fuzz =
            Fuzz { parser, folder: &folder, heard: &heard, chance: Chance(options.seed) };
        match fuzz.run(each) {
            Ok(count) => println!("{parser}: {count} files"),
            Err(what) => {
                println!("{parser}: {what}; seed {}", options.seed);
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}

/// Panics in code of this house, wherever they are caught.
fn hear_panics() -> Arc<Mutex<Option<String>>> {
    let heard = Arc::new(Mutex::new(None));
    let ears = Arc::clone(&heard);
    std::panic::set_hook(Box::new(move |found| {
        // A library may panic: its reader is stopped, and the file is refused.
        if found.location().is_some_and(|place| place.file().starts_with("src/"))
            && let Ok(mut heard) = ears.lock()
        {
            *heard = Some(found.to_string());
        }
    }));
    heard
}

struct Fuzz<'f> {
    parser: &'static str,
    folder: &'f Path,
    heard: &'f Mutex<Option<String>>,
    chance: Chance,
}

impl Fuzz<'_> {
    /// Reads as many changed files as there is time for.
    fn run(&mut self, time: Duration) -> Result<usize, String> {
        let seeds = seeds(self.parser);
        let parts = nasty::parts(self.parser);
        let start = Instant::now();
        let mut count = 0;
        while start.elapsed() < time {
            let bytes = if !parts.is_empty() && self.chance.one_of(2) {
                let parts = mutate::parts(&parts, &mut self.chance);
                nasty::packed(&parts)
            } else {
                let seed = self.chance.below(seeds.len());
                let other = self.chance.below(seeds.len());
                mutate::bytes(&seeds[seed], &seeds[other], &mut self.chance)
            };
            // There before it is read: a file that ends this process stays.
            let path = put(self.folder, self.parser, &bytes);
            self.check(&path).map_err(|what| {
                let kept = self.folder.join(format!("found-{}-{count}", self.parser));
                let _ = std::fs::copy(&path, &kept);
                format!("{what}: {}", kept.display())
            })?;
            count += 1;
        }
        Ok(count)
    }

    fn check(&self, path: &Path) -> Result<(), String> {
        let apart = matches!(self.parser, "xls" | "xlsb");
        let most = if apart { MOST_SECONDS_APART } else { MOST_SECONDS };
        let (sender, receiver) = mpsc::channel();
        let own = path.to_owned();
        std::thread::spawn(move || {
            let wrong = std::panic::catch_unwind(|| read(&own));
            let _ = sender.send(wrong.unwrap_or_else(|_| Some("panic".to_owned())));
        });
        let wrong = match receiver.recv_timeout(Duration::from_secs(most)) {
            Ok(wrong) => wrong,
            Err(_) => Some(format!("not read in {most} s")),
        };
        let heard = self.heard.lock().expect("no panic with it").take();
        let memory = peak().filter(|peak| *peak > MOST_MEMORY);
        let memory = memory.map(|peak| format!("{} MiB", peak >> 20));
        heard.or(wrong).or(memory).map_or(Ok(()), Err)
    }
}

/// Writes a file for a reader.
fn put(folder: &Path, parser: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(format!("last-{parser}"));
    std::fs::write(&path, bytes).expect("the folder can be written");
    path
}

/// Reads a file as an export is read; what no row may be, if one is.
fn read(path: &Path) -> Option<String> {
    let bytes = std::fs::read(path).expect("it was written just now");
    let mut wrong = None;
    let _ = rows_of(path, &bytes, &Asked::default(), |number, cells| {
        if cells.len() > 4096 || number == 0 {
            wrong = Some(format!("row {number} of {} cells", cells.len()));
        }
    });
    wrong
}

/// The files to begin with.
fn seeds(parser: &str) -> Vec<Vec<u8>> {
    let fits = |name: &str| {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        match parser {
            "csv" => matches!(ending, "csv" | "txt" | "tsv"),
            "markup" => name.starts_with("html") || name.contains("2003") || ending == "html",
            "xls" => ending == "xls" && !name.starts_with("html") && !name.contains("2003"),
            _ => ending == parser,
        }
    };
    // Large ones are not even made.
    let large = ["mb", "bomb", "deep", "wide", "100000", "4096", "20000", "large", "long", "slow"];
    let files = nasty::all().into_iter();
    let small = files.filter(|(name, _)| fits(name) && !large.iter().any(|own| name.contains(own)));
    let seeds: Vec<Vec<u8>> = small.map(|(_, make)| make()).collect();
    seeds.into_iter().filter(|bytes| (1..MOST_BYTES).contains(&bytes.len())).collect()
}

/// The most memory that this process had, where the system tells.
fn peak() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? << 10)
}
