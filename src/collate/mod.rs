//! Many units' returns put together into one: sums where these are lawful, who is missing, whom to ask. Polish:
//! zestawienie zbiorcze.

mod check;
mod collected;
mod gather;
mod group;
mod how;
mod late;
mod left_out;
mod outlier;
mod part;
mod peers;
mod policy;
mod query;
mod taken;
mod units;
mod wide;
mod written;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use crate::diagnostic::{Diagnostic, Place, Problems, Severity};
use crate::evaluate::fill::At;
use crate::number::Exact;
use crate::period::ReportingPeriod;
use crate::report::{Report, RuleOutcome};
use crate::run::{Exit, Refused, terms_beyond};
use crate::template::form::Content;
use crate::template::formula::Reference;
use crate::verify::{Judge, Room};

pub use check::check;
pub use collected::Cell;
use gather::Gathering;
pub use how::How;
pub use left_out::{LeftOut, Why};
pub use query::Query;
pub use units::{Unit, Units};
pub use written::{Written, write};

/// Units, and cells of each, that one finding names.
const NAMED: usize = 5;

/// What is asked of one collation.
pub struct Request {
    pub form: String,
    pub period: ReportingPeriod,
    pub files: Vec<PathBuf>,
    pub edition: Option<String>,
    pub options: BTreeMap<String, String>,
    pub units: Option<Units>,
    /// Only the units of this group of a wide table.
    pub group: Option<String>,
}

/// One unit's return, judged.
pub struct Submission {
    pub unit: String,
    pub name: String,
    pub group: String,
    pub version: String,
    pub file: String,
    pub sha256: String,
    /// Where its first value stands.
    pub place: Option<Place>,
    pub roles: Vec<String>,
    pub values: BTreeMap<At, Exact>,
    pub findings: Vec<Diagnostic>,
    /// Rules that failed or could not run; the others are only counted.
    pub outcomes: Vec<RuleOutcome>,
    pub passed: usize,
}

impl Submission {
    /// As people call it.
    pub fn shown(&self) -> String {
        [self.unit.as_str(), &self.name].join(" ").trim().to_owned()
    }
}

/// The collective return, and everything that is said of it.
pub struct Collated {
    pub report: Report,
    pub outcomes: Vec<RuleOutcome>,
    pub findings: Vec<Diagnostic>,
    pub cells: BTreeMap<String, Cell>,
    pub submissions: Vec<Submission>,
    pub units: Units,
    /// Units of the list without a return, and those that sent it after the deadline.
    pub missing: Vec<Unit>,
    pub late: Vec<Unit>,
    pub left_out: Vec<LeftOut>,
    pub queries: Vec<Query>,
    pub outliers: Vec<peers::Outlier>,
    pub peers: peers::Said,
    pub groups: group::Compared,
    /// Every input: files, size, sum.
    pub inputs: Vec<(String, u64, String)>,
    /// What the mapping of a wide table says of itself: title and source.
    pub table: Option<(String, String)>,
    pub template: Vec<(String, String)>,
    pub valid_from: String,
    pub options: BTreeMap<String, String>,
}

impl Collated {
    /// Cells that not every unit gave.
    pub fn incomplete(&self) -> usize {
        self.cells.values().filter(|own| own.present < own.of).count()
    }

    /// Made, but look: a rule failed, somebody is missing, a file was left out, a cell is incomplete, the law is not known
    /// so far.
    pub fn exit(&self) -> Exit {
        let bad = |own: &RuleOutcome| own.severity == Severity::Error && own.is_open();
        let look = self.outcomes.iter().any(bad)
            || self.submissions.iter().any(|own| {
                own.outcomes.iter().any(bad)
                    || own.findings.iter().any(|own| own.severity == Severity::Error)
            })
            || !self.missing.is_empty()
            || self.incomplete() > 0
            || self.left_out.iter().any(|own| own.why.is_grave())
            || self
                .findings
                .iter()
                .any(|own| matches!(own.code, "V163" | "V165" | "V167" | "C167"))
            || !self.groups.differ.is_empty();
        if look { Exit::Look } else { Exit::Good }
    }
}

