//! One section of a return in words: what it counts, its columns and rows, as its template writes them.

use super::label;
use super::page::Page;
use crate::diagnostic::Catalogue;
use crate::template::Library;
use crate::template::form::{
    AsWritten, CellSpec, Choice, ColumnSpec, Content, RowSpec, Section, ViewChoice,
};

/// The width of the labels.
const LABEL: usize = 14;
/// The width of the numbers of rows and columns.
const NUMBER: usize = 4;

pub fn section(page: &mut Page, own: &Section, library: &Library, catalogue: &Catalogue) {
    let fields = [("id", own.id.clone().into()), ("title", own.title.clone().into())];
    page.heading(&catalogue.say("show-section", &fields));
    let mut said = Says { page, catalogue, indent: 2 };
    said.entry("show-roles", own.role.as_deref().unwrap_or_default());
    said.official(own.official);
    said.entry("show-source", &own.source);
    said.entry("show-valid", &own.validity);
    said.written("show-only-if", &own.written, "only_if");
    said.view(own.view.as_ref(), library);
    said.written("show-where", &own.written, "where");
    match own.written.get("when") {
        Some(_) => said.time(&own.written),
        None => {
            let views = own.view.iter().flat_map(ViewChoice::names).collect::<Vec<_>>();
            let inside = views.iter().all(|view| library.period_inside(view));
            if !views.is_empty() {
                said.say("show-time", if inside { "show-time-inside" } else { "show-time-none" });
            }
        }
    }
    said.measure(&own.written);
    said.page.line(0, "");
    said.page.line(2, &catalogue.word("show-form-columns"));
    for column in &own.columns {
        said.column(column);
    }
    said.page.line(0, "");
    said.page.line(2, &catalogue.word("show-rows"));
    for row in &own.rows {
        said.row(row, own, library);
    }
}

/// What a section, row, column or cell writes of its numbers.
pub fn written(page: &mut Page, indent: usize, own: &AsWritten, catalogue: &Catalogue) {
    let mut said = Says { page, catalogue, indent };
    said.written("show-where", own, "where");
    said.time(own);
    said.measure(own);
    said.formula(own);
    said.written("show-proposed", own, "proposed");
    said.written("show-only-if", own, "only_if");
}

/// What is said of one thing, label by label.
struct Says<'s> {
    page: &'s mut Page,
    catalogue: &'s Catalogue,
    indent: usize,
}

