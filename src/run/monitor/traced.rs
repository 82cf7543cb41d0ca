//! An indicator of a strategy down to the records behind it. Polish: rodowód wskaźnika.

mod cells;
mod lacking;
mod wanted;

use std::collections::{BTreeMap, BTreeSet};

use super::assembled::judged;
use super::counted as made;
use super::gathered::{Asked, Gathered, gather};
use super::series::Whose;
use super::{Entered, Request, measures_of, read, strategy_of};
use crate::builtin;
use crate::diagnostic::Problems;
use crate::indicator::{
    self, Branch, From, Influence, Leaf, Member, Monitoring, Origin, Side, Tree,
};
use crate::run::explain::Page;
use crate::run::office::office_of;
use crate::run::{Exit, Progress, Refused, Shared};
use crate::template::indicator::{Given, Indicator, Measure, Source};
use crate::template::strategy::Strategy;
use crate::trace::Trace;
use cells::{CellKey, Traced, traced_cells, traced_counts};
use lacking::lacking;
use wanted::Wanted;

/// Traces an indicator of a strategy, or a measure of one of its indicators; nothing is written. What no deliverable may
/// print is hidden here too, unless personal values are asked for.
///
/// Errors: X109 the strategy has no such indicator or measure.
pub fn trace(
    request: &Request,
    name: &str,
    page: Page,
    progress: &dyn Fn(Progress<'_>),
) -> Result<Tree, Refused> {
    let mut trees = trees(request, Some(name), page, progress)?;
    Ok(trees.remove(0))
}

/// Traces every indicator of a strategy, with all its records.
pub fn trace_all(request: &Request) -> Result<Vec<Tree>, Refused> {
    trees(request, None, Page { personal: true, ..Page::ALL }, &|_| {})
}

/// What is named, or every indicator in the order of the goals.
fn trees(
    request: &Request,
    name: Option<&str>,
    page: Page,
    progress: &dyn Fn(Progress<'_>),
) -> Result<Vec<Tree>, Refused> {
    let problems = Problems::default();
    let files = builtin::files(Some(&request.office), &problems);
    let read = read(&files, &problems);
    if problems.has_errors() {
        return Err(Refused::because(Exit::Configuration, problems));
    }
    let refused = |found| Refused::one(Exit::Configuration, found);
    let strategy = strategy_of(&read, request).map_err(refused)?;
    let measures = measures_of(strategy, &read.catalogue);
    let wanted = match name {
        Some(name) => {
            vec![Wanted::of(name, strategy, &read.catalogue, &measures).map_err(refused)?]
        }
        None => Wanted::all(strategy, &read.catalogue),
    };
    let entered = Entered::read(&request.office, &read.catalogue, &read.strategies, &problems);
    if problems.has_errors() {
        return Err(Refused::because(Exit::Configuration, problems));
    }
    // What is judged, doubted and hidden of one thing depends on some of the others; these and it are gathered.
    let influence = match wanted.as_slice() {
        [one] if name.is_some() => Some(one.influence(strategy, &read.catalogue)),
        _ => None,
    };
    let part = influence.as_ref().map(|own| only(strategy, own));
    let strategy = part.as_ref().unwrap_or(strategy);
    let mut measures = measures;
    if let Some(own) = &influence {
        measures.retain(|name, _| own.measures.contains(*name));
    }
    let year = request.period.year();
    let years: Vec<i32> = (strategy.since.min(year)..=year).collect();
    let (library, measures, shared) = (&read.library, &measures, &Shared::for_numbers());
    let years = years.as_slice();
    let asked = Asked { request, files: &files, library, strategy, measures, years, shared };
    let gathered = gather(&asked, None, entered, progress)?;
    let office = office_of(&request.office)?;
    let all = judged(&read, strategy, &gathered, (&office, None), years);
    let mut printed = all.clone();
    indicator::hide(&mut printed);
    let of = Of { asked: &asked, gathered: &gathered, teryt: &office.teryt, year };
    let branches = of.branches(&wanted, page, progress)?;
    let trees = wanted.iter().zip(branches).map(|(wanted, branches)| {
        let adds_up = adds_up(wanted, &all, &branches, year);
        let own = if page.personal { &all } else { &printed };
        let card = wanted
            .indicator()
            .and_then(|wanted| own.cards.iter().find(|own| own.indicator.id == wanted.id).cloned());
        let mut tree = Tree {
            strategy: strategy.id.clone(),
            title: strategy.title.clone(),
            year,
            card,
            branches,
            hidden: false,
            laid_open: false,
            altered: gathered.altered.clone(),
            adds_up,
        };
        conceal(&mut tree, wanted, &printed, page.personal);
        tree
    });
    Ok(trees.collect())
}

/// A strategy with some of its indicators alone.
fn only(strategy: &Strategy, own: &Influence) -> Strategy {
    let mut part = strategy.clone();
    for goal in part.goals.iter_mut().flat_map(|own| &mut own.operational) {
        goal.indicators.retain(|aim| own.indicators.contains(&aim.indicator.text));
    }
    part
}

/// Takes away what no deliverable prints; where it is asked for, says that it is there.
fn conceal(tree: &mut Tree, wanted: &Wanted<'_>, printed: &Monitoring, personal: bool) {
    for branch in &mut tree.branches {
        if !is_concealed(&branch.origin, wanted, printed) {
            continue;
        }
        if personal {
            tree.laid_open = true;
            continue;
        }
        tree.hidden = true;
        branch.origin.value = None;
        branch.leaf = Leaf::Hidden;
        branch.otherwise.clear();
    }
}

/// The measure has a number, and what is printed of it has none.
fn is_concealed(own: &Origin, wanted: &Wanted<'_>, printed: &Monitoring) -> bool {
    let is_told = match wanted {
        Wanted::Indicator(indicator) => {
            let card = printed.cards.iter().find(|card| card.indicator.id == indicator.id);
            let point = card.and_then(|card| card.points.last());
            let origin = point.and_then(|point| {
                point.origins.iter().find(|origin| origin.measure == own.measure)
            });
            origin.is_some_and(|origin| origin.value.is_some())
        }
        Wanted::Measure(measure) => {
            let row = printed.measures.iter().find(|row| row.id == measure.id);
            let origin = row.and_then(|row| row.origins.last());
            origin.is_some_and(|origin| origin.value.is_some())
        }
    };
    own.value.is_some() && !is_told
}

/// Do the leaves give the measures, and these the indicator as it was judged?
fn adds_up(wanted: &Wanted<'_>, all: &Monitoring, branches: &[Branch], year: i32) -> bool {
    let of_measures = branches.iter().all(Branch::adds_up);
    let Some(indicator) = wanted.indicator() else {
        return of_measures;
    };
    let card = all.cards.iter().find(|own| own.indicator.id == indicator.id);
    let again = indicator::again(indicator, year, branches);
    let is_same = card.and_then(|own| own.points.last()).is_some_and(|own| {
        let numbers = |own: &indicator::Point| (own.numerator, own.denominator);
        // Of a year whose value is hidden only the numbers below it can be compared.
        numbers(own) == numbers(&again) && (own.missing.is_some() || own.value == again.value)
    });
    of_measures && is_same
}

/// What the measures of one year were gathered from.
struct Of<'o> {
    asked: &'o Asked<'o>,
    gathered: &'o Gathered,
    teryt: &'o str,
    year: i32,
}

/// A measure with what was found of it.
struct Found<'o> {
    side: Side,
    measure: &'o Measure,
    origin: &'o Origin,
    /// The source that gave it, and its place among them.
    source: Option<(usize, &'o Source)>,
}

impl<'o> Of<'o> {
    /// The measures of each thing that is wanted.
    fn branches(
        &self,
        wanted: &[Wanted<'o>],
        page: Page,
        progress: &dyn Fn(Progress<'_>),
    ) -> Result<Vec<Vec<Branch>>, Refused> {
        let of_one = |wanted: &Wanted<'o>| -> Vec<Found<'o>> {
            match wanted {
                Wanted::Indicator(own) => {
                    let names = own.measures().into_iter();
                    names.filter_map(|name| self.found(name, Some(own))).collect()
                }
                Wanted::Measure(own) => self.found(&own.id, None).into_iter().collect(),
            }
        };
        let found: Vec<Vec<Found<'_>>> = wanted.iter().map(of_one).collect();
        // Each return is counted once, whatever is read of it.
        let mut keys: BTreeSet<CellKey> = BTreeSet::new();
        let mut counts: BTreeMap<&str, made::Wanted<'_>> = BTreeMap::new();
        for own in found.iter().flatten() {
            match own.source.map(|(index, source)| (index, source, &source.given)) {
                Some((_, _, Given::Cells(formula))) => {
                    keys.extend(cells::keys(formula, self.asked.request.period));
                }
                Some((index, source, Given::Count(table))) => {
                    counts.insert(&own.measure.id, (own.measure, index, source, table));
                }
                _ => {}
            }
        }
        let cells = traced_cells(self.asked, &keys, page, progress)?;
        let counts: Vec<made::Wanted<'_>> = counts.into_values().collect();
        let counts = traced_counts(self.asked, &counts, page, progress)?;
        let branches = |all: &Vec<Found<'_>>| {
            all.iter().map(|own| self.branch(own, &cells, &counts)).collect::<Vec<_>>()
        };
        Ok(found.iter().map(branches).collect())
    }

    fn found(&self, name: &str, indicator: Option<&Indicator>) -> Option<Found<'o>> {
        let measure = *self.asked.measures.get(name)?;
        let origin = self.gathered.measures.get(name)?.last()?;
        let index = self.gathered.sources.get(&(name.to_owned(), self.year)).copied();
        let source = index.and_then(|index| Some((index, measure.sources.get(index)?)));
        let side = indicator.map_or(Side::Alone, |own| Side::of(name, own));
        Some(Found { side, measure, origin, source })
    }

    fn branch(&self, own: &Found<'_>, cells: &Traced, counts: &BTreeMap<String, Trace>) -> Branch {
        let (measure, origin) = (own.measure, own.origin);
        let source = own.source.map(|(_, source)| source);
        let leaf = match (&origin.from, source.map(|own| &own.given)) {
            (From::Manual { who, why }, _) => {
                let key = (measure.id.clone(), self.year);
                let place = self.gathered.entered.places.get(&key).cloned();
                Leaf::Entered { place, who: who.clone(), why: why.clone() }
            }
            (_, Some(Given::Cells(formula))) => {
                let written = source.and_then(|own| own.cells.as_ref()).map(|own| own.text.clone());
                let written = written.unwrap_or_default();
                cells::leaf(self.asked, (written, formula), &origin.from, cells)
            }
            (_, Some(Given::Count(_))) => match counts.get(&measure.id) {
                Some(own) => Leaf::Counted(Box::new(own.clone())),
                None => Leaf::Nothing(Vec::new()),
            },
            (_, Some(Given::Series(all))) => {
                let unit = self.asked.strategy.unit.as_ref();
                let whose = Whose::Office { teryt: self.teryt, unit };
                let member = |own: &crate::template::indicator::Published| {
                    let (value, place) = self.gathered.references.value(own, self.year, whose)?;
                    Some(Member { series: own.clone(), value, place: place.clone() })
                };
                Leaf::Series(all.iter().filter_map(member).collect())
            }
            (_, None) => Leaf::Nothing(lacking(self, measure)),
        };
        let otherwise = self
            .gathered
            .disagreements
            .iter()
            .filter(|other| other.year == self.year && other.first.measure == measure.id);
        Branch {
            side: own.side,
            unit: measure.unit.clone(),
            observed: source.and_then(|own| own.observed).unwrap_or(measure.observed),
            origin: origin.clone(),
            note: source.and_then(|own| own.note.clone()),
            leaf,
            otherwise: otherwise.map(|own| own.second.clone()).collect(),
        }
    }
}
