//! Both counted returns, and what is asked of both at once. Polish: para sprawozdań.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use super::super::Refused;
use super::super::counted::{Scene, refuse};
use super::super::loading::OtherPeriod;
use super::bundles::Bundles;
use super::fate::Asks;
use super::keys::{Keys, RecordKeys};
use super::made::Made;
use super::register::Register;
use super::slots::Slots;
use crate::evaluate::count::ByCombination;
use crate::evaluate::fill::{At, Behind};
use crate::evaluate::needs::Needs;
use crate::evaluate::value::evaluate;
use crate::evaluate::{Context, Frame};
use crate::expression::Node;
use crate::model::Table;
use crate::period::{ReportingPeriod, Shift};
use crate::template::Library;
use crate::template::form::Measure;

/// A side, 0 is A and 1 is B: what its cells were counted from, as far as several threads may read it at once.
pub struct One<'p> {
    /// The period of the return.
    pub own_period: ReportingPeriod,
    pub library: &'p Library,
    /// The version that was laid out again.
    pub version: Option<u32>,
    behind: &'p [Behind],
    /// Of the return's own period, and of the others that it counts.
    contexts: BTreeMap<Option<Shift>, &'p Context<'p>>,
    tables: &'p BTreeMap<String, Table>,
    other_periods: &'p [OtherPeriod],
    /// The records that were set aside.
    unused: &'p BTreeMap<String, Table>,
    /// What was counted over which view, and its number among the cells of that view.
    places: BTreeMap<At, (usize, usize)>,
    /// The columns that the return reads.
    needs: Needs,
}

impl<'p> One<'p> {
    pub fn new(scene: &'p Scene<'p>, version: Option<u32>) -> One<'p> {
        let behind = scene.filled.behind.iter().enumerate();
        let places = behind.flat_map(|(view, own)| {
            own.cells.iter().enumerate().map(move |(index, at)| (*at, (view, index)))
        });
        let filler = scene.filler;
        let others = filler.others.keys().map(|own| Some(*own));
        let periods = others.chain([None]);
        let library = &scene.place.library;
        One {
            own_period: scene.request.period,
            library,
            version,
            behind: &scene.filled.behind,
            contexts: periods.map(|own| (own, filler.context_of(own))).collect(),
            tables: scene.tables,
            other_periods: scene.other_periods,
            unused: &scene.loaded.unused,
            places: places.collect(),
            needs: Needs::new(filler.form, &[], library),
        }
    }

    /// The view of a counted cell, by number, and the cell's number in it.
    pub fn place(&self, at: At) -> (usize, usize) {
        self.places[&at]
    }

    pub fn behind(&self, view: usize) -> &'p Behind {
        &self.behind[view]
    }

    /// What the cells of a view are counted with.
    pub fn context(&self, view: usize) -> &'p Context<'p> {
        self.contexts[&self.behind(view).period]
    }

    /// The period that cells of a view count.
    pub fn period(&self, shift: Option<Shift>) -> ReportingPeriod {
        shift.map_or(self.own_period, |own| own.of(self.own_period))
    }

    /// The tables that a view was made of.
    pub fn table(&self, shift: Option<Shift>, name: &str) -> Option<&'p Table> {
        let other = self.other_periods.iter().find(|own| Some(own.shift) == shift);
        match other {
            Some(own) => own.tables(self.tables).get(name).copied(),
            None => self.tables.get(name),
        }
    }
}

/// A table, and the period of either side that is counted.
type TableOf = (String, [Option<Shift>; 2]);
/// Views of both sides, and what of their records is the key.
type KeyedBy = ([usize; 2], [Vec<Node>; 2]);
/// Views of both sides, and what cells ask of their records.
pub type BundledBy = ([usize; 2], [Measure; 2], Asks);

/// Two counted returns. What several cells ask is made once.
pub struct Pair<'p> {
    pub sides: [One<'p>; 2],
    /// Does something beside the cells' own definitions differ: options, lists, views, parameters?
    pub told_otherwise: bool,
    /// The same exports of the same period: nothing but what the return says can tell the sides apart.
    pub same_inputs: bool,
    /// Those that no cell holds.
    slots: Mutex<Vec<Slots>>,
    registers: Made<TableOf, Register>,
    records: Made<[usize; 2], RecordKeys>,
    keys: Made<KeyedBy, Keys>,
    sorted: Made<(usize, usize), ByCombination>,
    values: Made<(usize, usize, Node), Vec<i64>>,
    bundles: Made<BundledBy, Bundles>,
    differing: Made<([usize; 2], String), bool>,
}

