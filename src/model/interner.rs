//! Every text once: texts are compared, joined and counted by number.
//!
//! Identifiers and codes are short and plain: up to ten letters, digits, `-` and `_` are packed into
//! the number itself, six bits each, and need no table. A million ids cost nothing to look up, and
//! threads that read different exports hardly ever wait for one another.

use std::sync::{Arc, RwLock};

use rustc_hash::FxHashMap;

#[derive(Default, Debug)]
pub struct Interner {
    others: RwLock<Others>,
}

/// Texts that do not fit into a number.
#[derive(Default, Debug)]
struct Others {
    numbers: FxHashMap<Arc<str>, i64>,
    texts: Vec<Arc<str>>,
}

const SYMBOLS: &[u8; 64] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const LONGEST: usize = 10;
/// Set in packed texts; the number of any other text is far below.
const PACKED: i64 = 1 << 61;
const NO_SYMBOL: u8 = u8::MAX;

const fn places() -> [u8; 256] {
    let mut places = [NO_SYMBOL; 256];
    let mut place = 0;
    while place < SYMBOLS.len() {
        places[SYMBOLS[place] as usize] = place as u8;
        place += 1;
    }
    places
}

const PLACES: [u8; 256] = places();

/// The text as a number, when it is short and plain. A leading 1 keeps its length.
fn packed(text: &str) -> Option<i64> {
    if text.len() > LONGEST {
        return None;
    }
    let mut bits = 1;
    for byte in text.bytes() {
        let place = PLACES[byte as usize];
        if place == NO_SYMBOL {
            return None;
        }
        bits = bits << 6 | i64::from(place);
    }
    Some(PACKED | bits)
}

fn unpacked(number: i64) -> String {
    let mut bits = number & !PACKED;
    let mut letters = Vec::with_capacity(LONGEST);
    while bits > 1 {
        letters.push(char::from(SYMBOLS[(bits & 63) as usize]));
        bits >>= 6;
    }
    letters.iter().rev().collect()
}

const POISONED: &str = "no thread panics while it interns";

impl Interner {
    /// The number of a text; the same text has the same number for as long as the interner lives.
    pub fn number(&self, text: &str) -> i64 {
        if let Some(number) = self.find(text) {
            return number;
        }
        let mut others = self.others.write().expect(POISONED);
        if let Some(number) = others.numbers.get(text) {
            return *number;
        }
        let number = i64::try_from(others.texts.len()).expect("fewer texts than i64 counts");
        let shared: Arc<str> = Arc::from(text);
        others.texts.push(Arc::clone(&shared));
        others.numbers.insert(shared, number);
        number
    }

    /// The number of a text that may never have been seen.
    fn find(&self, text: &str) -> Option<i64> {
        packed(text).or_else(|| self.others.read().expect(POISONED).numbers.get(text).copied())
    }

    /// The text of a number; empty for a missing or unreadable value.
    pub fn text(&self, number: i64) -> String {
        if number >= PACKED {
            return unpacked(number);
        }
        let others = self.others.read().expect(POISONED);
        let index = usize::try_from(number).ok();
        index
            .and_then(|index| others.texts.get(index))
            .map_or_else(String::new, |own| own.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn texts_come_back_and_different_ones_differ(
            texts in prop::collection::vec("[A-Za-z0-9_ąż/ -]{0,13}", 1..30)
        ) {
            let interner = Interner::default();
            let numbers: Vec<i64> = texts.iter().map(|text| interner.number(text)).collect();
            for (text, number) in texts.iter().zip(&numbers) {
                prop_assert_eq!(&interner.text(*number), text);
                prop_assert!(*number >= 0);
            }
            for (left, a) in texts.iter().zip(&numbers) {
                for (right, b) in texts.iter().zip(&numbers) {
                    prop_assert_eq!(left == right, a == b);
                }
            }
        }
    }
}
