//! The way from the one value of a cell to the other. Polish: pomost pola.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::super::counted::{Scene, refuse};
use super::super::explain::address;
use super::super::{Page, Refused};
use super::counted::{Asked, adds_up, counted};
use super::matched::Matched;
use super::moved::moved;
use super::pair::Pair;
use super::time::Clock;
use crate::bridge::{Cause, Moves, Part, Printed, Step};
use crate::cores;
use crate::evaluate::fill::At;
use crate::number::Exact;
use crate::report::{Cell, State};
use crate::template::form::{Content, Count};

/// What a counted cell came to.
type Counted = Result<Option<Vec<Step>>, Refused>;
/// The steps of a cell, and the keys that moved when they were asked for.
type Found = (Vec<Step>, Option<Moves>);

/// A cell's steps; what rounding left stands apart, because a formula may read the values before it.
#[derive(Clone)]
pub struct Walked {
    pub steps: Vec<Step>,
    pub rounding: Exact,
    pub moved: Option<Moves>,
}

impl Walked {
    /// All steps.
    pub fn whole(&self) -> Vec<Step> {
        let rounding = Step { cause: Cause::Rounding, amount: self.rounding, keys: 0 };
        let steps = self.steps.iter().cloned().chain([rounding]);
        steps.filter(|own| own.amount != Exact::ZERO || own.keys > 0).collect()
    }
}

pub fn printed(cell: &Cell) -> Printed {
    Printed {
        value: cell.printed,
        exact: cell.exact,
        decimals: cell.decimals,
        unit: cell.unit,
        state: cell.state,
    }
}

/// Walks from A to B, cell by cell.
pub struct Walker<'w> {
    pub pair: &'w Pair<'w>,
    pub clock: &'w Clock,
    pub matched: &'w Matched,
    pub scenes: [&'w Scene<'w>; 2],
    /// The steps of cells that were counted ahead.
    ahead: RefCell<BTreeMap<[At; 2], Counted>>,
    known: RefCell<BTreeMap<[At; 2], Walked>>,
    /// Cells whose formulas are being walked.
    pub(super) busy: RefCell<BTreeSet<[At; 2]>>,
}

