//! The tree of an indicator as text for a terminal. Polish: rodowód wskaźnika słowami.

use super::text::{self, Shown};
use crate::cli::describe::Page;
use crate::diagnostic::{Catalogue, Field, render};
use crate::indicator::{
    Branch, Card, Cell, From, Lacking, Leaf, Now, Point, Tree, printed, unit_after,
};
use crate::number::Exact;
use crate::trace::{MadeOf, Trace};

/// The width of labels.
const LABEL: usize = 14;

/// All of it: the indicator, its measures with what gave each, then every cell with its records.
pub fn said(tree: &Tree, shown: Shown<'_>, catalogue: &Catalogue) -> String {
    let mut page = Page::default();
    head(&mut page, tree, catalogue);
    page.heading(&catalogue.word("explain-tree"));
    for branch in &tree.branches {
        measure(&mut page, branch, catalogue);
    }
    for branch in &tree.branches {
        for trace in branch.traces() {
            match &branch.leaf {
                Leaf::Counted(_) => text::counted(&mut page, trace, shown, catalogue),
                _ => text::cell(&mut page, trace, shown, catalogue),
            }
        }
    }
    page.text().to_owned()
}

/// What is said of the indicator itself, line by line.
pub fn facts(tree: &Tree, catalogue: &Catalogue) -> Vec<String> {
    let mut page = Page::default();
    head(&mut page, tree, catalogue);
    page.text().lines().map(str::to_owned).collect()
}

fn head(page: &mut Page, tree: &Tree, catalogue: &Catalogue) {
    let name = match (&tree.card, tree.branches.first()) {
        (Some(card), _) => card.indicator.id.clone(),
        (None, first) => first.map(|own| own.origin.measure.clone()).unwrap_or_default(),
    };
    let fields = [
        ("kind", if tree.card.is_some() { "indicator" } else { "measure" }.into()),
        ("strategy", tree.strategy.clone().into()),
        ("year", tree.year.to_string().into()),
        ("name", name.into()),
    ];
    page.heading(&catalogue.say("explain-tree-of", &fields));
    if let Some((card, point)) = tree.card.as_ref().zip(tree.point()) {
        indicator(page, (card, point), tree.year, catalogue);
    }
    if tree.hidden {
        page.line(2, &catalogue.word("explain-tree-hidden"));
    }
    if tree.laid_open {
        page.line(2, &catalogue.word("explain-tree-laid-open"));
    }
}

fn indicator(page: &mut Page, (card, point): (&Card, &Point), year: i32, catalogue: &Catalogue) {
    let own = &card.indicator;
    let mut entry = |id: &str, text: &str| {
        page.entry(2, LABEL, &format!("{}:", catalogue.word(id)), text);
    };
    let variant = own.variant.as_ref().map(|own| format!(" ({own})")).unwrap_or_default();
    entry("explain-tree-name", &format!("{}{variant}", own.name));
    let value = match (point.value, point.is_hidden()) {
        (Some(value), _) => {
            let said = printed(value, own.decimals);
            format!("{said} {}", unit_after(&said, &own.unit))
        }
        (None, true) => "#".to_owned(),
        (None, false) => "–".to_owned(),
    };
    let why = point
        .missing
        .as_ref()
        .map(|own| catalogue.say("explain-tree-missing", &[("why", own.word().into())]));
    let why = why.map(|own| format!(" ({own})")).unwrap_or_default();
    entry("explain-value", &format!("{value}{why}"));
    let number = |own: Option<Exact>| match own {
        Some(own) => own.shown(),
        None if point.is_hidden() => "#".to_owned(),
        None => "–".to_owned(),
    };
    entry("show-numerator", &format!("{} = {}", card.numerator, number(point.numerator)));
    if let Some(denominator) = &card.denominator {
        entry("show-denominator", &format!("{denominator} = {}", number(point.denominator)));
    }
    let formula = match (&card.denominator, own.multiplier) {
        (None, 1) => "only",
        (None, _) => "times",
        (Some(_), 1) => "quotient",
        (Some(_), _) => "share",
    };
    let fields = [("kind", formula.into()), ("multiplier", own.multiplier.into())];
    entry("show-formula", &catalogue.say("explain-tree-formula", &fields));
    entry("show-source", &own.source);
    entry("show-note", own.note.as_deref().unwrap_or_default());
    // The words of the verdict and of doubts are those of the deliverables, which are Polish.
    let fields = [("status", card.status.word().into())];
    let status = catalogue.say("explain-tree-status-of-one", &fields);
    entry("explain-tree-status", &format!("{} {status}: {}", card.status.sign(), card.because.0));
    for doubt in card.doubts.iter().filter(|own| own.year == year) {
        entry("explain-tree-doubt", &doubt.told.0);
    }
    for (from, why) in card.breaks.iter().filter(|(own, _)| *own == year) {
        entry("show-break", &format!("{from}: {why}"));
    }
}

