//! A table of cells, a line a cell: our csv, or what another system gives. Polish: tabela pól.

use std::borrow::Cow;

use super::header::{Part, parts};
use super::{GivenCell, Line, MOST_ABOVE, Received, Said, Text, Value};
use crate::diagnostic::Place;

/// Adds the cells of a table; false when it is none.
pub(super) fn read(lines: Vec<Line>, place: &Place, received: &mut Received) -> bool {
    let titles = |line: &Line| parts(&line.cells.iter().map(Text::said).collect::<Vec<_>>());
    let head = lines.iter().take(MOST_ABOVE).enumerate();
    let Some((at, parts)) = head.filter_map(|(at, line)| Some((at, titles(line)?))).next() else {
        return false;
    };
    let column = |part: Part| parts.iter().find(|own| own.0 == part).map(|own| own.1);
    let of_value = column(Part::Value);
    let place = place.clone().column(of_value.map(|index| letters(index).into()));
    for line in &lines[at + 1..] {
        let said = |part: Part| -> Cow<'_, str> {
            let cell = column(part).and_then(|index| line.cells.get(index));
            cell.map(Text::text).unwrap_or_default()
        };
        let name = said(Part::Cell);
        let (section, row, rubric) = match column(Part::Cell) {
            None => (said(Part::Section), said(Part::Row), said(Part::Column)),
            Some(_) => {
                let mut parts = name.split('/').map(|part| Cow::Borrowed(part.trim()));
                let mut next = || parts.next().unwrap_or_default();
                (next(), next(), next())
            }
        };
        let Said { form, edition, unit, name, period, version, also, .. } = &mut received.said;
        for (part, what, known) in [
            (Part::Form, "form", form),
            (Part::Edition, "edition", edition),
            (Part::Unit, "unit", unit),
            (Part::Name, "name", name),
            (Part::Period, "period", period),
            (Part::Version, "version", version),
        ] {
            let own = said(part);
            if known.is_empty() {
                *known = own.into_owned();
            } else if !own.is_empty()
                && own != *known
                && !also.iter().any(|(of, other)| *of == what && *other == own)
            {
                also.push((what, own.into_owned()));
            }
        }
        if section.is_empty() && row.is_empty() && rubric.is_empty() {
            continue;
        }
        let value = of_value.and_then(|index| line.cells.get(index));
        received.cells.push(GivenCell {
            section: bare(&section, &["dział", "dzial", "dz.", "tabela"]),
            row: bare(&row, &["wiersz", "w."]),
            column: bare(&rubric, &["rubryka", "kolumna", "kol.", "rub."]),
            label: said(Part::Label).into_owned(),
            value: value.map_or(Value::Empty, Value::of),
            place: place.clone().row(line.number),
        });
    }
    true
}

/// `w. 5` is row 5.
fn bare(name: &str, words: &[&str]) -> String {
    // Most names are numbers.
    if name.starts_with(|first: char| first.is_ascii_digit()) {
        return name.to_owned();
    }
    let lower = name.to_lowercase();
    let word = words.iter().find(|word| lower.starts_with(**word));
    let rest = word.and_then(|word| name.get(word.len()..)).map(str::trim);
    rest.filter(|rest| !rest.is_empty()).unwrap_or(name).to_owned()
}

/// The letters of a column, as a spreadsheet shows them.
pub(super) fn letters(index: usize) -> String {
    crate::ingest::letters(index)
}
