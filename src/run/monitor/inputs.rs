//! What a look at a strategy was made of: files, and exports with their rows. Polish: dane wejściowe.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::evaluate::district::REGISTERS;
use crate::ingest::{InputLedger, Loaded};
use crate::report::{Report, State};
use crate::run::submission::export;
use crate::run::{Compared, Workplace};

/// Each once, whichever value came from it first. An export that was read for a half and for its whole year is there
/// twice: in the year, rows that the first half has already are set aside.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    files: BTreeMap<String, Compared>,
    exports: BTreeSet<InputLedger>,
}

/// What a return reads beside its exports, asked before it is counted.
pub struct Read {
    /// The tables that its cells are counted over: others are loaded with them, and give no value.
    tables: BTreeSet<String>,
    entered: Option<Compared>,
    corrected: Option<Compared>,
}

impl Read {
    pub fn by(place: &Workplace) -> Read {
        let entered = place.manual.file.clone();
        let corrected = place.corrections.file.clone();
        Read {
            tables: place.form.tables(&place.library),
            entered: entered.map(|(file, size, sha256)| Compared { file, size, sha256 }),
            corrected: corrected.map(|(size, sha256)| Compared {
                file: "poprawki.csv".to_owned(),
                size,
                sha256,
            }),
        }
    }

    /// Where people live says of which district a record is.
    pub fn of_districts(mut self) -> Read {
        self.tables.extend(REGISTERS.map(str::to_owned));
        self
    }
}

impl Inputs {
    /// The exports that the cells of a return were counted from, those of earlier years too; its entries where a cell
    /// is one, and the corrections that met a record.
    pub fn of(read: Read, report: &Report, loaded: &Loaded) -> Inputs {
        let mut found = Inputs::default();
        found.exports(&loaded.ledger, |table| read.tables.contains(table));
        let entries = read.entered.filter(|_| has_entries(report));
        let corrections = read.corrected.filter(|_| !loaded.met.is_empty());
        found.files(entries.into_iter().chain(corrections));
        found
    }

    pub fn exports(&mut self, ledger: &[InputLedger], is_read: impl Fn(&str) -> bool) {
        self.exports.extend(ledger.iter().filter(|own| is_read(&own.table)).cloned());
    }

    pub fn files(&mut self, files: impl IntoIterator<Item = Compared>) {
        self.files.extend(files.into_iter().map(|own| (own.file.clone(), own)));
    }

    pub fn join(&mut self, other: &Inputs) {
        self.files(other.files.values().cloned());
        self.exports.extend(other.exports.iter().cloned());
    }

    /// As the manifest lists them: files by name, then exports with their rows.
    pub fn listed(&self) -> Vec<Value> {
        let files = self
            .files
            .values()
            .map(|own| json!({ "file": own.file, "size": own.size, "sha256": own.sha256 }));
        files.chain(self.exports.iter().map(export)).collect()
    }
}

fn has_entries(report: &Report) -> bool {
    let rows = report.sections.iter().flat_map(|own| &own.rows);
    rows.flat_map(|own| &own.cells).any(|own| own.state == State::Manual)
}
