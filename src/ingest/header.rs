//! The header of an export: found below titles, matched by its words, whatever happened to their
//! spelling.

use std::sync::Arc;

use super::cell::Cell;
use super::mapping::{Source, Where, captured};
use super::moved::Moved;
use super::parse::trimmed;
use super::title::{Title, letters, position, titles};
use crate::diagnostic::{Diagnostic, Place};
use crate::document::Said;
use crate::model::TableSchema;

/// Rows looked at before a header is given up.
const DEEPEST: usize = 40;
/// Rows that a header may have when the mapping does not say.
const MOST_LINES: usize = 3;

/// Where a column of the table stands in the export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seat {
    /// The mapping does not take it from a column, or the column is not there.
    None,
    At(usize),
    Joined(Vec<usize>),
}

/// A header as the mapping reads it.
#[derive(Clone, Debug)]
pub struct Heading {
    /// For every column of the schema.
    pub seats: Vec<Seat>,
    /// For every column of the schema: letters and header, `F (Powód)`.
    pub shown: Vec<Option<Arc<str>>>,
    /// The columns of a wide table that are there, and what each says of its records.
    pub wide: Vec<WideColumn>,
    /// The header's last line, as it would stand again between the records.
    last: Vec<String>,
    wrong: Vec<Wrong>,
    found: usize,
    row: u32,
    known: Vec<String>,
}

/// One of the columns of a wide table.
#[derive(Clone, Debug)]
pub struct WideColumn {
    pub place: usize,
    /// Which of them it is, from 1.
    pub number: usize,
    /// Columns of the schema, and the text that each gets.
    pub says: Vec<(usize, String)>,
}

#[derive(Clone, Debug)]
enum Wrong {
    Missing(Said),
    /// Under several letters.
    Twice(Said, Vec<usize>),
    /// Another header stands where the mapping says.
    Elsewhere(Said, Said, String),
}

/// The first rows of a file, until its header is found among them.
#[derive(Default)]
pub struct Head {
    lines: Vec<(u32, Vec<String>)>,
    best: Option<Heading>,
}

impl Head {
    /// Takes one more row; the heading once it is complete, or the best there was when it is hopeless.
    pub fn take(
        &mut self,
        number: u32,
        texts: Vec<String>,
        source: &Source,
        schema: &TableSchema,
    ) -> Option<Heading> {
        self.lines.push((number, texts));
        let depths = match source.header_rows {
            Some(rows) => rows as usize..=rows as usize,
            None => 1..=MOST_LINES,
        };
        for depth in depths {
            let Some(start) = self.lines.len().checked_sub(depth) else {
                break;
            };
            let lines = &self.lines[start..];
            if source.header_row.is_some_and(|row| row != lines[0].0) || is_blank(&lines[0].1) {
                continue;
            }
            let heading = Heading::of(lines, source, schema);
            if heading.wrong.is_empty() {
                return Some(heading);
            }
            if self.best.as_ref().is_none_or(|best| heading.found > best.found) {
                self.best = Some(heading);
            }
        }
        let last = match source.header_row {
            Some(row) => row + source.header_rows.unwrap_or(MOST_LINES as u32) - 1,
            None => DEEPEST as u32,
        };
        (number >= last).then(|| self.best.take()).flatten()
    }

    /// At the end of the file: the best there was.
    pub fn best(&mut self) -> Option<Heading> {
        self.best.take()
    }
}

fn is_blank(texts: &[String]) -> bool {
    texts.iter().all(String::is_empty)
}

impl Heading {
    fn of(lines: &[(u32, Vec<String>)], source: &Source, schema: &TableSchema) -> Heading {
        let titles = titles(lines, source.header_spans);
        let mut heading = Heading {
            seats: vec![Seat::None; schema.columns.len()],
            shown: vec![None; schema.columns.len()],
            wide: Vec::new(),
            last: lines.last().map(|(_, texts)| texts.clone()).unwrap_or_default(),
            wrong: Vec::new(),
            found: 0,
            row: lines[0].0,
            known: titles.iter().map(|title| title.shown.clone()).collect(),
        };
        for (index, column) in schema.columns.iter().enumerate() {
            match source.columns.get(&column.name.text).map(|from| &from.place) {
                Some(Where::Header { names, at, optional }) => {
                    if let Some(found) = heading.find(&titles, names, at.as_ref(), *optional) {
                        heading.seats[index] = Seat::At(found);
                        heading.shown[index] = Some(shown(found, &titles));
                    }
                }
                Some(Where::Joined { names, .. }) => {
                    let places: Option<Vec<usize>> = names
                        .iter()
                        .map(|name| heading.find(&titles, std::slice::from_ref(name), None, false))
                        .collect();
                    if let Some(places) = places {
                        heading.shown[index] = places.first().map(|first| shown(*first, &titles));
                        heading.seats[index] = Seat::Joined(places);
                    }
                }
                Some(Where::Untitled(letters)) => {
                    if let Some(place) = heading.untitled(&titles, letters) {
                        heading.seats[index] = Seat::At(place);
                        heading.shown[index] = Some(Arc::from(letters.text.as_str()));
                    }
                }
                Some(Where::Constant(_) | Where::Caption | Where::File(_)) | None => {}
            }
        }
        heading.find_wide(&titles, source, schema);
        heading
    }

