//! What is proposed for a sheet: a table, and for each of its columns an answer or a question.

use super::codes::Translation;
use super::evidence::Reason;
use crate::ingest::Part;

/// What a sheet seems to be. Polish: propozycja odwzorowania.
#[derive(Clone, Debug)]
pub struct Proposal {
    pub table: String,
    pub points: i32,
    /// Other tables that fit nearly as well.
    pub rivals: Vec<String>,
    /// One for every column of the table, in its order.
    pub columns: Vec<Choice>,
}

/// What is made of columns or of parts of them is never more certain.
pub const LIKELY: u32 = 85;

#[derive(Clone, Debug)]
pub struct Choice {
    pub column: String,
    pub needed: bool,
    pub answer: Answer,
    /// What its amounts are multiplied by.
    pub times: Option<&'static str>,
    /// The part of its cells that is the code, where words stand beside it.
    pub part: Option<Part>,
    /// Codes that are not ours as they stand; without a code of ours they are a question too.
    pub codes: Vec<Translation>,
}

#[derive(Clone, Debug)]
pub enum Answer {
    /// The column at this place, with so many percent.
    Is {
        place: usize,
        confidence: u32,
        reasons: Vec<Reason>,
    },
    /// One of these, and nobody but the office knows which.
    Which {
        places: Vec<usize>,
        why: Doubt,
    },
    Absent,
}

/// Why something is asked. Polish: wątpliwość.
#[derive(Clone, Debug, PartialEq)]
pub enum Doubt {
    /// Several columns fit as well.
    Alike,
    /// The header says one thing, the values another.
    Denied(Vec<Reason>),
    /// The header is the name of another column of the table.
    NamedOther(String),
    /// In most records the end is before the beginning: the two columns look swapped.
    Reversed,
    /// No header is known, but these columns have such values.
    Unknown,
    /// The header seems to name a unit: what it would be multiplied by.
    Unit(&'static str),
    /// The sheet may also be read without columns that are made of others.
    Made,
}

impl Choice {
    pub fn place(&self) -> Option<usize> {
        match self.answer {
            Answer::Is { place, .. } => Some(place),
            _ => None,
        }
    }

    /// Of its cells this part is the code, which somebody should look at.
    pub fn take_part(&mut self, part: Option<Part>) {
        if part.is_some()
            && let Answer::Is { confidence, reasons, .. } = &mut self.answer
        {
            *confidence = LIKELY.min(*confidence);
            reasons.push(Reason::Part);
        }
        self.part = part;
    }

    pub fn is_question(&self) -> bool {
        matches!(self.answer, Answer::Which { .. })
            || self.codes.iter().any(|own| own.ours.is_none())
    }
}

impl Proposal {
    pub fn of_column(&self, name: &str) -> Option<&Choice> {
        self.columns.iter().find(|own| own.column == name)
    }

    /// Is it this table and no other?
    pub fn is_sure(&self) -> bool {
        self.rivals.is_empty()
    }

    pub fn questions(&self) -> usize {
        self.columns.iter().filter(|own| own.is_question()).count()
    }
}
