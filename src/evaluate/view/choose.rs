//! One record a key: the latest or first of it, or a group made of all.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use super::{DAY, Moment, PAIR, Views, keys_of};
use crate::diagnostic::Diagnostic;
use crate::evaluate::Frame;
use crate::evaluate::gather::aggregate;
use crate::expression::Aggregate;
use crate::model::{MISSING, UNREADABLE, value::present};
use crate::template::view::{Latest, Step, View};

impl Views<'_> {
    /// The records to keep. Those without the date never win over dated ones; a tie that nothing
    /// breaks is an error that names the records (E203).
    pub(super) fn latest(
        &self,
        view: &View,
        step: &Step,
        frame: &Frame,
        latest: &Latest,
        moment: Moment,
    ) -> Result<Vec<u32>, Diagnostic> {
        let pair = (moment == Moment::Column).then_some(PAIR);
        let names: Vec<&str> = latest.per.iter().map(String::as_str).chain(pair).collect();
        let keys = keys_of(frame, names.iter().copied());
        let ranks: Vec<&[i64]> = std::iter::once(&latest.by)
            .chain(&latest.then)
            .map(|name| frame.values(name))
            .collect();
        let better = |left: u32, right: u32| -> Ordering {
            ranks.iter().fold(Ordering::Equal, |order, values| {
                order.then_with(|| {
                    let value = |record: u32| present(values[record as usize]);
                    match (value(left), value(right)) {
                        (Some(left), Some(right)) if latest.first => right.cmp(&left),
                        (left, right) => left.cmp(&right),
                    }
                })
            })
        };
        let dates = frame.values(&latest.by);
        let with = |wanted: i64| -> Vec<u32> {
            let records = dates.iter().enumerate().filter(|(_, date)| **date == wanted);
            records.map(|(record, _)| record as u32).collect()
        };
        // A date that cannot be read may be the latest of all: such a record is left out and named.
        self.not_judged(view, step, frame, &with(UNREADABLE));
        let undated = with(MISSING);
        if !undated.is_empty() {
            self.findings.push(
                self.named(Diagnostic::note("E205"), frame, &undated)
                    .with("view", self.said(&view.name))
                    .with("key", &latest.by),
            );
        }
        let mut best: FxHashMap<&[i64], Vec<u32>> = FxHashMap::default();
        for (record, key) in keys.chunks_exact(names.len().max(1)).enumerate() {
            if !is_key(key, latest.blanks_equal) || dates[record] == UNREADABLE {
                continue;
            }
            let record = record as u32;
            let chosen = best.entry(key).or_default();
            match chosen.first().map(|other| better(record, *other)) {
                None | Some(Ordering::Greater) => *chosen = vec![record],
                Some(Ordering::Equal) => chosen.push(record),
                Some(Ordering::Less) => {}
            }
        }
        if let Some(tied) = best.values().filter(|tied| tied.len() > 1).min()
            && !latest.all_ties
        {
            return Err(self
                .named(Diagnostic::error("E203").together(), frame, tied)
                .with("view", self.said(&view.name))
                .at(&step.place));
        }
        let mut kept: Vec<u32> = best.into_values().flatten().collect();
        kept.sort_unstable();
        Ok(kept)
    }

    pub(super) fn group(
        &self,
        frame: &Frame,
        keys: &[String],
        blanks_equal: bool,
        into: &[(String, Aggregate)],
        moment: Moment,
    ) -> Result<Frame, Diagnostic> {
        let days = if moment == Moment::Column { vec![DAY, PAIR] } else { Vec::new() };
        let names: Vec<&str> = keys.iter().map(String::as_str).chain(days).collect();
        let flat = keys_of(frame, names.iter().copied());
        let mut numbers: FxHashMap<&[i64], u32> = FxHashMap::default();
        let (mut firsts, mut pairs) = (Vec::new(), Vec::new());
        for (record, key) in flat.chunks_exact(names.len().max(1)).enumerate() {
            if !is_key(key, blanks_equal) {
                continue;
            }
            let number = *numbers.entry(key).or_insert_with(|| {
                firsts.push(record as u32);
                (firsts.len() - 1) as u32
            });
            pairs.push((number, record as u32));
        }
        let mut grouped = frame.taken(&firsts);
        grouped.columns.retain(|name, _| names.contains(&name.as_str()));
        for (name, wanted) in into {
            let wanted = Aggregate {
                argument: wanted.argument.as_ref().map(|node| moment.put(node)),
                condition: wanted.condition.as_ref().map(|node| moment.put(node)),
                ..wanted.clone()
            };
            let values = aggregate(&wanted, &pairs, firsts.len(), &grouped, frame, self.context)?;
            grouped.add(name, wanted.ty.clone(), values);
        }
        Ok(grouped)
    }
}

/// A missing part makes no group, unless blanks are equal; an unreadable one never does.
pub(super) fn is_key(key: &[i64], blanks_equal: bool) -> bool {
    key.iter().all(|part| *part != UNREADABLE && (blanks_equal || *part != MISSING))
}
