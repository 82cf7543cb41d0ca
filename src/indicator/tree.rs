//! An indicator of a year with all that it came from: measures, cells, series, entries. Polish: rodowód wskaźnika.

use super::{Card, Origin, Point, point};
use crate::diagnostic::{Diagnostic, Place};
use crate::number::Exact;
use crate::template::indicator::{Indicator, Observed, Published};
use crate::trace::Trace;

/// What `explain` tells of a strategy: an indicator with its measures, or one measure. Polish: rodowód wskaźnika.
#[derive(Clone, Debug)]
pub struct Tree {
    pub strategy: String,
    /// Its title.
    pub title: String,
    pub year: i32,
    /// The indicator as it is judged; none when a measure itself was asked for.
    pub card: Option<Card>,
    /// In the order of the formulas.
    pub branches: Vec<Branch>,
    /// Numbers that no deliverable prints are hidden here too.
    pub hidden: bool,
    /// Such numbers are there, and are shown: somebody asked for them.
    pub laid_open: bool,
    /// Submissions that were not read, because somebody changed them since they were written.
    pub altered: Vec<Diagnostic>,
    /// Do the leaves give every measure, and the measures the indicator?
    pub adds_up: bool,
}

/// A measure in the year, and what gave it. Polish: miara.
#[derive(Clone, Debug)]
pub struct Branch {
    pub side: Side,
    pub unit: String,
    pub observed: Observed,
    /// Its id, title, value, and where that is from.
    pub origin: Origin,
    /// What differs in this source. Polish: uwaga źródła.
    pub note: Option<String>,
    pub leaf: Leaf,
    /// Other sources that say another number.
    pub otherwise: Vec<Origin>,
}

/// In which formula of the indicator a measure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Numerator,
    Denominator,
    Both,
    /// It was asked for itself.
    Alone,
}

impl Side {
    pub fn word(self) -> &'static str {
        match self {
            Side::Numerator => "numerator",
            Side::Denominator => "denominator",
            Side::Both => "both",
            Side::Alone => "alone",
        }
    }

    /// Of a measure in an indicator.
    pub fn of(measure: &str, indicator: &Indicator) -> Side {
        let reads = |formula: &crate::template::formula::Formula| {
            formula.references().into_iter().any(|own| own.parts[0] == measure)
        };
        match (reads(&indicator.numerator), indicator.denominator.as_ref().is_some_and(reads)) {
            (true, true) => Side::Both,
            (true, false) => Side::Numerator,
            _ => Side::Denominator,
        }
    }
}

/// What gave a measure.
#[derive(Clone, Debug)]
pub enum Leaf {
    /// Cells of returns.
    Cells {
        /// As the source writes it.
        formula: String,
        cells: Vec<Cell>,
        /// What the cells give once more.
        again: Option<Exact>,
    },
    /// Counted from exports for itself: the trace of the cell that was made for it.
    Counted(Box<Trace>),
    Series(Vec<Member>),
    Entered {
        place: Option<Place>,
        who: String,
        why: String,
    },
    /// No source has it: why each has not.
    Nothing(Vec<Lacking>),
    /// No deliverable prints it.
    Hidden,
}

/// A cell of a return that a measure reads. Polish: pole sprawozdania.
#[derive(Clone, Debug)]
pub struct Cell {
    pub form: String,
    pub period: String,
    /// `2/1/4`
    pub name: String,
    pub value: Option<Exact>,
    /// Of the submission that has it; none when it is counted now.
    pub version: Option<u32>,
    pub now: Now,
}

/// What the exports of its period say of a cell now.
#[derive(Clone, Debug)]
pub enum Now {
    /// The same; how.
    Same(Box<Trace>),
    /// Another number than the submission, or none.
    Other(Option<Exact>),
    /// The return cannot be counted: the code of the reason.
    Refused(&'static str),
}

/// One of the series that a measure adds up. Polish: szereg danych odniesienia.
#[derive(Clone, Debug)]
pub struct Member {
    pub series: Published,
    pub value: Exact,
    pub place: Place,
}

/// Why a source gives nothing. Polish: czego brakuje.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lacking {
    /// It is good for other years.
    OtherYears { written: String, from: Option<i32>, to: Option<i32> },
    /// The return is not submitted, and cannot be counted: the code of the reason.
    Return { form: String, period: String, code: &'static str },
    /// The return is there, and a cell of it has no value.
    Cells { cells: String },
    /// The office has no export that it is counted from.
    Exports { written: String },
    /// No reference data have the series of the year.
    Series { series: String },
    /// Nobody entered it.
    Entry,
}

impl Lacking {
    pub fn word(&self) -> &'static str {
        match self {
            Lacking::OtherYears { .. } => "years",
            Lacking::Return { .. } => "return",
            Lacking::Cells { .. } => "cells",
            Lacking::Exports { .. } => "exports",
            Lacking::Series { .. } => "series",
            Lacking::Entry => "entry",
        }
    }
}

impl Branch {
    /// The measure once more, from its leaves alone.
    pub fn again(&self) -> Option<Exact> {
        match &self.leaf {
            Leaf::Cells { again, .. } => *again,
            Leaf::Counted(own) => own.exact,
            Leaf::Series(all) => {
                let (first, rest) = all.split_first()?;
                rest.iter().try_fold(first.value, |sum, own| sum.plus(own.value))
            }
            Leaf::Entered { .. } => self.origin.value,
            Leaf::Nothing(_) | Leaf::Hidden => None,
        }
    }

    /// Do its leaves give it?
    pub fn adds_up(&self) -> bool {
        self.again() == self.origin.value && self.traces().iter().all(|own| own.adds_up())
    }

    /// The cells that were traced to their records.
    pub fn traces(&self) -> Vec<&Trace> {
        match &self.leaf {
            Leaf::Cells { cells, .. } => {
                let own = cells.iter().filter_map(|own| match &own.now {
                    Now::Same(trace) => Some(&**trace),
                    _ => None,
                });
                own.collect()
            }
            Leaf::Counted(own) => vec![own],
            _ => Vec::new(),
        }
    }
}

/// The point of an indicator once more, from the leaves of its measures alone.
pub fn again(indicator: &Indicator, year: i32, branches: &[Branch]) -> Point {
    let origin = |name: &str| {
        let own = branches.iter().find(|own| own.origin.measure == name);
        let own = own.map(|own| Origin { value: own.again(), ..own.origin.clone() });
        own.unwrap_or_else(|| Origin {
            measure: name.to_owned(),
            title: String::new(),
            value: None,
            from: super::From::Nothing,
            day: None,
            coverage: None,
        })
    };
    point(indicator, year, &origin)
}

impl Tree {
    /// The year of the indicator.
    pub fn point(&self) -> Option<&Point> {
        self.card.as_ref()?.points.iter().find(|own| own.year == self.year)
    }
}
