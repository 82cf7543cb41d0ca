//! Checks of a record against others: repeated keys, keys that point nowhere, overlapping time.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::case::Verdict;
use crate::evaluate::Frame;
use crate::evaluate::view::keys_of;
use crate::expression::Interval;
use crate::model::{MISSING, UNREADABLE};

/// What can be said of a key before it is looked up.
fn state(key: &[i64], blanks_equal: bool) -> Option<Verdict> {
    if key.contains(&UNREADABLE) {
        return Some(Verdict::CouldNotRun);
    }
    (!blanks_equal && key.contains(&MISSING)).then_some(Verdict::NotApplicable)
}

/// No two records share these values.
pub fn unique(frame: &Frame, columns: &[String], blanks_equal: bool) -> Vec<Verdict> {
    let keys = keys_of(frame, columns.iter().map(String::as_str));
    let mut times: FxHashMap<&[i64], u32> = FxHashMap::default();
    times.reserve(frame.len);
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

/// The values stand in the key of another table or view.
pub fn references(
    frame: &Frame,
    columns: &[String],
    other: &Frame,
    keys: &[String],
) -> Vec<Verdict> {
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
/// Intervals of one key do not overlap.
pub fn no_overlap(frame: &Frame, per: &[String], of: &Interval) -> Vec<Verdict> {
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
