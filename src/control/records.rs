//! Rules over records: which of them break a rule, where they stand, and what both sides were.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::evaluate::Frame;
use crate::evaluate::value::evaluate;
use crate::evaluate::view::{Views, keys_of};
use crate::expression::{Comparison, Function, Interval, Kind, Node};
use crate::model::table::NO_RECORD;
use crate::model::value::present;
use crate::model::{MISSING, Table, Type, UNREADABLE, date};
use crate::number;
use crate::report::{Outcome, RecordFailure, RuleOutcome};
use crate::template::record_rule::{RecordCheck, RecordRule};
use crate::template::rule::WhenMissing;

/// The most records of one rule that are told one by one; the rest is counted.
const ONE_BY_ONE: usize = 1000;

/// What a rule says of one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Passed,
    Failed,
    NotApplicable,
    /// Something it reads cannot be read.
    CouldNotRun,
}

/// The records that rules look at.
pub struct Judge<'j> {
    /// The records that are used.
    pub used: &'j Views<'j>,
    /// The same with those set aside: rules over tables look at them too.
    pub everything: &'j Views<'j>,
    /// Tables that an office has: mapped, or declared to be empty.
    pub known: &'j dyn Fn(&str) -> bool,
}

impl Judge<'_> {
    /// Runs every rule whose records the office has.
    pub fn run(&self, rules: &[RecordRule]) -> Result<Vec<RuleOutcome>, Diagnostic> {
        let mut outcomes = Vec::new();
        for rule in rules {
            outcomes.extend(self.outcome(rule)?);
        }
        Ok(outcomes)
    }

    fn outcome(&self, rule: &RecordRule) -> Result<Option<RuleOutcome>, Diagnostic> {
        let library = self.used.library;
        let mut tables = Default::default();
        library.tables_behind(&rule.over, &mut tables);
        let missing: Vec<&String> = tables.iter().filter(|table| !(self.known)(table)).collect();
        let target = match &rule.kind {
            RecordCheck::References { target, .. } => Some(target),
            _ => None,
        };
        let mut behind_target = Default::default();
        if let Some(target) = target {
            library.tables_behind(target, &mut behind_target);
        }
        let no_target = behind_target.iter().any(|table| !(self.known)(table));
        let own_rule = rule.place.source.name.starts_with("wzory/");
        if missing.len() == tables.len() && !own_rule {
            // A rule that comes with the program, over records that the office does not keep.
            return Ok(None);
        }
        if !missing.is_empty() || no_target {
            return Ok(Some(said(rule, Outcome::CouldNotRun)));
        }
        let views =
            if library.tables.contains_key(&rule.over) { self.everything } else { self.used };
        let frame = views.frame(&rule.over)?;
        let verdicts = self.verdicts(rule, &frame, views)?;
        let count = |wanted: Verdict| verdicts.iter().filter(|own| **own == wanted).count();
        let outcome = match (count(Verdict::Failed), count(Verdict::CouldNotRun)) {
            (1.., _) => Outcome::Failed,
            (0, 1..) => Outcome::CouldNotRun,
            _ if count(Verdict::Passed) > 0 => Outcome::Passed,
            _ => Outcome::NotApplicable,
        };
        let named = match outcome {
            Outcome::Failed => Verdict::Failed,
            Outcome::CouldNotRun => Verdict::CouldNotRun,
            _ => return Ok(Some(said(rule, outcome))),
        };
        let records: Vec<u32> =
            (0..frame.len as u32).filter(|own| verdicts[*own as usize] == named).collect();
        let shown = self.sides(rule, &frame, &records, views)?;
        let failures = records
            .iter()
            .zip(shown)
            .take(ONE_BY_ONE)
            .map(|(record, shown)| RecordFailure {
                places: places(rule, &frame, *record, views.tables),
                shown,
            })
            .collect();
        let grosze = frame.columns.get("amount").map(|column| {
            let amounts = records.iter().filter_map(|own| present(column.values[*own as usize]));
            i64::try_from(amounts.map(i128::from).sum::<i128>()).unwrap_or(i64::MAX)
        });
        Ok(Some(RuleOutcome {
            records: records.len(),
            failures,
            shown: grosze.map(number::money).unwrap_or_default(),
            ..said(rule, outcome)
        }))
    }

    fn verdicts(
        &self,
        rule: &RecordRule,
        frame: &Frame,
        views: &Views<'_>,
    ) -> Result<Vec<Verdict>, Diagnostic> {
        let mut verdicts = match &rule.kind {
            RecordCheck::True(node) => {
                let node = match rule.missing {
                    WhenMissing::AsZero => with_zeros(node),
                    _ => node.clone(),
                };
                let truths = evaluate(&node, frame, views.context)?;
                truths.into_iter().map(|truth| of_truth(truth, rule.missing)).collect()
            }
            RecordCheck::Unique { columns, blanks_equal } => unique(frame, columns, *blanks_equal),
            RecordCheck::References { columns, target, keys } => {
                let other = self.used.frame(target)?;
                references(frame, columns, &other, keys)
            }
            RecordCheck::NoOverlap { per, of } => no_overlap(frame, per, of),
        };
        if let Some(condition) = &rule.condition {
            let asked = evaluate(condition, frame, views.context)?;
            for (verdict, asked) in verdicts.iter_mut().zip(asked) {
                match asked {
                    1 => {}
                    UNREADABLE => *verdict = Verdict::CouldNotRun,
                    _ => *verdict = Verdict::NotApplicable,
                }
            }
        }
        Ok(verdicts)
    }

    /// `3 > 2; różnica 1`, when the check is one comparison and shows nothing personal.
    fn sides(
        &self,
        rule: &RecordRule,
        frame: &Frame,
        records: &[u32],
        views: &Views<'_>,
    ) -> Result<Vec<String>, Diagnostic> {
        let nothing = vec![String::new(); records.len()];
        let RecordCheck::True(Node { kind: Kind::Compare(how, left, right), .. }) = &rule.kind
        else {
            return Ok(nothing);
        };
        let read = left.columns().into_iter().chain(right.columns());
        if read.into_iter().any(|name| self.used.library.is_personal(name)) {
            return Ok(nothing);
        }
        let few = frame.taken(&records[..records.len().min(ONE_BY_ONE)]);
        let (lefts, rights) =
            (evaluate(left, &few, views.context)?, evaluate(right, &few, views.context)?);
        let ty = left.ty.as_ref().or(right.ty.as_ref());
        let shown = |value: i64| shown(value, ty, views);
        let both = lefts.iter().zip(&rights).map(|(left, right)| {
            let mut text = format!("{} {} {}", shown(*left), sign(*how), shown(*right));
            let number = ty.is_some_and(|ty| ty.is_number() || *ty == Type::Money);
            if let (true, Some(left), Some(right)) = (number, present(*left), present(*right)) {
                text.push_str(&format!("; różnica {}", shown(left.abs_diff(right) as i64)));
            }
            text
        });
        Ok(both.collect())
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
        shown: String::new(),
        fix: rule.fix.clone(),
    }
}

