//! Everything that templates are made of: tables, lists, parameters, holidays and views, by name.
//!
//! Built-in files first; an office's own files of the same name replace them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::form::OptionSpec;
use super::formula::Known;
use super::known_edition;
use super::quantity::{self, Quantities};
use super::record_rule::{self, RecordRule};
use super::view::{Join, StepKind, View};
use crate::diagnostic::{Diagnostic, Problems, Source};
use crate::document::{self, Said, Table};
use crate::expression::{Interval, RAW, Scope, Shape};
use crate::model::schema::{FEMALE, MALE};
use crate::model::{
    Codebook, Codebooks, Holidays, KnownUntil, Parameters, Subject, TableSchema, Type,
};

/// A file of a library, by its path below the templates' folder: `views/delivered.toml`.
pub type Files = BTreeMap<String, Arc<Source>>;

#[derive(Default, Debug)]
pub struct Library {
    pub tables: BTreeMap<String, TableSchema>,
    pub codebooks: Codebooks,
    pub parameters: Parameters,
    /// Days on which no deadline falls.
    pub holidays: Holidays,
    /// Until when returns, parameters and days are known.
    pub known: KnownUntil,
    pub views: BTreeMap<String, View>,
    /// What returns count under a name of its own.
    pub quantities: Quantities,
    /// Rules over records, in the order of their files.
    pub record_rules: Vec<RecordRule>,
    /// `:names` with their types: the period's, and the options of all returns.
    pub names: BTreeMap<String, Type>,
    /// The returns there are, by id, in the order in which they are made.
    pub returns: Vec<String>,
    /// The options of all returns.
    pub options: BTreeMap<String, OptionSpec>,
    /// Columns whose texts as typed some expression asks for (`raw(x)`): only those are kept.
    pub raw: BTreeSet<String>,
}

impl Library {
    /// Reads tables, lists, parameters, holidays and views; all mistakes of all files are noted.
    ///
    /// `options` are the options of the returns: views may read them.
    pub fn read(
        files: &Files,
        options: BTreeMap<String, OptionSpec>,
        returns: Vec<String>,
        problems: &Problems,
    ) -> Library {
        let names = options.iter().map(|(id, own)| (id.clone(), own.ty.clone())).collect();
        let mut library = Library { names, options, returns, ..Library::default() };
        for (name, ty) in [
            ("start", Type::Date),
            ("end", Type::Date),
            ("day", Type::Date),
            ("year", Type::Int),
            ("year_start", Type::Date),
            ("month", Type::Int),
            ("months", Type::Int),
            // The TERYT of the office.
            ("unit", Type::Text),
        ] {
            library.names.insert(name.to_owned(), ty);
        }
        library.raw = raw_columns(files);
        for (path, source) in files {
            if let Some(name) = named(path, "lists/", ".csv") {
                library.codebooks.insert(name.to_owned(), Codebook::read(name, source, problems));
            } else if named(path, "parameters/", ".csv").is_some() {
                let names = library.parameters.read(source, problems);
                if is_own(source) {
                    for name in names {
                        library.known.is_the_offices(Subject::Parameter, name);
                    }
                }
            } else if named(path, "known/", ".csv").is_some() {
                library.known.read(source, problems);
            } else if path == "calendar/holidays.csv" {
                library.holidays.read(source, problems);
                if is_own(source) {
                    library.known.is_the_offices(Subject::FreeDays, "");
                }
            } else if let Some(edition) = edition_of(path).filter(|_| is_own(source)) {
                library.known.is_the_offices(Subject::Return, edition);
            }
        }
        library.check_known(problems);
        known_edition::check(&library.known, &library.returns, files, problems);
        let tables = parsed(files, "tables/", problems);
        for root in &tables {
            if let Some(schema) = TableSchema::read(root, problems) {
                library.tables.insert(schema.name.text.clone(), schema);
            }
        }
        library.check_tables(problems);
        let views = parsed(files, "views/", problems);
        library.read_views(&views, problems);
        library.quantities = quantity::read_all(files, problems);
        library.read_record_rules(tables.iter().chain(&views), problems);
        library
    }

