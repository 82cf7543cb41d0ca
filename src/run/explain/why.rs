//! Where a person, family or decision is counted, and what keeps it out elsewhere. Polish: dlaczego nie policzono.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::counted::{Scene, refuse};
use super::super::{Exit, Refused};
use super::lost::lost;
use super::records::HIDDEN;
use crate::diagnostic::{Diagnostic, Place};
use crate::evaluate::Frame;
use crate::evaluate::fill::{At, Behind};
use crate::evaluate::value::evaluate;
use crate::evaluate::worklist::shown;
use crate::expression::{Kind, Node};
use crate::model::table::NO_RECORD;
use crate::model::{MISSING, Table, Type, UNREADABLE};
use crate::report::ListCell;
use crate::template::form::{Content, Count};
use crate::trace::{Alike, Answer, Aside, InSection, KeptOut, RowCells, Whereabouts};
use crate::write::list_cell_said;

const PESEL_DIGITS: usize = 11;

/// Rows of exports, by table.
pub(super) type RowsOf = BTreeMap<String, BTreeSet<u32>>;

/// X106 when no record of the period has that id.
pub(super) fn why(scene: &Scene<'_>, id: &str, personal: bool) -> Result<Whereabouts, Refused> {
    let number = scene.context.number(id);
    let rows = named(scene.tables, number);
    let aside = aside(scene, number);
    if rows.is_empty() && aside.is_empty() {
        // Some systems take the PESEL for the identifier of a person; it stands in no message, mistyped or not.
        let digits = id.bytes().filter(u8::is_ascii_digit).count();
        let shown = if digits == PESEL_DIGITS { HIDDEN } else { id };
        let found = Diagnostic::error("X106").with("found", shown);
        let found = found.with("period", scene.request.period.to_string());
        return Err(Refused::one(Exit::Configuration, found));
    }
    let asked = Asked { scene, number, rows: &rows, personal };
    let mut sections: BTreeMap<usize, Vec<InSection>> = BTreeMap::new();
    for behind in scene.filled.behind.iter().filter(|own| own.period.is_none()) {
        let records = asked.records(&behind.frame);
        if records.is_empty() {
            continue;
        }
        let own: BTreeSet<usize> = behind.cells.iter().map(|at| at.0).collect();
        for section in own {
            let found = asked.section(behind, section, &records)?;
            sections.entry(section).or_default().push(found);
        }
    }
    let title = |table: &str| scene.place.library.tables[table].title.clone();
    let places = rows.iter().flat_map(|(table, rows)| {
        let own = &scene.tables[table];
        rows.iter().map(move |row| (title(table), own.place(*row as usize, None)))
    });
    Ok(Whereabouts {
        form: scene.report.form.clone(),
        period: scene.report.period.clone(),
        id: id.to_owned(),
        rows: places.collect(),
        aside,
        sections: sections.into_values().flatten().collect(),
        lost: lost(scene, &rows, personal)?,
    })
}

/// The rows of tables that have the id in a column of ids.
fn named(tables: &BTreeMap<String, Table>, number: i64) -> RowsOf {
    let of_table = |table: &Table| -> BTreeSet<u32> {
        let columns = table.columns.iter().filter(|own| own.ty == Type::Id);
        let with = |own: &[i64]| -> Vec<u32> {
            let rows = own.iter().zip(0u32..).filter(|(value, _)| **value == number);
            rows.map(|(_, row)| row).collect()
        };
        columns.flat_map(|own| with(&own.values)).collect()
    };
    let all = tables.iter().map(|(name, table)| (name.clone(), of_table(table)));
    all.filter(|(_, rows)| !rows.is_empty()).collect()
}

/// The rows with the id that were set aside, and why.
fn aside(scene: &Scene<'_>, number: i64) -> Vec<Aside> {
    let unused = &scene.loaded.unused;
    let mut found = Vec::new();
    for (name, rows) in named(unused, number) {
        let schema = &scene.place.library.tables[&name];
        let places: Vec<Place> =
            rows.iter().map(|row| unused[&name].place(*row as usize, None)).collect();
        let own = scene.loaded.set_aside.iter().filter(|own| *own.table == *name);
        for own in own.filter(|own| places.iter().any(|place| own.place.of_row() == place.of_row()))
        {
            let column = own.column.as_deref().and_then(|column| schema.column(column));
            found.push(Aside {
                table: schema.title.clone(),
                place: own.place.clone(),
                code: own.code,
                column: column.map(|own| own.title.clone()),
            });
        }
    }
    found
}

struct Asked<'a> {
    scene: &'a Scene<'a>,
    number: i64,
    rows: &'a RowsOf,
    personal: bool,
}

