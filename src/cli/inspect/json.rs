//! Exports told to programs: a line of JSON for each.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::page::{Told, taken};
use crate::inspect::texts::pattern;
use crate::inspect::{Answer, Export, Known};

impl Told<'_> {
    pub fn json(&self, export: &Export, known: &[Known]) -> Value {
        let sheet = &export.sheet;
        let columns = sheet.columns.iter().map(|column| {
            let choice = export.proposal.as_ref().and_then(|own| taken(own, column.place));
            let confidence = match choice.map(|own| &own.answer) {
                Some(Answer::Is { confidence, .. }) => Some(*confidence),
                _ => None,
            };
            json!({
                "column": column.letters(),
                "title": column.title.shown,
                "kind": column.kinds.word(&column.texts),
                "filled": column.texts.filled(),
                "distinct": column.texts.each.len(),
                "unique": column.texts.is_unique(),
                "pattern": pattern(&column.texts),
                "proposed": choice.map(|own| &own.column).or_else(|| {
                    export.ready.as_ref()?.columns.get(column.place)?.first()
                }),
                "confidence": confidence,
            })
        });
        let changes = known.iter().map(|own| {
            let moved: BTreeMap<&str, String> = own.moved.fields().into_iter().collect();
            let strange = own.strange.iter().map(
                |own| json!({ "column": own.column, "shown": own.shown, "instead": own.instead }),
            );
            json!({
                "mapping": own.mapping, "table": own.table, "moved": moved, "lost": own.lost,
                "strange": strange.collect::<Vec<_>>(), "reversed": own.reversed, "swapped": own.swapped,
            })
        });
        json!({
            "files": export.parts.files,
            "kind": sheet.kind,
            "sheet": sheet.name,
            "hidden": sheet.hidden,
            "encoding": sheet.encoding,
            "delimiter": sheet.delimiter.map(|own| char::from(own).to_string()),
            "header": [sheet.header.0, sheet.header.1],
            "rows": sheet.rows,
            "sampled": sheet.sampled,
            "table": export.proposal.as_ref().map(|own| &own.table).or_else(|| Some(&export.ready.as_ref()?.table)),
            "ready": export.ready.as_ref().map(|own| json!({
                "mapping": own.mapping, "names": own.names, "is_named": own.is_named,
            })),
            "rivals": export.proposal.as_ref().map(|own| &own.rivals),
            "columns": columns.collect::<Vec<_>>(),
            "questions": self.questions(export),
            "changes": changes.collect::<Vec<_>>(),
        })
    }
}
