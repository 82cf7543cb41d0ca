//! How the returns of a command ended: a line each, and one code for all. Polish: podsumowanie.

use serde_json::json;

use crate::cli::args::{Common, Format};
use crate::cli::asked::Job;
use crate::diagnostic::Catalogue;
use crate::run::Exit;

/// How a return ended.
pub enum State {
    Made {
        version: u32,
        unchanged: bool,
    },
    Checked,
    /// What would be written was told.
    Planned {
        version: u32,
    },
    /// Its exports have not come.
    Waiting {
        lacking: Vec<String>,
    },
    Refused,
}

pub struct Ended {
    pub job: Job,
    pub state: State,
    pub exit: Exit,
}

/// The worst that all share; 6 when some were made and others not.
pub fn exit_of_all(ended: &[Ended]) -> Exit {
    // A return that waits for its exports is neither made nor refused; one whose day has come is looked at.
    let (waiting, tried): (Vec<&Ended>, Vec<&Ended>) =
        ended.iter().partition(|own| matches!(own.state, State::Waiting { .. }));
    let exits: Vec<Exit> = tried.into_iter().map(|own| own.exit).collect();
    let made = exits.iter().all(|exit| *exit <= Exit::Look);
    let of_tried = match exits.iter().max() {
        None => Exit::Good,
        Some(worst) if made || exits.iter().all(|exit| exit == worst) => *worst,
        Some(_) => Exit::Mixed,
    };
    waiting.into_iter().map(|own| own.exit).fold(of_tried, Exit::max)
}

/// A line a return; a quiet command has one for those of which there is something to do.
pub fn summary(ended: &[Ended], common: &Common, catalogue: &Catalogue) {
    if common.format == Format::Json {
        let waiting = ended.iter().filter_map(|own| match &own.state {
            State::Waiting { lacking } => Some((own, lacking)),
            _ => None,
        });
        for (own, lacking) in waiting {
            out!(
                "{}",
                json!({
                    "return": own.job.form, "period": own.job.period.to_string(), "waiting": true,
                    "lacking": lacking, "exit": own.exit as u8,
                    "deadline": own.job.due.as_ref().map(|due| due.day.to_string()),
                })
            );
        }
        return;
    }
    let to_do = |own: &&Ended| !common.quiet || own.exit != Exit::Good;
    let lines: Vec<&Ended> = ended.iter().filter(to_do).collect();
    if lines.is_empty() {
        return;
    }
    let width = lines.iter().map(|own| own.job.form.chars().count()).max().unwrap_or_default();
    out!("\n{}", catalogue.say("summary-all", &[("count", ended.len().into())]));
    for own in lines {
        let (state, version, lacking) = match &own.state {
            State::Made { version, unchanged: true } => ("unchanged", *version, String::new()),
            State::Made { version, .. } => ("made", *version, String::new()),
            State::Planned { version } => ("planned", *version, String::new()),
            State::Checked => ("checked", 0, String::new()),
            State::Waiting { lacking } => ("waiting", 0, lacking.join(", ")),
            State::Refused => ("refused", 0, String::new()),
        };
        let fields = [
            ("state", state.into()),
            ("version", i64::from(version).into()),
            ("lacking", lacking.into()),
            ("exit", i64::from(own.exit as u8).into()),
        ];
        let mut said = catalogue.say("summary-state", &fields);
        if let Some(due) = &own.job.due {
            let fields =
                [("day", due.day.to_string().into()), ("late", i64::from(due.late).into())];
            said = format!("{said}; {}", catalogue.say("summary-due", &fields));
        }
        out!("  {:<width$} {:<8} {said}", own.job.form, own.job.period.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_code_for_all() {
        let ended = |exit: Exit| {
            let state = match exit {
                Exit::Good | Exit::Look => State::Made { version: 1, unchanged: false },
                _ => State::Refused,
            };
            let job =
                Job { form: "r".to_owned(), period: "2025".parse().expect("a period"), due: None };
            Ended { job, state, exit }
        };
        let waiting =
            || Ended { state: State::Waiting { lacking: Vec::new() }, ..ended(Exit::Good) };
        for (exits, expected) in [
            (&[Exit::Good][..], Exit::Good),
            (&[Exit::Good, Exit::Look], Exit::Look),
            (&[Exit::Input], Exit::Input),
            (&[Exit::Input, Exit::Input], Exit::Input),
            (&[Exit::Good, Exit::Input], Exit::Mixed),
            (&[Exit::Configuration, Exit::Input], Exit::Mixed),
        ] {
            let mut all: Vec<Ended> = exits.iter().map(|own| ended(*own)).collect();
            assert!(exit_of_all(&all) == expected);
            // Who waits changes nothing.
            all.push(waiting());
            assert!(exit_of_all(&all) == expected);
        }
        assert!(exit_of_all(&[waiting()]) == Exit::Good);
        // Whose day has come is told of, and hides nothing worse.
        let overdue = || Ended { exit: Exit::Look, ..waiting() };
        for (exits, expected) in [
            (&[][..], Exit::Look),
            (&[Exit::Good], Exit::Look),
            (&[Exit::Input], Exit::Input),
            (&[Exit::Good, Exit::Input], Exit::Mixed),
        ] {
            let mut all: Vec<Ended> = exits.iter().map(|own| ended(*own)).collect();
            all.push(overdue());
            assert!(exit_of_all(&all) == expected);
        }
    }
}
