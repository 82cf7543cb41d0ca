//! Rows of one source to records of its table: the header first, then every record.

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::cell::Cell;
use super::column::{Converter, Seen};
use super::load::{Growing, Told, Unusable, Words};
use super::mapping::{From, Source};
use super::{InputLedger, SetAside};
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::model::table::Input;
use crate::model::value::present;
use crate::model::{Codebooks, Interner, MISSING, Origin, TableSchema, Type, UNREADABLE};

/// Takes rows one by one: header first, then records.
pub struct Rows<'r, 'g> {
    /// The name of the table.
    of: Arc<str>,
    shown: Arc<str>,
    sheet: Option<Arc<str>>,
    source: &'r Source,
    table: &'r mut Growing<'g>,
    interner: &'r Interner,
    told: &'r mut Told,
    codebooks: &'r Codebooks,
    converters: Vec<Converter<'r>>,
    /// For every column of the schema: its position in the export.
    positions: Vec<Option<usize>>,
    headers: Vec<Option<Arc<str>>>,
    constants: Vec<Option<i64>>,
    header_seen: bool,
    /// What of the mapping does not fit this file.
    missing_headers: Vec<Diagnostic>,
    /// For every column: without a readable value the record is set aside.
    needed: Vec<bool>,
    /// Columns of codes that must be in their list on a day: column, column of the day, list.
    dated: Vec<(usize, usize, &'r str)>,
    /// Codes already found to be in their list on a day.
    valid: FxHashSet<(usize, i64, i64)>,
    /// What was already said: column, code, value; and which of the findings says it.
    said: FxHashMap<(usize, &'static str, String), usize>,
    seen: usize,
    loaded: usize,
    set_aside: usize,
    blank: usize,
    before_header: usize,
}

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
            .map(|(column, converter)| match source.columns.get(&column.name.text) {
                Some(From::Constant(said)) => {
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
                }
                _ => None,
            })
            .collect();
        Rows {
            of: Arc::from(schema.name.text.as_str()),
            shown: Arc::from(shown),
            sheet: source.sheet.as_ref().map(|said| Arc::from(said.text.as_str())),
            source,
            positions: vec![None; schema.columns.len()],
            headers: vec![None; schema.columns.len()],
            table,
            interner,
            told,
            codebooks,
            converters,
            constants,
            header_seen: false,
            missing_headers: wrong,
            needed: schema.columns.iter().map(|column| schema.needs(column)).collect(),
            dated: dated(schema),
            valid: FxHashSet::default(),
            said: FxHashMap::default(),
            seen: 0,
            loaded: 0,
            set_aside: 0,
            blank: 0,
            before_header: 0,
        }
    }

