//! Both counted returns, and what is asked of both at once. Polish: para sprawozdań.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::super::Refused;
use super::super::counted::{Scene, refuse};
use super::bundles::Bundles;
use super::fate::Asks;
use super::keys::{Keys, RecordKeys};
use super::register::Register;
use super::slots::Slots;
use crate::evaluate::Frame;
use crate::evaluate::count::ByCombination;
use crate::evaluate::fill::{At, Behind};
use crate::evaluate::needs::Needs;
use crate::evaluate::value::evaluate;
use crate::expression::Node;
use crate::model::Table;
use crate::period::{ReportingPeriod, Shift};
use crate::template::form::Measure;

/// A side, and which of it: 0 is A, 1 is B.
pub struct One<'p> {
    pub scene: &'p Scene<'p>,
    /// The version that was laid out again.
    pub version: Option<u32>,
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
        let needs = Needs::new(scene.filler.form, &[], &scene.place.library);
        One { scene, version, places: places.collect(), needs }
    }

    /// The view of a counted cell, by number, and the cell's number in it.
    pub fn place(&self, at: At) -> (usize, usize) {
        self.places[&at]
    }

    pub fn behind(&self, view: usize) -> &'p Behind {
        &self.scene.filled.behind[view]
    }

    /// The period that cells of a view count.
    pub fn period(&self, shift: Option<Shift>) -> ReportingPeriod {
        shift.map_or(self.scene.request.period, |own| own.of(self.scene.request.period))
    }

    /// The tables that a view was made of.
    pub fn table(&self, shift: Option<Shift>, name: &str) -> Option<&'p Table> {
        let other = self.scene.other_periods.iter().find(|own| Some(own.shift) == shift);
        match other {
            Some(own) => own.tables(self.scene.tables).get(name).copied(),
            None => self.scene.tables.get(name),
        }
    }
}

type Values = Rc<Vec<i64>>;
/// A table, and the period of either side that is counted.
type TableOf = (String, [Option<Shift>; 2]);
/// Views of both sides, and what of their records is the key.
type KeyedBy = ([usize; 2], [Vec<Node>; 2]);
/// Views of both sides, and what cells ask of their records.
pub type BundledBy = ([usize; 2], [Measure; 2], Asks);

/// Two counted returns.
pub struct Pair<'p> {
    pub sides: [One<'p>; 2],
    /// Does something beside the cells' own definitions differ: options, lists, views, parameters?
    pub told_otherwise: bool,
    pub slots: RefCell<Slots>,
    registers: RefCell<BTreeMap<TableOf, Rc<Register>>>,
    records: RefCell<BTreeMap<[usize; 2], Rc<RecordKeys>>>,
    keys: RefCell<FxHashMap<KeyedBy, Rc<Keys>>>,
    sorted: RefCell<BTreeMap<(usize, usize), Rc<ByCombination>>>,
    values: RefCell<FxHashMap<(usize, usize, Node), Values>>,
    bundles: RefCell<FxHashMap<BundledBy, Rc<Bundles>>>,
    differing: RefCell<FxHashMap<([usize; 2], String), bool>>,
}

