//! Reading in a process of its own, under limits of memory and time.
//!
//! The libraries of some formats can be made to ask for more memory than there is, which ends a
//! process, or to run for ever. So the program starts itself once more, with a word that no command
//! has, and that child reads; the parent takes its rows line by line and outlives it.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, ExitStatus, Stdio};

use serde::{Deserialize, Serialize};

use super::{Asked, Epoch, Filling, Kind, Opened, Trouble, kind, whole};
use crate::ingest::cell::{Batch, Cell};

/// The first word of a child's command line.
const WORD: &str = "read-apart";
/// The child may ask for so much, and work for so long.
const MOST_MEMORY: u64 = 1536 << 20;
const MOST_SECONDS: u64 = 20;

/// A line from the child: a row, or the end.
#[derive(Serialize, Deserialize)]
enum Line<'l> {
    Row(u32, #[serde(borrow)] Vec<Sent<'l>>),
    /// Before the rows of a workbook that counts its days from 1904.
    From1904,
    Sheet {
        name: Option<String>,
        hidden: Vec<String>,
        external: bool,
    },
    Unreadable(String),
    NoSheet(Vec<String>),
    NotCells(String),
    TooMuch(String),
    Password,
}

#[derive(Serialize, Deserialize)]
enum Sent<'l> {
    #[serde(rename = "e")]
    Empty,
    #[serde(rename = "t", borrow)]
    Text(std::borrow::Cow<'l, str>),
    #[serde(rename = "n")]
    Number(f64),
    #[serde(rename = "d")]
    Day(i64),
    #[serde(rename = "x", borrow)]
    Error(std::borrow::Cow<'l, str>),
    #[serde(rename = "u")]
    Uncalculated,
}

impl<'l> From<Cell<'l>> for Sent<'l> {
    fn from(cell: Cell<'l>) -> Sent<'l> {
        match cell {
            Cell::Empty => Sent::Empty,
            Cell::Text(text) => Sent::Text(text.into()),
            Cell::Number(number) => Sent::Number(number),
            Cell::Day(day) => Sent::Day(day),
            Cell::Error(text) => Sent::Error(text.into()),
            Cell::Uncalculated => Sent::Uncalculated,
        }
    }
}

/// The rows of a file as a child reads them.
pub fn rows<T: FnMut(u32, &[Cell<'_>])>(
    path: &Path,
    asked: &Asked<'_>,
    mut take: Filling<T>,
) -> Result<Opened, Trouble> {
    let unreadable = |error: &dyn std::fmt::Display| Trouble::Unreadable(error.to_string());
    let program = std::env::current_exe().map_err(|error| unreadable(&error))?;
    let mut child = Command::new(program)
        .arg(WORD)
        .arg(path)
        .args(asked.sheet)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| unreadable(&error))?;
    let mut output = BufReader::new(child.stdout.take().expect("the child's output is piped"));
    let mut line = String::new();
    let mut end = None;
    while let Ok(1..) = {
        line.clear();
        output.read_line(&mut line)
    } {
        match serde_json::from_str::<Line<'_>>(&line) {
            Ok(Line::Row(number, sent)) => {
                let cells: Vec<Cell<'_>> = sent
                    .iter()
                    .map(|own| match own {
                        Sent::Empty => Cell::Empty,
                        Sent::Text(text) => Cell::Text(text),
                        Sent::Number(number) => Cell::Number(*number),
                        Sent::Day(day) => Cell::Day(*day),
                        Sent::Error(text) => Cell::Error(text),
                        Sent::Uncalculated => Cell::Uncalculated,
                    })
                    .collect();
                take.row(number, &cells);
            }
            Ok(Line::From1904) => asked.counts_from_1904(true),
            Ok(Line::Sheet { name, hidden, external }) => {
                end = Some(Ok(Opened { sheet: name, hidden, external, ..Opened::default() }));
            }
            Ok(Line::Unreadable(said)) => end = Some(Err(Trouble::Unreadable(said))),
            Ok(Line::NoSheet(names)) => end = Some(Err(Trouble::NoSheet(names))),
            Ok(Line::NotCells(name)) => end = Some(Err(Trouble::NotCells(name))),
            Ok(Line::TooMuch(what)) => end = Some(Err(Trouble::TooMuch(what))),
            Ok(Line::Password) => end = Some(Err(Trouble::Password)),
            Err(_) => break,
        }
    }
    // A child that still writes after nonsense is stopped.
    if end.is_none() {
        let _ = child.kill();
    }
    let status = child.wait().map_err(|error| unreadable(&error))?;
    end.unwrap_or_else(|| Err(fate(status)))
}

