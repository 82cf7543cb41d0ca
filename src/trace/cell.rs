//! A cell and the records, or other cells, that made it. Polish: rodowód pola.

use std::collections::BTreeMap;

use crate::diagnostic::Place;
use crate::number::{Exact, decimal_grouped};
use crate::report::{ListCell, State, Unit};

/// A cell of a return, and how it came to its value. Polish: rodowód pola.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    pub form: String,
    pub edition: String,
    pub period: String,
    /// `2B/3a/4`
    pub cell: String,
    /// Section, row and column in the form's own words.
    pub titles: [String; 3],
    pub value: Option<i128>,
    /// The value before it was rounded.
    pub exact: Option<Exact>,
    pub decimals: u32,
    pub unit: Unit,
    pub state: State,
    /// The provisions that say so, of the form down to the cell.
    pub bases: Vec<String>,
    /// What the template writes of it, from the section down: `where`, `when`, `count`, …
    pub meaning: Vec<(Level, BTreeMap<&'static str, String>)>,
    pub made_of: MadeOf,
    /// The same in SQL; nothing where nobody asked: of the cells that a formula reads.
    pub sql: Option<Sql>,
}

/// A cell in SQL, or why it has none. Polish: pole w SQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sql {
    Query {
        /// All of it, to be run over the tables of the return.
        text: String,
        /// The last step alone: the cell itself.
        own: String,
        /// The queries that it stands on, by name.
        behind: Vec<String>,
    },
    /// The form takes no value here.
    Blocked,
    /// It is entered by hand.
    Manual,
    /// Something of it cannot be said in SQL: what.
    Gap(String),
}

impl Sql {
    /// Why there is no query; nothing where there is one.
    pub fn without(&self) -> Option<&'static str> {
        match self {
            Sql::Query { .. } => None,
            Sql::Blocked => Some("blocked"),
            Sql::Manual => Some("manual"),
            Sql::Gap(_) => Some("gap"),
        }
    }
}

/// What of a form says something of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    Section,
    Row,
    Column,
    Cell,
}

impl Level {
    pub fn word(self) -> &'static str {
        match self {
            Level::Section => "section",
            Level::Row => "row",
            Level::Column => "column",
            Level::Cell => "cell",
        }
    }
}

/// What a value was made of.
#[derive(Clone, Debug, PartialEq)]
pub enum MadeOf {
    Records(Records),
    Formula(Worked),
    /// Somebody entered it: where, who and why.
    Entered {
        place: Option<Place>,
        who: String,
        why: String,
    },
    /// The form takes no value here.
    Blocked,
    /// Nobody entered a value.
    Nothing,
}

/// A formula with the values that it read. Polish: formuła z podstawionymi wartościami.
#[derive(Clone, Debug, PartialEq)]
pub struct Worked {
    pub formula: String,
    /// It stands in for a value that nobody entered.
    pub proposed: bool,
    /// It read values before they were rounded.
    pub exact: bool,
    pub parts: Vec<Part>,
}

/// A cell that a formula read.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// As the formula writes it.
    pub reference: String,
    pub value: Option<Exact>,
    /// How it came about, when it is a cell of this return.
    pub trace: Option<Trace>,
}

/// The records behind a number. Polish: rekordy źródłowe.
#[derive(Clone, Debug, PartialEq)]
pub struct Records {
    /// What one record is: the view, its title, and what it says of itself.
    pub view: String,
    pub title: String,
    pub about: String,
    /// The period that is counted, when it is not the return's own.
    pub period: Option<String>,
    pub headers: Vec<Header>,
    /// How many there are; `rows` holds those of the page that was asked for.
    pub count: usize,
    /// The index of the first row among all.
    pub first: usize,
    pub rows: Vec<Record>,
    pub kind: Kind,
    /// What all records together give, worked out from their own contributions.
    pub total: Option<Exact>,
    /// How many take no part because a column that decides cannot be read.
    pub unreadable: usize,
    /// How many rows of the tables behind them were set aside: they are in no cell.
    pub aside: usize,
    /// The exports do not tell of the period: there are records and no value.
    pub uncovered: bool,
}

/// How contributions become one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Sum,
    Average,
    Minimum,
    Maximum,
    Median,
}

/// A column of the records.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    pub name: String,
    pub title: String,
    /// Its values are shown only when asked for.
    pub personal: bool,
    /// A key of a table that records begin with; it is empty where a record begins with another one.
    pub is_key: bool,
}

/// One record.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Where it stands in the exports: itself first, then the records that were looked up for it.
    pub places: Vec<Place>,
    pub values: Vec<ListCell>,
    pub gives: Gives,
    pub amount: Exact,
}

/// What a record gives to the number. Polish: wkład rekordu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gives {
    /// Itself, its key or its value.
    Own,
    /// Nothing more: its key was counted with an earlier record of the list, whose index is given.
    Again(usize),
    /// Nothing: it has no key or value.
    Nothing,
    /// Nothing: what it is measured by cannot be read.
    Unreadable,
}

impl Gives {
    pub fn word(self) -> &'static str {
        match self {
            Gives::Own => "own",
            Gives::Again(_) => "again",
            Gives::Nothing => "nothing",
            Gives::Unreadable => "unreadable",
        }
    }
}

impl Trace {
    /// The value as the form prints it; nothing when there is none.
    pub fn printed(&self) -> String {
        self.value.map(|own| decimal_grouped(own, self.decimals)).unwrap_or_default()
    }

    /// Itself, and below it the cells that its formula reads, each with its depth.
    pub fn tree(&self) -> Vec<(usize, &Trace)> {
        let mut found = vec![(0, self)];
        if let MadeOf::Formula(own) = &self.made_of {
            let below = own.parts.iter().filter_map(|own| own.trace.as_ref());
            found.extend(below.flat_map(Trace::tree).map(|(depth, own)| (depth + 1, own)));
        }
        found
    }

    /// Do the records, or the formula's values, give what the cell says? A blocked or missing cell has nothing to
    /// give. What formulas are worked out from is asked of their parts.
    pub fn adds_up(&self) -> bool {
        match &self.made_of {
            // Parts of very many different lengths have no common denominator that fits: the sum cannot be had.
            MadeOf::Records(own) if own.kind == Kind::Sum && own.total.is_none() => true,
            MadeOf::Records(own) => own.uncovered || own.total == self.exact,
            MadeOf::Formula(own) => {
                own.parts.iter().filter_map(|own| own.trace.as_ref()).all(Trace::adds_up)
            }
            MadeOf::Entered { .. } | MadeOf::Blocked | MadeOf::Nothing => true,
        }
    }
}
