//! How every return of every period stands. Polish: stan sprawozdań.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDate;

use super::journal::Journal;
use super::lines::{FILE, History, WrongDay};
use super::mark::seal_broken;
use super::seal::broken;
use super::state::State;
use crate::diagnostic::{Diagnostic, Place};
use crate::period::ReportingPeriod;
use crate::run::archive::{Listed, lacked_by};
use crate::run::earlier::submitted;
use crate::run::submission::{folder, version_folder, versions};

/// One return and period.
#[derive(Debug)]
pub struct Standing {
    pub form: String,
    pub period: ReportingPeriod,
    /// The newest version; where none is there any more, the newest that was ever sealed.
    pub newest: u32,
    /// It is not there any more.
    pub gone: bool,
    /// Months of the period without exports when the newest version was made.
    pub lacked: Vec<String>,
    /// Of the newest version.
    pub state: State,
    /// Who said so, and when.
    pub said: Option<(String, NaiveDate)>,
    /// The version that was approved last, and its state now.
    pub approved: Option<(u32, State)>,
    /// Rules of the newest version that failed or could not be judged, and stop a return.
    pub failed: u64,
    /// None: nobody said anything, and nothing is sealed.
    pub seal: Option<bool>,
    /// What does not hold of it (A112, A113, A120).
    pub faults: Vec<Diagnostic>,
    /// Lines of its history whose days cannot be (A119).
    pub wrong_days: Vec<Diagnostic>,
}

/// How every return of an office stands.
#[derive(Debug)]
pub struct Standings {
    pub found: Vec<Standing>,
    /// The journal of seals is not what it was (A121).
    pub journal: Option<Diagnostic>,
}

impl Standing {
    /// A newer version stands above the one that was approved, and nobody approved it.
    pub fn is_outdated(&self) -> bool {
        self.approved.is_some_and(|(version, _)| version < self.newest)
    }
}

/// The returns that have a version, by period and name; `only` some returns or one period.
///
/// `today` is the clock's: nothing has happened after it.
pub fn status(
    office: &Path,
    forms: &[String],
    period: Option<ReportingPeriod>,
    today: NaiveDate,
) -> Standings {
    let (journal, broken) = match Journal::read(office) {
        Ok(journal) => (journal, None),
        Err(found) => (Journal::default(), Some(found)),
    };
    // Of a return whose folder is gone only the journal speaks.
    let known = journal.known().map(|(period, form)| (period, form.to_owned()));
    let known: BTreeSet<(ReportingPeriod, String)> =
        submitted(office).into_iter().chain(known).collect();
    let mut found: Vec<Standing> = known
        .into_iter()
        .filter(|(own, form)| {
            period.is_none_or(|period| period == *own) && (forms.is_empty() || forms.contains(form))
        })
        .filter_map(|(period, form)| standing(office, form, period, &journal, today))
        .collect();
    found.sort_by(|one, other| {
        let key = |own: &Standing| (own.period.end(), own.period.start(), own.form.clone());
        key(one).cmp(&key(other))
    });
    Standings { found, journal: broken }
}

fn standing(
    office: &Path,
    form: String,
    period: ReportingPeriod,
    journal: &Journal,
    today: NaiveDate,
) -> Option<Standing> {
    let last = versions(office, &form, period).pop();
    let file = folder(office, &form, period).join(FILE);
    let file = file.strip_prefix(office).unwrap_or(&file).to_string_lossy().into_owned();
    let file = Place::file(file);
    let (history, faults) = match History::read(office, &form, period) {
        Err(found) => (History::default(), vec![found]),
        Ok(history) => {
            let faults = broken(office, &form, period, &history, journal);
            let told = faults.iter().map(|own| seal_broken(own, file.clone()));
            (history, told.collect())
        }
    };
    // Where every version is gone, its history says so; where that is gone too, the journal.
    let said = history.lines.iter().map(|own| own.version).max();
    let sealed_last = journal.last(&form, period);
    let gone = last.is_none();
    let (newest, path) = match last {
        Some(last) => last,
        None if faults.is_empty() => return None,
        None => {
            let newest = said.max(sealed_last.map(|(version, _)| version)).unwrap_or_default();
            (newest, version_folder(office, &form, period, newest))
        }
    };
    let state = match sealed_last {
        Some((version, state)) if gone && version == newest && history.lines.is_empty() => state,
        _ => history.state(newest),
    };
    let wrong_days = history.wrong_days(today).into_iter().map(|(row, what)| {
        let found = Diagnostic::warning("A119").at(file.clone().row(row));
        match what {
            WrongDay::Future => found.with("what", "future").with("other", today.to_string()),
            WrongDay::Back(day) => found.with("what", "back").with("other", day.to_string()),
        }
    });
    let wrong_days = wrong_days.collect();
    let sealed = !history.lines.is_empty() || !faults.is_empty();
    Some(Standing {
        newest,
        gone,
        lacked: lacked_by(&path, period),
        state,
        said: history.last(newest).map(|own| (own.who.clone(), own.day)),
        approved: history.standing().map(|own| (own.version, own.state)),
        failed: Listed::read(&path).failed_rules(),
        seal: sealed.then_some(faults.is_empty()),
        faults,
        wrong_days,
        form,
        period,
    })
}
