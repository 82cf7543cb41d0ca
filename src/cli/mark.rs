//! `approve`, `mark`: a version comes into a state. Polish: zatwierdzenie, wysłanie, zwrot.

use serde_json::json;

use super::args::{self, Common, Format, Marking};
use super::commands::{clock, office, today};
use super::show;
use crate::diagnostic::Catalogue;
use crate::run::{self, Exit, Mark, Marked, Refused, VersionState};

pub fn approve(request: args::Approve, common: &Common, catalogue: &Catalogue) -> Exit {
    run(VersionState::Approved, request.form, request.said, common, catalogue)
}

pub fn mark(request: args::Mark, common: &Common, catalogue: &Catalogue) -> Exit {
    let state = match request.state {
        Marking::Checked => VersionState::Checked,
        Marking::Approved => VersionState::Approved,
        Marking::Sent => VersionState::Sent,
        Marking::Returned => VersionState::Returned,
        Marking::Draft => VersionState::Draft,
    };
    run(state, request.form, request.said, common, catalogue)
}

fn run(
    state: VersionState,
    form: String,
    said: args::Said,
    common: &Common,
    catalogue: &Catalogue,
) -> Exit {
    let args::Said { period, version, older, by: who, reason } = said;
    let refused = |found| Refused { exit: Exit::Configuration, diagnostics: vec![found] };
    let marked = || -> Result<(Mark, Marked), Refused> {
        let office = office(common).map_err(refused)?;
        let period = super::period::period(&period).map_err(refused)?;
        let day = today(common);
        let clock = clock();
        let asked = Mark { form, period, version, older, state, day, clock, who, reason };
        let marked = run::mark(&office, &asked)?;
        Ok((asked, marked))
    };
    match marked() {
        Ok((asked, marked)) => {
            show::diagnostics(&marked.notes, common, catalogue);
            tell(&asked, &marked, common, catalogue);
            Exit::Good
        }
        Err(Refused { exit, diagnostics }) => {
            show::diagnostics(&diagnostics, common, catalogue);
            exit
        }
    }
}

fn tell(asked: &Mark, marked: &Marked, common: &Common, catalogue: &Catalogue) {
    let own = &marked.entry;
    if common.format == Format::Json {
        out!(
            "{}",
            json!({
                "return": asked.form, "period": asked.period.to_string(), "version": own.version,
                "state": own.state.word(), "day": own.day.to_string(), "who": own.who,
                "reason": own.reason, "files": own.files, "seal": own.seal,
            })
        );
        return;
    }
    let fields = [
        ("form", asked.form.clone().into()),
        ("period", asked.period.to_string().into()),
        ("version", i64::from(own.version).into()),
        ("state", own.state.word().into()),
        ("day", own.day.to_string().into()),
        ("who", own.who.clone().into()),
        ("seal", own.seal.clone().into()),
    ];
    out!("{}", catalogue.say("summary-marked", &fields));
}
