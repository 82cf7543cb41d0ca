//! An office's folder in a temporary place, and runs over it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use spraw::report::{Outcome, Report, State};
use spraw::run::{Done, Mark, Refused, Request, VersionState, mark, run};

pub struct Office {
    pub folder: tempfile::TempDir,
}

impl Office {
    /// A copy of the office of `docs/na-kartce.md`.
    pub fn on_paper() -> Office {
        let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/worked_on_paper/in");
        Office::copy_of(&case)
    }

    pub fn copy_of(case: &Path) -> Office {
        let folder = tempfile::tempdir().expect("a temporary folder");
        copy(case, folder.path());
        // The README's first command makes its returns in the sample; they are no part of it.
        if case.ends_with("sample_data") {
            for made in ["wyniki", ".spraw"] {
                let _ = std::fs::remove_dir_all(folder.path().join(made));
            }
        }
        Office { folder }
    }

    pub fn path(&self, inside: &str) -> PathBuf {
        self.folder.path().join(inside)
    }

    /// Approves the newest MRPiPS-03 of 2025-H1; the code when that is refused.
    pub fn approve(&self, reason: &str) -> Result<(), &'static str> {
        let day = "2025-07-10".parse().expect("a day");
        let asked = Mark {
            form: "mrpips-03".to_owned(),
            period: "2025-H1".parse().expect("a period"),
            version: None,
            older: false,
            state: VersionState::Approved,
            day,
            clock: day,
            who: "A. Kowalska".to_owned(),
            reason: reason.to_owned(),
        };
        mark(self.folder.path(), &asked).map(drop).map_err(|own| own.diagnostics[0].code)
    }

    pub fn replace(&self, inside: &str, old: &str, new: &str) {
        let path = self.path(inside);
        let text = std::fs::read_to_string(&path).expect("a text file of the case");
        assert!(text.contains(old), "{inside} has no {old:?}");
        std::fs::write(path, text.replace(old, new)).expect("the copy can be written");
    }

    pub fn write(&self, inside: &str, text: &str) {
        let path = self.path(inside);
        std::fs::create_dir_all(path.parent().expect("inside the office")).expect("a folder");
        std::fs::write(path, text).expect("the copy can be written");
    }

    /// Adds lines to the end of a text file.
    pub fn append(&self, inside: &str, lines: &[String]) {
        let path = self.path(inside);
        let mut text = std::fs::read_to_string(&path).expect("a text file of the case");
        if !text.ends_with('\n') {
            text.push('\n');
        }
        text.push_str(&lines.join("\n"));
        text.push('\n');
        std::fs::write(path, text).expect("the copy can be written");
    }

    /// Changes exports of a folder: table, and old and new text, or `+` and a line that is added.
    pub fn changed(&self, folder: &str, changes: &[[&str; 3]]) {
        for [table, old, new] in changes {
            let file = format!("{folder}/{table}.csv");
            match *old {
                "+" => self.append(&file, &[(*new).to_owned()]),
                old => self.replace(&file, old, new),
            }
        }
    }

    pub fn run(
        &self,
        period: &str,
        options: &[(&str, &str)],
        write: bool,
    ) -> Result<Done, Refused> {
        self.run_form("mrpips-03", period, options, write)
    }

    pub fn run_form(
        &self,
        form: &str,
        period: &str,
        options: &[(&str, &str)],
        write: bool,
    ) -> Result<Done, Refused> {
        let request = Request {
            office: self.folder.path().to_path_buf(),
            form: form.to_owned(),
            period: period.parse().expect("a period"),
            options: options
                .iter()
                .map(|(id, value)| ((*id).to_owned(), (*value).to_owned()))
                .collect(),
            write,
            uncorrected: false,
            dry_run: false,
        };
        run(&request, &|_| {})
    }

    pub fn report(&self, period: &str, options: &[(&str, &str)]) -> Report {
        self.run(period, options, false)
            .unwrap_or_else(|refused| panic!("{:?}", refused.diagnostics))
            .report
    }
}

/// The program, which is ended after so many seconds of work, and each process that it starts too.
pub fn limited(seconds: u64) -> Command {
    let program = env!("CARGO_BIN_EXE_spraw");
    if !cfg!(unix) {
        return Command::new(program);
    }
    let mut command = Command::new("sh");
    command.args(["-c", &format!("ulimit -t {seconds}; exec \"$0\" \"$@\""), program]);
    command
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("the case is a folder") {
        let path = entry.expect("a readable entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).expect("a copied file");
        }
    }
}

/// A row of the report as the form prints it: `2 X 3756 -`.
pub fn printed(report: &Report, section: &str, row: &str) -> String {
    let found = report.sections.iter().find(|own| own.id == section).expect("a section");
    let columns: Vec<String> = found
        .columns
        .iter()
        .map(|column| {
            let cell =
                report.cell(section, row, &column.id).unwrap_or_else(|| panic!("{section}/{row}"));
            match (cell.state, cell.printed) {
                (State::Blocked, _) => "X".to_owned(),
                (_, Some(value)) => value.to_string(),
                (_, None) => "-".to_owned(),
            }
        })
        .collect();
    columns.join(" ")
}

/// Compares a table `section | row | cells` with the report, all rows at once.
pub fn assert_rows(report: &Report, table: &str) {
    let mut wrong = BTreeMap::new();
    for line in table.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        let [section, row, expected] = parts.as_slice() else { panic!("{line}") };
        let expected = expected.split_whitespace().collect::<Vec<_>>().join(" ");
        let found = printed(report, section, row);
        if found != expected {
            wrong.insert(format!("{section}/{row}"), format!("expected {expected}, found {found}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The rules over cells that fail; those over records are named otherwise.
pub fn failed_rules(done: &Done, over_records: &str) -> Vec<String> {
    let failed = done.outcomes.iter().filter(|own| own.outcome == Outcome::Failed);
    failed.map(|own| own.rule.clone()).filter(|rule| !rule.starts_with(over_records)).collect()
}
