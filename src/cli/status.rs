//! `status`: how every return of every period stands. Polish: stan sprawozdań.

use serde_json::json;

use super::args::{self, Common, Format};
use super::commands::{clock, office};
use super::period::period;
use super::show;
use crate::diagnostic::{Catalogue, Diagnostic};
use crate::run::{self, Exit, Refused, Standing, Standings};

/// Exit 1 when something that was sealed is not what it was, or days of a history cannot be.
pub fn run(request: &args::Status, common: &Common, catalogue: &Catalogue) -> Exit {
    let refused = |found| Refused { exit: Exit::Configuration, diagnostics: vec![found] };
    let found = || -> Result<Standings, Refused> {
        let office = office(common).map_err(refused)?;
        let period = request.period.as_deref().map(period).transpose().map_err(refused)?;
        run::results_at_hand(&office)?;
        let found = run::status(&office, &request.returns, period, clock());
        // Looks at strategies stand there too, under names that no return has.
        let is_there = |name: &String| found.found.iter().any(|own| own.form == *name);
        let strange: Vec<String> =
            request.returns.iter().filter(|own| !is_there(own)).cloned().collect();
        if !strange.is_empty() && period.is_none() {
            run::known_names(&office, &strange)?;
        }
        Ok(found)
    };
    match found() {
        Ok(Standings { found, journal }) => {
            let journal: Vec<Diagnostic> = journal.into_iter().collect();
            show::diagnostics(&journal, common, catalogue);
            for own in &found {
                show::diagnostics(&own.faults, common, catalogue);
                show::diagnostics(&own.wrong_days, common, catalogue);
            }
            match common.format {
                Format::Json => tell_json(&found),
                Format::Text => tell(&found, catalogue),
            }
            let wrong = |own: &Standing| own.seal == Some(false) || !own.wrong_days.is_empty();
            if !journal.is_empty() || found.iter().any(wrong) { Exit::Look } else { Exit::Good }
        }
        Err(Refused { exit, diagnostics }) => {
            show::diagnostics(&diagnostics, common, catalogue);
            exit
        }
    }
}

/// A table of as many columns as it has titles.
fn tell(found: &[Standing], catalogue: &Catalogue) {
    if found.is_empty() {
        out!("{}", catalogue.word("status-nothing"));
        return;
    }
    let mut titles =
        vec!["form", "period", "version", "state", "said", "approved", "seal", "failed"];
    // Most offices have all months of what they made.
    let lacks = found.iter().any(|own| !own.lacked.is_empty());
    titles.extend(lacks.then_some("lacked"));
    let head = titles.iter().map(|own| catalogue.word(&format!("status-{own}"))).collect();
    let state = |own: run::VersionState| catalogue.word(&format!("state-{}", own.word()));
    let rows = found.iter().map(|own| {
        let said = own.said.as_ref().map(|(who, day)| format!("{day}, {who}"));
        let approved = own.approved.map(|(version, of)| match own.is_outdated() {
            true => format!("v{version} ({}), {}", state(of), catalogue.word("status-outdated")),
            false => format!("v{version}"),
        });
        let seal = match own.seal {
            None => "–".to_owned(),
            Some(true) => catalogue.word("seal-holds"),
            Some(false) => catalogue.word("seal-broken"),
        };
        let mut row = vec![
            own.form.clone(),
            own.period.to_string(),
            match own.gone {
                true => format!("v{} ({})", own.newest, catalogue.word("status-gone")),
                false => format!("v{}", own.newest),
            },
            state(own.state),
            said.unwrap_or_else(|| "–".to_owned()),
            approved.unwrap_or_else(|| "–".to_owned()),
            seal,
            own.failed.to_string(),
        ];
        let lacked = if own.lacked.is_empty() { "–".to_owned() } else { own.lacked.join(", ") };
        row.extend(lacks.then_some(lacked));
        row
    });
    let lines: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
    let width = |column: usize| {
        lines.iter().map(|line| line[column].chars().count()).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..titles.len()).map(width).collect();
    for line in &lines {
        let cells = line.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        out!("{}", cells.collect::<Vec<_>>().join("  ").trim_end());
    }
}

fn tell_json(found: &[Standing]) {
    let returns = found.iter().map(|own| {
        let (who, day) = own.said.clone().unzip();
        json!({
            "return": own.form, "period": own.period.to_string(), "version": own.newest,
            "state": own.state.word(), "who": who, "day": day.map(|own| own.to_string()),
            "approved": own.approved.map(|(version, _)| version),
            "approved_state": own.approved.map(|(_, state)| state.word()),
            "newer_unapproved": own.is_outdated(), "seal_holds": own.seal, "failed_rules": own.failed,
            "is_there": !own.gone, "lacked": own.lacked,
        })
    });
    out!("{}", json!({ "returns": returns.collect::<Vec<_>>() }));
}
