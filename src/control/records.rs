//! Rules over records: which of them break a rule, where they stand, and what both sides were.

mod alike;
mod case;
mod place;
mod relation;

use std::collections::{BTreeMap, BTreeSet};

use case::Case;

use crate::cores;
use crate::diagnostic::Diagnostic;
use crate::evaluate::view::Views;
use crate::report::{Outcome, RuleOutcome};
use crate::template::record_rule::{RecordCheck, RecordRule};

/// What is judged together: rules over tables need nothing that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    Tables,
    Views,
}

/// Outcomes by the number of their rule.
pub type Judged = BTreeMap<usize, Vec<RuleOutcome>>;

/// What asking for the records of a rule gives.
enum Asked<'a> {
    Known(Vec<RuleOutcome>),
    Judge(Case<'a>),
}

/// The records that rules look at.
pub struct Judge<'j> {
    /// The records that are used.
    pub used: &'j Views<'j>,
    /// The same with those set aside: rules over tables look at them too.
    pub everything: &'j Views<'j>,
    /// Tables that an office has.
    pub known: &'j dyn Fn(&str) -> bool,
    /// Tables of which the office has declared that it keeps none.
    pub absent: &'j dyn Fn(&str) -> bool,
    /// Tables of which an export that should be there is not.
    pub lacking: &'j dyn Fn(&str) -> bool,
    /// Tables that are kept for other returns.
    pub elsewhere: &'j dyn Fn(&str) -> bool,
}

impl Judge<'_> {
    /// Runs the rules over tables, or those over views, whose records the office has.
    ///
    /// The records are made one view after the other, and judged by other cores meanwhile.
    pub fn run(&self, rules: &[RecordRule], over: Over) -> Result<Judged, Diagnostic> {
        let tables = &self.used.library.tables;
        let of_these = |rule: &RecordRule| match over {
            Over::Tables => tables.contains_key(&rule.over),
            Over::Views => !tables.contains_key(&rule.over),
        };
        let rules = rules.iter().enumerate().filter(|(_, rule)| of_these(rule));
        let asked = rules.map(|(index, rule)| Ok((index, self.ask(rule)?)));
        // Rules over tables are judged beside the counting, which has a core of its own.
        let threads = match over {
            Over::Tables => cores::count() - 1,
            Over::Views => cores::count(),
        };
        let judged = cores::as_made(threads, asked, |(index, asked)| {
            let outcomes = match asked {
                Asked::Known(outcomes) => outcomes,
                Asked::Judge(case) => case.outcomes()?,
            };
            Ok((index, outcomes))
        })?;
        judged.into_iter().collect()
    }

    /// The records that a rule looks at; its outcome, when that does not hang on them.
    fn ask<'a>(&'a self, rule: &'a RecordRule) -> Result<Asked<'a>, Diagnostic> {
        let library = self.used.library;
        let mut tables: BTreeSet<String> = Default::default();
        library.tables_behind(&rule.over, &mut tables);
        let mut begun: BTreeSet<String> = Default::default();
        library.tables_begun_from(&rule.over, &mut begun);
        let target = match &rule.kind {
            RecordCheck::References { target, .. } => Some(target),
            _ => None,
        };
        let mut behind_target = Default::default();
        if let Some(target) = target {
            library.tables_behind(target, &mut behind_target);
        }
        // Nothing can be said of records that an office does not keep, nor by looking them up; a view that begins with
        // several tables has the records of the others.
        let mut looked_up = tables.difference(&begun).chain(&behind_target);
        if begun.iter().all(|own| (self.absent)(own)) || looked_up.any(|own| (self.absent)(own)) {
            return Ok(Asked::Known(vec![said(rule, Outcome::NotApplicable)]));
        }
        tables.retain(|own| !(self.absent)(own));
        let own_rule = rule.place.source.name.starts_with("wzory/");
        let all = || tables.iter().chain(&behind_target);
        if all().any(|table| !(self.known)(table) && (self.elsewhere)(table)) {
            // It is judged where its records are counted.
            return Ok(Asked::Known(Vec::new()));
        }
        if let Some(table) = all().find(|own| (self.lacking)(own)) {
            let title = library.tables.get(table).map_or("", |own| own.title.as_str());
            let shown = format!("brak eksportu: {title} ({table})");
            let outcome = RuleOutcome { shown, ..said(rule, Outcome::CouldNotRun) };
            return Ok(Asked::Known(vec![outcome]));
        }
        if !begun.iter().any(|table| (self.known)(table)) && !own_rule {
            // A rule that comes with the program, over records that the office does not keep; what
            // these records would be looked up in may well be there.
            return Ok(Asked::Known(Vec::new()));
        }
        if all().any(|table| !(self.known)(table)) {
            return Ok(Asked::Known(vec![said(rule, Outcome::CouldNotRun)]));
        }
        let of_table = library.tables.contains_key(&rule.over);
        // A record that is not used overlaps nothing.
        let overlaps = matches!(rule.kind, RecordCheck::NoOverlap { .. });
        let views = if of_table && !overlaps { self.everything } else { self.used };
        Ok(Asked::Judge(Case {
            rule,
            records: views.frame(&rule.over)?,
            target: target.map(|target| self.used.frame(target)).transpose()?,
            tables: &views.tables,
            library,
            context: views.context,
        }))
    }
}

fn said(rule: &RecordRule, outcome: Outcome) -> RuleOutcome {
    RuleOutcome {
        rule: rule.id.clone(),
        title: rule.title.clone(),
        severity: rule.severity,
        outcome,
        cells: Vec::new(),
        records: 0,
        failures: Vec::new(),
        explained: 0,
        shown: String::new(),
        fix: rule.fix.clone(),
        justify: rule.justify,
    }
}
