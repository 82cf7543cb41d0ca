//! Control rules over cells, as written in a return's files. Polish: reguła kontrolna.

use std::collections::BTreeMap;

use super::Library;
use super::form::{AsWritten, Choice, Content, Form, as_written, unknown_row};
use super::formula::{Formula, Gives, Reference};
use super::printed;
use crate::diagnostic::{Diagnostic, Problems, Severity};
use crate::document::{Fields, Item, Table, Value};
use crate::expression::{Node, Shape, check};
use crate::model::Type;

#[derive(Clone, Debug)]
pub struct Rule {
    pub id: String,
    pub title: String,
    pub kind: RuleKind,
    pub severity: Severity,
    pub missing: WhenMissing,
    pub fix: String,
    pub source: String,
    /// Names that stand for several rows or columns, and what they stand for.
    pub variables: BTreeMap<String, Range>,
    pub only_if: Option<Node>,
    /// The variants the rule is for (`half`, `year`); none means all.
    pub variants: Vec<String>,
    pub written: AsWritten,
    /// A failure must be explained before the return is sent. Polish: wymaga uzasadnienia.
    pub justify: bool,
    pub place: crate::diagnostic::SourcePlace,
}

#[derive(Clone, Debug)]
pub enum RuleKind {
    Check {
        check: Formula,
        condition: Option<Formula>,
    },
    /// No value was entered into a cell that the form blocks.
    BlockedAreEmpty,
}

/// What a rule does when a cell it reads has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenMissing {
    NotApplicable,
    CouldNotRun,
    AsZero,
    Fails,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Range {
    /// All rows or columns that are not blocked.
    All,
    These(Vec<String>),
}

const MISSING_WORDS: [(&str, WhenMissing); 4] = [
    ("not_applicable", WhenMissing::NotApplicable),
    ("could_not_run", WhenMissing::CouldNotRun),
    ("as_zero", WhenMissing::AsZero),
    ("fails", WhenMissing::Fails),
];

impl WhenMissing {
    /// The word that templates use.
    pub fn word(self) -> &'static str {
        MISSING_WORDS.iter().find(|(_, own)| *own == self).map_or("", |(word, _)| word)
    }

    /// From its word (T107 for another); not applicable when nothing is said.
    pub fn read(said: Option<crate::document::Said>, problems: &Problems) -> WhenMissing {
        let words = MISSING_WORDS.map(|(word, _)| word);
        let word = super::view::word(said, &words, problems);
        let known = MISSING_WORDS.iter().find(|(own, _)| Some(*own) == word.as_deref());
        known.map_or(WhenMissing::NotApplicable, |(_, meaning)| *meaning)
    }
}

impl Rule {
    pub fn read(table: &Table, library: &Library, problems: &Problems) -> Option<Rule> {
        let fields = Fields::new(table, problems);
        let severity = fields.need("severity");
        let missing = fields.said("missing");
        let wrong_word = |said: &crate::document::Said, known: &str| {
            problems.push(
                Diagnostic::error("T107")
                    .at(&said.place)
                    .with("found", &said.text)
                    .with("known", known),
            );
        };
        let condition = fields
            .said("if")
            .and_then(|said| Formula::parse(&said, Gives::Truth, library.known(), problems));
        let mut variables = fields.table("for").map(read_variables).unwrap_or_default();
        let kind = if fields.bool("blocked_are_empty") == Some(true) {
            Some(RuleKind::BlockedAreEmpty)
        } else if let Some(said) = fields.said("printed") {
            let printed = printed::parse(&said, None, problems);
            if fields.item("check").is_some() {
                let both = Diagnostic::error("V118").at(&said.place).with("kind", "both");
                problems.push(both.with("found", &said.text).with("nearest", "none"));
            }
            printed.map(|own| {
                variables.extend(own.variables);
                RuleKind::Check { check: own.check, condition }
            })
        } else {
            let said = fields.need("check");
            Formula::parse(&said, Gives::Truth, library.known(), problems)
                .map(|check| RuleKind::Check { check, condition })
        };
        let only_if = fields.said("only_if").and_then(|said| {
            let shape = Shape::default();
            check(&said, &library.scope(&shape, None), Some(&Type::Bool), problems)
        });
        let rule = Rule {
            id: fields.need("id").text,
            title: fields.need("title").text,
            kind: kind.unwrap_or(RuleKind::BlockedAreEmpty),
            severity: Severity::from_word(&severity.text).unwrap_or_else(|| {
                wrong_word(&severity, "error, warning, note");
                Severity::Error
            }),
            missing: WhenMissing::read(missing, problems),
            fix: fields.text("fix").unwrap_or_default(),
            source: fields.text("source").unwrap_or_default(),
            variables,
            only_if,
            variants: fields.texts("variant").into_iter().map(|said| said.text).collect(),
            written: as_written(table),
            justify: fields.bool("justify").unwrap_or(false),
            place: table.place.clone(),
        };
        for key in ["note", "scope"] {
            fields.item(key);
        }
        fields.finish();
        Some(rule)
    }

