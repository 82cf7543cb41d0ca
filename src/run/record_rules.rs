//! The rules over records of an office: those over tables beside the counting, those over views after it.

use std::collections::BTreeMap;

use super::{Exit, Refused, Workplace};
use crate::control::records::{Judge, Judged, Over};
use crate::diagnostic::Diagnostic;
use crate::evaluate::Context;
use crate::evaluate::needs::Needs;
use crate::evaluate::view::Views;
use crate::model::Table;
use crate::report::RuleOutcome;
use crate::template::Library;

/// What rules over records are judged with.
pub struct RecordRules<'r> {
    pub place: &'r Workplace,
    pub context: &'r Context<'r>,
    pub needs: &'r Needs,
}

impl RecordRules<'_> {
    /// The rules over tables. They look at records that are set aside too; what is counted they do not
    /// need.
    pub fn over_tables(
        &self,
        tables: &BTreeMap<String, Table>,
        everything: &BTreeMap<String, Table>,
    ) -> Result<Judged, Diagnostic> {
        let library = &self.place.library;
        let used = Views::new(library, by_name(tables).collect(), self.context, self.needs);
        let mut all = used.tables.clone();
        all.extend(by_name(everything));
        let everything = Views::new(library, all, self.context, self.needs);
        self.run(&used, &everything, Over::Tables)
    }

    /// The outcomes of those over tables and of those over views, in the order of the rules.
    pub fn all(
        &self,
        of_tables: Result<Judged, Diagnostic>,
        views: &Views<'_>,
    ) -> Result<impl Iterator<Item = RuleOutcome> + use<>, Refused> {
        let refuse = |found| Refused::one(Exit::Configuration, found);
        let mut judged = of_tables.map_err(refuse)?;
        judged.extend(self.run(views, views, Over::Views).map_err(refuse)?);
        Ok(judged.into_values().flatten())
    }

    fn run(
        &self,
        used: &Views<'_>,
        everything: &Views<'_>,
        over: Over,
    ) -> Result<Judged, Diagnostic> {
        let known = |table: &str| used.tables.contains_key(table);
        let absent = |table: &str| self.place.office.absent.contains(table);
        let library = &self.place.library;
        let elsewhere = |table: &str| {
            library.tables.get(table).is_some_and(|own| !own.is_for(&self.place.form.id))
        };
        let judge =
            Judge { used, everything, known: &known, absent: &absent, elsewhere: &elsewhere };
        judge.run(&library.record_rules, over)
    }
}

/// Tables as views read them: none is copied.
pub fn by_name(tables: &BTreeMap<String, Table>) -> impl Iterator<Item = (&str, &Table)> {
    tables.iter().map(|(name, table)| (name.as_str(), table))
}

/// What the rules of this id blame: tables and their columns.
pub fn blamed(library: &Library, rule: &str) -> Vec<(String, Option<String>)> {
    let rules = library.record_rules.iter().filter(|own| own.id == rule);
    rules.flat_map(|own| own.blame.iter().cloned()).collect()
}
