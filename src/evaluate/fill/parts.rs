//! What a run proves on the data: parts lie in their wholes, nothing that cannot be read is passed
//! over in silence, and every record of a section is in a row or counted as in none.

use std::collections::BTreeMap;

use super::{At, Behind, Filler, SectionLedger, Source};
use crate::diagnostic::{Diagnostic, Place, Problems};
use crate::evaluate::Frame;
use crate::evaluate::count::{Counted, Wanted, count};
use crate::evaluate::value::evaluate;
use crate::expression::Node;
use crate::model::value::present;
use crate::template::form::{Content, Count, Measure};
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

    /// Proves on the data that parts lie in their wholes, apart and complete; and how many records of
    /// each section stand in a row.
    pub(super) fn parts(
        &self,
        chosen: &BTreeMap<At, &Content>,
        problems: &Problems,
    ) -> Result<Vec<SectionLedger>, Diagnostic> {
        let mut ledger = Vec::new();
        for (section_index, section) in self.form.sections.iter().enumerate() {
            let mut rows: BTreeMap<Source, Vec<(usize, &Count)>> = BTreeMap::new();
            for row_index in 0..section.rows.len() {
                let own = chosen.iter().find_map(|(at, content)| match content {
                    Content::Count(count) if (at.0, at.1) == (section_index, row_index) => {
                        Some(count)
                    }
                    _ => None,
                });
                if let Some(count) = own {
                    rows.entry(self.source(count)).or_default().push((row_index, count));
                }
            }
            for (source, rows) in rows {
                let frame = self.frame(&source)?;
                let view = source.0;
                let wanted: Vec<Wanted<'_>> = rows
                    .iter()
                    .map(|(_, own)| Wanted {
                        conditions: own.conditions.iter().collect(),
                        measure: &Measure::Records,
                        daily: None,
                    })
                    .collect();
                let counted = count(&frame, &wanted, self.context())?;
                ledger.push(SectionLedger {
                    section: section.id.clone(),
                    view,
                    records: frame.len,
                    in_a_row: frame.len - counted.in_none(),
                    in_no_row: counted.in_none(),
                });
                self.prove_parts(section_index, &rows, &frame, &counted, problems);
            }
        }
        Ok(ledger)
    }

    fn prove_parts(
        &self,
        section_index: usize,
        rows: &[(usize, &Count)],
        frame: &Frame,
        counted: &Counted,
        problems: &Problems,
    ) {
        let section = &self.form.sections[section_index];
        let records = |row: usize| {
            let index = rows.iter().position(|(own, _)| *own == row)?;
            Some(counted.records(index))
        };
        let tell = |code, lost: Vec<u32>, part: &str, whole: &str| {
            if !lost.is_empty() {
                let diagnostic = self.views.named(Diagnostic::warning(code), frame, &lost);
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
                let (Some(inside), Some(all)) = (records(*part_index), records(whole_index)) else {
                    continue;
                };
                let outside =
                    inside.into_iter().filter(|own| all.binary_search(own).is_err()).collect();
                tell("E302", outside, &part.label, &whole.label);
                if let Some(by) = by {
                    divisions.entry((whole_index, by)).or_default().push(*part_index);
                }
            }
        }
        for ((whole, by), parts) in divisions {
            let mut times: BTreeMap<u32, usize> = BTreeMap::new();
            for record in parts.iter().filter_map(|part| records(*part)).flatten() {
                *times.entry(record).or_default() += 1;
            }
            let twice =
                times.iter().filter(|(_, times)| **times > 1).map(|(own, _)| *own).collect();
            tell("E303", twice, by, &section.rows[whole].label);
            let all = records(whole).unwrap_or_default();
            let none = all.into_iter().filter(|own| !times.contains_key(own)).collect();
            tell("E306", none, by, &section.rows[whole].label);
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
