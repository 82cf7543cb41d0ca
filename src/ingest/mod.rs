//! Exports to typed canonical tables, with every record accounted for.

mod aside;
mod between;
mod cache;
mod carried;
mod cell;
mod column;
mod correction;
mod files;
mod header;
mod identifier;
mod kept;
mod lines;
mod load;
mod mapping;
mod months;
mod moved;
mod open;
pub mod parse;
mod pesel;
mod record;
mod rows;
mod series;
mod title;
mod told;
mod records;
mod relations;
mod trouble;
pub mod usual;
mod witness;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};

use crate::cores;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Codebooks, Interner, Table, TableSchema};
use crate::period::ReportingPeriod;

use aside::Aside;
pub use cache::{Cache, create_private};
pub use cell::Cell;
pub use correction::{Correction, Fate, Met};
pub use files::{at_hand, labels_about, months_beside, months_without, some_period};
use files::{count_fits, files_of, folders_about, size_of, uncovered};
pub use identifier::{is_pesel, stands};
pub use kept::Kept;
pub use lines::Lines;
pub use load::sum;
use load::{Growing, Mark, Told, Unusable, Words, load_file};
pub use mapping::{
    Mapping, Names, Part, Shipped, Source, Where, captured, fits, read_mapping, shipped,
    with_shipped,
};
pub use moved::Moved;
pub use open::{
    Asked, Kind, Opened, Trouble, decoded, kind, rows as rows_of, serve_when_asked, sheet_names,
    text_rows,
};
pub use parse::day;
pub use title::titles;
pub use title::{Title, letters, plain};
pub use trouble::said as trouble_said;
pub use witness::Witness;

/// Tables, and what was noticed while they were read.
#[derive(Default)]
pub struct Loaded {
    pub tables: BTreeMap<String, Table>,
    /// Those of which records were set aside, with these at the end: for rules over records.
    pub everything: BTreeMap<String, Table>,
    /// The records that are not used, in the order of files and rows: findings name them.
    pub unused: BTreeMap<String, Table>,
    pub set_aside: Vec<SetAside>,
    pub ledger: Vec<InputLedger>,
    pub findings: Vec<Diagnostic>,
    /// Corrections that met their record.
    pub met: Vec<Met>,
    /// Tables of which a file was missing or could not be used, and what: none of them is among the tables, and
    /// there are none unless that is allowed.
    pub lacking: BTreeMap<String, Vec<Diagnostic>>,
    /// The months of the period that no folder covers.
    pub uncovered: Vec<String>,
}

/// A record that is not used, and why. Polish: rekord odłożony.
#[derive(Clone, Debug)]
pub struct SetAside {
    pub table: Arc<str>,
    pub place: Place,
    pub code: &'static str,
    pub column: Option<Arc<str>>,
    /// Who took it upon themselves and why, when `spraw.toml` explains it.
    pub waived: Option<String>,
}

impl SetAside {
    /// A record that stands elsewhere, equal or as it became later: nothing is lost with it.
    pub fn is_repeated(&self) -> bool {
        matches!(self.code, "I117" | "I123" | "I148")
    }

    /// Must somebody still look at it?
    pub fn is_open(&self) -> bool {
        !self.is_repeated() && self.waived.is_none()
    }
}

/// The rows of one file or sheet: seen + extra = loaded + set aside + blank + header.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct InputLedger {
    pub file: String,
    pub sheet: Option<String>,
    pub table: String,
    pub size: u64,
    pub sha256: String,
    pub seen: usize,
    pub loaded: usize,
    pub set_aside: usize,
    pub blank: usize,
    pub header: usize,
    /// Records beyond the first of their row, in a table whose columns became records.
    pub extra: usize,
}

/// Nothing was loaded: an input is missing (exit 3), or the mapping does not fit it (exit 2).
#[derive(Debug)]
pub enum Failure {
    Missing(Vec<Diagnostic>),
    Mapping(Vec<Diagnostic>),
}

