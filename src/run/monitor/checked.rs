//! Cells of returns that measures name: is there such a cell in the edition of each year that it is read for?

use std::collections::BTreeMap;

use crate::builtin;
use crate::diagnostic::{Diagnostic, Problems, Severity, SourcePlace};
use crate::document::Said;
use crate::period::ReportingPeriod;
use crate::run::earlier::named;
use crate::run::edition::Editions;
use crate::template::form::{Content, Form};
use crate::template::formula::Reference;
use crate::template::indicator::{Catalogue, Given, Source};

/// Checks every cell that a source names: an unknown section, row or column is T550, a period that the return is not
/// made for T551, a blocked cell T508.
///
/// A source says its years with `from` and `to`, and every edition of them must have the cell. Without `from` it is the
/// newest edition that must: earlier ones may have been without it, and then give no number.
///
/// Of a measure that ships it is a warning: an office that has replaced a return with its own layout is not to lose the
/// whole catalogue over it.
pub fn check_cells(mut editions: Editions<'_>, catalogue: &Catalogue, problems: &Problems) {
    let mut forms: BTreeMap<(String, ReportingPeriod), Option<Form>> = BTreeMap::new();
    // What is wrong with the returns is told with them.
    let silent = Problems::default();
    for source in catalogue.measures.values().flat_map(|own| &own.sources) {
        let (Given::Cells(formula), Some(said)) = (&source.given, &source.cells) else {
            continue;
        };
        for reference in formula.references() {
            let Some(id) = &reference.form else { continue };
            for year in years(&editions, id, source) {
                let form = forms
                    .entry((id.clone(), year))
                    .or_insert_with(|| Some(editions.open(id, Some(year), &silent).1?.1));
                let told = form.as_ref().and_then(|form| check(form, reference, year).err());
                if let Some(mut told) = told {
                    if said.place.source.name.starts_with(builtin::SHIPPED) {
                        told.severity = Severity::Warning;
                    }
                    problems.push(told.at(place(said, reference)));
                    break;
                }
            }
        }
    }
}

/// The first years of the editions that a source reads.
fn years(editions: &Editions<'_>, form: &str, source: &Source) -> Vec<ReportingPeriod> {
    let first = |from: &String| from.get(..4).and_then(|own| own.parse::<i32>().ok());
    let known = editions.editions.get(form).map(|own| own.keys().filter_map(first).collect());
    let known: Vec<i32> = known.unwrap_or_default();
    let last = source.years.to.unwrap_or(i32::MAX);
    let mut read: Vec<i32> = known.into_iter().filter(|own| *own <= last).collect();
    let begins = match source.years.from {
        Some(from) => read.iter().rposition(|own| *own <= from).unwrap_or(0),
        None => read.len().saturating_sub(1),
    };
    read.drain(..begins);
    read.into_iter().filter_map(|own| own.to_string().parse().ok()).collect()
}

fn check(form: &Form, reference: &Reference, year: ReportingPeriod) -> Result<(), Diagnostic> {
    let [section, row, column] = reference.parts.as_slice() else {
        return Ok(());
    };
    let unknown = |part: &'static str, name: &str, known: Vec<&str>| {
        Diagnostic::unknown("T550", name, known)
            .with("part", part)
            .with("cell", reference.parts.join("/"))
            .with("form", &form.id)
            .with("edition", &form.valid_from)
    };
    let word = reference.period.as_deref().unwrap_or_default();
    if let Some(period) = named(year, word)
        && form.variant(period.kind()).is_none()
    {
        let kinds: Vec<&str> = form.variants.iter().map(|own| own.period.as_str()).collect();
        return Err(Diagnostic::error("T551")
            .with("form", &form.id)
            .with("cell", reference.shown())
            .with("kind", period.kind())
            .with("known", kinds.join(", ")));
    }
    let sections = || form.sections.iter().map(|own| own.id.as_str()).collect();
    let section = form.section(section).ok_or_else(|| unknown("section", section, sections()))?;
    // What is printed and submitted has ids; keys are for formulas within the return.
    let rows = || section.rows.iter().map(|own| own.id.as_str()).collect();
    let found = section.rows.iter().find(|own| own.id == *row);
    // Rows of combinations in the data are known only when they are counted.
    let of_data = section.rows.iter().any(|own| !own.by.is_empty());
    let Some(found) = found else {
        return if of_data { Ok(()) } else { Err(unknown("row", row, rows())) };
    };
    let columns = || section.columns.iter().map(|own| own.id.as_str()).collect();
    let at = section.column(column).ok_or_else(|| unknown("column", column, columns()))?;
    let choices = found.cells.get(at).map(|own| own.choices.as_slice()).unwrap_or_default();
    let is_blocked = |content: &Content| matches!(content, Content::Blocked);
    if !choices.is_empty() && choices.iter().all(|own| is_blocked(&own.content)) {
        return Err(Diagnostic::error("T508").with("cell", reference.parts.join("/")));
    }
    Ok(())
}

/// Where the reference stands in the formula.
fn place(said: &Said, reference: &Reference) -> SourcePlace {
    let written = format!("[{}]", reference.shown());
    match said.text.find(&written) {
        Some(start) => said.part(start..start + written.len()),
        None => said.place.clone(),
    }
}
