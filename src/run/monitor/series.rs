//! Series of reference data: by name and dimension, never by a number. Polish: dane odniesienia.

use std::collections::{BTreeMap, BTreeSet};

use super::counted::{of_table, opened};
use super::gathered::Asked;
use super::inputs::Inputs;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::model::value::present;
use crate::model::{Interner, MISSING, Table};
use crate::number::Exact;
use crate::run::loading::Loading;
use crate::run::{Progress, Refused, roles};
use crate::template::indicator::Published;
use crate::template::strategy::Unit;

/// The table of reference data.
const TABLE: &str = "reference";

/// A publication, its part, the series and the year.
type Key = (String, String, String, i32);

/// The value of one unit.
struct Held {
    unit: String,
    within: String,
    /// Its TERYT, where the publication has codes.
    code: String,
    value: Exact,
    place: Place,
}

/// Whose value is wanted.
#[derive(Clone, Copy)]
pub enum Whose<'w> {
    /// The office's own, by its TERYT, else by the name that the strategy gives it.
    Office {
        teryt: &'w str,
        unit: Option<&'w Unit>,
    },
    Unit(&'w Unit),
}

/// Every value of the reference data, by what it is of.
#[derive(Default)]
pub struct References {
    values: BTreeMap<Key, Vec<Held>>,
    /// The series of each publication and part, as they are spelled there.
    series: BTreeMap<(String, String), BTreeSet<String>>,
    /// The exports that hold them.
    pub inputs: Inputs,
}

impl References {
    /// Those of the exports of the period; none when the office maps none.
    pub fn read(asked: &Asked<'_>, progress: &dyn Fn(Progress<'_>)) -> Result<References, Refused> {
        let text = of_table(TABLE, &roles(&asked.request.office)?);
        let (place, request) = opened(asked, asked.request.period, text)?;
        let needed = BTreeSet::from([TABLE.to_owned()]);
        let Ok(loading) = Loading::new(&place, &request, &needed, asked.shared) else {
            // No mapping names them: measures are sought elsewhere.
            return Ok(References::default());
        };
        let loaded = loading.load(progress)?;
        let mut found = References::default();
        found.inputs.exports(&loaded.ledger, |table| table == TABLE);
        if let Some(table) = loaded.tables.get(TABLE) {
            found.take(table, &asked.shared.interner);
        }
        Ok(found)
    }

    fn take(&mut self, table: &Table, interner: &Interner) {
        let names = ["source", "block", "series", "unit_name", "within", "year", "value", "unit"];
        let columns = names.map(|name| table.column(name));
        let [
            Some(source),
            Some(block),
            Some(series),
            Some(unit),
            Some(within),
            Some(year),
            Some(value),
            code,
        ] = columns
        else {
            return;
        };
        for record in 0..table.len() {
            let text = |values: &[i64]| match values[record] {
                MISSING => String::new(),
                own => interner.text(own),
            };
            // A sign for „not known” is unreadable: it is no number, as an empty cell is none.
            let (Some(number), Ok(year)) =
                (present(value.values[record]), i32::try_from(year.values[record]))
            else {
                continue;
            };
            let (source, block) = (text(&source.values), text(&block.values));
            let spelled = text(&series.values);
            let key = (source.clone(), block.clone(), dimensions(&spelled), year);
            self.series.entry((source, block)).or_default().insert(spelled);
            self.values.entry(key).or_default().push(Held {
                unit: text(&unit.values),
                within: text(&within.values),
                code: code.map(|own| text(&own.values)).unwrap_or_default(),
                value: Exact::scaled(i128::from(number), 4),
                place: table.place(record, Some("value")),
            });
        }
    }

    /// E406: a series that no reference data have, with the publications, parts or series that they do have.
    pub fn stray(&self, own: &Published) -> Option<Diagnostic> {
        if self.series.is_empty() {
            return None;
        }
        let Published { source, block, series } = own;
        let sources = || self.series.keys().map(|(source, _)| source.as_str());
        let blocks =
            || self.series.keys().filter(|(own, _)| own == source).map(|own| own.1.as_str());
        let (kind, name, known): (_, _, BTreeSet<&str>) =
            match self.series.get(&(source.clone(), block.clone())) {
                Some(all) if all.iter().any(|own| dimensions(own) == dimensions(series)) => {
                    return None;
                }
                Some(all) => ("series", series, all.iter().map(String::as_str).collect()),
                None if sources().any(|own| own == source) => ("block", block, blocks().collect()),
                None => ("source", source, sources().collect()),
            };
        let found = Diagnostic::unknown("E406", name, known);
        Some(Diagnostic { severity: Severity::Note, ..found }.with("kind", kind))
    }

    /// E407: a unit that no reference data have.
    pub fn strange(&self, unit: &Unit) -> Option<Diagnostic> {
        let names: BTreeSet<&str> =
            self.values.values().flatten().map(|own| own.unit.as_str()).collect();
        if names.is_empty() || names.contains(unit.name.as_str()) {
            return None;
        }
        let found = Diagnostic::unknown("E407", &unit.name, names);
        Some(Diagnostic { severity: Severity::Note, ..found })
    }

    /// What series add up to in a year; none when one of them has no value: the others are not the whole.
    pub fn sum(&self, series: &[Published], year: i32, whose: Whose<'_>) -> Option<Exact> {
        let mut values = series.iter().map(|own| self.value(own, year, whose));
        let (first, _) = values.next()??;
        values.try_fold(first, |sum, own| sum.plus(own?.0))
    }

    /// The value of a series in a year, and where it stands. A city with powiat rights stands there twice, as gmina and as powiat: one of
    /// them is taken, never both.
    pub fn value(&self, own: &Published, year: i32, whose: Whose<'_>) -> Option<(Exact, &Place)> {
        let key = (own.source.clone(), own.block.clone(), dimensions(&own.series), year);
        let held = self.values.get(&key)?;
        let by_name = |unit: &Unit| {
            let within = |own: &Held| unit.within.as_ref().is_none_or(|name| *name == own.within);
            let mut found = held.iter().filter(|own| own.unit == unit.name && within(own));
            // Two units of one name: nobody knows which is meant.
            found.next().filter(|_| found.next().is_none())
        };
        let found = match whose {
            Whose::Unit(unit) => by_name(unit),
            Whose::Office { teryt, unit } => {
                let powiat = format!("{}000", teryt.get(..4).unwrap_or_default());
                let by_code = |code: &str| held.iter().find(|own| own.code == code);
                by_code(teryt).or_else(|| by_code(&powiat)).or_else(|| by_name(unit?))
            }
        };
        found.map(|own| (own.value, &own.place))
    }
}

/// The parts of a series' name in one order: exports of the Local Data Bank name dimensions now in one, now in another.
fn dimensions(series: &str) -> String {
    let mut parts: Vec<String> = series.split(';').map(|own| own.trim().to_lowercase()).collect();
    parts.sort();
    parts.join(";")
}
