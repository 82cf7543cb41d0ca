//! The records behind a counted cell, with what decided and what each gives. Polish: rekordy źródłowe pola.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Refused;
use super::super::counted::{Scene, refuse};
use super::Tracer;
use crate::evaluate::Frame;
use crate::evaluate::contribution::{Contribution, contributions, kind, total};
use crate::evaluate::fill::{At, Behind};
use crate::evaluate::frame::TableRows;
use crate::evaluate::worklist::shown;
use crate::expression::Node;
use crate::model::table::NO_RECORD;
use crate::model::{Column, Table, Type};
use crate::report::ListCell;
use crate::template::form::{Count, Measure};
use crate::trace::{Header, Record, Records};

/// In place of a value that is somebody's own.
pub(super) const HIDDEN: &str = "•••";

impl Tracer<'_> {
    pub(super) fn records(&self, at: At, count: &Count) -> Result<Records, Refused> {
        let scene = self.scene;
        let (behind, records) = scene.filled.records(at).expect("a counted cell was counted");
        let views = scene.filler.views_of(behind.period);
        let given = contributions(count, &behind.frame, &records, views.context).map_err(refuse)?;
        let library = &scene.place.library;
        let view = library.views.get(&behind.view);
        let table = library.tables.get(&behind.view);
        let title = view.map(|own| &own.title).or(table.map(|own| &own.title));
        let about = view.map(|own| &own.about).or(table.map(|own| &own.about));
        let other = behind.period.and_then(|shift| scene.filler.others.get(&shift));
        let shown = Shown::new(scene, self.page.personal, behind, count, &records);
        let page = self.page.range(records.len());
        Ok(Records {
            view: behind.view.clone(),
            title: title.cloned().unwrap_or_default(),
            about: about.cloned().unwrap_or_default(),
            period: other.map(|own| own.period.to_string()),
            headers: shown.headers.clone(),
            count: records.len(),
            first: page.start,
            rows: page.map(|index| shown.record(records[index], given[index])).collect(),
            kind: kind(&count.measure),
            total: total(kind(&count.measure), &given),
            unreadable: scene.filled.unreadable(at),
            aside: aside(scene, behind),
            uncovered: !scene.filler.covers(&behind.view, behind.period),
        })
    }
}

/// The rows that were set aside of the tables that a view was made of; another period's are told when it is asked for.
fn aside(scene: &Scene<'_>, behind: &Behind) -> usize {
    let tables: BTreeSet<&str> =
        behind.frame.origins.iter().map(|own| own.table.as_str()).collect();
    let all = scene.loaded.set_aside.iter().filter(|_| behind.period.is_none());
    let all = all.filter(|own| !own.is_repeated() && tables.contains(&*own.table));
    all.map(|own| own.place.of_row()).collect::<BTreeSet<_>>().len()
}

/// The tables whose rows the records begin with: one, or as many as a view puts one under the other.
fn leading<'s>(frame: &'s Frame, records: &[u32]) -> impl Iterator<Item = &'s TableRows> {
    let first =
        |record: &u32| frame.origins.iter().position(|own| own.rows[*record as usize] != NO_RECORD);
    let found: BTreeSet<usize> = records.iter().filter_map(first).collect();
    found.into_iter().map(|index| &frame.origins[index])
}

/// How records of a view are shown.
pub(in crate::run) struct Shown<'s> {
    tables: BTreeMap<&'s str, &'s Table>,
    frame: &'s Frame,
    scene: &'s Scene<'s>,
    personal: bool,
    pub headers: Vec<Header>,
    /// The key columns of the tables that records begin with, then the columns that decided.
    keys: Vec<(String, &'s Column)>,
    columns: Vec<&'s Column>,
}

impl<'s> Shown<'s> {
    pub fn new(
        scene: &'s Scene<'s>,
        personal: bool,
        behind: &'s Behind,
        count: &Count,
        records: &[u32],
    ) -> Shown<'s> {
        let library = &scene.place.library;
        let tables = match scene.other_periods.iter().find(|own| Some(own.shift) == behind.period) {
            Some(own) => own.tables(scene.tables),
            None => scene.tables.iter().map(|(name, own)| (name.as_str(), own)).collect(),
        };
        let frame = &*behind.frame;
        let nodes = count.conditions.iter().chain(&count.narrower).chain(count.measure.nodes());
        let intervals = count.daily.iter().chain(match &count.measure {
            Measure::SumByDays { of, .. } => Some(of),
            _ => None,
        });
        let mut names: BTreeSet<&str> = nodes.flat_map(Node::columns).collect();
        names.extend(intervals.flat_map(|own| [own.from.as_str(), own.to.as_str()]));
        let columns: Vec<&Column> =
            names.iter().filter_map(|name| frame.columns.get(*name)).collect();
        let mut behind_view = BTreeSet::new();
        library.tables_behind(&behind.view, &mut behind_view);
        let mut keys = Vec::new();
        for origin in leading(frame, records) {
            let Some((table, schema)) =
                tables.get(origin.table.as_str()).zip(library.tables.get(&origin.table))
            else {
                continue;
            };
            let own = schema.key.iter().filter(|own| !names.contains(own.text.as_str()));
            keys.extend(
                own.filter_map(|own| Some((origin.table.clone(), table.column(&own.text)?))),
            );
        }
        let title = |name: &str, ty: &Type| {
            library.column_title(name, ty, &behind_view).unwrap_or(name).to_owned()
        };
        let header = |own: &Column, is_key: bool| Header {
            name: own.name.clone(),
            title: title(&own.name, &own.ty),
            personal: library.is_personal(own.name.rsplit('.').next().unwrap_or(&own.name)),
            is_key,
        };
        let of_keys = keys.iter().map(|(_, own)| header(own, true));
        let headers = of_keys.chain(columns.iter().map(|own| header(own, false)));
        Shown { headers: headers.collect(), tables, frame, scene, personal, keys, columns }
    }

    pub fn record(&self, record: u32, given: Contribution) -> Record {
        let views = self.scene.filler.views;
        let at = record as usize;
        let mut places = Vec::new();
        for origin in &self.frame.origins {
            if let (row, Some(table)) = (origin.rows[at], self.tables.get(origin.table.as_str()))
                && row != NO_RECORD
            {
                places.push(table.place(row as usize, None));
            }
        }
        let key = |(table, column): &(String, &Column)| {
            let origin = self.frame.origins.iter().find(|own| own.table == *table);
            match origin.map_or(NO_RECORD, |own| own.rows[at]) {
                NO_RECORD => ListCell::Empty,
                row => shown(column.values[row as usize], &column.ty, views),
            }
        };
        let own = |column: &&Column| shown(column.values[at], &column.ty, views);
        let values = self.keys.iter().map(key).chain(self.columns.iter().map(own));
        let hidden = |(value, header): (ListCell, &Header)| match value {
            ListCell::Empty => ListCell::Empty,
            _ if header.personal && !self.personal => ListCell::Text(HIDDEN.to_owned()),
            value => value,
        };
        let values = values.zip(&self.headers).map(hidden);
        Record { places, values: values.collect(), gives: given.gives, amount: given.amount }
    }
}