    pub fn take(&mut self, number: u32, cells: &[Cell<'_>]) {
        self.seen += 1;
        if !self.header_seen {
            self.before_header += 1;
            if number >= self.source.header_row {
                self.header_seen = true;
                self.header(cells);
            }
            return;
        }
        if cells.iter().all(|cell| cell.is_blank()) {
            self.blank += 1;
            return;
        }
        self.record(number, cells);
    }

    fn header(&mut self, cells: &[Cell<'_>]) {
        let typed: Vec<String> =
            cells.iter().map(|cell| super::parse::trimmed(&cell.text()).to_owned()).collect();
        let texts: Vec<String> = typed.iter().map(|text| normal(text)).collect();
        for (index, column) in self.table.schema.columns.iter().enumerate() {
            let Some(From::Header { header, .. }) = self.source.columns.get(&column.name.text)
            else {
                continue;
            };
            match texts.iter().position(|text| *text == normal(&header.text)) {
                Some(position) => {
                    self.positions[index] = Some(position);
                    let shown = format!("{} ({})", letters(position), header.text);
                    self.headers[index] = Some(Arc::from(shown));
                }
                None => {
                    let known = typed.iter().map(String::as_str).filter(|text| !text.is_empty());
                    let known: Vec<&str> = known.collect();
                    self.missing_headers.push(
                        Diagnostic::error("I106")
                            .at(&header.place)
                            .at(self.place(self.source.header_row, None))
                            .with("name", &header.text)
                            .with(
                                "nearest",
                                nearest(&header.text, known.iter().copied()).unwrap_or("none"),
                            )
                            .with("known", known.join(", ")),
                    );
                }
            }
        }
    }

    fn place(&self, row: u32, column: Option<usize>) -> Place {
        let mut place = Place::file(Arc::clone(&self.shown)).sheet(self.sheet.clone()).row(row);
        place.column = column.and_then(|index| self.headers[index].clone());
        place
    }

    fn record(&mut self, number: u32, cells: &[Cell<'_>]) {
        let schema = self.table.schema;
        let mut values = Vec::with_capacity(schema.columns.len());
        let mut troubles: Vec<(usize, &'static str)> = Vec::new();
        for index in 0..schema.columns.len() {
            let seen = match (self.constants[index], self.positions[index]) {
                (Some(value), _) => Seen { value, trouble: None },
                (None, Some(position)) => match cells.get(position) {
                    Some(cell) => self.converters[index].convert(*cell, self.interner),
                    None => Seen { value: MISSING, trouble: None },
                },
                (None, None) => Seen { value: MISSING, trouble: None },
            };
            values.push(seen.value);
            troubles.extend(seen.trouble.map(|code| (index, code)));
        }
        self.check_validity(&mut values, &mut troubles);
        for index in &self.table.raw {
            let typed = self.positions[*index].and_then(|position| cells.get(position));
            let typed = typed.map_or(Cow::Borrowed(""), |cell| cell.text());
            let typed = super::parse::trimmed(&typed);
            values.push(if typed.is_empty() { MISSING } else { self.interner.number(typed) });
        }
        let mut kept = true;
        for (index, needed) in self.needed.iter().enumerate() {
            if *needed && present(values[index]).is_none() {
                kept = false;
                if values[index] == MISSING {
                    troubles.push((index, "I111"));
                }
            }
        }
        for (index, code) in troubles {
            let column = &schema.columns[index];
            let bad = present(values[index]).is_none();
            let sets_aside = bad && self.needed[index];
            // What cannot be read in a needed column takes the record out: that is the heavier news.
            let code = if sets_aside && code == "I113" { "I112" } else { code };
            self.tell(number, cells, index, code, sets_aside);
            if sets_aside
                && !self.told.set_aside.last().is_some_and(|own| {
                    own.place.row == Some(number)
                        && own.place.file.as_deref() == Some(&*self.shown)
                        && own.table == schema.name.text
                })
            {
                self.told.set_aside.push(SetAside {
                    table: schema.name.text.clone(),
                    place: self.place(number, Some(index)),
                    code,
                    column: Some(column.title.clone()),
                    waived: None,
                });
            }
        }
        let input = u16::try_from(self.table.inputs.len()).expect("fewer than 65536 files");
        let origin = Origin { input, row: number };
        if !kept {
            self.set_aside += 1;
            self.table.aside.push((values, origin));
            return;
        }
        self.loaded += 1;
        for (column, value) in self.table.values.iter_mut().zip(values) {
            column.push(value);
        }
        self.table.origins.push(origin);
    }

    /// A code must be in its list on the day of the column that it names.
    fn check_validity(&mut self, values: &mut [i64], troubles: &mut Vec<(usize, &'static str)>) {
        for (index, day, list) in &self.dated {
            let (Some(number), Some(day)) = (present(values[*index]), present(values[*day])) else {
                continue;
            };
            if self.valid.contains(&(*index, number, day)) {
                continue;
            }
            if self.codebooks[*list].valid(&self.interner.text(number), Some(day)) {
                self.valid.insert((*index, number, day));
            } else {
                values[*index] = UNREADABLE;
                troubles.push((*index, "I115"));
            }
        }
    }

    fn tell(
        &mut self,
        row: u32,
        cells: &[Cell<'_>],
        index: usize,
        code: &'static str,
        heavy: bool,
    ) {
        let column = &self.table.schema.columns[index];
        let typed = self.positions[index].and_then(|position| cells.get(position));
        let typed = typed.map_or(Cow::Borrowed(""), |cell| cell.text());
        let typed = super::parse::trimmed(&typed);
        let shown = if column.is_personal() { "…" } else { typed };
        let place = self.place(row, Some(index)).of(&self.of);
        // The same value again is the same finding at one more place: a million of them are small.
        let next = self.told.findings.len();
        let known = *self.said.entry((index, code, shown.to_owned())).or_insert(next);
        if known < next {
            self.told.findings[known].places.push(place);
            return;
        }
        let mut found = match (heavy, code) {
            (true, _) => Diagnostic::error(code),
            (_, "I121") => Diagnostic::note(code),
            _ => Diagnostic::warning(code),
        };
        found = found
            .at(place)
            .with("table", &self.table.schema.title)
            .with("column", &column.title)
            .with("field", &column.name.text)
            .with("value", shown);
        if let Type::Code(list) = &column.ty {
            let book = &self.codebooks[list];
            let known = book.codes.iter().map(|line| line.code.as_str());
            found =
                found.with("list", list).with("nearest", nearest(typed, known).unwrap_or("none"));
        }
        found.fields.shrink_to_fit();
        self.told.findings.push(found);
    }

    pub fn finish(
        self,
        sheet: Option<String>,
        size: usize,
        sha256: String,
    ) -> Result<(), Unusable> {
        let wanted = self.source.columns.values();
        let headers = wanted.filter(|own| matches!(own, From::Header { .. })).count();
        if headers > 1 && self.missing_headers.len() == headers {
            // Not one header fits: that is another file, or another row of it.
            let found = Diagnostic::error("I128")
                .at(&self.source.files.place)
                .at(self.place(self.source.header_row, None))
                .with("table", &self.table.schema.title)
                .with("found", self.missing_headers[0].text("known").unwrap_or_default());
            return Err(Unusable::Mapping(vec![found]));
        }
        if !self.missing_headers.is_empty() {
            return Err(Unusable::Mapping(self.missing_headers));
        }
        let place = Place::file(Arc::clone(&self.shown)).sheet(self.sheet.clone());
        if !self.header_seen {
            let found = Diagnostic::error("I129").at(place);
            return Err(Unusable::Input(found.with("row", self.source.header_row)));
        }
        if self.seen == self.before_header + self.blank {
            let found = Diagnostic::warning("I107").with("table", &self.table.schema.title);
            self.told.findings.push(found.at(place));
        }
        self.table.inputs.push(Input {
            table: self.of,
            file: Arc::clone(&self.shown),
            sheet: sheet.clone().map(Arc::from),
            headers: self.headers,
        });
        self.told.ledger.push(InputLedger {
            file: self.shown.to_string(),
            sheet,
            table: self.table.schema.name.text.clone(),
            size: size as u64,
            sha256,
            seen: self.seen,
            loaded: self.loaded,
            set_aside: self.set_aside,
            blank: self.blank,
            header: self.before_header,
        });
        Ok(())
    }
}

/// Headers are compared without case and without differences of white space.
fn normal(text: &str) -> String {
    let words: Vec<String> = text
        .split(|letter: char| letter.is_whitespace() || letter == '\u{feff}')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}

/// `0` is A, `25` is Z, `26` is AA.
fn letters(mut position: usize) -> String {
    let mut text = String::new();
    loop {
        text.insert(0, char::from(b'A' + (position % 26) as u8));
        if position < 26 {
            return text;
        }
        position = position / 26 - 1;
    }
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
