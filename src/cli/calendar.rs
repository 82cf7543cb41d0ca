//! `calendar`: the deadlines of a year, for people, for a spreadsheet and for Outlook. Polish: terminarz.

use std::ops::RangeInclusive;
use std::path::Path;

use chrono::Datelike;
use serde_json::json;

use super::args::{self, Common, Format};
use super::clock;
use super::commands::{not_written, office};
use super::show;
use crate::diagnostic::{Catalogue, Diagnostic, Place};
use crate::run::{self, Exit, Refused};
use crate::template::deadline::{Basis, Deadline};
use crate::write::{self, CalendarLine};

/// The years of which a calendar is made.
const YEARS: RangeInclusive<i32> = 2000..=2100;

/// Deadlines that fall in `--year`, of the returns that the office keeps.
pub fn run(asked: &args::Calendar, common: &Common, catalogue: &Catalogue) -> Exit {
    match told(asked, common, catalogue) {
        Ok(exit) => exit,
        Err(Refused { exit, diagnostics }) => {
            show::diagnostics(&diagnostics, common, catalogue);
            exit
        }
    }
}

fn told(asked: &args::Calendar, common: &Common, catalogue: &Catalogue) -> Result<Exit, Refused> {
    let refused = |found| Refused { exit: Exit::Configuration, diagnostics: vec![found] };
    let office = office(common).map_err(refused)?;
    run::own_returns(&office, &asked.returns)?;
    let year = asked.year.unwrap_or_else(|| clock::tell(common, catalogue).year());
    if !YEARS.contains(&year) {
        let meant = (0..100).contains(&year).then(|| (2000 + year).to_string());
        let found = Diagnostic::error("C177").with("found", year.to_string());
        let found = found.with("first", YEARS.start().to_string());
        let found = found.with("last", YEARS.end().to_string());
        return Err(refused(found.with("meant", meant.unwrap_or_else(|| "none".to_owned()))));
    }
    let (mut all, said) = run::year_of_deadlines(&office, year)?;
    all.retain(|own| asked.returns.is_empty() || asked.returns.contains(&own.form));
    show::diagnostics(&said, common, catalogue);
    let early: Vec<Diagnostic> = all.iter().filter_map(|own| own.early.clone()).collect();
    show::diagnostics(&early, common, catalogue);
    let made = |own: &Deadline| {
        run::newest_version(&office, &own.form, own.period).map(|(version, _)| version)
    };
    let lines: Vec<CalendarLine<'_>> =
        all.iter().map(|of| CalendarLine { of, made: made(of) }).collect();
    match &asked.to {
        Some(path) => {
            keep(&lines, path, year, &office)?;
            let fields =
                [("file", path.display().to_string().into()), ("count", lines.len().into())];
            out!("{}", catalogue.say("calendar-kept", &fields));
        }
        None if common.format == Format::Json => out!("{}", as_json(&lines, year)),
        None => tell(&lines, year, catalogue),
    }
    Ok(Exit::Good)
}

/// Writes the calendar in the form that the ending of the name says (C166).
fn keep(lines: &[CalendarLine<'_>], path: &Path, year: i32, office: &Path) -> Result<(), Refused> {
    let said = run::office_of(office)?;
    let output = |found| Refused { exit: Exit::Output, diagnostics: vec![found] };
    let ending = path.extension().map(|own| own.to_string_lossy().to_lowercase());
    let bytes = match ending.as_deref() {
        Some("csv") => write::calendar_csv(lines),
        Some("ics") => write::calendar_ics(lines, year, &said.teryt, &said.name),
        Some("xlsx") => write::calendar_xlsx(lines, year, &said.name).map_err(|message| {
            let place = Place::file(path.display().to_string());
            output(Diagnostic::error("W101").at(place).with("message", message))
        })?,
        _ => {
            let found = Diagnostic::error("C166").with("found", path.display().to_string());
            return Err(Refused { exit: Exit::Configuration, diagnostics: vec![found] });
        }
    };
    write::whole(path, &bytes).map_err(|error| output(not_written(path, &error)))
}

fn tell(lines: &[CalendarLine<'_>], year: i32, catalogue: &Catalogue) {
    let fields = [("year", year.to_string().into()), ("count", lines.len().into())];
    out!("{}", catalogue.say("calendar-head", &fields));
    let width = lines.iter().map(|line| line.of.form.chars().count()).max().unwrap_or_default();
    for line in lines {
        let own = line.of;
        let weekday =
            catalogue.word(&format!("weekday-{}", own.day.weekday().num_days_from_monday()));
        let mut said = Vec::new();
        if let Some(version) = line.made {
            let fields = [
                ("state", "made".into()),
                ("version", i64::from(version).into()),
                ("days", 0_i64.into()),
            ];
            said.push(catalogue.say("due-state", &fields));
        }
        if own.leap_day {
            said.push(catalogue.word("calendar-leap-day"));
        }
        if own.printed != own.day {
            let fields = [("day", own.printed.to_string().into())];
            said.push(catalogue.say("calendar-moved", &fields));
        }
        if own.working != own.day {
            let fields = [("day", own.working.to_string().into())];
            said.push(catalogue.say("calendar-free", &fields));
        }
        for (day, to) in &own.onward {
            let fields = [("day", day.to_string().into()), ("to", to.clone().into())];
            said.push(catalogue.say("calendar-onward", &fields));
        }
        let basis = match own.basis {
            Basis::Calendar => "calendar",
            Basis::Own => "own",
            Basis::Standing => "standing",
        };
        let fields = [("basis", basis.into()), ("source", own.source.clone().into())];
        said.push(catalogue.say("calendar-basis", &fields));
        let period = own.period.to_string();
        out!("  {} {weekday:<3} {:<width$} {period:<8} {}", own.day, own.form, said.join("; "));
    }
}

fn as_json(lines: &[CalendarLine<'_>], year: i32) -> serde_json::Value {
    let each = lines.iter().map(|line| {
        let own = line.of;
        let onward = own.onward.iter().map(|(day, to)| json!({ "due": day.to_string(), "to": to }));
        json!({
            "due": own.day.to_string(), "printed": own.printed.to_string(),
            "leap_day": own.leap_day,
            "last_working_day": own.working.to_string(), "return": own.form, "symbol": own.symbol,
            "period": own.period.to_string(), "recipient": own.recipient, "onward": onward.collect::<Vec<_>>(),
            "basis": match own.basis {
                Basis::Calendar => "calendar",
                Basis::Own => "office",
                Basis::Standing => "template",
            },
            "source": own.source, "version": line.made,
        })
    });
    json!({ "year": year, "deadlines": each.collect::<Vec<_>>() })
}
