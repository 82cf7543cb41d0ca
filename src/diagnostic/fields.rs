//! The named values of a diagnostic.

use std::sync::Arc;

/// One named value of a diagnostic, still without a language.
#[derive(Clone, Debug, PartialEq)]
pub enum Field {
    /// Shared with whoever else says it: a value is also the key under which it is known.
    Text(Arc<str>),
    Count(i64),
    /// Whole grosze.
    Money(i64),
}

impl From<&str> for Field {
    fn from(text: &str) -> Field {
        Field::Text(Arc::from(text))
    }
}
impl From<String> for Field {
    fn from(text: String) -> Field {
        Field::Text(Arc::from(text))
    }
}
impl From<&String> for Field {
    fn from(text: &String) -> Field {
        Field::Text(Arc::from(text.as_str()))
    }
}
impl From<&Arc<str>> for Field {
    fn from(text: &Arc<str>) -> Field {
        Field::Text(Arc::clone(text))
    }
}
impl From<usize> for Field {
    fn from(count: usize) -> Field {
        Field::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}
impl From<i64> for Field {
    fn from(count: i64) -> Field {
        Field::Count(count)
    }
}
impl From<u32> for Field {
    fn from(count: u32) -> Field {
        Field::Count(i64::from(count))
    }
}

/// The fields of a diagnostic: those that it shares with others of its kind, and its own.
///
/// A million cells that cannot be read differ in what was typed; the names of their table and column
/// stand in memory once.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    shared: Option<Arc<Vec<(&'static str, Field)>>>,
    own: Vec<(&'static str, Field)>,
}

impl Fields {
    /// With what others say too.
    pub fn sharing(shared: &Arc<Vec<(&'static str, Field)>>) -> Fields {
        Fields { shared: Some(Arc::clone(shared)), own: Vec::new() }
    }

    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Field)> {
        let shared = self.shared.iter().flat_map(|own| own.iter());
        shared.chain(&self.own).map(|(name, value)| (*name, value))
    }

    pub fn get(&self, name: &str) -> Option<&Field> {
        self.iter().find(|(own, _)| *own == name).map(|(_, value)| value)
    }

    pub fn push(&mut self, name: &'static str, value: Field) {
        if self.shared.is_some() && self.own.is_empty() {
            // Mostly the one value in which they differ.
            self.own.reserve_exact(1);
        }
        self.own.push((name, value));
    }

    pub fn remove(&mut self, name: &str) {
        if let Some(shared) = self.shared.take() {
            if shared.iter().any(|(own, _)| *own == name) {
                self.own.splice(0..0, shared.iter().cloned());
            } else {
                self.shared = Some(shared);
            }
        }
        self.own.retain(|(own, _)| *own != name);
    }
}

/// Who shares what is no difference.
impl PartialEq for Fields {
    fn eq(&self, other: &Fields) -> bool {
        self.iter().eq(other.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_fields_are_fields() {
        let shared = Arc::new(vec![("table", Field::from("T")), ("nearest", Field::from("A"))]);
        let mut sharing = Fields::sharing(&shared);
        let mut alone = Fields::default();
        for (name, value) in [("table", "T"), ("nearest", "A"), ("value", "x")] {
            alone.push(name, value.into());
        }
        sharing.push("value", "x".into());
        assert_eq!(sharing, alone);
        for name in ["other", "nearest", "value"] {
            sharing.remove(name);
            alone.remove(name);
            assert_eq!(sharing, alone, "{name}");
        }
        assert_eq!((sharing.get("table"), sharing.get("nearest")), (Some(&"T".into()), None));
        assert_eq!(shared.len(), 2);
    }
}
