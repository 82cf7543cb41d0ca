//! Which returns exist for a period, and for which periods something is due. Polish: terminy.

mod day;
mod heads;

use std::collections::BTreeMap;
use std::io::ErrorKind::NotFound;
use std::path::Path;

use chrono::{Datelike, NaiveDate};

pub use day::deadline_of;
use heads::Heads;

use super::edition::{self, Editions};
use super::office::of_others;
use super::{Exit, Refused};
use crate::builtin;
use crate::diagnostic::{Diagnostic, Place, Problems, nearest};
use crate::model::{KnownUntil, Subject};
use crate::period::ReportingPeriod;
use crate::template::deadline::{Basis, Deadline};
use crate::template::form::Form;

/// The returns that an office of these roles makes for a period.
pub fn returns_for(
    office: &Path,
    roles: &[String],
    period: ReportingPeriod,
) -> Result<Vec<String>, Refused> {
    let heads = Heads::read(office, Some(period))?;
    let fits = |form: &&Form| {
        form.is_for(roles)
            && form.variant(period.kind()).is_some()
            && form.ended_before(period).is_none()
            && form.is_asked_for(period)
    };
    Ok(heads.forms.iter().filter(fits).map(|form| form.id.clone()).collect())
}

/// The returns that an office of these roles keeps.
pub fn returns_kept(office: &Path, roles: &[String]) -> Result<Vec<String>, Refused> {
    let heads = Heads::read(office, None)?;
    Ok(heads.forms.iter().filter(|own| own.is_for(roles)).map(|form| form.id.clone()).collect())
}

/// C103 for a return that there is none of, C137 for one that offices of other roles send.
pub fn own_returns(office: &Path, asked: &[String]) -> Result<(), Refused> {
    known_returns(office, asked)?;
    if asked.is_empty() {
        return Ok(());
    }
    let problems = Problems::default();
    let files = builtin::files(Some(office), &problems);
    let editions = Editions::of(&files);
    let roles = super::roles(office)?;
    for form in asked.iter().filter_map(|id| edition::head(&editions, id, None, &problems)) {
        if !form.is_for(&roles) {
            problems.push(of_others(&form, &roles));
        }
    }
    match problems.has_errors() {
        true => Err(Refused::because(Exit::Configuration, problems)),
        false => Ok(()),
    }
}

/// C103 for a return that there is none of.
pub fn known_returns(office: &Path, asked: &[String]) -> Result<(), Refused> {
    let problems = Problems::default();
    let editions = builtin::editions(&builtin::files(Some(office), &problems));
    known_among(editions.into_keys().collect(), asked, problems)
}

/// C103 for what is neither a return nor a strategy.
pub fn known_names(office: &Path, asked: &[String]) -> Result<(), Refused> {
    let problems = Problems::default();
    let files = builtin::files(Some(office), &problems);
    let strategies = files.keys().filter_map(|own| {
        own.strip_prefix("strategies/")?.strip_suffix(".toml").map(str::to_owned)
    });
    let all = builtin::editions(&files).into_keys().chain(strategies);
    known_among(all.collect(), asked, problems)
}

fn known_among(known: Vec<String>, asked: &[String], problems: Problems) -> Result<(), Refused> {
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    for name in asked.iter().filter(|name| !known.contains(&name.as_str())) {
        problems.push(
            Diagnostic::error("C103")
                .with("name", name)
                .with("nearest", nearest(name, known.iter().copied()).unwrap_or("none"))
                .with("known", known.join(", ")),
        );
    }
    if problems.has_errors() {
        return Err(Refused::because(Exit::Configuration, problems));
    }
    Ok(())
}

