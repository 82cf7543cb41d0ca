//! The keys behind the steps of a cell, a page of them, with a record of either side. Polish: klucze, które się zmieniły.

use std::collections::BTreeMap;

use super::super::counted::Scene;
use super::super::explain::records::Shown as ShownRecords;
use super::super::{Page, Refused};
use super::counted::{Asked, Compared};
use super::slots::{Slot, Slots};
use crate::bridge::{Cause, Moved, Moves, Shown, Step};
use crate::evaluate::contribution::Contribution;
use crate::number::Exact;
use crate::report::ListCell;
use crate::trace::{Gives, Header};

/// The steps of a cell and the keys that moved; none when the sides do not count the same kind of thing, or a number is
/// too large to be told.
pub fn moved(
    asked: &Asked<'_>,
    page: Page,
    scenes: [&Scene<'_>; 2],
) -> Result<Option<(Vec<Step>, Moves)>, Refused> {
    let Some(own) = Compared::new(asked)? else {
        return Ok(None);
    };
    asked.pair.with_slots(|slots| {
        own.one_by_one(slots)?;
        let steps = own.steps(slots, |_| 1);
        Ok(steps.map(|steps| (steps, moves(&own, slots, page, scenes))))
    })
}

/// The keys of a page with the first record of each.
fn moves(own: &Compared<'_>, slots: &Slots, page: Page, scenes: [&Scene<'_>; 2]) -> Moves {
    let mut differing: Vec<&Slot> = slots.own.iter().filter(|own| own.differs()).collect();
    differing.sort_by_key(|own| (own.cause, own.key));
    let range = page.range(differing.len());
    let places: BTreeMap<u32, usize> =
        differing[range.clone()].iter().zip(0..).map(|(own, at)| (own.key, at)).collect();
    let mut first = vec![[None::<u32>; 2]; range.len()];
    let mut counts = vec![[0usize; 2]; range.len()];
    for side in [0, 1] {
        let keys = own.keys(side);
        let note = |record: u32| {
            if let Some(at) = places.get(&keys[record as usize]) {
                counts[*at][side] += 1;
                let own = &mut first[*at][side];
                *own = Some(own.map_or(record, |known| known.min(record)));
            }
            Ok(())
        };
        own.each(side, note).unwrap_or_default();
    }
    let shown = [0, 1].map(|side| {
        let one = &own.asked.pair.sides[side];
        let behind = one.behind(own.views[side]);
        let listed: Vec<u32> = first.iter().filter_map(|own| own[side]).collect();
        ShownRecords::new(scenes[side], page.personal, behind, own.asked.counts[side], &listed)
    });
    let nothing = Contribution { gives: Gives::Nothing, amount: Exact::ZERO };
    let moved = differing[range.clone()].iter().zip(first).zip(counts);
    let keys = moved.map(|((slot, first), counts)| {
        let record = |side: usize| {
            let own = shown[side].record(first[side]?, nothing);
            // The number of a record of another table is none of its values.
            let has =
                |header: &Header, value: &ListCell| !header.is_key || *value != ListCell::Empty;
            let values = shown[side].headers.iter().zip(own.values);
            let values = values.filter(|(header, value)| has(header, value));
            let values = values.map(|(header, value)| (header.name.clone(), value));
            Some(Shown { places: own.places, values: values.collect() })
        };
        let amount =
            |side: usize| slot.there[side].then(|| slot.amount(side, own.measured.scale)).flatten();
        let set_aside = match first {
            [Some(only), None] => own.fates.is_set_aside_beyond(0, only).then_some(1),
            [None, Some(only)] => own.fates.is_set_aside_beyond(1, only).then_some(0),
            _ => None,
        };
        Moved {
            cause: slot.cause.unwrap_or(Cause::Value),
            before: amount(0),
            after: amount(1),
            records: [record(0), record(1)],
            more: counts.map(|own| own.saturating_sub(1)),
            set_aside,
        }
    });
    Moves { count: differing.len(), first: range.start, keys: keys.collect() }
}
