//! `diff`: what changed between two submissions or periods, and which records made it. Polish: porównanie.

mod json;
mod text;

pub use json::said as as_json;
pub use text::said as as_text;

use std::path::Path;

use super::args::{self, Common, Format};
use super::commands::{not_written, office, options};
use super::pages;
use super::show;
use super::watch::Watch;
use crate::bridge::Bridge;
use crate::diagnostic::{Catalogue, Diagnostic, Place};
use crate::run::{self, DiffAsked, Exit, Laid, Page, Refused};
use crate::write;

/// Compares A with B. Exit 1 when a version was changed, or is counted otherwise now than it was printed; exit 4 when a bridge does not
/// add up: that is a mistake of ours, and loud.
pub fn run(asked: &args::Diff, common: &Common, catalogue: &Catalogue) -> Exit {
    match told(asked, common, catalogue) {
        Ok(exit) => exit,
        Err(Refused { exit, diagnostics }) => {
            show::diagnostics(&diagnostics, common, catalogue);
            exit
        }
    }
}

fn told(asked: &args::Diff, common: &Common, catalogue: &Catalogue) -> Result<Exit, Refused> {
    let refused = |found| Refused { exit: Exit::Configuration, diagnostics: vec![found] };
    let office = office(common).map_err(refused)?;
    let both = options(&asked.options).map_err(refused)?;
    let mut of_b = both.clone();
    of_b.extend(options(&asked.b_options).map_err(refused)?);
    if let Some(path) = &asked.to {
        ending(path)?;
    }
    let sides = run::diff_sides(&office, &asked.a, asked.b.as_deref())?;
    if let Some(found) = run::same_twice(&sides, [&both, &of_b]) {
        return Err(refused(found));
    }
    if sides[0].form != sides[1].form {
        return Err(refused(run::two_returns(&sides)));
    }
    if asked.show_personal {
        show::diagnostics(&[Diagnostic::note("X104")], common, catalogue);
    }
    let title = format!("{} {}–{}", sides[0].form, sides[0].period, sides[1].period);
    let watch = Watch::new(common, &title, catalogue);
    let before = Laid::out(&office, &sides[0], &both)?;
    let after = Laid::out(&office, &sides[1], &of_b)?;
    let whole = asked.limit == 0 || asked.to.is_some();
    let named = !asked.cells.is_empty();
    let page = Page {
        size: (!whole).then_some(asked.limit),
        // Without a cell that is named the pages are of cells.
        number: if named { asked.page } else { 1 },
        personal: asked.show_personal,
    };
    let wanted = DiffAsked {
        cells: asked.cells.clone(),
        sections: asked.sections.clone(),
        moves: (named || asked.records).then_some(page),
    };
    let tampered = run::tampered([&before.compared, &after.compared]);
    let progress = |own: run::Progress<'_>| watch.tell(own);
    let bridge = run::diff([&before.compared, &after.compared], &wanted, &progress)?;
    drop(watch);
    let again = run::counted_otherwise(&bridge);
    if !whole {
        let pages = pages::of_bridge(&bridge, named, asked.limit);
        pages::tell_beyond(asked.page, pages, common, catalogue);
    }
    show::diagnostics(&tampered, common, catalogue);
    show::diagnostics(&again, common, catalogue);
    match &asked.to {
        Some(path) => {
            kept(&bridge, asked.records || named, path, catalogue)?;
            let fields = [("file", path.display().to_string().into())];
            out!("{}", catalogue.say("explain-kept", &fields));
        }
        None if common.format == Format::Json => out!("{}", json::said(&bridge, asked)),
        None => out!("{}", text::said(&bridge, asked, catalogue)),
    }
    if !bridge.adds_up() {
        let wrong = bridge.cells.iter().filter(|own| !own.adds_up()).map(|own| own.cell.as_str());
        let wrong: Vec<&str> = wrong.collect();
        told!("{}", catalogue.say("diff-differs", &[("cells", wrong.join(", ").into())]));
        return Ok(Exit::Output);
    }
    Ok(if again.is_empty() && tampered.is_empty() { Exit::Good } else { Exit::Look })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    Csv,
    Xlsx,
}

/// X105 when the name of a file does not say in which form it is to be.
fn ending(path: &Path) -> Result<Ending, Refused> {
    match path.extension().map(|own| own.to_string_lossy().to_lowercase()).as_deref() {
        Some("csv") => Ok(Ending::Csv),
        Some("xlsx") => Ok(Ending::Xlsx),
        _ => {
            let found = Diagnostic::error("X105").with("found", path.display().to_string());
            Err(Refused { exit: Exit::Configuration, diagnostics: vec![found] })
        }
    }
}

/// Writes the bridge; a csv has a line a cell, or a line a record when these are asked for.
fn kept(bridge: &Bridge, records: bool, path: &Path, catalogue: &Catalogue) -> Result<(), Refused> {
    let output = |found| Refused { exit: Exit::Output, diagnostics: vec![found] };
    let bytes = match ending(path)? {
        Ending::Csv if records => write::moves_csv(bridge),
        Ending::Csv => write::bridge_csv(bridge),
        Ending::Xlsx => write::bridge_xlsx(bridge, catalogue).map_err(|message| {
            let place = Place::file(path.display().to_string());
            output(Diagnostic::error("W101").at(place).with("message", message))
        })?,
    };
    write::whole(path, &bytes).map_err(|error| output(not_written(path, &error)))
}
