//! One run at a time writes into an office's folder. Polish: blokada katalogu ośrodka.

use std::fs::{File, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::Path;

use super::{Exit, Refused, leftovers};
use crate::diagnostic::{Diagnostic, Place};

/// Held while a run writes; the system frees it when the program ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    file: File,
}

impl Drop for Lock {
    /// Nobody holds it any more: who takes it next must not be told by this one's name. To close the file is not
    /// enough: a process that is just being started beside it has the file open until its own program begins.
    fn drop(&mut self) {
        let _ = self.file.set_len(0);
        let _ = self.file.unlock();
    }
}

const NAME: &str = ".spraw/blokada";

impl Lock {
    /// Takes the office's lock: exit 5 when another run has it, exit 4 when it cannot be made.
    pub fn take(office: &Path) -> Result<Lock, Refused> {
        let path = office.join(NAME);
        let failed = |error: std::io::Error| {
            let found = Diagnostic::error("W101").at(Place::file(NAME));
            Refused::one(Exit::Output, found.with("message", error.to_string()))
        };
        std::fs::create_dir_all(office.join(".spraw")).map_err(failed)?;
        let mut file = File::options()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(&path)
            .map_err(failed)?;
        match file.try_lock() {
            Ok(()) => {
                // Who holds it is a help for people, not what holds it: the system frees a dead holder's lock.
                let _ = tell_holder(&mut file);
                leftovers::sweep(office);
                Ok(Lock { file })
            }
            Err(TryLockError::WouldBlock) => {
                let holder = holder(&mut file);
                let found = Diagnostic::error("C116").at(Place::file(NAME)).with("message", NAME);
                let holder = holder.trim();
                let known = if holder.is_empty() { "no" } else { "yes" };
                Err(Refused::one(Exit::Locked, found.with("holder", holder).with("known", known)))
            }
            Err(TryLockError::Error(error)) => Err(failed(error)),
        }
    }
}

/// Who holds the lock. One that has just taken it is still writing its name, so it is waited for a little; where a lock
/// keeps others from reading, nobody is named.
fn holder(file: &mut File) -> String {
    for _ in 0..TRIES {
        let mut text = String::new();
        let read = file.rewind().and_then(|()| file.read_to_string(&mut text));
        if read.is_err() || !text.trim().is_empty() {
            return text;
        }
        std::thread::sleep(PAUSE);
    }
    String::new()
}

/// So often a holder's name is looked for, and so long it is waited between.
const TRIES: u32 = 20;
const PAUSE: std::time::Duration = std::time::Duration::from_millis(10);

/// The computer, the number of the process, since when, and the first words of the command.
fn tell_holder(file: &mut File) -> std::io::Result<()> {
    let host = ["HOSTNAME", "COMPUTERNAME"].iter().find_map(|own| std::env::var(own).ok());
    let host = host
        .or_else(|| std::fs::read_to_string("/etc/hostname").ok())
        .unwrap_or_else(|| "?".to_owned());
    let since = chrono::Local::now().format("%Y-%m-%d %H:%M:%S");
    let words: Vec<String> = std::env::args().skip(1).take(2).collect();
    file.set_len(0)?;
    file.rewind()?;
    write!(file, "{}, {}, {since}, spraw {}", host.trim(), std::process::id(), words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_ends_with_its_run_though_a_process_being_started_has_the_file_open() {
        let folder = tempfile::tempdir().expect("a folder");
        let office = folder.path();
        let Ok(held) = Lock::take(office) else { panic!("nobody has it") };
        // What a fork leaves in the new process until its program begins: the same open file once more.
        let copied = held.file.try_clone().expect("a second handle");
        assert_eq!(Lock::take(office).err().map(|own| own.exit), Some(Exit::Locked));
        drop(held);
        let taken = Lock::take(office).map(drop);
        drop(copied);
        assert!(taken.is_ok(), "nobody has it any more");
    }
}
