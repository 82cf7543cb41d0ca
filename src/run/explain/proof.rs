//! Shows on the data that parts lie apart and make up their wholes, and what no row takes. Polish: dowód podziału.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Refused;
use super::super::counted::Scene;
use crate::evaluate::fill::Behind;
use crate::expression::Node;
use crate::model::value::present;
use crate::model::{Type, date};
use crate::template::form::Section;
use crate::trace::{Division, PartOfWhole, Proof, SectionProof, Stray, UnreadCode, Unused};

/// So many places of stray records are kept: enough to look them up.
const PLACES: usize = 20;

/// Every section that counts records of the return's own period.
pub(super) fn proof(scene: &Scene<'_>) -> Result<Proof, Refused> {
    let mut sections = Vec::new();
    for (index, section) in scene.filler.form.sections.iter().enumerate() {
        let own = scene.filled.behind.iter().filter(|own| own.period.is_none());
        let counted: Vec<(&Behind, Vec<(usize, usize)>)> =
            own.map(|own| (own, own.rows_of(index))).filter(|(_, rows)| !rows.is_empty()).collect();
        if !counted.is_empty() {
            sections.push(of_section(scene, section, &counted));
        }
    }
    let (mut unread, mut unused) = (Vec::new(), Vec::new());
    for behind in scene.filled.behind.iter().filter(|own| own.period.is_none()) {
        let (codes, without) = codes(scene, behind);
        unread.extend(codes);
        unused.extend(without);
    }
    let (form, period) = (scene.report.form.clone(), scene.report.period.clone());
    Ok(Proof { form, period, sections, unread, unused })
}

/// One section: rows of one view are proved together; a row over a view of its own is nobody's part.
fn of_section(
    scene: &Scene<'_>,
    section: &Section,
    counted: &[(&Behind, Vec<(usize, usize)>)],
) -> SectionProof {
    let mut found = SectionProof {
        section: section.id.clone(),
        title: section.title.clone(),
        divisions: Vec::new(),
        unreached: Vec::new(),
    };
    for (behind, rows) in counted {
        let one = OneView { scene, section, behind, rows };
        found.divisions.extend(one.divisions());
        found.unreached.extend(one.unreached());
    }
    found
}

/// The rows of a section that count one view: row of the form, place among what was counted.
struct OneView<'o> {
    scene: &'o Scene<'o>,
    section: &'o Section,
    behind: &'o Behind,
    rows: &'o [(usize, usize)],
}

impl OneView<'_> {
    fn divisions(&self) -> Vec<Division> {
        // A whole, the way of dividing it, and whether the parts must make it up.
        let mut parts: BTreeMap<(usize, &str, bool), Vec<usize>> = BTreeMap::new();
        for (row, _) in self.rows {
            let own = &self.section.rows[*row];
            let whole = |name: &str| {
                let (index, _) = self.section.row(name)?;
                self.place(index).map(|_| index)
            };
            for name in &own.of_which {
                if let Some(whole) = whole(name) {
                    parts.entry((whole, "", false)).or_default().push(*row);
                }
            }
            for (name, by) in &own.part_of {
                if let Some(whole) = whole(name) {
                    parts.entry((whole, by, true)).or_default().push(*row);
                }
            }
        }
        let of = |((whole, by, complete), rows): ((usize, &str, bool), Vec<usize>)| {
            let inside: BTreeSet<u32> = self.records(whole).into_iter().collect();
            let mut times: BTreeMap<u32, usize> = BTreeMap::new();
            for record in rows.iter().flat_map(|row| self.records(*row)) {
                *times.entry(record).or_default() += 1;
            }
            let parted: BTreeSet<u32> = times.keys().copied().collect();
            let twice = times.iter().filter(|(_, times)| **times > 1).map(|(record, _)| *record);
            Division {
                whole: self.said(whole),
                by: by.to_owned(),
                complete,
                outside: self.stray(parted.difference(&inside).copied()),
                twice: self.stray(twice),
                left_out: self.stray(inside.difference(&parted).copied()),
                parts: rows.iter().map(|row| self.said(*row)).collect(),
            }
        };
        parts.into_iter().map(of).collect()
    }

    fn unreached(&self) -> Vec<(String, String)> {
        let empty = self.rows.iter().filter(|(row, _)| self.records(*row).is_empty());
        let said = |(row, _): &(usize, usize)| self.said(*row);
        empty.map(said).map(|own| (own.row, own.label)).collect()
    }

    fn place(&self, row: usize) -> Option<usize> {
        self.rows.iter().find(|(own, _)| *own == row).map(|(_, place)| *place)
    }

    fn records(&self, row: usize) -> Vec<u32> {
        self.place(row).map(|place| self.behind.counted.records(place)).unwrap_or_default()
    }

    fn said(&self, row: usize) -> PartOfWhole {
        let own = &self.section.rows[row];
        let records = self.records(row).len();
        PartOfWhole { row: own.id.clone(), label: own.label.clone(), records }
    }

    fn stray(&self, records: impl Iterator<Item = u32>) -> Stray {
        let records: Vec<u32> = records.collect();
        let place = |record: &u32| self.scene.filler.views.place(&self.behind.frame, *record);
        let places = records.iter().take(PLACES).filter_map(place).collect();
        Stray { count: records.len(), places }
    }
}

