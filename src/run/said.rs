//! What a made return says of its data: on its face, and as findings of the whole.

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::evaluate::view::StepLedger;
use crate::ingest;
use crate::quality::Quality;
use crate::report::Report;
use crate::template::Library;
use crate::template::form::Form;

/// What the form says of its data, on its face.
pub fn quality_said(loaded: &ingest::Loaded, quality: &Quality) -> String {
    let explained = match quality.explained() {
        0 => String::new(),
        count => format!(" (wyjaśnione: {count})"),
    };
    let corrected: std::collections::BTreeSet<usize> = loaded
        .met
        .iter()
        .filter(|met| met.fate == ingest::Fate::Applied)
        .map(|met| met.correction)
        .collect();
    let corrected = match corrected.len() {
        0 => String::new(),
        count => format!("; poprawki (poprawki.csv): {count}"),
    };
    format!(
        "Rekordy odłożone: {} (wyjaśnione: {}); ustalenia w danych: błędy {}, ostrzeżenia {}, uwagi {}{explained}{corrected}",
        loaded.set_aside.iter().filter(|own| !own.is_repeated()).count(),
        loaded.set_aside.iter().filter(|own| own.waived.is_some()).count(),
        quality.findings(Severity::Error),
        quality.findings(Severity::Warning),
        quality.findings(Severity::Note)
    )
}

/// What the form says of months that no folder of exports covers: its numbers are without them.
pub fn uncovered_said(loaded: &ingest::Loaded) -> String {
    match loaded.uncovered.as_slice() {
        [] => String::new(),
        months => format!(
            "Eksporty nie obejmują miesięcy: {}. W liczbach nie ma ich rekordów.",
            months.join(", ")
        ),
    }
}

/// Views of which the period takes every record, although there were some (E402).
pub fn nothing_kept(steps: &[StepLedger], library: &Library) -> Vec<Diagnostic> {
    let emptied = steps.iter().filter(|own| own.what == "keep" && own.before > 0 && own.after == 0);
    emptied
        .map(|own| {
            let title = library.views.get(&own.view).map_or("", |view| view.title.as_str());
            Diagnostic::warning("E402")
                .with("view", format!("{title} ({})", own.view))
                .with("count", own.before)
        })
        .collect()
}

/// Not one counted cell is above zero.
pub fn nothing_in_period(report: &Report) -> bool {
    let cells = report.sections.iter().flat_map(|section| &section.rows).flat_map(|row| &row.cells);
    !cells.into_iter().any(|cell| cell.printed.is_some_and(|value| value != 0))
}

/// People of villages (columns with `rural`) of a unit that is a town throughout: a warning, the number
/// stays.
pub fn rural_in_town(report: &Report, form: &Form, all_urban: bool) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if !all_urban {
        return found;
    }
    for section in &report.sections {
        let specs = form.section(&section.id).map_or(&[][..], |own| &own.columns);
        for (index, column) in section.columns.iter().enumerate() {
            if !specs.iter().any(|own| own.id == column.id && own.rural) {
                continue;
            }
            for row in &section.rows {
                let value = row.cells.get(index).and_then(|cell| cell.printed).unwrap_or(0);
                if value > 0 {
                    let name = format!("{}/{}/{}", section.id, row.id, column.id);
                    found.push(
                        Diagnostic::warning("K101")
                            .at(Place::cell(name))
                            .with("value", i64::try_from(value).unwrap_or(i64::MAX)),
                    );
                }
            }
        }
    }
    found
}
