//! A trace as text for a terminal. Polish: rodowód pola słowami.

use crate::cli::args;
use crate::cli::describe::{Page, written};
use crate::cli::pages;
use crate::diagnostic::{Catalogue, render};
use crate::report::{ListCell, State};
use crate::trace::{Gives, MadeOf, Record, Records, Sql, Trace, Worked};
use crate::write::list_cell_said;

/// The width of labels.
const LABEL: usize = 12;

/// How much of a trace is shown.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    pub asked: &'a args::Explain,
    /// The whole statement, and not its last step alone.
    pub verbose: bool,
}

/// All of it: the cell, what it means, in words and in SQL, what it was made of.
pub fn said(trace: &Trace, shown: Shown<'_>, catalogue: &Catalogue) -> String {
    let mut page = Page::default();
    cell(&mut page, trace, shown, catalogue);
    page.text().to_owned()
}

/// A cell of a return on a page that may tell of others.
pub fn cell(page: &mut Page, trace: &Trace, shown: Shown<'_>, catalogue: &Catalogue) {
    head(page, trace, catalogue);
    meaning_of(page, trace, catalogue);
    sql(page, trace, Some(command(trace, shown.asked)), shown, catalogue);
    made_of(page, trace, shown.asked, catalogue);
}

/// What a measure counts for itself: no return has it, and no command prints its statement.
pub fn counted(page: &mut Page, trace: &Trace, shown: Shown<'_>, catalogue: &Catalogue) {
    let fields = [
        ("id", trace.cell.clone().into()),
        ("title", trace.titles[1].clone().into()),
        ("period", trace.period.clone().into()),
    ];
    page.heading(&catalogue.say("explain-counted", &fields));
    meaning_of(page, trace, catalogue);
    sql(page, trace, None, shown, catalogue);
    made_of(page, trace, shown.asked, catalogue);
}

/// What prints the whole statement.
fn command(trace: &Trace, asked: &args::Explain) -> String {
    let options = asked.options.iter().map(|own| format!(" --option {own}"));
    let Trace { form, cell, period, .. } = trace;
    format!("spraw sql {form} {cell} --period {period}{}", options.collect::<String>())
}

/// The last step of the statement, and the names of those before it: views are long, and the same for many cells.
pub fn sql(
    page: &mut Page,
    trace: &Trace,
    command: Option<String>,
    shown: Shown<'_>,
    catalogue: &Catalogue,
) {
    let Some(own) = &trace.sql else {
        return;
    };
    page.heading(&catalogue.word("explain-sql"));
    match own {
        Sql::Query { text, own, behind } => {
            let whole = shown.verbose || behind.is_empty();
            page.as_it_is(2, if whole { text } else { own });
            if !whole {
                let fields = [("count", behind.len().into())];
                page.line(2, &catalogue.say("explain-sql-behind", &fields));
            }
            if let Some(command) = command {
                let fields = [("command", command.into())];
                page.line(2, &catalogue.say("explain-sql-whole", &fields));
            }
        }
        without => page.line(2, &without_sql(without, catalogue)),
    }
}

/// Why a cell has no SQL.
pub fn without_sql(own: &Sql, catalogue: &Catalogue) -> String {
    let what = match own {
        Sql::Gap(what) => what.clone(),
        _ => String::new(),
    };
    let fields = [("why", own.without().unwrap_or_default().into()), ("what", what.into())];
    catalogue.say("explain-without-sql", &fields)
}

/// What the template means by the cell, line by line, and why it has no SQL where it has none.
pub fn meaning(trace: &Trace, catalogue: &Catalogue) -> Vec<String> {
    let mut page = Page::default();
    meaning_of(&mut page, trace, catalogue);
    if let Some(own) = trace.sql.as_ref().filter(|own| own.without().is_some()) {
        page.heading(&catalogue.word("explain-sql"));
        page.line(2, &without_sql(own, catalogue));
    }
    page.text().lines().map(str::to_owned).collect()
}

