//! Which form, edition and period a file is of: what it says itself, what the command says, and what fits its cells.
//! Polish: rozpoznanie formularza.

use std::collections::BTreeMap;

use super::{Asked, Desk, Room, known_cells};
use crate::diagnostic::{Diagnostic, Place};
use crate::period::ReportingPeriod;
use crate::received::{Received, Said};
use crate::run::{Exit, Refused};
use crate::template::form::Form;

/// What a file is taken for.
pub struct Meant {
    pub form: String,
    pub period: ReportingPeriod,
    /// The first day of its edition, when it is not the one that the period has.
    pub edition: Option<String>,
    pub findings: Vec<Diagnostic>,
}

/// Puts together what the file and the command say: V103 no form, V104 no period, V105 they say different things, or the file says two, V106
/// another edition than the one in force.
pub fn meant(room: &Room, received: &Received, asked: &Asked<'_>) -> Result<Meant, Refused> {
    let refuse = |found: Diagnostic| Refused {
        exit: Exit::Configuration,
        diagnostics: vec![found.at(Place::file(received.file.as_str()))],
    };
    if let Some(found) = said_twice(&received.said) {
        return Err(refuse(found));
    }
    let form = form_meant(room, &received.said);
    let form = agreed("form", form.as_deref(), asked.form, "V103").map_err(refuse)?;
    let said = period_said(&received.said.period);
    if said.is_none() && !received.said.period.is_empty() && asked.period.is_none() {
        return Err(refuse(Diagnostic::error("V104").with("found", &*received.said.period)));
    }
    let said = said.map(|own| own.to_string());
    let given = asked.period.map(|own| own.to_string());
    let period = agreed("period", said.as_deref(), given.as_deref(), "V104").map_err(refuse)?;
    let period: ReportingPeriod = period.parse().expect("written from a period");
    let mut findings = Vec::new();
    let mut edition = asked.edition.map(str::to_owned);
    let own = received.said.edition.as_str();
    if !own.is_empty() {
        let in_force = room.desk(&form, period, asked.edition, asked.options)?;
        if in_force.form.edition != own {
            let named = edition_named(room, &form, period, own, asked.options);
            let known = if named.is_some() { "yes" } else { "no" };
            findings.push(
                Diagnostic::warning("V106")
                    .at(Place::file(received.file.as_str()))
                    .with("kind", if asked.edition.is_some() { "asked" } else { "said" })
                    .with("known", known)
                    .with("found", own)
                    .with("edition", in_force.form.edition.as_str())
                    .with("period", period.to_string()),
            );
            edition = edition.or(named);
        }
    }
    Ok(Meant { form, period, edition, findings })
}

/// V105: what stands in one file is put on one form and judged as one. Values of two units, periods or versions are nobody's.
pub fn said_twice(said: &Said) -> Option<Diagnostic> {
    // In a plain table „jednostka” may be what is counted, `osoba` or `zł`, which has no number and no capital letter.
    let is_unit =
        |own: &&str| own.chars().any(|letter| letter.is_numeric() || letter.is_uppercase());
    let several = [
        ("unit", &said.unit),
        ("form", &said.form),
        ("period", &said.period),
        ("edition", &said.edition),
        ("version", &said.version),
    ];
    several.into_iter().find_map(|(what, first)| {
        let all = said.several(what, first)?;
        if what == "unit" && !all.iter().all(is_unit) {
            return None;
        }
        let found = Diagnostic::error("V105").with("what", what);
        Some(found.with("found", all.join(" / ")).with("asked", "none"))
    })
}

/// The return that a file says it is, by its id or by the symbol on its face.
pub fn form_meant(room: &Room, said: &Said) -> Option<String> {
    if !said.form.is_empty() {
        return Some(said.form.clone());
    }
    room.form_of_symbol(&said.symbol).filter(|_| !said.symbol.is_empty())
}

