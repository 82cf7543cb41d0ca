//! A proposal as a mapping, every line with its confidence and reason. Polish: zapis odwzorowania.

use std::fmt::Write as _;

use super::codes::By;
use super::{Answer, Choice, Doubt, Export, Reason};
use crate::diagnostic::{Catalogue, Field};
use crate::ingest::Title;
use crate::model::{Codebooks, TableSchema};

/// The text of `mapowania/<table>.toml`: a source for each export of the table.
pub fn written(
    table: &TableSchema,
    exports: &[&Export],
    codebooks: &Codebooks,
    catalogue: &Catalogue,
) -> String {
    let mut text = String::new();
    let fields = [("table", (&table.name.text).into()), ("title", (&table.title).into())];
    for line in catalogue.say("mapping-head", &fields).lines() {
        let _ = writeln!(text, "# {line}");
    }
    for export in exports {
        source(&mut text, table, export, codebooks, catalogue);
    }
    text
}

fn source(
    text: &mut String,
    table: &TableSchema,
    export: &Export,
    codebooks: &Codebooks,
    catalogue: &Catalogue,
) {
    let sheet = &export.sheet;
    let _ = writeln!(text, "\n[[source]]\ntable = {}", quoted(&table.name.text));
    match export.parts.names.as_slice() {
        [one] => {
            let _ = writeln!(text, "files = {}", quoted(one));
        }
        several => {
            let _ = writeln!(text, "files = {}", list(several));
        }
    }
    if export.parts.expect != "one" {
        let _ = writeln!(text, "expect = {}", quoted(export.parts.expect));
    }
    if let Some(name) = sheet.name.as_ref().filter(|_| sheet.among_others) {
        let _ = writeln!(text, "sheet = {}", quoted(name));
    }
    let _ = writeln!(text, "# {}", catalogue.word("mapping-header-line"));
    let _ = writeln!(text, "header_line = {}", list(&sheet.header_line()));
    let Some(proposal) = &export.proposal else {
        return;
    };
    let _ = writeln!(text, "\n[source.columns]");
    let simple = |choice: &&Choice| choice.codes.is_empty();
    for choice in proposal.columns.iter().filter(simple) {
        column(text, table, export, choice, catalogue);
    }
    for choice in proposal.columns.iter().filter(|own| !simple(own)) {
        translated(text, table, export, choice, codebooks, catalogue);
    }
}

fn column(
    text: &mut String,
    table: &TableSchema,
    export: &Export,
    choice: &Choice,
    catalogue: &Catalogue,
) {
    let name = &choice.column;
    match &choice.answer {
        Answer::Is { place, confidence, reasons } => {
            let line = format!("{name} = {}", header(export, *place));
            let said = reasons_said(*confidence, reasons, catalogue);
            let _ = writeln!(text, "{line:<44} # {said}");
        }
        Answer::Which { places, .. } => {
            for line in question(table, export, choice, catalogue).lines() {
                let _ = writeln!(text, "# ? {line}");
            }
            for place in places {
                let _ = writeln!(text, "# {name} = {}", header(export, *place));
            }
        }
        Answer::Absent => {
            let title = table.column(name).map_or("", |own| own.title.as_str());
            let fields = [("column", name.into()), ("title", title.into())];
            let (mark, id) =
                if choice.needed { ("? ", "mapping-lacks") } else { ("", "mapping-absent") };
            let _ = writeln!(text, "# {mark}{}", catalogue.say(id, &fields));
        }
    }
}

/// A column with its codes, each on a line of its own.
fn translated(
    text: &mut String,
    table: &TableSchema,
    export: &Export,
    choice: &Choice,
    codebooks: &Codebooks,
    catalogue: &Catalogue,
) {
    let Answer::Is { place, confidence, reasons } = &choice.answer else {
        return;
    };
    let name = &choice.column;
    let said = reasons_said(*confidence, reasons, catalogue);
    let _ = writeln!(text, "\n[source.columns.{name}]  # {said}");
    let column = &export.sheet.columns[*place];
    let _ = writeln!(text, "header = {}", quoted(&column.title.shown));
    if is_twice(export, *place) {
        let _ = writeln!(text, "column = {}", quoted(&column.letters()));
    }
    let _ = writeln!(text, "[source.columns.{name}.codes]");
    let book = match table.column(name).map(|own| &own.ty) {
        Some(crate::model::Type::Code(list)) => codebooks.get(list),
        _ => None,
    };
    for own in &choice.codes {
        let ours = own.ours.as_deref();
        let label = book.and_then(|book| book.find(ours?).next());
        let by = match own.by {
            By::Itself | By::Label => "label",
            By::Records => "records",
            By::Short => "short",
            By::Nothing => "nothing",
        };
        let list = book.map_or("", |book| book.name.as_str());
        let fields: [(&str, Field); 4] = [
            ("by", by.into()),
            ("count", own.count.into()),
            ("label", label.map_or("", |line| line.label.as_str()).into()),
            ("list", list.into()),
        ];
        let line = format!("{} = {}", quoted(&own.theirs), quoted(ours.unwrap_or("?")));
        let mark = if ours.is_none() { "? " } else { "" };
        let _ = writeln!(text, "{line:<28} # {mark}{}", catalogue.say("mapping-code", &fields));
    }
}

