//! Which return of each unit is taken: the newest version, or the one that the list of units says. Polish: wybór wersji.

use std::collections::BTreeMap;

use super::units::{Unit, Units};
use super::{LeftOut, Submission, Why};
use crate::diagnostic::{Diagnostic, Place};
use crate::template::form::Form;

/// Cells named in one message.
const NAMED: usize = 5;

pub struct Taken {
    pub submissions: Vec<Submission>,
    pub units: Units,
    pub missing: Vec<Unit>,
}

/// One return of each unit, in the order of the units. V150 a file of no unit, V151 two different files of one version (which
/// refuses the whole), V152 a newer version taken, V169 the same return twice, V155 a unit that is not on the list, V165 a
/// version that no file has.
pub fn taken(
    all: Vec<Submission>,
    units: Option<&Units>,
    form: &Form,
    left_out: &mut Vec<LeftOut>,
    findings: &mut Vec<Diagnostic>,
) -> Result<Taken, Vec<Diagnostic>> {
    let mut by_unit: BTreeMap<String, Vec<Submission>> = BTreeMap::new();
    for own in all {
        let out = |why: Why, found: Diagnostic| LeftOut {
            file: own.file.clone(),
            why,
            found: Some(found.at(Place::file(own.file.as_str()))),
            unit: own.unit.clone(),
        };
        if own.unit.is_empty() || own.unit.contains(" / ") {
            let found = Diagnostic::error("V150").with("found", own.unit.as_str());
            let kind = if own.unit.is_empty() { "none" } else { "several" };
            left_out.push(out(Why::NoUnit, found.with("kind", kind)));
            continue;
        }
        if let Some(units) = units
            && units.find(&own.unit).is_none()
        {
            let known = units.all.iter().map(|own| own.id.as_str());
            let found = Diagnostic::warning("V155").with("name", own.shown());
            left_out.push(out(Why::NotListed, found.among(&own.unit, known)));
            continue;
        }
        by_unit.entry(own.unit.clone()).or_default().push(own);
    }
    let (mut submissions, mut refused) = (Vec::new(), Vec::new());
    for (unit, versions) in by_unit {
        let listed = units.and_then(|own| own.find(&unit));
        let wanted = listed.and_then(|own| own.version.clone());
        match one(versions, wanted.as_deref(), form, left_out, findings) {
            Ok(own) => submissions.push(own),
            Err(found) => refused.push(found),
        }
    }
    if !refused.is_empty() {
        return Err(refused);
    }
    let units = match units {
        Some(units) => Units { all: units.all.clone(), file: units.file.clone() },
        None => Units {
            all: submissions
                .iter()
                .map(|own| Unit { id: own.unit.clone(), name: own.name.clone(), ..Unit::default() })
                .collect(),
            file: None,
        },
    };
    let sent = |own: &&Unit| submissions.iter().any(|sent| sent.unit == own.id);
    let missing = units.all.iter().filter(|own| !sent(own)).cloned().collect();
    Ok(Taken { submissions, units, missing })
}

/// Newer versions have greater numbers; a version that is no number is a text.
fn order(version: &str) -> (u64, String) {
    let digits = version.trim_start_matches(['v', 'V']);
    (digits.parse().unwrap_or(0), version.to_owned())
}

/// The one of a unit's files that counts.
fn one(
    mut versions: Vec<Submission>,
    wanted: Option<&str>,
    form: &Form,
    left_out: &mut Vec<LeftOut>,
    findings: &mut Vec<Diagnostic>,
) -> Result<Submission, Diagnostic> {
    versions.sort_by_key(|own| order(&own.version));
    for pair in versions.windows(2) {
        let [one, other] = pair else { continue };
        if one.version == other.version && one.values != other.values {
            let differ = one
                .values
                .keys()
                .chain(other.values.keys())
                .filter(|at| one.values.get(at) != other.values.get(at));
            let mut cells: Vec<_> = differ.collect();
            cells.sort();
            cells.dedup();
            let shown = cells.iter().take(NAMED).map(|at| {
                let said = |own: &Submission| own.values.get(at).map(|own| own.shown());
                let none = || "brak".to_owned();
                let (section, row, column) = **at;
                let own = &form.sections[section];
                format!(
                    "{}/{}/{} {} i {}",
                    own.id,
                    own.rows[row].id,
                    own.columns[column].id,
                    said(one).unwrap_or_else(none),
                    said(other).unwrap_or_else(none)
                )
            });
            let shown: Vec<String> = shown.collect();
            return Err(Diagnostic::error("V151")
                .at(Place::file(one.file.as_str()))
                .at(Place::file(other.file.as_str()))
                .with("unit", one.shown())
                .with("version", if one.version.is_empty() { "none" } else { &one.version })
                .with("count", cells.len())
                .with("values", shown.join("; ")));
        }
    }
    let newest = versions.last().map(|own| own.version.clone()).unwrap_or_default();
    let wanted = match wanted {
        Some(wanted) if versions.iter().any(|own| own.version == wanted) => wanted.to_owned(),
        Some(wanted) => {
            let unit = versions.last().map(Submission::shown).unwrap_or_default();
            findings.push(
                Diagnostic::warning("V165")
                    .with("unit", unit)
                    .with("wanted", wanted)
                    .with("version", newest.as_str()),
            );
            newest
        }
        None => newest,
    };
    let at = versions.iter().position(|own| own.version == wanted).unwrap_or(versions.len() - 1);
    let taken = versions.remove(at);
    for own in versions.iter().filter(|own| own.version == taken.version) {
        // Rows of one table differ by their row; of forms the file is enough.
        let place = |one: &Submission| match one.place.clone() {
            Some(place) if taken.file == own.file => place,
            _ => Place::file(one.file.as_str()),
        };
        let places = [&taken, own].map(place);
        let said = Diagnostic::note("V169").with("unit", taken.shown());
        findings.push(places.into_iter().fold(said, Diagnostic::at));
        left_out.push(LeftOut {
            file: own.file.clone(),
            why: Why::SameAgain,
            found: None,
            unit: own.unit.clone(),
        });
    }
    let older: Vec<&Submission> =
        versions.iter().filter(|own| own.version != taken.version).collect();
    if !older.is_empty() {
        let said = Diagnostic::note("V152")
            .at(Place::file(taken.file.as_str()))
            .with("unit", taken.shown())
            .with("version", taken.version.as_str())
            .with(
                "others",
                older.iter().map(|own| own.version.as_str()).collect::<Vec<_>>().join(", "),
            );
        findings.push(said.clone());
        left_out.extend(older.iter().map(|own| LeftOut {
            file: own.file.clone(),
            why: Why::OlderVersion,
            found: None,
            unit: own.unit.clone(),
        }));
    }
    Ok(taken)
}
