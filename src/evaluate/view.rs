//! Runs the steps of a view over the loaded tables.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::frame::TableRows;
use super::gather::{aggregate, pairs_where};
use super::value::evaluate;
use super::{Context, Frame};
use crate::diagnostic::{Diagnostic, Place, Problems};
use crate::model::table::NO_RECORD;
use crate::model::{Column, MISSING, Table, Type, UNREADABLE, value::present};
use crate::template::Library;
use crate::template::library::intervals_of;
use crate::template::view::{Step, StepKind, View};

/// What a step did to the records of a view. Polish: bilans kroku.
#[derive(Clone, Debug, PartialEq)]
pub struct StepLedger {
    pub view: String,
    /// Counted from 1, as in the file.
    pub step: usize,
    /// `kept`, `joined`, `latest`, …
    pub what: &'static str,
    pub before: usize,
    pub after: usize,
    /// Records that found no partner, or whose key or condition could not be read.
    pub unmatched: usize,
}

pub struct Views<'v> {
    pub library: &'v Library,
    pub tables: &'v BTreeMap<String, Table>,
    pub context: &'v Context<'v>,
    ready: RefCell<BTreeMap<String, Arc<Frame>>>,
    ledger: RefCell<Vec<StepLedger>>,
    findings: Problems,
}

