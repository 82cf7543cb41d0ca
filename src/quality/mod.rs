//! Findings record by record: which record, whose, who answers for it, and what it does to the return.
//!
//! Polish: jakość danych. A [`Diagnostic`] and a [`RuleOutcome`] say what is wrong, of many records at
//! once; a [`Line`] is one of those records, small, without sentences. findings.csv, the workbook of
//! quality and the lists of caseworkers print the same lines in the same order.

mod explain;
mod line;
mod register;
mod summary;
mod waiver;

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Severity};
use crate::ingest::{InputLedger, SetAside};
use crate::model::Fingerprint;
use crate::report::RuleOutcome;

use explain::explain;
use line::{lines_of, lines_without_records};
pub use register::Register;
use summary::{Counted, groups};
pub use summary::{Group, Share, place_of};
pub use waiver::{FILE as WAIVERS, State, Waiver, Waivers};

/// What a line is of: a finding or the outcome of a rule, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    Finding(u32),
    Rule(u32),
}

/// One record, or one other place, of a finding or a rule that failed or could not run.
#[derive(Clone, Debug)]
pub struct Line {
    pub of: Of,
    /// Which of its places or failures; none when it has no place.
    pub place: Option<u32>,
    /// Table and key: `payments:W9`; none without a key, or when the key is personal.
    pub record: Option<Box<str>>,
    pub caseworker: Option<Arc<String>>,
    pub fingerprint: Option<Fingerprint>,
    /// Who answers for it, and why.
    pub waiver: Option<Arc<String>>,
    /// Its group in the summary.
    pub group: u32,
}

impl Line {
    /// The symbol of its caseworker, or nothing.
    pub fn caseworker(&self) -> &str {
        self.caseworker.as_deref().map_or("", String::as_str)
    }

    /// Who answers for it and why, or nothing.
    pub fn waiver(&self) -> &str {
        self.waiver.as_deref().map_or("", String::as_str)
    }
}

/// Everything that the outputs say of the data.
#[derive(Default)]
pub struct Quality {
    /// What does most to the return first.
    pub lines: Vec<Line>,
    pub groups: Vec<Group>,
    pub files: Vec<Share>,
    pub caseworkers: Vec<Share>,
}

/// Findings, outcomes and their lines, for those who print them.
#[derive(Clone, Copy)]
pub struct Told<'t> {
    pub findings: &'t [Diagnostic],
    pub outcomes: &'t [RuleOutcome],
    pub quality: &'t Quality,
}

/// What was found, while it is put in order.
pub struct Found<'f> {
    pub findings: &'f mut Vec<Diagnostic>,
    pub outcomes: &'f mut [RuleOutcome],
    pub set_aside: &'f mut [SetAside],
    pub ledger: &'f [InputLedger],
}

/// How many counted cells read these columns of a table; none named: the table at all.
pub type Reading<'r> = &'r dyn Fn(&str, &[&str]) -> usize;

/// What the rules blame: tables and their columns, by the id of the rule.
pub type Blamed<'b> = &'b dyn Fn(&str) -> Vec<(String, Option<String>)>;

impl Quality {
    /// Makes the lines, lets the waivers answer for theirs, and counts.
    ///
    /// What is wrong with the waivers themselves is added to the findings; set-aside records and rules
    /// are marked as explained. `end` is the last day of the period.
    pub fn new(
        found: Found<'_>,
        register: &Register<'_>,
        waivers: &mut Waivers,
        end: i64,
        reading: Reading<'_>,
        blamed: Blamed<'_>,
    ) -> Quality {
        let Found { findings, outcomes, set_aside, ledger } = found;
        let mut lines = lines_of(findings, outcomes, register);
        let told = explain(&mut lines, findings, outcomes, set_aside, waivers, end);
        lines.extend(lines_without_records(findings.len(), &told));
        findings.extend(told);
        let counted = Counted { findings, outcomes, set_aside, ledger, register, reading, blamed };
        let groups = groups(&mut lines, &counted);
        let files = summary::by_file(&lines, &counted);
        let caseworkers = summary::by_caseworker(&lines, &counted);
        Quality { lines, groups, files, caseworkers }
    }

    /// How many lines of findings weigh so much; rules are counted by themselves.
    pub fn findings(&self, severity: Severity) -> usize {
        let own =
            self.groups.iter().filter(|own| own.severity == severity && own.outcome.is_none());
        own.map(|own| own.lines).sum()
    }

    /// Lines for which somebody answers.
    pub fn explained(&self) -> usize {
        self.groups.iter().map(|own| own.explained).sum()
    }
}