/// Is the weight of a failure an error?
pub fn is_error(own: &RuleOutcome) -> bool {
    own.severity == Severity::Error && matches!(own.outcome, Outcome::Failed | Outcome::CouldNotRun)
}

fn of_truth(truth: i64, missing: WhenMissing) -> Verdict {
    match (truth, missing) {
        (1, _) => Verdict::Passed,
        (UNREADABLE, _) => Verdict::CouldNotRun,
        (MISSING, WhenMissing::NotApplicable) => Verdict::NotApplicable,
        (MISSING, WhenMissing::CouldNotRun) => Verdict::CouldNotRun,
        _ => Verdict::Failed,
    }
}

/// Missing numbers are 0; an unreadable value never is.
fn with_zeros(node: &Node) -> Node {
    node.replaced(&|part| match (&part.kind, &part.ty) {
        (Kind::Column(_), Some(ty)) if ty.is_number() || *ty == Type::Money => {
            let zero = Node { kind: Kind::Number(0), ty: Some(ty.clone()) };
            Some(Node::call(Function::Coalesce, vec![part.clone(), zero], ty.clone()))
        }
        _ => None,
    })
}

/// What can be said of a key before it is looked up.
fn state(key: &[i64], blanks_equal: bool) -> Option<Verdict> {
    if key.contains(&UNREADABLE) {
        return Some(Verdict::CouldNotRun);
    }
    (!blanks_equal && key.contains(&MISSING)).then_some(Verdict::NotApplicable)
}

fn unique(frame: &Frame, columns: &[String], blanks_equal: bool) -> Vec<Verdict> {
    let keys = keys_of(frame, columns.iter().map(String::as_str));
    let mut times: FxHashMap<&[i64], usize> = FxHashMap::default();
    for key in keys.chunks_exact(columns.len().max(1)) {
        *times.entry(key).or_default() += 1;
    }
    keys.chunks_exact(columns.len().max(1))
        .map(|key| {
            let repeated = if times[key] > 1 { Verdict::Failed } else { Verdict::Passed };
            state(key, blanks_equal).unwrap_or(repeated)
        })
        .collect()
}

