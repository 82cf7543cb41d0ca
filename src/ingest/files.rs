//! Folders of exports, and which files of them a source reads.

use std::path::{Path, PathBuf};

use super::InputLedger;
use super::mapping::{Expect, Mapping, Source, fits};
use crate::diagnostic::{Diagnostic, Place};
use crate::period::ReportingPeriod;

/// The months of a period that no folder of exports covers.
pub fn uncovered(folders: &[(PathBuf, String)], period: ReportingPeriod) -> Vec<String> {
    let labels: Vec<&str> = folders.iter().map(|(_, label)| label.as_str()).collect();
    months_beside(&labels, period)
}

/// The months of a period that none of the folders of these names covers.
pub fn months_beside(labels: &[&str], period: ReportingPeriod) -> Vec<String> {
    let periods: Vec<ReportingPeriod> =
        labels.iter().filter_map(|label| label.parse().ok()).collect();
    let months = (1..=12).filter_map(|month| {
        format!("{}-{month:02}", period.year()).parse::<ReportingPeriod>().ok()
    });
    months
        .filter(|month| month.is_inside(period))
        .filter(|month| !periods.iter().any(|own| month.is_inside(*own)))
        .map(|month| month.to_string())
        .collect()
}

/// The months of a period that no folder of exports covers, whatever it holds.
pub fn months_without(data: &Path, period: ReportingPeriod) -> Vec<String> {
    uncovered(&folders_about(data, period), period)
}

/// The names of the folders that tell of a period.
pub fn labels_about(data: &Path, period: ReportingPeriod) -> Vec<String> {
    folders_about(data, period).into_iter().map(|(_, label)| label).collect()
}

/// I176: the folder of exports is not there, or cannot be looked into: a network drive that went away is no office
/// without exports.
pub fn at_hand(data: &Path) -> Result<(), Diagnostic> {
    std::fs::read_dir(data).map(drop).map_err(|error| {
        let found = Diagnostic::error("I176").at(Place::file("dane"));
        found.with("message", error.to_string())
    })
}

/// I177: there is no folder of exports of any period, as where a drive is not mounted: an empty folder stands there.
pub fn some_period(data: &Path) -> Result<(), Diagnostic> {
    at_hand(data)?;
    let entries = std::fs::read_dir(data).into_iter().flatten().flatten();
    let mut names = entries.filter(|own| own.path().is_dir()).map(|own| own.file_name());
    match names.any(|own| own.to_string_lossy().parse::<ReportingPeriod>().is_ok()) {
        true => Ok(()),
        false => Err(Diagnostic::error("I177").at(Place::file("dane"))),
    }
}

/// The bytes of all files of a table.
pub fn size_of(folders: &[(PathBuf, String)], mapping: &Mapping, table: &str) -> u64 {
    let files = folders.iter().flat_map(|(folder, _)| {
        mapping.of_table(table).flat_map(move |source| files_of(folder, source))
    });
    files.filter_map(|path| std::fs::metadata(path).ok()).map(|data| data.len()).sum()
}

/// The folder of the period, or all folders of periods inside it, in the order in which they end.
pub fn folders(data: &Path, period: ReportingPeriod) -> Vec<(PathBuf, String)> {
    let own = data.join(period.to_string());
    if own.is_dir() {
        return vec![(own, period.to_string())];
    }
    let Ok(entries) = std::fs::read_dir(data) else {
        return Vec::new();
    };
    let mut found: Vec<(ReportingPeriod, PathBuf, String)> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let name = path.file_name()?.to_str()?.to_owned();
            let own = name.parse::<ReportingPeriod>().ok()?;
            (path.is_dir() && own.is_inside(period)).then_some((own, path, name))
        })
        .collect();
    // The later export is the one that ends later, whatever the folders are called.
    found.sort_by_key(|(own, _, name)| (own.end(), own.start(), name.clone()));
    found.into_iter().map(|(_, path, name)| (path, name)).collect()
}

/// The folders that tell of a period: its own, those inside it, else those it lies in: dates decide what counts.
pub fn folders_about(data: &Path, period: ReportingPeriod) -> Vec<(PathBuf, String)> {
    let own = folders(data, period);
    if !own.is_empty() {
        return own;
    }
    let entries = std::fs::read_dir(data).into_iter().flatten();
    let mut found: Vec<(PathBuf, String)> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let name = path.file_name()?.to_str()?.to_owned();
            let around = name.parse::<ReportingPeriod>().is_ok_and(|own| period.is_inside(own));
            (path.is_dir() && around).then_some((path, name))
        })
        .collect();
    found.sort();
    found
}

