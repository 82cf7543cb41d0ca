//! Rules that look at several records at once: sameness, references, overlaps.

use super::RecordCheck;
use super::read::Reader;
use crate::diagnostic::Diagnostic;
use crate::document::{Fields, Said};
use crate::expression::Shape;
use crate::model::Type;
use crate::template::view::word;

impl Reader<'_> {
    /// `unique`, and `blanks = "equal"` when two empty values are the same.
    pub(super) fn unique(&self, shape: &Shape) -> Option<RecordCheck> {
        let columns = self.columns("unique", shape)?;
        let blanks = word(self.fields.said("blanks"), &["equal"], self.problems);
        let blanks_equal = blanks.is_some();
        Some(RecordCheck::Unique { columns: names(columns), blanks_equal })
    }

    /// `references = { columns, in, keys }`: columns of the types of the keys they refer to.
    pub(super) fn references(&self, shape: &Shape) -> Option<RecordCheck> {
        let own = Fields::new(self.fields.table("references")?, self.problems);
        let columns = own.texts("columns");
        let (target, keys) = (own.need("in"), own.texts("keys"));
        own.finish();
        for name in &columns {
            self.known(name, shape)?;
        }
        let Some(other) = self.library.shape(&target.text) else {
            self.problems.push(self.library.unknown_source(&target));
            return None;
        };
        // Without `keys`: the key of the table, else columns of the same names.
        let keys = if !keys.is_empty() {
            keys
        } else {
            match self.library.tables.get(&target.text) {
                Some(table) if table.key.len() == columns.len() => table.key.clone(),
                _ => columns.clone(),
            }
        };
        for key in &keys {
            self.known(key, &other)?;
        }
        let types = |names: &[Said], shape: &Shape| -> Vec<Type> {
            names.iter().map(|name| shape.columns[&name.text].clone()).collect()
        };
        let (left, right) = (types(&columns, shape), types(&keys, &other));
        let alike = left.len() == right.len()
            && left
                .iter()
                .zip(&right)
                .all(|(left, right)| left == right || (left.is_textual() && right.is_textual()));
        if columns.is_empty() || !alike {
            let shown = |types: &[Type]| {
                types.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
            };
            self.problems.push(
                Diagnostic::error("T308")
                    .at(&target.place)
                    .with("left", shown(&left))
                    .with("right", shown(&right)),
            );
            return None;
        }
        Some(RecordCheck::References {
            columns: names(columns),
            target: target.text,
            keys: names(keys),
        })
    }

    /// `no_overlap = { per, of }`.
    pub(super) fn no_overlap(&self, shape: &Shape) -> Option<RecordCheck> {
        let own = Fields::new(self.fields.table("no_overlap")?, self.problems);
        let (per, of) = (own.texts("per"), own.need("of"));
        own.finish();
        for name in &per {
            self.known(name, shape)?;
        }
        let Some(interval) = shape.intervals.get(&of.text) else {
            let known = shape.intervals.keys().map(String::as_str);
            self.problems.push(Diagnostic::unknown("T207", &of.text, known).at(&of.place));
            return None;
        };
        Some(RecordCheck::NoOverlap { per: names(per), of: interval.clone() })
    }

    /// `alike = { within, names, settled_by }`: names are texts.
    pub(super) fn alike(&self, shape: &Shape) -> Option<RecordCheck> {
        let own = Fields::new(self.fields.table("alike")?, self.problems);
        let [within, texts, settled_by] =
            ["within", "names", "settled_by"].map(|word| own.texts(word));
        for (word, said) in [("within", &within), ("names", &texts)] {
            if said.is_empty() {
                own.missing(word);
            }
        }
        own.finish();
        for name in within.iter().chain(&texts).chain(&settled_by) {
            self.known(name, shape)?;
        }
        if let Some(name) = texts.iter().find(|name| !shape.columns[&name.text].is_textual()) {
            self.problems.push(
                Diagnostic::error("T308")
                    .at(&name.place)
                    .with("left", shape.columns[&name.text].to_string())
                    .with("right", Type::Text.to_string()),
            );
            return None;
        }
        let enough = !within.is_empty() && !texts.is_empty();
        enough.then(|| RecordCheck::Alike {
            within: names(within),
            names: names(texts),
            settled_by: names(settled_by),
        })
    }
}

fn names(said: Vec<Said>) -> Vec<String> {
    said.into_iter().map(|own| own.text).collect()
}
