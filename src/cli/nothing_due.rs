//! Nothing is due, and a return was asked for by name: for which period it may be wanted. Polish: nic nie ma terminu.

use std::path::Path;

use chrono::NaiveDate;

use crate::diagnostic::Diagnostic;
use crate::run;

/// C117, with the newest ended period of what was asked for that has a version or exports.
pub fn nothing_due(office: &Path, returns: &[String], day: NaiveDate) -> Diagnostic {
    let found = Diagnostic::error("C117").with("day", day.to_string());
    // What is wrong with the calendar was told by whoever asked it before.
    let all = run::deadlines(office, day).unwrap_or_default();
    let wanted = all.iter().filter(|own| returns.is_empty() || returns.contains(&own.form));
    let at_hand = wanted.filter(|own| {
        let lacking = run::months_without_exports(office, own.period).len();
        lacking < own.period.months() as usize
            || run::newest_version(office, &own.form, own.period).is_some()
    });
    let newest = at_hand.max_by_key(|own| (own.period.end(), own.period.months()));
    match newest {
        Some(own) => found.with("period", own.period.to_string()).with("form", &own.form),
        None => found.with("period", "none").with("form", "none"),
    }
}
