//! What is wrong with the data of collations, told before anybody collates. Polish: sprawdzenie zasad zestawienia.

use std::collections::BTreeMap;

use super::policy;
use super::wide::{UnitTable, tables};
use crate::builtin;
use crate::diagnostic::{Diagnostic, Problems};
use crate::document::Said;
use crate::period::ReportingPeriod;
use crate::run::open_form;
use crate::template::form::{Form, unknown_row};
use crate::template::library::Files;

/// Reads `collation/*.toml` and notes every mistake. A cell must stand in some edition of its return (T502, T503, T505):
/// a table of units is of one year, and its form may have changed since.
pub fn check(files: &Files, problems: &Problems) {
    policy::read(files, problems);
    let mut known: BTreeMap<String, Vec<Form>> = BTreeMap::new();
    let editions = builtin::editions(files);
    for table in tables(files, problems) {
        let id = &table.form;
        if !editions.contains_key(&id.text) {
            // A form that nobody named is told already.
            if !id.text.is_empty() {
                let all = editions.keys().map(String::as_str);
                problems.push(Diagnostic::unknown("C103", &id.text, all).at(&id.place));
            }
            continue;
        }
        let forms = known.entry(id.text.clone()).or_insert_with(|| opened(files, &id.text));
        cells(&table, forms, problems);
    }
}

/// A return in all its editions, the newest first; what is wrong with one is told where returns are read.
fn opened(files: &Files, id: &str) -> Vec<Form> {
    let silent = Problems::default();
    let editions = builtin::editions(files);
    let days = editions.get(id).into_iter().flat_map(|own| own.keys().rev());
    let forms = days.filter_map(|day| {
        let year: ReportingPeriod = day.get(..4)?.parse().ok()?;
        // A form in one file is in force since ever.
        let period = Some(year).filter(|_| !day.starts_with("0001"));
        open_form(files, id, period, &silent).map(|(_, form, _)| form)
    });
    forms.collect()
}

fn cells(table: &UnitTable, forms: &[Form], problems: &Problems) {
    for (said, [section, row, column]) in &table.cells_said {
        let has = |form: &Form| {
            let own = form.sections.iter().find(|own| own.id == *section);
            own.is_some_and(|own| own.row(row).is_some() && own.column(column).is_some())
        };
        if forms.is_empty() || forms.iter().any(has) {
            continue;
        }
        problems.push(missing(said, [section, row, column], forms));
    }
}

/// What of a reference the form lacks, in the newest edition that has the most of it.
fn missing(said: &Said, [section, row, column]: [&String; 3], forms: &[Form]) -> Diagnostic {
    let sections =
        forms.iter().filter_map(|own| own.sections.iter().find(|own| own.id == *section));
    let sections: Vec<_> = sections.collect();
    let Some(first) = sections.first() else {
        return Diagnostic::error("T502").at(&said.place).with("cell", &said.text);
    };
    match sections.iter().find(|own| own.row(row).is_some()) {
        None => unknown_row(row, first, &said.place),
        Some(own) => {
            let known: Vec<&str> = own.columns.iter().map(|own| own.id.as_str()).collect();
            let found = Diagnostic::error("T505").at(&said.place).with("name", column);
            found.with("known", known.join(", "))
        }
    }
}