/// The newest ended period of every variant of every return that the office keeps, as on `today`, and those before it
/// that were never made: of a return that the office has made here before, or whose day has passed in the last year.
/// In the order in which they are made: a return after those it is compared with, whenever it is due, and its earlier
/// periods first, so that the next run finds nothing new to compare.
///
/// What ended before the office's first exports, or a year before it began to make the return here, was made otherwise:
/// nobody waits for it. A version of months that have exports only now waits too, for a year after its day.
pub fn deadlines(office: &Path, today: NaiveDate) -> Result<Vec<Deadline>, Refused> {
    let heads = Heads::read(office, None)?;
    let roles = super::roles(office)?;
    let unit = super::office_of(office)?.teryt;
    let begun = first_month_with_exports(office);
    let a_year_ago = today.checked_sub_months(chrono::Months::new(12)).unwrap_or(today);
    let mut all = Vec::new();
    for form in heads.forms.iter().filter(|own| own.is_for(&roles)) {
        let mut own_form = Vec::new();
        for variant in &form.variants {
            let own = heads.of_variant(form, variant, &unit, today);
            let ended: Vec<Deadline> =
                own.into_iter().filter(|own| own.period.end() < today).collect();
            // A return that nobody asks for any more has no newest period.
            let last_round = today.year() - variant.every.unwrap_or(1).max(1);
            let asked_for = ended.iter().filter(|own| own.period.year() >= last_round);
            let newest = asked_for.map(|own| own.period.end()).max();
            let is_made =
                |own: &Deadline| super::newest_version(office, &own.form, own.period).is_some();
            let first_made = ended.iter().filter(|own| is_made(own)).map(|own| own.period.end());
            let first_made = first_made.min();
            let here_before =
                |own: &Deadline| first_made.is_some_and(|first| first < own.period.end());
            let forgotten = |own: &Deadline| {
                let lately =
                    own.day >= a_year_ago && begun.is_some_and(|begun| begun <= own.period.end());
                (here_before(own) || lately) && !is_made(own)
            };
            let before = |own: &Deadline| begun.is_some_and(|begun| own.period.end() < begun);
            let is_in_part = |own: &Deadline| {
                let lately = own.day >= a_year_ago;
                lately && !super::since(office, &own.form, own.period).come.is_empty()
            };
            let waits = |own: &Deadline| match Some(own.period.end()) == newest {
                true => is_made(own) || here_before(own) || !before(own),
                false => forgotten(own) || is_in_part(own),
            };
            own_form.extend(ended.into_iter().filter(waits));
        }
        own_form.sort_by_key(|own: &Deadline| (own.period.end(), own.period.months()));
        all.append(&mut own_form);
    }
    Ok(all)
}

/// The first day that any folder of exports tells of.
fn first_month_with_exports(office: &Path) -> Option<NaiveDate> {
    let folders = std::fs::read_dir(office.join("dane")).into_iter().flatten();
    let names = folders.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names.filter_map(|name| name.parse::<ReportingPeriod>().ok()).map(|own| own.start()).min()
}

/// Are there exports of any period? Without them nobody can say what waits for them.
pub fn exports_at_hand(office: &Path) -> Result<(), Refused> {
    let found = crate::ingest::some_period(&office.join("dane"));
    found.map_err(|found| Refused::one(Exit::Input, found))
}

/// W107: what stands in the place of the results cannot be opened: a drive that went away is no office that has made
/// nothing. An office without the folder has made nothing yet.
pub fn results_at_hand(office: &Path) -> Result<(), Refused> {
    let results = office.join("wyniki");
    if std::fs::symlink_metadata(&results).is_err_and(|error| error.kind() == NotFound) {
        return Ok(());
    }
    std::fs::read_dir(results).map(drop).map_err(|error| {
        let found = Diagnostic::error("W107").at(Place::file("wyniki"));
        Refused::one(Exit::Output, found.with("message", error.to_string()))
    })
}