    /// The columns of a wide table: those that the mapping names, and all that fit its pattern.
    fn find_wide(&mut self, titles: &[Title], source: &Source, schema: &TableSchema) {
        let Some(wide) = &source.wide else {
            return;
        };
        let index = |name: &str| schema.columns.iter().position(|own| own.name.text == name);
        let label = wide.label.as_deref().and_then(index);
        for (index_of, column) in wide.columns.iter().enumerate() {
            if let Some(place) = self.find(titles, &column.names, None, column.optional) {
                let mut says: Vec<_> = label.zip(column.label.clone()).into_iter().collect();
                let also = column.also.iter();
                says.extend(also.filter_map(|(name, text)| Some((index(name)?, text.clone()))));
                self.wide.push(WideColumn { place, number: index_of + 1, says });
            }
        }
        for (said, columns) in &wide.each {
            if !self.wide.iter().any(|own| columns.contains(&(own.number - 1))) {
                self.wrong.push(Wrong::Missing(said.clone()));
            }
        }
        let Some((pattern, stars)) = &wide.pattern else {
            return;
        };
        let before = self.wide.len();
        for (place, title) in titles.iter().enumerate() {
            if let Some(parts) = captured(&pattern.text, &title.shown) {
                let each = stars.iter().zip(parts);
                let says = each.filter_map(|(name, part)| Some((index(name)?, part))).collect();
                self.wide.push(WideColumn { place, number: self.wide.len() + 1, says });
                self.found += 1;
            }
        }
        if self.wide.len() == before {
            self.wrong.push(Wrong::Missing(pattern.clone()));
        }
    }

    /// A column without a title stands where its letters say, and has none.
    fn untitled(&mut self, titles: &[Title], letters: &Said) -> Option<usize> {
        let place = position(&letters.text);
        match place.and_then(|place| titles.get(place)) {
            Some(title) if title.shown.is_empty() => place,
            title => {
                let there = title.map(|title| title.shown.clone()).unwrap_or_default();
                let none = Said { text: String::new(), place: letters.place.clone() };
                self.wrong.push(Wrong::Elsewhere(none, letters.clone(), there));
                None
            }
        }
    }

    /// The column under one of these headers; what is wrong is noted.
    fn find(
        &mut self,
        titles: &[Title],
        names: &[Said],
        at: Option<&Said>,
        optional: bool,
    ) -> Option<usize> {
        let at = at.map(|said| (said, position(&said.text)));
        for name in names {
            let mut fitting = Title::fitting(titles, &name.text);
            if let Some((said, place)) = &at
                && !fitting.is_empty()
            {
                fitting.retain(|own| Some(*own) == *place);
                if fitting.is_empty() {
                    let there = place.and_then(|place| titles.get(place));
                    let there = there.map(|title| title.shown.clone()).unwrap_or_default();
                    self.wrong.push(Wrong::Elsewhere(name.clone(), (*said).clone(), there));
                    return None;
                }
            }
            match fitting.as_slice() {
                [] => {}
                [one] => {
                    self.found += 1;
                    return Some(*one);
                }
                _ => {
                    self.wrong.push(Wrong::Twice(name.clone(), fitting));
                    return None;
                }
            }
        }
        if !optional && let Some(name) = names.first() {
            self.wrong.push(Wrong::Missing(name.clone()));
        }
        None
    }

    /// How many columns the header has.
    pub fn width(&self) -> usize {
        self.known.len()
    }

    /// Is this row the header once more, as a printed page begins?
    pub fn is_repeated(&self, cells: &[Cell<'_>]) -> bool {
        let mut count = 0;
        for seat in &self.seats {
            let Seat::At(place) = seat else {
                continue;
            };
            let own = self.last.get(*place).map_or("", String::as_str);
            let again = match cells.get(*place) {
                Some(Cell::Text(text)) => trimmed(text) == own,
                _ => false,
            };
            if own.is_empty() || !again {
                return false;
            }
            count += 1;
        }
        count > 1
    }

    /// What of the mapping does not fit this header; empty when all does.
    pub fn problems(
        &self,
        source: &Source,
        schema: &TableSchema,
        place: &Place,
    ) -> Vec<Diagnostic> {
        let mut place = place.clone();
        place.row = Some(self.row);
        if self.found == 0 && source.named_headers() > 1 && !self.wrong.is_empty() {
            // Not one header fits: that is another file, or another row of it.
            return vec![
                Diagnostic::error("I128")
                    .at(&source.place)
                    .at(place)
                    .with("table", &schema.title)
                    .with("found", self.known().join(", ")),
            ];
        }
        let each = self.wrong.iter().map(|wrong| match wrong {
            Wrong::Missing(name) => Diagnostic::unknown("I106", &name.text, self.known())
                .at(&name.place)
                .at(place.clone()),
            Wrong::Twice(name, places) => {
                let columns: Vec<String> = places.iter().map(|place| letters(*place)).collect();
                Diagnostic::error("I143")
                    .at(&name.place)
                    .at(place.clone())
                    .with("name", &name.text)
                    .with("columns", columns.join(", "))
            }
            Wrong::Elsewhere(name, at, there) => Diagnostic::error("I144")
                .at(&at.place)
                .at(place.clone())
                .with("name", &name.text)
                .with("column", &at.text)
                .with("found", there),
        });
        each.collect()
    }

    /// What happened to the columns since the mapping was made; nothing when it does not say how they were.
    pub fn moved(&self, source: &Source) -> Moved {
        if source.header_line.is_empty() {
            return Moved::default();
        }
        Moved::between(&source.header_line, &self.known)
    }

    fn known(&self) -> Vec<&str> {
        self.known.iter().map(String::as_str).filter(|text| !text.is_empty()).collect()
    }
}

fn shown(place: usize, titles: &[Title]) -> Arc<str> {
    Arc::from(format!("{} ({})", letters(place), titles[place].shown))
}
