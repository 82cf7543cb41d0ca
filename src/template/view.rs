//! Record views: an ordered pipeline over tables, read from `views/*.toml` and checked step by step.

mod order;
mod read;
mod relate;

pub use read::word;

use super::Library;
use super::point::reads_period;
use crate::diagnostic::{Diagnostic, Problems, SourcePlace};
use crate::document::{Fields, Item, Table, Value};
use crate::expression::{Aggregate, Interval, Node, Shape};
use crate::model::Type;

/// A checked view. Polish: widok rekordów.
#[derive(Clone, Debug)]
pub struct View {
    pub name: String,
    pub title: String,
    /// What one record is, in Polish.
    pub about: String,
    pub steps: Vec<Step>,
    pub shape: Shape,
    /// The view has chosen by period itself; a section may not choose again.
    pub period_inside: bool,
    /// The date or interval that a `when` is said of when it names none.
    pub of: Option<String>,
    /// It reads `:day`, itself or through a view it is made of.
    pub reads_day: bool,
    pub place: SourcePlace,
}

#[derive(Clone, Debug)]
pub struct Step {
    pub kind: StepKind,
    pub place: SourcePlace,
}

#[derive(Clone, Debug)]
pub enum StepKind {
    From(String),
    Union {
        sources: Vec<String>,
        mark: Option<String>,
    },
    Keep(Node),
    /// Derived columns in an order in which each finds what it reads.
    Derive(Vec<(String, Node, Type)>),
    Join(Join),
    Latest(Latest),
    Gather {
        source: String,
        on: On,
        condition: Option<Node>,
        into: Vec<(String, Aggregate)>,
    },
    Group {
        keys: Vec<String>,
        blanks_equal: bool,
        into: Vec<(String, Aggregate)>,
    },
    Spell(Spell),
    Rank(Rank),
    Neighbour(Neighbour),
}

/// Records of a key whose intervals touch or overlap are one spell. Polish: nieprzerwany pobyt.
#[derive(Clone, Debug)]
pub struct Spell {
    pub per: Vec<String>,
    pub of: Interval,
    /// So many days may lie between two intervals of one spell.
    pub gap: i64,
    pub blanks_equal: bool,
}

impl Spell {
    pub const NUMBER: &str = "spell_no";
    pub const START: &str = "spell_start";
    /// As the interval says its end; missing while the spell is open.
    pub const END: &str = "spell_end";
    /// What every record gets.
    pub const COLUMNS: [(&str, Type); 3] =
        [(Spell::NUMBER, Type::Int), (Spell::START, Type::Date), (Spell::END, Type::Date)];
}

/// The records of a key by the values of some columns; missing ones come last.
#[derive(Clone, Debug)]
pub struct Order {
    pub per: Vec<String>,
    pub by: Vec<String>,
    pub blanks_equal: bool,
}

/// The number of a record in its order, from 1.
#[derive(Clone, Debug)]
pub struct Rank {
    pub order: Order,
    pub name: String,
}

/// Values of the record so many places further, or before when it is negative. Polish: sąsiad.
#[derive(Clone, Debug)]
pub struct Neighbour {
    pub order: Order,
    pub away: i64,
    /// Pairs of new name and the neighbour's column.
    pub take: Vec<(String, String)>,
}

/// Which columns of two sides must be equal.
#[derive(Clone, Debug)]
pub struct On {
    /// Pairs of own and partner's column.
    pub pairs: Vec<(String, String)>,
    /// A missing part equals a missing part; else it equals nothing.
    pub blanks_equal: bool,
}

/// A look-up. Polish: dołączenie.
#[derive(Clone, Debug)]
pub struct Join {
    pub source: String,
    pub on: On,
    /// Pairs of new name and partner's column.
    pub take: Vec<(String, String)>,
    /// Records without a partner leave the view.
    pub only_matched: bool,
    /// A record without a partner is no finding.
    pub quiet: bool,
    /// Several partners are meant: the record is then the partner.
    pub many: bool,
    /// The date column that gives the partner view its `:day`, record by record.
    pub at: Option<String>,
}

