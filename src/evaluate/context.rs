//! What a run knows beside the records: the period, options, lists, parameters.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::{Arc, RwLock};

use rustc_hash::FxHashSet;

use crate::model::{Codebooks, Interner, Parameters};

/// Keys of the records of a row, for `in_row`.
pub type KeySet = Arc<FxHashSet<i64>>;

pub struct Context<'c> {
    pub interner: Arc<RwLock<Interner>>,
    pub codebooks: &'c Codebooks,
    pub parameters: &'c Parameters,
    /// `:start`, `:end`, `:year`, options; texts as interned numbers.
    pub names: BTreeMap<String, i64>,
    /// Rows counted so far, `section/row`; rows are counted in the order their `in_row` asks for.
    pub rows: RefCell<BTreeMap<String, KeySet>>,
}

impl Context<'_> {
    pub fn number(&self, text: &str) -> i64 {
        self.interner.write().expect("no thread panics while it interns").number(text)
    }

    pub fn text(&self, number: i64) -> String {
        self.interner.read().expect("no thread panics while it interns").text(number).to_owned()
    }
}
