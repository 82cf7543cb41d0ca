//! A measure: one number a year, and the sources that may give it. Polish: miara.

use super::Break;
use crate::diagnostic::SourcePlace;
use crate::document::{Said, Table};
use crate::period::ReportingPeriod;
use crate::template::formula::Formula;

/// What of a year a number tells. Polish: sposób obserwacji.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Observed {
    /// As on 31 December. Polish: stan.
    LastDay,
    /// All that happened. Polish: rok.
    WholeYear,
    /// A sum over days by their number. Polish: średnia dzienna.
    DailyAverage,
}

impl Observed {
    pub(super) const WORDS: [(&'static str, Observed); 3] = [
        ("stan", Observed::LastDay),
        ("rok", Observed::WholeYear),
        ("srednia_dzienna", Observed::DailyAverage),
    ];

    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, own)| *own == self).map_or("", |(word, _)| word)
    }
}

/// The years a source is good for; open where none is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Years {
    pub from: Option<i32>,
    pub to: Option<i32>,
}

impl Years {
    pub fn hold(self, year: i32) -> bool {
        self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
    }
}

/// Where a measure comes from in some years.
#[derive(Clone, Debug)]
pub struct Source {
    pub years: Years,
    pub given: Given,
    /// What gives it, as written.
    pub written: String,
    /// The formula over cells as written.
    pub cells: Option<Said>,
    /// What its numbers are observed as, when not as the measure says: then the series breaks where it begins.
    pub observed: Option<Observed>,
    /// Of a source that counts: from the exports of this half of the year alone, the first or the second.
    pub half: Option<u32>,
    /// What differs here. Polish: uwaga.
    pub note: Option<String>,
    pub place: SourcePlace,
}

impl Source {
    /// Whose exports it counts: of a year, or of its half.
    pub fn period(&self, year: ReportingPeriod) -> ReportingPeriod {
        self.half.map_or(year, |half| year.half(half))
    }
}

#[derive(Clone, Debug)]
pub enum Given {
    /// Cells of returns: `[wrispz-p:P-2/1/3@half_2]`; from submissions, else from the exports of that year.
    Cells(Formula),
    /// Counted from exports: the keys of a row (`view`, `where`, `when`, `count`, `quantity` …).
    Count(Table),
    /// Series of reference data that are added up; most often one. Polish: dane odniesienia.
    Series(Vec<Published>),
}

/// A series of a publication, by name and dimension, never by a number. Polish: szereg.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Published {
    pub source: String,
    /// The part of the table that it stands in.
    pub block: String,
    pub series: String,
}

/// Polish: miara.
#[derive(Clone, Debug)]
pub struct Measure {
    pub id: String,
    pub title: String,
    /// As printed: `osoba`, `rodzina`, `zł`.
    pub unit: String,
    pub observed: Observed,
    /// The first that has a value gives it. A value may always be entered by hand.
    pub sources: Vec<Source>,
    pub breaks: Vec<Break>,
    /// Who sends it to the centre, when others do. Polish: dostawca danych.
    pub supplier: Option<String>,
    /// Month and day by which it is to be sent.
    pub due: Option<(u32, u32)>,
    pub place: SourcePlace,
}
