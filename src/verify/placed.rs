//! The values of a file put on the cells of a form, and what does not fit there. Polish: wartości na formularzu.

use std::collections::{BTreeMap, BTreeSet};

use super::index::{Index, Unknown};
use crate::diagnostic::{Diagnostic, Place};
use crate::evaluate::fill::{At, Paper, decimals_of};
use crate::number::Exact;
use crate::received::{GivenCell, Received, Value, is_thousands_or_part};
use crate::report::Unit;
use crate::template::form::{Content, Form};

/// Cells named in one message.
const NAMED: usize = 10;
/// A text longer than this is not repeated.
const LONGEST: usize = 20;

#[derive(Default)]
pub struct Placed {
    pub values: BTreeMap<At, Exact>,
    pub findings: Vec<Diagnostic>,
    /// Cells that the file does not have, or has without a value.
    pub absent: Vec<At>,
    pub empty: Vec<At>,
    /// Values that stand on no cell of the form.
    pub unknown: usize,
}

impl Placed {
    /// V107 missing cells, V108 cells that the form does not have, V109 no number, V110 a value in a blocked cell, V111 two
    /// values of one cell, V113 a value that the form cannot print, V114 fewer than none.
    pub fn new(received: &Received, form: &Form, paper: &Paper<'_>, index: &Index) -> Placed {
        let mut placed = Placed::default();
        let mut unknown: BTreeMap<Unknown, Vec<Place>> = BTreeMap::new();
        let mut seen: BTreeMap<At, &GivenCell> = BTreeMap::new();
        let mut twice: BTreeSet<At> = BTreeSet::new();
        for cell in &received.cells {
            let at = match index.find(cell, paper) {
                Ok(at) => at,
                Err(found) => {
                    if matches!(cell.value, Value::Number(_) | Value::Text(_)) {
                        unknown.entry(found).or_default().push(cell.place.clone());
                        placed.unknown += 1;
                    }
                    continue;
                }
            };
            let blocked =
                matches!(paper.choice(at).map(|own| &own.content), Some(Content::Blocked));
            let said = |code: &'static str| {
                let place = cell.place.clone();
                Diagnostic::error(code).at(place).with("cell", paper.name(at))
            };
            if let Some(first) = seen.get(&at) {
                if first.value != cell.value {
                    let found = said("V111")
                        .with("first", first.value.shown())
                        .with("second", cell.value.shown());
                    placed.findings.push(found.at(first.place.clone()));
                    twice.insert(at);
                }
                continue;
            }
            seen.insert(at, cell);
            match &cell.value {
                Value::Number(number) => {
                    placed.values.insert(at, *number);
                    if blocked {
                        placed.findings.push(said("V110").with("value", number.shown()));
                    } else {
                        let found = [unprintable(paper, at, *number), negative(paper, at, *number)];
                        let found = found.into_iter().flatten();
                        placed.findings.extend(found.map(|own| own.at(cell.place.clone())));
                    }
                }
                Value::Blocked if !blocked => {
                    placed.findings.push(said("V109").with("found", "X").with("kind", "other"))
                }
                Value::Text(text) => {
                    let kind = if is_thousands_or_part(text) { "dot" } else { "other" };
                    let found = said("V109").with("found", repeated(text));
                    placed.findings.push(found.with("kind", kind));
                }
                Value::Empty | Value::Blocked => {}
            }
        }
        // Nobody knows which of two values is meant: neither is.
        placed.values.retain(|at, _| !twice.contains(at));
        for (found, places) in unknown {
            placed.findings.push(extra(&found, places, index));
        }
        placed.missing(form, paper, &seen, &Place::file(received.file.as_str()));
        placed
    }

    fn missing(
        &mut self,
        form: &Form,
        paper: &Paper<'_>,
        seen: &BTreeMap<At, &GivenCell>,
        file: &Place,
    ) {
        let mut of_section: BTreeMap<(usize, bool), Vec<At>> = BTreeMap::new();
        let mut all: BTreeMap<usize, usize> = BTreeMap::new();
        for (at, choice) in paper.cells() {
            if matches!(choice.content, Content::Blocked) {
                continue;
            }
            *all.entry(at.0).or_default() += 1;
            match seen.get(&at).map(|own| &own.value) {
                None => {
                    of_section.entry((at.0, true)).or_default().push(at);
                    self.absent.push(at);
                }
                Some(Value::Empty) => {
                    of_section.entry((at.0, false)).or_default().push(at);
                    self.empty.push(at);
                }
                Some(_) => {}
            }
        }
        for ((section, absent), cells) in of_section {
            let names: Vec<String> = cells.iter().take(NAMED).map(|at| paper.name(*at)).collect();
            let more = if cells.len() > NAMED { ", …" } else { "" };
            let kind = match absent {
                true if cells.len() == all[&section] => "section",
                true => "absent",
                false => "empty",
            };
            let found = if absent { Diagnostic::warning("V107") } else { Diagnostic::note("V107") };
            self.findings.push(
                found
                    .at(file.clone())
                    .with("kind", kind)
                    .with("section", form.sections[section].id.as_str())
                    .with("count", cells.len())
                    .with("of", all[&section])
                    .with("cells", format!("{}{more}", names.join(", "))),
            );
        }
    }
}

