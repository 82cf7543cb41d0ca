//! Files and folders to judged submissions, side by side, in the order of their names. Polish: zebranie sprawozdań.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::wide::{Kind, UnitTable, WideRow};
use super::{LeftOut, Request, Submission, Why};
use crate::cores;
use crate::diagnostic::{Diagnostic, Place, Problems};
use crate::ingest;
use crate::number::Exact;
use crate::received::{self, Received};
use crate::report::Outcome;
use crate::template::form::Form;
use crate::template::formula::Reference;
use crate::verify::{Desk, Judge, Room, Tell, form_meant, known_cells, period_said, roles_of};

/// Files that one thread reads before it takes more: forms of one kind are laid out once for them.
const TOGETHER: usize = 64;

/// What the files hold.
#[derive(Default)]
pub struct Gathered {
    pub submissions: Vec<Submission>,
    pub left_out: Vec<LeftOut>,
    /// Rows of a wide table that say what others added up.
    pub added_up: Vec<AddedUp>,
    pub findings: Vec<Diagnostic>,
    /// The files that were read, with size and sum.
    pub inputs: Vec<(String, u64, String)>,
    /// The mapping by which a wide table was read.
    pub table: Option<UnitTable>,
}

/// A row that adds up units: its name, and its values by cell.
pub struct AddedUp {
    pub kind: Kind,
    pub group: String,
    pub place: Place,
    pub values: BTreeMap<(String, String, String), Exact>,
}

/// The files that are named, and those in folders that are; hidden ones are nobody's.
pub fn files(paths: &[PathBuf]) -> Vec<(PathBuf, bool)> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            walk(path, &mut found);
        } else {
            found.push((path.clone(), true));
        }
    }
    found.sort();
    found.dedup_by(|one, other| one.0 == other.0);
    found
}

fn walk(folder: &Path, found: &mut Vec<(PathBuf, bool)>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with('.') || name.starts_with("~$") {
            continue;
        }
        if path.is_dir() { walk(&path, found) } else { found.push((path, false)) }
    }
}

/// Reads and judges them all.
pub fn gather(
    room: &Room,
    desk: &Desk,
    form: &Form,
    tables: &[UnitTable],
    request: &Request,
) -> Result<Gathered, Diagnostic> {
    let files = files(&request.files);
    let chunks: Vec<Vec<(PathBuf, bool)>> = files.chunks(TOGETHER).map(<[_]>::to_vec).collect();
    let work = |chunk: Vec<(PathBuf, bool)>| {
        let mut own = Gathered::default();
        let mut ready = Vec::new();
        for (path, named) in chunk {
            own.file(room, desk, form, tables, (&path, named), &mut ready);
        }
        own.judge(desk, form, ready, request)?;
        Ok(own)
    };
    let mut all = Gathered::default();
    for own in cores::each(chunks, work) {
        let own: Gathered = own?;
        all.submissions.extend(own.submissions);
        all.left_out.extend(own.left_out);
        all.added_up.extend(own.added_up);
        all.findings.extend(own.findings);
        all.inputs.extend(own.inputs);
        all.table = all.table.or(own.table);
    }
    Ok(all)
}

/// A form that waits to be judged, and the group of its unit.
struct Ready {
    received: Received,
    group: String,
    wide: bool,
}

