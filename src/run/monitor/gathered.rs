//! Every measure in every year, from the first of its sources that has it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::Request;
use super::counted::{Counted, count};
use super::district::Divided;
use super::entered::Entered;
use super::inputs::Inputs;
use super::returned::{Key, Returns, keys};
use super::series::{References, Whose};
use crate::diagnostic::Diagnostic;
use crate::indicator::{Disagreement, From, Origin};
use crate::period::ReportingPeriod;
use crate::run::office::office_of;
use crate::run::{Basis, Compared, Progress, Refused, Shared};
use crate::template::Library;
use crate::template::formula::Formula;
use crate::template::indicator::{Given, Measure, Observed, Source};
use crate::template::library::Files;
use crate::template::strategy::{Strategy, Unit};

/// What is gathered, and with what.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    pub request: &'a Request,
    pub files: &'a Files,
    pub library: &'a Library,
    pub strategy: &'a Strategy,
    pub measures: &'a BTreeMap<&'a str, &'a Measure>,
    /// Oldest first.
    pub years: &'a [i32],
    /// Exports are read once for all that is counted.
    pub shared: &'a Shared,
}

/// The measures of a strategy over years.
pub struct Gathered {
    /// By measure, in the order of the years.
    pub measures: BTreeMap<String, Vec<Origin>>,
    pub disagreements: Vec<Disagreement>,
    /// Of other units, by the place of the unit in the strategy: as far as reference data have them.
    pub elsewhere: Vec<BTreeMap<String, Vec<Origin>>>,
    /// Of the districts, in the order of their names; none when nobody asked.
    pub districts: Vec<BTreeMap<String, Vec<Origin>>>,
    /// Which of its sources gave a measure of the city in a year; none where it was entered by hand, or not at all.
    pub sources: BTreeMap<(String, i32), usize>,
    /// What the reference data say, with where it stands.
    pub references: References,
    pub entered: Entered,
    /// Submissions and exports that gave a number.
    pub inputs: Inputs,
    /// Series and units that reference data do not have, where a number is missing for it.
    pub strays: Vec<Diagnostic>,
    /// Submissions that were read.
    pub submissions: Vec<Compared>,
    /// Submissions that were not read, because somebody changed them since they were written.
    pub altered: Vec<Diagnostic>,
    /// What gave a number and stands on law that is not known until the end of its period, by periods.
    pub beyond: Vec<(ReportingPeriod, Vec<Basis>)>,
    /// Returns that could not be counted in a period, with the code of the reason.
    pub refused: BTreeMap<Key, &'static str>,
    /// Returns without which a measure has no number in a year of the strategy.
    pub lacking: BTreeSet<Key>,
}

/// Everything that can give a number.
struct Sources<'a> {
    asked: &'a Asked<'a>,
    teryt: String,
    references: References,
    counted: Counted,
    returns: Returns<'a>,
    entered: Entered,
}

/// Gathers what there is of the city; when it is divided, of its districts too, and of one that is looked at alone only
/// that.
pub fn gather(
    asked: &Asked<'_>,
    divided: Option<&Divided>,
    entered: Entered,
    progress: &dyn Fn(Progress<'_>),
) -> Result<Gathered, Refused> {
    let office = &asked.request.office;
    let is_city = divided.is_none_or(|own| own.one.is_none());
    let references = if is_city { references(asked, progress)? } else { References::default() };
    let teryt = office_of(office)?.teryt;
    let counted = count(asked, divided, progress)?;
    let returns = Returns::new(office, asked.files, asked.shared, divided, progress);
    let sources = Sources { asked, teryt, references, counted, returns, entered };
    sources.returns.prepare(&cells(asked));
    let districts: Vec<_> =
        (0..divided.map_or(0, |own| own.names.len())).map(|own| sources.of_district(own)).collect();
    let (mut strays, mut elsewhere) = (Vec::new(), Vec::new());
    let mut given = BTreeMap::new();
    let (measures, disagreements) = match divided.and_then(|own| districts.get(own.one?)) {
        Some(own) => (own.clone(), Vec::new()),
        None => {
            let (measures, disagreements) = sources.of_city(&mut given);
            strays = sources.strays(&measures);
            elsewhere = asked.strategy.compared.iter().map(|own| sources.of_unit(own)).collect();
            (measures, disagreements)
        }
    };
    let Sources { returns, entered, references, counted, .. } = sources;
    let mut inputs = returns.inputs.take();
    let mut read = elsewhere.iter().flat_map(BTreeMap::values).chain(measures.values()).flatten();
    if read.any(|own| matches!(own.from, From::Reference(_))) {
        inputs.join(&references.inputs);
    }
    inputs.join(&counted.inputs);
    if let Some(own) = divided {
        inputs.join(&own.inputs);
    }
    let beyond = returns.beyond.take().into_iter().map(|((_, period), own)| (period, own));
    Ok(Gathered {
        beyond: beyond.chain(counted.beyond).collect(),
        lacking: lacking(asked, &measures),
        measures,
        disagreements,
        elsewhere,
        districts,
        sources: given,
        references,
        entered,
        strays,
        inputs,
        submissions: returns.submissions(),
        altered: returns.altered(),
        refused: returns.refused.take(),
    })
}

/// The formulas over cells that measures read, with the years that they are read for.
fn cells<'a>(asked: &Asked<'a>) -> Vec<(&'a Formula, ReportingPeriod)> {
    let sources = asked.measures.values().flat_map(|own| &own.sources);
    let of_years = sources.flat_map(|source| {
        let years = asked.years.iter().filter(|year| source.years.hold(**year));
        years.filter_map(move |year| match &source.given {
            Given::Cells(formula) => Some((formula, year.to_string().parse().ok()?)),
            _ => None,
        })
    });
    of_years.collect()
}

