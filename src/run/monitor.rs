//! A strategy looked at in a year: measures gathered, indicators judged. Polish: monitorowanie strategii.
//!
//! The number of a measure comes from the first of its sources that has one: a submission, the exports of that year,
//! reference data, or what somebody entered. Whatever else there is must say the same, or it is told.

mod assembled;
mod checked;
mod counted;
mod district;
mod entered;
mod gathered;
mod inputs;
mod partners;
mod points;
mod receiver;
mod returned;
mod series;
mod told;
mod traced;
mod written;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::archive::Keeping;
use super::edition::{Editions, open_all_of};
use super::office::office_of;
use super::{Compared, Exit, File, Progress, Refused, Shared, Written, law};
use crate::builtin;
use crate::config::Office;
use crate::diagnostic::{Diagnostic, Problems};
use crate::indicator::{Monitoring, Origin};
use crate::ingest;
use crate::number::Exact;
use crate::period::ReportingPeriod;
use crate::template::Library;
use crate::template::form::Form;
use crate::template::indicator::{Catalogue, Measure};
use crate::template::library::Files;
use crate::template::strategy::{Strategies, Strategy};
use assembled::assembled;
use checked::check_cells;
use district::Divided;
use entered::Entered;
pub use entered::FILES;
use gathered::{Asked, Gathered, gather};
pub use partners::{Awaited, Delivered, partners};
pub use traced::{trace, trace_all};

/// What is asked of one look at a strategy.
pub struct Request {
    pub office: PathBuf,
    pub strategy: String,
    /// A year.
    pub period: ReportingPeriod,
    /// A district of the city, or `all` of them beside it; none: the city.
    pub unit: Option<String>,
}

/// The catalogue and the strategies of an office, with the library that they count with.
pub struct Read {
    pub library: std::sync::Arc<Library>,
    pub catalogue: Catalogue,
    pub strategies: Strategies,
}

/// Reads what there is; what is wrong with it is told.
pub fn read(files: &Files, problems: &Problems) -> Read {
    let mut editions = Editions::of(files);
    let library = editions.common(problems);
    let (catalogue, strategies) = checked(files, &library, editions, problems);
    Read { library, catalogue, strategies }
}

/// Everything that templates say: the library, every return in its newest edition, indicators and strategies.
pub fn read_everything(files: &Files, problems: &Problems) -> Everything {
    let mut editions = Editions::of(files);
    let (library, forms) = open_all_of(&mut editions, problems);
    let beside = library.as_ref().map(|library| checked(files, library, editions, problems));
    let (indicators, strategies) = beside.unwrap_or_default();
    Everything { library, forms, indicators, strategies }
}

/// What there is to count, to print and to watch.
pub struct Everything {
    pub library: Option<std::sync::Arc<Library>>,
    pub forms: Vec<Form>,
    pub indicators: Catalogue,
    pub strategies: Strategies,
}

/// Reads indicators and strategies, which no return has, and checks whatever they count and name.
pub fn read_strategies(
    files: &Files,
    library: &Library,
    problems: &Problems,
) -> (Catalogue, Strategies) {
    checked(files, library, Editions::of(files), problems)
}

fn checked(
    files: &Files,
    library: &Library,
    editions: Editions<'_>,
    problems: &Problems,
) -> (Catalogue, Strategies) {
    let catalogue = Catalogue::read(files, library, problems);
    catalogue.check_counts(library, problems);
    check_cells(editions, &catalogue, problems);
    let strategies = Strategy::read_all(files, &catalogue, problems);
    (catalogue, strategies)
}

/// What came of a look at a strategy.
pub struct Monitored {
    pub monitoring: Monitoring,
    /// Sources that disagree, returns that could not be counted.
    pub findings: Vec<Diagnostic>,
    pub written: Written,
}

/// The strategies that the office has, by id and title.
pub fn strategies(office: &Path) -> Result<Vec<(String, String)>, Refused> {
    let problems = Problems::default();
    let read = read(&builtin::files(Some(office), &problems), &problems);
    if problems.has_errors() {
        return Err(Refused::because(Exit::Configuration, problems));
    }
    Ok(read.strategies.into_values().map(|own| (own.id, own.title)).collect())
}

