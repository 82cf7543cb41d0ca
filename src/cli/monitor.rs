//! `monitor`: a strategy looked at in a year. Polish: monitorowanie strategii.

use serde_json::json;

use super::args::{self, Common, Format};
use super::commands::office;
use super::period::period;
use super::show;
use super::watch::Watch;
use crate::diagnostic::{Catalogue, Diagnostic, Severity};
use crate::indicator::{Monitoring, Tally};
use crate::run::{self, Exit, Lock, MonitorRequest, Monitored, Refused};

/// Makes the workbook, the page and the csv of a strategy; without its name, tells which there are. Exit 1 when sources
/// disagree or a return that an indicator reads cannot be counted.
pub fn run(request: &args::Monitor, common: &Common, catalogue: &Catalogue) -> Exit {
    match told(request, common, catalogue) {
        Ok(exit) => exit,
        Err(Refused { exit, diagnostics }) => {
            show::diagnostics(&diagnostics, common, catalogue);
            exit
        }
    }
}

fn told(request: &args::Monitor, common: &Common, catalogue: &Catalogue) -> Result<Exit, Refused> {
    let refused = |found| Refused { exit: Exit::Configuration, diagnostics: vec![found] };
    let office = office(common).map_err(refused)?;
    let Some(strategy) = &request.strategy else {
        for (id, title) in run::strategies(&office)? {
            out!("{id:<24} {title}");
        }
        return Ok(Exit::Good);
    };
    let period = match &request.period {
        Some(text) => period(text).map_err(refused)?,
        None => return Err(refused(Diagnostic::error("C146").with("period", "–"))),
    };
    let _lock = Lock::take(&office)?;
    let unit = request.unit.clone();
    let asked = MonitorRequest { office, strategy: strategy.clone(), period, unit };
    let watch = Watch::new(common, &format!("{strategy} {period}"), catalogue);
    let done = run::monitor(&asked, &|progress| watch.tell(progress));
    drop(watch);
    let done = done?;
    show::diagnostics(&done.findings, common, catalogue);
    match common.format {
        Format::Json => tell_json(&done),
        Format::Text => tell(&done, catalogue),
    }
    let grave = done.findings.iter().any(|own| own.severity > Severity::Note);
    Ok(if grave { Exit::Look } else { Exit::Good })
}

/// Each goal in a line, and where the files are.
fn tell(done: &Monitored, catalogue: &Catalogue) {
    for (goal, tally) in tallies(&done.monitoring) {
        let counts = done.monitoring.statuses().iter().filter(|own| tally.count(**own) > 0);
        // The titles of goals are the strategy's own words; grades are the program's.
        let counts = counts.map(|own| {
            let said = catalogue.say("monitor-status", &[("status", own.word().into())]);
            format!("{} {said}: {}", own.sign(), tally.count(*own))
        });
        out!("{goal}\n  {}", counts.collect::<Vec<_>>().join(", "));
    }
    let id = if done.written.unchanged { "monitor-unchanged" } else { "monitor-written" };
    let folder = done.written.folder.display().to_string();
    let fields = [
        ("version", i64::from(done.written.version).into()),
        ("folder", folder.into()),
        ("count", done.monitoring.cards.len().into()),
    ];
    out!("{}", catalogue.say(id, &fields));
}

fn tell_json(done: &Monitored) {
    let goals = tallies(&done.monitoring).into_iter().map(|(goal, tally)| {
        let counts: serde_json::Map<String, serde_json::Value> = done
            .monitoring
            .statuses()
            .iter()
            .map(|own| (own.word().to_owned(), json!(tally.count(*own))))
            .collect();
        json!({ "goal": goal, "indicators": counts })
    });
    out!(
        "{}",
        json!({
            "strategy": done.monitoring.strategy, "year": done.monitoring.year,
            "district": done.monitoring.district.as_ref().map(|own| &own.name),
            "goals": goals.collect::<Vec<_>>(),
            "version": done.written.version, "unchanged": done.written.unchanged,
            "folder": done.written.folder.display().to_string(),
        })
    );
}

/// Each goal with how its indicators stand.
fn tallies(monitoring: &Monitoring) -> Vec<(String, Tally)> {
    let of_goal = |own: &crate::indicator::Goal| {
        let cards = own.operational.iter().flat_map(|own| &own.cards);
        let tally = Tally::of(cards.map(|index| &monitoring.cards[*index]));
        (format!("{}. {}", own.id, own.title), tally)
    };
    monitoring.goals.iter().map(of_goal).collect()
}
