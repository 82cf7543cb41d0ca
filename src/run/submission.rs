//! A submission: its files made in memory, written whole or not at all, and read back.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{Done, Exit, Refused, Request, Workplace};
use crate::diagnostic::{Catalogue, Diagnostic, Language, Place, Severity};
use crate::ingest::{self, Fate};
use crate::number::decimal;
use crate::period::ReportingPeriod;
use crate::report::{Outcome, Report, State};
use crate::write;

/// Where the submission stands, and whether it is new.
pub struct Written {
    pub folder: PathBuf,
    pub version: u32,
    /// The newest version already says the same: nothing was written.
    pub unchanged: bool,
}

fn folder(office: &Path, form: &str, period: ReportingPeriod) -> PathBuf {
    office.join("wyniki").join(period.to_string()).join(form)
}

/// The folder of one version.
pub fn version_folder(office: &Path, form: &str, period: ReportingPeriod, version: u32) -> PathBuf {
    folder(office, form, period).join(format!("v{version}"))
}

/// The newest version folder of a return and period, with its number.
pub fn newest_version(
    office: &Path,
    form: &str,
    period: ReportingPeriod,
) -> Option<(u32, PathBuf)> {
    std::fs::read_dir(folder(office, form, period))
        .ok()?
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let number: u32 = path.file_name()?.to_str()?.strip_prefix('v')?.parse().ok()?;
            (number < u32::MAX).then_some((number, path))
        })
        .max()
}

/// Makes the files, and writes a new version unless the newest already holds the same bytes.
pub fn write(
    place: &Workplace,
    request: &Request,
    options: &BTreeMap<String, String>,
    report: &mut Report,
    done: &Done,
) -> Result<Written, Refused> {
    // A submission is Polish whatever the language of the terminal: the same inputs, the same bytes.
    let catalogue = &Catalogue::new(Language::Polish);
    let parent = folder(&request.office, &report.form, request.period);
    let newest = newest_version(&request.office, &report.form, request.period);
    if let Some((version, path)) = &newest {
        report.version = *version;
        let files = files(place, options, report, done, catalogue)?;
        if files
            .iter()
            .all(|(name, bytes)| std::fs::read(path.join(name)).is_ok_and(|old| old == *bytes))
        {
            return Ok(Written { folder: path.clone(), version: *version, unchanged: true });
        }
    }
    report.version = newest.map_or(1, |(version, _)| version + 1);
    let files = files(place, options, report, done, catalogue)?;
    let target = parent.join(format!("v{}", report.version));
    let failed = |path: &Path, error: std::io::Error| {
        let shown =
            path.strip_prefix(&request.office).unwrap_or(path).to_string_lossy().into_owned();
        let diagnostic =
            Diagnostic::error("W101").at(Place::file(shown)).with("message", error.to_string());
        Refused { exit: Exit::Output, diagnostics: vec![diagnostic] }
    };
    std::fs::create_dir_all(&parent).map_err(|error| failed(&parent, error))?;
    // The folder appears under its name only when every file in it is written and read back.
    let draft = tempfile::Builder::new()
        .prefix(".niegotowe-")
        .tempdir_in(&parent)
        .map_err(|error| failed(&parent, error))?;
    for (name, bytes) in &files {
        let path = draft.path().join(name);
        let write = || {
            std::fs::create_dir_all(path.parent().unwrap_or(draft.path()))?;
            let mut file = std::fs::File::create(&path)?;
            std::io::Write::write_all(&mut file, bytes)?;
            file.sync_all()
        };
        write().map_err(|error| failed(&target.join(name), error))?;
    }
    read_back(draft.path(), report, &place.office.teryt)?;
    let workbook = draft.path().join(format!("{}.xlsx", stem(report, &place.office.teryt)));
    super::receiver::read_workbook(&workbook, report, &done.outcomes)?;
    super::receiver::read_findings(draft.path(), done.told())?;
    let quality = draft.path().join(format!("jakosc_{}.xlsx", stem(report, &place.office.teryt)));
    super::receiver::read_quality(&quality, &done.quality)?;
    let draft = draft.keep();
    std::fs::rename(&draft, &target).map_err(|error| {
        let _ = std::fs::remove_dir_all(&draft);
        failed(&target, error)
    })?;
    if let Ok(folder) = std::fs::File::open(&parent) {
        let _ = folder.sync_all();
    }
    Ok(Written { folder: target, version: report.version, unchanged: false })
}

