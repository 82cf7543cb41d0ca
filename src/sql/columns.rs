//! Steps that make columns as SQL: union and derive. Polish: kolumny widoku w SQL.

use std::collections::BTreeSet;

use super::name::{self, bad, name, null, text};
use super::node::Gap;
use super::pipeline::{Building, Pipeline, Relation};
use crate::expression::Node;
use crate::model::Type;
use crate::template::view::{StepKind, View};

impl Pipeline<'_> {
    /// The records so far and those of the sources; a column that one of them lacks is missing there.
    pub(super) fn union(
        &self,
        to: &mut Building,
        view: &View,
        sources: &[String],
        mark: Option<&str>,
        alive: &BTreeSet<String>,
    ) -> Result<(), Gap> {
        let first = match &view.steps[0].kind {
            StepKind::From(source) => source.clone(),
            _ => view.name.clone(),
        };
        let mut parts = Vec::new();
        if !to.relation.name.is_empty() {
            parts.push((first, to.relation.clone()));
        }
        for source in sources {
            parts.push((source.clone(), self.relation(source, to.moment, to.period)?));
        }
        let mut all = Relation::default();
        for (_, part) in &parts {
            all.columns.extend(part.columns.iter().map(|(own, ty)| (own.clone(), ty.clone())));
            all.bad.extend(part.bad.iter().cloned());
        }
        all.columns.retain(|own, _| alive.contains(own));
        all.bad.retain(|own| alive.contains(own));
        let selects = parts.iter().map(|(source, part)| {
            let mut listed: Vec<String> = Vec::new();
            for (own, ty) in &all.columns {
                let as_name = name(&name::column(own));
                listed.push(match part.columns.contains_key(own) {
                    true => as_name,
                    false => format!("{} AS {as_name}", null(ty)),
                });
            }
            for own in &all.bad {
                let as_name = name(&bad(own));
                listed.push(match part.bad.contains(own) {
                    true => as_name,
                    false => format!("FALSE AS {as_name}"),
                });
            }
            listed.extend(mark.map(|own| format!("{} AS {}", text(source), name(own))));
            if listed.is_empty() {
                listed.push("1 AS one".to_owned());
            }
            format!("SELECT {}\nFROM {}", listed.join(", "), part.name)
        });
        let body = selects.collect::<Vec<_>>().join("\nUNION ALL\n");
        all.columns.extend(mark.map(|own| (own.to_owned(), Type::Text)));
        to.relation = all;
        to.push(body);
        Ok(())
    }

    /// New columns; those that read one another stand in queries one after another.
    pub(super) fn derive(
        &self,
        to: &mut Building,
        columns: &[(String, Node, Type)],
        alive: &BTreeSet<String>,
    ) -> Result<(), Gap> {
        // Those that are read, and those that they read.
        let mut read: BTreeSet<&str> = alive.iter().map(String::as_str).collect();
        for (own, node, _) in columns.iter().rev() {
            if read.contains(own.as_str()) {
                read.extend(node.columns());
                read.extend(node.asked_unreadable());
            }
        }
        let mut waiting: Vec<&(String, Node, Type)> =
            columns.iter().filter(|(own, ..)| read.contains(own.as_str())).collect();
        while !waiting.is_empty() {
            let names: BTreeSet<&str> = waiting.iter().map(|(own, ..)| own.as_str()).collect();
            let (ready, rest): (Vec<_>, Vec<_>) = waiting
                .iter()
                .copied()
                .partition(|(_, node, _)| node.columns().is_disjoint(&names));
            if ready.is_empty() {
                return Err(Gap(format!(
                    "derive {}",
                    names.into_iter().collect::<Vec<_>>().join(", ")
                )));
            }
            let mut listed = vec!["*".to_owned()];
            let mut marked = Vec::new();
            for (own, node, _) in &ready {
                let (value, marks) =
                    self.over(to, "", |here| Ok((here.readable(node)?, here.marks(node))))?;
                listed.push(format!("{value} AS {}", name(own)));
                if !marks.is_empty() {
                    listed.push(format!("({}) AS {}", marks.join(" OR "), name(&bad(own))));
                    marked.push(own.clone());
                }
            }
            let body = format!("SELECT {}\nFROM {}", listed.join(",\n  "), to.relation.name);
            to.relation.columns.extend(ready.iter().map(|(own, _, ty)| (own.clone(), ty.clone())));
            to.relation.bad.extend(marked);
            to.push(body);
            waiting = rest;
        }
        Ok(())
    }
}
