//! The steps of a view, read one after another: each finds the columns that those before it left.

use std::collections::BTreeMap;

use super::{Step, StepKind};
use crate::diagnostic::{Diagnostic, Problems};
use crate::document::{Fields, Said, Table, Value};
use crate::expression::{Interval, Node, RAW, Scope, Shape, check};
use crate::model::Type;
use crate::model::schema::unknown_name;
use crate::template::Library;
use crate::template::point::{names_moment, point_in_time};

/// What the pipeline has so far.
pub struct Builder<'b> {
    pub(super) library: &'b Library,
    pub(super) problems: &'b Problems,
    pub steps: Vec<Step>,
    pub shape: Shape,
    pub reads_day: bool,
}

const STEPS: [&str; 14] = [
    "from", "union", "keep", "within", "derive", "join", "latest", "first", "gather", "group",
    "spell", "rank", "previous", "next",
];

/// A word out of a few (T107); none when it was not said.
pub fn word(said: Option<Said>, known: &[&str], problems: &Problems) -> Option<String> {
    let said = said?;
    if known.contains(&said.text.as_str()) {
        return Some(said.text);
    }
    problems.push(
        Diagnostic::error("T107")
            .at(&said.place)
            .with("found", &said.text)
            .with("known", known.join(", ")),
    );
    None
}