/// Where the versions of districts stand, beside those of the city.
pub const DISTRICTS: &str = "dzielnice";

/// The district that was asked for, among the options of what is kept.
pub const UNIT: &str = "unit";

/// Looks at a strategy in a year, and writes what there is to see.
pub fn monitor(request: &Request, progress: &dyn Fn(Progress<'_>)) -> Result<Monitored, Refused> {
    let keeping = Keeping::new(&request.office);
    let shared = Shared { keeping: Some(keeping), ..Shared::for_cells() };
    let Look { monitoring, findings, inputs, slug } = look(request, &shared, progress)?;
    progress(Progress::Writing);
    let keeping = shared.keeping.as_ref();
    let written = written::write(request, &monitoring, slug.as_deref(), &inputs, keeping)?;
    Ok(Monitored { monitoring, findings, written })
}

/// The files of such a look as they are made now; nothing is written or kept.
pub fn made_again(
    request: &Request,
    version: u32,
    progress: &dyn Fn(Progress<'_>),
) -> Result<Vec<File<'static>>, Refused> {
    let shared = Shared { keeping: Some(Keeping::listing()), ..Shared::for_cells() };
    let Look { monitoring, inputs, slug, .. } = look(request, &shared, progress)?;
    progress(Progress::Writing);
    let mut files = written::files(request, &monitoring, slug.as_deref(), &inputs, version)?;
    if let Some(keeping) = &shared.keeping {
        files.push(keeping.finish(&options(request))?);
    }
    Ok(files)
}

/// What was asked beside the strategy and the year.
fn options(request: &Request) -> BTreeMap<String, String> {
    let unit = request.unit.iter().map(|own| (UNIT.to_owned(), own.clone()));
    unit.collect()
}

/// A strategy looked at, before it is written.
struct Look {
    monitoring: Monitoring,
    findings: Vec<Diagnostic>,
    inputs: inputs::Inputs,
    /// Of a district, or of all of them.
    slug: Option<String>,
}

fn look(
    request: &Request,
    shared: &Shared,
    progress: &dyn Fn(Progress<'_>),
) -> Result<Look, Refused> {
    let problems = Problems::default();
    let refused = |problems| Err(Refused::because(Exit::Configuration, problems));
    let files = builtin::files(Some(&request.office), &problems);
    let read = read(&files, &problems);
    if problems.has_errors() {
        return refused(problems);
    }
    let strategy = match strategy_of(&read, request) {
        Ok(own) => own,
        Err(found) => {
            problems.push(found);
            return refused(problems);
        }
    };
    let year = request.period.year();
    let entered = Entered::read(&request.office, &read.catalogue, &read.strategies, &problems);
    if problems.has_errors() {
        return refused(problems);
    }
    let told = problems.take();
    let years: Vec<i32> = (strategy.since.min(year)..=year).collect();
    let measures = measures_of(strategy, &read.catalogue);
    let (library, measures, years) = (&read.library, &measures, years.as_slice());
    let asked = Asked { request, files: &files, library, strategy, measures, years, shared };
    let divided = match &request.unit {
        Some(word) => Some(Divided::read(&asked, word, progress)?),
        None => None,
    };
    let gathered = gather(&asked, divided.as_ref(), entered, progress)?;
    let office = office_of(&request.office)?;
    progress(Progress::Checking);
    let divided = divided.as_ref();
    let monitoring = assembled(&read, strategy, &gathered, (&office, divided), years);
    let mut inputs = gathered.inputs.clone();
    inputs.files(definitions(&files, &strategy.id).chain(gathered.entered.files.clone()));
    let slug = divided.map(Divided::slug);
    if let Some(keeping) = &shared.keeping {
        keeping.texts(&request.office);
        keeping.submissions(&request.office, &gathered.submissions);
    }
    let mut findings = findings(&gathered);
    findings.extend(beyond_law(&gathered, &office)?);
    findings.extend(gathered.strays);
    findings.extend(divided.iter().flat_map(|own| own.strays.iter().cloned()));
    findings.extend(told);
    Ok(Look { monitoring, findings, inputs, slug })
}

/// The strategy that is asked for, in a year that it has. C145 when there is none of that name, C146 when the period is
/// no year, C157 when the strategy begins later.
fn strategy_of<'r>(read: &'r Read, request: &Request) -> Result<&'r Strategy, Diagnostic> {
    let Some(strategy) = read.strategies.get(&request.strategy) else {
        let known = read.strategies.keys().map(String::as_str);
        return Err(Diagnostic::unknown("C145", &request.strategy, known));
    };
    if request.period.kind() != "year" {
        return Err(Diagnostic::error("C146").with("period", request.period.to_string()));
    }
    let year = request.period.year();
    if year < strategy.from {
        let found = Diagnostic::error("C157").with("year", year.to_string());
        return Err(found.with("name", &strategy.id).with("first", strategy.from.to_string()));
    }
    Ok(strategy)
}

