//! Which table a sheet is, and which of its columns each column of the table comes from: an answer, or a
//! question where the header and the values do not decide.

use std::collections::BTreeMap;

use super::assign::{best, loss, total};
use super::codes::Translation;
use super::evidence::{ENOUGH, Evidence, Judge, MARGIN, Reason};
use super::look::Sheet;
use super::words::{alike, stems};
use crate::model::{TableSchema, Type};

/// What a sheet seems to be. Polish: propozycja odwzorowania.
#[derive(Clone, Debug)]
pub struct Proposal {
    pub table: String,
    pub points: i32,
    /// Another table that fits nearly as well.
    pub rival: Option<String>,
    /// One for every column of the table, in its order.
    pub columns: Vec<Choice>,
}

#[derive(Clone, Debug)]
pub struct Choice {
    pub column: String,
    pub needed: bool,
    pub answer: Answer,
    /// Codes that are not ours as they stand; without a code of ours they are a question too.
    pub codes: Vec<Translation>,
}

#[derive(Clone, Debug)]
pub enum Answer {
    /// The column at this place, with so many percent.
    Is {
        place: usize,
        confidence: u32,
        reasons: Vec<Reason>,
    },
    /// One of these, and nobody but the office knows which.
    Which {
        places: Vec<usize>,
        why: Doubt,
    },
    Absent,
}

/// Why something is asked. Polish: wątpliwość.
#[derive(Clone, Debug, PartialEq)]
pub enum Doubt {
    /// Several columns fit as well.
    Alike,
    /// The header says one thing, the values another.
    Denied(Vec<Reason>),
    /// The header is the name of another column of the table.
    NamedOther(String),
    /// In most records the end is before the beginning: the two columns look swapped.
    Reversed,
    /// No header is known, but these columns have such values.
    Unknown,
}

impl Choice {
    pub fn place(&self) -> Option<usize> {
        match self.answer {
            Answer::Is { place, .. } => Some(place),
            _ => None,
        }
    }

    pub fn is_question(&self) -> bool {
        matches!(self.answer, Answer::Which { .. })
            || self.codes.iter().any(|own| own.ours.is_none())
    }
}

impl Proposal {
    pub fn of_column(&self, name: &str) -> Option<&Choice> {
        self.columns.iter().find(|own| own.column == name)
    }

    pub fn questions(&self) -> usize {
        self.columns.iter().filter(|own| own.is_question()).count()
    }
}

/// The best table for a sheet, or none when no table fits; `likely` keeps the best few of them.
pub fn propose<'t>(
    sheet: &Sheet,
    tables: &[&'t TableSchema],
    likely: &mut Vec<&'t TableSchema>,
    judge: &Judge<'_>,
) -> Option<Proposal> {
    let mut found: Vec<(i32, Matched<'_>)> = tables
        .iter()
        .filter_map(|table| {
            let matched = Matched::new(sheet, table, judge);
            Some((matched.total()?, matched))
        })
        .collect();
    // Of equal ones the first by name: tables come in that order.
    found.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
    let is_likely = |table: &&&TableSchema| {
        found.iter().take(MOST_LIKELY).any(|(_, own)| own.table.name.text == table.name.text)
    };
    *likely = tables.iter().filter(is_likely).copied().collect();
    let (first, second) = (found.first()?, found.get(1));
    let mut proposal = first.1.proposal(first.0);
    let second = second.filter(|second| second.0 * 10 > first.0 * 9);
    proposal.rival = second.map(|(_, own)| own.table.name.text.clone());
    Some(proposal)
}

/// Tables that are looked at again once more is known.
const MOST_LIKELY: usize = 5;

/// A sheet against one table.
struct Matched<'m> {
    sheet: &'m Sheet,
    table: &'m TableSchema,
    /// For every column of the table, for every column of the sheet.
    evidence: Vec<Vec<Option<Evidence>>>,
    points: Vec<Vec<i32>>,
    pairs: Vec<Option<usize>>,
    /// Needed columns for which one column alone is left.
    only: BTreeMap<usize, usize>,
}

impl<'m> Matched<'m> {
    fn new(sheet: &'m Sheet, table: &'m TableSchema, judge: &Judge<'_>) -> Matched<'m> {
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

    /// How well the table fits; none when it has nothing to do with the sheet.
    fn total(&self) -> Option<i32> {
        let needed: Vec<usize> = (0..self.pairs.len())
            .filter(|own| self.table.needs(&self.table.columns[*own]))
            .collect();
        let candidates = |own: &usize| self.pairs[*own].is_some() || self.only.contains_key(own);
        let there = needed.iter().filter(|own| candidates(own)).count();
        let missing = needed.len() - there;
        if 2 * there < needed.len() || self.pairs.iter().flatten().count() < 2 {
            return None;
        }
        let points = total(&self.points, &self.pairs) - 40 * missing as i32 + self.file_says();
        (points > 0).then_some(points)
    }

    fn proposal(&self, points: i32) -> Proposal {
        let columns = (0..self.pairs.len()).map(|own| self.choice(own)).collect();
        let mut proposal =
            Proposal { table: self.table.name.text.clone(), points, rival: None, columns };
        self.reversed(&mut proposal);
        proposal
    }

    /// The file or the sheet is called like the table.
    fn file_says(&self) -> i32 {
        let file = self.sheet.file();
        let named = format!("{} {}", file, self.sheet.name.as_deref().unwrap_or_default());
        let table = stems(&format!("{} {}", self.table.title, self.table.name.text));
        (25.0 * alike(&stems(&named), &table)) as i32
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
        Choice { column: schema.name.text.clone(), needed, answer, codes: Vec::new() }
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
