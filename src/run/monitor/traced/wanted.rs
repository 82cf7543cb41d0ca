//! What of a strategy is asked for by a name.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, nearest};
use crate::indicator::{self, Influence};
use crate::template::indicator::{Catalogue, Indicator, Measure};
use crate::template::strategy::Strategy;

pub enum Wanted<'w> {
    Indicator(&'w Indicator),
    Measure(&'w Measure),
}

impl<'w> Wanted<'w> {
    /// An indicator of the strategy, else a measure that one of them reads. X109 when it is neither: the indicators
    /// there are, and what is most like it.
    pub fn of(
        name: &str,
        strategy: &Strategy,
        catalogue: &'w Catalogue,
        measures: &BTreeMap<&'w str, &'w Measure>,
    ) -> Result<Wanted<'w>, Diagnostic> {
        let mut indicators: Vec<&str> =
            strategy.aims().map(|own| own.indicator.text.as_str()).collect();
        if let Some(own) = catalogue.indicators.get(name).filter(|_| indicators.contains(&name)) {
            return Ok(Wanted::Indicator(own));
        }
        if let Some(own) = measures.get(name) {
            return Ok(Wanted::Measure(own));
        }
        indicators.sort_unstable();
        let is_elsewhere =
            catalogue.indicators.contains_key(name) || catalogue.measures.contains_key(name);
        let all = indicators.iter().copied().chain(measures.keys().copied());
        let like = nearest(name, all).filter(|_| !is_elsewhere).unwrap_or("none");
        Err(Diagnostic::error("X109")
            .with("name", name)
            .with("strategy", &strategy.id)
            .with("kind", if is_elsewhere { "elsewhere" } else { "unknown" })
            .among(name, indicators)
            .with("nearest", like))
    }

    /// Every indicator of the strategy.
    pub fn all(strategy: &Strategy, catalogue: &'w Catalogue) -> Vec<Wanted<'w>> {
        let indicators =
            strategy.aims().filter_map(|own| catalogue.indicators.get(&own.indicator.text));
        indicators.map(Wanted::Indicator).collect()
    }

    /// What of the strategy decides how it is shown.
    pub fn influence(&self, strategy: &Strategy, catalogue: &Catalogue) -> Influence {
        let shown = strategy.aims().filter_map(|own| catalogue.indicators.get(&own.indicator.text));
        let shown: Vec<&Indicator> = shown.collect();
        match self {
            Wanted::Indicator(own) => indicator::on_indicator(own, &shown, catalogue),
            Wanted::Measure(own) => indicator::on_measure(&own.id, &shown, catalogue),
        }
    }

    pub fn indicator(&self) -> Option<&'w Indicator> {
        match self {
            Wanted::Indicator(own) => Some(own),
            Wanted::Measure(_) => None,
        }
    }
}