impl Says<'_> {
    fn entry(&mut self, id: &str, text: &str) {
        self.page.entry(self.indent, LABEL, &label(id, self.catalogue), text);
    }

    fn say(&mut self, id: &str, said: &str) {
        self.entry(id, &self.catalogue.word(said));
    }

    fn written(&mut self, id: &str, written: &AsWritten, key: &str) {
        self.entry(id, written.get(key).map(String::as_str).unwrap_or_default());
    }

    /// Only when it says something of its own.
    fn official(&mut self, official: Option<bool>) {
        if let Some(official) = official {
            self.say("show-layout", if official { "show-official" } else { "show-not-official" });
        }
    }

    /// The view, or one for each value of an option, with what one record is.
    fn view(&mut self, view: Option<&ViewChoice>, library: &Library) {
        let about = |name: &str| {
            let own = library.views.get(name).map(|view| view.about.as_str()).unwrap_or_default();
            let own = first_sentence(own);
            if own.is_empty() { name.to_owned() } else { format!("{name} – {own}") }
        };
        match view {
            None => {}
            Some(ViewChoice::Always(name)) => self.entry("show-view", &about(name)),
            Some(ViewChoice::ByOption { option, views }) => {
                for (value, name) in views {
                    let fields = [
                        ("view", about(name).into()),
                        ("option", option.clone().into()),
                        ("value", value.clone().into()),
                    ];
                    self.entry("show-view", &self.catalogue.say("show-view-if", &fields));
                }
            }
        }
    }

    fn time(&mut self, written: &AsWritten) {
        if let Some(word) = written.get("when") {
            let mut text = self.catalogue.say("time-word", &[("word", word.into())]);
            if text != *word {
                text = format!("{text} ({word})");
            }
            if let Some(of) = written.get("of").filter(|of| *of != "exact") {
                text = format!("{text}: {of}");
            }
            self.entry("show-time", &text);
        }
    }

    /// Of which rows or columns it is a part.
    fn whole(&mut self, id: &str, of: &str, wholes: impl Iterator<Item = String>) {
        let said = wholes.map(|whole| self.catalogue.say(of, &[("whole", whole.into())]));
        let said = said.collect::<Vec<_>>().join(", ");
        self.entry(id, &said);
    }

    fn formula(&mut self, written: &AsWritten) {
        if let Some(formula) = written.get("formula") {
            let exact = written.get("of").is_some_and(|of| of == "exact");
            self.entry(
                "show-formula",
                &format!("{formula}{}", if exact { " (exact)" } else { "" }),
            );
        }
    }

    /// `count = person`, with what that measures in words.
    fn measure(&mut self, written: &AsWritten) {
        let keys = ["count", "sum", "average", "minimum", "maximum", "median"];
        let Some(key) = keys.into_iter().find(|key| written.contains_key(key)) else {
            return;
        };
        let parts = [key, "once_per", "pick", "spread"];
        let parts = parts.iter().filter_map(|key| Some(format!("{key} = {}", written.get(key)?)));
        let word = match (key, written[key].as_str(), written.contains_key("once_per")) {
            ("count", "*", _) => "records",
            ("sum", _, true) => "once",
            _ => key,
        };
        let word = self.catalogue.say("measure-word", &[("measure", word.into())]);
        let parts = parts.collect::<Vec<_>>().join(", ");
        self.entry("show-measure", &format!("{parts} ({word})"));
    }

    fn column(&mut self, own: &ColumnSpec) {
        let unit = own.unit.word();
        let unit = if unit.is_empty() { String::new() } else { format!(" [{unit}]") };
        self.page.entry(4, NUMBER, &own.id, &format!("{}{unit}", named(&own.title)));
        self.indent = 5 + NUMBER;
        self.entry("show-roles", own.role.as_deref().unwrap_or_default());
        self.measure(&own.written);
        self.formula(&own.written);
        self.written("show-proposed", &own.written, "proposed");
        self.written("show-where", &own.written, "where");
        self.time(&own.written);
        self.written("show-only-if", &own.written, "only_if");
        self.whole("show-of-which", "show-of-column", own.of_which.iter().cloned());
        self.whole("show-part-of", "show-of-column", own.part_of.iter().cloned());
        if own.rural {
            self.say("show-note", "show-rural");
        }
        self.entry("show-source", &own.source);
    }

    fn row(&mut self, own: &RowSpec, section: &Section, library: &Library) {
        if own.heading {
            self.page.line(4, &own.label);
            return;
        }
        let key = if own.key == own.id { String::new() } else { format!(" [{}]", own.key) };
        self.page.entry(4, NUMBER, &own.id, &format!("{}{key}", named(&own.label)));
        self.indent = 5 + NUMBER;
        self.entry("show-roles", own.role.as_deref().unwrap_or_default());
        self.whole("show-of-which", "show-of-row", own.of_which.iter().cloned());
        let parts = own.part_of.iter().map(|(whole, by)| match by.as_str() {
            "" => whole.clone(),
            by => format!("{whole} ({by})"),
        });
        self.whole("show-part-of", "show-of-row", parts);
        self.entry("show-by", &own.by.join(", "));
        self.view(own.view.as_ref(), library);
        if own.view.is_some() && section.written.contains_key("where") {
            self.say("show-note", "show-own-view");
        }
        self.written("show-where", &own.written, "where");
        self.time(&own.written);
        self.measure(&own.written);
        self.formula(&own.written);
        self.written("show-proposed", &own.written, "proposed");
        self.written("show-only-if", &own.written, "only_if");
        self.cells(own, section);
        let tables: Vec<&str> = own.manual_if_absent.iter().map(String::as_str).collect();
        self.entry("show-manual-if-absent", &tables.join(", "));
        self.official(own.official);
        self.entry("show-source", &own.source);
        self.entry("show-valid", &own.validity);
    }

    /// The cells that are blocked or entered by hand, and those that say something of their own.
    fn cells(&mut self, row: &RowSpec, section: &Section) {
        let plain = |cell: &&CellSpec, wanted: fn(&Content) -> bool| {
            let mut choices = cell.choices.iter();
            choices.next().is_some_and(|own| own.written.is_none() && wanted(&own.content))
        };
        for (id, wanted) in [
            ("show-blocked", (|own| matches!(own, Content::Blocked)) as fn(&Content) -> bool),
            ("show-manual", |own| matches!(own, Content::Manual)),
        ] {
            let cells = row.cells.iter().zip(&section.columns);
            let cells = cells.filter(|(cell, _)| plain(cell, wanted));
            let columns: Vec<&str> = cells.map(|(_, column)| column.id.as_str()).collect();
            if columns.len() == section.columns.len() {
                self.say(id, "show-all-columns");
            } else {
                self.entry(id, &columns.join(", "));
            }
        }
        for (cell, column) in row.cells.iter().zip(&section.columns) {
            for choice in &cell.choices {
                if let Some(written) = &choice.written {
                    self.cell(&column.id, choice, written);
                }
            }
        }
    }

    /// A cell that says something of its own.
    fn cell(&mut self, column: &str, choice: &Choice, written: &AsWritten) {
        let fields = [("column", column.to_owned().into())];
        let mut text = self.catalogue.say("show-cell", &fields);
        match written.get("only_if") {
            Some(only_if) => {
                text = format!("{text}, {} {only_if}:", self.catalogue.word("show-when"))
            }
            None => text.push(':'),
        }
        match &choice.content {
            Content::Blocked => text = format!("{text} X"),
            Content::Manual => text = format!("{text} {}", self.catalogue.word("show-manual")),
            Content::Formula(_) | Content::Proposed(_) | Content::Count(_) => {
                let said = written.iter().filter(|(key, _)| **key != "only_if");
                let said: Vec<String> =
                    said.map(|(key, value)| format!("{key} = {value}")).collect();
                text = format!("{text} {}", said.join("; "));
            }
        }
        self.page.line(self.indent, &text);
    }
}

/// A title, or that there is none: the number stands there all the same.
fn named(title: &str) -> &str {
    if title.is_empty() { "–" } else { title }
}

/// What stands before the first full stop that ends a sentence.
fn first_sentence(text: &str) -> &str {
    text.split_once(". ").map_or(text, |(first, _)| first).trim_end_matches('.')
}
