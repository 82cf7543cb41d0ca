//! Variables of the environment that would reach into the libraries. Polish: zmienne środowiskowe.

use std::process::{Command, ExitCode};

/// What begins so decides how polars works: how many threads, which engine, which checks.
const OF_POLARS: &str = "POLARS_";

/// Starts the program once more without the variables that could change a result; none when there are none. The code is
/// the one of that run.
pub fn cleaned() -> Option<ExitCode> {
    let names: Vec<_> = std::env::vars_os()
        .map(|(name, _)| name)
        .filter(|name| name.to_string_lossy().starts_with(OF_POLARS))
        .collect();
    if names.is_empty() {
        return None;
    }
    let mut command = Command::new(std::env::current_exe().ok()?);
    command.args(std::env::args_os().skip(1));
    names.iter().for_each(|name| {
        command.env_remove(name);
    });
    started(command)
}

#[cfg(unix)]
fn started(mut command: Command) -> Option<ExitCode> {
    use std::os::unix::process::CommandExt;
    // Takes the place of this process: signals and the terminal stay as they are. It returns only when it cannot.
    let _ = command.exec();
    None
}

#[cfg(not(unix))]
fn started(mut command: Command) -> Option<ExitCode> {
    let code = command.status().ok()?.code()?;
    Some(ExitCode::from(u8::try_from(code).unwrap_or(u8::MAX)))
}
