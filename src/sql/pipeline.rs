//! The steps of a view, each a named query that reads the one before it. Polish: kroki widoku w SQL.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::condition::{filter, kept};
use super::name::{self, bad, name};
use super::node::{Gap, Read, Surroundings};
use crate::evaluate::fill::Filler;
use crate::evaluate::needs::{Needs, alive};
use crate::model::{Type, UNREADABLE};
use crate::period::Shift;
use crate::template::view::{Step, StepKind, View};

/// A query with a name, and what it is. Polish: zapytanie nazwane.
#[derive(Clone, Debug)]
pub struct Query {
    pub name: String,
    /// Of the view that begins here.
    pub title: String,
    pub about: String,
    pub body: String,
    /// Read by more than the next one: worth keeping.
    pub kept: bool,
}

/// Records as SQL finds them: the name of a table or query, its columns, those with unreadable values.
#[derive(Clone, Debug, Default)]
pub(super) struct Relation {
    pub name: String,
    pub columns: BTreeMap<String, Type>,
    pub bad: BTreeSet<String>,
    /// The key and day that each record was asked for, when a view is run for many days at once.
    pub asked: Vec<String>,
}

/// The column with the day of a view that is run for many days at once.
pub(super) const ASKED_DAY: &str = "asked_day";

/// What `:day` means while a view runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Moment {
    /// The last day of the period.
    Period,
    Day(i64),
    /// Each record has its own.
    Column,
}

/// A view that is written step by step.
pub(super) struct Building {
    pub relation: Relation,
    pub queries: Vec<Query>,
    base: String,
    pub view: String,
    /// The step, as the file numbers it, and its words.
    pub step: (usize, String),
    pub moment: Moment,
    pub period: Option<Shift>,
}

/// A table or view, the day that it is run for, and another period than the return's.
type Source = (String, Moment, Option<Shift>);

pub struct Pipeline<'p> {
    pub(super) filler: &'p Filler<'p>,
    needs: &'p Needs,
    pub(super) read: Read,
    queries: RefCell<Vec<Query>>,
    made: RefCell<BTreeMap<Source, Relation>>,
    /// The rows that were asked for their keys, and the periods that were asked for their days.
    pub(super) asked: RefCell<BTreeSet<String>>,
}

impl Relation {
    /// Every column, and the marks of those that may be unreadable, with something before each name.
    pub fn listed(&self, before: &str) -> Vec<String> {
        let own = |column: &String| format!("{before}{}", name(&name::column(column)));
        let marks = self.bad.iter().map(|own| format!("{before}{}", name(&bad(own))));
        let asked = self.asked.iter().map(|own| format!("{before}{own}"));
        self.columns.keys().map(own).chain(marks).chain(asked).collect()
    }

    /// The marks of some columns, joined; none when all can be read.
    pub fn marks<'n>(&self, names: impl Iterator<Item = &'n String>, before: &str) -> Vec<String> {
        let own = names.filter(|own| self.bad.contains(*own));
        own.map(|own| format!("{before}{}", name(&bad(own)))).collect()
    }
}

impl Building {
    /// One more query; what follows reads it.
    pub fn push(&mut self, body: String) {
        let letter = self.queries.iter().filter(|own| own.about == self.step.1).count();
        let letter = ["", "b", "c", "d", "e", "f", "g"].get(letter).copied().unwrap_or("z");
        self.push_as(letter, body);
    }

    /// The same with an ending of its name that no other of the step has.
    pub fn push_as(&mut self, ending: &str, body: String) {
        let name = name(&format!("{}_{}{ending}", self.base, self.step.0));
        self.relation.name.clone_from(&name);
        let about = self.step.1.clone();
        self.queries.push(Query { name, title: String::new(), about, body, kept: false });
    }

    /// What `:day` is written as, with something before the name of its column.
    pub fn day(&self, before: &str) -> Option<String> {
        match self.moment {
            Moment::Period => None,
            Moment::Day(day) => Some(name::day(day)),
            Moment::Column => Some(format!("{before}{ASKED_DAY}")),
        }
    }
}

