//! Exports told to people: every column with what it holds and what it seems to be, then the questions.

use crate::diagnostic::{Catalogue, Field};
use crate::inspect::texts::pattern;
use crate::inspect::{Answer, Choice, Column, Export, Known, Proposal, Sheet, question, reason};
use crate::model::{ColumnSchema, Type};
use crate::template::Library;

/// The widest a title is shown.
const TITLE: usize = 28;

/// Exports told to people and programs.
pub struct Told<'t> {
    pub library: &'t Library,
    pub catalogue: &'t Catalogue,
}

impl Told<'_> {
    pub fn export(&self, export: &Export, known: &[Known]) {
        let sheet = &export.sheet;
        let say = |id: &str, fields: &[(&str, Field)]| self.catalogue.say(id, fields);
        let delimiter = match sheet.delimiter {
            Some(b'\t') => "tab".to_owned(),
            Some(own) => char::from(own).to_string(),
            None => "none".to_owned(),
        };
        let (first, last) = sheet.header;
        let lines = if first == last { first.to_string() } else { format!("{first}–{last}") };
        out!(
            "{}",
            say(
                "inspect-file",
                &[
                    ("file", export.parts.files.join(" + ").into()),
                    ("kind", sheet.kind.into()),
                    ("sheet", sheet.name.as_deref().unwrap_or("none").into()),
                    ("hidden", if sheet.hidden { "yes" } else { "no" }.into()),
                    ("encoding", sheet.encoding.unwrap_or("none").into()),
                    ("delimiter", delimiter.into()),
                    ("header", lines.into()),
                    ("rows", sheet.rows.into()),
                    ("sampled", if sheet.sampled { "yes" } else { "no" }.into()),
                ]
            )
        );
        match &export.proposal {
            None if export.ready.is_some() => self.ready(export),
            None => out!("  {}", say("inspect-no-table", &[])),
            Some(own) => {
                let title = &self.library.tables[&own.table].title;
                let rivals = match own.rivals.as_slice() {
                    [] => "none".to_owned(),
                    several => several.join(", "),
                };
                let fields = [
                    ("table", (&own.table).into()),
                    ("title", title.into()),
                    ("rival", rivals.into()),
                ];
                out!("  {}", say("inspect-table", &fields));
            }
        }
        for column in &sheet.columns {
            self.column(export, column);
        }
        // Of an export that a mapping reads nothing is asked: the office has answered.
        if known.is_empty() {
            self.questions(export).iter().for_each(|line| out!("  ? {line}"));
        }
        if let Some(own) = export.ready.as_ref().filter(|_| known.is_empty()) {
            let name = if own.is_named { "none".to_owned() } else { own.names.join(", ") };
            let fields = [
                ("line", own.line().into()),
                ("mapping", (&own.mapping).into()),
                ("names", name.into()),
            ];
            out!("  {}", say("inspect-ready-use", &fields));
        }
        for own in known {
            self.known(own);
        }
        out!();
    }

    /// What a mapping that ships reads.
    fn ready(&self, export: &Export) {
        let Some(own) = &export.ready else {
            return;
        };
        let title = &self.library.tables[&own.table].title;
        let fields = [
            ("what", (&own.title).into()),
            ("table", (&own.table).into()),
            ("title", title.into()),
            ("mapping", (&own.mapping).into()),
        ];
        out!("  {}", self.catalogue.say("inspect-ready", &fields));
    }

    fn column(&self, export: &Export, column: &Column) {
        let title: String = match column.title.shown.chars().count() {
            0 => "–".to_owned(),
            long if long > TITLE => {
                column.title.shown.chars().take(TITLE - 1).chain(['…']).collect()
            }
            _ => column.title.shown.clone(),
        };
        let choice = export.proposal.as_ref().and_then(|own| taken(own, column.place));
        let ready = export.ready.as_ref().and_then(|own| own.columns.get(column.place));
        let said = match choice {
            None if ready.is_some_and(|own| !own.is_empty()) => {
                format!(
                    "= {}",
                    ready.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ")
                )
            }
            Some(Choice { column, answer: Answer::Is { confidence, .. }, .. }) => {
                let fields = [
                    ("column", column.into()),
                    ("confidence", (*confidence).into()),
                    ("words", sure(*confidence).into()),
                ];
                self.catalogue.say("inspect-is", &fields)
            }
            Some(own) => self.catalogue.say("inspect-maybe", &[("column", (&own.column).into())]),
            None => match part_of(&export.sheet, column.place) {
                Some(whole) => {
                    let fields = [("shown", whole.shown().into())];
                    self.catalogue.say("inspect-part", &fields)
                }
                None => "–".to_owned(),
            },
        };
        out!(
            "  {:<3} {title:<TITLE$}  {:<44}  {said}",
            column.letters(),
            self.values(export, column, choice)
        );
    }

    /// What stands in a column: its type, how much of it is filled, what it looks like.
    fn values(&self, export: &Export, column: &Column, choice: Option<&Choice>) -> String {
        let texts = &column.texts;
        let schema = choice.and_then(|choice| {
            let proposal = export.proposal.as_ref()?;
            self.library.tables.get(&proposal.table)?.column(&choice.column)
        });
        let codes = schema.is_some_and(|own| matches!(own.ty, Type::Code(_)));
        let word = match column.kinds.word(texts) {
            "id" | "word" | "int" | "text" if codes => "code",
            word => word,
        };
        if word == "nothing" {
            return self.catalogue.word("inspect-nothing");
        }
        let filled = 100 * texts.filled() / texts.count().max(1);
        let mut said = self.catalogue.say("inspect-kind", &[("kind", word.into())]);
        if filled < 100 {
            said = format!("{said}, {filled}%");
        }
        if texts.is_unique() && texts.count() > 1 {
            said = format!("{said}, {}", self.catalogue.word("inspect-unique"));
        }
        let looks = match schema.and_then(|schema| shown(column, schema)) {
            Some(values) => values,
            None => pattern(texts),
        };
        format!("{said}: {looks}")
    }

    pub fn questions(&self, export: &Export) -> Vec<String> {
        let Some(proposal) = &export.proposal else {
            return Vec::new();
        };
        let table = &self.library.tables[&proposal.table];
        let mut said: Vec<String> = proposal
            .columns
            .iter()
            .filter(|own| own.is_question())
            .map(|own| question(table, export, own, self.catalogue))
            .collect();
        for own in proposal.columns.iter().filter(|own| own.needed) {
            if let Answer::Absent = own.answer {
                let title = table.column(&own.column).map_or("", |own| own.title.as_str());
                let fields = [("column", (&own.column).into()), ("title", title.into())];
                said.push(self.catalogue.say("mapping-lacks", &fields));
            }
        }
        said
    }

    fn known(&self, own: &Known) {
        let head = [("mapping", (&own.mapping).into()), ("table", (&own.table).into())];
        if own.is_quiet() {
            out!("  {}", self.catalogue.say("inspect-unchanged", &head));
            return;
        }
        out!("  {}", self.catalogue.say("inspect-changed", &head));
        let moved = own.moved.fields();
        for (name, text) in moved.iter().filter(|(_, text)| text != "none") {
            let fields = [("what", (*name).into()), ("text", text.into())];
            out!("    {}", self.catalogue.say("inspect-moved", &fields));
        }
        for header in &own.lost {
            out!("    {}", self.catalogue.say("inspect-lost", &[("header", header.into())]));
        }
        for own in &own.strange {
            let reasons: Vec<String> =
                own.reasons.iter().map(|own| reason(own, self.catalogue)).collect();
            let instead = match own.instead.as_slice() {
                [] => "none".to_owned(),
                several => several.join(", "),
            };
            let fields = [
                ("shown", (&own.shown).into()),
                ("column", (&own.column).into()),
                ("reasons", reasons.join(", ").into()),
                ("instead", instead.into()),
            ];
            out!("    ! {}", self.catalogue.say("inspect-strange", &fields));
        }
        for (from, to) in &own.reversed {
            let fields = [("from", from.into()), ("to", to.into())];
            out!("    ! {}", self.catalogue.say("inspect-reversed", &fields));
        }
        for (one, two) in &own.swapped {
            let fields = [("one", one.into()), ("two", two.into())];
            out!("    ! {}", self.catalogue.say("inspect-swapped", &fields));
        }
    }
}

