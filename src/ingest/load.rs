//! One file of a source: opened, its sum made, its rows read.

use std::path::Path;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::mapping::Source;
use super::record::Rows;
use super::sheet::{self, Trouble};
use super::text;
use super::{InputLedger, SetAside};
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::model::table::Input;
use crate::model::{Codebooks, Interner, Origin, TableSchema};

/// Findings of one code and file told one by one; the rest is counted. Every record that is set aside
/// stands in set-aside.csv all the same.
pub const ONE_BY_ONE: usize = 200;

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

pub fn load_file(
    path: &Path,
    shown: &str,
    source: &Source,
    table: &mut Growing<'_>,
    codebooks: &Codebooks,
    interner: &Interner,
    told: &mut Told,
) -> Result<(), Unusable> {
    let broken = |message: String| {
        Unusable::Input(Diagnostic::error("I104").at(Place::file(shown)).with("message", message))
    };
    let bytes = std::fs::read(path).map_err(|error| broken(error.to_string()))?;
    // The hash is made while the rows are read.
    std::thread::scope(|scope| {
        let hash = scope.spawn(|| hash(&bytes));
        let (rows, sheet) =
            read_rows(&bytes, shown, source, table, codebooks, interner, told, &broken)?;
        rows.finish(sheet, bytes.len(), hash.join().expect("hashing does not panic"))
    })
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The rows of a workbook or a text, and the sheet they stand in.
#[expect(clippy::too_many_arguments, reason = "what a file is read with, passed on once")]
fn read_rows<'r, 'g: 'r>(
    bytes: &[u8],
    shown: &str,
    source: &'r Source,
    table: &'r mut Growing<'g>,
    codebooks: &'r Codebooks,
    interner: &'r Interner,
    told: &'r mut Told,
    broken: &dyn Fn(String) -> Unusable,
) -> Result<(Rows<'r, 'g>, Option<String>), Unusable> {
    let mut rows = Rows::new(shown, source, table, codebooks, interner, told);
    // The old binary format, also that of a workbook with a password.
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(Unusable::Input(Diagnostic::error("I126").at(Place::file(shown))));
    }
    let sheet = if bytes.starts_with(b"PK") {
        let wanted = source.sheet.as_ref().map(|said| said.text.as_str());
        rows.sheet = source.sheet.as_ref().map(|said| Arc::from(said.text.as_str()));
        let read = sheet::rows(bytes, wanted, |number, cells| rows.take(number, cells));
        Some(read.map_err(|trouble| match trouble {
            Trouble::Unreadable(message) => broken(message),
            Trouble::NoSheet(names) => {
                let wanted = wanted.unwrap_or_default();
                let mut found = Diagnostic::error("I105")
                    .with("name", wanted)
                    .with(
                        "nearest",
                        nearest(wanted, names.iter().map(String::as_str)).unwrap_or("none"),
                    )
                    .with("known", names.join(", "));
                if let Some(said) = &source.sheet {
                    found = found.at(&said.place);
                }
                Unusable::Mapping(vec![found.at(Place::file(shown))])
            }
        })?)
    } else {
        let text = text::decoded(bytes, source.encoding.as_deref()).map_err(|name| {
            let found = Diagnostic::error("I130").at(Place::file(shown));
            Unusable::Input(found.with("name", name))
        })?;
        let delimiter =
            source.delimiter.unwrap_or_else(|| text::delimiter(&text, source.header_row));
        let read = text::rows(&text, delimiter, |number, cells| rows.take(number, cells));
        read.map_err(|trouble| match trouble {
            text::Trouble::Unreadable(message) => broken(message),
            text::Trouble::OpenQuote(line) => {
                Unusable::Input(Diagnostic::error("I125").at(Place::file(shown).row(line)))
            }
        })?;
        None
    };
    Ok((rows, sheet))
}