    /// Rules may name any table or view, so they are read last.
    fn read_record_rules<'r>(
        &mut self,
        roots: impl Iterator<Item = &'r Table>,
        problems: &Problems,
    ) {
        let mut rules: Vec<RecordRule> = Vec::new();
        for root in roots {
            rules.extend(record_rule::read_all(root, self, problems));
        }
        for (index, rule) in rules.iter().enumerate() {
            if rules[..index].iter().any(|own| own.id == rule.id && own.over == rule.over) {
                problems.push(Diagnostic::error("T106").at(&rule.place).with("name", &rule.id));
            }
        }
        self.record_rules = rules;
    }

    /// What is known until a day is there (C103).
    fn check_known(&self, problems: &Problems) {
        let returns: Vec<&str> = self.returns.iter().map(String::as_str).collect();
        let parameters: Vec<&str> = self.parameters.names().collect();
        for (subject, there) in [(Subject::Return, returns), (Subject::Parameter, parameters)] {
            for (name, place) in self.known.named(subject) {
                if !there.contains(&name) && !name.is_empty() {
                    let found = Diagnostic::unknown("C103", name, there.iter().copied());
                    problems.push(found.at(place));
                }
            }
        }
    }

    /// Every referenced table and list exists.
    fn check_tables(&self, problems: &Problems) {
        for table in self.tables.values() {
            for sex in table.columns.iter().filter_map(|column| column.sex.as_ref()) {
                self.check_sex(table, sex, problems);
            }
        }
        for column in self.tables.values().flat_map(|table| &table.columns) {
            for table in column.references.iter().chain(&column.whose) {
                if !self.tables.contains_key(&table.text) {
                    problems.push(self.unknown_source(table));
                }
            }
            if let Type::Code(list) = &column.ty
                && !self.codebooks.contains_key(list)
            {
                let known = self.codebooks.keys().map(String::as_str);
                problems.push(Diagnostic::unknown("T208", list, known).at(&column.name.place));
            }
        }
    }

    /// A PESEL is compared with codes of two groups (T205).
    fn check_sex(&self, table: &TableSchema, sex: &Said, problems: &Problems) {
        let Some(Type::Code(list)) = table.column(&sex.text).map(|column| &column.ty) else {
            return;
        };
        let Some(book) = self.codebooks.get(list) else {
            return;
        };
        for group in [FEMALE, MALE].into_iter().filter(|group| !book.has_group(group)) {
            let known = book.codes.iter().flat_map(|line| line.groups.iter().map(String::as_str));
            problems.push(
                Diagnostic::error("T205")
                    .at(&sex.place)
                    .with("group", group)
                    .with("list", list)
                    .among(group, known.collect::<BTreeSet<&str>>()),
            );
        }
    }

    /// Views in an order in which each finds the views it reads; a circle is T406.
    fn read_views(&mut self, roots: &[Table], problems: &Problems) {
        let mut waiting: BTreeMap<String, Table> = BTreeMap::new();
        for root in roots {
            match root.entries.get("view").and_then(|(_, item)| item.as_table()) {
                Some(table) => {
                    let name = table.entries.get("name").and_then(|(_, item)| item.as_said());
                    waiting.insert(name.map(|said| said.text).unwrap_or_default(), table.clone());
                }
                None => {
                    problems.push(Diagnostic::error("T103").at(&root.place).with("key", "view"))
                }
            }
        }
        while !waiting.is_empty() {
            let names: BTreeSet<String> = waiting.keys().cloned().collect();
            let ready = names.iter().find(|name| {
                View::sources_of(&waiting[*name]).iter().all(|source| !names.contains(source))
            });
            let Some(name) = ready.cloned() else {
                for (name, table) in &waiting {
                    problems.push(Diagnostic::error("T406").at(&table.place).with("name", name));
                }
                return;
            };
            let table = waiting.remove(&name).expect("found among the waiting");
            let view = View::read(&table, self, problems);
            if self.tables.contains_key(&name) {
                problems.push(Diagnostic::error("T404").at(&table.place).with("name", &name));
            }
            self.views.insert(name, view);
        }
    }

    /// What formulas may name besides cells.
    pub fn known(&self) -> Known<'_> {
        Known { names: &self.names, returns: &self.returns }
    }

    pub fn scope<'s>(
        &'s self,
        shape: &'s Shape,
        this: Option<&'s BTreeMap<String, Type>>,
    ) -> Scope<'s> {
        Scope {
            shape,
            this,
            names: &self.names,
            codebooks: &self.codebooks,
            parameters: &self.parameters,
        }
    }

    /// What the records of a table or a view look like.
    pub fn shape(&self, name: &str) -> Option<Shape> {
        if let Some(view) = self.views.get(name) {
            return Some(view.shape.clone());
        }
        let table = self.tables.get(name)?;
        let mut shape = Shape { intervals: intervals_of(table), ..Shape::default() };
        for column in &table.columns {
            let name = &column.name.text;
            shape.columns.insert(name.clone(), column.ty.clone());
            if self.raw.contains(name) {
                shape.columns.insert(format!("{RAW}{name}"), Type::Text);
            }
            if table.needs(column) {
                shape.always.insert(name.clone());
            }
        }
        Some(shape)
    }

    /// The date or interval that a `when` is said of when it names none.
    pub fn moment(&self, view: &str, shape: &Shape) -> String {
        let said = self.views.get(view).and_then(|view| view.of.clone());
        said.or_else(|| shape.intervals.keys().next().cloned()).unwrap_or_default()
    }

    /// Has the view chosen by period itself?
    pub fn period_inside(&self, view: &str) -> bool {
        self.views.get(view).is_some_and(|view| view.period_inside)
    }

    /// Does a view read `:day`, itself or through another?
    pub fn reads_day(&self, name: &str) -> bool {
        self.views.get(name).is_some_and(|view| view.reads_day)
    }

    /// Can the view be asked for a day record by record: does only the view itself, or the one it
    /// starts from, read `:day`?
    pub fn day_is_direct(&self, name: &str) -> bool {
        let Some(view) = self.views.get(name) else {
            return false;
        };
        let mut started = false;
        view.reads_day
            && view.steps.iter().enumerate().all(|(index, step)| match &step.kind {
                StepKind::From(source) if index == 0 => {
                    started = true;
                    !self.reads_day(source) || self.day_is_direct(source)
                }
                StepKind::Union { .. } => false,
                StepKind::Join(Join { source, at: None, .. }) | StepKind::Gather { source, .. } => {
                    !self.reads_day(source)
                }
                _ => true,
            })
            && started
    }

    /// May a column of this name hold something personal, which no message shows?
    pub fn is_personal(&self, name: &str) -> bool {
        let columns = self.tables.values().filter_map(|table| table.column(name));
        columns.into_iter().any(|column| column.personal || column.ty == Type::Pesel)
    }

    /// The title of a column of some tables, when all that have the name and type agree on it.
    pub fn column_title(&self, name: &str, ty: &Type, tables: &BTreeSet<String>) -> Option<&str> {
        let name = name.rsplit('.').next().unwrap_or(name);
        let columns = tables.iter().filter_map(|table| self.tables.get(table)?.column(name));
        let titles: BTreeSet<&str> =
            columns.filter(|own| own.ty == *ty).map(|own| own.title.as_str()).collect();
        if titles.len() == 1 { titles.into_iter().next() } else { None }
    }

    /// The tables that a table or view is made of.
    pub fn tables_behind(&self, name: &str, found: &mut BTreeSet<String>) {
        let Some(view) = self.views.get(name) else {
            if self.tables.contains_key(name) {
                found.insert(name.to_owned());
            }
            return;
        };
        for source in view.sources() {
            self.tables_behind(source, found);
        }
    }

    /// The tables whose records the records of a view are: those it starts from, and none that it looks up.
    pub fn tables_begun_from(&self, name: &str, found: &mut BTreeSet<String>) {
        let Some(view) = self.views.get(name) else {
            if self.tables.contains_key(name) {
                found.insert(name.to_owned());
            }
            return;
        };
        for source in view.beginnings() {
            self.tables_begun_from(source, found);
        }
    }

    /// The tables whose exports must tell of a period before a view can be counted in it: those that its
    /// records come from, and those with days of their own that it asks. Registers without days are not.
    pub fn bases(&self, name: &str) -> BTreeSet<String> {
        let (mut bases, mut behind) = (BTreeSet::new(), BTreeSet::new());
        self.tables_begun_from(name, &mut bases);
        self.tables_behind(name, &mut behind);
        let dated = |own: &String| {
            self.tables
                .get(own)
                .is_some_and(|own| !own.intervals.is_empty() || own.monthly.is_some())
        };
        bases.extend(behind.into_iter().filter(dated));
        bases
    }

    pub fn unknown_source(&self, said: &Said) -> Diagnostic {
        let known = self.tables.keys().chain(self.views.keys()).map(String::as_str);
        Diagnostic::unknown("T209", &said.text, known).at(&said.place)
    }
}

