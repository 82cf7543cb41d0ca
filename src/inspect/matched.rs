//! A sheet against one table: which of its columns each column of the table comes from. An answer, or a
//! question where the header and the values do not decide.

use std::collections::BTreeMap;

use super::assign::{best, loss};
use super::evidence::{ENOUGH, Evidence, Judge, MARGIN, Reason};
use super::look::Sheet;
use super::proposal::{Answer, Choice, Doubt, LIKELY, Proposal};
use crate::model::{ColumnSchema, TableSchema, Type};

/// A sheet against one table.
pub struct Matched<'m> {
    pub sheet: &'m Sheet,
    pub table: &'m TableSchema,
    /// For every column of the table, for every column of the sheet.
    pub evidence: Vec<Vec<Option<Evidence>>>,
    points: Vec<Vec<i32>>,
    pairs: Vec<Option<usize>>,
    /// Needed columns for which one column alone is left.
    only: BTreeMap<usize, usize>,
}

impl<'m> Matched<'m> {
    pub fn new(sheet: &'m Sheet, table: &'m TableSchema, judge: &Judge<'_>) -> Matched<'m> {
        let evidence: Vec<Vec<Option<Evidence>>> = table
            .columns
            .iter()
            .map(|schema| {
                let each = sheet.columns.iter().map(|own| judge.pair(own, table, schema));
                each.collect()
            })
            .collect();
        let enough = |own: &Option<Evidence>| match own {
            Some(own) if own.points >= ENOUGH => own.points,
            _ => 0,
        };
        let points: Vec<Vec<i32>> =
            evidence.iter().map(|own| own.iter().map(enough).collect()).collect();
        let pairs = best(&points);
        let mut own = Matched { sheet, table, evidence, points, pairs, only: BTreeMap::new() };
        own.only = own.eliminated();
        own
    }

    pub fn proposal(&self, points: i32) -> Proposal {
        let columns = (0..self.pairs.len()).map(|own| self.choice(own)).collect();
        let mut proposal =
            Proposal { table: self.table.name.text.clone(), points, rivals: Vec::new(), columns };
        self.reversed(&mut proposal);
        proposal
    }

    /// Needed columns for which one column alone is left, by what it holds.
    fn eliminated(&self) -> BTreeMap<usize, usize> {
        let open: Vec<usize> = (0..self.pairs.len())
            .filter(|own| self.pairs[*own].is_none())
            .filter(|own| self.table.needs(&self.table.columns[*own]))
            .collect();
        let mut found = BTreeMap::new();
        for own in &open {
            let telling = !matches!(self.table.columns[*own].ty, Type::Id | Type::Text);
            if let ([one], true) = (self.left(*own).as_slice(), telling)
                && open.iter().all(|other| other == own || !self.left(*other).contains(one))
            {
                found.insert(*own, *one);
            }
        }
        found
    }

    /// The columns of the sheet that nobody has and that could be this one.
    fn left(&self, own: usize) -> Vec<usize> {
        let taken = |place: usize| self.pairs.contains(&Some(place));
        (0..self.sheet.columns.len())
            .filter(|place| !taken(*place) && !self.sheet.columns[*place].title.shown.is_empty())
            .filter(|place| {
                let found = self.evidence[own][*place].as_ref();
                found.is_some_and(|found| !found.denied && found.points > 0)
            })
            .collect()
    }

    fn choice(&self, own: usize) -> Choice {
        let schema = &self.table.columns[own];
        let needed = self.table.needs(schema);
        let answer = match (self.pairs[own], self.only.get(&own)) {
            (Some(place), _) => self.judged(own, place),
            (None, Some(place)) => {
                let reasons = self.evidence[own][*place].as_ref().map(|own| own.reasons.clone());
                let mut reasons = reasons.unwrap_or_default();
                reasons.push(Reason::Only);
                Answer::Is { place: *place, confidence: 55, reasons }
            }
            (None, None) => {
                let left = self.left(own);
                // Nearly every column could be a text or an identifier.
                let telling = !matches!(schema.ty, Type::Id | Type::Text);
                let taken: Vec<&usize> = self.only.values().collect();
                let left: Vec<usize> =
                    left.into_iter().filter(|place| !taken.contains(&place)).collect();
                if left.is_empty() || left.len() > 4 || !(needed || telling) {
                    Answer::Absent
                } else {
                    Answer::Which { places: left, why: Doubt::Unknown }
                }
            }
        };
        let (answer, times) = self.in_units(schema, answer);
        let column = schema.name.text.clone();
        Choice { column, needed, answer, times, part: None, codes: Vec::new() }
    }

    /// An amount in the unit that its header names, or a question where that may mean something else. What
    /// is made of columns is never quite sure.
    fn in_units(&self, schema: &ColumnSchema, answer: Answer) -> (Answer, Option<&'static str>) {
        let Answer::Is { place, mut confidence, mut reasons } = answer else {
            return (answer, None);
        };
        let column = &self.sheet.columns[place];
        if column.made.is_some() {
            confidence = confidence.min(LIKELY);
            reasons.push(Reason::Made);
        }
        let unit = column.unit.as_ref().filter(|_| schema.ty == Type::Money);
        match unit {
            None => (Answer::Is { place, confidence, reasons }, None),
            Some(unit) if !unit.sure => {
                (Answer::Which { places: vec![place], why: Doubt::Unit(unit.times) }, None)
            }
            Some(unit) => {
                reasons.push(Reason::Unit(unit.times));
                let confidence = confidence.min(LIKELY);
                (Answer::Is { place, confidence, reasons }, Some(unit.times))
            }
        }
    }

    /// An answer for a pair that was made, unless something speaks against it.
    fn judged(&self, own: usize, place: usize) -> Answer {
        let evidence = self.evidence[own][place].clone().unwrap_or_default();
        let lost = loss(&self.points, &self.pairs, own);
        let doubt = if evidence.denied {
            let against = |reason: &Reason| {
                matches!(reason, Reason::NotOfKind | Reason::NotUnique | Reason::NoSuchKeys(_))
            };
            Some(Doubt::Denied(
                evidence.reasons.iter().filter(|own| against(own)).cloned().collect(),
            ))
        } else if let Some(other) = self.named_other(own, place).filter(|_| !evidence.named) {
            Some(Doubt::NamedOther(other))
        } else {
            (lost < MARGIN).then_some(Doubt::Alike)
        };
        match doubt {
            None => {
                let confidence = (35 + evidence.points - (20 - lost).max(0)).clamp(50, 99) as u32;
                Answer::Is { place, confidence, reasons: evidence.reasons }
            }
            Some(why) => Answer::Which { places: self.rivals(own, place), why },
        }
    }

    /// The column of the table whose name the header is.
    fn named_other(&self, own: usize, place: usize) -> Option<String> {
        let named = |other: &usize| {
            let evidence = self.evidence[*other][place].as_ref();
            *other != own && evidence.is_some_and(|evidence| evidence.named)
        };
        let other = (0..self.pairs.len()).find(named)?;
        Some(self.table.columns[other].name.text.clone())
    }

    /// The place, and every other that has hardly fewer points and that is not surely another column.
    fn rivals(&self, own: usize, place: usize) -> Vec<usize> {
        let points = self.points[own][place];
        let mut places: Vec<usize> = (0..self.sheet.columns.len())
            .filter(|other| {
                let near = self.points[own][*other] + MARGIN > points || {
                    let evidence = self.evidence[own][*other].as_ref();
                    evidence.is_some_and(|own| own.named)
                };
                *other == place || (near && self.points[own][*other] > 0)
            })
            .collect();
        places.retain(|other| *other == place || !self.is_sure(*other, own));
        places
    }

    fn is_sure(&self, place: usize, but: usize) -> bool {
        (0..self.pairs.len()).any(|own| {
            let evidence = self.evidence[own][place].as_ref();
            own != but
                && self.pairs[own] == Some(place)
                && loss(&self.points, &self.pairs, own) >= MARGIN
                && evidence.is_some_and(|evidence| evidence.named && !evidence.denied)
        })
    }

    /// A period whose end stands before its beginning in most rows: both columns are asked for.
    fn reversed(&self, proposal: &mut Proposal) {
        for interval in &self.table.intervals {
            let place = |name: &str| proposal.of_column(name).and_then(Choice::place);
            let (Some(from), Some(to)) = (place(&interval.from.text), place(&interval.to.text))
            else {
                continue;
            };
            let (reversed, both) = self.sheet.order(from, to);
            if reversed < 3 || 2 * reversed <= both {
                continue;
            }
            for choice in &mut proposal.columns {
                if choice.column == interval.from.text || choice.column == interval.to.text {
                    choice.answer = Answer::Which { places: vec![from, to], why: Doubt::Reversed };
                }
            }
        }
    }
}
