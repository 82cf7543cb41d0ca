//! What is made once for all who ask, whichever thread asks first. Polish: wyliczone raz.

use std::hash::Hash;
use std::sync::{Arc, Mutex};

use rustc_hash::FxHashMap;

type Slot<V> = Arc<Mutex<Option<Arc<V>>>>;

/// Values by key; who asks for one that is being made waits for it.
pub struct Made<K, V>(Mutex<FxHashMap<K, Slot<V>>>);

impl<K, V> Default for Made<K, V> {
    fn default() -> Made<K, V> {
        Made(Mutex::default())
    }
}

const NO_PANIC: &str = "no thread panics with it";

impl<K: Eq + Hash, V> Made<K, V> {
    /// What cannot be made is tried again by the next who asks.
    pub fn get<E>(&self, key: K, now: impl FnOnce() -> Result<V, E>) -> Result<Arc<V>, E> {
        let slot = Arc::clone(self.0.lock().expect(NO_PANIC).entry(key).or_default());
        let mut slot = slot.lock().expect(NO_PANIC);
        if let Some(known) = &*slot {
            return Ok(Arc::clone(known));
        }
        let own = Arc::new(now()?);
        *slot = Some(Arc::clone(&own));
        Ok(own)
    }

    /// The same of what can always be made.
    pub fn always(&self, key: K, now: impl FnOnce() -> V) -> Arc<V> {
        let sure = || Ok::<V, std::convert::Infallible>(now());
        self.get(key, sure).unwrap_or_else(|never| match never {})
    }
}
