//! A version made once more from what was kept of it, and compared byte for byte. Polish: powtórzenie.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::keeping::Keeping;
use super::restored::{Restored, restore_folder};
use super::version::{Listed, MANIFEST, files_in};
use crate::builtin;
use crate::diagnostic::{Catalogue, Diagnostic, Language, Place};
use crate::ingest;
use crate::period::ReportingPeriod;
use crate::run::counted::{Asked, counted};
use crate::run::judged::judged;
use crate::run::monitor;
use crate::run::options::chosen_options;
use crate::run::submission::{self, File};
use crate::run::{Exit, Progress, Refused, Shared, Workplace};

/// What a file of a version turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Byte for byte what is made now.
    Equal,
    /// It is not what the manifest says that was written.
    Changed,
    /// It is what was written, and something else is made now.
    Different,
    /// It is made now, and is not there.
    Missing,
    /// It is there, and neither made nor in the manifest.
    Unknown,
}

impl Fate {
    pub fn word(self) -> &'static str {
        match self {
            Fate::Equal => "equal",
            Fate::Changed => "changed",
            Fate::Different => "different",
            Fate::Missing => "missing",
            Fate::Unknown => "unknown",
        }
    }
}

/// One file of a version beside the one that is made now.
#[derive(Debug)]
pub struct Beside {
    pub file: String,
    pub fate: Fate,
    /// Of a json file: the keys that differ, `template/sha256`.
    pub keys: Vec<String>,
}

/// A version made again.
#[derive(Debug)]
pub struct Rerun {
    pub form: String,
    pub period: ReportingPeriod,
    pub version: u32,
    /// In the order of their names.
    pub files: Vec<Beside>,
    /// Why it may differ: another program, other templates in it.
    pub notes: Vec<Diagnostic>,
}

impl Rerun {
    pub fn is_equal(&self) -> bool {
        self.files.iter().all(|own| own.fate == Fate::Equal)
    }
}

/// Restores the office of a version, makes its files once more and compares them; nothing is written into `wyniki`.
///
/// Takes the version's folder or its manifest.
/// Errors: A102 to A105 the inputs lack; A107 the path is no version; what the restored office is refused for.
pub fn rerun(
    office: &Path,
    path: &Path,
    progress: &dyn Fn(Progress<'_>),
) -> Result<Rerun, Refused> {
    // A version without its manifest is known by where it stands.
    if !path.exists() && !path.ends_with("manifest.json") {
        let found = Diagnostic::error("A107").at(Place::file(path.display().to_string()));
        return Err(Refused::one(Exit::Configuration, found));
    }
    let folder = if path.is_dir() { path } else { path.parent().unwrap_or(path) };
    // A path of one word has a parent of none.
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let listed = Listed::read(folder);
    let is_look = listed.manifest.as_ref().is_some_and(|own| own["strategy"].is_string());
    let (form, period, version) =
        named(office, folder, listed.manifest.as_ref()).ok_or_else(|| {
            let found = Diagnostic::error("A107").at(Place::file(path.display().to_string()));
            Refused::one(Exit::Configuration, found)
        })?;
    let restored = restore_folder(office, folder)?;
    let notes = notes(&restored);
    let named = (form.as_str(), period, version);
    let files = match is_look {
        true => look(&restored, folder, &listed, named, progress),
        false => compared(&restored, folder, &listed, named, progress),
    };
    let files = files.map_err(|mut refused| {
        refused.diagnostics.splice(0..0, notes.iter().cloned());
        refused
    })?;
    Ok(Rerun { form, period, version, files, notes })
}

/// Return, period and version: as the folder stands in `wyniki`, else as the manifest says.
fn named(
    office: &Path,
    folder: &Path,
    manifest: Option<&Value>,
) -> Option<(String, ReportingPeriod, u32)> {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let inside = real(folder).strip_prefix(real(&office.join("wyniki"))).map(PathBuf::from).ok();
    let parts: Vec<String> = inside
        .iter()
        .flat_map(|own| own.components())
        .map(|own| own.as_os_str().to_string_lossy().into_owned())
        .collect();
    // Versions of districts stand below those of their strategy.
    let parts = match parts.as_slice() {
        [period, form, _, _, version] | [period, form, version] => Some((period, form, version)),
        _ => None,
    };
    if let Some((period, form, version)) = parts
        && let (Ok(period), Some(Ok(version))) =
            (period.parse(), version.strip_prefix('v').map(str::parse))
    {
        return Some((form.clone(), period, version));
    }
    let manifest = manifest?;
    Some((
        manifest["template"]["id"].as_str().or(manifest["strategy"].as_str())?.to_owned(),
        manifest["period"].as_str()?.parse().ok()?,
        u32::try_from(manifest["version"].as_u64()?).ok()?,
    ))
}

/// A106: what else than the inputs makes a version, and is another now.
fn notes(restored: &Restored) -> Vec<Diagnostic> {
    let inputs = &restored.inputs;
    let said = |what: &'static str, was: &str, is: &str| {
        (was != is).then(|| Diagnostic::warning("A106").with("what", what).with("was", was))
    };
    let program = said("program", &inputs.program, env!("CARGO_PKG_VERSION"));
    let templates = said("templates", &inputs.built_in, &builtin::sum());
    program.into_iter().chain(templates).collect()
}

