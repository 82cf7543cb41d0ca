//! Of what a number is asked for: of a return, or of a strategy.

use std::path::Path;

use super::super::{Exit, Refused};
use crate::builtin;
use crate::diagnostic::{Diagnostic, Problems};
use crate::template::library::named;

/// What a name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    Return,
    Strategy,
}

/// X107 when the office has neither a return nor a strategy of that name.
pub fn asking(office: &Path, name: &str) -> Result<Asking, Refused> {
    // What is wrong with the files is told by whoever opens them.
    let files = builtin::files(Some(office), &Problems::default());
    let returns = builtin::editions(&files);
    if returns.contains_key(name) {
        return Ok(Asking::Return);
    }
    let strategies = || files.keys().filter_map(|path| named(path, "strategies/", ".toml"));
    if strategies().any(|own| own == name) {
        return Ok(Asking::Strategy);
    }
    let known = strategies().chain(returns.keys().map(String::as_str));
    Err(Refused::one(Exit::Configuration, Diagnostic::unknown("X107", name, known)))
}
