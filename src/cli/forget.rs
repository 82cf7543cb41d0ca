//! `forget`: kept inputs that are old enough go. Polish: zapomnienie danych wejściowych.

use serde_json::{Value, json};

use super::args::{self, Common, Format};
use super::commands::{office, today};
use super::show;
use crate::diagnostic::{Catalogue, Field};
use crate::run::{self, Aged, Exit, ForgetAsked, Forgetting, Refused};

/// Says what would be removed; removes it with `--yes`.
pub fn run(request: &args::Forget, common: &Common, catalogue: &Catalogue) -> Exit {
    let refused = |found| Refused { exit: Exit::Configuration, diagnostics: vec![found] };
    let asked = ForgetAsked {
        before: request.before,
        today: today(common),
        newest: request.newest,
        remove: request.yes,
    };
    let found = office(common).map_err(refused).and_then(|office| run::forget(&office, asked));
    match found {
        Ok(found) => {
            match common.format {
                Format::Json => tell_json(&found, request.yes),
                Format::Text => tell(&found, request, catalogue),
            }
            Exit::Good
        }
        Err(Refused { exit, diagnostics }) => {
            show::diagnostics(&diagnostics, common, catalogue);
            exit
        }
    }
}

fn tell(found: &Forgetting, request: &args::Forget, catalogue: &Catalogue) {
    let bytes: u64 = found.going.iter().map(|own| own.bytes).sum();
    let kilobytes = usize::try_from(bytes.div_ceil(1024)).unwrap_or(usize::MAX);
    let fields: [(&str, Field); 5] = [
        ("done", if request.yes { "yes" } else { "no" }.into()),
        ("day", request.before.to_string().into()),
        ("count", found.going.len().into()),
        ("kilobytes", kilobytes.into()),
        ("staying", found.staying.into()),
    ];
    out!("{}", catalogue.say("summary-forget", &fields));
    for own in &found.going {
        let names: Vec<&str> = own.names.iter().map(String::as_str).collect();
        let names = match names.is_empty() {
            true => catalogue.word("forget-nobody"),
            false => names.join(", "),
        };
        out!("  {}…  {names}", &own.sha256[..12]);
    }
    for (id, versions) in [
        ("forget-lost", &found.lost),
        ("forget-lost-before", &found.lost_before),
        ("forget-newest", &found.newest),
        ("forget-doubtful", &found.doubtful),
    ] {
        if versions.is_empty() {
            continue;
        }
        out!("{}", catalogue.say(id, &[("done", fields[0].1.clone())]));
        for own in versions {
            let Aged { form, period, version, day, state, .. } = own;
            let state = catalogue.word(&format!("state-{}", state.word()));
            out!("  {form} {period} v{version}  {day}, {state}");
        }
    }
}

fn tell_json(found: &Forgetting, done: bool) {
    let files = found
        .going
        .iter()
        .map(|own| json!({ "sha256": own.sha256, "bytes": own.bytes, "names": own.names }));
    let versions = |of: &[Aged]| -> Vec<Value> {
        let each = of.iter().map(|own| {
            json!({
                "return": own.form, "period": own.period.to_string(), "version": own.version,
                "day": own.day.to_string(), "state": own.state.word(),
            })
        });
        each.collect()
    };
    out!(
        "{}",
        json!({
            "done": done, "files": files.collect::<Vec<_>>(), "staying": found.staying,
            "lost": versions(&found.lost), "lost_before": versions(&found.lost_before),
            "newest": versions(&found.newest), "doubtful": versions(&found.doubtful),
        })
    );
}