fn references(frame: &Frame, columns: &[String], other: &Frame, keys: &[String]) -> Vec<Verdict> {
    let known = keys_of(other, keys.iter().map(String::as_str));
    let known: FxHashSet<&[i64]> = known.chunks_exact(keys.len().max(1)).collect();
    keys_of(frame, columns.iter().map(String::as_str))
        .chunks_exact(columns.len().max(1))
        .map(|key| {
            let found = if known.contains(key) { Verdict::Passed } else { Verdict::Failed };
            state(key, false).unwrap_or(found)
        })
        .collect()
}

/// Records of a key in the order they begin: one that begins before an earlier one has ended overlaps
/// it, and both are named.
fn no_overlap(frame: &Frame, per: &[String], of: &Interval) -> Vec<Verdict> {
    let (from, to) = (frame.values(&of.from), frame.values(&of.to));
    let last = |record: u32| match to[record as usize] {
        MISSING => Some(i64::MAX),
        UNREADABLE => None,
        day if of.to_is_day_after => Some(day - 1),
        day => Some(day),
    };
    let flat = keys_of(frame, per.iter().map(String::as_str));
    let mut verdicts = vec![Verdict::Passed; frame.len];
    let mut of_key: BTreeMap<&[i64], Vec<(i64, i64, u32)>> = BTreeMap::new();
    for (record, key) in flat.chunks_exact(per.len().max(1)).enumerate() {
        let own = record as u32;
        let unknown = state(key, false);
        match (unknown, from[record], last(own)) {
            (Some(verdict), ..) => verdicts[record] = verdict,
            (None, UNREADABLE, _) | (None, _, None) => verdicts[record] = Verdict::CouldNotRun,
            (None, MISSING, _) => verdicts[record] = Verdict::NotApplicable,
            // A stay that ends on the day it began has no day to share.
            (None, start, Some(end)) if end >= start => {
                of_key.entry(key).or_default().push((start, end, own));
            }
            _ => {}
        }
    }
    for records in of_key.values_mut() {
        records.sort_unstable();
        let mut longest: Option<(i64, u32)> = None;
        for (start, end, record) in records.iter() {
            if let Some((_, other)) = longest.filter(|(reached, _)| start <= reached) {
                verdicts[*record as usize] = Verdict::Failed;
                verdicts[other as usize] = Verdict::Failed;
            }
            if longest.is_none_or(|(reached, _)| *end > reached) {
                longest = Some((*end, *record));
            }
        }
    }
    verdicts
}

/// The rows a failure shows: those of the blamed tables, else of the first table of the record.
fn places(
    rule: &RecordRule,
    frame: &Frame,
    record: u32,
    tables: &BTreeMap<String, Table>,
) -> Vec<Place> {
    let place = |table: &str, column: Option<&str>| {
        let origin = frame.origins.iter().find(|own| own.table == table)?;
        let row = origin.rows[record as usize];
        (row != NO_RECORD).then(|| tables.get(table).map(|own| own.place(row as usize, column)))?
    };
    let blamed: Vec<Place> =
        rule.blame.iter().filter_map(|(table, column)| place(table, column.as_deref())).collect();
    if !blamed.is_empty() {
        return blamed;
    }
    let first = frame.origins.iter().find_map(|own| place(&own.table, None));
    first.into_iter().collect()
}

fn sign(how: Comparison) -> &'static str {
    match how {
        Comparison::Equal => "=",
        Comparison::NotEqual => "<>",
        Comparison::Less => "<",
        Comparison::LessOrEqual => "<=",
        Comparison::Greater => ">",
        Comparison::GreaterOrEqual => ">=",
    }
}

fn shown(value: i64, ty: Option<&Type>, views: &Views<'_>) -> String {
    let Some(value) = present(value) else {
        return "(brak)".to_owned();
    };
    match ty {
        Some(Type::Money) => number::money(value),
        Some(Type::Decimal(scale)) => number::decimal_grouped(i128::from(value), *scale),
        Some(Type::Date) => date::from_days(value)
            .map_or_else(String::new, |day| day.format("%d.%m.%Y").to_string()),
        Some(Type::Bool) => if value == 1 { "tak" } else { "nie" }.to_owned(),
        Some(ty) if ty.is_textual() => views.context.text(value),
        _ => number::grouped(i128::from(value)),
    }
}
