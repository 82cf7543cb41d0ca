//! What a cell counts on both sides: by which key, and how much of each. Polish: miara pola po obu stronach.

use std::sync::Arc;

use super::super::Refused;
use super::keys::Keys;
use super::pair::Pair;
use super::slots::Slots;
use crate::evaluate::contribution::kind;
use crate::expression::Node;
use crate::model::table::NO_RECORD;
use crate::model::value::present;
use crate::template::form::{Count, Measure};
use crate::template::view::StepKind;

/// What is added up for each key.
pub enum Amounts {
    /// One for each record.
    Ones,
    /// One for each key.
    Once,
    Values([Arc<Vec<i64>>; 2]),
    /// One of the values of a key, with how late it is.
    Latest([Arc<Vec<i64>>; 2], [Option<Arc<Vec<i64>>>; 2]),
    /// Worked out record by record: parts of days.
    Parts,
}

/// What a record gives its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
    pub key: u32,
    gives: bool,
    amount: i128,
    /// Of a quantity that counts once: how late the record is.
    rank: i64,
}

impl Given {
    /// `amount` is in whole units of the measure; none where what is added up is missing.
    pub fn new(key: u32, amount: Option<i128>, rank: i64) -> Given {
        // Not kept as an option: there are many, and it would take the room of another.
        Given { key, gives: amount.is_some(), amount: amount.unwrap_or(0), rank }
    }

    pub fn amount(&self) -> Option<i128> {
        self.gives.then_some(self.amount)
    }
}

/// What a cell counts once.
pub enum KeyedBy {
    Record,
    Value(Arc<Keys>),
}

/// The measure of a cell of both sides.
pub struct Measured {
    pub keyed: KeyedBy,
    pub amounts: Amounts,
    /// The decimals of whole units.
    pub scale: u32,
}

impl Measured {
    /// None when the sides do not count the same kind of thing.
    pub fn of(
        pair: &Pair<'_>,
        views: [usize; 2],
        counts: [&Count; 2],
    ) -> Result<Option<Measured>, Refused> {
        let [before, after] = counts;
        let values = |nodes: [&Node; 2]| -> Result<[Arc<Vec<i64>>; 2], Refused> {
            Ok([pair.values(0, views[0], nodes[0])?, pair.values(1, views[1], nodes[1])?])
        };
        let keys = |nodes: [&Node; 2]| {
            pair.keys(views, nodes.map(std::slice::from_ref)).map(KeyedBy::Value)
        };
        let daily = [before.daily.is_some(), after.daily.is_some()];
        let scales = [before, after].map(|own| scale_of(&own.measure));
        let (keyed, amounts) = match (&before.measure, &after.measure) {
            _ if daily[0] != daily[1] => return Ok(None),
            (Measure::Distinct(one), Measure::Distinct(other)) => {
                let amounts = if daily[0] { Amounts::Parts } else { Amounts::Once };
                (keys([one, other])?, amounts)
            }
            (Measure::Distinct(_), _) | (_, Measure::Distinct(_)) => return Ok(None),
            (
                Measure::SumOnce { value: one, per: key, pick },
                Measure::SumOnce { value: other, per: other_key, pick: other_pick },
            ) => {
                let ranks = |side: usize, node: &Option<Node>| {
                    node.as_ref().map(|node| pair.values(side, views[side], node)).transpose()
                };
                let ranks = [ranks(0, pick)?, ranks(1, other_pick)?];
                (keys([key, other_key])?, Amounts::Latest(values([one, other])?, ranks))
            }
            (Measure::SumOnce { .. }, _) | (_, Measure::SumOnce { .. }) => return Ok(None),
            (Measure::Records, Measure::Records) if !daily[0] => {
                (grouped(pair, views)?, Amounts::Ones)
            }
            (Measure::Records, Measure::Records) => (KeyedBy::Record, Amounts::Parts),
            (Measure::Records, _) | (_, Measure::Records) => return Ok(None),
            (one, other) if kind(one) != kind(other) => return Ok(None),
            (Measure::SumByDays { .. }, _) | (_, Measure::SumByDays { .. }) => {
                (KeyedBy::Record, Amounts::Parts)
            }
            _ if daily[0] => (KeyedBy::Record, Amounts::Parts),
            (one, other) => {
                let nodes = [one.nodes()[0], other.nodes()[0]];
                (KeyedBy::Record, Amounts::Values(values(nodes)?))
            }
        };
        // Whole units of two scales do not add up: then each record is worked out by itself.
        let whole = scales[0] == scales[1];
        let amounts = match amounts {
            Amounts::Values(_) if !whole => Amounts::Parts,
            Amounts::Latest(..) if !whole => return Ok(None),
            own => own,
        };
        let scale =
            if matches!(amounts, Amounts::Values(_) | Amounts::Latest(..)) { scales[0] } else { 0 };
        Ok(Some(Measured { keyed, amounts, scale }))
    }

