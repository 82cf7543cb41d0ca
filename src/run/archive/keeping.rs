//! What a run reads, kept for the version that it makes. Polish: zachowane dane wejściowe.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Mutex;

use tempfile::TempPath;

use super::inputs::{FILE, Input, Inputs};
use super::store::{FOLDER, Store};
use super::version::files_in;
use crate::builtin;
use crate::diagnostic::{Diagnostic, Place};
use crate::ingest::{self, Witness};
use crate::quality::WAIVERS;
use crate::run::submission::{File, Holds};
use crate::run::{Compared, Exit, Refused, Workplace, corrections};

/// Hears of the exports as they are read, and packs those that are not kept already.
///
/// Packed files get their names when a version is written; until then nothing is left of them.
pub struct Keeping {
    /// None: what was read is listed, and nothing kept.
    store: Option<Store>,
    heard: Mutex<Heard>,
}

#[derive(Default)]
struct Heard {
    folders: BTreeSet<String>,
    passed: BTreeSet<String>,
    files: BTreeMap<String, Input>,
    /// By their sums; none is packed at this moment.
    packed: BTreeMap<String, Option<TempPath>>,
    failed: Option<std::io::Error>,
}

const NO_PANIC: &str = "no thread panics with it";

impl Witness for Keeping {
    fn looked(&self, folder: &str) {
        self.heard.lock().expect(NO_PANIC).folders.insert(folder.to_owned());
    }

    fn passed(&self, file: &str) {
        self.heard.lock().expect(NO_PANIC).passed.insert(file.to_owned());
    }

    fn read(&self, file: &str, sha256: &str, bytes: &[u8]) {
        let input =
            Input { file: file.to_owned(), size: bytes.len() as u64, sha256: sha256.to_owned() };
        self.heard.lock().expect(NO_PANIC).files.insert(file.to_owned(), input);
        self.keep(sha256, bytes);
    }
}

impl Keeping {
    pub fn new(office: &Path) -> Keeping {
        Keeping { store: Some(Store::of(office)), heard: Mutex::default() }
    }

    /// Only lists what is read.
    pub fn listing() -> Keeping {
        Keeping { store: None, heard: Mutex::default() }
    }

    fn keep(&self, sha256: &str, bytes: &[u8]) {
        let Some(store) = self.store.as_ref().filter(|own| !own.has(sha256)) else {
            return;
        };
        // Two tables may be read from one workbook at the same time.
        let mut heard = self.heard.lock().expect(NO_PANIC);
        if heard.packed.contains_key(sha256) {
            return;
        }
        heard.packed.insert(sha256.to_owned(), None);
        drop(heard);
        let packed = store.pack(bytes);
        let mut heard = self.heard.lock().expect(NO_PANIC);
        match packed {
            Ok(file) => drop(heard.packed.insert(sha256.to_owned(), Some(file))),
            Err(error) => heard.failed = Some(error),
        }
    }

    /// Keeps once more what a version was made of and `forget` removed: the version came out the same, and can be
    /// explained again. What changed without changing a number is not what it was made of.
    ///
    /// `hear` tells of what is read beside the exports: it is asked only when something is missing.
    pub fn again(&self, version: &Path, hear: impl FnOnce(&Keeping)) -> Result<(), Refused> {
        let bytes = std::fs::read(version.join(FILE)).unwrap_or_default();
        let (Some(store), Ok(inputs)) = (&self.store, Inputs::from_bytes(&bytes)) else {
            return Ok(());
        };
        let missing = inputs.files.into_iter().map(|own| own.sha256).filter(|own| !store.has(own));
        let missing: BTreeSet<String> = missing.collect();
        if missing.is_empty() {
            return Ok(());
        }
        hear(self);
        let mut heard = self.heard.lock().expect(NO_PANIC);
        self.put(&mut heard, &|sha256| missing.contains(sha256))
    }

