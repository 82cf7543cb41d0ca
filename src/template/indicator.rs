//! Indicators: how they are worked out from measures, and which way is good. Polish: wskaźnik.
//!
//! `indicators/*.toml` hold both: a measure is one number a year with the sources that may give it, an indicator
//! divides measures. An office adds or replaces its own in `wzory/`.

mod counted;
mod measure;
mod read;
#[cfg(test)]
mod tests;
mod whole;

use std::collections::BTreeMap;

pub use measure::{Given, Measure, Observed, Published, Source, Years};
pub(super) use read::year;
pub use read::{Catalogue, decimal};
pub use whole::Whole;

use super::formula::Formula;
use crate::diagnostic::SourcePlace;

/// Which way is good. Polish: charakter wskaźnika.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Character {
    /// More is better. Polish: stymulanta.
    Stimulant,
    /// Less is better. Polish: destymulanta.
    Destimulant,
    /// Neither by itself: it needs a sentence. Polish: nominanta.
    Nominant,
    /// What happens around the centre. Polish: wskaźnik kontekstowy.
    Context,
}

impl Character {
    const WORDS: [(&'static str, Character); 4] = [
        ("stymulanta", Character::Stimulant),
        ("destymulanta", Character::Destimulant),
        ("nominanta", Character::Nominant),
        ("kontekst", Character::Context),
    ];

    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, own)| *own == self).map_or("", |(word, _)| word)
    }
}

/// A year since which a series counts something else. Polish: przerwa w szeregu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Break {
    /// The first year of the new series.
    pub year: i32,
    pub why: String,
}

/// Polish: wskaźnik.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// `PZ-01`; each variant of a name has its own.
    pub id: String,
    pub name: String,
    /// What tells it from others of its name. Polish: wariant.
    pub variant: Option<String>,
    /// As printed: `%`, `na 1000`, `rodziny`, `zł/os.`.
    pub unit: String,
    /// Over measures: `[dzieci_w_rodzinach] - [dzieci_u_spokrewnionych]`.
    pub numerator: Formula,
    /// As written.
    pub numerator_text: String,
    /// None: the numerator is the value.
    pub denominator: Option<Formula>,
    pub denominator_text: Option<String>,
    /// 100 for a share, 1000, 10000.
    pub multiplier: i64,
    /// Decimals as printed.
    pub decimals: u32,
    pub character: Character,
    pub observed: Observed,
    pub breaks: Vec<Break>,
    /// Below this the numerator is neither shown nor judged. Polish: najmniejszy licznik.
    pub minimum: Option<i64>,
    /// Who answers for it. Polish: właściciel.
    pub owner: Option<String>,
    /// Where its definition comes from.
    pub source: String,
    pub note: Option<String>,
    pub place: SourcePlace,
}

impl Indicator {
    /// Its change is told in percentage points.
    pub fn is_share(&self) -> bool {
        self.unit.starts_with('%')
    }

    /// The measures that it reads, each once, in the order of its formulas.
    pub fn measures(&self) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        for formula in [Some(&self.numerator), self.denominator.as_ref()].into_iter().flatten() {
            for reference in formula.references() {
                let name = reference.parts[0].as_str();
                if !found.contains(&name) {
                    found.push(name);
                }
            }
        }
        found
    }
}

pub type Indicators = BTreeMap<String, Indicator>;
pub type Measures = BTreeMap<String, Measure>;
