//! Whose the records of a table or a view are: of which person, of which family. Polish: czyj jest rekord.

use std::collections::BTreeSet;

use super::library::Library;
use super::view::{StepKind, View};
use crate::model::TableSchema;
use crate::template::form::Measure;

/// The registers of people and of families.
pub const PERSONS: &str = "persons";
pub const FAMILIES: &str = "families";

/// Polish: osoba albo rodzina.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    Person,
    Family,
}

/// A column of a table that says whose its records are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    pub table: String,
    pub column: String,
    pub whose: Whose,
}

/// Everything that says whose the records of a view are, what they start from before what they look up.
#[derive(Clone, Debug, Default)]
pub struct Subjects {
    pub columns: Vec<Subject>,
    /// A record is a family: its members are many.
    pub is_family: bool,
    /// The tables that took part.
    tables: BTreeSet<String>,
    /// Tables of which a record holds only the first of many rows: they say nothing of it.
    blurred: BTreeSet<String>,
}

impl Subjects {
    fn take(&mut self, other: Subjects) {
        for own in other.columns {
            let is_new = !self.columns.contains(&own);
            if is_new && !self.blurred.contains(&own.table) {
                self.columns.push(own);
            }
        }
        self.is_family |= other.is_family;
        self.tables.extend(other.tables);
        self.blurred.extend(other.blurred);
    }

    /// What is looked up says whose a record is only where the table took no part before.
    fn look_up(&mut self, mut other: Subjects) {
        other.columns.retain(|own| !self.tables.contains(&own.table));
        other.blurred.retain(|own| !self.tables.contains(own));
        other.is_family = false;
        self.take(other);
    }
}

impl Library {
    /// Whose the records of a table or view are; no columns when nothing says so.
    pub fn subjects(&self, name: &str) -> Subjects {
        let Some(view) = self.views.get(name) else {
            return self.tables.get(name).map(of_table).unwrap_or_default();
        };
        let mut found = Subjects::default();
        for (index, step) in view.steps.iter().enumerate() {
            match &step.kind {
                StepKind::From(source) => found.take(self.subjects(source)),
                StepKind::Union { sources, .. } => {
                    sources.iter().for_each(|own| found.take(self.subjects(own)));
                }
                StepKind::Join(join) => found.look_up(self.subjects(&join.source)),
                StepKind::Group { keys, .. } => {
                    let keys: Vec<Whose> =
                        keys.iter().filter_map(|key| self.whose_before(view, index, key)).collect();
                    grouped(&mut found, &keys);
                }
                _ => {}
            }
        }
        found
    }

    /// Does a cell over the view count families, or something once for each of them?
    pub fn counts_families(&self, view: &str, measure: &Measure) -> bool {
        let key = match measure {
            Measure::Distinct(key) | Measure::SumOnce { per: key, .. } => key,
            _ => return false,
        };
        key.columns().into_iter().any(|own| self.whose(view, own) == Some(Whose::Family))
    }

    /// Whose id a column holds; one made of a family's and a person's is a family's: it is the household.
    fn whose(&self, name: &str, column: &str) -> Option<Whose> {
        if let Some(view) = self.views.get(name) {
            return self.whose_before(view, view.steps.len(), column);
        }
        let own = of_table(self.tables.get(name)?).columns;
        own.into_iter().find(|own| own.column == column).map(|own| own.whose)
    }

    /// The same within a view, after so many of its steps.
    fn whose_before(&self, view: &View, steps: usize, column: &str) -> Option<Whose> {
        for (index, step) in view.steps[..steps].iter().enumerate().rev() {
            match &step.kind {
                StepKind::Derive(columns) => {
                    let Some((_, node, _)) = columns.iter().find(|(own, ..)| own == column) else {
                        continue;
                    };
                    // Columns of one step may read one another: they stand in the order in which they are made.
                    let read = |own: &str| {
                        let beside = columns.iter().any(|(name, ..)| name == own) && own != column;
                        self.whose_before(view, if beside { index + 1 } else { index }, own)
                    };
                    let all: Option<Vec<Whose>> = node.columns().into_iter().map(read).collect();
                    return first_of(&all?);
                }
                StepKind::Join(join) => {
                    if let Some((_, own)) = join.take.iter().find(|(new, _)| new == column) {
                        return self.whose(&join.source, own);
                    }
                }
                StepKind::Group { into, .. } | StepKind::Gather { into, .. }
                    if into.iter().any(|(own, _)| own == column) =>
                {
                    return None;
                }
                StepKind::Neighbour(own) if own.take.iter().any(|(new, _)| new == column) => {
                    return None;
                }
                StepKind::From(source) => return self.whose(source, column),
                StepKind::Union { sources, .. } => {
                    let all: Vec<Whose> =
                        sources.iter().filter_map(|own| self.whose(own, column)).collect();
                    return first_of(&all);
                }
                _ => {}
            }
        }
        None
    }
}

fn first_of(all: &[Whose]) -> Option<Whose> {
    all.iter().copied().find(|own| *own == Whose::Family).or(all.first().copied())
}

/// Of a group the first record stands for all: what is one for all of them is what the keys say.
fn grouped(found: &mut Subjects, keys: &[Whose]) {
    let of = |wanted: Whose| keys.contains(&wanted);
    match (of(Whose::Family), of(Whose::Person)) {
        (true, true) => {}
        (true, false) => found.is_family = true,
        (false, true) => found.columns.retain(|own| own.whose == Whose::Person),
        (false, false) => found.columns.clear(),
    }
    found.blurred.extend(found.tables.iter().cloned());
}

/// A register is of itself; else what its columns say.
fn of_table(table: &TableSchema) -> Subjects {
    let name = &table.name.text;
    let whose = |target: &str| match target {
        PERSONS => Some(Whose::Person),
        FAMILIES => Some(Whose::Family),
        _ => None,
    };
    let subject =
        |column: &str, whose| Subject { table: name.clone(), column: column.to_owned(), whose };
    let columns = match whose(name) {
        // The head of a family is one of its persons: the record is the family's.
        Some(own) => table.key.first().map(|key| subject(&key.text, own)).into_iter().collect(),
        None => {
            let said = table.columns.iter().filter_map(|own| {
                let target = own.whose.as_ref().or(own.references.as_ref())?;
                Some(subject(&own.name.text, whose(&target.text)?))
            });
            said.collect()
        }
    };
    Subjects { columns, tables: BTreeSet::from([name.clone()]), ..Subjects::default() }
}
