//! DuckDB recomputes every cell from the exports, in SQL written by hand, and must agree; and it must
//! disagree when a template is changed on purpose. Never skipped: what it needs is installed here.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

pub fn must(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let text = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(output.status.success(), "{command:?}\n{text}");
    text
}

/// Proves the counting of one oracle on a few records, then runs its check beside the program.
fn checked(python: &Path, oracle: &str, check: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle");
    must(Command::new(python).arg(folder.join(oracle)).arg("--self-check"));
    let work = tempfile::tempdir().expect("a temporary folder");
    let told = must(
        Command::new(python)
            .arg(folder.join(check))
            .arg(env!("CARGO_BIN_EXE_spraw"))
            .arg(folder.join("../../report_templates"))
            .arg(work.path()),
    );
    println!("{told}");
}

/// The interpreter with what the oracles need, installed once.
pub fn python() -> &'static Path {
    static PYTHON: OnceLock<PathBuf> = OnceLock::new();
    PYTHON.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("oracle");
        let python = home.join("bin/python");
        if !python.exists() {
            must(Command::new("python3").args(["-m", "venv"]).arg(&home));
        }
        let requirements = root.join("tests/oracle/requirements.txt");
        let mut install = Command::new(&python);
        must(install.args(["-m", "pip", "install", "--quiet", "-r"]).arg(requirements));
        python
    })
}

#[test]
fn an_independent_engine_gives_every_cell() {
    checked(python(), "oracle.py", "check.py");
}

#[test]
fn an_independent_engine_gives_every_cell_of_the_report_on_the_centre() {
    checked(python(), "centre/oracle_centre.py", "centre/check.py");
}

#[test]
fn an_independent_engine_gives_every_cell_of_foster_care() {
    checked(python(), "foster/oracle_foster.py", "foster/check.py");
}

#[test]
fn an_independent_engine_gives_every_cell_of_the_yearly_reports() {
    checked(python(), "yearly/oracle_yearly.py", "yearly/check.py");
}

#[test]
fn an_independent_engine_gives_every_cell_of_the_assessment_of_resources() {
    checked(python(), "ozps/oracle_ozps.py", "ozps/check.py");
}

#[test]
fn an_independent_engine_gives_every_cell_of_domestic_violence() {
    checked(python(), "violence/oracle_violence.py", "violence/check.py");
}

#[test]
fn an_independent_engine_gives_every_cell_of_units() {
    checked(python(), "units/oracle_units.py", "units/check.py");
}

#[test]
fn an_independent_engine_gives_every_cell_of_the_returns_of_money() {
    checked(python(), "money/oracle_money.py", "money/check.py");
}

#[test]
fn an_independent_engine_gives_every_cell_of_homelessness() {
    checked(python(), "homeless/oracle_homeless.py", "homeless/check.py");
}

#[test]
fn an_independent_engine_gives_every_indicator_of_strategies() {
    checked(python(), "indicators/oracle_indicators.py", "indicators/check.py");
}