/// What both say, or the one that says anything.
fn agreed(
    what: &'static str,
    said: Option<&str>,
    asked: Option<&str>,
    nobody: &'static str,
) -> Result<String, Diagnostic> {
    match (said, asked) {
        (Some(said), Some(asked)) if said != asked => Err(Diagnostic::error("V105")
            .with("what", what)
            .with("found", said)
            .with("asked", asked)),
        (Some(own), _) | (None, Some(own)) => Ok(own.to_owned()),
        (None, None) => Err(Diagnostic::error(nobody).with("found", "none")),
    }
}

/// `2025-H1`, or as a form prints it: `I-VI 2025 r.`
pub fn period_said(text: &str) -> Option<ReportingPeriod> {
    let text = text.trim();
    if let Ok(period) = text.parse() {
        return Some(period);
    }
    let year: String = text.chars().filter(char::is_ascii_digit).collect();
    let year: ReportingPeriod = year.parse().ok()?;
    let kinds = ["year", "half", "quarter", "month"].into_iter();
    let mut periods = kinds.flat_map(|kind| {
        let first = ReportingPeriod::of_kind(kind, year.start());
        std::iter::successors(first, |own| Some(own.next()))
            .take_while(move |own| own.is_inside(year))
    });
    periods.find(|own| own.roman() == text)
}

/// The first day of the edition of this name.
fn edition_named(
    room: &Room,
    form: &str,
    period: ReportingPeriod,
    name: &str,
    options: &BTreeMap<String, String>,
) -> Option<String> {
    let mut days = room.editions(form).into_iter();
    days.find(|day| {
        let desk = room.desk(form, period, Some(day), options);
        desk.is_ok_and(|desk| desk.form.edition == name)
    })
}

/// The editions of a form, each with its first day.
pub fn editions(room: &Room, desk: &Desk) -> Vec<(String, Form)> {
    let days = room.editions(&desk.form.id).into_iter();
    let opened = days.filter_map(|day| {
        let own = room.desk(&desk.form.id, desk.period, Some(&day), &BTreeMap::new()).ok()?;
        Some((day, own.form))
    });
    opened.collect()
}

/// V106: the cells of the file are those of another of the editions, which are only opened when a cell is not known.
pub fn better_edition<'e>(
    desk: &Desk,
    received: &Received,
    editions: impl FnOnce() -> &'e [(String, Form)],
) -> Option<Diagnostic> {
    let cells = &received.cells;
    let own = known_cells(&desk.form, cells);
    if own == cells.len() {
        return None;
    }
    let all = editions().iter().map(|(day, form)| (known_cells(form, cells), day, form));
    let (known, day, other) = all.max_by_key(|own| own.0)?;
    (known > own).then(|| {
        Diagnostic::warning("V106")
            .at(Place::file(received.file.as_str()))
            .with("kind", "fits")
            .with("known", "yes")
            .with("found", other.edition.as_str())
            .with("day", day)
            .with("edition", desk.form.edition.as_str())
            .with("period", desk.period.to_string())
            .with("cells", cells.len())
            .with("own", own)
            .with("other", known)
    })
}

/// V115: parts of the form that units of another role fill, and this file does not.
pub fn left_out(form: &Form, roles: &[String], file: &str) -> Option<Diagnostic> {
    let of_others = form
        .sections
        .iter()
        .filter(|own| own.role.as_ref().is_some_and(|role| !roles.contains(role)));
    let sections: Vec<&str> = of_others.map(|own| own.id.as_str()).collect();
    (!sections.is_empty()).then(|| {
        let found = Diagnostic::note("V115").at(Place::file(file));
        found.with("sections", sections.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::period_said;

    #[test]
    fn periods_are_read_as_forms_print_them() {
        for (text, expected) in [
            ("2025-H1", Some("2025-H1")),
            ("I-VI 2025 r.", Some("2025-H1")),
            ("VII-XII 2025 r.", Some("2025-H2")),
            ("I-XII 2024 r.", Some("2024")),
            ("IV-VI 2025 r.", Some("2025-Q2")),
            ("VII 2025 r.", Some("2025-07")),
            ("I-V 2025 r.", None),
            ("kiedyś", None),
        ] {
            let found = period_said(text).map(|own| own.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