fn head(page: &mut Page, trace: &Trace, catalogue: &Catalogue) {
    let fields = [
        ("form", trace.form.clone().into()),
        ("period", trace.period.clone().into()),
        ("cell", trace.cell.clone().into()),
    ];
    page.heading(&catalogue.say("explain-cell", &fields));
    let label = |id: &str| format!("{}:", catalogue.word(id));
    for (id, title) in
        ["explain-section", "explain-row", "explain-column"].iter().zip(&trace.titles)
    {
        page.entry(2, LABEL, &label(id), title);
    }
    page.entry(2, LABEL, &label("explain-value"), &value(trace, catalogue));
    page.entry(2, LABEL, &label("show-source"), &trace.bases.join("; "));
}

/// `135 osoba (policzone)`; blocked and missing values say so.
fn value(trace: &Trace, catalogue: &Catalogue) -> String {
    let state = catalogue.say("explain-state", &[("state", trace.state.word().into())]);
    let unit = trace.unit.word();
    match trace.state {
        State::Blocked => format!("X ({state})"),
        _ if trace.value.is_none() => format!("– ({state})"),
        _ if unit.is_empty() => format!("{} ({state})", trace.printed()),
        _ => format!("{} [{unit}] ({state})", trace.printed()),
    }
}

fn meaning_of(page: &mut Page, trace: &Trace, catalogue: &Catalogue) {
    page.heading(&catalogue.word("explain-meaning"));
    if let MadeOf::Records(own) = &trace.made_of {
        let label = |id: &str| format!("{}:", catalogue.word(id));
        page.entry(2, LABEL, &label("show-view"), &format!("{} ({})", own.title, own.view));
        page.entry(2, LABEL, &label("explain-record"), &own.about);
        page.entry(2, LABEL, &label("explain-period"), own.period.as_deref().unwrap_or_default());
    }
    for (level, own) in &trace.meaning {
        page.line(2, &catalogue.say("explain-level", &[("level", level.word().into())]));
        written(page, 4, own, catalogue);
    }
}

fn made_of(page: &mut Page, trace: &Trace, asked: &args::Explain, catalogue: &Catalogue) {
    match &trace.made_of {
        MadeOf::Records(own) => records(page, trace, own, asked, catalogue),
        MadeOf::Formula(own) => formula(page, trace, own, (asked, catalogue)),
        MadeOf::Entered { place, who, why } => {
            page.heading(&catalogue.word("explain-entered"));
            let label = |id: &str| format!("{}:", catalogue.word(id));
            let place = place.as_ref().map(|own| render::place(catalogue, own));
            page.entry(2, LABEL, &label("label-where"), &place.unwrap_or_default());
            page.entry(2, LABEL, &label("explain-who"), who);
            page.entry(2, LABEL, &label("label-why"), why);
        }
        MadeOf::Blocked => page.heading(&catalogue.word("explain-blocked")),
        MadeOf::Nothing => page.heading(&catalogue.word("explain-nothing")),
    }
}

fn records(
    page: &mut Page,
    trace: &Trace,
    own: &Records,
    asked: &args::Explain,
    catalogue: &Catalogue,
) {
    let fields = [
        ("count", own.count.into()),
        ("first", (own.first + 1).into()),
        ("last", (own.first + own.rows.len()).into()),
    ];
    page.heading(&catalogue.say("explain-records", &fields));
    for (number, record) in (own.first + 1..).zip(&own.rows) {
        one(page, number, record, own, catalogue);
    }
    let pages = pages::filled(own.count, asked.limit);
    if pages > 1 {
        let fields = [("page", pages::shown(asked.page, pages).into()), ("pages", pages.into())];
        page.line(2, &catalogue.say("explain-pages", &fields));
    }
    if own.unreadable > 0 {
        page.line(2, &catalogue.say("explain-unreadable", &[("count", own.unreadable.into())]));
    }
    if own.aside > 0 {
        page.line(2, &catalogue.say("explain-aside", &[("count", own.aside.into())]));
    }
    if own.uncovered {
        page.line(2, &catalogue.word("explain-uncovered"));
        return;
    }
    let total = own.total.map_or_else(|| "–".to_owned(), |own| own.shown());
    let fields = [("total", total.into()), ("value", value(trace, catalogue).into())];
    page.line(0, &catalogue.say("explain-total", &fields));
}

