//! The csv of monitoring: every value of every indicator, of the city and of those beside it.

use std::collections::BTreeMap;

use super::monitor::say;
use super::{harmless, table};
use crate::indicator::{Card, Missing, Monitoring, Point};
use crate::number::Exact;

const HEADER: [&str; 17] = [
    "strategy",
    "goal",
    "operational_goal",
    "id",
    "variant",
    "name",
    "unit_name",
    "unit",
    "year",
    "value",
    "numerator",
    "denominator",
    "status",
    "source",
    "day",
    "coverage",
    "missing",
];
/// Between what several measures say.
const AND: &str = " | ";

/// A line a value: an indicator of a unit in a year. The status stands in the city's line of the year that is
/// looked at: it is of no other.
pub fn monitor_csv(monitoring: &Monitoring) -> Vec<u8> {
    let goals = goals(monitoring);
    let mut rows = Vec::new();
    for (place, card) in monitoring.cards.iter().enumerate() {
        let (goal, operational) = goals.get(&place).copied().unwrap_or_default();
        let own = std::iter::once((monitoring.office.as_str(), &card.points, true));
        let others = card.elsewhere.iter().chain(&card.districts);
        let others = others.map(|own| (own.name.as_str(), &own.points, false));
        for (unit, points, is_own) in own.chain(others) {
            for point in points {
                let status = match is_own && point.year == monitoring.year {
                    true => card.status.word(),
                    false => "",
                };
                let mut row: Vec<String> =
                    [&monitoring.strategy, goal, operational].map(harmless).into_iter().collect();
                row.extend(value(card, unit, point, status));
                rows.push(row);
            }
        }
    }
    table(&HEADER, rows)
}

/// The goal and the operational goal of each card, by its place.
fn goals(monitoring: &Monitoring) -> BTreeMap<usize, (&str, &str)> {
    let mut found = BTreeMap::new();
    for goal in &monitoring.goals {
        for operational in &goal.operational {
            for place in &operational.cards {
                found.insert(*place, (goal.id.as_str(), operational.id.as_str()));
            }
        }
    }
    found
}

fn value(card: &Card, unit: &str, point: &Point, status: &str) -> [String; 14] {
    let own = &card.indicator;
    // Of a hidden value nothing is told that would give it away.
    let is_hidden = point.missing == Some(Missing::TooFew);
    let shown = |value: Option<Exact>| value.filter(|_| !is_hidden);
    let days = say::each_once(&point.origins, |own| own.day.map(|day| day.to_string()));
    let coverage = say::each_once(&point.origins, |own| {
        own.coverage.map(|(there, of)| format!("{there}/{of}"))
    });
    [
        harmless(&own.id),
        harmless(own.variant.as_deref().unwrap_or_default()),
        harmless(&own.name),
        harmless(unit),
        harmless(&own.unit),
        point.year.to_string(),
        shown(point.value).map(|value| say::plain(value, own.decimals)).unwrap_or_default(),
        shown(point.numerator).map(say::exact).unwrap_or_default(),
        point.denominator.map(say::exact).unwrap_or_default(),
        status.to_owned(),
        harmless(&say::sources(&point.origins).replace('\n', AND)),
        days.join(AND),
        coverage.join(AND),
        harmless(&point.missing.as_ref().map(missing).unwrap_or_default()),
    ]
}

fn missing(missing: &Missing) -> String {
    match missing {
        Missing::Measures(titles) => format!("no_measure: {}", titles.join(", ")),
        Missing::ZeroDenominator => "zero_denominator".to_owned(),
        Missing::TooFew => "too_few".to_owned(),
        Missing::TooLarge => "too_large".to_owned(),
    }
}
