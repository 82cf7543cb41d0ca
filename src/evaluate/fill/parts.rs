//! What a run proves on the data: parts lie in their wholes, nothing that cannot be read is passed
//! over in silence, and every record of a section is in a row or counted as in none.

use std::collections::{BTreeMap, BTreeSet};

use super::{At, Behind, Filler, SectionLedger};
use crate::diagnostic::{Diagnostic, Place, Problems};
use crate::evaluate::count::{Number, Truth};
use crate::evaluate::value::evaluate;
use crate::expression::Node;
use crate::model::{MISSING, value::present};
use crate::template::form::{Content, Measure};
use crate::template::formula::{Formula, Operator};

impl Filler<'_> {
    /// Records that a cell passes over because what it reads cannot be read (E301), by view.
    pub(super) fn note_unreadable(&self, behind: &[Behind], problems: &Problems) {
        for own in behind {
            let mut cells: BTreeMap<Vec<u32>, Vec<String>> = BTreeMap::new();
            for (index, at) in own.cells.iter().enumerate() {
                let records = own.counted.unreadable(index);
                if !records.is_empty() {
                    cells.entry(records).or_default().push(self.name(*at));
                }
            }
            for (records, names) in cells {
                let diagnostic =
                    self.views.named(Diagnostic::warning("E301"), &own.frame, &records);
                problems.push(diagnostic.with("cells", names.join(", ")));
            }
        }
    }

    /// Records without the key that a cell counts (E309): they are in the cell's row and in no count.
    pub(super) fn note_without_key(
        &self,
        chosen: &BTreeMap<At, &Content>,
        behind: &[Behind],
        numbers: &BTreeMap<At, Number>,
        problems: &Problems,
    ) -> Result<(), Diagnostic> {
        for own in behind {
            // Each key once: its values, the records without it, those that some cell counts, the cells.
            let mut lost: Vec<(&Node, Vec<u32>, BTreeSet<u32>, Vec<String>)> = Vec::new();
            for (index, at) in own.cells.iter().enumerate() {
                let key = match chosen.get(at) {
                    Some(Content::Count(count)) => match &count.measure {
                        Measure::Distinct(key) => key,
                        _ => continue,
                    },
                    _ => continue,
                };
                if numbers[at].skipped == 0 {
                    continue;
                }
                if !lost.iter().any(|(node, ..)| *node == key) {
                    let keys = evaluate(key, &*own.frame, self.context())?.into_iter().enumerate();
                    let without = keys.filter(|(_, key)| *key == MISSING);
                    let without = without.map(|(record, _)| record as u32).collect();
                    lost.push((key, without, BTreeSet::new(), Vec::new()));
                }
                for (node, without, records, cells) in &mut lost {
                    if *node == key {
                        let counted =
                            without.iter().filter(|record| own.counted.is_in(index, **record));
                        records.extend(counted);
                        cells.push(self.name(*at));
                    }
                }
            }
            for (key, _, records, cells) in lost {
                let records: Vec<u32> = records.into_iter().collect();
                let names: Vec<&str> = key.columns().into_iter().collect();
                problems.push(
                    self.views
                        .named(Diagnostic::warning("E309"), &own.frame, &records)
                        .with("key", names.join(", "))
                        .with("view", &own.view)
                        .with("cells", cells.join(", ")),
                );
            }
        }
        Ok(())
    }

    /// Proves on the data that parts lie in their wholes, apart and complete; and how many records of
    /// each section stand in a row.
    pub(super) fn parts(&self, behind: &[Behind], problems: &Problems) -> Vec<SectionLedger> {
        let mut ledger = Vec::new();
        for (section_index, section) in self.form.sections.iter().enumerate() {
            for own in behind {
                let rows: Vec<(usize, usize)> = own
                    .rows
                    .iter()
                    .filter(|((section, _), _)| *section == section_index)
                    .map(|((_, row), index)| (*row, *index))
                    .collect();
                if rows.is_empty() {
                    continue;
                }
                let cells: Vec<usize> = rows.iter().map(|(_, index)| *index).collect();
                let in_none = own.counted.in_none(&cells);
                ledger.push(SectionLedger {
                    section: section.id.clone(),
                    view: own.view.clone(),
                    records: own.frame.len,
                    in_a_row: own.frame.len - in_none,
                    in_no_row: in_none,
                });
                self.prove_parts(section_index, &rows, own, problems);
            }
        }
        ledger
    }

    /// Judged on the combinations of what the conditions read: records are looked for when some are
    /// wrong.
    fn prove_parts(
        &self,
        section_index: usize,
        rows: &[(usize, usize)],
        own: &Behind,
        problems: &Problems,
    ) {
        let section = &self.form.sections[section_index];
        let counted = &own.counted;
        let truths = |row: usize| {
            let (_, index) = rows.iter().find(|(own, _)| *own == row)?;
            Some(counted.truths(*index))
        };
        let tell = |code, lost: Vec<u32>, part: &str, whole: &str| {
            if !lost.is_empty() {
                let diagnostic = self.views.named(Diagnostic::warning(code), &own.frame, &lost);
                problems.push(
                    diagnostic.with("part", part).with("whole", whole).at(Place::cell(&section.id)),
                );
            }
        };
        let mut divisions: BTreeMap<(usize, &str), Vec<usize>> = BTreeMap::new();
        for (part_index, _) in rows {
            let part = &section.rows[*part_index];
            let of_which = part.of_which.iter().map(|whole| (whole, None));
            let part_of = part.part_of.iter().map(|(whole, by)| (whole, Some(by.as_str())));
            for (whole, by) in of_which.chain(part_of) {
                let Some((whole_index, whole)) = section.row(whole) else {
                    continue;
                };
                let (Some(inside), Some(all)) = (truths(*part_index), truths(whole_index)) else {
                    continue;
                };
                let outside = counted
                    .records_of(&|tuple| inside[tuple] == Truth::Yes && all[tuple] != Truth::Yes);
                tell("E302", outside, &part.label, &whole.label);
                if let Some(by) = by {
                    divisions.entry((whole_index, by)).or_default().push(*part_index);
                }
            }
        }
        for ((whole, by), parts) in divisions {
            let mut times = vec![0usize; counted.combinations()];
            for truths in parts.iter().filter_map(|part| truths(*part)) {
                for (times, truth) in times.iter_mut().zip(truths) {
                    *times += usize::from(*truth == Truth::Yes);
                }
            }
            let label = &section.rows[whole].label;
            tell("E303", counted.records_of(&|tuple| times[tuple] > 1), by, label);
            let Some(all) = truths(whole) else {
                continue;
            };
            let none = counted.records_of(&|tuple| all[tuple] == Truth::Yes && times[tuple] == 0);
            tell("E306", none, by, label);
        }
    }

    /// Records that a row misses by its own definition: below the first band (E307).
    pub(super) fn watch(&self, problems: &Problems) -> Result<(), Diagnostic> {
        for section in self.form.sections.iter() {
            for watch in &section.watches {
                let frame = self.frame(&self.source(&watch.count))?;
                let condition = Node::all(watch.count.conditions.iter().cloned());
                let lost = crate::evaluate::value::where_true(&condition, &*frame, self.context())?;
                if !lost.is_empty() {
                    problems.push(
                        self.views
                            .named(Diagnostic::warning(watch.code), &frame, &lost)
                            .with("row", &watch.about)
                            .at(Place::cell(&section.id)),
                    );
                }
            }
        }
        Ok(())
    }

    /// A sum of distinct counts holds only while no key is in two of its rows (E308).
    pub(super) fn sums_of_distinct(
        &self,
        chosen: &BTreeMap<At, &Content>,
        behind: &[Behind],
        problems: &Problems,
    ) -> Result<(), Diagnostic> {
        for (at, content) in chosen {
            let Content::Formula(own) = content else {
                continue;
            };
            let section = &self.form.sections[at.0];
            let Some(added) = added_rows(&own.formula) else {
                continue;
            };
            let rows = added.iter().filter_map(|name| section.row(name).map(|(index, _)| index));
            let mut times: BTreeMap<i64, usize> = BTreeMap::new();
            for row in rows {
                let cell = (at.0, row, at.2);
                let Some(Content::Count(count)) = chosen.get(&cell) else {
                    continue;
                };
                let Measure::Distinct(key) = &count.measure else {
                    continue;
                };
                let Some((own, records)) = super::records_of(behind, cell) else {
                    continue;
                };
                let keys = evaluate(key, &*own.frame, self.context())?;
                let keys: std::collections::BTreeSet<i64> =
                    records.iter().filter_map(|record| present(keys[*record as usize])).collect();
                for key in keys {
                    *times.entry(key).or_default() += 1;
                }
            }
            let twice = times.values().filter(|times| **times > 1).count();
            if twice > 0 {
                problems.push(
                    Diagnostic::warning("E308")
                        .at(Place::cell(self.name(*at)))
                        .with("count", twice),
                );
            }
        }
        Ok(())
    }
}

/// The rows that a formula only adds up; none for any other formula.
fn added_rows(formula: &Formula) -> Option<Vec<&str>> {
    match formula {
        Formula::Cell(reference) => match reference.parts.as_slice() {
            [one] if !one.contains("..") => Some(vec![one]),
            _ => None,
        },
        Formula::Binary(Operator::Add, left, right) => {
            let mut all = added_rows(left)?;
            all.extend(added_rows(right)?);
            Some(all)
        }
        Formula::Call(crate::template::formula::Call::Sum, arguments) => {
            arguments.iter().map(added_rows).collect::<Option<Vec<_>>>().map(|all| all.concat())
        }
        _ => None,
    }
}
