//! Exports of a past period counted by two editions of a return: what a new template changes. Polish: próba nowego wzoru
//! na dawnych danych.

use std::collections::BTreeMap;
use std::path::Path;

use super::super::edition::Editions;
use super::super::judged::rules;
use super::super::preview::{Change, moved_rules};
use super::super::{Exit, Progress, Refused, Request, Shared, Workplace};
use super::{Asked, Compared, DiffAsked, Scene, compare, counted_return};
use crate::bridge::Bridge;
use crate::builtin;
use crate::diagnostic::{Diagnostic, Problems};
use crate::period::ReportingPeriod;
use crate::report::RuleOutcome;
use crate::template::library::Files;

/// What is tried on which exports.
pub struct BackTest {
    pub form: String,
    pub period: ReportingPeriod,
    /// The first day of the edition that is tried; none is the newest.
    pub edition: Option<String>,
    pub options: BTreeMap<String, String>,
}

/// What the edition that is tried changes.
pub struct BackTested {
    /// From the edition in force to the one that is tried.
    pub bridge: Bridge,
    /// Rules over cells that come out otherwise, or that only one edition has.
    pub rules: Vec<Change>,
}

impl BackTested {
    /// Does anything come out otherwise?
    pub fn moves(&self) -> bool {
        let cells = self.bridge.cells.iter().any(|own| own.changed());
        cells || !self.rules.is_empty() || self.bridge.only.iter().any(|own| !own.is_empty())
    }
}

/// Counts the exports of a period by the edition that was in force then, and by the one that is tried, whenever it
/// begins. Where it is the one in force, because the office amended its files, by the same edition as it ships.
///
/// Errors: C103 no such return or edition; C107 none was in force; C172 there is nothing to compare with.
pub fn back_test(
    office: &Path,
    asked: &BackTest,
    progress: &dyn Fn(Progress<'_>),
) -> Result<BackTested, Refused> {
    let (files, before_files, pins) = editions(office, asked)?;
    let [before, after] = [(&before_files, &pins[0]), (&files, &pins[1])]
        .map(|(files, from)| opened(files, office, asked, from));
    let places = [before?, after?];
    let request = || Request {
        office: office.to_path_buf(),
        form: asked.form.clone(),
        period: asked.period,
        options: asked.options.clone(),
        write: false,
        uncorrected: false,
        dry_run: false,
    };
    let sides = [(); 2].map(|()| Compared {
        request: request(),
        version: None,
        as_made: true,
        changed: Vec::new(),
    });
    let all = DiffAsked { cells: Vec::new(), sections: Vec::new(), moves: None };
    let shared = Shared::default();
    let with = Asked { shared: &shared, rules: false, keeping: None };
    let before = &sides[0].request;
    let (found, _) = counted_return(&places[0], before, with, progress, |one| {
        let inner = |other: Scene<'_>| {
            let bridge = compare([&one, &other], [&sides[0], &sides[1]], &all)?;
            let rules = moved_rules(&judged(&one)?, &judged(&other)?);
            Ok(BackTested { bridge, rules })
        };
        Ok(counted_return(&places[1], &sides[1].request, with, progress, inner)?.0)
    })?;
    Ok(found)
}

fn judged(scene: &Scene<'_>) -> Result<Vec<RuleOutcome>, Refused> {
    rules(scene.place, &scene.report, scene.request.period, scene.context, scene.earlier)
}

/// The office's templates, those of the other side, and the first days of both editions.
fn editions(office: &Path, asked: &BackTest) -> Result<(Files, Files, [String; 2]), Refused> {
    let refused = |found| Refused::one(Exit::Configuration, found);
    let problems = Problems::default();
    let files = builtin::files(Some(office), &problems);
    let all = builtin::editions(&files);
    let Some(own) = all.get(&asked.form) else {
        let known = all.keys().map(String::as_str);
        return Err(refused(Diagnostic::unknown("C103", &asked.form, known)));
    };
    let end = asked.period.end().to_string();
    let Some(in_force) = own.keys().rev().find(|from| **from <= end).cloned() else {
        let found = Diagnostic::error("C107").with("name", asked.form.as_str());
        return Err(refused(found.with("period", asked.period.to_string())));
    };
    let tried = match &asked.edition {
        None => own.keys().next_back().cloned().unwrap_or_default(),
        Some(from) if own.contains_key(from) => from.clone(),
        Some(from) => {
            let known: Vec<&str> = own.keys().map(String::as_str).collect();
            let found = Diagnostic::error("C103").with("name", from);
            return Err(refused(found.among_days(from, &known)));
        }
    };
    if tried != in_force {
        return Ok((files.clone(), files, [in_force, tried]));
    }
    // The edition is the same: the office's files of it against those that ship.
    let shipped = builtin::files(None, &problems);
    let mut before = files.clone();
    let mut amended = false;
    for path in &own[&tried] {
        amended |= files[path].name.starts_with("wzory/");
        match shipped.get(path) {
            Some(source) => drop(before.insert(path.clone(), source.clone())),
            None => drop(before.remove(path)),
        }
    }
    let ships =
        builtin::editions(&before).get(&asked.form).is_some_and(|own| own.contains_key(&tried));
    if !amended || !ships {
        let found = Diagnostic::error("C172").with("form", asked.form.as_str());
        let found = found.with("edition", tried).with("period", asked.period.to_string());
        return Err(refused(found));
    }
    Ok((files, before, [in_force, tried]))
}

fn opened(
    files: &Files,
    office: &Path,
    asked: &BackTest,
    from: &str,
) -> Result<Workplace, Refused> {
    let editions = &mut Editions::of(files);
    editions.pinned = Some((asked.form.clone(), from.to_owned()));
    Workplace::open_in(editions, office, &asked.form, asked.period, Problems::default())
}
