//! What the command names on either side: `mrpips-03:2025-H1:v1`, `2025-H2`, `wyniki/2025-H1/mrpips-03/v1`. Polish:
//! strony porównania.

use std::collections::BTreeMap;
use std::path::{Component, Path};

use super::super::submission::newest_version;
use super::super::{Exit, Refused, Request, Restored, restore};
use super::Compared;
use crate::diagnostic::{Diagnostic, Place};
use crate::period::ReportingPeriod;
use crate::run::altered::changed;

/// A side as it was understood, before anything of it is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub form: String,
    pub period: ReportingPeriod,
    /// None is the exports and templates of today.
    pub version: Option<u32>,
}

/// Words for the exports of today, and for the newest version.
const NOW: [&str; 2] = ["teraz", "now"];
const NEWEST: [&str; 2] = ["ostatnia", "newest"];

/// What a word says of a side, part by part.
#[derive(Default)]
struct Parts {
    form: Option<String>,
    period: Option<ReportingPeriod>,
    version: Option<Version>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Version {
    Number(u32),
    Newest,
    Now,
}

/// Both sides. B may leave out what is the same as in A; without B the newest version, or the one that A names, is
/// compared with the exports of today.
///
/// Errors: B101 nobody can tell what is meant; B102 A names no return or no period; B103 the folder is of no version of
/// this office; B104 nothing was submitted yet; B106 the same side twice.
pub fn sides(office: &Path, before: &str, after: Option<&str>) -> Result<[Told; 2], Refused> {
    let refused = |found| Refused::one(Exit::Configuration, found);
    let one = parts(office, before).map_err(refused)?;
    let other = match after {
        Some(word) => parts(office, word).map_err(refused)?,
        None => Parts::default(),
    };
    let lacks = |what: &'static str| {
        refused(Diagnostic::error("B102").with("found", before).with("lacks", what))
    };
    let form = one.form.ok_or_else(|| lacks("form"))?;
    let period = one.period.ok_or_else(|| lacks("period"))?;
    let alone = after.is_none().then_some(Version::Newest);
    let told = |form: String, period, version| -> Result<Told, Refused> {
        let version = version_of(office, &form, period, version)?;
        Ok(Told { form, period, version })
    };
    let a = told(form.clone(), period, one.version.or(alone))?;
    let b = told(other.form.unwrap_or(form), other.period.unwrap_or(period), other.version)?;
    Ok([a, b])
}

fn version_of(
    office: &Path,
    form: &str,
    period: ReportingPeriod,
    version: Option<Version>,
) -> Result<Option<u32>, Refused> {
    let nothing = || {
        let found = Diagnostic::error("B104").with("form", form);
        Refused::one(Exit::Configuration, found.with("period", period.to_string()))
    };
    match version {
        None | Some(Version::Now) => Ok(None),
        Some(Version::Newest) => {
            let (version, _) = newest_version(office, form, period).ok_or_else(nothing)?;
            Ok(Some(version))
        }
        Some(Version::Number(version)) => Ok(Some(version)),
    }
}

/// The parts of a word, in any order: each is known by what it is.
fn parts(office: &Path, word: &str) -> Result<Parts, Diagnostic> {
    let unclear = || Diagnostic::error("B101").with("found", word);
    let names =
        if word.contains(['/', '\\']) && !word.contains(':') || Path::new(word).is_absolute() {
            folder(office, word)?
        } else {
            word.split(':').map(|own| own.trim().to_owned()).collect()
        };
    let mut parts = Parts::default();
    for name in names.iter().filter(|own| !own.is_empty()) {
        let taken = if let Some(version) = version(name) {
            parts.version.replace(version).is_some()
        } else if let Ok(period) = name.parse::<ReportingPeriod>() {
            parts.period.replace(period).is_some()
        } else if is_id(name) {
            parts.form.replace(name.clone()).is_some()
        } else {
            true
        };
        if taken {
            return Err(unclear());
        }
    }
    let empty = parts.form.is_none() && parts.period.is_none() && parts.version.is_none();
    if empty { Err(unclear()) } else { Ok(parts) }
}

fn version(name: &str) -> Option<Version> {
    if NOW.contains(&name) {
        return Some(Version::Now);
    }
    if NEWEST.contains(&name) {
        return Some(Version::Newest);
    }
    let number = name.strip_prefix('v')?;
    let digits = !number.is_empty() && number.bytes().all(|own| own.is_ascii_digit());
    digits.then(|| Version::Number(number.parse().unwrap_or(u32::MAX)))
}

/// May it be the id of a return? It names a folder, so that nothing that leads elsewhere is one.
fn is_id(name: &str) -> bool {
    let plain = |own: char| own.is_ascii_lowercase() || own.is_ascii_digit() || "-_".contains(own);
    name.starts_with(|own: char| own.is_ascii_alphanumeric()) && name.chars().all(plain)
}

/// The names below `wyniki/` of a folder of a submission: period, return and version.
fn folder(office: &Path, word: &str) -> Result<Vec<String>, Diagnostic> {
    let strange = || Diagnostic::error("B103").at(Place::file(word.to_owned()));
    let plain = |path: &Path| -> Vec<String> {
        let parts = path.components().filter_map(|own| match own {
            Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
            _ => None,
        });
        parts.collect()
    };
    let word = word.replace('\\', "/");
    let given = Path::new(&word);
    let absolute = |path: &Path| path.canonicalize().ok();
    // As it stands, else as seen from the office.
    let found = absolute(given).or_else(|| absolute(&office.join(given)));
    let names = match (found, absolute(&office.join("wyniki"))) {
        (Some(path), Some(root)) => plain(path.strip_prefix(&root).map_err(|_| strange())?),
        _ => {
            let names = plain(given);
            let start = names.iter().position(|own| own == "wyniki").ok_or_else(strange)?;
            names[start + 1..].to_vec()
        }
    };
    // A file of the submission means the submission.
    let names: Vec<String> = names.into_iter().take(3).collect();
    if names.is_empty() { Err(strange()) } else { Ok(names) }
}

