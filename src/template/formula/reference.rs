//! References to cells: `[2/1/4]`, `[mrpips-03:2/1/4@2024]`, `[13..16]`.

use crate::period::{ReportingPeriod, Shift};

/// A cell, or a range of cells, as written. Polish: odwołanie do pola.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Another return; none is this one.
    pub form: Option<String>,
    /// Section, row and column, as many as were written; in a formula one of them, or section and row.
    pub parts: Vec<String>,
    /// `previous_year`, `half_1`, `2024`, …; none is this period.
    pub period: Option<String>,
}

impl Reference {
    /// What stands between brackets; none when it names no cell.
    pub(super) fn read(name: &str) -> Option<Reference> {
        let (form, rest) = match name.split_once(':') {
            Some((form, rest)) => (Some(form.trim().to_owned()), rest),
            None => (None, name),
        };
        let (cell, period) = match rest.split_once('@') {
            Some((cell, period)) => (cell, Some(period.trim().to_owned())),
            None => (rest, None),
        };
        let parts: Vec<String> = cell.split('/').map(|part| part.trim().to_owned()).collect();
        let known = (1..=3).contains(&parts.len()) && parts.iter().all(|part| !part.is_empty());
        known.then_some(Reference { form, parts, period })
    }

    /// A row or a column by name.
    pub fn one(name: &str) -> Reference {
        Reference { form: None, parts: vec![name.to_owned()], period: None }
    }

    /// As it is written between brackets.
    pub fn shown(&self) -> String {
        let form = self.form.as_ref().map(|form| format!("{form}:")).unwrap_or_default();
        let period = self.period.as_ref().map(|own| format!("@{own}")).unwrap_or_default();
        format!("{form}{}{period}", self.parts.join("/"))
    }

    /// Is its period a word or a period that can be meant? Without one it is this period.
    pub(super) fn period_is_known(&self) -> bool {
        self.period.as_deref().is_none_or(is_period)
    }
}

/// `previous`, `previous_year`, `half_1`, `year-2`, `v1`, or a period as it is written.
fn is_period(word: &str) -> bool {
    matches!(word, "previous" | "half_1" | "half_2")
        || word.strip_prefix('v').is_some_and(|number| number.parse::<u32>().is_ok())
        || Shift::from_word(word).is_some()
        || word.parse::<ReportingPeriod>().is_ok()
}
