//! One file of a source: opened, its sum made, its rows read.

use std::path::Path;

use sha2::{Digest, Sha256};
use xxhash_rust::xxh3::xxh3_128;

use super::aside::Aside;
use super::cache::{Cache, Key};
use super::cell::Cell;
use super::correction::{Correction, Met};
use super::mapping::{Source, fits};
use super::open::{self, Asked, Epoch, Filling, Kind, Opened, Trouble};
use super::rows::Rows;
use super::{InputLedger, SetAside, Witness, trouble};
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
    pub aside: Aside,
}

/// Everything that a source tells besides its records.
#[derive(Clone, Default)]
pub struct Told {
    pub findings: Vec<Diagnostic>,
    pub set_aside: Vec<SetAside>,
    pub ledger: Vec<InputLedger>,
    /// Corrections that met their record.
    pub met: Vec<Met>,
}

/// How far a table and what is told of it had grown.
pub struct Mark {
    records: usize,
    aside: usize,
    inputs: usize,
    findings: usize,
    set_aside: usize,
    ledger: usize,
    met: usize,
}

impl Mark {
    pub fn of(table: &Growing<'_>, told: &Told) -> Mark {
        Mark {
            records: table.origins.len(),
            aside: table.aside.len(),
            inputs: table.inputs.len(),
            findings: told.findings.len(),
            set_aside: told.set_aside.len(),
            ledger: told.ledger.len(),
            met: told.met.len(),
        }
    }

    /// Takes back all that came since: a file that is refused has no records and says nothing of them.
    pub fn restore(&self, table: &mut Growing<'_>, told: &mut Told) {
        for values in &mut table.values {
            values.truncate(self.records);
        }
        table.origins.truncate(self.records);
        table.aside.truncate(self.aside);
        table.inputs.truncate(self.inputs);
        told.findings.truncate(self.findings);
        told.set_aside.truncate(self.set_aside);
        told.ledger.truncate(self.ledger);
        told.met.truncate(self.met);
    }
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
    pub corrections: &'w [Correction],
    /// Cells of workbooks that were read before.
    pub cache: Option<Cache<'w>>,
    /// Who keeps what is read.
    pub witness: Option<&'w dyn Witness>,
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
    let bytes = std::fs::read(path).map_err(|error| {
        if let Some(witness) = words.witness {
            witness.passed(shown);
        }
        refuse(Trouble::Unreadable(error.to_string()))
    })?;
    std::thread::scope(|scope| {
        // The sum for the manifest is made while the rows are read; a fast one tells a workbook that was
        // read before.
        let whole = scope.spawn(|| {
            let sum = sum(&bytes);
            if let Some(witness) = words.witness {
                witness.read(shown, &sum, &bytes);
            }
            sum
        });
        let kind = open::kind(&bytes);
        let quick = format!("{:032x}", xxh3_128(&bytes));
        let cache = words.cache.filter(|_| kind.is_workbook());
        let sheets = sheets(path, &bytes, kind, words.source).map_err(refuse)?;
        let mut sums = Vec::new();
        let columns = words.source.columns_said();
        let epoch = Epoch::default();
        for sheet in &sheets {
            let asked = Asked {
                sheet: sheet.as_deref(),
                encoding: words.source.encoding.as_deref(),
                delimiter: words.source.delimiter,
                epoch: Some(&epoch),
            };
            let mut rows = Rows::new(shown, words, table, told);
            rows.days_from(&epoch);
            if let Some(name) = sheet {
                rows.in_sheet(name);
            }
            if kind == Kind::Text {
                rows.of_text(asked.delimiter.unwrap_or_else(|| open::sniffed(&bytes)));
            }
            let opened = match &cache {
                Some(cache) => {
                    let key = Key { sum: &quick, sheet: asked.sheet, columns: &columns };
                    cached(*cache, key, path, &bytes, &asked, &mut rows)
                }
                None => open::rows(path, &bytes, &asked, |number, cells| rows.take(number, cells)),
            };
            let opened = opened.map_err(refuse)?;
            rows.finish(opened.sheet.clone(), bytes.len())?;
            told.findings.extend(trouble::noted(&opened, kind, shown));
            sums.push(told.ledger.len() - 1);
        }
        let whole = whole.join().expect("hashing does not panic");
        for line in sums {
            told.ledger[line].sha256.clone_from(&whole);
        }
        Ok(())
    })
}

/// The rows of a sheet as they were kept when it was read before; else read now, and kept.
fn cached(
    cache: Cache<'_>,
    key: Key<'_>,
    path: &Path,
    bytes: &[u8],
    asked: &Asked<'_>,
    rows: &mut Rows<'_, '_>,
) -> Result<Opened, Trouble> {
    let mut filling = Filling::new(|number: u32, cells: &[Cell<'_>]| rows.take(number, cells));
    if let Some(opened) = cache.give(key, asked.epoch, |number, cells| filling.row(number, cells)) {
        return Ok(opened);
    }
    std::thread::scope(|scope| {
        let mut keeping = cache.keep(key, scope);
        let opened = open::rows(path, bytes, asked, |number, cells| {
            // The header is kept whole: what a row's columns are is known after it.
            if let Some(keeping) = &mut keeping {
                keeping.row(number, cells, |column| rows.reads(column));
            }
            rows.take(number, cells);
        })?;
        if let Some(keeping) = keeping {
            keeping.finish(&opened, asked.epoch);
        }
        Ok(opened)
    })
}

/// The sheets that a source reads: the one it names, those that fit its pattern, or the first.
fn sheets(
    path: &Path,
    bytes: &[u8],
    kind: Kind,
    source: &Source,
) -> Result<Vec<Option<String>>, Trouble> {
    let Some(said) = &source.sheet else {
        return Ok(vec![None]);
    };
    if !said.text.contains(['*', '?']) || kind == Kind::Text {
        return Ok(vec![Some(said.text.clone())]);
    }
    let names = open::sheet_names(path, bytes)?;
    let fitting: Vec<Option<String>> =
        names.iter().filter(|name| fits(&said.text, name)).cloned().map(Some).collect();
    if fitting.is_empty() { Err(Trouble::NoSheet(names)) } else { Ok(fitting) }
}

/// The sum of a file, as manifests give it.
pub fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