/// The files that say what is looked at and how it is worked out: the strategy and the catalogue.
fn definitions<'f>(files: &'f Files, strategy: &str) -> impl Iterator<Item = Compared> + 'f {
    let own = format!("strategies/{strategy}.toml");
    let read =
        files.iter().filter(move |(path, _)| path.starts_with("indicators/") || **path == own);
    read.map(|(_, source)| Compared {
        file: source.name.clone(),
        size: source.text.len() as u64,
        sha256: ingest::sum(source.text.as_bytes()),
    })
}

/// C167 of each return that gave a number and of what was counted for itself; C168 where the office wants nothing of
/// the kind. A submission stands as it was sent: it was told when it was made.
fn beyond_law(gathered: &Gathered, office: &Office) -> Result<Vec<Diagnostic>, Refused> {
    let found = gathered.beyond.iter().flat_map(|(period, own)| law::told(own, *period));
    law::unless_refused(found.collect(), office)
}

/// What there is to look at: each disagreement (E403), each return that could not be counted (E404; only a note when
/// the number is there all the same, or is of a year before the strategy).
fn findings(gathered: &Gathered) -> Vec<Diagnostic> {
    let value = |own: &Origin| own.value.map_or_else(String::new, Exact::shown);
    let disagreements = gathered.disagreements.iter().map(|own| {
        let ((first, of_first), (second, of_second)) =
            (own.first.from.kind(), own.second.from.kind());
        Diagnostic::warning("E403")
            .with("name", &own.title)
            .with("year", own.year.to_string())
            .with("first", value(&own.first))
            .with("second", value(&own.second))
            .with("first-kind", first)
            .with("first-from", of_first)
            .with("second-kind", second)
            .with("second-from", of_second)
    });
    let (now, before): (Vec<_>, Vec<_>) =
        gathered.refused.iter().partition(|(key, _)| gathered.lacking.contains(*key));
    let refused = |found: Diagnostic, all: Vec<(&(String, ReportingPeriod), &&'static str)>| {
        let ((form, period), _) = *all.first()?;
        let names = all.iter().map(|((form, of), _)| format!("{form} {of}"));
        let codes: BTreeSet<&str> = all.iter().map(|(_, code)| **code).collect();
        Some(
            found
                .with("names", names.collect::<Vec<_>>().join(", "))
                .with("name", form)
                .with("period", period.to_string())
                .with("code", codes.into_iter().collect::<Vec<_>>().join(", ")),
        )
    };
    let now = refused(Diagnostic::warning("E404"), now);
    let before = refused(Diagnostic::note("E404"), before);
    let altered = gathered.altered.iter().cloned();
    altered.chain(disagreements).chain(now).chain(before).collect()
}

/// The measures that the indicators of a strategy read, by id.
fn measures_of<'c>(
    strategy: &Strategy,
    catalogue: &'c Catalogue,
) -> BTreeMap<&'c str, &'c Measure> {
    let indicators =
        strategy.aims().filter_map(|aim| catalogue.indicators.get(&aim.indicator.text));
    let names = indicators.flat_map(|own| own.measures());
    names
        .filter_map(|name| catalogue.measures.get_key_value(name))
        .map(|(id, own)| (id.as_str(), own))
        .collect()
}
