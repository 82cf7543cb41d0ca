//! One run at a time writes into an office's folder. Polish: blokada katalogu ośrodka.

use std::fs::{File, TryLockError};
use std::path::Path;

use super::{Exit, Refused, leftovers};
use crate::diagnostic::{Diagnostic, Place};

/// Held while a run writes; the system frees it when the program ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    _file: File,
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
        let file =
            File::options().create(true).truncate(false).write(true).open(&path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => {
                leftovers::sweep(office);
                Ok(Lock { _file: file })
            }
            Err(TryLockError::WouldBlock) => {
                let found = Diagnostic::error("C116").at(Place::file(NAME));
                Err(Refused::one(Exit::Locked, found.with("message", NAME)))
            }
            Err(TryLockError::Error(error)) => Err(failed(error)),
        }
    }
}
