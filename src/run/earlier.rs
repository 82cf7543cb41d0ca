//! Cells of other periods, versions and returns, read from the submissions in `wyniki/`.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::altered;
use super::manual::number;
use super::submission::{newest_version, version_folder};
use crate::diagnostic::Diagnostic;
use crate::ingest;
use crate::number::Exact;
use crate::period::{ReportingPeriod, Shift};

/// Values by section, row and column as the form names them.
type Cells = BTreeMap<(String, String, String), Option<Exact>>;

/// A submission that was compared with: an input of this one, named in the manifest.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Compared {
    pub file: String,
    pub size: u64,
    pub sha256: String,
}

/// The submissions of an office, each read once when it is first asked for.
pub struct Earlier<'e> {
    office: &'e Path,
    form: &'e str,
    period: ReportingPeriod,
    read: RefCell<BTreeMap<(String, String), Option<Cells>>>,
    compared: RefCell<BTreeMap<String, Compared>>,
    /// Versions by their folders, each looked at once: what is wrong with it, when it is not as it was written.
    looked: RefCell<BTreeMap<PathBuf, Option<Diagnostic>>>,
}

impl<'e> Earlier<'e> {
    pub fn new(office: &'e Path, form: &'e str, period: ReportingPeriod) -> Earlier<'e> {
        Earlier {
            office,
            form,
            period,
            read: RefCell::default(),
            compared: RefCell::default(),
            looked: RefCell::default(),
        }
    }

    /// A cell of a return (none is this one) in the period a word names (none is this one), from the
    /// newest version there; none when there is no such submission, cell or value.
    pub fn cell(
        &self,
        form: Option<&str>,
        word: Option<&str>,
        at: &(String, String, String),
    ) -> Option<Exact> {
        let form = form.unwrap_or(self.form);
        let key = (form.to_owned(), word.unwrap_or_default().to_owned());
        if !self.read.borrow().contains_key(&key) {
            let cells = self.submission(form, word).and_then(|folder| self.cells(form, &folder));
            self.read.borrow_mut().insert(key.clone(), cells);
        }
        self.read.borrow()[&key].as_ref()?.get(at).copied().flatten()
    }

    /// The submissions that were read.
    pub fn compared(&self) -> Vec<Compared> {
        self.compared.borrow().values().cloned().collect()
    }

    /// The manifest of the newest version of a return in a period, with its number. Who compares with it says
    /// so by [`Earlier::note`].
    pub fn manifest(
        &self,
        form: &str,
        period: ReportingPeriod,
    ) -> Option<(u32, serde_json::Value, Compared)> {
        let (version, folder) = newest_version(self.office, form, period)?;
        if !self.stands(form, period, (version, &folder)) {
            return None;
        }
        let path = folder.join("manifest.json");
        let bytes = std::fs::read(&path).ok()?;
        let manifest = serde_json::from_slice(&bytes).ok()?;
        Some((version, manifest, self.file(&path, &bytes)))
    }

    /// The returns that have a submission in a period, and their periods, all there are.
    pub fn submitted(&self) -> Vec<(ReportingPeriod, String)> {
        submitted(self.office)
    }

    fn file(&self, path: &Path, bytes: &[u8]) -> Compared {
        let file = path.strip_prefix(self.office).unwrap_or(path).to_string_lossy().into_owned();
        Compared { file, size: bytes.len() as u64, sha256: ingest::sum(bytes) }
    }

    /// A submission was compared with.
    pub fn note(&self, found: Compared) {
        self.compared.borrow_mut().insert(found.file.clone(), found);
    }

    fn submission(&self, form: &str, word: Option<&str>) -> Option<PathBuf> {
        let word = word.unwrap_or_default();
        if let Some(version) = word.strip_prefix('v').and_then(|digits| digits.parse().ok()) {
            let folder = version_folder(self.office, form, self.period, version);
            let is_there = folder.is_dir() && self.stands(form, self.period, (version, &folder));
            return is_there.then_some(folder);
        }
        let period = named(self.period, word)?;
        let (version, folder) = newest_version(self.office, form, period)?;
        self.stands(form, period, (version, &folder)).then_some(folder)
    }

    /// A124: versions that were asked for and not read, because somebody changed them since they were written.
    pub fn altered(&self) -> Vec<Diagnostic> {
        self.looked.borrow().values().flatten().cloned().collect()
    }

    fn stands(&self, form: &str, period: ReportingPeriod, version: (u32, &Path)) -> bool {
        let (version, folder) = version;
        let mut looked = self.looked.borrow_mut();
        let own = looked
            .entry(folder.to_path_buf())
            .or_insert_with(|| altered::unreadable(self.office, form, period, version));
        own.is_none()
    }

    fn cells(&self, form: &str, folder: &Path) -> Option<Cells> {
        let paths = std::fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path()));
        let path = paths.into_iter().find(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(&format!("{form}_")) && name.ends_with(".csv")
        })?;
        let bytes = std::fs::read(&path).ok()?;
        let cells = read_cells(&bytes)?;
        self.note(self.file(&path, &bytes));
        Some(cells)
    }
}

/// The returns of an office that have a submission in a period, and their periods.
pub fn submitted(office: &Path) -> Vec<(ReportingPeriod, String)> {
    let names = |folder: &Path| -> Vec<String> {
        let entries = std::fs::read_dir(folder).into_iter().flatten();
        let mut names: Vec<String> =
            entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
        names.sort();
        names
    };
    let root = office.join("wyniki");
    let periods = names(&root).into_iter();
    periods
        .filter_map(|name| Some((name.parse::<ReportingPeriod>().ok()?, root.join(name))))
        .flat_map(|(period, folder)| names(&folder).into_iter().map(move |form| (period, form)))
        .collect()
}

/// `previous`, `previous_year`, `half-1`, `quarter-2`, `month-3`, `year-2`, `half_1`, `2024-H1`.
pub(super) fn named(period: ReportingPeriod, word: &str) -> Option<ReportingPeriod> {
    match word {
        "" => Some(period),
        "previous" => Some(period.previous()),
        "half_1" => Some(period.half(1)),
        "half_2" => Some(period.half(2)),
        _ => Shift::from_word(word).map(|own| own.of(period)).or_else(|| word.parse().ok()),
    }
}

/// The cells of a cell csv.
fn read_cells(bytes: &[u8]) -> Option<Cells> {
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let header = reader.headers().ok()?.clone();
    let at = |name: &str| header.iter().position(|own| own == name);
    let (section, row, column, value) = (at("section")?, at("row")?, at("column")?, at("value")?);
    let mut cells = Cells::new();
    for record in reader.records() {
        let record = record.ok()?;
        let key = (record[section].to_owned(), record[row].to_owned(), record[column].to_owned());
        cells.insert(key, number(&record[value]));
    }
    Some(cells)
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn words_name_periods() {
        for (period, word, expected) in [
            ("2025-H1", "previous", "2024-H2"),
            ("2025-H1", "previous_year", "2024-H1"),
            ("2025", "half_1", "2025-H1"),
            ("2025", "year-2", "2023"),
            ("2025", "2024-H2", "2024-H2"),
        ] {
            let found = named(period.parse().unwrap(), word).unwrap();
            assert_eq!(found.to_string(), expected, "{period} {word}");
        }
        assert_eq!(named("2025".parse().unwrap(), "kiedyś"), None);
    }
}
