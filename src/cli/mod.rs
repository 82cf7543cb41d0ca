//! The command line: words to requests, outcomes to text and exit codes. Only here is a terminal.

mod args;
mod commands;
mod show;
mod template;

use std::process::ExitCode;

use clap::Parser;

use crate::diagnostic::{Catalogue, Language};
use crate::run::Exit;

/// Parses the arguments, runs the command, gives the exit code.
pub fn main() -> ExitCode {
    let args = match args::Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { Exit::Configuration as u8 } else { 0 });
        }
    };
    let catalogue = Catalogue::new(language(args.lang.as_deref()));
    let exit = match args.command {
        args::Command::Run(run) => commands::run(&run, &args.common, true, &catalogue),
        args::Command::Check(run) => commands::run(&run, &args.common, false, &catalogue),
        args::Command::Demo(demo) => commands::demo(&demo, &catalogue),
        args::Command::Init { folder } => commands::init(&folder, &catalogue),
        args::Command::Template(command) => template::run(&command, &args.common, &catalogue),
    };
    ExitCode::from(exit as u8)
}

/// `--lang`, else `LC_ALL` or `LANG`, else Polish.
fn language(given: Option<&str>) -> Language {
    let variable = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    match given.map(str::to_owned).or_else(|| variable("LC_ALL")).or_else(|| variable("LANG")) {
        Some(word) => Language::from_word(&word),
        None => Language::Polish,
    }
}
