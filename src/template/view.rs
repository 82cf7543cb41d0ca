//! Record views: an ordered pipeline over tables, read from `views/*.toml` and checked step by step.

use std::collections::BTreeMap;

use super::Library;
use super::point::{self, When};
use crate::diagnostic::{Diagnostic, Problems, SourcePlace, nearest};
use crate::document::{Fields, Item, Said, Table, Value};
use crate::expression::{Aggregate, Interval, Node, Scope, check, check_aggregate};
use crate::model::Type;
use crate::model::schema::unknown_name;

/// A checked view. Polish: widok rekordów.
#[derive(Clone, Debug)]
pub struct View {
    pub name: String,
    pub title: String,
    /// What one record is, in Polish.
    pub about: String,
    pub steps: Vec<Step>,
    pub columns: BTreeMap<String, Type>,
    pub intervals: BTreeMap<String, Interval>,
    /// The view has chosen by period itself; a section may not choose again.
    pub period_inside: bool,
}

#[derive(Clone, Debug)]
pub struct Step {
    pub kind: StepKind,
    pub place: SourcePlace,
}

#[derive(Clone, Debug)]
pub enum StepKind {
    From(String),
    Union {
        sources: Vec<String>,
        mark: Option<String>,
    },
    Keep(Node),
    /// Derived columns in an order in which each finds what it reads.
    Derive(Vec<(String, Node, Type)>),
    Join {
        source: String,
        /// Pairs of own and partner's column.
        on: Vec<(String, String)>,
        /// Pairs of new name and partner's column.
        take: Vec<(String, String)>,
        /// Records without a partner leave the view.
        only_matched: bool,
        /// A record without a partner is no finding.
        quiet: bool,
    },
    /// The latest (or first) record of each key.
    Latest {
        by: String,
        per: Vec<String>,
        first: bool,
        all_ties: bool,
    },
    Gather {
        source: String,
        on: Vec<(String, String)>,
        condition: Option<Node>,
        into: Vec<(String, Aggregate)>,
    },
    Group {
        keys: Vec<String>,
        into: Vec<(String, Aggregate)>,
    },
}

/// What the pipeline has so far.
struct Builder<'b> {
    library: &'b Library,
    problems: &'b Problems,
    steps: Vec<Step>,
    columns: BTreeMap<String, Type>,
    intervals: BTreeMap<String, Interval>,
}

impl View {
    /// Reads one `[view]`; the views it reads are already in the library.
    pub fn read(table: &Table, library: &Library, problems: &Problems) -> View {
        let fields = Fields::new(table, problems);
        let mut builder = Builder {
            library,
            problems,
            steps: Vec::new(),
            columns: BTreeMap::new(),
            intervals: BTreeMap::new(),
        };
        let name = fields.need("name").text;
        for item in fields.list("steps") {
            match &item.value {
                Value::Table(step) => builder.step(step),
                _ => item.wrong_kind("table", problems),
            }
        }
        let period = fields.said("period");
        let view = View {
            name,
            title: fields.need("title").text,
            about: fields.text("about").unwrap_or_default(),
            steps: builder.steps,
            columns: builder.columns,
            intervals: builder.intervals,
            period_inside: period.is_some_and(|period| period.text == "inside"),
        };
        fields.finish();
        view
    }

    /// The tables and views that the steps of a `[view]` name, before anything is checked.
    pub fn sources_of(table: &Table) -> Vec<String> {
        let mut found = Vec::new();
        let Some((_, Item { value: Value::List(steps), .. })) = table.entries.get("steps") else {
            return found;
        };
        for step in steps.iter().filter_map(Item::as_table) {
            for key in ["from", "union", "join", "gather"] {
                match step.entries.get(key).map(|(_, item)| &item.value) {
                    Some(Value::Text(name)) => found.push(name.clone()),
                    Some(Value::List(names)) => {
                        found.extend(names.iter().filter_map(Item::as_said).map(|said| said.text));
                    }
                    _ => {}
                }
            }
        }
        found
    }
}

