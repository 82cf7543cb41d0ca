//! A strategy or programme: goals, their indicators with baseline and target, tasks, money. Polish: strategia, program.
//!
//! `strategies/<id>.toml`; an office has its own in `wzory/`.

mod read;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::diagnostic::SourcePlace;
use crate::document::Said;
use crate::number::Exact;

/// Polish: strategia.
#[derive(Clone, Debug)]
pub struct Strategy {
    pub id: String,
    pub title: String,
    /// Its first and last year.
    pub from: i32,
    pub to: i32,
    /// The first year whose values are shown.
    pub since: i32,
    /// The resolution that adopted it. Polish: uchwała.
    pub resolution: Option<String>,
    /// Who assesses it. Polish: zespół oceniający.
    pub team: Option<String>,
    /// The name of the city itself in reference data.
    pub unit: Option<Unit>,
    /// Units of reference data beside which the city is shown.
    pub compared: Vec<Unit>,
    pub goals: Vec<Goal>,
    pub frame: Vec<Frame>,
    pub note: Option<String>,
    /// Of a district no smaller number of persons or families is shown. Polish: próg publikacji dla dzielnic.
    pub district_minimum: Option<i64>,
    pub place: SourcePlace,
}

/// A unit as reference data call it, with the voivodeship it lies in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unit {
    pub name: String,
    /// None where the name is enough.
    pub within: Option<String>,
}

/// Polish: cel strategiczny.
#[derive(Clone, Debug)]
pub struct Goal {
    pub id: String,
    pub title: String,
    pub operational: Vec<OperationalGoal>,
}

/// Polish: cel operacyjny.
#[derive(Clone, Debug)]
pub struct OperationalGoal {
    pub id: String,
    pub title: String,
    pub indicators: Vec<Aim>,
    pub tasks: Vec<Task>,
}

/// An indicator with what the strategy wants of it.
#[derive(Clone, Debug)]
pub struct Aim {
    pub indicator: Said,
    pub baseline: Option<Baseline>,
    /// None: the way that the indicator's character calls good.
    pub target: Option<Target>,
    /// Over the indicator's own.
    pub owner: Option<String>,
}

/// Polish: wartość bazowa.
#[derive(Clone, Debug, PartialEq)]
pub struct Baseline {
    pub year: i32,
    /// As the document prints it; none: the value of that year.
    pub value: Option<Exact>,
}

/// Polish: wartość docelowa.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    Value {
        year: i32,
        value: Exact,
    },
    /// Polish: ścieżka dojścia.
    Path(Vec<(i32, Exact)>),
    /// Only the way. Polish: sam kierunek.
    Direction(Way),
}

impl Target {
    /// The years with a value, in their order; none for a mere direction.
    pub fn points(&self) -> Vec<(i32, Exact)> {
        match self {
            Target::Value { year, value } => vec![(*year, *value)],
            Target::Path(points) => points.clone(),
            Target::Direction(_) => Vec::new(),
        }
    }

    /// The last year and its value.
    pub fn last(&self) -> Option<(i32, Exact)> {
        self.points().last().copied()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Up,
    Down,
}

/// Polish: zadanie, kierunek działań.
#[derive(Clone, Debug)]
pub struct Task {
    pub id: String,
    pub title: String,
    pub owner: Option<String>,
}

/// What a year of the financial frame plans, in zł. Polish: ramy finansowe.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    pub year: i32,
    pub plan: Exact,
}

pub type Strategies = BTreeMap<String, Strategy>;
