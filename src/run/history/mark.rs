//! A version comes into a state: approved, sent, returned. Polish: zatwierdzenie.

use std::path::Path;

use chrono::NaiveDate;

use super::journal::{self, Journal};
use super::lines::{Entry, FILE, History};
use super::listing;
use super::seal::{Broken, broken};
use super::state::State;
use crate::diagnostic::{Diagnostic, Place};
use crate::period::ReportingPeriod;
use crate::run::archive::{Listed, lacked_by, no_version};
use crate::run::submission::{folder, versions};
use crate::run::{Exit, Lock, Refused, results_at_hand};
use crate::write::plain_words;

/// What is said of a version.
#[derive(Clone, Debug)]
pub struct Mark {
    pub form: String,
    pub period: ReportingPeriod,
    /// None: the one that the state speaks of, which is mostly the newest.
    pub version: Option<u32>,
    /// It is known that there is a newer version.
    pub older: bool,
    pub state: State,
    pub day: NaiveDate,
    /// The day of the clock, after which nothing has happened yet.
    pub clock: NaiveDate,
    pub who: String,
    pub reason: String,
}

/// The line that was written.
#[derive(Debug)]
pub struct Marked {
    pub entry: Entry,
    /// What to know beside it.
    pub notes: Vec<Diagnostic>,
}

/// Writes a line into `historia.csv`, under the office's lock.
///
/// Errors: exit 2 for what the command asks (A101, A108, A110, A111, A114, A117), exit 3 when the version, the history or
/// the journal of seals is not what it was (A109, A112, A113, A120, A121), exit 4 when the results cannot be opened (W107).
pub fn mark(office: &Path, asked: &Mark) -> Result<Marked, Refused> {
    results_at_hand(office)?;
    let _lock = Lock::take(office)?;
    let Mark { form, period, state, .. } = asked;
    let known = versions(office, form, *period);
    let refuse = |exit: Exit, found: Diagnostic| Refused::one(exit, found);
    let history_file = || {
        let path = folder(office, form, *period).join(FILE);
        Place::file(path.strip_prefix(office).unwrap_or(&path).to_string_lossy().into_owned())
    };
    let mut history =
        History::read(office, form, *period).map_err(|found| refuse(Exit::Input, found))?;
    let version = asked.version.or_else(|| meant(&history, &known, *state));
    let chosen = known.iter().find(|(own, _)| Some(*own) == version);
    let Some((version, path)) = chosen else {
        let number = version.unwrap_or(1);
        return Err(refuse(Exit::Configuration, no_version(office, form, *period, number)));
    };
    let mut journal = Journal::read(office).map_err(|found| refuse(Exit::Input, found))?;
    let faults = broken(office, form, *period, &history, &journal);
    if !faults.is_empty() {
        let diagnostics = faults.iter().map(|own| seal_broken(own, history_file())).collect();
        return Err(Refused { exit: Exit::Input, diagnostics });
    }
    let listed = Listed::read(path);
    let wrong = listed.wrong(path);
    if !wrong.is_empty() {
        let place = path.strip_prefix(office).unwrap_or(path).to_string_lossy().into_owned();
        let found = Diagnostic::error("A109")
            .at(Place::file(place))
            .with("count", wrong.len())
            .with("names", wrong.join(", "));
        return Err(refuse(Exit::Input, found));
    }
    let newest = known.last().map_or(*version, |(own, _)| *own);
    let faults = refused(asked, *version, newest, &history, (path, &listed));
    if !faults.is_empty() {
        return Err(Refused { exit: Exit::Configuration, diagnostics: faults });
    }
    history.add(Entry {
        version: *version,
        state: *state,
        day: asked.day,
        who: plain_words(&asked.who),
        reason: plain_words(&asked.reason),
        files: listing::kept(office, path),
        seal: String::new(),
    });
    let failed = |place: Place, error: std::io::Error| {
        let found = Diagnostic::error("W101").at(place);
        refuse(Exit::Output, found.with("message", error.to_string()))
    };
    history.write(office, form, *period).map_err(|error| failed(history_file(), error))?;
    // After the history: a journal that lacks a line says nothing, one that has a line more would accuse.
    journal.add(form, *period, &history);
    journal.write(office).map_err(|error| failed(Place::file(journal::FILE), error))?;
    let entry = history.lines.pop().expect("one was added");
    let above = (*version < newest && !history.state(newest).stands())
        .then(|| Diagnostic::warning("A115").with("version", *version).with("newest", newest));
    Ok(Marked { entry, notes: above.into_iter().collect() })
}