impl<'v> Views<'v> {
    pub fn new(
        library: &'v Library,
        tables: &'v BTreeMap<String, Table>,
        context: &'v Context<'v>,
    ) -> Views<'v> {
        Views {
            library,
            tables,
            context,
            ready: RefCell::default(),
            ledger: RefCell::default(),
            findings: Problems::default(),
        }
    }

    /// What was noticed on the way, and what each step did.
    pub fn finish(self) -> (Vec<Diagnostic>, Vec<StepLedger>) {
        (self.findings.into_vec(), self.ledger.into_inner())
    }

    /// The records of a table or a view; each is made once.
    pub fn frame(&self, name: &str) -> Result<Arc<Frame>, Diagnostic> {
        if let Some(frame) = self.ready.borrow().get(name) {
            return Ok(Arc::clone(frame));
        }
        let frame = Arc::new(match self.library.views.get(name) {
            Some(view) => self.run(view)?,
            None => self.table(name),
        });
        self.ready.borrow_mut().insert(name.to_owned(), Arc::clone(&frame));
        Ok(frame)
    }

    fn table(&self, name: &str) -> Frame {
        let schema = &self.library.tables[name];
        let intervals = intervals_of(schema);
        match self.tables.get(name) {
            Some(table) => Frame::of_table(table, intervals),
            // The office declared that it has no such records: an empty table.
            None => {
                let columns = schema.columns.iter().map(|column| {
                    let name = column.name.text.clone();
                    (name.clone(), Column::new(name, column.ty.clone(), Vec::new()))
                });
                Frame { columns: columns.collect(), intervals, origins: Vec::new(), len: 0 }
            }
        }
    }

    fn run(&self, view: &View) -> Result<Frame, Diagnostic> {
        let mut frame = Frame::default();
        for (index, step) in view.steps.iter().enumerate() {
            let before = frame.len;
            let (what, next, unmatched) = self.step(view, step, frame)?;
            frame = next;
            self.ledger.borrow_mut().push(StepLedger {
                view: view.name.clone(),
                step: index + 1,
                what,
                before,
                after: frame.len,
                unmatched,
            });
        }
        Ok(frame)
    }

    fn step(
        &self,
        view: &View,
        step: &Step,
        mut frame: Frame,
    ) -> Result<(&'static str, Frame, usize), Diagnostic> {
        Ok(match &step.kind {
            StepKind::From(source) => ("from", (*self.frame(source)?).clone(), 0),
            StepKind::Union { sources, mark } => {
                ("union", self.union(view, frame, sources, mark.as_deref())?, 0)
            }
            StepKind::Keep(condition) => {
                let values = evaluate(condition, &frame, self.context)?;
                let unreadable = values.iter().filter(|value| **value == UNREADABLE).count();
                let kept: Vec<u32> =
                    (0..frame.len as u32).filter(|record| values[*record as usize] == 1).collect();
                if unreadable > 0 {
                    let lost: Vec<u32> = (0..frame.len as u32)
                        .filter(|record| values[*record as usize] == UNREADABLE)
                        .collect();
                    self.findings.push(
                        self.named(Diagnostic::warning("E204"), &frame, &lost)
                            .with("view", &view.name)
                            .at(&step.place),
                    );
                }
                if kept.len() == frame.len {
                    ("keep", frame, unreadable)
                } else {
                    ("keep", frame.taken(&kept), unreadable)
                }
            }
            StepKind::Derive(columns) => {
                for (name, node, ty) in columns {
                    let values = evaluate(node, &frame, self.context)?;
                    frame.add(name, ty.clone(), values);
                }
                // An interval derived in this step may be read by the next.
                for (name, interval) in &view.intervals {
                    let there = frame.columns.contains_key(&interval.from)
                        && frame.columns.contains_key(&interval.to);
                    if there {
                        frame.intervals.insert(name.clone(), interval.clone());
                    }
                }
                ("derive", frame, 0)
            }
            StepKind::Join { .. } => self.join(view, step, frame)?,
            StepKind::Latest { by, per, first, all_ties } => {
                let kept = self.latest(view, step, &frame, by, per, *first, *all_ties)?;
                ("latest", frame.taken(&kept), 0)
            }
            StepKind::Gather { source, on, condition, into } => {
                let partner = self.frame(source)?;
                let pairs = match_keys(&frame, &partner, on);
                let pairs = pairs_where(pairs, &frame, &partner, condition.as_ref(), self.context)?;
                for (name, wanted) in into {
                    let values =
                        aggregate(wanted, &pairs, frame.len, &frame, &partner, self.context)?;
                    frame.add(name, wanted.ty.clone(), values);
                }
                ("gather", frame, 0)
            }
            StepKind::Group { keys, into } => ("group", self.group(&frame, keys, into)?, 0),
        })
    }

    fn union(
        &self,
        view: &View,
        own: Frame,
        sources: &[String],
        mark: Option<&str>,
    ) -> Result<Frame, Diagnostic> {
        let first = match &view.steps[0].kind {
            StepKind::From(name) => name.clone(),
            _ => view.name.clone(),
        };
        let mut parts: Vec<(String, Arc<Frame>)> = Vec::new();
        if own.len > 0 || !own.columns.is_empty() {
            parts.push((first, Arc::new(own)));
        }
        for source in sources {
            parts.push((source.clone(), self.frame(source)?));
        }
        let len = parts.iter().map(|(_, part)| part.len).sum();
        let mut union = Frame { len, ..Frame::default() };
        let types: BTreeMap<&String, &Type> = parts
            .iter()
            .flat_map(|(_, part)| part.columns.iter().map(|(name, column)| (name, &column.ty)))
            .collect();
        for (name, ty) in types {
            let mut values = Vec::with_capacity(len);
            for (_, part) in &parts {
                match part.columns.get(name) {
                    Some(column) => values.extend_from_slice(&column.values),
                    None => values.resize(values.len() + part.len, MISSING),
                }
            }
            union.add(name, ty.clone(), values);
        }
        if let Some(mark) = mark {
            let marks = parts
                .iter()
                .flat_map(|(name, part)| std::iter::repeat_n(self.context.number(name), part.len));
            union.add(mark, Type::Text, marks.collect());
        }
        let tables: BTreeSet<&String> = parts
            .iter()
            .flat_map(|(_, part)| part.origins.iter().map(|origin| &origin.table))
            .collect();
        for table in tables {
            let mut rows = Vec::with_capacity(len);
            for (_, part) in &parts {
                match part.origins.iter().find(|origin| origin.table == *table) {
                    Some(origin) => rows.extend_from_slice(&origin.rows),
                    None => rows.resize(rows.len() + part.len, NO_RECORD),
                }
            }
            union.origins.push(TableRows { table: table.clone(), rows: Arc::new(rows) });
        }
        for (_, part) in &parts {
            union.intervals.extend(part.intervals.clone());
        }
        Ok(union)
    }

    fn join(
        &self,
        view: &View,
        step: &Step,
        mut frame: Frame,
    ) -> Result<(&'static str, Frame, usize), Diagnostic> {
        let StepKind::Join { source, on, take, only_matched, quiet } = &step.kind else {
            unreachable!("called for joins")
        };
        let partner = self.frame(source)?;
        let right_keys = keys_of(&partner, on.iter().map(|(_, right)| right.as_str()));
        let mut index: FxHashMap<&[i64], u32> = FxHashMap::default();
        for (record, key) in right_keys.chunks_exact(on.len()).enumerate() {
            if key.iter().any(|part| present(*part).is_none()) {
                continue;
            }
            if let Some(other) = index.insert(key, record as u32) {
                let both = [other, record as u32];
                return Err(self
                    .named(Diagnostic::error("E202"), &partner, &both)
                    .with("view", &view.name)
                    .with("source", source)
                    .at(&step.place));
            }
        }
        let left_keys = keys_of(&frame, on.iter().map(|(left, _)| left.as_str()));
        let found: Vec<u32> = left_keys
            .chunks_exact(on.len())
            .map(|key| index.get(key).copied().unwrap_or(NO_RECORD))
            .collect();
        let lost: Vec<u32> =
            (0..frame.len as u32).filter(|record| found[*record as usize] == NO_RECORD).collect();
        if !lost.is_empty() && !quiet {
            self.findings.push(
                self.named(Diagnostic::warning("E201"), &frame, &lost)
                    .with("view", &view.name)
                    .with("source", source)
                    .with("key", &on[0].0),
            );
        }
        for (new, name) in take {
            let column = &partner.columns[name];
            frame.add(new, column.ty.clone(), column.taken(&found));
        }
        for origin in &partner.origins {
            if !frame.origins.iter().any(|own| own.table == origin.table) {
                frame.origins.push(origin.taken(&found));
            }
        }
        if *only_matched && !lost.is_empty() {
            let kept: Vec<u32> = (0..frame.len as u32)
                .filter(|record| found[*record as usize] != NO_RECORD)
                .collect();
            frame = frame.taken(&kept);
        }
        Ok(("join", frame, lost.len()))
    }

    #[expect(clippy::too_many_arguments, reason = "the words of one step, as written")]
    fn latest(
        &self,
        view: &View,
        step: &Step,
        frame: &Frame,
        by: &str,
        per: &[String],
        first: bool,
        all_ties: bool,
    ) -> Result<Vec<u32>, Diagnostic> {
        let keys = keys_of(frame, per.iter().map(String::as_str));
        let dates = frame.values(by);
        let mut best: FxHashMap<&[i64], Vec<u32>> = FxHashMap::default();
        for (record, key) in keys.chunks_exact(per.len().max(1)).enumerate() {
            if key.iter().any(|part| present(*part).is_none()) {
                continue;
            }
            let record = record as u32;
            let chosen = best.entry(key).or_default();
            let rank = |record: u32| match present(dates[record as usize]) {
                Some(day) => (1, if first { -day } else { day }),
                None => (0, 0),
            };
            match chosen.first().map(|other| rank(record).cmp(&rank(*other))) {
                None | Some(std::cmp::Ordering::Greater) => *chosen = vec![record],
                Some(std::cmp::Ordering::Equal) => chosen.push(record),
                Some(std::cmp::Ordering::Less) => {}
            }
        }
        if let Some(tied) = best.values().filter(|tied| tied.len() > 1).min()
            && !all_ties
        {
            return Err(self
                .named(Diagnostic::error("E203"), frame, tied)
                .with("view", &view.name)
                .at(&step.place));
        }
        let mut kept: Vec<u32> = best.into_values().flatten().collect();
        kept.sort_unstable();
        Ok(kept)
    }

    fn group(
        &self,
        frame: &Frame,
        keys: &[String],
        into: &[(String, crate::expression::Aggregate)],
    ) -> Result<Frame, Diagnostic> {
        let flat = keys_of(frame, keys.iter().map(String::as_str));
        let mut numbers: FxHashMap<&[i64], u32> = FxHashMap::default();
        let (mut firsts, mut pairs) = (Vec::new(), Vec::new());
        for (record, key) in flat.chunks_exact(keys.len().max(1)).enumerate() {
            if key.iter().any(|part| present(*part).is_none()) {
                continue;
            }
            let number = *numbers.entry(key).or_insert_with(|| {
                firsts.push(record as u32);
                (firsts.len() - 1) as u32
            });
            pairs.push((number, record as u32));
        }
        let mut grouped = frame.taken(&firsts);
        grouped.columns.retain(|name, _| keys.contains(name));
        for (name, wanted) in into {
            let values = aggregate(wanted, &pairs, firsts.len(), &grouped, frame, self.context)?;
            grouped.add(name, wanted.ty.clone(), values);
        }
        Ok(grouped)
    }

    /// Adds the number of records, their money when they have an `amount`, and the first places.
    pub fn named(&self, mut diagnostic: Diagnostic, frame: &Frame, records: &[u32]) -> Diagnostic {
        for record in records.iter().take(5) {
            if let Some(place) = self.place(frame, *record) {
                diagnostic = diagnostic.at(place);
            }
        }
        let grosze: i64 = frame.columns.get("amount").map_or(0, |column| {
            records.iter().filter_map(|record| present(column.values[*record as usize])).sum()
        });
        let money = crate::diagnostic::Field::Money(grosze);
        diagnostic.fields.push(("money", money));
        diagnostic.with("count", records.len())
    }

    /// Where the record stands in the exports: the first table it was made of.
    pub fn place(&self, frame: &Frame, record: u32) -> Option<Place> {
        frame.origins.iter().find_map(|origin| match origin.rows[record as usize] {
            NO_RECORD => None,
            row => Some(self.tables.get(&origin.table)?.place(row as usize, None)),
        })
    }
}

