//! How a cell of many units becomes one: added up where that is lawful, worked out anew, or not at all. Polish: sposób
//! zestawienia pola.

use std::collections::{BTreeMap, BTreeSet};

use crate::evaluate::fill::{At, Paper};
use crate::report::Unit;
use crate::template::form::{COLLATE, Content, Measure};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    Sum,
    /// Distinct persons or families: who is in two units is counted in each. Polish: liczone wielokrotnie.
    SumOfDistinct,
    /// From the collected cells.
    Formula,
    Greatest,
    Least,
    /// An average of averages is no average.
    Average,
    /// Nor is a sum of shares a share.
    Share,
    Blocked,
}

impl How {
    /// As the csv says it.
    pub fn word(self) -> &'static str {
        match self {
            How::Sum => "suma",
            How::SumOfDistinct => "suma, liczone wielokrotnie",
            How::Formula => "formuła",
            How::Greatest => "największa",
            How::Least => "najmniejsza",
            How::Average => "nie sumuje się: średnia",
            How::Share => "nie sumuje się: udział",
            How::Blocked => "",
        }
    }

    /// Has the collective return a value there?
    pub fn is_collected(self) -> bool {
        !matches!(self, How::Average | How::Share | How::Blocked)
    }
}

/// How each cell of a form is collected; a formula over sums of distinct persons is one itself.
pub fn hows(paper: &Paper<'_>) -> BTreeMap<At, How> {
    let mut hows: BTreeMap<At, How> = BTreeMap::new();
    let mut formulas = Vec::new();
    for (at, choice) in paper.cells() {
        let unit = paper.printed(at).map_or(Unit::Other, |own| own.unit);
        let how = match &choice.content {
            Content::Blocked => How::Blocked,
            Content::Formula(_) => {
                formulas.push(at);
                How::Formula
            }
            Content::Manual | Content::Proposed(_) => entered(paper.said(at, COLLATE), unit),
            Content::Count(count) if count.daily.is_some() => How::Average,
            Content::Count(count) => measured(&count.measure, unit),
        };
        hows.insert(at, how);
    }
    // What a formula reads is not known to be in order: until nothing more changes.
    let reads: Vec<(At, Vec<At>)> = formulas.iter().map(|at| (*at, paper.read_by(*at))).collect();
    let mut often: BTreeSet<At> =
        hows.iter().filter(|(_, how)| **how == How::SumOfDistinct).map(|(at, _)| *at).collect();
    loop {
        let before = often.len();
        let touched = reads.iter().filter(|(_, read)| read.iter().any(|at| often.contains(at)));
        let touched: Vec<At> = touched.map(|(at, _)| *at).collect();
        often.extend(touched);
        if often.len() == before {
            break;
        }
    }
    for at in formulas.iter().filter(|at| often.contains(at)) {
        // A quotient of such sums is printed as any formula is.
        let unit = paper.printed(*at).map_or(Unit::Other, |own| own.unit);
        if matches!(unit, Unit::Persons | Unit::Families) {
            hows.insert(*at, How::SumOfDistinct);
        }
    }
    hows
}

/// Of a value entered by hand only its unit is known, and what the template says of it.
fn entered(said: Option<&str>, unit: Unit) -> How {
    match said {
        Some("sum") => return How::Sum,
        Some("average") => return How::Average,
        Some("share") => return How::Share,
        Some("greatest") => return How::Greatest,
        Some("least") => return How::Least,
        _ => {}
    }
    match unit {
        Unit::Percent | Unit::PercentagePoints => How::Share,
        _ => How::Sum,
    }
}

fn measured(measure: &Measure, unit: Unit) -> How {
    let of_people = matches!(unit, Unit::Persons | Unit::Families);
    match measure {
        Measure::Distinct(_) | Measure::SumOnce { .. } if of_people => How::SumOfDistinct,
        Measure::Records
        | Measure::Distinct(_)
        | Measure::Sum(_)
        | Measure::SumByDays { .. }
        | Measure::SumOnce { .. } => How::Sum,
        Measure::Maximum(_) => How::Greatest,
        Measure::Minimum(_) => How::Least,
        Measure::Average(_) | Measure::Median(_) => How::Average,
    }
}
