//! Districts of the city: which there are. Polish: dzielnice, rejony opiekuńcze.

use std::collections::{BTreeMap, BTreeSet};

use super::counted::{of_table, opened};
use super::gathered::Asked;
use super::inputs::Inputs;
use crate::diagnostic::Diagnostic;
use crate::evaluate::district::{COLUMN, District, Spelling};
use crate::model::letters::folded;
use crate::model::value::present;
use crate::model::{Interner, Table};
use crate::run::loading::Loading;
use crate::run::{Exit, Progress, Refused, roles};
use crate::template::Library;
use crate::template::subject::{FAMILIES, PERSONS};

/// Every district, beside the city.
pub const ALL: [&str; 2] = ["all", "wszystkie"];
/// The office's own list of districts.
const LIST: &str = "district";

/// The districts that the registers name, and which of them is looked at.
pub struct Divided {
    /// In the order of their names, as they are printed.
    pub names: Vec<String>,
    pub numbers: Vec<District>,
    /// The one that is looked at; none: all of them beside the city.
    pub one: Option<usize>,
    /// Persons and families whose district is known, and all there are.
    pub persons: Known,
    pub families: Known,
    /// Names that the office's own list does not have (I167).
    pub strays: Vec<Diagnostic>,
    /// The registers that name them.
    pub inputs: Inputs,
}

/// How many, of how many.
pub type Known = (usize, usize);

impl Divided {
    /// The districts of the exports of the year. C159 when no person and no family has one, C158 when none has the name
    /// that is asked for.
    pub fn read(
        asked: &Asked<'_>,
        word: &str,
        progress: &dyn Fn(Progress<'_>),
    ) -> Result<Divided, Refused> {
        let text = of_table(PERSONS, &roles(&asked.request.office)?);
        let (place, request) = opened(asked, asked.request.period, text)?;
        let loading = Loading::new(&place, &request, &BTreeSet::new(), asked.shared)?;
        let loaded = loading.load(progress)?;
        let spelling = spelling(asked.library, &asked.shared.interner);
        let mut found: BTreeMap<String, String> = BTreeMap::new();
        let mut strays: BTreeMap<String, usize> = BTreeMap::new();
        let mut look = |name: &str| {
            let Some(table) = loaded.tables.get(name) else {
                return (0, 0);
            };
            let texts = texts(table, &asked.shared.interner);
            let mut known = 0;
            for (text, records) in texts {
                match spelling.name(&text) {
                    Some(name) => {
                        known += records;
                        found.entry(name.to_lowercase()).or_insert(name);
                    }
                    None => *strays.entry(text).or_default() += records,
                }
            }
            (known, table.len())
        };
        let (persons, families) = (look(PERSONS), look(FAMILIES));
        let refused = |found: Diagnostic| Err(Refused::one(Exit::Configuration, found));
        if found.is_empty() {
            let found = Diagnostic::error("C159").with("period", asked.request.period.to_string());
            return refused(found.with("strays", strays.len()));
        }
        // Polish letters stand beside those that they are made of.
        let mut names: Vec<String> = found.into_values().collect();
        names.sort_by_cached_key(|own| (slug(own), own.clone()));
        let one = match ALL.contains(&word) {
            true => None,
            false => {
                let wanted = spelling.name(word).unwrap_or_default().to_lowercase();
                let place = names.iter().position(|own| own.to_lowercase() == wanted);
                if place.is_none() {
                    let known = names.iter().map(String::as_str);
                    return refused(Diagnostic::unknown("C158", word, known));
                }
                place
            }
        };
        let numbers = names.iter().filter_map(|own| spelling.district(own)).collect();
        let strays = strays.into_iter().map(|(name, count)| {
            let known = names.iter().map(String::as_str);
            let found = Diagnostic::unknown("I167", &name, known).with("count", count);
            Diagnostic { severity: crate::diagnostic::Severity::Warning, ..found }
        });
        let strays = strays.collect();
        let mut inputs = Inputs::default();
        inputs.exports(&loaded.ledger, |table| [PERSONS, FAMILIES].contains(&table));
        Ok(Divided { names, numbers, one, persons, families, strays, inputs })
    }

    /// The name of the one that is looked at.
    pub fn name(&self) -> Option<&str> {
        self.names.get(self.one?).map(String::as_str)
    }

    /// The folder and part of file names: letters without marks; where two districts would meet, with their number.
    pub fn slug(&self) -> String {
        let Some(place) = self.one else {
            return ALL[1].to_owned();
        };
        let own = slug(&self.names[place]);
        let same = self.names.iter().filter(|name| slug(name) == own).count();
        let is_taken = same > 1 || own.is_empty() || ALL.contains(&own.as_str());
        if is_taken { format!("{own}-{}", place + 1) } else { own }
    }
}

pub fn spelling<'s>(library: &'s Library, interner: &'s Interner) -> Spelling<'s> {
    Spelling { interner, list: library.codebooks.get(LIST) }
}

/// The texts of the column, with how many records have each.
fn texts(table: &Table, interner: &Interner) -> BTreeMap<String, usize> {
    let mut found: BTreeMap<i64, usize> = BTreeMap::new();
    let values = table.column(COLUMN).map(|own| own.values.as_slice()).unwrap_or_default();
    for value in values.iter().filter_map(|own| present(*own)) {
        *found.entry(value).or_default() += 1;
    }
    found.into_iter().map(|(value, count)| (interner.text(value), count)).collect()
}

/// A name as a folder may have it: small letters without marks, digits, hyphens.
pub fn slug(name: &str) -> String {
    let letter = |own: char| if own.is_ascii_alphanumeric() { own } else { '-' };
    let plain: String = folded(name).chars().map(letter).collect();
    plain.split('-').filter(|own| !own.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_a_district_is_a_name_of_a_folder() {
        for (name, expected) in [
            ("Śródmieście", "srodmiescie"),
            ("Osiedle Zacisze – Północ", "osiedle-zacisze-polnoc"),
            ("  Rejon 4/2 ", "rejon-4-2"),
            ("../..", ""),
        ] {
            assert_eq!(slug(name), expected, "{name}");
        }
    }
}