/// Of the code columns that the rows over a view read: codes of records that no row takes, and codes that no record
/// has.
fn codes(scene: &Scene<'_>, behind: &Behind) -> (Vec<UnreadCode>, Vec<Unused>) {
    let (frame, context) = (&behind.frame, scene.context);
    let sections = scene.filler.form.sections.iter().enumerate();
    let rows: Vec<(&Section, (usize, usize))> = sections
        .flat_map(|(index, own)| behind.rows_of(index).into_iter().map(move |row| (own, row)))
        .collect();
    let taken: BTreeSet<u32> =
        rows.iter().flat_map(|(_, (_, place))| behind.counted.records(*place)).collect();
    let read = rows.iter().filter_map(|(section, (row, _))| section.rows[*row].records.as_ref());
    let names: BTreeSet<&str> =
        read.flat_map(|own| &own.conditions).flat_map(Node::columns).collect();
    let (mut unread, mut unused) = (Vec::new(), Vec::new());
    for column in names.into_iter().filter_map(|name| frame.columns.get(name)) {
        let Type::Code(list) = &column.ty else {
            continue;
        };
        // How many records have the code, and how many of them stand in a row.
        let mut counts: BTreeMap<i64, (usize, usize)> = BTreeMap::new();
        for (record, value) in (0u32..).zip(column.values.iter()) {
            if let Some(code) = present(*value) {
                let own = counts.entry(code).or_default();
                own.0 += 1;
                own.1 += usize::from(taken.contains(&record));
            }
        }
        let book = &scene.place.library.codebooks[list];
        let known: BTreeSet<String> = counts.keys().map(|code| context.text(*code)).collect();
        for (code, (records, _)) in counts.iter().filter(|(_, (_, taken))| *taken == 0) {
            let code = context.text(*code);
            let label = book.find(&code).next().map(|own| own.label.clone());
            unread.push(UnreadCode {
                view: behind.view.clone(),
                column: column.name.clone(),
                label: label.unwrap_or_default(),
                code,
                records: *records,
            });
        }
        let day = date::to_days(scene.request.period.end());
        let valid = book.codes.iter().filter(|own| own.valid_on(day));
        let without = valid.filter(|own| !known.contains(&own.code));
        let codes: Vec<String> = without.map(|own| format!("{} {}", own.code, own.label)).collect();
        if !codes.is_empty() {
            let (view, column) = (behind.view.clone(), column.name.clone());
            unused.push(Unused { view, column, list: list.clone(), codes });
        }
    }
    (unread, unused)
}
