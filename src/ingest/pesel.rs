//! A PESEL tells a date of birth and a sex: do the columns beside it say the same?

use std::collections::BTreeMap;

use super::identifier;
use super::load::Told;
use super::records::tell_some;
use crate::diagnostic::Diagnostic;
use crate::model::schema::{FEMALE, MALE};
use crate::model::value::present;
use crate::model::{Codebooks, Interner, Table, TableSchema, Type, date};

/// Tells of every record whose PESEL says otherwise than its date of birth (I155) or sex (I156). The
/// record stays: ages are counted from the date of birth.
pub fn check_pesels(
    tables: &BTreeMap<String, Table>,
    schemas: &BTreeMap<String, TableSchema>,
    codebooks: &Codebooks,
    interner: &Interner,
    told: &mut Told,
) {
    for (name, table) in tables {
        let schema = &schemas[name];
        for column in &schema.columns {
            let own = &column.name.text;
            let Some(pesels) = table.column(own) else {
                continue;
            };
            let pesel =
                |record: usize| present(pesels.values[record]).map(|own| interner.text(own));
            let differing = |other: &str, differs: &dyn Fn(&str, i64) -> bool| -> Vec<usize> {
                let Some(values) = table.column(other).map(|column| &column.values) else {
                    return Vec::new();
                };
                let both = |record: usize| pesel(record).zip(present(values[record]));
                (0..table.len())
                    .filter(|record| both(*record).is_some_and(|(own, value)| differs(&own, value)))
                    .collect()
            };
            let mut tell = |code: &'static str, records: &[usize], other: &str| {
                let title = schema.column(other).map_or("", |column| column.title.as_str());
                tell_some(records, told, |record| {
                    Diagnostic::warning(code)
                        .at(table.place(record, Some(own)))
                        .at(table.place(record, Some(other)))
                        .with("table", &schema.title)
                        .with("column", title)
                });
            };
            if let Some(born) = &column.born {
                let differs =
                    |pesel: &str, day: i64| identifier::born(pesel).map(date::to_days) != Some(day);
                tell("I155", &differing(&born.text, &differs), &born.text);
            }
            let list = column.sex.as_ref().and_then(|sex| match &schema.column(&sex.text)?.ty {
                Type::Code(list) => Some((sex, codebooks.get(list)?)),
                _ => None,
            });
            if let Some((sex, book)) = list {
                let differs = |pesel: &str, code: i64| {
                    let code = interner.text(code);
                    let (woman, man) = (book.in_group(&code, FEMALE), book.in_group(&code, MALE));
                    // A code of neither group says nothing that could be compared.
                    woman != man && woman != identifier::is_of_woman(pesel)
                };
                tell("I156", &differing(&sex.text, &differs), &sex.text);
            }
        }
    }
}
