//! Which returns of which periods a command is asked for. Polish: zamówione sprawozdania.

use std::path::Path;

use chrono::NaiveDate;

use super::args::{self, Common};
use super::commands::today;
use super::period::period;
use crate::diagnostic::Diagnostic;
use crate::period::ReportingPeriod;
use crate::run::{self, Exit, Refused};

/// A return to be made.
pub struct Job {
    pub form: String,
    pub period: ReportingPeriod,
    /// Nobody named it: the calendar did.
    pub due: Option<Due>,
}

/// What the calendar says of it.
pub struct Due {
    pub day: NaiveDate,
    /// The day has passed, and nothing was made, or only of a part of the months that have exports now.
    pub late: bool,
    /// Months without exports that it waits for.
    pub lacking: Vec<String>,
}

/// What is to be done.
pub enum Asked {
    Jobs(Vec<Job>),
    /// The calendar has nothing for this day.
    Nothing(NaiveDate),
}

/// The returns and periods that are asked for: without a period those that are due, without a return all that the
/// office makes for the period.
pub fn asked(request: &args::Run, common: &Common, office: &Path) -> Result<Asked, Refused> {
    let refuse = |found| Refused { exit: Exit::Configuration, diagnostics: vec![found] };
    if request.period.is_empty() {
        return due(request, today(common), office);
    }
    let mut jobs = Vec::new();
    for text in &request.period {
        let period = period(text).map_err(refuse)?;
        let returns = if request.returns.is_empty() {
            run::returns_for(office, &run::roles(office)?, period)?
        } else {
            request.returns.clone()
        };
        if returns.is_empty() {
            let found = Diagnostic::error("C119").with("period", period.to_string());
            return Err(refuse(found));
        }
        jobs.extend(returns.into_iter().map(|form| Job { form, period, due: None }));
    }
    Ok(Asked::Jobs(jobs))
}

/// What is due: periods that have ended and whose day has not passed, and those whose day has passed without a
/// version or with one that lacks months which have come, as they are made one after another.
fn due(request: &args::Run, today: NaiveDate, office: &Path) -> Result<Asked, Refused> {
    run::own_returns(office, &request.returns)?;
    run::exports_at_hand(office)?;
    let mut all = run::deadlines(office, today)?;
    all.retain(|own| request.returns.is_empty() || request.returns.contains(&own.form));
    let jobs = all.into_iter().filter_map(|own| {
        let made = run::newest_version(office, &own.form, own.period).is_some();
        let late = own.day < today;
        // A version of fewer months than there are now is made again, however late they came.
        if late && made && run::since(office, &own.form, own.period).come.is_empty() {
            return None;
        }
        // On its last day a return is made of what there is; where there is nothing at all there is nothing to make.
        let mut lacking = run::months_without_exports(office, own.period);
        if own.day <= today && lacking.len() < own.period.months() as usize {
            lacking.clear();
        }
        let due = Due { day: own.day, late, lacking };
        Some(Job { form: own.form, period: own.period, due: Some(due) })
    });
    let jobs: Vec<Job> = jobs.collect();
    Ok(if jobs.is_empty() { Asked::Nothing(today) } else { Asked::Jobs(jobs) })
}
