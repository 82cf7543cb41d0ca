//! What a run proves on the data: parts lie in their wholes, nothing that cannot be read is passed
//! over in silence, and every record of a section is in a row or counted as in none.

use std::collections::{BTreeMap, BTreeSet};

use super::{At, Behind, Filler, SectionLedger};
use crate::diagnostic::{Diagnostic, Place, Problems};
use crate::evaluate::count::{Number, Truth};
use crate::evaluate::value::{evaluate, where_true};
use crate::expression::Node;
use crate::model::{MISSING, UNREADABLE, value::present};
use crate::period::Shift;
use crate::template::form::{Choice, Content, Measure, Section as SectionSpec};
use crate::template::formula::{Call, Formula, Operator};

/// One key that cells count, and the records without it.
struct WithoutKey<'k> {
    key: &'k Node,
    without: Vec<u32>,
    /// Those of them that some cell counts.
    counted: BTreeSet<u32>,
    cells: Vec<String>,
}

impl Filler<'_> {
    /// Cells of another period of which the exports do not tell (E310): they stay without a value.
    pub(super) fn note_uncovered(
        &self,
        uncovered: &BTreeMap<Option<Shift>, BTreeSet<String>>,
        problems: &Problems,
    ) {
        for (period, views) in uncovered {
            let Some(other) = period.and_then(|own| self.others.get(&own)) else {
                continue;
            };
            let library = self.views.library;
            let tables: BTreeSet<String> =
                views.iter().flat_map(|own| library.bases(own)).collect();
            let tables = tables.difference(&other.covered);
            let titles: Vec<String> = tables
                .map(|own| match (&library.tables[own].title, other.late.get(own)) {
                    (title, Some(late)) => format!("{title} (history_from = {late})"),
                    (title, None) => title.clone(),
                })
                .collect();
            problems.push(
                Diagnostic::warning("E310")
                    .with("period", other.period.to_string())
                    .with("tables", titles.join(", ")),
            );
        }
    }

    /// Records that a cell passes over because what its conditions or its measure read cannot be read
    /// (E301), by view.
    pub(super) fn note_unreadable(
        &self,
        chosen: &BTreeMap<At, &Choice>,
        behind: &[Behind],
        numbers: &BTreeMap<At, Number>,
        problems: &Problems,
    ) -> Result<(), Diagnostic> {
        for own in behind {
            let mut unmeasured: Vec<(&Node, Vec<u32>)> = Vec::new();
            let mut cells: BTreeMap<Vec<u32>, Vec<String>> = BTreeMap::new();
            for (index, at) in own.cells.iter().enumerate() {
                let mut records: BTreeSet<u32> =
                    own.counted.unreadable(index).into_iter().collect();
                let Some(Content::Count(count)) = chosen.get(at).map(|choice| &choice.content)
                else {
                    continue;
                };
                if numbers[at].unreadable > records.len() as u64 {
                    for node in count.measure.nodes() {
                        if !unmeasured.iter().any(|(known, _)| *known == node) {
                            let values = evaluate(node, &*own.frame, self.context_of(own.period))?;
                            let bad = values.iter().enumerate();
                            let bad = bad.filter(|(_, value)| **value == UNREADABLE);
                            unmeasured.push((node, bad.map(|(record, _)| record as u32).collect()));
                        }
                        let known = unmeasured.iter().filter(|(known, _)| *known == node);
                        let bad = known.flat_map(|(_, bad)| bad);
                        records.extend(bad.filter(|record| own.counted.is_in(index, **record)));
                    }
                }
                if !records.is_empty() {
                    let records = records.into_iter().collect();
                    cells.entry(records).or_default().push(self.name(*at));
                }
            }
            for (records, names) in cells {
                let views = self.views_of(own.period);
                let diagnostic = views.named(Diagnostic::warning("E301"), &own.frame, &records);
                problems.push(diagnostic.with("cells", names.join(", ")));
            }
        }
        Ok(())
    }

    /// Records without the key that a cell counts (E309): they are in the cell's row and in no count.
    pub(super) fn note_without_key(
        &self,
        chosen: &BTreeMap<At, &Choice>,
        behind: &[Behind],
        numbers: &BTreeMap<At, Number>,
        problems: &Problems,
    ) -> Result<(), Diagnostic> {
        for own in behind {
            let mut lost: Vec<WithoutKey<'_>> = Vec::new();
            for (index, at) in own.cells.iter().enumerate() {
                let key = match chosen.get(at).map(|choice| &choice.content) {
                    Some(Content::Count(count)) => match &count.measure {
                        Measure::Distinct(key) => key,
                        _ => continue,
                    },
                    _ => continue,
                };
                if numbers[at].skipped == 0 {
                    continue;
                }
                if !lost.iter().any(|own| own.key == key) {
                    let context = self.context_of(own.period);
                    let keys = evaluate(key, &*own.frame, context)?.into_iter().enumerate();
                    let without = keys.filter(|(_, key)| *key == MISSING);
                    let without = without.map(|(record, _)| record as u32).collect();
                    lost.push(WithoutKey {
                        key,
                        without,
                        counted: BTreeSet::new(),
                        cells: Vec::new(),
                    });
                }
                for known in lost.iter_mut().filter(|known| known.key == key) {
                    let without = known.without.iter();
                    let counted = without.filter(|record| own.counted.is_in(index, **record));
                    known.counted.extend(counted);
                    known.cells.push(self.name(*at));
                }
            }
            for WithoutKey { key, counted, cells, .. } in lost {
                let records: Vec<u32> = counted.into_iter().collect();
                let names: Vec<&str> = key.columns().into_iter().collect();
                problems.push(
                    self.views_of(own.period)
                        .named(Diagnostic::warning("E309"), &own.frame, &records)
                        .with("key", names.join(", "))
                        .with("view", self.views.said(&own.view))
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
                let rows = own.rows_of(section_index);
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

    /// The claims of rows and of columns, judged on the combinations of what the conditions read:
    /// records are looked for when some are wrong.
    fn prove_parts(
        &self,
        section_index: usize,
        rows: &[(usize, usize)],
        own: &Behind,
        problems: &Problems,
    ) {
        let section = &self.form.sections[section_index];
        let truths = |row: usize| rows.iter().find(|(own, _)| *own == row).map(|(_, index)| *index);
        let mut claims = Vec::new();
        for (part_index, _) in rows {
            let part = &section.rows[*part_index];
            let of_which = part.of_which.iter().map(|whole| (whole, None));
            let part_of = part.part_of.iter().map(|(whole, by)| (whole, Some(by.as_str())));
            for (whole, by) in of_which.chain(part_of) {
                let found = section
                    .row(whole)
                    .and_then(|(index, whole)| Some((truths(*part_index)?, truths(index)?, whole)));
                if let Some((inside, all, whole)) = found {
                    claims.push(Claim { inside, all, by, part: &part.label, whole: &whole.label });
                }
            }
        }
        self.prove(&claims, own, &section.id, problems);
        let cell = |row: usize, column: usize| {
            own.cells.iter().position(|at| *at == (section_index, row, column))
        };
        for (row_index, row) in section.rows.iter().enumerate() {
            let mut claims = Vec::new();
            for (index, part) in section.columns.iter().enumerate() {
                let of_which = part.of_which.iter().map(|whole| (whole, None));
                let part_of = part.part_of.iter().map(|whole| (whole, Some("")));
                for (whole, by) in of_which.chain(part_of) {
                    let found = section.column(whole).and_then(|other| {
                        Some((cell(row_index, index)?, cell(row_index, other)?, other))
                    });
                    if let Some((inside, all, other)) = found {
                        let whole = &section.columns[other].title;
                        claims.push(Claim { inside, all, by, part: &part.title, whole });
                    }
                }
            }
            self.prove(&claims, own, &format!("{}/{}", section.id, row.id), problems);
        }
    }

    /// Every part lies in its whole (E302); parts that make up the whole lie apart (E303) and leave
    /// nothing out (E306).
    fn prove(&self, claims: &[Claim<'_>], own: &Behind, place: &str, problems: &Problems) {
        let counted = &own.counted;
        let tell = |code, lost: Vec<u32>, part: &str, whole: &str| {
            if !lost.is_empty() {
                let views = self.views_of(own.period);
                let diagnostic = views.named(Diagnostic::warning(code), &own.frame, &lost);
                problems.push(
                    diagnostic.with("part", part).with("whole", whole).at(Place::cell(place)),
                );
            }
        };
        let mut divisions: BTreeMap<(usize, &str), Vec<&Claim<'_>>> = BTreeMap::new();
        for claim in claims {
            let (inside, all) = (counted.truths(claim.inside), counted.truths(claim.all));
            let outside = counted
                .records_of(&|tuple| inside[tuple] == Truth::Yes && all[tuple] != Truth::Yes);
            tell("E302", outside, claim.part, claim.whole);
            if let Some(by) = claim.by {
                divisions.entry((claim.all, by)).or_default().push(claim);
            }
        }
        for ((all, by), parts) in divisions {
            let mut times = vec![0usize; counted.combinations()];
            for part in &parts {
                for (times, truth) in times.iter_mut().zip(counted.truths(part.inside)) {
                    *times += usize::from(*truth == Truth::Yes);
                }
            }
            let (all, whole) = (counted.truths(all), parts[0].whole);
            tell("E303", counted.records_of(&|tuple| times[tuple] > 1), by, whole);
            let none = counted.records_of(&|tuple| all[tuple] == Truth::Yes && times[tuple] == 0);
            tell("E306", none, by, whole);
        }
    }

    /// Records that a row misses by its own definition: below the first band (E307).
    pub(super) fn watch(&self, problems: &Problems) -> Result<(), Diagnostic> {
        for section in self.form.sections.iter() {
            for watch in &section.watches {
                let frame = self.frame(&self.source(&watch.count))?;
                let condition = Node::all(watch.count.conditions.iter().cloned());
                let views = self.views_of(watch.count.period);
                let lost = where_true(&condition, &*frame, views.context)?;
                if !lost.is_empty() {
                    problems.push(
                        views
                            .named(Diagnostic::warning(watch.code), &frame, &lost)
                            .with("row", &watch.about)
                            .at(Place::cell(section.id.as_str())),
                    );
                }
            }
        }
        Ok(())
    }

    /// A sum of distinct counts holds only while no key is in two of its rows (E308).
    pub(super) fn sums_of_distinct(
        &self,
        chosen: &BTreeMap<At, &Choice>,
        behind: &[Behind],
        problems: &Problems,
    ) -> Result<(), Diagnostic> {
        for (at, choice) in chosen {
            let Content::Formula(own) = &choice.content else {
                continue;
            };
            let section = &self.form.sections[at.0];
            let Some(rows) = added_rows(&own.formula, section) else {
                continue;
            };
            let mut times: BTreeMap<i64, usize> = BTreeMap::new();
            for row in rows {
                let cell = (at.0, row, at.2);
                let Some(Content::Count(count)) = chosen.get(&cell).map(|own| &own.content) else {
                    continue;
                };
                let Measure::Distinct(key) = &count.measure else {
                    continue;
                };
                let Some((own, records)) = super::records_of(behind, cell) else {
                    continue;
                };
                let keys = evaluate(key, &*own.frame, self.context_of(own.period))?;
                let keys: BTreeSet<i64> =
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

/// A part and its whole, by the places of their records among what was counted.
struct Claim<'c> {
    inside: usize,
    all: usize,
    /// The way of dividing, when the parts together are the whole.
    by: Option<&'c str>,
    part: &'c str,
    whole: &'c str,
}

/// The rows that a formula only adds up; none for any other formula.
fn added_rows(formula: &Formula, section: &SectionSpec) -> Option<Vec<usize>> {
    match formula {
        Formula::Cell(reference) => {
            let [name] = reference.parts.as_slice() else {
                return None;
            };
            let (first, last) = name.split_once("..").unwrap_or((name, name));
            Some((section.row(first)?.0..=section.row(last)?.0).collect())
        }
        Formula::Binary(Operator::Add, left, right) => {
            let mut all = added_rows(left, section)?;
            all.extend(added_rows(right, section)?);
            Some(all)
        }
        Formula::Call(Call::Sum, arguments) => {
            let parts = arguments.iter().map(|own| added_rows(own, section));
            parts.collect::<Option<Vec<_>>>().map(|all| all.concat())
        }
        _ => None,
    }
}