/// Reads, judges and adds up. What cannot be decided refuses the whole: V151 two different files of one version, V158 no
/// return at all, V168 no unit of the group that is asked for.
pub fn collate(room: &Room, request: &Request) -> Result<Collated, Refused> {
    let configuration =
        |found: Diagnostic| Refused { exit: Exit::Configuration, diagnostics: vec![found] };
    let desk =
        room.desk(&request.form, request.period, request.edition.as_deref(), &request.options)?;
    let law = desk.beyond_law(&room.office, true)?;
    let problems = Problems::default();
    let tables = wide::tables(&room.files, &problems);
    let policy = policy::read(&room.files, &problems);
    let terms = late::terms(room, &problems);
    if problems.has_errors() {
        return Err(Refused { exit: Exit::Configuration, diagnostics: problems.into_vec() });
    }
    let (form, from_data) = part::fixed_rows(&desk.form);
    let mut gathered =
        Gathering::new((room, &desk), &form, &tables, request).gather().map_err(configuration)?;
    let mut findings = law;
    findings.append(&mut gathered.findings);
    if !from_data.is_empty() {
        findings.push(Diagnostic::note("V166").with("sections", from_data.join(", ")));
    }
    let all = std::mem::take(&mut gathered.submissions);
    if let Some(found) = request.group.as_ref().and_then(|own| group::unknown(own, &all)) {
        return Err(configuration(found));
    }
    let of_group = request.group.as_deref();
    let in_group = |own: &Submission| of_group.is_none_or(|of| group::is_same(&own.group, of));
    let all: Vec<Submission> = all.into_iter().filter(in_group).collect();
    let taken =
        taken::taken(all, request.units.as_ref(), &form, &mut gathered.left_out, &mut findings)
            .map_err(|found| Refused { exit: Exit::Input, diagnostics: found })?;
    if taken.submissions.is_empty() {
        let mut found = vec![left_out::nothing(request, &gathered.left_out)];
        found.extend(gathered.left_out.iter().filter_map(|own| own.found.clone()));
        return Err(Refused { exit: Exit::Input, diagnostics: found });
    }
    findings.extend(left_out::told(&gathered.left_out));
    let mut submissions = taken.submissions;
    let empty = if gathered.table.is_none() {
        part::sections_of_nobody(&form, &submissions)
    } else {
        Vec::new()
    };
    if !empty.is_empty() {
        part::leave_out_sections(&form, &empty, &mut submissions);
        let ids: Vec<&str> = empty.iter().map(|own| form.sections[*own].id.as_str()).collect();
        findings.push(Diagnostic::warning("V167").with("sections", ids.join(", ")));
    }
    let nobody = |_: Option<&str>, _: Option<&str>, _: &(String, String, String)| None;
    let others = |_: &Reference| -> Option<Exact> { None };
    let mut has: BTreeMap<Vec<String>, Vec<At>> = BTreeMap::new();
    let mut roles: Vec<String> = Vec::new();
    for own in &submissions {
        has.entry(own.roles.clone()).or_default();
        roles.extend(own.roles.iter().cloned());
    }
    roles.sort();
    roles.dedup();
    for (roles, cells) in &mut has {
        let known = desk.lay(&form, roles, &others, |paper, _| {
            let open = paper.cells().filter(|(_, own)| !matches!(own.content, Content::Blocked));
            Ok(open.map(|(at, _)| at).collect())
        });
        *cells = known.map_err(configuration)?;
    }
    let made = desk.lay(&form, &roles, &others, |paper, context| {
        let judge = Judge::new(&desk, &form, paper, context, &[])?;
        let asked = match &gathered.table {
            Some(table) => Some(part::asked(table, &form)),
            None if empty.is_empty() => None,
            None => {
                let open = paper.cells().map(|(at, _)| at).filter(|at| !empty.contains(&at.0));
                Some(open.collect())
            }
        };
        let collected = collected::collected(paper, &submissions, &has, asked.as_deref())?;
        let mut report = desk.report(collected.sections.clone());
        let (sent, all) = (submissions.len(), taken.units.all.len());
        report.head.unit_name = format!("Zestawienie zbiorcze, jednostek: {sent} z {all}");
        // Who collates: an office, when there is one.
        report.head.teryt = room.office.teryt.clone();
        report.head.unit_address = room.office.name.clone();
        let mut outcomes = judge.outcomes(&report, &nobody);
        part::not_of_collected(&mut outcomes, paper, &collected, asked.as_deref());
        outcomes.extend(collected::outcomes(paper, &collected, asked.as_deref()));
        outcomes.sort_by_key(|own| std::cmp::Reverse(own.severity));
        let groups = group::compared(paper, &form, &submissions, &gathered, request);
        let (outliers, peers) =
            peers::found(paper, &collected, &submissions, &taken.units, &policy);
        let cells = collected.cells.iter().map(|(at, own)| (paper.name(*at), own.clone()));
        Ok((report, outcomes, groups, outliers, peers, cells.collect::<BTreeMap<_, _>>()))
    });
    let (report, outcomes, groups, outliers, peers, cells) = made.map_err(configuration)?;
    if !groups.differ.is_empty() {
        findings.push(
            Diagnostic::warning("V162")
                .with("count", groups.differ.len())
                .with("cells", groups.cells)
                .with("first", groups.differ[0].said()),
        );
    }
    let late = late::late(&taken.units, &desk, &terms);
    findings.extend(late::completeness(&taken.missing, &late, &taken.units));
    findings.extend(terms_beyond(late.from_rules.iter().copied(), &desk.library.known));
    let mut collated = Collated {
        report,
        outcomes,
        findings,
        cells,
        submissions,
        units: taken.units,
        missing: taken.missing,
        late: late.units,
        left_out: gathered.left_out,
        queries: Vec::new(),
        outliers,
        peers,
        groups,
        table: gathered.table.map(|own| (own.title, own.source)),
        inputs: gathered.inputs,
        template: desk.sources.iter().map(|own| (own.name.clone(), own.text.clone())).collect(),
        valid_from: desk.form.valid_from.clone(),
        options: desk.options.clone(),
    };
    collated.queries = query::queries(&collated);
    let asking = collated
        .submissions
        .iter()
        .filter(|own| own.findings.iter().any(|found| found.severity == Severity::Error));
    let asking: Vec<String> = asking.map(wrong_values).collect();
    if !asking.is_empty() {
        let first = asking.iter().take(NAMED).cloned().collect::<Vec<_>>().join("; ");
        let found = Diagnostic::warning("V164").with("count", asking.len());
        collated.findings.push(found.with("first", first));
    }
    Ok(collated)
}

/// The unit, and the first cells whose values are none.
fn wrong_values(own: &Submission) -> String {
    let wrong = own.findings.iter().filter(|own| own.severity == Severity::Error);
    let mut cells: Vec<&str> = wrong.filter_map(|own| own.text("cell")).collect();
    let mut told = BTreeSet::new();
    cells.retain(|own| told.insert(*own));
    cells.truncate(NAMED);
    match cells.is_empty() {
        true => own.shown(),
        false => format!("{}: {}", own.shown(), cells.join(", ")),
    }
}
