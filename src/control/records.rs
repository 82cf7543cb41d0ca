//! Rules over records: which of them break a rule, where they stand, and what both sides were.

mod place;
mod relation;

use std::collections::BTreeSet;

use place::{columns_read, places, unreadable};
use relation::{no_overlap, references, unique};

use crate::diagnostic::Diagnostic;
use crate::evaluate::Frame;
use crate::evaluate::value::evaluate;
use crate::evaluate::view::Views;
use crate::expression::{Comparison, Function, Kind, Node};
use crate::model::value::present;
use crate::model::{Fingerprint, MISSING, Type, UNREADABLE, date};
use crate::number;
use crate::report::{Outcome, RecordFailure, RuleOutcome};
use crate::template::record_rule::{RecordCheck, RecordRule};
use crate::template::rule::WhenMissing;

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
    /// Tables that an office has.
    pub known: &'j dyn Fn(&str) -> bool,
    /// Tables of which the office has declared that it keeps none.
    pub absent: &'j dyn Fn(&str) -> bool,
}

impl Judge<'_> {
    /// Runs every rule whose records the office has.
    pub fn run(&self, rules: &[RecordRule]) -> Result<Vec<RuleOutcome>, Diagnostic> {
        let mut outcomes = Vec::new();
        for rule in rules {
            outcomes.extend(self.outcomes(rule)?);
        }
        Ok(outcomes)
    }

    /// One outcome; two when some records fail and others cannot be judged; none when the office
    /// does not keep such records.
    fn outcomes(&self, rule: &RecordRule) -> Result<Vec<RuleOutcome>, Diagnostic> {
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
        if tables.iter().chain(&behind_target).any(|table| (self.absent)(table)) {
            // Nothing can be said of records that an office does not keep.
            return Ok(vec![said(rule, Outcome::NotApplicable)]);
        }
        let own_rule = rule.place.source.name.starts_with("wzory/");
        if missing.len() == tables.len() && !own_rule {
            // A rule that comes with the program, over records that the office does not keep.
            return Ok(Vec::new());
        }
        if !missing.is_empty() || no_target {
            return Ok(vec![said(rule, Outcome::CouldNotRun)]);
        }
        let of_table = library.tables.contains_key(&rule.over);
        // A record that is not used overlaps nothing.
        let overlaps = matches!(rule.kind, RecordCheck::NoOverlap { .. });
        let views = if of_table && !overlaps { self.everything } else { self.used };
        let frame = views.frame(&rule.over)?;
        let verdicts = self.verdicts(rule, &frame, views)?;
        let count = |wanted: Verdict| verdicts.iter().filter(|own| **own == wanted).count();
        let told =
            [(Verdict::Failed, Outcome::Failed), (Verdict::CouldNotRun, Outcome::CouldNotRun)];
        let told = told.into_iter().filter(|(verdict, _)| count(*verdict) > 0);
        let mut outcomes = Vec::new();
        for (named, outcome) in told {
            let records: Vec<u32> =
                (0..frame.len as u32).filter(|own| verdicts[*own as usize] == named).collect();
            outcomes.push(self.of_records(rule, outcome, &frame, &records, views)?);
        }
        if outcomes.is_empty() {
            let passed = count(Verdict::Passed) > 0;
            let outcome = if passed { Outcome::Passed } else { Outcome::NotApplicable };
            outcomes.push(said(rule, outcome));
        }
        Ok(outcomes)
    }

    /// What is told of the records that fail, or that cannot be judged.
    fn of_records(
        &self,
        rule: &RecordRule,
        outcome: Outcome,
        frame: &Frame,
        records: &[u32],
        views: &Views<'_>,
    ) -> Result<RuleOutcome, Diagnostic> {
        let shown = match outcome {
            Outcome::Failed => self.sides(rule, frame, records, views)?,
            _ => vec![String::new(); records.len()],
        };
        let place = |record: u32| match outcome {
            Outcome::CouldNotRun => unreadable(rule, frame, record, &views.tables)
                .unwrap_or_else(|| places(rule, frame, record, &views.tables)),
            _ => places(rule, frame, record, &views.tables),
        };
        let failures = records
            .iter()
            .zip(shown)
            .map(|(record, shown)| RecordFailure {
                places: place(*record),
                shown,
                fingerprint: self.fingerprint(rule, frame, *record, views),
            })
            .collect();
        let grosze = frame.columns.get("amount").and_then(|column| {
            let amounts = records.iter().filter_map(|own| present(column.values[*own as usize]));
            i64::try_from(amounts.map(i128::from).sum::<i128>()).ok()
        });
        Ok(RuleOutcome {
            records: records.len(),
            failures,
            shown: grosze.map(number::money).unwrap_or_default(),
            ..said(rule, outcome)
        })
    }

    /// Of the values that a rule read of a record, but for personal ones.
    fn fingerprint(
        &self,
        rule: &RecordRule,
        frame: &Frame,
        record: u32,
        views: &Views<'_>,
    ) -> Fingerprint {
        let read: BTreeSet<&str> = columns_read(rule).into_iter().collect();
        let shared = read.into_iter().filter(|name| !self.used.library.is_personal(name));
        let values = shared.filter_map(|name| {
            let column = frame.columns.get(name)?;
            let value = column.values[record as usize];
            Some((name, shown(value, Some(&column.ty), views)))
        });
        Fingerprint::of(&rule.id, values)
    }

    fn verdicts(
        &self,
        rule: &RecordRule,
        frame: &Frame,
        views: &Views<'_>,
    ) -> Result<Vec<Verdict>, Diagnostic> {
        let asked = match &rule.condition {
            Some(condition) => evaluate(condition, frame, views.context)?,
            None => vec![1; frame.len],
        };
        let mut verdicts: Vec<Verdict> = asked
            .iter()
            .map(|asked| match *asked {
                UNREADABLE => Verdict::CouldNotRun,
                _ => Verdict::NotApplicable,
            })
            .collect();
        // Records that the rule does not speak of are no partners of those it does.
        let spoken: Vec<u32> =
            (0..frame.len as u32).filter(|record| asked[*record as usize] == 1).collect();
        let frame = &frame.taken(&spoken);
        let own = match &rule.kind {
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
        for (record, verdict) in spoken.into_iter().zip(own) {
            verdicts[record as usize] = verdict;
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
        let few = frame.taken(records);
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
        explained: 0,
        shown: String::new(),
        fix: rule.fix.clone(),
    }
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
        return if value == MISSING { "(brak)" } else { "(nieczytelne)" }.to_owned();
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
