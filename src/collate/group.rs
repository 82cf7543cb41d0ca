//! What others added up of the same units, beside what is added up here. Polish: porównanie z wydrukowanymi sumami.

use std::collections::BTreeMap;

use super::gather::Gathered;
use super::wide::Kind;
use super::{Request, Submission};
use crate::diagnostic::{Diagnostic, Place};
use crate::evaluate::fill::{At, Paper};
use crate::number::Exact;
use crate::template::form::Form;

/// A cell of a group whose printed sum is another than that of its units.
#[derive(Clone, Debug)]
pub struct Differs {
    pub group: String,
    pub cell: String,
    pub printed: Option<Exact>,
    pub collected: Option<Exact>,
    pub place: Place,
}

impl Differs {
    /// `lubuskie 2.3.1/1/2: 5 i 6`
    pub fn said(&self) -> String {
        let shown = |own: Option<Exact>| own.map_or_else(|| "brak".to_owned(), Exact::shown);
        format!("{} {}: {} i {}", self.group, self.cell, shown(self.printed), shown(self.collected))
    }
}

/// How many groups and cells were compared, and those that differ.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    pub groups: usize,
    pub cells: usize,
    pub differ: Vec<Differs>,
}

/// A group by its name: large and small letters make no other.
fn key(name: &str) -> String {
    name.trim().to_lowercase()
}

/// Are both names of one group?
pub fn is_same(one: &str, other: &str) -> bool {
    key(one) == key(other)
}

/// V168: no unit is of the group that was asked for. None when there are units and one of them is.
pub fn unknown(name: &str, submissions: &[Submission]) -> Option<Diagnostic> {
    let groups = submissions.iter().map(|own| own.group.as_str()).filter(|own| !own.is_empty());
    let mut known: Vec<&str> = groups.collect();
    if submissions.is_empty() || known.iter().any(|own| is_same(own, name)) {
        return None;
    }
    known.sort_by_cached_key(|own| key(own));
    known.dedup_by(|one, other| is_same(one, other));
    let found = Diagnostic::unknown("V168", name, known.iter().copied());
    Some(match known.is_empty() {
        true => found.without("known").with("known", "none"),
        false => found,
    })
}

/// Compares each printed sum with the units that it is of; a total is of all units, and of those who send no such return.
pub fn compared(
    paper: &Paper<'_>,
    form: &Form,
    submissions: &[Submission],
    gathered: &Gathered,
    request: &Request,
) -> Compared {
    if gathered.added_up.is_empty() {
        return Compared::default();
    }
    let at = |(section, row, column): &(String, String, String)| -> Option<At> {
        let index = form.sections.iter().position(|own| own.id == *section)?;
        let own = &form.sections[index];
        let at = (index, own.row(row)?.0, own.column(column)?);
        paper.choice(at).map(|_| at)
    };
    let mut sums: BTreeMap<(String, At), Exact> = BTreeMap::new();
    let mut all: BTreeMap<At, Exact> = BTreeMap::new();
    // A sum that no i128 holds stays what it was, and differs from the printed one.
    let add = |sum: &mut Exact, value: Exact| *sum = sum.plus(value).unwrap_or(*sum);
    for own in submissions {
        for (at, value) in &own.values {
            add(all.entry(*at).or_insert(Exact::ZERO), *value);
            add(sums.entry((key(&own.group), *at)).or_insert(Exact::ZERO), *value);
        }
    }
    for own in gathered.added_up.iter().filter(|own| own.kind == Kind::Other) {
        for (cell, value) in &own.values {
            if let Some(at) = at(cell) {
                add(all.entry(at).or_insert(Exact::ZERO), *value);
            }
        }
    }
    let mut found = Compared::default();
    for own in &gathered.added_up {
        let of_all = own.kind == Kind::Total;
        let wanted =
            request.group.as_ref().is_none_or(|group| !of_all && is_same(&own.group, group));
        if own.kind == Kind::Other || !wanted {
            continue;
        }
        found.groups += 1;
        for (cell, printed) in &own.values {
            let Some(at) = at(cell) else {
                continue;
            };
            found.cells += 1;
            let collected = match of_all {
                true => all.get(&at),
                false => sums.get(&(key(&own.group), at)),
            };
            if collected != Some(printed) {
                found.differ.push(Differs {
                    group: own.group.clone(),
                    cell: paper.name(at),
                    printed: Some(*printed),
                    collected: collected.copied(),
                    place: own.place.clone(),
                });
            }
        }
    }
    found
}
