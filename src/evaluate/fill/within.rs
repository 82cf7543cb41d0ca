//! The cells of a return district by district: each record is of the one that its person or family lives in. Polish:
//! pola sprawozdania w podziale na dzielnice.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::table::Table;
use super::{At, Filler, ManualValues, Source};
use crate::diagnostic::{Diagnostic, Problems};
use crate::evaluate::Frame;
use crate::evaluate::count::{Number, Wanted, count};
use crate::evaluate::district::{District, Districts};
use crate::model::table::NO_RECORD;
use crate::model::value::present;
use crate::period::Shift;
use crate::report::Cell;
use crate::template::form::{Choice, Content, Count, Measure};
use crate::template::formula::Reference;
use crate::template::subject::{Subject, Subjects, Whose};

/// A cell of one district, with how many records of the whole city stand behind it, and of how many the district is
/// known. Polish: pole dzielnicy.
#[derive(Clone, Debug)]
pub struct OfDistrict {
    pub cell: Cell,
    pub known: u64,
    pub all: u64,
}

/// By section, row and column: one for each district. What is not here cannot be told for a district.
pub type ByDistrict = BTreeMap<(String, String, String), Vec<OfDistrict>>;

/// How many records, and of how many the district is known.
type Coverage = (u64, u64);

impl Filler<'_> {
    /// Every cell that is counted from records of somebody, or worked out from such cells alone. What is entered by hand,
    /// read from another return or counted from records of nobody is the city's, and is not here; nor is a cell none of
    /// whose records tells of its district.
    ///
    /// `in_row` asks for the rows of the whole city: what a family has elsewhere it has. The cells were filled before.
    pub fn within(
        &self,
        districts: &[District],
        of: &dyn Fn(Option<Shift>) -> Districts,
    ) -> Result<ByDistrict, Diagnostic> {
        let chosen = self.choose()?;
        self.key_sets(&chosen)?;
        let mut by_source: BTreeMap<(Source, bool), Vec<(At, &Count)>> = BTreeMap::new();
        for (at, choice) in &chosen {
            if let Content::Count(count) = &choice.content {
                let source = self.source(count);
                let families = self.views.library.counts_families(&source.0, &count.measure);
                by_source.entry((source, families)).or_default().push((*at, count));
            }
        }
        let mut lives: BTreeMap<Option<Shift>, Districts> = BTreeMap::new();
        let mut covered: BTreeMap<At, Coverage> = BTreeMap::new();
        let mut numbers: Vec<BTreeMap<At, Number>> = vec![BTreeMap::new(); districts.len()];
        for ((source, families), wants) in by_source {
            let subjects = self.views.library.subjects(&source.0);
            if subjects.columns.is_empty() || !self.covers(&source.0, source.2) {
                continue;
            }
            let frame = self.frame(&source)?;
            let lives = lives.entry(source.2).or_insert_with(|| of(source.2));
            let family_first = families || subjects.is_family;
            let own = self.lived_in(&frame, &subjects, family_first, lives, source.2);
            let counted = |records: &[u32], measured: bool| {
                let wanted: Vec<Wanted<'_>> = wants
                    .iter()
                    .map(|(_, own)| Wanted {
                        conditions: own.conditions.iter().chain(&own.narrower).collect(),
                        measure: if measured { &own.measure } else { &Measure::Records },
                        daily: own.daily.as_ref().filter(|_| measured),
                    })
                    .collect();
                count(&frame.taken(records), &wanted, self.context_of(source.2))
            };
            let all: Vec<u32> = (0..).take(frame.len).collect();
            let unknown: Vec<u32> = own.get(&None).cloned().unwrap_or_default();
            let (all, unknown) = (counted(&all, false)?, counted(&unknown, false)?);
            let records = |number: &Number| number.value.and_then(|own| u64::try_from(own).ok());
            for (((at, _), all), unknown) in wants.iter().zip(&all.numbers).zip(&unknown.numbers) {
                let (all, unknown) = (records(all).unwrap_or(0), records(unknown).unwrap_or(0));
                covered.insert(*at, (all - unknown.min(all), all));
            }
            for (district, numbers) in districts.iter().zip(&mut numbers) {
                let records = own.get(&Some(*district)).map(Vec::as_slice).unwrap_or_default();
                let counted = counted(records, true)?;
                let counted = wants.iter().map(|(at, _)| *at).zip(counted.numbers);
                numbers.extend(counted);
            }
        }
        // What nobody's district is known of says nothing of any.
        covered.retain(|_, (known, all)| *known > 0 || *all == 0);
        self.told(&chosen, &covered, &numbers)
    }

    /// The records of each district, and of none.
    fn lived_in(
        &self,
        frame: &Frame,
        subjects: &Subjects,
        family_first: bool,
        lives: &Districts,
        period: Option<Shift>,
    ) -> FxHashMap<Option<District>, Vec<u32>> {
        let tables = &self.views_of(period).tables;
        let ids = |own: &Subject| -> Option<(Whose, Vec<Option<i64>>)> {
            let rows = &frame.origins.iter().find(|origin| origin.table == own.table)?.rows;
            let values = &tables.get(own.table.as_str())?.column(&own.column)?.values;
            let id = |row: &u32| (*row != NO_RECORD).then(|| present(values[*row as usize]))?;
            Some((own.whose, rows.iter().map(id).collect()))
        };
        let mut ids: Vec<(Whose, Vec<Option<i64>>)> =
            subjects.columns.iter().filter_map(ids).collect();
        let first = if family_first { Whose::Family } else { Whose::Person };
        ids.sort_by_key(|(whose, _)| *whose != first);
        let mut found: FxHashMap<Option<District>, Vec<u32>> = FxHashMap::default();
        for record in 0..frame.len {
            let mut own = ids.iter().filter_map(|(whose, ids)| Some((*whose, ids[record]?)));
            let district = own.next().and_then(|(whose, id)| lives.of(whose, id));
            found.entry(district).or_default().push(record as u32);
        }
        found
    }

    /// The cells that can be told, with the formulas that read nothing else.
    fn told(
        &self,
        chosen: &BTreeMap<At, &Choice>,
        covered: &BTreeMap<At, Coverage>,
        numbers: &[BTreeMap<At, Number>],
    ) -> Result<ByDistrict, Diagnostic> {
        // Nothing is entered and nothing submitted for a district.
        let (nothing, none) = (ManualValues::new(), |_: &Reference| None);
        let own = Filler {
            form: self.form,
            views: self.views,
            others: self.others,
            roles: self.roles,
            options: self.options,
            manual: &nothing,
            period: self.period,
            end: self.end,
            submitted: &none,
        };
        let counts = chosen.iter().filter(|(_, own)| matches!(own.content, Content::Count(_)));
        let counts: Vec<At> = counts.map(|(at, _)| *at).collect();
        let mut found = ByDistrict::new();
        for numbers in numbers {
            let mut numbers = numbers.clone();
            for at in &counts {
                numbers.entry(*at).or_default();
            }
            let done = chosen.iter().filter_map(|(at, choice)| {
                let is_count = matches!(choice.content, Content::Count(_));
                let cell = own.counted_cell(*at, choice, &numbers, &Problems::default());
                Some((*at, cell.filter(|_| is_count)?))
            });
            let table = Table {
                filler: &own,
                chosen,
                done: RefCell::new(done.collect()),
                busy: RefCell::default(),
            };
            for at in chosen.keys() {
                let column = &self.form.sections[at.0].columns[at.2];
                if !self.printed(column.role.as_ref(), column.only_if.as_ref())? {
                    continue;
                }
                let mut read = BTreeSet::new();
                let Some((known, all)) = behind(&table, covered, *at, &mut read) else {
                    continue;
                };
                let section = &self.form.sections[at.0];
                let (row, column) = (&section.rows[at.1].id, &section.columns[at.2].id);
                let key = (section.id.clone(), row.clone(), column.clone());
                let cell = OfDistrict { cell: table.cell(*at), known, all };
                found.entry(key).or_default().push(cell);
            }
        }
        Ok(found)
    }
}

/// The records behind a cell: its own, or those of all cells that its formula reads; none when it cannot be told.
fn behind(
    table: &Table<'_>,
    covered: &BTreeMap<At, Coverage>,
    at: At,
    read: &mut BTreeSet<At>,
) -> Option<Coverage> {
    if !read.insert(at) {
        // Read twice, or a circle: told once.
        return Some((0, 0));
    }
    let choice = table.chosen.get(&at)?;
    let spec = match &choice.content {
        Content::Count(_) => return covered.get(&at).copied(),
        Content::Formula(spec) => spec,
        _ => return None,
    };
    let references = spec.formula.references();
    if references.iter().any(|own| own.form.is_some() || own.period.is_some()) {
        return None;
    }
    let cells = table.read_by(spec, at);
    // A formula over nothing is the city's.
    let is_blocked =
        |at: &At| table.chosen.get(at).is_some_and(|own| matches!(own.content, Content::Blocked));
    let mut found: Option<Coverage> = None;
    for cell in cells.into_iter().filter(|own| !is_blocked(own)) {
        let (known, all) = behind(table, covered, cell, read)?;
        let before = found.unwrap_or_default();
        found = Some((before.0 + known, before.1 + all));
    }
    found
}
