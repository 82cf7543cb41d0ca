//! Files and folders to judged submissions, side by side, in the order of their names. Polish: zebranie sprawozdań.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::wide::{Kind, UnitTable, WideRow};
use super::{LeftOut, Request, Submission, Why};
use crate::cores;
use crate::diagnostic::{Diagnostic, Place, Problems};
use crate::ingest;
use crate::number::Exact;
use crate::received::{self, GivenCell, Received};
use crate::report::Outcome;
use crate::template::form::Form;
use crate::template::formula::Reference;
use crate::verify::{
    Desk, Judge, Room, Tell, better_edition, editions, form_meant, period_said, roles_of,
    said_twice, unknown_cells,
};

/// Files that one thread reads before it takes more, the fewest and the most: forms of one kind are laid out once for
/// them.
const TOGETHER: [usize; 2] = [64, 512];

/// So often each thread takes files, so that all end together.
const TURNS: usize = 4;

/// Cells named in one message.
const NAMED: usize = 10;

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

/// With what the files are read and judged.
pub struct Gathering<'g> {
    pub room: &'g Room,
    pub desk: &'g Desk,
    /// The form without the rows that the data of each unit give.
    pub form: &'g Form,
    pub tables: &'g [UnitTable],
    pub request: &'g Request,
    /// The editions of the form, opened when a file is of another one.
    editions: OnceLock<Vec<(String, Form)>>,
}

impl<'g> Gathering<'g> {
    pub fn new(
        (room, desk): (&'g Room, &'g Desk),
        form: &'g Form,
        tables: &'g [UnitTable],
        request: &'g Request,
    ) -> Gathering<'g> {
        Gathering { room, desk, form, tables, request, editions: OnceLock::new() }
    }

    fn editions(&self) -> &[(String, Form)] {
        self.editions.get_or_init(|| editions(self.room, self.desk))
    }

    /// Reads and judges them all.
    pub fn gather(&self) -> Result<Gathered, Diagnostic> {
        let files = files(&self.request.files);
        let [fewest, most] = TOGETHER;
        let together = files.len().div_ceil(cores::count() * TURNS).clamp(fewest, most);
        let chunks: Vec<Vec<(PathBuf, bool)>> = files.chunks(together).map(<[_]>::to_vec).collect();
        let work = |chunk: Vec<(PathBuf, bool)>| {
            let mut own = Gathered::default();
            let mut ready = Vec::new();
            for (path, named) in chunk {
                own.file(self, (&path, named), &mut ready);
            }
            own.judge(self, ready)?;
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

    /// V153: a file that says another edition; its cells may stand in the form all the same.
    fn other_edition(&self, received: &Received) -> Option<(bool, Diagnostic)> {
        let (own, said) = (self.desk.form.edition.as_str(), received.said.edition.as_str());
        if said.is_empty() || said == own {
            return None;
        }
        let unknown: Vec<String> =
            unknown_cells(self.form, &received.cells).map(GivenCell::name).collect();
        let is_known = self.editions().iter().any(|(_, form)| form.edition == said);
        let named = unknown.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
        let more = if unknown.len() > NAMED { ", …" } else { "" };
        let found = Diagnostic::warning("V153")
            .at(Place::file(received.file.as_str()))
            .with("found", said)
            .with("edition", own)
            .with("known", if is_known { "yes" } else { "no" })
            .with("kind", if unknown.is_empty() { "fits" } else { "left" })
            .with("count", unknown.len())
            .with("cells", format!("{named}{more}"));
        Some((unknown.is_empty(), found))
    }
}

/// A form that waits to be judged, and the group of its unit.
struct Ready {
    received: Received,
    group: String,
    wide: bool,
}

impl Gathered {
    fn file(&mut self, of: &Gathering<'_>, (path, named): (&Path, bool), ready: &mut Vec<Ready>) {
        let desk = of.desk;
        let shown = path.display().to_string();
        let mut out = |why: Why, found: Option<Diagnostic>| {
            self.left_out.push(LeftOut { file: shown.clone(), why, found, unit: String::new() });
        };
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                return out(Why::Unreadable, Some(received::not_opened(&shown, &error)));
            }
        };
        let received = match received::read_bytes(path, &shown, &bytes) {
            Ok(received) => received,
            Err(found) if found.code == "V102" => {
                let file = Received {
                    file: shown.clone(),
                    size: bytes.len() as u64,
                    sha256: ingest::sum(&bytes),
                    ..Received::default()
                };
                if let Some((table, rows)) = self.wide(path, &bytes, of.tables, desk, &file) {
                    self.inputs.push((file.file, file.size, file.sha256));
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
        if let Some(found) = said_twice(said) {
            return out(Why::Unreadable, Some(found.at(Place::file(shown.as_str()))));
        }
        if form_meant(of.room, said).is_some_and(|own| own != desk.form.id) {
            return out(Why::OtherForm, None);
        }
        let period = period_said(&said.period);
        if !said.period.is_empty() && period != Some(desk.period) {
            return out(Why::OtherPeriod, None);
        }
        if let Some((fits, found)) = of.other_edition(&received) {
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
    fn judge(&mut self, of: &Gathering<'_>, ready: Vec<Ready>) -> Result<(), Diagnostic> {
        let Gathering { desk, form, .. } = *of;
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
                    let units = of.request.units.as_ref();
                    let mut received = own.received;
                    drop_rows_from_data(&desk.form, form, &mut received);
                    let mut found = judge.judged(&received, &nobody, Tell::Open);
                    let has_strange = found.findings.iter().any(|own| own.code == "V108");
                    if !own.wide && has_strange {
                        found.findings.extend(better_edition(desk, &received, || of.editions()));
                    }
                    if own.wide {
                        // A column that the table does not have is no cell that the unit left out; an empty one is.
                        let asked =
                            |name: &String| received.cells.iter().any(|cell| cell.name() == *name);
                        let is_column = |own: &Diagnostic| own.text("kind") == Some("empty");
                        found.findings.retain(|own| own.code != "V107" || is_column(own));
                        found.outcomes.retain(|own| {
                            own.outcome != Outcome::CouldNotRun || own.cells.iter().all(asked)
                        });
                    }
                    let said = &received.said;
                    let listed = units.and_then(|own| own.find(&said.unit));
                    let name = listed.map(|own| own.name.clone()).filter(|own| !own.is_empty());
                    judged.push((
                        index,
                        Submission {
                            unit: unit_of(&received, units),
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
