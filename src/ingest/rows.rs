//! The rows of one source, one by one: the header first, then records, and what stands between them.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::InputLedger;
use super::cell::Cell;
use super::column::Converter;
use super::header::{Head, Heading, Seat};
use super::load::{Growing, ONE_BY_ONE, Told, Unusable, Words};
use super::mapping::{Source, Where};
use super::parse::trimmed;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::table::Input;
use crate::model::{Codebooks, Interner, TableSchema, Type};

/// A source while it is read.
pub struct Rows<'r, 'g> {
    pub(super) shown: Arc<str>,
    pub(super) sheet: Option<Arc<str>>,
    pub(super) source: &'r Source,
    pub(super) table: &'r mut Growing<'g>,
    pub(super) interner: &'r Interner,
    pub(super) told: &'r mut Told,
    pub(super) codebooks: &'r Codebooks,
    pub(super) converters: Vec<Converter<'r>>,
    pub(super) constants: Vec<Option<i64>>,
    /// Until the header is found.
    head: Head,
    pub(super) heading: Option<Heading>,
    /// What of the mapping can fit no file.
    wrong: Vec<Diagnostic>,
    /// For every column: without a readable value the record is set aside.
    pub(super) needed: Vec<bool>,
    /// The columns that take what stands in a wide table, and which of its columns it was.
    pub(super) wide: Option<(usize, Option<usize>)>,
    /// Columns of codes that must be in their list on a day: column, column of the day, list.
    pub(super) dated: Vec<(usize, usize, &'r str)>,
    /// Codes already found to be in their list on a day.
    pub(super) valid: FxHashSet<(usize, i64, i64)>,
    pub(super) counts: BTreeMap<(&'static str, String), usize>,
    /// Codes that no list knows, by column, and how often they stand there.
    pub(super) strange: BTreeMap<usize, BTreeMap<String, usize>>,
    pub(super) loaded: usize,
    pub(super) set_aside: usize,
    seen: usize,
    blank: usize,
    /// Titles, the header, the header again, totals.
    no_records: usize,
    /// Records beyond the first of their row.
    extra: usize,
    /// Headers and totals between the records, and the first of them.
    between: (usize, u32),
}

/// One of the columns of a wide table: where it stands, and its label.
pub type Filled<'w> = Option<(usize, Option<&'w str>)>;

impl<'r, 'g> Rows<'r, 'g> {
    pub fn new(
        shown: &str,
        words: Words<'r>,
        table: &'r mut Growing<'g>,
        told: &'r mut Told,
    ) -> Rows<'r, 'g>
    where
        'g: 'r,
    {
        let Words { source, codebooks, interner } = words;
        let schema = table.schema;
        let mut converters: Vec<Converter<'r>> =
            schema.columns.iter().map(|column| Converter::new(column, source, codebooks)).collect();
        let mut wrong = Vec::new();
        let constants = schema
            .columns
            .iter()
            .zip(&mut converters)
            .map(|(column, converter)| {
                let from = source.columns.get(&column.name.text)?;
                let Where::Constant(said) = &from.place else {
                    return None;
                };
                let seen = converter.convert(Cell::Text(&said.text), interner);
                if seen.trouble.is_some_and(|code| code != "I121") {
                    wrong.push(
                        Diagnostic::error("I124")
                            .at(&said.place)
                            .with("value", &said.text)
                            .with("column", &column.title),
                    );
                }
                Some(seen.value)
            })
            .collect();
        let index = |name: &str| schema.columns.iter().position(|own| own.name.text == name);
        let wide = source
            .wide
            .as_ref()
            .and_then(|wide| Some((index(&wide.into)?, wide.label.as_deref().and_then(index))));
        Rows {
            shown: Arc::from(shown),
            sheet: None,
            source,
            table,
            interner,
            told,
            codebooks,
            converters,
            constants,
            head: Head::default(),
            heading: None,
            wrong,
            needed: schema.columns.iter().map(|column| schema.needs(column)).collect(),
            wide,
            dated: dated(schema),
            valid: FxHashSet::default(),
            counts: BTreeMap::new(),
            strange: BTreeMap::new(),
            loaded: 0,
            set_aside: 0,
            seen: 0,
            blank: 0,
            no_records: 0,
            extra: 0,
            between: (0, 0),
        }
    }

