//! Runs the steps of a view over the loaded tables.

mod choose;
mod finding;
mod join;
mod moment;
mod order;
mod union;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use moment::{DAY, Moment, PAIR};

use super::gather::{aggregate, pairs_where};
use super::needs::{Needs, alive};
use super::value::evaluate;
use super::{Context, Frame};
use crate::diagnostic::{Diagnostic, Problems};
use crate::expression::{Aggregate, Node};
use crate::model::{Column, Table, UNREADABLE};
use crate::template::Library;
use crate::template::library::intervals_of;
use crate::template::view::{Spell, Step, StepKind, View};

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

/// The loaded tables that views are run over, by name.
pub type Tables<'v> = BTreeMap<&'v str, &'v Table>;

pub struct Views<'v> {
    pub library: &'v Library,
    pub tables: Tables<'v>,
    pub context: &'v Context<'v>,
    needs: &'v Needs,
    ready: RefCell<BTreeMap<(String, Moment), Arc<Frame>>>,
    ledger: RefCell<Vec<StepLedger>>,
    findings: Problems,
}

impl<'v> Views<'v> {
    pub fn new(
        library: &'v Library,
        tables: Tables<'v>,
        context: &'v Context<'v>,
        needs: &'v Needs,
    ) -> Views<'v> {
        Views {
            library,
            tables,
            context,
            needs,
            ready: RefCell::default(),
            ledger: RefCell::default(),
            findings: Problems::default(),
        }
    }

    /// What was noticed on the way, and what each step did. The records that nobody holds any more are let go.
    pub fn finish(&self) -> (Vec<Diagnostic>, Vec<StepLedger>) {
        self.ready.take();
        (self.findings.take(), self.ledger.take())
    }

    /// The records of a table or a view; each is made once.
    pub fn frame(&self, name: &str) -> Result<Arc<Frame>, Diagnostic> {
        self.frame_at(name, Moment::None)
    }

    /// The records of a view that reads `:day`, on a day.
    pub fn frame_on(&self, name: &str, day: i64) -> Result<Arc<Frame>, Diagnostic> {
        self.frame_at(name, Moment::Day(day))
    }

    /// The records of a view after the first so many of its steps, for those who ask where one was lost. What is
    /// noticed on the way was told before.
    pub fn after_steps(&self, name: &str, steps: usize) -> Result<Frame, Diagnostic> {
        let mut view = self.library.views[name].clone();
        view.steps.truncate(steps);
        let again = Views::new(self.library, self.tables.clone(), self.context, self.needs);
        *again.ready.borrow_mut() = self.ready.borrow().clone();
        let day = self.context.named("end");
        let moment = if view.reads_day { Moment::Day(day) } else { Moment::None };
        again.run(&view, moment, None)
    }

    fn frame_at(&self, name: &str, moment: Moment) -> Result<Arc<Frame>, Diagnostic> {
        let moment = if self.library.reads_day(name) { moment } else { Moment::None };
        let key = (name.to_owned(), moment);
        if let Some(frame) = self.ready.borrow().get(&key) {
            return Ok(Arc::clone(frame));
        }
        let frame = Arc::new(match self.library.views.get(name) {
            Some(view) => self.run(view, moment, None)?,
            None => self.table(name),
        });
        self.ready.borrow_mut().insert(key, Arc::clone(&frame));
        Ok(frame)
    }

    fn table(&self, name: &str) -> Frame {
        let schema = &self.library.tables[name];
        let intervals = intervals_of(schema);
        match self.tables.get(name) {
            Some(table) => {
                let needed = self.needs.columns(name);
                let mut frame = Frame::of_table(table, intervals);
                frame.columns.retain(|name, _| needed.contains(name));
                frame
            }
            // The office declared that it has no such records: an empty table.
            None => {
                let shape = self.library.shape(name).unwrap_or_default();
                let columns = shape
                    .columns
                    .into_iter()
                    .map(|(name, ty)| (name.clone(), Column::new(name, ty, Vec::new())));
                Frame { columns: columns.collect(), intervals, origins: Vec::new(), len: 0 }
            }
        }
    }

    /// The steps of a view in turn; `start` takes the place of what the first step begins with.
    fn run(
        &self,
        view: &View,
        moment: Moment,
        mut start: Option<Frame>,
    ) -> Result<Frame, Diagnostic> {
        let (alive, _) = alive(view, &self.needs.columns(&view.name));
        let mut frame = Frame::default();
        // Records that conditions keep are copied once, when another kind of step follows.
        let mut kept: Option<Vec<u32>> = None;
        for (index, step) in view.steps.iter().enumerate() {
            let before = kept.as_ref().map_or(frame.len, Vec::len);
            let (what, unmatched) = if let Some(given) = start.take() {
                frame = given;
                ("from", 0)
            } else if let StepKind::Keep(condition) = &step.kind {
                let lost = self.keep(view, step, &moment.put(condition), &frame, &mut kept)?;
                ("keep", lost)
            } else {
                settle(&mut frame, &mut kept, &alive[index.saturating_sub(1)]);
                let (what, next, unmatched) =
                    self.step(view, step, frame, moment, &alive[index])?;
                frame = next;
                (what, unmatched)
            };
            self.ledger.borrow_mut().push(StepLedger {
                view: view.name.clone(),
                step: index + 1,
                what,
                before,
                after: kept.as_ref().map_or(frame.len, Vec::len),
                unmatched,
            });
        }
        if let Some(last) = alive.last() {
            settle(&mut frame, &mut kept, last);
        }
        Ok(frame)
    }

    fn step(
        &self,
        view: &View,
        step: &Step,
        mut frame: Frame,
        moment: Moment,
        alive: &BTreeSet<String>,
    ) -> Result<(&'static str, Frame, usize), Diagnostic> {
        Ok(match &step.kind {
            StepKind::From(source) => ("from", (*self.frame_at(source, moment)?).clone(), 0),
            StepKind::Union { sources, mark } => {
                ("union", self.union(view, frame, sources, mark.as_deref(), moment)?, 0)
            }
            StepKind::Keep(_) => unreachable!("conditions are judged where records are kept"),
            StepKind::Derive(columns) => {
                let read = |name: &str| {
                    let later = columns.iter().any(|(_, node, _)| node.columns().contains(name));
                    alive.contains(name) || later
                };
                for (name, node, ty) in columns.iter().filter(|(name, ..)| read(name)) {
                    let values = evaluate(&moment.put(node), &frame, self.context)?;
                    frame.add(name, ty.clone(), values);
                }
                // An interval derived in this step may be read by the next.
                for (name, interval) in &view.shape.intervals {
                    let there = frame.columns.contains_key(&interval.from)
                        && frame.columns.contains_key(&interval.to);
                    if there {
                        frame.intervals.insert(name.clone(), interval.clone());
                    }
                }
                ("derive", frame, 0)
            }
            StepKind::Join(join) => self.join(view, step, join, frame, moment, alive)?,
            StepKind::Latest(latest) => {
                let kept = self.latest(view, step, &frame, latest, moment)?;
                ("latest", frame.taken(&kept), 0)
            }
            StepKind::Gather { source, on, condition, into } => {
                let partner = self.frame_at(source, moment)?;
                let own_day = format!("this.{DAY}");
                let put = |node: &Node| moment.put_as(node, &own_day);
                let pairs = join::match_keys(&frame, &partner, on);
                let condition = condition.as_ref().map(put);
                let (pairs, lost) =
                    pairs_where(pairs, &frame, &partner, condition.as_ref(), self.context)?;
                self.not_judged(view, step, &partner, &lost);
                let bad = join::unreadable_in(&frame, on.pairs.iter().map(|(left, _)| left));
                for (name, wanted) in into.iter().filter(|(name, _)| alive.contains(name)) {
                    let wanted = Aggregate {
                        argument: wanted.argument.as_ref().map(put),
                        condition: wanted.condition.as_ref().map(put),
                        ..wanted.clone()
                    };
                    let mut values =
                        aggregate(&wanted, &pairs, frame.len, &frame, &partner, self.context)?;
                    for record in &bad {
                        values[*record as usize] = UNREADABLE;
                    }
                    frame.add(name, wanted.ty.clone(), values);
                }
                ("gather", frame, 0)
            }
            StepKind::Spell(spell) => {
                if Spell::COLUMNS.iter().any(|(name, _)| alive.contains(*name)) {
                    frame.extend(self.spells((view, step, &frame, moment), spell));
                }
                ("spell", frame, 0)
            }
            StepKind::Rank(rank) => {
                if alive.contains(&rank.name) {
                    frame.extend(self.ranks((view, step, &frame, moment), rank)?);
                }
                ("rank", frame, 0)
            }
            StepKind::Neighbour(own) => {
                if own.take.iter().any(|(new, _)| alive.contains(new)) {
                    let alive = |name: &str| alive.contains(name);
                    let asked = (view, step, &frame, moment);
                    let added = self.neighbours(asked, own, &alive)?;
                    frame.extend(added);
                }
                (if own.away < 0 { "previous" } else { "next" }, frame, 0)
            }
            StepKind::Group { keys, blanks_equal, into } => {
                let into: Vec<_> =
                    into.iter().filter(|(name, _)| alive.contains(name)).cloned().collect();
                let lost = join::unreadable_in(&frame, keys.iter()).into_iter().collect::<Vec<_>>();
                self.not_judged(view, step, &frame, &lost);
                ("group", self.group(&frame, keys, *blanks_equal, &into, moment)?, lost.len())
            }
        })
    }

    /// Of the records kept so far only those for which the condition is true; those it cannot judge are
    /// named (E204), and how many they are is given.
    fn keep(
        &self,
        view: &View,
        step: &Step,
        condition: &Node,
        frame: &Frame,
        kept: &mut Option<Vec<u32>>,
    ) -> Result<usize, Diagnostic> {
        let values = evaluate(condition, frame, self.context)?;
        let all = || (0..frame.len as u32).collect();
        let before: Vec<u32> = kept.take().unwrap_or_else(all);
        let with = |wanted: i64| -> Vec<u32> {
            before.iter().copied().filter(|own| values[*own as usize] == wanted).collect()
        };
        let lost = with(UNREADABLE);
        self.not_judged(view, step, frame, &lost);
        *kept = Some(with(1));
        Ok(lost.len())
    }
}

/// Drops the columns that nobody reads any more, and takes the records that were kept.
fn settle(frame: &mut Frame, kept: &mut Option<Vec<u32>>, alive: &BTreeSet<String>) {
    frame.columns.retain(|name, _| alive.contains(name) || name == DAY || name == PAIR);
    if let Some(kept) = kept.take()
        && kept.len() < frame.len
    {
        *frame = frame.taken(&kept);
    }
}

/// The parts of the keys of all records, one after another.
pub fn keys_of<'k>(frame: &Frame, names: impl Iterator<Item = &'k str>) -> Vec<i64> {
    let columns: Vec<&[i64]> = names.map(|name| frame.values(name)).collect();
    if let [only] = columns.as_slice() {
        return only.to_vec();
    }
    let mut keys = Vec::with_capacity(frame.len * columns.len());
    for record in 0..frame.len {
        keys.extend(columns.iter().map(|column| column[record]));
    }
    keys
}
