//! The computed return, free of any format: sections, rows, columns, cells. Polish: sprawozdanie.
//!
//! Both writers print this; two formats cannot disagree.

use crate::model::Fingerprint;
use crate::number::Exact;

/// The unit of a column, as it is printed. Adding persons to families is refused by having no sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Persons,
    Families,
    Decisions,
    Benefits,
    Contracts,
    Months,
    Days,
    Hours,
    Meals,
    Places,
    Posts,
    Percent,
    /// What a share gained or lost. Polish: punkt procentowy.
    PercentagePoints,
    Zloty,
    Other,
}

impl Unit {
    /// Of these there are only whole ones.
    pub fn is_count(self) -> bool {
        matches!(
            self,
            Unit::Persons | Unit::Families | Unit::Decisions | Unit::Benefits | Unit::Contracts
        )
    }
}

const UNITS: [(Unit, &str); 14] = [
    (Unit::Persons, "osoba"),
    (Unit::Families, "rodzina"),
    (Unit::Decisions, "decyzja"),
    (Unit::Benefits, "świadczenie"),
    (Unit::Contracts, "kontrakt"),
    (Unit::Months, "miesiąc"),
    (Unit::Days, "dzień"),
    (Unit::Hours, "godzina"),
    (Unit::Meals, "posiłek"),
    (Unit::Places, "miejsce"),
    (Unit::Posts, "etat"),
    (Unit::Percent, "%"),
    (Unit::PercentagePoints, "p.p."),
    (Unit::Zloty, "zł"),
];

impl Unit {
    /// The word of the csv's `measure_unit` and of templates.
    pub fn word(self) -> &'static str {
        UNITS.iter().find(|(unit, _)| *unit == self).map_or("", |(_, word)| word)
    }

    pub fn from_word(word: &str) -> Option<Unit> {
        UNITS.iter().find(|(_, own)| *own == word).map(|(unit, _)| *unit)
    }

    pub fn words() -> Vec<&'static str> {
        UNITS.iter().map(|(_, word)| *word).collect()
    }
}

/// How a cell came to its value. Polish: stan pola.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Computed,
    Formula,
    Manual,
    /// Worked out until somebody enters a value, or from such a value: nobody answers for it yet. Polish: wartość
    /// podpowiedziana.
    Proposed,
    /// The form prints `X`.
    Blocked,
    /// No value: none was entered, or an average of nothing.
    Missing,
}

impl State {
    pub fn word(self) -> &'static str {
        match self {
            State::Computed => "computed",
            State::Formula => "formula",
            State::Manual => "manual",
            State::Proposed => "proposed",
            State::Blocked => "blocked",
            State::Missing => "missing",
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    pub state: State,
    /// The value before rounding, in the cell's unit (zł, not grosze).
    pub exact: Option<Exact>,
    /// The value as printed, in units of 10^-decimals.
    pub printed: Option<i128>,
    /// The column's, unless the row has its own.
    pub unit: Unit,
    pub decimals: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub id: String,
    /// In full, with the head that it stands under: `rodziny pomocowe – wydatki w zł`.
    pub title: String,
    /// The head that it shares with the columns beside it; empty when it has none. Polish: rubryka zbiorcza.
    pub group: String,
    pub unit: Unit,
    pub decimals: u32,
    /// The word of time, when the column has its own.
    pub when: Option<String>,
    pub source: String,
}

/// Between the head of a group of columns and the title of one of them, where both are said in one line.
pub const UNDER: &str = " – ";

impl Column {
    /// The title below the head that says the rest.
    pub fn under(&self) -> &str {
        let own = self.title.strip_prefix(&self.group).and_then(|own| own.strip_prefix(UNDER));
        own.filter(|_| !self.group.is_empty()).unwrap_or(&self.title)
    }
}

/// Columns beside one another that stand under one head, or one column without a head.
pub struct Together<'s> {
    pub group: &'s str,
    /// The index of its first column.
    pub first: usize,
    pub columns: &'s [Column],
}