    /// Takes the next row.
    pub fn take(&mut self, number: u32, cells: &[Cell<'_>]) {
        self.seen += 1;
        if self.heading.is_none() {
            self.no_records += 1;
            let texts = cells.iter().map(|cell| trimmed(&cell.text()).to_owned()).collect();
            self.heading = self.head.take(number, texts, self.source, self.table.schema);
            return;
        }
        if cells.iter().all(|cell| cell.is_blank()) {
            self.blank += 1;
        } else if self.is_between(cells) {
            self.no_records += 1;
            let first = if self.between.0 == 0 { number } else { self.between.1 };
            self.between = (self.between.0 + 1, first);
        } else if self.wide.is_none() {
            self.record(number, cells, None);
        } else {
            self.wide_row(number, cells);
        }
    }

    /// Every filled column of a wide table becomes a record.
    fn wide_row(&mut self, number: u32, cells: &[Cell<'_>]) {
        let columns = self.heading.as_ref().map(|own| own.wide.clone()).unwrap_or_default();
        let filled = |place: usize| cells.get(place).is_some_and(|cell| !cell.is_blank());
        let mut records = 0;
        for (place, label) in columns.iter().filter(|(place, _)| filled(*place)) {
            self.record(number, cells, Some((*place, label.as_deref())));
            records += 1;
        }
        match records {
            0 => self.blank += 1,
            _ => self.extra += records - 1,
        }
    }

    /// A printed page begins with the header and ends with totals: neither is a record.
    fn is_between(&self, cells: &[Cell<'_>]) -> bool {
        let Some(heading) = &self.heading else {
            return false;
        };
        if heading.is_repeated(cells) {
            return true;
        }
        let Some((place, Cell::Text(text))) =
            cells.iter().enumerate().find(|(_, cell)| !cell.is_blank())
        else {
            return false;
        };
        if !is_total(text) {
            return false;
        }
        let seats = heading.seats.iter().zip(&self.needed).filter(|(_, needed)| **needed);
        let mut places = seats.filter_map(|(seat, _)| match seat {
            Seat::At(place) => Some(*place),
            _ => None,
        });
        // „SUMA-7” may be the id of a record, „Razem z siostrą” what somebody noted of one.
        let numbered = text.bytes().any(|byte| byte.is_ascii_digit());
        let blank = |own: usize| cells.get(own).is_none_or(|cell| cell.is_blank());
        places.any(|own| if own == place { !numbered } else { blank(own) })
    }

    pub(super) fn place(&self, row: u32, column: Option<usize>) -> Place {
        let mut place = Place::file(Arc::clone(&self.shown)).sheet(self.sheet.clone()).row(row);
        let headers = self.heading.as_ref().map(|heading| &heading.shown);
        place.column = column.and_then(|index| headers?[index].clone());
        place
    }

    /// The sheet that is read now.
    pub fn in_sheet(&mut self, name: &str) {
        self.sheet = Some(Arc::from(name));
    }

    /// Ends the source: what does not fit, the ledger, and what was only counted.
    pub fn finish(mut self, sheet: Option<String>, size: usize) -> Result<(), Unusable> {
        self.sheet = sheet.as_deref().map(Arc::from);
        let place = Place::file(Arc::clone(&self.shown)).sheet(self.sheet.clone());
        let Some(heading) = self.heading.take().or_else(|| self.head.best()) else {
            let found = Diagnostic::error("I129").at(place);
            return Err(Unusable::Input(found.with("row", self.source.header_row.unwrap_or(1))));
        };
        let mut wrong = std::mem::take(&mut self.wrong);
        wrong.extend(heading.problems(self.source, self.table.schema, &place));
        if !wrong.is_empty() {
            return Err(Unusable::Mapping(wrong));
        }
        if self.seen == self.no_records + self.blank {
            let found = Diagnostic::warning("I107").with("table", &self.table.schema.title);
            self.told.findings.push(found.at(place.clone()));
        }
        if self.between.0 > 0 {
            let found = Diagnostic::note("I145").with("count", self.between.0);
            self.told.findings.push(found.at(place.clone().row(self.between.1)));
        }
        self.tell_moved(&place, &heading);
        self.tell_swapped(&place, &heading);
        self.tell_strange(&place, &heading);
        for ((code, column), count) in &self.counts {
            let limit = if is_told_once(code) { 1 } else { ONE_BY_ONE };
            if *count > limit {
                let found = Diagnostic::note("I122")
                    .at(place.clone())
                    .with("code", *code)
                    .with("column", column)
                    .with("count", count - limit);
                self.told.findings.push(found);
            }
        }
        self.table.inputs.push(Input {
            file: Arc::clone(&self.shown),
            sheet: self.sheet.clone(),
            headers: heading.shown,
            precedence: self.source.precedence,
        });
        self.told.ledger.push(InputLedger {
            file: self.shown.to_string(),
            sheet,
            table: self.table.schema.name.text.clone(),
            size: size as u64,
            sha256: String::new(),
            seen: self.seen,
            loaded: self.loaded,
            set_aside: self.set_aside,
            blank: self.blank,
            header: self.no_records,
            extra: self.extra,
        });
        Ok(())
    }
}

/// What says the same of every row is told once for a column; the rest is a number.
pub(super) fn is_told_once(code: &str) -> bool {
    matches!(code, "I121" | "I146" | "I147")
}

/// The first word of a row of totals, or of what a program prints below a table.
fn is_total(text: &str) -> bool {
    const WORDS: [&str; 9] = [
        "razem",
        "ogółem",
        "ogolem",
        "suma",
        "łącznie",
        "podsumowanie",
        "total",
        "wydrukowano",
        "sporządził",
    ];
    let word = trimmed(text).split(|letter: char| !letter.is_alphabetic()).next();
    let word = word.unwrap_or_default();
    // Ids of records are no words, and most rows begin with one.
    (4..=16).contains(&word.len()) && WORDS.contains(&word.to_lowercase().as_str())
}

fn dated(schema: &TableSchema) -> Vec<(usize, usize, &str)> {
    let day_of = |name: &str| schema.columns.iter().position(|own| own.name.text == name);
    let columns = schema.columns.iter().enumerate();
    columns
        .filter_map(|(index, column)| match (&column.ty, &column.on) {
            (Type::Code(list), Some(on)) => Some((index, day_of(&on.text)?, list.as_str())),
            _ => None,
        })
        .collect()
}
