//! A proposal as a mapping, every line with its confidence and reason. Polish: zapis odwzorowania.

use std::fmt::Write as _;

use super::codes::By;
use super::made::Made;
use super::question::{question, reason};
use super::texts::Texts;
use super::wide::{is_wide, numbered, offered, wide};
use super::{Answer, Choice, Export, Reason};
use crate::diagnostic::{Catalogue, Field};
use crate::ingest::usual::usual;
use crate::ingest::{Part, Title, parse};
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
    let usual: Vec<String> = proposal
        .columns
        .iter()
        .filter_map(|choice| {
            // Of a multiplied amount the sheet holds other numbers than the table.
            let scale =
                table.column(&choice.column)?.ty.scale().filter(|_| choice.times.is_none())?;
            let (low, high) = range(&sheet.columns[choice.place()?].texts, scale)?;
            let [low, high] = [low, high].map(|own| quoted(&in_units(own, scale)));
            Some(format!("{} = [{low}, {high}]", choice.column))
        })
        .collect();
    if !usual.is_empty() {
        let _ = writeln!(text, "# {}", catalogue.word("mapping-usual"));
        let _ = writeln!(text, "usual = {{ {} }}", usual.join(", "));
    }
    let _ = writeln!(text, "\n[source.columns]");
    let simple = |choice: &&Choice| choice.codes.is_empty();
    let own_column = |choice: &&Choice| !is_wide(export, choice);
    for choice in proposal.columns.iter().filter(simple).filter(own_column) {
        column(text, table, export, choice, catalogue);
    }
    for choice in proposal.columns.iter().filter(|own| !simple(own)) {
        translated(text, table, export, choice, codebooks, catalogue);
    }
    wide(text, table, export, catalogue);
}

/// Between which numbers a column lies, when it has enough of them that differ.
fn range(texts: &Texts, scale: u32) -> Option<(i64, i64)> {
    let number = |row: usize| parse::amount(texts.row(row)?, scale);
    let found = usual((0..texts.count()).filter_map(number).collect());
    found.filter(|(low, high)| low < high)
}

/// `1200,50` of 120050 hundredths.
fn in_units(value: i64, scale: u32) -> String {
    let one = 10i64.pow(scale);
    if value % one == 0 {
        return (value / one).to_string();
    }
    let sign = if value < 0 { "-" } else { "" };
    let (whole, rest) = (value.abs() / one, value.abs() % one);
    format!("{sign}{whole},{rest:0>width$}", width = scale as usize)
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
            let header = match choice.times {
                Some(times) => multiplied(export, *place, times),
                None => numbered(table, export, choice, *place)
                    .or_else(|| divided(export, choice, *place))
                    .unwrap_or_else(|| header(export, *place)),
            };
            let line = format!("{name} = {header}");
            let said = reasons_said(*confidence, reasons, catalogue);
            let _ = writeln!(text, "{line:<44} # {said}");
        }
        Answer::Which { places, why } => {
            for line in question(table, export, choice, catalogue).lines() {
                let _ = writeln!(text, "# ? {line}");
            }
            for place in places {
                let header = numbered(table, export, choice, *place)
                    .unwrap_or_else(|| header(export, *place));
                let _ = writeln!(text, "# {name} = {header}");
                if let Some(times) = why.times() {
                    let _ = writeln!(text, "# {name} = {}", multiplied(export, *place, times));
                }
            }
        }
        Answer::Absent => {
            let title = table.column(name).map_or("", |own| own.title.as_str());
            let fields = [("column", name.into()), ("title", title.into())];
            let (mark, id) =
                if choice.needed { ("? ", "mapping-lacks") } else { ("", "mapping-absent") };
            let _ = writeln!(text, "# {mark}{}", catalogue.say(id, &fields));
            if choice.needed {
                let _ = writeln!(text, "# {name} = {{ constant = \"\" }}");
                offered(text, table, export, choice, catalogue);
            }
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
    // Of a wide table the codes are the same under each of its headers.
    let first = match &column.made {
        Some(Made::Wide(places)) => places.first().map(|place| &export.sheet.columns[*place]),
        _ => None,
    };
    let title = &first.unwrap_or(column).title.shown;
    let _ = writeln!(text, "header = {}", quoted(title));
    if is_twice(export, *place) {
        let _ = writeln!(text, "column = {}", quoted(&column.letters()));
    }
    if let Some(Part { split, part }) = &choice.part {
        let _ = writeln!(text, "split = {}\npart = {part}", quoted(split));
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

/// `97%: nagłówek, kwoty`.
pub fn reasons_said(confidence: u32, reasons: &[Reason], catalogue: &Catalogue) -> String {
    let said: Vec<String> = reasons.iter().map(|own| reason(own, catalogue)).collect();
    format!("{confidence}%: {}", said.join(", "))
}

/// An amount in another unit.
fn multiplied(export: &Export, place: usize, times: &str) -> String {
    let title = quoted(&export.sheet.columns[place].title.shown);
    format!("{{ header = {title}, times = {} }}", quoted(times))
}

/// The header as a mapping names it; of two equal ones with its letters.
pub fn header(export: &Export, place: usize) -> String {
    let columns = &export.sheet.columns;
    let column = &columns[place];
    match &column.made {
        Some(Made::Part { place, split, part }) => {
            let title = quoted(&columns[*place].title.shown);
            return format!("{{ header = {title}, split = {}, part = {part} }}", quoted(split));
        }
        Some(Made::Joined { places, with }) => {
            let titles: Vec<String> =
                places.iter().map(|place| columns[*place].title.shown.clone()).collect();
            return format!("{{ join = {}, with = {} }}", list(&titles), quoted(with));
        }
        _ => {}
    }
    let title = quoted(&column.title.shown);
    if is_twice(export, place) {
        return format!("{{ header = {title}, column = {} }}", quoted(&column.letters()));
    }
    title
}

/// A header, and the part of its cells that is the code.
fn divided(export: &Export, choice: &Choice, place: usize) -> Option<String> {
    let Part { split, part } = choice.part.as_ref()?;
    let column = &export.sheet.columns[place];
    let mut words = format!("header = {}", quoted(&column.title.shown));
    if is_twice(export, place) {
        words.push_str(&format!(", column = {}", quoted(&column.letters())));
    }
    Some(format!("{{ {words}, split = {}, part = {part} }}", quoted(split)))
}

fn is_twice(export: &Export, place: usize) -> bool {
    let column = &export.sheet.columns[place];
    let titles: Vec<Title> = export.sheet.titles();
    column.made.is_none() && Title::fitting(&titles, &column.title.shown).len() > 1
}

pub fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

fn list(texts: &[String]) -> String {
    let each: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", each.join(", "))
}
