//! When a return of a period must be sent, and what says so. Polish: termin złożenia.

use chrono::NaiveDate;

use crate::diagnostic::Diagnostic;
use crate::period::ReportingPeriod;

/// When a return of a period must be sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Deadline {
    /// The last day in time.
    pub day: NaiveDate,
    /// The day as the calendar prints it, before a free day moved it.
    pub printed: NaiveDate,
    /// The calendar prints 29 February, and the year has none: the last day of that month is meant.
    pub leap_day: bool,
    /// The last working day until then: who sends on a free day sends then.
    pub working: NaiveDate,
    pub form: String,
    pub symbol: String,
    pub period: ReportingPeriod,
    /// None is the one of the office.
    pub recipient: Option<String>,
    /// When the receiver sends it on, and to whom.
    pub onward: Vec<(NaiveDate, String)>,
    /// T585: it is sent on before it is due.
    pub early: Option<Diagnostic>,
    pub basis: Basis,
    /// The calendar has terms of this part of other years, and none of this one.
    pub gap: bool,
    pub source: String,
}

/// What a deadline stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// A line of the calendar.
    Calendar,
    /// A line of the office's own calendar.
    Own,
    /// What the return says for any year.
    Standing,
}
