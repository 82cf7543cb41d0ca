//! The files of a submission.

use std::collections::{BTreeMap, BTreeSet};

use super::file::{File, Holds};
use super::manifest::manifest;
use super::stem;
use crate::cores;
use crate::diagnostic::{Catalogue, Diagnostic};
use crate::period::ReportingPeriod;
use crate::report::{Layout, Report};
use crate::run::{Done, Exit, Refused, Workplace, waived};
use crate::write;

/// Makes every file of a version.
pub fn files<'f>(
    place: &Workplace,
    options: &BTreeMap<String, String>,
    report: &Report,
    done: &'f Done,
    catalogue: &'f Catalogue,
) -> Result<Vec<File<'f>>, Refused> {
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
            let findings = File::of_lines(
                "findings.csv".to_owned(),
                Holds::Findings,
                told.quality.lines.len(),
                move |output| write::findings_csv(told, catalogue, output),
            );
            let caseworkers = write::caseworker_lists(told, catalogue).into_iter();
            let first = [
                File::new(format!("{stem}.xlsx"), Holds::Form, form),
                File::new(format!("{stem}.csv"), Holds::Cells, cells),
                findings,
                set_aside(done, catalogue),
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
            let caseworkers = caseworkers.map(|(name, lines)| {
                File::of_lines(name, Holds::Other, told.quality.lines.len(), move |output| {
                    write::caseworker_csv(told, &lines, catalogue, output)
                })
            });
            let lists = lists.into_iter().map(|(name, bytes)| File::new(name, Holds::Other, bytes));
            let others = caseworkers.chain(lists).chain(book).chain(page);
            Ok(first.into_iter().chain(others).collect::<Vec<File<'f>>>())
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

fn set_aside<'f>(done: &'f Done, catalogue: &'f Catalogue) -> File<'f> {
    let all = &done.loaded.set_aside;
    File::of_lines("set-aside.csv".to_owned(), Holds::Other, all.len(), move |output| {
        let codes: BTreeSet<&str> = all.iter().map(|own| own.code).collect();
        let said = |code| (code, catalogue.word(&format!("{code}-short")));
        let reasons: BTreeMap<&str, String> = codes.into_iter().map(said).collect();
        let lines = all.iter().map(|own| write::SetAsideLine {
            table: &own.table,
            file: own.place.file.as_deref().unwrap_or_default(),
            sheet: own.place.sheet.as_deref().unwrap_or_default(),
            row: own.place.row.unwrap_or_default(),
            column: own.column.as_deref().unwrap_or_default(),
            code: own.code,
            reason: &reasons[own.code],
            waiver: own.waived.as_deref().unwrap_or_default(),
        });
        write::set_aside_csv(lines, output)
    })
}