/// The question in a sentence: which column, out of which, and why it is asked.
pub fn question(
    table: &TableSchema,
    export: &Export,
    choice: &Choice,
    catalogue: &Catalogue,
) -> String {
    let title = table.column(&choice.column).map_or("", |own| own.title.as_str());
    let base = |more: Vec<(&'static str, Field)>| {
        let mut fields: Vec<(&str, Field)> =
            vec![("column", (&choice.column).into()), ("title", title.into())];
        fields.extend(more);
        fields
    };
    if let Answer::Which { places, why } = &choice.answer {
        let shown: Vec<String> =
            places.iter().map(|place| export.sheet.columns[*place].shown()).collect();
        let (word, reason) = match why {
            Doubt::Alike => ("alike", String::new()),
            Doubt::Denied(reasons) => {
                let said: Vec<String> = reasons.iter().map(|own| reason(own, catalogue)).collect();
                ("denied", said.join(", "))
            }
            Doubt::NamedOther(other) => ("other", other.clone()),
            Doubt::Reversed => ("reversed", String::new()),
            Doubt::Unknown => ("unknown", String::new()),
        };
        let needed = if choice.needed { "yes" } else { "no" };
        let fields = base(vec![
            ("places", shown.join(", ").into()),
            ("why", word.into()),
            ("reason", reason.into()),
            ("needed", needed.into()),
            ("count", places.len().into()),
        ]);
        let mut said = catalogue.say("inspect-which", &fields);
        if let (Some((first, second)), Doubt::Alike | Doubt::Unknown) = (pair(places), why)
            && let Some(hint) = order(export, first, second, catalogue)
        {
            let _ = write!(said, " {hint}");
        }
        return said;
    }
    let open = choice.codes.iter().filter(|own| own.ours.is_none());
    let codes: Vec<String> = open.map(|own| format!("„{}” ({})", own.theirs, own.count)).collect();
    catalogue.say("inspect-which-codes", &base(vec![("codes", codes.join(", ").into())]))
}

fn pair(places: &[usize]) -> Option<(usize, usize)> {
    match places {
        [first, second] => Some((*first, *second)),
        _ => None,
    }
}

/// Which of two days is the earlier one, for who answers.
fn order(export: &Export, first: usize, second: usize, catalogue: &Catalogue) -> Option<String> {
    let (later, both) = export.sheet.order(first, second);
    if both == 0 || later * 20 > both && (both - later) * 20 > both {
        return None;
    }
    let (from, to) = if later * 2 < both { (first, second) } else { (second, first) };
    let shown = |place: usize| export.sheet.columns[place].shown();
    let fields = [("from", shown(from).into()), ("to", shown(to).into())];
    Some(catalogue.say("inspect-order", &fields))
}

/// `97%: nagłówek, kwoty`.
fn reasons_said(confidence: u32, reasons: &[Reason], catalogue: &Catalogue) -> String {
    let said: Vec<String> = reasons.iter().map(|own| reason(own, catalogue)).collect();
    format!("{confidence}%: {}", said.join(", "))
}

/// A reason in words.
pub fn reason(reason: &Reason, catalogue: &Catalogue) -> String {
    let (word, of, share) = match reason {
        Reason::Named => ("named", "", 0),
        Reason::Sounds => ("sounds", "", 0),
        Reason::Kind => ("kind", "", 0),
        Reason::Codes(list, share) => ("codes", list.as_str(), *share),
        Reason::Translated(list) => ("translated", list.as_str(), 0),
        Reason::Key => ("key", "", 0),
        Reason::Refers(table, share) => ("refers", table.as_str(), *share),
        Reason::ReferredTo => ("referred", "", 0),
        Reason::Only => ("only", "", 0),
        Reason::Empty => ("empty", "", 0),
        Reason::NotOfKind => ("not-of-kind", "", 0),
        Reason::NotUnique => ("not-unique", "", 0),
        Reason::NoSuchKeys(table) => ("no-such-keys", table.as_str(), 0),
        Reason::Strange(list) => ("strange", list.as_str(), 0),
    };
    let fields = [("reason", word.into()), ("of", of.into()), ("share", share.into())];
    catalogue.say("inspect-reason", &fields)
}

/// The header as a mapping names it; of two equal ones with its letters.
fn header(export: &Export, place: usize) -> String {
    let column = &export.sheet.columns[place];
    let title = quoted(&column.title.shown);
    if is_twice(export, place) {
        return format!("{{ header = {title}, column = {} }}", quoted(&column.letters()));
    }
    title
}

fn is_twice(export: &Export, place: usize) -> bool {
    let columns = &export.sheet.columns;
    let titles: Vec<Title> = columns.iter().map(|own| own.title.clone()).collect();
    Title::fitting(&titles, &columns[place].title.shown).len() > 1
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

fn list(texts: &[String]) -> String {
    let each: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", each.join(", "))
}