/// The version that a state is mostly said of: of those that can come into it the newest; else the newest of all.
fn meant(history: &History, known: &[(u32, std::path::PathBuf)], state: State) -> Option<u32> {
    let newest = known.last().map(|(version, _)| *version);
    if !matches!(state, State::Sent | State::Returned) {
        return newest;
    }
    let can = |version: &u32| history.state(*version).next().contains(&state);
    known.iter().rev().map(|(version, _)| *version).find(can).or(newest)
}

/// Everything that speaks against it, all at once.
fn refused(
    asked: &Mark,
    version: u32,
    newest: u32,
    history: &History,
    (folder, listed): (&Path, &Listed),
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let named = |found: Diagnostic| {
        found
            .with("form", asked.form.as_str())
            .with("period", asked.period.to_string())
            .with("version", version)
    };
    let (before, state) = (history.state(version), asked.state);
    if plain_words(&asked.who).is_empty() {
        found.push(named(Diagnostic::error("A108")));
    }
    let wrong_day = |what: &'static str, day: NaiveDate| {
        let found = named(Diagnostic::error("A117")).with("what", what);
        found.with("day", asked.day.to_string()).with("other", day.to_string())
    };
    if asked.day > asked.clock {
        found.push(wrong_day("future", asked.clock));
    }
    // A line of the future stops nobody from saying what happened today.
    let latest = history.lines.iter().map(|own| own.day).filter(|own| *own <= asked.clock).max();
    if let Some(latest) = latest.filter(|own| asked.day < *own) {
        found.push(wrong_day("back", latest));
    }
    if !before.next().contains(&state) {
        let possible: Vec<&str> = before.next().iter().map(|own| own.word()).collect();
        found.push(
            named(Diagnostic::error("A111"))
                .with("is", before.word())
                .with("asked", state.word())
                .with("possible", possible.join(" ")),
        );
        return found;
    }
    let says_of_data = matches!(state, State::Approved | State::Checked);
    if says_of_data && version < newest && !asked.older {
        found.push(named(Diagnostic::error("A114")).with("newest", newest));
    }
    if !plain_words(&asked.reason).is_empty() {
        return found;
    }
    let needs = |what: &'static str| named(Diagnostic::error("A110")).with("what", what);
    if state == State::Approved {
        let failed = listed.failed_rules();
        if failed > 0 {
            let failed = i64::try_from(failed).unwrap_or(i64::MAX);
            found.push(needs("rules").with("count", failed));
        }
        let lacked = lacked_by(folder, asked.period);
        if !lacked.is_empty() {
            found.push(needs("months").with("count", 0i64).with("months", lacked.join(", ")));
        }
        let other =
            history.lines.iter().rev().find(|own| own.version != version && own.state.stands());
        if let Some(other) = other {
            found.push(needs("correction").with("count", i64::from(other.version)));
        }
    }
    if state.goes_back(before) {
        found.push(needs("back").with("count", 0i64));
    }
    found
}

/// A113, A120: what of a history does not hold.
pub fn seal_broken(own: &Broken, history: Place) -> Diagnostic {
    let found = Diagnostic::error("A113");
    match own {
        Broken::Line(row) => found.at(history.row(*row)).with("what", "line"),
        Broken::Short { is, was } => Diagnostic::error("A120")
            .at(history)
            .at(Place::file(journal::FILE))
            .with("what", "short")
            .with("is", *is)
            .with("was", *was),
        Broken::Other(row) => Diagnostic::error("A120")
            .at(history.row(*row))
            .at(Place::file(journal::FILE))
            .with("what", "other"),
        Broken::Gone(version) => found.at(history).with("what", "gone").with("version", *version),
        Broken::Files(version, names) => {
            // Where the outputs are as the manifest says, it is the manifest itself.
            let names = match names.is_empty() {
                true => "manifest.json, inputs.json".to_owned(),
                false => names.join(", "),
            };
            found.at(history).with("what", "files").with("version", *version).with("names", names)
        }
    }
}