/// Why a child ended without a last word.
fn fate(status: ExitStatus) -> Trouble {
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt;
        const ABORTED: i32 = 6;
        const KILLED: i32 = 9;
        const OUT_OF_TIME: i32 = 24;
        match status.signal() {
            Some(OUT_OF_TIME | KILLED) => return Trouble::TooLong,
            Some(ABORTED) => return Trouble::TooMuch("1,5 GiB".to_owned()),
            _ => {}
        }
    }
    Trouble::Unreadable(status.to_string())
}

/// In the child: reads the file of the command line and answers on stdout. None in any other process.
pub fn serve_when_asked() -> Option<ExitCode> {
    let mut words = std::env::args_os().skip(1);
    if words.next().as_deref() != Some(OsStr::new(WORD)) {
        return None;
    }
    let path = PathBuf::from(words.next()?);
    let sheet = words.next().and_then(|word| word.into_string().ok());
    #[cfg(unix)]
    {
        use rlimit::{Resource, getrlimit, setrlimit};
        // Who started the program may have set lower ones.
        let most = |of: Resource, own: u64| getrlimit(of).map_or(own, |(soft, _)| soft.min(own));
        let (memory, seconds) =
            (most(Resource::AS, MOST_MEMORY), most(Resource::CPU, MOST_SECONDS));
        let _ = setrlimit(Resource::AS, memory, memory);
        let _ = setrlimit(Resource::CPU, seconds, seconds + 1);
        let _ = setrlimit(Resource::CORE, 0, 0);
    }
    let mut output = BufWriter::new(std::io::stdout().lock());
    let mut say = |line: &Line<'_>| {
        let _ = serde_json::to_writer(&mut output, line);
        let _ = output.write_all(b"\n");
    };
    // The parent says it of the file, in a sentence.
    std::panic::set_hook(Box::new(|_| {}));
    let read =
        std::panic::catch_unwind(AssertUnwindSafe(|| serve(&path, sheet.as_deref(), &mut say)));
    let last = match read.unwrap_or_else(|_| Err(Trouble::Unreadable("calamine".to_owned()))) {
        Ok(Opened { sheet, hidden, external, .. }) => Line::Sheet { name: sheet, hidden, external },
        Err(Trouble::NoSheet(names)) => Line::NoSheet(names),
        Err(Trouble::NotCells(name)) => Line::NotCells(name),
        Err(Trouble::TooMuch(what)) => Line::TooMuch(what),
        Err(Trouble::Password) => Line::Password,
        Err(Trouble::Unreadable(said)) => Line::Unreadable(said),
        Err(other) => Line::Unreadable(format!("{other:?}")),
    };
    say(&last);
    Some(ExitCode::SUCCESS)
}

fn serve(
    path: &Path,
    sheet: Option<&str>,
    say: &mut impl FnMut(&Line<'_>),
) -> Result<Opened, Trouble> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)
        .and_then(|mut file| file.read_to_end(&mut bytes))
        .map_err(|error| Trouble::Unreadable(error.to_string()))?;
    let kind: Kind = kind(&bytes);
    let epoch = Epoch::default();
    let asked = Asked { sheet, epoch: Some(&epoch), ..Asked::default() };
    let mut told = false;
    whole::read(&bytes, kind, &asked, |batch: Batch| {
        if epoch.is_1904() && !std::mem::replace(&mut told, true) {
            say(&Line::From1904);
        }
        batch.give(|number, cells| {
            say(&Line::Row(number, cells.iter().map(|cell| Sent::from(*cell)).collect()));
        });
    })
}