    /// A rule that somebody says beside those of the form: an error, and loud when a cell is missing.
    pub fn said(id: String, said: &crate::document::Said, printed: printed::Printed) -> Rule {
        Rule {
            id,
            title: said.text.clone(),
            kind: RuleKind::Check { check: printed.check, condition: None },
            severity: Severity::Error,
            missing: WhenMissing::CouldNotRun,
            fix: String::new(),
            source: String::new(),
            variables: printed.variables,
            only_if: None,
            variants: Vec::new(),
            written: AsWritten::new(),
            justify: false,
            place: said.place.clone(),
        }
    }

    /// Every section, row and column that the rule names exists (cells of other returns are not known
    /// here). `*`, ranges and variables are left to the run.
    pub fn check_references(&self, form: &Form, problems: &Problems) {
        let RuleKind::Check { check, condition } = &self.kind else {
            return;
        };
        let all =
            check.references().into_iter().chain(condition.iter().flat_map(Formula::references));
        for reference in all.filter(|reference| reference.form.is_none()) {
            for bound in self.written_out(reference) {
                if let Err(diagnostic) = self.check_reference(&bound, form) {
                    problems.push(diagnostic);
                }
            }
        }
    }

    /// Does it read cells of this section, or of every one?
    pub fn names_section(&self, id: &str) -> bool {
        let RuleKind::Check { check, condition } = &self.kind else {
            return true;
        };
        let all =
            check.references().into_iter().chain(condition.iter().flat_map(Formula::references));
        let mut sections = all.filter(|own| own.form.is_none()).filter_map(|own| own.parts.first());
        sections.any(|part| match self.variables.get(part) {
            Some(Range::These(values)) => values.iter().any(|value| value == id),
            Some(Range::All) => true,
            None => part == id || part == "*",
        })
    }

    /// The reference with each value of its variables that are lists.
    fn written_out(&self, reference: &Reference) -> Vec<Reference> {
        let mut all = vec![reference.clone()];
        for (at, part) in reference.parts.iter().enumerate() {
            let Some(Range::These(values)) = self.variables.get(part) else {
                continue;
            };
            all = all
                .iter()
                .flat_map(|own| {
                    values.iter().map(move |value| {
                        let mut bound = own.clone();
                        bound.parts[at] = value.clone();
                        bound
                    })
                })
                .collect();
        }
        all
    }

    fn check_reference(&self, reference: &Reference, form: &Form) -> Result<(), Diagnostic> {
        let unknown =
            || Diagnostic::error("T502").at(&self.place).with("cell", reference.parts.join("/"));
        let open = |part: &str| part == "*" || self.variables.contains_key(part);
        let [section, row, column] = reference.parts.as_slice() else {
            return Err(unknown());
        };
        if open(section) {
            return Ok(());
        }
        let section = form.section(section).ok_or_else(unknown)?;
        for name in row.split("..") {
            if !open(name) && section.row(name).is_none() {
                return Err(unknown_row(name, section, &self.place));
            }
        }
        if open(column) {
            return Ok(());
        }
        let index = section.column(column).ok_or_else(unknown)?;
        // A cell that is written out must have a value; a variable passes over blocked ones.
        let blocked = section.row(row).is_some_and(|(_, row)| {
            let choices = row.cells.get(index).map(|cell| cell.choices.as_slice());
            matches!(choices, Some([Choice { content: Content::Blocked, .. }]))
        });
        if blocked && self.variables.is_empty() {
            let cell = reference.parts.join("/");
            return Err(Diagnostic::error("T508").at(&self.place).with("cell", cell));
        }
        Ok(())
    }
}

fn read_variables(table: &Table) -> BTreeMap<String, Range> {
    let range = |item: &Item| match &item.value {
        Value::List(items) => {
            let given = items.iter().map(super::form::shown_value);
            Range::These(given.collect())
        }
        _ => match super::form::shown_value(item).as_str() {
            "*" => Range::All,
            one => Range::These(vec![one.to_owned()]),
        },
    };
    table.entries.iter().map(|(name, (_, item))| (name.clone(), range(item))).collect()
}
