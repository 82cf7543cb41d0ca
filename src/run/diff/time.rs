//! Whether a record is of the time that a cell counts. Polish: czas pola.

use std::sync::Arc;

use super::super::Refused;
use super::super::counted::refuse;
use super::made::Made;
use super::pair::Pair;
use crate::evaluate::Frame;
use crate::evaluate::value::evaluate;
use crate::expression::{Comparison, Kind, Node};
use crate::model::value::present;
use crate::model::{Type, date};
use crate::template::Library;
use crate::template::form::Count;
use crate::template::point::{ON_DAY, reads_period};
use crate::template::view::StepKind;

/// The conditions of a cell that ask where the period lies.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Times {
    /// Of the cell, over the records of its view.
    of_cell: Vec<Node>,
    /// Of the cell: among the keys of which row a key must be, the families that were helped in the period.
    of_keys: Vec<Node>,
    /// Of the steps of its view, over the rows of the tables that it begins with.
    of_rows: Vec<(String, Vec<Node>)>,
}

impl Times {
    pub fn new(count: &Count, view: &str, library: &Library) -> Times {
        let all = count.conditions.iter().chain(&count.narrower);
        let parts: Vec<&Node> = all
            .flat_map(|node| match &node.kind {
                Kind::And(parts) => parts.iter().collect(),
                _ => vec![node],
            })
            .collect();
        let of_cell = parts.iter().filter(|own| asks_time(own)).map(|own| (*own).clone()).collect();
        let asks_keys = |own: &&&Node| !own.rows().is_empty() && asks_keys(own);
        let of_keys = parts.iter().filter(asks_keys).map(|own| (*own).clone()).collect();
        let mut begun = Default::default();
        library.tables_begun_from(view, &mut begun);
        let of_rows = begun.into_iter().map(|table| {
            let mut found = Vec::new();
            steps(view, &table, library, &mut found);
            (table, found)
        });
        Times { of_cell, of_keys, of_rows: of_rows.collect() }
    }

    fn of_table(&self, table: &str) -> &[Node] {
        let own = self.of_rows.iter().find(|(name, _)| name == table);
        own.map_or(&[], |(_, nodes)| nodes)
    }
}

/// Which rows it asks of other rows of the form is not known in the time of another side.
fn asks_time(node: &Node) -> bool {
    let on_day = node.names().iter().any(|own| own.starts_with(ON_DAY));
    (reads_period(node) || on_day) && node.rows().is_empty() && !node.reads_day()
}

/// Must a key be among those of a row, or of one of some? One that must not be there tells nothing of time.
fn asks_keys(node: &Node) -> bool {
    match &node.kind {
        Kind::InRow(..) => true,
        Kind::And(parts) | Kind::Or(parts) => parts.iter().all(asks_keys),
        _ => node.rows().is_empty(),
    }
}

/// The conditions of time by which a view, or one that it begins with, keeps rows of a table.
fn steps(view: &str, table: &str, library: &Library, found: &mut Vec<Node>) {
    let (Some(own), Some(schema)) = (library.views.get(view), library.tables.get(table)) else {
        return;
    };
    for begun in own.beginnings() {
        let mut tables = Default::default();
        library.tables_begun_from(begun, &mut tables);
        if tables.contains(table) {
            steps(begun, table, library, found);
        }
    }
    for step in &own.steps {
        let StepKind::Keep(node) = &step.kind else {
            continue;
        };
        let of_table = node.columns().into_iter().all(|name| schema.column(name).is_some());
        if of_table && asks_time(node) {
            found.push(node.clone());
        }
    }
}

type Answers = Arc<Vec<i64>>;

/// Answers of conditions of time, each asked once: over rows of a table or records of a view.
#[derive(Default)]
pub struct Clock {
    answers: Made<(Over, usize, Node), Option<Answers>>,
    latest: Made<(Over, Node), Option<i64>>,
}

/// What a condition is asked of: records of a view of a side, or rows of a table behind it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Over {
    side: usize,
    view: usize,
    table: Option<String>,
}

/// Which records of a side are of the time that a cell counts on a side.
pub struct Judged {
    /// For each table that records begin with, what the steps of the view say of its rows.
    of_rows: Vec<Vec<Answers>>,
    of_cell: Vec<Answers>,
}

impl Judged {
    /// Of a row of a table, and of the record of the view that begins with it when there is one; none when the cell
    /// has no time, or nobody can tell. The record is looked for only where its row does not decide.
    pub fn is_of(
        &self,
        table: usize,
        row: u32,
        record: impl FnOnce() -> Option<u32>,
    ) -> Option<bool> {
        let of_rows = &self.of_rows[table];
        if of_rows.iter().any(|own| own[row as usize] != 1) {
            return Some(false);
        }
        let record = if self.of_cell.is_empty() { None } else { record() };
        let of_cell = record.map_or(&[][..], |_| self.of_cell.as_slice());
        if of_cell.iter().any(|own| record.is_some_and(|record| own[record as usize] != 1)) {
            return Some(false);
        }
        (!of_rows.is_empty() || !of_cell.is_empty()).then_some(true)
    }
}

/// Until when A's exports had told of records, beside the days of the rows or records of B.
pub struct Told {
    days: Arc<Vec<i64>>,
    of_rows: bool,
    last: i64,
}