impl<'p> Pair<'p> {
    pub fn new(sides: [One<'p>; 2], told_otherwise: bool, same_inputs: bool) -> Pair<'p> {
        Pair {
            sides,
            told_otherwise,
            same_inputs,
            slots: Mutex::default(),
            registers: Made::default(),
            records: Made::default(),
            keys: Made::default(),
            sorted: Made::default(),
            values: Made::default(),
            bundles: Made::default(),
            differing: Made::default(),
        }
    }

    /// Lends room for the keys of a cell.
    pub fn with_slots<T>(&self, then: impl FnOnce(&mut Slots) -> T) -> T {
        const NO_PANIC: &str = "no thread panics with it";
        let lent = self.slots.lock().expect(NO_PANIC).pop();
        let mut slots = lent.unwrap_or_default();
        let own = then(&mut slots);
        self.slots.lock().expect(NO_PANIC).push(slots);
        own
    }

    pub fn frame(&self, side: usize, view: usize) -> &'p Frame {
        &self.sides[side].behind(view).frame
    }

    /// The rows of a table on both sides, each counted in its own period.
    pub fn register(&self, table: &str, shifts: [Option<Shift>; 2]) -> Arc<Register> {
        self.registers.always((table.to_owned(), shifts), || {
            let both = [0, 1];
            let loaded = both.map(|side| self.sides[side].table(shifts[side], table));
            let unused = both
                .map(|side| self.sides[side].unused.get(table).filter(|_| shifts[side].is_none()));
            let read: BTreeSet<String> =
                self.sides.iter().flat_map(|own| own.needs.columns(table)).collect();
            let mut schemas = self.sides.iter().map(|own| &own.library.tables);
            let schema =
                schemas.find_map(|own| own.get(table)).expect("a table of one of the sides");
            Register::new(loaded, unused, schema, &read)
        })
    }

    /// The records of a view of either side by the rows that they begin with.
    pub fn record_keys(&self, views: [usize; 2]) -> Arc<RecordKeys> {
        self.records.always(views, || RecordKeys::new(self, views))
    }

    /// The records of a view of either side by what some expressions say of them.
    pub fn keys(&self, views: [usize; 2], by: [&[Node]; 2]) -> Result<Arc<Keys>, Refused> {
        self.keys.get((views, by.map(<[Node]>::to_vec)), || {
            let mut all = Vec::new();
            for side in [0, 1] {
                let nodes = by[side].iter();
                let own = nodes.map(|node| self.values(side, views[side], node));
                all.push(own.collect::<Result<Vec<Arc<Vec<i64>>>, Refused>>()?);
            }
            let lengths = [0, 1].map(|side| self.frame(side, views[side]).len);
            Ok(Keys::of_values([&all[0], &all[1]], lengths))
        })
    }

    /// The records of a view of either side, put together as cells ask them.
    pub fn bundles(
        &self,
        key: BundledBy,
        now: impl FnOnce() -> Result<Bundles, Refused>,
    ) -> Result<Arc<Bundles>, Refused> {
        self.bundles.get(key, now)
    }

    /// Has any record of a view another value in a column than the record of the other side that begins with the same row?
    pub fn differs(&self, views: [usize; 2], column: &str) -> bool {
        let own = self.differing.always((views, column.to_owned()), || {
            let keys = &self.record_keys(views).keys;
            let [before, after] = [0, 1].map(|side| self.frame(side, views[side]).values(column));
            let is_other = |(value, key): (&i64, &u32)| {
                keys.first(1, *key).is_some_and(|other| *value != after[other as usize])
            };
            before.iter().zip(&keys.of[0]).any(is_other)
        });
        *own
    }

    /// The records of a view sorted by what its conditions say of them.
    pub fn sorted(&self, side: usize, view: usize) -> Arc<ByCombination> {
        let now = || self.sides[side].behind(view).counted.by_combination();
        self.sorted.always((side, view), now)
    }

    /// The value of an expression for all records of a view.
    pub fn values(&self, side: usize, view: usize, node: &Node) -> Result<Arc<Vec<i64>>, Refused> {
        self.values.get((side, view, node.clone()), || {
            let own = &self.sides[side];
            evaluate(node, &*own.behind(view).frame, own.context(view)).map_err(refuse)
        })
    }
}
