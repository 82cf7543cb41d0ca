//! `explain`: where a number comes from. Polish: skąd ta liczba.

mod json;
mod proof;
mod text;
mod tree;
mod tree_json;
mod why;

use std::path::Path;

pub use json::place;

use super::args::{self, Common, Format};
use super::commands::{not_written, office, options};
use super::pages;
use super::period::period;
use super::show;
use super::watch::Watch;
use crate::diagnostic::{Catalogue, Diagnostic, Place};
use crate::indicator::{Branch, Tree};
use crate::run::{self, Asking, Exit, MonitorRequest, Page, Refused, Request};
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
    let period = period(&asked.period).map_err(refused)?;
    let office = office(common).map_err(refused)?;
    let of_strategy = run::asking(&office, &asked.form)? == Asking::Strategy;
    if of_strategy && let Some(kind) = not_of_a_strategy(asked) {
        let found = Diagnostic::error("X108").with("kind", kind).with("name", &asked.form);
        return Err(refused(found));
    }
    let request = Request {
        office,
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
    if of_strategy {
        let Request { office, form: strategy, period, .. } = request;
        let request = MonitorRequest { office, strategy, period, unit: None };
        let name = asked.cell.as_deref().unwrap_or_default();
        let tree = run::explain_indicator(&request, name, page, &progress)?;
        drop(watch);
        if !whole {
            let traces = tree.branches.iter().flat_map(Branch::traces);
            let pages = pages::of_traces(traces, asked.limit);
            pages::tell_beyond(asked.page, pages, common, catalogue);
        }
        return told_of_tree(&tree, asked, common, catalogue);
    }
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
    if !whole {
        let pages = pages::of_traces([&trace], asked.limit);
        pages::tell_beyond(asked.page, pages, common, catalogue);
    }
    match &asked.to {
        Some(path) => {
            let xlsx = || write::trace_xlsx(&trace, &text::meaning(&trace, catalogue));
            keep(path, || write::trace_csv(&trace), xlsx)?;
            let fields = [("file", path.display().to_string().into())];
            out!("{}", catalogue.say("explain-kept", &fields));
        }
        None if common.format == Format::Json => out!("{}", json::said(&trace)),
        None => {
            let shown = text::Shown { asked, verbose: common.verbose };
            out!("{}", text::said(&trace, shown, catalogue));
        }
    }
    if trace.adds_up() {
        return Ok(Exit::Good);
    }
    told!("{}", catalogue.say("explain-differs", &[("cell", trace.cell.into())]));
    Ok(Exit::Output)
}

/// What only returns have, of what is asked of a strategy.
fn not_of_a_strategy(asked: &args::Explain) -> Option<&'static str> {
    match asked {
        args::Explain { record: Some(_), .. } => Some("record"),
        args::Explain { parts: true, .. } => Some("parts"),
        args::Explain { options, .. } if !options.is_empty() => Some("option"),
        _ => None,
    }
}

fn told_of_tree(
    tree: &Tree,
    asked: &args::Explain,
    common: &Common,
    catalogue: &Catalogue,
) -> Result<Exit, Refused> {
    match &asked.to {
        Some(path) => {
            let xlsx = || write::tree_xlsx(tree, &tree::facts(tree, catalogue));
            keep(path, || write::tree_csv(tree), xlsx)?;
            let fields = [("file", path.display().to_string().into())];
            out!("{}", catalogue.say("explain-kept", &fields));
        }
        None if common.format == Format::Json => out!("{}", tree_json::said(tree)),
        None => {
            let shown = text::Shown { asked, verbose: common.verbose };
            out!("{}", tree::said(tree, shown, catalogue));
        }
    }
    show::diagnostics(&tree.altered, common, catalogue);
    if tree.adds_up {
        return Ok(if tree.altered.is_empty() { Exit::Good } else { Exit::Look });
    }
    let fields = [("cell", tree::differing(tree).into())];
    told!("{}", catalogue.say("explain-differs", &fields));
    Ok(Exit::Output)
}

/// Writes all records, as a workbook or a csv by the ending of the name.
fn keep(
    path: &Path,
    csv: impl FnOnce() -> Vec<u8>,
    xlsx: impl FnOnce() -> Result<Vec<u8>, String>,
) -> Result<(), Refused> {
    let output = |found| Refused { exit: Exit::Output, diagnostics: vec![found] };
    let ending = path.extension().map(|own| own.to_string_lossy().to_lowercase());
    let bytes = match ending.as_deref() {
        Some("csv") => csv(),
        Some("xlsx") => xlsx().map_err(|message| {
            let place = Place::file(path.display().to_string());
            output(Diagnostic::error("W101").at(place).with("message", message))
        })?,
        _ => {
            let found = Diagnostic::error("X105").with("found", path.display().to_string());
            return Err(Refused { exit: Exit::Configuration, diagnostics: vec![found] });
        }
    };
    write::whole(path, &bytes).map_err(|error| output(not_written(path, &error)))
}