impl<'w> Walker<'w> {
    pub fn new(
        pair: &'w Pair<'w>,
        clock: &'w Clock,
        matched: &'w Matched,
        scenes: [&'w Scene<'w>; 2],
    ) -> Walker<'w> {
        let (ahead, known, busy) = Default::default();
        Walker { pair, clock, matched, scenes, ahead, known, busy }
    }

    /// Compares what some cells count, on all cores, for those who ask for their steps afterwards.
    pub fn look_ahead(&self, cells: &[[At; 2]]) -> Result<(), Refused> {
        let mut counted_cells = Vec::new();
        for at in cells {
            let ends = [0, 1].map(|side| self.matched.cell(side, at[side]));
            let [before, after] = self.contents(*at)?;
            if let (Content::Count(before), Content::Count(after)) = (before, after)
                && ends.iter().all(|own| own.printed.is_some())
                && adds_up([before.as_ref(), after.as_ref()])
            {
                counted_cells.push((*at, [before.as_ref(), after.as_ref()]));
            }
        }
        let (pair, clock) = (self.pair, self.clock);
        let found = cores::each(counted_cells, |(at, counts)| {
            (at, counted(&Asked { pair, clock, at, counts }))
        });
        self.ahead.borrow_mut().extend(found);
        Ok(())
    }

    /// The steps of a cell, each cell once.
    pub fn walk(&self, at: [At; 2]) -> Result<Walked, Refused> {
        if let Some(known) = self.known.borrow().get(&at) {
            return Ok(known.clone());
        }
        let own = self.walk_for(at, None)?;
        self.known.borrow_mut().insert(at, own.clone());
        Ok(own)
    }

    /// The same with the keys of a page.
    pub fn walk_for(&self, at: [At; 2], page: Option<Page>) -> Result<Walked, Refused> {
        let ends = [0, 1].map(|side| printed(&self.matched.cell(side, at[side])));
        let (steps, moved) = self.steps(at, &ends, page)?;
        let left = |own: &Printed| own.number().subtract(own.unrounded());
        let rounding = left(&ends[1]).zip(left(&ends[0])).and_then(|(b, a)| b.subtract(a));
        Ok(Walked { steps, rounding: rounding.unwrap_or(Exact::ZERO), moved })
    }

    fn steps(
        &self,
        at: [At; 2],
        ends: &[Printed; 2],
        page: Option<Page>,
    ) -> Result<Found, Refused> {
        let whole = |cause: Cause| {
            let amount = ends[1].unrounded().subtract(ends[0].unrounded()).unwrap_or(Exact::ZERO);
            let step = Step { cause, amount, keys: 0 };
            if amount == Exact::ZERO { Vec::new() } else { vec![step] }
        };
        let contents = self.contents(at)?;
        let blocked = ends.iter().filter(|own| own.state == State::Blocked).count();
        let there = ends.iter().all(|own| own.value.is_some());
        Ok(match (contents[0], contents[1]) {
            _ if blocked == 2 => (Vec::new(), None),
            _ if blocked == 1 => (whole(Cause::Definition), None),
            (Content::Count(before), Content::Count(after)) => {
                self.counts(at, [before, after], there, page, &whole)?
            }
            (before, after) => {
                let entered = ends.iter().any(|own| own.state == State::Manual);
                match (before.formula(), after.formula()) {
                    (Some(before), Some(after)) if !entered && there => {
                        let steps = self.formula(at, [before, after], ends)?;
                        (steps.unwrap_or_else(|| whole(Cause::Cells)), None)
                    }
                    // Filled in another way now.
                    _ if filled(before) != filled(after) => (whole(Cause::Definition), None),
                    _ => (whole(Cause::Value), None),
                }
            }
        })
    }

    /// What fills a cell on either side.
    fn contents(&self, at: [At; 2]) -> Result<[&'w Content; 2], Refused> {
        let content = |side: usize| -> Result<&'w Content, Refused> {
            let choice = self.scenes[side].filler.content(at[side]).map_err(refuse)?;
            Ok(&choice.expect("a printed cell has its content").content)
        };
        Ok([content(0)?, content(1)?])
    }

    fn counts(
        &self,
        at: [At; 2],
        counts: [&Count; 2],
        there: bool,
        page: Option<Page>,
        whole: &dyn Fn(Cause) -> Vec<Step>,
    ) -> Result<Found, Refused> {
        let sums = adds_up(counts);
        if there && !sums && page.is_none() {
            return Ok((whole(Cause::Value), None));
        }
        if !there {
            return Ok((whole(Cause::Value), None));
        }
        let asked = Asked { pair: self.pair, clock: self.clock, at, counts };
        let found = match page {
            Some(page) => {
                moved(&asked, page, self.scenes)?.map(|(steps, moves)| (steps, Some(moves)))
            }
            None => {
                let ahead = self.ahead.borrow_mut().remove(&at);
                ahead.unwrap_or_else(|| counted(&asked))?.map(|steps| (steps, None))
            }
        };
        Ok(match found {
            Some((steps, moves)) if sums => (steps, moves),
            Some((_, moves)) => (whole(Cause::Value), moves),
            None => {
                let [before, after] = counts.map(|own| std::mem::discriminant(&own.measure));
                let alike =
                    before == after && counts[0].daily.is_some() == counts[1].daily.is_some();
                (whole(if alike { Cause::Value } else { Cause::Definition }), None)
            }
        })
    }

    /// The cells that the formula of a cell reads, with both values; none of a cell without a formula.
    pub fn parts(&self, at: [At; 2]) -> Result<Vec<Part>, Refused> {
        let scenes = [0, 1].map(|side| self.scenes[side]);
        let filler = scenes[1].filler;
        let choice = filler.content(at[1]).map_err(refuse)?;
        let Some(spec) = choice.and_then(|own| own.content.formula()) else {
            return Ok(Vec::new());
        };
        let mut parts: Vec<Part> = Vec::new();
        for reference in spec.formula.references() {
            if reference.form.is_some() || reference.period.is_some() {
                let [before, after] = scenes.map(|own| (own.filler.submitted)(reference));
                parts.push(Part {
                    reference: reference.shown(),
                    label: String::new(),
                    before,
                    after,
                });
                continue;
            }
            for there in filler.cells_named(reference, at[1], spec.axis) {
                let reference = address::name(there, filler.form);
                if parts.iter().any(|own| own.reference == reference) {
                    continue;
                }
                let value = |side: usize, at: At| {
                    let own = printed(&self.matched.cell(side, at));
                    own.value.map(|_| if spec.exact { own.unrounded() } else { own.number() })
                };
                parts.push(Part {
                    reference,
                    label: filler.form.sections[there.0].rows[there.1].label.clone(),
                    before: self.matched.before(there).and_then(|own| value(0, own)),
                    after: value(1, there),
                });
            }
        }
        Ok(parts)
    }
}

/// What fills a cell, in a word.
fn filled(content: &Content) -> &'static str {
    match content {
        Content::Blocked => "blocked",
        // A value that is entered may stand in for a proposed one.
        Content::Manual | Content::Proposed(_) => "entered",
        Content::Formula(_) => "formula",
        Content::Count(_) => "count",
    }
}
