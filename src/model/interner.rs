//! Every text once: texts are compared, joined and counted by number.

use std::collections::HashMap;
use std::sync::Arc;

#[derive(Default, Debug)]
pub struct Interner {
    numbers: HashMap<Arc<str>, i64>,
    texts: Vec<Arc<str>>,
}

impl Interner {
    /// The number of a text; the same text has the same number for as long as the interner lives.
    pub fn number(&mut self, text: &str) -> i64 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = i64::try_from(self.texts.len()).expect("fewer texts than i64 counts");
        let shared: Arc<str> = Arc::from(text);
        self.texts.push(Arc::clone(&shared));
        self.numbers.insert(shared, number);
        number
    }

    /// The number of a text that may never have been seen.
    pub fn find(&self, text: &str) -> Option<i64> {
        self.numbers.get(text).copied()
    }

    /// The text of a number; empty for a missing or unreadable value.
    pub fn text(&self, number: i64) -> &str {
        usize::try_from(number).ok().and_then(|index| self.texts.get(index)).map_or("", |text| text)
    }
}