impl<'b> Builder<'b> {
    pub fn new(library: &'b Library, problems: &'b Problems) -> Builder<'b> {
        Builder { library, problems, steps: Vec::new(), shape: Shape::default(), reads_day: false }
    }

    pub fn step(&mut self, table: &Table) {
        let fields = Fields::new(table, self.problems);
        let kind = match STEPS.iter().find(|name| table.entries.contains_key(**name)).copied() {
            Some("from") => self.from(&fields),
            Some("union") => self.union(&fields),
            Some("keep") => self.keep(&fields),
            Some("within") => self.within(&fields),
            Some("derive") => self.derive(&fields),
            Some("join") => self.join(&fields),
            Some("latest") => self.latest(&fields, false),
            Some("first") => self.latest(&fields, true),
            Some("gather") => self.gather(&fields),
            Some("group") => self.group(&fields),
            Some("spell") => self.spell(&fields),
            Some("rank") => self.rank(&fields),
            Some(word) => self.neighbour(&fields, word),
            None => {
                self.problems.push(
                    Diagnostic::error("T401").at(&table.place).with("known", STEPS.join(", ")),
                );
                return;
            }
        };
        fields.finish();
        if let Some(kind) = kind {
            self.steps.push(Step { kind, place: table.place.clone() });
        }
    }

    pub(super) fn scope(&self) -> Scope<'_> {
        self.library.scope(&self.shape, None)
    }

    /// A checked condition, and whether it reads `:day`.
    pub(super) fn condition(&mut self, said: &Said) -> Option<Node> {
        let node = check(said, &self.scope(), Some(&Type::Bool), self.problems)?;
        self.reads_day |= node.reads_day();
        self.no_rows(&node, said);
        Some(node)
    }

    /// Rows are of a return, and a view knows none (T522).
    pub(super) fn no_rows(&self, node: &Node, said: &Said) {
        if let Some(row) = node.rows().first() {
            let row = row.split(' ').next().unwrap_or_default();
            self.problems.push(Diagnostic::error("T522").at(&said.place).with("row", row));
        }
    }

    /// What the records of a table or view named in a step look like.
    pub(super) fn source(&mut self, said: &Said) -> Option<Shape> {
        let found = self.library.shape(&said.text);
        if found.is_none() {
            self.problems.push(self.library.unknown_source(said));
        }
        found
    }

    fn from(&mut self, fields: &Fields<'_>) -> Option<StepKind> {
        let said = fields.said("from")?;
        if !self.steps.is_empty() {
            self.problems.push(Diagnostic::error("T411").at(&said.place));
        }
        self.shape = self.source(&said)?;
        self.reads_day |= self.library.reads_day(&said.text);
        Some(StepKind::From(said.text))
    }

    fn union(&mut self, fields: &Fields<'_>) -> Option<StepKind> {
        let mut sources = Vec::new();
        for said in fields.texts("union") {
            let shape = self.source(&said)?;
            self.reads_day |= self.library.reads_day(&said.text);
            if self.shape.columns.is_empty() {
                self.shape.always = shape.always.clone();
            }
            self.shape.always.retain(|name| shape.always.contains(name));
            for (name, ty) in shape.columns {
                match self.shape.columns.get(&name) {
                    Some(own) if *own != ty => self.problems.push(
                        Diagnostic::error("T402")
                            .at(&said.place)
                            .with("name", &name)
                            .with("left", own.to_string())
                            .with("right", ty.to_string()),
                    ),
                    _ => {
                        self.shape.columns.insert(name, ty);
                    }
                }
            }
            self.shape.intervals.extend(shape.intervals);
            sources.push(said.text);
        }
        let mark = fields.said("mark");
        if let Some(mark) = &mark {
            self.new_column(mark, Type::Text);
            self.shape.always.insert(mark.text.clone());
        }
        Some(StepKind::Union { sources, mark: mark.map(|mark| mark.text) })
    }

    fn keep(&mut self, fields: &Fields<'_>) -> Option<StepKind> {
        let said = fields.said("keep")?;
        self.condition(&said).map(StepKind::Keep)
    }

    fn within(&mut self, fields: &Fields<'_>) -> Option<StepKind> {
        let (word, of) = (fields.said("within")?, fields.need("of"));
        point_in_time(&word, &of, &self.shape, self.problems).map(StepKind::Keep)
    }

    fn derive(&mut self, fields: &Fields<'_>) -> Option<StepKind> {
        let table = fields.table("derive")?;
        let mut waiting: Vec<(Said, Said, Option<Type>)> = Vec::new();
        let mut intervals = Vec::new();
        for (name, (place, item)) in &table.entries {
            let name = Said { text: name.clone(), place: place.clone() };
            match &item.value {
                Value::Text(_) => waiting.push((name, item.as_said()?, None)),
                Value::Table(typed) if typed.entries.contains_key("from") => {
                    intervals.push((name, typed));
                }
                Value::Table(typed) => {
                    let own = Fields::new(typed, self.problems);
                    let (is, ty) = (own.need("is"), own.said("type"));
                    own.finish();
                    let ty = ty.and_then(|word| self.type_of(&word));
                    waiting.push((name, is, ty));
                }
                _ => item.wrong_kind("text", self.problems),
            }
        }
        let derived = self.in_order(waiting);
        for (name, typed) in intervals {
            self.derive_interval(&name, typed);
        }
        derived
    }

    fn derive_interval(&mut self, name: &Said, table: &Table) {
        let fields = Fields::new(table, self.problems);
        let (from, to, to_is) = (fields.need("from"), fields.need("to"), fields.need("to_is"));
        fields.finish();
        let to_is = word(Some(to_is), &["last_day", "day_after"], self.problems);
        for column in [&from, &to] {
            if !self.shape.columns.contains_key(&column.text) {
                self.problems.push(unknown_name(column, self.shape.names()));
            }
        }
        let to_is_day_after = to_is.as_deref() == Some("day_after");
        let interval = Interval { from: from.text, to: to.text, to_is_day_after };
        self.shape.intervals.insert(name.text.clone(), interval);
    }

    fn type_of(&self, word: &Said) -> Option<Type> {
        let ty = Type::parse(&word.text);
        if ty.is_none() {
            self.problems.push(
                Diagnostic::error("T105")
                    .at(&word.place)
                    .with("found", &word.text)
                    .with("known", Type::NAMES),
            );
        }
        ty
    }

    /// Derived columns may read one another: each is checked when what it reads is there.
    fn in_order(&mut self, mut waiting: Vec<(Said, Said, Option<Type>)>) -> Option<StepKind> {
        let mut derived = Vec::new();
        while !waiting.is_empty() {
            let ready = waiting.iter().position(|(name, is, _)| {
                let silent = Problems::default();
                let reads_waiting = waiting
                    .iter()
                    .any(|(other, ..)| other.text != name.text && mentions(&is.text, &other.text));
                !reads_waiting || check(is, &self.scope(), None, &silent).is_some()
            });
            let Some(index) = ready else {
                for (name, ..) in &waiting {
                    self.problems
                        .push(Diagnostic::error("T403").at(&name.place).with("name", &name.text));
                }
                return None;
            };
            let (name, is, ty) = waiting.remove(index);
            if let Some(node) = check(&is, &self.scope(), ty.as_ref(), self.problems) {
                let ty = ty.or_else(|| node.ty.clone()).unwrap_or(Type::Text);
                self.reads_day |= node.reads_day();
                self.no_rows(&node, &is);
                if node.columns().iter().any(|own| self.shape.repeated.contains(*own)) {
                    self.shape.repeated.insert(name.text.clone());
                }
                self.new_column(&name, ty.clone());
                derived.push((name.text, node, ty));
            } else {
                // Noted; the column exists all the same, so that one mistake is told once.
                self.shape.columns.insert(name.text, ty.unwrap_or(Type::Text));
            }
        }
        Some(StepKind::Derive(derived))
    }

    pub(super) fn known_column(&self, name: &Said) -> Option<()> {
        if self.shape.columns.contains_key(&name.text) {
            return Some(());
        }
        self.problems.push(unknown_name(name, self.shape.names()));
        None
    }

    /// A date column or an interval that a `when` may be said of (T207).
    pub fn known_moment(&self, of: &Said) {
        if !names_moment(&of.text, &self.shape) {
            let during = Said { text: "during".to_owned(), place: of.place.clone() };
            point_in_time(&during, of, &self.shape, self.problems);
        }
    }

    /// A new column may not hide an old one (T404).
    pub(super) fn new_column(&mut self, name: &Said, ty: Type) {
        if self.shape.columns.contains_key(&name.text) {
            self.problems.push(Diagnostic::error("T404").at(&name.place).with("name", &name.text));
        }
        self.shape.columns.insert(name.text.clone(), ty);
    }

    /// The text as typed travels with a column under its new name.
    pub(super) fn raw_of(name: &str) -> String {
        format!("{RAW}{name}")
    }

    pub(super) fn own_columns(&self) -> BTreeMap<String, Type> {
        self.shape.columns.clone()
    }
}

/// Does the text name this word, as a word of its own?
fn mentions(text: &str, word: &str) -> bool {
    let part_of_name = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '.';
    text.match_indices(word).any(|(start, _)| {
        let before = text[..start].chars().next_back();
        let after = text[start + word.len()..].chars().next();
        !before.is_some_and(part_of_name) && !after.is_some_and(part_of_name)
    })
}
