//! The files of a collation: workbook, cells, queries, manifest; whole or not at all. Polish: pliki zestawienia.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{Collated, How};
use crate::diagnostic::{Catalogue, Diagnostic, Language, Place, Severity, render};
use crate::number::Exact;
use crate::report::{List, ListCell, Outcome};
use crate::run::{
    Exit, File, Holds, Refused, newest_version, put_whole, read_again, read_cells, read_workbook,
};
use crate::write::{CollectedCell, collation_csv, queries_csv, xlsx_with};

/// Where a collation stands, and whether it is new.
pub struct Written {
    pub folder: PathBuf,
    pub unchanged: bool,
}

/// Writes into `to`, or as the next version beside the submissions of the period. The same inputs make nothing new; V161 when
/// `to` holds something else.
pub fn write(root: &Path, to: Option<&Path>, collated: &mut Collated) -> Result<Written, Refused> {
    let name = format!("zestawienie-{}", collated.report.form);
    let period = collated.report.period.parse().expect("a report is of a period");
    let (target, known) = match to {
        Some(to) => (to.to_path_buf(), to.exists().then(|| to.to_path_buf())),
        None => {
            let newest = newest_version(root, &name, period);
            let parent = root.join("wyniki").join(&collated.report.period).join(&name);
            collated.report.version = newest.as_ref().map_or(1, |(version, _)| *version);
            let next = newest.as_ref().map_or(1, |(version, _)| version + 1);
            (parent.join(format!("v{next}")), newest.map(|(_, folder)| folder))
        }
    };
    let same = |folder: &Path, files: &[File<'_>]| {
        files.iter().all(|own| own.is_at(&folder.join(&own.name)).unwrap_or(false))
    };
    if let Some(folder) = known {
        let files = files(collated)?;
        if same(&folder, &files) {
            return Ok(Written { folder, unchanged: true });
        }
        if to.is_some() {
            let is_empty =
                std::fs::read_dir(&folder).is_ok_and(|mut entries| entries.next().is_none());
            if !is_empty || std::fs::remove_dir(&folder).is_err() {
                let found = Diagnostic::error("V161").at(Place::file(folder.display().to_string()));
                return Err(Refused { exit: Exit::Configuration, diagnostics: vec![found] });
            }
        } else {
            collated.report.version += 1;
        }
    }
    let made = files(collated)?;
    let (report, outcomes) = (&collated.report, &collated.outcomes);
    put_whole(root, &target, made, &|path, file| match file.holds {
        Holds::Form => read_workbook(path, report, outcomes),
        Holds::Cells => read_cells(path, report),
        _ => read_again(path, file.is_at(path)),
    })?;
    Ok(Written { folder: target, unchanged: false })
}

fn files(collated: &Collated) -> Result<Vec<File<'static>>, Refused> {
    let report = &collated.report;
    let stem = format!("zestawienie_{}_{}", report.form, report.period);
    let catalogue = Catalogue::new(Language::Polish);
    let lists = [units(collated), rules(collated), outliers(collated), queries(collated)];
    let book = xlsx_with(report, &collated.outcomes, &lists, &catalogue).map_err(|message| {
        let found = Diagnostic::error("W102").with("message", message);
        Refused { exit: Exit::Output, diagnostics: vec![found] }
    })?;
    let how = |name: &str| {
        let own = collated.cells.get(name);
        own.map_or(CollectedCell { present: 0, of: 0, how: How::Blocked.word() }, |own| {
            CollectedCell { present: own.present, of: own.of, how: own.how.word() }
        })
    };
    let cells = collation_csv(report, &report.head.teryt, &how);
    let lines = collated.queries.iter().map(|own| {
        let texts = [&own.unit, &own.name, &own.file, &own.cell];
        let mut line: Vec<String> = texts.into_iter().cloned().collect();
        line.extend([own.kind.to_owned(), own.why.clone()]);
        line
    });
    let mut files = vec![
        File::new(format!("{stem}.xlsx"), Holds::Form, book),
        File::new(format!("{stem}.csv"), Holds::Cells, cells),
        File::new("zapytania.csv", Holds::Other, queries_csv(lines)),
    ];
    let mut text = serde_json::to_string_pretty(&manifest(collated, &files))
        .expect("a manifest of texts and numbers");
    text.push('\n');
    files.push(File::new("manifest.json", Holds::Other, text.into_bytes()));
    Ok(files)
}

