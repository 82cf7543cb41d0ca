//! Explanations as the outputs tell them: those of `wyjasnienia.csv` and those of `spraw.toml`.

use serde_json::{Value, json};

use super::{Done, Workplace};
use crate::config;
use crate::model::date;
use crate::quality::{State, Waiver};
use crate::write::WaiverLine;

/// Rows of the sheet „Wyjaśnienia”.
pub fn waiver_lines(place: &Workplace, done: &Done) -> Vec<WaiverLine> {
    let of_file = done.waivers.list.iter().map(|own| WaiverLine {
        rule: own.rule.clone(),
        record: own.record.clone(),
        reason: own.reason.clone(),
        who: own.who.clone(),
        until: until(own),
        fingerprint: own.fingerprint.to_string(),
        source: format!("wyjasnienia.csv, w. {}", own.row),
        state: match own.state {
            State::Explains(count) => format!("wyjaśnia ustaleń: {count}"),
            State::Changed => "rekord zmienił się: nie działa".to_owned(),
            State::Expired => "po terminie: nie działa".to_owned(),
            State::Nothing => "nie ma takiego ustalenia".to_owned(),
        },
    });
    let of_number = in_force(place, done).map(|(own, count)| {
        let (who, reason) = own.said.split_once(": ").unwrap_or(("", &own.said));
        WaiverLine {
            rule: own.code.clone(),
            record: format!("{}: najwyżej {}", own.table.text, own.most),
            reason: reason.to_owned(),
            who: who.to_owned(),
            source: "spraw.toml".to_owned(),
            state: match count {
                0 => "nie wyjaśnia żadnego".to_owned(),
                count => format!("wyjaśnia rekordów: {count}"),
            },
            ..WaiverLine::default()
        }
    });
    of_file.chain(of_number).collect()
}

/// The same for the manifest, with the sum of the file.
pub fn manifest(place: &Workplace, done: &Done) -> Value {
    let list = done.waivers.list.iter().map(|own| {
        json!({
            "rule": own.rule, "record": own.record, "reason": own.reason, "who": own.who,
            "until": until(own), "fingerprint": own.fingerprint.to_string(),
            "state": own.state.word(),
            "lines": match own.state { State::Explains(count) => count, _ => 0 },
        })
    });
    let of_number = in_force(place, done).map(|(own, count)| {
        json!({
            "table": own.table.text, "code": own.code, "most": own.most, "said": own.said,
            "records": count,
        })
    });
    json!({
        "input": done.waivers.file.as_ref().map(|(file, size, sha256)| json!({
            "file": file, "size": size, "sha256": sha256,
        })),
        "list": list.collect::<Vec<_>>(),
        "of_number": of_number.collect::<Vec<_>>(),
    })
}

fn until(own: &Waiver) -> String {
    own.until.and_then(date::from_days).map(|day| day.to_string()).unwrap_or_default()
}

/// The waivers of `spraw.toml` for this period, and how many records each explains.
fn in_force<'w>(
    place: &'w Workplace,
    done: &'w Done,
) -> impl Iterator<Item = (&'w config::Waiver, usize)> {
    let of_period = |own: &&config::Waiver| {
        own.period.is_some_and(|period| period.to_string() == done.report.period)
    };
    place.office.waivers.iter().filter(of_period).map(|own| {
        let explained = done.loaded.set_aside.iter().filter(|record| {
            *record.table == *own.table.text
                && record.code == own.code
                && record.waived.as_deref() == Some(&own.said)
        });
        (own, explained.count())
    })
}
