//! The workbook of a submission: a face and a sheet a dział, whose rows and columns have numbers. Polish: skoroszyt.

use super::table::letters;
use super::{GivenCell, Line, Received, Said, Text, Value};
use crate::diagnostic::Place;

/// What sheets of sections are called.
const PARTS: [&str; 2] = ["Dział ", "Tabela "];
/// Above the labels of rows.
const LABELS: &str = "Wyszczególnienie";
/// The columns before the values: label and number, or unit.
const BEFORE: usize = 2;

/// What was seen of a workbook so far.
#[derive(Default)]
pub(super) struct Found {
    sections: usize,
}

impl Found {
    pub fn is_form(&self) -> bool {
        self.sections > 0
    }

    /// Takes a sheet; false when it is none of a form.
    pub fn sheet(
        &mut self,
        name: &str,
        lines: &[Line],
        place: &Place,
        received: &mut Received,
    ) -> bool {
        let Some(section) = PARTS.iter().find_map(|part| name.strip_prefix(part)) else {
            return face(lines, &mut received.said);
        };
        let Some(head) = head(lines) else {
            return false;
        };
        self.sections += 1;
        for line in &lines[head.line + 1..] {
            let said = |index: usize| line.cells.get(index).map(Text::said).unwrap_or_default();
            let (label, second) = (said(0), said(1));
            let row = match head.numbered {
                true => second,
                // Where no column has the numbers of rows, they stand before the labels: `3a. Ogółem`.
                false => label.split_once(". ").map(|own| own.0.to_owned()).unwrap_or_default(),
            };
            if row.is_empty() || row.contains(' ') {
                continue;
            }
            for (index, column) in head.columns.iter().enumerate() {
                let at = index + BEFORE;
                let value = line.cells.get(at).map_or(Value::Empty, Value::of);
                received.cells.push(GivenCell {
                    section: section.to_owned(),
                    row: row.clone(),
                    column: column.clone(),
                    label: label.clone(),
                    value,
                    place: place.clone().row(line.number).column(Some(letters(at).into())),
                });
            }
        }
        true
    }
}

/// The line that says which column is which.
struct Head {
    line: usize,
    /// Numbers of columns, or their titles.
    columns: Vec<String>,
    /// The second column has the numbers of rows.
    numbered: bool,
}

fn head(lines: &[Line]) -> Option<Head> {
    let first = |line: &Line| line.cells.first().map(Text::said).unwrap_or_default();
    let columns = |line: &Line| {
        let names = line.cells.iter().skip(BEFORE).map(Text::said);
        let mut names: Vec<String> = names.collect();
        while names.last().is_some_and(String::is_empty) {
            names.pop();
        }
        names
    };
    // Below the titles of a form stand the numbers of its columns, and 0 for what is before them.
    if let Some(line) = lines.iter().position(|line| first(line) == "0") {
        return Some(Head { line, columns: columns(&lines[line]), numbered: true });
    }
    let line = lines.iter().position(|line| first(line) == LABELS)?;
    let second = lines[line].cells.get(1).map(Text::said).unwrap_or_default();
    (second == "jednostka").then(|| Head { line, columns: columns(&lines[line]), numbered: false })
}

/// The face of a form; false when it is none.
fn face(lines: &[Line], said: &mut Said) -> bool {
    let texts = || lines.iter().flat_map(|line| line.cells.iter().map(Text::said));
    let after = |mark: &str| texts().find_map(|text| text.strip_prefix(mark).map(str::to_owned));
    let (Some(unit), Some(period)) = (after("TERYT: "), after("za ")) else {
        return false;
    };
    (said.unit, said.period) = (unit.trim().to_owned(), period);
    if let Some((version, edition)) = after("wersja ").and_then(|text| {
        let (version, edition) = text.split_once(", wzór ")?;
        Some((version.to_owned(), edition.to_owned()))
    }) {
        (said.version, said.edition) = (version, edition);
    }
    // On the left stands the unit, its name below the words that say so; beside them the symbol.
    let unit = lines.iter().position(|line| {
        line.cells.first().is_some_and(|cell| cell.said() == "Jednostka sprawozdawcza:")
    });
    if let Some(at) = unit {
        said.symbol = lines[at].cells.get(1).map(Text::said).unwrap_or_default();
        let below = lines.get(at + 1).and_then(|line| line.cells.first());
        said.name = below.map(Text::said).unwrap_or_default();
    }
    true
}