/// The column that is made of this one.
fn part_of(sheet: &Sheet, place: usize) -> Option<&Column> {
    let mut columns = sheet.columns.iter();
    columns.find(|own| own.made.as_ref().is_some_and(|made| made.places().contains(&place)))
}

/// What the proposal does with a column.
pub fn taken(proposal: &Proposal, place: usize) -> Option<&Choice> {
    let is = |own: &&Choice| own.place() == Some(place);
    let may = |own: &&Choice| match &own.answer {
        Answer::Which { places, .. } => places.contains(&place),
        _ => false,
    };
    proposal.columns.iter().find(is).or_else(|| proposal.columns.iter().find(may))
}

fn sure(confidence: u32) -> &'static str {
    match confidence {
        90.. => "sure",
        70.. => "likely",
        _ => "weak",
    }
}

/// Values that say nothing of a person: codes and yes or no; for others their pattern must do.
fn shown(column: &Column, schema: &ColumnSchema) -> Option<String> {
    let texts = &column.texts;
    let harmless = match &schema.ty {
        Type::Code(_) => {
            let short = texts.each.iter().all(|(text, _)| text.chars().count() <= 12);
            short || texts.each.len() * 3 <= texts.filled()
        }
        Type::Bool => true,
        _ => false,
    };
    if !harmless || schema.personal || texts.each.len() > 100 {
        return None;
    }
    let mut ordered: Vec<&(std::rc::Rc<str>, usize)> = texts.each.iter().collect();
    ordered.sort_by(|one, two| two.1.cmp(&one.1).then_with(|| one.0.cmp(&two.0)));
    let mut said: Vec<&str> = ordered.iter().take(5).map(|(text, _)| &**text).collect();
    if ordered.len() > 5 {
        said.push("…");
    }
    Some(said.join(", "))
}