impl<'p> Pair<'p> {
    pub fn new(sides: [One<'p>; 2], told_otherwise: bool) -> Pair<'p> {
        Pair {
            sides,
            told_otherwise,
            slots: RefCell::default(),
            registers: RefCell::default(),
            records: RefCell::default(),
            keys: RefCell::default(),
            sorted: RefCell::default(),
            values: RefCell::default(),
            bundles: RefCell::default(),
            differing: RefCell::default(),
        }
    }

    pub fn frame(&self, side: usize, view: usize) -> &'p Frame {
        &self.sides[side].behind(view).frame
    }

    /// The rows of a table on both sides, each counted in its own period.
    pub fn register(&self, table: &str, shifts: [Option<Shift>; 2]) -> Rc<Register> {
        let key = (table.to_owned(), shifts);
        if let Some(known) = self.registers.borrow().get(&key) {
            return Rc::clone(known);
        }
        let both = [0, 1];
        let loaded = both.map(|side| self.sides[side].table(shifts[side], table));
        let unused = both.map(|side| {
            let own = &self.sides[side];
            own.scene.loaded.unused.get(table).filter(|_| shifts[side].is_none())
        });
        let read: BTreeSet<String> =
            self.sides.iter().flat_map(|own| own.needs.columns(table)).collect();
        let mut schemas = self.sides.iter().map(|own| &own.scene.place.library.tables);
        let schema = schemas.find_map(|own| own.get(table)).expect("a table of one of the sides");
        let own = Rc::new(Register::new(loaded, unused, schema, &read));
        self.registers.borrow_mut().insert(key, Rc::clone(&own));
        own
    }

    /// The records of a view of either side by the rows that they begin with.
    pub fn record_keys(&self, views: [usize; 2]) -> Rc<RecordKeys> {
        if let Some(known) = self.records.borrow().get(&views) {
            return Rc::clone(known);
        }
        let own = Rc::new(RecordKeys::new(self, views));
        self.records.borrow_mut().insert(views, Rc::clone(&own));
        own
    }

    /// The records of a view of either side by what some expressions say of them.
    pub fn keys(&self, views: [usize; 2], by: [&[Node]; 2]) -> Result<Rc<Keys>, Refused> {
        let key = (views, by.map(<[Node]>::to_vec));
        if let Some(known) = self.keys.borrow().get(&key) {
            return Ok(Rc::clone(known));
        }
        let mut all = Vec::new();
        for side in [0, 1] {
            let nodes = by[side].iter();
            let own = nodes.map(|node| self.values(side, views[side], node));
            all.push(own.collect::<Result<Vec<Values>, Refused>>()?);
        }
        let lengths = [0, 1].map(|side| self.frame(side, views[side]).len);
        let own = Rc::new(Keys::of_values([&all[0], &all[1]], lengths));
        self.keys.borrow_mut().insert(key, Rc::clone(&own));
        Ok(own)
    }

    /// The records of a view of either side, put together as cells ask them.
    pub fn bundles(
        &self,
        key: BundledBy,
        now: impl FnOnce() -> Result<Bundles, Refused>,
    ) -> Result<Rc<Bundles>, Refused> {
        if let Some(known) = self.bundles.borrow().get(&key) {
            return Ok(Rc::clone(known));
        }
        let own = Rc::new(now()?);
        self.bundles.borrow_mut().insert(key, Rc::clone(&own));
        Ok(own)
    }

    /// Has any record of a view another value in a column than the record of the other side that begins with the same row?
    pub fn differs(&self, views: [usize; 2], column: &str) -> bool {
        let key = (views, column.to_owned());
        if let Some(known) = self.differing.borrow().get(&key) {
            return *known;
        }
        let keys = &self.record_keys(views).keys;
        let [before, after] = [0, 1].map(|side| self.frame(side, views[side]).values(column));
        let is_other = |(value, key): (&i64, &u32)| {
            keys.first(1, *key).is_some_and(|other| *value != after[other as usize])
        };
        let own = before.iter().zip(&keys.of[0]).any(is_other);
        self.differing.borrow_mut().insert(key, own);
        own
    }

    /// The records of a view sorted by what its conditions say of them.
    pub fn sorted(&self, side: usize, view: usize) -> Rc<ByCombination> {
        let key = (side, view);
        if let Some(known) = self.sorted.borrow().get(&key) {
            return Rc::clone(known);
        }
        let own = Rc::new(self.sides[side].behind(view).counted.by_combination());
        self.sorted.borrow_mut().insert(key, Rc::clone(&own));
        own
    }

    /// The value of an expression for all records of a view.
    pub fn values(&self, side: usize, view: usize, node: &Node) -> Result<Values, Refused> {
        let key = (side, view, node.clone());
        if let Some(known) = self.values.borrow().get(&key) {
            return Ok(Rc::clone(known));
        }
        let own = self.sides[side].behind(view);
        let context = self.sides[side].scene.filler.context_of(own.period);
        let values = Rc::new(evaluate(node, &*own.frame, context).map_err(refuse)?);
        self.values.borrow_mut().insert(key, Rc::clone(&values));
        Ok(values)
    }
}