/// The latest (or first) record of each key.
#[derive(Clone, Debug)]
pub struct Latest {
    pub by: String,
    pub per: Vec<String>,
    pub first: bool,
    /// Columns that break ties, in the same direction.
    pub then: Vec<String>,
    pub all_ties: bool,
    pub blanks_equal: bool,
}

impl View {
    /// Reads one `[view]`; the views it reads are already in the library.
    pub fn read(table: &Table, library: &Library, problems: &Problems) -> View {
        let fields = Fields::new(table, problems);
        let mut builder = read::Builder::new(library, problems);
        let name = fields.need("name").text;
        for item in fields.list("steps") {
            match &item.value {
                Value::Table(step) => builder.step(step),
                _ => item.wrong_kind("table", problems),
            }
        }
        let begins = |step: &&Item| {
            let table = step.as_table();
            let named = |key| table.is_some_and(|table| table.entries.contains_key(key));
            named("from") || named("union")
        };
        if fields.list("steps").first().is_none_or(|step| !begins(step)) {
            problems.push(Diagnostic::error("T411").at(&table.place));
        }
        let period = read::word(fields.said("period"), &["inside"], problems);
        let of = fields.said("date").or_else(|| fields.said("interval"));
        if let Some(of) = &of {
            builder.known_moment(of);
        }
        let view = View {
            name,
            title: fields.need("title").text,
            about: fields.text("about").unwrap_or_default(),
            reads_day: builder.reads_day,
            steps: builder.steps,
            shape: builder.shape,
            period_inside: period.is_some(),
            of: of.map(|said| said.text),
            place: table.place.clone(),
        };
        fields.finish();
        view
    }

    /// The tables and views that the steps of a `[view]` name, before anything is checked.
    pub fn sources_of(table: &Table) -> Vec<String> {
        let mut found = Vec::new();
        let Some((_, Item { value: Value::List(steps), .. })) = table.entries.get("steps") else {
            return found;
        };
        for step in steps.iter().filter_map(Item::as_table) {
            for key in ["from", "union", "join", "gather"] {
                match step.entries.get(key).map(|(_, item)| &item.value) {
                    Some(Value::Text(name)) => found.push(name.clone()),
                    Some(Value::List(names)) => {
                        found.extend(names.iter().filter_map(Item::as_said).map(|said| said.text));
                    }
                    _ => {}
                }
            }
        }
        found
    }

    /// The tables and views that the steps read.
    pub fn sources(&self) -> Vec<&str> {
        self.steps
            .iter()
            .flat_map(|step| match &step.kind {
                StepKind::From(source)
                | StepKind::Join(Join { source, .. })
                | StepKind::Gather { source, .. } => vec![source.as_str()],
                StepKind::Union { sources, .. } => sources.iter().map(String::as_str).collect(),
                _ => Vec::new(),
            })
            .collect()
    }

    /// Does one of the first steps, or of a view that it begins with, choose records by the period?
    pub fn chooses_by_period(&self, library: &Library, first: usize) -> bool {
        let chosen = |step: &Step| matches!(&step.kind, StepKind::Keep(node) if reads_period(node));
        let begun = |source: &&str| {
            let own = library.views.get(*source);
            own.is_some_and(|own| own.chooses_by_period(library, usize::MAX))
        };
        self.steps.iter().take(first).any(chosen) || self.beginnings().iter().any(begun)
    }

    /// The tables and views whose records these are; what is joined or gathered only adds columns.
    pub fn beginnings(&self) -> Vec<&str> {
        self.steps
            .iter()
            .flat_map(|step| match &step.kind {
                StepKind::From(source) => vec![source.as_str()],
                StepKind::Union { sources, .. } => sources.iter().map(String::as_str).collect(),
                _ => Vec::new(),
            })
            .collect()
    }
}