/// `  licznik: osoby … (osoby_ubogie) = 619 osoba` and below it what gave it.
fn measure(page: &mut Page, own: &Branch, catalogue: &Catalogue) {
    let origin = &own.origin;
    let value = match (origin.value, &own.leaf) {
        (Some(value), _) => format!("{} [{}]", value.shown(), own.unit),
        (None, Leaf::Hidden) => "#".to_owned(),
        (None, _) => "–".to_owned(),
    };
    let fields: [(&'static str, Field); 4] = [
        ("side", own.side.word().into()),
        ("title", origin.title.clone().into()),
        ("id", origin.measure.clone().into()),
        ("value", value.into()),
    ];
    page.line(2, &catalogue.say("explain-tree-measure", &fields));
    let observed = catalogue.say("observed-word", &[("word", own.observed.word().into())]);
    let day = origin.day.map(|own| format!(", {own}")).unwrap_or_default();
    page.line(4, &format!("{}; {observed}{day}", from(&origin.from, catalogue)));
    if let Some((reported, expected)) = origin.coverage {
        let fields = [("reported", reported.into()), ("expected", expected.into())];
        page.line(4, &catalogue.say("explain-tree-coverage", &fields));
    }
    if let Some(note) = &own.note {
        page.line(4, &format!("{}: {note}", catalogue.word("show-note")));
    }
    for other in &own.otherwise {
        let value = other.value.map(Exact::shown).unwrap_or_default();
        let fields = [("value", value.into()), ("from", from(&other.from, catalogue).into())];
        page.line(4, &catalogue.say("explain-tree-otherwise", &fields));
    }
    leaf(page, own, catalogue);
}

fn leaf(page: &mut Page, own: &Branch, catalogue: &Catalogue) {
    match &own.leaf {
        Leaf::Cells { formula, cells, .. } => {
            page.line(4, &catalogue.say("explain-formula", &[("formula", formula.clone().into())]));
            cells.iter().for_each(|own| cell(page, own, catalogue));
        }
        Leaf::Counted(trace) => {
            if let MadeOf::Records(own) = &trace.made_of {
                let fields = [("count", own.count.into())];
                page.line(6, &catalogue.say("explain-of-records", &fields));
            }
        }
        Leaf::Series(all) => {
            for own in all {
                let place = render::place(catalogue, &own.place);
                let series = From::Reference(vec![own.series.clone()]).said();
                page.line(6, &format!("{series} = {}  {place}", own.value.shown()));
            }
        }
        Leaf::Entered { place, .. } => {
            let place = place.as_ref().map(|own| render::place(catalogue, own));
            page.line(6, &place.unwrap_or_default());
        }
        Leaf::Nothing(all) => {
            for own in all {
                page.line(6, &lacking(own, catalogue));
            }
        }
        Leaf::Hidden => page.line(6, &catalogue.word("explain-tree-hidden-measure")),
    }
}

/// `[mrpips-03 2025 2/1/4] = 619  Ogółem – Liczba osób (z 619 rekordów)`
fn cell(page: &mut Page, own: &Cell, catalogue: &Catalogue) {
    let Cell { form, period, name, .. } = own;
    let value = own.value.map_or_else(|| "–".to_owned(), Exact::shown);
    let begun = format!("[{form} {period} {name}] = {value}");
    match &own.now {
        Now::Same(trace) => {
            let [_, row, column] = &trace.titles;
            let how = text::how(trace, catalogue);
            page.line(6, &format!("{begun}  {row} – {column} ({how})"));
            if let MadeOf::Formula(below) = &trace.made_of {
                text::parts(page, below, 10, catalogue);
            }
        }
        Now::Other(now) => {
            page.line(6, &begun);
            let fields = [
                ("now", now.map_or_else(|| "–".to_owned(), Exact::shown).into()),
                ("version", own.version.unwrap_or_default().into()),
                ("form", form.clone().into()),
                ("period", period.clone().into()),
                ("cell", name.clone().into()),
            ];
            page.line(10, &catalogue.say("explain-tree-other", &fields));
        }
        Now::Refused(code) => {
            page.line(6, &begun);
            let fields = [
                ("code", (*code).into()),
                ("form", form.clone().into()),
                ("period", period.clone().into()),
            ];
            page.line(10, &catalogue.say("explain-tree-refused", &fields));
        }
    }
}

/// Where a number comes from, in the language of the terminal.
fn from(own: &From, catalogue: &Catalogue) -> String {
    let (kind, what) = own.kind();
    let (version, who) = match own {
        From::Submission { version, .. } => (*version, ""),
        From::Manual { who, .. } => (0, who.as_str()),
        _ => (0, ""),
    };
    let fields = [
        ("kind", kind.into()),
        ("from", what.into()),
        ("version", version.into()),
        ("who", who.into()),
    ];
    catalogue.say("explain-tree-from", &fields)
}

fn lacking(own: &Lacking, catalogue: &Catalogue) -> String {
    let year = |own: Option<i32>| own.map(|own| own.to_string()).unwrap_or_default();
    let (what, period, code) = match own {
        Lacking::OtherYears { written, from, to } => {
            (written.clone(), format!("{}–{}", year(*from), year(*to)), "")
        }
        Lacking::Return { form, period, code } => (form.clone(), period.clone(), *code),
        Lacking::Cells { cells: what }
        | Lacking::Exports { written: what }
        | Lacking::Series { series: what } => (what.clone(), String::new(), ""),
        Lacking::Entry => (String::new(), String::new(), ""),
    };
    let fields = [
        ("why", own.word().into()),
        ("what", what.into()),
        ("period", period.into()),
        ("code", code.into()),
    ];
    catalogue.say("explain-tree-lacking", &fields)
}

/// Whose cells do not give what they should: for the loud message.
pub fn differing(tree: &Tree) -> String {
    let own =
        tree.branches.iter().filter(|own| !own.adds_up() && !matches!(own.leaf, Leaf::Hidden));
    let cells = own.flat_map(Branch::traces).filter(|own| !own.adds_up());
    let cells: Vec<&str> = cells.map(|own: &Trace| own.cell.as_str()).collect();
    match (&tree.card, cells.is_empty()) {
        (Some(card), true) => card.indicator.id.clone(),
        _ => cells.join(", "),
    }
}
