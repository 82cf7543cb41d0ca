//! Look-ups: one partner a record, many when they are meant, or the partner as it was on a day.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::{DAY, Moment, PAIR, Views, keys_of};
use crate::cores;
use crate::diagnostic::Diagnostic;
use crate::evaluate::Frame;
use crate::evaluate::frame::TableRows;
use crate::evaluate::tuples::distinct;
use crate::model::table::NO_RECORD;
use crate::model::{MISSING, Type, UNREADABLE, value::present};
use crate::template::view::{Join, On, Step, StepKind, View};

impl Views<'_> {
    pub(super) fn join(
        &self,
        view: &View,
        step: &Step,
        join: &Join,
        frame: Frame,
        moment: Moment,
        alive: &BTreeSet<String>,
    ) -> Result<(&'static str, Frame, usize), Diagnostic> {
        let (partner, found) = match &join.at {
            None => {
                let partner = self.frame_at(&join.source, moment)?;
                if join.many {
                    return self.join_many(view, join, frame, &partner, alive);
                }
                let found = self.one_each(view, step, join, &frame, &partner)?;
                ((*partner).clone(), found)
            }
            Some(at) => self.as_on_day(view, step, join, &frame, at)?,
        };
        self.looked_up(view, join, frame, &partner, &found, alive)
    }

    /// For every record its one partner; a second one is an error that names both (E202).
    fn one_each(
        &self,
        view: &View,
        step: &Step,
        join: &Join,
        frame: &Frame,
        partner: &Frame,
    ) -> Result<Vec<u32>, Diagnostic> {
        let (pairs, width) = (&join.on.pairs, join.on.pairs.len());
        if let [(left, right)] = pairs.as_slice() {
            // One column is nearly every key: no slices to hash.
            let mut index: FxHashMap<i64, u32> = FxHashMap::default();
            index.reserve(partner.len);
            for (record, key) in partner.values(right).iter().enumerate() {
                if join.on.matches(&[*key])
                    && let Some(other) = index.insert(*key, record as u32)
                {
                    let both = [other, record as u32];
                    return Err(self.second_partner(view, step, join, partner, &both));
                }
            }
            let found = frame.values(left).iter();
            return Ok(found.map(|key| index.get(key).copied().unwrap_or(NO_RECORD)).collect());
        }
        let right = keys_of(partner, pairs.iter().map(|(_, right)| right.as_str()));
        let mut index: FxHashMap<&[i64], u32> = FxHashMap::default();
        index.reserve(partner.len);
        for (record, key) in right.chunks_exact(width).enumerate() {
            if !join.on.matches(key) {
                continue;
            }
            if let Some(other) = index.insert(key, record as u32) {
                let both = [other, record as u32];
                return Err(self.second_partner(view, step, join, partner, &both));
            }
        }
        let left = keys_of(frame, pairs.iter().map(|(left, _)| left.as_str()));
        Ok(left
            .chunks_exact(width)
            .map(|key| index.get(key).copied().unwrap_or(NO_RECORD))
            .collect())
    }

    fn second_partner(
        &self,
        view: &View,
        step: &Step,
        join: &Join,
        partner: &Frame,
        both: &[u32],
    ) -> Diagnostic {
        self.named(Diagnostic::error("E202").together(), partner, both)
            .with("view", self.said(&view.name))
            .with("source", self.said(&join.source))
            .at(&step.place)
    }

    /// The partner view run once for all distinct pairs of key and day, and each record's partner.
    fn as_on_day(
        &self,
        view: &View,
        step: &Step,
        join: &Join,
        frame: &Frame,
        at: &str,
    ) -> Result<(Frame, Vec<u32>), Diagnostic> {
        let lefts = join.on.pairs.iter().map(|(left, _)| left.as_str());
        let columns: Vec<&[i64]> = lefts.chain([at]).map(|name| frame.values(name)).collect();
        let tuples = distinct(&columns, frame.len);
        // Asked are the pairs whose key and day are both there.
        let asked: Vec<(u32, Vec<i64>, i64)> = tuples
            .representatives
            .iter()
            .enumerate()
            .filter_map(|(pair, record)| {
                let record = *record as usize;
                let day = present(frame.values(at)[record])?;
                let key: Vec<i64> =
                    columns[..columns.len() - 1].iter().map(|column| column[record]).collect();
                join.on.matches(&key).then_some((pair as u32, key, day))
            })
            .collect();
        let partner = self.on_days(&join.source, join, &asked)?;
        let mut of_pair = vec![NO_RECORD; tuples.representatives.len()];
        for (record, pair) in partner.values(PAIR).iter().enumerate() {
            let slot = &mut of_pair[usize::try_from(*pair).unwrap_or_default()];
            if *slot != NO_RECORD {
                let both = [*slot, record as u32];
                return Err(self.second_partner(view, step, join, &partner, &both));
            }
            *slot = record as u32;
        }
        let found = tuples.of_record.iter().map(|pair| of_pair[*pair as usize]).collect();
        Ok((partner, found))
    }

    /// A view's records for each pair of key and day: its first source is repeated for every pair
    /// whose key it has, then the steps run with the day as a column.
    fn on_days(
        &self,
        name: &str,
        join: &Join,
        asked: &[(u32, Vec<i64>, i64)],
    ) -> Result<Frame, Diagnostic> {
        let view = &self.library.views[name];
        let source = match &view.steps[0].kind {
            StepKind::From(source) => source,
            _ => unreachable!("checked: such a view begins with `from`"),
        };
        let begin = if self.library.reads_day(source) {
            self.on_days(source, join, asked)?
        } else {
            let whole = self.frame(source)?;
            let rights = join.on.pairs.iter().map(|(_, right)| right.as_str());
            let keys = keys_of(&whole, rights);
            let mut index: FxHashMap<&[i64], Vec<u32>> = FxHashMap::default();
            for (record, key) in keys.chunks_exact(join.on.pairs.len()).enumerate() {
                index.entry(key).or_default().push(record as u32);
            }
            let (mut records, mut days, mut pairs) = (Vec::new(), Vec::new(), Vec::new());
            for (pair, key, day) in asked {
                for record in index.get(key.as_slice()).into_iter().flatten() {
                    records.push(*record);
                    days.push(*day);
                    pairs.push(i64::from(*pair));
                }
            }
            let mut repeated = whole.taken(&records);
            repeated.add(DAY, Type::Date, days);
            repeated.add(PAIR, Type::Int, pairs);
            repeated
        };
        self.run(view, Moment::Column, Some(begin))
    }

    /// Several partners are meant: a record stands once for each, and stays alone without any.
    fn join_many(
        &self,
        view: &View,
        join: &Join,
        frame: Frame,
        partner: &Frame,
        alive: &BTreeSet<String>,
    ) -> Result<(&'static str, Frame, usize), Diagnostic> {
        let pairs = match_keys(&frame, partner, &join.on);
        let (mut own, mut found) = (Vec::new(), Vec::new());
        let mut next = pairs.iter().peekable();
        for record in 0..frame.len as u32 {
            let before = own.len();
            while let Some((_, other)) = next.next_if(|(left, _)| *left == record) {
                own.push(record);
                found.push(*other);
            }
            if own.len() == before {
                own.push(record);
                found.push(NO_RECORD);
            }
        }
        self.looked_up(view, join, frame.taken(&own), partner, &found, alive)
    }

    /// Adds the partner's columns, and deals with the records that have none (E201).
    fn looked_up(
        &self,
        view: &View,
        join: &Join,
        mut frame: Frame,
        partner: &Frame,
        found: &[u32],
        alive: &BTreeSet<String>,
    ) -> Result<(&'static str, Frame, usize), Diagnostic> {
        let lost: Vec<u32> =
            (0..frame.len as u32).filter(|record| found[*record as usize] == NO_RECORD).collect();
        if !lost.is_empty() && !join.quiet {
            // Before the view chooses by period, two halves of a year lose the same records.
            let is_this = |step: &Step| match &step.kind {
                StepKind::Join(own) => std::ptr::eq(own, join),
                _ => false,
            };
            let step = view.steps.iter().position(is_this).unwrap_or(0);
            let chosen = view.chooses_by_period(self.library, step);
            self.findings.push(
                self.named(Diagnostic::warning("E201"), &frame, &lost)
                    .with("of", if chosen { "period" } else { "all" })
                    .with("view", self.said(&view.name))
                    .with("source", self.said(&join.source))
                    .with("key", &join.on.pairs[0].0),
            );
        }
        // By a key that cannot be read nothing can be looked up: what it would give is unreadable too.
        let keys = join.on.pairs.iter().map(|(left, _)| left).chain(&join.at);
        let bad = unreadable_in(&frame, keys);
        let wanted: Vec<_> = join.take.iter().filter(|(new, _)| alive.contains(new)).collect();
        let taken = cores::each(wanted, |(new, name)| {
            let column = &partner.columns[name];
            let mut values = column.taken(found);
            for record in &bad {
                values[*record as usize] = UNREADABLE;
            }
            (new, column.ty.clone(), values)
        });
        for (new, ty, values) in taken {
            frame.add(new, ty, values);
        }
        for origin in &partner.origins {
            if !frame.origins.iter().any(|own| own.table == origin.table) {
                let taken: TableRows = origin.taken(found);
                frame.origins.push(taken);
            }
        }
        if join.only_matched && !lost.is_empty() {
            let kept: Vec<u32> = (0..frame.len as u32)
                .filter(|record| found[*record as usize] != NO_RECORD)
                .collect();
            frame = frame.taken(&kept);
        }
        Ok(("join", frame, lost.len()))
    }
}