/// The returns that would give what is missing. Of years before the strategy an office seldom has exports, and nobody
/// planned anything for them.
fn lacking(asked: &Asked<'_>, measures: &BTreeMap<String, Vec<Origin>>) -> BTreeSet<Key> {
    let mut found = BTreeSet::new();
    for (id, origins) in measures {
        let sources = asked.measures.get(id.as_str()).into_iter().flat_map(|own| &own.sources);
        for source in sources {
            let Given::Cells(formula) = &source.given else {
                continue;
            };
            let years = asked.years.iter().zip(origins).filter(|(year, origin)| {
                origin.value.is_none() && source.years.hold(**year) && **year >= asked.strategy.from
            });
            let periods = years.filter_map(|(year, _)| year.to_string().parse().ok());
            found.extend(periods.flat_map(|period| keys(formula, period)));
        }
    }
    found
}

/// Reference data, when some measure reads them.
fn references(asked: &Asked<'_>, progress: &dyn Fn(Progress<'_>)) -> Result<References, Refused> {
    let mut sources = asked.measures.values().flat_map(|own| &own.sources);
    if !sources.any(|own| matches!(own.given, Given::Series(_))) {
        return Ok(References::default());
    }
    References::read(asked, progress)
}

fn nothing(measure: &Measure) -> Origin {
    Origin {
        measure: measure.id.clone(),
        title: measure.title.clone(),
        value: None,
        from: From::Nothing,
        day: None,
        coverage: None,
    }
}

/// 31 December, for what is observed then.
fn last_day(measure: &Measure, source: &Source, year: i32) -> Option<NaiveDate> {
    let observed = source.observed.unwrap_or(measure.observed);
    let day = NaiveDate::from_ymd_opt(year, 12, 31);
    day.filter(|_| observed == Observed::LastDay)
}

