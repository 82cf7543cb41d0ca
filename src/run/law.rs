//! Until when the law that a return stands on is known, and what is told of a day beyond it. Polish: stan prawa.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;

use super::calendar::{known_returns, returns_kept};
use super::edition::Editions;
use super::{Exit, Refused, Workplace, office_of};
use crate::builtin;
use crate::config::{BeyondLaw, Office};
use crate::diagnostic::{Diagnostic, Problems};
use crate::evaluate::law::Law;
use crate::model::{Subject, Until};
use crate::period::ReportingPeriod;
use crate::template::Library;
use crate::template::form::{Form, OnFreeDay};
use crate::template::record_rule::{RecordCheck, RecordRule};

/// Something that a return stands on, with the last day for which it is known: rates of one word together.
#[derive(Clone, Debug)]
pub struct Basis {
    pub subject: Subject,
    /// Of parameters; of a return its edition.
    pub names: Vec<String>,
    /// The return that stands on it.
    pub form: String,
    /// The first day of its edition.
    edition: String,
    pub until: Until,
}

/// What a return stands on, as far as somebody said until when it is known.
pub fn bases(form: &Form, library: &Library, office: &Office) -> Vec<Basis> {
    let law = Law::of(form, &own_rules(form, library, office), library);
    let moved = form.variants.iter().any(|own| own.on_free_day != OnFreeDay::Literal);
    bases_of(form, library, Law { working_days: law.working_days || moved, ..law })
}

/// What a filled form stands on when it is judged without records: its edition, and the rates that rules and formulas
/// read. Free days only where somebody asks whether it came in time.
pub fn bases_of_cells(form: &Form, library: &Library, with_day: bool) -> Vec<Basis> {
    let moved = form.variants.iter().any(|own| own.on_free_day != OnFreeDay::Literal);
    bases_of(form, library, Law { working_days: with_day && moved, ..Law::of_cells(form) })
}

fn bases_of(form: &Form, library: &Library, law: Law) -> Vec<Basis> {
    let basis = |subject, names, until: &Until| Basis {
        subject,
        names,
        form: form.id.clone(),
        edition: form.valid_from.clone(),
        until: until.clone(),
    };
    let mut found = Vec::new();
    if let Some(until) = of_edition(form, library) {
        let edition = if form.edition.is_empty() { &form.valid_from } else { &form.edition };
        found.push(basis(Subject::Return, vec![edition.clone()], &until));
    }
    let mut rates: BTreeMap<(NaiveDate, String), (Until, Vec<String>)> = BTreeMap::new();
    for name in law.parameters {
        if let Some(until) = library.known.of(Subject::Parameter, &name, "") {
            let key = (until.day, until.source.clone());
            rates.entry(key).or_insert_with(|| (until.clone(), Vec::new())).1.push(name);
        }
    }
    for (until, names) in rates.into_values() {
        found.push(basis(Subject::Parameter, names, &until));
    }
    if let Some(until) = library.known.of(Subject::FreeDays, "", "")
        && law.working_days
    {
        found.push(basis(Subject::FreeDays, Vec::new(), until));
    }
    found
}

/// What the office or the program says of the edition, else what the edition says of itself.
fn of_edition(form: &Form, library: &Library) -> Option<Until> {
    let said = library.known.of(Subject::Return, &form.id, &form.valid_from);
    let own = form.known_until.as_ref().map(|(day, said)| Until {
        day: *day,
        checked: None,
        source: said.text.clone(),
        place: said.place.clone(),
    });
    match said {
        // What is said of all returns is not said of one that speaks for itself.
        Some(said) if own.is_none() || said.place.source.name.starts_with("wzory/") => {
            Some(said.clone())
        }
        _ => own,
    }
}

/// The rules over records that are the return's own: those that look at nothing but tables it counts, which the office
/// keeps. What others judge is of other returns.
fn own_rules(form: &Form, library: &Library, office: &Office) -> Vec<RecordRule> {
    let counted = form.tables(library);
    let is_own = |rule: &&RecordRule| {
        let mut tables = Default::default();
        library.tables_behind(&rule.over, &mut tables);
        if let RecordCheck::References { target, .. } = &rule.kind {
            library.tables_behind(target, &mut tables);
        }
        tables.iter().all(|own| counted.contains(own) && !office.absent.contains(own))
    };
    library.record_rules.iter().filter(is_own).cloned().collect()
}

/// What there is to say of a period that ends after something is known on which its return stands: a finding (C167), or
/// where the office wants nothing of the kind that nothing is made (C168).
pub fn beyond(
    bases: &[Basis],
    office: &Office,
    period: ReportingPeriod,
) -> Result<Vec<Diagnostic>, Refused> {
    unless_refused(told(bases, period), office)
}

/// C167 of each of them that is not known until the end of the period.
pub fn told(bases: &[Basis], period: ReportingPeriod) -> Vec<Diagnostic> {
    let past = bases.iter().filter(|own| own.until.day < period.end());
    let found = past.map(|own| {
        let found = own.said(Diagnostic::error("C167"));
        found.with("form", own.form.as_str()).with("period", period.to_string())
    });
    found.collect()
}