fn manifest(own: &Collated, files: &[File<'_>]) -> Value {
    let mut template = Sha256::new();
    for (name, text) in &own.template {
        template.update(name.as_bytes());
        template.update(text.as_bytes());
    }
    let template: String = template.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    let count = |outcome: Outcome| own.outcomes.iter().filter(|own| own.outcome == outcome).count();
    let input = |(file, size, sha256): &(String, u64, String)| json!({ "file": file, "size": size, "sha256": sha256 });
    json!({
        "program": { "name": "spraw", "version": env!("CARGO_PKG_VERSION") },
        "collation": own.report.form,
        "template": {
            "id": own.report.form, "edition": own.report.head.edition, "valid_from": own.valid_from,
            "official": own.report.head.official, "sha256": template,
        },
        "period": own.report.period,
        "version": own.report.version,
        "options": own.options,
        "units": {
            "list": own.units.file.as_ref().map(input),
            "expected": own.units.all.len(), "collected": own.submissions.len(),
            "missing": own.missing.iter().map(|own| own.id.as_str()).collect::<Vec<_>>(),
            "late": own.late.iter().map(|own| own.id.as_str()).collect::<Vec<_>>(),
        },
        "collected": own.submissions.iter().map(|own| json!({
            "unit": own.unit, "version": own.version, "file": own.file, "sha256": own.sha256,
        })).collect::<Vec<_>>(),
        "left_out": own.left_out.iter().map(|own| json!({
            "file": own.file, "unit": own.unit, "why": own.why.word(),
        })).collect::<Vec<_>>(),
        "table": own.table.as_ref().map(|(title, source)| json!({ "title": title, "source": source })),
        "printed_sums": {
            "groups": own.groups.groups, "cells": own.groups.cells,
            "differ": own.groups.differ.iter().map(|own| json!({
                "group": own.group, "cell": own.cell,
                "printed": own.printed.map(Exact::shown), "collected": own.collected.map(Exact::shown),
            })).collect::<Vec<_>>(),
        },
        "peers": { "rule": own.peers.rule, "source": own.peers.source, "far": own.outliers.len() },
        "inputs": own.inputs.iter().map(input).collect::<Vec<_>>(),
        "rules": {
            "passed": count(Outcome::Passed), "failed": count(Outcome::Failed),
            "not_applicable": count(Outcome::NotApplicable), "could_not_run": count(Outcome::CouldNotRun),
        },
        "outputs": files.iter().map(|own| json!({
            "file": own.name, "size": own.size, "sha256": own.sha256,
        })).collect::<Vec<_>>(),
    })
}

fn text(own: &str) -> ListCell {
    if own.is_empty() { ListCell::Empty } else { ListCell::Text(own.to_owned()) }
}

fn number(own: usize) -> ListCell {
    ListCell::Number(i64::try_from(own).unwrap_or(i64::MAX), 0)
}

/// A value in a list, with up to two decimals.
fn value(own: Exact) -> ListCell {
    let scaled = own.rounded(2).and_then(|own| i64::try_from(own).ok());
    scaled.map_or_else(|| text(&own.shown()), |own| ListCell::Number(own, 2))
}

fn list(id: &str, title: &str, about: &str, columns: &[&str], rows: Vec<Vec<ListCell>>) -> List {
    List {
        id: id.to_owned(),
        title: title.to_owned(),
        about: about.to_owned(),
        source: String::new(),
        columns: columns.iter().map(|own| (*own).to_owned()).collect(),
        late: None,
        rows,
    }
}

/// Every unit: what was taken of it, when it came, what its rules say.
fn units(own: &Collated) -> List {
    let rows = own.units.all.iter().map(|unit| {
        let sent = own.submissions.iter().find(|sent| sent.unit == unit.id);
        let is_late = own.late.iter().any(|late| late.id == unit.id);
        let state = match (sent, is_late) {
            (None, _) => "brak",
            (Some(_), true) => "jest, po terminie",
            (Some(_), false) => "jest",
        };
        let failed = |severity: Severity| {
            let outcomes = sent.map(|own| own.outcomes.as_slice()).unwrap_or_default();
            number(outcomes.iter().filter(|own| own.severity == severity).count())
        };
        vec![
            text(&unit.id),
            text(if unit.name.is_empty() { sent.map_or("", |own| &own.name) } else { &unit.name }),
            text(state),
            unit.received.map_or(ListCell::Empty, ListCell::Day),
            text(sent.map_or("", |own| &own.version)),
            number(sent.map_or(0, |own| own.values.len())),
            number(sent.map_or(0, |own| own.passed)),
            failed(Severity::Error),
            failed(Severity::Warning),
            text(sent.map_or("", |own| &own.file)),
        ]
    });
    let about = format!(
        "Zestawiono {} z {} jednostek; po terminie: {}",
        own.submissions.len(),
        own.units.all.len(),
        own.late.len()
    );
    let columns = [
        "TERYT",
        "Jednostka",
        "Sprawozdanie",
        "Wpłynęło",
        "Wersja",
        "Pól z wartością",
        "Reguły spełnione",
        "Reguły: błędy",
        "Reguły: ostrzeżenia",
        "Plik",
    ];
    list("Jednostki", "Jednostki", &about, &columns, rows.collect())
}

/// Rules that failed or could not run, unit by unit.
fn rules(own: &Collated) -> List {
    let catalogue = Catalogue::new(Language::Polish);
    let rows = own.submissions.iter().flat_map(|unit| {
        let catalogue = &catalogue;
        unit.outcomes.iter().map(move |rule| {
            let outcome = match rule.outcome {
                Outcome::CouldNotRun => "nie można sprawdzić",
                _ => "niespełniona",
            };
            vec![
                text(&unit.unit),
                text(&unit.name),
                text(&rule.rule),
                text(&render::word(catalogue, rule.severity)),
                text(outcome),
                text(&rule.cells.join(", ")),
                text(&rule.title),
                text(&rule.shown),
            ]
        })
    });
    let columns = ["TERYT", "Jednostka", "Reguła", "Waga", "Wynik", "Pola", "Treść", "Wartości"];
    let about = "Reguły wzoru na sprawozdaniach jednostek; spełnione są tylko policzone";
    list("Reguły jednostek", "Reguły jednostek", about, &columns, rows.collect())
}

fn outliers(own: &Collated) -> List {
    let rows = own.outliers.iter().map(|own| {
        vec![
            text(&own.cell),
            text(&own.unit),
            text(&own.name),
            value(own.value),
            own.rate.map_or(ListCell::Empty, value),
            value(own.median),
            value(own.deviation),
            value(own.far),
            number(own.peers),
        ]
    });
    let columns = [
        "Pole",
        "TERYT",
        "Jednostka",
        "Wartość",
        "Na 1000 mieszkańców",
        "Mediana jednostek",
        "MAD",
        "Ile MAD od mediany",
        "Jednostek",
    ];
    let about = format!("{} Źródło: {}", own.peers.rule, own.peers.source);
    list("Odstające", "Wartości odstające od innych jednostek", &about, &columns, rows.collect())
}

fn queries(own: &Collated) -> List {
    let rows = own.queries.iter().map(|own| {
        [&own.unit, &own.name, &own.cell, own.kind, &own.why, &own.file].map(text).to_vec()
    });
    let columns = ["TERYT", "Jednostka", "Pole", "Rodzaj", "Dlaczego", "Plik"];
    let about = "Co wyjaśnić z jednostkami; to samo jest w zapytania.csv";
    list("Zapytania", "Zapytania do jednostek", about, &columns, rows.collect())
}