#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub id: String,
    pub key: String,
    pub label: String,
    /// Indent: 0 for totals.
    pub level: u32,
    /// A heading has no cells.
    pub heading: bool,
    /// False when the row itself is marked as not confirmed.
    pub official: bool,
    /// Where the row comes from: act, publication, form. Polish: podstawa.
    pub source: String,
    /// `od 2021-01-01 do …`, as far as it is said.
    pub validity: String,
    pub cells: Vec<Cell>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    pub id: String,
    pub title: String,
    pub role: Option<String>,
    pub official: bool,
    /// The word of time that the columns share: `during`, `on_last_day`, …
    pub when: Option<String>,
    /// The chapter of a report that it stands in. Polish: rozdział.
    pub chapter: String,
    /// What a reader should know of the numbers.
    pub note: String,
    pub source: String,
    pub validity: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    pub charts: Vec<Chart>,
}

impl Section {
    /// Is a value of it only proposed?
    pub fn has_proposals(&self) -> bool {
        let mut cells = self.rows.iter().flat_map(|row| &row.cells);
        cells.any(|own| own.state == State::Proposed)
    }

    /// Has its head two levels?
    pub fn has_groups(&self) -> bool {
        self.columns.iter().any(|own| !own.group.is_empty())
    }

    /// The upper level of its head, from left to right.
    pub fn together(&self) -> Vec<Together<'_>> {
        let mut first = 0;
        let one =
            |left: &Column, right: &Column| !left.group.is_empty() && left.group == right.group;
        self.columns
            .chunk_by(one)
            .map(|columns| {
                let own = Together { group: &columns[0].group, first, columns };
                first += columns.len();
                own
            })
            .collect()
    }
}

/// A picture of some cells of a section. Polish: wykres.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    pub title: String,
    pub kind: ChartKind,
    /// Indexes of rows and columns of the section.
    pub rows: Vec<usize>,
    pub columns: Vec<usize>,
    /// What lies along the axis: columns (years), each row a series; or rows, each column a series.
    pub along: Along,
}

impl Chart {
    /// Has it anything to show? Roles and options may have taken its rows.
    pub fn is_there(&self) -> bool {
        !self.rows.is_empty() && !self.columns.is_empty()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    Columns,
    Bars,
    Line,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Along {
    Columns,
    Rows,
}

/// How a return is laid out. Polish: układ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// The ministry's form: numbered rows and columns, `X` in blocked cells.
    #[default]
    Form,
    /// Tables with charts, for councils and readers; also as a page of HTML. Polish: sprawozdanie opisowe.
    Report,
}

impl Layout {
    /// What its parts are called.
    pub fn part(self) -> &'static str {
        match self {
            Layout::Form => "Dział",
            Layout::Report => "Tabela",
        }
    }

    pub fn parts(self) -> &'static str {
        match self {
            Layout::Form => "Działy",
            Layout::Report => "Tabele",
        }
    }

    /// What its face says when nobody confirmed it. A report of which no ministry has a form is the office's own.
    pub fn unverified(self, head: &Head) -> &'static str {
        match self {
            Layout::Report if head.ministry.is_empty() => "układ własny: przepis nie określa wzoru",
            Layout::Form | Layout::Report => "układ niezweryfikowany z CAS",
        }
    }
}

/// Head and foot of the form. Polish: część adresowa.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Head {
    pub ministry: String,
    pub title: String,
    pub symbol: String,
    pub edition: String,
    /// Not confirmed against the official form: the form says so on its face.
    pub official: bool,
    pub unit_name: String,
    pub unit_address: String,
    pub phone: String,
    pub regon: String,
    pub teryt: String,
    pub keso: String,
    pub recipient: String,
    pub deadline: String,
    pub period_text: String,
    pub place: String,
    pub prepared_by: String,
    pub prepared_phone: String,
    pub head_title: String,
    /// Options and their values in words, printed on the form.
    pub options: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    pub form: String,
    pub layout: Layout,
    pub period: String,
    pub version: u32,
    pub head: Head,
    pub sections: Vec<Section>,
    /// Where the form, its sections, rows and rules come from.
    pub bases: Vec<Basis>,
    /// The same quantities in other returns.
    pub agreements: Vec<Agreement>,
    /// What was noticed of the data, in a sentence for the face of the form.
    pub quality: String,
    /// What no export covers, in a sentence for the face of the form; empty when nothing is missing.
    pub uncovered: String,
}

