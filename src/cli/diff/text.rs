//! A bridge as text for a terminal. Polish: pomost słowami.

use crate::bridge::{Alone, Bridge, CellBridge, Moved, Moves, Shown, Side};
use crate::cli::args;
use crate::cli::describe::Page;
use crate::cli::pages;
use crate::diagnostic::{Catalogue, render};
use crate::number::Exact;
use crate::write::list_cell_said;

/// Cells that only one side has are named up to so many.
const NAMED: usize = 12;

pub fn said(bridge: &Bridge, asked: &args::Diff, catalogue: &Catalogue) -> String {
    let mut page = Page::default();
    head(&mut page, bridge, asked, catalogue);
    let mut section = "";
    for own in shown(bridge, asked) {
        let number = own.cell.split('/').next().unwrap_or_default();
        if number != section {
            section = number;
            page.heading(&format!("{number}. {}", own.titles[0]));
        }
        cell(&mut page, own, asked, catalogue);
    }
    let pages = pages::filled(bridge.cells.len(), asked.limit);
    if asked.cells.is_empty() && pages > 1 {
        let fields = [("page", pages::shown(asked.page, pages).into()), ("pages", pages.into())];
        page.heading(&catalogue.say("diff-pages", &fields));
    }
    if asked.cells.is_empty() && !asked.records && !bridge.cells.is_empty() && !asked.a.is_empty() {
        let words = [Some(asked.a.as_str()), asked.b.as_deref()];
        let mut words: Vec<String> = words.into_iter().flatten().map(str::to_owned).collect();
        words.extend(asked.options.iter().map(|own| format!("--option {own}")));
        words.extend(asked.b_options.iter().map(|own| format!("--b-option {own}")));
        page.heading(&catalogue.say("diff-ask", &[("sides", words.join(" ").into())]));
    }
    page.text().to_owned()
}

/// The cells of the page, or those that were named.
pub fn shown<'b>(bridge: &'b Bridge, asked: &args::Diff) -> &'b [CellBridge] {
    let all = bridge.cells.as_slice();
    if !asked.cells.is_empty() || asked.limit == 0 {
        return all;
    }
    let page = pages::shown(asked.page, pages::filled(all.len(), asked.limit));
    let first = asked.limit.saturating_mul(page - 1).min(all.len());
    &all[first..first.saturating_add(asked.limit).min(all.len())]
}

fn head(page: &mut Page, bridge: &Bridge, asked: &args::Diff, catalogue: &Catalogue) {
    let side = |own: &Side| {
        let fields = [
            ("period", own.period.clone().into()),
            ("version", own.version.map_or(0, i64::from).into()),
            ("symbol", own.symbol.clone().into()),
            ("edition", own.edition.clone().into()),
        ];
        catalogue.say("diff-side", &fields)
    };
    page.heading(&catalogue.say("diff-of", &[("form", bridge.form.clone().into())]));
    for (name, own) in ["A:", "B:"].iter().zip(&bridge.sides) {
        page.entry(2, 3, name, &side(own));
    }
    for (name, before, after) in &bridge.options {
        let fields = [
            ("name", name.clone().into()),
            ("before", before.clone().into()),
            ("after", after.clone().into()),
        ];
        page.line(2, &catalogue.say("diff-option", &fields));
    }
    let changed = bridge.cells.iter().filter(|own| own.changed()).count();
    let unchanged = bridge.unchanged + bridge.cells.len() - changed;
    // Of what was not asked for nothing is said.
    let of = match (asked.cells.is_empty(), asked.sections.is_empty()) {
        (false, _) => "cells",
        (true, false) => "sections",
        (true, true) => "all",
    };
    let fields = [("of", of.into()), ("changed", changed.into()), ("unchanged", unchanged.into())];
    page.line(2, &catalogue.say("diff-count", &fields));
    for (side, only) in ["A", "B"].iter().zip(&bridge.only).filter(|(_, own)| !own.is_empty()) {
        let name = |own: &Alone| format!("{} ({})", own.cell, own.printed.said());
        let mut names: Vec<String> = only.iter().take(NAMED).map(name).collect();
        if only.len() > NAMED {
            names.push(catalogue.say("why-more", &[("count", (only.len() - NAMED).into())]));
        }
        let fields = [
            ("side", (*side).into()),
            ("count", only.len().into()),
            ("cells", names.join(", ").into()),
        ];
        page.line(2, &catalogue.say("diff-only", &fields));
    }
}

