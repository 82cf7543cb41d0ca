//! Dated rates, limits and criteria, read from `parameters/*.csv`. Law is data.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Problems, Source};

use super::codebook::Lines;

/// A value of a parameter from a day to a day. Polish: parametr z mocą od–do.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Grosze when the unit is `zł`, else hundredths.
    pub value: i64,
    pub money: bool,
    pub valid_from: Option<i64>,
    pub valid_to: Option<i64>,
    pub source: String,
}

#[derive(Clone, Debug, Default)]
pub struct Parameters {
    by_name: BTreeMap<String, Vec<Parameter>>,
}

impl Parameters {
    /// The value in force on a day; none when the data end before it or begin after it.
    pub fn on(&self, name: &str, day: i64) -> Option<&Parameter> {
        self.by_name.get(name)?.iter().find(|parameter| {
            parameter.valid_from.is_none_or(|from| from <= day)
                && parameter.valid_to.is_none_or(|to| day <= to)
        })
    }

    pub fn get(&self, name: &str) -> Option<&[Parameter]> {
        self.by_name.get(name).map(Vec::as_slice)
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// Adds the lines of a file `name;value;unit;valid_from;valid_to;source`; the names that it speaks of.
    pub fn read(&mut self, source: &Arc<Source>, problems: &Problems) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        let mut lines = Lines::new(source, problems);
        while let Some(mut line) = lines.next() {
            let mut take = |column: &str| line.fields.remove(column).unwrap_or_default();
            let (name, value, unit) = (take("name"), take("value"), take("unit"));
            let (from, to, origin) = (take("valid_from"), take("valid_to"), take("source"));
            let Some(value) = hundredths(&value) else {
                problems.push(Diagnostic::error("T113").at(&line.place).with("found", value));
                continue;
            };
            let parameter = Parameter {
                value,
                money: unit == "zł",
                valid_from: lines.day(&from, &line.place),
                valid_to: lines.day(&to, &line.place),
                source: origin,
            };
            names.insert(name.clone());
            self.by_name.entry(name).or_default().push(parameter);
        }
        names
    }
}

/// `619.80` or `619,80` as hundredths.
fn hundredths(text: &str) -> Option<i64> {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    if fraction.len() > 2 {
        return None;
    }
    let fraction: i64 = format!("{fraction:0<2}").parse().ok()?;
    whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(fraction)
}
