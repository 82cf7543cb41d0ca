//! Why one record counts on one side and not on the other. Polish: los rekordu.

use std::cell::OnceCell;
use std::sync::Arc;

use super::super::Refused;
use super::keys::RecordKeys;
use super::pair::Pair;
use super::register::{Register, There};
use super::time::{Clock, Judged, Times, Told};
use crate::bridge::Cause;
use crate::evaluate::frame::TableRows;
use crate::model::table::NO_RECORD;
use crate::template::form::Count;

/// A table, and which of its rows each record of a view holds.
type Held = (Arc<Register>, Arc<Vec<u32>>);

/// What the causes of records depend on beside the views of a cell: cells that ask the same give the same causes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Asks {
    /// As each side asks for its time; none where no cause depends on it.
    times: Option<[Times; 2]>,
    defined_alike: bool,
    /// The columns in which a record may be another one on the other side.
    reads: Vec<String>,
}

/// What is asked of the records of one cell.
pub struct Fates<'f> {
    pair: &'f Pair<'f>,
    clock: &'f Clock,
    views: [usize; 2],
    pub records: Arc<RecordKeys>,
    /// The tables that records begin with.
    tables: Vec<String>,
    /// As each side asks for its time.
    times: [Times; 2],
    /// The records of a side in the time of that side.
    in_time: [OnceCell<Judged>; 2],
    /// Those of B in the time of A, and of which A's exports had told.
    in_time_before: OnceCell<(Judged, Vec<Option<Told>>)>,
    /// The rows that the records of a side were made of, of tables in which anything differs.
    made_of: [OnceCell<Vec<Held>>; 2],
    /// The one cause that any record can have, where there is only one.
    sole: OnceCell<Option<Cause>>,
    /// The sides mean the same by the cell.
    defined_alike: bool,
    /// The columns that the cell reads, of those that both views have.
    reads: Vec<String>,
    /// They count the same view, written in the same words.
    same_view: bool,
    /// Both sides count the same period.
    same_time: bool,
}

