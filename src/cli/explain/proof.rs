//! The proof of a division, as text and for programs. Polish: dowód podziału słowami.

use serde_json::{Value, json};

use crate::cli::describe::Page;
use crate::diagnostic::{Catalogue, render};
use crate::trace::{Division, PartOfWhole, Proof, SectionProof, Stray};

/// Places of stray records on a screen.
const PLACES: usize = 5;
/// Codes that no record has, named on a screen unless more is asked for.
const CODES: usize = 8;

pub fn said(own: &Proof, verbose: bool, catalogue: &Catalogue) -> String {
    let mut page = Page::default();
    let fields = [("form", own.form.clone().into()), ("period", own.period.clone().into())];
    page.heading(&catalogue.say("proof-of", &fields));
    for section in &own.sections {
        of_section(&mut page, section, catalogue);
    }
    codes(&mut page, own, verbose, catalogue);
    page.text().to_owned()
}

fn of_section(page: &mut Page, own: &SectionProof, catalogue: &Catalogue) {
    let fields = [("id", own.section.clone().into()), ("title", own.title.clone().into())];
    page.heading(&catalogue.say("show-section", &fields));
    for division in &own.divisions {
        of_division(page, division, catalogue);
    }
    if !own.unreached.is_empty() {
        let rows: Vec<&str> = own.unreached.iter().map(|(row, _)| row.as_str()).collect();
        page.line(2, &catalogue.say("proof-unreached", &[("rows", rows.join(", ").into())]));
    }
}

/// Codes without a row and without a record, over the whole return.
fn codes(page: &mut Page, own: &Proof, verbose: bool, catalogue: &Catalogue) {
    if !own.unread.is_empty() || !own.unused.is_empty() {
        page.heading(&catalogue.word("proof-codes"));
    }
    for code in &own.unread {
        let fields = [
            ("view", code.view.clone().into()),
            ("column", code.column.clone().into()),
            ("code", code.code.clone().into()),
            ("label", code.label.clone().into()),
            ("count", code.records.into()),
        ];
        page.line(2, &catalogue.say("proof-unread", &fields));
    }
    for unused in &own.unused {
        let most = if verbose { unused.codes.len() } else { CODES };
        let shown = unused.codes.iter().take(most).cloned().collect::<Vec<_>>().join("; ");
        let more = unused.codes.len().saturating_sub(most);
        let fields = [
            ("view", unused.view.clone().into()),
            ("column", unused.column.clone().into()),
            ("list", unused.list.clone().into()),
            ("codes", shown.into()),
            ("more", more.into()),
        ];
        page.line(2, &catalogue.say("proof-unused", &fields));
    }
}

/// `✓ 5 Zasiłki okresowe (383) = 6 własne (120) + 7 dotacja (263), źródło`
fn of_division(page: &mut Page, own: &Division, catalogue: &Catalogue) {
    let parts: Vec<String> = own.parts.iter().map(row).collect();
    let between = if own.complete { " + " } else { ", " };
    let fields = [
        ("whole", row(&own.whole).into()),
        ("parts", parts.join(between).into()),
        ("by", own.by.clone().into()),
        ("kind", if own.complete { "part" } else { "within" }.into()),
    ];
    let sign = if own.holds() { "✓" } else { "✗" };
    page.line(2, &format!("{sign} {}", catalogue.say("proof-division", &fields)));
    let mut stray = |id: &str, stray: &Stray| {
        if stray.count > 0 {
            let places = stray.places.iter().take(PLACES).map(|own| render::place(catalogue, own));
            let places = places.collect::<Vec<_>>().join("; ");
            let fields = [("count", stray.count.into()), ("places", places.into())];
            page.line(6, &catalogue.say(id, &fields));
        }
    };
    stray("proof-outside", &own.outside);
    if own.complete {
        stray("proof-twice", &own.twice);
        stray("proof-left-out", &own.left_out);
    }
}

fn row(own: &PartOfWhole) -> String {
    format!("{} {} ({})", own.row, own.label, own.records)
}

pub fn as_json(own: &Proof) -> Value {
    let row = |own: &PartOfWhole| json!({ "row": own.row, "records": own.records });
    let stray = |own: &Stray| {
        let places = own.places.iter().map(super::json::place).collect::<Vec<_>>();
        json!({ "count": own.count, "places": places })
    };
    let division = |own: &Division| {
        json!({
            "whole": row(&own.whole), "by": own.by, "complete": own.complete, "holds": own.holds(),
            "parts": own.parts.iter().map(row).collect::<Vec<_>>(), "outside": stray(&own.outside),
            "twice": stray(&own.twice), "left_out": stray(&own.left_out),
        })
    };
    let section = |own: &SectionProof| {
        let unreached = own.unreached.iter().map(|(row, _)| row).collect::<Vec<_>>();
        json!({
            "section": own.section, "rows_without_records": unreached,
            "divisions": own.divisions.iter().map(division).collect::<Vec<_>>(),
        })
    };
    let sections = own.sections.iter().map(section).collect::<Vec<_>>();
    let unread = own.unread.iter().map(|own| {
        json!({ "view": own.view, "column": own.column, "code": own.code, "records": own.records })
    });
    let unused = own.unused.iter().map(|own| {
        json!({ "view": own.view, "column": own.column, "list": own.list, "codes": own.codes })
    });
    json!({
        "form": own.form, "period": own.period, "sections": sections,
        "codes_in_no_row": unread.collect::<Vec<_>>(),
        "codes_without_records": unused.collect::<Vec<_>>(),
    })
}
