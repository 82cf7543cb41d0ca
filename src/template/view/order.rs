//! The steps that put the records of a key in an order: unbroken spells, numbers, neighbours.

use super::read::{Builder, word};
use super::{Neighbour, Order, Rank, Spell, StepKind};
use crate::diagnostic::Diagnostic;
use crate::document::{Fields, Said};
use crate::model::Type;
use crate::model::schema::unknown_name;

impl Builder<'_> {
    /// `{ spell = { per = "child_id", of = "stay", gap = 0 } }`
    pub(super) fn spell(&mut self, fields: &Fields<'_>) -> Option<StepKind> {
        let own = Fields::new(fields.table("spell")?, self.problems);
        let (per, of) = (own.texts("per"), own.need("of"));
        let gap = own.integer("gap").unwrap_or(0);
        let blanks_equal = word(own.said("blanks"), &["equal"], self.problems).is_some();
        let place = own.place_of("gap");
        let per = self.keys(per, &own);
        own.finish();
        if gap < 0 {
            self.problems.push(
                Diagnostic::error("T107").at(&place).with("found", gap).with("known", "0, 1, 2, …"),
            );
        }
        let Some(of) = self.shape.intervals.get(&of.text).cloned() else {
            let known: Vec<&str> = self.shape.intervals.keys().map(String::as_str).collect();
            self.problems.push(unknown_name(&of, known));
            return None;
        };
        let per = per?;
        for (name, ty) in Spell::COLUMNS {
            self.new_column(&Said { text: name.to_owned(), place: fields.place_of("spell") }, ty);
        }
        Some(StepKind::Spell(Spell { per, of, gap, blanks_equal }))
    }

    /// `{ rank = { per = "child_id", by = ["from_day"], as = "number" } }`
    pub(super) fn rank(&mut self, fields: &Fields<'_>) -> Option<StepKind> {
        let own = Fields::new(fields.table("rank")?, self.problems);
        let name = own.need("as");
        let order = self.order(&own);
        own.finish();
        self.new_column(&name, Type::Int);
        Some(StepKind::Rank(Rank { order: order?, name: name.text }))
    }

    /// `{ previous = { per = "child_id", by = ["from_day"], take = { form_before = "form" } } }`
    pub(super) fn neighbour(
        &mut self,
        fields: &Fields<'_>,
        word: &'static str,
    ) -> Option<StepKind> {
        let own = Fields::new(fields.table(word)?, self.problems);
        let order = self.order(&own);
        let far = own.integer("step").unwrap_or(1);
        let place = own.place_of("step");
        let taken = own.table("take");
        if taken.is_none() {
            own.missing("take");
        }
        own.finish();
        if far < 1 {
            self.problems.push(
                Diagnostic::error("T107").at(&place).with("found", far).with("known", "1, 2, 3, …"),
            );
        }
        let mut take = Vec::new();
        for (new, (place, item)) in &taken?.entries {
            let Some(name) = item.as_said() else {
                item.wrong_kind("text", self.problems);
                continue;
            };
            self.known_column(&name)?;
            let ty = self.shape.columns[&name.text].clone();
            take.push((new.clone(), place.clone(), name.text, ty));
        }
        // What is taken is the neighbour's before anything new stands beside it.
        let mut pairs = Vec::new();
        for (new, place, name, ty) in take {
            self.new_column(&Said { text: new.clone(), place }, ty);
            pairs.push((new, name));
        }
        let away = if word == "previous" { -far } else { far };
        Some(StepKind::Neighbour(Neighbour { order: order?, away, take: pairs }))
    }

    fn order(&mut self, fields: &Fields<'_>) -> Option<Order> {
        let (per, by) = (fields.texts("per"), fields.texts("by"));
        let blanks_equal = word(fields.said("blanks"), &["equal"], self.problems).is_some();
        if by.is_empty() {
            fields.missing("by");
        }
        for name in &by {
            self.known_column(name)?;
        }
        let per = self.keys(per, fields)?;
        Some(Order { per, by: by.into_iter().map(|own| own.text).collect(), blanks_equal })
    }

    /// The columns of a key: at least one (T103).
    fn keys(&self, per: Vec<Said>, fields: &Fields<'_>) -> Option<Vec<String>> {
        if per.is_empty() {
            fields.missing("per");
        }
        for name in &per {
            self.known_column(name)?;
        }
        Some(per.into_iter().map(|own| own.text).collect())
    }
}
