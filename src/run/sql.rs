//! What the cells of a return mean, in SQL, and the tables to run it over. Polish: zapytania SQL.

use super::counted::look_at;
use super::explain::address;
use super::{Exit, Progress, Refused, Request};
use crate::diagnostic::Diagnostic;
use crate::report::Report;
use crate::sql::{self, tables};

/// What is wanted of a return.
pub struct SqlAsked<'a> {
    /// The cells that are asked for one by one, as the form names them, once the return is counted.
    pub cells: &'a dyn Fn(&Report) -> Vec<String>,
    /// The script of all cells.
    pub all: bool,
    /// The tables too.
    pub tables: bool,
    /// With people's own identifiers in place of stand-ins.
    pub personal: bool,
}

/// The SQL of a return.
pub struct Said {
    /// As the program itself counts it.
    pub report: Report,
    pub macros: String,
    /// A statement a cell, each with its name.
    pub statements: Vec<(String, String)>,
    /// Every cell, when all were asked for.
    pub script: Option<String>,
    /// The tables as files, when they were asked for.
    pub files: Vec<tables::File>,
    /// Q101: cells that have no SQL.
    pub without: Vec<Diagnostic>,
}

/// The statements of cells, or the script of all cells, for a period.
pub fn sql(
    request: &Request,
    asked: &SqlAsked<'_>,
    progress: &dyn Fn(Progress<'_>),
) -> Result<Said, Refused> {
    let refuse = |found| Refused::one(Exit::Configuration, found);
    look_at(request, progress, |scene| {
        let place = scene.place;
        let macros = sql::macros(&place.library.holidays);
        let mut statements = Vec::new();
        for said in (asked.cells)(&scene.report) {
            // As `explain` takes it; what is no cell is told by the writer of SQL.
            let found = address::find(&said, scene.filler.form);
            let cell = found.map_or(said, |at| scene.filler.name(at));
            let statement = sql::of_cell(scene.filler, &cell).map_err(refuse)?;
            statements.push((cell, statement.text));
        }
        let (mut script, mut without) = (None, Vec::new());
        if asked.all {
            let all = sql::of_return(scene.filler).map_err(refuse)?;
            (script, without) = (Some(all.text), all.without);
        }
        let mut files = Vec::new();
        if asked.tables {
            let wanted = place.form.tables(&place.library);
            let own = tables::Loaded {
                schema: None,
                tables: wanted
                    .iter()
                    .map(|name| {
                        (name.as_str(), scene.filler.views.tables.get(name.as_str()).copied())
                    })
                    .collect(),
            };
            let others = scene.filler.others.values().map(|other| tables::Loaded {
                schema: Some(other.period.to_string()),
                tables: wanted
                    .iter()
                    .filter_map(|name| {
                        let table = other.views.tables.get(name.as_str()).copied()?;
                        let today = scene.filler.views.tables.get(name.as_str());
                        let same = today.is_some_and(|today| std::ptr::eq(*today, table));
                        (!same).then_some((name.as_str(), Some(table)))
                    })
                    .collect(),
            });
            let all: Vec<tables::Loaded<'_>> = std::iter::once(own).chain(others).collect();
            files = tables::files(&all, &place.library, &scene.context.interner, !asked.personal);
        }
        Ok(Said { report: scene.report, macros, statements, script, files, without })
    })
}