impl<'f> Fates<'f> {
    pub fn new(
        pair: &'f Pair<'f>,
        clock: &'f Clock,
        views: [usize; 2],
        counts: [&Count; 2],
    ) -> Fates<'f> {
        let behind = [0, 1].map(|side| pair.sides[side].behind(views[side]));
        let libraries = [0, 1].map(|side| pair.sides[side].library);
        let times = [0, 1].map(|own| Times::new(counts[own], &behind[own].view, libraries[own]));
        let [before, after] = counts;
        let alike = before.conditions == after.conditions
            && before.narrower == after.narrower
            && before.measure == after.measure
            && before.daily == after.daily
            && before.day == after.day
            && behind[0].view == behind[1].view;
        let text = |side: usize| {
            let own = libraries[side].views.get(&behind[side].view);
            own.map(|own| own.place.source.text.as_str())
        };
        let nodes = before.conditions.iter().chain(&before.narrower).chain(before.measure.nodes());
        let mut reads: Vec<String> =
            nodes.flat_map(|node| node.columns()).map(str::to_owned).collect();
        reads.sort();
        reads.dedup();
        reads.retain(|name| behind.iter().all(|own| own.frame.columns.contains_key(name)));
        let records = pair.record_keys(views);
        let same_view = behind[0].view == behind[1].view && text(0) == text(1);
        let defined_alike = alike && !pair.told_otherwise;
        if records.paired {
            reads.retain(|name| same_view && !defined_alike && pair.differs(views, name));
        }
        Fates {
            pair,
            clock,
            views,
            tables: records.tables.iter().map(|(name, _)| name.clone()).collect(),
            records,
            times,
            in_time: Default::default(),
            in_time_before: OnceCell::new(),
            made_of: Default::default(),
            sole: OnceCell::new(),
            defined_alike,
            reads,
            same_view,
            same_time: pair.sides[0].period(behind[0].period)
                == pair.sides[1].period(behind[1].period),
        }
    }

    pub fn asks(&self) -> Asks {
        let by_records = !self.pair.same_inputs;
        let by_time = by_records && (!self.same_time || !self.records.all_known);
        let by_reads = by_records && self.same_view && !self.defined_alike;
        Asks {
            times: by_time.then(|| self.times.clone()),
            defined_alike: self.defined_alike,
            reads: if by_reads { self.reads.clone() } else { Vec::new() },
        }
    }

    /// Of a record that counts on `side`, when its key does not count on the other.
    ///
    /// `alike` is a record that the other side has of the same key, and does not count: of a family that has another
    /// state now.
    pub fn of_one(
        &self,
        side: usize,
        record: u32,
        alike: impl Fn() -> Option<u32>,
    ) -> Result<Cause, Refused> {
        if let Some(cause) = self.sole() {
            return Ok(cause);
        }
        let lost = if side == 0 { Cause::Gone } else { Cause::New };
        let Some((table, row)) = self.records.begun(side, record) else {
            return Ok(lost);
        };
        let register = &self.records.tables[table].1;
        match register.beyond(side, row) {
            There::Nowhere if side == 1 && self.is_late(table, row, record)? => Ok(Cause::Late),
            There::Nowhere => Ok(lost),
            There::SetAside => Ok(Cause::Corrected),
            There::Row(there) => {
                let other = 1 - side;
                let met = || self.records.record(other, table, there).or_else(&alike);
                if !self.same_time && self.in_time(other)?.is_of(table, there, met) == Some(false) {
                    return Ok(lost);
                }
                Ok(self.of_both(side, record, met))
            }
        }
    }

    /// Did the other side set the row aside that a record begins with?
    pub fn is_set_aside_beyond(&self, side: usize, record: u32) -> bool {
        let begun = self.records.begun(side, record);
        begun.is_some_and(|(table, row)| {
            self.records.tables[table].1.beyond(side, row) == There::SetAside
        })
    }

    fn in_time(&self, side: usize) -> Result<&Judged, Refused> {
        if let Some(known) = self.in_time[side].get() {
            return Ok(known);
        }
        let asked = (&self.times[side], self.tables.as_slice());
        let own = self.clock.judged(self.pair, self.views, asked, side, side)?;
        Ok(self.in_time[side].get_or_init(|| own))
    }

    fn in_time_before(&self) -> Result<&(Judged, Vec<Option<Told>>), Refused> {
        if let Some(known) = self.in_time_before.get() {
            return Ok(known);
        }
        let times = &self.times[0];
        let asked = (times, self.tables.as_slice());
        let judged = self.clock.judged(self.pair, self.views, asked, 1, 0)?;
        let tables = self.tables.iter();
        let told = tables.map(|name| self.clock.told(self.pair, self.views, times, name));
        let own = (judged, told.collect());
        Ok(self.in_time_before.get_or_init(|| own))
    }

    /// Of a record whose key counts on both sides, each time otherwise.
    pub fn of_two(&self, side: usize, record: u32) -> Cause {
        if let Some(cause) = self.sole() {
            return cause;
        }
        self.of_both(side, record, || {
            let (table, row) = self.records.begun(side, record)?;
            match self.records.tables[table].1.beyond(side, row) {
                There::Row(there) => self.records.record(1 - side, table, there),
                _ => None,
            }
        })
    }

    /// `other` is the record of the other side; it is looked for only where it decides.
    fn of_both(&self, side: usize, record: u32, other: impl FnOnce() -> Option<u32>) -> Cause {
        if self.is_corrected(side, record) {
            return Cause::Corrected;
        }
        // Where both the words and what they are asked of have changed, the words come last.
        let reclassified = self.defined_alike
            || (self.same_view
                && other().is_some_and(|other| self.reads_differ(side, record, other)));
        if reclassified { Cause::Reclassified } else { Cause::Definition }
    }

    /// Where the same exports are counted in the same time, only the words of the return are left.
    fn sole(&self) -> Option<Cause> {
        *self.sole.get_or_init(|| {
            if self.pair.same_inputs {
                return Some(Cause::Definition);
            }
            let same_records = self.same_time
                && self.records.all_met
                && [0, 1].iter().all(|side| self.made_of(*side).is_empty());
            match same_records {
                true if self.defined_alike => Some(Cause::Reclassified),
                true if !self.same_view || self.reads.is_empty() => Some(Cause::Definition),
                _ => None,
            }
        })
    }

    /// Has a row that the record was made of other values on the other side?
    fn is_corrected(&self, side: usize, record: u32) -> bool {
        self.made_of(side).iter().any(|(register, rows)| {
            let row = rows[record as usize];
            row != NO_RECORD && register.differs(side, row)
        })
    }

    /// The rows that the records of a side were made of, of tables in which any has other values on the other side.
    fn made_of(&self, side: usize) -> &[Held] {
        self.made_of[side].get_or_init(|| {
            let shifts = [0, 1].map(|own| self.pair.sides[own].behind(self.views[own]).period);
            let origins = self.pair.frame(side, self.views[side]).origins.iter();
            let with =
                |own: &TableRows| (self.pair.register(&own.table, shifts), Arc::clone(&own.rows));
            origins.map(with).filter(|(register, _)| register.has_differences()).collect()
        })
    }

    fn reads_differ(&self, side: usize, record: u32, other: u32) -> bool {
        let frames = [side, 1 - side].map(|own| self.pair.frame(own, self.views[own]));
        self.reads.iter().any(|name| {
            let values = frames.map(|own| own.values(name));
            values[0][record as usize] != values[1][other as usize]
        })
    }

    /// A record that A's exports do not hold: should they have?
    fn is_late(&self, table: usize, row: u32, record: u32) -> Result<bool, Refused> {
        let [before, after] = &self.pair.sides;
        let later = before.own_period.end() <= after.own_period.end();
        let turned = self.same_time
            && before.version.unwrap_or(u32::MAX) > after.version.unwrap_or(u32::MAX);
        if !later || turned {
            return Ok(false);
        }
        let (judged, told) = self.in_time_before()?;
        Ok(judged.is_of(table, row, || Some(record)) == Some(true)
            && told[table].as_ref().is_some_and(|own| own.covers(row, record)))
    }
}
