//! The years of indicators, worked out from their measures: of the city, and of its districts. Polish: wartości wskaźników.

use std::collections::{BTreeMap, BTreeSet};

use super::gathered::Gathered;
use crate::indicator::{self, From, Origin, Point, Points, Series};
use crate::report::Unit;
use crate::template::indicator::{Catalogue, Indicator, Measures};
use crate::template::strategy::Strategy;

/// The years of every indicator of the strategy.
pub fn all_points(
    catalogue: &Catalogue,
    strategy: &Strategy,
    measures: &BTreeMap<String, Vec<Origin>>,
    years: &[i32],
) -> Points {
    let indicators =
        strategy.aims().filter_map(|aim| catalogue.indicators.get(&aim.indicator.text));
    let points = |own: &Indicator| points_of(own, years, measures, &catalogue.measures);
    indicators.map(|own| (own.id.clone(), points(own))).collect()
}

/// The catalogue as districts are shown by it: persons and families, of whom there are fewer there, have the strategy's
/// own minimum.
pub fn for_districts(catalogue: &Catalogue, strategy: &Strategy) -> Catalogue {
    let mut all = catalogue.clone();
    for own in all.indicators.values_mut() {
        let counted = own.numerator.references().into_iter().all(|own| {
            let measure = own.parts.first().and_then(|name| catalogue.measures.get(name));
            let unit = measure.and_then(|own| Unit::from_word(&own.unit));
            matches!(unit, Some(Unit::Persons | Unit::Families))
        });
        if counted {
            own.minimum = own.minimum.max(strategy.district_minimum);
        }
    }
    all
}

/// The years of every district, with what would give a hidden number of one of them away hidden too, and the measures of
/// which no list of it may print a number.
pub fn districts(
    catalogue: &Catalogue,
    strategy: &Strategy,
    gathered: &Gathered,
    years: &[i32],
) -> Vec<(Points, BTreeSet<(String, i32)>)> {
    let all = gathered.districts.iter();
    let mut all: Vec<Points> = all.map(|own| all_points(catalogue, strategy, own, years)).collect();
    let concealed = indicator::hide_together(&mut all, &gathered.districts, catalogue);
    all.into_iter().zip(concealed).collect()
}

/// The years of an indicator from what is known of its measures.
pub fn points_of(
    indicator: &Indicator,
    years: &[i32],
    origins: &BTreeMap<String, Vec<Origin>>,
    measures: &Measures,
) -> Vec<Point> {
    let point = |(place, year): (usize, &i32)| {
        let origin = |name: &str| {
            let known = origins.get(name).and_then(|own| own.get(place)).cloned();
            known.unwrap_or_else(|| Origin {
                measure: name.to_owned(),
                title: measures.get(name).map(|own| own.title.clone()).unwrap_or_default(),
                value: None,
                from: From::Nothing,
                day: None,
                coverage: None,
            })
        };
        indicator::point(indicator, *year, &origin)
    };
    years.iter().enumerate().map(point).collect()
}

/// The districts of which something is known, hidden or not.
pub fn of_districts(indicator: &Indicator, beside: &[(&String, &Points)]) -> Vec<Series> {
    let own = beside.iter().filter_map(|(name, points)| {
        let points = points.get(&indicator.id)?.clone();
        Some(Series { name: (*name).clone(), points, caution: None })
    });
    let own: Vec<Series> = own.collect();
    let is_told = |own: &Point| own.value.is_some() || own.is_hidden();
    let told = own.iter().flat_map(|own| &own.points).any(is_told);
    if told { own } else { Vec::new() }
}