/// What a return of a period stands on and is not known until its end; where all is known longer nothing is worked out.
pub fn past(place: &Workplace, period: ReportingPeriod) -> Vec<Basis> {
    let end = period.end();
    let own = place.form.known_until.as_ref().is_some_and(|(day, _)| *day < end);
    if !own && place.library.known.first_day().is_none_or(|day| day >= end) {
        return Vec::new();
    }
    let mut found = bases(&place.form, &place.library, &place.office);
    found.retain(|own| own.until.day < end);
    found
}

/// The findings, where the office bears them; else the same as a refusal.
pub fn unless_refused(
    mut found: Vec<Diagnostic>,
    office: &Office,
) -> Result<Vec<Diagnostic>, Refused> {
    if office.beyond_law == BeyondLaw::Warn || found.is_empty() {
        return Ok(found);
    }
    for own in &mut found {
        own.code = "C168";
    }
    Err(Refused { exit: Exit::Configuration, diagnostics: found })
}

impl Basis {
    /// What it is, until when it is known, by whose word, and the line that would say more.
    fn said(&self, found: Diagnostic) -> Diagnostic {
        let name = match self.subject {
            Subject::Return => self.form.as_str(),
            // A line for each; the first one shows how.
            Subject::Parameter => self.names.first().map_or("", String::as_str),
            Subject::FreeDays | Subject::Terms => "",
        };
        let edition = match self.subject {
            Subject::Return => self.edition.as_str(),
            _ => "",
        };
        found
            .at(&self.until.place)
            .with("kind", self.subject.word())
            .with("names", self.names.join(", "))
            .with("count", self.names.len())
            .with("until", self.until.day.to_string())
            .with("source", self.until.source.as_str())
            .with("line", format!("{};{name};{edition}", self.subject.word()))
    }
}

/// C169, a note: the day of the run is beyond what the returns stand on, though their periods are not. Told once for
/// all returns.
pub fn today_beyond(bases: &[Basis], today: NaiveDate) -> Option<Diagnostic> {
    let past: Vec<&Basis> = bases.iter().filter(|own| own.until.day < today).collect();
    let first = past.iter().map(|own| own.until.day).min()?;
    let mut names: Vec<&str> = past.iter().map(|own| own.form.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let found = Diagnostic::note("C169").with("day", today.to_string());
    Some(found.with("until", first.to_string()).with("names", names.join(", ")))
}

/// What will be beyond what is known on a day, of the returns that the office makes: C170, for each edition, for rates of
/// one word, for free days and terms. No export is read.
///
/// Errors: what is wrong with the templates.
pub fn law_on(
    office: &Path,
    returns: &[String],
    day: NaiveDate,
) -> Result<Vec<Diagnostic>, Refused> {
    known_returns(office, returns)?;
    let said = office_of(office)?;
    let problems = Problems::default();
    let files = builtin::files(Some(office), &problems);
    let editions = &mut Editions::of(&files);
    let kept = match returns {
        [] => returns_kept(office, &said.roles)?,
        named => named.to_vec(),
    };
    let month = ReportingPeriod::month_of(day);
    let mut all: Vec<Basis> = Vec::new();
    let mut terms = None;
    for id in &kept {
        // The edition in force then; one that begins later says nothing of that day.
        let (_, Some((library, form, _))) = editions.open(id, Some(month), &problems) else {
            continue;
        };
        if form.valid_to.as_deref().is_some_and(|last| last < day.to_string().as_str()) {
            continue;
        }
        terms = library.known.of(Subject::Terms, "", "").cloned();
        all.extend(bases(&form, &library, &said));
    }
    if problems.has_errors() {
        return Err(Refused::because(Exit::Configuration, problems));
    }
    if let Some(until) = terms {
        let (form, edition) = (String::new(), String::new());
        all.push(Basis { subject: Subject::Terms, names: Vec::new(), form, edition, until });
    }
    Ok(told_together(&all, day, said.beyond_law))
}

/// A finding for whatever has one last day and one word, with all that stands on it.
fn told_together(all: &[Basis], day: NaiveDate, beyond: BeyondLaw) -> Vec<Diagnostic> {
    let mut groups: BTreeMap<(Subject, NaiveDate, &str), Vec<&Basis>> = BTreeMap::new();
    for own in all.iter().filter(|own| own.until.day < day) {
        let key = (own.subject, own.until.day, own.until.source.as_str());
        groups.entry(key).or_default().push(own);
    }
    let listed = |mut names: Vec<&str>| {
        names.sort_unstable();
        names.dedup();
        names.join(", ")
    };
    let told = groups.into_iter().map(|((subject, until, source), own)| {
        let forms = listed(own.iter().map(|own| own.form.as_str()).collect());
        let rates =
            listed(own.iter().flat_map(|own| own.names.iter().map(String::as_str)).collect());
        Diagnostic::warning("C170")
            .at(&own[0].until.place)
            .with("kind", subject.word())
            .with("day", day.to_string())
            .with("until", until.to_string())
            .with("source", source)
            .with("forms", forms)
            .with("names", rates)
            .with("beyond", if beyond == BeyondLaw::Refuse { "refuse" } else { "warn" })
    });
    told.collect()
}
