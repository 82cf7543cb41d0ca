//! The rules over records of an office: those over tables beside the counting, those over views after it.

use std::collections::BTreeMap;

use super::{Exit, Refused, Workplace};
use crate::control::records::{Judge, Judged, Over};
use crate::diagnostic::Diagnostic;
use crate::evaluate::Context;
use crate::evaluate::needs::Needs;
use crate::evaluate::view::Views;
use crate::model::Table;
use crate::report::{Outcome, RuleOutcome};
use crate::template::Library;
use crate::template::record_rule::{RecordCheck, RecordRule};

/// What rules over records are judged with.
pub struct RecordRules<'r> {
    pub place: &'r Workplace,
    pub context: &'r Context<'r>,
    pub needs: &'r Needs,
    /// Tables that only rules read and whose export is not there.
    pub lacking: &'r BTreeMap<String, Vec<Diagnostic>>,
}

impl RecordRules<'_> {
    /// The rules over tables. They look at records that are set aside too; what is counted they do not
    /// need.
    pub fn over_tables(
        &self,
        tables: &BTreeMap<String, Table>,
        everything: &BTreeMap<String, Table>,
    ) -> Result<Judged, Diagnostic> {
        let library = &self.place.library;
        let used = Views::new(library, by_name(tables).collect(), self.context, self.needs);
        let mut all = used.tables.clone();
        all.extend(by_name(everything));
        let everything = Views::new(library, all, self.context, self.needs);
        self.run(&used, &everything, Over::Tables)
    }

    /// The outcomes of those over tables and of those over views, in the order of the rules.
    pub fn all(
        &self,
        of_tables: Result<Judged, Diagnostic>,
        views: &Views<'_>,
    ) -> Result<impl Iterator<Item = RuleOutcome> + use<>, Refused> {
        let refuse = |found| Refused::one(Exit::Configuration, found);
        let mut judged = of_tables.map_err(refuse)?;
        judged.extend(self.run(views, views, Over::Views).map_err(refuse)?);
        Ok(judged.into_values().flatten())
    }

    fn run(
        &self,
        used: &Views<'_>,
        everything: &Views<'_>,
        over: Over,
    ) -> Result<Judged, Diagnostic> {
        let known = |table: &str| used.tables.contains_key(table);
        let absent = |table: &str| self.place.office.absent.contains(table);
        let lacking = |table: &str| self.lacking.contains_key(table);
        let library = &self.place.library;
        let elsewhere = |table: &str| {
            library.tables.get(table).is_some_and(|own| !own.is_for(&self.place.form.id))
        };
        let judge = Judge {
            used,
            everything,
            known: &known,
            absent: &absent,
            lacking: &lacking,
            elsewhere: &elsewhere,
        };
        judge.run(&library.record_rules, over)
    }
}

/// E405: an export that only rules read is not there, and which of them could not run.
pub fn lacking_said(
    lacking: &BTreeMap<String, Vec<Diagnostic>>,
    outcomes: &[RuleOutcome],
    library: &Library,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (table, missing) in lacking {
        let mut rules: Vec<&str> = Vec::new();
        for own in outcomes.iter().filter(|own| own.outcome == Outcome::CouldNotRun) {
            let reads = |rule: &&RecordRule| rule.id == own.rule && reads(rule, table, library);
            if library.record_rules.iter().any(|rule| reads(&rule)) && !rules.contains(&&*own.rule)
            {
                rules.push(&own.rule);
            }
        }
        rules.sort_unstable();
        let title = library.tables.get(table).map_or("", |own| own.title.as_str());
        for own in missing {
            let mut said = Diagnostic::error("E405")
                .with("table", format!("{title} ({table})"))
                .with("pattern", own.text("pattern").unwrap_or_default())
                .with("folder", own.text("folder").unwrap_or_default())
                .with("count", rules.len())
                .with("rules", rules.join(", "));
            said.places.clone_from(&own.places);
            found.push(said);
        }
    }
    found
}

/// Does a rule look at records of a table, or look them up there?
fn reads(rule: &RecordRule, table: &str, library: &Library) -> bool {
    let mut tables = Default::default();
    library.tables_behind(&rule.over, &mut tables);
    if let RecordCheck::References { target, .. } = &rule.kind {
        library.tables_behind(target, &mut tables);
    }
    tables.contains(table)
}

/// Tables as views read them: none is copied.
pub fn by_name(tables: &BTreeMap<String, Table>) -> impl Iterator<Item = (&str, &Table)> {
    tables.iter().map(|(name, table)| (name.as_str(), table))
}

/// What the rules of this id blame: tables and their columns.
pub fn blamed(library: &Library, rule: &str) -> Vec<(String, Option<String>)> {
    let rules = library.record_rules.iter().filter(|own| own.id == rule);
    rules.flat_map(|own| own.blame.iter().cloned()).collect()
}
