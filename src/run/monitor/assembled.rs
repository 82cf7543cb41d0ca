//! What was gathered as one value, judged: goals, cards, tasks, money, suppliers.

use std::collections::{BTreeMap, BTreeSet};

use super::Read;
use super::district::Divided;
use super::gathered::Gathered;
use super::points::{all_points, districts, for_districts, of_districts, points_of};
use crate::config::Office;
use crate::indicator::{
    self, Card, Change, District, FrameYear, Goal, MeasureRow, Monitoring, OperationalGoal, Point,
    Seen, Series, Supplier, TaskProgress,
};
use crate::template::day_of_year;
use crate::template::formula::Formula;
use crate::template::indicator::{Catalogue, Indicator, Measure, Measures};
use crate::template::strategy::{Aim, Strategy};

/// Everything that the deliverables print.
pub fn assembled(
    read: &Read,
    strategy: &Strategy,
    gathered: &Gathered,
    whose: (&Office, Option<&Divided>),
    years: &[i32],
) -> Monitoring {
    let mut monitoring = judged(read, strategy, gathered, whose, years);
    indicator::hide(&mut monitoring);
    monitoring
}

/// The same with the numbers that no deliverable may print.
pub fn judged(
    read: &Read,
    strategy: &Strategy,
    gathered: &Gathered,
    (office, divided): (&Office, Option<&Divided>),
    years: &[i32],
) -> Monitoring {
    let year = years.last().copied().unwrap_or(strategy.from);
    let raised = divided.map(|_| for_districts(&read.catalogue, strategy)).unwrap_or_default();
    let districts = districts(&raised, strategy, gathered, years);
    let one = divided.and_then(|own| own.one);
    let catalogue = if one.is_some() { &raised } else { &read.catalogue };
    let beside = divided.filter(|own| own.one.is_none()).map(|own| own.names.as_slice());
    let beside = beside.unwrap_or_default().iter().zip(districts.iter().map(|(own, _)| own));
    let is_district = one.is_some();
    let around = Around { strategy, years, catalogue, is_district, beside: beside.collect() };
    let (mut points, concealed) = match one.and_then(|own| districts.get(own)) {
        Some(own) => own.clone(),
        None => {
            let mut points = all_points(catalogue, strategy, &gathered.measures, years);
            let concealed = indicator::protect(&mut points, catalogue, &gathered.measures);
            (points, concealed)
        }
    };
    let (mut goals, mut cards) = (Vec::new(), Vec::new());
    for goal in &strategy.goals {
        let mut operational = Vec::new();
        for own in &goal.operational {
            let first = cards.len();
            let indicators = own.indicators.iter().filter_map(|aim| {
                let indicator = catalogue.indicators.get(&aim.indicator.text)?;
                let points = points.remove(&indicator.id)?;
                Some(card(aim, (indicator, points), gathered, &around))
            });
            cards.extend(indicators);
            operational.push(OperationalGoal {
                id: own.id.clone(),
                title: own.title.clone(),
                cards: (first..cards.len()).collect(),
                // Tasks are the city's, and so is its money.
                tasks: own
                    .tasks
                    .iter()
                    .filter(|_| one.is_none())
                    .map(|own| progress(own, strategy, gathered, years))
                    .collect(),
            });
        }
        goals.push(Goal { id: goal.id.clone(), title: goal.title.clone(), operational });
    }
    for (place, doubt) in indicator::add_up(&cards, &gathered.measures, &read.catalogue) {
        let own = &mut cards[place].doubts;
        own.push(doubt);
        own.sort_by_key(|own| (own.year, own.kind));
    }
    let measures = super::measures_of(strategy, &read.catalogue);
    Monitoring {
        strategy: strategy.id.clone(),
        title: strategy.title.clone(),
        office: office.name.clone(),
        teryt: office.teryt.clone(),
        district: divided.and_then(|own| {
            let (name, persons, families) = (own.name()?.to_owned(), own.persons, own.families);
            Some(District { name, persons, families })
        }),
        year,
        years: years.to_vec(),
        from: strategy.from,
        to: strategy.to,
        resolution: strategy.resolution.clone(),
        team: strategy.team.clone(),
        note: strategy.note.clone(),
        goals,
        measures: rows(&measures, gathered),
        concealed,
        suppliers: if one.is_none() { suppliers(&measures, gathered, year) } else { Vec::new() },
        frame: if one.is_none() { frame(strategy, gathered) } else { Vec::new() },
        cards,
    }
}