    /// What a record gives; parts of days are not whole units, and nothing here.
    pub fn given(&self, side: usize, record: u32, key: u32) -> Given {
        let at = record as usize;
        let (amount, rank) = match &self.amounts {
            Amounts::Ones | Amounts::Once => (Some(1), 0),
            Amounts::Values(values) => (present(values[side][at]).map(i128::from), 0),
            Amounts::Latest(values, ranks) => {
                let rank = ranks[side].as_ref().map_or(0, |own| own[at]);
                (present(values[side][at]).map(i128::from), rank)
            }
            Amounts::Parts => (None, 0),
        };
        Given::new(key, amount, rank)
    }

    /// Adds what a side gives a key.
    pub fn add(&self, given: &Given, side: usize, slots: &mut Slots) {
        let Some(amount) = given.amount() else {
            return;
        };
        let slot = slots.slot(given.key);
        match self.amounts {
            Amounts::Once => slot.sum[side] = amount,
            Amounts::Latest(..) => {
                if !slot.there[side] || given.rank > slot.rank[side] {
                    (slot.sum[side], slot.rank[side]) = (amount, given.rank);
                }
            }
            Amounts::Ones | Amounts::Values(_) | Amounts::Parts => slot.sum[side] += amount,
        }
        slot.there[side] = true;
    }

    /// What two records of one key give, the one after the other.
    pub fn put_together(&self, one: &mut Given, other: &Given) {
        *one = match (one.amount(), other.amount()) {
            (_, None) => return,
            (None, Some(_)) => *other,
            (Some(sum), Some(more)) => match self.amounts {
                Amounts::Once => return,
                Amounts::Latest(..) if other.rank <= one.rank => return,
                Amounts::Latest(..) => *other,
                Amounts::Ones | Amounts::Values(_) | Amounts::Parts => {
                    Given { amount: sum + more, ..*one }
                }
            },
        };
    }
}

/// Records of a view that made them by groups are known by what they were grouped by.
fn grouped(pair: &Pair<'_>, views: [usize; 2]) -> Result<KeyedBy, Refused> {
    let columns = |side: usize| -> Option<Vec<Node>> {
        let behind = pair.sides[side].behind(views[side]);
        let view = pair.sides[side].library.views.get(&behind.view)?;
        let group = view.steps.iter().rev().find_map(|step| match &step.kind {
            StepKind::Group { keys, .. } => Some(keys),
            _ => None,
        })?;
        let column =
            |name: &String| Some(Node::column(name, behind.frame.columns.get(name)?.ty.clone()));
        group.iter().map(column).collect()
    };
    match (columns(0), columns(1)) {
        (Some(one), Some(other)) if one.len() == other.len() => {
            let own = pair.keys(views, [&one, &other])?;
            // A group without a key is a record all the same.
            let whole = own.of.iter().all(|own| !own.contains(&NO_RECORD));
            Ok(if whole { KeyedBy::Value(own) } else { KeyedBy::Record })
        }
        _ => Ok(KeyedBy::Record),
    }
}

/// The decimals of a measure's whole units.
fn scale_of(measure: &Measure) -> u32 {
    let node = measure.nodes().into_iter().next();
    node.and_then(|node| node.ty.as_ref()).and_then(|own| own.scale()).unwrap_or(0)
}
