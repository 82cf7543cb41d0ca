//! Records of a key in an order: unbroken spells, numbers, neighbours.

use rustc_hash::FxHashMap;

use super::choose::is_key;
use super::{Moment, PAIR, Views, keys_of};
use crate::diagnostic::Diagnostic;
use crate::evaluate::Frame;
use crate::model::{MISSING, Type, UNREADABLE, value::present};
use crate::template::view::{Neighbour, Order, Rank, Spell, Step, View};

/// What an order is asked for: view, step, records, moment.
pub(super) type Asked<'a> = (&'a View, &'a Step, &'a Frame, Moment);

/// The columns that a step adds.
pub(super) type Added = Vec<(String, Type, Vec<i64>)>;

impl Views<'_> {
    /// Number, first day and end of the spell that each record belongs to.
    ///
    /// A record without its key or its first day, and one that ends before it begins, is of no spell; of
    /// one that cannot be read nothing can be told, and it is named (E204).
    pub(super) fn spells(&self, (view, step, frame, moment): Asked<'_>, spell: &Spell) -> Added {
        let (from, to) = (frame.values(&spell.of.from), frame.values(&spell.of.to));
        let bad =
            |record: u32| [from, to].iter().any(|values| values[record as usize] == UNREADABLE);
        let (groups, lost) = grouped(frame, &spell.per, spell.blanks_equal, moment, &bad);
        self.not_judged(view, step, frame, &lost);
        let mut columns = [(); 3].map(|()| vec![MISSING; frame.len]);
        for record in lost {
            columns.iter_mut().for_each(|own| own[record as usize] = UNREADABLE);
        }
        // The day after the last one; an open interval never ends.
        let after = |record: u32| match to[record as usize] {
            MISSING => i64::MAX,
            day if spell.of.to_is_day_after => day,
            day => day.saturating_add(1),
        };
        for mut records in groups {
            records
                .retain(|own| present(from[*own as usize]).is_some_and(|day| day <= after(*own)));
            records.sort_by_key(|own| (from[*own as usize], after(*own), *own));
            let mut number = 0;
            let mut rest = records.as_slice();
            while let Some((first, others)) = rest.split_first() {
                number += 1;
                let mut end = after(*first);
                let more = others.iter().take_while(|own| {
                    let touches = from[**own as usize] <= end.saturating_add(spell.gap);
                    end = if touches { end.max(after(**own)) } else { end };
                    touches
                });
                let (own, next) = rest.split_at(1 + more.count());
                let end = match end {
                    i64::MAX => MISSING,
                    day if spell.of.to_is_day_after => day,
                    day => day - 1,
                };
                for record in own {
                    let values = [number, from[*first as usize], end];
                    for (column, value) in columns.iter_mut().zip(values) {
                        column[*record as usize] = value;
                    }
                }
                rest = next;
            }
        }
        let named = Spell::COLUMNS.into_iter().zip(columns);
        named.map(|((name, ty), values)| (name.to_owned(), ty, values)).collect()
    }

    /// The number of each record in its order.
    pub(super) fn ranks(&self, asked: Asked<'_>, rank: &Rank) -> Result<Added, Diagnostic> {
        let (groups, lost) = self.ordered(asked, &rank.order)?;
        let mut values = vec![MISSING; asked.2.len];
        lost.iter().for_each(|own| values[*own as usize] = UNREADABLE);
        for records in groups {
            for (number, record) in (1..).zip(records) {
                values[record as usize] = number;
            }
        }
        Ok(vec![(rank.name.clone(), Type::Int, values)])
    }

    /// Values of the record before or after each one; missing where there is none.
    pub(super) fn neighbours(
        &self,
        asked: Asked<'_>,
        own: &Neighbour,
        alive: &dyn Fn(&str) -> bool,
    ) -> Result<Added, Diagnostic> {
        let frame = asked.2;
        let (groups, lost) = self.ordered(asked, &own.order)?;
        let mut other = vec![None; frame.len];
        for records in groups {
            for (index, record) in records.iter().enumerate() {
                let there = usize::try_from(index as i64 + own.away).ok();
                other[*record as usize] = there.and_then(|index| records.get(index).copied());
            }
        }
        let taken = own.take.iter().filter(|(new, _)| alive(new));
        let added = taken.map(|(new, name)| {
            let column = &frame.columns[name];
            let of = |other: &Option<u32>| other.map_or(MISSING, |own| column.values[own as usize]);
            let mut values: Vec<i64> = other.iter().map(of).collect();
            lost.iter().for_each(|own| values[*own as usize] = UNREADABLE);
            (new.clone(), column.ty.clone(), values)
        });
        Ok(added.collect())
    }

    /// The records of each key in their order, and those that cannot be put in one (E204). Two that
    /// nothing parts are an error that names them (E203).
    fn ordered(
        &self,
        (view, step, frame, moment): Asked<'_>,
        order: &Order,
    ) -> Result<(Vec<Vec<u32>>, Vec<u32>), Diagnostic> {
        let by: Vec<&[i64]> = order.by.iter().map(|name| frame.values(name)).collect();
        let bad = |record: u32| by.iter().any(|values| values[record as usize] == UNREADABLE);
        let (mut groups, lost) = grouped(frame, &order.per, order.blanks_equal, moment, &bad);
        self.not_judged(view, step, frame, &lost);
        // Missing values come last.
        let place = |record: &u32| -> Vec<(bool, i64)> {
            by.iter()
                .map(|values| values[*record as usize])
                .map(|own| (own == MISSING, own))
                .collect()
        };
        for records in &mut groups {
            records.sort_by_cached_key(|own| (place(own), *own));
            if let Some(tied) = records.windows(2).find(|pair| place(&pair[0]) == place(&pair[1])) {
                return Err(self
                    .named(Diagnostic::error("E203").together(), frame, tied)
                    .with("view", self.said(&view.name))
                    .at(&step.place));
            }
        }
        Ok((groups, lost))
    }
}

/// The records of each key in the order of their first ones, and those of which the key or something
/// else cannot be read.
fn grouped(
    frame: &Frame,
    per: &[String],
    blanks_equal: bool,
    moment: Moment,
    bad: &dyn Fn(u32) -> bool,
) -> (Vec<Vec<u32>>, Vec<u32>) {
    let pair = (moment == Moment::Column).then_some(PAIR);
    let names: Vec<&str> = per.iter().map(String::as_str).chain(pair).collect();
    let flat = keys_of(frame, names.iter().copied());
    let mut numbers: FxHashMap<&[i64], usize> = FxHashMap::default();
    let (mut groups, mut lost): (Vec<Vec<u32>>, Vec<u32>) = Default::default();
    for (record, key) in (0u32..).zip(flat.chunks_exact(names.len().max(1))) {
        if key.contains(&UNREADABLE) || bad(record) {
            lost.push(record);
        } else if is_key(key, blanks_equal) {
            let number = *numbers.entry(key).or_insert_with(|| {
                groups.push(Vec::new());
                groups.len() - 1
            });
            groups[number].push(record);
        }
    }
    (groups, lost)
}