impl Asked<'_> {
    /// The records of a view that have the id in a column, or begin with a row that has it.
    fn records(&self, frame: &Frame) -> Vec<u32> {
        let columns: Vec<&[i64]> = frame
            .columns
            .values()
            .filter(|own| own.ty == Type::Id)
            .map(|own| own.values.as_slice())
            .collect();
        let first = |record: usize| {
            let mut origins = frame.origins.iter().filter(|own| own.rows[record] != NO_RECORD);
            let own = origins.next();
            own.is_some_and(|own| {
                self.rows.get(&own.table).is_some_and(|rows| rows.contains(&own.rows[record]))
            })
        };
        let is_of = |record: &u32| {
            let at = *record as usize;
            columns.iter().any(|own| own[at] == self.number) || first(at)
        };
        (0..frame.len as u32).filter(is_of).collect()
    }

    /// Records of one view in one section, those alike together.
    fn section(
        &self,
        behind: &Behind,
        section: usize,
        records: &[u32],
    ) -> Result<InSection, Refused> {
        let filler = self.scene.filler;
        let few = behind.frame.taken(records);
        let mut known: HashMap<&Node, Vec<i64>> = HashMap::new();
        let mut cells: Vec<(At, usize, &Count)> = Vec::new();
        for (index, at) in behind.cells.iter().enumerate().filter(|(_, at)| at.0 == section) {
            let choice = filler.content(*at).map_err(refuse)?;
            if let Some(Content::Count(count)) = choice.map(|own| &own.content) {
                for node in conjuncts(count) {
                    if !known.contains_key(node) {
                        let answers = evaluate(node, &few, self.scene.context).map_err(refuse)?;
                        known.insert(node, answers);
                    }
                }
                cells.push((*at, index, count));
            }
        }
        cells.sort_by_key(|(at, ..)| *at);
        let mut alike: Vec<Alike> = Vec::new();
        for (nth, record) in records.iter().enumerate() {
            let (mut counted, mut kept_out) = (Vec::new(), Vec::new());
            for (at, index, count) in &cells {
                if behind.counted.is_in(*index, *record) {
                    add(&mut counted, *at, self);
                } else if let Some((node, answer)) =
                    conjuncts(count).find_map(|node| Some((node, kept_out_by(known[node][nth])?)))
                {
                    let values = self.values(node, &few, nth);
                    let known = kept_out.iter_mut().find(|own: &&mut (At, KeptOut)| {
                        own.0.1 == at.1
                            && own.1.condition == node.to_string()
                            && own.1.values == values
                    });
                    match known {
                        Some((_, own)) => own.cells.columns.push(self.column(*at)),
                        None => kept_out.push((
                            *at,
                            KeptOut {
                                cells: self.row(*at),
                                condition: node.to_string(),
                                values,
                                answer,
                            },
                        )),
                    }
                }
            }
            let counted: Vec<RowCells> = self.whole(counted, &cells);
            let (ats, out): (Vec<At>, Vec<KeptOut>) = kept_out.into_iter().unzip();
            let rows = ats.into_iter().zip(out.iter().map(|own| own.cells.clone())).collect();
            let rows = self.whole(rows, &cells);
            let out: Vec<KeptOut> =
                out.into_iter().zip(rows).map(|(own, cells)| KeptOut { cells, ..own }).collect();
            let place = filler.views.place(&behind.frame, *record);
            match alike.iter_mut().find(|own| own.counted == counted && own.kept_out == out) {
                Some(own) => own.places.extend(place),
                None => alike.push(Alike {
                    places: place.into_iter().collect(),
                    counted,
                    kept_out: out,
                }),
            }
        }
        let own = &filler.form.sections[section];
        Ok(InSection {
            section: own.id.clone(),
            title: own.title.clone(),
            view: filler.views.said(&behind.view),
            alike,
        })
    }

    fn row(&self, at: At) -> RowCells {
        let row = &self.scene.filler.form.sections[at.0].rows[at.1];
        let columns = vec![self.column(at)];
        RowCells { row: row.id.clone(), label: row.label.clone(), columns, whole: false }
    }

    fn column(&self, at: At) -> String {
        self.scene.filler.form.sections[at.0].columns[at.2].id.clone()
    }

    /// Says of which rows all counted cells are meant.
    fn whole(&self, rows: Vec<(At, RowCells)>, cells: &[(At, usize, &Count)]) -> Vec<RowCells> {
        let all = |row: usize| cells.iter().filter(|(at, ..)| at.1 == row).count();
        let said = rows.into_iter().map(|(at, own)| {
            let whole = own.columns.len() == all(at.1);
            RowCells { whole, ..own }
        });
        said.collect()
    }

    /// What a condition read of a record; personal values only when asked for.
    fn values(&self, node: &Node, few: &Frame, nth: usize) -> Vec<(String, String)> {
        let library = &self.scene.place.library;
        let said = |name: &str| {
            let column = few.columns.get(name)?;
            let value = shown(column.values[nth], &column.ty, self.scene.filler.views);
            let personal = library.is_personal(name.rsplit('.').next().unwrap_or(name));
            let said = match value {
                ListCell::Empty => "–".to_owned(),
                _ if column.values[nth] == UNREADABLE => list_cell_said(&value),
                _ if personal && !self.personal => HIDDEN.to_owned(),
                value => match &column.ty {
                    // A condition compares codes; people know them by their labels.
                    Type::Code(_) => {
                        let code = self.scene.context.text(column.values[nth]);
                        let label = list_cell_said(&value);
                        if label == code { code } else { format!("{code} {label}") }
                    }
                    _ => list_cell_said(&value),
                },
            };
            Some((name.to_owned(), said))
        };
        node.columns().into_iter().filter_map(said).collect()
    }
}

/// Adds a cell to the row it stands in.
fn add(rows: &mut Vec<(At, RowCells)>, at: At, asked: &Asked<'_>) {
    match rows.last_mut().filter(|(last, _)| last.1 == at.1) {
        Some((_, own)) => own.columns.push(asked.column(at)),
        None => rows.push((at, asked.row(at))),
    }
}

/// The conditions of a cell, each by itself, in the order in which the form says them.
fn conjuncts(count: &Count) -> impl Iterator<Item = &Node> {
    let all = count.conditions.iter().chain(&count.narrower);
    all.flat_map(|node| match &node.kind {
        Kind::And(parts) => parts.iter().collect::<Vec<_>>(),
        _ => vec![node],
    })
}

fn kept_out_by(answer: i64) -> Option<Answer> {
    match answer {
        1 => None,
        UNREADABLE => Some(Answer::Unreadable),
        MISSING => Some(Answer::Unknown),
        _ => Some(Answer::No),
    }
}
