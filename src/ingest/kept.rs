//! Tables that one return after another reads from the same exports: read and typed once. Polish: tabele wczytane raz.

use std::collections::BTreeMap;
use std::sync::Mutex;

use super::Read;

/// A table, the folders of exports that it is read from, whether what is missing is left out, and whether it is read for the
/// cells.
type Key = (String, Vec<String>, [bool; 2]);

/// What was read for one return and is there for the next.
///
/// Their mapping, code lists, corrections and interner are the same: whoever shares it sees to that. What is said of
/// other tables (references, gaps) is not in it: that depends on which tables a return reads.
#[derive(Default)]
pub struct Kept {
    read: Mutex<BTreeMap<Key, Read>>,
    /// Two alone read it: the second is given what was kept, and no copy of it.
    for_two: bool,
}

const NO_PANIC: &str = "no thread panics with it";

impl Kept {
    /// For two that read the same one after the other.
    pub fn for_two() -> Kept {
        Kept { for_two: true, ..Kept::default() }
    }

    pub(super) fn give(&self, key: Key, now: impl FnOnce() -> Read) -> Read {
        let known = {
            let mut read = self.read.lock().expect(NO_PANIC);
            if self.for_two { read.remove(&key) } else { read.get(&key).cloned() }
        };
        if let Some(known) = known {
            return known;
        }
        let own = now();
        self.read.lock().expect(NO_PANIC).insert(key, own.clone());
        own
    }
}