const STEPS: [&str; 9] =
    ["from", "union", "keep", "within", "derive", "join", "latest", "first", "gather"];

impl Builder<'_> {
    fn step(&mut self, table: &Table) {
        let fields = Fields::new(table, self.problems);
        let has = |key: &str| table.entries.contains_key(key);
        let kind = if has("from") {
            self.from(&fields)
        } else if has("union") {
            self.union(&fields)
        } else if has("keep") {
            self.keep(&fields)
        } else if has("within") {
            self.within(&fields)
        } else if has("derive") {
            self.derive(&fields)
        } else if has("join") {
            self.join(&fields)
        } else if has("latest") || has("first") {
            self.latest(&fields, has("first"))
        } else if has("gather") {
            self.gather(&fields)
        } else if has("group") {
            self.group(&fields)
        } else {
            self.problems.push(
                Diagnostic::error("T401")
                    .at(&table.place)
                    .with("known", format!("{}, group", STEPS.join(", "))),
            );
            return;
        };
        fields.finish();
        if let Some(kind) = kind {
            self.steps.push(Step { kind, place: table.place.clone() });
        }
    }

    fn scope(&self) -> Scope<'_> {
        self.library.scope(&self.columns, &self.intervals, None)
    }

    /// Columns and intervals of a table or view named in a step.
    fn source(&self, said: &Said) -> Option<(BTreeMap<String, Type>, BTreeMap<String, Interval>)> {
        let found = self.library.source(&said.text);
        if found.is_none() {
            self.problems.push(self.library.unknown_source(said));
        }
        found
    }

    fn from(&mut self, fields: &Fields<'_>) -> Option<StepKind> {
        let said = fields.said("from")?;
        let (columns, intervals) = self.source(&said)?;
        self.columns = columns;
        self.intervals = intervals;
        Some(StepKind::From(said.text))
    }

    fn union(&mut self, fields: &Fields<'_>) -> Option<StepKind> {
        let mut sources = Vec::new();
        for said in fields.texts("union") {
            let (columns, intervals) = self.source(&said)?;
            for (name, ty) in columns {
                match self.columns.get(&name) {
                    Some(own) if *own != ty => self.problems.push(
                        Diagnostic::error("T402")
                            .at(&said.place)
                            .with("name", &name)
                            .with("left", own.to_string())
                            .with("right", ty.to_string()),
                    ),
                    _ => {
                        self.columns.insert(name, ty);
                    }
                }
            }
            self.intervals.extend(intervals);
            sources.push(said.text);
        }
        let mark = fields.said("mark");
        if let Some(mark) = &mark {
            self.new_column(mark, Type::Text);
        }
        Some(StepKind::Union { sources, mark: mark.map(|mark| mark.text) })
    }

    fn keep(&mut self, fields: &Fields<'_>) -> Option<StepKind> {
        let said = fields.said("keep")?;
        check(&said, &self.scope(), Some(&Type::Bool), self.problems).map(StepKind::Keep)
    }

    fn within(&mut self, fields: &Fields<'_>) -> Option<StepKind> {
        let (word, of) = (fields.said("within")?, fields.need("of"));
        point_in_time(&word, &of, &self.columns, &self.intervals, self.problems).map(StepKind::Keep)
    }

    fn derive(&mut self, fields: &Fields<'_>) -> Option<StepKind> {
        let table = fields.table("derive")?;
        let mut waiting: Vec<(Said, Said, Option<Type>)> = Vec::new();
        for (name, (place, item)) in &table.entries {
            let name = Said { text: name.clone(), place: place.clone() };
            match &item.value {
                Value::Text(_) => waiting.push((name, item.as_said()?, None)),
                Value::Table(typed) if typed.entries.contains_key("from") => {
                    self.derive_interval(&name, typed);
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
        self.in_order(waiting)
    }

    fn derive_interval(&mut self, name: &Said, table: &Table) {
        let fields = Fields::new(table, self.problems);
        let (from, to, to_is) = (fields.need("from"), fields.need("to"), fields.need("to_is"));
        fields.finish();
        for column in [&from, &to] {
            if !self.columns.contains_key(&column.text) {
                self.problems.push(unknown_name(column, self.columns.keys().map(String::as_str)));
            }
        }
        let interval =
            Interval { from: from.text, to: to.text, to_is_day_after: to_is.text == "day_after" };
        self.intervals.insert(name.text.clone(), interval);
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
                self.new_column(&name, ty.clone());
                derived.push((name.text, node, ty));
            } else {
                // Noted; the column exists all the same, so that one mistake is told once.
                self.columns.insert(name.text, ty.unwrap_or(Type::Text));
            }
        }
        Some(StepKind::Derive(derived))
    }

    fn join(&mut self, fields: &Fields<'_>) -> Option<StepKind> {
        let said = fields.said("join")?;
        let (partner, _) = self.source(&said)?;
        let on = self.pairs(&fields.texts("on"), &partner, &fields.place_of("on"))?;
        let prefix = fields.text("as");
        let mut taken = fields.texts("take");
        if taken.is_empty() {
            let place = fields.place_of("join");
            taken = partner
                .keys()
                .filter(|name| !on.iter().any(|(_, key)| key == *name))
                .map(|name| Said { text: name.clone(), place: place.clone() })
                .collect();
        }
        let mut take = Vec::new();
        for name in taken {
            let Some(ty) = partner.get(&name.text) else {
                self.problems.push(unknown_name(&name, partner.keys().map(String::as_str)));
                continue;
            };
            let new = match &prefix {
                Some(prefix) => format!("{prefix}.{}", name.text),
                None => name.text.clone(),
            };
            self.new_column(&Said { text: new.clone(), place: name.place.clone() }, ty.clone());
            take.push((new, name.text));
        }
        let without = fields.text("without");
        let quiet = fields.bool("quiet").unwrap_or(false);
        Some(StepKind::Join {
            source: said.text,
            on,
            take,
            only_matched: without.as_deref() == Some("set_aside"),
            quiet,
        })
    }

    fn latest(&mut self, fields: &Fields<'_>, first: bool) -> Option<StepKind> {
        let by = fields.said(if first { "first" } else { "latest" })?;
        let per = fields.texts("per");
        let ties = fields.text("ties");
        for name in per.iter().chain([&by]) {
            self.known_column(name)?;
        }
        Some(StepKind::Latest {
            by: by.text,
            per: per.into_iter().map(|name| name.text).collect(),
            first,
            all_ties: ties.as_deref() == Some("all"),
        })
    }

    fn gather(&mut self, fields: &Fields<'_>) -> Option<StepKind> {
        let said = fields.said("gather")?;
        let (partner, intervals) = self.source(&said)?;
        let on = self.pairs(&fields.texts("on"), &partner, &fields.place_of("on"))?;
        let own = self.columns.clone();
        let scope = self.library.scope(&partner, &intervals, Some(&own));
        let condition = match fields.said("where") {
            Some(said) => Some(check(&said, &scope, Some(&Type::Bool), self.problems)?),
            None => None,
        };
        let into = self.aggregates(fields, &scope)?;
        for (name, aggregate) in &into {
            self.columns.insert(name.clone(), aggregate.ty.clone());
        }
        Some(StepKind::Gather { source: said.text, on, condition, into })
    }

    fn group(&mut self, fields: &Fields<'_>) -> Option<StepKind> {
        let keys = fields.texts("group");
        for key in &keys {
            self.known_column(key)?;
        }
        let own = self.columns.clone();
        let intervals = std::mem::take(&mut self.intervals);
        let scope = self.library.scope(&own, &intervals, None);
        let into = self.aggregates(fields, &scope)?;
        self.columns.retain(|name, _| keys.iter().any(|key| key.text == *name));
        for (name, aggregate) in &into {
            self.columns.insert(name.clone(), aggregate.ty.clone());
        }
        Some(StepKind::Group { keys: keys.into_iter().map(|key| key.text).collect(), into })
    }

    fn aggregates(
        &self,
        fields: &Fields<'_>,
        scope: &Scope<'_>,
    ) -> Option<Vec<(String, Aggregate)>> {
        let mut into = Vec::new();
        for (name, (place, item)) in &fields.table("into")?.entries {
            let Some(said) = item.as_said() else {
                item.wrong_kind("text", self.problems);
                continue;
            };
            if self.columns.contains_key(name) {
                self.problems.push(Diagnostic::error("T404").at(place).with("name", name));
            }
            if let Some(aggregate) = check_aggregate(&said, scope, self.problems) {
                into.push((name.clone(), aggregate));
            }
        }
        Some(into)
    }

    /// `on = "id"`, `["a", "b"]` or `"own = partner"`.
    fn pairs(
        &self,
        on: &[Said],
        partner: &BTreeMap<String, Type>,
        place: &SourcePlace,
    ) -> Option<Vec<(String, String)>> {
        if on.is_empty() {
            self.problems.push(Diagnostic::error("T103").at(place).with("key", "on"));
            return None;
        }
        let mut pairs = Vec::new();
        for said in on {
            let (left, right) = said.text.split_once('=').unwrap_or((&said.text, &said.text));
            let (left, right) = (left.trim(), right.trim());
            let part = |text: &str| Said { text: text.to_owned(), place: said.place.clone() };
            self.known_column(&part(left))?;
            if !partner.contains_key(right) {
                self.problems.push(unknown_name(&part(right), partner.keys().map(String::as_str)));
                return None;
            }
            pairs.push((left.to_owned(), right.to_owned()));
        }
        Some(pairs)
    }

    fn known_column(&self, name: &Said) -> Option<()> {
        if self.columns.contains_key(&name.text) {
            return Some(());
        }
        self.problems.push(unknown_name(name, self.columns.keys().map(String::as_str)));
        None
    }

    /// A new column may not hide an old one (T404).
    fn new_column(&mut self, name: &Said, ty: Type) {
        if self.columns.contains_key(&name.text) {
            self.problems.push(Diagnostic::error("T404").at(&name.place).with("name", &name.text));
        }
        self.columns.insert(name.text.clone(), ty);
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

/// A word of time said of a date column or an interval, as a condition; mistakes are noted.
pub fn point_in_time(
    word: &Said,
    of: &Said,
    columns: &BTreeMap<String, Type>,
    intervals: &BTreeMap<String, Interval>,
    problems: &Problems,
) -> Option<Node> {
    let when = match (intervals.get(&of.text), columns.get(&of.text)) {
        (Some(interval), _) => When::Interval(interval),
        (None, Some(Type::Date)) => When::Date(&of.text),
        _ => {
            let known = intervals
                .keys()
                .chain(columns.iter().filter(|(_, ty)| **ty == Type::Date).map(|(name, _)| name));
            let known: Vec<&str> = known.map(String::as_str).collect();
            problems.push(
                Diagnostic::error("T207")
                    .at(&of.place)
                    .with("name", &of.text)
                    .with("nearest", nearest(&of.text, known.iter().copied()).unwrap_or("-"))
                    .with("known", known.join(", ")),
            );
            return None;
        }
    };
    let condition = point::condition(&word.text, &when);
    if condition.is_none() {
        problems.push(
            Diagnostic::error("T405")
                .at(&word.place)
                .with("found", &word.text)
                .with("nearest", nearest(&word.text, point::WORDS).unwrap_or("-"))
                .with("known", point::WORDS.join(", ")),
        );
    }
    condition
}