/// `mrpips-03_0862011_2025-H1_v1`
fn stem(report: &Report, teryt: &str) -> String {
    format!("{}_{teryt}_{}_v{}", report.form, report.period, report.version)
}

fn files(
    place: &Workplace,
    options: &BTreeMap<String, String>,
    report: &Report,
    done: &Done,
    catalogue: &Catalogue,
) -> Result<Vec<(String, Vec<u8>)>, Refused> {
    let stem = stem(report, &place.office.teryt);
    let refuse = |message: String| {
        Refused::one(Exit::Output, Diagnostic::error("W102").with("message", message))
    };
    let xlsx = write::xlsx(report, &done.outcomes, catalogue).map_err(refuse)?;
    let waivers = super::waived::waiver_lines(place, done);
    let quality = write::quality_xlsx(report, done.told(), &waivers, catalogue).map_err(refuse)?;
    let set_aside: Vec<write::SetAsideLine> = done
        .loaded
        .set_aside
        .iter()
        .map(|own| write::SetAsideLine {
            table: own.table.clone(),
            file: own.place.file.as_deref().unwrap_or_default().to_owned(),
            sheet: own.place.sheet.as_deref().unwrap_or_default().to_owned(),
            row: own.place.row.unwrap_or_default(),
            column: own.column.clone().unwrap_or_default(),
            code: own.code.to_owned(),
            reason: catalogue.word(&format!("{}-short", own.code)),
            waiver: own.waived.clone().unwrap_or_default(),
        })
        .collect();
    let mut files = vec![
        (format!("{stem}.xlsx"), xlsx),
        (format!("{stem}.csv"), write::cells_csv(report, &place.office.teryt)),
        (format!("jakosc_{stem}.xlsx"), quality),
        ("findings.csv".to_owned(), write::findings_csv(done.told(), catalogue)),
        ("set-aside.csv".to_owned(), write::set_aside_csv(&set_aside)),
    ];
    files.extend(write::caseworker_csvs(done.told(), catalogue));
    let manifest = manifest(place, options, report, done, &files);
    let mut text =
        serde_json::to_string_pretty(&manifest).expect("a manifest of texts and numbers");
    text.push('\n');
    files.push(("manifest.json".to_owned(), text.into_bytes()));
    Ok(files)
}

fn manifest(
    place: &Workplace,
    options: &BTreeMap<String, String>,
    report: &Report,
    done: &Done,
    files: &[(String, Vec<u8>)],
) -> Value {
    let mut template = Sha256::new();
    for source in &place.form_files {
        template.update(source.name.as_bytes());
        template.update(source.text.as_bytes());
    }
    let template: String = template.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    let count = |outcome: Outcome, severity: Severity| {
        done.outcomes
            .iter()
            .filter(|own| own.outcome == outcome && own.severity == severity)
            .count()
    };
    let rules = |severity: Severity| {
        json!({
            "passed": count(Outcome::Passed, severity),
            "failed": count(Outcome::Failed, severity),
            "not_applicable": count(Outcome::NotApplicable, severity),
            "could_not_run": count(Outcome::CouldNotRun, severity),
        })
    };
    json!({
        "program": { "name": "spraw", "version": env!("CARGO_PKG_VERSION") },
        "template": {
            "id": place.form.id, "edition": place.form.edition, "valid_from": place.form.valid_from,
            "official": place.form.official, "sha256": template,
        },
        "unit": place.office.teryt,
        "period": report.period,
        "version": report.version,
        "options": options,
        "parameters": parameters(place, report),
        "manual": place.manual.file.as_ref().map(|(file, size, sha256)| json!({
            "file": file, "size": size, "sha256": sha256, "cells": place.manual.values.len(),
        })),
        "corrections": place.corrections.file.as_ref().map(|(size, sha256)| json!({
            "file": "poprawki.csv", "size": size, "sha256": sha256, "lines": corrections(place, done),
        })),
        "waivers": super::waived::manifest(place, done),
        "compared": done.compared.iter().map(|own| json!({
            "file": own.file, "size": own.size, "sha256": own.sha256,
        })).collect::<Vec<_>>(),
        "replaced": place.replaced,
        "inputs": done.loaded.ledger.iter().map(|own| json!({
            "file": own.file, "sheet": own.sheet, "table": own.table, "size": own.size,
            "sha256": own.sha256,
            "ledger": {
                "seen": own.seen, "loaded": own.loaded, "set_aside": own.set_aside,
                "blank": own.blank, "header": own.header, "extra": own.extra,
            },
        })).collect::<Vec<_>>(),
        "views": done.steps.iter().map(|own| json!({
            "view": own.view, "step": own.step, "what": own.what, "before": own.before,
            "after": own.after, "unmatched": own.unmatched,
        })).collect::<Vec<_>>(),
        "sections": done.filled.ledger.iter().map(|own| json!({
            "section": own.section, "view": own.view, "records": own.records,
            "in_a_row": own.in_a_row, "in_no_row": own.in_no_row,
        })).collect::<Vec<_>>(),
        "rules": { "error": rules(Severity::Error), "warning": rules(Severity::Warning), "note": rules(Severity::Note) },
        "outputs": files.iter().map(|(name, bytes)| json!({
            "file": name, "size": bytes.len(), "sha256": ingest::sum(bytes),
        })).collect::<Vec<_>>(),
    })
}