fn cell(page: &mut Page, own: &CellBridge, asked: &args::Diff, catalogue: &Catalogue) {
    let unit = match own.after.unit.word() {
        "" => String::new(),
        unit => format!(" [{unit}]"),
    };
    let before = own.cell_before.as_ref().map(|cell| format!(" (A: {cell})")).unwrap_or_default();
    let [_, row, column] = &own.titles;
    page.line(2, &format!("{}{before}  {row} – {column}{unit}", own.cell));
    page.line(6, &steps(own, catalogue));
    for part in &own.parts {
        let value = |own: Option<Exact>| own.map_or_else(|| "–".to_owned(), Exact::shown);
        let (before, after) = (value(part.before), value(part.after));
        if before != after && !asked.cells.is_empty() {
            page.line(6, &format!("[{}] {before} → {after}  {}", part.reference, part.label));
        }
    }
    if let Some(moves) = &own.moved {
        moved(page, moves, asked, catalogue);
    }
}

/// `120 + 30 nowe (30) − 19 ubyłe (19) = 131`
fn steps(own: &CellBridge, catalogue: &Catalogue) -> String {
    let mut text = own.before.said();
    for step in &own.steps {
        let word = cause(step.cause.word(), catalogue);
        let keys = if step.keys > 0 { format!(" ({})", step.keys) } else { String::new() };
        text.push_str(&format!(" {} {word}{keys}", signed(step.amount)));
    }
    text.push_str(&format!(" = {}", own.after.said()));
    text
}

fn cause(word: &'static str, catalogue: &Catalogue) -> String {
    catalogue.say("diff-cause", &[("cause", word.into())])
}

/// `+ 30`, `− 19`
fn signed(amount: Exact) -> String {
    let sign = if amount < Exact::ZERO { "−" } else { "+" };
    format!("{sign}\u{a0}{}", amount.absolute().shown())
}

fn moved(page: &mut Page, moves: &Moves, asked: &args::Diff, catalogue: &Catalogue) {
    let mut last = None;
    for (number, own) in (moves.first + 1..).zip(&moves.keys) {
        if last != Some(own.cause) {
            page.line(6, &format!("{}:", cause(own.cause.word(), catalogue)));
            last = Some(own.cause);
        }
        one(page, number, own, catalogue);
    }
    let pages = pages::filled(moves.count, asked.limit);
    if pages > 1 && !asked.cells.is_empty() {
        let fields = [("page", pages::shown(asked.page, pages).into()), ("pages", pages.into())];
        page.line(6, &catalogue.say("explain-pages", &fields));
    } else if moves.keys.len() < moves.count {
        let more = moves.count - moves.keys.len();
        page.line(8, &catalogue.say("why-more", &[("count", more.into())]));
    }
}

/// `  1. + 1  decyzje.xlsx, arkusz „Decyzje”, wiersz 482` and below it what decided.
fn one(page: &mut Page, number: usize, own: &Moved, catalogue: &Catalogue) {
    let gives = match (own.before, own.after) {
        (Some(before), Some(after)) => format!("{} → {}", before.shown(), after.shown()),
        _ => signed(own.amount()),
    };
    let place = |shown: &Shown, more: usize| {
        let place = shown.places.first().map(|own| render::place(catalogue, own));
        let more = match more {
            0 => String::new(),
            more => format!(" {}", catalogue.say("diff-more", &[("count", more.into())])),
        };
        format!("{}{more}", place.unwrap_or_default())
    };
    let start = format!("{number}. {gives}  ");
    match &own.records {
        [Some(before), Some(after)] => {
            page.line(8, &format!("{start}A: {}", place(before, own.more[0])));
            page.line(11, &values(before, None));
            page.line(11, &format!("B: {}", place(after, own.more[1])));
            page.line(11, &values(after, Some(before)));
        }
        [Some(only), None] => {
            page.line(8, &format!("{start}{}", place(only, own.more[0])));
            page.line(11, &values(only, None));
        }
        [None, Some(only)] => {
            page.line(8, &format!("{start}{}", place(only, own.more[1])));
            page.line(11, &values(only, None));
        }
        [None, None] => page.line(8, &start),
    }
    if let Some(side) = own.set_aside {
        let word = catalogue.word("diff-set-aside");
        page.line(11, &format!("{}: {word}", ["A", "B"][side]));
    }
}

/// The values of a record; beside one of the other side only those that are other ones.
fn values(shown: &Shown, beside: Option<&Shown>) -> String {
    let other = |name: &str, value: &str| {
        let old = beside.and_then(|own| own.values.iter().find(|(own, _)| own == name));
        old.is_none_or(|(_, old)| list_cell_said(old) != value)
    };
    let said = shown.values.iter().map(|(name, value)| (name, list_cell_said(value)));
    let said = said
        .filter(|(name, value)| other(name, value))
        .map(|(name, value)| format!("{name} = {}", if value.is_empty() { "–" } else { &value }));
    said.collect::<Vec<_>>().join("; ")
}
