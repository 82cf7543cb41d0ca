//! The steps that bring records together: join, latest and first, gather, group.

use super::read::{Builder, word};
use super::{Join, Latest, On, StepKind};
use crate::diagnostic::{Diagnostic, SourcePlace};
use crate::document::{Fields, Said};
use crate::expression::{Aggregate, AggregateKind, Node, Scope, Shape, check, check_aggregate};
use crate::model::Type;
use crate::model::schema::unknown_name;

impl Builder<'_> {
    pub(super) fn join(&mut self, fields: &Fields<'_>) -> Option<StepKind> {
        let said = fields.said("join")?;
        let partner = self.source(&said)?;
        let on = self.pairs(fields, &partner)?;
        let at = fields.said("at");
        match &at {
            Some(at) => self.day_column(at, &said)?,
            None => self.reads_day |= self.library.reads_day(&said.text),
        }
        let prefix = fields.text("as");
        let mut taken = fields.texts("take");
        if taken.is_empty() {
            let place = fields.place_of("join");
            taken = partner
                .names()
                .filter(|name| !on.pairs.iter().any(|(_, key)| key == name))
                .map(|name| Said { text: name.to_owned(), place: place.clone() })
                .collect();
        }
        let without = word(fields.said("without"), &["set_aside"], self.problems);
        let only_matched = without.is_some();
        let many = fields.bool("many").unwrap_or(false);
        if many {
            // A record stands once for each partner now: its own numbers may not be added up.
            self.shape.repeated.extend(self.shape.columns.keys().cloned());
        }
        let mut take = Vec::new();
        for name in taken {
            let Some(ty) = partner.columns.get(&name.text) else {
                self.problems.push(unknown_name(&name, partner.names()));
                continue;
            };
            let new = match &prefix {
                Some(prefix) => format!("{prefix}.{}", name.text),
                None => name.text.clone(),
            };
            self.new_column(&Said { text: new.clone(), place: name.place.clone() }, ty.clone());
            if only_matched && partner.always.contains(&name.text) {
                self.shape.always.insert(new.clone());
            }
            let raw = Builder::raw_of(&name.text);
            if partner.columns.contains_key(&raw) {
                self.shape.columns.insert(Builder::raw_of(&new), Type::Text);
                take.push((Builder::raw_of(&new), raw));
            }
            take.push((new, name.text));
        }
        Some(StepKind::Join(Join {
            source: said.text,
            on,
            take,
            only_matched,
            quiet: fields.bool("quiet").unwrap_or(false),
            many,
            at: at.map(|said| said.text),
        }))
    }

    /// `at` names a date; the partner must be a view that reads `:day` by its own steps (T407).
    fn day_column(&self, at: &Said, source: &Said) -> Option<()> {
        self.known_column(at)?;
        if self.shape.columns[&at.text] != Type::Date {
            self.problems.push(
                Diagnostic::error("T304")
                    .at(&at.place)
                    .with("expected", "date")
                    .with("found", self.shape.columns[&at.text].to_string()),
            );
            return None;
        }
        if !self.library.day_is_direct(&source.text) {
            self.problems
                .push(Diagnostic::error("T407").at(&source.place).with("name", &source.text));
            return None;
        }
        Some(())
    }

    pub(super) fn latest(&mut self, fields: &Fields<'_>, first: bool) -> Option<StepKind> {
        let by = fields.said(if first { "first" } else { "latest" })?;
        let (per, then) = (fields.texts("per"), fields.texts("then"));
        if per.is_empty() {
            self.problems.push(Diagnostic::error("T410").at(&by.place));
        }
        let ties = word(fields.said("ties"), &["all"], self.problems);
        let blanks_equal = self.blanks_equal(fields);
        for name in per.iter().chain(&then).chain([&by]) {
            self.known_column(name)?;
        }
        let texts = |names: Vec<Said>| names.into_iter().map(|name| name.text).collect();
        Some(StepKind::Latest(Latest {
            by: by.text,
            per: texts(per),
            first,
            then: texts(then),
            all_ties: ties.is_some(),
            blanks_equal,
        }))
    }

    pub(super) fn gather(&mut self, fields: &Fields<'_>) -> Option<StepKind> {
        let said = fields.said("gather")?;
        let partner = self.source(&said)?;
        self.reads_day |= self.library.reads_day(&said.text);
        let on = self.pairs(fields, &partner)?;
        let own = self.own_columns();
        let scope = self.library.scope(&partner, Some(&own));
        let condition = match fields.said("where") {
            Some(said) => {
                let node = check(&said, &scope, Some(&Type::Bool), self.problems)?;
                self.no_rows(&node, &said);
                Some(node)
            }
            None => None,
        };
        let into = self.aggregates(fields, &scope)?;
        self.reads_day |= condition.as_ref().is_some_and(Node::reads_day);
        self.add_aggregates(&into);
        Some(StepKind::Gather { source: said.text, on, condition, into })
    }

    pub(super) fn group(&mut self, fields: &Fields<'_>) -> Option<StepKind> {
        let keys = fields.texts("group");
        for key in &keys {
            self.known_column(key)?;
        }
        let blanks_equal = self.blanks_equal(fields);
        let before = std::mem::take(&mut self.shape);
        let is_key = |name: &String| keys.iter().any(|key| key.text == *name);
        self.shape.columns =
            before.columns.iter().filter(|(name, _)| is_key(name)).map(clone_pair).collect();
        self.shape.always = before.always.iter().filter(|name| is_key(name)).cloned().collect();
        if !blanks_equal {
            self.shape.always.extend(keys.iter().map(|key| key.text.clone()));
        }
        let into = self.aggregates(fields, &self.library.scope(&before, None))?;
        self.add_aggregates(&into);
        let keys = keys.into_iter().map(|key| key.text).collect();
        Some(StepKind::Group { keys, blanks_equal, into })
    }

    /// The new columns of `gather` and `group`; counts and conditions are never empty.
    fn add_aggregates(&mut self, into: &[(String, Aggregate)]) {
        for (name, aggregate) in into {
            self.shape.columns.insert(name.clone(), aggregate.ty.clone());
            let parts = [&aggregate.argument, &aggregate.condition];
            self.reads_day |= parts.into_iter().flatten().any(Node::reads_day);
            if !matches!(
                aggregate.kind,
                AggregateKind::Min | AggregateKind::Max | AggregateKind::Average
            ) {
                self.shape.always.insert(name.clone());
            }
        }
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
            if self.shape.columns.contains_key(name) {
                self.problems.push(Diagnostic::error("T404").at(place).with("name", name));
            }
            if let Some(aggregate) = check_aggregate(&said, scope, self.problems) {
                for node in [&aggregate.argument, &aggregate.condition].into_iter().flatten() {
                    self.no_rows(node, &said);
                }
                into.push((name.clone(), aggregate));
            }
        }
        Some(into)
    }

    /// `on = "id"`, `["a", "b"]` or `"own = partner"`.
    fn pairs(&self, fields: &Fields<'_>, partner: &Shape) -> Option<On> {
        let (on, place) = (fields.texts("on"), fields.place_of("on"));
        if on.is_empty() {
            self.problems.push(Diagnostic::error("T103").at(&place).with("key", "on"));
            return None;
        }
        let mut pairs = Vec::new();
        for said in &on {
            let (left, right) = said.text.split_once('=').unwrap_or((&said.text, &said.text));
            let (left, right) = (left.trim(), right.trim());
            let part = |text: &str| Said { text: text.to_owned(), place: said.place.clone() };
            self.known_column(&part(left))?;
            if !partner.columns.contains_key(right) {
                self.problems.push(unknown_name(&part(right), partner.names()));
                return None;
            }
            self.same_type(&self.shape.columns[left], &partner.columns[right], &said.place);
            pairs.push((left.to_owned(), right.to_owned()));
        }
        Some(On { pairs, blanks_equal: self.blanks_equal(fields) })
    }

    /// Keys of two sides must be of one kind: an id never equals a date (T308).
    fn same_type(&self, left: &Type, right: &Type, place: &SourcePlace) {
        let textual = left.is_textual() && right.is_textual();
        if left != right && !textual {
            self.problems.push(
                Diagnostic::error("T308")
                    .at(place)
                    .with("left", left.to_string())
                    .with("right", right.to_string()),
            );
        }
    }

    fn blanks_equal(&self, fields: &Fields<'_>) -> bool {
        word(fields.said("blanks"), &["equal"], self.problems).is_some()
    }
}

fn clone_pair((name, ty): (&String, &Type)) -> (String, Type) {
    (name.clone(), ty.clone())
}