/// A side made ready: a version in a folder of its own, which is gone when this is dropped.
pub struct Laid {
    pub compared: Compared,
    _restored: Option<Restored>,
}

impl Laid {
    /// `options` are those of the command; a version has its own.
    pub fn out(
        office: &Path,
        told: &Told,
        options: &BTreeMap<String, String>,
    ) -> Result<Laid, Refused> {
        let Some(version) = told.version else {
            let request = Request {
                office: office.to_path_buf(),
                form: told.form.clone(),
                period: told.period,
                options: options.clone(),
                write: false,
                uncorrected: false,
                dry_run: false,
            };
            let compared = Compared { request, version: None, as_made: true, changed: Vec::new() };
            return Ok(Laid { compared, _restored: None });
        };
        let restored = restore(office, &told.form, told.period, version)?;
        let mut request = restored.request(&told.form, told.period);
        request.options.extend(options.clone());
        let changed = changed(office, &told.form, told.period, version);
        let version = Some((version, office.to_path_buf()));
        let compared = Compared { request, version, as_made: options.is_empty(), changed };
        Ok(Laid { compared, _restored: Some(restored) })
    }
}

/// B105: the sides are of two returns, whose cells have nothing in common.
pub fn two_returns(sides: &[Told; 2]) -> Diagnostic {
    Diagnostic::error("B105")
        .with("before", sides[0].form.as_str())
        .with("after", sides[1].form.as_str())
}

/// B106: both sides are the same, told apart by nothing.
pub fn same_twice(
    sides: &[Told; 2],
    options: [&BTreeMap<String, String>; 2],
) -> Option<Diagnostic> {
    (sides[0] == sides[1] && options[0] == options[1]).then(|| {
        let version = sides[0].version.map(|own| format!(":v{own}")).unwrap_or_default();
        let name = format!("{}:{}{version}", sides[0].form, sides[0].period);
        Diagnostic::error("B106").with("found", name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What both words mean in an office that has v1 and v2 of 2025-H1.
    #[test]
    fn sides_are_named_in_many_ways() {
        let office = tempfile::tempdir().expect("a folder");
        let root = office.path();
        for version in ["v1", "v2"] {
            std::fs::create_dir_all(root.join("wyniki/2025-H1/mrpips-03").join(version))
                .expect("a folder");
        }
        let path = |version: &str| {
            root.join("wyniki/2025-H1/mrpips-03").join(version).display().to_string()
        };
        let (v1, file) = (path("v1"), path("v1/manifest.json"));
        for (before, after, expected) in [
            ("mrpips-03:2025-H1", "2025-H2", "2025-H1 now, 2025-H2 now"),
            ("mrpips-03:2025-H1", "2025", "2025-H1 now, 2025 now"),
            ("2025-H1:mrpips-03:v1", "v2", "2025-H1 v1, 2025-H1 v2"),
            ("mrpips-03:2025-H1:v1", "teraz", "2025-H1 v1, 2025-H1 now"),
            ("mrpips-03:2025-H1:ostatnia", "2024-H1", "2025-H1 v2, 2024-H1 now"),
            (
                "wyniki/2025-H1/mrpips-03/v1",
                "wyniki/2025-H1/mrpips-03/v2/",
                "2025-H1 v1, 2025-H1 v2",
            ),
            ("wyniki/2025-H1/mrpips-03", "v1", "2025-H1 now, 2025-H1 v1"),
            (&v1, "v2", "2025-H1 v1, 2025-H1 v2"),
            (&file, "now", "2025-H1 v1, 2025-H1 now"),
            ("mrpips-03:2025-H1", "", "2025-H1 v2, 2025-H1 now"),
            ("mrpips-03:2025-H1:v1", "", "2025-H1 v1, 2025-H1 now"),
            ("mrpips-03", "2025-H1", "B102"),
            ("2025-H1", "2025-H2", "B102"),
            ("mrpips-03:2025-H1:2025-H2", "v1", "B101"),
            ("mrpips-03:2025-H1", "..", "B101"),
            ("mrpips-03:2025-H1", ":", "B101"),
            ("mrpips-03:2025-H1:v3", "2024-H1:v1", "2025-H1 v3, 2024-H1 v1"),
            ("mrpips-03:2025-H1:v99999999999", "v1", "2025-H1 v4294967295, 2025-H1 v1"),
            ("mrpips-03:2025-H2", "", "B104"),
            ("/tmp", "v1", "B103"),
            ("../elsewhere/v1", "v1", "B103"),
        ] {
            let after_word = Some(after).filter(|own| !own.is_empty());
            let found = match sides(root, before, after_word) {
                Ok(both) => {
                    let version = |own: &Told| match own.version {
                        Some(version) => format!("{} v{version}", own.period),
                        None => format!("{} now", own.period),
                    };
                    assert!(both.iter().all(|own| own.form == "mrpips-03"), "{before} {after}");
                    both.each_ref().map(version).join(", ")
                }
                Err(refused) => refused.diagnostics[0].code.to_owned(),
            };
            assert_eq!(found, expected, "{before} {after}");
        }
    }
}
