//! Returns as far as a calendar asks: who sends them, for which periods, and until when.
//!
//! Nothing is read that only counting needs: a day on which nothing is due must cost little.

use std::collections::BTreeSet;
use std::path::Path;

use crate::builtin;
use crate::diagnostic::Problems;
use crate::document::{self, Fields};
use crate::ingest::with_shipped;
use crate::model::{Holidays, KnownUntil};
use crate::period::ReportingPeriod;
use crate::run::edition::{self, Editions};
use crate::run::{Exit, Refused, read_mappings};
use crate::template::form::Form;
use crate::template::library::Files;
use crate::template::term::Terms;

/// The returns that an office keeps, as they are made one after another, without their sections.
pub struct Heads {
    pub forms: Vec<Form>,
    /// The first day of the first edition of each, where it has several.
    since: Vec<(String, String)>,
    pub terms: Terms,
    pub holidays: Holidays,
    /// Until when the terms are known.
    pub known: KnownUntil,
}

impl Heads {
    /// In their editions of the period, or their newest ones.
    pub fn read(office: &Path, period: Option<ReportingPeriod>) -> Result<Heads, Refused> {
        let problems = Problems::default();
        let files = builtin::files(Some(office), &problems);
        let editions = Editions::of(&files);
        let mapped = mapped(office, &files);
        let kept_for = kept_for(&files);
        let (mut forms, mut others) = (Vec::new(), Vec::new());
        for id in &editions.order {
            let Some(form) = edition::head(&editions, id, period, &problems) else {
                continue;
            };
            // A department that the office does not have sends nothing: none of its tables is mapped.
            let mut own = kept_for.iter().filter(|(_, returns)| returns.contains(id)).peekable();
            let keeps = own.peek().is_none() || own.any(|(table, _)| mapped.contains(table));
            if keeps { &mut forms } else { &mut others }.push(form);
        }
        let mut holidays = Holidays::default();
        if let Some(source) = files.get("calendar/holidays.csv") {
            holidays.read(source, &problems);
        }
        let known = known(&files, &problems);
        let terms = Terms::read(&files, editions.editions.keys().map(String::as_str), &problems);
        terms.check(&forms, &problems);
        if problems.has_errors() {
            return Err(Refused::because(Exit::Configuration, problems));
        }
        let several = editions.editions.iter().filter(|(_, own)| own.len() > 1);
        let since = several.filter_map(|(id, own)| Some((id.clone(), own.keys().next()?.clone())));
        let since = since.collect();
        // Where nothing is mapped yet every return says what it needs.
        let forms = if forms.is_empty() { others } else { forms };
        Ok(Heads { forms, since, terms, holidays, known })
    }

    /// Since when a return is made: a form in one file says so itself.
    pub fn since<'h>(&'h self, form: &'h Form) -> &'h str {
        let first = self.since.iter().find(|(id, _)| *id == form.id);
        first.map_or(&form.valid_from, |(_, day)| day)
    }
}

/// Until when the terms are known.
pub fn known(files: &Files, problems: &Problems) -> KnownUntil {
    let mut known = KnownUntil::default();
    for (_, source) in files.iter().filter(|(path, _)| path.starts_with("known/")) {
        known.read(source, problems);
    }
    known
}

/// The tables that are kept for single returns, with those.
fn kept_for(files: &Files) -> Vec<(String, Vec<String>)> {
    // What is wrong with a table is told when a return is made of it.
    let silent = Problems::default();
    let tables = files.iter().filter(|(path, source)| {
        path.starts_with("tables/") && path.ends_with(".toml") && source.text.contains("returns")
    });
    let read = tables.filter_map(|(_, source)| {
        let root = document::parse(source, &silent);
        let fields = Fields::new(&root, &silent);
        let table = Fields::new(fields.table("table")?, &silent);
        let returns = table.texts("returns").into_iter().map(|said| said.text).collect::<Vec<_>>();
        Some((table.text("name")?, returns))
    });
    read.filter(|(_, returns)| !returns.is_empty()).collect()
}

/// The tables that the mappings of the office name, also by a mapping that ships; what is wrong with them is told
/// when they are used.
fn mapped(office: &Path, files: &Files) -> BTreeSet<String> {
    let silent = Problems::default();
    let sources = with_shipped(&read_mappings(office, &silent), files, &silent);
    let tables = sources.iter().filter_map(|own| own.text.parse::<toml::Table>().ok());
    let named = |table: &toml::Table| -> Vec<String> {
        let listed =
            table.get("source").and_then(toml::Value::as_array).cloned().unwrap_or_default();
        let names = listed.iter().filter_map(|own| own.get("table")?.as_str().map(str::to_owned));
        names.collect()
    };
    tables.flat_map(|table| named(&table)).collect()
}