/// What is to be loaded, and what explains it.
pub struct Request<'r> {
    /// `dane/` of the office.
    pub data: &'r Path,
    pub period: ReportingPeriod,
    /// What is missing or cannot be used is left out: for a period that is only compared with.
    pub lenient: bool,
    /// The tables whose exports must be there; of the others a file may be missing.
    pub required: &'r BTreeSet<String>,
    pub mapping: &'r Mapping,
    pub schemas: &'r BTreeMap<String, TableSchema>,
    pub codebooks: &'r Codebooks,
    /// The tables.
    pub wanted: &'r BTreeSet<String>,
    /// Columns of which the text as typed is kept too: `table.column`.
    pub raw: &'r BTreeSet<String>,
    /// Values that the office overrides.
    pub corrections: &'r [Correction],
    /// Where cells of workbooks are kept from run to run.
    pub cache: Option<Cache<'r>>,
    /// Told is also what tables say against each other: references, gaps, months without records.
    pub relations: bool,
    /// Tables that were read before with the same interner; what is read now is kept there.
    pub kept: Option<&'r Kept>,
    /// Who keeps what is read.
    pub witness: Option<&'r dyn Witness>,
}

/// Loads the wanted tables of a period; `reading` hears of each table before it is read.
pub fn load(
    request: &Request<'_>,
    interner: &Interner,
    reading: &dyn Fn(&str),
) -> Result<Loaded, Failure> {
    let Request {
        data,
        period,
        mapping,
        schemas,
        codebooks,
        wanted,
        raw,
        corrections,
        lenient,
        required,
        ..
    } = *request;
    let (cache, witness) = (request.cache, request.witness);
    at_hand(data).map_err(|found| Failure::Missing(vec![found]))?;
    let folders = folders_about(data, period);
    if folders.is_empty() {
        let found = Diagnostic::error("I101").with("period", period.to_string());
        return Err(Failure::Missing(vec![found.at(Place::file("dane"))]));
    }
    let uncovered = uncovered(&folders, period);
    if let Some(witness) = witness {
        for (_, label) in &folders {
            witness.looked(&format!("dane/{label}"));
        }
        files::unread(&folders, mapping).iter().for_each(|file| witness.passed(file));
    }
    let names: Vec<&String> = wanted.iter().filter(|name| schemas.contains_key(*name)).collect();
    // The largest exports first, so that the threads end together; the results in the order of names.
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_cached_key(|index| std::cmp::Reverse(size_of(&folders, mapping, names[*index])));
    let waiting = Mutex::new(order.into_iter());
    let ready: Vec<OnceLock<Read>> = names.iter().map(|_| OnceLock::new()).collect();
    let threads = cores::count().min(names.len());
    let labels: Vec<String> = folders.iter().map(|(_, label)| label.clone()).collect();
    let read = |index: usize| {
        let table = OneTable {
            folders: &folders,
            lenient,
            required,
            mapping,
            codebooks,
            interner,
            raw,
            corrections,
            cache,
            witness,
        };
        let now = || table.read(&schemas[names[index]]);
        let own = match request.kept {
            Some(kept) => {
                let how = [lenient, required.contains(names[index])];
                kept.give((names[index].clone(), labels.clone(), how), now)
            }
            None => now(),
        };
        let _ = ready[index].set(own);
    };
    let next = || waiting.lock().expect("no thread panics with it").next();
    std::thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(|| {
                while let Some(index) = next() {
                    read(index);
                }
            });
        }
        while let Some(index) = next() {
            reading(names[index]);
            read(index);
        }
    });
    let (mut missing, mut wrong) = (Vec::new(), Vec::new());
    let mut told = Told::default();
    if !uncovered.is_empty() {
        told.findings.push(
            Diagnostic::error("I127")
                .at(Place::file("dane"))
                .with("period", period.to_string())
                .with("months", uncovered.join(", ")),
        );
    }
    if let Some(cache) = cache {
        cache.prune();
    }
    told.findings.extend(files::strays(&folders, mapping));
    let (mut tables, mut everything, mut unused) =
        (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let mut lacking = BTreeMap::new();
    for (name, read) in names.into_iter().zip(ready) {
        let read = read.into_inner().expect("every table was read");
        if !read.lacking.is_empty() {
            // A part of a table would be taken for all of it.
            lacking.insert(name.clone(), read.lacking);
            continue;
        }
        missing.extend(read.missing);
        wrong.extend(read.wrong);
        told.findings.extend(read.told.findings);
        told.set_aside.extend(read.told.set_aside);
        told.ledger.extend(read.told.ledger);
        told.met.extend(read.told.met);
        tables.insert(name.clone(), read.table);
        everything.extend(read.everything.map(|whole| (name.clone(), whole)));
        unused.extend(read.unused.map(|own| (name.clone(), own)));
    }
    // What the other inputs tell is told all the same: it is mended in one go.
    if !wrong.is_empty() {
        wrong.append(&mut missing);
        wrong.append(&mut told.findings);
        return Err(Failure::Mapping(wrong));
    }
    if !missing.is_empty() {
        missing.append(&mut told.findings);
        return Err(Failure::Missing(missing));
    }
    correction::tell(corrections, schemas, &mut told);
    if request.relations {
        relations::check_references(&tables, schemas, &mut told);
        relations::check_intervals(&tables, schemas, &mut told);
        series::check_series(&tables, schemas, interner, &mut told);
        pesel::check_pesels(&tables, schemas, codebooks, interner, &mut told);
        months::check_months(&tables, schemas, &folders, period, &mut told);
    }
    Ok(Loaded {
        tables,
        everything,
        unused,
        set_aside: told.set_aside,
        ledger: told.ledger,
        findings: told.findings,
        met: told.met,
        lacking,
        uncovered,
    })
}

