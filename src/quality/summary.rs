//! Lines counted: by rule, by file, by caseworker. What does most to the return stands first.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Blamed, Line, Of, Reading, Register};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::ingest::{InputLedger, SetAside};
use crate::report::{Outcome, RuleOutcome};

/// Findings of one kind: one code or rule, in one column of one table.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// A code or the id of a rule.
    pub rule: String,
    pub severity: Severity,
    /// Of a rule.
    pub outcome: Option<Outcome>,
    pub table: Option<String>,
    /// The table in words.
    pub title: String,
    /// The column in words, when it is of one.
    pub column: Option<String>,
    /// One of what it is made of: for its sentences.
    pub of: Of,
    pub lines: usize,
    pub explained: usize,
    /// Records of the table, used or not.
    pub records: usize,
    /// Records that it takes out; some may be taken out by another mistake as well.
    pub set_aside: usize,
    /// Counted cells of the return that read what is wrong.
    pub cells: usize,
    /// The first of its lines.
    pub first: usize,
}

/// What is said of the records of one file, or of one caseworker.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Share {
    pub name: String,
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    /// Of all of these.
    pub explained: usize,
    /// Records that were read of the file.
    pub records: usize,
    pub set_aside: usize,
    /// The first of its lines; none when there is none.
    pub first: Option<usize>,
}

/// What is counted.
pub struct Counted<'c> {
    pub findings: &'c [Diagnostic],
    pub outcomes: &'c [RuleOutcome],
    pub set_aside: &'c [SetAside],
    pub ledger: &'c [InputLedger],
    pub register: &'c Register<'c>,
    pub reading: Reading<'c>,
    pub blamed: Blamed<'c>,
}

/// Code, severity, outcome, table, column.
type Key<'k> = (&'k str, Severity, Option<Outcome>, Option<&'k str>, Option<&'k str>);

impl Counted<'_> {
    fn place(&self, line: &Line) -> Option<&Place> {
        place_of(line, self.findings, self.outcomes)
    }

    fn severity(&self, line: &Line) -> Severity {
        match line.of {
            Of::Finding(index) => self.findings[index as usize].severity,
            Of::Rule(index) => self.outcomes[index as usize].severity,
        }
    }

    fn key(&self, line: &Line) -> Key<'_> {
        let table = self.place(line).and_then(|place| place.table.as_deref());
        match line.of {
            Of::Finding(index) => {
                let own = &self.findings[index as usize];
                let column = own.text("column").filter(|_| own.text("field").is_some());
                (own.code, own.severity, None, table, column)
            }
            Of::Rule(index) => {
                let own = &self.outcomes[index as usize];
                (&own.rule, own.severity, Some(own.outcome), table, None)
            }
        }
    }

    /// How many counted cells of the return read what is wrong with these lines.
    fn cells(&self, lines: &[&Line], table: Option<&str>) -> usize {
        // The lines of one finding stand together: each finding is asked once.
        let apart = lines.chunk_by(|one, next| one.of == next.of).map(|lines| lines[0]);
        let named: BTreeSet<&str> = apart.flat_map(|line| self.cells_named(line)).collect();
        match (named.len(), table, lines[0].of) {
            (1.., ..) => named.len(),
            (_, Some(table), Of::Rule(index)) => {
                let blamed = (self.blamed)(&self.outcomes[index as usize].rule);
                let of_table = blamed.iter().filter(|(own, _)| own == table);
                let columns: Vec<&str> =
                    of_table.filter_map(|(_, column)| column.as_deref()).collect();
                (self.reading)(table, &columns)
            }
            (_, Some(table), Of::Finding(index)) => {
                let own = &self.findings[index as usize];
                let field = own.text("field").unwrap_or_default();
                let columns: Vec<&str> = field.split(", ").filter(|own| !own.is_empty()).collect();
                match own.severity {
                    Severity::Note => 0,
                    // A record that is set aside is missing wherever its table is read.
                    Severity::Error => (self.reading)(table, &[]),
                    Severity::Warning => (self.reading)(table, &columns),
                }
            }
            _ => 0,
        }
    }

    /// Cells that a finding or a rule names itself.
    fn cells_named<'n>(&'n self, line: &Line) -> Vec<&'n str> {
        match line.of {
            Of::Finding(index) => {
                let own = &self.findings[index as usize];
                let listed = own.text("cells").into_iter().flat_map(|cells| cells.split(", "));
                listed.chain(own.places.iter().filter_map(|place| place.cell.as_deref())).collect()
            }
            Of::Rule(index) => {
                let cells = self.outcomes[index as usize].cells.iter().map(String::as_str);
                cells.filter(|cell| !cell.contains('@')).collect()
            }
        }
    }
}

/// The place of a line: of a failure its first.
pub fn place_of<'p>(
    line: &Line,
    findings: &'p [Diagnostic],
    outcomes: &'p [RuleOutcome],
) -> Option<&'p Place> {
    let index = line.place? as usize;
    match line.of {
        Of::Finding(own) => findings[own as usize].places.get(index),
        Of::Rule(own) => outcomes[own as usize].failures.get(index)?.places.first(),
    }
}

/// The number of a table and file, and a row: a million of them are small.
type Row = (u32, u32);

