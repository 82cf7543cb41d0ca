//! `explain`: where a number comes from. Polish: skąd ta liczba.

mod json;
mod proof;
mod text;
mod why;

use std::path::Path;

pub use json::place;

use super::args::{self, Common, Format};
use super::commands::{not_written, office, options};
use super::show;
use super::watch::Watch;
use crate::diagnostic::{Catalogue, Diagnostic, Place};
use crate::period::ReportingPeriod;
use crate::run::{self, Exit, Page, Refused, Request};
use crate::trace::Trace;
use crate::write;

/// Traces a cell to its records. Exit 4 when they do not give the cell: that is a mistake of ours, and loud.
pub fn run(asked: &args::Explain, common: &Common, catalogue: &Catalogue) -> Exit {
    match told(asked, common, catalogue) {
        Ok(exit) => exit,
        Err(Refused { exit, diagnostics }) => {
            show::diagnostics(&diagnostics, common, catalogue);
            exit
        }
    }
}

fn told(asked: &args::Explain, common: &Common, catalogue: &Catalogue) -> Result<Exit, Refused> {
    let refused = |found| Refused { exit: Exit::Configuration, diagnostics: vec![found] };
    let period: ReportingPeriod = asked
        .period
        .parse()
        .map_err(|()| refused(Diagnostic::error("C111").with("found", &asked.period)))?;
    let request = Request {
        office: office(common).map_err(refused)?,
        form: asked.form.clone(),
        period,
        options: options(&asked.options).map_err(refused)?,
        write: false,
        uncorrected: false,
        dry_run: false,
    };
    let whole = asked.limit == 0 || asked.to.is_some();
    let page = Page {
        size: (!whole).then_some(asked.limit),
        number: asked.page,
        personal: asked.show_personal,
    };
    if asked.show_personal {
        show::diagnostics(&[Diagnostic::note("X104")], common, catalogue);
    }
    let watch = Watch::new(common, &format!("{} {period}", asked.form), catalogue);
    let progress = |own: run::Progress<'_>| watch.tell(own);
    if let Some(id) = &asked.record {
        let found = run::explain_record(&request, id, asked.show_personal, &progress)?;
        drop(watch);
        match common.format {
            Format::Json => out!("{}", why::as_json(&found)),
            Format::Text => out!("{}", why::said(&found, catalogue)),
        }
        return Ok(Exit::Good);
    }
    if asked.parts {
        let found = run::explain_parts(&request, &progress)?;
        drop(watch);
        match common.format {
            Format::Json => out!("{}", proof::as_json(&found)),
            Format::Text => out!("{}", proof::said(&found, common.verbose, catalogue)),
        }
        return Ok(Exit::Good);
    }
    let cell = asked.cell.as_deref().unwrap_or_default();
    let trace = run::explain(&request, cell, page, &progress)?;
    drop(watch);
    match &asked.to {
        Some(path) => {
            kept(&trace, path, catalogue)?;
            let fields = [("file", path.display().to_string().into())];
            out!("{}", catalogue.say("explain-kept", &fields));
        }
        None if common.format == Format::Json => out!("{}", json::said(&trace)),
        None => out!("{}", text::said(&trace, asked, catalogue)),
    }
    if trace.adds_up() {
        return Ok(Exit::Good);
    }
    told!("{}", catalogue.say("explain-differs", &[("cell", trace.cell.into())]));
    Ok(Exit::Output)
}

/// Writes the trace with all its records, as a workbook or a csv by the ending of the name.
fn kept(trace: &Trace, path: &Path, catalogue: &Catalogue) -> Result<(), Refused> {
    let output = |found| Refused { exit: Exit::Output, diagnostics: vec![found] };
    let ending = path.extension().map(|own| own.to_string_lossy().to_lowercase());
    let bytes = match ending.as_deref() {
        Some("csv") => write::trace_csv(trace),
        Some("xlsx") => {
            write::trace_xlsx(trace, &text::meaning(trace, catalogue)).map_err(|message| {
                let place = Place::file(path.display().to_string());
                output(Diagnostic::error("W101").at(place).with("message", message))
            })?
        }
        _ => {
            let found = Diagnostic::error("X105").with("found", path.display().to_string());
            return Err(Refused { exit: Exit::Configuration, diagnostics: vec![found] });
        }
    };
    write::whole(path, &bytes).map_err(|error| output(not_written(path, &error)))
}
