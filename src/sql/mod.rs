//! What a cell means, in SQL that DuckDB runs: the steps of its view as named queries, then the cell.
//! Polish: pole jako zapytanie SQL.
//!
//! The tables are the canonical ones, as [`tables`] writes them; the functions of the language are
//! [`macros`]. Numbers are whole in their smallest units until the last line.

mod aggregate;
mod cell;
mod columns;
mod condition;
mod formula;
mod measure;
mod name;
mod node;
mod order;
mod pipeline;
mod relate;
pub mod tables;

use std::collections::BTreeMap;

use cell::{Cells, Reading, counts_behind, needs_of};
use name::{comment, indented, text};
use pipeline::Query;

use crate::diagnostic::Diagnostic;
use crate::evaluate::fill::{At, Filler};
use crate::model::{Holidays, date};
use crate::template::form::{Choice, Content};

/// One cell in SQL.
pub struct Statement {
    /// All of it.
    pub text: String,
    /// The last step alone: the cell itself.
    pub own: String,
    /// The queries that it stands on, by name, in their order.
    pub behind: Vec<String>,
}

/// Every counted cell of a return in one script.
pub struct Script {
    pub text: String,
    /// Q101: cells that have no SQL.
    pub without: Vec<Diagnostic>,
}

/// The functions of the language for DuckDB, with the days that are free of work.
pub fn macros(holidays: &Holidays) -> String {
    const FUNCTIONS: &str = include_str!("macros.sql");
    let day = |text: &str| text.parse().map(date::to_days).expect("a day of the calendar");
    let (first, last): (i64, i64) = (day("1990-01-01"), day("2069-12-31"));
    let free: Vec<String> = (first..=last)
        .filter(|own| holidays.working_days_between(own - 1, *own) == Some(0))
        .filter_map(date::from_days)
        .filter(|own| !is_weekend(*own))
        .map(|own| format!("'{own}'"))
        .collect();
    let lines: Vec<String> = free.chunks(8).map(|line| line.join(", ")).collect();
    format!(
        "-- Every day with the number of working days up to it.\nCREATE OR REPLACE TABLE working_days AS\nSELECT day, \
         sum(CASE WHEN isodow(day) < 6 AND NOT list_contains(free, day) THEN 1 ELSE 0 END) OVER (ORDER BY day) AS \
         number\nFROM (\n  SELECT CAST(unnest(generate_series(DATE '1990-01-01', DATE '2069-12-31', INTERVAL 1 DAY)) AS \
         DATE) AS day,\n    CAST([\n      {}\n    ] AS DATE[]) AS free\n);\n\n{FUNCTIONS}",
        lines.join(",\n      ")
    )
}