/// A cell beside the one of another return that prints the same quantity, or one like it. Polish: uzgodnienie.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// The id of the quantity, and what it is.
    pub quantity: String,
    pub title: String,
    /// `2/1/2`
    pub cell: String,
    pub value: Option<Exact>,
    /// `mrpips-03 v1, I-XII 2025 r.`
    pub other: String,
    pub other_cell: String,
    pub other_value: Option<Exact>,
    pub verdict: Verdict,
    /// Why they differ, when they do or need not agree.
    pub why: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Equal,
    /// They should be equal and are not.
    Different,
    /// They need not be equal: another period, basis, stock and flow.
    Explained,
}

impl Verdict {
    pub fn said(self) -> &'static str {
        match self {
            Verdict::Equal => "równe",
            Verdict::Different => "różne",
            Verdict::Explained => "nie muszą być równe",
        }
    }
}

/// The legal or other source of a part of a return. Polish: podstawa.
#[derive(Clone, Debug, PartialEq)]
pub struct Basis {
    /// `1B`, `1B/5`, a rule's id; empty for the form itself.
    pub place: String,
    pub what: String,
    pub source: String,
    pub validity: String,
    pub official: bool,
}

/// The outcome of a control rule. Polish: wynik reguły kontrolnej.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    Passed,
    Failed,
    NotApplicable,
    CouldNotRun,
}

impl Outcome {
    pub fn word(self) -> &'static str {
        match self {
            Outcome::Passed => "passed",
            Outcome::Failed => "failed",
            Outcome::NotApplicable => "not_applicable",
            Outcome::CouldNotRun => "could_not_run",
        }
    }
}

/// A record that breaks a rule, or that it cannot judge.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordFailure {
    /// Where it stands in the exports; several when several rows are to blame.
    pub places: Vec<crate::diagnostic::Place>,
    /// Both sides of the comparison.
    pub shown: Box<str>,
    /// Of the values that the rule read of it.
    pub fingerprint: Fingerprint,
}

/// Records that wait for somebody, as on the last day of the period. Polish: lista robocza.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    pub id: String,
    pub title: String,
    pub about: String,
    pub source: String,
    pub columns: Vec<String>,
    /// How many of them should have been done before; none when the list has no day for that.
    pub late: Option<usize>,
    pub rows: Vec<Vec<ListCell>>,
}

/// One value of a list.
#[derive(Clone, Debug, PartialEq)]
pub enum ListCell {
    Empty,
    Text(String),
    /// In units of 10^-scale.
    Number(i64, u32),
    /// Days since 1970.
    Day(i64),
}

/// One rule on one set of cells, or on all records it speaks of.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleOutcome {
    pub rule: String,
    pub title: String,
    pub severity: crate::diagnostic::Severity,
    pub outcome: Outcome,
    /// Cells the rule read, `2/1/2`; none for a rule over records.
    pub cells: Vec<String>,
    /// How many records a rule over records names, and which.
    pub records: usize,
    pub failures: Vec<RecordFailure>,
    /// For how many of them somebody answers.
    pub explained: usize,
    /// The check with its numbers: `12 + 3 >= 20`, and the difference.
    pub shown: String,
    pub fix: String,
    /// A failure must be explained before the return is sent.
    pub justify: bool,
}

impl RuleOutcome {
    /// Must somebody still look at it? Not when all its records, or its cells, are explained.
    pub fn is_open(&self) -> bool {
        self.wants_a_look() && self.explained < self.records.max(1)
    }

    /// It failed or could not run, and somebody has explained all of it.
    pub fn is_explained(&self) -> bool {
        self.wants_a_look() && !self.is_open()
    }

    fn wants_a_look(&self) -> bool {
        matches!(self.outcome, Outcome::Failed | Outcome::CouldNotRun)
    }

    /// Does the return wait for somebody to explain it?
    pub fn waits_for_reasons(&self) -> bool {
        self.justify && self.outcome == Outcome::Failed && self.is_open()
    }

    /// The money of the records of a rule over records, as the end of a sentence: ` (418,50 zł)`.
    pub fn money_said(&self) -> String {
        if self.shown.is_empty() { String::new() } else { format!(" ({})", self.shown) }
    }
}

impl Report {
    /// A cell by section id, row id or key, and column id.
    pub fn cell(&self, section: &str, row: &str, column: &str) -> Option<&Cell> {
        let section = self.sections.iter().find(|own| own.id == section)?;
        let index = section.columns.iter().position(|own| own.id == column)?;
        let row = section
            .rows
            .iter()
            .find(|own| own.key == row)
            .or_else(|| section.rows.iter().find(|own| own.id == row))?;
        row.cells.get(index)
    }
}