fn compared(
    restored: &Restored,
    folder: &Path,
    listed: &Listed,
    (form, period, version): (&str, ReportingPeriod, u32),
    progress: &dyn Fn(Progress<'_>),
) -> Result<Vec<Beside>, Refused> {
    let request = restored.request(form, period);
    let place = Workplace::open(&request.office, form, period)?;
    let options = chosen_options(&place, &request)?;
    let (shared, keeping) = (Shared::default(), Keeping::listing());
    let asked = Asked { shared: &shared, rules: true, keeping: Some(&keeping) };
    let (done, _) = counted(&place, &request, asked, progress, |scene| judged(scene, progress))?;
    let mut report = done.report.clone();
    report.version = version;
    let catalogue = Catalogue::new(Language::Polish);
    progress(Progress::Writing);
    let mut made = submission::files(&place, &options, &report, &done, &catalogue)?;
    keeping.beside(&place, &done.compared);
    made.push(keeping.finish(&request.options)?);
    Ok(beside(&made, folder, listed))
}

/// A look at a strategy made again.
fn look(
    restored: &Restored,
    folder: &Path,
    listed: &Listed,
    (strategy, period, version): (&str, ReportingPeriod, u32),
    progress: &dyn Fn(Progress<'_>),
) -> Result<Vec<Beside>, Refused> {
    let request = monitor::Request {
        office: restored.office().to_path_buf(),
        strategy: strategy.to_owned(),
        period,
        unit: restored.inputs.options.get(monitor::UNIT).cloned(),
    };
    let made = monitor::made_again(&request, version, progress)?;
    Ok(beside(&made, folder, listed))
}

/// Every file that is made now or is there.
fn beside(made: &[File<'_>], folder: &Path, listed: &Listed) -> Vec<Beside> {
    let made: BTreeMap<&str, &File<'_>> =
        made.iter().map(|file| (file.name.as_str(), file)).collect();
    let there = files_in(folder);
    let names: BTreeSet<&str> =
        made.keys().copied().chain(there.iter().map(String::as_str)).collect();
    let each = names.into_iter().map(|name| {
        let bytes = std::fs::read(folder.join(name)).ok();
        let (fate, keys) = match (made.get(name), &bytes) {
            (Some(_), None) => (Fate::Missing, Vec::new()),
            (Some(file), Some(bytes)) => of_both(file, bytes, listed),
            (None, bytes) => (of_one(name, bytes.as_deref(), listed), Vec::new()),
        };
        Beside { file: name.to_owned(), fate, keys }
    });
    each.collect()
}

/// A file that is made now beside the one that is there.
fn of_both(file: &File<'_>, bytes: &[u8], listed: &Listed) -> (Fate, Vec<String>) {
    let sum = ingest::sum(bytes);
    if sum == file.sha256 {
        return (Fate::Equal, Vec::new());
    }
    match listed.sums.get(&file.name) {
        Some(own) if *own != sum => (Fate::Changed, Vec::new()),
        Some(_) => (Fate::Different, Vec::new()),
        // What is no json is not what was written.
        None if file.name == MANIFEST && listed.manifest.is_none() => (Fate::Changed, Vec::new()),
        // The manifest and the list of inputs have no sum of their own.
        None => {
            let keys = file.bytes().map(|made| differing_keys(bytes, made)).unwrap_or_default();
            (Fate::Different, keys)
        }
    }
}

/// A file that is not made now.
fn of_one(name: &str, bytes: Option<&[u8]>, listed: &Listed) -> Fate {
    match (listed.sums.get(name), bytes) {
        (Some(own), Some(bytes)) if *own == ingest::sum(bytes) => Fate::Different,
        (Some(_), _) => Fate::Changed,
        (None, _) => Fate::Unknown,
    }
}

/// Of differing keys so many are named.
const MOST_KEYS: usize = 12;

/// The keys whose values differ between two json texts; values are not told: they may be anybody's.
fn differing_keys(one: &[u8], other: &[u8]) -> Vec<String> {
    fn walk(one: &Value, other: &Value, path: &str, found: &mut Vec<String>) {
        if one == other {
            return;
        }
        let inside = |key: &str| match path {
            "" => key.to_owned(),
            path => format!("{path}/{key}"),
        };
        match (one, other) {
            (Value::Object(one), Value::Object(other)) => {
                let keys: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
                for key in keys {
                    let of = |own: &serde_json::Map<String, Value>| {
                        own.get(key).cloned().unwrap_or_default()
                    };
                    walk(&of(one), &of(other), &inside(key), found);
                }
            }
            (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
                for (index, (one, other)) in one.iter().zip(other).enumerate() {
                    walk(one, other, &inside(&index.to_string()), found);
                }
            }
            _ => found.push(path.to_owned()),
        }
    }
    let (Ok(one), Ok(other)) = (serde_json::from_slice(one), serde_json::from_slice(other)) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    walk(&one, &other, "", &mut found);
    if found.len() > MOST_KEYS {
        found.truncate(MOST_KEYS);
        found.push("…".to_owned());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::differing_keys;

    #[test]
    fn keys_that_differ_are_named() {
        for (one, other, expected) in [
            (r#"{"a":1}"#, r#"{ "a": 1 }"#, ""),
            (r#"{"a":1,"b":{"c":2}}"#, r#"{"a":1,"b":{"c":3}}"#, "b/c"),
            (r#"{"a":[1,{"b":2}]}"#, r#"{"a":[1,{"b":3}],"c":1}"#, "a/1/b c"),
            (r#"{"a":[1]}"#, r#"{"a":[1,2]}"#, "a"),
            ("{", "{}", ""),
        ] {
            let found = differing_keys(one.as_bytes(), other.as_bytes());
            assert_eq!(found.join(" "), expected, "{one} {other}");
        }
    }
}