fn is_weekend(day: chrono::NaiveDate) -> bool {
    use chrono::{Datelike, Weekday};
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The cells that are printed, by `section/row/column`.
fn printed(filler: &Filler<'_>, chosen: &BTreeMap<At, &Choice>) -> Result<Vec<At>, Diagnostic> {
    let mut found = Vec::new();
    for at in chosen.keys() {
        let column = &filler.form.sections[at.0].columns[at.2];
        if filler.printed(column.role.as_ref(), column.only_if.as_ref())? {
            found.push(*at);
        }
    }
    Ok(found)
}

/// The statement of one cell, named as the form names it.
///
/// Errors: Q101 something has no SQL; Q102 no such cell; Q103 its value is entered by hand, or it is blocked.
pub fn of_cell(filler: &Filler<'_>, wanted: &str) -> Result<Statement, Diagnostic> {
    let chosen = filler.choose()?;
    let all = printed(filler, &chosen)?;
    let by_key = |at: &At| {
        let section = &filler.form.sections[at.0];
        format!("{}/{}/{}", section.id, section.rows[at.1].key, section.columns[at.2].id)
    };
    let named = |at: &&At| filler.name(**at) == wanted || by_key(at) == wanted;
    let Some(at) = all.iter().find(named).copied() else {
        let names: Vec<String> = all.iter().map(|own| filler.name(*own)).collect();
        let known = names.iter().map(String::as_str);
        return Err(
            Diagnostic::unknown("Q102", wanted, known).with("form", filler.form.id.as_str())
        );
    };
    let (mut counts, mut seen) = (BTreeMap::new(), Vec::new());
    counts_behind(filler, &chosen, at, &mut counts, &mut seen);
    let needs = needs_of(filler, counts.values().copied());
    let cells = Cells::new(filler, &chosen, &needs, Reading::Queries);
    if !cells.has_sql(at) {
        let state =
            if matches!(chosen[&at].content, Content::Blocked) { "blocked" } else { "manual" };
        return Err(Diagnostic::error("Q103").with("cell", filler.name(at)).with("state", state));
    }
    cells.write(at).map_err(|gap| without(filler, at, &gap))?;
    let written = cells.written.borrow();
    let own = written.iter().find(|own| own.0 == at).and_then(|own| own.1.as_ref().ok());
    let body = with_decimals(own.map_or("", String::as_str), cells.decimals(at));
    let queries = cells.queries(at);
    let mut said = head(filler);
    said.push_str(&format!("-- {}\n", cells.about(at)));
    for (index, query) in queries.iter().enumerate() {
        said.push_str(if index == 0 { "WITH\n" } else { "" });
        said.push_str(&told(query));
        said.push_str(&format!("{} AS (\n{}\n)", query.name, indented(&query.body, 2)));
        said.push_str(if index + 1 < queries.len() { ",\n" } else { "\n" });
    }
    said.push_str(&format!("{body};\n"));
    let behind = queries.into_iter().map(|own| own.name).collect();
    Ok(Statement { text: said, own: format!("{body};"), behind })
}

/// Every cell that is counted or worked out: a script that ends with section, row, column and value.
pub fn of_return(filler: &Filler<'_>) -> Result<Script, Diagnostic> {
    let chosen = filler.choose()?;
    let all = printed(filler, &chosen)?;
    let counts = chosen.values().filter_map(|choice| match &choice.content {
        Content::Count(count) => Some(&**count),
        _ => None,
    });
    let needs = needs_of(filler, counts);
    let cells = Cells::new(filler, &chosen, &needs, Reading::Table);
    let mut gaps = Vec::new();
    for at in all.iter().filter(|own| cells.has_sql(**own)) {
        if let Err(gap) = cells.write(*at) {
            gaps.push(without(filler, *at, &gap));
        }
    }
    let mut said = head(filler);
    said.push('\n');
    for query in cells.pipeline.queries() {
        let kind = if query.kept { "TABLE" } else { "VIEW" };
        said.push_str(&told(&query));
        said.push_str(&format!(
            "CREATE OR REPLACE TEMP {kind} {} AS\n{};\n\n",
            query.name, query.body
        ));
    }
    said.push_str(
        "CREATE OR REPLACE TEMP TABLE cells(place INTEGER, \"section\" VARCHAR, \"row\" VARCHAR, \"column\" VARCHAR, \
         value HUGEINT, decimals INTEGER, numerator HUGEINT, denominator HUGEINT);\n",
    );
    for (word, part) in
        [("cell", "value"), ("cell_over", "numerator"), ("cell_under", "denominator")]
    {
        said.push_str(&format!(
            "CREATE OR REPLACE TEMP MACRO {word}(s, r, c) AS (\n  SELECT {part} FROM cells WHERE \"section\" = s AND \
             \"row\" = r AND \"column\" = c\n);\n"
        ));
    }
    said.push('\n');
    let written = cells.written.borrow();
    for (at, body) in written.iter() {
        let Ok(body) = body else {
            continue;
        };
        let section = &filler.form.sections[at.0];
        let names = [&section.id, &section.rows[at.1].id, &section.columns[at.2].id];
        let names: Vec<String> = names.into_iter().map(|own| text(own)).collect();
        // Cells that nobody prints are read by others.
        let place = all
            .iter()
            .position(|own| own == at)
            .map_or_else(|| "NULL".to_owned(), |own| own.to_string());
        let exact =
            if cells.is_read_exactly(*at) { "numerator, denominator" } else { "NULL, NULL" };
        said.push_str(&format!(
            "-- {}\nINSERT INTO cells SELECT {place}, {}, value, {}, {exact} FROM (\n{}\n);\n\n",
            cells.about(*at),
            names.join(", "),
            cells.decimals(*at),
            indented(body, 2)
        ));
    }
    said.push_str(
        "SELECT \"section\", \"row\", \"column\", shown(value, decimals) AS value\nFROM cells\nWHERE place IS NOT \
         NULL\nORDER BY place;\n",
    );
    Ok(Script { text: said, without: gaps })
}

/// Q101: a cell, and what of it has no SQL.
fn without(filler: &Filler<'_>, at: At, gap: &node::Gap) -> Diagnostic {
    Diagnostic::error("Q101").with("cell", filler.name(at)).with("what", gap.0.as_str())
}

/// The return, its period, and what the office chose.
fn head(filler: &Filler<'_>) -> String {
    let mut said =
        format!("-- {} {}, {}\n", filler.form.id, filler.period, comment(&filler.form.title));
    if !filler.options.is_empty() {
        let options = filler.options.iter().map(|(id, value)| format!("{id} = {value}"));
        said.push_str(&format!("-- {}\n", comment(&options.collect::<Vec<_>>().join(", "))));
    }
    said
}

fn told(query: &Query) -> String {
    let lines = [&query.title, &query.about].into_iter().filter(|own| !own.is_empty());
    lines.map(|own| format!("-- {}\n", comment(own))).collect()
}

/// The last line of a statement shows the number as it is printed.
fn with_decimals(body: &str, decimals: u32) -> String {
    let Some(rest) = body.strip_prefix("SELECT ").filter(|_| decimals > 0) else {
        return body.to_owned();
    };
    match rest.split_once(" AS value") {
        Some((value, rest)) => format!("SELECT decimals_{decimals}({value}) AS value{rest}"),
        None => body.to_owned(),
    }
}