/// What is the same for every card.
struct Around<'a> {
    strategy: &'a Strategy,
    years: &'a [i32],
    /// With the minima of districts when it is one that is looked at.
    catalogue: &'a Catalogue,
    /// The points are those of a district, which no target judges.
    is_district: bool,
    /// The districts that stand beside the city.
    beside: Vec<(&'a String, &'a indicator::Points)>,
}

fn progress(
    task: &crate::template::strategy::Task,
    strategy: &Strategy,
    gathered: &Gathered,
    years: &[i32],
) -> TaskProgress {
    let key = |year: i32| (strategy.id.clone(), task.id.clone(), year);
    let entered = |year: i32| gathered.entered.tasks.get(&key(year));
    let of_strategy = years.iter().copied().filter(|year| *year >= strategy.from);
    let scores: Vec<(i32, Option<u8>)> =
        of_strategy.map(|year| (year, entered(year).map(|own| own.score))).collect();
    let note = scores.last().and_then(|(year, _)| entered(*year));
    TaskProgress {
        id: task.id.clone(),
        title: task.title.clone(),
        owner: task.owner.clone(),
        scores,
        note: note.map(|own| own.note.clone()).filter(|own| !own.is_empty()),
    }
}

fn frame(strategy: &Strategy, gathered: &Gathered) -> Vec<FrameYear> {
    let done = |year: i32| gathered.entered.money.get(&(strategy.id.clone(), year)).copied();
    let years = strategy.frame.iter();
    years.map(|own| FrameYear { year: own.year, plan: own.plan, done: done(own.year) }).collect()
}

/// Who was to send data of the year. Polish: dostawcy danych.
fn suppliers(measures: &BTreeMap<&str, &Measure>, gathered: &Gathered, year: i32) -> Vec<Supplier> {
    let mut found: BTreeMap<&str, Supplier> = BTreeMap::new();
    for measure in measures.values() {
        let Some(name) = &measure.supplier else {
            continue;
        };
        let own = found.entry(name).or_insert_with(|| Supplier {
            name: name.clone(),
            there: 0,
            of: 0,
            due: None,
            missing: Vec::new(),
        });
        own.of += 1;
        // Data of a year come in the next one.
        let due = measure.due.and_then(|said| day_of_year::in_year(year + 1, said));
        own.due = own.due.max(due);
        let last = gathered.measures.get(&measure.id).and_then(|own| own.last());
        match last.filter(|own| own.value.is_some()).map(|own| own.coverage) {
            Some(Some((reported, expected))) if reported < expected => {
                own.missing.push(format!("{} ({reported} z {expected} jednostek)", measure.title));
            }
            Some(_) => own.there += 1,
            None => own.missing.push(measure.title.clone()),
        }
    }
    found.into_values().collect()
}

/// The sheet of data.
fn rows(measures: &BTreeMap<&str, &Measure>, gathered: &Gathered) -> Vec<MeasureRow> {
    let row = |measure: &&Measure| MeasureRow {
        id: measure.id.clone(),
        title: measure.title.clone(),
        unit: measure.unit.clone(),
        observed: measure.observed,
        origins: gathered.measures.get(&measure.id).cloned().unwrap_or_default(),
    };
    measures.values().map(row).collect()
}