/// The records of which one of the columns cannot be read.
pub(super) fn unreadable_in<'n>(
    frame: &Frame,
    names: impl Iterator<Item = &'n String>,
) -> BTreeSet<u32> {
    let mut found = BTreeSet::new();
    for name in names {
        let values = frame.values(name).iter().enumerate();
        let bad = values.filter(|(_, value)| **value == UNREADABLE);
        found.extend(bad.map(|(record, _)| record as u32));
    }
    found
}

impl On {
    /// May a key find a partner? A missing part equals nothing, unless blanks are equal.
    pub fn matches(&self, key: &[i64]) -> bool {
        key.iter().all(|part| *part != UNREADABLE && (self.blanks_equal || *part != MISSING))
    }
}

/// Pairs (own record, partner's record) whose keys are equal, in the order of the own records.
pub(super) fn match_keys(frame: &Frame, partner: &Frame, on: &On) -> Vec<(u32, u32)> {
    let right = keys_of(partner, on.pairs.iter().map(|(_, right)| right.as_str()));
    let left = keys_of(frame, on.pairs.iter().map(|(left, _)| left.as_str()));
    let mut index: FxHashMap<&[i64], Vec<u32>> = FxHashMap::default();
    for (record, key) in right.chunks_exact(on.pairs.len()).enumerate() {
        if on.matches(key) {
            index.entry(key).or_default().push(record as u32);
        }
    }
    left.chunks_exact(on.pairs.len())
        .enumerate()
        .flat_map(|(record, key)| {
            let found = index.get(key).map(Vec::as_slice).unwrap_or_default();
            found.iter().map(move |partner| (record as u32, *partner))
        })
        .collect()
}