    /// Hears of what was read beside the exports.
    pub fn beside(&self, place: &Workplace, compared: &[Compared]) {
        for (file, bytes) in &small_files(place) {
            self.read(file, &ingest::sum(bytes), bytes);
        }
        self.submissions(&place.root, compared);
    }

    /// Hears of submissions that were read. Versions do not change; what is not as it was is not kept.
    pub fn submissions(&self, root: &Path, compared: &[Compared]) {
        for own in compared {
            if let Ok(bytes) = std::fs::read(root.join(&own.file))
                && ingest::sum(&bytes) == own.sha256
            {
                self.read(&own.file, &own.sha256, &bytes);
            }
        }
    }

    /// Hears of all that an office writes itself, for a look at a strategy, which reads returns of many periods.
    pub fn texts(&self, root: &Path) {
        let files = ["spraw.toml", corrections::NAME, WAIVERS].map(str::to_owned);
        let folders = ["mapowania", "wzory", "dane-reczne"].into_iter().flat_map(|folder| {
            let inside = files_in(&root.join(folder)).into_iter();
            inside.map(move |own| format!("{folder}/{own}"))
        });
        let is_read = |own: &String| own.ends_with(".toml") || own.ends_with(".csv");
        for file in files.into_iter().chain(folders).filter(is_read) {
            if let Ok(bytes) = std::fs::read(root.join(&file)) {
                self.read(&file, &ingest::sum(&bytes), &bytes);
            }
        }
    }

    /// Gives packed files that are `wanted` their names.
    fn put(&self, heard: &mut Heard, wanted: &dyn Fn(&str) -> bool) -> Result<(), Refused> {
        let failed = |error: std::io::Error| {
            let found = Diagnostic::error("W101").at(Place::file(FOLDER));
            Refused::one(Exit::Output, found.with("message", error.to_string()))
        };
        if let Some(error) = heard.failed.take() {
            return Err(failed(error));
        }
        let Some(store) = &self.store else {
            return Ok(());
        };
        let packed = std::mem::take(&mut heard.packed).into_iter();
        let packed = packed.filter(|(sha256, _)| wanted(sha256));
        store.put(packed.filter_map(|(sha256, file)| Some((sha256, file?)))).map_err(failed)
    }

    /// Gives all that was heard of its names, and the list of it: `inputs.json`.
    pub fn finish(&self, options: &BTreeMap<String, String>) -> Result<File<'static>, Refused> {
        let mut heard = self.heard.lock().expect(NO_PANIC);
        self.put(&mut heard, &|_| true)?;
        // What was passed over by one source and read by another was read.
        let read = |file: &String| heard.files.contains_key(file);
        let inputs = Inputs {
            program: env!("CARGO_PKG_VERSION").to_owned(),
            built_in: builtin::sum(),
            options: options.clone(),
            folders: heard.folders.clone(),
            passed: heard.passed.iter().filter(|own| !read(own)).cloned().collect(),
            files: heard.files.values().cloned().collect(),
        };
        Ok(File::new(FILE, Holds::Other, inputs.to_bytes()))
    }
}

/// What an office writes itself: settings, mappings, templates, values, corrections, explanations.
fn small_files(place: &Workplace) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for own in &place.own_files {
        // A mark of byte order is no part of the text; it is of the file.
        let text = own.text.as_bytes();
        let bytes = std::fs::read(place.root.join(&own.name)).ok();
        let bytes =
            bytes.filter(|bytes| bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes) == text);
        files.insert(own.name.clone(), bytes.unwrap_or_else(|| text.to_vec()));
    }
    if let Some((name, ..)) = &place.manual.file {
        files.insert(name.clone(), place.manual.bytes.clone());
    }
    if place.corrections.file.is_some() {
        files.insert(corrections::NAME.to_owned(), place.corrections.bytes.clone());
    }
    if let Some((name, ..)) = &place.waivers.file {
        files.insert(name.clone(), place.waivers.bytes.clone());
    }
    files
}
