//! One file of a source: opened, its sum made, its rows read.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::mapping::Source;
use super::open::{self, Asked, Trouble};
use super::record::Rows;
use super::{InputLedger, SetAside, trouble};
use crate::diagnostic::Diagnostic;
use crate::model::table::Input;
use crate::model::{Codebooks, Interner, Origin, TableSchema};

/// A table while it is read from one or several files.
pub struct Growing<'g> {
    pub schema: &'g TableSchema,
    pub values: Vec<Vec<i64>>,
    /// Columns whose texts are kept as typed; their values stand after those of the schema.
    pub raw: Vec<usize>,
    pub origins: Vec<Origin>,
    pub inputs: Vec<Input>,
    /// Records that are set aside, as far as they could be read: record rules look at them.
    pub aside: Vec<(Vec<i64>, Origin)>,
}

/// Everything that a source tells besides its records.
#[derive(Default)]
pub struct Told {
    pub findings: Vec<Diagnostic>,
    pub set_aside: Vec<SetAside>,
    pub ledger: Vec<InputLedger>,
}

/// Why a file gave nothing: the input's fault (exit 3) or the mapping's (exit 2).
pub enum Unusable {
    Input(Diagnostic),
    Mapping(Vec<Diagnostic>),
}

/// What the rows of a source become records with.
#[derive(Clone, Copy)]
pub struct Words<'w> {
    pub source: &'w Source,
    pub codebooks: &'w Codebooks,
    pub interner: &'w Interner,
}

/// Reads one file of a source into its table.
pub fn load_file(
    path: &Path,
    shown: &str,
    words: Words<'_>,
    table: &mut Growing<'_>,
    told: &mut Told,
) -> Result<(), Unusable> {
    let refuse = |trouble: Trouble| trouble::refused(trouble, shown, words.source);
    let bytes =
        std::fs::read(path).map_err(|error| refuse(Trouble::Unreadable(error.to_string())))?;
    // The hash is made while the rows are read.
    std::thread::scope(|scope| {
        let hash = scope.spawn(|| hash(&bytes));
        let asked = Asked {
            sheet: words.source.sheet.as_ref().map(|said| said.text.as_str()),
            encoding: words.source.encoding.as_deref(),
            delimiter: words.source.delimiter,
        };
        let mut rows = Rows::new(shown, words, table, told);
        let opened = open::rows(path, &bytes, &asked, |number, cells| rows.take(number, cells));
        let opened = opened.map_err(refuse)?;
        let hash = hash.join().expect("hashing does not panic");
        rows.finish(opened.sheet.clone(), bytes.len(), hash)?;
        told.findings.extend(trouble::noted(&opened, open::kind(&bytes), shown));
        Ok(())
    })
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
