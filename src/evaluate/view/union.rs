//! Records of several tables or views one after another.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Moment, Views};
use crate::diagnostic::Diagnostic;
use crate::evaluate::Frame;
use crate::evaluate::frame::TableRows;
use crate::model::table::NO_RECORD;
use crate::model::{MISSING, Type};
use crate::template::view::{StepKind, View};

impl Views<'_> {
    /// The frame so far and the sources; a column that one of them lacks is missing in its records,
    /// and `mark` is a column with the name of where each came from.
    pub(super) fn union(
        &self,
        view: &View,
        own: Frame,
        sources: &[String],
        mark: Option<&str>,
        moment: Moment,
    ) -> Result<Frame, Diagnostic> {
        let first = match &view.steps[0].kind {
            StepKind::From(name) => name.clone(),
            _ => view.name.clone(),
        };
        let mut parts: Vec<(String, Arc<Frame>)> = Vec::new();
        if own.len > 0 || !own.columns.is_empty() {
            parts.push((first, Arc::new(own)));
        }
        for source in sources {
            parts.push((source.clone(), self.frame_at(source, moment)?));
        }
        let len = parts.iter().map(|(_, part)| part.len).sum();
        let mut union = Frame { len, ..Frame::default() };
        let types: BTreeMap<&String, &Type> = parts
            .iter()
            .flat_map(|(_, part)| part.columns.iter().map(|(name, column)| (name, &column.ty)))
            .collect();
        for (name, ty) in types {
            let mut values = Vec::with_capacity(len);
            for (_, part) in &parts {
                match part.columns.get(name) {
                    Some(column) => values.extend_from_slice(&column.values),
                    None => values.resize(values.len() + part.len, MISSING),
                }
            }
            union.add(name, ty.clone(), values);
        }
        if let Some(mark) = mark {
            let marks = parts
                .iter()
                .flat_map(|(name, part)| std::iter::repeat_n(self.context.number(name), part.len));
            union.add(mark, Type::Text, marks.collect());
        }
        let tables: BTreeSet<&String> = parts
            .iter()
            .flat_map(|(_, part)| part.origins.iter().map(|origin| &origin.table))
            .collect();
        for table in tables {
            let mut rows = Vec::with_capacity(len);
            for (_, part) in &parts {
                match part.origins.iter().find(|origin| origin.table == *table) {
                    Some(origin) => rows.extend_from_slice(&origin.rows),
                    None => rows.resize(rows.len() + part.len, NO_RECORD),
                }
            }
            union.origins.push(TableRows { table: table.clone(), rows: Arc::new(rows) });
        }
        for (_, part) in &parts {
            union.intervals.extend(part.intervals.clone());
        }
        Ok(union)
    }
}
