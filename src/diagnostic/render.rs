//! Diagnostics as text for people: what, where, why, what it does, how to mend it.

use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::{Catalogue, Diagnostic, Place, Severity, SourcePlace};

/// Places of one diagnostic on a screen; findings.csv has them all.
const PLACES: usize = 5;

/// Renders one diagnostic, several lines, without a final newline.
pub fn diagnostic(catalogue: &Catalogue, found: &Diagnostic, colour: bool) -> String {
    let mut text =
        format!("{} {}: {}", word(catalogue, found.severity), found.code, title(catalogue, found));
    let plain: Vec<String> = found
        .places
        .iter()
        .filter(|place| place.source.is_none())
        .map(|place| self::place(catalogue, place))
        .filter(|place| !place.is_empty())
        .collect();
    if !plain.is_empty() {
        let more = if plain.len() > PLACES { "; …" } else { "" };
        let shown = plain[..plain.len().min(PLACES)].join("; ");
        line(&mut text, &catalogue.word("label-where"), &format!("{shown}{more}"));
    }
    for source in found.places.iter().filter_map(|place| place.source.as_ref()) {
        text.push('\n');
        text.push_str(&snippet(source, colour));
    }
    for part in ["why", "effect", "fix"] {
        if let Some(sentence) = catalogue.part(found.code, Some(part), found.fields.iter()) {
            line(&mut text, &catalogue.word(&format!("label-{part}")), &sentence);
        }
    }
    text
}

fn line(text: &mut String, label: &str, sentence: &str) {
    let label = format!("{label}:");
    let _ = write!(text, "\n  {label:<10}{sentence}");
}

/// The sentence that says what happened.
pub fn title(catalogue: &Catalogue, found: &Diagnostic) -> String {
    catalogue.title(found)
}

/// `błąd`, `ostrzeżenie` or `uwaga`.
pub fn word(catalogue: &Catalogue, severity: Severity) -> String {
    catalogue.word(&format!("severity-{}", severity.word()))
}

/// A place in words: file, sheet, row, column, cell.
pub fn place(catalogue: &Catalogue, place: &Place) -> String {
    let mut parts = Vec::new();
    if let Some(file) = &place.file {
        parts.push(file.to_string());
    }
    if let Some(sheet) = &place.sheet {
        parts.push(catalogue.say("place-sheet", &[("name", sheet.to_string().into())]));
    }
    if let Some(row) = place.row {
        parts.push(catalogue.say("place-row", &[("row", row.to_string().into())]));
    }
    if let Some(column) = &place.column {
        parts.push(catalogue.say("place-column", &[("column", column.to_string().into())]));
    }
    if let Some(cell) = &place.cell {
        parts.push(catalogue.say("place-cell", &[("cell", (&**cell).into())]));
    }
    if let Some(source) = &place.source {
        let (line, column) = source.line_and_column();
        parts.push(format!("{}:{line}:{column}", source.source.name));
    }
    parts.join(", ")
}

/// The lines of a template or mapping with a caret under the place.
fn snippet(place: &SourcePlace, colour: bool) -> String {
    let text = &place.source.text;
    let end = place.range.end.min(text.len());
    let start = place.range.start.min(end);
    // A whole table may be blamed: one line of it is enough to find the place.
    let end = text[start..end].find('\n').map_or(end, |newline| start + newline);
    let (line, column) = place.line_and_column();
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let report = &[Level::ERROR.no_name().secondary_title(" ").element(
        Snippet::source(text.as_str())
            .path(&*place.source.name)
            .annotation(AnnotationKind::Primary.span(start..end)),
    )];
    let rendered = renderer.render(report);
    let shown: Vec<&str> = rendered.lines().skip(1).collect();
    if shown.is_empty() {
        return format!("  --> {}:{line}:{column}", place.source.name);
    }
    shown.join("\n")
}