impl<'p> Pipeline<'p> {
    pub fn new(filler: &'p Filler<'p>, needs: &'p Needs) -> Pipeline<'p> {
        Pipeline {
            filler,
            needs,
            read: Read::default(),
            queries: RefCell::default(),
            made: RefCell::default(),
            asked: RefCell::default(),
        }
    }

    /// The queries so far, those that are read before those that read them.
    pub fn queries(&self) -> Vec<Query> {
        let named = |(name, body)| Query {
            name,
            title: String::new(),
            about: String::new(),
            body,
            kept: true,
        };
        let read = self.read.tables().into_iter().map(named);
        read.chain(self.queries.borrow().iter().cloned()).collect()
    }

    pub(super) fn add(&self, query: Query) {
        self.queries.borrow_mut().push(query);
    }

    /// The records of a table or view of a period.
    pub(super) fn relation(
        &self,
        source: &str,
        moment: Moment,
        period: Option<Shift>,
    ) -> Result<Relation, Gap> {
        let library = self.filler.views.library;
        let moment = if library.reads_day(source) { moment } else { Moment::Period };
        let key = (source.to_owned(), moment, period);
        if let Some(made) = self.made.borrow().get(&key) {
            return Ok(made.clone());
        }
        let made = match library.views.get(source) {
            Some(view) => self.run(view, moment, period, None)?,
            None => self.table(source, period),
        };
        self.made.borrow_mut().insert(key, made.clone());
        Ok(made)
    }

    /// A table as it was loaded for the period: that of another period stands in a schema of its own.
    fn table(&self, table: &str, period: Option<Shift>) -> Relation {
        let views = self.filler.views_of(period);
        let needed = self.needs.columns(table);
        let shape = views.library.shape(table).unwrap_or_default();
        let columns: BTreeMap<String, Type> =
            shape.columns.into_iter().filter(|(own, _)| needed.contains(own)).collect();
        let loaded = views.tables.get(table);
        let today = self.filler.views.tables.get(table);
        let own = loaded.zip(today).is_none_or(|(loaded, today)| std::ptr::eq(*loaded, *today));
        let schema = match period.filter(|_| !own && loaded.is_some()) {
            Some(shift) => format!("{}.", name(&shift.of(self.filler.period).to_string())),
            None => String::new(),
        };
        let unreadable = |own: &&String| {
            let column = loaded.and_then(|loaded| loaded.column(own));
            column.is_some_and(|column| column.values.contains(&UNREADABLE))
        };
        let bad = columns.keys().filter(unreadable).cloned().collect();
        Relation { name: format!("{schema}{}", name(table)), columns, bad, asked: Vec::new() }
    }

    /// The steps of a view in turn; `start` takes the place of what the first step begins with.
    pub(super) fn run(
        &self,
        view: &View,
        moment: Moment,
        period: Option<Shift>,
        start: Option<(Relation, String)>,
    ) -> Result<Relation, Gap> {
        let (alive, _) = alive(view, &self.needs.columns(&view.name));
        let mut base = view.name.clone();
        if let Moment::Day(day) = moment {
            base.push_str(&format!("_on_{}", digits(&name::day(day))));
        }
        if let Some((_, whose)) = &start {
            base.push_str(whose);
        }
        if let Some(shift) = period {
            let period = shift.of(self.filler.period).to_string();
            base.push_str(&format!("_{}", period.to_lowercase().replace('-', "_")));
        }
        let mut building = Building {
            relation: start.clone().unwrap_or_default().0,
            queries: Vec::new(),
            base: base.clone(),
            view: view.name.clone(),
            step: (0, String::new()),
            moment,
            period,
        };
        for (index, step) in view.steps.iter().enumerate() {
            if index == 0 && start.is_some() {
                continue;
            }
            let about = format!("{} {}: {}", view.name, index + 1, words(&step.kind));
            building.step = (index + 1, about);
            self.step(&mut building, view, step, &alive[index])?;
        }
        if let Some(last) = building.queries.last_mut() {
            last.name = name(&base);
            last.kept = true;
            building.relation.name.clone_from(&last.name);
        }
        if let Some(first) = building.queries.first_mut() {
            first.title.clone_from(&view.title);
        }
        self.queries.borrow_mut().extend(building.queries);
        Ok(building.relation)
    }

    /// What the expressions over some records mean; `before` stands before their columns.
    pub(super) fn over<T>(
        &self,
        building: &Building,
        before: &str,
        then: impl FnOnce(&Surroundings<'_>) -> Result<T, Gap>,
    ) -> Result<T, Gap> {
        let day = building.day(before);
        self.around(&building.relation, before, day, building.period, then)
    }

    /// The same over the records of a period.
    pub(super) fn around<T>(
        &self,
        relation: &Relation,
        before: &str,
        day: Option<String>,
        period: Option<Shift>,
        then: impl FnOnce(&Surroundings<'_>) -> Result<T, Gap>,
    ) -> Result<T, Gap> {
        let column = |own: &str| format!("{before}{}", name(&name::column(own)));
        then(&Surroundings {
            context: self.filler.context_of(period),
            read: &self.read,
            options: &self.filler.views.library.options,
            column: &column,
            bad: &relation.bad,
            day,
            of_period: self.suffix(period),
        })
    }

    /// What is added to the name of a query of another period.
    pub(super) fn suffix(&self, period: Option<Shift>) -> String {
        period.map_or_else(String::new, |shift| format!("@{}", shift.of(self.filler.period)))
    }

    fn step(
        &self,
        to: &mut Building,
        view: &View,
        step: &Step,
        alive: &BTreeSet<String>,
    ) -> Result<(), Gap> {
        match &step.kind {
            StepKind::From(source) => {
                to.relation = self.relation(source, to.moment, to.period)?;
                let is_table = self.filler.views.library.tables.contains_key(source);
                if is_table {
                    to.relation.columns.retain(|own, _| alive.contains(own));
                    to.relation.bad.retain(|own| alive.contains(own));
                    let mut listed = to.relation.listed("").join(", ");
                    if listed.is_empty() {
                        listed = "1 AS one".to_owned();
                    }
                    to.push(format!("SELECT {listed}\nFROM {}", to.relation.name));
                }
                Ok(())
            }
            StepKind::Union { sources, mark } => {
                self.union(to, view, sources, mark.as_deref(), alive)
            }
            StepKind::Keep(condition) => {
                let lines = self.over(to, "", |own| kept(own, condition))?;
                if !lines.is_empty() {
                    to.push(format!("SELECT *\nFROM {}\n{}", to.relation.name, filter(&lines)));
                }
                Ok(())
            }
            StepKind::Derive(columns) => self.derive(to, columns, alive),
            StepKind::Join(join) => self.join(to, join, alive),
            StepKind::Latest(latest) => {
                self.latest(to, latest);
                Ok(())
            }
            StepKind::Gather { source, on, condition, into } => {
                self.gather(to, source, on, condition.as_ref(), into, alive)
            }
            StepKind::Group { keys, blanks_equal, into } => {
                self.group(to, keys, *blanks_equal, into, alive)
            }
            StepKind::Spell(spell) => {
                self.spell(to, spell, alive);
                Ok(())
            }
            StepKind::Rank(rank) => {
                self.rank(to, rank, alive);
                Ok(())
            }
            StepKind::Neighbour(own) => {
                self.neighbour(to, own, alive);
                Ok(())
            }
        }
    }
}

/// A date's digits: `2025_06_30`.
fn digits(day: &str) -> String {
    day.chars()
        .filter(|own| own.is_ascii_digit() || *own == '-')
        .map(|own| if own == '-' { '_' } else { own })
        .collect()
}

/// The word of a step, and what it reads.
fn words(kind: &StepKind) -> String {
    match kind {
        StepKind::From(source) => format!("from {source}"),
        StepKind::Union { sources, .. } => format!("union {}", sources.join(", ")),
        StepKind::Keep(_) => "keep".to_owned(),
        StepKind::Derive(_) => "derive".to_owned(),
        StepKind::Join(own) => format!("join {}", own.source),
        StepKind::Latest(own) if own.first => {
            format!("first {} per {}", own.by, own.per.join(", "))
        }
        StepKind::Latest(own) => format!("latest {} per {}", own.by, own.per.join(", ")),
        StepKind::Gather { source, .. } => format!("gather {source}"),
        StepKind::Group { keys, .. } => format!("group {}", keys.join(", ")),
        StepKind::Spell(own) => format!("spell per {}", own.per.join(", ")),
        StepKind::Rank(own) => format!("rank per {}", own.order.per.join(", ")),
        StepKind::Neighbour(own) => {
            let word = if own.away < 0 { "previous" } else { "next" };
            format!("{word} per {}", own.order.per.join(", "))
        }
    }
}