/// One table as it was read, with all that was noticed.
#[derive(Clone)]
struct Read {
    table: Table,
    everything: Option<Table>,
    unused: Option<Table>,
    told: Told,
    missing: Vec<Diagnostic>,
    wrong: Vec<Diagnostic>,
    /// What of it is not there, where it may be left out.
    lacking: Vec<Diagnostic>,
}

/// What a table is read with.
struct OneTable<'o> {
    folders: &'o [(PathBuf, String)],
    lenient: bool,
    required: &'o BTreeSet<String>,
    mapping: &'o Mapping,
    codebooks: &'o Codebooks,
    interner: &'o Interner,
    raw: &'o BTreeSet<String>,
    corrections: &'o [Correction],
    cache: Option<Cache<'o>>,
    witness: Option<&'o dyn Witness>,
}

impl OneTable<'_> {
    /// All files of all sources of a table, folder by folder.
    fn read(&self, schema: &TableSchema) -> Read {
        let (mut missing, mut wrong) = (Vec::new(), Vec::new());
        let mut told = Told::default();
        let columns = schema.columns.iter().enumerate();
        let raw: Vec<usize> = columns
            .filter(|(_, column)| self.raw.contains(&column.name.text))
            .map(|(index, _)| index)
            .collect();
        let mut growing = Growing {
            schema,
            values: vec![Vec::new(); schema.columns.len() + raw.len()],
            raw,
            origins: Vec::new(),
            inputs: Vec::new(),
            aside: Aside::default(),
        };
        for (folder, label) in self.folders {
            for source in self.mapping.of_table(&schema.name.text) {
                let files = files_of(folder, source);
                if let Some(found) = count_fits(source, &files, label) {
                    missing.push(found);
                    continue;
                }
                if files.is_empty() {
                    told.findings.push(
                        Diagnostic::note("I131")
                            .at(&source.place)
                            .with("pattern", source.files.to_string())
                            .with("folder", format!("dane/{label}"))
                            .with("table", &schema.title),
                    );
                }
                for path in files {
                    let file = path.file_name().unwrap_or_default().to_string_lossy();
                    let shown = format!("dane/{label}/{file}");
                    let words = Words {
                        source,
                        codebooks: self.codebooks,
                        interner: self.interner,
                        corrections: self.corrections,
                        cache: self.cache,
                        witness: self.witness,
                    };
                    let mark = Mark::of(&growing, &told);
                    let loaded = load_file(&path, &shown, words, &mut growing, &mut told);
                    if loaded.is_err() {
                        mark.restore(&mut growing, &mut told);
                    }
                    match loaded {
                        Ok(()) => {}
                        Err(Unusable::Input(found)) => missing.push(found),
                        Err(Unusable::Mapping(found)) => wrong.extend(found),
                    }
                }
            }
        }
        told.findings.extend(files::copies(&told.ledger));
        let (table, everything, unused) = records::settle(growing, &mut told);
        let mut lacking = Vec::new();
        let is_absent = |own: &Diagnostic| own.code == "I102";
        let only_checked = !self.required.contains(&schema.name.text);
        if self.lenient || (only_checked && wrong.is_empty() && missing.iter().all(is_absent)) {
            lacking.append(&mut missing);
            lacking.append(&mut wrong);
        }
        Read { table, everything, unused, told, missing, wrong, lacking }
    }
}