impl Sources<'_> {
    /// Every measure of the city, and where two sources of one disagree. Which source gave it is noted.
    fn of_city(
        &self,
        given: &mut BTreeMap<(String, i32), usize>,
    ) -> (BTreeMap<String, Vec<Origin>>, Vec<Disagreement>) {
        let (mut measures, mut disagreements) = (BTreeMap::new(), Vec::new());
        for (id, measure) in self.asked.measures {
            let mut origins = Vec::new();
            for year in self.asked.years {
                let mut found = self.found(measure, *year);
                let (source, first) = match found.is_empty() {
                    true => (None, nothing(measure)),
                    false => found.remove(0),
                };
                given.extend(source.map(|own| ((measure.id.clone(), *year), own)));
                let others = found.into_iter().map(|(_, own)| own);
                for second in others.filter(|own| own.value != first.value) {
                    let (title, first) = (measure.title.clone(), first.clone());
                    disagreements.push(Disagreement { year: *year, title, first, second });
                }
                origins.push(first);
            }
            measures.insert((*id).to_owned(), origins);
        }
        (measures, disagreements)
    }

    /// The measures of one district: what is counted from records of people alone can be told of it. Series, entries and
    /// submissions have the city's number.
    fn of_district(&self, district: usize) -> BTreeMap<String, Vec<Origin>> {
        let of_year = |measure: &Measure, year: i32| {
            let period: Option<ReportingPeriod> = year.to_string().parse().ok();
            let sources = measure.sources.iter().enumerate();
            let mut sources = sources.filter(|(_, own)| own.years.hold(year));
            let found = sources.find_map(|(index, source)| {
                let (value, from, day, covered) = match &source.given {
                    Given::Cells(formula) => {
                        let (own, covered) =
                            self.returns.value_within(formula, period?, district)?;
                        (own.value, own.from, own.day, covered)
                    }
                    Given::Count(_) => {
                        let key = (measure.id.clone(), index, year);
                        let (value, from, covered) =
                            self.counted.within.get(district)?.get(&key)?.clone();
                        (value, from, source.period(period?).end(), covered)
                    }
                    Given::Series(_) => return None,
                };
                let (value, day, coverage) = (Some(value), Some(day), Some(covered));
                Some(Origin { value, from, day, coverage, ..nothing(measure) })
            });
            found.unwrap_or_else(|| nothing(measure))
        };
        self.each(&of_year)
    }

    /// What each source of a measure says of a year, in their order, with its place among them; what was entered by hand
    /// last.
    fn found(&self, measure: &Measure, year: i32) -> Vec<(Option<usize>, Origin)> {
        let period: Option<ReportingPeriod> = year.to_string().parse().ok();
        let mut found = Vec::new();
        for (index, source) in measure.sources.iter().enumerate() {
            if !source.years.hold(year) {
                continue;
            }
            let own = match &source.given {
                Given::Cells(formula) => period.and_then(|period| {
                    let own = self.returns.value(formula, period)?;
                    Some(Origin {
                        value: Some(own.value),
                        from: own.from,
                        day: Some(own.day),
                        ..nothing(measure)
                    })
                }),
                Given::Count(_) => {
                    let key = (measure.id.clone(), index, year);
                    self.counted.values.get(&key).map(|(value, from)| Origin {
                        value: Some(*value),
                        from: from.clone(),
                        day: period.map(|own| source.period(own).end()),
                        ..nothing(measure)
                    })
                }
                Given::Series(_) => {
                    let unit = self.asked.strategy.unit.as_ref();
                    self.series(measure, source, year, Whose::Office { teryt: &self.teryt, unit })
                }
            };
            found.extend(own.map(|own| (Some(index), own)));
        }
        let entered = self.entered.measures.get(&(measure.id.clone(), year)).cloned();
        found.extend(entered.map(|own| (None, own)));
        found
    }

    fn series(
        &self,
        measure: &Measure,
        source: &Source,
        year: i32,
        whose: Whose<'_>,
    ) -> Option<Origin> {
        let Given::Series(series) = &source.given else {
            return None;
        };
        let value = self.references.sum(series, year, whose)?;
        let from = From::Reference(series.clone());
        let day = last_day(measure, source, year);
        Some(Origin { value: Some(value), from, day, ..nothing(measure) })
    }

    /// What was meant by a measure without a number this year, and is named otherwise in reference data.
    fn strays(&self, measures: &BTreeMap<String, Vec<Origin>>) -> Vec<Diagnostic> {
        let missing = self.asked.measures.iter().filter(|(id, _)| {
            let last = measures.get(**id).and_then(|own| own.last());
            last.is_none_or(|own| own.value.is_none())
        });
        let series = missing.flat_map(|(_, own)| &own.sources).filter_map(|own| match &own.given {
            Given::Series(all) => Some(all),
            _ => None,
        });
        let units = self.asked.strategy.unit.iter().chain(&self.asked.strategy.compared);
        let series = series.flatten().filter_map(|own| self.references.stray(own));
        let found = series.chain(units.filter_map(|own| self.references.strange(own)));
        let mut told: Vec<Diagnostic> = Vec::new();
        for own in found {
            if !told.contains(&own) {
                told.push(own);
            }
        }
        told
    }

    /// The measures of another unit: reference data alone know them.
    fn of_unit(&self, unit: &Unit) -> BTreeMap<String, Vec<Origin>> {
        let of_year = |measure: &Measure, year: i32| {
            let mut sources = measure.sources.iter().filter(|own| own.years.hold(year));
            sources
                .find_map(|own| self.series(measure, own, year, Whose::Unit(unit)))
                .unwrap_or_else(|| nothing(measure))
        };
        self.each(&of_year)
    }

    /// Every measure in every year.
    fn each(&self, of_year: &dyn Fn(&Measure, i32) -> Origin) -> BTreeMap<String, Vec<Origin>> {
        let years =
            |own: &Measure| self.asked.years.iter().map(|year| of_year(own, *year)).collect();
        self.asked.measures.iter().map(|(id, own)| ((*id).to_owned(), years(own))).collect()
    }
}