pub fn files_of(folder: &Path, source: &Source) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            source.files.fit(&name) && path.is_file()
        })
        .collect();
    files.sort();
    files
}

/// I102 when there are too few files, I103 when there are too many.
pub fn count_fits(source: &Source, files: &[PathBuf], label: &str) -> Option<Diagnostic> {
    let names: Vec<String> = files
        .iter()
        .map(|path| path.file_name().unwrap_or_default().to_string_lossy().into_owned())
        .collect();
    // How many files each name of the list has: `expect = "each"` wants one.
    let of_each: Vec<usize> = source
        .files
        .each
        .iter()
        .map(|said| names.iter().filter(|name| fits(&said.text, name)).count())
        .collect();
    let months = label.parse().map_or(1, ReportingPeriod::months) as usize;
    let code = match (source.expect, files.len()) {
        (Expect::Any, _) => return None,
        (Expect::One, 1) => return None,
        (Expect::One, 0) => "I102",
        (Expect::One, _) => "I103",
        (Expect::Each, _) if of_each.contains(&0) => "I102",
        (Expect::Each, _) if of_each.iter().any(|count| *count > 1) => "I103",
        (Expect::Each, _) => return None,
        // One a month: a month that is not there is a missing file.
        (Expect::Monthly, count) if count < months => "I102",
        (Expect::Monthly, count) if count > months => "I103",
        (Expect::Monthly, _) => return None,
    };
    let pattern = match source.expect {
        Expect::Each => {
            let wrong = source.files.each.iter().zip(&of_each).filter(|(_, count)| **count != 1);
            wrong.map(|(said, _)| said.text.as_str()).collect::<Vec<_>>().join(", ")
        }
        _ => source.files.to_string(),
    };
    Some(
        Diagnostic::error(code)
            .at(&source.place)
            .with("pattern", pattern)
            .with("folder", format!("dane/{label}"))
            .with("table", &source.table)
            .with("found", names.join(", ")),
    )
}

/// Files that no source reads (I142), folder by folder.
pub fn strays(folders: &[(PathBuf, String)], mapping: &Mapping) -> Vec<Diagnostic> {
    folders.iter().filter_map(|(folder, label)| stray(folder, label, mapping)).collect()
}

/// The same, by name: `dane/2025-H1/notatki.docx`.
pub fn unread(folders: &[(PathBuf, String)], mapping: &Mapping) -> Vec<String> {
    let files = folders.iter().flat_map(|(folder, label)| {
        strays_in(folder, mapping).into_iter().map(move |name| format!("dane/{label}/{name}"))
    });
    files.collect()
}

fn strays_in(folder: &Path, mapping: &Mapping) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_file())
        .map(|path| path.file_name().unwrap_or_default().to_string_lossy().into_owned())
        // Excel and LibreOffice leave such files beside the ones that are open.
        .filter(|name| !name.starts_with('.') && !name.starts_with("~$"))
        .filter(|name| !mapping.sources.iter().any(|own| own.files.fit(name)))
        .collect();
    names.sort();
    names
}

fn stray(folder: &Path, label: &str, mapping: &Mapping) -> Option<Diagnostic> {
    let names = strays_in(folder, mapping);
    let folder = format!("dane/{label}");
    (!names.is_empty()).then(|| {
        Diagnostic::note("I142")
            .at(Place::file(folder.as_str()))
            .with("count", names.len())
            .with("folder", folder)
            .with("names", names.join(", "))
    })
}

/// Files of one folder that are byte for byte the same (I166): one was copied over the other.
pub fn copies(ledger: &[InputLedger]) -> Vec<Diagnostic> {
    let folder = |own: &InputLedger| own.file.rsplit_once('/').map(|(folder, _)| folder.to_owned());
    let mut found = Vec::new();
    for (place, own) in ledger.iter().enumerate() {
        let same = |other: &&InputLedger| {
            other.sha256 == own.sha256 && other.file != own.file && folder(other) == folder(own)
        };
        if let Some(other) = ledger[..place].iter().find(same) {
            found.push(
                Diagnostic::error("I166")
                    .at(Place::file(other.file.as_str()))
                    .at(Place::file(own.file.as_str()))
                    .together(),
            );
        }
    }
    found
}