impl Gathered {
    fn file(
        &mut self,
        room: &Room,
        desk: &Desk,
        form: &Form,
        tables: &[UnitTable],
        (path, named): (&Path, bool),
        ready: &mut Vec<Ready>,
    ) {
        let shown = path.display().to_string();
        let mut out = |why: Why, found: Option<Diagnostic>| {
            self.left_out.push(LeftOut { file: shown.clone(), why, found, unit: String::new() });
        };
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let found = Diagnostic::error("V101").at(Place::file(shown.as_str()));
                return out(Why::Unreadable, Some(found.with("message", error.to_string())));
            }
        };
        let received = match received::read_bytes(path, &shown, &bytes) {
            Ok(received) => received,
            Err(found) if found.code == "V102" => {
                let of = Received {
                    file: shown.clone(),
                    size: bytes.len() as u64,
                    sha256: ingest::sum(&bytes),
                    ..Received::default()
                };
                if let Some((table, rows)) = self.wide(path, &bytes, tables, desk, &of) {
                    self.inputs.push((of.file, of.size, of.sha256));
                    self.table = Some(table.clone());
                    self.rows(rows, desk, ready);
                    return;
                }
                // What lies in a folder beside the forms is nobody's mistake.
                let why = if named { Why::Unreadable } else { Why::NoForm };
                return self.left_out.push(LeftOut {
                    file: shown,
                    why,
                    found: named.then_some(found),
                    unit: String::new(),
                });
            }
            Err(found) => return out(Why::Unreadable, Some(found)),
        };
        let said = &received.said;
        if form_meant(room, said).is_some_and(|own| own != desk.form.id) {
            return out(Why::OtherForm, None);
        }
        let period = period_said(&said.period);
        if !said.period.is_empty() && period != Some(desk.period) {
            return out(Why::OtherPeriod, None);
        }
        let edition = said.edition.as_str();
        let other = !edition.is_empty() && edition != desk.form.edition;
        let fits = known_cells(form, &received.cells) == received.cells.len();
        if other {
            let found = Diagnostic::warning("V153")
                .at(Place::file(shown.as_str()))
                .with("found", edition)
                .with("edition", desk.form.edition.as_str())
                .with("kind", if fits { "fits" } else { "left" });
            if !fits {
                return out(Why::OtherEdition, Some(found));
            }
            self.findings.push(found);
        }
        self.inputs.push((received.file.clone(), received.size, received.sha256.clone()));
        ready.push(Ready { received, group: String::new(), wide: false });
    }

    /// A table with a row a unit, when a mapping knows its titles.
    fn wide<'t>(
        &mut self,
        path: &Path,
        bytes: &[u8],
        tables: &'t [UnitTable],
        desk: &Desk,
        of: &Received,
    ) -> Option<(&'t UnitTable, Vec<WideRow>)> {
        let (lines, _) = received::lines(path, bytes, None).ok()?;
        let problems = Problems::default();
        let mut known = tables.iter().filter(|own| own.form.text == desk.form.id);
        let found = known.find_map(|own| Some((own, own.rows(&lines, of, &problems)?)))?;
        self.findings.extend(problems.into_vec());
        Some(found)
    }

    fn rows(&mut self, rows: Vec<WideRow>, desk: &Desk, ready: &mut Vec<Ready>) {
        for WideRow { kind, group, received } in rows {
            if period_said(&received.said.period) != Some(desk.period) {
                let (file, unit) = (received.file, received.said.unit);
                self.left_out.push(LeftOut { file, why: Why::OtherPeriod, found: None, unit });
                continue;
            }
            if kind == Kind::Unit {
                ready.push(Ready { received, group, wide: true });
                continue;
            }
            let place = received.cells.first().map(|own| own.place.clone()).unwrap_or_default();
            let values = received.cells.into_iter().filter_map(|own| {
                let value = own.value.number()?;
                Some(((own.section, own.row, own.column), value))
            });
            self.added_up.push(AddedUp { kind, group, place, values: values.collect() });
        }
    }

    /// Judges the forms, those of the same roles together.
    fn judge(
        &mut self,
        desk: &Desk,
        form: &Form,
        ready: Vec<Ready>,
        request: &Request,
    ) -> Result<(), Diagnostic> {
        let mut by_roles: BTreeMap<Vec<String>, Vec<(usize, Ready)>> = BTreeMap::new();
        for (index, own) in ready.into_iter().enumerate() {
            let mut roles = roles_of(form, &own.received);
            roles.sort();
            by_roles.entry(roles).or_default().push((index, own));
        }
        let nobody = |_: Option<&str>, _: Option<&str>, _: &(String, String, String)| None;
        let others = |_: &Reference| -> Option<Exact> { None };
        let mut judged: Vec<(usize, Submission)> = Vec::new();
        for (roles, all) in by_roles {
            desk.lay(form, &roles, &others, |paper, context| {
                let mut judge = Judge::new(desk, form, paper, context, &[])?;
                for (index, own) in all {
                    let of = request.units.as_ref();
                    let mut received = own.received;
                    drop_rows_from_data(&desk.form, form, &mut received);
                    let mut found = judge.judged(&received, &nobody, Tell::Open);
                    if own.wide {
                        // A column that the table does not have is no cell that the unit left out.
                        let asked =
                            |name: &String| received.cells.iter().any(|cell| cell.name() == *name);
                        found.findings.retain(|own| own.code != "V107");
                        found.outcomes.retain(|own| {
                            own.outcome != Outcome::CouldNotRun || own.cells.iter().all(asked)
                        });
                    }
                    let said = &received.said;
                    let listed = of.and_then(|own| own.find(&said.unit));
                    let name = listed.map(|own| own.name.clone()).filter(|own| !own.is_empty());
                    judged.push((
                        index,
                        Submission {
                            unit: unit_of(&received, of),
                            name: name.unwrap_or_else(|| said.name.clone()),
                            group: own.group,
                            version: said.version.clone(),
                            place: received.cells.first().map(|own| own.place.clone()),
                            file: received.file,
                            sha256: received.sha256,
                            roles: roles.clone(),
                            values: found.values,
                            findings: found.findings,
                            outcomes: found.outcomes,
                            passed: found.passed,
                        },
                    ));
                }
                Ok(())
            })?;
        }
        judged.sort_by_key(|(index, _)| *index);
        self.submissions.extend(judged.into_iter().map(|(_, own)| own));
        Ok(())
    }
}

/// What a file says of its unit, else the unit of the list that its name names.
fn unit_of(received: &Received, units: Option<&super::units::Units>) -> String {
    if !received.said.unit.is_empty() {
        return received.said.unit.clone();
    }
    let path = Path::new(&received.file);
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let parts: Vec<&str> = name.split(|letter: char| !letter.is_alphanumeric()).collect();
    let mut known = units.into_iter().flat_map(|own| &own.all);
    known.find(|own| parts.contains(&own.id.as_str())).map(|own| own.id.clone()).unwrap_or_default()
}

/// Rows that each unit's data gave are no rows of all units.
fn drop_rows_from_data(whole: &Form, fixed: &Form, received: &mut Received) {
    for section in &whole.sections {
        if section.rows.iter().all(|row| row.by.is_empty()) {
            continue;
        }
        let known =
            |row: &str| fixed.section(&section.id).is_some_and(|own| own.row(row).is_some());
        received.cells.retain(|own| own.section != section.id || known(&own.row));
    }
}
