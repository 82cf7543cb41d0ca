//! What others added up of the same units, beside what is added up here. Polish: porównanie z wydrukowanymi sumami.

use std::collections::BTreeMap;

use super::gather::Gathered;
use super::wide::Kind;
use super::{Request, Submission};
use crate::diagnostic::Place;
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

/// Compares each printed sum with the units that it is of; a total is of all units, and of those who send no such return.
pub fn compared(
    paper: &Paper<'_>,
    form: &Form,
    submissions: &[Submission],
    gathered: &Gathered,
    request: &Request,
) -> Compared {
    let at = |(section, row, column): &(String, String, String)| -> Option<At> {
        let index = form.sections.iter().position(|own| own.id == *section)?;
        let own = &form.sections[index];
        let at = (index, own.row(row)?.0, own.column(column)?);
        paper.choice(at).map(|_| at)
    };
    let mut sums: BTreeMap<(&str, At), Exact> = BTreeMap::new();
    let mut all: BTreeMap<At, Exact> = BTreeMap::new();
    // A sum that no i128 holds stays what it was, and differs from the printed one.
    let add = |sum: &mut Exact, value: Exact| *sum = sum.plus(value).unwrap_or(*sum);
    for own in submissions {
        for (at, value) in &own.values {
            add(all.entry(*at).or_insert(Exact::ZERO), *value);
            add(sums.entry((own.group.as_str(), *at)).or_insert(Exact::ZERO), *value);
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
        let wanted = request.group.as_ref().is_none_or(|group| !of_all && own.group == *group);
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
                false => sums.get(&(own.group.as_str(), at)),
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
