//! The office as it was when a version was made. Polish: odtworzony katalog ośrodka.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::inputs::{FILE, Inputs};
use super::store::{Loss, RESTORED, Store};
use crate::cores;
use crate::diagnostic::{Diagnostic, Place};
use crate::period::ReportingPeriod;
use crate::run::submission::{version_folder, versions};
use crate::run::{Exit, Refused, Request};

/// A folder laid out as the office's was; it is gone with this.
#[derive(Debug)]
pub struct Restored {
    folder: TempDir,
    pub inputs: Inputs,
}

impl Restored {
    /// The restored office, for the `office` of a [`Request`].
    pub fn office(&self) -> &Path {
        self.folder.path()
    }

    /// What was asked when the version was made, over the restored office; nothing is written.
    pub fn request(&self, form: &str, period: ReportingPeriod) -> Request {
        Request {
            office: self.office().to_path_buf(),
            form: form.to_owned(),
            period,
            options: self.inputs.options.clone(),
            write: false,
            uncorrected: false,
            dry_run: false,
        }
    }
}

/// Brings back the office of a version of a return: whole, or not at all.
///
/// Errors (exit 3): A101 no such version, A102 made before inputs were kept, A103 its list of inputs cannot be
/// read, A104 inputs are no longer kept, A105 kept inputs are damaged.
pub fn restore(
    office: &Path,
    form: &str,
    period: ReportingPeriod,
    version: u32,
) -> Result<Restored, Refused> {
    let folder = version_folder(office, form, period, version);
    if !folder.is_dir() {
        return Err(Refused::one(Exit::Configuration, no_version(office, form, period, version)));
    }
    restore_folder(office, &folder)
}

/// The same of a version's folder, wherever it stands.
pub fn restore_folder(office: &Path, version: &Path) -> Result<Restored, Refused> {
    let refuse = |found: Diagnostic| Refused::one(Exit::Input, found);
    let list = version.join(FILE);
    let at = |code: &'static str| Diagnostic::error(code).at(Place::file(shown(office, &list)));
    let bytes = std::fs::read(&list).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => refuse(at("A102")),
        _ => refuse(at("A103").with("message", error.to_string())),
    })?;
    let inputs = Inputs::from_bytes(&bytes)
        .map_err(|message| refuse(at("A103").with("message", message)))?;
    let folder = scratch(office).map_err(|error| failed(office, &error))?;
    lay_out(office, folder.path(), &inputs)?;
    Ok(Restored { folder, inputs })
}

/// A folder for its owner alone beside what is kept; where nothing may be written, in the system's.
fn scratch(office: &Path) -> std::io::Result<TempDir> {
    let near = || {
        let folder = office.join(".spraw");
        std::fs::create_dir_all(&folder)?;
        tempfile::Builder::new().prefix(RESTORED).tempdir_in(folder)
    };
    near().or_else(|_| tempfile::tempdir())
}

fn lay_out(office: &Path, root: &Path, inputs: &Inputs) -> Result<(), Refused> {
    let written = |error: std::io::Error| failed(root, &error);
    for folder in &inputs.folders {
        std::fs::create_dir_all(root.join(folder)).map_err(written)?;
    }
    let parent = |file: &str| -> std::io::Result<PathBuf> {
        let path = root.join(file);
        std::fs::create_dir_all(path.parent().unwrap_or(root))?;
        Ok(path)
    };
    for file in &inputs.passed {
        parent(file).and_then(|path| std::fs::write(path, "")).map_err(written)?;
    }
    let store = Store::of(office);
    let each = cores::each(inputs.files.iter().collect(), |input| {
        let bytes = store.get(&input.sha256, input.size);
        bytes.map(|bytes| parent(&input.file).and_then(|path| std::fs::write(path, bytes)))
    });
    let (mut missing, mut damaged) = (Vec::new(), Vec::new());
    for (input, own) in inputs.files.iter().zip(each) {
        match own {
            Ok(own) => own.map_err(written)?,
            Err(Loss::Missing) => missing.push(input),
            Err(Loss::Damaged) => damaged.push(input),
        }
    }
    let told = |code: &'static str, lost: &[&super::Input]| {
        let of_all = Diagnostic::error(code).with("count", lost.len());
        lost.iter().fold(of_all, |found, own| found.at(Place::file(own.file.as_str())))
    };
    let lost = [("A105", damaged), ("A104", missing)];
    let diagnostics: Vec<Diagnostic> = lost
        .iter()
        .filter(|(_, lost)| !lost.is_empty())
        .map(|(code, lost)| told(code, lost))
        .collect();
    if !diagnostics.is_empty() {
        return Err(Refused { exit: Exit::Input, diagnostics });
    }
    warm(office, root);
    Ok(())
}

/// Workbooks that were read before are read from their kept cells here too: these are by the sums of the files.
fn warm(office: &Path, root: &Path) {
    #[cfg(unix)]
    {
        const CELLS: &str = ".spraw/komorki";
        let cells = office.join(CELLS).canonicalize();
        if let Ok(cells) = cells
            && std::fs::create_dir_all(root.join(".spraw")).is_ok()
        {
            let _ = std::os::unix::fs::symlink(cells, root.join(CELLS));
        }
    }
    #[cfg(not(unix))]
    let _ = (office, root);
}

/// A101: a version that is not there, and those that are.
pub fn no_version(office: &Path, form: &str, period: ReportingPeriod, version: u32) -> Diagnostic {
    let known = versions(office, form, period).into_iter().map(|(own, _)| format!("v{own}"));
    let known: Vec<String> = known.collect();
    let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
    let folder = version_folder(office, form, period, version);
    Diagnostic::error("A101").at(Place::file(shown(office, &folder))).with("known", known)
}

fn shown(office: &Path, path: &Path) -> String {
    path.strip_prefix(office).unwrap_or(path).to_string_lossy().into_owned()
}

fn failed(folder: &Path, error: &std::io::Error) -> Refused {
    let found = Diagnostic::error("W101").at(Place::file(folder.display().to_string()));
    Refused::one(Exit::Output, found.with("message", error.to_string()))
}
