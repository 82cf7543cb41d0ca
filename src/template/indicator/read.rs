//! `indicators/*.toml`, read and checked: every measure that a formula names is there, no name has two formulas.

use std::collections::BTreeMap;

use super::{
    Break, Character, Given, Indicator, Indicators, Measure, Measures, Observed, Published, Source,
    Whole, Years,
};
use crate::diagnostic::{Diagnostic, Problems};
use crate::document::{self, Fields, Item, Said, Table, Value};
use crate::number::Exact;
use crate::template::Library;
use crate::template::day_of_year;
use crate::template::formula::{Formula, Gives, Known, Reference};
use crate::template::library::{Files, named};
use crate::template::quantity;
use crate::template::view::word;

/// All measures and indicators there are. Polish: katalog wskaźników.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    pub measures: Measures,
    pub indicators: Indicators,
    /// What must add up, in the order of the files.
    pub wholes: Vec<Whole>,
}

impl Catalogue {
    /// Reads every file of the folder. Two of one name are T106, an unknown measure T533, one name with two formulas
    /// and no variant T534, a year after the last T535.
    pub fn read(files: &Files, library: &Library, problems: &Problems) -> Catalogue {
        let mut found = Catalogue::default();
        let twice = |place: &crate::diagnostic::SourcePlace, id: &str| {
            problems.push(Diagnostic::error("T106").at(place).with("name", id));
        };
        for (path, source) in files {
            if named(path, "indicators/", ".toml").is_none() {
                continue;
            }
            let root = document::parse(source, problems);
            let file = Fields::new(&root, problems);
            for table in file.tables("measure") {
                let own = measure(table, library, problems);
                if let Some(old) = found.measures.insert(own.id.clone(), own) {
                    twice(&table.place, &old.id);
                }
            }
            for table in file.tables("indicator") {
                if let Some(own) = indicator(table, library, problems)
                    && let Some(old) = found.indicators.insert(own.id.clone(), own)
                {
                    twice(&table.place, &old.id);
                }
            }
            let wholes = file.tables("whole").into_iter().map(|own| Whole::read(own, problems));
            found.wholes.extend(wholes);
            file.finish();
        }
        found.check(problems);
        Whole::check_all(&found, problems);
        found
    }

    fn check(&self, problems: &Problems) {
        let mut names: BTreeMap<(&str, Option<&str>), &Indicator> = BTreeMap::new();
        for own in self.indicators.values() {
            for name in own.measures() {
                if !self.measures.contains_key(name) {
                    let known = self.measures.keys().map(String::as_str);
                    problems.push(Diagnostic::unknown("T533", name, known).at(&own.place));
                }
            }
            let name = (own.name.as_str(), own.variant.as_deref());
            if let Some(other) = names.insert(name, own) {
                problems.push(
                    Diagnostic::error("T534")
                        .at(&other.place)
                        .at(&own.place)
                        .with("name", &own.name)
                        .with("first", &other.id)
                        .with("second", &own.id),
                );
            }
        }
    }
}

