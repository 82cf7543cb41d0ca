//! The record that stands at a place: its key, its caseworker, its values. Polish: kartoteka.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::diagnostic::Place;
use crate::ingest::is_pesel;
use crate::model::table::Input;
use crate::model::value::present;
use crate::model::{Interner, MISSING, Table, TableSchema, Type, UNREADABLE, date};
use crate::number::decimal;

/// All records that were read, used or not, by where they stand.
pub struct Register<'r> {
    schemas: &'r BTreeMap<String, TableSchema>,
    tables: &'r BTreeMap<String, Table>,
    unused: &'r BTreeMap<String, Table>,
    interner: &'r Interner,
    /// For tables that know their caseworkers: the symbol by key.
    caseworkers: BTreeMap<&'r str, FxHashMap<i64, i64>>,
}

/// One record.
#[derive(Clone, Copy)]
pub struct Record<'r> {
    pub schema: &'r TableSchema,
    table: &'r Table,
    row: usize,
}

impl<'r> Register<'r> {
    pub fn new(
        schemas: &'r BTreeMap<String, TableSchema>,
        tables: &'r BTreeMap<String, Table>,
        unused: &'r BTreeMap<String, Table>,
        interner: &'r Interner,
    ) -> Register<'r> {
        let known = schemas.values().filter_map(|schema| {
            let [key] = schema.key.as_slice() else {
                return None;
            };
            let symbol = schema.columns.iter().find(|own| own.caseworker)?;
            let name = schema.name.text.as_str();
            let both = [tables.get(name), unused.get(name)].into_iter().flatten();
            let mut of_key = FxHashMap::default();
            for table in both {
                let (keys, symbols) = (table.column(&key.text)?, table.column(&symbol.name.text)?);
                let pairs = keys.values.iter().zip(symbols.values.iter());
                let pairs = pairs.filter_map(|(key, own)| present(*key).zip(present(*own)));
                pairs.for_each(|(key, own)| {
                    of_key.entry(key).or_insert(own);
                });
            }
            (!of_key.is_empty()).then_some((name, of_key))
        });
        Register { schemas, tables, unused, interner, caseworkers: known.collect() }
    }

    /// The record at a place; none when the place is of no record.
    pub fn record(&self, place: &Place) -> Option<Record<'r>> {
        let (name, row) = (place.table.as_deref()?, place.row?);
        let schema = self.schemas.get(name)?;
        let here = |input: &Input| {
            Some(&input.file) == place.file.as_ref()
                && (place.sheet.is_none() || input.sheet == place.sheet)
        };
        [self.tables, self.unused].into_iter().filter_map(|own| own.get(name)).find_map(|table| {
            let inputs = table.inputs.iter().enumerate().filter(|(_, input)| here(input));
            inputs.filter_map(|(input, _)| u16::try_from(input).ok()).find_map(|input| {
                let own =
                    table.origins.binary_search_by_key(&(input, row), |own| (own.input, own.row));
                own.ok().map(|row| Record { schema, table, row })
            })
        })
    }

    /// A table in words.
    pub fn title(&self, table: &str) -> &'r str {
        self.schemas.get(table).map_or("", |own| own.title.as_str())
    }

    /// Table and key, `families:R2/2025-02-05`; none when a part of the key is missing or personal.
    pub fn key(&self, record: Record<'_>) -> Option<Box<str>> {
        let mut key = String::new();
        let parts = record.schema.key.iter().filter_map(|name| record.schema.column(&name.text));
        for column in parts.filter(|column| !column.is_personal()) {
            let part = self.text(record.value(&column.name.text)?, &column.ty)?;
            // Some systems take the PESEL for the identifier of a person.
            if is_pesel(&part) {
                return None;
            }
            key.push(if key.is_empty() { ':' } else { '/' });
            key.push_str(&part);
        }
        (!key.is_empty()).then(|| format!("{}{key}", record.schema.name.text).into())
    }

    /// The symbol that the record has itself; else that of the first record it refers to, such as the
    /// decision of a payment.
    pub fn caseworker(&self, record: Record<'_>) -> Option<String> {
        let columns = &record.schema.columns;
        let own = columns.iter().filter(|column| column.caseworker);
        let own = own.filter_map(|column| present(record.value(&column.name.text)?));
        let referred = columns.iter().filter_map(|column| {
            let known = self.caseworkers.get(column.references.as_ref()?.text.as_str())?;
            known.get(&present(record.value(&column.name.text)?)?).copied()
        });
        let symbol = self.interner.text(own.chain(referred).next()?);
        (!is_pesel(&symbol)).then_some(symbol)
    }

    /// The values of some columns, or of all, but for personal ones.
    pub fn values<'v>(
        &'v self,
        record: Record<'v>,
        names: Option<&'v str>,
    ) -> impl Iterator<Item = (&'v str, String)> {
        let asked =
            move |name: &str| names.is_none_or(|names| names.split(", ").any(|own| own == name));
        let columns = record.schema.columns.iter();
        columns.filter(move |own| asked(&own.name.text) && !own.is_personal()).map(move |own| {
            let name = own.name.text.as_str();
            let value = record.value(name).unwrap_or(MISSING);
            let said = self.text(value, &own.ty);
            let none = if value == UNREADABLE { "?" } else { "" };
            (name, said.unwrap_or_else(|| none.to_owned()))
        })
    }

    /// The same text on any machine and in any run.
    fn text(&self, value: i64, ty: &Type) -> Option<String> {
        let value = present(value)?;
        Some(match ty {
            own if own.is_textual() => self.interner.text(value),
            Type::Date => date::from_days(value)?.to_string(),
            own => decimal(i128::from(value), own.scale().unwrap_or(0)),
        })
    }
}

impl Record<'_> {
    fn value(&self, column: &str) -> Option<i64> {
        self.table.column(column).map(|own| own.values[self.row])
    }
}
