//! What a run knows beside the records: the period, options, lists, parameters.

use std::collections::BTreeMap;
use std::sync::{Arc, RwLock};

use rustc_hash::FxHashSet;

use crate::model::{Codebooks, Holidays, Interner, MISSING, Parameters};
use crate::template::point::{Day, ON_DAY};

/// Keys of the records of a row, for `in_row`.
pub type KeySet = Arc<FxHashSet<i64>>;

pub struct Context<'c> {
    pub interner: Arc<Interner>,
    pub codebooks: &'c Codebooks,
    pub parameters: &'c Parameters,
    pub holidays: Holidays,
    /// `:start`, `:end`, `:year`, options; texts as interned numbers.
    pub names: BTreeMap<String, i64>,
    /// Rows counted so far, `section/row`; rows are counted in the order their `in_row` asks for.
    pub rows: RwLock<BTreeMap<String, KeySet>>,
}

const POISONED: &str = "no thread panics with the keys of rows";

impl Context<'_> {
    /// The keys of the records of a row, when it was counted.
    pub fn keys(&self, row: &str) -> Option<KeySet> {
        self.rows.read().expect(POISONED).get(row).cloned()
    }

    /// Keeps the keys of a row for those who ask.
    pub fn keep_keys(&self, row: String, keys: FxHashSet<i64>) {
        self.rows.write().expect(POISONED).insert(row, Arc::new(keys));
    }

    pub fn number(&self, text: &str) -> i64 {
        self.interner.number(text)
    }

    /// The value of a `:name`; a day of the year is worked out from the period.
    pub fn named(&self, name: &str) -> i64 {
        if let Some(value) = self.names.get(name) {
            return *value;
        }
        let day =
            name.strip_prefix(ON_DAY).and_then(|day| Day::from_word(&format!("on_day({day})")));
        day.and_then(|day| self.date_of(day)).unwrap_or(MISSING)
    }

    /// The date of a day in this period.
    pub fn date_of(&self, day: Day) -> Option<i64> {
        day.date(*self.names.get("start")?, *self.names.get("end")?)
    }

    pub fn text(&self, number: i64) -> String {
        self.interner.text(number)
    }
}
