//! What the columns of a source tell once all of its rows were read.

use super::header::Heading;
use super::rows::Rows;
use super::usual;
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::model::Type;
use crate::model::value::present;

impl Rows<'_, '_> {
    /// Columns that are not where they were when the mapping was made (I150).
    pub(super) fn tell_moved(&mut self, place: &Place, heading: &Heading) {
        let moved = heading.moved(self.source);
        if !moved.is_empty() {
            let found = Diagnostic::note("I150").at(place.clone());
            let found =
                moved.fields().into_iter().fold(found, |own, (name, text)| own.with(name, text));
            self.told.findings.push(found);
        }
    }

    /// Columns that hold what the other usually does (I152): their headers tell nothing of it.
    pub(super) fn tell_swapped(&mut self, place: &Place, heading: &Heading) {
        let index =
            |name: &str| self.table.schema.columns.iter().position(|own| own.name.text == name);
        let share = |name: &str, (low, high): (i64, i64)| {
            let values = index(name).map_or(&[][..], |own| &self.table.values[own]);
            let own = &values[values.len() - self.loaded.min(values.len())..];
            let present: Vec<i64> = own.iter().copied().filter_map(present).collect();
            let inside = present.iter().filter(|value| (low..=high).contains(*value)).count();
            // Of few values nothing is said: they count as usual.
            if present.len() < usual::FEWEST { 1.0 } else { inside as f64 / present.len() as f64 }
        };
        for (one, two) in usual::swapped(&self.source.usual, &share) {
            let shown = |name: &str| {
                let own = index(name)?;
                let shown = heading.shown[own].as_deref();
                Some(shown.unwrap_or(&self.table.schema.columns[own].title).to_owned())
            };
            self.told.findings.push(
                Diagnostic::error("I152")
                    .at(place.clone())
                    .with("by", "usual")
                    .with("one", shown(&one).unwrap_or(one))
                    .with("two", shown(&two).unwrap_or(two)),
            );
        }
    }

    /// The codes that no list knows, ready to be translated in the mapping (I149).
    pub(super) fn tell_strange(&mut self, place: &Place, heading: &Heading) {
        for (index, codes) in std::mem::take(&mut self.strange) {
            let column = &self.table.schema.columns[index];
            let Type::Code(list) = &column.ty else {
                continue;
            };
            let known: Vec<&str> =
                self.codebooks[list].codes.iter().map(|line| line.code.as_str()).collect();
            let counted: Vec<String> =
                codes.iter().map(|(code, count)| format!("„{code}” ({count})")).collect();
            let lines: Vec<String> = codes
                .keys()
                .map(|code| {
                    let ours = nearest(code, known.iter().copied()).unwrap_or("?");
                    format!("{code:?} = {ours:?}")
                })
                .collect();
            let place = place.clone().of(&self.of).column(heading.shown[index].clone());
            self.told.findings.push(
                Diagnostic::note("I149")
                    .at(place)
                    .with("table", &self.table.schema.title)
                    .with("column", &column.title)
                    .with("list", list)
                    .with("codes", counted.join(", "))
                    .with("translation", format!("codes = {{ {} }}", lines.join(", "))),
            );
        }
    }
}
