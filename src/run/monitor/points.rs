//! The years of indicators, of the city and of its districts, from what was gathered of their measures.

use std::collections::BTreeMap;

use super::Read;
use super::gathered::Gathered;
use crate::indicator::{self, From, Origin, Point, Series};
use crate::report::Unit;
use crate::template::indicator::{Indicator, Measures};
use crate::template::strategy::Strategy;

/// The years of every indicator of the strategy.
pub fn all_points(
    read: &Read,
    strategy: &Strategy,
    measures: &BTreeMap<String, Vec<Origin>>,
    (years, is_district): (&[i32], bool),
) -> indicator::Points {
    let indicators =
        strategy.aims().filter_map(|aim| read.catalogue.indicators.get(&aim.indicator.text));
    let points = |own: &Indicator| {
        let own = if is_district { of_district(own, strategy, read) } else { own.clone() };
        points_of(&own, years, measures, &read.catalogue.measures)
    };
    indicators.map(|own| (own.id.clone(), points(own))).collect()
}

/// An indicator as it is shown of a district: persons and families, of whom there are fewer there, have the strategy's
/// own minimum.
pub fn of_district(indicator: &Indicator, strategy: &Strategy, read: &Read) -> Indicator {
    let mut own = indicator.clone();
    let counted = indicator.numerator.references().into_iter().all(|own| {
        let measure = own.parts.first().and_then(|name| read.catalogue.measures.get(name));
        let unit = measure.and_then(|own| Unit::from_word(&own.unit));
        matches!(unit, Some(Unit::Persons | Unit::Families))
    });
    if counted {
        own.minimum = own.minimum.max(strategy.district_minimum);
    }
    own
}

/// The same of every district, with what would give a hidden number of one of them away hidden too.
pub fn districts(
    read: &Read,
    strategy: &Strategy,
    gathered: &Gathered,
    years: &[i32],
) -> Vec<indicator::Points> {
    let all = gathered.districts.iter();
    let mut all: Vec<_> = all.map(|own| all_points(read, strategy, own, (years, true))).collect();
    indicator::hide_together(&mut all, &read.catalogue);
    all
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
pub fn of_districts(
    indicator: &Indicator,
    beside: &[(&String, &indicator::Points)],
) -> Vec<Series> {
    let own = beside.iter().filter_map(|(name, points)| {
        let points = points.get(&indicator.id)?.clone();
        Some(Series { name: (*name).clone(), points, caution: None })
    });
    let own: Vec<Series> = own.collect();
    let is_told = |own: &Point| own.value.is_some() || own.is_hidden();
    let told = own.iter().flat_map(|own| &own.points).any(is_told);
    if told { own } else { Vec::new() }
}