impl Told {
    /// Had they told of the month in which a record begins?
    pub fn covers(&self, row: u32, record: u32) -> bool {
        let at = if self.of_rows { row } else { record };
        present(self.days[at as usize]).is_some_and(|day| month(day) <= month(self.last))
    }
}

impl Clock {
    /// The records of `side`, asked for the time of the side `asked`.
    pub fn judged(
        &self,
        pair: &Pair<'_>,
        views: [usize; 2],
        (times, tables): (&Times, &[String]),
        side: usize,
        asked: usize,
    ) -> Result<Judged, Refused> {
        let given = |table: Option<&String>, nodes: &[Node]| -> Result<Vec<Answers>, Refused> {
            let over = Over { side, view: views[side], table: table.cloned() };
            let asked_of = nodes.iter().map(|node| self.answers(pair, &over, views, asked, node));
            let all = asked_of.collect::<Result<Vec<_>, _>>()?;
            Ok(all.into_iter().flatten().collect())
        };
        let rows = tables.iter().map(|table| given(Some(table), times.of_table(table)));
        let of_rows = rows.collect::<Result<_, _>>()?;
        let mut of_cell = given(None, &times.of_cell)?;
        // Whose keys they are is known of the side's own records.
        if side == asked {
            of_cell.extend(given(None, &times.of_keys)?);
        }
        Ok(Judged { of_rows, of_cell })
    }

    /// What A's exports had told of the records that begin with a table; none when they told of none, or the cell
    /// has no time.
    pub fn told(
        &self,
        pair: &Pair<'_>,
        views: [usize; 2],
        times: &Times,
        table: &str,
    ) -> Option<Told> {
        let with_day = |own: &&Node| day_of(own).is_some();
        let of_rows = times.of_table(table).iter().find(with_day);
        let node = of_rows.or_else(|| times.of_cell.iter().find(with_day))?;
        let table = of_rows.map(|_| table.to_owned());
        let before = Over { side: 0, view: views[0], table: table.clone() };
        let key = (before.clone(), node.clone());
        let last = (*self.latest.always(key, || latest(pair, &before, node)))?;
        let frame = frame(pair, &Over { side: 1, view: views[1], table });
        let days = Arc::clone(&frame.columns.get(day_of(node)?)?.values);
        Some(Told { days, of_rows: of_rows.is_some(), last })
    }

    /// None when the records have not all the columns that are asked.
    fn answers(
        &self,
        pair: &Pair<'_>,
        over: &Over,
        views: [usize; 2],
        asked: usize,
        node: &Node,
    ) -> Result<Option<Answers>, Refused> {
        let known = self.answers.get((over.clone(), asked, node.clone()), || {
            let frame = frame(pair, over);
            if !node.columns().into_iter().all(|name| frame.columns.contains_key(name)) {
                return Ok(None);
            }
            let context = pair.sides[asked].context(views[asked]);
            evaluate(node, &frame, context).map(|own| Some(Arc::new(own))).map_err(refuse)
        });
        known.map(|own| (*own).clone())
    }
}

fn frame(pair: &Pair<'_>, over: &Over) -> Frame {
    let own = &pair.sides[over.side];
    match &over.table {
        None => pair.frame(over.side, over.view).clone(),
        Some(name) => {
            let table = own.table(own.behind(over.view).period, name);
            table.map_or_else(Frame::default, |table| Frame::of_table(table, Default::default()))
        }
    }
}

/// The latest day that exports told of and that is not after the period: of the day column that a condition compares with
/// it, and of tables that have records in every month. An export is made at one time: what has payments of June is not of May.
fn latest(pair: &Pair<'_>, over: &Over, node: &Node) -> Option<i64> {
    let frame = frame(pair, over);
    let own = &pair.sides[over.side];
    let shift = own.behind(over.view).period;
    let end = date::to_days(own.period(shift).end());
    let column = frame.columns.get(day_of(node)?).map(|own| Arc::clone(&own.values));
    let schemas = own.library.tables.values();
    let monthly = schemas.filter_map(|schema| {
        let table = own.table(shift, &schema.name.text)?;
        Some(Arc::clone(&table.column(&schema.monthly.as_ref()?.text)?.values))
    });
    let last = |days: Arc<Vec<i64>>| {
        days.iter().filter_map(|own| present(*own)).filter(|own| *own <= end).max()
    };
    column.into_iter().chain(monthly).filter_map(last).max()
}

/// The column of which a condition says that it is not after a day of the period.
fn day_of(node: &Node) -> Option<&str> {
    let is_day = |own: &Node| matches!(&own.kind, Kind::Parameter(_));
    match &node.kind {
        Kind::And(parts) => parts.iter().find_map(day_of),
        Kind::Compare(
            Comparison::LessOrEqual | Comparison::Less | Comparison::Equal,
            left,
            right,
        ) if is_day(right) => match (&left.kind, &left.ty) {
            (Kind::Column(name), Some(Type::Date)) => Some(name),
            _ => None,
        },
        _ => None,
    }
}

/// Years and months in one number.
fn month(day: i64) -> i64 {
    use chrono::Datelike;
    date::from_days(day)
        .map_or(i64::MAX, |own| i64::from(own.year()) * 12 + i64::from(own.month0()))
}