/// Numbers for pairs of table and file.
#[derive(Default)]
struct Files<'f> {
    numbers: FxHashMap<(&'f str, &'f str), u32>,
}

impl<'f> Files<'f> {
    fn row(&mut self, table: &'f str, place: &'f Place) -> Option<Row> {
        let next = self.numbers.len() as u32;
        let file = place.file.as_deref()?;
        Some((*self.numbers.entry((table, file)).or_insert(next), place.row?))
    }
}

/// Puts the lines in groups, the heaviest first, and in the order of their files and rows.
pub fn groups(lines: &mut [Line], counted: &Counted<'_>) -> Vec<Group> {
    let mut members: BTreeMap<Key<'_>, Vec<u32>> = BTreeMap::new();
    for (index, line) in lines.iter().enumerate() {
        members.entry(counted.key(line)).or_default().push(index as u32);
    }
    let set_aside = counted.set_aside.iter().filter(|own| !own.is_repeated());
    let mut files = Files::default();
    let set_aside: FxHashSet<Row> =
        set_aside.filter_map(|own| files.row(&own.table, &own.place)).collect();
    let mut all: Vec<(Group, Vec<u32>)> = members
        .into_iter()
        .map(|((rule, severity, outcome, table, column), members)| {
            let own: Vec<&Line> = members.iter().map(|index| &lines[*index as usize]).collect();
            // A warning is of a record that stays, also where another mistake takes it out.
            let heavy = severity == Severity::Error && outcome.is_none();
            let rows = own.iter().filter(|_| heavy).filter_map(|line| counted.place(line));
            let rows = rows.filter_map(|place| files.row(table?, place));
            let aside: FxHashSet<Row> = rows.filter(|row| set_aside.contains(row)).collect();
            let of_table = counted.ledger.iter().filter(|own| Some(own.table.as_str()) == table);
            let group = Group {
                rule: rule.to_owned(),
                severity,
                outcome,
                table: table.map(str::to_owned),
                title: table.map_or("", |own| counted.register.title(own)).to_owned(),
                column: column.map(str::to_owned),
                of: own[0].of,
                lines: own.len(),
                explained: own.iter().filter(|line| line.waiver.is_some()).count(),
                records: of_table.map(|own| own.loaded + own.set_aside).sum(),
                set_aside: aside.len(),
                cells: counted.cells(&own, table),
                first: 0,
            };
            (group, members)
        })
        .collect();
    // The sort is stable: what weighs the same stays in the order of its code, table and column.
    all.sort_by_key(|(own, _)| {
        std::cmp::Reverse((own.severity, own.set_aside, own.cells, own.lines))
    });
    let mut first = 0;
    for (rank, (group, members)) in all.iter_mut().enumerate() {
        group.first = first;
        first += group.lines;
        for index in members.iter() {
            lines[*index as usize].group = rank as u32;
        }
    }
    // In a group they were in the order of their findings: said here, they need no room to be sorted in.
    lines.sort_unstable_by(|one, other| {
        let place = |line: &Line| {
            let place = counted.place(line);
            let file = place.and_then(|own| own.file.as_deref());
            let (Of::Finding(of) | Of::Rule(of)) = line.of;
            (file, place.and_then(|own| own.row), of, line.place)
        };
        one.group.cmp(&other.group).then_with(|| place(one).cmp(&place(other)))
    });
    all.into_iter().map(|(group, _)| group).collect()
}

/// Every file that was read, and every other that a finding names.
pub fn by_file(lines: &[Line], counted: &Counted<'_>) -> Vec<Share> {
    let mut files: BTreeMap<&str, Share> = BTreeMap::new();
    for own in counted.ledger {
        let share = files.entry(&own.file).or_default();
        share.records += own.loaded + own.set_aside;
        share.set_aside += own.set_aside;
    }
    for (index, line) in lines.iter().enumerate() {
        let file = counted.place(line).and_then(|place| place.file.as_deref());
        if let Some(file) = file {
            files.entry(file).or_default().add(index, line, counted.severity(line));
        }
    }
    in_order(files)
}

/// Every caseworker of a record that is told, and nobody's; none when no table knows its caseworkers.
pub fn by_caseworker(lines: &[Line], counted: &Counted<'_>) -> Vec<Share> {
    let mut symbols: BTreeMap<&str, Share> = BTreeMap::new();
    if lines.iter().all(|line| line.caseworker.is_none()) {
        return Vec::new();
    }
    for (index, line) in lines.iter().enumerate() {
        let of_record = counted.place(line).is_some_and(|place| place.table.is_some());
        if of_record {
            let symbol = line.caseworker();
            symbols.entry(symbol).or_default().add(index, line, counted.severity(line));
        }
    }
    in_order(symbols)
}

fn in_order(shares: BTreeMap<&str, Share>) -> Vec<Share> {
    let named = shares.into_iter().map(|(name, own)| Share { name: name.to_owned(), ..own });
    let mut all: Vec<Share> = named.collect();
    all.sort_by_key(|own| std::cmp::Reverse((own.errors, own.warnings, own.notes)));
    all
}

impl Share {
    fn add(&mut self, index: usize, line: &Line, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Note => self.notes += 1,
        }
        self.explained += usize::from(line.waiver.is_some());
        self.first.get_or_insert(index);
    }
}
