//! One rule and the records it looks at: which of them break it, and what both sides were.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::alike::{Like, Likeness, alike};
use super::place::{columns_read, places, unreadable};
use super::relation::{no_overlap, references, unique};
use super::said;
use crate::diagnostic::Diagnostic;
use crate::evaluate::value::evaluate;
use crate::evaluate::view::Tables;
use crate::evaluate::{Context, Frame};
use crate::expression::{Function, Kind, Node};
use crate::model::value::present;
use crate::model::{Fingerprint, MISSING, Type, UNREADABLE, date};
use crate::number;
use crate::report::{Outcome, RecordFailure, RuleOutcome};
use crate::template::Library;
use crate::template::record_rule::{RecordCheck, RecordRule};
use crate::template::rule::WhenMissing;

/// What a rule says of one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Passed,
    Failed,
    NotApplicable,
    /// Something it reads cannot be read.
    CouldNotRun,
}

/// A rule before its records; it shares nothing that changes. Polish: sprawa do rozsądzenia.
pub struct Case<'c> {
    pub rule: &'c RecordRule,
    pub records: Arc<Frame>,
    /// Where the keys of `references` must be found.
    pub target: Option<Arc<Frame>>,
    pub tables: &'c Tables<'c>,
    pub library: &'c Library,
    pub context: &'c Context<'c>,
}