/// One indicator, judged.
fn card(
    aim: &Aim,
    (indicator, points): (&Indicator, Vec<Point>),
    gathered: &Gathered,
    around: &Around<'_>,
) -> Card {
    let (strategy, years) = (around.strategy, around.years);
    let year = years.last().copied().unwrap_or(strategy.from);
    let measures = &around.catalogue.measures;
    let all_breaks = breaks(indicator, measures);
    let first = years.first().copied().unwrap_or(year);
    let shown: Vec<(i32, String)> =
        all_breaks.iter().filter(|(own, _)| *own > first && *own <= year).cloned().collect();
    let is_read: BTreeSet<&str> = indicator.measures().into_iter().collect();
    let disagreements = gathered.disagreements.iter();
    let disagreements: Vec<indicator::Disagreement> =
        disagreements.filter(|own| is_read.contains(own.first.measure.as_str())).cloned().collect();
    let own_aim = !around.is_district;
    let (baseline, target) =
        (aim.baseline.as_ref().filter(|_| own_aim), aim.target.as_ref().filter(|_| own_aim));
    let seen = Seen { indicator, points: &points, year, baseline, target, breaks: &all_breaks };
    let (status, because) = match around.is_district {
        true => indicator::of_district(&seen),
        false => indicator::status(&seen),
    };
    let change = match points.as_slice() {
        [.., before, last] => indicator::change(indicator, before, last, &all_breaks),
        _ => Change::Unknown,
    };
    let mut doubts =
        indicator::doubts(indicator, &points, &all_breaks, &disagreements, around.is_district);
    doubts.extend(indicator::other_baseline(indicator, baseline, &points));
    let elsewhere = strategy.compared.iter().zip(&gathered.elsewhere);
    let elsewhere = elsewhere.filter_map(|(unit, origins)| {
        let points = points_of(indicator, years, origins, measures);
        let known = points.iter().any(|own| own.value.is_some());
        known.then(|| Series { name: unit.name.clone(), points, caution: None })
    });
    Card {
        numerator: in_words(&indicator.numerator_text, &indicator.numerator, measures),
        denominator: indicator
            .denominator
            .as_ref()
            .zip(indicator.denominator_text.as_ref())
            .map(|(formula, text)| in_words(text, formula, measures)),
        owner: aim.owner.clone().or_else(|| indicator.owner.clone()),
        baseline: baseline.cloned(),
        target: target.cloned(),
        target_of_city: aim.target.clone().filter(|_| around.is_district),
        change,
        since_baseline: indicator::since_baseline(indicator, baseline, &points, year, &all_breaks),
        trend: indicator::trend(&points, &all_breaks),
        status,
        because,
        doubts,
        breaks: shown,
        elsewhere: elsewhere.collect(),
        districts: of_districts(indicator, &around.beside),
        indicator: indicator.clone(),
        points,
    }
}

/// A formula over measures with their titles in place of their names.
fn in_words(text: &str, formula: &Formula, measures: &Measures) -> String {
    formula.references().into_iter().fold(text.to_owned(), |text, own| {
        let name = own.parts[0].as_str();
        let title = measures.get(name).map_or(name, |own| own.title.as_str());
        text.replace(&format!("[{name}]"), title)
    })
}

/// Where the series of an indicator breaks: its own breaks, those of its measures,
/// and where a source begins that observes something else. What breaks in one year is said together.
fn breaks(indicator: &Indicator, measures: &Measures) -> Vec<(i32, String)> {
    let mut found: BTreeMap<i32, Vec<String>> = BTreeMap::new();
    let mut add = |year: i32, why: String| {
        let reasons = found.entry(year).or_default();
        if !reasons.contains(&why) {
            reasons.push(why);
        }
    };
    for own in &indicator.breaks {
        add(own.year, own.why.clone());
    }
    for measure in indicator.measures().into_iter().filter_map(|name| measures.get(name)) {
        for own in &measure.breaks {
            add(own.year, own.why.clone());
        }
        for source in &measure.sources {
            if let (Some(observed), Some(year)) = (source.observed, source.years.from)
                && observed != measure.observed
            {
                add(year, format!("{}: {}", measure.title, observed.word()));
            }
        }
    }
    found.into_iter().map(|(year, reasons)| (year, reasons.join("; "))).collect()
}
