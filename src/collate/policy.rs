//! What of a collation is data: when a unit stands far from its peers. Polish: zasady zestawienia.

use std::sync::Arc;

use super::outlier::Measure;
use crate::diagnostic::{Diagnostic, Problems, Source};
use crate::document::{self, Fields};
use crate::number::Exact;
use crate::received::Value;
use crate::template::library::Files;

/// Where the data of collations stand among the templates.
pub const FOLDER: &str = "collation/";
pub const PEERS: &str = "collation/peers.toml";

#[derive(Clone, Debug)]
pub struct Policy {
    pub measure: Measure,
    pub source: String,
}

/// The policy of the program, or of the office in its place.
pub fn read(files: &Files, problems: &Problems) -> Policy {
    let none = || Source::new(PEERS, "");
    let source: Arc<Source> = files.get(PEERS).cloned().unwrap_or_else(none);
    let root = document::parse(&source, problems);
    let fields = Fields::new(&root, problems);
    let mut policy = Policy {
        measure: Measure { far: Exact::whole(5), least_peers: usize::MAX },
        source: String::new(),
    };
    if files.contains_key(PEERS) && fields.item("peers").is_none() {
        fields.missing("peers");
    }
    if let Some(table) = fields.table("peers") {
        let fields = Fields::new(table, problems);
        let said = fields.need("far");
        let far = Value::written(&said.text).number();
        if far.is_none() && !said.text.is_empty() {
            let found = Diagnostic::error("T107").at(&said.place).with("found", &said.text);
            problems.push(found.with("known", "5,2"));
        }
        if fields.item("least_peers").is_none() {
            fields.missing("least_peers");
        }
        let least = fields.integer("least_peers").and_then(|own| usize::try_from(own).ok());
        policy.source = fields.text("source").unwrap_or_default();
        fields.finish();
        if let (Some(far), Some(least_peers)) = (far, least) {
            policy.measure = Measure { far, least_peers };
        }
    }
    fields.finish();
    policy
}
