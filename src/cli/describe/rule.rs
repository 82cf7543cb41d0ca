//! One rule in words: over cells, or over records. Polish: reguła.

use super::Known;
use super::form::is_judged;
use super::page::Labelled;
use crate::diagnostic::{Catalogue, render};
use crate::template::form::Form;
use crate::template::record_rule::RecordRule;
use crate::template::rule::{Range, Rule, WhenMissing};

impl Labelled<'_> {
    fn missing(&mut self, missing: WhenMissing) {
        let said = self.catalogue.say("missing-word", &[("word", missing.word().into())]);
        self.entry("show-missing", &said);
    }

    /// What a failure asks for.
    fn end(mut self, justify: bool, fix: &str, source: &str) -> String {
        if justify {
            let said = self.catalogue.word("show-justify-said");
            self.entry("show-justify", &said);
        }
        self.entry("show-fix", fix);
        self.entry("show-source", source);
        self.page.text().to_owned()
    }
}

/// A rule over cells, of one return.
pub fn of_cells(form: &Form, own: &Rule, catalogue: &Catalogue) -> String {
    let mut said = Labelled::new(catalogue);
    said.page.heading(&format!("{} – {}", own.id, own.title));
    said.entry("show-return", &format!("{} – {}", form.id, form.title));
    said.entry("show-severity", &render::word(catalogue, own.severity));
    let written = |key: &str| own.written.get(key).map(String::as_str).unwrap_or_default();
    said.entry("show-check", written("check"));
    said.entry("show-if", written("if"));
    for (name, range) in &own.variables {
        let range = match range {
            Range::All => catalogue.word("show-all"),
            Range::These(values) => values.join(", "),
        };
        said.entry("show-for", &format!("{name} = {range}"));
    }
    said.entry("show-only-if", written("only_if"));
    let kinds = own.variants.iter();
    let kinds = kinds.map(|kind| catalogue.say("period-kind", &[("kind", kind.into())]));
    said.entry("show-period", &kinds.collect::<Vec<_>>().join(", "));
    said.missing(own.missing);
    said.end(own.justify, &own.fix, &own.source)
}

/// A rule over records, with the returns that judge it.
pub fn of_records(own: &RecordRule, known: &Known<'_>, catalogue: &Catalogue) -> String {
    let library = known.library;
    let mut said = Labelled::new(catalogue);
    said.page.heading(&format!("{} – {}", own.id, own.title));
    let table = library.tables.get(&own.over).map(|table| table.title.as_str());
    let view = library.views.get(&own.over).map(|view| view.title.as_str());
    let title = table.or(view).unwrap_or_default();
    said.entry("show-over", &format!("{} ({title})", own.over));
    said.entry("show-severity", &render::word(catalogue, own.severity));
    said.entry("show-where", &own.written_condition);
    let (word, check) = &own.written;
    match word.as_str() {
        "check" => said.entry("show-check", check),
        word => {
            let means = catalogue.say("check-word", &[("word", word.into())]);
            said.entry("show-check", &format!("{means}: {check}"));
        }
    }
    said.missing(own.missing);
    let judged = known.forms.iter().filter(|form| is_judged(&own.over, form, library));
    let judged: Vec<&str> = judged.map(|form| form.id.as_str()).collect();
    said.entry("show-returns", &judged.join(", "));
    said.end(own.justify, &own.fix, &own.source)
}
