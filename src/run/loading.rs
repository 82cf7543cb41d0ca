//! The exports of a period read, and those of the periods that it is compared with.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::archive::Keeping;
use super::{Exit, Progress, Refused, Request, Shared, Workplace};
use crate::diagnostic::{Diagnostic, Problems};
use crate::ingest::{self, InputLedger, Loaded, Witness};
use crate::model::Table;
use crate::period::{ReportingPeriod, Shift};
use crate::template::form::Form;

/// What exports are read with.
pub struct Loading<'l> {
    place: &'l Workplace,
    request: &'l Request,
    shared: &'l Shared,
    /// Who keeps what is read for a version.
    witness: Option<&'l dyn Witness>,
    /// What exports say against each other is told.
    relations: bool,
    mapping: ingest::Mapping,
    /// What the cells read.
    needed: BTreeSet<String>,
    /// All that is read for the return.
    wanted: BTreeSet<String>,
    data: PathBuf,
    cells: PathBuf,
}

impl<'l> Loading<'l> {
    /// Exit 2 when a table that is needed is mapped nowhere.
    pub fn new(
        place: &'l Workplace,
        request: &'l Request,
        needed: &BTreeSet<String>,
        shared: &'l Shared,
    ) -> Result<Loading<'l>, Refused> {
        let problems = Problems::default();
        let mapping = ingest::read_mapping(
            &place.mappings,
            &place.library.tables,
            &place.library.codebooks,
            &problems,
        );
        let mapped: BTreeSet<&str> = mapping.tables().collect();
        // Of a mapping that cannot be read nobody knows what it would fill.
        let is_read = !problems.has_errors();
        for table in needed.iter().filter(|_| is_read) {
            if !mapped.contains(table.as_str()) && !place.office.absent.contains(table) {
                problems.push(Diagnostic::error("C106").with("table", table));
            }
        }
        for said in place.office.absent_said.iter().filter(|own| mapped.contains(own.text.as_str()))
        {
            problems.push(Diagnostic::error("C124").at(&said.place).with("table", &said.text));
        }
        if problems.has_errors() {
            return Err(Refused::because(Exit::Configuration, problems));
        }
        // Tables that the cells do not read are loaded too: what is referred to must be there to be found.
        // Not those of other returns: their mistakes hold up nobody here.
        let schemas = &place.library.tables;
        let is_here = |table: &str| {
            needed.contains(table) || schemas.get(table).is_none_or(|own| own.is_for(&request.form))
        };
        let wanted =
            mapped.iter().filter(|own| is_here(own)).map(|own| (*own).to_owned()).collect();
        Ok(Loading {
            place,
            request,
            shared,
            witness: None,
            relations: true,
            needed: needed.clone(),
            wanted,
            data: request.office.join("dane"),
            cells: request.office.join(".spraw/komorki"),
            mapping,
        })
    }

    /// What is read is kept.
    pub fn watched(self, keeping: Option<&'l Keeping>) -> Loading<'l> {
        Loading { witness: keeping.map(|own| own as &dyn Witness), ..self }
    }

    pub fn with_relations(self, relations: bool) -> Loading<'l> {
        Loading { relations, ..self }
    }

    /// The exports of the return's own period.
    pub fn load(&self, progress: &dyn Fn(Progress<'_>)) -> Result<Loaded, Refused> {
        let loaded = self.of_period(self.request.period, false, &self.wanted, progress);
        loaded.map_err(|failure| match failure {
            ingest::Failure::Missing(diagnostics) => Refused { exit: Exit::Input, diagnostics },
            ingest::Failure::Mapping(diagnostics) => {
                Refused { exit: Exit::Configuration, diagnostics }
            }
        })
    }

    /// The periods that the cells of the form count beside it, each from its own exports as far as there are any.
    pub fn others(&self, form: &Form, progress: &dyn Fn(Progress<'_>)) -> Vec<OtherPeriod> {
        let periods = form.shifts().into_iter().map(|shift| (shift, shift.of(self.request.period)));
        periods.map(|(shift, period)| self.other(shift, period, progress)).collect()
    }

    fn other(
        &self,
        shift: Shift,
        period: ReportingPeriod,
        progress: &dyn Fn(Progress<'_>),
    ) -> OtherPeriod {
        if period.is_inside(self.request.period) {
            let covered = self.wanted.union(&self.place.office.absent).cloned().collect();
            return OtherPeriod { shift, period, loaded: None, covered, late: BTreeMap::new() };
        }
        let loaded = self.of_period(period, true, &self.needed, progress).ok();
        let mut covered: BTreeSet<String> = match &loaded {
            Some(loaded) if loaded.uncovered.is_empty() => loaded.tables.keys().cloned().collect(),
            _ => BTreeSet::new(),
        };
        let has_history = |table: &&String| {
            let mut sources = self.mapping.of_table(table);
            sources.any(|own| own.history_from.is_some_and(|day| day <= period.start()))
        };
        covered.extend(self.needed.iter().filter(has_history).cloned());
        // What the office says it does not have it did not have then.
        covered.extend(self.place.office.absent.iter().cloned());
        let late = self.needed.iter().filter_map(|table| {
            let mut sources = self.mapping.of_table(table);
            let (day, own) = sources.find_map(|own| Some((own.history_from?, own)))?;
            Some((table.clone(), format!("{day}, {}", own.place.source.name)))
        });
        OtherPeriod { shift, period, loaded, covered, late: late.collect() }
    }

    fn of_period(
        &self,
        period: ReportingPeriod,
        lenient: bool,
        wanted: &BTreeSet<String>,
        progress: &dyn Fn(Progress<'_>),
    ) -> Result<Loaded, ingest::Failure> {
        let library = &self.place.library;
        let corrections: &[_] =
            if self.request.uncorrected { &[] } else { &self.place.corrections.lines };
        let asked = ingest::Request {
            data: &self.data,
            period,
            lenient,
            required: &self.needed,
            mapping: &self.mapping,
            schemas: &library.tables,
            codebooks: &library.codebooks,
            wanted,
            raw: &library.raw,
            corrections,
            cache: Some(ingest::Cache { folder: &self.cells }),
            relations: self.relations,
            kept: self.shared.kept.as_ref(),
            witness: self
                .witness
                .or_else(|| self.shared.keeping.as_ref().map(|own| own as &dyn Witness)),
        };
        let reading = |table: &str| progress(Progress::Reading(&library.tables[table].title));
        ingest::load(&asked, &self.shared.interner, &reading)
    }
}

/// Another period that cells count, and its exports. Polish: okres porównywany.
pub struct OtherPeriod {
    pub shift: Shift,
    pub period: ReportingPeriod,
    /// None when it lies in the return's own period, or has no exports of its own.
    loaded: Option<Loaded>,
    /// The tables that tell of all of it.
    pub covered: BTreeSet<String>,
    /// From when those tell that begin later, as their mapping says: `2024-07-01, mapowania/osoby.toml`.
    pub late: BTreeMap<String, String>,
}

impl OtherPeriod {
    /// Its own tables, as its return was made of them; those that its exports lack as they are today.
    pub fn tables<'t>(
        &'t self,
        today: &'t BTreeMap<String, Table>,
    ) -> BTreeMap<&'t str, &'t Table> {
        let mut tables: BTreeMap<&str, &Table> =
            today.iter().map(|(name, own)| (name.as_str(), own)).collect();
        let own =
            self.loaded.iter().flat_map(|own| own.tables.iter().map(move |table| (own, table)));
        for (loaded, (name, table)) in own {
            if loaded.uncovered.is_empty() {
                tables.insert(name, table);
            }
        }
        tables
    }

    /// E311: how much there is to say of its exports, which `check` of that period tells.
    pub fn noted(&self) -> Option<Diagnostic> {
        let loaded = self.loaded.as_ref()?;
        let aside = loaded.set_aside.iter().filter(|own| !own.is_repeated()).count();
        (aside > 0).then(|| {
            Diagnostic::warning("E311").with("period", self.period.to_string()).with("count", aside)
        })
    }

    /// The rows of its files.
    pub fn ledger(&self) -> Vec<InputLedger> {
        self.loaded.as_ref().map(|own| own.ledger.clone()).unwrap_or_default()
    }
}
