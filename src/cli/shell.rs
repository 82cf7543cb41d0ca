//! `completions` and `man`: what shells and manuals ask of a program. Polish: podpowiedzi powłoki, strona podręcznika.

use std::io::Write;

use clap_complete::{Shell, generate};

use super::args::Common;
use super::{help, show};
use crate::diagnostic::{Catalogue, Diagnostic, nearest};
use crate::run::Exit;

/// The completions of a shell, to stdout.
pub fn completions(shell: Shell, catalogue: &Catalogue) -> Exit {
    let mut bytes = Vec::new();
    generate(shell, &mut help::command(catalogue), "spraw", &mut bytes);
    put(&bytes)
}

/// The page of the manual, of the program or of one of its commands, to stdout.
pub fn man(name: Option<&str>, common: &Common, catalogue: &Catalogue) -> Exit {
    let whole = help::command(catalogue);
    let own = match name {
        None => Some(whole.clone()),
        Some(name) => {
            whole.find_subcommand(name).map(|own| own.clone().name(format!("spraw-{name}")))
        }
    };
    let Some(command) = own else {
        let asked = name.unwrap_or_default();
        let known: Vec<&str> = whole.get_subcommands().map(clap::Command::get_name).collect();
        let found = Diagnostic::error("C118")
            .with("kind", "command")
            .with("found", asked)
            .with("value", "")
            .with("known", known.join(", "))
            .with("nearest", nearest(asked, known.iter().copied()).unwrap_or("none"));
        show::diagnostics(&[found], common, catalogue);
        return Exit::Configuration;
    };
    let mut bytes = Vec::new();
    // Memory takes every page.
    let page = clap_mangen::Man::new(command.version(env!("CARGO_PKG_VERSION")));
    match page.render(&mut bytes) {
        Ok(()) => put(&bytes),
        Err(_) => Exit::Output,
    }
}

/// A reader who has gone away is no error.
fn put(bytes: &[u8]) -> Exit {
    let _ = std::io::stdout().lock().write_all(bytes);
    Exit::Good
}
