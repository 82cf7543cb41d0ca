//! The command line: words to requests, outcomes to text and exit codes. Only here is a terminal.

/// A line of results, to stdout. A reader who has gone away (`| head`) is no error.
macro_rules! out {
    ($($said:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(std::io::stdout().lock(), $($said)*);
    }};
}

/// A line for people, to stderr.
macro_rules! told {
    ($($said:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(std::io::stderr().lock(), $($said)*);
    }};
}

mod args;
mod asked;
mod calendar;
mod clock;
mod collate;
mod commands;
mod describe;
mod diff;
mod due;
mod environment;
mod explain;
mod forget;
mod help;
mod init;
mod inspect;
mod mark;
mod memory;
mod monitor;
mod nothing_due;
mod pages;
mod period;
mod run;
mod rerun;
mod schema;
mod shell;
mod show;
mod sql;
mod status;
mod template;
mod verify;
mod watch;
mod zone;

use std::process::ExitCode;

use clap::FromArgMatches;

use crate::diagnostic::{Catalogue, Language};
use crate::run::Exit;

/// Parses the arguments, runs the command, gives the exit code.
pub fn main() -> ExitCode {
    if let Some(exit) = crate::ingest::serve_when_asked() {
        return exit;
    }
    if let Some(exit) = environment::cleaned() {
        return exit;
    }
    memory::reuse();
    // The language is wanted before the words are understood: mistakes are told in it.
    let words: Vec<String> = std::env::args().collect();
    let catalogue = Catalogue::new(language(typed(&words, "--lang")));
    let interrupted = catalogue.word("interrupted");
    // Whoever is told to end leaves no half version; 130 is what shells expect.
    let _ = ctrlc::set_handler(move || {
        crate::run::abandon();
        told!("{interrupted}");
        std::process::exit(130);
    });
    let parsed = help::command(&catalogue)
        .try_get_matches()
        .and_then(|matches| args::Args::from_arg_matches(&matches));
    let args = match parsed {
        Ok(args) => args,
        Err(error) => {
            return match help::refused(&error, &catalogue) {
                Some(found) => {
                    let json = typed(&words, "--format") == Some("json");
                    told!("{}", show::of_arguments(&found, json, &catalogue));
                    ExitCode::from(Exit::Configuration as u8)
                }
                None => {
                    let _ = error.print();
                    ExitCode::SUCCESS
                }
            };
        }
    };
    let exit = match args.command {
        args::Command::Run(run) => run::run(&run, &args.common, true, &catalogue),
        args::Command::Check(run) => run::run(&run, &args.common, false, &catalogue),
        args::Command::Explain(own) => explain::run(&own, &args.common, &catalogue),
        args::Command::Diff(own) => diff::run(&own, &args.common, &catalogue),
        args::Command::Due(own) => due::run(&own, &args.common, &catalogue),
        args::Command::Calendar(own) => calendar::run(&own, &args.common, &catalogue),
        args::Command::Monitor(own) => monitor::run(&own, &args.common, &catalogue),
        args::Command::Verify(own) => verify::run(&own, &args.common, &catalogue),
        args::Command::Collate(own) => collate::run(&own, &args.common, &catalogue),
        args::Command::Rerun(own) => rerun::run(&own, &args.common, &catalogue),
        args::Command::Approve(own) => mark::approve(own, &args.common, &catalogue),
        args::Command::Mark(own) => mark::mark(own, &args.common, &catalogue),
        args::Command::Status(own) => status::run(&own, &args.common, &catalogue),
        args::Command::Forget(own) => forget::run(&own, &args.common, &catalogue),
        args::Command::Sql(own) => sql::run(&own, &args.common, &catalogue),
        args::Command::Demo(demo) => commands::demo(&demo, &args.common, &catalogue),
        args::Command::Inspect(own) => inspect::run(&own, &args.common, &catalogue),
        args::Command::Init { folder } => init::init(&folder, &args.common, &catalogue),
        args::Command::Completions { shell } => shell::completions(shell, &catalogue),
        args::Command::Man { command } => shell::man(command.as_deref(), &args.common, &catalogue),
        args::Command::Template(command) => template::template(&command, &args.common, &catalogue),
    };
    ExitCode::from(exit as u8)
}

/// The value of a flag in words that are not understood yet.
fn typed<'w>(words: &'w [String], flag: &str) -> Option<&'w str> {
    words.iter().enumerate().find_map(|(index, word)| match word.strip_prefix(flag)? {
        "" => words.get(index + 1).map(String::as_str),
        rest => rest.strip_prefix('='),
    })
}

/// `--lang`, else `LC_ALL` or `LANG`, else Polish.
fn language(given: Option<&str>) -> Language {
    let variable = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    match given.map(str::to_owned).or_else(|| variable("LC_ALL")).or_else(|| variable("LANG")) {
        Some(word) => Language::from_word(&word),
        None => Language::Polish,
    }
}