/// C105: options in `spraw.toml` that a return does not have, or not with such a value, in the edition of a period that
/// waits or of today. One that begins later or has ended stops nobody.
pub fn wrong_options(
    office: &Path,
    waiting: &[&Deadline],
    today: NaiveDate,
) -> Result<Vec<Diagnostic>, Refused> {
    let said = super::office_of(office)?;
    // Nobody chose anything: nothing can be wrong, and no template is read.
    if said.options.values().all(BTreeMap::is_empty) {
        return Ok(Vec::new());
    }
    let nothing = BTreeMap::new();
    let mut found: Vec<Diagnostic> = Vec::new();
    let mut check = |form: &Form| {
        let refused = super::options_of(form, &said, &nothing).err();
        for own in refused.into_iter().flat_map(|own| own.diagnostics) {
            if !found.contains(&own) {
                found.push(own);
            }
        }
    };
    let mut periods: Vec<ReportingPeriod> = waiting.iter().map(|own| own.period).collect();
    periods.sort_unstable();
    periods.dedup();
    for period in periods {
        let heads = Heads::read(office, Some(period))?;
        let waits =
            |own: &&Form| waiting.iter().any(|due| due.period == period && due.form == own.id);
        heads.forms.iter().filter(waits).for_each(&mut check);
    }
    let heads = Heads::read(office, Some(ReportingPeriod::month_of(today)))?;
    heads.forms.iter().filter(|own| own.is_for(&said.roles)).for_each(&mut check);
    Ok(found)
}

/// The months of a period that no folder of exports tells of.
pub fn months_without_exports(office: &Path, period: ReportingPeriod) -> Vec<String> {
    crate::ingest::months_without(&office.join("dane"), period)
}

/// Every deadline that falls in a year, of the returns that the office keeps, and what there is to say of the
/// calendar; the earliest first.
pub fn year_of_deadlines(
    office: &Path,
    year: i32,
) -> Result<(Vec<Deadline>, Vec<Diagnostic>), Refused> {
    let heads = Heads::read(office, None)?;
    let said = super::office_of(office)?;
    let last = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(NaiveDate::MAX);
    let mut all = Vec::new();
    for form in heads.forms.iter().filter(|own| own.is_for(&said.roles)) {
        for variant in &form.variants {
            let own = heads.of_variant(form, variant, &said.teryt, last).into_iter();
            all.extend(own.filter(|own| own.day.year() == year));
        }
    }
    for own in &mut all {
        if let Some(whom) = said.recipients.get(&own.form) {
            own.recipient = Some(whom.clone());
        }
        if own.recipient.is_none() {
            own.recipient = Some(said.recipient.clone());
        }
    }
    all.sort_by_key(|own| own.day);
    let told = doubts(&all.iter().collect::<Vec<_>>(), &heads.known);
    Ok((all, told))
}

/// What there is to say of the calendar that some deadlines stand on; a day that nothing is wrong with says nothing.
pub fn doubts_of(office: &Path, all: &[&Deadline]) -> Vec<Diagnostic> {
    // What is wrong with these files was told when the deadlines were worked out.
    let silent = Problems::default();
    let known = heads::known(&builtin::files(Some(office), &silent), &silent);
    doubts(all, &known)
}

/// C165 for each year of which the calendar lacks terms, C171 for days after those that somebody looked up.
fn doubts(all: &[&Deadline], known: &KnownUntil) -> Vec<Diagnostic> {
    let mut gaps: BTreeMap<i32, Vec<String>> = BTreeMap::new();
    for own in all.iter().filter(|own| own.gap) {
        let of_year = gaps.entry(own.day.year()).or_default();
        of_year.push(format!("{} {}", own.form, own.period));
    }
    let gaps = gaps.into_iter().map(|(year, names)| {
        let found = Diagnostic::warning("C165").with("count", names.len());
        found.with("year", i64::from(year)).with("names", names.join(", "))
    });
    let from_rules = all.iter().filter(|own| own.basis != Basis::Own).map(|own| own.day);
    gaps.chain(terms_beyond(from_rules, known)).collect()
}

/// C171: days after the last one for which somebody looked up the terms. The office's own terms are its word, and are
/// not asked about.
pub fn terms_beyond(
    days: impl Iterator<Item = NaiveDate>,
    known: &KnownUntil,
) -> Option<Diagnostic> {
    let until = known.of(Subject::Terms, "", "")?;
    let past = days.filter(|own| *own > until.day).count();
    let found = Diagnostic::warning("C171").at(&until.place).with("count", past);
    let found = found.with("until", until.day.to_string());
    (past > 0).then(|| found.with("source", until.source.as_str()))
}
