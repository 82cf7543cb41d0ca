//! The rows of one source, one by one: the header first, then records, and what stands between them.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::InputLedger;
use super::carried::Carried;
use super::cell::Cell;
use super::column::Converter;
use super::correction::OfTable;
use super::header::{Head, Heading, Seat, WideColumn};
use super::load::{Growing, Told, Unusable, Words};
use super::mapping::{From, Source, Where};
use super::open::Epoch;
use super::parse::trimmed;
use crate::diagnostic::{Diagnostic, Field, Place};
use crate::model::table::Input;
use crate::model::{Codebooks, Interner, TableSchema, Type};

/// The fields that many findings have in common.
type SharedFields = Arc<Vec<(&'static str, Field)>>;

/// A source while it is read.
pub struct Rows<'r, 'g> {
    /// The name of the table.
    pub(super) of: Arc<str>,
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
    /// For every column whose value is what stands in one cell: the place of that cell.
    pub(super) direct: Vec<Option<usize>>,
    /// The values of the record that is read now.
    pub(super) values: Vec<i64>,
    /// What of the mapping can fit no file.
    wrong: Vec<Diagnostic>,
    /// For every column: without a readable value the record is set aside.
    pub(super) needed: Vec<bool>,
    /// The column that takes what stands in a wide table.
    pub(super) wide: Option<usize>,
    /// Values that stand once for many rows.
    pub(super) carried: Carried,
    /// Columns that repeat the value above when they are blank.
    filling: Vec<usize>,
    pub(super) corrections: OfTable<'r>,
    pub(super) has_captions: bool,
    /// Of a text: what its rows are cut at.
    pub(super) delimiter: Option<u8>,
    /// How many cells its rows may have.
    pub(super) width: Option<usize>,
    /// Columns of codes that must be in their list on a day: column, column of the day, list.
    pub(super) dated: Vec<(usize, usize, &'r str)>,
    /// Codes already found to be in their list on a day.
    pub(super) valid: FxHashSet<(usize, i64, i64)>,
    /// What was already said: column and code, then the value; and which of the findings says it.
    pub(super) said: FxHashMap<(usize, &'static str), FxHashMap<Arc<str>, u32>>,
    /// A place of every column that was told, for the spot in it.
    places: FxHashMap<Option<usize>, Place>,
    /// The columns in words, for the records that they set aside.
    pub(super) titles: Vec<Arc<str>>,
    /// What findings of one column, code and nearest code have in common.
    pub(super) shared: FxHashMap<(usize, &'static str, &'r str), SharedFields>,
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

/// The column of a wide table that a record is made of.
pub type Filled<'w> = Option<&'w WideColumn>;

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
        let Words { source, codebooks, interner, corrections, .. } = words;
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
        let wide = source
            .wide
            .as_ref()
            .and_then(|wide| schema.columns.iter().position(|own| own.name.text == wide.into));
        let from = |index: &usize| converters[*index].from;
        let filling = (0..schema.columns.len())
            .filter(|index| from(index).is_some_and(|own| own.fill))
            .collect();
        let has_captions = source.columns.values().any(|own| matches!(own.place, Where::Caption));
        Rows {
            of: Arc::from(schema.name.text.as_str()),
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
            direct: Vec::new(),
            values: Vec::new(),
            wrong,
            needed: schema.columns.iter().map(|column| schema.needs(column)).collect(),
            wide,
            carried: Carried::new(schema.columns.len(), &source.files, shown),
            filling,
            corrections: OfTable::new(corrections, &schema.name.text),
            has_captions,
            delimiter: None,
            width: None,
            dated: dated(schema),
            valid: FxHashSet::default(),
            said: FxHashMap::default(),
            titles: schema.columns.iter().map(|own| Arc::from(own.title.as_str())).collect(),
            shared: FxHashMap::default(),
            places: FxHashMap::default(),
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
            self.direct = self.directly();
            return;
        }
        if cells.iter().all(|cell| cell.is_blank()) {
            self.blank += 1;
        } else if let Some(caption) = self.caption(cells) {
            self.carried.caption(caption);
            self.no_records += 1;
        } else if self.is_between(cells) {
            self.no_records += 1;
            let first = if self.between.0 == 0 { number } else { self.between.1 };
            self.between = (self.between.0 + 1, first);
        } else if self.is_torn(cells) {
            self.set_aside_torn(number);
        } else {
            self.carried.no_caption();
            for index in self.filling.clone() {
                let text = self.seated(index, cells, None).into_owned();
                if let Some(from) = self.converters[index].from {
                    self.carried.remember(index, from, &text);
                }
            }
            match self.wide {
                None => self.record(number, cells, None),
                Some(_) => self.wide_row(number, cells),
            }
        }
    }

    fn directly(&self) -> Vec<Option<usize>> {
        let Some(heading) = self.heading.as_ref().filter(|_| self.wide.is_none()) else {
            return vec![None; self.converters.len()];
        };
        let each = heading.seats.iter().zip(&self.converters).zip(&self.constants);
        each.map(|((seat, converter), constant)| match seat {
            Seat::At(place) if constant.is_none() => {
                converter.from.is_none_or(From::is_plain).then_some(*place)
            }
            _ => None,
        })
        .collect()
    }

    /// Every filled column of a wide table becomes a record.
    fn wide_row(&mut self, number: u32, cells: &[Cell<'_>]) {
        let columns = self.heading.as_ref().map(|own| own.wide.clone()).unwrap_or_default();
        let filled = |place: usize| cells.get(place).is_some_and(|cell| !cell.is_blank());
        let mut records = 0;
        for column in columns.iter().filter(|column| filled(column.place)) {
            self.record(number, cells, Some(column));
            records += 1;
        }
        match records {
            0 => self.blank += 1,
            _ => self.extra += records - 1,
        }
    }

    pub(super) fn place(&self, row: u32, column: Option<usize>) -> Place {
        let headers = self.heading.as_ref().map(|heading| &heading.shown);
        let column = column.and_then(|index| headers?[index].clone());
        Place::file(Arc::clone(&self.shown)).sheet(self.sheet.clone()).column(column).row(row)
    }

    /// The same of a record of the table, with the spot that all rows of the column share.
    pub(super) fn place_of_record(&mut self, row: u32, column: Option<usize>) -> Place {
        if let Some(known) = self.places.get(&column) {
            return known.clone().row(row);
        }
        let place = self.place(row, column).of(&self.of);
        self.places.insert(column, place.clone());
        place
    }

    /// What a bare number of a day is counted from, once the workbook is open.
    pub fn days_from(&mut self, epoch: &'r Epoch) {
        self.converters.iter_mut().for_each(|own| own.epoch = Some(epoch));
    }

    /// Rows of text are cut at a delimiter: one that stood inside a value shifts all that follow it.
    pub fn of_text(&mut self, delimiter: u8) {
        self.delimiter = Some(delimiter);
    }

    /// Does the mapping read this column of the export? Titles and headers are read whole.
    pub fn reads(&self, column: usize) -> bool {
        let Some(heading) = self.heading.as_ref().filter(|_| !self.has_captions) else {
            return true;
        };
        let seated = heading.seats.iter().any(|seat| match seat {
            Seat::At(place) => *place == column,
            Seat::Joined(places) => places.contains(&column),
            Seat::None => false,
        });
        seated || heading.wide.iter().any(|wide| wide.place == column)
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
        self.table.inputs.push(Input {
            places: Default::default(),
            table: self.of,
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