/// A decimal number as people write it: `"3,5"`, `3.5`, `3`; T104 for another thing.
pub fn decimal(item: &Item, problems: &Problems) -> Option<Exact> {
    let typed = match &item.value {
        Value::Text(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        // As typed: a binary fraction would not be the number that was written.
        Value::Float(_) => item.place.source.text[item.place.range.clone()].to_owned(),
        _ => String::new(),
    };
    let number = exact(&typed);
    if number.is_none() {
        item.wrong_kind("number", problems);
    }
    number
}

fn exact(text: &str) -> Option<Exact> {
    let text: String =
        text.chars().filter(|own| !own.is_whitespace() && *own != '_').collect::<String>();
    let (digits, negative) = match text.strip_prefix('-') {
        Some(rest) => (rest, true),
        None => (text.as_str(), false),
    };
    let (whole, fraction) = digits.split_once([',', '.']).unwrap_or((digits, ""));
    let plain = |part: &str| part.chars().all(|own| own.is_ascii_digit());
    if whole.is_empty() || !plain(whole) || !plain(fraction) || fraction.len() > 9 {
        return None;
    }
    let value: i128 = format!("{whole}{fraction}").parse().ok()?;
    Some(Exact::scaled(if negative { -value } else { value }, u32::try_from(fraction.len()).ok()?))
}

fn observed(said: Option<Said>, problems: &Problems) -> Option<Observed> {
    let words = Observed::WORDS.map(|(word, _)| word);
    let word = word(said, &words, problems)?;
    Observed::WORDS.iter().find(|(own, _)| *own == word).map(|(_, meaning)| *meaning)
}

pub(in crate::template) fn year(fields: &Fields<'_>, key: &'static str) -> Option<i32> {
    let number = fields.integer(key)?;
    let year = i32::try_from(number).ok().filter(|year| (1900..=2200).contains(year));
    if year.is_none() {
        let place = fields.place_of(key);
        fields.problems.push(Diagnostic::error("T535").at(place).with("found", number.to_string()));
    }
    year
}

fn breaks(fields: &Fields<'_>, problems: &Problems) -> Vec<Break> {
    let read = |table: &Table| {
        let fields = Fields::new(table, problems);
        if fields.item("year").is_none() {
            fields.missing("year");
        }
        let found = year(&fields, "year");
        let why = fields.need("why").text;
        fields.finish();
        found.map(|year| Break { year, why })
    };
    let mut found: Vec<Break> = fields.tables("break").into_iter().filter_map(read).collect();
    found.sort_by_key(|own| own.year);
    found
}

fn measure(table: &Table, library: &Library, problems: &Problems) -> Measure {
    let fields = Fields::new(table, problems);
    let id = fields.need("id").text;
    let own = Measure {
        title: fields.need("title").text,
        unit: fields.need("unit").text,
        observed: observed(Some(fields.need("observed")), problems).unwrap_or(Observed::WholeYear),
        sources: fields
            .tables("source")
            .into_iter()
            .filter_map(|own| source(own, library, problems))
            .collect(),
        breaks: breaks(&fields, problems),
        supplier: fields.text("supplier"),
        due: fields.item("due").and_then(|item| day_of_year::read(item, problems)),
        place: table.place.clone(),
        id,
    };
    fields.finish();
    own
}

/// The parts of a year that a source may count alone, as cells name them.
const HALVES: [&str; 2] = ["half_1", "half_2"];

/// A source says one of: cells, series, or what is counted.
fn source(table: &Table, library: &Library, problems: &Problems) -> Option<Source> {
    let fields = Fields::new(table, problems);
    let years = Years { from: year(&fields, "from"), to: year(&fields, "to") };
    let observed = observed(fields.said("observed"), problems);
    let note = fields.text("note");
    let mut half = None;
    let cells = fields.said("cells");
    let given = if let Some(said) = &cells {
        let known = Known { names: &BTreeMap::new(), returns: &library.returns };
        let formula = Formula::parse(said, Gives::Number, known, problems);
        formula.filter(|own| of_returns(own, said, problems)).map(Given::Cells)
    } else if let Some(item) = fields.item("series") {
        Some(Given::Series(published(&fields, item, problems)))
    } else {
        let counted = Table {
            place: table.place.clone(),
            entries: table
                .entries
                .iter()
                .filter(|(key, _)| {
                    !["from", "to", "observed", "note", "period"].contains(&key.as_str())
                })
                .map(|(key, own)| (key.clone(), own.clone()))
                .collect(),
        };
        for key in quantity::SAYS.iter().chain(&["quantity"]) {
            fields.item(key);
        }
        let part = word(fields.said("period"), &HALVES, problems);
        half = part.and_then(|own| Some((1..).zip(HALVES).find(|(_, word)| *word == own)?.0));
        let says = counted.entries.contains_key("view") || counted.entries.contains_key("quantity");
        if !says {
            fields.missing("cells");
        }
        says.then_some(Given::Count(counted))
    };
    let place = table.place.clone();
    let written = table.line(|key| !["from", "to", "observed", "note"].contains(&key));
    fields.finish();
    Some(Source { years, given: given?, written, cells, observed, half, note, place })
}

/// One series, or a list of those that are added up: none of them twice (T555).
fn published(fields: &Fields<'_>, item: &Item, problems: &Problems) -> Vec<Published> {
    let tables = match &item.value {
        Value::List(_) => fields.tables("series"),
        _ => fields.table("series").into_iter().collect(),
    };
    if let Value::List(items) = &item.value
        && items.is_empty()
    {
        fields.missing("series");
    }
    let mut found: Vec<Published> = Vec::new();
    for table in tables {
        let named = Fields::new(table, problems);
        let own = Published {
            source: named.need("source").text,
            block: named.need("block").text,
            series: named.need("series").text,
        };
        named.finish();
        if found.contains(&own) {
            let twice = Diagnostic::error("T555").at(&table.place).with("name", &own.series);
            problems.push(twice.with("source", &own.source).with("block", &own.block));
        }
        found.push(own);
    }
    found
}

/// Every cell says its return, section, row and column (T502).
fn of_returns(formula: &Formula, said: &Said, problems: &Problems) -> bool {
    let bare =
        formula.references().into_iter().find(|own| own.form.is_none() || own.parts.len() != 3);
    if let Some(own) = bare {
        problems.push(Diagnostic::error("T502").at(&said.place).with("cell", own.shown()));
    }
    bare.is_none()
}

/// Every name is that of a measure: no cell, no other period (T502).
fn of_measures(formula: &Formula, said: &Said, problems: &Problems) -> bool {
    let is_measure =
        |own: &Reference| own.form.is_none() && own.period.is_none() && own.parts.len() == 1;
    let other = formula.references().into_iter().find(|own| !is_measure(own));
    if let Some(own) = other {
        problems.push(Diagnostic::error("T502").at(&said.place).with("cell", own.shown()));
    }
    other.is_none()
}

fn indicator(table: &Table, library: &Library, problems: &Problems) -> Option<Indicator> {
    let fields = Fields::new(table, problems);
    let none = BTreeMap::new();
    let known = Known { names: &none, returns: &library.returns };
    let over_measures = |said: &Said| {
        let formula = Formula::parse(said, Gives::Number, known, problems)?;
        of_measures(&formula, said, problems).then_some(formula)
    };
    let numerator = fields.need("numerator");
    let denominator = fields.said("denominator");
    let characters = Character::WORDS.map(|(word, _)| word);
    let character = word(Some(fields.need("character")), &characters, problems);
    let whole = |key: &'static str, most: i64| {
        let number = fields.integer(key)?;
        let fits = (0..=most).contains(&number);
        if !fits {
            let found = Diagnostic::error("T535").at(fields.place_of(key));
            problems.push(found.with("found", number.to_string()));
        }
        fits.then_some(number)
    };
    let own = Indicator {
        id: fields.need("id").text,
        name: fields.need("name").text,
        variant: fields.text("variant"),
        unit: fields.need("unit").text,
        numerator: over_measures(&numerator)?,
        numerator_text: numerator.text,
        denominator: match &denominator {
            Some(said) => Some(over_measures(said)?),
            None => None,
        },
        denominator_text: denominator.map(|said| said.text),
        multiplier: whole("multiplier", 1_000_000).unwrap_or(1),
        decimals: whole("round", 4).and_then(|own| u32::try_from(own).ok()).unwrap_or(0),
        character: Character::WORDS
            .iter()
            .find(|(own, _)| Some(*own) == character.as_deref())
            .map_or(Character::Context, |(_, meaning)| *meaning),
        observed: observed(Some(fields.need("observed")), problems).unwrap_or(Observed::WholeYear),
        breaks: breaks(&fields, problems),
        minimum: whole("minimum", i64::MAX),
        owner: fields.text("owner"),
        source: fields.need("source").text,
        note: fields.text("note"),
        place: table.place.clone(),
    };
    fields.finish();
    Some(own)
}