impl Case<'_> {
    /// One outcome; two when some records fail and others cannot be judged.
    pub fn outcomes(&self) -> Result<Vec<RuleOutcome>, Diagnostic> {
        let verdicts = self.verdicts()?;
        let with = |wanted: Verdict| -> Vec<u32> {
            let own = verdicts.iter().enumerate().filter(|(_, own)| **own == wanted);
            own.map(|(record, _)| record as u32).collect()
        };
        let mut outcomes = Vec::new();
        for (verdict, outcome) in
            [(Verdict::Failed, Outcome::Failed), (Verdict::CouldNotRun, Outcome::CouldNotRun)]
        {
            let records = with(verdict);
            if !records.is_empty() {
                outcomes.push(self.of_records(outcome, &records)?);
            }
        }
        if outcomes.is_empty() {
            let passed = verdicts.contains(&Verdict::Passed);
            let outcome = if passed { Outcome::Passed } else { Outcome::NotApplicable };
            outcomes.push(said(self.rule, outcome));
        }
        Ok(outcomes)
    }

    /// What is told of the records that fail, or that cannot be judged.
    fn of_records(&self, outcome: Outcome, records: &[u32]) -> Result<RuleOutcome, Diagnostic> {
        let (rule, frame) = (self.rule, &*self.records);
        let shown = match outcome {
            Outcome::Failed => self.sides(records)?,
            _ => vec![String::new(); records.len()],
        };
        let place = |record: u32| match outcome {
            Outcome::CouldNotRun => unreadable(rule, frame, record, self.tables)
                .unwrap_or_else(|| places(rule, frame, record, self.tables)),
            _ => places(rule, frame, record, self.tables),
        };
        let deciding = self.deciding();
        let failures = records
            .iter()
            .zip(shown)
            .map(|(record, shown)| RecordFailure {
                places: place(*record),
                shown: shown.into(),
                fingerprint: self.fingerprint(&deciding, *record),
            })
            .collect();
        let grosze = frame.columns.get("amount").and_then(|column| {
            let amounts = records.iter().filter_map(|own| present(column.values[*own as usize]));
            // Amounts that nobody knows are not nothing.
            let sum = amounts.map(i128::from).reduce(|one, other| one + other)?;
            i64::try_from(sum).ok()
        });
        Ok(RuleOutcome {
            records: records.len(),
            failures,
            shown: grosze.map(number::money).unwrap_or_default(),
            ..said(rule, outcome)
        })
    }

    /// The columns that the rule reads, but for personal ones.
    fn deciding(&self) -> Vec<&str> {
        let read: BTreeSet<&str> = columns_read(self.rule).into_iter().collect();
        read.into_iter().filter(|name| !self.library.is_personal(name)).collect()
    }

    /// Of the values that decided about a record.
    fn fingerprint(&self, deciding: &[&str], record: u32) -> Fingerprint {
        let values = deciding.iter().filter_map(|name| {
            let column = self.records.columns.get(*name)?;
            let value = column.values[record as usize];
            Some((*name, self.shown(value, Some(&column.ty))))
        });
        Fingerprint::of(&self.rule.id, values)
    }

    /// The records that the rule speaks of.
    fn spoken(&self) -> Result<Vec<u32>, Diagnostic> {
        let all = 0..self.records.len as u32;
        let Some(condition) = &self.rule.condition else {
            return Ok(all.collect());
        };
        let asked = evaluate(condition, &*self.records, self.context)?;
        Ok(all.filter(|own| asked[*own as usize] == 1).collect())
    }

    fn verdicts(&self) -> Result<Vec<Verdict>, Diagnostic> {
        let rule = self.rule;
        let Some(condition) = &rule.condition else {
            return self.judged(&self.records);
        };
        let asked = evaluate(condition, &*self.records, self.context)?;
        let mut verdicts: Vec<Verdict> = asked
            .iter()
            .map(|asked| match *asked {
                UNREADABLE => Verdict::CouldNotRun,
                _ => Verdict::NotApplicable,
            })
            .collect();
        // Records that the rule does not speak of are no partners of those it does.
        let spoken: Vec<u32> =
            (0..self.records.len as u32).filter(|own| asked[*own as usize] == 1).collect();
        let own = self.judged(&self.few(&spoken))?;
        for (record, verdict) in spoken.into_iter().zip(own) {
            verdicts[record as usize] = verdict;
        }
        Ok(verdicts)
    }

    /// What the check says of some records, of which it is given what it reads.
    fn judged(&self, records: &Frame) -> Result<Vec<Verdict>, Diagnostic> {
        let missing = self.rule.missing;
        Ok(match (&self.rule.kind, &self.target) {
            (RecordCheck::True(node), _) => {
                let node = match missing {
                    WhenMissing::AsZero => Cow::Owned(with_zeros(node)),
                    _ => Cow::Borrowed(node),
                };
                let truths = evaluate(&node, records, self.context)?;
                truths.into_iter().map(|truth| of_truth(truth, missing)).collect()
            }
            (RecordCheck::Unique { columns, blanks_equal }, _) => {
                unique(records, columns, *blanks_equal)
            }
            (RecordCheck::References { columns, keys, .. }, Some(target)) => {
                references(records, columns, target, keys)
            }
            (RecordCheck::References { .. }, None) => unreachable!("it was asked for its target"),
            (RecordCheck::NoOverlap { per, of }, _) => no_overlap(records, per, of),
            (RecordCheck::Alike { within, names, settled_by }, _) => {
                let asked = Likeness { within, names, settled_by };
                alike(records, asked, self.context).into_iter().map(of_like).collect()
            }
        })
    }

    /// Some of the records, with the columns that the rule reads and no others: of a million payments a
    /// rule reads two.
    fn few(&self, records: &[u32]) -> Frame {
        let mut read = columns_read(self.rule);
        if let RecordCheck::True(node) = &self.rule.kind {
            read.extend(node.asked_unreadable());
        }
        self.records.of_columns(&read).taken(records)
    }

    /// `rodziny: 16 <= 15; różnica 1`, `brak (przyjęto 01.01.2026) <= 31.12.2025`, when the check is one comparison and shows nothing personal.
    fn sides(&self, records: &[u32]) -> Result<Vec<String>, Diagnostic> {
        if let RecordCheck::Alike { .. } = &self.rule.kind {
            return self.partners(records);
        }
        let nothing = vec![String::new(); records.len()];
        let RecordCheck::True(Node { kind: Kind::Compare(how, left, right), .. }) = &self.rule.kind
        else {
            return Ok(nothing);
        };
        let read = left.columns().into_iter().chain(right.columns());
        if read.into_iter().any(|name| self.library.is_personal(name)) {
            return Ok(nothing);
        }
        let few = self.few(records);
        let (lefts, rights) =
            (evaluate(left, &few, self.context)?, evaluate(right, &few, self.context)?);
        // What a side takes when its value is missing is no date or number of the record.
        let own = |side: &Node| match &side.kind {
            Kind::Call(Function::Coalesce, parts) => {
                evaluate(&parts[0], &few, self.context).map(Some)
            }
            _ => Ok(None),
        };
        let (own_lefts, own_rights) = (own(left)?, own(right)?);
        let taken = |own: &Option<Vec<i64>>, record: usize| {
            own.as_ref().is_some_and(|own| own[record] == MISSING)
        };
        let ty = left.ty.as_ref().or(right.ty.as_ref());
        let both = lefts.iter().zip(&rights).enumerate().map(|(record, (left, right))| {
            // A whole number is told as one.
            let shown = |value: i64| match (ty, present(value)) {
                (Some(Type::Decimal(scale)), Some(value)) if value % 10_i64.pow(*scale) == 0 => {
                    number::grouped(i128::from(value / 10_i64.pow(*scale)))
                }
                _ => self.shown(value, ty),
            };
            let mut text = match self.rule.measured.as_str() {
                "" => String::new(),
                measured => format!("{measured}: "),
            };
            let side = |value: i64, taken: bool| match taken && value != MISSING {
                true => format!("brak (przyjęto {})", shown(value)),
                false => shown(value),
            };
            let (left_taken, right_taken) = (taken(&own_lefts, record), taken(&own_rights, record));
            let (left_side, right_side) = (side(*left, left_taken), side(*right, right_taken));
            text.push_str(&format!("{left_side} {} {right_side}", how.sign()));
            let number = ty.is_some_and(|ty| ty.is_number() || *ty == Type::Money);
            if let (true, Some(left), Some(right)) = (number, present(*left), present(*right)) {
                text.push_str(&format!("; różnica {}", shown(left.abs_diff(right) as i64)));
            }
            text
        });
        Ok(both.collect())
    }

    /// `jak O-12`: the key of the record that each is like, when it is not personal.
    fn partners(&self, records: &[u32]) -> Result<Vec<String>, Diagnostic> {
        let keys = self.library.tables.get(&self.rule.over).map_or(&[][..], |own| &own.key);
        let likes = match (self.spoken()?, &self.rule.kind) {
            (spoken, RecordCheck::Alike { within, names, settled_by }) => {
                let asked = Likeness { within, names, settled_by };
                let found = alike(&self.few(&spoken), asked, self.context);
                let among = |own: Like| match own {
                    Like::Record(other) => Some(spoken[other as usize]),
                    _ => None,
                };
                let likes = found.into_iter().map(among).collect::<Vec<_>>();
                spoken.iter().copied().zip(likes).collect::<FxHashMap<u32, Option<u32>>>()
            }
            _ => FxHashMap::default(),
        };
        let key = |record: u32| {
            let values = keys.iter().filter(|own| !self.library.is_personal(&own.text));
            let shown = values.filter_map(|own| {
                let column = self.records.columns.get(&own.text)?;
                Some(self.shown(column.values[record as usize], Some(&column.ty)))
            });
            shown.collect::<Vec<_>>().join(", ")
        };
        let said = records.iter().map(|own| match likes.get(own).copied().flatten() {
            Some(other) => format!("jak {}", key(other)),
            None => String::new(),
        });
        Ok(said.collect())
    }

    fn shown(&self, value: i64, ty: Option<&Type>) -> String {
        let Some(value) = present(value) else {
            return if value == MISSING { "(brak)" } else { "(nieczytelne)" }.to_owned();
        };
        match ty {
            Some(Type::Money) => number::money(value),
            Some(Type::Decimal(scale)) => number::decimal_grouped(i128::from(value), *scale),
            Some(Type::Date) => date::from_days(value)
                .map_or_else(String::new, |day| day.format("%d.%m.%Y").to_string()),
            Some(Type::Bool) => if value == 1 { "tak" } else { "nie" }.to_owned(),
            Some(ty) if ty.is_textual() => self.context.text(value),
            _ => number::grouped(i128::from(value)),
        }
    }
}

fn of_like(like: Like) -> Verdict {
    match like {
        Like::Nobody => Verdict::Passed,
        Like::Record(_) => Verdict::Failed,
        Like::Nameless => Verdict::NotApplicable,
        Like::Unreadable => Verdict::CouldNotRun,
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