/// Every correction with what became of it; values of personal columns are not repeated.
fn corrections(place: &Workplace, done: &Done) -> Vec<Value> {
    let lines = place.corrections.lines.iter().enumerate();
    lines
        .map(|(index, own)| {
            let fates = done.loaded.met.iter().filter(|met| met.correction == index);
            let applied = fates.clone().filter(|met| met.fate == Fate::Applied).count();
            let column =
                place.library.tables.get(&own.table).and_then(|table| table.column(&own.column));
            let personal = column.is_none_or(|column| column.personal);
            let shown = |text: &str| if personal { "…".to_owned() } else { text.to_owned() };
            json!({
                "table": own.table, "record": own.record, "column": own.column,
                "was": shown(&own.was), "becomes": shown(&own.becomes),
                "reason": own.reason, "who": own.who, "date": own.day,
                "met": fates.count(), "applied": applied,
            })
        })
        .collect()
}

/// The dated parameters in force on the last day of the period, with their sources.
fn parameters(place: &Workplace, report: &Report) -> Value {
    let Ok(period) = report.period.parse::<ReportingPeriod>() else {
        return Value::Null;
    };
    let end = crate::model::date::to_days(period.end());
    let parameters = &place.library.parameters;
    let in_force = parameters.names().filter_map(|name| {
        let own = parameters.on(name, end)?;
        let value = decimal(i128::from(own.value), 2);
        Some((name.to_owned(), json!({ "value": value, "source": own.source })))
    });
    Value::Object(in_force.collect())
}

/// The receiver's eye: the written csv is read again and every cell compared (W103, exit 4).
fn read_back(folder: &Path, report: &Report, teryt: &str) -> Result<(), Refused> {
    let name = format!("{}.csv", stem(report, teryt));
    let refuse = |cell: String| super::receiver::differs(&name, cell);
    let bytes = std::fs::read(folder.join(&name)).map_err(|error| refuse(error.to_string()))?;
    let text = std::str::from_utf8(&bytes).map_err(|error| refuse(error.to_string()))?;
    let text = text.trim_start_matches('\u{feff}');
    let mut seen: BTreeMap<(String, String, String), String> = BTreeMap::new();
    for record in csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes()).records() {
        let record = record.map_err(|error| refuse(error.to_string()))?;
        seen.insert((record[6].into(), record[7].into(), record[8].into()), record[11].to_owned());
    }
    for section in &report.sections {
        for row in section.rows.iter().filter(|row| !row.heading) {
            for (cell, column) in row.cells.iter().zip(&section.columns) {
                let expected = match (cell.state, cell.printed) {
                    (State::Blocked, _) => "X".to_owned(),
                    (_, Some(value)) => decimal(value, column.decimals),
                    (_, None) => String::new(),
                };
                let key = (section.id.clone(), row.id.clone(), column.id.clone());
                if seen.remove(&key).as_ref() != Some(&expected) {
                    return Err(refuse(format!("{}/{}/{}", section.id, row.id, column.id)));
                }
            }
        }
    }
    match seen.into_keys().next() {
        None => Ok(()),
        Some((section, row, column)) => Err(refuse(format!("{section}/{row}/{column}"))),
    }
}
