//! A submission: its files made, written whole or not at all, and read back.

mod file;
mod files;
mod manifest;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub use file::{File, Holds};
pub use files::files;
pub use manifest::export;

use super::archive::Keeping;
use super::leftovers::{DRAFT, Writing};
use super::{Done, Exit, Refused, Request, Workplace, altered, receiver};
use crate::cores;
use crate::diagnostic::{Catalogue, Diagnostic, Language, Place};
use crate::period::ReportingPeriod;
use crate::report::Report;

/// Where the submission stands, and whether it is new.
pub struct Written {
    pub folder: PathBuf,
    pub version: u32,
    /// The newest version already says the same: nothing was written.
    pub unchanged: bool,
    /// The files that would be written, with their sizes in bytes: nothing was.
    pub planned: Vec<(String, usize)>,
    /// A124, A125, A112, A113, A120: what is wrong with the versions below and their history; it is no word of this one.
    pub altered: Vec<Diagnostic>,
}

/// Where the versions of a return and period stand.
pub fn folder(office: &Path, form: &str, period: ReportingPeriod) -> PathBuf {
    office.join("wyniki").join(period.to_string()).join(form)
}

/// The folder of one version.
pub fn version_folder(office: &Path, form: &str, period: ReportingPeriod, version: u32) -> PathBuf {
    folder(office, form, period).join(format!("v{version}"))
}

/// The newest version folder of a return and period, with its number.
pub fn newest_version(
    office: &Path,
    form: &str,
    period: ReportingPeriod,
) -> Option<(u32, PathBuf)> {
    versions(office, form, period).pop()
}

/// All version folders of a return and period, with their numbers, the newest last.
pub fn versions(office: &Path, form: &str, period: ReportingPeriod) -> Vec<(u32, PathBuf)> {
    let entries = std::fs::read_dir(folder(office, form, period)).into_iter().flatten();
    let mut found: Vec<(u32, PathBuf)> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let number: u32 = path.file_name()?.to_str()?.strip_prefix('v')?.parse().ok()?;
            (number < u32::MAX).then_some((number, path))
        })
        .collect();
    found.sort();
    found
}

/// Makes the files, and writes a new version unless the newest already holds the same bytes.
pub fn write(
    place: &Workplace,
    request: &Request,
    options: &BTreeMap<String, String>,
    report: &mut Report,
    done: &Done,
    keeping: Option<&Keeping>,
) -> Result<Written, Refused> {
    // A submission is Polish whatever the language of the terminal: the same inputs, the same bytes.
    let catalogue = &Catalogue::new(Language::Polish);
    let parent = folder(&request.office, &report.form, request.period);
    let newest = newest_version(&request.office, &report.form, request.period);
    if let Some((version, path)) = &newest {
        report.version = *version;
        let files = files(place, options, report, done, catalogue)?;
        if files.iter().all(|own| own.is_at(&path.join(&own.name)).unwrap_or(false)) {
            if let Some(keeping) = keeping {
                keeping.again(path, |own| own.beside(place, &done.compared))?;
            }
            return Ok(Written {
                folder: path.clone(),
                version: *version,
                unchanged: true,
                planned: Vec::new(),
                altered: altered::history(&request.office, &report.form, request.period),
            });
        }
    }
    let (form, period) = (report.form.clone(), request.period);
    let newest = newest.map_or(0, |(version, _)| version);
    let lost = altered::lost(&request.office, &form, period, newest);
    let altered = altered::below(&request.office, &form, period, newest).filter(|_| newest > 0);
    let mut altered: Vec<Diagnostic> =
        altered.into_iter().chain(lost.map(|own| altered::lost_said(&form, period, own))).collect();
    altered.extend(altered::history(&request.office, &form, period));
    report.version = lost.unwrap_or(newest) + 1;
    let mut files = files(place, options, report, done, catalogue)?;
    if let Some(keeping) = keeping {
        keeping.beside(place, &done.compared);
        files.push(keeping.finish(&request.options)?);
    }
    let target = parent.join(format!("v{}", report.version));
    if request.dry_run {
        let planned = files.iter().map(|own| (own.name.clone(), own.size)).collect();
        let version = report.version;
        return Ok(Written { folder: target, version, unchanged: false, planned, altered });
    }
    let report = &*report;
    put_whole(&request.office, &target, files, &|path, file| match file.holds {
        Holds::Form => receiver::read_workbook(path, report, &done.outcomes),
        Holds::Cells => receiver::read_cells(path, report),
        Holds::Page => receiver::read_page(path, report),
        Holds::Quality => receiver::read_quality(path, &done.quality),
        Holds::Findings => receiver::read_findings(path, done.told()),
        Holds::Other => receiver::read_again(path, file.is_at(path)),
    })?;
    let version = report.version;
    Ok(Written { folder: target, version, unchanged: false, planned: Vec::new(), altered })
}

/// Writes the files of a version, each read again by `check`: the folder is there with all of them, or not at all.
pub fn put_whole(
    office: &Path,
    target: &Path,
    files: Vec<File<'_>>,
    check: &(dyn Fn(&Path, &File<'_>) -> Result<(), Refused> + Sync),
) -> Result<(), Refused> {
    let failed = |path: &Path, error: std::io::Error| {
        let shown = path.strip_prefix(office).unwrap_or(path).to_string_lossy().into_owned();
        let diagnostic =
            Diagnostic::error("W101").at(Place::file(shown)).with("message", error.to_string());
        Refused { exit: Exit::Output, diagnostics: vec![diagnostic] }
    };
    let parent = target.parent().unwrap_or(office);
    std::fs::create_dir_all(parent).map_err(|error| failed(parent, error))?;
    // The folder appears under its name only when every file in it is written and read back.
    let draft = tempfile::Builder::new()
        .prefix(DRAFT)
        .tempdir_in(parent)
        .map_err(|error| failed(parent, error))?;
    let _writing = Writing::begun(draft.path());
    let written = cores::each(files, |file| {
        let path = draft.path().join(&file.name);
        put(&path, &file).map_err(|error| failed(&target.join(&file.name), error))?;
        check(&path, &file)
    });
    written.into_iter().collect::<Result<(), Refused>>()?;
    // The names of its files are there too when the power fails after the next line.
    if let Ok(folder) = std::fs::File::open(draft.path()) {
        let _ = folder.sync_all();
    }
    let draft = draft.keep();
    std::fs::rename(&draft, target).map_err(|error| {
        let _ = std::fs::remove_dir_all(&draft);
        failed(target, error)
    })?;
    if let Ok(folder) = std::fs::File::open(parent) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// Writes a file that stays when the power fails.
fn put(path: &Path, content: &File<'_>) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut file = std::fs::File::create(path)?;
    content.write(&mut file)?;
    file.sync_all()
}

/// `mrpips-03_0862011_2025-H1_v1`
fn stem(report: &Report, teryt: &str) -> String {
    format!("{}_{teryt}_{}_v{}", report.form, report.period, report.version)
}
