//! The files of a submission, made in memory.

use std::collections::BTreeMap;

use super::manifest::manifest;
use super::stem;
use crate::cores;
use crate::diagnostic::{Catalogue, Diagnostic};
use crate::ingest;
use crate::period::ReportingPeriod;
use crate::report::{Layout, Report};
use crate::run::{Done, Exit, Refused, Workplace, waived};
use crate::write;

/// One file of a submission.
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
    pub sha256: String,
    pub holds: Holds,
}

/// What a file holds, for those who read it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    Form,
    Cells,
    /// The page of a report.
    Page,
    Quality,
    Findings,
    /// Lists that the findings are the source of, and the manifest.
    Other,
}

impl File {
    fn new(name: impl Into<String>, holds: Holds, bytes: Vec<u8>) -> File {
        let sha256 = ingest::sum(&bytes);
        File { name: name.into(), bytes, sha256, holds }
    }
}

/// Makes every file of a version.
pub fn files(
    place: &Workplace,
    options: &BTreeMap<String, String>,
    report: &Report,
    done: &Done,
    catalogue: &Catalogue,
) -> Result<Vec<File>, Refused> {
    let stem = stem(report, &place.office.teryt);
    let told = done.told();
    // The list of findings is the longest of all and stands in both: they are made side by side.
    let (quality, others) = cores::both(
        || {
            let waivers = waived::waiver_lines(place, done);
            let quality = write::quality_xlsx(report, told, &waivers, catalogue)?;
            Ok(File::new(format!("jakosc_{stem}.xlsx"), Holds::Quality, quality))
        },
        || {
            let form = write::xlsx(report, &done.outcomes, catalogue)?;
            let cells = write::cells_csv(report, &place.office.teryt);
            let findings = write::findings_csv(told, catalogue);
            let caseworkers = write::caseworker_csvs(told, catalogue).into_iter();
            let first = [
                File::new(format!("{stem}.xlsx"), Holds::Form, form),
                File::new(format!("{stem}.csv"), Holds::Cells, cells),
                File::new("findings.csv", Holds::Findings, findings),
                File::new("set-aside.csv", Holds::Other, set_aside(done, catalogue)),
            ];
            let lists = write::worklist_csvs(&done.lists);
            let day = done_on(report);
            let book = write::worklists_xlsx(report, &done.lists, &day)?;
            let book =
                book.map(|bytes| File::new(format!("{stem}_listy.xlsx"), Holds::Other, bytes));
            let page = (report.layout == Layout::Report).then(|| {
                let page = write::page(report, &done.outcomes);
                File::new(format!("{stem}.html"), Holds::Page, page)
            });
            let others =
                caseworkers.chain(lists).map(|(name, bytes)| File::new(name, Holds::Other, bytes));
            Ok(first.into_iter().chain(others).chain(book).chain(page).collect::<Vec<File>>())
        },
    );
    let refuse = |message: String| {
        Refused::one(Exit::Output, Diagnostic::error("W102").with("message", message))
    };
    let mut files = others.map_err(refuse)?;
    files.push(quality.map_err(refuse)?);
    let manifest = manifest(place, options, report, done, &files);
    let mut text =
        serde_json::to_string_pretty(&manifest).expect("a manifest of texts and numbers");
    text.push('\n');
    files.push(File::new("manifest.json", Holds::Other, text.into_bytes()));
    Ok(files)
}

/// The last day of the period, as people write it.
fn done_on(report: &Report) -> String {
    let period: Option<ReportingPeriod> = report.period.parse().ok();
    period.map_or_else(String::new, |own| own.end().format("%d.%m.%Y").to_string())
}

fn set_aside(done: &Done, catalogue: &Catalogue) -> Vec<u8> {
    let lines = done.loaded.set_aside.iter().map(|own| write::SetAsideLine {
        table: own.table.clone(),
        file: own.place.file.as_deref().unwrap_or_default().to_owned(),
        sheet: own.place.sheet.as_deref().unwrap_or_default().to_owned(),
        row: own.place.row.unwrap_or_default(),
        column: own.column.clone().unwrap_or_default(),
        code: own.code.to_owned(),
        reason: catalogue.word(&format!("{}-short", own.code)),
        waiver: own.waived.clone().unwrap_or_default(),
    });
    write::set_aside_csv(&lines.collect::<Vec<_>>())
}
