//! What of a strategy decides how one indicator or measure is shown: what may be hidden with it, and what it must add up
//! with. Polish: co wpływa na wskaźnik.

use std::collections::BTreeSet;

use super::concealed::{adds_up, formulas, read_by};
use crate::template::indicator::{Catalogue, Indicator};

/// The indicators and measures of a strategy that one of its numbers depends on; the others change nothing of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Influence {
    pub indicators: BTreeSet<String>,
    pub measures: BTreeSet<String>,
}

/// A strategy: the indicators that it shows, and the measures that these read.
struct Shown<'s> {
    catalogue: &'s Catalogue,
    indicators: Vec<&'s Indicator>,
    measures: BTreeSet<&'s str>,
    found: Influence,
}

/// Of one of the indicators that a strategy shows.
pub fn on_indicator(own: &Indicator, shown: &[&Indicator], catalogue: &Catalogue) -> Influence {
    let mut all = Shown::new(shown, catalogue);
    all.indicator(&own.id);
    for name in own.measures() {
        // What does not add up is told on the first card that reads any of it, unless a number of it is hidden.
        for family in all.families(name) {
            all.readers(&|read: &str| family.contains(&read));
        }
    }
    all.found
}

/// Of one of the measures that they read.
pub fn on_measure(name: &str, shown: &[&Indicator], catalogue: &Catalogue) -> Influence {
    let mut all = Shown::new(shown, catalogue);
    all.measure(name);
    // In any case of one: the years are told by an indicator.
    all.readers(&|read: &str| read == name);
    all.found
}

impl<'s> Shown<'s> {
    fn new(shown: &[&'s Indicator], catalogue: &'s Catalogue) -> Shown<'s> {
        let measures = shown.iter().flat_map(|own| own.measures()).collect();
        Shown { catalogue, indicators: shown.to_vec(), measures, found: Influence::default() }
    }

    /// An indicator is hidden with its measures, or to protect its family.
    fn indicator(&mut self, id: &str) {
        let Some(own) = self.indicators.iter().copied().find(|own| own.id == id) else {
            return;
        };
        if !self.found.indicators.insert(id.to_owned()) {
            return;
        }
        own.measures().into_iter().for_each(|name| self.measure(name));
        for family in self.families(id) {
            family.into_iter().for_each(|member| self.indicator(member));
        }
    }

    /// A measure is hidden with a numerator that has it, to protect its family, or a sum that it is a part of.
    fn measure(&mut self, name: &str) {
        if !self.measures.contains(name) || !self.found.measures.insert(name.to_owned()) {
            return;
        }
        for family in self.families(name) {
            family.into_iter().for_each(|member| self.measure(member));
        }
        let hides = |own: &&Indicator| {
            let below = formulas(own).skip(1);
            let in_sum = |(formula, written): (_, &str)| {
                let read = read_by(formula);
                read.contains(name) && read.len() > 1 && adds_up(written)
            };
            read_by(&own.numerator).contains(name) || below.into_iter().any(in_sum)
        };
        let all: Vec<&Indicator> = self.indicators.iter().copied().filter(hides).collect();
        all.into_iter().for_each(|own| self.indicator(&own.id));
    }

    /// The indicators that read any of these measures.
    fn readers(&mut self, is_read: &dyn Fn(&str) -> bool) {
        let reads = |own: &&Indicator| own.measures().into_iter().any(is_read);
        let all: Vec<&Indicator> = self.indicators.iter().copied().filter(reads).collect();
        all.into_iter().for_each(|own| self.indicator(&own.id));
    }

    /// The whole and the parts of every family that has this member, of those that the strategy has whole: of others
    /// nothing can be taken away.
    fn families(&self, member: &str) -> Vec<Vec<&'s str>> {
        let is_here = |name: &&str| {
            self.measures.contains(*name) || self.indicators.iter().any(|own| own.id == **name)
        };
        let names = self.catalogue.wholes.iter().map(|own| {
            let all = own.of.iter().chain(&own.parts);
            all.map(|own| own.text.as_str()).collect::<Vec<_>>()
        });
        names.filter(|own| own.contains(&member) && own.iter().all(is_here)).collect()
    }
}

#[cfg(test)]
mod tests;