/// The intervals that a table declares, by name.
pub fn intervals_of(table: &TableSchema) -> BTreeMap<String, Interval> {
    table
        .intervals
        .iter()
        .map(|interval| {
            let dates = Interval {
                from: interval.from.text.clone(),
                to: interval.to.text.clone(),
                to_is_day_after: interval.to_is_day_after,
            };
            (interval.name.text.clone(), dates)
        })
        .collect()
}

/// Is it a file of the office?
fn is_own(source: &Source) -> bool {
    source.name.starts_with("wzory/")
}

/// The edition that a file belongs to, `id/first day`, or the return that it is.
pub fn edition_of(path: &str) -> Option<&str> {
    let (edition, _) = path.rsplit_once('/').unwrap_or((path.strip_suffix(".toml")?, ""));
    let first_day = edition.split_once('/').map(|(_, day)| day.parse::<chrono::NaiveDate>());
    match first_day {
        None if !path.contains('/') => Some(edition),
        Some(Ok(_)) => Some(edition),
        _ => None,
    }
}

pub fn named<'p>(path: &'p str, folder: &str, ending: &str) -> Option<&'p str> {
    path.strip_prefix(folder)?.strip_suffix(ending)
}

/// The files of a folder, each parsed once; what is no TOML is told.
fn parsed(files: &Files, folder: &str, problems: &Problems) -> Vec<Table> {
    let own = files.iter().filter(|(path, _)| named(path, folder, ".toml").is_some());
    own.map(|(_, source)| document::parse(source, problems)).collect()
}

/// The columns that a `raw(x)` of any template file names. Found by text, before anything is
/// checked: a word too many only keeps a text that nobody reads.
fn raw_columns(files: &Files) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for source in files.values() {
        for (start, call) in source.text.match_indices("raw(") {
            let inside = source.text[start + call.len()..].split(')').next().unwrap_or_default();
            found.extend(inside.trim().rsplit('.').next().map(str::to_owned));
        }
    }
    found
}
