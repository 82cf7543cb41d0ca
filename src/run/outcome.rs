//! How a run ends: the exit codes of the contract.

use super::Done;
use crate::diagnostic::{Diagnostic, Severity};
use crate::ingest;
use crate::quality;

/// Exit codes. Cron reads these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    Good = 0,
    /// Made, but look: a rule failed or could not run, no record, or records set aside.
    Look = 1,
    /// Nothing made: command line, configuration, mapping or template.
    Configuration = 2,
    /// Nothing made: an input is missing or cannot be read.
    Input = 3,
    /// Nothing made: the output cannot be written.
    Output = 4,
    /// Nothing made: another run holds the office's lock.
    Locked = 5,
    /// Several returns asked: some made, some not.
    Mixed = 6,
}

/// The exit code of a run that made its return.
pub fn exit_of(done: &Done) -> Exit {
    let rule_failed =
        done.outcomes.iter().any(|own| own.severity == Severity::Error && own.is_open());
    let set_aside = done.loaded.set_aside.iter().any(ingest::SetAside::is_open);
    // What set a record aside is told as an error; the record itself says whether it is explained.
    let of_record = |found: &Diagnostic| {
        found.code.starts_with('I')
            && done.loaded.set_aside.iter().any(|own| own.code == found.code)
    };
    let error_found = done.quality.lines.iter().any(|line| match line.of {
        quality::Of::Rule(_) => false,
        quality::Of::Finding(index) => {
            let found = &done.findings[index as usize];
            found.severity == Severity::Error && line.waiver.is_none() && !of_record(found)
        }
    });
    let altered = done.written.as_ref().is_some_and(|own| !own.altered.is_empty());
    if rule_failed || set_aside || error_found || altered { Exit::Look } else { Exit::Good }
}