/// `  1. +1  decyzje.xlsx, arkusz „Decyzje”, wiersz 482` and below it what decided.
fn one(page: &mut Page, number: usize, record: &Record, own: &Records, catalogue: &Catalogue) {
    let gives = match record.gives {
        Gives::Own => format!("{}{}", sign(own), record.amount.shown()),
        Gives::Again(first) => catalogue.say("explain-again", &[("number", (first + 1).into())]),
        Gives::Nothing => catalogue.word("explain-gives-nothing"),
        Gives::Unreadable => catalogue.word("explain-gives-unreadable"),
    };
    let mut places = record.places.iter().map(|own| render::place(catalogue, own));
    let place = places.next().unwrap_or_default();
    page.line(2, &format!("{number}. {gives}  {place}"));
    let values = own.headers.iter().zip(&record.values).filter_map(|(header, value)| {
        let said = list_cell_said(value);
        let said = if said.is_empty() { "–" } else { &said };
        // The number of a record of another table is none of its values.
        let is_own = !header.is_key || *value != ListCell::Empty;
        is_own.then(|| format!("{} = {said}", header.name))
    });
    page.line(7, &values.collect::<Vec<_>>().join("; "));
    let others: Vec<String> = places.collect();
    if !others.is_empty() {
        let fields = [("places", others.join("; ").into())];
        page.line(7, &catalogue.say("explain-others", &fields));
    }
}

/// What is added up has a sign; of an average or a median every value is shown as it is.
fn sign(own: &Records) -> &'static str {
    if own.kind == crate::trace::Kind::Sum { "+" } else { "" }
}

/// The tree of cells below a formula, each leaf with how to ask for it.
fn formula(
    page: &mut Page,
    trace: &Trace,
    own: &Worked,
    (asked, catalogue): (&args::Explain, &Catalogue),
) {
    page.heading(&catalogue.say("explain-formula", &[("formula", own.formula.clone().into())]));
    if own.proposed {
        page.line(2, &catalogue.word("explain-proposed"));
    }
    parts(page, own, 2, catalogue);
    let options: Vec<String> = asked.options.iter().map(|own| format!(" --option {own}")).collect();
    let period = format!("{}{}", trace.period, options.concat());
    let fields = [("form", trace.form.clone().into()), ("period", period.into())];
    page.line(0, &catalogue.say("explain-ask", &fields));
}

pub fn parts(page: &mut Page, own: &Worked, indent: usize, catalogue: &Catalogue) {
    for part in &own.parts {
        let value = part.value.map_or_else(|| "–".to_owned(), |own| own.shown());
        let Some(trace) = &part.trace else {
            page.line(indent, &format!("[{}] = {value}", part.reference));
            continue;
        };
        let how = how(trace, catalogue);
        page.line(indent, &format!("[{}] = {value}  {} ({how})", part.reference, trace.titles[1]));
        if let MadeOf::Formula(below) = &trace.made_of {
            parts(page, below, indent + 4, catalogue);
        }
    }
}

/// In a few words: of how many records, by which formula.
pub fn how(trace: &Trace, catalogue: &Catalogue) -> String {
    match &trace.made_of {
        MadeOf::Records(own) => catalogue.say("explain-of-records", &[("count", own.count.into())]),
        MadeOf::Formula(own) => own.formula.clone(),
        _ => catalogue.say("explain-state", &[("state", trace.state.word().into())]),
    }
}