/// The parts of the keys of all records, one after another.
pub fn keys_of<'k>(frame: &Frame, names: impl Iterator<Item = &'k str>) -> Vec<i64> {
    let columns: Vec<&[i64]> = names.map(|name| frame.values(name)).collect();
    (0..frame.len).flat_map(|record| columns.iter().map(move |column| column[record])).collect()
}

/// Pairs (own record, partner's record) whose keys are equal; missing keys equal nothing.
fn match_keys(frame: &Frame, partner: &Frame, on: &[(String, String)]) -> Vec<(u32, u32)> {
    let right = keys_of(partner, on.iter().map(|(_, right)| right.as_str()));
    let left = keys_of(frame, on.iter().map(|(left, _)| left.as_str()));
    let mut index: FxHashMap<&[i64], Vec<u32>> = FxHashMap::default();
    for (record, key) in right.chunks_exact(on.len()).enumerate() {
        if key.iter().all(|part| present(*part).is_some()) {
            index.entry(key).or_default().push(record as u32);
        }
    }
    left.chunks_exact(on.len())
        .enumerate()
        .flat_map(|(record, key)| {
            let found = index.get(key).map(Vec::as_slice).unwrap_or_default();
            found.iter().map(move |partner| (record as u32, *partner))
        })
        .collect()
}