/// V113: more decimals than the form prints, a part of a person for instance.
fn unprintable(paper: &Paper<'_>, at: At, value: Exact) -> Option<Diagnostic> {
    let printed = paper.printed(at)?;
    let (found, most) = (decimals_of(value), printed.decimals);
    (found > most).then(|| {
        Diagnostic::warning("V113")
            .with("cell", paper.name(at))
            .with("value", value.shown())
            .with("unit", printed.unit.word())
            .with("decimals", most as usize)
    })
}

/// V114: fewer than none of what there are whole ones of. A cell that is worked out may be a difference.
fn negative(paper: &Paper<'_>, at: At, value: Exact) -> Option<Diagnostic> {
    let unit = paper.printed(at)?.unit;
    let is_worked_out =
        matches!(paper.choice(at).map(|own| &own.content), Some(Content::Formula(_)));
    let never_below = unit.is_count()
        || matches!(unit, Unit::Months | Unit::Days | Unit::Hours | Unit::Meals | Unit::Places);
    (never_below && value < Exact::ZERO && !is_worked_out).then(|| {
        Diagnostic::error("V114")
            .with("cell", paper.name(at))
            .with("value", value.shown())
            .with("unit", unit.word())
    })
}

fn extra(unknown: &Unknown, places: Vec<Place>, index: &Index) -> Diagnostic {
    let (part, section, name) = match unknown {
        Unknown::Section(name) => ("section", "", name),
        Unknown::Row(section, name) => ("row", section.as_str(), name),
        Unknown::Column(section, name) => ("column", section.as_str(), name),
        Unknown::Cell(name) => ("cell", "", name),
    };
    let count = places.len();
    let mut found = Diagnostic::error("V108")
        .with("part", part)
        .with("section", section)
        .with("name", name.as_str())
        .with("count", count)
        .among(name, index.candidates(unknown));
    if found.text("known") == Some("") {
        found = found.without("known").with("known", "none");
    }
    found.places = places;
    found
}

/// A text as far as a message may repeat it: who typed into the wrong field may have typed a name.
fn repeated(text: &str) -> String {
    let short = text.chars().count() <= LONGEST;
    let named = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let of_person = text.split_whitespace().any(named);
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if short && !of_person && digits < 11 { text.to_owned() } else { "…".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::repeated;

    #[test]
    fn what_may_be_a_person_is_not_repeated() {
        for (text, expected) in [
            ("ok. 12", "ok. 12"),
            ("brak", "brak"),
            ("12 osób", "12 osób"),
            ("Nowak", "…"),
            ("12 Nowak", "…"),
            ("85120112345 nr", "…"),
            ("a to jest bardzo długi tekst", "…"),
        ] {
            assert_eq!(repeated(text), expected, "{text}");
        }
    }
}
