//! Who answers for which finding, and what that leaves open.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::waiver::{FILE, State, Waivers};
use super::{Line, Of};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::ingest::SetAside;
use crate::model::{Fingerprint, date};
use crate::report::RuleOutcome;

/// Marks the lines that a waiver explains, then the rules and the set-aside records of which all lines
/// are. Gives what is to be said of the waivers themselves: C127, C128, C129.
pub fn explain(
    lines: &mut [Line],
    findings: &[Diagnostic],
    outcomes: &mut [RuleOutcome],
    set_aside: &mut [SetAside],
    waivers: &mut Waivers,
    end: i64,
) -> Vec<Diagnostic> {
    let told = by_fingerprint(lines, findings, outcomes, waivers, end);
    by_count(lines, findings, set_aside);
    let mut of_record: FxHashMap<RowKey, Option<Arc<String>>> = FxHashMap::default();
    // Where nobody explains anything there is nothing to look for.
    let some = lines.iter().any(|line| line.waiver.is_some());
    for line in lines.iter().filter(|_| some) {
        if let Some(key) = sets_aside(line, findings) {
            let said = of_record.entry(key).or_insert_with(|| line.waiver.clone());
            // One mistake that nobody explains keeps the record open.
            *said = said.take().filter(|_| line.waiver.is_some());
        }
    }
    for own in set_aside.iter_mut().filter(|own| some && own.is_open()) {
        let said = key_of(own).and_then(|key| of_record.get(&key)?.as_ref());
        own.waived = said.map(|said| said.to_string());
    }
    for line in lines.iter().filter(|line| line.waiver.is_some()) {
        if let Of::Rule(rule) = line.of {
            outcomes[rule as usize].explained += 1;
        }
    }
    told
}

/// The waivers of `wyjasnienia.csv`: rule, record and fingerprint must be those of the line.
fn by_fingerprint(
    lines: &mut [Line],
    findings: &[Diagnostic],
    outcomes: &[RuleOutcome],
    waivers: &mut Waivers,
    end: i64,
) -> Vec<Diagnostic> {
    let list = &mut waivers.list;
    let mut by_record: FxHashMap<(String, String), Vec<usize>> = FxHashMap::default();
    for (index, own) in list.iter().enumerate() {
        by_record.entry((own.rule.clone(), own.record.clone())).or_default().push(index);
    }
    // For every waiver: lines it explains, and the fingerprint of one that is open although named.
    let mut explained = vec![0usize; list.len()];
    let mut open: Vec<Option<Fingerprint>> = vec![None; list.len()];
    let mut expired = vec![false; list.len()];
    let said: Vec<Arc<String>> = list.iter().map(|own| Arc::new(own.said())).collect();
    for line in lines.iter_mut().filter(|_| !by_record.is_empty()) {
        let rule = match line.of {
            Of::Finding(index) => findings[index as usize].code,
            Of::Rule(index) => outcomes[index as usize].rule.as_str(),
        };
        let (Some(record), Some(fingerprint)) = (&line.record, line.fingerprint) else {
            continue;
        };
        let Some(named) = by_record.get(&(rule.to_owned(), record.to_string())) else {
            continue;
        };
        for index in named {
            let own = &list[*index];
            let same = own.fingerprint == fingerprint;
            let in_force = own.until.is_none_or(|until| until >= end);
            if same && in_force {
                explained[*index] += 1;
                line.waiver = Some(Arc::clone(&said[*index]));
            }
            expired[*index] |= same && !in_force;
        }
        if line.waiver.is_none() {
            named.iter().for_each(|index| open[*index] = Some(fingerprint));
        }
    }
    let mut told = Vec::new();
    for (index, own) in list.iter_mut().enumerate() {
        own.state = match (explained[index], expired[index], open[index]) {
            (1.., ..) => State::Explains(explained[index]),
            (_, true, Some(_)) => State::Expired,
            (_, false, Some(_)) => State::Changed,
            (_, _, None) => State::Nothing,
        };
        let found = match own.state {
            State::Explains(_) => continue,
            State::Changed => Diagnostic::warning("C127")
                .with("now", open[index].map(|own| own.to_string()).unwrap_or_default()),
            State::Expired => {
                let until = own.until.and_then(date::from_days);
                let until = until.map(|day| day.format("%d.%m.%Y").to_string());
                Diagnostic::warning("C128").with("until", until.unwrap_or_default())
            }
            State::Nothing => Diagnostic::note("C129"),
        };
        told.push(
            found
                .at(Place::file(FILE).row(own.row))
                .with("rule", &own.rule)
                .with("record", &own.record),
        );
    }
    told
}

type RowKey = (Arc<str>, Arc<str>, u32);

/// Table, file and row of a record that a line sets aside.
fn sets_aside(line: &Line, findings: &[Diagnostic]) -> Option<RowKey> {
    let Of::Finding(index) = line.of else {
        return None;
    };
    let own = &findings[index as usize];
    let place = own.places.get(line.place? as usize)?;
    let heavy = own.severity == Severity::Error && own.code.starts_with('I');
    let key = (place.table.clone()?, place.file.clone()?, place.row?);
    heavy.then_some(key)
}

fn key_of(own: &SetAside) -> Option<RowKey> {
    Some((Arc::clone(&own.table), own.place.file.clone()?, own.place.row?))
}

/// Records that `spraw.toml` explains by their number: their lines say so too.
fn by_count(lines: &mut [Line], findings: &[Diagnostic], set_aside: &[SetAside]) {
    let waived = set_aside.iter().filter_map(|own| Some((key_of(own)?, own.waived.as_deref()?)));
    let waived: FxHashMap<RowKey, &str> = waived.collect();
    let mut shared: FxHashMap<&str, Arc<String>> = FxHashMap::default();
    for line in lines.iter_mut().filter(|line| !waived.is_empty() && line.waiver.is_none()) {
        if let Some(said) = sets_aside(line, findings).and_then(|key| waived.get(&key)) {
            let said = shared.entry(said).or_insert_with(|| Arc::new((*said).to_owned()));
            line.waiver = Some(Arc::clone(said));
        }
    }
}
